"""The library: `Advisor` holds a rubric, `Chat` one conversation, `Scored` what a finished one comes to.

Values here are plain Python: numbers are int or float, choices lists, all else text.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from advisor.answers import Message, Sheet, Span
from advisor.catalog import load_rubric
from advisor.dialogue import events
from advisor.dialogue.state import Plain, State, span_to_data, to_plain
from advisor.errors import TranscriptError, UsageError
from advisor.exchange import NOTHING_SPENT, Usage
from advisor.extraction.extractor import Extractor, read_chat
from advisor.rubric.model import Rubric
from advisor.scoring import Result, assess
from advisor.transcripts import day_of

if TYPE_CHECKING:
    from advisor.llm.consultant import Consultant
    from advisor.llm.model import Model
    from advisor.prompting.render import Prompter
    from advisor.prompting.requests import RequestWriter
    from advisor.runner import Runner, Turn

__all__ = ["Advisor", "Chat", "Scored", "Talk", "Voice", "written"]

Voice: TypeAlias = Literal["plain", "model"]
"""Who phrases the replies."""


class Advisor:
    """A career advisor for one rubric.

    >>> advisor = Advisor("customer-support-representative")
    >>> chat = advisor.start()
    >>> turn = chat.send("I have a bachelor's degree and worked 2 years in retail.")
    >>> chat.answers["service_years"], chat.assessment.decided
    (2, False)

    Args:
        rubric: the id of a rubric that comes with the program, the path of a YAML file, or a rubric.
        extractor: what reads messages; by default the offline one, which needs neither key nor network.
        model: a language model that reads too; what it reads is checked, and never decides by itself.
        voice: who phrases the replies: the templates ("plain"), or the model under guard ("model").
        most_tokens: tokens, in and out, that the model may cost in one chat; then it goes on without.

    Raises:
        UnknownRubric: there is no such rubric.
        RubricError: the file is not a rubric.
        UsageError: there is no such voice, or no model to speak with it.
    """

    def __init__(
        self,
        rubric: str | Path | Rubric,
        extractor: Extractor | None = None,
        model: Model | None = None,
        voice: Voice = "plain",
        most_tokens: int | None = None,
    ) -> None:
        if voice not in get_args(Voice):
            raise UsageError(f"there is no voice {voice!r}; there are: {', '.join(get_args(Voice))}")
        if voice == "model" and model is None:
            raise UsageError('voice="model" needs a model: Advisor(..., model=...)')
        self._voice = voice
        self._most_tokens = most_tokens
        self.rubric = rubric if isinstance(rubric, Rubric) else load_rubric(rubric)
        self._extractor = extractor or (_offline() if model is None else _with_model())
        self._model = model

    def start(
        self,
        date: datetime.date | str | None = None,
        carried: Iterable[tuple[str, str]] = (),
        heard: Callable[[str], None] | None = None,
    ) -> Chat:
        """Begin a conversation.

        Args:
            date: the day of the chat, a datetime.date or "2026-11-22"; without it "since 2021" and "by March"
                stay unread.
            carried: what is known from a chat by another rubric: the `switch.carried` of its last turn.
            heard: called with each piece of a reply that the model phrases, as soon as it may be shown.
        """
        runner, started = self.begin(date, carried, heard)
        return Chat(runner, runner.do(started))

    def begin(
        self,
        date: datetime.date | str | None = None,
        carried: Iterable[tuple[str, str]] = (),
        heard: Callable[[str], None] | None = None,
    ) -> tuple[Runner, events.Started]:
        """What drives a conversation, and the event that begins it: for drivers other than `Chat`.

        The arguments are those of `start`.
        """
        return self._runner(heard), events.Started(_day(date), tuple(carried))

    def score(
        self, messages: Iterable[Message | Mapping[str, object]], date: datetime.date | str | None = None
    ) -> Scored:
        """Read a whole chat and score it.

        >>> scored = Advisor("customer-support-representative").score(
        ...     [{"role": "user", "content": "I've done live chat for 3 years."}]
        ... )
        >>> scored.answers["live_chat"]
        'yes'

        Args:
            messages: the chat in the OpenAI shape, dicts with "role" and "content"; those of role "user" are
                the person's.
            date: the day of the chat, a datetime.date or "2026-11-22"; without it "since 2021" and "by March"
                stay unread.

        Raises:
            TranscriptError: the messages are not of that shape; the error says where.
        """
        chat = _messages(messages)
        consultant = self._consultant()
        ask = consultant.ask_alone if consultant is not None else None
        sheet = Sheet.of(read_chat(self._extractor, self.rubric, chat, _day(date), ask))
        result = assess(self.rubric, sheet.values)
        if consultant is None:
            return Scored(self.rubric, sheet, result)
        return Scored(self.rubric, sheet, result, consultant.spent, tuple(consultant.unserved))

    def _runner(self, heard: Callable[[str], None] | None) -> Runner:
        from advisor.runner import Runner

        speaks = (heard or _hear_nothing) if self._voice == "model" else None
        asks = self._consultant()
        return Runner(self.rubric, self._extractor, self._prompter, consultant=asks, heard=speaks)

    # Templates are compiled once for all chats, not once for each; who only scores can do without any.

    @cached_property
    def _prompter(self) -> Prompter:
        return _prompter_of(self.rubric)

    @cached_property
    def _writer(self) -> RequestWriter:
        from advisor.llm.templates import model_templates
        from advisor.prompting.requests import RequestWriter

        return RequestWriter(model_templates(), self.rubric)

    def _consultant(self) -> Consultant | None:
        """What puts questions to the model: one for each chat, for each has its own budget."""
        if self._model is None:
            return None
        from advisor.llm.consultant import MOST_TOKENS, Consultant

        return Consultant(self._model, self._writer, most_tokens=self._most_tokens or MOST_TOKENS)


class Talk:
    """What is known of a conversation, however it is held: `Chat`, or `advisor.AsyncChat`."""

    def __init__(self, runner: Runner, first: Turn) -> None:
        self._runner = runner
        self.opening = first.reply
        """What the advisor says first."""
        self.turn = first
        """What the last turn came to: its reply, and what that asks for."""
        self.asked = first.asked
        """Ids of the items that the last reply that asked asks for."""

    def _took(self, turn: Turn) -> Turn:
        self.turn = turn
        self.asked = turn.asked or self.asked
        return turn

    @property
    def answers(self) -> dict[str, Plain]:
        """Item id → value, in the order of the rubric."""
        return _plain(self._runner.rubric, self._runner.state.sheet)

    @property
    def assessment(self) -> Result:
        """The result as things stand.

        By points: `.score`, `.tier`, `.floor`, `.ceiling`, `.decided`, `.must_haves`; on a ladder: `.level`,
        `.title`, `.decided`, `.signals`.
        """
        return self._runner.assessment

    @property
    def messages(self) -> list[dict[str, str]]:
        """The transcript in the OpenAI shape, since the person last started over."""
        state = self._runner.state
        shown_ones = state.messages[state.begins[0] :]
        return [{"role": message.role, "content": message.content} for message in shown_ones]

    @property
    def state(self) -> State:
        """All there is to know about the chat; `advisor.dialogue.state.to_data` makes JSON of it."""
        return self._runner.state


class Chat(Talk):
    """One conversation. Made by `Advisor.start`."""

    def send(self, text: str) -> Turn:
        """Hand over a message, and get what the advisor says to it."""
        return self.do(written(text))

    def do(self, event: events.Move | events.PersonWrote) -> Turn:
        """Make a move, such as `Skip()` or `Fix("writing", "8")`, as commands and buttons do."""
        return self._took(self._runner.do(event))


@dataclass(frozen=True)
class Scored:
    """What a chat comes to.

    Args:
        rubric: the rubric it was read and scored by.
        sheet: the answers with their evidence, and what was declined.
        assessment: the result: a score, or a place on a ladder.
        usage: what a language model cost, where one read along.
        unserved: why it gave no answer, for each call that it gave none; those messages were read without it.
    """

    rubric: Rubric
    sheet: Sheet
    assessment: Result
    usage: Usage = NOTHING_SPENT
    unserved: tuple[str, ...] = ()

    @property
    def answers(self) -> dict[str, Plain]:
        """Item id → value, in the order of the rubric."""
        return _plain(self.rubric, self.sheet)

    @property
    def evidence(self) -> dict[str, tuple[Span, ...]]:
        """Item id → the exact places it was read from."""
        known = self.sheet.answers
        return {item: known[item].evidence for item in self.rubric.items if item in known}

    @property
    def declined(self) -> tuple[str, ...]:
        """Ids of the items the person would not or could not answer, in the order of the rubric."""
        return tuple(item for item in self.rubric.items if item in self.sheet.declined)

    def to_dict(self) -> dict[str, Any]:
        """JSON data, as `advisor score` prints it."""
        spans = {item: [span_to_data(span) for span in found] for item, found in self.evidence.items()}
        return {
            "rubric": self.rubric.id,
            "answers": self.answers,
            "evidence": {item: found[0] if len(found) == 1 else found for item, found in spans.items()},
            "declined": list(self.declined),
            **self.assessment.to_dict(),
        }


def _plain(rubric: Rubric, sheet: Sheet) -> dict[str, Plain]:
    return {item: to_plain(sheet.answers[item].value) for item in rubric.items if item in sheet.answers}


def written(text: object) -> events.PersonWrote:
    """A message of the person.

    Raises:
        TranscriptError: it is no text.
    """
    if not isinstance(text, str):
        raise TranscriptError(f"a message is a text, not {type(text).__name__}")
    return events.PersonWrote(text)


def _hear_nothing(piece: str) -> None:
    """Where nobody wants a reply before it is whole."""


@lru_cache(maxsize=16)
def _prompter_of(rubric: Rubric) -> Prompter:
    from advisor.prompting.render import Prompter
    from advisor.runner import reply_templates

    return Prompter(reply_templates(), rubric)


def _offline() -> Extractor:
    from advisor.extraction.offline.reader import OfflineExtractor

    return OfflineExtractor()


def _with_model() -> Extractor:
    from advisor.extraction.model.reader import ModelExtractor

    return ModelExtractor()


def _day(date: object) -> datetime.date | None:
    if isinstance(date, datetime.datetime):
        return date.date()
    if date is None or isinstance(date, datetime.date):
        return date
    return day_of(date, "date")


def _messages(messages: object) -> Sequence[Message]:
    if isinstance(messages, str | bytes | Mapping) or not isinstance(messages, Iterable):
        raise TranscriptError("a chat is a list of messages, each with role and content")
    return [_message(message, f"messages[{index}]") for index, message in enumerate(messages)]


def _message(message: object, where: str) -> Message:
    if isinstance(message, Message):
        return message
    if not isinstance(message, Mapping):
        raise TranscriptError(
            f"{where}: a dict with role and content is needed, not {type(message).__name__}"
        )
    for key in ("role", "content"):
        if not isinstance(message.get(key), str):
            raise TranscriptError(f"{where}: {key!r} must be a text, not {type(message.get(key)).__name__}")
    return Message(message["role"], message["content"])
