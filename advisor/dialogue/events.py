"""What can happen in a chat. Time, words and readings arrive in events; nothing else brings them.

Three kinds: what the driver reports (`Started`, `WasRead`, `Said` ...), what the person writes
(`PersonWrote`), and moves (`Skip`, `WhatIf` ...). A move is what a person can want beside answering. The
same value stands for it whether it was typed as a command or recognised in a message, so that "/skip",
a button and "let's skip that" do the same.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal, TypeAlias

from advisor.extraction.extractor import Mark, Reading

__all__ = [
    "About",
    "AskHuman",
    "AskReport",
    "Back",
    "Choose",
    "Event",
    "Explain",
    "Fix",
    "GivenBack",
    "GoOn",
    "HandedOver",
    "Help",
    "HowFar",
    "HowGood",
    "HumanWrote",
    "Move",
    "Needs",
    "PersonWrote",
    "ReadingFailed",
    "Reason",
    "Recap",
    "Repeat",
    "Restart",
    "Resumed",
    "Said",
    "Skip",
    "Started",
    "Stop",
    "TakeOffer",
    "Topic",
    "Undo",
    "WasRead",
    "WhatIf",
    "Why",
]


@dataclass(frozen=True, slots=True)
class Started:
    """The chat begins.

    Args:
        today: the day of the chat; without it "since 2021" and "by March" stay unread.
        carried: what is known from a chat by another rubric: item id and value, as a person would type it.
        prefilled: what a portal knows of the person who is signed in to it, in the same form.
    """

    today: datetime.date | None = None
    carried: tuple[tuple[str, str], ...] = ()
    prefilled: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Resumed:
    """A stored chat is taken up again."""

    today: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class PersonWrote:
    """The person sent a message."""

    text: str


@dataclass(frozen=True, slots=True)
class WasRead:
    """The driver's answer to a `Read` effect.

    Args:
        reading: what was read.
        staffed: whether there are humans here who take chats over.
    """

    reading: Reading
    staffed: bool = False


Reason: TypeAlias = Literal["asked", "distress", "misunderstood", "taken"]
"""Why a human has a chat: the person asked for one, needs help, was not understood again and again, or a
human came of their own accord."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A human takes the chat over, other than because of a message: a button, a person at the portal."""

    reason: Reason = "asked"


@dataclass(frozen=True, slots=True)
class HumanWrote:
    """The human who has the chat sent a message. It is shown and kept, and read for nothing.

    Args:
        text: its words.
        name: what the person is to know the human by.
    """

    text: str
    name: str


@dataclass(frozen=True, slots=True)
class GivenBack:
    """The human gives the chat back to the advisor."""


@dataclass(frozen=True, slots=True)
class ReadingFailed:
    """The driver's other answer to a `Read` effect: the reader could not do its work."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the driver finally showed, so that the transcript in the state is complete.

    Args:
        text: its words.
        mark: how a model served it, where one phrased it.
    """

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """Set an answer: "/fix empathy 8". Item and value in the person's words."""

    item: str
    value: str


@dataclass(frozen=True, slots=True)
class Choose:
    """Set several answers at once, as a form does.

    Args:
        values: item id and value in the person's words, of each.
    """

    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last change; again, the one before."""


@dataclass(frozen=True, slots=True)
class Skip:
    """Leave the question that stands."""


@dataclass(frozen=True, slots=True)
class Back:
    """Return to the question before, or to the one the person names.

    Args:
        to: what is named, as it was said.
        doubted: whether the person says that what is noted of it is wrong, and not what would be right.
    """

    to: str | None = None
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class Restart:
    """Start over; asked twice in a row, it is done."""


@dataclass(frozen=True, slots=True)
class Stop:
    """End the chat with a report of what is known."""


@dataclass(frozen=True, slots=True)
class AskReport:
    """Show the report of what is known."""


@dataclass(frozen=True, slots=True)
class TakeOffer:
    """Go on with the other rubric that was offered."""


@dataclass(frozen=True, slots=True)
class GoOn:
    """Go on with the questions still open."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Ask what would happen if an item had another value; both in the person's words.

    Args:
        item: its name.
        value: the value: "8", "+2" for so much more, "+?2" for so much more if the work supposed with it
            is new, or "best".
        also: further names and values. Those of another item go together with the first; a name that comes
            twice asks for one after the other ("8 or 9").
    """

    item: str
    value: str
    also: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """Ask why something is asked, or what a value was read from; without an item, the standing question.

    Args:
        item: its name.
        matters: whether it is what the item is needed for, and what it brings.
        reason: whether it is why it is asked for at all, even where it is known.
    """

    item: str | None = None
    matters: bool = False
    reason: bool = False


@dataclass(frozen=True, slots=True)
class Explain:
    """Ask what a word means; without one, what the standing question means."""

    term: str | None = None


Topic: TypeAlias = Literal[
    # the chat
    "purpose",
    "data",
    "cost",
    "who",
    "skipping",
    "pausing",
    "changing",
    "answering",
    "rating",
    "pasting",
    "options",
    "report",
    # the result
    "scoring",
    "good",
    "result",
    "gains",
    "weakest",
    "strengths",
    "others",
    "disagree",
    "trust",
    "signs",
    "counts",
    "unasked",
    "next",
    "after",
    "promotion",
    "goal_reached",
    # what the document advises
    "jobs",
    "career",
    "pay",
    "search",
    "interview",
    "learning",
    "metrics",
    "work",
    "worth",
    "outlook",
    "duration",
]


@dataclass(frozen=True, slots=True)
class About:
    """Ask about the advisor or the result: what it is, how it scores, where it leads, where data goes.

    Args:
        topic: what is asked about.
        words: the question, folded, where what it names makes a difference.
    """

    topic: Topic
    words: str = ""


@dataclass(frozen=True, slots=True)
class AskHuman:
    """Ask for a human instead of the advisor."""


@dataclass(frozen=True, slots=True)
class Recap:
    """Ask what is known so far, or what is known of an item.

    Args:
        item: its name.
        told: whether the person points out that it was told before, rather than asking.
    """

    item: str | None = None
    told: bool = True


@dataclass(frozen=True, slots=True)
class HowFar:
    """Ask how much is left."""


@dataclass(frozen=True, slots=True)
class HowGood:
    """Ask for the result as things stand."""


@dataclass(frozen=True, slots=True)
class Needs:
    """Ask what is still needed for a tier or level, in the person's words; without one, for the next."""

    tier: str | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """Ask to hear the question again."""


@dataclass(frozen=True, slots=True)
class Help:
    """Ask what one can say."""


Move: TypeAlias = (
    Fix
    | Choose
    | Undo
    | Skip
    | Back
    | Restart
    | Stop
    | AskReport
    | GoOn
    | TakeOffer
    | WhatIf
    | Why
    | Explain
    | About
    | Recap
    | HowFar
    | HowGood
    | Needs
    | Repeat
    | Help
    | AskHuman
)

Event: TypeAlias = (
    Started
    | Resumed
    | PersonWrote
    | WasRead
    | ReadingFailed
    | Said
    | HandedOver
    | HumanWrote
    | GivenBack
    | Move
)
