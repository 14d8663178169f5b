"""How a question is laid out: the labels that the advisor set, and the stretch of text each stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from advisor.extraction.offline.form import bullet_heads, form_marks, head_marks, heads
from advisor.extraction.offline.labels import Label, codes, labels
from advisor.extraction.offline.message import Parsed

__all__ = ["Chunk", "chunks", "marks_in", "stretches"]


class Chunk(NamedTuple):
    """Tokens `first` to `last`: a part's `label`, and the number of its question, "" where unmarked."""

    first: int
    last: int
    label: str
    group: str


def chunks(parsed: Parsed, marks: list[Label], keep: list[tuple[int, int]]) -> list[Chunk]:
    """The stretches between the advisor's marks; only marks in the sentences that ask (`keep`) count."""
    marks = [label for label in marks if any(first <= label.last <= last for first, last in keep)]
    heading = _numbers_head(parsed, marks)
    of_questions = {label for label in marks if label.head or (heading and label.text.isdigit())}
    chunks: list[Chunk] = []
    group = label_text = ""
    start = 0
    for mark in [*marks, None]:
        end = mark.first if mark else len(parsed.tokens)
        if end > start:
            stop = _chunk_end(parsed, start, end) if label_text else end
            chunks.append(Chunk(start, stop, label_text, group))
            if stop < end:
                chunks.append(Chunk(stop, end, "", group))
        if mark is None:
            break
        if mark in of_questions:
            group, label_text = mark.text, ""
        else:
            label_text = mark.text
        start = mark.last
    return chunks


def _chunk_end(parsed: Parsed, start: int, end: int) -> int:
    """A labelled stretch ends with its sentence."""
    at = next((parsed.clause_at[index] for index in range(start, end) if parsed.clause_at[index] >= 0), -1)
    if at < 0:
        return end
    sentence = parsed.clauses[at].sentence
    stop = max(clause.last for clause in parsed.clauses[at : at + 60] if clause.sentence == sentence)
    return min(end, stop + 1) if stop < end else end


_LEGEND = frozenset(
    """
    low lowest high highest bad worst poor weak weakest good best strong strongest strongly excellent very
    not never beginner expert terrible perfect disagree agree none nothing brilliant awful outstanding
    """.split()
)
"""What the ends of a scale are called: "1 = low, 5 = high" labels no parts."""


def marks_in(parsed: Parsed, *, forms: bool = True) -> list[Label]:
    """The labels the advisor set; the ends of a scale are none.

    Args:
        parsed: the text.
        forms: whether what counts through the text numbers questions, of which others are the parts.
    """
    return [one for one in _marks_in(parsed, forms) if not _is_end_of_scale(parsed, one)]


def _is_end_of_scale(parsed: Parsed, mark: Label) -> bool:
    equated = parsed.texts[mark.first + 1 : mark.first + 2] == ["="]
    return equated and not _LEGEND.isdisjoint(parsed.texts[mark.last : mark.last + 1])


def _marks_in(parsed: Parsed, forms: bool) -> list[Label]:
    """The labels the advisor set: the strong ones, or bare capitals in sequence ("A writing, B empathy")."""
    numbered = heads(parsed) if forms else []
    form = form_marks(parsed, numbered) or head_marks(numbered, named=True) if forms else []
    if form:
        return form
    several = head_marks(numbered)
    if _hold_several(parsed, several):
        return several
    coded = _coded(parsed)
    if coded:
        return coded
    all_labels = labels(parsed.tokens, listing=True)
    strong = [label for label in all_labels if label.strong]
    capitals = [
        label
        for label in all_labels
        if not label.strong
        and len(label.text) == 1
        and parsed.shown[parsed.tokens[label.first].start].isupper()
        and (label.text != "i" or len(strong) == 0)
    ]
    lettered = capitals + [label for label in strong if len(label.text) == 1 and label.text.isalpha()]
    known = {label.first for label in strong}
    strong += [label for label in (*_counted(parsed), *_spelled(parsed)) if label.first not in known]
    strong.sort(key=lambda label: label.first)
    letters = {ord(label.text) for label in lettered}
    written = {label.text for label in strong}
    capitals = [label for label in capitals if label.text not in written]  # "A few details: (a) degree"
    following = [c for c in capitals if not letters.isdisjoint((ord(c.text) - 1, ord(c.text) + 1))]
    if len(lettered) > 1:
        return sorted(strong + following, key=lambda label: label.first)
    if strong or not forms:
        return strong
    bullets = bullet_heads(parsed)
    if bullets and "?" in parsed.texts[_line_end(parsed, bullets[-1].first) :]:
        bullets = []  # what is asked stands below them
    return several or (bullets if _hold_several(parsed, bullets, numbered=False) else [])


