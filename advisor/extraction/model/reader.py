"""The extractor that reads with a model: what it asks, and what is made of the answer.

Laws:

1. The offline reading comes first and is always at hand. A model that is silent, wrong, broken or away
   changes nothing but what is known in addition.
2. One call a message, and one more where the answer could not be used at all. None where nothing is to be
   read.
3. What the model proposes passes `checking` or is rejected, with the reason, in the reading's mark.
4. Where both readings are sure of a scored item and differ, neither is taken: the person is asked.
5. Words that speak to the machine answer no scored item, whoever read them (`orders`).
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from advisor.answers import Entry, Message, Sheet
from advisor.errors import BudgetSpent, ModelDown, ModelError, ModelRefused
from advisor.exchange import Completion, Usage
from advisor.extraction.extractor import (
    Mark,
    NeedsModel,
    Notice,
    Reading,
    ReadTask,
    Rejected,
)
from advisor.extraction.model.checking import check
from advisor.extraction.model.claims import Claim, Claims, Unusable, parse_claims
from advisor.extraction.model.grounding import fold
from advisor.extraction.model.interest import holds_nothing, of_interest, standing_question
from advisor.extraction.model.orders import screened, speaks_to_machine
from advisor.extraction.model.sight import Sight
from advisor.extraction.offline.lexicon import Lexicon, lexicon_of
from advisor.extraction.offline.reader import OfflineExtractor
from advisor.rubric.model import Rubric

__all__ = ["ModelExtractor"]

LONGEST_REPLY = 8_000
"""Characters of a message that a model is shown; a longer one is cut. Offline, all of it is read."""
LONGEST_QUESTION = 1_500
TO_MACHINE = "the message speaks to the machine"


class ModelExtractor:
    """Reads with a model, and holds none: `read` returns what to ask it."""

    def __init__(self) -> None:
        self._offline = OfflineExtractor()

    def read(
        self, rubric: Rubric, chat: Sequence[Message], log: Sequence[Entry], today: datetime.date | None
    ) -> Reading | NeedsModel:
        """Read the last message of `chat`. See `advisor.extraction.extractor.Extractor`."""
        offline = self._offline.read(rubric, chat, log, today)
        lexicon, sheet = lexicon_of(rubric), Sheet.of(log)
        asked = standing_question(chat, lexicon, sheet)
        text = chat[-1].content
        if holds_nothing(text, asked):
            return offline
        sight = Sight(lexicon, chat, sheet, asked, today)
        suspicious = speaks_to_machine(sight.whole)
        left_out = _left_out(sight, offline) if suspicious else ()
        offline = replace(offline, entries=tuple(one for one in offline.entries if one not in left_out))
        items = of_interest(lexicon, asked, sheet, sight.parsed, offline)
        if not items:
            return offline
        said = next((one.content for one in reversed(chat[:-1]) if one.role != "user"), "")
        known = _known(rubric, sheet, items)
        task = ReadTask(items, said[-LONGEST_QUESTION:], text[:LONGEST_REPLY], known=known)
        turn = _Turn(lexicon, sight, offline, task, suspicious, left_out)
        return NeedsModel(task, turn.first)


@dataclass(frozen=True)
class _Turn:
    """One message between the question to the model and its answer."""

    lexicon: Lexicon
    sight: Sight
    offline: Reading
    task: ReadTask
    suspicious: bool
    """Whether the message speaks to the machine."""
    left_out: tuple[Entry, ...]
    """What the offline reader made of words that do."""

    def first(self, answer: Completion | ModelError) -> Reading | NeedsModel:
        """Use the model's first answer, or ask once more."""
        found = _claims(answer, self.task)
        if isinstance(found, Claims):
            return self._merged(found, _spent(answer))
        if (
            isinstance(answer, ModelError)
            or not found.fault
            or answer.ending in ("refusal", "content_filter")
        ):
            return self._alone(answer, found.fault, _spent(answer))
        again = replace(self.task, before=answer.text[:LONGEST_REPLY], fault=found.fault)
        return NeedsModel(again, lambda second: self._second(second, _spent(answer)))

    def _second(self, answer: Completion | ModelError, spent: Usage) -> Reading:
        found = _claims(answer, self.task)
        spent = spent + _spent(answer)
        return (
            self._merged(found, spent)
            if isinstance(found, Claims)
            else self._alone(answer, found.fault, spent)
        )

    def _alone(self, answer: Completion | ModelError, fault: str, spent: Usage) -> Reading:
        """The offline reading, marked with why it stands alone."""
        down = isinstance(answer, ModelDown | ModelRefused | BudgetSpent)
        return replace(
            self.offline, mark=Mark(self._message, "read", fault, down, _named(self.left_out), spent)
        )

    def _merged(self, found: Claims, spent: Usage) -> Reading:
        rejected = [*_named(self.left_out), *found.rejected]
        proposed: dict[str, Entry] = {}
        claims, twice = _one_each(self.lexicon.rubric, found.claims)
        rejected += twice
        ordered = sorted(claims, key=lambda claim: self.lexicon.order[claim.item])
        for claim, result in _checked(self.sight, ordered, self.offline, self.suspicious):
            if isinstance(result, Rejected):
                rejected.append(result)
            else:
                proposed[claim.item] = _joined(self.lexicon.rubric, proposed.get(claim.item), result)
        read = {entry.item: entry for entry in self.offline.entries}
        for name in sorted(_of_several(self.sight, proposed, read)):
            words = proposed.pop(name).evidence[-1].quote
            rejected.append(Rejected(name, "one number for several parts", words[:200]))
        entries, notices = self._both(proposed, rejected)
        mark = Mark(self._message, "read", rejected=tuple(rejected), usage=spent)
        return Reading(entries, (*notices, *self._notices(entries)), mark)

    def _both(
        self, proposed: dict[str, Entry], rejected: list[Rejected]
    ) -> tuple[tuple[Entry, ...], list[Notice]]:
        """What both readings come to, item by item, in the order of the rubric."""
        entries: list[Entry] = []
        asks: list[Notice] = []
        offline = {entry.item: entry for entry in self.offline.entries}
        for item in self.lexicon.order:
            ours, theirs = offline.get(item), proposed.get(item)
            if theirs is None or ours is None or ours.value == theirs.value:
                entries += [one for one in (ours or theirs,) if one is not None]
            elif theirs.act == "declined":
                entries.append(ours)  # who refuses beside an answer has answered
            elif item not in self.lexicon.rubric.scored:
                entries.append(theirs)
            else:
                words = theirs.evidence or ours.evidence
                asks.append(Notice("unclear", (item,), words))
                rejected.append(
                    Rejected(item, "the two readings differ; the person is asked", words[0].quote)
                )
        return tuple(entries), asks

    def _notices(self, entries: Iterable[Entry]) -> tuple[Notice, ...]:
        """The offline reading's notices, without those that the model has settled."""
        told = {entry.item for entry in entries}
        return tuple(one for one in self.offline.notices if not one.items or not told.issuperset(one.items))

    @property
    def _message(self) -> int:
        return len(self.sight.chat) - 1


