r"""A quote → the person's exact characters, or none.

Laws:

1. A quote is grounded only where the person's message holds it, character by character, after both were
   brought to one form: compatibility forms and accents taken apart (NFKD), every run of white space one
   space, curly quotes and long dashes plain, invisible characters dropped. Nothing is searched for "nearly".
2. What comes back are offsets into the message as it was written, so that ``content[start:end]`` is the
   evidence; the quote of the evidence is that text, not the model's.
3. A quote never begins or ends inside a word or a number: "8" is not in "18" or "8.5", "used" not in
   "unused".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Folded", "fold", "occurrences"]

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        # How a prompt writes the brackets of a tag in the person's text, lest it close our own.
        **dict.fromkeys("‹", "<"),
        **dict.fromkeys("›", ">"),
    }
)
_INVISIBLE = ("Cf", "Cc", "Cs", "Cn", "Co")
_MOST = 50
"""Places of one quote that are looked at; "a" in a novel needs no more."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in one form, with the place of each of its characters in the text as it was written.

    Args:
        raw: the text as it was written.
        text: its form for comparing.
        at: offset in `raw` of each character of `text`.
    """

    raw: str
    text: str
    at: tuple[int, ...]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in `raw` of a stretch of `text`, marks on its last letter included."""
        last = self.at[end - 1]
        after = last + 1
        while after < len(self.raw) and unicodedata.combining(self.raw[after]):
            after += 1
        return self.at[start], after


@lru_cache(maxsize=64)
def fold(raw: str) -> Folded:
    """Bring a text to the form in which quotes are looked for."""
    if raw.isascii() and raw.isprintable() and "  " not in raw:
        plain = raw.replace("`", "'")
        return Folded(raw, plain, tuple(range(len(raw))))
    out: list[str] = []
    at: list[int] = []
    for index, char in enumerate(raw):
        for piece in unicodedata.normalize("NFKD", char.translate(_PLAIN)):
            kept = _kept(piece)
            if kept == " " and (not out or out[-1] == " "):
                continue
            if kept:
                out.append(kept)
                at.append(index)
    return Folded(raw, "".join(out), tuple(at))


def _kept(char: str) -> str:
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in _INVISIBLE else char.translate(_PLAIN)


def occurrences(message: Folded, quote: str) -> Iterator[tuple[int, int]]:
    """Where a message holds a quote: offsets in the message as it was written, left to right.

    >>> list(occurrences(fold("I’m an  8, not an 18."), "I'm an 8"))
    [(0, 9)]
    >>> list(occurrences(fold("I’m an  8, not an 18."), "8"))
    [(8, 9)]
    """
    wanted = fold(quote).text.strip()
    if not wanted:
        return
    start = message.text.find(wanted)
    tries = 0
    while start >= 0 and tries < _MOST:
        tries += 1
        end = start + len(wanted)
        if _is_whole(message.text, start, end) and not _splits_a_character(message, start, end):
            yield message.raw_span(start, end)
        start = message.text.find(wanted, start + 1)


def _splits_a_character(message: Folded, start: int, end: int) -> bool:
    """Whether a stretch begins or ends inside what one character stands for: the "1" of "¼"."""
    at = message.at
    return (start > 0 and at[start - 1] == at[start]) or (end < len(at) and at[end - 1] == at[end])


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch neither begins nor ends inside a word or a number."""
    before, first, last, after = text[start - 1 : start], text[start], text[end - 1], text[end : end + 1]
    if after and unicodedata.combining(after):
        return False  # "cafe" in "café" spelled with a mark of its own
    if _joined(before, first) or _joined(last, after):
        return False
    return not _cuts_number(text, start) and not _cuts_number(text, end)


def _cuts_number(text: str, at: int) -> bool:
    """Whether a number goes on across a place: "-|2", ".|5", "7|.5", "7,|5"; not in lists: "7-|8", "8,|9"."""
    mark = at - 1 if text[at - 1 : at] in ("-", ".", ",") and at else at
    if text[mark : mark + 1] not in ("-", ".", ",") or not text[mark + 1 : mark + 2].isdigit():
        return False
    follows = mark > 0 and text[mark - 1].isdigit()
    if text[mark] == "-":
        return not follows
    return text[mark] == "." or not follows or _is_decimal(text, mark)


def _joined(left: str, right: str) -> bool:
    return bool(left and right) and _in_word(left) and _in_word(right)


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_" or bool(unicodedata.combining(char))


def _is_decimal(text: str, comma: int) -> bool:
    """Whether a comma between two digits is a decimal one: "7,5" is a number, "8,9,7" and "8,9" are lists."""
    begin, end = comma, comma + 1
    while begin > 0 and text[begin - 1].isdigit():
        begin -= 1
    while end < len(text) and text[end].isdigit():
        end += 1
    in_list = text[begin - 1 : begin] == "," or text[end : end + 1] == ","
    return not in_list and text[comma + 1 : end] in ("5", "25", "75", "50")
