"""What goes out: what each answer of the API holds, as its document has it."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from advisor.portal.shapes.incoming import Shape

__all__ = [
    "Answers",
    "Asked",
    "Assessed",
    "Assessments",
    "Choice",
    "Consent",
    "Conversation",
    "Erased",
    "Evidence",
    "Exported",
    "ExportedUser",
    "Head",
    "Human",
    "Known",
    "Line",
    "Messages",
    "Page",
    "Plain",
    "Progress",
    "ReportLink",
    "Result",
    "RubricItems",
    "RubricLine",
    "Rubrics",
    "Scale",
    "Sent",
    "Switch",
    "Taken",
    "Understood",
    "Visitor",
]

Plain = int | float | str | list[str]


class Visitor(Shape):
    """Who somebody is who has not signed in. Whoever has the token is that visitor."""

    token: str
    expires_at: str = Field(examples=["2026-12-22T12:00:00+00:00"])


class RubricLine(Shape):
    """One rubric on offer."""

    id: str
    title: str
    questions: int


class Rubrics(Shape):
    """The rubrics on offer."""

    rubrics: list[RubricLine]


class Choice(Shape):
    """One value that a button can stand for."""

    value: str
    label: str


class Scale(Shape):
    """The ends of a rating, both included."""

    low: int
    high: int


class Asked(Shape):
    """One item that is being asked for. Free text always answers it, too."""

    item: str
    label: str
    kind: Literal["rating", "extent", "years", "months", "choice", "choices", "text", "level"]
    choices: list[Choice]
    """Empty where there is nothing to choose from. Of `choices` any number may be taken, else one."""
    scale: Scale | None
    """Of a rating: its ends."""
    own_words: bool
    """Whether the person's own words tell what a button cannot (how they work, an example)."""


class RubricItems(RubricLine):
    """A rubric on offer, with all that it asks for, in its order."""

    items: list[Asked]


class Evidence(Shape):
    """The exact characters of a message that a value was read from; `message` counts within `messages`."""

    message: int
    start: int
    end: int
    quote: str


class Understood(Shape):
    """One thing that is known now and was not before, or not so."""

    item: str
    label: str
    what: Literal["new", "changed", "withdrawn", "declined"]
    value: Plain | None
    text: str | None
    """The value in words."""
    before: str | None
    """What it was before, in words."""
    evidence: list[Evidence]


class Progress(Shape):
    """How far the interview is."""

    answered: int
    questions: int
    """How many there are."""
    questions_left: int
    phase: Literal["new", "asking", "reading", "confirming", "reported", "closed", "with_human"]
    done: bool
    """Whether the report was shown; corrections are still taken."""


class Result(Shape):
    """How things stand. `decided`: no further answer can change it."""

    summary: str = Field(examples=["NEARLY 61.5"])
    decided: bool
    report: int
    """Version of the report last shown; 0 before the first."""
    details: dict[str, Any]


class Switch(Shape):
    """The person took the offer of another rubric: begin that one, continuing this conversation."""

    rubric: str


class Consent(Shape):
    """A text to agree to before the first message."""

    version: str
    text: str
    accepted_at: str | None
    """When the person agreed; None as long as they did not."""


class Human(Shape):
    """What a human wrote to the person."""

    name: str
    text: str


class Taken(Shape):
    """What came of one turn."""

    conversation: str
    turn: int
    reply: str
    understood: list[Understood]
    asked: list[Asked]
    progress: Progress
    result: Result | None
    """Where this turn brought a report, new or again."""
    switch: Switch | None
    with_human: bool
    """A human has the conversation: what is written is kept for them, and `reply` is empty."""
    human: Human | None
    """What the human who has the conversation wrote with this turn."""
    consent: Consent | None
    """What to agree to first, with the turn that begins a conversation, where the portal wants it."""


class Line(Shape):
    """One message of the transcript. "human" is somebody who took the conversation over, by their name."""

    role: Literal["user", "assistant", "human"]
    content: str
    name: str | None = Field(None, examples=["Maya"])
    """Of a human."""


class Sent(Line):
    """One message of the transcript, and when it was written."""

    number: int
    """Its place in the transcript, from 0, as `evidence` counts in an export."""
    turn: int
    at: str


class Messages(Shape):
    """A page of what was said, the earliest first."""

    messages: list[Sent]
    next: str
    """Ask with it for those that come after, now or later."""
    more: bool
    """Whether there are more at once."""


class Known(Shape):
    """What is known of one item."""

    item: str
    label: str
    value: Plain | None
    """None where it was declined."""
    text: str
    declined: bool
    evidence: list[Evidence]
    source: Literal["person", "portal"] = "person"
    """Who it is from. What the portal said has no evidence: the person did not say it."""


class Answers(Shape):
    """What is known, in the order of the rubric."""

    answers: list[Known]


class Head(Shape):
    """A conversation, as a list shows it."""

    id: str
    rubric: str
    started_at: str
    changed_at: str
    turns: int
    finished: bool
    verdict: str
    with_human: bool
    """Whether a human has it, and the advisor is silent."""
    waits_since: str | None
    """Since when the person waits for a human's word; None where they do not."""
    owner: str | None = None
    """Only shown to admins."""


class Conversation(Head):
    """A conversation as it stands: what a page needs to show it again after a reload."""

    messages: list[Line]
    asked: list[Asked]
    progress: Progress
    result: Result
    consent: Consent | None
    humans: bool
    """Whether there are people who take conversations over, so that a page can offer to ask for one."""


class Page(Shape):
    """One page of a list."""

    conversations: list[Head]
    next: str | None
    """Cursor of the next page; None on the last."""


class ReportLink(Shape):
    """A link that opens a conversation's report in a browser, which sends no token by itself."""

    path: str = Field(examples=["/api/v1/reports/eyJhbGciOi…"])
    """From the root of the server's app."""
    expires_at: str = Field(examples=["2026-11-22T13:00:00+00:00"])


class Assessed(Head):
    """How a conversation stands, for copies kept elsewhere; none of its words but those that are answers."""

    decided: bool | None
    """Whether no further answer can change it; None where the rubric has changed since."""
    result: dict[str, Any] | None
    answers: dict[str, Plain]
    declined: list[str]


class Assessments(Shape):
    """A page of assessments, the one longest unchanged first."""

    assessments: list[Assessed]
    next: str
    """Ask with it for those that come after, now or another day; it is there where nothing else is, too."""
    more: bool
    """Whether there are more at once."""


class Exported(Head):
    """All that is stored of a conversation, what was said before the person started over included."""

    date: str | None
    begins: int
    """The message from which on they count."""
    messages: list[Line]
    answers: list[Known]
    consent: Consent | None
    """What was agreed to, and when."""
    log: list[dict[str, Any]]
    """Every answer, correction and withdrawal, in their order."""


class ExportedUser(Shape):
    """All that is stored of a user."""

    user: str
    conversations: list[Exported]


class Erased(Shape):
    """What was deleted of a user."""

    user: str
    conversations: int
    """How many there were."""
