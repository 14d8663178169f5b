"""Questions repeated with their answers: a form sent back, "Q: ... A: ...", a mail answered line by line.

What is repeated is the advisor's (or a form's), and so are the words that it offers: "yes, some or no?"
answers nothing. So each answer becomes a block of its own, and the question above it or before it says what
it answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from advisor.extraction.offline.asked import asked_in
from advisor.extraction.offline.blocks import LONGEST, Block
from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.lines import lines_of

__all__ = ["repeated"]


class _Line(NamedTuple):
    """A line of the message, from `start` to `end` without the line end."""

    start: int
    end: int
    text: str
    changed: bool = False
    """Whether something was blanked in it: what is left was chosen."""


class _Piece(NamedTuple):
    """A stretch that repeats a question, or one that does not."""

    start: int
    end: int
    asks: bool
    sure: bool = False
    """Whether it can only be a question repeated: the advisor's words, or what is called a question."""
    apart: bool = False
    """Whether it begins with a number as the questions do: it answers another one, not the one above."""


_MOST = 80
"""How many questions a message repeats at most; one with more is read as it stands."""
_FEWEST = 2
"""How many questions make a form of which none is surely repeated."""


def repeated(raw: str, shown: str, theirs: str, lexicon: Lexicon, *, asked: bool = True) -> list[Block]:
    """The blocks of a message that repeats questions, each answer under its question; none for any other.

    Args:
        raw: the message, what was offered and not chosen blanked.
        shown: the same with all that was offered.
        theirs: what the advisor said, of which the message may repeat questions.
        lexicon: the names of the rubric.
        asked: whether the advisor asked for anything; a form of one's own answers nobody.
    """
    if len(raw) > LONGEST or not _HINT.search(shown):
        return []
    lines, said = list(_lines(raw, shown)), _flat(theirs)
    layouts = (
        _by_speakers,
        _by_quotes,
        _by_questions,
        *(() if asked else (_by_headings, _by_labels, _by_turns)),
    )
    for layout in layouts:
        pieces = list(layout(lines, said))
        asks = sum(piece.asks for piece in pieces)
        if asks > 2 * _MOST or (asks < _FEWEST and not any(piece.sure for piece in pieces)):
            continue
        blocks = list(_answered(raw, shown, pieces, theirs, lexicon))
        if blocks and _is_form(pieces, blocks, lexicon):
            return blocks
        if pieces and not blocks and _only_asks(raw, pieces, lexicon):
            return [Block(len(raw), "")]
    return []


_HINT = re.compile(
    r"[?>☑☒◉]|\n[ \t]*+(?-i:[A-Z]{4})|:[*_ ]*+\n|\bor no\b|\(x\)|\[x\]"
    r"|\n[ \t>*_-]*+(?:yes|no|some|somewhat|a little|never|\d)"
    r"|^\W{0,4}\d{1,2}[.)] |^[\W_]{0,3}(?:ans|answer|my answer|a)\b[\W\d]",
    re.IGNORECASE | re.MULTILINE,
)
"""What every message has that repeats questions; most have none of it, and need no search."""


def _lines(raw: str, shown: str) -> Iterator[_Line]:
    for start, end, text in lines_of(raw):
        yield _Line(start, end, text, not shown.startswith(text, start))


def _answered(
    raw: str, shown: str, pieces: Sequence[_Piece], theirs: str, lexicon: Lexicon
) -> Iterator[Block]:
    """The stretches that repeat nothing, each with the question right before it."""
    question = ""
    sentences = list[tuple[str, str]]()
    for piece in pieces:
        text = raw[piece.start : piece.end]
        if piece.apart:
            question = ""
        if piece.asks:
            question = text.strip().lstrip(">|* ")
            if not asked_in(question, lexicon).slots:
                sentences = sentences or [(one, _flat(one)) for one in _SENTENCES.findall(theirs)]
                question = _whole(question, sentences) or question
        elif _WORD.search(text):
            start, text = _trimmed(piece.start, text)
            offered = shown[start : start + len(text)]
            if question and offered != text:
                question += "\n" + _BOXES.sub("- ", offered)
            yield Block(start, text, question, repeats=bool(question))
            question = ""


def _trimmed(start: int, text: str) -> tuple[int, str]:
    """An answer without the brackets around it, or the full stop behind a word or two."""
    said = text.strip()
    if said[:1] + said[-1:] in ("[]", "()", "<>"):
        return start + text.index(said) + 1, said[1:-1]
    if said.endswith(".") and len(said.split()) <= _BARE:
        return start, text.rstrip().removesuffix(".")
    return start, text


_BARE = 2
_BOXES = re.compile(r"\[[ xX]?\]|\([ xX]?\)|[☐☑☒]")


