"""Record and replay: what a model was asked and what it answered, in a text file that can be reviewed.

A cassette is a file of JSON Lines: a head that says how it came about, then an exchange a line. What many
exchanges share, such as the system's words, stands once, in a line of its own above the first of them; texts
are lists of lines.

    {"cassette": 2, "made": "recorded", "model": "some-model"}
    {"shared": "91c0a4be", "text": ["You read one reply ...", ...]}
    {"purpose": "read", "lines": [{"role": "system", "shared": "91c0a4be"}, ...], "answer": {...}}
    {"purpose": "read", "lines": [... the same ...], "repeat": 2, "answer": {...}}

Laws:

1. No header, key or address is in it; what looks like a key in a text is blanked before it is written and
   before it is compared.
2. A call is answered by the exchange with the same request and repeat; where there is none, the miss names
   the first difference from the likest one. It never falls through to a call.
3. Each exchange is on disk when its answer is used; a line that was being written at a kill is dropped. Of
   two exchanges with the same request and repeat the later counts. Closed, the file is sorted, so that a
   review sees what changed and not in which order calls were answered.
4. What a chat asks again in the same words is a repeat: the second time is answered by the second answer, and
   so on, and any time beyond the last by the last. Times are counted where a call begins, not where it is
   answered, so that calls side by side are replayed as they were recorded. (In an eval, where cases run in
   any order, the repeat is that of the case, and equal requests of several cases share the first answer.)
5. A cassette that no model has answered says so (`made`), and whoever reports on it has to say it, too.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO, get_args

from advisor import errors
from advisor.errors import CassetteMiss, ModelDown, ModelError, ModelInterrupted, UsageError
from advisor.exchange import NOTHING_SPENT, Completion, Ending, Request, Usage
from advisor.llm.model import INTERRUPTED, Heard, Model
from advisor.llm.tokens import estimate, estimate_request

__all__ = ["BY_HAND", "RECORDED", "Head", "Recorder", "Replayer", "Tape"]

FORMAT = 2
RECORDED, BY_HAND = "recorded", "by hand"
LEAST_SHARED = 200
"""Characters from which on a text is worth a line of its own."""
_KEY = re.compile(r"\b(?:sk|pk|rk|key|ghp|xox[a-z])[-_][\w-]{12,}|\bBearer\s+\S{12,}", re.IGNORECASE)

Exchange = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Head:
    """How a cassette came about.

    Args:
        made: "recorded", or "by hand": then no model has said any of it.
        model: the model that answered; empty where that is not known or none did.
        suites: the suites it was made for; empty for a chat's.
        note: what else to know.
    """

    made: str = RECORDED
    model: str = ""
    suites: tuple[str, ...] = ()
    note: str = ""

    def to_data(self) -> dict[str, Any]:
        """The first line."""
        data: dict[str, Any] = {"cassette": FORMAT, "made": self.made}
        data |= {"model": self.model} if self.model else {}
        data |= {"suites": list(self.suites)} if self.suites else {}
        return data | ({"note": self.note} if self.note else {})


class Tape:
    """A cassette in memory, and its file.

    Args:
        file: the cassette.
        head: for a new one; None to take one that is there.

    Raises:
        UsageError: it cannot be read, or is no cassette.
    """

    def __init__(self, file: Path, head: Head | None = None) -> None:
        self.file = file
        self._exchanges: dict[str, Exchange] = {}
        self._shared: dict[str, Any] = {}
        self._out: BinaryIO | None = None
        self._made: set[str] = set()
        if head is None or file.exists():
            self.head = self._read(head)
        else:
            self.head = head

    def __len__(self) -> int:
        return len(self._exchanges)

    # --- to replay

    def find(self, request: Request, repeat: int = 1) -> Completion:
        """What was answered.

        Args:
            request: what is asked.
            repeat: for the how-manieth time the same is asked, from 1; each was recorded by itself.

        Raises:
            CassetteMiss: this was not asked when the cassette was recorded.
            ModelError: there was no answer then.
        """
        found = self._exchanges.get(_key(request, repeat))
        if found is None:
            raise self._miss(request, repeat)
        answer = found["answer"]
        if "error" in answer:
            kind = getattr(errors, str(answer["error"]), ModelDown)
            made = kind if isinstance(kind, type) and issubclass(kind, ModelError) else ModelDown
            error = made(str(answer.get("message", "")))
            error.usage = Usage(**answer["usage"]) if "usage" in answer else NOTHING_SPENT
            raise error
        return _answer_from_data(answer)

    def holds(self, request: Request, repeat: int = 1) -> bool:
        """Whether this was recorded."""
        return _key(request, repeat) in self._exchanges

    def play(self, request: Request, time: int) -> Completion:
        """What was answered when the same was asked for that time; beyond the last time, the last answer.

        Args:
            request: what is asked.
            time: for the how-manieth time in this chat, from 1.

        Raises:
            CassetteMiss: this was not asked when the cassette was recorded.
            ModelError: there was no answer then.
        """
        while time > 1 and not self.holds(request, time):
            time -= 1
        return self.find(request, time)

    def _miss(self, request: Request, repeat: int) -> CassetteMiss:
        if repeat > 1 and _key(request, 1) in self._exchanges:
            return CassetteMiss(f"{self.file}: repeat {repeat} of this was not recorded. Record it anew.")
        recorded = [one for one in self._exchanges.values() if one.get("repeat", 1) == repeat]
        return CassetteMiss(f"{self.file}: {_difference(_request_to_data(request), recorded)}")

    # --- to record

    def add(self, request: Request, answer: Completion | ModelError, repeat: int = 1) -> None:
        """Write an exchange down.

        Raises:
            UsageError: the file cannot be written.
        """
        made: Exchange = _request_to_data(request) | ({"repeat": repeat} if repeat > 1 else {})
        made["answer"] = _answer_to_data(answer)
        self._exchanges[_key(request, repeat)] = made
        try:
            if self._out is None:
                self._save()
                self._out = open(self.file, "ab")  # noqa: SIM115 - closed by `close`
            else:
                self._out.writelines(self._lines_of(made))
                self._out.flush()
        except OSError as error:
            raise UsageError(f"{self.file} cannot be written: {(error.strerror or '').lower()}.") from None

    def settle(self, request: Request, answer: Completion, repeat: int) -> Completion:
        """Write an answer down, unless the same was answered in this run already: that answer then stands.

        Returns:
            What a replay will answer; with what this call cost.
        """
        key = _key(request, repeat)
        if key in self._made:
            return replace(self.find(request, repeat), usage=answer.usage)
        self._made.add(key)
        self.add(request, answer, repeat)
        return answer

    def forget(self, request: Request) -> None:
        """Drop what was recorded of a request before: it is asked anew."""
        repeat = 1
        while self._exchanges.pop(_key(request, repeat), None) is not None:
            repeat += 1

    def close(self) -> None:
        """Sort the file, if anything was recorded."""
        if self._out is not None:
            self._out.close()
            self._out = None
            self._save()

    def _save(self) -> None:
        self._shared = {}
        draft = self.file.with_name(f"{self.file.name}.{os.getpid()}.part")
        with draft.open("wb") as out:
            out.write(_line(self.head.to_data()))
            for _, made in sorted(self._exchanges.items(), key=lambda pair: _place(pair[1])):
                out.writelines(self._lines_of(made))
        draft.replace(self.file)

    def _lines_of(self, made: Exchange) -> Iterator[bytes]:
        """An exchange's line, and before it what it is the first to share."""
        lines = []
        for line in made["lines"]:
            text = line["content"]
            if line["role"] == "system" and sum(map(len, text)) >= LEAST_SHARED:
                name = _name(text)
                if name not in self._shared:
                    self._shared[name] = text
                    yield _line({"shared": name, "text": text})
                lines.append({"role": line["role"], "shared": name})
            else:
                lines.append(line)
        schema = made["schema"]
        if schema is not None:
            name = _name(schema)
            if name not in self._shared:
                self._shared[name] = schema
                yield _line({"shared": name, "schema": schema})
            schema = name
        yield _line({**made, "lines": lines, "schema": schema})

    # --- from disk

    def _read(self, wanted: Head | None) -> Head:
        try:
            raw = self.file.read_bytes()
        except OSError as error:
            raise UsageError(f"{self.file} cannot be read: {(error.strerror or '').lower()}.") from None
        if not raw.strip() and wanted is not None:
            return wanted
        old = _old_form(raw)
        if old is not None:
            for one in old:
                self._keep({**one["request"], "answer": one["answer"]})
            return Head()
        lines = raw.split(b"\n")
        head = self._head(_loaded(lines[0]))
        for number, line in enumerate(lines[1:], start=2):
            if line.strip() and not self._take(_loaded(line)):
                if number == len(lines):  # it was being written when the program was killed
                    break
                raise UsageError(f"{self.file}:{number}: this is no exchange.")
        return head

    def _head(self, data: Any) -> Head:
        if not isinstance(data, dict) or data.get("cassette") != FORMAT:
            raise UsageError(f"{self.file} is no cassette of format {FORMAT}.")
        made, suites = data.get("made"), data.get("suites", [])
        if made not in (RECORDED, BY_HAND) or not isinstance(suites, list):
            raise UsageError(f"{self.file}:1: `made` says {RECORDED!r} or {BY_HAND!r}, not {made!r}.")
        return Head(made, str(data.get("model", "")), tuple(map(str, suites)), str(data.get("note", "")))

    def _take(self, data: Any) -> bool:
        """Keep what a line holds. Whether it holds anything."""
        if not isinstance(data, dict):
            return False
        if "shared" in data:
            self._shared[str(data["shared"])] = data.get("text", data.get("schema"))
            return True
        try:
            lines = [
                {"role": line["role"], "content": self._shared[line["shared"]]}
                if "shared" in line
                else {"role": line["role"], "content": [*line["content"]]}
                for line in data["lines"]
            ]
            schema = None if data["schema"] is None else self._shared[data["schema"]]
            self._keep({**data, "lines": lines, "schema": schema})
        except (KeyError, TypeError):
            return False
        return True

    def _keep(self, made: Exchange) -> None:
        self._exchanges[_key_of(made)] = made


