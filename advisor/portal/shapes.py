"""What goes over the wire: pydantic models, and how they are made of a chat's state.

An answer to a turn is made once, from the state before and after it, and stored with the turn; the stream,
the plain answer and a repeated one are all that same value.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictFloat, StrictInt, StrictStr, field_validator

from advisor.answers import Answer, Message, Span, Value
from advisor.dialogue.changes import Change
from advisor.dialogue.policy import questions_left
from advisor.dialogue.state import Phase, State, to_plain
from advisor.report.words import value_text
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric
from advisor.runner import Turn
from advisor.scoring import assess
from advisor.store.served import Owned

__all__ = [
    "Agree",
    "Answers",
    "Assessed",
    "Assessments",
    "Consent",
    "Conversation",
    "Create",
    "Exported",
    "HandOver",
    "Known",
    "Messages",
    "Page",
    "Reply",
    "RubricItems",
    "Rubrics",
    "Sent",
    "SetValue",
    "SetValues",
    "Taken",
    "Visitor",
    "Write",
    "answers_of",
    "conversation_of",
    "listed",
    "mended",
    "rubric_items",
    "rubric_line",
    "taken",
]

LONGEST_MESSAGE = 20_000
"""Characters of one message."""

ID = r"^cnv_[a-z0-9]{24}$"
"""How a conversation's id looks."""

Plain = int | float | str | list[str]


class Shape(BaseModel):
    """Closed to unknown keys, so that a misspelt one is told, not ignored."""

    model_config = ConfigDict(extra="forbid")


# --- What comes in ------------------------------------------------------------------------------------------


def mended(value: Any) -> Any:
    """Put the replacement character for half a surrogate pair, which JSON can hold and UTF-8 cannot."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, dict):
        return {mended(name): mended(one) for name, one in value.items()}
    return [mended(one) for one in value] if isinstance(value, list) else value


class Incoming(Shape):
    """What comes in: texts are fit to be stored and sent back."""

    @field_validator("*", mode="before")
    @classmethod
    def _mend(cls, value: Any) -> Any:
        return mended(value)


class Create(Incoming):
    """Begin a conversation."""

    rubric: str | None = Field(None, examples=["customer-support-representative"])
    """Id of a rubric; by default the first on offer."""
    date: str | None = Field(None, pattern=r"^\d{4}-\d\d-\d\d$", examples=["2026-11-22"])
    """The person's day, for "since 2021" and "by March"; by default the server's."""
    continues: str | None = Field(None, pattern=ID, examples=["cnv_2v7k9mwqpx3hrtbznd4gycfe"])
    """The conversation whose offer (`switch`) was taken: what both rubrics ask goes along."""


class Write(Incoming):
    """A message of the person."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_MESSAGE)] = Field(
        examples=["I have a bachelor's degree and worked 2 years in retail."]
    )


class HandOver(Incoming):
    """Let a human have the conversation."""

    reason: Literal["asked", "distress", "misunderstood", "taken"] = "asked"
    """Why: the person asked, is in distress, was not understood, or a human took it of their own accord."""


class Reply(Incoming):
    """What the human who has the conversation writes to the person."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_MESSAGE)] = Field(
        examples=["Hello Ann, I've read what you wrote. What would help you most?"]
    )
    name: Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$")] = Field(
        max_length=100, examples=["Maya"]
    )
    """What the person knows the human by; shown beside the message."""


class Agree(Incoming):
    """Agree to the text that came with the conversation."""

    version: str = Field(max_length=64, examples=["3f9c5a0b1d2e4f67"])
    """Of the text, as `consent.version` has it: nobody agrees to a text that was changed meanwhile."""


Settable = (
    StrictInt
    | StrictFloat
    | Annotated[StrictStr, Field(min_length=1, max_length=500)]
    | Annotated[list[StrictStr], Field(min_length=1, max_length=50)]
)


class SetValue(Incoming):
    """A value for one item, as a person would say it or as `answers` gives it."""

    value: Settable = Field(examples=[8, "remote", ["retail", "support"]])

    @property
    def said(self) -> str:
        """The value as a person would type it."""
        return _said(self.value)


class SetValues(Incoming):
    """Values for several items, by the items' ids."""

    values: Annotated[dict[str, Settable], Field(min_length=1, max_length=50)] = Field(
        examples=[{"an-item": 8, "another-item": "remote"}]
    )

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """Item and value as a person would type it, of each."""
        return tuple((item, _said(value)) for item, value in self.values.items())


def _said(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)


# --- What goes out ------------------------------------------------------------------------------------------


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
    next: str | None
    """Ask with it for those that come after, now or another day; None before the first."""
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


# --- How it is made -----------------------------------------------------------------------------------------


def taken(
    conversation: str,
    number: int,
    rubric: Rubric,
    state: State,
    turn: Turn,
    consent: Consent | None,
    human: Message | None,
) -> Taken:
    """Say what came of a turn, given the state after it, and what a human wrote with it."""
    return Taken(
        conversation=conversation,
        turn=number,
        reply=turn.reply,
        understood=[_understood(rubric.items[change.item], change, state) for change in turn.changes],
        asked=asked_of(rubric, turn.asked or standing(state)),
        progress=progress_of(rubric, state),
        result=None if turn.report is None else result_of(rubric, state),
        switch=None if turn.switch is None else Switch(rubric=turn.switch.rubric),
        with_human=state.with_human,
        human=None if human is None else Human(name=human.name, text=human.content),
        consent=consent,
    )


