"""Moves that change where the chat stands, whether typed as a command or said in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from advisor.answers import Act, Entry, Message, Span, Value
from advisor.dialogue import events, flow
from advisor.dialogue.changes import Change, restoring
from advisor.dialogue.effects import Effect, Reply
from advisor.dialogue.flow import Outcome
from advisor.dialogue.names import find_item, find_question, parse_value
from advisor.dialogue.policy import MOST_PUT, Ask, Manner, ask_again, askable, next_ask
from advisor.dialogue.queries import answer
from advisor.dialogue.state import Phase, State, replace
from advisor.errors import AnswerError
from advisor.report.words import value_text
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric
from advisor.scoring import assess

__all__ = ["STEERING", "command", "given_back", "handed_over", "items_of", "resumed", "start_over", "started"]


def started(rubric: Rubric, state: State, event: events.Started, vouched: Iterable[Entry] = ()) -> Outcome:
    """Greet, and put the first question."""
    state = replace(state, phase=Phase.ASKING, today=event.today)
    state, changes = _told(rubric, state, event.carried)
    carried = [{"item": change.item, "value": change.after} for change in changes]
    known = (Reply("carried", {"turn": state.turns, "answers": carried}),) if carried else ()
    state, told = _prefilled(rubric, state, [*vouched, *_vouched(rubric, event.prefilled)])
    state, question = flow.proceed(rubric, state)
    return state, (Reply("welcome", {"turn": state.turns}), *known, *told, *question)


def _vouched(rubric: Rubric, answers: Iterable[tuple[str, str]]) -> list[Entry]:
    """What a portal says of the person, where the rubric asks for it. It has no evidence, and is none."""
    taken = [found for name, said in answers if (found := _taken(rubric, name, said)) is not None]
    return [Entry("answered", item.id, value, (), 0, "portal") for item, value in taken]


def _prefilled(rubric: Rubric, state: State, entries: Iterable[Entry]) -> Outcome:
    """Take in what a portal says, where the person did not say it themselves, and tell them."""
    new = [entry for entry in entries if entry.item not in state.values]
    state, changes = flow.record(rubric, state, new, vouched=True)
    if not changes:
        return state, ()
    told = [{"item": change.item, "value": change.after} for change in changes]
    return state, (Reply("prefilled", {"turn": state.turns, "answers": told}),)


def _told(
    rubric: Rubric, state: State, answers: Iterable[tuple[str, str]]
) -> tuple[State, tuple[Change, ...]]:
    """Take in what fits the rubric; it joins the transcript as the person's words."""
    lines: list[str] = []
    entries: list[Entry] = []
    for name, said in answers:
        found = _taken(rubric, name, said)
        if found is not None:
            item, value = found
            lines.append(f"{item.label}: {said}")
            end = len("\n".join(lines))
            span = Span(len(state.messages), end - len(said), end, said)
            act: Act = "corrected" if item.id in state.values else "answered"
            entries.append(Entry(act, item.id, value, (span,), len(state.messages)))
    if not entries:
        return state, ()
    state = replace(state, messages=(*state.messages, Message("user", "\n".join(lines))))
    return flow.record(rubric, state, entries)


def _taken(rubric: Rubric, name: str, said: str) -> tuple[Item, Value] | None:
    """An item and its value; None where the rubric has no such item, or it does not take the value."""
    item = find_item(rubric, name)
    if item is None or not said:
        return None
    try:
        return item, parse_value(item, said)
    except AnswerError:
        return None  # what does not fit is simply asked for


def resumed(rubric: Rubric, state: State, event: events.Resumed) -> Outcome:
    """Say what is known, and put the standing question again, or the next one."""
    state = replace(state, today=event.today or state.today, barren=0, lost=0, waiting=False)
    if state.with_human:
        return state, ()
    data = {"turn": state.turns, "known": len(state.values), "questions": len(rubric.questions)}
    return _taken_up(rubric, state, Reply("welcome_back", data))


def _taken_up(rubric: Rubric, state: State, said: Reply) -> Outcome:
    """Say this, and put the standing question again, or the next one."""
    if state.phase is Phase.REPORTED or next_ask(rubric, state) is None:
        return replace(state, phase=Phase.REPORTED), (said,)
    state, question = flow.proceed(rubric, state, ask_again(rubric, state, digressed=True))
    return state, (said, *question)


def handed_over(rubric: Rubric, state: State, event: events.HandedOver) -> Outcome:
    """Let a human have the chat; where one has it already, nothing more happens."""
    if state.with_human:
        return state, ()
    phase = Phase.ASKING if state.phase is Phase.CONFIRMING else state.phase
    return flow.hand_over(replace(state, phase=phase, turns=state.turns + 1), event.reason)


def human_wrote(rubric: Rubric, state: State, event: events.HumanWrote) -> Outcome:
    """Keep what the human wrote as part of what was said."""
    return replace(state, messages=(*state.messages, Message("human", event.text, event.name))), ()


