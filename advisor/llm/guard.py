"""What a model may say aloud, checked sentence by sentence while it speaks.

A streamed reply is held back to the end of each sentence and shown only if the sentence passes:

1. It holds no number, money, pay, promise, verdict, tier, level or title that the templates' text does not
   hold, in figures or in words; no claim of law or medicine, no advice, no part that is played, none of the
   prompt and no talk of it (`unsaid.py`); no link and no markup; and it is in English, in letters that can be
   seen (`foul.py`).
2. All of it asks no more than the templates' text, in a question or otherwise, and is not much longer.
3. Up to the first sentence that asks something, sentences are shown as they pass. From there on all is held
   back to the end, because only then it is known whether all parts are asked for, in their order: the offline
   reader must find the same question in the model's words as in the templates'.

What does not pass is not shown, and neither is anything after it: the templates' text takes its place, the
whole of it, since sentences already shown may have left out what it says. What was shown before was checked,
so nothing wrong is ever on the screen; at worst something is said twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from advisor.llm.foul import Material

__all__ = ["Guard", "Stopped"]

LONGER = 1.5
"""So many times the length of the templates' text may the model's be."""
SLACK = 120
"""Characters that it may have beyond that: a kind word to a short question."""
_SENTENCE_END = re.compile(r"(?:[.!?…]+[\"'”’)\]]*(?=\s)|\n)\s*")
_ABBREVIATED = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|mr|mrs|ms|dr|st|approx)|\b[a-z])\.$", re.IGNORECASE)


_ASKS = re.compile(
    r"\?|^\W*(?:(?:and|also|but|so|now|then|please|oh|first|next|finally)\W+)*"
    r"(?:tell me|describe|share|give me|send me|name|list|explain|(?:walk|talk|take) me through|write)\b",
    re.IGNORECASE,
)
"""A sentence that asks, with a question mark or without."""
_NEUTRAL = re.compile(
    r"^\W*(?:and |please |just )*(?:tell me|share|describe|explain|write)"
    r" (?:whenever|when you|in your own|as much|as little|what comes|whatever|it in|it as|freely)\b",
    re.IGNORECASE,
)
"""A sentence that only says how to answer."""


class Stopped(Exception):
    """The model is not listened to any further; it never leaves the consultant."""


class Guard:
    """Watches one reply.

    Args:
        text: the reply as the templates have it: the material the model was given.
        names: words that may only be said where the text says them: tiers, levels, titles, in lower case.
        asks_same: whether a text asks for the same parts in the same order as the templates'; None where
            nothing is asked.
    """

    def __init__(self, text: str, names: tuple[str, ...], asks_same: Callable[[str], bool] | None) -> None:
        self._text = text
        self._material = Material(text, names)
        self._asks_same = asks_same
        self._waiting = ""
        self._held: list[str] = []
        self._out: list[str] = []
        self.raw = ""
        """All that the model wrote."""

    def keep_out(self, text: str) -> None:
        """Take in a text that is not to be repeated, such as the prompt's."""
        self._material.keep_out(text)

    @property
    def shown(self) -> str:
        """All that was handed over to be shown."""
        return "".join(self._out).strip()

    def feed(self, words: str) -> Iterator[str]:
        """Take in what the model wrote next; yield what may be shown now.

        Raises:
            Stopped: a sentence does not pass.
        """
        self.raw += words
        if len(self.raw) > LONGER * len(self._text) + SLACK:
            raise Stopped("the model's words are too long")
        self._waiting += words
        while (end := _end(self._waiting)) is not None:
            sentence, self._waiting = self._waiting[:end], self._waiting[end:]
            yield from self._passed(sentence)

    def finish(self, fault: str = "") -> tuple[str, str]:
        """The model has ended, or was ended: what is still to be shown, and why it is not all the model's.

        Args:
            fault: why the model did not come to its end.
        """
        if not fault:
            fault = self._material.against(self._waiting)
            self._held.append(self._waiting)
            fault = fault or self._incomplete()
        rest = "".join(self._held) if not fault else ("\n\n" if self._out else "") + self._text
        if not fault and self._out:
            rest = rest.rstrip()
        self._held = []
        self._out.append(rest)
        return rest, fault

    def _incomplete(self) -> str:
        said = "".join([*self._out, *self._held]).strip()
        if not said:
            return "the model said nothing"
        if self._asks_same is not None and not self._asks_same(said):
            return "the model's words do not ask for the same parts"
        if said.count("?") < self._text.count("?"):
            return "the model's words ask less than was to be asked"
        if said.count("?") > max(self._text.count("?"), int(self._asks_same is not None)):
            return "the model's words ask more than was to be asked"
        if self._asks_same is not None and self._beside(said, self._asks_same):
            return "the model's words ask something of their own"
        if len(said) < len(self._text) / 4:
            return "the model's words leave too much out"
        return ""

    def _beside(self, said: str, asks_same: Callable[[str], bool]) -> bool:
        """Whether words ask anything beside the parts: it may go, and these are asked all the same.

        The templates do so here and there ("Ready?"); so much may the model, too.
        """
        wanted = [one for one in _sentences(self._text) if _ASKS.search(one)]
        asking = [one for one in _sentences(said) if _ASKS.search(one) and one not in self._text]
        idle = [
            one
            for one in asking
            if asks_same(said.replace(one, " ", 1)) and not asks_same(one) and not _NEUTRAL.search(one)
        ]
        return bool(idle) and len(idle) > sum(asks_same(self._text.replace(one, " ", 1)) for one in wanted)

    def _passed(self, sentence: str) -> Iterator[str]:
        against = self._material.against(sentence)
        if against:
            raise Stopped(against)
        if self._held or "?" in sentence or (self._asks_same is not None and "(a)" in sentence.lower()):
            self._held.append(sentence)
            return
        self._out.append(sentence)
        yield sentence


def _sentences(text: str) -> list[str]:
    """A text cut where its sentences end."""
    out: list[str] = []
    while (end := _end(text)) is not None:
        out.append(text[:end].strip())
        text = text[end:]
    return [one for one in [*out, text.strip()] if one]


def _end(text: str) -> int | None:
    """Where the first sentence of a text ends, white space after it included; None where it may go on."""
    for match in _SENTENCE_END.finditer(text):
        if match.end() < len(text) or match.group().endswith("\n"):
            head = text[: match.start() + 1]
            if not _ABBREVIATED.search(head):
                return match.end()
    return None
