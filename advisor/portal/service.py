"""Conversations on a server: one request is one turn, in one transaction, with one answer.

Laws:

1. What a turn added, the answer to it and the client's name for the request are committed together, before
   the answer goes out. A request sent again is answered from there, whatever happened in between.
2. Two requests about one conversation take their turns: here by a lock, between processes by the store, which
   refuses the second; that one then begins again from what the first left behind.
3. Nobody but its owner (or an admin's key) gets to a conversation; to all others it does not exist.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, TypeAlias

from sqlalchemy import Connection

from advisor.dialogue import events
from advisor.dialogue.names import parse_value
from advisor.dialogue.offers import carried
from advisor.dialogue.state import State
from advisor.extraction.extractor import Extractor
from advisor.portal import shapes, tracing
from advisor.portal.identity import Caller
from advisor.portal.looks import Looks, consent_shape, fitting
from advisor.portal.metrics import Metrics
from advisor.portal.on_offer import day_of, prompter, rubric_of, today
from advisor.portal.once import Once, Request, same
from advisor.portal.problems import Problem
from advisor.portal.settings import PortalSettings
from advisor.portal.telling import Happened, told, writes_to_human
from advisor.rubric.model import Rubric
from advisor.runner import Runner, Turn
from advisor.store import Session, desk, outbox
from advisor.store.outbox import Delivery
from advisor.store.served import Answered, Consented, Served

__all__ = ["Service"]

Tell: TypeAlias = Callable[[Happened], list[Delivery]]
"""What a place outside, such as a help desk, is to be told of a turn; stored with the turn."""

Desk: TypeAlias = events.HandedOver | events.GivenBack | events.HumanWrote
"""What happens where humans are."""


class Service:
    """Conversations.

    Args:
        settings: what is on offer.
        store: where they are kept.
        extractor: what reads messages.
        metrics: where turns are counted.
    """

    def __init__(
        self, settings: PortalSettings, store: Served, extractor: Extractor, metrics: Metrics
    ) -> None:
        self.settings = settings
        self.store = store
        self.extractor = extractor
        self._metrics = metrics
        self.wake: Callable[[], None] = _nobody
        """Called when there is something for other servers."""
        self.took: Callable[[str], None] = _nobody
        """Called with the conversation whose turn was stored."""
        self.looks = Looks(settings, store)
        """What there is to see."""
        self._once = Once(store)

    def warm_up(self) -> None:
        """Read and say something by each rubric: the first person is not to wait for what is made once."""
        for name in self.settings.rubrics:
            runner = Runner(rubric_of(name), self.extractor, prompter(name))
            runner.start(today())
            runner.send("hello")

    # --- Turns ----------------------------------------------------------------------------------------------

    def create(self, request: Request, asked: shapes.Create, tell: Tell | None = None) -> Answered:
        """Begin a conversation.

        Args:
            request: who asks.
            asked: for what.
            tell: what its place outside is to be told of the turn.

        Raises:
            Problem, AdvisorError: it cannot be begun.
        """
        rubric = self.looks.rubric(asked.rubric or self.settings.rubrics[0])
        today = day_of(asked.date)
        along = self._carried(request.caller, asked.continues, rubric)

        def attempt() -> Answered:
            session = self.store.begin(rubric.id)
            owner = request.caller.whose
            return self._turn(
                request,
                owner,
                session,
                rubric,
                events.Started(today, along, request.caller.attributes),
                201,
                tell,
                lambda connection: self.store.own(connection, session.id, owner),
            )

        return self._once.answer(request, request.key, attempt)

    def take(
        self, request: Request, conversation: str, event: events.Event, tell: Tell | None = None
    ) -> Answered:
        """Take one turn of a conversation.

        Args:
            request: who asks.
            conversation: its id.
            event: what happened.
            tell: what its place outside is to be told of the turn.

        Raises:
            Problem, AdvisorError: it cannot be taken.
        """

        def attempt() -> Answered:
            owned, before = self.store.asked(conversation, request.caller.whose, request.key)
            if before is not None:
                return same(before, request)
            # A help desk asks for consent itself.
            if tell is None and self.looks.lacks_consent(conversation):
                raise Problem(
                    403,
                    "consent-needed",
                    "Agree to the text in `consent` first: POST /api/v1/conversations/{id}/consent.",
                )
            session = self.store.go_on(owned)
            rubric = fitting(owned, session.state)
            return self._turn(request, owned.owner, session, rubric, _checked(rubric, event), 200, tell)

        return self._once.turn(conversation, attempt)

    def agree(self, request: Request, conversation: str, version: str) -> Answered:
        """Note that somebody agrees to the text that is shown before their first message.

        Raises:
            Problem, AdvisorError: there is nothing, or no longer this, to agree to.
        """

        def attempt() -> Answered:
            self.store.owned(conversation, request.caller.whose)
            agreed = desk.agreed(self.store.engine, conversation)
            wanted = self.looks.wanted_consent()
            if agreed is None:
                if wanted is None:
                    raise Problem(409, "no-consent", "There is nothing to agree to here.")
                if wanted.version != version:
                    raise Problem(409, "consent-changed", "The text was changed. Show it as it is now.")
                at = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
                agreed = Consented(wanted.version, wanted.text, at)
            body = consent_shape(agreed).model_dump()
            answered = Answered(
                request.sender, request.key, request.fingerprint, conversation, None, 200, body
            )
            self.store.note_consent(answered, agreed)
            return answered

        return self._once.answer(request, conversation, attempt)

    def hand_over(self, request: Request, conversation: str, reason: events.Reason) -> Answered:
        """Let a human have a conversation. Its owner may ask for that, and whoever may see it.

        Raises:
            Problem, AdvisorError: it cannot be handed over.
        """
        if self.settings.humans is False:
            raise Problem(409, "no-humans", "There is nobody here who takes conversations over.")
        return self._on_desk(request, conversation, events.HandedOver(reason))

    def release(self, request: Request, conversation: str) -> Answered:
        """Give a conversation back to the advisor. For servers only.

        Raises:
            Problem, AdvisorError: it cannot be given back.
        """
        return self._on_desk(request, conversation, events.GivenBack())

    def answer_as_human(self, request: Request, conversation: str, reply: shapes.Reply) -> Answered:
        """Write to the person, as the human who has their conversation. For servers only.

        Raises:
            Problem, AdvisorError: it cannot be written.
        """
        return self._on_desk(request, conversation, events.HumanWrote(reply.text, reply.name.strip()))

    def _on_desk(self, request: Request, conversation: str, event: Desk) -> Answered:
        """Move a conversation between the advisor and humans, or write as one of them."""

        def attempt() -> Answered:
            owned = self.store.owned(conversation, request.caller.sees)
            # After that look, so that nobody learns here which conversations there are.
            if isinstance(event, events.GivenBack) and not request.caller.scopes:
                raise Problem(403, "scope", "Only a server gives a conversation back: this takes an API key.")
            if isinstance(event, events.HumanWrote) and not request.caller.helps:
                raise Problem(
                    403, "scope", "Only humans answer here: this takes an API key with the scope 'desk'."
                )
            if event == events.HandedOver("taken") and not request.caller.helps:
                # Else whoever waits for a human would leave the list of those who wait, unseen.
                raise Problem(
                    403,
                    "scope",
                    "Only humans take it: this takes an API key with the scope 'desk'. To ask "
                    "for one, give the reason 'asked'.",
                )
            session = self.store.resume(conversation)
            rubric = fitting(owned, session.state)
            return self._turn(request, owned.owner, session, rubric, event, 200)

        return self._once.answer(request, conversation, attempt, request.sender)

    def delete(self, request: Request, conversation: str) -> Answered:
        """Delete a conversation with every word of it.

        Raises:
            Problem, AdvisorError: there is none.
        """

        def attempt() -> Answered:
            self.store.owned(conversation, request.caller.sees)
            if request.caller.owner is None:
                request.caller.needs("admin")
            gone = Answered(request.sender, request.key, request.fingerprint, None, None, 204, {})
            self.store.forget(gone, conversation)
            return gone

        return self._once.answer(request, conversation, attempt, request.sender)

    def erase(self, request: Request, user: str) -> Answered:
        """Delete every word of a user of the caller's tenant.

        Raises:
            Problem, AdvisorError: it cannot be done.
        """

        def answer(gone: int) -> Answered:
            body = {"user": user, "conversations": gone}
            return Answered(request.sender, request.key, request.fingerprint, None, None, 200, body)

        def attempt() -> Answered:
            return self.store.forget_owner(request.caller.tenant.owner("user", user), answer)

        return self._once.answer(request, user, attempt, request.sender)

    def _turn(
        self,
        request: Request,
        owner: str,
        session: Session,
        rubric: Rubric,
        event: events.Event,
        status: int,
        tell: Tell | None = None,
        first: Callable[[Connection], None] | None = None,
    ) -> Answered:
        # In a help desk there is somebody.
        staffed = self.settings.staffed or (tell is not None and self.settings.humans is not False)
        runner = Runner(rubric, self.extractor, prompter(rubric.id), session.state, staffed=staffed)
        with tracing.turn(rubric.id, session.id, event) as span:
            turn = runner.do(event)
            tracing.spent(span, runner.state, session.state)
        if turn.refused:
            raise _refusal(event, turn, session.state)
        consent = self.looks.wanted_consent() if session.turns == 0 and tell is None else None
        answered = _answer(request, session, rubric, runner.state, turn, status, consent)
        number = session.turns + 1
        happened = Happened(session.id, owner, rubric, number, session.state, runner.state, turn)
        now = datetime.datetime.now(datetime.UTC)
        telling = told(self.settings.webhooks, happened, now) + (tell(happened) if tell else [])

        def beside(connection: Connection) -> None:
            if first is not None:
                first(connection)
            _note_on_desk(connection, event, happened)
            outbox.put(connection, telling, now)
            self.store.record(connection, answered)

        session.save(runner.state, runner.assessment.summary, beside)
        self.store.went_on(session)
        if telling:
            self.wake()
        self.took(session.id)
        self._metrics.took(rubric.id, type(event).__name__, report=turn.report is not None)
        return answered

    def _carried(
        self, caller: Caller, conversation: str | None, rubric: Rubric
    ) -> tuple[tuple[str, str], ...]:
        """What goes along from the conversation whose offer of this rubric was made."""
        if conversation is None:
            return ()
        _, before, state = self.looks.look(caller, conversation)
        if rubric.id not in state.made:
            raise Problem(409, "no-offer", f"That conversation made no offer of {rubric.id}.")
        return carried(before, state, rubric.id)


# --- Steps --------------------------------------------------------------------------------------------------


def _note_on_desk(connection: Connection, event: events.Event, happened: Happened) -> None:
    """Note who has the conversation from this turn on, and who waits for whom."""
    session, reason = happened.conversation, happened.turn.handed_over
    if reason is not None:
        desk.hand_over(connection, session, reason)
    elif isinstance(event, events.HandedOver) and event.reason == desk.TAKEN:
        desk.takes(connection, session)
    elif isinstance(event, events.HumanWrote):
        desk.answered(connection, session, event.name)
    elif isinstance(event, events.GivenBack):
        desk.give_back(connection, session)
    elif writes_to_human(happened):
        desk.waits(connection, session)


def _nobody(*_: object) -> None:
    """Where nothing sends, nothing is woken."""


def _refusal(event: events.Event, turn: Turn, state: State | None) -> Problem:
    if isinstance(event, events.GivenBack):
        return Problem(409, "not-with-human", "No human has this conversation.")
    if isinstance(event, events.HumanWrote):
        return Problem(
            409,
            "not-with-human",
            'No human has this conversation. Take it over first: POST …/handover {"reason": "taken"}.',
        )
    if state is not None and state.with_human:
        return Problem(
            409,
            "with-human",
            "A human has this conversation: until they give it back, the advisor changes nothing.",
        )
    return Problem(409, "not-now", turn.reply)


def _answer(
    request: Request,
    session: Session,
    rubric: Rubric,
    state: State,
    turn: Turn,
    status: int,
    consent: shapes.Consent | None,
) -> Answered:
    number = session.turns + 1
    last = state.messages[-1:]
    human = last[0] if last and last[0].role == "human" and _is_new(session.state, state) else None
    taken = shapes.taken(session.id, number, rubric, state, turn, consent, human)
    body: dict[str, Any] = taken.model_dump()
    return Answered(request.sender, request.key, request.fingerprint, session.id, number, status, body)


def _is_new(before: State | None, after: State) -> bool:
    """Whether the last message came with this turn."""
    return before is None or len(after.messages) > len(before.messages)


def _checked(rubric: Rubric, event: events.Event) -> events.Event:
    """Refuse a value that its item does not take, before it becomes a turn.

    Raises:
        Problem: there is no such item.
        AnswerError: it does not take the value.
    """
    values: tuple[tuple[str, str], ...] = ()
    match event:
        case events.Fix():
            values = ((event.item, event.value),)
        case events.Choose():
            values = event.values
    for item, value in values:
        if item not in rubric.items:
            raise Problem(404, "no-such-item", "The rubric has no such item.")
        parse_value(rubric.items[item], value)
    return event
