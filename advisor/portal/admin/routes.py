"""The admin's pages: what is asked for, found and shown. Nothing here changes anything but the session."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from fastapi import Request as HttpRequest
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from advisor.portal import exports
from advisor.portal.admin import drawing, figures
from advisor.portal.admin.entry import COOKIE, Entry, form_of, must_be_ours
from advisor.portal.admin.pages import Asks, Does, Id, base_of, entry_of, page, style
from advisor.portal.cursors import cursor_of, place_of
from advisor.portal.identity import Caller
from advisor.portal.on_offer import rubric_of
from advisor.portal.service import Service
from advisor.rubric.model import Rubric
from advisor.store import surveyed
from advisor.store.surveyed import Wanted
from advisor.store.tenants import Tenant

__all__ = ["router"]

PERIODS = {"7": "7 days", "30": "30 days", "90": "90 days", "365": "a year", "all": "all time"}
HUMANS: Mapping[str, tuple[str, bool | None, bool | None]] = {
    "": ("any", None, None),
    "waiting": ("waiting for a human", None, True),
    "with": ("with a human", True, None),
    "without": ("with the advisor", False, None),
}
"""What can be chosen of who has a conversation: its words, and what it asks for."""
SURVEYED, OPENED = 20_000, 1_000
"""How many conversations a survey counts, and of how many it reads the answers: the latest."""
PAGE = 50
router = APIRouter(include_in_schema=False)


# --- Who is asking, and what for ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Filter:
    """What is chosen on a page, as its form and its links have it."""

    rubric: str
    days: str
    state: str
    user: str
    human: str = ""

    def wanted(self, tenant: Tenant) -> Wanted:
        """The conversations of a tenant that fit."""
        since = None
        if self.days != "all":
            since = (
                datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=int(self.days))
            ).isoformat()
        finished = {"finished": True, "open": False}.get(self.state)
        owner = tenant.owner("user", self.user) if self.user else tenant
        with_human, waiting = HUMANS[self.human][1:]
        return Wanted(self.rubric or None, finished, since, None, owner, with_human, waiting)

    def query(self, **more: str) -> str:
        """The part of a link after the "?"."""
        chosen = {"rubric": self.rubric, "days": self.days, "state": self.state, "user": self.user}
        chosen |= {"human": self.human} | more
        return urlencode({name: value for name, value in chosen.items() if value})


def _filter(
    rubric: Annotated[str, Query(pattern=r"^[A-Za-z0-9_-]{0,100}$")] = "",
    days: Annotated[str, Query(pattern=r"^(7|30|90|365|all)$")] = "30",
    state: Annotated[str, Query(pattern=r"^(finished|open)?$")] = "",
    user: Annotated[str, Query(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")] = "",
    human: Annotated[str, Query(pattern=r"^(waiting|with|without)?$")] = "",
) -> Filter:
    return Filter(rubric, days, state, user, human)


Chosen = Annotated[Filter, Depends(_filter)]


# --- The door -----------------------------------------------------------------------------------------------


@router.get("/login")
def show_door(http: HttpRequest) -> Response:
    """Show the form that takes a key."""
    return page("login.html.j2", http, wrong=False)


@router.post("/login")
async def come_in(http: HttpRequest, entry: Annotated[Entry, Depends(entry_of)]) -> Response:
    """Turn a key into a session."""
    fields = await form_of(http)
    inside = RedirectResponse(base_of(http), 303)
    if await run_in_threadpool(entry.let_in, inside, fields.get("key", ""), http, base_of(http)):
        return inside
    return page("login.html.j2", http, 401, wrong=True)


@router.post("/logout")
def go_out(http: HttpRequest) -> Response:
    """End the session in this browser."""
    must_be_ours(http)
    outside = RedirectResponse(f"{base_of(http)}/login", 303)
    outside.delete_cookie(COOKIE, path=base_of(http), httponly=True, samesite="strict")
    return outside


@router.get("/style.css")
def show_style() -> Response:
    """The pages' looks: those of the report, and a few more."""
    return Response(style(), media_type="text/css", headers={"Cache-Control": "private, max-age=3600"})


# --- The pages ----------------------------------------------------------------------------------------------


