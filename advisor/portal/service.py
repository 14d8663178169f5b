"""Conversations on a server: one request is one turn, in one transaction, with one answer.

Laws:

1. What a turn added, the answer to it and the client's name for the request are committed together, before
   the answer goes out. A request sent again is answered from there, whatever happened in between.
2. Two requests about one conversation take their turns: here by a lock, between processes by the store, which
   refuses the second; that one then begins again from what the first left behind.
3. Nobody but its owner (or an admin's key) gets to a conversation; to all others it does not exist.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection

from advisor.catalog import load_rubric
from advisor.dialogue import events
from advisor.dialogue.names import parse_value
from advisor.dialogue.offers import carried
from advisor.dialogue.state import State, to_data
from advisor.errors import StoreError, UnknownRubric
from advisor.extraction.extractor import Extractor
from advisor.portal import shapes, tracing
from advisor.portal.identity import Caller
from advisor.portal.metrics import Metrics
from advisor.portal.problems import Problem
from advisor.portal.settings import PortalSettings
from advisor.prompting.render import Prompter
from advisor.report.build import build
from advisor.report.formats import TEMPLATES, written
from advisor.resources import prompts_dir
from advisor.rubric.model import Rubric
from advisor.runner import Runner, Turn, reply_templates
from advisor.store import MovedOn, Session
from advisor.store.served import Answered, Owned, Served

__all__ = ["Request", "Service"]

ATTEMPTS = 10
"""How often a turn begins again because another process was quicker."""
LOCKS = 256
PAGE = 100


@dataclass(frozen=True, slots=True)
class Request:
    """A request that changes something.

    Args:
        caller: who sent it.
        key: their name for it (`Idempotency-Key`).
        said: what was asked: method, place and body.
    """

    caller: Caller
    key: str
    said: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """Stands for `said`, and tells nothing of it."""
        return hashlib.sha256(json.dumps(self.said).encode()).hexdigest()


class Service:
    """Conversations.

    Args:
        settings: what is on offer.
        store: where they are kept.
        extractor: what reads messages.
        metrics: where turns are counted.
    """

    def __init__(
        self, settings: PortalSettings, store: Served, extractor: Extractor, metrics: Metrics
    ) -> None:
        self.settings = settings
        self.store = store
        self.extractor = extractor
        self._metrics = metrics
        self._locks = tuple(threading.Lock() for _ in range(LOCKS))

    def warm_up(self) -> None:
        """Read and say something by each rubric: the first person is not to wait for what is made once."""
        for name in self.settings.rubrics:
            runner = Runner(rubric_of(name), self.extractor, prompter(name))
            runner.start(today())
            runner.send("hello")

    # --- Turns ----------------------------------------------------------------------------------------------

    def create(self, request: Request, asked: shapes.Create) -> Answered:
        """Begin a conversation.

        Raises:
            Problem, AdvisorError: it cannot be begun.
        """
        rubric = self.rubric(asked.rubric or self.settings.rubrics[0])
        today = _day(asked.date)
        along = self._carried(request.caller, asked.continues, rubric)

        def attempt() -> Answered:
            session = self.store.begin(rubric.id)
            owner = request.caller.whose
            return self._turn(
                request,
                session,
                rubric,
                events.Started(today, along),
                201,
                lambda connection: self.store.own(connection, session.id, owner),
            )

        return self._once(request, request.key, attempt)

    def take(self, request: Request, conversation: str, event: events.Event) -> Answered:
        """Take one turn of a conversation.

        Raises:
            Problem, AdvisorError: it cannot be taken.
        """

        def attempt() -> Answered:
            owned = self.store.owned(conversation, request.caller.whose)
            session = self.store.resume(conversation)
            rubric = _fitting(owned, session.state)
            return self._turn(request, session, rubric, _checked(rubric, event), 200)

        return self._once(request, conversation, attempt)

    def delete(self, request: Request, conversation: str) -> Answered:
        """Delete a conversation with every word of it.

        Raises:
            Problem, AdvisorError: there is none.
        """
        owner = request.caller.owner or request.caller.tenant.owner("admin", "")

        def attempt() -> Answered:
            self.store.owned(conversation, request.caller.sees)
            gone = Answered(owner, request.key, request.fingerprint, None, None, 204, {})
            self.store.forget(gone, conversation)
            return gone

        return self._once(request, conversation, attempt, owner)

    def _once(
        self, request: Request, about: str, attempt: Callable[[], Answered], owner: str | None = None
    ) -> Answered:
        """Answer as before where this was asked before; else try until no other process is in the way."""
        owner = owner or request.caller.whose
        # A lock stands for many conversations, and is held for milliseconds.
        with self._locks[hash(about) % LOCKS]:
            for _ in range(ATTEMPTS):
                before = self.store.answered(owner, request.key)
                if before is not None:
                    return _same(before, request)
                try:
                    return attempt()
                except MovedOn:
                    continue
        raise StoreError(f"a turn was overtaken {ATTEMPTS} times")

    def _turn(
        self,
        request: Request,
        session: Session,
        rubric: Rubric,
        event: events.Event,
        status: int,
        first: Callable[[Connection], None] | None = None,
    ) -> Answered:
        runner = Runner(rubric, self.extractor, prompter(rubric.id), session.state)
        with tracing.turn(rubric.id, session.id, event) as span:
            turn = runner.do(event)
            tracing.spent(span, runner.state, session.state)
        if turn.refused:
            raise Problem(409, "not-now", turn.reply)
        answered = _answer(request, session, rubric, runner.state, turn, status)

        def beside(connection: Connection) -> None:
            if first is not None:
                first(connection)
            self.store.record(connection, answered)

        session.save(runner.state, runner.assessment.summary, beside)
        self._metrics.took(rubric.id, type(event).__name__, report=turn.report is not None)
        return answered

    def _carried(
        self, caller: Caller, conversation: str | None, rubric: Rubric
    ) -> tuple[tuple[str, str], ...]:
        """What goes along from the conversation whose offer of this rubric was made."""
        if conversation is None:
            return ()
        _, before, state = self.look(caller, conversation)
        if rubric.id not in state.made:
            raise Problem(409, "no-offer", f"That conversation made no offer of {rubric.id}.")
        return carried(before, state, rubric.id)

    # --- Looks ----------------------------------------------------------------------------------------------

    def rubric(self, name: str) -> Rubric:
        """A rubric on offer.

        Raises:
            UnknownRubric: it is not, even where there is a file by this name.
        """
        if name not in self.settings.rubrics:
            raise UnknownRubric(f"no rubric on offer is called {name!r}")
        return rubric_of(name)

    def look(self, caller: Caller, conversation: str) -> tuple[Owned, Rubric, State]:
        """A conversation as it stands.

        Raises:
            Problem, AdvisorError: there is none.
        """
        owned = self.store.owned(conversation, caller.sees)
        state = self.store.state(conversation)
        return owned, _fitting(owned, state), state

    def report(self, caller: Caller, conversation: str, form: str) -> str:
        """The report of what is known now, in a format.

        Raises:
            Problem, AdvisorError: there is no such conversation or format.
        """
        _, rubric, state = self.look(caller, conversation)
        report = build(rubric, state.sheet, state.messages, state.today)
        return written(report, form, report_templates())

    def export(self, caller: Caller, conversation: str) -> shapes.Exported:
        """All that is stored of a conversation.

        Raises:
            Problem, AdvisorError: there is none.
        """
        owned = self.store.owned(conversation, caller.sees)
        state = self.store.state(conversation)
        rubric = rubric_of(owned.summary.rubric_source)
        # A rubric that has changed since must not keep anyone from their own words.
        fits = (state.rubric, state.version) == (rubric.id, rubric.version)
        return shapes.Exported(
            **shapes.listed(owned).model_dump(),
            date=state.today.isoformat() if state.today else None,
            begins=state.begins[0],
            messages=shapes.transcript(state, 0),
            answers=shapes.answers_of(rubric, state, 0) if fits else [],
            log=to_data(state)["log"],
        )

    def export_all(self, caller: Caller, owner: str) -> list[shapes.Exported]:
        """All that is stored of an owner."""
        found: list[shapes.Exported] = []
        after: tuple[str, str] | None = None
        while page := self.store.page(owner, after, PAGE):
            found += [self.export(caller, one.summary.id) for one in page]
            after = (page[-1].since, page[-1].summary.id)
        return found


# --- What is made once --------------------------------------------------------------------------------------


@cache
def rubric_of(name: str) -> Rubric:
    """A rubric that comes with the program; files do not change while a server runs."""
    return load_rubric(name)


@cache
def prompter(name: str) -> Prompter:
    """What turns replies into text, for a rubric that comes with the program."""
    return Prompter(reply_templates(), rubric_of(name))


@cache
def report_templates() -> Mapping[str, str]:
    """The templates of reports."""
    folder = prompts_dir()
    return {name: (folder / name).read_text(encoding="utf-8") for name in TEMPLATES}


# --- Steps --------------------------------------------------------------------------------------------------


def _same(before: Answered, request: Request) -> Answered:
    if before.fingerprint != request.fingerprint:
        raise Problem(
            422, "key-reused", "This Idempotency-Key stood for another request. Use a new one for each."
        )
    return before


def _answer(
    request: Request, session: Session, rubric: Rubric, state: State, turn: Turn, status: int
) -> Answered:
    number = session.turns + 1
    body: dict[str, Any] = shapes.taken(session.id, number, rubric, state, turn).model_dump()
    return Answered(request.caller.whose, request.key, request.fingerprint, session.id, number, status, body)


def _fitting(owned: Owned, state: State | None) -> Rubric:
    """The rubric of a conversation, if it is still the one that it was held by."""
    rubric = rubric_of(owned.summary.rubric_source)
    if state is None or (state.rubric, state.version) != (rubric.id, rubric.version):
        raise Problem(409, "rubric-changed", "The rubric has changed since. Begin a new conversation.")
    return rubric


def _checked(rubric: Rubric, event: events.Event) -> events.Event:
    """Refuse a value that its item does not take, before it becomes a turn.

    Raises:
        Problem: there is no such item.
        AnswerError: it does not take the value.
    """
    if isinstance(event, events.Fix):
        if event.item not in rubric.items:
            raise Problem(404, "no-such-item", "The rubric has no such item.")
        parse_value(rubric.items[event.item], event.value)
    return event


def _day(date: str | None) -> datetime.date:
    if date is None:
        return today()
    try:
        return datetime.date.fromisoformat(date)
    except ValueError:
        raise Problem(422, "invalid", f"{date} is no day of the calendar.") from None


def today() -> datetime.date:
    """The server's day."""
    return datetime.datetime.now().astimezone().date()
