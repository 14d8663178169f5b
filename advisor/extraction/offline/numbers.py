"""Ratings in any dress: 8, eight, a solid 8, 8/10, 4 out of 5, 80%, 7-8, 8ish, seven and a half.

A recognizer, not a reader: it says where a number on a scale stands and what it is worth from 1 to 10. Which
item it belongs to is linked later. Numbers that count something else (people, money, years) are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from advisor.extraction.offline.english import NUMBER_WORDS, TENS
from advisor.extraction.offline.tokens import Token

__all__ = ["Number", "cardinal", "cardinals", "ratings", "scaled"]

_CENT = Decimal("0.01")
_HALF = Decimal("0.5")
_SCALE_WORDS = {"star": 5, "stars": 5, "percent": 100, "pct": 100, "%": 100}

_FRACTIONS = frozenset(["and", "point", "&", "1"])
"""How a fraction goes on after a whole number."""
_HALVES = {("and", "a", "half"), ("and", "half"), ("point", "five"), ("&", "a", "half")}

_AFTER = frozenset(
    """
    for on at in with to and or but out be each across all overall i i'm i'd maybe probably because since as
    though if here there too tbh honestly now ish s easy easily myself max tops both everywhere throughout
    flat solid solidly please thanks thank then the my is are was from by when cause cos bc coz lol haha
    yeah yep rating ratings score points point again same so sure also although while whereas except apart
    bar no not actually sorry wait rather than hmm um eh ok okay definitely really perhaps possibly honest
    ta cheers respectively either only still today currently that this it it's thats that's which we after
    given depending usually generally mostly mainly lah la lor leh eh bro sis haha obviously naturally ofc
    roughly def deffo mate man sir ma'am po minus plus being like would
    can could will d c b a e f g h x skip pass imo imho think guess say suppose reckon straight just let's
    lets i've sa din rin lang na naman ko ako ni kasi siguro fr ngl tbf rn idk bro dude lmao hehe apiece
    every everything anyway at-least dont don't dunno haven't
    """.split()
)
_BEFORE_NOT = frozenset(
    """
    $ £ € ₹ ₱ # skip version tier level grade year class age aged chapter step part q question room line
    option phase windows office excel top over-40
    """.split()
)
_SCORES = frozenset("score rating mark grade solid average max maximum value number instead rate".split())


_PLURALS = {word + "s": number for word, number in NUMBER_WORDS.items() if number and word != "one"}
_PLURALS |= {"sixes": 6}
_STARTS = frozenset(["between", *NUMBER_WORDS, *TENS, *_PLURALS])
"""The words a rating can begin with."""


class Number(NamedTuple):
    """A number at tokens `first` to `last`. `value` is from 1 to 10, or None where it is off the scale."""

    first: int
    last: int
    value: Decimal | None
    plural: bool = False
    """Said of many at once: "9s", "tens"."""
    scaled: bool = False
    """The scale was said with it: "4/5", "80%"."""


def cardinal(tokens: list[Token], index: int) -> tuple[Decimal, int] | None:
    """A plain number at `index`: digits, or words up to ninety-nine, with halves. Returns (value, end)."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.kind == "n":
        if len(token.text) > 12:
            return None
        value, last = Decimal(token.text.replace(",", "")), index + 1
    elif token.text in NUMBER_WORDS:
        value, last = Decimal(NUMBER_WORDS[token.text]), index + 1
    elif token.text in TENS:
        value, last = Decimal(TENS[token.text]), index + 1
        tail = last + 1 if last < len(tokens) and tokens[last].text == "-" else last
        if tail < len(tokens) and 0 < NUMBER_WORDS.get(tokens[tail].text, 0) < 10:
            value, last = value + NUMBER_WORDS[tokens[tail].text], tail + 1
    else:
        return None
    return _with_fraction(tokens, value, last)


def cardinals(tokens: list[Token], first: int, last: int) -> Iterator[Decimal]:
    """The plain numbers that begin at tokens `first` to `last`, one after the other."""
    while first < last:
        number = cardinal(tokens, first)
        if number is None:
            first += 1
        else:
            value, first = number
            yield value


