"""Labels of parts and options: (a), b., C:, 3), iv, Q4, a bullet's place in its list."""

from __future__ import annotations

from typing import NamedTuple

from advisor.extraction.offline.tokens import Token

__all__ = ["ROMAN", "Label", "codes", "labels"]

ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split()
_HEADS = frozenset(
    "q question block set group part item section step no number point option ans answer".split()
)
_WORDS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10",
}  # fmt: skip
_OPENS = frozenset(".?!,;:/\n-—|()[]&")
_LONG = 3
_LONGER = frozenset(word for word in (*ROMAN, *_HEADS, *_WORDS) if len(word) > _LONG)
"""The words of more letters that a label may begin with."""


class Label(NamedTuple):
    """A label at tokens `first` to `last`; `strong` when its punctuation leaves no doubt that it is one."""

    text: str
    first: int
    last: int
    strong: bool
    head: bool = False
    """It numbers a question ("Q4", "Part two") rather than a part."""


def labels(tokens: list[Token], listing: bool = False) -> list[Label]:
    """Everything that may be a label, left to right.

    Args:
        tokens: the text.
        listing: whether the text lists parts, as a question does; then a full stop after a bare letter
            belongs to the letter, and ends no sentence.
    """
    found: list[Label] = []
    reach = 0
    counted = _counted_in_dots(tokens)
    for index, token in enumerate(tokens):
        if len(token.text) > _LONG and token.text not in _LONGER:
            continue  # most words
        if index < reach or not _may_begin(token):
            continue
        here = (
            _headed(tokens, index)
            or _dotted(tokens, index, counted)
            or _worded(tokens, index)
            or _plain(tokens, index, listing)
        )
        if here is not None:
            found.append(here)
            reach = here.last
    return found if listing else _counted_on(tokens, found)


def _counted_on(tokens: list[Token], found: list[Label]) -> list[Label]:
    """The labels, sure of the letters with a full stop that count on from an "a.": "a. No b. No c. Yes"."""
    chain = dict[int, Label]()
    for place, label in enumerate(found):
        at = label.first
        if label.text != chr(ord("a") + len(chain)) or at + 2 >= len(tokens) or len(chain) == _COUNTED:
            continue
        mark, after = tokens[at + 1], tokens[at + 2]
        stopped = mark.text == "." and mark.start == tokens[at].end and after.start > mark.end
        if stopped and (chain or label.strong):
            chain[place] = label._replace(last=at + 2, strong=True)
    if len(chain) < _CHAIN:
        return found
    return [chain.get(place, label) for place, label in enumerate(found)]


_COUNTED = 8
"""The letters of parts, up to h: an "i" is a word."""
_CHAIN = 2
"""How many letters in order count."""


def codes(tokens: list[Token]) -> list[Label]:
    """The numbers that parts have within a section of a form: "B3", "W12"."""
    found: list[Label] = []
    for index, token in enumerate(tokens):
        if len(token.text) > 3 or token.kind != "w" or not token.text.isascii() or token.text[0] == "q":
            continue  # "Q3" is the head of a question
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if len(token.text) == 1 and after and after.kind == "n" and after.start == token.end:
            if after.text.isdigit() and len(after.text) <= 2:
                found.append(Label(token.text + after.text, index, _past_mark(tokens, index + 2), True))
        elif token.text[1:].isdigit():
            found.append(Label(token.text, index, _past_mark(tokens, index + 1), True))
    return found


def _may_begin(token: Token) -> bool:
    """Whether a label may begin here; most words need no closer look."""
    text = token.text
    if token.kind == "w":
        short = len(text) == 1 or (text[0] == "q" and len(text) <= 3)
        return short or text in ROMAN or text in _HEADS or text in _WORDS
    return len(text) <= 3 if token.kind == "n" else text in ("(", "[")


def _text(tokens: list[Token], index: int) -> str:
    return tokens[index].text if 0 <= index < len(tokens) else ""


