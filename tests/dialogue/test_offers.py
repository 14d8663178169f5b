"""Going from one rubric to another: to whom it is offered, how it is taken, and what goes along."""

import datetime

import pytest

from advisor import Advisor
from advisor.catalog import load_rubric, rubric_names
from advisor.dialogue import events
from advisor.dialogue.state import Phase, from_data, to_data
from advisor.rubric.items import ChoiceItem
from advisor.scoring import check_value
from tests.dialogue.fakes import FakeReader, everything, runner

JOB = load_rubric("customer-support-representative")
LADDER = load_rubric("support-ladder")
TODAY = datetime.date(2026, 11, 22)
AGENT = "current_role=Support Agent; service_years=4; goal=exploring"


def finished(rubric, said, *, before=""):
    """A chat in which everything is answered, some of it in these words."""
    chat = runner(rubric)
    chat.start(TODAY)
    if before:
        chat.send(before)
    own = {piece.split("=")[0].strip() for piece in said.split(";")}
    turn = chat.send(f"{said}; {everything(rubric, without=own)}")
    assert turn.done
    return chat, turn


def offered(chat):
    return chat.state.waiting


# --- To whom -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "current_role=Customer Support Agent",
        "current_role=senior IT support analyst at a bank",
        "current_role=help-desk technician",
        "current_role=team lead; service_domains=support",
    ],
)
def test_whoever_works_in_support_is_offered_the_ladder(said):
    chat, turn = finished(JOB, said)
    assert JOB.offers[0].ask in turn.reply
    assert turn.reply.endswith("?")
    assert offered(chat)


@pytest.mark.parametrize(
    "said",
    [
        "current_role=barista",
        "current_role=student; service_domains=support",
        "current_role=team lead; service_domains=support,retail",
        "current_role=teacher; service_domains=retail",
    ],
)
def test_nobody_else_is(said):
    chat, turn = finished(JOB, said)
    assert JOB.offers[0].ask not in turn.reply
    assert not offered(chat)


@pytest.mark.parametrize(
    ("said", "before"),
    [
        ("next_move=stay_in_support", "I want to leave my company as soon as I can"),
        ("next_move=stay_in_support", "to be honest I'm looking for a job elsewhere, new employer and all"),
        ("next_move=product_management", ""),
    ],
)
def test_whoever_wants_to_leave_is_offered_the_way_out(said, before):
    chat, turn = finished(LADDER, said, before=before)
    assert LADDER.offers[0].ask in turn.reply
    assert offered(chat)


def test_whoever_wants_to_stay_is_not():
    chat, _ = finished(LADDER, "next_move=stay_in_support", before="I like it here")
    assert not offered(chat)


def test_an_offer_is_made_once():
    chat, _ = finished(JOB, "current_role=support agent")
    assert JOB.offers[0].ask not in chat.do(events.Fix("empathy", "3")).reply


def test_a_correction_may_bring_it_up_too():
    chat, _ = finished(JOB, "current_role=barista")
    assert JOB.offers[0].ask in chat.do(events.Fix("current role", "support agent")).reply


# --- Taking it ---------------------------------------------------------------------------------------------


def test_a_yes_takes_it_with_what_the_two_have_in_common():
    chat, _ = finished(JOB, f"{AGENT}; service_domains=support")
    turn = chat.send("yes please")
    assert turn.closed
    assert turn.switch is not None
    assert turn.switch.rubric == LADDER.id
    assert dict(turn.switch.carried) == {"title": "Support Agent", "years_in_support": "4"}
    assert chat.state.phase is Phase.CLOSED


def test_years_in_other_work_stay_behind():
    chat, _ = finished(JOB, f"{AGENT}; service_domains=support,retail")
    turn = chat.send("yes")
    assert turn.switch is not None
    assert dict(turn.switch.carried) == {"title": "Support Agent"}


def test_a_choice_goes_along_by_the_table_of_the_rubric():
    chat, _ = finished(JOB, "current_role=Support Agent; goal=support_leadership; service_domains=retail")
    turn = chat.send("yes")
    assert turn.switch is not None
    assert dict(turn.switch.carried)["next_move"] == "stay_in_support"