def _with_fraction(tokens: list[Token], value: Decimal, last: int) -> tuple[Decimal, int]:
    if last >= len(tokens) or tokens[last].text not in _FRACTIONS:
        return value, last
    words = tuple(token.text for token in tokens[last : last + 3])
    if len(words) == 3 and words in _HALVES:
        return value + _HALF, last + 3
    if words[:2] in _HALVES:
        return value + _HALF, last + 2
    if words[:1] == ("point",) and len(words) > 1:
        digit = NUMBER_WORDS.get(words[1], -1)
        if words[1].isdigit() and len(words[1]) == 1:
            digit = int(words[1])
        if 0 <= digit <= 9:
            return value + Decimal(digit) / 10, last + 2
    if words == ("1", "/", "2"):  # "7½" and "7 1/2"
        return value + _HALF, last + 3
    return value, last


def scaled(value: Decimal, out_of: int) -> Decimal:
    """A value on another scale, carried over to ten and rounded half up to two decimals."""
    if out_of == 10:
        return value
    return (value * 10 / out_of).quantize(_CENT, ROUND_HALF_UP)


class _Scan(NamedTuple):
    """The stretch being read, tokens `lower` to `upper`.

    `names` are the tokens where a name begins, `labels` those of labels, which are no ratings.
    """

    tokens: list[Token]
    lower: int
    upper: int
    names: frozenset[int]
    labels: frozenset[int]

    def text(self, index: int) -> str:
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def inside(self, index: int, *texts: str) -> bool:
        """Whether the token at `index` lies in the stretch and is one of these."""
        return self.lower <= index < self.upper and self.tokens[index].text in texts


_NO_TOKENS: frozenset[int] = frozenset()


def ratings(
    tokens: list[Token],
    first: int,
    last: int,
    names: frozenset[int] = _NO_TOKENS,
    labels: frozenset[int] = _NO_TOKENS,
) -> list[Number]:
    """All ratings among tokens `first` to `last`, left to right.

    Args:
        tokens: the text.
        first: where the first may begin.
        last: where the last ends.
        names: the tokens at which names begin.
        labels: the tokens of labels, whose numbers rate nothing.
    """
    scan = _Scan(tokens, first, last, names, labels)
    found: list[Number] = []
    index = first
    while index < last:
        number = _rating_at(scan, index) if index not in labels else None
        if number is None:
            index += 1
        else:
            found.append(number)
            index = max(number.last, index + 1)
    return found


def _rating_at(scan: _Scan, index: int) -> Number | None:
    token = scan.tokens[index]
    if token.kind != "n" and token.text not in _STARTS:
        return None
    if token.text == "between":
        return _between(scan, index)
    here = _one(scan, index)
    if here is None:
        return None
    value, out_of, last, plural = here
    joined = _range_end(scan, index, last)
    if joined is not None:
        high, high_scale, end = joined
        scale = high_scale or out_of
        if high > value or scale:
            return _number(index, end, (value + high) / 2, scale, plural=False)
    if out_of is None and not _ends_well(scan, last):
        return None
    return _number(index, last, value, out_of, plural)


def _number(first: int, last: int, value: Decimal, out_of: int | None, plural: bool) -> Number:
    on_ten = scaled(value, out_of or 10)
    valid = 1 <= on_ten <= 10 and (out_of is None or value <= out_of)
    return Number(first, last, on_ten if valid else None, plural, out_of is not None)


def _one(scan: _Scan, index: int) -> tuple[Decimal, int | None, int, bool] | None:
    """(value, scale if said, end, plural) of a single rating at `index`."""
    token = scan.tokens[index]
    plural = False
    if token.text in _PLURALS:
        value, last, plural = Decimal(_PLURALS[token.text]), index + 1, True
    else:
        plain = cardinal(scan.tokens, index)
        if plain is None or plain[1] > scan.upper:
            return None
        value, last = plain
    if not _opens_well(scan, index) or _is_of_scale(scan, index):
        return None
    if _is_negative(scan, index):
        value = -value
    out_of, last = _scale(scan, last)
    if scan.inside(last, "+"):
        last += 1
    if scan.inside(last, "-") and scan.inside(last + 1, "ish"):
        last += 1
    if scan.inside(last, "ish", "s", "'s") and not _is_label(scan, last):
        plural = plural or scan.text(last) != "ish"
        last += 1
    if out_of is None:
        out_of, last = _scale(scan, last)
    if out_of is None and value > 100:
        return None
    return value, out_of, last, plural


def _is_label(scan: _Scan, at: int) -> bool:
    """Whether the letter behind a number is the label of the next one: "T 9 S 4", unlike "9s 4"."""
    apart = scan.tokens[at].start > scan.tokens[at - 1].end
    return apart and at + 1 < scan.upper and scan.tokens[at + 1].kind == "n"