def _line_end(parsed: Parsed, at: int) -> int:
    """Where the line of a token ends."""
    return next((last for first, last in parsed.lines if first <= at < last), at)


def _hold_several(parsed: Parsed, marks: list[Label], *, numbered: bool = True) -> bool:
    """Whether heads number questions of several parts each, rather than label parts."""
    if not marks or (numbered and marks[0].text.isdigit()):
        return False
    return sum(len(_items(parsed, mark.last, end)) > 1 for mark, end in stretches(parsed, marks)) > 1


def stretches(parsed: Parsed, marks: Sequence[Label]) -> Iterator[tuple[Label, int]]:
    """Each label with where the next one begins, or the text ends."""
    return zip(marks, [*(mark.first for mark in marks[1:]), len(parsed.tokens)], strict=False)


def _counted(parsed: Parsed) -> list[Label]:
    """Numbers that count parts in running text: "1. email 2. phone 3. chat", "1 tickets, 2 phone"."""
    chain: list[Label] = []
    found: list[Label] = []
    loose: set[int] = set()
    tokens = parsed.tokens
    for index, token in enumerate(tokens):
        before = tokens[index - 1].text if index else ""
        goes_on = len(chain) > 1 and token.text == str(
            int(chain[-1].text) + 1
        )  # "5 burning out 6 preventing"
        if (
            token.kind != "n"
            or index + 1 >= len(tokens)
            or before in ("-", "to", "from", "of")
            or (before == "out" and not goes_on)
        ):
            continue
        after = tokens[index + 1]
        dotted = (
            after.text in (".", ")", ":")
            and after.start == token.end
            and index + 2 < len(tokens)
            and tokens[index + 2].kind != "n"
        )
        bare = (
            after.kind == "w"
            and after.start > token.end
            and (index == 0 or tokens[index - 1].text in _SETS_OFF)
        )
        if not bare and after.kind == "w" and chain and token.text == str(int(chain[-1].text) + 1):
            bare = after.start > token.end  # "1 tickets 2 chat 3 phone"
            loose |= {index} if bare else set()
        bare = bare and after.text not in ("to", "is", "being", "for", "and", "or", "out")
        if not (dotted or bare):
            continue
        label = Label(token.text, index, index + (2 if dotted else 1), True)
        if len(token.text) > 2 or "." in token.text:
            continue
        line = index == 0 or tokens[index - 1].text == "\n"
        step = int(token.text) - int(chain[-1].text) if chain else 0
        if token.text == "1" or not (step == 1 or (line and 1 < step < 4)):
            found += chain if len(chain) > 1 else []
            opens = token.text == "1" or line or (found and token.text == str(int(found[-1].text) + 1))
            chain = [label] if opens else []
        else:
            chain.append(label)
    chain = _without_loose(parsed, chain, loose)
    return found + (chain if len(chain) > 1 or (chain and chain[0].text != "1") else [])


def _without_loose(parsed: Parsed, chain: list[Label], loose: set[int]) -> list[Label]:
    """The numbers of a chain, those that nothing sets off only where three parts or more have one each."""
    if not any(label.first in loose for label in chain):
        return chain
    single = all(len(_items(parsed, label.last, end)) <= 1 for label, end in stretches(parsed, chain))
    return chain if single and len(chain) > _PAIR else [one for one in chain if one.first not in loose]


