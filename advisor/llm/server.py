"""What a server takes, learnt from what it refuses.

Servers that speak OpenAI's protocol differ in what of it they speak. A call begins with all we would like to
send; what a server refuses is left out of this call and all that follow, so that a chat pays for a difference
once. What was learnt is plain data and can be kept on disk.

The forms of an answer, from the strictest: a JSON Schema; any JSON object, with the schema beside it, as
llama.cpp takes it; any JSON object; text. A server that fails with a 5xx may be refusing the form (some do)
or may be ill: the form is given up only after it failed so twice without ever having worked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from advisor.exchange import Request

__all__ = ["FORMS", "Server"]

FORMS = ("json_schema", "json_object_schema", "json_object", "text")
OPTIONAL = ("temperature", "seed", "stream_options", "stream")
"""Parameters that a call can do without, the first named first to go."""
_REFUSED = (400, 404, 405, 415, 422, 501)
_LIMITS = ("max_completion_tokens", "max_tokens")
_FORM_WORDS = re.compile(
    r"response_format|json_schema|json_object|json schema|structured|grammar|guided", re.I
)
SEED = 20261122
"""Any number would do; it only must not change."""


@dataclass
class Server:
    """One server and model, as far as it is known.

    Args:
        form: place in `FORMS` of the strictest form that it may take.
        proven: whether that form has worked.
        without: parameters that it does not take.
        limit: the name under which it takes the most tokens of an answer; empty if under none.
    """

    form: int = 0
    proven: bool = False
    without: set[str] = field(default_factory=set)
    limit: str = _LIMITS[1]
    ill: int = 0
    """How often a form that never worked has met a 5xx, in a row."""
    _limits_refused: set[str] = field(default_factory=set)

    @classmethod
    def at(cls, base_url: str, known: Mapping[str, Any] | None = None) -> Server:
        """The server at an address, with what is known of it from before, if that makes sense."""
        own = "api.openai.com" in base_url or ".azure.com" in base_url
        server = cls(limit=_LIMITS[0 if own else 1])
        known = known or {}
        if known.get("form") in FORMS and isinstance(known.get("without"), list):
            server.form = FORMS.index(known["form"])
            server.proven = True
            server.without = {name for name in known["without"] if name in OPTIONAL}
            limit = known.get("limit")
            server.limit = limit if isinstance(limit, str) and limit in (*_LIMITS, "") else server.limit
        return server

    def to_data(self) -> dict[str, Any]:
        """What is worth remembering."""
        return {"form": FORMS[self.form], "without": sorted(self.without), "limit": self.limit}

    def call(self, model: str, request: Request, *, stream: bool) -> dict[str, Any]:
        """The parameters of a call in the form that the server takes."""
        lines = [{"role": line.role, "content": line.content} for line in request.lines]
        wanted: dict[str, Any] = {
            "model": model,
            "messages": lines,
            "temperature": 0,
            "seed": SEED,
        }
        if stream:
            wanted |= {"stream": True, "stream_options": {"include_usage": True}}
        if request.schema is not None:
            wanted |= self._formed(request.schema, lines)
        if self.limit:
            wanted[self.limit] = request.most
        return {name: value for name, value in wanted.items() if name not in self.without}

    def _formed(self, schema: Mapping[str, Any], lines: list[dict[str, Any]]) -> dict[str, Any]:
        form = FORMS[self.form]
        if form == "json_schema":
            named = {"name": "answers", "strict": True, "schema": schema}
            return {"response_format": {"type": "json_schema", "json_schema": named}}
        # Behind everything else, so that what is the same from turn to turn still comes first.
        told = f"\nThe JSON object has to fit this schema: {json.dumps(schema, separators=(',', ':'))}"
        lines[-1]["content"] += told
        if form == "json_object_schema":
            return {"response_format": {"type": "json_object", "schema": schema}}
        return {"response_format": {"type": "json_object"}} if form == "json_object" else {}

    def worked(self, request: Request) -> bool:
        """A call worked. Whether that is news worth remembering."""
        self.ill = 0
        if request.schema is None or self.proven:
            return False
        self.proven = True
        return True

    def learn(self, status: int, message: str, request: Request) -> bool:
        """A call was refused. Whether there is another way to put it.

        Args:
            status: of the HTTP response.
            message: what the server says to it.
            request: what was asked.
        """
        if status in _REFUSED:
            named = _FORM_WORDS.search(message) is not None
            # A 404 means no such model or path, unless it speaks of the form.
            return self._leaves_out(message) or ((named or status != 404) and self._steps_down(request))
        if status >= 500 and request.schema is not None and not self.proven:
            self.ill += 1
            return self.ill >= 2 and self._steps_down(request)
        return False

    def learnt_nothing(self, form: int) -> None:
        """A call failed in the end, so it was not the form that was amiss: go back to where it began.

        Args:
            form: what the call began with.
        """
        if not self.proven:
            self.form, self.ill = form, 0

    def _leaves_out(self, message: str) -> bool:
        """Leave out a parameter that the server names."""
        if self.limit and re.search(rf"\b{self.limit}\b", message):
            self._limits_refused.add(self.limit)
            left = [name for name in _LIMITS if name not in self._limits_refused]
            self.limit = left[0] if left else ""
            return True
        for name in OPTIONAL:
            if name not in self.without and re.search(rf"\b{name}\b", message):
                self.without.add(name)
                return True
        return False

    def _steps_down(self, request: Request) -> bool:
        if request.schema is None or self.proven or self.form == len(FORMS) - 1:
            return False
        self.form += 1
        self.ill = 0
        return True