def _headed(tokens: list[Token], index: int) -> Label | None:
    """Reads "Q4.", "Question 4", "Part four"."""
    text = tokens[index].text
    if len(text) > 1 and text[0] == "q" and text[1:].isdigit() and len(text) <= 3:
        return Label(text[1:], index, _past_mark(tokens, index + 1), True, True)
    if text not in _HEADS or not _at_start(tokens, index):
        return None
    if text == "no" and _text(tokens, index + 1) != ".":
        return None  # "6) no 7) yes": an answer, and the next number
    at = index + 2 if text == "no" else index + 1
    after = _text(tokens, at)
    number = after if after.isdigit() and len(after) <= 2 else _WORDS.get(after)
    if text in ("block", "section", "part", "set", "group") and len(after) == 1 and after.isalpha():
        number = after
    if number is None or (text == "q" and _text(tokens, at + 1) in ("", ",", ";", "\n")):
        return None  # "q 7, r 8": the letter of a part, and its rating
    return Label(number, index, _past_mark(tokens, at + 1), True, True)


def _past_mark(tokens: list[Token], index: int) -> int:
    return index + 1 if _text(tokens, index) in (":", ".", ")", "-") else index


def _at_start(tokens: list[Token], index: int) -> bool:
    return (
        index == 0
        or tokens[index - 1].text in _OPENS
        or tokens[index - 1].text in ("and", "or", "then", "also")
    )


def _plain(tokens: list[Token], index: int, listing: bool) -> Label | None:
    """Reads "(a)", "b)", "c.", "4:", or a bare letter or roman numeral."""
    wrapped = tokens[index].text in ("(", "[")
    at = index + 1 if wrapped else index
    joint = _joint(tokens, at)
    if joint:
        closes = _text(tokens, at + 2) in (")", "]", ".", ":")
        return Label(joint, index, at + 3 if closes else at + 2, True)
    text = _text(tokens, at)
    if (
        at >= 2
        and tokens[at - 1].text == "."
        and tokens[at - 2].text in ("e", "i")
        and tokens[at - 1].end == tokens[at].start
    ):
        return None  # "e.g."
    if not _is_label_text(text) or (
        text in ("y", "n") and "/" in (_text(tokens, at - 1), _text(tokens, at + 1))
    ):
        return None
    mark = _text(tokens, at + 1)
    if mark == "-" and not text.isdigit() and _hyphened(tokens, at):
        return None  # "e-mail"
    if wrapped:
        return Label(text, index, at + 2, True) if mark in (")", "]") else None
    bare_number = text.isdigit()
    starts = (
        index == 0 or tokens[index - 1].text in "\n.?!:;|," or (not bare_number and _at_start(tokens, index))
    )
    if mark == "/" and _is_slashed(tokens, at, starts or not bare_number):
        return Label(text, index, at + 2, True)
    if mark in (")", "]") and not _opened(tokens, at):
        return Label(text, index, at + 2, True)
    glued = mark and tokens[at + 1].start == tokens[at].end
    if starts and mark in (".", ":") and glued and not _decimal_or_initials(tokens, at):
        ends = mark == "." and not listing and _ends_list(tokens, at)
        return Label(text, index, at + 1 if ends else at + 2, True)
    if (
        starts
        and mark in ("-", "=", "—")
        and not (mark == "-" and glued)
        and at + 2 < len(tokens)
        and not (bare_number and tokens[at + 2].kind == "n")
    ):
        return Label(text, index, at + 2, not bare_number or not glued)
    if bare_number:
        return None
    return Label(text, index, at + 2 if listing and mark == "." and glued else at + 1, False)


def _is_slashed(tokens: list[Token], at: int, likely: bool) -> bool:
    """Whether a stroke ends a label: "A/ remote", "2/ waiter"; "8/ 10" only where it is `likely`."""
    glued = tokens[at + 1].start == tokens[at].end
    if not glued or at + 2 >= len(tokens) or tokens[at + 2].start == tokens[at + 1].end:
        return False
    return likely or tokens[at + 2].kind == "w"