_PAIR = 2


_SETS_OFF = frozenset(", : ; . ? ! ( / |".split()) | {"\n"}
_DIGIT = re.compile(r"\d")


def _coded(parsed: Parsed) -> list[Label]:
    """The codes of a form, where they count: "B1 speed, B2 share solved"."""
    if not _DIGIT.search(parsed.text.norm):
        return []
    # "L1, Junior Support" names something; a label stands right before its part.
    found = [label for label in codes(parsed.tokens) if parsed.texts[label.last : label.last + 1] != [","]]
    texts = {label.text for label in found}
    return [
        label
        for label in found
        if not texts.isdisjoint(f"{label.text[0]}{int(label.text[1:]) + step}" for step in (-1, 1))
    ]


def _spelled(parsed: Parsed) -> list[Label]:
    """Letters that count parts in running text: "a. email b. phone", "a - email, b - phone"."""
    chain: list[Label] = []
    tokens = parsed.tokens
    for index, token in enumerate(tokens[:-2] if parsed.vocabulary.issuperset("ab") else ()):
        if token.text != _LETTERS[len(chain) : len(chain) + 1]:
            continue
        mark, after = tokens[index + 1], tokens[index + 2]
        stands = mark.text in (".", ")", ":") and mark.start == token.end and after.start > mark.end
        stands = stands or (mark.text == "-" and token.end < mark.start and mark.end < after.start)
        if index and tokens[index - 1].end == token.start and tokens[index - 1].kind == "n":
            continue  # "3a" is a label of its own
        if stands:
            chain.append(Label(token.text, index, index + 2, True))
    return chain if len(chain) > 1 else _bare_letters(parsed)


def _bare_letters(parsed: Parsed) -> list[Label]:
    """Letters with nothing but what sets them off: "a home or office / b channel / c shifts".

    The first part may go without ("home or office / b channel / c shifts"); two letters are too few.
    """
    if not parsed.vocabulary.issuperset("bc"):
        return []
    chain: list[Label] = []
    tokens = parsed.tokens
    for index, token in enumerate(tokens[:-1]):
        begins = "ab" if not chain else _LETTERS[_LETTERS.index(chain[-1].text) + 1 :][:1]
        if len(token.text) > 1 or token.text not in begins or not begins:
            continue
        set_off = index == 0 or tokens[index - 1].text in _SETS_OFF
        if set_off and tokens[index + 1].kind == "w" and tokens[index + 1].start > token.end:
            if token.text == "b" and not chain:
                chain = _first_of(parsed, index)
                if not chain:
                    return []
            chain.append(Label(token.text, index, index + 1, True))
    return chain if len(chain) > 1 and chain[-1].text >= "c" else []


def _first_of(parsed: Parsed, second: int) -> list[Label]:
    """The label of what stands before the second letter: its own "a", or none but where it begins."""
    texts = parsed.texts
    start = next((at + 1 for at in range(second - 1, -1, -1) if texts[at] in _BREAKS), 0)
    own = next((at for at in range(second - 2, start - 1, -1) if texts[at] == "a"), None)
    if own is not None:
        return [Label("a", own, own + 1, True)]
    return [Label("a", start, start, True)] if parsed.mentions_in(start, second) else []


_BREAKS = frozenset(". ? ! : ;".split()) | {"\n"}


_LETTERS = "abcdefghij"


def _numbers_head(parsed: Parsed, marks: list[Label]) -> bool:
    """Whether numbers number questions: letters label the parts, or several parts share a number."""
    if any(not mark.text.isdigit() and not mark.head for mark in marks):
        return True
    numbers = [mark for mark in marks if mark.text.isdigit()]
    if len(numbers) == 1:
        return True
    return any(len(_items(parsed, mark.last, end)) >= 3 for mark, end in stretches(parsed, numbers))


def _items(parsed: Parsed, first: int, last: int) -> set[str]:
    mentions = parsed.mentions_in(first, last)
    return {ref.item for mention in mentions for ref in mention.refs if ref.role == "item"}