def test_the_way_back_carries_title_years_and_goal():
    chat, _ = finished(LADDER, "title=Tier 2 agent; years_in_support=2.5; next_move=product_management")
    turn = chat.send("ok")
    assert turn.switch is not None
    assert (turn.switch.rubric, dict(turn.switch.carried)) == (
        JOB.id,
        {"current_role": "Tier 2 agent", "service_years": "2.5", "goal": "product_management"},
    )


def test_a_no_leaves_it_and_a_later_yes_is_about_something_else():
    chat, _ = finished(JOB, "current_role=support agent")
    turn = chat.send("no thanks")
    assert turn.switch is None
    assert not turn.closed
    assert chat.send("yes").switch is None


def test_other_words_are_read_as_ever_and_the_command_still_takes_it():
    chat, _ = finished(JOB, "current_role=support agent")
    turn = chat.send("empathy=3")
    assert turn.switch is None
    assert {change.item for change in turn.changes} == {"empathy"}
    assert chat.send("yes").switch is None
    taken = chat.do(events.TakeOffer())
    assert taken.switch is not None
    assert taken.closed


def test_without_an_offer_the_command_says_so():
    chat = runner(JOB)
    chat.start()
    turn = chat.do(events.TakeOffer())
    assert turn.switch is None
    assert not turn.closed


def test_a_resumed_chat_does_not_take_a_yes_for_the_offer():
    chat, _ = finished(JOB, "current_role=support agent")
    again = runner(JOB, from_data(to_data(chat.state)))
    again.resume(TODAY)
    assert again.send("yes").switch is None
    assert again.do(events.TakeOffer()).switch is not None


def test_chats_from_before_there_were_offers_can_be_read():
    data = to_data(runner(JOB).state)
    del data["made"], data["waiting"]
    assert from_data(data).made == ()


# --- Arriving ----------------------------------------------------------------------------------------------


def test_what_came_along_is_known_quoted_and_not_asked_again():
    chat = runner(LADDER)
    turn = chat.start(TODAY, (("title", "Support Agent"), ("years_in_support", "4")))
    assert "Support Agent" in turn.reply
    assert turn.asked == ("casework",)
    for answer in chat.state.sheet.answers.values():
        (span,) = answer.evidence
        said = chat.state.messages[span.message]
        assert said.role == "user"
        assert said.content[span.start : span.end] == span.quote


def test_what_does_not_fit_is_simply_asked_for():
    chat = runner(LADDER)
    turn = chat.start(TODAY, (("nonsense", "4"), ("years_in_support", "lots"), ("title", "")))
    assert turn.asked == ("title", "years_in_support")
    assert chat.values == {}


def test_the_library_can_go_on_too():
    first = Advisor(JOB.id, FakeReader()).start(TODAY)
    own = ["current_role", "service_years", "goal", "service_domains"]
    first.send(f"{AGENT}; service_domains=support; {everything(JOB, without=own)}")
    switch = first.send("yes").switch
    assert switch is not None
    second = Advisor(switch.rubric, FakeReader()).start(TODAY, switch.carried)
    assert second.answers == {"title": "Support Agent", "years_in_support": 4}


def test_the_offline_reader_finds_in_the_transcript_what_came_along():
    ladder = Advisor(LADDER.id)
    chat = ladder.start(TODAY, (("title", "Support Agent"), ("years_in_support", "4")))
    assert ladder.score(chat.messages, TODAY).answers == chat.answers


@pytest.mark.parametrize("said", ["yes", "no"])
def test_the_answer_to_an_offer_is_none_to_any_question(said):
    chat, _ = finished(JOB, "current_role=support agent")
    known = chat.values
    chat.send(said)
    assert chat.values == known
    assert said not in [message.content for message in chat.state.messages]


# --- Both rubrics together ---------------------------------------------------------------------------------

PAIRS = [(name, offer) for name in rubric_names() for offer in load_rubric(name).offers]


@pytest.mark.parametrize(("name", "offer"), PAIRS, ids=lambda each: getattr(each, "rubric", each))
def test_an_offer_leads_to_items_of_the_same_kind(name, offer):
    here, there = load_rubric(name), load_rubric(offer.rubric)
    for carry in offer.carries:
        item, to = here.items[carry.item], there.items[carry.to]
        assert item.kind == to.kind
        assert bool(carry.values) == isinstance(item, ChoiceItem)
        for value in carry.values.values():
            assert check_value(to, value) == value