def given_back(rubric: Rubric, state: State, event: events.GivenBack) -> Outcome:
    """Go on where the chat stood when a human took it. What they were written meanwhile is not read."""
    phase = Phase.REPORTED if state.over else Phase.ASKING
    state = replace(state, phase=phase, returns_to=phase, turns=state.turns + 1)
    return _taken_up(rubric, state, Reply("given_back", {"turn": state.turns}))


def start_over(rubric: Rubric, state: State) -> Outcome:
    """Begin again; the transcript and the log stay as the record of what was, and count no more."""
    fresh = replace(
        State.new(rubric),
        messages=state.messages,
        log=state.log,
        begins=(len(state.messages), len(state.log)),
        turns=state.turns + 1,
        report=state.report,
    )
    # Who starts over takes back their own words, not what the portal knows of them.
    kept = [entry for entry in state.entries if entry.source == "portal" and entry.act == "answered"]
    return started(rubric, fresh, events.Started(state.today), kept)


def command(rubric: Rubric, state: State, move: events.Move) -> Outcome:
    """A move made by itself, without a message."""
    state = replace(state, turns=state.turns + 1, waiting=False)
    if isinstance(move, events.Restart) and state.phase is Phase.CONFIRMING:
        return start_over(rubric, state)
    if state.phase is Phase.CONFIRMING:
        state = replace(state, phase=Phase.ASKING)
    if isinstance(move, events.Fix):
        return _fix(rubric, state, move)
    if isinstance(move, events.Choose):
        return _choose(rubric, state, move)
    if type(move) in STEERING:
        return STEERING[type(move)](rubric, state, move)
    if isinstance(move, events.Repeat):
        return flow.proceed(rubric, state, ask_again(rubric, state, digressed=True))
    return state, (answer(rubric, state, move),)


def _fix(rubric: Rubric, state: State, move: events.Fix) -> Outcome:
    """Set an answer. The command joins the transcript as the person's words, being the answer's evidence."""
    item = find_item(rubric, move.item)
    if item is None:
        return state, (Reply("unknown_item", {"turn": state.turns, "name": move.item}),)
    try:
        value = parse_value(item, move.value)
    except AnswerError:
        return state, (Reply("bad_value", {"turn": state.turns, "item": item.id, "text": move.value}),)
    said = move.value.strip()
    words = f"{item.label}: {said}"
    index = len(state.messages)
    span = Span(index, len(words) - len(said), len(words), said)
    act: Act = "corrected" if item.id in state.values else "answered"
    entry = Entry(act, item.id, value, (span,), index)
    state = replace(state, messages=(*state.messages, Message("user", words)))
    state, changes = flow.record(rubric, state, [entry])
    state, effects = _after_change(rubric, state)
    return state, (*flow.acknowledge(state, changes), *effects)


def _choose(rubric: Rubric, state: State, move: events.Choose) -> Outcome:
    """Set answers, in words that fit a transcript: "retail and hospitality", where a form sends two ids.

    Where something of what was asked is among them, the interview goes on, with what was left out or the next
    question; a correction of something else leaves the question standing.
    """
    found = [taken for name, said in move.values if (taken := _taken(rubric, name, said)) is not None]
    if not found:
        return state, (Reply("unknown_item", {"turn": state.turns, "name": ", ".join(dict(move.values))}),)
    asked = any(item.id in state.standing for item, _ in found)
    worded = [(item.id, _in_words(item, value)) for item, value in found]
    state, changes = _told(rubric, state, worded)
    state, effects = _after_change(rubric, state)
    if asked and not effects:
        state, effects = flow.proceed(rubric, state)
    return state, (*flow.acknowledge(state, changes), *effects)


def _in_words(item: Item, value: Value) -> str:
    words = value_text(item, value)
    try:
        return words if parse_value(item, words) == value else _plainly(value)
    except AnswerError:
        return _plainly(value)


def _plainly(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple) else f"{value}"


def _undo(rubric: Rubric, state: State, move: events.Undo) -> Outcome:
    """Take back the last change by adding entries that restore what stood before it."""
    if not state.changes:
        return state, (Reply("nothing_to_undo", {"turn": state.turns}),)
    *earlier, (start, end) = state.changes
    items = [entry.item for entry in state.log[start:end]]
    then = replace(state, log=state.log[:start]).sheet
    entries = restoring(state.sheet, then, items, max(len(state.messages) - 1, 0))
    undone, changes = flow.record(rubric, state, entries, vouched=True)
    gone = [item for item in items if item not in then.answers and item not in then.declined]
    reopened = tuple(dict.fromkeys([*undone.reopened, *gone]))
    undone = replace(undone, changes=tuple(earlier), reopened=reopened)
    undone, effects = _after_undo(rubric, undone)
    return undone, (_undone(undone, changes, gone), *effects)


def _undone(state: State, changes: Iterable[Change], gone: Iterable[str]) -> Reply:
    other = [
        {"item": change.item, "before": change.before, "after": change.after}
        for change in changes
        if change.after is not None
    ]
    taken = [item for item in dict.fromkeys(gone) if item not in state.values]
    return Reply("undone", {"turn": state.turns, "taken": taken, "changes": other})