def _whole(question: str, theirs: Iterable[tuple[str, str]]) -> str:
    """The advisor's question with the parts that stand below it, up to the next one; "" for any other's."""
    words = _flat(_NUMBER.sub("", question)).strip(" |")
    if len(words) < _SHORT:
        return ""
    out = ""
    for sentence, flat in theirs:
        if out and sentence.rstrip().endswith("?"):
            break
        if out or f" {words} " in flat:
            out += sentence
    return out


_SENTENCES = re.compile(r"[^?\n]+[?\n]*")
_WORD = re.compile(r"\w|[✓✔✗✘✖✅❌☑👍👎]")


def _is_form(pieces: Sequence[_Piece], blocks: Sequence[Block], lexicon: Lexicon) -> bool:
    """Whether what looks like a form is one: a question surely repeated, or several of the rubric's."""
    under = [block for block in blocks if block.repeats]
    if not under or len(under) > _MOST:
        return False
    if any(piece.sure for piece in pieces):
        return True
    return sum(bool(asked_in(block.quoted, lexicon).slots) for block in under) >= _FEWEST


def _only_asks(raw: str, pieces: Sequence[_Piece], lexicon: Lexicon) -> bool:
    """Whether a form is repeated and nothing filled in: what it names and offers answers nothing."""
    asking = [piece for piece in pieces if piece.asks]
    if any(piece.sure for piece in asking):
        return True
    told = (asked_in(raw[piece.start : piece.end], lexicon).slots for piece in asking[:_MOST])
    return sum(map(bool, told)) >= _FEWEST


_PUNCTUATION = re.compile(r"[^\w?!.:\n]+")
_STOPS = re.compile(r"[?!.:\n]+")


def _flat(text: str) -> str:
    """The words of a text and where its sentences end, to see what of it is repeated."""
    words = _PUNCTUATION.sub(" ", text.lower())
    return " " + " ".join(f"| {_STOPS.sub(' | ', words)} |".split()) + " "


def _is_theirs(text: str, theirs: str) -> bool:
    """Whether a text of two words or more stands in what the advisor said, but for labels and marks."""
    said = _NUMBER.sub("", text).strip()
    words = _flat(said).strip(" |")
    return len(words) >= _SHORT and " " in words and f" {words} " in theirs


def _is_whole(text: str, theirs: str, *, labelled: bool) -> bool:
    """Whether a text repeats a question of the advisor's to its end, not just a few words of it.

    "With customers? None." takes up two words of "Have you worked with customers?", and talks.
    """
    words = _flat(_NUMBER.sub("", text) if labelled else text).strip(" |")
    if not labelled and _COUNTED.match(words):
        return f" | {words} | " in theirs  # "4. Do you ...?", where the advisor counted so
    if len(words) < _SHORT or "|" in words or f" {words} | " not in theirs:
        return False
    return words.count(" ") + 1 >= _MANY or f" | {words} | " in theirs


_COUNTED = re.compile(r"\d{1,2} \| ")
_MANY = 5
"""The words of a question's end that nobody takes up by chance."""
_SHORT = 6
_NUMBER = re.compile(
    r"^[\W_]*+(?:(?:question|q|no|part)?[ .]?(?:\d{1,2}|[a-h])[).:\]]++)?[\W_]*+", re.IGNORECASE
)


# ------------------------------------------------------------------------------------------- "Q: ... A: ..."
_ASKS = re.compile(
    r"[\W_]{0,4}(?:q|question|you|advisor|interviewer)(?: ?\d{1,2}[a-h]?)?[*_]{0,2} ?[:.)\]-][*_]{0,2} ?",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"[\W_]{0,4}(?:a|ans|answer|me|my answer|reply|response)(?: ?\d{1,2}[a-h]?)?[*_]{0,2} ?"
    r"[:.)\]=-]+[>*_]{0,2} ?",
    re.IGNORECASE,
)
_ALONE = re.compile(r"[\W_]{0,4}(?:ans|answer|my answer)\b", re.IGNORECASE)
"""What says that an answer follows, whatever stands above."""


def _by_speakers(lines: Sequence[_Line], theirs: str) -> Iterator[_Piece]:
    """Lines that say whether they ask or tell; those that do not go on with the one above."""
    labelled = any(_ASKS.match(line.text) for line in lines)
    asks: bool | None = None if labelled else True
    told = False
    pieces: list[_Piece] = []
    for line in lines:
        ask, tell = _ASKS.match(line.text), _TELLS.match(line.text)
        if tell and ((labelled and (asks or told)) or _ALONE.match(line.text)):
            asks, told = False, True
            pieces.append(_Piece(line.start + tell.end(), line.end, False))
            continue
        if ask or (asks is False and not labelled and _is_head(line, theirs)):
            asks = True
        pieces.append(_Piece(line.start, line.end, bool(asks), bool(ask)))
    if told:
        yield from _joined(pieces)