class Recorder:
    """A model whose exchanges are written down.

    Args:
        model: what answers.
        file: the cassette. What it held is kept, but for requests that are made anew.
        name: the model's name, for a new cassette's head.
    """

    def __init__(self, model: Model, file: Path, name: str = "") -> None:
        self._model = model
        self._tape = Tape(file, Head(model=name))
        self._times = _Times()
        self._writing = Lock()

    def complete(self, request: Request, seconds: float, heard: Heard | None = None) -> Completion:
        """Have the model answer, and write the exchange down."""
        said: list[str] = []
        time = self._begun(request)

        def hear(piece: str) -> None:
            said.append(piece)
            if heard is not None:
                heard(piece)

        try:
            answer = self._model.complete(request, seconds, None if heard is None else hear)
        except ModelError as error:
            self._add(request, error, time)
            raise
        except KeyboardInterrupt:  # for a replay there is nobody to press the keys
            ended = ModelInterrupted(INTERRUPTED)
            ended.usage = Usage(estimate_request(request), estimate("".join(said)), calls=1, estimated=True)
            self._add(request, ended, time)
            raise
        except Exception:  # whoever listens has heard enough, and will have when it is replayed
            text = "".join(said)
            spent = Usage(estimate_request(request), estimate(text), calls=1, estimated=True)
            self._add(request, Completion(text, "stop", spent), time)
            raise
        self._add(request, answer, time)
        return answer

    def _begun(self, request: Request) -> int:
        """A call begins: for the how-manieth time. The first drops what was recorded of it before."""
        with self._writing:
            time = self._times.next(request)
            if time == 1:
                self._tape.forget(request)
        return time

    def _add(self, request: Request, answer: Completion | ModelError, time: int) -> None:
        with self._writing:  # calls may be answered in several threads at a time
            self._tape.add(request, answer, time)

    def close(self) -> None:
        """Let go of the model's connections, where it has any, and of the file."""
        self._tape.close()
        close = getattr(self._model, "close", None)
        if close is not None:
            close()