def _opens_well(scan: _Scan, index: int) -> bool:
    if index == 0:
        return True
    token, before = scan.tokens[index], scan.tokens[index - 1]
    counts = before.text in _BEFORE_NOT and not (len(before.text) == 1 and index - 1 in scan.names)
    counts = counts and not (before.text == "part" and index > 2 and scan.tokens[index - 3].text == "the")
    if counts or (token.text == "one" and not _is_figure(before)):
        return False
    if before.text == "of" and index >= 2 and scan.tokens[index - 2].text not in _SCORES:
        return False  # "the last born of six"
    if before.text in ("the", "other", "these", "those") and token.kind == "w":
        return False  # "the two in the middle" counts parts
    if before.end < token.start or index == scan.lower:
        return True
    if before.text in ("/", ":", "."):  # "8/9/7", "writing:8"; but not "a/8" of a path or "3.8.18"
        return index >= 2 and scan.tokens[index - 2].kind in "nw"
    if before.kind == "w":
        return len(before.text) == 1 and before.text <= "h"  # "a8 b7"
    return before.text not in "'@_"


def _is_of_scale(scan: _Scan, index: int) -> bool:
    """Whether a number is an end of a scale that is repeated: "Rate 1-10: ...", "from one to ten"."""
    ends = (
        [index - 2, index - 1, index] if scan.text(index) in ("10", "ten") else [index, index + 1, index + 2]
    )
    low, joint, high = (scan.text(at) for at in ends)
    return low in ("1", "one", "0") and joint in ("-", "to", "–") and high in ("10", "ten")


def _is_figure(before: Token) -> bool:
    """Whether "one" after this word is a number: "a one", "maybe one"; not "the SaaS one", "we use one"."""
    return before.kind != "w" or before.text in _BEFORE_ONE or before.text in NUMBER_WORDS


_BEFORE_ONE = frozenset(
    """
    a an is was be it's that's maybe say give put only just about around like to at solid me myself and then
    or probably honestly
    """.split()
)


def _is_negative(scan: _Scan, index: int) -> bool:
    if index <= scan.lower or not scan.inside(index - 1, "-", "minus"):
        return False
    first = index - 1 == scan.lower
    if scan.text(index - 1) == "minus":
        return first or cardinal(scan.tokens, index - 2) is None
    sign, token = scan.tokens[index - 1], scan.tokens[index]
    if sign.end != token.start:
        return False
    return first or (scan.tokens[index - 2].end < sign.start and scan.text(index - 2) != "\n")


def _scale(scan: _Scan, last: int) -> tuple[int | None, int]:
    """The scale said after a number ("/10", "out of 5", "stars", "%") and where it ends."""
    if last >= scan.upper:
        return None, last
    text = scan.text(last)
    if text in _SCALE_WORDS:
        return _SCALE_WORDS[text], last + 1
    over = 1 if text in ("/", "of", "over") else 2 if text == "out" and scan.inside(last + 1, "of") else 0
    if text == "on" and scan.inside(last + 1, "10", "ten"):
        return 10, last + 2  # "ten on ten"
    if over:
        tail = last + over
        if scan.inside(tail, "a", "possible"):
            tail += 1
        bound = cardinal(scan.tokens, tail) if tail < scan.upper else None
        if bound and bound[0] in (5, 10, 20, 100) and (text != "/" or _is_scale(scan, last, tail)):
            return int(bound[0]), bound[1]
    return None, last


def _is_scale(scan: _Scan, slash: int, tail: int) -> bool:
    """Whether a slash divides by a scale: "8/10" does, and "8/10/7/10"; "8/5/9" and "8/9/10" are lists."""
    first, last = slash - 1, tail
    while scan.inside(first - 1, "/") and first - 2 >= scan.lower and scan.tokens[first - 2].kind == "n":
        first -= 2
    while scan.inside(last + 1, "/") and last + 2 < scan.upper and scan.tokens[last + 2].kind == "n":
        last += 2
    chain = [scan.text(index) for index in range(first, last + 1, 2)]
    return len(chain) == 2 or (len(chain) % 2 == 0 and set(chain[1::2]) == {"10"})


