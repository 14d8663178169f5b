"""A message of the person, from its arrival to the next question.

The order within a reply: what was understood and changed, then answers to what the person asked, then what
was noticed and not taken, then one question. Whatever else a message does, the question that stands comes
back once.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from advisor.answers import Entry, Message
from advisor.dialogue import commands, events, flow
from advisor.dialogue.changes import Change
from advisor.dialogue.doubts import doubted
from advisor.dialogue.effects import REPLIES, Effect, Read, Reply
from advisor.dialogue.flow import Outcome
from advisor.dialogue.following import FARTHEST, in_context
from advisor.dialogue.intents import (
    Remark,
    Strain,
    asked_in,
    confirms,
    denies,
    gives_orders,
    is_aside,
    is_complaint,
    only_asks,
    only_steers,
    recognise,
    sentences,
    small_talk,
    sole_move,
    strain,
    tells_of_self,
)
from advisor.dialogue.names import folded, is_about, is_named, only_number
from advisor.dialogue.policy import (
    MOST_ASKING,
    MOST_BARREN,
    MOST_LOST,
    Ask,
    ask_again,
    askable,
    next_ask,
    worn_out,
)
from advisor.dialogue.queries import QUERIES, answer
from advisor.dialogue.remarks import GONE
from advisor.dialogue.state import Phase, State, replace
from advisor.dialogue.wondering import items_in
from advisor.extraction.extractor import Notice, Reading
from advisor.rubric.model import Rubric
from advisor.scoring import swing

__all__ = ["person_wrote", "reading_failed", "was_read"]

MOST_QUERIES = 3
"""Questions of the person answered in one reply; a page full of them is not a conversation."""

MOST_NOTICES = 2


@dataclass(frozen=True)
class Heard:
    """All that one message brought."""

    text: str
    changes: tuple[Change, ...]
    notices: tuple[Notice, ...]
    moves: tuple[events.Move, ...]
    confirmed: tuple[str, ...] = ()
    """Items of which it says again what is known."""
    known: tuple[str, ...] = ()
    """Items with an answer, once it was read."""
    explained: tuple[str, ...] = ()
    """Parts of the standing question of which it asks what they mean."""

    @cached_property
    def strain(self) -> Strain | None:
        """What it says of how the person feels."""
        return strain(self.text)

    @cached_property
    def orders(self) -> bool:
        """Whether it tries to give the advisor other rules."""
        return gives_orders(self.text)

    @cached_property
    def remark(self) -> Remark | None:
        """What it is about where it brought nothing."""
        return None if self.brought else small_talk(self.text)

    @cached_property
    def told(self) -> bool:
        """Whether it tells of the person, though nothing was read in it."""
        silent = not (self.brought or self.moves or self.notices or self.confirmed or self.strain)
        return silent and self.remark is None and tells_of_self(self.text)

    @property
    def brought(self) -> bool:
        """Whether anything is known now that was not before."""
        return bool(self.changes)


def person_wrote(rubric: Rubric, state: State, event: events.PersonWrote) -> Outcome:
    """Have the message read. Every message is: whether it steers the chat too is seen afterwards.

    The exceptions are a bare yes or no to "start over" and to an offer: they are about that, and about no
    question. To an offer they are commands, and stay out of the transcript: whoever reads it again would take
    them for an answer to the last question.
    """
    messages = (*state.messages, Message("user", event.text))
    if state.with_human:  # theirs to read and to answer
        return replace(state, messages=messages), ()
    if state.phase is Phase.CONFIRMING and _means_restart(rubric, event.text):
        return commands.start_over(rubric, replace(state, messages=messages))
    if state.phase is Phase.CONFIRMING and denies(event.text):
        kept = replace(state, phase=Phase.ASKING, messages=messages, turns=state.turns + 1)
        return flow.proceed(rubric, kept, ask_again(rubric, kept, digressed=True))
    if state.waiting and confirms(event.text):
        return flow.switch(rubric, replace(state, turns=state.turns + 1))
    if state.waiting and denies(event.text):
        left = replace(state, turns=state.turns + 1, waiting=False)
        return left, (Reply("offer_left", {"turn": left.turns}),)
    state = replace(state, waiting=False)
    after = replace(state, phase=Phase.READING, returns_to=state.phase, messages=messages)
    # What a portal said of the person counts until they speak for themselves, and is no answer of theirs that
    # these words could be added to or have to correct.
    told = tuple(entry for entry in state.entries if entry.source == "person")
    return after, (Read(messages, told, state.today),)


def reading_failed(rubric: Rubric, state: State, event: events.ReadingFailed) -> Outcome:
    """Say so, and keep the question standing; nothing is lost."""
    phase = Phase.REPORTED if state.returns_to is Phase.REPORTED else Phase.ASKING
    after = replace(state, phase=phase, turns=state.turns + 1)
    return after, (Reply("reading_failed", {"turn": after.turns}),)


def was_read(rubric: Rubric, state: State, event: events.WasRead) -> Outcome:
    """Take in what was read, answer what was asked, and go on."""
    text = state.messages[-1].content
    state, news = _marked(state, event.reading)
    moves, leans = in_context(rubric, _lately(state))
    explained = _explained(rubric, state, moves)
    # A question that leans on the one before holds no answer: "and the leadership one?"
    entries = () if leans else _believed(rubric, state, text, event.reading.entries, explained)
    state, changes = flow.record(rubric, replace(state, turns=state.turns + 1), entries)
    # Who asks what a word means has not declined to answer.
    left_out = [item for item in explained if item in state.sheet.declined or item in state.passed]
    asks = any(isinstance(move, events.Explain) for move in moves) and only_asks(rubric, text)
    asked_about = state.standing if asks else explained
    state = replace(
        state,
        reopened=tuple(dict.fromkeys([*state.reopened, *_asked_about(changes, asked_about), *left_out])),
    )
    changes = tuple(change for change in changes if change.item not in state.reopened)
    moves = tuple(move for move in moves if not _is_done(rubric, state, move, changes))
    told_more = any(change.what != "declined" for change in changes)
    if told_more:  # "that's not right, my writing is 8" has said what would be
        moves = tuple(move for move in moves if move != events.About("disagree"))
    if (doubt := _doubt(rubric, state, text, changes)) is not None:
        moves = (doubt, *(move for move in moves if move not in (events.About("disagree"), events.Recap())))
    known = _known_already(state, event.reading, changes)
    heard = Heard(
        text,
        changes,
        _relevant(rubric, event.reading, text, changes, moves),
        moves,
        known,
        tuple(state.values),
        explained,
    )
    steering = _steering(heard)
    unlisted = _unlisted(rubric, state, heard)
    if unlisted is not None and unlisted not in rubric.scored:
        state = replace(state, passed=(*state.passed, unlisted))
    moved_on = heard.brought or (isinstance(steering, events.Skip) and _skips_something(state))
    barren = 0 if state.returns_to is Phase.CLOSED else state.barren  # whoever writes again begins anew
    state = replace(state, barren=0 if moved_on else barren + 1, lost=_lost(state, heard))
    reason = _needs_human(state, heard) if event.staffed else None
    if reason is not None:
        state = replace(state, phase=Phase.REPORTED if _was_over(state) else Phase.ASKING)
        told = _said_before_human(state, heard)
        state, effects = flow.hand_over(state, reason)
        return state, (*news, *told, *effects)
    said = _said(rubric, state, heard, steering, unlisted)
    state, effects = _go_on(rubric, state, heard, steering)
    return state, (*news, *said, *effects)


def _lately(state: State) -> list[str]:
    """What the person wrote last, in order."""
    return [message.content for message in state.messages[-2 * FARTHEST :] if message.role == "user"]


def _believed(
    rubric: Rubric, state: State, text: str, entries: tuple[Entry, ...], explained: tuple[str, ...]
) -> tuple[Entry, ...]:
    """Entries without those that take a wish or a question for an answer.

    "I don't understand" is no five times no, whoever is asked where they live and says "report" wants the
    report, and "CSAT? never heard of it" says nothing of being measured by it. (But never to have heard of a
    tool is never to have used it.)
    """
    if not entries or (_was_over(state) and (confirms(text) or denies(text) or only_steers(text))):
        return ()  # where nothing was asked, "ok" says yes to nothing
    move = sole_move(text)
    if move is not None:
        return tuple(entry for entry in entries if entry.value is None and isinstance(move, events.Skip))
    steers, asks = only_steers(text), bool(explained) and only_asks(rubric, text)
    spans, only_wonders = asked_in(rubric, text)
    message = len(state.messages) - 1

    def wonders(entry: Entry) -> bool:
        """Whether it was read in a question to the advisor; what a correction takes away has no words."""
        inside = [_within(spans, span.start, span.end) for span in entry.evidence if span.message == message]
        return all(inside) if inside else only_wonders and entry.act == "declined"

    def avoids(entry: Entry) -> bool:
        """Whether it takes what one would rather not do for what one would rather not say."""
        item = rubric.items.get(entry.item) if entry.act == "declined" else None
        return item is not None and _RATHER_NOT.search(text) is not None and is_named(item, text)

    def complains(quote: str) -> bool:
        """Whether it complains of the chat; "a lot of questions by phone" tells of the phone."""
        return is_complaint(quote) and not items_in(rubric, folded(quote))

    def is_over(quote: str) -> bool:
        """Whether it calls something over that it does not name."""
        return GONE.within(folded(quote)) and not items_in(rubric, folded(quote))

    def misses(entry: Entry) -> bool:
        item = rubric.items.get(entry.item)
        if item is None or entry.value is None:
            return False
        done = item.kind == "extent" and item.sense == "done"
        aside = steers or any(is_aside(span.quote) for span in entry.evidence)
        if item.kind == "extent" and any(complains(span.quote) for span in entry.evidence):
            return True  # "that's a lot of questions" says yes to none of them
        if item.kind == "extent" and entry.value == "no" and any(is_over(s.quote) for s in entry.evidence):
            return True  # "I no longer work there" says no to none of them
        if item.kind == "extent" and item.sense != "comfort" and (steers or _nods(entry, text)):
            return True  # to be fine with a thing is "ok", to have done it is not
        unknown = item.id in explained and not (done and entry.value == "no")
        return (aside and item.kind == "text") or (asks and unknown)

    return tuple(entry for entry in entries if not (misses(entry) or wonders(entry) or avoids(entry)))


_NODS = frozenset(
    {"ok", "okay", "oh ok", "oh okay", "ok ok", "k", "alright", "all right", "oh wow ok", "ah ok"}
)
"""What opens a message in passing."""


def _nods(entry: Entry, text: str) -> bool:
    """Whether it takes a nod before other words for a yes: "oh ok. And does Instagram count?"."""
    quotes = [folded(span.quote) for span in entry.evidence]
    return all(quote in _NODS for quote in quotes) and folded(text) not in quotes


_RATHER_NOT = re.compile(
    r"\brather not\b(?! (?:say|answer|share|tell|get into|discuss|go into|talk|disclose|reveal|comment))",
    re.IGNORECASE,
)


def _within(spans: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    return any(begins <= start and end <= ends for begins, ends in spans)


def _doubt(rubric: Rubric, state: State, text: str, changes: Iterable[Change]) -> events.Move | None:
    """The way back to what a message calls wrong, where it does not say what is right."""
    if any(change.what != "declined" for change in changes):
        return None
    found = (doubted(rubric, state.values, sentence) for sentence in sentences(text))
    item = next((item for item in found if item is not None), None)
    return events.Back(item.id, doubted=True) if item is not None else None


def _is_done(rubric: Rubric, state: State, move: events.Move, changes: Iterable[Change]) -> bool:
    """Whether the message itself did what this move asks for.

    "Can I go back? My education is a bachelor's" has been back, and "I told you my town, Cork" has told it.
    """
    changed = {change.item for change in changes}
    if isinstance(move, events.Recap):
        return bool(changed) and move.item is not None
    if not isinstance(move, events.Back):
        return False
    if move.to is None:
        return not changed.issubset(state.standing)
    return not changed.isdisjoint(commands.items_of(rubric, move.to))


def _marked(state: State, reading: Reading) -> Outcome:
    """Keep the record of how a model served the message; that it is away is said once a chat."""
    if reading.mark is None:
        return state, ()
    first = reading.mark.down and not any(mark.down for mark in state.marks)
    news = (Reply("model_down", {"turn": state.turns}),) if first else ()
    return replace(state, marks=(*state.marks, reading.mark)), news


def _means_restart(rubric: Rubric, text: str) -> bool:
    return confirms(text) or events.Restart() in recognise(rubric, text)


def _skips_something(state: State) -> bool:
    """Whether there is something to skip. Each item is skipped once at most, so this has an end."""
    gone = {*state.passed, *state.values, *state.sheet.declined}
    return not gone.issuperset(state.standing)


def _lost(state: State, heard: Heard) -> int:
    """How many messages running were not understood; small talk and hard times neither add nor end them."""
    if heard.brought or heard.moves or heard.confirmed:
        return 0
    aside = heard.remark not in (None, "off_topic", "other_language")
    if aside or heard.strain is not None or heard.orders:
        return state.lost
    return state.lost + 1


def _needs_human(state: State, heard: Heard) -> events.Reason | None:
    """Why a human should have the chat from here on, if one should."""
    if events.AskHuman() in heard.moves:
        return "asked"
    if heard.strain == "distress":
        return "distress"
    return "misunderstood" if state.lost >= MOST_LOST else None


def _said_before_human(state: State, heard: Heard) -> tuple[Reply, ...]:
    """What was understood, and a kind word where one is due. The rest is for the human to answer."""
    kind = () if heard.strain is None else (Reply(heard.strain, {"turn": state.turns}),)
    return (*flow.acknowledge(state, heard.changes), *kind)


def _was_over(state: State) -> bool:
    return state.returns_to in (Phase.REPORTED, Phase.CLOSED)


def _steering(heard: Heard) -> events.Move | None:
    """The move that decides where the chat goes; a message makes at most one."""
    for move in heard.moves:
        if type(move) in commands.STEERING:
            return move
    return None


def _explained(rubric: Rubric, state: State, moves: Iterable[events.Move]) -> tuple[str, ...]:
    """Parts of the standing question, left out ones too, of which somebody asks what they mean."""
    terms = [move.term for move in moves if isinstance(move, events.Explain) and move.term]
    question = rubric.question_of[state.standing[0]] if state.standing else None
    parts = [item.id for item in question.items if item.id not in state.values] if question else []
    return tuple(item for item in parts if any(is_about(rubric, rubric.items[item], term) for term in terms))


def _asked_about(changes: Iterable[Change], explained: tuple[str, ...]) -> list[str]:
    return [change.item for change in changes if change.what == "declined" and change.item in explained]


def _known_already(state: State, reading: Reading, changes: Iterable[Change]) -> tuple[str, ...]:
    changed = {change.item for change in changes}
    told = {entry.item: entry.value for entry in reading.entries if entry.value is not None}
    values = state.values
    return tuple(item for item in told if item in values and item not in changed)


def _relevant(
    rubric: Rubric, reading: Reading, text: str, changes: tuple[Change, ...], moves: tuple[events.Move, ...]
) -> tuple[Notice, ...]:
    if not reading.notices or any(isinstance(move, events.WhatIf) for move in moves):
        return ()  # its number was answered, not given
    if not changes and (gives_orders(text) or small_talk(text) in ("other_language", "complaint", "nervous")):
        return ()  # what looks like an unclear answer is none
    spans, only_wonders = asked_in(rubric, text)
    aged = set(_AGE.findall(text))
    known = [
        notice
        for notice in reading.notices
        if all(item in rubric.items for item in notice.items)
        and not (notice.kind == "which" and only_number(text) in aged)
    ]
    return tuple(
        notice
        for notice in known
        if not (
            all(_within(spans, span.start, span.end) for span in notice.evidence)
            if notice.evidence
            else only_wonders
        )
    )


_AGE = re.compile(
    r"\b(?:i'?m|i am|aged?|turn(?:ed|ing)?)(?: already| only| just)? (\d\d)\b(?! ?/)", re.IGNORECASE
)
"""How old somebody says they are: no number of anything that is asked."""


def _unlisted(rubric: Rubric, state: State, heard: Heard) -> str | None:
    """The choice that stands alone, where somebody wants what it does not list: a goal of their own.

    To ask the same again would get the same again.
    """
    if heard.brought or heard.moves or heard.notices or len(state.standing) != 1 or _was_over(state):
        return None
    if heard.remark is not None or heard.strain is not None or heard.confirmed:
        return None
    item = rubric.items[state.standing[0]]
    if item.id in state.values or item.kind not in ("choice", "choices"):
        return None
    nods = confirms(heard.text) or denies(heard.text) or heard.orders
    says = sum(map(str.isalpha, heard.text)) >= FEWEST_LETTERS
    return None if nods or not says else item.id


FEWEST_LETTERS = 3
"""Below these a message names nothing of its own: it is a label, or a slip of the keys."""


def _said(
    rubric: Rubric, state: State, heard: Heard, steering: events.Move | None, unlisted: str | None
) -> tuple[Effect, ...]:
    replies = [*flow.acknowledge(state, heard.changes)]
    if heard.strain is not None:
        replies.append(Reply(heard.strain, {"turn": state.turns}))
    if heard.orders:
        replies.append(Reply("only_rules", {"turn": state.turns}))
    queries = [move for move in heard.moves if type(move) in QUERIES]
    for query in queries[:MOST_QUERIES]:
        if (told := answer(rubric, state, query)) not in replies:
            replies.append(told)
    replies += [_noticed(state, notice, heard.text) for notice in heard.notices[:MOST_NOTICES]]
    if not replies and unlisted is not None:
        left = unlisted in state.passed
        replies.append(Reply("unlisted", {"turn": state.turns, "item": unlisted, "left": left}))
    elif not replies and steering is None and (events.Repeat() not in heard.moves or _was_over(state)):
        replies.append(_remark(state, heard))
    return tuple(replies)


def _remark(state: State, heard: Heard) -> Reply:
    """What to say to a message that brought nothing, made no move and left nothing unclear."""
    if heard.confirmed and heard.remark is None:
        answers = [{"item": item, "value": state.values[item]} for item in heard.confirmed]
        return Reply("known", {"turn": state.turns, "answers": answers})
    nothing = "told_after" if heard.told else "still_here"
    if not _was_over(state):
        nothing = "taken_down" if heard.told else "nothing_read"
    remark = None if events.Repeat() in heard.moves else heard.remark  # "where were we" is no small talk
    return Reply(remark or nothing, {"turn": state.turns})


def _noticed(state: State, notice: Notice, text: str) -> Reply:
    values = state.values
    quote = notice.evidence[0].quote if notice.evidence else None
    data: dict[str, object] = {
        "turn": state.turns,
        "items": [item for item in notice.items if item not in values],
        "quote": quote,
        "number": only_number(text) if len(notice.items) > 1 else None,
        "kept": [{"item": item, "value": values[item]} for item in notice.items if item in values],
    }
    if notice.kind == "off_scale":
        data["items"] = list(notice.items)
    return Reply(notice.kind, {name: data[name] for name in REPLIES[notice.kind]})


def _go_on(rubric: Rubric, state: State, heard: Heard, steering: events.Move | None) -> Outcome:
    was_over = _was_over(state)
    state = replace(state, phase=Phase.REPORTED if was_over else Phase.ASKING)
    asks = any(type(move) in QUERIES for move in heard.moves)
    if state.barren >= (MOST_ASKING if asks else MOST_BARREN):
        return flow.close(state)
    if steering is not None:
        state, effects = commands.STEERING[type(steering)](rubric, state, steering)
        ask = ask_again(rubric, state, digressed=True)
        if ask is None or state.phase is not Phase.ASKING or not isinstance(steering, events.AskReport):
            return state, effects
        state, question = flow.put(rubric, state, ask)
        return state, (*effects, *question)
    takes_up = state.returns_to is Phase.CLOSED and heard.brought and next_ask(rubric, state) is not None
    if was_over and not takes_up:
        return _after_report(rubric, state, heard)
    if _needs_time(heard):
        return state, ()
    ask = _question(rubric, state, heard)
    if ask is not None and ask.manner == "first":
        state = replace(state, interrupted=tuple(item for item in state.standing if item not in ask.items))
    elif ask is not None:
        state = flow.interrupting(state, ask)
    if ask is None and _needs_no_question(rubric, state, heard):
        return state, ()
    return flow.proceed(rubric, state, ask)


def _after_report(rubric: Rubric, state: State, heard: Heard) -> Outcome:
    """What changes answers after the report makes a new version of it."""
    if not heard.brought:
        asks = _clarification(rubric, state, heard.notices)
        return flow.proceed(rubric, state, asks) if asks else (state, ())
    return flow.update(rubric, state)


def _question(rubric: Rubric, state: State, heard: Heard) -> Ask | None:
    """A question that this message calls for; None where the agenda decides."""
    clarified = _clarification(rubric, state, heard.notices)
    if clarified is not None:
        return clarified
    unexplained = [item for item in heard.explained if askable(rubric, state, item)]
    alone = state.standing == tuple(unexplained)
    if len(unexplained) == 1 and not heard.brought and not alone:
        # What is said next is about the word that was just explained: ask for that part, then for the rest.
        return Ask(rubric.question_of[unexplained[0]].id, tuple(unexplained), "first")
    if unexplained and heard.brought:
        question = rubric.question_of[unexplained[0]]
        rest = [item.id for item in question.items if askable(rubric, state, item.id)]
        return Ask(question.id, tuple(rest), "rest")
    untold = _untold(rubric, heard)
    if untold is not None and not worn_out(state, untold.items[0]):
        return untold
    digressed = (
        bool(heard.moves or heard.confirmed)
        or heard.strain is not None
        or heard.orders
        or heard.remark is not None
    )
    touched = {change.item for change in heard.changes}
    if touched.intersection(state.standing):
        return None
    if heard.told and (narrower := _narrower(rubric, state)) is not None:
        return narrower
    ask = _together(rubric, state) if not digressed else None
    ask = ask or ask_again(rubric, state, digressed=digressed)
    return dataclasses.replace(ask, manner="afresh") if ask and heard.remark in ("greeting", "ready") else ask


def _narrower(rubric: Rubric, state: State) -> Ask | None:
    """One part of the standing question, after an account that told nothing of any part: what moves most."""
    left = [item for item in state.standing if askable(rubric, state, item)]
    if len(left) < 2:
        return None
    telling = [item for item in swing(rubric, state.values) if item in left]
    item = (telling or left)[0]
    return Ask(rubric.question_of[item].id, (item,), "first")


def _untold(rubric: Rubric, heard: Heard) -> Ask | None:
    """The question for what the person believes to have told before."""
    for move in heard.moves:
        if isinstance(move, events.Recap) and move.item is not None:
            items = commands.items_of(rubric, move.item)
            if len(items) == 1 and items[0] not in heard.known:
                return Ask(rubric.question_of[items[0]].id, items, "afresh")
    return None


def _together(rubric: Rubric, state: State) -> Ask | None:
    """The standing part with those that wait for it: what fitted neither was perhaps meant for all."""
    question = rubric.question_of[state.standing[0]] if state.standing else None
    waiting = [item for item in state.interrupted if rubric.question_of[item] is question]
    open_ones = [
        item.id
        for item in (question.items if question else ())
        if item.id in (*state.standing, *waiting) and askable(rubric, state, item.id)
    ]
    return Ask(question.id, tuple(open_ones)) if question and waiting and open_ones else None


def _clarification(rubric: Rubric, state: State, notices: Iterable[Notice]) -> Ask | None:
    for notice in notices:
        items = [item for item in notice.items if askable(rubric, state, item)]
        if items:
            question = rubric.question_of[items[0]]
            together = tuple(item for item in items if rubric.question_of[item] is question)
            return Ask(question.id, together, "habit" if notice.kind == "habit" else "agenda", again=True)
    return None


def _needs_time(heard: Heard) -> bool:
    """Whether the person is better left in peace than asked again at once."""
    if heard.brought or heard.notices or any(type(move) in QUERIES for move in heard.moves):
        return False
    return heard.strain == "distress" or heard.remark == "wait"


def _needs_no_question(rubric: Rubric, state: State, heard: Heard) -> bool:
    """Whether the standing question is left as it is: the person only asked something, and it was put often.

    Going on to another question now would take the last chance to answer away.
    """
    if heard.brought or not state.standing or any(item in state.values for item in state.standing):
        return False
    open_items = [item for item in state.standing if item not in state.sheet.declined]
    return bool(heard.moves) and bool(open_items)