def conversation_of(
    owned: Owned, rubric: Rubric, state: State, consent: Consent | None, *, humans: bool
) -> Conversation:
    """Lay a conversation out."""
    return Conversation(
        **listed(owned).model_dump(),
        messages=transcript(state, state.begins[0]),
        asked=asked_of(rubric, standing(state)),
        progress=progress_of(rubric, state),
        result=result_of(rubric, state),
        consent=consent,
        humans=humans,
    )


def listed(owned: Owned, *, admin: bool = False) -> Head:
    """Lay a conversation out for a list."""
    summary = owned.summary
    return Head(
        id=summary.id,
        rubric=summary.rubric,
        started_at=summary.started_at.isoformat(),
        changed_at=summary.changed_at.isoformat(),
        turns=summary.turns,
        finished=summary.finished,
        verdict=summary.verdict,
        with_human=owned.human is not None,
        waits_since=owned.waits_since,
        owner=owned.owner if admin else None,
    )


def transcript(state: State, since: int) -> list[Line]:
    """The messages from this one on."""
    shown = state.messages[since:]
    return [Line.model_validate(_said_by(one)) for one in shown]


def _said_by(message: Message) -> dict[str, Any]:
    return {"role": message.role, "content": message.content, "name": message.name or None}


def standing(state: State) -> tuple[str, ...]:
    """The items that the person is being asked for, whether or not the last reply repeats it."""
    if state.phase is not Phase.ASKING:
        return ()
    return tuple(item for item in state.standing if item not in state.values)


def answers_of(rubric: Rubric, state: State, since: int) -> list[Known]:
    """What is known, and what was declined; messages are counted from this one on."""
    found: list[Known] = []
    for item in rubric.items.values():
        answer = state.sheet.answers.get(item.id)
        if answer is not None:
            found.append(_known(item, answer, since))
        elif item.id in state.sheet.declined:
            found.append(
                Known(item=item.id, label=item.label, value=None, text="declined", declined=True, evidence=[])
            )
    return found


def asked_of(rubric: Rubric, items: Sequence[str]) -> list[Asked]:
    """What is asked for, with what there is to choose from."""
    return [_asked(rubric.items[name]) for name in items]


def rubric_line(rubric: Rubric) -> RubricLine:
    """Lay a rubric out for a list."""
    return RubricLine(id=rubric.id, title=rubric.title, questions=len(rubric.questions))


def rubric_items(rubric: Rubric) -> RubricItems:
    """Lay out all that a rubric asks for."""
    items = [_asked(item) for item in rubric.items.values()]
    return RubricItems(**rubric_line(rubric).model_dump(), items=items)


def _asked(item: Item) -> Asked:
    return Asked(
        item=item.id,
        label=item.label,
        kind=item.kind,
        choices=_choices(item),
        scale=Scale(low=int(item.low), high=int(item.high)) if item.kind == "rating" else None,
        own_words=item.kind == "level" or (item.kind == "extent" and item.sense == "example"),
    )


def progress_of(rubric: Rubric, state: State) -> Progress:
    """How far the interview is."""
    return Progress(
        answered=len(state.values),
        questions=len(rubric.questions),
        questions_left=len(questions_left(rubric, state)),
        phase=state.phase.value,
        done=state.over,
    )


def result_of(rubric: Rubric, state: State) -> Result:
    """How things stand."""
    now = assess(rubric, state.values)
    return Result(summary=now.summary, decided=now.decided, report=state.report, details=now.to_dict())


def _understood(item: Item, change: Change, state: State) -> Understood:
    answer = state.sheet.answers.get(change.item)
    return Understood(
        item=item.id,
        label=item.label,
        what=change.what,
        value=_plain(change.after),
        text=_text(item, change.after),
        before=_text(item, change.before),
        evidence=_evidence(answer.evidence if answer else (), state.begins[0]),
    )


def _known(item: Item, answer: Answer, since: int) -> Known:
    return Known(
        item=item.id,
        label=item.label,
        value=to_plain(answer.value),
        text=value_text(item, answer.value),
        declined=False,
        evidence=_evidence(answer.evidence, since),
        source=answer.source,
    )


def _evidence(spans: Sequence[Span], since: int) -> list[Evidence]:
    return [
        Evidence(message=span.message - since, start=span.start, end=span.end, quote=span.quote)
        for span in spans
    ]


def _plain(value: Value | None) -> Plain | None:
    return None if value is None else to_plain(value)


def _text(item: Item, value: Value | None) -> str | None:
    return None if value is None else value_text(item, value)


def _choices(item: Item) -> list[Choice]:
    match item.kind:
        case "rating":
            numbers = range(int(item.low), int(item.high) + 1)
            return [Choice(value=str(number), label=str(number)) for number in numbers]
        case "extent":
            return [Choice(value=word, label=word.capitalize()) for word in ("yes", "some", "no")]
        case "choice" | "choices":
            return [Choice(value=option.id, label=option.label) for option in item.values]
        case "level":
            return [Choice(value=str(step.number), label=step.label) for step in item.steps]
        case _:
            return []
