"""The driver: what happens when you press enter.

It feeds an event to `step`, carries out the effects (has the message read, turns replies into text), feeds
back what came of them, saves the state, and only then hands the reply over:

    PersonWrote ──▶ step ──▶ Read ──▶ the extractor ──▶ WasRead ──▶ step ──▶ Reply ... ──▶ text
                                                                             │
                                     save ◀── step ◀── Said(text) ◀──────────┘

Laws:

1. A turn is saved before anyone sees its reply. If saving fails, the turn did not happen: the chat stands as
   it was, and the same words can be sent again.
2. The driver holds no rules of the interview. It knows effects, and no phases.
3. A model reads and phrases; without one, or when it fails, the chat goes on as if there had been none. Where
   one phrases the reply, the turn is saved before the first word of it shows, and its words are added after.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from advisor.answers import Value
from advisor.dialogue import events
from advisor.dialogue.changes import Change, compare
from advisor.dialogue.effects import Close, Effect, HandOver, Read, Refused, Reply, ShowReport, Switch
from advisor.dialogue.state import State
from advisor.dialogue.step import step
from advisor.errors import AdvisorError, CassetteMiss
from advisor.extraction.extractor import Extractor, Mark, NeedsModel, ReadTask
from advisor.prompting.render import SUFFIX, Prompter
from advisor.resources import prompts_dir
from advisor.rubric.model import Rubric
from advisor.scoring import Result, assess

if TYPE_CHECKING:  # the first question needs none of them
    from advisor.errors import ModelError
    from advisor.exchange import Completion
    from advisor.extraction.offline.question import Asked
    from advisor.llm.consultant import Consultant, Spoken
    from advisor.llm.guard import Guard

__all__ = ["Runner", "Turn", "reply_templates"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Turn:
    """What came of one event.

    Args:
        reply: what the advisor says, ready to show.
        asked: ids of the items that the reply asks for, in the order it names them.
        changes: what is known now and was not before, or not so.
        report: version of the report to show now; None where none is due.
        brief: whether `reply` says all that is new in that report, so that it need not be shown in full.
        done: whether the interview is over: the report was shown. Corrections are still taken.
        closed: whether the advisor ended the chat.
        handed_over: why a human has the chat from this turn on; None where this turn handed nothing over.
        switch: the other rubric that the person wants to go on with, and what is known for it; None where
            none is wanted.
        refused: whether the event was not possible just now, so that nothing has changed.
        streamed: whether the reply was shown already, as it was spoken.
    """

    reply: str
    asked: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    report: int | None = None
    brief: bool = False
    done: bool = False
    closed: bool = False
    handed_over: events.Reason | None = None
    switch: Switch | None = None
    refused: bool = False
    streamed: bool = False


@dataclass(frozen=True, slots=True)
class Speech:
    """A reply that the model is to phrase.

    Args:
        text: as the templates have it.
        guard: what the model may say.
    """

    text: str
    guard: Guard


Wanted: TypeAlias = "ReadTask | Speech"
"""What a turn wants of a model: a message read, or a reply phrased."""
_Turning: TypeAlias = "Generator[Wanted, Any, Turn]"


class Runner:
    """One chat, driven. Everything it knows is in `state`, which can be stored and taken up again.

    Args:
        rubric: what is asked and how it is scored.
        extractor: what reads messages.
        prompter: what turns replies into text.
        state: a chat to go on with; without it, a new one.
        save: called with the state after each turn, before its reply is returned.
        consultant: the chat's language model, for an extractor that needs one.
        heard: where given, the model phrases replies too, and this is called with each piece that may show.
        staffed: whether there are humans here who take chats over.
    """

    def __init__(
        self,
        rubric: Rubric,
        extractor: Extractor,
        prompter: Prompter,
        state: State | None = None,
        save: Callable[[State], None] | None = None,
        consultant: Consultant | None = None,
        heard: Callable[[str], None] | None = None,
        *,
        staffed: bool = False,
    ) -> None:
        self.rubric = rubric
        self.state = state or State.new(rubric)
        self._extractor = extractor
        self._prompter = prompter
        self._save = save or _keep_nothing
        self._consultant = consultant
        self._heard = heard
        self._staffed = staffed

    def start(
        self,
        today: datetime.date | None = None,
        carried: tuple[tuple[str, str], ...] = (),
        prefilled: tuple[tuple[str, str], ...] = (),
    ) -> Turn:
        """Greet and put the first question.

        Args:
            today: the day of the chat; without it "since 2021" and "by March" stay unread.
            carried: what is known from a chat by another rubric, as its last turn's `switch` has it.
            prefilled: what a portal knows of the person, in the same form.
        """
        return self.do(events.Started(today, carried, prefilled))

    def resume(self, today: datetime.date | None = None) -> Turn:
        """Take a stored chat up again."""
        return self.do(events.Resumed(today))

    def send(self, text: str) -> Turn:
        """Hand over a message of the person."""
        return self.do(events.PersonWrote(text))

    @property
    def values(self) -> Mapping[str, Value]:
        """Item id → value, of what is known now."""
        return self.state.values

    @property
    def assessment(self) -> Result:
        """The result as things stand."""
        return assess(self.rubric, self.state.values)

    def do(self, event: events.Event) -> Turn:
        """Feed one event and see it through."""
        turning = self._turning(event)
        wanted = _next(turning.send, None)
        while not isinstance(wanted, Turn):
            try:
                answer = self._answer(wanted)
            except AdvisorError as error:
                wanted = _next(turning.throw, error)
            else:
                wanted = _next(turning.send, answer)
        return wanted

    async def ado(self, event: events.Event, heard: Callable[[str], None] | None = None) -> tuple[Turn, bool]:
        """Feed one event and see it through without blocking: what computes does so in a thread.

        A cancelled task ends the waiting for a model and not the turn: what was said is read offline, and the
        state is whole and saved.

        Args:
            event: what happened.
            heard: called, in the event loop's thread, with each piece of a reply that the model phrases.

        Returns:
            What came of it, and whether the task was cancelled meanwhile: then the caller has to say so.
        """
        turning = self._turning(event)
        go_on: Callable[[Any], Wanted | Turn] = turning.send
        given: object = None
        cancelled = False
        while True:
            wanted, late = await _in_thread(_next, go_on, given)
            cancelled = cancelled or late
            if isinstance(wanted, Turn):
                return wanted, cancelled
            consultant = self._asked_for()
            consultant.cancelled = consultant.cancelled or cancelled
            try:
                go_on, given = turning.send, await self._aanswer(consultant, wanted, heard)
            except AdvisorError as error:
                go_on, given = turning.throw, error
            cancelled = consultant.cancelled

    def _answer(self, wanted: Wanted) -> Completion | ModelError | Spoken:
        """Have the model do what a turn wants of it."""
        consultant = self._asked_for()
        if isinstance(wanted, Speech):
            return consultant.say(wanted.text, wanted.guard, self._heard or _hear_nothing)
        return consultant.ask(wanted)

    async def _aanswer(
        self, consultant: Consultant, wanted: Wanted, heard: Callable[[str], None] | None
    ) -> Completion | ModelError | Spoken:
        if isinstance(wanted, Speech):
            return await consultant.asay(wanted.text, wanted.guard, heard or self._heard or _hear_nothing)
        return await consultant.aask(wanted)

    def _asked_for(self) -> Consultant:
        if self._consultant is None:
            raise TypeError("this extractor needs a model, and none was given")
        return self._consultant

    def _turning(self, event: events.Event) -> _Turning:
        """One turn. It yields what it wants of a model, gets what came of that, and ends in the turn.

        Both drivers above run this, one waiting in its thread and one on an event loop.
        """
        before = self.state
        if self._consultant is not None:
            self._consultant.begin(before.spent)
        after, effects = yield from self._until_replies(before, event)
        refused = next((effect for effect in effects if isinstance(effect, Refused)), None)
        if refused is not None:
            return Turn(self._text([refused.reply]), refused=True)
        text = self._text(effects)
        said = events.Said(text)
        speaks = self._consultant is not None and self._heard is not None and bool(text)
        if speaks:
            self._save(after)
            self.state = after
            said = yield from self._spoken(text, _asked(effects))
        after, _ = step(self.rubric, after, said)
        self._save(after)
        self.state = after
        return self._turn(before, effects, said.text, streamed=speaks)

    def _spoken(self, text: str, asked: Sequence[str]) -> Generator[Speech, Any, events.Said]:
        """Have a reply phrased by the model, under guard, and shown as it comes."""
        from advisor.llm.guard import Guard

        guard = Guard(text, _names(self.rubric), self._asks_same(text) if asked else None)
        spoken: Spoken = yield Speech(text, guard)
        message = len(self.state.messages)
        return events.Said(spoken.text, Mark(message, "speak", spoken.fault, usage=spoken.usage))

    def _asks_same(self, text: str) -> Callable[[str], bool]:
        """Tells whether other words ask for the same parts, as whoever reads the chat later will see it."""
        from advisor.extraction.offline.asked import asked_in
        from advisor.extraction.offline.lexicon import lexicon_of

        lexicon = lexicon_of(self.rubric)
        wanted = _question(asked_in(text, lexicon))
        return lambda other: _question(asked_in(other, lexicon)) == wanted

    def _until_replies(
        self, state: State, event: events.Event
    ) -> Generator[ReadTask, Any, tuple[State, tuple[Effect, ...]]]:
        state, effects = step(self.rubric, state, event)
        # `step` asks for one reading a message, so this ends after at most one round.
        while reads := [effect for effect in effects if isinstance(effect, Read)]:
            state, effects = step(self.rubric, state, (yield from self._read(reads[0])))
        return state, effects

    def _read(self, read: Read) -> Generator[ReadTask, Any, events.Event]:
        try:
            found = self._extractor.read(self.rubric, read.messages, read.log, read.today)
            while isinstance(found, NeedsModel):
                found = found.then((yield found.task))
            return events.WasRead(found, self._staffed)
        except CassetteMiss:  # whoever replays a chat wants to know
            raise
        except AdvisorError:  # a reader that needs the world may fail; a bug keeps its traceback
            return events.ReadingFailed()

    def _text(self, effects: Sequence[Effect]) -> str:
        replies = [effect for effect in effects if isinstance(effect, Reply)]
        return "\n\n".join(self._prompter.render(reply.template, reply.data) for reply in replies)

    def _turn(self, before: State, effects: Sequence[Effect], text: str, *, streamed: bool) -> Turn:
        report = next((effect for effect in reversed(effects) if isinstance(effect, ShowReport)), None)
        return Turn(
            reply=text,
            asked=_asked(effects),
            changes=compare(before.sheet, self.state.sheet, self.rubric.items),
            report=report.version if report else None,
            brief=report is not None and report.brief,
            done=self.state.over,
            closed=any(isinstance(effect, Close) for effect in effects),
            streamed=streamed,
            handed_over=next((effect.reason for effect in effects if isinstance(effect, HandOver)), None),
            switch=next((effect for effect in effects if isinstance(effect, Switch)), None),
        )


def _next(go_on: Callable[[Any], Wanted], given: object) -> Wanted | Turn:
    """Take a turn as far as it goes with what is given to it: what it wants next, or what came of it all."""
    try:
        return go_on(given)
    except StopIteration as ended:
        turn: Turn = ended.value
        return turn


async def _in_thread(function: Callable[..., T], *given: object) -> tuple[T, bool]:
    """What a function returns that runs in a thread, and whether the task was cancelled meanwhile.

    It is waited for in any case: a turn that is half computed is of no use to anybody.
    """
    import asyncio

    work = asyncio.ensure_future(asyncio.to_thread(function, *given))
    cancelled = False
    while not work.done():
        try:
            await asyncio.shield(work)
        except asyncio.CancelledError:
            cancelled = True
    return work.result(), cancelled


def _asked(effects: Iterable[Effect]) -> tuple[str, ...]:
    return tuple(item for effect in effects if isinstance(effect, Reply) for item in effect.asks)


def _question(asked: Asked) -> tuple[object, ...]:
    """What of a question an answer to it hangs on: its parts in order, their letters, its sense and scale."""
    return tuple((slot.item, slot.label) for slot in asked.slots), asked.inverted, asked.scale, asked.closed


def _names(rubric: Rubric) -> tuple[str, ...]:
    """What a model may not say by itself: tiers, levels and titles."""
    scoring = rubric.scoring
    names = [tier.id for tier in getattr(scoring, "tiers", ())]
    for rung in getattr(scoring, "levels", ()):
        names += [rung.id, rung.title]
    return tuple(name.lower() for name in names)


def _keep_nothing(state: State) -> None:
    """Where nobody wants the state saved."""


def _hear_nothing(piece: str) -> None:
    """Where nobody wants a reply before it is whole."""


def reply_templates() -> dict[str, str]:
    """The templates of replies that come with the program, file name → source."""
    folder = prompts_dir() / "replies"
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*" + SUFFIX))}
