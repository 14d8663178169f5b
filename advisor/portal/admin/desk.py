"""One conversation, and the forms by which a human takes it over, answers in it and gives it back.

Laws:

1. A form changes things by POST alone, and is taken from our own pages only (`entry`). What follows is a page
   that shows: to load it again sends nothing again.
2. Each form holds a name for itself (`Idempotency-Key` in the API), so that a double click writes once.
3. What cannot be taken comes back with the words as they were typed, and says why.
"""

from __future__ import annotations

import hashlib
import re
import secrets

from fastapi import APIRouter
from fastapi import Request as HttpRequest
from fastapi.responses import RedirectResponse, Response
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool

from advisor.errors import AdvisorError
from advisor.portal import shapes
from advisor.portal.admin.entry import form_of
from advisor.portal.admin.marking import marked
from advisor.portal.admin.pages import Asks, Does, Id, base_of, page
from advisor.portal.identity import Caller
from advisor.portal.once import Request
from advisor.portal.problems import Problem
from advisor.portal.service import Service
from advisor.scoring import assess

__all__ = ["desk"]

desk = APIRouter()

LONGEST_FORM = 60_000
"""Bytes: a message of 5,000 characters, none of them ASCII."""
ANCHOR = "#last"
"""What was said last."""
_NAME = re.compile(r"[A-Za-z0-9_-]{8,64}")


@desk.get("/conversations/{id}")
def show_one(http: HttpRequest, id: Id, service: Does, caller: Asks) -> Response:
    """Show one conversation, with what was understood marked where it was said."""
    return _shown(http, id, service, caller)


@desk.post("/conversations/{id}/take")
async def take(http: HttpRequest, id: Id, service: Does, caller: Asks) -> Response:
    """Take a conversation over: the advisor is silent from then on."""
    fields = await form_of(http, LONGEST_FORM)
    return await run_in_threadpool(_done, http, id, service, caller, fields, "take")


@desk.post("/conversations/{id}/reply")
async def reply(http: HttpRequest, id: Id, service: Does, caller: Asks) -> Response:
    """Write to the person."""
    fields = await form_of(http, LONGEST_FORM)
    return await run_in_threadpool(_done, http, id, service, caller, fields, "reply")


@desk.post("/conversations/{id}/release")
async def release(http: HttpRequest, id: Id, service: Does, caller: Asks) -> Response:
    """Give a conversation back to the advisor, which goes on where it stood."""
    fields = await form_of(http, LONGEST_FORM)
    return await run_in_threadpool(_done, http, id, service, caller, fields, "release")


def _done(
    http: HttpRequest, id: str, service: Service, caller: Caller, fields: dict[str, str], what: str
) -> Response:
    """Do what a form asks for, and show the conversation; show it as it stands where that is not possible."""
    said = ("admin", what, id, fields.get("name", ""), fields.get("text", ""))
    once = fields.get("once", "")
    if not _NAME.fullmatch(once):
        once = secrets.token_urlsafe(18)
    # With the words, so that a form to which somebody went back, and filled in anew, is another one.
    request = Request(caller, f"{once}-{hashlib.sha256(repr(said).encode()).hexdigest()[:16]}", said)
    try:
        match what:
            case "take":
                service.hand_over(request, id, "taken")
            case "reply":
                service.answer_as_human(request, id, _reply(fields))
            case _:
                service.release(request, id)
    except Problem as problem:
        return _shown(http, id, service, caller, problem.detail, fields, problem.status)
    except AdvisorError as error:
        return _shown(http, id, service, caller, str(error), fields, 409)
    return RedirectResponse(f"{base_of(http)}/conversations/{id}{ANCHOR}", 303)


def _reply(fields: dict[str, str]) -> shapes.Reply:
    text = fields.get("text", "").replace("\r\n", "\n").strip()
    if not text:
        raise Problem(422, "invalid", "There is nothing to send yet: write a message first.")
    try:
        return shapes.Reply(text=text, name=fields.get("name", "").strip())
    except ValidationError as error:
        of_text = any(fault["loc"][:1] == ("text",) for fault in error.errors())
        told = "The message is too long: send it in parts." if of_text else _NAMELESS
        raise Problem(422, "invalid", told) from None


_NAMELESS = "Say by what name the person is to know you, in one line."


def _shown(
    http: HttpRequest,
    id: str,
    service: Service,
    caller: Caller,
    wrong: str | None = None,
    typed: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    caller.needs_one_of("admin", "desk")
    owned, rubric, state = service.looks.look(caller, id)
    typed = typed or {}
    return page(
        "conversation.html.j2",
        http,
        status,
        owned=owned,
        rubric=rubric,
        known=shapes.answers_of(rubric, state, 0),
        result=assess(rubric, state.values).summary,
        begins=state.begins[0],
        messages=list(enumerate(marked(state.messages, state, rubric))),
        manages=caller.manages,
        with_human=state.with_human,
        staffed=service.settings.humans is not False,
        wrong=wrong,
        name=typed.get("name", owned.name or ""),
        text=typed.get("text", ""),
        once=secrets.token_urlsafe(18),
    )
