"""The laws of `step`, on any sequence of events."""

import datetime
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from advisor.answers import Entry, Sheet, Span
from advisor.catalog import load_rubric
from advisor.dialogue import events
from advisor.dialogue.effects import Read, Refused, Reply
from advisor.dialogue.policy import MOST_BARREN, MOST_PUT
from advisor.dialogue.state import Phase, State, from_data, to_data
from advisor.dialogue.step import ALLOWED, LEGAL, diagram, step
from advisor.extraction.extractor import Notice, Reading

SUPPORT = load_rubric("customer-support-representative")
BIKES = load_rubric(Path(__file__).parents[1] / "rubrics" / "bike-mechanic.yaml")
LADDER = load_rubric("support-ladder")
COOKS = load_rubric(Path(__file__).parents[1] / "rubrics" / "cook-ladder.yaml")
ALL = {rubric.id: rubric for rubric in (SUPPORT, BIKES, LADDER, COOKS)}
RUBRICS = st.sampled_from(sorted(ALL))

SAYINGS = st.sampled_from(
    [
        "stop", "skip", "go back", "start over", "yes", "no", "report", "continue", "why?", "hi", "undo",
        "what if empathy were 8", "what does CSAT mean?", "what do I still need?", "how far are we?",
        "help", "what are the options?", "what are the levels?", "what level am i",
        "thanks", "go back to communication", "I want to die", "¿qué?", "recap", "what was the question",
        "can I talk to a human?",
    ]
)  # fmt: skip
TEXTS = st.text(max_size=60) | SAYINGS
NAMES = st.sampled_from([*SUPPORT.items, *BIKES.items, *LADDER.items, "empathy", "nonsense", ""]) | st.text(
    max_size=10
)
VALUES = (
    st.decimals(allow_nan=True, allow_infinity=True)
    | st.sampled_from([Decimal(8), Decimal(0), "yes", "no", "remote", "Cork", ("saas",), (), None])
    | st.text(max_size=5)
)


@st.composite
def readings(draw):
    spans = st.builds(
        Span,
        message=st.integers(-1, 9),
        start=st.integers(-1, 5),
        end=st.integers(-1, 9),
        quote=st.text(max_size=4),
    )
    entries = st.builds(
        Entry,
        act=st.sampled_from(["answered", "declined", "corrected", "withdrawn"]),
        item=NAMES,
        value=VALUES,
        evidence=st.lists(spans, max_size=2).map(tuple),
        message=st.integers(0, 9),
    )
    notices = st.builds(
        Notice,
        kind=st.sampled_from(["off_scale", "which", "vague", "habit", "unclear"]),
        items=st.lists(NAMES, max_size=3).map(tuple),
        evidence=st.lists(spans, max_size=1).map(tuple),
    )
    return Reading(
        tuple(draw(st.lists(entries, max_size=3))) + tuple(draw(st.lists(GOOD, max_size=4))),
        tuple(draw(st.lists(notices, max_size=2))),
    )


def good_entry(pair):
    item, act = pair
    by_kind: dict[str, Any] = {
        "rating": Decimal(4),
        "years": Decimal(2),
        "months": Decimal(1),
        "extent": "some",
        "level": Decimal(2),
        "text": "Cork",
    }
    value = by_kind.get(item.kind) or item.values[0].id
    value = (value,) if item.kind == "choices" else value
    if act in ("declined", "withdrawn"):
        return Entry(act, item.id, None, (), 0)
    return Entry(act, item.id, value, (Span(-2, 0, 1, ""),), 0)  # the place is filled in when it is read


GOOD = st.tuples(
    st.sampled_from([item for rubric in ALL.values() for item in rubric.items.values()]),
    st.sampled_from(["answered", "corrected", "declined", "withdrawn"]),
).map(good_entry)

EVENTS = st.one_of(
    st.builds(events.PersonWrote, TEXTS),
    st.builds(events.WasRead, readings(), st.booleans()),
    st.builds(events.HandedOver, st.sampled_from(["asked", "taken"])),
    st.just(events.GivenBack()),
    st.builds(
        events.Started,
        st.dates() | st.none(),
        st.lists(st.tuples(NAMES, st.text(max_size=5)), max_size=2).map(tuple),
    ),
    st.builds(events.Resumed, st.dates() | st.none()),
    st.just(events.ReadingFailed()),
    st.builds(events.Said, st.text(max_size=20)),
    st.builds(events.Fix, NAMES, st.text(max_size=5) | st.sampled_from(["8", "yes", "11", "8/10", "nan"])),
    st.builds(
        events.Choose,
        st.lists(st.tuples(NAMES, st.sampled_from(["8", "yes", "nan", "remote", ""])), max_size=3).map(tuple),
    ),
    st.builds(events.WhatIf, NAMES, st.text(max_size=5) | st.sampled_from(["8", "no", "1e9"])),
    st.builds(events.Why, NAMES | st.none()),
    st.builds(events.Explain, NAMES),
    st.builds(events.Needs, st.sampled_from(["QUALIFIED", "L3", "Chef", "nope"]) | st.none()),
    st.builds(events.Back, NAMES | st.none()),
    st.sampled_from(
        [
            events.Undo(), events.Skip(), events.Restart(), events.Stop(), events.AskReport(), events.GoOn(),
            events.Recap(), events.HowFar(), events.HowGood(), events.Repeat(), events.Help(),
            events.TakeOffer(), events.AskHuman(),
        ]
    ),
)  # fmt: skip