def _known(rubric: Rubric, sheet: Sheet, items: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """What stands of the items, as a prompt may show it: the person's own words are not among it."""
    standing = ((name, sheet.answers[name].value) for name in items if name in sheet.answers)
    return tuple(
        (name, ",".join(value) if isinstance(value, tuple) else str(value))
        for name, value in standing
        if rubric.items[name].kind != "text"
    )


def _one_each(rubric: Rubric, claims: Sequence[Claim]) -> tuple[list[Claim], list[Rejected]]:
    """The claims of items that the answer does not contradict itself on; choices may come one by one."""
    times = Counter(claim.item for claim in claims if rubric.items[claim.item].kind != "choices")
    left = [claim for claim in claims if times[claim.item] < 2]
    twice = (claim for claim in claims if times[claim.item] > 1)
    return left, [Rejected(one.item, "it is answered twice, and not alike", one.quote[:200]) for one in twice]


def _of_several(sight: Sight, proposed: Mapping[str, Entry], offline: Mapping[str, Entry]) -> set[str]:
    """The ratings that were claimed of one number, where nothing says that it is of all of them.

    A bare number to a question of several parts is none of them; one that is named ("Mitgefühl 8") is.
    """
    items, message = sight.lexicon.rubric.items, sight.chat[-1].content
    rated = {
        name: entry.evidence
        for name, entry in proposed.items()
        if items[name].kind == "rating" and entry.value is not None and name not in offline
    }
    if not rated or _OF_ALL.search(message.casefold()):
        return set()
    times = Counter(rated.values())
    shared = {name for name, words in rated.items() if times[words] > 1}
    asked = [name for name in sight.asked.items if items[name].kind == "rating"]
    if len(asked) > 1 and len(_FIGURE.findall(fold(message).text)) == 1:
        bare = (name for name, words in rated.items() if _FIGURE.fullmatch(words[-1].quote))
        shared.update(name for name in bare if name in asked and not _is_named(sight, name))
    return shared


def _is_named(sight: Sight, name: str) -> bool:
    """Whether the message names an item."""
    mentions = (one for parsed in sight.parsed for one in parsed.mentions)
    return any(ref.item == name for one in mentions for ref in one.refs)


_FIGURE = re.compile(r"\d+(?:[.,]\d+)?(?:/\d+)?")
_OF_ALL = re.compile(
    r"(?<!\w)(?:all|both|each|every|everything|everywhere|across|equally|throughout|same|straight|flat|apiece"
    r"|todos?|todas?|tudo|tout|toute|toutes|tous|partout|alles?|überall|tutti?|tutte|ovunque|wszystko|wszędzie"
    r"|allemaal|overal|везде|все|всё|всем)(?!\w)|全部|都|すべて|全て|모두|전부|كل|सब"
)
"""Words that make a number one for all parts."""


def _joined(rubric: Rubric, first: Entry | None, entry: Entry) -> Entry:
    """Several choices that were claimed one by one, as one answer."""
    if first is None or not isinstance(first.value, tuple) or not isinstance(entry.value, tuple):
        return entry
    item, both = rubric.items[entry.item], {*first.value, *entry.value}
    value = tuple(one.id for one in getattr(item, "values", ()) if one.id in both)
    return replace(entry, value=value, evidence=tuple(dict.fromkeys(first.evidence + entry.evidence)))


def _checked(
    sight: Sight, claims: Iterable[Claim], offline: Reading, suspicious: bool
) -> Iterable[tuple[Claim, Entry | Rejected]]:
    """Each claim with what became of it.

    A claim that says what the offline reading says needs no check: it adds nothing.
    """
    read = {entry.item: entry for entry in offline.entries}
    scored = sight.lexicon.rubric.scored
    for claim in claims:
        known = read.get(claim.item)
        if known is not None and known.value is not None and _same(known, claim):
            sight.taken.update((span.start, span.end) for span in known.evidence)
            yield claim, known
        elif suspicious and _counts(sight, claim.item, scored):
            yield claim, Rejected(claim.item, TO_MACHINE, claim.quote[:200])
        else:
            yield claim, check(sight, claim)


def _left_out(sight: Sight, offline: Reading) -> tuple[Entry, ...]:
    """Scored answers that the offline reader took from words which speak to the machine."""
    scored = sight.lexicon.rubric.scored
    return tuple(
        entry
        for entry in offline.entries
        if entry.value is not None and _counts(sight, entry.item, scored) and screened(entry, sight.whole)
    )


def _named(left_out: Iterable[Entry]) -> tuple[Rejected, ...]:
    return tuple(Rejected(entry.item, TO_MACHINE, entry.evidence[0].quote) for entry in left_out)


def _counts(sight: Sight, item: str, scored: Sequence[str]) -> bool:
    """Whether an item moves a score: by itself, or in place of another that is absent."""
    rubric = sight.lexicon.rubric
    if item in scored:
        return True
    credits = (rubric.items[name].credit for name in scored)
    return any(credit and credit.when_absent and credit.when_absent.item == item for credit in credits)


def _same(entry: Entry, claim: Claim) -> bool:
    value, other = entry.value, claim.value
    if claim.declined:
        return False
    if other is None:
        return any(span.quote == claim.quote for span in entry.evidence)
    if isinstance(value, tuple) and isinstance(other, str):
        return {*other.replace(" ", "").strip(",").split(",")} == {*value}
    if isinstance(value, tuple):
        return isinstance(other, list) and set(map(str, other)) == set(value)
    if isinstance(value, str):
        return value == other
    if not isinstance(other, int | float) or isinstance(other, bool):
        return False
    return Decimal(value or 0) == Decimal(str(other))  # a model may write a number that no float holds


def _claims(answer: Completion | ModelError, task: ReadTask) -> Claims | Unusable:
    """What a model proposes; or why its answer cannot be used."""
    if isinstance(answer, ModelError):
        return Unusable(str(answer) or type(answer).__name__)
    if answer.ending in ("refusal", "content_filter"):
        return Unusable(f"the model gave no answer: {answer.ending}")
    if answer.ending == "length":
        return Unusable("the answer was cut off at the token limit")
    if answer.ending == "empty" or not answer.text.strip():
        return Unusable("the answer was empty")
    return parse_claims(answer.text, task.items)


def _spent(answer: Completion | ModelError) -> Usage:
    return answer.usage
