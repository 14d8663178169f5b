"""``/api/v1``: the routes. Each says who may, what changes, and hands over to `service`.

They are plain functions, which the framework runs in threads: reading a message takes the processor, storing
it the disk, and neither may hold up other people's streams.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, Query, Response, Security
from fastapi import Path as PathParam
from fastapi import Request as HttpRequest
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from advisor.dialogue import events
from advisor.portal import examples, exports, shapes
from advisor.portal.cursors import BEFORE_ALL, cursor_of, place_of
from advisor.portal.following import Followers
from advisor.portal.identity import BEARER, Caller, Identity
from advisor.portal.metrics import MEDIA_TYPE as MEDIA_TYPE_OF_METRICS
from advisor.portal.metrics import Metrics
from advisor.portal.on_offer import rubric_of, today
from advisor.portal.once import Request
from advisor.portal.plain_requests import KEY, LONGEST_KEY, MessageRoute
from advisor.portal.problems import MEDIA_TYPE, SCHEMA
from advisor.portal.rates import is_key, known
from advisor.portal.service import Service
from advisor.portal.stream import EVENT_SCHEMA, Event, EventStream, events_of, position, wanted
from advisor.store import surveyed
from advisor.store.served import Answered
from advisor.store.surveyed import Wanted
from advisor.store.tenants import PATTERN

__all__ = ["health", "router"]

_PROBLEM: dict[int | str, dict[str, Any]] = {
    "default": {
        "description": "A problem, as RFC 9457 has them.",
        "content": {
            MEDIA_TYPE: {
                "schema": SCHEMA,
                "example": {
                    "type": "urn:advisor:problem:no-such-conversation",
                    "title": "Not Found",
                    "status": 404,
                    "detail": "There is no such conversation.",
                },
            }
        },
    }
}
_STREAMED = {"text/event-stream": {"schema": EVENT_SCHEMA, "example": examples.STREAM}}
_EITHER = {"application/json": {"example": examples.TAKEN}, **_STREAMED}
_TURN: dict[int | str, dict[str, Any]] = {
    200: {"description": "What came of it; as a stream where that is accepted.", "content": _EITHER}
}
_BEGUN: dict[int | str, dict[str, Any]] = {
    201: {"description": "The first turn; as a stream where that is accepted.", "content": _EITHER}
}


def _shows(example: Mapping[str, Any]) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {"application/json": {"example": example}}}}


router = APIRouter(responses=_PROBLEM)
health = APIRouter(include_in_schema=False)


# --- What requests bring ------------------------------------------------------------------------------------


# What takes neither disk nor network is not sent to a thread: three such trips cost more than they bring.
async def _service(http: HttpRequest) -> Service:
    service: Service = http.app.state.service
    return service


async def _followers(http: HttpRequest) -> Followers:
    followers: Followers = http.app.state.followers
    return followers


async def _identity(http: HttpRequest) -> Identity:
    identity: Identity = http.app.state.identity
    return identity


async def _caller(
    http: HttpRequest,
    identity: Annotated[Identity, Depends(_identity)],
    authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
    _bearer: Annotated[object, Security(BEARER)] = None,
    advisor_user: Annotated[
        str | None, Header(description="For a server's key: the user it acts for.")
    ] = None,
) -> Caller:
    if is_key(authorization):  # which the database knows
        return await run_in_threadpool(known, http, identity, authorization, advisor_user)
    return known(http, identity, authorization, advisor_user)


_ID = shapes.ID
Asks = Annotated[Caller, Depends(_caller)]
Does = Annotated[Service, Depends(_service)]
Id = Annotated[str, PathParam(pattern=_ID, description="A conversation's id.")]
Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=LONGEST_KEY,
        pattern=KEY,
        description="A new one for each request. A repeated request is answered with the first answer.",
    ),
]
User = Annotated[
    str, PathParam(pattern=r"^[^\x00-\x1f\x7f]{1,200}$", description="The portal's id of a user.")
]
Accept = Annotated[str | None, Header(include_in_schema=False)]


def _request(caller: Caller, key: str | None, *said: str) -> Request:
    return Request(caller, key or secrets.token_urlsafe(18), said)


def _sent(answered: Answered, accept: str | None) -> Response:
    if wanted(accept):
        return EventStream(events_of(answered.answer), answered.status)
    return JSONResponse(dict(answered.answer), answered.status)


# --- For whoever runs the server ----------------------------------------------------------------------------


@health.get("/healthz")
async def is_alive() -> dict[str, str]:
    """Say that the process answers; a proxy restarts it otherwise."""
    return {"status": "alive"}


@health.get("/metrics")
def show_metrics(http: HttpRequest, caller: Asks) -> Response:
    """Show figures to Prometheus. For a key with the scope "metrics"."""
    caller.needs("metrics")
    metrics: Metrics = http.app.state.metrics
    return Response(metrics.text(), media_type=MEDIA_TYPE_OF_METRICS)


@health.get("/readyz")
def is_ready(service: Does) -> dict[str, str]:
    """Say that the database answers, too; a proxy sends nobody here otherwise."""
    service.store.page(None, None, 1)
    return {"status": "ready"}


# --- Before a conversation ----------------------------------------------------------------------------------


@router.post("/visitors", status_code=201)
def become_a_visitor(
    identity: Annotated[Identity, Depends(_identity)],
    tenant: Annotated[
        str, Query(pattern=f"^({PATTERN})?$", description="Which tenant's, where a server has several.")
    ] = "",
) -> shapes.Visitor:
    """Get a token for somebody who has not signed in."""
    token, until = identity.visitor(tenant)
    return shapes.Visitor(token=token, expires_at=until.isoformat())


@router.get("/rubrics")
def list_rubrics(service: Does) -> shapes.Rubrics:
    """List the rubrics on offer."""
    return shapes.Rubrics(rubrics=[shapes.rubric_line(rubric_of(name)) for name in service.settings.rubrics])


@router.get("/rubrics/{rubric}")
def show_rubric(rubric: str, service: Does) -> shapes.RubricItems:
    """Show what a rubric asks for, and what there is to choose from."""
    return shapes.rubric_items(service.looks.rubric(rubric))


# --- Turns --------------------------------------------------------------------------------------------------


@router.post("/conversations", status_code=201, response_model=shapes.Taken, responses=_BEGUN)
def create(
    service: Does,
    caller: Asks,
    body: shapes.Create | None = None,
    key: Key = None,
    accept: Accept = None,
) -> Response:
    """Begin a conversation, and get the first question. Without a body it is the first rubric on offer."""
    body = body or shapes.Create.model_validate({})
    request = _request(caller, key, "create", "", body.model_dump_json())
    return _sent(service.create(request, body), accept)


def write(
    id: Id, body: shapes.Write, service: Does, caller: Asks, key: Key = None, accept: Accept = None
) -> Response:
    """Send a message of the person."""
    request = _request(caller, key, "write", id, body.model_dump_json())
    return _sent(service.take(request, id, events.PersonWrote(body.text)), accept)


router.add_api_route(
    "/conversations/{id}/messages",
    write,
    methods=["POST"],
    response_model=shapes.Taken,
    responses=_TURN,
    route_class_override=MessageRoute,
)


@router.put("/conversations/{id}/answers/{item}", response_model=shapes.Taken, responses=_TURN)
def set_answer(
    id: Id,
    item: str,
    body: shapes.SetValue,
    service: Does,
    caller: Asks,
    key: Key = None,
    accept: Accept = None,
) -> Response:
    """Set or correct one answer."""
    request = _request(caller, key, "set", id, item, body.model_dump_json())
    return _sent(service.take(request, id, events.Fix(item, body.said)), accept)


@router.post("/conversations/{id}/answers", response_model=shapes.Taken, responses=_TURN)
def set_answers(
    id: Id, body: shapes.SetValues, service: Does, caller: Asks, key: Key = None, accept: Accept = None
) -> Response:
    """Set or correct several answers in one turn, as a form or buttons do; what was asked is gone on from."""
    request = _request(caller, key, "choose", id, body.model_dump_json())
    return _sent(service.take(request, id, events.Choose(body.said)), accept)


@router.post("/conversations/{id}/undo", response_model=shapes.Taken, responses=_TURN)
def undo(id: Id, service: Does, caller: Asks, key: Key = None, accept: Accept = None) -> Response:
    """Take the last change back; again, the one before."""
    return _sent(service.take(_request(caller, key, "undo", id), id, events.Undo()), accept)


@router.post("/conversations/{id}/resume", response_model=shapes.Taken, responses=_TURN)
def resume(id: Id, service: Does, caller: Asks, key: Key = None, accept: Accept = None) -> Response:
    """Take a conversation up again another day: the advisor says where it stood, and asks on."""
    request = _request(caller, key, "resume", id)
    return _sent(service.take(request, id, events.Resumed(today())), accept)


@router.post("/conversations/{id}/consent")
def agree(id: Id, body: shapes.Agree, service: Does, caller: Asks, key: Key = None) -> shapes.Consent:
    """Agree to the text that came with the conversation. Until then no message is taken."""
    request = _request(caller, key, "consent", id, body.model_dump_json())
    return shapes.Consent.model_validate(service.agree(request, id, body.version).answer)


@router.post("/conversations/{id}/handover", response_model=shapes.Taken, responses=_TURN)
def hand_over(
    id: Id,
    service: Does,
    caller: Asks,
    body: shapes.HandOver | None = None,
    key: Key = None,
    accept: Accept = None,
) -> Response:
    """Let a human have the conversation. The advisor is silent until it is given back."""
    body = body or shapes.HandOver()
    request = _request(caller, key, "handover", id, body.model_dump_json())
    return _sent(service.hand_over(request, id, body.reason), accept)


@router.post("/conversations/{id}/replies", response_model=shapes.Taken, responses=_TURN)
def reply(
    id: Id, body: shapes.Reply, service: Does, caller: Asks, key: Key = None, accept: Accept = None
) -> Response:
    """Write to the person as the human who has the conversation. For a key with the scope "desk"."""
    request = _request(caller, key, "reply", id, body.model_dump_json())
    return _sent(service.answer_as_human(request, id, body), accept)


@router.post("/conversations/{id}/release", response_model=shapes.Taken, responses=_TURN)
def release(id: Id, service: Does, caller: Asks, key: Key = None, accept: Accept = None) -> Response:
    """Give the conversation back to the advisor, which goes on where it stood. For servers, by API key."""
    return _sent(service.release(_request(caller, key, "release", id), id), accept)


@router.delete("/conversations/{id}", status_code=204)
def delete(id: Id, service: Does, caller: Asks, key: Key = None) -> Response:
    """Delete a conversation with every word of it."""
    return Response(status_code=service.delete(_request(caller, key, "delete", id), id).status)


# --- Looks --------------------------------------------------------------------------------------------------


@router.get("/conversations", responses=_shows(examples.PAGE))
def list_conversations(
    service: Does,
    caller: Asks,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    rubric: Annotated[str | None, Query(pattern=r"^[A-Za-z0-9_-]{1,100}$")] = None,
    with_human: Annotated[
        bool | None, Query(description="Only those that a human has, or that none has.")
    ] = None,
    waiting: Annotated[
        bool | None, Query(description="Only those where the person waits for a human's word, or does not.")
    ] = None,
) -> shapes.Page:
    """List one's conversations, the last begun first; with an admin's key, everybody's."""
    whose = caller.sees
    # One more than is shown tells whether there is another page.
    found = service.store.page(
        whose, place_of(cursor), limit + 1, rubric, with_human=with_human, waiting=waiting
    )
    shown = found[:limit]
    following = cursor_of(shown[-1].since, shown[-1].summary.id) if len(found) > limit else None
    heads = [shapes.listed(one, admin=caller.helps) for one in shown]
    return shapes.Page(conversations=heads, next=following)


