"""Errors as problem details (RFC 9457): what, and what to do; never a path, a stack or somebody's words.

Under /v1 they take the shape that OpenAI's clients read, for any other loses its message there.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match

from advisor.errors import AdvisorError, AnswerError, StoreError, UnknownRubric, UnknownSession, UsageError

__all__ = [
    "BROKEN",
    "MEDIA_TYPE",
    "OPENAI_SCHEMA",
    "SCHEMA",
    "Problem",
    "install",
    "is_chatwoot",
    "is_completions",
    "response",
]

MEDIA_TYPE = "application/problem+json"
SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "pattern": "^urn:advisor:problem:[a-z-]+$"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"at": {"type": "string"}, "detail": {"type": "string"}},
                "required": ["at", "detail"],
            },
        },
        "retry_after": {"type": "integer"},
    },
}
"""What a problem looks like, for the document."""
OPENAI_SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["message", "type", "param", "code"],
            "properties": {
                "message": {"type": "string"},
                "type": {"enum": ["server_error", "invalid_request_error"]},
                "param": {"type": "null"},
                "code": {"type": "string"},
            },
        }
    },
}
"""The same under /v1."""

_log = logging.getLogger("advisor.portal")


class Problem(Exception):
    """A request that cannot be answered as it is.

    Args:
        status: the HTTP status.
        code: what went wrong, for programs; it never changes.
        detail: what went wrong and what to do, for people.
        headers: headers to send along.
        more: further members of the problem.
    """

    def __init__(
        self, status: int, code: str, detail: str, headers: Mapping[str, str] | None = None, **more: Any
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.headers = dict(headers or {})
        self.more = more


_SAID = {
    400: "The body cannot be read as JSON in UTF-8.",
    404: "There is nothing at this address. /api/v1/openapi.json lists what there is.",
    405: "This address takes other methods. /api/v1/openapi.json lists them.",
}
"""What the framework says in two words."""

BROKEN = Problem(500, "internal", "Something went wrong here. It was logged under this request's id.")


def response(problem: Problem, *, completions: bool = False) -> JSONResponse:
    """Write a problem."""
    if completions:
        kind = "server_error" if problem.status >= 500 else "invalid_request_error"
        error = {"message": problem.detail, "type": kind, "param": None, "code": problem.code}
        return JSONResponse({"error": error}, problem.status, problem.headers)
    body = {
        "type": f"urn:advisor:problem:{problem.code}",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": problem.detail,
        **problem.more,
    }
    return JSONResponse(body, problem.status, problem.headers, media_type=MEDIA_TYPE)


def is_completions(scope: Mapping[str, Any]) -> bool:
    """Whether a request is for the OpenAI-compatible part, wherever the app is mounted."""
    return _path(scope).startswith("/v1/") and not is_chatwoot(scope)


def is_chatwoot(scope: Mapping[str, Any]) -> bool:
    """Whether a request is a post of Chatwoot's, wherever the app is mounted."""
    return f"{_path(scope)}/".startswith("/v1/chatwoot/")


def _path(scope: Mapping[str, Any]) -> str:
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


def install(app: FastAPI) -> None:
    """Have every error of an app answered as a problem."""
    app.add_exception_handler(Problem, _handle)
    app.add_exception_handler(AdvisorError, _handle)
    app.add_exception_handler(HTTPException, _handle)
    app.add_exception_handler(RequestValidationError, _handle)


_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def _handle(request: Request, error: Exception) -> JSONResponse:
    problem = _problem(error, request.headers.get("content-type", ""))
    if problem.status == 405:
        # The framework names those of one route; an address may have several.
        allowed = [method for method in _METHODS if _is_taken(request, method)]
        problem.headers = {"Allow": ", ".join(["HEAD", *allowed] if "GET" in allowed else allowed)}
    return response(problem, completions=is_completions(request.scope))


def _is_taken(request: Request, method: str) -> bool:
    """Whether a request's address takes this method."""
    scope = {**request.scope, "method": method}
    return any(route.matches(scope)[0] is Match.FULL for route in request.app.routes)


def _problem(error: Exception, sent_as: str) -> Problem:
    """What an error is, to whoever sent the request; `sent_as` is the type of its body."""
    match error:
        case Problem():
            return error
        case UnknownSession():
            return Problem(404, "no-such-conversation", "There is no such conversation.")
        case UnknownRubric():
            return Problem(404, "no-such-rubric", "There is no such rubric. GET /api/v1/rubrics lists them.")
        case AnswerError():
            return Problem(422, "bad-value", str(error))
        case UsageError():
            return Problem(400, "bad-request", str(error))
        case StoreError():
            # Its words name places on this machine: for the log only.
            _log.error("the store failed: %s", error)
            return Problem(
                503, "store-unavailable", "Nothing was stored. Try again in a moment.", {"Retry-After": "2"}
            )
        case RequestValidationError():
            return _misshapen(error, sent_as)
        case HTTPException():
            code = HTTPStatus(error.status_code).phrase.lower().replace(" ", "-")
            detail = _SAID.get(error.status_code, str(error.detail))
            return Problem(error.status_code, code, detail, error.headers)
        case _:
            _log.error("%s: %s", type(error).__name__, error)
            return BROKEN


def _misshapen(error: RequestValidationError, sent_as: str) -> Problem:
    """Say what of a request is not as it should be, and where."""
    faults: dict[str, list[str]] = {}
    for one in error.errors():
        if one["type"] == "json_invalid":
            reason = one.get("ctx", {}).get("error", "")
            return Problem(
                400, "bad-request", f"The body is not JSON: {reason}, at its character {one['loc'][-1]}."
            )
        if tuple(one["loc"]) == ("body",) and one["type"] != "missing" and not _is_json(sent_as):
            # (`curl -d` and forms send another type, and the body is then not parsed.)
            return Problem(
                415, "unsupported-media-type", "Send the body as JSON, with Content-Type: application/json."
            )
        said = faults.setdefault(_pointer(one, error.body), [])
        said.append(one["msg"].replace("Input should be ", "", 1) if said else one["msg"])
    told = [{"at": at, "detail": ", or ".join(said)} for at, said in faults.items()]
    all_of_it = "; ".join(f"{one['at']}: {one['detail']}" for one in told)
    return Problem(422, "invalid", f"The request is not of the expected form. {all_of_it}", errors=told)


def _is_json(sent_as: str) -> bool:
    kind = sent_as.partition(";")[0].strip().lower()
    return kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))


def _pointer(fault: Mapping[str, Any], body: Any) -> str:
    """Say where in the request, as a JSON pointer; what stood there is not repeated.

    Of a value that may be of several kinds the framework names the kind, too, which is no place: what is
    neither there nor missing is left out.
    """
    whole, *steps = fault["loc"]
    if whole == "body":
        last = fault["type"] == "missing"
        place: list[str | int] = []
        for step in steps:
            there = isinstance(body, dict) and step in body
            if not there and not (isinstance(body, list) and isinstance(step, int) and step < len(body)):
                place += [step] if last else []
                break
            place.append(step)
            body = body[step]
        steps = place
    return "/" + "/".join(str(step).replace("~", "~0").replace("/", "~1") for step in (whole, *steps))
