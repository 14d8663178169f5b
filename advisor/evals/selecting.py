"""Which cases are wanted: an expression over their names and tags, a shard, a limit.

    terse and not held          a word is looked for in the id, the file, the rubric and the tags
    tag:uk or id:cs-cv-0        a word of one field only: id, file, tag (a whole one), rubric, group
    "half a word" (in quotes where it holds spaces or brackets)

A shard is told by a hash of the case's id, so that it stays the same when cases come or go. Paraphrases of
one person are compared with each other, so they go by the hash of their group.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from advisor.errors import SuiteError
from advisor.transcripts import Case

__all__ = ["Selection", "Shard", "compile_filter", "parse_shard"]

Test = Callable[[Case, str], bool]


@dataclass(frozen=True, slots=True)
class Shard:
    """The `index`th (from 1) of `of` parts."""

    index: int
    of: int

    def takes(self, case: Case) -> bool:
        """Whether a case is in this part."""
        digest = hashlib.sha256((case.group or case.id).encode("utf-8", "surrogatepass")).digest()
        return int.from_bytes(digest[:8], "big") % self.of == self.index - 1


def parse_shard(text: str) -> Shard:
    """Read "2/5".

    >>> parse_shard("2/5")
    Shard(index=2, of=5)

    Raises:
        SuiteError: it is no such part.
    """
    found = re.fullmatch(r"(\d{1,6})/(\d{1,6})", text, re.ASCII)
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        raise SuiteError(f"--shard takes one of so many parts, such as 1/4, not {text!r}.")
    return Shard(int(found[1]), int(found[2]))


@dataclass(slots=True)
class Selection:
    """Says of each case, in turn, whether it is wanted. With a limit it counts, so use each for one pass.

    Args:
        filter: an expression; None for all.
        tags: a case must have one of these, where any are given.
        only: ids, where only some are wanted.
        shard: the part to take.
        limit: take so many at most.
    """

    filter: str | None = None
    tags: Sequence[str] = ()
    only: Collection[str] | None = None
    shard: Shard | None = None
    limit: int | None = None
    _test: Test | None = field(default=None, init=False, repr=False, compare=False)
    _taken: int = field(default=0, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.filter is not None:
            self._test = compile_filter(self.filter)

    def fresh(self) -> Selection:
        """The same selection, for another pass."""
        return Selection(self.filter, self.tags, self.only, self.shard, self.limit)

    def takes(self, case: Case, file: str) -> bool:
        """Whether the next case is wanted."""
        wanted = (
            (self.limit is None or self._taken < self.limit)
            and (self.only is None or case.id in self.only)
            and (not self.tags or not set(self.tags).isdisjoint(case.tags))
            and (self.shard is None or self.shard.takes(case))
            and (self._test is None or self._test(case, file))
        )
        self._taken += wanted
        return wanted

    def to_data(self) -> dict[str, Any]:
        """JSON data; empty where nothing is left out."""
        shard = f"{self.shard.index}/{self.shard.of}" if self.shard else None
        only = None if self.only is None else sorted(self.only)
        data = {
            "filter": self.filter,
            "tags": list(self.tags),
            "only": only,
            "shard": shard,
            "limit": self.limit,
        }
        return {key: value for key, value in data.items() if value is not None and value != []}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Selection:
        """Undo `to_data`."""
        shard = parse_shard(data["shard"]) if "shard" in data else None
        return cls(data.get("filter"), data.get("tags", ()), data.get("only"), shard, data.get("limit"))


# --- The expression -----------------------------------------------------------------------------------------

_TOKEN = re.compile(
    r'\s*(?:(?P<bracket>[()])|(?P<field>[a-z]+:)?(?:"(?P<quoted>[^"]*)"|(?P<word>[^\s()"]+)))'
)
_FIELDS: dict[str, Callable[[Case, str, str], bool]] = {
    "id": lambda case, file, word: word in case.id.casefold(),
    "file": lambda case, file, word: word in file.casefold(),
    "tag": lambda case, file, word: word in (tag.casefold() for tag in case.tags),
    "rubric": lambda case, file, word: word in case.rubric.casefold(),
    "group": lambda case, file, word: word in (case.group or "").casefold(),
}


def compile_filter(text: str) -> Test:
    """Turn an expression into a test of a case and its file.

    Raises:
        SuiteError: it is none; the message says where.
    """
    parser = _Parser(_tokens(text), text)
    test = parser.either()
    if parser.next is not None:
        parser.fail(f"{parser.next[1]!r} is left over")
    return test


def _tokens(text: str) -> list[tuple[str, str, str]]:
    found, at = [], 0
    text = text.strip()
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            raise SuiteError(f"--filter {text!r}: a quotation mark is not closed.")
        name = (token["field"] or "")[:-1]
        if token["bracket"]:
            found.append(("bracket", token["bracket"], ""))
        elif token["word"] in ("and", "or", "not") and not name:
            found.append(("operator", token["word"], ""))
        else:
            word = token["word"] if token["quoted"] is None else token["quoted"]
            found.append(("word", word, name))
        at = token.end()
    return found


class _Parser:
    """`or` binds loosest, then `and`, then `not`."""

    def __init__(self, tokens: list[tuple[str, str, str]], text: str) -> None:
        self._tokens, self._text = tokens, text

    @property
    def next(self) -> tuple[str, str, str] | None:
        return self._tokens[0] if self._tokens else None

    def fail(self, why: str) -> None:
        raise SuiteError(f"--filter {self._text!r}: {why}. Say, for instance: terse and not tag:uk")

    def _accept(self, *token: str) -> bool:
        if self.next is not None and self.next[:2] == token:
            self._tokens.pop(0)
            return True
        return False

    def either(self) -> Test:
        tests = [self._all()]
        while self._accept("operator", "or"):
            tests.append(self._all())
        return tests[0] if len(tests) == 1 else lambda case, file: any(test(case, file) for test in tests)

    def _all(self) -> Test:
        tests = [self._one()]
        while self._accept("operator", "and"):
            tests.append(self._one())
        return tests[0] if len(tests) == 1 else lambda case, file: all(test(case, file) for test in tests)

    def _one(self) -> Test:
        if self._accept("operator", "not"):
            inner = self._one()
            return lambda case, file: not inner(case, file)
        if self._accept("bracket", "("):
            inner = self.either()
            if not self._accept("bracket", ")"):
                self.fail("a bracket is not closed")
            return inner
        if self.next is None or self.next[0] != "word":
            self.fail("a word is missing" + (f" before {self.next[1]!r}" if self.next else " at the end"))
        _, word, name = self._tokens.pop(0)
        return self._word(word.casefold(), name)

    def _word(self, word: str, name: str) -> Test:
        if name and name not in _FIELDS:
            self.fail(f"there is no field {name!r} (there are: {', '.join(_FIELDS)})")
        fields = [_FIELDS[name]] if name else list(_FIELDS.values())
        return lambda case, file: any(holds(case, file, word) for holds in fields)