def _after_undo(rubric: Rubric, state: State) -> Outcome:
    """Put the standing question again; after the report, what is open now."""
    update: tuple[Effect, ...] = ()
    if state.over:
        state, update = flow.update(rubric, replace(state, phase=Phase.REPORTED))
    elif not any(askable(rubric, state, item) for item in state.standing):
        state = replace(state, standing=())
    ask = ask_again(rubric, state, digressed=True) or next_ask(rubric, state)
    if ask is None:
        return state, update
    state, question = flow.put(rubric, state, ask)
    return state, (*update, *question)


def _after_change(rubric: Rubric, state: State) -> Outcome:
    """Go on after a change by command: the standing question stands, unless it was just answered."""
    if state.over:
        return flow.update(rubric, replace(state, phase=Phase.REPORTED))
    if any(item not in state.values for item in state.standing):
        return state, ()
    return flow.proceed(rubric, state)


def _skip(rubric: Rubric, state: State, move: events.Skip) -> Outcome:
    left = [item for item in state.standing if item not in state.values]
    state = replace(state, passed=tuple(dict.fromkeys((*state.passed, *left))), standing=())
    said: tuple[Effect, ...] = ()
    if any(item not in state.sheet.declined for item in left):
        said = (Reply("skipped", {"turn": state.turns, "items": left}),)
    state, effects = flow.proceed(rubric, state)
    return state, (*said, *effects)


def _back(rubric: Rubric, state: State, move: events.Back) -> Outcome:
    """Put an earlier question again, what was answered included: the person wants to come back to it."""
    target = _named(rubric, move.to) if move.to else _before(rubric, state)
    if target is None and move.to:
        questions = [question.id for question in rubric.questions]
        unknown = Reply("unknown_question", {"turn": state.turns, "name": move.to, "questions": questions})
        return state, (unknown,)
    if target is None:
        return state, (Reply("nothing_before", {"turn": state.turns}),)
    values = state.values
    answers = [{"item": item, "value": values[item]} for item in target.items if item in values]
    told = Reply("back", {"turn": state.turns, "question": target.question, "answers": answers})
    if move.doubted and answers:
        told = Reply("doubted", {"turn": state.turns, "answers": answers})
    reopened = (*state.reopened, *(item for item in target.items if item not in values))
    state = replace(state, trail=state.trail[:-1], reopened=tuple(dict.fromkeys(reopened)))
    state = flow.interrupting(state, target)
    # Whoever comes back to a question wants it asked, however often it was; but not without end.
    left = tuple(item for item in target.items if state.asks.get(item, 0) < MOST_PUT)
    if not left:
        return replace(state, phase=Phase.ASKING, standing=target.items), (told,)
    manner: Manner = "afresh" if answers else "agenda"  # what has an answer is not still open
    state, question = flow.put(rubric, state, Ask(target.question, left, manner, again=True))
    return state, (told, *question)


def _named(rubric: Rubric, name: str) -> Ask | None:
    question = find_question(rubric, name)
    if question is not None:
        return Ask(question.id, tuple(item.id for item in question.items))
    item = find_item(rubric, name)
    return Ask(rubric.question_of[item.id].id, (item.id,)) if item else None


def items_of(rubric: Rubric, name: str) -> tuple[str, ...]:
    """Ids of the items that a person calls so."""
    named = _named(rubric, name)
    return named.items if named else ()


def _before(rubric: Rubric, state: State) -> Ask | None:
    standing = rubric.question_of[state.standing[0]].id if state.standing else None
    earlier = [question for question in state.trail if question != standing]
    if not earlier:
        return None
    return _named(rubric, earlier[-1])


def _restart(rubric: Rubric, state: State, move: events.Restart) -> Outcome:
    return replace(state, phase=Phase.CONFIRMING), (Reply("confirm_restart", {"turn": state.turns}),)


def _stop(rubric: Rubric, state: State, move: events.Stop) -> Outcome:
    return flow.stop(rubric, state)


def _report(rubric: Rubric, state: State, move: events.AskReport) -> Outcome:
    """The end, where one may end: what is still open decides nothing. Else it is a look in between."""
    if state.over:
        return flow.look(rubric, replace(state, phase=Phase.REPORTED))
    if not (state.offered and assess(rubric, state.values).decided):
        return flow.look(rubric, state)
    return flow.finish(rubric, state)


def _take_offer(rubric: Rubric, state: State, move: events.TakeOffer) -> Outcome:
    if not state.made:
        return state, (Reply("no_offer", {"turn": state.turns}),)
    return flow.switch(rubric, state)


def _go_on(rubric: Rubric, state: State, move: events.GoOn) -> Outcome:
    if next_ask(rubric, state) is None:
        return state, (Reply("nothing_open", {"turn": state.turns}),)
    return flow.proceed(rubric, state, ask_again(rubric, state, digressed=True))


STEERING: Mapping[type[Any], Callable[[Rubric, State, Any], Outcome]] = {
    events.Undo: _undo,
    events.Skip: _skip,
    events.Back: _back,
    events.Restart: _restart,
    events.Stop: _stop,
    events.AskReport: _report,
    events.GoOn: _go_on,
    events.TakeOffer: _take_offer,
}
"""Moves that decide where the chat goes, at most one a message."""