def _range_end(scan: _Scan, first: int, last: int) -> tuple[Decimal, int | None, int] | None:
    """The upper end of "7-8", "7 to 8", "7 or 8", "7/8": (value, scale, end)."""
    if not scan.inside(last, "-", "to", "or", "/"):
        return None
    joint, tail = scan.text(last), last + 1
    if not scan.labels.isdisjoint((last, tail)):
        return None
    if joint == "/" and scan.tokens[last].start > scan.tokens[last - 1].end:
        return None  # "85% / 60%" is a list
    if joint == "or" and scan.inside(tail, "maybe", "perhaps", "possibly", "even", "so"):
        tail += 1
    if scan.inside(tail, "a", "an"):
        tail += 1
    end = cardinal(scan.tokens, tail) if tail < scan.upper else None
    if end is None:
        return None
    high, (scale, stop) = end[0], _scale(scan, end[1])
    low = cardinal(scan.tokens, first)
    if joint in ("-", "/") and (_listed(scan, first, stop, joint) or low is None or high - low[0] > 2):
        return None
    if scan.inside(stop, "ish", "+"):
        stop += 1
    if scale is None and (high > 10 or not _ends_well(scan, stop)):
        return None
    return high, scale, stop


def _listed(scan: _Scan, first: int, stop: int, joint: str) -> bool:
    """Whether the same joint goes on to a third number: then it separates a list and is no range."""
    after = scan.inside(stop, joint) and stop + 1 < scan.upper and cardinal(scan.tokens, stop + 1) is not None
    before = scan.inside(first - 1, joint) and cardinal(scan.tokens, first - 2) is not None
    return after or before


def _between(scan: _Scan, index: int) -> Number | None:
    start = index + 2 if scan.inside(index + 1, "a", "an") else index + 1
    low = cardinal(scan.tokens, start) if start < scan.upper else None
    if low is None or not scan.inside(low[1], "and", "-", "to", "&"):
        return None
    tail = low[1] + 2 if scan.inside(low[1] + 1, "a", "an") else low[1] + 1
    high = cardinal(scan.tokens, tail) if tail < scan.upper else None
    if high is None:
        return None
    scale, last = _scale(scan, high[1])
    if scale is None and not _ends_well(scan, last):
        return None
    return _number(index, last, (low[0] + high[0]) / 2, scale, plural=False)


def _ends_well(scan: _Scan, last: int) -> bool:
    """Whether what follows a bare number lets it be a rating, and not a count of something."""
    if last >= scan.upper or last in scan.names:
        return True
    token = scan.tokens[last]
    if token.kind == "n":
        return token.start > scan.tokens[last - 1].end
    if token.kind != "w":
        tight = token.start == scan.tokens[last - 1].end and last + 1 < scan.upper
        glued = tight and scan.tokens[last + 1].start == token.end
        return not (glued and token.text in ":@_'" and scan.tokens[last + 1].kind == "n")
    if token.text in _AFTER or _runs_on(scan, last):
        return True  # "seven eight nine five"
    one = scan.text(last - 1) == "one"  # "One correction"
    if last == scan.lower + 1 and token.text != "of" and not one and not _counts_things(token.text):
        return True  # "8 even on a bad day"
    named = scan.text(last - 1) != "one" and any(
        back in scan.names for back in range(max(scan.lower, last - 7), last)
    )
    return named and not _counts_things(token.text) and not _is_object(scan, last)


def _is_object(scan: _Scan, last: int) -> bool:
    """Whether a number counts what somebody did or has: "I learned four banking systems"."""
    return scan.text(last - 2) in _HAS and _counts_things(scan.text(last + 1))


_HAS = frozenset(
    "learned learnt know knew use used have had did ran run speak wrote managed handled taught built".split()
)


def _runs_on(scan: _Scan, last: int) -> bool:
    """Whether number words follow each other, as in a list read out."""
    return (
        scan.text(last) in NUMBER_WORDS
        and scan.text(last - 1) in NUMBER_WORDS
        and scan.text(last - 2) != "point"
    )


_UNITS = frozenset(
    """
    year yr month week day hour hr minute min second people time percent grand quid k am pm euro pound
    dollar mile km kg lb foot ft inch person
    """.split()
)


def _counts_things(word: str) -> bool:
    """Whether a word after a number makes it a count: a unit, or a plural."""
    if "'" in word:
        return False  # "8 she's never wrong"
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word in _UNITS or (plural and (len(word) > 3 or word[:-1] in _UNITS))