def _is_head(line: _Line, theirs: str) -> bool:
    """Whether a line is the next question of a form."""
    return line.text.rstrip(" *_)\"'").endswith("?") or _is_theirs(line.text, theirs)


def _joined(
    pieces: Iterable[_Piece], goes_on: Callable[[_Piece, _Piece], bool] | None = None
) -> Iterator[_Piece]:
    """The same, each joined to the one it goes on with: one that asks as it does, unless `goes_on` says."""
    before: _Piece | None = None
    for piece in pieces:
        if before is not None and (goes_on(before, piece) if goes_on else before.asks == piece.asks):
            before = before._replace(end=piece.end, sure=before.sure or piece.sure)
            continue
        if before is not None:
            yield before
        before = piece
    if before is not None:
        yield before


# --------------------------------------------------------------------------------- the answers are quoted
def _by_quotes(lines: Sequence[_Line], theirs: str) -> Iterator[_Piece]:
    """Lines that are quoted though they answer: "Where do you live?" and, below it, "> Leeds"."""
    told = [line for line in lines if line.text.strip()]
    if told and all(line.text.lstrip().startswith(">") for line in told):
        yield from _by_depth(told)
        return
    quoted = [line for line in told if line.text.lstrip().startswith(">")]
    plain = [line for line in told if not line.text.lstrip().startswith(">")]
    if not quoted or not plain or told[0] in quoted:
        return
    asking = sum(_is_head(line, theirs) for line in plain)
    if asking * 2 <= len(plain) or any(_is_head(line, theirs) for line in quoted):
        return
    pieces = [
        _Piece(line.start + len(line.text) - len(line.text.lstrip(" >")), line.end, False)
        if line in quoted
        else _Piece(line.start, line.end, True, True)
        for line in told
    ]
    yield from _joined(pieces)


def _by_depth(lines: Sequence[_Line]) -> Iterator[_Piece]:
    """A mail quoted whole: what was quoted in it already asks, and the rest answers."""
    starts = [len(line.text) - len(line.text.lstrip(" >")) for line in lines]
    depths = [line.text[:start].count(">") for line, start in zip(lines, starts, strict=True)]
    if set(depths) == {1, 2} and depths[0] == 2:
        yield from _joined(
            [
                _Piece(line.start + start, line.end, depth == 2, depth == 2)
                for line, start, depth in zip(lines, starts, depths, strict=True)
            ]
        )


# ------------------------------------------------------------------------- questions by their question marks
def _by_questions(lines: Sequence[_Line], theirs: str) -> Iterator[_Piece]:
    """Questions that open a line, or stand in the advisor's words anywhere, and what follows each."""
    if any(line.text.lstrip().startswith(">") for line in lines):
        return
    pieces: list[_Piece] = []
    counted = False
    for line in lines:
        found = list(_questions(line, theirs))
        if _COUNTS.match(line.text):
            counted = counted or any(piece.asks and piece.sure for piece in found)
            found = [piece._replace(apart=counted and not piece.asks) for piece in found[:1]] + found[1:]
        pieces += found
    joined = list(_joined(pieces, _tells_on))
    if any(piece.asks for piece in joined):
        yield from joined


def _tells_on(before: _Piece, piece: _Piece) -> bool:
    """Whether a piece is more of the answer before it; each question stands apart from the next."""
    return not before.asks and not piece.asks and (before.apart or not piece.apart)


def _questions(line: _Line, theirs: str) -> Iterator[_Piece]:
    """The pieces of a line: what asks, and what stands behind or between it."""
    at = 0
    for match in _QUESTION_END.finditer(line.text):
        stretch = line.text[at : match.start() + 1]
        first, sure = _question_start(stretch, theirs, inside=at > 0)
        if first and not at and _NAMED_BEFORE.search(stretch[:first]):
            continue
        if first is None or (at and not sure) or (stretch[-1] == ":" and (at or not _offers_words(stretch))):
            continue
        end = match.end() if _offers(match[0]) else match.start() + 1
        if at and first:
            yield _Piece(line.start + at, line.start + at + first, False)
        yield _Piece(line.start + (at + first if at else 0), line.start + end, True, sure)
        at = end
    if at < len(line.text) or not line.text:
        yield _Piece(line.start + at, line.end, False)


_NAMED_BEFORE = re.compile(r"[^\W\d_]{2} ?[(\[\"“]{0,2}$")
"""What stands before a question that is quoted behind its answer: "Porto (Where do you live?)"."""
_COUNTS = re.compile(r"[\s*_#-]{0,6}\(?\d{1,2}[.):]\s")


def _offers(end: str) -> bool:
    """Whether brackets behind a question offer answers, rather than give one: "(yes/no)", but not "(4)"."""
    bracket = end.find("(")
    return bracket < 0 or _OFFER.search(end, bracket) is not None


