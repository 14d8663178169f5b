"""A reply cut along the advisor's numbering, so that each piece answers one question or one part of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from advisor.extraction.offline.durations import UNITS
from advisor.extraction.offline.form import heads_by_line, heads_in_line, heads_of_lines
from advisor.extraction.offline.labels import Label
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.question import Asked, Option, Slot
from advisor.extraction.offline.reply import Found, View, lined

__all__ = ["by_label", "by_question", "part_of", "same_as"]


def by_question(view: View) -> list[View]:
    """One view per question the person numbers ("4. only phone and email"), else the whole message."""
    groups = {slot.group for slot in view.asked.slots if slot.group}
    if not groups or (len(groups) == 1 and any(not slot.group for slot in view.asked.slots)):
        return [view]
    labels = {slot.label for slot in view.asked.slots}
    marks = [
        label
        for label in view.parsed.labels
        if label.strong
        and label.text in groups
        and (label.head or label.text.isdigit() or label.text not in labels)
        and (_opens(view, label.first) or _stands_out(view, label))
    ]
    marks += _heads(view, groups, {mark.first for mark in marks})
    marks += _line_numbers(view, groups, {mark.first for mark in marks})
    marks += _counted(view, groups, marks)
    marks.sort(key=lambda mark: mark.first)
    lines = _line_by_line(view) if len(groups) > 1 and view.first == 0 else []
    if len(marks) + 1 < len(lines):
        marks = lines
    if not marks:
        return [view]
    above = replace(view.asked, closed=True) if len(marks) > 1 else view.asked  # "Okay, here goes:"
    views = [part_of(view, above, 0, marks[0].first)] if marks[0].first > 0 else []
    for number, mark in enumerate(marks):
        end = marks[number + 1].first if number + 1 < len(marks) else view.last
        inside = part_of(view, view.asked.within(mark.text), mark.last, end)
        views.append(inside if inside.label_anchors else _shortly_labelled(inside, mark.text))
    return [part for part in views if part.last > part.first]


def _shortly_labelled(view: View, group: str) -> View:
    """The same part of a form, for a person who leaves out the number of the question: "E: 1 no. 2 yes."."""
    slots = view.asked.slots
    prefixes = {slot.label.startswith(group) and len(slot.label) > len(group) for slot in slots}
    if prefixes != {True}:
        return view
    short = tuple(slot._replace(label=slot.label.removeprefix(group).lstrip(".")) for slot in slots)
    return replace(view, asked=replace(view.asked, slots=short))


_SAME_AS = re.compile(
    r"^\W*(?:the )?same (?:as|for|like|answers? as)(?: (?:in|for))?(?: (?:question|number|part|no\.?|q|#))? ?"
    r"(\d{1,2}\b|[ivx]{2,4}\b|[a-h](?=\W*(?:$|[,.;\n]|(?:but|except)\b)))"
)


def same_as(view: View, question: View, found: Sequence[Found]) -> tuple[View, list[Found]]:
    """What one question of a form takes over from another, part by part, and what is left to read.

    "4. same as 3 but d is a 9" takes all of the third over, and leaves "but d is a 9".
    """
    match = _SAME_AS.match(question.words(question.first, question.last))
    groups = {slot.group for slot in view.asked.slots}
    if match is None or match[1] not in groups:
        return question, []
    first, last = question.tokens_at(question.first, *match.span())
    given = {one.item: one for one in found if one.act == "value"}
    theirs = [slot.item for slot in view.asked.slots if slot.group == match[1]]
    items = view.lexicon.rubric.items
    taken = [
        Found(slot.item, given[other].value, ((first, last),))
        for slot, other in zip(question.asked.slots, theirs, strict=False)
        if slot.item and other in given and items[slot.item].kind == items[other].kind
    ]
    return replace(question, first=last), taken


def _line_by_line(view: View) -> list[Label]:
    """A reply with a line for each question: "bachelor", "account assistant", "3 years", in their order."""
    order = list(dict.fromkeys(slot.group for slot in view.asked.slots if slot.group))
    lines = heads_by_line(view.parsed, len(order))
    return [line._replace(text=group) for line, group in zip(lines, order, strict=False)]


def _stands_out(view: View, label: Label) -> bool:
    """Whether a label can only be that of a question, wherever it stands: "q4", "[4]"."""
    if view.text(label.first - 1) in _REFERS:
        return False  # "yes to all of Q5"
    wrapped = view.text(label.first) in ("(", "[")
    ambiguous = any(label.text == slot.label for slot in view.asked.slots)
    return view.text(label.first) == f"q{label.text}" or (wrapped and not ambiguous)


_REFERS = frozenset("of to for as except but than from in on about like with".split())


def _heads(view: View, groups: set[str], taken: set[int]) -> list[Label]:
    """Lines that begin with the number of a question, and parts whose label begins with it: "3.1 eight"."""
    heads = [
        label
        for label in heads_of_lines(view.parsed, groups)
        if view.first <= label.first < view.last and taken.isdisjoint(range(label.first, label.last))
    ]
    if len(heads) < _FEW and not taken:
        heads = heads_in_line(view.parsed, view.first, view.last, groups)
    parts: list[Slot | Option] = [*view.asked.slots, *view.asked.options]
    of_part = {one.label: one.group for one in parts if one.group and len(one.label) > 1}
    if any(label.startswith(group) for label, group in of_part.items()):
        heads += _through_parts(view, of_part)
    return heads


_FEW = 2
"""How many lines that begin with a number number the reply."""


def _through_parts(view: View, of_part: Mapping[str, str]) -> list[Label]:
    """Where the parts of another question begin, told by their labels: the "7.1" after "6 rather not say"."""
    out: list[Label] = []
    texts = view.parsed.texts
    for index in range(view.first, view.last):
        label = texts[index] if texts[index] in of_part else "".join(texts[index : index + 2])
        group = of_part.get(label)
        if group and (not out or out[-1].text != group):
            if not _begins(view, index):
                return []  # "For C I would say 8 for C1": named in running text
            out.append(Label(group, index, index, True, head=True))
    return out


def _begins(view: View, index: int) -> bool:
    """Whether something may begin at a token: a line, a sentence, the next of a list, or an answer."""
    before = view.text(index - 1)
    return index == view.first or before in _BEGINS or before in _ANSWERS or before.isdigit()


_BEGINS = frozenset("\n . , ; | : ! ? ) - / and".split(" "))
_ANSWERS = frozenset("yes no y n some".split())


def _line_numbers(view: View, groups: set[str], taken: set[int]) -> list[Label]:
    """Question numbers without a mark: "3 8 8 7 7" on a line of its own, "1c 2a 3b"."""
    out: list[Label] = []
    parts: list[Slot | Option] = [*view.asked.slots, *view.asked.options]
    lettered = {(one.group, one.label) for one in parts if one.label}
    for index in range(view.first, view.last - 1):
        if view.text(index) not in groups or index in taken or view.text(index + 1) in UNITS:
            continue
        line = index == view.first or view.text(index - 1) == "\n"
        spaced = view.parsed.tokens[index + 1].start > view.parsed.tokens[index].end
        many = view.text(index + 1) not in ("\n", "") and view.text(index + 2) not in ("\n", "")
        joint = not spaced and (view.text(index), view.text(index + 1)) in lettered
        if (line and spaced and (many or view.parsed.tokens[index + 1].kind == "w")) or joint:
            out.append(Label(view.text(index), index, index + 1, True))
    known = taken.union(label.first for label in out)
    out += [label for label in lined(view, groups) if label.first not in known]
    return out if len(out) + len(taken) > 1 else []


def _counted(view: View, groups: set[str], marks: list[Label]) -> list[Label]:
    """Question numbers that go on counting right after an answer: "3) 8/7/7/5 4) 8/9/8/8"."""
    known = {mark.first: mark for mark in marks}
    out: list[Label] = []
    last = ""
    for index in range(view.first, view.last - 2):
        if index in known:
            last = known[index].text
            continue
        text = view.text(index)
        if text not in groups or not text.isdigit() or not last.isdigit() or int(text) <= int(last):
            continue
        wrapped = view.text(index + 1) == ")" and not _is_open(view, index)
        if int(text) != int(last) + 1 and not (wrapped and len(known) + len(out) > 1):
            continue
        if not _opens(view, index) and view.text(index - 1) == ",":
            continue  # the last of "3: 7, 8, 4. 4: 6, 5"
        number, mark, after = view.parsed.tokens[index : index + 3]
        spaced = after.start > mark.end or wrapped
        if mark.text in (".", ")", ":") and mark.start == number.end and spaced:
            out.append(Label(text, index, index + 2, True))
            last = text
    return out


def _is_open(view: View, index: int) -> bool:
    """Whether a bracket before a token is still open: that of "(empathy 7)"."""
    for before in reversed(view.parsed.texts[max(view.first, index - _BRACKETED) : index]):
        if before in ("(", ")"):
            return before == "("
    return False


_BRACKETED = 12
"""The tokens in brackets at most."""


def _opens(view: View, index: int) -> bool:
    before = view.text(index - 1)
    if before == "," and index > 1 and view.parsed.tokens[index - 2].kind == "n":
        return False  # the last of "3: 7, 7, 8, 6."
    return index == 0 or before in ("\n", ".", ";", ",", "!", "?", "and")


def by_label(view: View) -> list[View]:
    """One view per labelled part: "(a) HND (b) receptionist" is two replies to one part each."""
    labelled = view.label_anchors
    marks = [(first, last, slot) for first, last, slot in labelled if _starts_entry(view, first)]
    if len(marks) < len(labelled) and _labels_run(view):
        marks = labelled
    if not marks:
        return [view]
    views = [part_of(view, view.asked, view.first, marks[0][0])] if marks[0][0] > view.first else []
    for number, (_, last, slot) in enumerate(marks):
        end = marks[number + 1][0] if number + 1 < len(marks) else view.last
        items = [other.item for other in view.asked.slots if other.label == slot.label and other.item]
        stop = next(
            (
                at
                for at in range(last, end)
                if view.text(at) in ("\n", "!", "?", ".") and view.parsed.clause_at[at] == -1
            ),
            end,
        )
        if stop > last:
            views.append(part_of(view, view.asked.only(items), last, stop))
        if end > stop + 1:
            views.append(part_of(view, view.asked, stop + 1, end))
    return views


_SEPARATORS = frozenset(", and & / .".split()) | {"", "\n"}


def _labels_run(view: View) -> bool:
    """Whether every label stands in order, with something after each: "a remote b phone c yes"."""
    marks = view.label_anchors
    order = [slot.label for slot in view.asked.slots]
    places = [order.index(slot.label) for _, _, slot in marks]
    starts = {first for first, _, _ in marks}
    empty = any(last in starts or view.text(last) in _SEPARATORS for _, last, _ in marks)
    return len(marks) > 1 and marks[0][0] == view.first and places == sorted(set(places)) and not empty


def _starts_entry(view: View, index: int) -> bool:
    return (
        index == view.first
        or view.text(index - 1) in ("\n", ".", ";", ",", "!", "?", "and", ")", "/")
        or view.text(index) in ("(", "[")
        or view.text(index + 1) in (")", ".", ":", "/")
    )


def part_of(view: View, asked: Asked, first: int, last: int) -> View:
    """Tokens `first` to `last` of a view, as the answer to this question."""
    return replace(view, asked=asked, first=first, last=last)
