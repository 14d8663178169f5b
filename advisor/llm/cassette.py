"""Record and replay: what a model was asked and what it answered, in a text file that can be reviewed.

A cassette is a JSON file with one exchange after the other, in the order of the calls, and long texts line by
line, so that a changed prompt shows as changed lines. No header, key or address is in it; what looks like a
key in a text is blanked before it is written and before it is compared. A replayed call is answered by the
exchange with the same request; where there is none, the miss names the first difference from the likest one.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from advisor import errors
from advisor.errors import CassetteMiss, ModelDown, ModelError, UsageError
from advisor.exchange import Completion, Ending, Request, Usage
from advisor.llm.model import Heard, Model

__all__ = ["Recorder", "Replayer"]

FORMAT = 1
_KEY = re.compile(r"\b(?:sk|pk|rk|key|ghp|xox[a-z])[-_][\w-]{12,}|\bBearer\s+\S{12,}", re.IGNORECASE)


class Recorder:
    """A model whose exchanges are written down; the file is whole after each.

    Args:
        model: what answers.
        file: the cassette. What it held is kept, but for requests that are made anew.
    """

    def __init__(self, model: Model, file: Path) -> None:
        self._model = model
        self._file = file
        self._exchanges = _read(file) if file.exists() else []

    def complete(self, request: Request, seconds: float, heard: Heard | None = None) -> Completion:
        """Have the model answer, and write the exchange down."""
        try:
            answer = self._model.complete(request, seconds, heard)
        except ModelError as error:
            self._add(request, {"error": type(error).__name__, "message": str(error)})
            raise
        self._add(request, _answer_to_data(answer))
        return answer

    def close(self) -> None:
        """Let go of the model's connections, where it has any."""
        close = getattr(self._model, "close", None)
        if close is not None:
            close()

    def _add(self, request: Request, answer: dict[str, Any]) -> None:
        made = {"request": _request_to_data(request), "answer": answer}
        places = [at for at, one in enumerate(self._exchanges) if one["request"] == made["request"]]
        if places:
            self._exchanges[places[0]] = made
        else:
            self._exchanges.append(made)
        draft = self._file.with_name(f"{self._file.name}.{os.getpid()}.part")
        try:
            draft.write_text(_written(self._exchanges), encoding="utf-8")
            draft.replace(self._file)
        except OSError as error:
            raise UsageError(f"{self._file} cannot be written: {(error.strerror or '').lower()}.") from None


class Replayer:
    """A model that answers from a cassette; no network.

    Args:
        file: the cassette.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._exchanges = _read(file)

    def complete(self, request: Request, seconds: float, heard: Heard | None = None) -> Completion:
        """Answer as it was answered.

        Raises:
            CassetteMiss: this was not asked when the cassette was recorded.
        """
        wanted = _request_to_data(request)
        found = next((one["answer"] for one in self._exchanges if one["request"] == wanted), None)
        if found is None:
            recorded = [one["request"] for one in self._exchanges]
            raise CassetteMiss(f"{self._file}: {_difference(wanted, recorded)}")
        if "error" in found:
            kind = getattr(errors, str(found["error"]), ModelDown)
            made = kind if isinstance(kind, type) and issubclass(kind, ModelError) else ModelDown
            raise made(str(found.get("message", "")))
        answer = _answer_from_data(found)
        if heard is not None:
            heard(answer.text)
        return answer


def _request_to_data(request: Request) -> dict[str, Any]:
    return {
        "purpose": request.purpose,
        "most": request.most,
        "lines": [{"role": line.role, "content": _lines(line.content)} for line in request.lines],
        "schema": request.schema,
    }


def _answer_to_data(answer: Completion) -> dict[str, Any]:
    usage = answer.usage
    spent = {"input": usage.input, "output": usage.output, "cached": usage.cached, "calls": usage.calls}
    return {
        "text": _lines(answer.text),
        "ending": answer.ending,
        "usage": {**spent, "estimated": usage.estimated},
    }


def _answer_from_data(data: Mapping[str, Any]) -> Completion:
    if data.get("ending") not in get_args(Ending):
        raise CassetteMiss("an answer in the cassette has no proper ending")
    return Completion("\n".join(data["text"]), data["ending"], Usage(**data["usage"]))


def _lines(text: str) -> list[str]:
    return _KEY.sub("[key]", text).split("\n")


def _written(exchanges: list[dict[str, Any]]) -> str:
    return json.dumps({"format": FORMAT, "exchanges": exchanges}, ensure_ascii=False, indent=1) + "\n"


def _read(file: Path) -> list[dict[str, Any]]:
    try:
        data = json.loads(file.read_bytes())
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {(error.strerror or '').lower()}.") from None
    except ValueError as error:
        raise UsageError(f"{file} is no cassette: {error}") from None
    exchanges = data.get("exchanges") if isinstance(data, dict) and data.get("format") == FORMAT else None
    if not isinstance(exchanges, list):
        raise UsageError(f"{file} is no cassette of format {FORMAT}.")
    if not all(isinstance(one, dict) and {"request", "answer"} <= one.keys() for one in exchanges):
        raise UsageError(f"{file} holds something that is no exchange.")
    return exchanges


def _difference(wanted: Mapping[str, Any], recorded: list[Mapping[str, Any]]) -> str:
    """Where a request first differs from the recorded one that it has most in common with."""
    if not recorded:
        return "nothing is recorded in it."
    flat = _flat(wanted)
    likest = max(map(_flat, recorded), key=lambda other: _common(flat, other))
    common = _common(flat, likest)
    was = likest[common] if common < len(likest) else "(nothing)"
    now = flat[common] if common < len(flat) else "(nothing)"
    return f"this was not recorded. The first difference: recorded {was!r}, now {now!r}. Record it anew."


def _flat(request: Mapping[str, Any]) -> list[str]:
    flat = [f"purpose {request['purpose']}"]
    flat += [f"{line['role']}: {text}" for line in request["lines"] for text in line["content"]]
    return [*flat, f"schema {json.dumps(request['schema'])}", f"most {request['most']}"]


def _common(one: list[str], other: list[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))