def grounded(event, state):
    """Give the good entries of a reading a place in the message just written."""
    if not isinstance(event, events.WasRead) or not state.messages or not state.messages[-1].content:
        return event
    index = len(state.messages) - 1
    span = Span(index, 0, 1, state.messages[-1].content[:1])
    entries = tuple(
        replace(entry, evidence=(span,)) if entry.evidence and entry.evidence[0].message == -2 else entry
        for entry in event.reading.entries
    )
    return replace(event, reading=replace(event.reading, entries=entries))


def asked_in(effects):
    return [item for effect in effects if isinstance(effect, Reply) for item in effect.asks]


@given(RUBRICS, st.lists(EVENTS, max_size=40))
def test_any_sequence_of_events_keeps_the_laws(name, sequence):
    rubric = ALL[name]
    state = State.new(rubric)
    asked: dict[str, int] = {}
    for raw in (events.Started(), *sequence):
        event = grounded(raw, state)
        after, effects = step(rubric, state, event)
        if type(event) not in ALLOWED[state.phase]:
            assert after is state
            assert [type(effect) for effect in effects] == [Refused]
            continue
        assert after.phase in LEGAL[state.phase][type(event)]
        assert after.messages[: len(state.messages)] == state.messages
        assert after.log[: len(state.log)] == state.log
        assert from_data(json.loads(json.dumps(to_data(after)))) == after
        if after.begins != state.begins:
            asked = {}
        for item in asked_in(effects):
            asked[item] = asked.get(item, 0) + 1
            assert asked[item] <= MOST_PUT
            is_back = isinstance(event, events.Back | events.WasRead)
            assert item not in after.values or is_back
        state = after


@given(RUBRICS, st.lists(TEXTS, max_size=30))
@settings(max_examples=50)
def test_whoever_only_chats_is_let_go_in_the_end(name, texts):
    rubric = ALL[name]
    state, _ = step(rubric, State.new(rubric), events.Started())
    for turn in range(200):
        text = texts[turn % len(texts)] if texts else ""
        state, effects = step(rubric, state, events.PersonWrote(text))
        if any(isinstance(effect, Read) for effect in effects):
            state, _ = step(rubric, state, events.WasRead(Reading()))
        if state.phase is Phase.CLOSED:
            return
        # Starting over begins a new interview, and one may ask for it and think better of it for ever.
        if state.begins != (0, 0) or state.phase is Phase.CONFIRMING:
            return
    pytest.fail("the chat goes on")


@given(st.lists(st.lists(st.sampled_from(list(SUPPORT.items)), min_size=1, max_size=6), max_size=40))
@settings(max_examples=50)
def test_nothing_known_or_declined_is_asked_for_again(turns):
    state, effects = step(SUPPORT, State.new(SUPPORT), events.Started())
    for items in turns:
        state, _ = step(SUPPORT, state, events.PersonWrote("x"))
        entries = [
            good_entry((SUPPORT.items[item], "answered" if len(item) % 3 else "declined")) for item in items
        ]
        state, effects = step(SUPPORT, state, grounded(events.WasRead(Reading(tuple(entries))), state))
        known = Sheet.of(state.log)
        assert not set(asked_in(effects)) & {*known.answers, *known.declined}


def test_ten_turns_that_bring_nothing_close_the_chat():
    state, _ = step(SUPPORT, State.new(SUPPORT), events.Started(datetime.date(2026, 11, 22)))
    for turn in range(1, MOST_BARREN + 1):
        assert state.phase is Phase.ASKING, turn
        state, _ = step(SUPPORT, state, events.PersonWrote("blue"))
        state, _ = step(SUPPORT, state, events.WasRead(Reading()))
    assert state.phase is Phase.CLOSED
    assert state.report == 1
    state, effects = step(SUPPORT, state, events.Resumed())
    assert state.phase is Phase.ASKING
    assert asked_in(effects)


def test_a_refused_event_changes_nothing_and_says_so():
    state = State.new(SUPPORT)
    after, (refused,) = step(SUPPORT, state, events.PersonWrote("hello"))
    assert after is state
    assert isinstance(refused, Refused)
    assert refused.event == "PersonWrote"


def test_every_event_is_legal_somewhere_and_every_phase_is_left():
    legal = set().union(*ALLOWED.values())
    assert set(ALLOWED) == set(Phase)
    assert {
        kind
        for kind in vars(events).values()
        if isinstance(kind, type) and kind.__module__ == events.__name__
    } == legal
    for phase, row in LEGAL.items():
        assert any(target is not phase for targets in row.values() for target in targets)


def test_the_diagram_is_drawn_from_the_table():
    drawn = diagram()
    assert drawn.startswith("stateDiagram-v2\n    [*] --> new\n    new --> asking: Started\n")
    for phase in Phase:
        assert f"    {phase.value} --> " in drawn
