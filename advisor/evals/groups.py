"""Paraphrases: the same person in other words must keep answers and result; texts may be worded otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from advisor.evals.cases import text_hash
from advisor.evals.records import CaseRecord, GroupRecord

__all__ = ["Groups"]


@dataclass(slots=True)
class _Member:
    id: str
    signature: Mapping[str, Any]


@dataclass(slots=True)
class Groups:
    """Collects the members of groups as they come; cases without a group are not kept.

    Args:
        kinds: rubric → item → kind of item.
    """

    kinds: Mapping[str, Mapping[str, str]]
    _members: dict[str, list[_Member]] = field(default_factory=dict)
    _files: dict[str, str] = field(default_factory=dict)

    def add(self, record: CaseRecord) -> None:
        """Take a record; only the first repeat of a case is compared."""
        if record.group is None or record.repeat != 1 or record.found is None:
            return
        self._files.setdefault(record.group, record.file)
        kinds = self.kinds.get(record.rubric, {})
        found = record.found
        said = {item: value for item, value in found.answers.items() if kinds.get(item) != "text"}
        signature = {**said, "tier": found.tier, "level": found.level}
        self._members.setdefault(record.group, []).append(_Member(record.id, signature))

    def records(self) -> Iterator[GroupRecord]:
        """What comes of each group of two or more, in the order they were met."""
        for name, members in self._members.items():
            if len(members) > 1:
                yield self._record(name, members)

    def _record(self, name: str, members: list[_Member]) -> GroupRecord:
        readings = Counter(text_hash(member.signature) for member in members)
        usual, _ = readings.most_common(1)[0]  # the first met, in a tie
        reference = next(m.signature for m in members if text_hash(m.signature) == usual)
        flips = {m.id: _differences(reference, m.signature) for m in members}
        flips = {member: items for member, items in flips.items() if items}
        return GroupRecord(
            id=name,
            file=self._files[name],
            members=tuple(member.id for member in members),
            outcome="failed" if flips else "passed",
            flips=flips,
        )


def _differences(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(key for key in {**one, **other} if one.get(key) != other.get(key))