class Replayer:
    """A model that answers from a cassette; no network.

    Args:
        file: the cassette.
    """

    def __init__(self, file: Path) -> None:
        self._tape = Tape(file)
        self._times = _Times()

    def complete(self, request: Request, seconds: float, heard: Heard | None = None) -> Completion:
        """Answer as it was answered.

        Raises:
            CassetteMiss: this was not asked when the cassette was recorded.
        """
        answer = self._tape.play(request, self._times.next(request))
        if heard is not None:
            heard(answer.text)
        return answer


class _Times:
    """Counts how often each request is made, in whatever threads."""

    def __init__(self) -> None:
        self._made: Counter[str] = Counter()
        self._counting = Lock()

    def next(self, request: Request) -> int:
        """A request is made: for the how-manieth time, from 1."""
        key = _key(request, 1)
        with self._counting:
            self._made[key] += 1
            return self._made[key]


# --- requests and answers as data


def _request_to_data(request: Request) -> Exchange:
    return {
        "purpose": request.purpose,
        "most": request.most,
        "lines": [{"role": line.role, "content": _lines(line.content)} for line in request.lines],
        "schema": request.schema,
    }


def _key(request: Request, repeat: int) -> str:
    """A name for a request: the same for requests that are equal but for keys in their texts."""
    lines = [(line.role, _blanked(line.content)) for line in request.lines]
    return _named(request.purpose, request.most, lines, request.schema, repeat)