def _worded(tokens: list[Token], index: int) -> Label | None:
    """Reads "Two:" at the start of a member: a number spelled out, with a colon right after it."""
    number = _WORDS.get(tokens[index].text)
    mark = tokens[index + 1] if index + 1 < len(tokens) else None
    if index and tokens[index - 1].text == "-" and tokens[index - 1].end == tokens[index].start:
        return None  # "out-of-ten: writing, empathy"
    if number is None or mark is None or mark.text != ":" or mark.start > tokens[index].end:
        return None
    return Label(number, index, index + 2, True) if _at_start(tokens, index) else None


def _dotted(tokens: list[Token], index: int, counted: frozenset[int]) -> Label | None:
    """Reads "1.2", the number of a part within a question: at the start of a line, or where it counts on."""
    token = tokens[index]
    if not _is_dotted(token) or index + 1 >= len(tokens):
        return None
    if index and tokens[index - 1].text not in ("\n", ",", "|", ";") and index not in counted:
        return None
    after = tokens[index + 1]
    if after.text == ":":
        return Label(token.text, index, index + 2, True)
    return Label(token.text, index, index + 1, True) if after.kind in "wn" or after.text == "\n" else None


def _is_dotted(token: Token) -> bool:
    return token.kind == "n" and len(token.text) == _LONG and token.text[1] == "."


def _counted_in_dots(tokens: list[Token]) -> frozenset[int]:
    """The numbers that count the parts of a question wherever they stand: "2.1 Tickets 2.2 Chat 2.3 Voice".

    Numbers with nothing between them are ratings: "7.1, 7.2, 8".
    """
    chains = dict[str, list[int]]()
    for index, token in enumerate(tokens):
        if not _is_dotted(token):
            continue
        chain = chains.setdefault(token.text[0], [])
        told = index + 1 < len(tokens) and tokens[index + 1].text not in (",", ";", "/")
        if told and token.text[2] == str(len(chain) + 1):
            chain.append(index)
    return frozenset(index for chain in chains.values() if len(chain) >= _CHAIN for index in chain)


def _joint(tokens: list[Token], at: int) -> str:
    """Reads "3a": a part's letter with the number of its question."""
    number, letter = _text(tokens, at), _text(tokens, at + 1)
    if len(number) != 1 or not number.isdigit() or len(letter) != 1 or not "a" <= letter <= "h":
        return ""
    return number + letter if tokens[at].end == tokens[at + 1].start else ""


def _is_label_text(text: str) -> bool:
    if text.isdigit():
        return len(text) <= 2 and text != "0"
    return text in ROMAN or (len(text) == 1 and text.isascii() and text.isalpha())


def _hyphened(tokens: list[Token], at: int) -> bool:
    """Whether a letter is the beginning of a word with a hyphen: "e-mail", but not "a-yes"."""
    if _text(tokens, at + 2) in _ANSWERS:
        return False
    if at + 2 >= len(tokens) or tokens[at + 2].kind != "w" or len(tokens[at + 2].text) < 3:
        return False
    return tokens[at].end == tokens[at + 1].start and tokens[at + 1].end == tokens[at + 2].start


_ANSWERS = frozenset("yes yep yeah yup nope not never some somewhat none sometimes skip all any".split())


def _ends_list(tokens: list[Token], at: int) -> bool:
    """Whether a letter is the last of a list of bare ones: the full stop of "a, c and d." ends a sentence."""
    before = _text(tokens, at - 2)
    return (
        _text(tokens, at - 1) in (",", "and", "&", "or") and _is_label_text(before) and not before.isdigit()
    )


def _opened(tokens: list[Token], index: int) -> bool:
    """Whether a bracket was opened before: "(empathy 7)" ends with no label."""
    for back in range(index - 1, max(-1, index - 12), -1):
        if tokens[back].text == "(":
            return True
        if tokens[back].text in (")", "\n"):
            return False
    return False


def _decimal_or_initials(tokens: list[Token], at: int) -> bool:
    """Whether this only looks like a label before a full stop: "B.A.", "4.5"."""
    if tokens[at + 1].text != "." or at + 2 >= len(tokens):
        return at + 2 >= len(tokens)
    tight = tokens[at + 2].start == tokens[at + 1].end
    return tight and (tokens[at + 2].kind == "n" or len(tokens[at + 2].text) <= 4)