@router.get("")
def show_overview(http: HttpRequest, service: Does, caller: Asks, chosen: Chosen) -> Response:
    """Show how things go, by one rubric; to humans who answer, who waits for them."""
    if not caller.manages:
        return RedirectResponse(f"{base_of(http)}/conversations?days=all&human=waiting", 303)
    rubric = _rubric(service, chosen.rubric)
    chosen = Filter(rubric.id, chosen.days, "", "")
    engine = service.store.engine
    standings = surveyed.standings(engine, chosen.wanted(caller.tenant), SURVEYED)
    of = {one.id: one for one in standings[:OPENED]}
    opened = [
        (of[id], state) for id, state in surveyed.states(engine, list(of)) if state.version == rubric.version
    ]
    names = figures.outcomes(rubric)
    unit, columns = figures.columns(rubric, standings)
    sums = [sum(column.numbers[place] for column in columns) for place in range(len(names))]
    return page(
        "overview.html.j2",
        http,
        manages=caller.manages,
        rubric=rubric,
        rubrics=_rubrics(service),
        periods=PERIODS,
        chosen=chosen,
        totals=figures.totals(standings),
        humans=_with_humans(service, caller),
        surveyed=len(standings),
        most=SURVEYED,
        opened=len(opened),
        names=names,
        unit=unit,
        columns=columns,
        shares=[figures.Share(name, number, sum(sums)) for name, number in zip(names, sums, strict=True)],
        chart=drawing.stacked(columns, names),
        left=figures.left(rubric, opened, datetime.datetime.now(datetime.UTC)),
        distributions=figures.distributions(rubric, [state for _, state in opened]),
    )


@router.get("/conversations")
def show_list(
    http: HttpRequest,
    service: Does,
    caller: Asks,
    chosen: Chosen,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
) -> Response:
    """List conversations, the last begun first."""
    caller.needs_one_of("admin", "desk")
    found = surveyed.page(service.store.engine, chosen.wanted(caller.tenant), place_of(cursor), PAGE + 1)
    shown = found[:PAGE]
    following = cursor_of(shown[-1].since, shown[-1].summary.id) if len(found) > PAGE else None
    return page(
        "list.html.j2",
        http,
        rubrics=_rubrics(service),
        periods=PERIODS,
        humans=HUMANS,
        chosen=chosen,
        shown=shown,
        titles={one.id: one.title for one in _rubrics(service)},
        manages=caller.manages,
        following=following,
        later=cursor is not None,
    )


@router.get("/conversations/{id}/report")
def show_report(id: Id, service: Does, caller: Asks) -> Response:
    """Show the report as the person sees it."""
    policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    text = service.looks.report(caller, id, "html")
    return HTMLResponse(text.encode("utf-8", "replace"), headers={"Content-Security-Policy": policy})


@router.get("/conversations/{id}/export")
def export_one(id: Id, service: Does, caller: Asks) -> Response:
    """Download all that is stored of a conversation."""
    body = service.looks.export(caller, id).model_dump_json(indent=2)
    return Response(body, media_type="application/json", headers=_download(f"{id}.json"))


@router.get("/export.csv")
def export_csv(service: Does, caller: Asks, chosen: Chosen) -> Response:
    """Download the assessments of the conversations that fit, a line each."""
    caller.needs("admin")
    rubric = _rubric(service, chosen.rubric)
    return exports.as_csv(service, rubric, _of(chosen, rubric, caller), _download(f"{rubric.id}.csv"))


@router.get("/export.json")
def export_json(service: Does, caller: Asks, chosen: Chosen) -> Response:
    """Download the same as JSON lines."""
    caller.needs("admin")
    rubric = _rubric(service, chosen.rubric)
    return exports.as_lines(service, _of(chosen, rubric, caller), _download(f"{rubric.id}.jsonl"))


# --- Steps --------------------------------------------------------------------------------------------------


def _of(chosen: Filter, rubric: Rubric, caller: Caller) -> Wanted:
    return Filter(rubric.id, chosen.days, chosen.state, chosen.user, chosen.human).wanted(caller.tenant)


def _with_humans(service: Service, caller: Caller) -> dict[str, int]:
    """How many conversations are with a human, and in how many of them a person waits, now, by any rubric."""
    return {
        name: surveyed.count(service.store.engine, Filter("", "all", "", "", name).wanted(caller.tenant))
        for name in ("waiting", "with")
    }


def _download(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def _rubric(service: Service, name: str) -> Rubric:
    return service.looks.rubric(name or service.settings.rubrics[0])


def _rubrics(service: Service) -> list[Rubric]:
    return [rubric_of(name) for name in service.settings.rubrics]