def _key_of(made: Exchange) -> str:
    lines = [(line["role"], "\n".join(line["content"])) for line in made["lines"]]
    return _named(made["purpose"], made["most"], lines, made["schema"], made.get("repeat", 1))


def _named(purpose: str, most: int, lines: Iterable[tuple[str, str]], schema: Any, repeat: int) -> str:
    """A hash of the parts, each with its length before it. A replay does hardly anything but this."""
    made = hashlib.blake2b(digest_size=16)
    for part in (
        purpose,
        str(most),
        str(repeat),
        _written(schema),
        *(part for line in lines for part in line),
    ):
        data = part.encode("utf-8", "surrogatepass")
        made.update(b"%d:" % len(data))
        made.update(data)
    return made.hexdigest()


def _written(schema: Any) -> str:
    """A schema as JSON; kept by which object it is, for there are few of them and they are long."""
    known = _SCHEMAS.get(id(schema))
    if known is None:
        if len(_SCHEMAS) >= MOST_SCHEMAS:
            _SCHEMAS.clear()
        known = _SCHEMAS[id(schema)] = schema, json.dumps(schema)  # held, so that its id stays its own
    return known[1]


MOST_SCHEMAS = 512
_SCHEMAS: dict[int, tuple[Any, str]] = {}


def _answer_to_data(answer: Completion | ModelError) -> dict[str, Any]:
    if isinstance(answer, ModelError):
        told = {"error": type(answer).__name__, "message": str(answer)}
        return told if answer.usage == NOTHING_SPENT else {**told, "usage": _usage_to_data(answer.usage)}
    return {"text": _lines(answer.text), "ending": answer.ending, "usage": _usage_to_data(answer.usage)}


def _usage_to_data(usage: Usage) -> dict[str, Any]:
    spent = {"input": usage.input, "output": usage.output, "cached": usage.cached, "calls": usage.calls}
    return {**spent, "estimated": usage.estimated}


def _answer_from_data(data: Mapping[str, Any]) -> Completion:
    if data.get("ending") not in get_args(Ending):
        raise CassetteMiss("an answer in the cassette has no proper ending")
    return Completion("\n".join(data["text"]), data["ending"], Usage(**data["usage"]))


@lru_cache(maxsize=256)
def _blanked(text: str) -> str:
    return _KEY.sub("[key]", text)


def _lines(text: str) -> list[str]:
    return _blanked(text).split("\n")


def _name(part: Any) -> str:
    text = json.dumps(part, ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(text.encode(), digest_size=4).hexdigest()


def _line(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def _place(made: Exchange) -> tuple[str, int]:
    """Where an exchange stands in a sorted file: beside those that ask much the same."""
    return json.dumps([made["purpose"], made["lines"]], ensure_ascii=False), made.get("repeat", 1)


def _loaded(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _old_form(raw: bytes) -> list[Exchange] | None:
    """The exchanges of a cassette of the first format, which was one JSON document; None for another file."""
    if b'"exchanges"' not in raw:
        return None
    data = _loaded(raw)
    exchanges = data.get("exchanges") if isinstance(data, dict) and data.get("format") == 1 else None
    if not isinstance(exchanges, list):
        return None
    fits = all(isinstance(one, dict) and {"request", "answer"} <= one.keys() for one in exchanges)
    return exchanges if fits else None


# --- a miss


def _difference(wanted: Exchange, recorded: list[Exchange]) -> str:
    """Where a request first differs from the recorded one that it has most in common with."""
    if not recorded:
        return "nothing is recorded in it."
    flat = _flat(wanted)
    likest = max(map(_flat, recorded), key=lambda other: _common(flat, other))
    common = _common(flat, likest)
    was = likest[common] if common < len(likest) else "(nothing)"
    now = flat[common] if common < len(flat) else "(nothing)"
    return f"this was not recorded. The first difference: recorded {was!r}, now {now!r}. Record it anew."


def _flat(request: Exchange) -> list[str]:
    flat = [f"purpose {request['purpose']}"]
    flat += [f"{line['role']}: {text}" for line in request["lines"] for text in line["content"]]
    return [*flat, f"schema {json.dumps(request['schema'])}", f"most {request['most']}"]


def _common(one: list[str], other: list[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))
