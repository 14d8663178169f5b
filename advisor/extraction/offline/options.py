"""Options picked by their label or their place: "b", "the second one", "the first two", "all of them"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from operator import attrgetter

from advisor.extraction.offline.declines import is_decline
from advisor.extraction.offline.english import NUMBER_WORDS, ORDINALS
from advisor.extraction.offline.label_runs import Run, picked_run
from advisor.extraction.offline.labels import Label
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.question import Option, Slot
from advisor.extraction.offline.reply import Found, View
from advisor.rubric.items import ChoiceItem, ChoicesItem

__all__ = ["by_option", "by_places", "counted_options", "open_to_all"]

_FIRST = attrgetter("first")


def counted_options(options: list[Option], slots: Sequence[Slot]) -> list[Option]:
    """The options, numbers that count them taken for labels: "Step 8. ... industries: 1 SaaS, 2 shops".

    Where questions are numbered, too, such a number looks like that of another question.
    """
    out = list(options)
    for slot in slots:
        own = [at for at, option in enumerate(out) if option.item == slot.item]
        numbers = [out[at].group for at in own]
        counted = numbers == [str(place) for place in range(1, len(own) + 1)]
        if counted and len(own) > 1 and slot.group and not any(out[at].label for at in own):
            for at in own:
                out[at] = out[at]._replace(label=out[at].group, group=slot.group)
    return out


def by_option(view: View, item: ChoiceItem) -> Found | None:
    """One option, by its label or else by its place."""
    options = [option for option in view.asked.options if option.item == item.id]
    if len(options) < 2:
        return None
    by_label = {option.label: option.value for option in options if option.label}
    marks = _counted(view, by_label) or _meant(view, _marks(view, by_label))
    if len(marks) > 1 and _joined(view, *marks[-2:]) and not (item.ordered and _is_and(view, marks[-1])):
        return None  # "b or c"; of steps, "b and c" means the higher
    if marks:
        first, last, text = marks[-1]
        return Found(item.id, by_label[text], ((first, last),))
    return _by_ordinal(view, item, [option.value for option in options])


_Mark = tuple[int, int, str]
"""A label that is used: its tokens, first and one after the last, and its text."""


def _meant(view: View, marks: list[_Mark]) -> list[_Mark]:
    """The labels without those that are ruled out, and those that would do too: "b, not a or c"."""
    out: list[_Mark] = []
    ruled_out: _Mark | None = None
    for mark in marks:
        spare = out and view.text(mark[0] - 1) == "or" and view.text(mark[0] - 2) == ","
        if view.text(mark[0] - 1) == "not" or (ruled_out and _joined(view, ruled_out, mark)):
            ruled_out = mark
        elif not spare:  # "a, or b if needed"
            out.append(mark)
    return out


def _counted(view: View, by_label: Collection[str]) -> list[_Mark]:
    """The numbers of a reply that holds hardly more: "Two, definitely two", "2. no, 3"."""
    if len(view.asked.items) != 1 or not by_label:
        return []
    out: list[_Mark] = []
    ruled_out = False
    for index in range(view.first, view.last):
        text = view.text(index)
        label = text if text in by_label else str(NUMBER_WORDS.get(text, ""))
        if label not in by_label or not label.isdigit():
            if view.parsed.tokens[index].kind == "w" and text not in _BESIDE_NUMBERS:
                return []
            continue
        if view.text(index - 1) in ("not", "no"):
            ruled_out = True  # "3, not 4"
        else:
            out.append((index, index + 1, label))
    if len(out) > 1 and not ruled_out and view.text(out[-1][1]) in ("no", "never"):
        out.pop()  # "3, 4 never"
    return out


_BESIDE_NUMBERS = frozenset(
    """
    no not never nope nah sorry wait oops actually rather i mean meant or make it that i'd say go with number
    option definitely for sure certain surely please yes yeah yep oh hmm hm um uh er well so my
    mistake typo correction lol haha easily honestly probably think guess choose pick take
    """.split()
)
"""What may stand beside the number of an option, in a reply that is nothing but a choice."""


def _joined(view: View, one: _Mark, other: _Mark) -> bool:
    """Whether two labels stand side by side."""
    return one[2] != other[2] and other[0] - one[1] == 1 and view.text(one[1]) in ("or", "and", "/", "&")


def _is_and(view: View, mark: _Mark) -> bool:
    return view.text(mark[0] - 1) in ("and", "&")


def _marks(view: View, by_label: Collection[str]) -> list[_Mark]:
    """The labels used: written as labels, or bare in a short reply."""
    if not by_label:
        return []
    found = view.parsed.labels
    start = bisect_left(found, view.first, key=_FIRST)
    marks = [
        (label.first, label.last, label.text)
        for label in found[start : bisect_left(found, view.last, key=_FIRST)]
        if label.text in by_label
        and _fits(view, label, by_label)
        and not view.parsed.scope(label.first).other
    ]
    short = view.last - view.first
    if not marks and short <= 4:
        marks = [
            (index, index + 1, view.text(index))
            for index in range(view.first, view.last)
            if view.text(index).isdigit() and view.text(index) in by_label
        ]
    if not marks and short <= 2 and view.text(view.first) in by_label:
        marks = [(view.first, view.first + 1, view.text(view.first))]  # the "c" of "1c 2a 3b"
    return marks


def _fits(view: View, label: Label, by_label: Collection[str]) -> bool:
    """Whether "a" or "i" is a label here, and no word."""
    after = view.text(label.last)
    if after in ("or", "and", "/") and view.text(label.last + 1) in by_label:
        return True  # "torn between a and b"
    if after in _ENDS and (label.first == view.first or view.text(label.first - 1) in _CHOOSES):
        return True  # "a, or b if needed", "go with a"
    if label.text == "a" and not label.strong and after.isalpha() and after not in _AFTER_LETTER:
        return False  # "a stepping stone"
    if label.strong or label.text not in ("a", "i") or label.last - label.first >= view.last - view.first - 2:
        return True
    upper = view.parsed.shown[view.parsed.tokens[label.first].start].isupper()
    return upper and view.text(label.last) in _AFTER_LETTER


_AFTER_LETTER = frozenset(
    """
    . , ! - please is for would sounds suits i i'd then definitely probably maybe thanks because since and of
    """.split()
) | {"", "\n"}
"""What stands behind the letter of an option; "a stepping stone" is none."""
_CHOOSES = frozenset("with put say choose pick take be option answer letter definitely".split())
_ENDS = frozenset(". , ! ; please thanks".split()) | {"", "\n"}
_OF_PART = frozenset("on for about regarding to".split())
_AFTER_PLACE = frozenset("one option . , ! choice please for i".split()) | {""}
_BEFORE_NUMBER = frozenset("option number no choice #".split())


def _by_ordinal(view: View, item: ChoiceItem, values: list[str]) -> Found | None:
    """The option last told by its place: "the second one", "option two", "no, the third"."""
    items = view.lexicon.rubric.items
    if sum(items[other].kind == "choice" for other in view.asked.items) != 1:
        return None
    chosen: Found | None = None
    for index in range(view.first, view.last):
        place = _place(view, index)
        if place and place <= len(values):
            last = index + (2 if view.text(index + 1) in ("one", "option") else 1)
            chosen = Found(item.id, values[place - 1 if place > 0 else -1], ((index, last),))
    return chosen if chosen and chosen.value else None


def _place(view: View, index: int) -> int | None:
    """The place told at a token, -1 for the last."""
    text, before = view.text(index), view.text(index - 1)
    starts = before in ("the", "") or index == view.first
    if before == "the" and _LEAVES_OPEN.search(view.words(max(view.first, index - _AHEAD), index)):
        return None  # "dont know for the last one"
    if before == "the" and view.text(index - 2) in _OF_PART and view.text(index + 1) != "one":
        return None  # "no preference on the first": of the parts asked for
    if text in ORDINALS and starts and view.text(index + 1) in _AFTER_PLACE:
        return ORDINALS[text]
    if before in _BEFORE_NUMBER:
        return int(text) if text.isdigit() and len(text) < 3 else NUMBER_WORDS.get(text)
    return None


# --- several of them


def by_places(view: View, item: ChoicesItem) -> Found | None:
    """Values by their labels or places among those offered: "the first two", "the second and the fourth"."""
    options = [option for option in view.asked.options if option.item == item.id]
    chosen, spans = _labelled(view, options) or _placed(view, item, options)
    if not chosen:
        return None
    return Found(item.id, tuple(value.id for value in item.values if value.id in chosen), tuple(spans))


def _labelled(view: View, options: list[Option]) -> tuple[set[str], list[tuple[int, int]]] | None:
    """The values of a reply made of labels: "a, c and d"."""
    values = {option.label: option.value for option in options if option.label}
    if len(values) < 2:
        return None
    start = _last_of_list(view, options)
    marks = [index for index in range(start, view.last) if view.text(index) in values]
    if start > view.first and marks and view.last - start <= 2 * len(marks):
        return {values[view.text(index)] for index in marks}, [(index, index + 1) for index in marks]
    alone = len(view.asked.items) == 1
    for first, last in view.sentences():
        if alone and (run := picked_run(view, set(values), first, last)):
            return _chosen(values, run)
        start = first
        while start < last:
            marks = [index for index in range(start, last) if view.text(index) in values]
            if (
                marks
                and (alone or len(marks) > 1)
                and _BESIDE_LABELS.issuperset(_others(view, start, last, marks))
            ):
                return {values[view.text(index)] for index in marks}, [(index, index + 1) for index in marks]
            start = next((at + 1 for at in range(start, last) if view.text(at) == ","), last)
    return None


def _chosen(values: dict[str, str], run: Run) -> tuple[set[str], list[tuple[int, int]]] | None:
    """The values of labels picked and ruled out; of all but those ruled out where none is picked."""
    out = {values[label] for label in run.ruled_out}
    chosen = ({values[label] for label in run.picked} or set(values.values())) - out
    return (chosen, [(run.first, run.last)]) if chosen else None


def _others(view: View, first: int, last: int, marks: list[int]) -> set[str]:
    """What stands beside labels."""
    return {view.text(index) for index in range(first, last) if index not in marks}


_BESIDE_LABELS = frozenset(
    """
    and or , & / + - ( ) : " ' * # also so plus please both the number numbers no. nos. option options then
    maybe i i'd i'm i'll say go pick choose take like want for with me yes yeah definitely probably
    mostly would be
    interested in
    """.split()
) | {"\n"}
"""What may stand in a sentence, or behind its last comma, that picks options by their labels."""


def _last_of_list(view: View, options: list[Option]) -> int:
    """Where the last sentence begins that may answer the last part asked for: "Mesa. In May. 2 and 4."."""
    asked = view.asked.items
    stops = [at for at in range(view.first, view.last - 1) if view.text(at) in (".", "\n", "!")]
    last = bool(options) and asked[-1:] == (options[0].item,)
    return stops[-1] + 1 if last and 1 < len(asked) <= len(stops) + 1 else view.first


_AHEAD = 8
"""The tokens before a place that may leave it open."""
_LEAVES_OPEN = re.compile(
    r"\b(?:(?:don't|dont|do not|can't|cannot) (?:really )?(?:know|mind|care|say|choose)|idk|dunno|no idea"
    r"|(?:not|un) ?sure|no (?:strong |real )?preference|skip|pass|rather not (?:say|answer)|decline)"
    r"(?: to answer)?(?: (?:for|on|about|with|of|as to))? the\W*$"
)
_BEFORE_PLACE = frozenset("the and , or -".split()) | {"", "\n"}


def _placed(view: View, item: ChoicesItem, options: list[Option]) -> tuple[set[str], list[tuple[int, int]]]:
    values = list(dict.fromkeys(option.value for option in options))
    chosen: set[str] = set()
    spans: list[tuple[int, int]] = []
    if len(values) < 2 or view.asked.items[-1] != item.id:
        return chosen, spans
    for index in range(view.first, view.last):
        text = view.text(index)
        if text not in ORDINALS or text in ("former", "latter") or view.text(index - 1) not in _BEFORE_PLACE:
            continue
        place, after = ORDINALS[text], view.text(index + 1)
        count = NUMBER_WORDS.get(after, 1) if after != "one" else 1
        chosen.update(values[-count:] if place == -1 else values[place - 1 : place - 1 + count])
        spans.append((index, index + (2 if count > 1 else 1)))
    return chosen, spans


_ALL_OF = re.compile(
    any_of(
        r"""
        (?<!after )(?<!at )all(?: of (?:them|those|these|the above))?(?! (?:i|you|we|that|the)\b) |
        any(?: of (?:them|those|these|the above))?(?! (?:more|longer)\b) |
        every one | all (?:four|4|three|3|two|2) | (?<!for )both | everything | open to (?:all|any|anything) |
        any (?:industry|sector|of) | (?<!before )anything
        """
    )
)


def _counts(words: str, offered: Collection[str], item: ChoicesItem) -> bool:
    """Whether a set is as large as what was offered, or as what there is: "both", "all three"."""
    count = _COUNTED.get(words.removeprefix("all "))
    return count is None or count in (len(offered), len(item.values))


_COUNTED = {"both": 2, "two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4}
_NOT_ALL = re.compile(r"\b(?:not?|never|nope|none)(?: (?:really|to|of|in|with|done|for)){0,3} $")
_NONE = re.compile(r"\bnone\b")


def _names(view: View, item: ChoicesItem, match: re.Match[str]) -> bool:
    """Whether a set is one of what the item asks for: "all of these industries"."""
    _, last = view.tokens_at(view.first, match.start(), match.end())
    return any(one.ref("item") and last <= one.first <= last + 2 for one in view.named.get(item.id, ()))


_MANY = 6
"""How many parts asked for leave open what a set is of."""
_SAID_FINE = re.compile(r"^\W*(?:(?:is|are|'re|'s) )?(?:\w+ )?(?:fine|ok|okay|good|no problem|comfortable)\b")


def _is_beside(view: View, item: ChoicesItem, match: re.Match[str]) -> bool:
    """Whether a set is asked for or said of something else: "Any questions?", "change phone to any"."""
    first, _ = view.tokens_at(view.first, *match.span())
    clause = view.parsed.clauses[view.parsed.clause_at[first]] if view.parsed.clause_at[first] >= 0 else None
    if clause is None:
        return False
    bounds = view.parsed.sentence_bounds(first)
    if bounds is not None and view.text(bounds[1]) == "?" and _OPEN.match(view.words(*bounds)) is None:
        return True
    refs = [ref.item for one in view.parsed.mentions_in(clause.first, clause.last) for ref in one.refs]
    return bool(refs) and item.id not in refs and _TO.search(view.words(clause.first, first)) is not None


_OPEN = re.compile(r"^\W*(?:all|any|everything|anything)(?: of (?:them|those))?\W*$")
_TO = re.compile(r"\b(?:to|is|as|=)$")


def open_to_all(view: View, item: ChoicesItem, ruled_out: Collection[str] = ()) -> Found | None:
    """All values but those ruled out: "open to all", "anything but fintech"; not "no preference"."""
    words = view.words(view.first, view.last)
    offered = {option.value for option in view.asked.options if option.item == item.id}
    found = [one for one in _ALL_OF.finditer(words) if _counts(one[0], offered, item)]
    match = next((one for one in found if not _is_beside(view, item, one)), None)
    if match is None or (view.asked.items[-1] != item.id and not _names(view, item, match)):
        return None
    if len(view.asked.items) > _MANY and _SAID_FINE.match(words[match.end() :]):
        return None  # "I'm used to being measured, all four are fine", to a whole form
    if len(view.asked.items) == 1 and is_decline(view, view.first, view.last):
        return None
    near = words[max(0, match.start() - 24) : match.end() + 24]
    if _NOT_ALL.search(words[: match.start()]) or _NONE.search(near):
        return None
    tokens = view.parsed.tokens
    start, end = (tokens[view.first].start + offset for offset in match.span())
    first = next(index for index in range(view.first, view.last) if tokens[index].end > start)
    last = next((index for index in range(first, view.last) if tokens[index].end >= end), view.last - 1) + 1
    if view.parsed.scope(first).blocked:
        return None
    named = item.by_work and len(offered) > 1
    values = tuple(
        value.id for value in item.values if value.id not in ruled_out and (not named or value.id in offered)
    )
    return Found(item.id, values, ((first, last),))
