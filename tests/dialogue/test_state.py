"""A state is plain data."""

import datetime
import json
from dataclasses import replace
from decimal import Decimal

import pytest

from advisor.answers import Entry, Message, Span
from advisor.catalog import load_rubric
from advisor.dialogue import state
from advisor.dialogue.state import Phase, State, from_data, from_plain, to_data, to_plain
from advisor.errors import StoreError

RUBRIC = load_rubric("customer-support-representative")

FULL = State(
    rubric=RUBRIC.id,
    version=1,
    phase=Phase.REPORTED,
    returns_to=Phase.CLOSED,
    today=datetime.date(2026, 11, 22),
    messages=(Message("assistant", "Hi"), Message("user", "8½ 🙂\x00")),
    log=(
        Entry("answered", "writing", Decimal("8.5"), (Span(1, 0, 2, "8½"),), 1),
        Entry("answered", "industries", ("saas", "fintech"), (Span(1, 0, 1, "8"), Span(1, 1, 2, "½")), 1),
        Entry("declined", "location", None, (), 1),
    ),
    begins=(0, 0),
    changes=((0, 3),),
    standing=("writing",),
    interrupted=("empathy",),
    asks={"writing": 2},
    trail=("communication",),
    passed=("goal",),
    reopened=("location",),
    turns=3,
    barren=1,
    offered=True,
    report=2,
    reported=3,
)


def test_a_state_survives_json():
    assert from_data(json.loads(json.dumps(to_data(FULL)))) == FULL


def test_a_state_holds_what_is_known():
    assert FULL.values == {"writing": Decimal("8.5"), "industries": ("saas", "fintech")}
    assert FULL.sheet.declined == ()  # reopened


def test_what_was_declined_is_known_as_declined_unless_it_is_open_again():
    assert replace(FULL, reopened=()).sheet.declined == ("location",)


@pytest.mark.parametrize(
    "value",
    [Decimal(8), Decimal("7.5"), Decimal("7.33"), Decimal(0), Decimal(1200), "yes", "8", ("saas",), ()],
)
def test_a_plain_value_comes_back_as_it_was(value):
    again = from_plain(json.loads(json.dumps(to_plain(value))))
    assert again == value
    assert type(again) is type(value)


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"format": 99},
        {**to_data(FULL), "phase": "asleep"},
        {**to_data(FULL), "messages": None},
        {**to_data(FULL), "log": [{"act": "guessed", "item": "a", "value": 1, "evidence": [], "message": 0}]},
        {**to_data(FULL), "log": [{"act": "answered"}]},
        {**to_data(FULL), "today": "yesterday"},
        {**to_data(FULL), "begins": [0]},
        {key: value for key, value in to_data(FULL).items() if key != "asks"},
    ],
)
def test_what_is_no_state_is_refused(broken):
    with pytest.raises(StoreError):
        from_data(broken)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"phase": Phase.ASKING}, id="the phase"),
        pytest.param({"log": FULL.log[:1]}, id="the log"),
        pytest.param({"begins": (0, 1)}, id="where it begins"),
        pytest.param({"reopened": ()}, id="what is open again"),
        pytest.param({"turns": 4, "log": ()}, id="several"),
    ],
)
def test_a_changed_state_is_what_it_would_be_made_anew(changes):
    assert FULL.values  # worked out before, so that it could go along wrongly
    changed = state.replace(FULL, **changes)
    fresh = replace(FULL, **changes)
    assert changed == fresh
    assert (changed.sheet, changed.values) == (fresh.sheet, fresh.values)
    assert to_data(changed) == to_data(fresh)


def test_what_is_known_is_not_worked_out_again_where_nothing_of_it_changes():
    assert state.replace(FULL, phase=Phase.ASKING).sheet is FULL.sheet


def test_a_state_has_the_fields_that_it_has():
    with pytest.raises(TypeError, match="a state has no fase"):
        state.replace(FULL, fase=Phase.ASKING)