_OFFER = re.compile(r"[/,|]|\d ?[-–] ?\d|\b(?:or|to|out of)\b")


def _offers_words(label: str) -> bool:
    """Whether a label before a colon asks and offers: "Evenings or weekends, yes or no:"."""
    return _OFFERED.search(label) is not None


_OFFERED = re.compile(r"\b(?:yes|some\w*) or no\b|\byes ?/|\w, \w+ or \w[\w ]*+:$", re.IGNORECASE)
_QUESTION_END = re.compile(
    r":(?= )|\?[?!\"'”’*_)\]]{0,4}(?: ?\([^()\n]{1,60}\)[?:]?)?(?: ?(?:-+>?|=*>+|[–—:=→])(?= ))?"
)
"""Where a question ends, with what it offers in brackets and what leads to the answer."""
_WORDS = re.compile(r"[\w'’]+")


def _question_start(text: str, theirs: str, *, inside: bool) -> tuple[int | None, bool]:
    """Where the question begins in a stretch with its mark at the end, and whether it is the advisor's."""
    starts = [match.start() for match in _WORDS.finditer(text, max(0, len(text) - _LONG))]
    if not starts:
        return None, False
    for start in _openings(text, starts[-_WORDY:]):
        if _is_whole(text[start:], theirs, labelled=not inside):
            return start, True
    return (0, False) if len(starts) <= _WORDY and len(text) <= _LONG else (None, False)


def _openings(text: str, starts: Sequence[int]) -> Sequence[int]:
    """Where a question of one sentence may begin: behind the last stop, or at the label before that."""
    stop = max(text.rfind(mark, 0, starts[-1]) for mark in "?!.:\n")
    behind = sum(start > stop for start in starts)
    return starts[-behind - _LABEL_WORDS :]


_LABEL_WORDS = 3
"""The words of "Question 4." at most."""
_WORDY = 30
"""The words of a question."""
_LONG = 300
"""The characters of a question."""


# ------------------------------------------------------------------------------------- headings with numbers
_HEADING = re.compile(r"\W{0,4}(\d{1,2})[.)][*_ ]{1,4}[^\W\d](?:[^\n?:,.;]{0,50})[:*_ ]{0,4}$")
_VALUES = re.compile(r"\b(?:yes|no|some|none|never|i|i'm|my)\b|\d", re.IGNORECASE)


def _is_heading(text: str) -> bool:
    """Whether a line is a heading with a number, and holds no answer itself."""
    match = _HEADING.match(text)
    return match is not None and not _VALUES.search(text, match.end(1))


def _by_headings(lines: Sequence[_Line], _: str) -> Iterator[_Piece]:
    """Numbered headings of a form of the person's own, each above lines without a number."""
    told = [line for line in lines if line.text.strip()]
    heads = [_is_heading(line.text) for line in told]
    if sum(heads) < _SEVERAL or any(one and other for one, other in pairwise([*heads, True])):
        return
    yield from _joined([_Piece(line.start, line.end, head) for line, head in zip(told, heads, strict=True)])


def _by_labels(lines: Sequence[_Line], _: str) -> Iterator[_Piece]:
    """Labels on lines of their own, in capitals or with a colon, each above one line: "CITY" over "Bath"."""
    told = [line for line in lines if line.text.strip()]
    heads = [_LABEL.fullmatch(line.text) is not None and not _VALUES.search(line.text) for line in told]
    if sum(heads) < _FEW or heads != [True, False] * sum(heads):
        return  # a CV has more lines below its headings
    yield from _joined([_Piece(line.start, line.end, head) for line, head in zip(told, heads, strict=True)])


_FEW = 2
"""How many labels of one's own a form has at least."""
_LABEL = re.compile(r"[\W_]{0,4}(?:[A-Z]{2}[A-Z &/'()-]{2,40}[*: _]{0,3}|[^\W\d_][^\n:?.]{1,40}:[*_ ]{0,3})")


def _by_turns(lines: Sequence[_Line], _: str) -> Iterator[_Piece]:
    """Lines that take turns: what is answered, and below it a word or a number that answers it."""
    told = [line for line in lines if line.text.strip()]
    asks, tells = told[::2], told[1::2]
    if len(tells) < _SEVERAL or len(asks) != len(tells):
        return
    told_alone = all(line.changed or _VALUE.match(line.text) for line in tells)
    if told_alone and not any(line.changed or _VALUE.match(line.text) for line in asks):
        yield from _joined([_Piece(line.start, line.end, at % 2 == 0) for at, line in enumerate(told)])


_VALUE = re.compile(
    r"[\s>*_-]*+(?:yes|no|some|somewhat|a little|a bit|never|sometimes|n/a|skip|\d{1,2}(?:/10)?)[\s.*_]*+$",
    re.IGNORECASE,
)
_SEVERAL = 3
"""How many headings a form of one's own has at least."""