@router.get("/conversations/{id}", responses=_shows(examples.CONVERSATION))
def show(id: Id, service: Does, caller: Asks) -> shapes.Conversation:
    """Show a conversation as it stands, to go on with it after a reload."""
    seen = service.looks.look(caller, id)
    return shapes.conversation_of(*seen, service.looks.consent_of(id), humans=service.settings.staffed)


@router.get("/conversations/{id}/messages", responses=_shows(examples.MESSAGES))
def list_messages(
    id: Id,
    service: Does,
    caller: Asks,
    cursor: Annotated[str, Query(pattern=r"^\d{1,9}$", description="`next` of the page before.")] = "0",
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> shapes.Messages:
    """List what was said, by whom and when. Keep `next`, and ask with it again for what comes after."""
    return service.looks.messages(caller, id, int(cursor), limit)


@router.get("/conversations/{id}/answers", responses=_shows(examples.ANSWERS))
def show_answers(id: Id, service: Does, caller: Asks) -> shapes.Answers:
    """Show what is known, with the exact words it was read from."""
    _, rubric, state = service.looks.look(caller, id)
    return shapes.Answers(answers=shapes.answers_of(rubric, state, state.begins[0]))


_MEDIA = {"json": "application/json", "md": "text/markdown", "html": "text/html", "case": "text/markdown"}
_PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"


@router.get(
    "/conversations/{id}/report",
    response_class=Response,
    responses={200: {"content": {media: {} for media in sorted(set(_MEDIA.values()))}}},
)
def show_report(
    id: Id,
    service: Does,
    caller: Asks,
    format: Annotated[Literal["json", "md", "html", "case"], Query()] = "json",
) -> Response:
    """Show the report of what is known now. `case` is for ladders: a page to take to one's manager."""
    text = service.looks.report(caller, id, format)
    headers = {"Content-Security-Policy": _PAGE_POLICY} if format == "html" else None
    return Response(text.encode("utf-8", "replace"), 200, headers, media_type=_MEDIA[format])


@router.get("/conversations/{id}/report-link")
def link_report(
    id: Id, service: Does, caller: Asks, identity: Annotated[Identity, Depends(_identity)]
) -> shapes.ReportLink:
    """Get a link to the printable report that works for an hour, for whoever has it."""
    service.store.owned(id, caller.sees)
    token, until = identity.link(id, caller.tenant)
    return shapes.ReportLink(path=f"/api/v1/reports/{token}", expires_at=until.isoformat())


@router.get("/reports/{token}", response_class=Response, responses={200: {"content": {"text/html": {}}}})
def show_linked_report(
    token: Annotated[str, PathParam(max_length=1000, description="From `report-link`.")],
    service: Does,
    identity: Annotated[Identity, Depends(_identity)],
) -> Response:
    """Show the printable report that a link opens."""
    id, tenant = identity.linked(token)
    # The link says at what its bearer looks, and it was the owner who got it, or their tenant's server.
    page = service.looks.report(Caller(None, frozenset({"admin"}), tenant=tenant), id, "html")
    headers = {"Content-Security-Policy": _PAGE_POLICY}
    return Response(page.encode("utf-8", "replace"), 200, headers, media_type=_MEDIA["html"])


@router.get("/conversations/{id}/export")
def export(id: Id, service: Does, caller: Asks) -> shapes.Exported:
    """Take away all that is stored."""
    return service.looks.export(caller, id)


@router.get(
    "/conversations/{id}/events",
    response_class=Response,
    responses={200: {"content": _STREAMED}, 204: {"description": "Nothing has happened since."}},
)
def show_events(
    id: Id,
    service: Does,
    caller: Asks,
    followers: Annotated[Followers, Depends(_followers)],
    last_event_id: Annotated[str | None, Header(description="Id of the last event that arrived.")] = None,
    follow: Annotated[
        bool, Query(description="Keep the stream open for what happens next, for some minutes.")
    ] = False,
) -> Response:
    """Get the events that a broken connection has swallowed, or those of the whole conversation.

    With `follow`, also those that come, as they come: what a human writes who has the conversation.
    """
    service.store.owned(id, caller.sees)
    if follow:
        return EventStream(followers.follow(caller.owner or caller.key or "", id, last_event_id))
    since = position(last_event_id)
    missed = [
        event
        for answered in service.store.answers(id, since[0])
        for event in events_of(answered.answer)
        if _place(event) > since
    ]
    return EventStream(missed) if missed else Response(status_code=204)


def _place(event: Event) -> tuple[int, int]:
    return position(event[0])


# --- In bulk ------------------------------------------------------------------------------------------------


@router.get("/assessments", responses=_shows(examples.ASSESSMENTS))
def list_assessments(
    service: Does,
    caller: Asks,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    rubric: Annotated[str | None, Query(pattern=r"^[A-Za-z0-9_-]{1,100}$")] = None,
    finished: bool | None = None,
) -> shapes.Assessments:
    """Take away how every conversation stands; later, what is new and what has changed. For an admin's key.

    They come in the order of their last change. Keep `next`, and ask with it again: a conversation that went
    on comes again. A change is told some seconds after it was made.
    """
    caller.needs("admin")
    wanted = Wanted(rubric=rubric, finished=finished, owner=caller.tenant)
    found = surveyed.changed(service.store.engine, wanted, place_of(cursor), limit + 1)
    shown = found[:limit]
    following = cursor or BEFORE_ALL
    if shown:
        last = shown[-1].summary
        following = cursor_of(last.changed_at.isoformat(timespec="microseconds"), last.id)
    told = exports.assessed(service, shown)
    return shapes.Assessments(assessments=told, next=following, more=len(found) > limit)


# --- One person's data --------------------------------------------------------------------------------------


# A portal's ids can hold slashes, and a server is told of "%2F" as of a slash.
@router.get("/users/{user:path}/export")
def export_user(user: User, service: Does, caller: Asks) -> shapes.ExportedUser:
    """Take away all that is stored of a user. For an admin's key."""
    caller.needs("admin")
    found = service.looks.export_all(caller, caller.tenant.owner("user", user))
    return shapes.ExportedUser(user=user, conversations=found)


@router.delete("/users/{user:path}")
def erase_user(user: User, service: Does, caller: Asks, key: Key = None) -> shapes.Erased:
    """Delete every word of a user, for good. For an admin's key; under another key it finds nothing more."""
    caller.needs("admin")
    return shapes.Erased.model_validate(service.erase(_request(caller, key, "erase", user), user).answer)
