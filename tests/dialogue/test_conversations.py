"""Conversations, turn by turn, with a reader that leaves nothing to interpret (see fakes.py)."""

import pytest

from advisor.answers import Sheet
from advisor.catalog import load_rubric
from advisor.dialogue import events
from advisor.dialogue.state import Phase, State
from advisor.errors import AdvisorError
from advisor.extraction.extractor import Reading
from tests.dialogue.fakes import FakeReader, everything, runner

RUBRIC = load_rubric("customer-support-representative")


@pytest.fixture
def chat():
    chat = runner(RUBRIC)
    chat.start()
    return chat


def items_of(question):
    return tuple(item.id for item in next(each for each in RUBRIC.questions if each.id == question).items)


# --- The agenda


def test_it_greets_and_puts_the_first_question_with_all_its_parts():
    turn = runner(RUBRIC).start()
    assert turn.reply.startswith(("Hello", "Hi"))
    assert RUBRIC.questions[0].ask in turn.reply
    assert turn.asked == items_of("background")


def test_the_questions_come_in_the_documents_order_and_then_the_report(chat):
    asked = []
    turn = chat.send("")
    for question in RUBRIC.questions:
        asked.append(RUBRIC.question_of[chat.state.standing[0]].id)
        rest = [item for item in RUBRIC.items if item not in items_of(question.id)]
        turn = chat.send(everything(RUBRIC, without=rest))
    assert asked == [question.id for question in RUBRIC.questions]
    assert turn.done
    assert turn.report == 1
    assert not turn.asked


def test_what_is_answered_early_is_not_asked_for(chat):
    turn = chat.send(everything(RUBRIC, without=["empathy", "goal"]))
    assert turn.asked == ("empathy",)
    assert chat.send("empathy=8").asked == ("goal",)
    assert chat.send("goal=exploring").done


def test_a_message_for_another_question_brings_the_standing_one_back(chat):
    turn = chat.send("goal=exploring")
    assert turn.asked == items_of("background")


def test_among_follow_ups_the_part_that_could_move_the_tier_most_comes_first_and_alone(chat):
    # One part of each question is answered, so that all the rest is for follow-ups.
    asked: tuple[str, ...] = ()
    for question in RUBRIC.questions:
        first = question.items[0].id
        asked = chat.send(everything(RUBRIC, without=[item for item in RUBRIC.items if item != first])).asked
        if len(question.items) > 1:
            assert asked == items_of(question.id)[1:]
            asked = chat.send("blue").asked
    assert asked == ("service_years",)
    assert chat.send("service_years=3").asked == ("empathy",)
    assert chat.send("empathy=8").asked[0] in ("deescalation", "composure")


def test_kinds_of_work_are_not_asked_for_where_there_was_none(chat):
    turn = chat.send(everything(RUBRIC, without=["service_years", "service_domains"]))
    assert turn.asked == ("service_years", "service_domains")
    assert chat.send("service_years=0").done


def test_a_barren_answer_gets_the_question_once_more_and_then_the_next_one(chat):
    assert chat.send("blue").asked == items_of("background")
    assert chat.send("green").asked == items_of("channels")


def test_when_nothing_left_could_change_the_tier_it_says_so_once_and_offers_to_finish(chat):
    pointless = [item.id for item in RUBRIC.items.values() if item.points is None]
    turn = chat.send(everything(RUBRIC, without=pointless))
    assert "NEARLY" in turn.reply or "QUALIFIED" in turn.reply
    assert '"report"' in turn.reply
    assert turn.asked == ("education", "current_role", "service_domains")
    turn = chat.send("education=bachelor; current_role=cook; service_domains=retail")
    assert turn.asked == ("goal",)
    assert '"report"' not in chat.send("goal=exploring").reply
    turn = chat.send("report")
    assert turn.done
    assert "finish" in turn.reply or "enough" in turn.reply


# --- What a message does


def test_it_says_what_it_understood_and_what_it_changed(chat):
    assert "empathy 7" in chat.send("empathy=7").reply
    turn = chat.send("empathy=8; education=bachelor")
    assert "hanged empathy from 7 to 8." in turn.reply
    assert "education – bachelor's degree." in turn.reply
    assert [(change.item, change.what) for change in turn.changes] == [
        ("education", "new"),
        ("empathy", "changed"),
    ]


def test_the_same_answer_again_is_no_change(chat):
    chat.send("empathy=7")
    turn = chat.send("empathy=7")
    assert turn.changes == ()
    assert "hanged" not in turn.reply


def test_a_withdrawal_is_said_and_the_item_not_asked_for_again(chat):
    chat.send(everything(RUBRIC, without=["goal"]))
    turn = chat.send("xempathy")
    assert "empathy, which was 8" in turn.reply
    assert chat.send("goal=exploring").done


def test_a_declined_item_is_not_asked_for_again(chat):
    turn = chat.send(everything(RUBRIC, without=["empathy", "writing", "goal"]))
    assert turn.asked == ("writing", "empathy")
    assert chat.send("-empathy; writing=8").asked == ("goal",)
    assert chat.send("goal=exploring").done


def test_a_rating_off_the_scale_is_refused_with_the_reason_and_asked_for_again(chat):
    turn = chat.send(everything(RUBRIC, without=["empathy", "goal"]) + "; !empathy=15")
    assert "off the scale" in turn.reply
    assert "1 to 10" in turn.reply
    assert turn.asked == ("empathy",)


def test_a_correction_off_the_scale_keeps_the_old_value_and_asks_nothing_about_it(chat):
    chat.send("empathy=7")
    turn = chat.send("!empathy=15")
    assert "kept empathy at 7." in turn.reply
    assert "empathy" not in turn.asked
    assert chat.values["empathy"] == 7


def test_numbers_without_names_are_asked_about_with_letters(chat):
    turn = chat.send("?writing,empathy,deescalation,composure")
    assert "(a) writing" in turn.reply
    assert turn.asked == items_of("communication")
    turn = chat.send("?writing,empathy")
    assert "(a) writing, (b) empathy?" in turn.reply
    assert turn.asked == ("writing", "empathy")


def test_vague_words_are_answered_with_a_request_for_a_number(chat):
    turn = chat.send("~writing")
    assert "number" in turn.reply
    assert turn.asked == ("writing",)


def test_a_message_that_answers_and_asks_gets_both_and_one_question(chat):
    turn = chat.send("education=bachelor; service_years=2; x\nWhat does CSAT mean? Why do you ask?")
    assert "education – bachelor's degree" in turn.reply
    assert "“CSAT” means customer satisfaction." in turn.reply
    assert turn.asked == ("current_role", "service_domains")


def test_after_a_digression_the_same_question_comes_back_once(chat):
    turn = chat.send("What does CSAT mean?")
    assert turn.asked == items_of("background")
    assert turn.reply.count(RUBRIC.items["current_role"].ask) == 1


def test_whoever_asks_back_a_lot_still_gets_the_question_and_its_rest(chat):
    for _ in range(6):
        assert chat.send("why do you ask?").asked == items_of("background")
    assert chat.send("education=bachelor").asked == items_of("background")[1:]
    assert chat.send("current_role=cook").asked == items_of("background")[2:]


def test_a_question_put_nine_times_stays_until_the_person_stops_asking_back(chat):
    for _ in range(8):
        assert chat.send("why do you ask?").asked == items_of("background")
    assert chat.send("why do you ask?").asked == ()
    assert chat.state.standing == items_of("background")
    assert chat.send("education=bachelor").asked == items_of("channels")


@pytest.mark.parametrize("text", ["let me think about it", "hold on", "I feel hopeless"])
def test_whoever_needs_a_moment_is_not_asked_again_at_once(chat, text):
    assert chat.send(text).asked == ()
    assert chat.send("education=bachelor").asked == items_of("background")[1:]


# --- Queries


@pytest.mark.parametrize(
    ("asks", "says"),
    [
        ("what have you got so far?", "- empathy: 7"),
        ("how far are we?", "8 questions still have something open"),
        ("how am I doing?", "5.3 of 100 points"),
        ("what do I still need for QUALIFIED?", "empathy 7 → 8"),
        ("what if empathy were 9", "from 5.3 to 6.8 points"),
        ("what if empathy were 15", "goes from 1 to 10"),
        ("why is my empathy 7?", "because you wrote “empathy=7”"),
        ("what does churn risk mean", "churn risk"),
        ("what does gobbledygook mean", "“gobbledygook”"),
        ("are you a bot?", "program"),
        ("thanks", "good"),
        ("what's the capital of France?", "help with"),
        ("Tengo cinco años de experiencia en ventas", "English"),
        ("I want to die", "talk to someone"),
        ("help", '"skip"'),
        ("let me think about it", "time"),
    ],
)
def test_what_is_asked_is_answered(chat, asks, says):
    chat.send("empathy=7")
    turn = chat.send(asks)
    assert says.lower() in turn.reply.lower().replace("no hurry", "take your time").replace(
        "glad to help", "welcome"
    )
    assert chat.values == {"empathy": 7}


# --- Moves


def test_skip_moves_on_and_never_comes_back_by_itself(chat):
    assert chat.send("skip").asked == items_of("channels")
    turn = chat.send(everything(RUBRIC, without=items_of("background")))
    assert turn.done


def test_go_back_returns_to_the_question_before(chat):
    chat.send("education=bachelor; current_role=barista; service_years=1; service_domains=retail")
    turn = chat.send("go back")
    assert turn.asked == items_of("background")
    assert "current role – barista" in turn.reply
    turn = chat.send("education=master")
    assert "bachelor's degree to master's degree" in turn.reply
    assert turn.asked == items_of("channels")


def test_go_back_to_something_named_puts_that_again(chat):
    turn = chat.send("go back to the metrics question")
    assert turn.asked == items_of("metrics")


def test_a_declined_item_can_be_come_back_to(chat):
    chat.send("-service_years; education=bachelor")
    turn = chat.do(events.Back("service_years"))
    assert turn.asked == ("service_years",)
    chat.send("service_years=2")
    assert chat.values["service_years"] == 2


def test_start_over_is_done_only_when_it_is_meant(chat):
    chat.send("education=bachelor")
    assert "start over" in chat.send("start over").reply
    assert chat.send("no").asked
    assert chat.values
    chat.send("start over")
    turn = chat.send("yes")
    assert turn.asked == items_of("background")
    assert chat.values == {}


def test_an_answer_instead_of_a_yes_to_start_over_is_taken(chat):
    chat.send("start over")
    chat.send("education=bachelor")
    assert chat.values == {"education": "bachelor"}


def test_starting_over_keeps_the_record_and_counts_from_there(chat):
    chat.send("education=bachelor")
    chat.do(events.Restart())
    chat.do(events.Restart())
    assert chat.state.log
    assert chat.state.values == {}
    chat.send("education=master")
    assert chat.values == {"education": "master"}


def test_stop_shows_the_report_and_closes_and_the_chat_can_be_taken_up_again(chat):
    chat.send("education=bachelor")
    turn = chat.send("stop")
    assert turn.report == 1
    assert turn.closed
    assert chat.state.phase is Phase.CLOSED
    turn = chat.resume()
    assert turn.asked
    assert not turn.closed


def test_a_correction_after_the_report_makes_a_new_version_of_it(chat):
    turn = chat.send(everything(RUBRIC))
    assert turn.report == 1
    turn = chat.send("empathy=7")
    assert turn.report == 2
    assert "from 8 to 7" in turn.reply
    assert "QUALIFIED" in turn.reply
    assert "NEARLY" in turn.reply
    assert chat.send("thanks").report is None


def test_a_fix_sets_an_answer_with_its_words_as_evidence(chat):
    turn = chat.do(events.Fix("Empathy", "8"))
    (change,) = turn.changes
    assert (change.item, change.after) == ("empathy", 8)
    (span,) = chat.state.sheet.answers["empathy"].evidence
    assert chat.state.messages[span.message].content[span.start : span.end] == "8"


@pytest.mark.parametrize(
    ("item", "value"),
    [
        ("empathy", "11"),
        ("empathy", "nan"),
        ("empathy", "4/5"),
        ("phone support", "maybe"),
        ("nonsense", "8"),
    ],
)
def test_a_fix_that_does_not_fit_changes_nothing(chat, item, value):
    chat.send("empathy=7")
    assert chat.do(events.Fix(item, value)).changes == ()
    assert chat.values == {"empathy": 7}


@pytest.mark.parametrize(
    ("item", "value", "found"),
    [
        ("empathy", "8/10", 8),
        ("goal", "customer success", "customer_success"),
        ("industries", "fintech, SaaS", ("saas", "fintech")),
        ("live chat", "Yes", "yes"),
        ("location", " Cork ", "Cork"),
        ("start", "0.5", 0.5),
    ],
)
def test_a_fix_takes_a_value_as_people_write_it(chat, item, value, found):
    (change,) = chat.do(events.Fix(item, value)).changes
    assert change.after == found or float(change.after) == found


def test_what_is_chosen_is_set_at_once_with_words_as_evidence_and_the_next_question_follows(chat):
    education = ("education", "bachelor")
    turn = chat.do(events.Choose((education, ("service_domains", "retail, support"), ("service_years", "2"))))
    assert {change.item: change.after for change in turn.changes} == {
        "education": "bachelor",
        "service_domains": ("retail", "support"),
        "service_years": 2,
    }
    written = chat.state.messages[-2]
    assert written.content == (
        "education: bachelor's degree\nkinds of customer work: retail and support\nyears of customer work: 2"
    )
    (span,) = chat.state.sheet.answers["service_domains"].evidence
    assert written.content[span.start : span.end] == span.quote == "retail and support"
    assert turn.asked == ("current_role",), "what was left out is asked for"
    assert chat.do(events.Undo()).changes, "it is one change"
    assert chat.values == {}


def test_what_is_chosen_out_of_turn_is_a_correction_and_the_question_stands(chat):
    chat.send("empathy=7")
    standing = chat.state.standing
    turn = chat.do(events.Choose((("empathy", "9"), ("nonsense", "9"))))
    assert [(change.item, change.before, change.after) for change in turn.changes] == [("empathy", 7, 9)]
    assert chat.state.standing == standing


def test_undo_takes_changes_back_one_by_one_across_a_correction(chat):
    chat.send("empathy=7")
    chat.send("empathy=8; writing=6")
    chat.send("how far are we?")
    chat.do(events.Undo())
    assert chat.values == {"empathy": 7}
    chat.do(events.Undo())
    assert chat.values == {}
    assert "undo" in chat.do(events.Undo()).reply


def test_what_was_undone_may_be_asked_for_again(chat):
    chat.send(everything(RUBRIC, without=["goal"]))
    chat.send("goal=exploring")
    chat.do(events.Undo())
    assert chat.values == {**chat.values}
    assert "goal" not in chat.values
    assert chat.send("continue").asked == ("goal",)


def test_a_command_that_asks_does_not_repeat_the_question(chat):
    turn = chat.do(events.Recap())
    assert turn.asked == ()
    assert chat.state.asks["education"] == 1


# --- The driver


def test_a_turn_is_saved_before_its_reply_is_returned():
    saved: list[State] = []
    chat = runner(RUBRIC, save=saved.append)
    first = chat.start()
    assert saved[-1].messages[-1].content == first.reply
    turn = chat.send("empathy=7")
    assert [message.content for message in saved[-1].messages] == [first.reply, "empathy=7", turn.reply]


def test_a_turn_that_cannot_be_saved_did_not_happen():
    def save(state):
        if len(state.messages) > 1:
            raise OSError("disk full")

    chat = runner(RUBRIC, save=save)
    chat.start()
    before = chat.state
    with pytest.raises(OSError, match="disk full"):
        chat.send("empathy=7")
    assert chat.state is before


def test_a_chat_goes_on_from_its_stored_state():
    saved: list[State] = []
    chat = runner(RUBRIC, save=saved.append)
    chat.start()
    chat.send("empathy=7; education=bachelor")
    again = runner(RUBRIC, state=saved[-1])
    turn = again.resume()
    assert "2 answers" in turn.reply
    assert turn.asked == items_of("background")[1:]
    assert again.values == chat.values


def test_a_reader_that_fails_loses_nothing():
    class Failing(FakeReader):
        def read(self, rubric, chat, log, today):
            if "boom" in chat[-1].content:
                raise AdvisorError("no connection")
            return super().read(rubric, chat, log, today)

    chat = runner(RUBRIC, reader=Failing())
    chat.start()
    chat.send("education=bachelor")
    standing = chat.state.standing
    turn = chat.send("boom")
    assert "again" in turn.reply or "once more" in turn.reply
    assert chat.state.standing == standing
    assert chat.values == {"education": "bachelor"}
    chat.send("empathy=8")
    assert chat.values["empathy"] == 8


def test_a_command_before_the_start_is_refused_politely():
    chat = runner(RUBRIC)
    turn = chat.do(events.Recap())
    assert turn.refused
    assert turn.reply
    assert chat.state.messages == ()


def test_an_answer_without_evidence_or_off_the_scale_never_reaches_the_log(chat):
    class Liar:
        def read(self, rubric, chat, log, today):
            good = FakeReader().read(rubric, chat, log, today).entries
            return Reading(tuple(_spoilt(good[0])))

    def _spoilt(entry):
        from dataclasses import replace
        from decimal import Decimal

        yield replace(entry, value=Decimal(11))
        yield replace(entry, value="qualified")
        yield replace(entry, evidence=())
        yield replace(entry, item="score")
        yield replace(entry, evidence=(replace(entry.evidence[0], quote="empathy=10"),))
        yield replace(entry, evidence=(replace(entry.evidence[0], message=0),))

    liar = runner(RUBRIC, reader=Liar())
    liar.start()
    liar.send("empathy=7")
    assert liar.state.log == ()


def test_replaying_a_chat_gives_the_same_bytes():
    def replay():
        chat = runner(RUBRIC)
        replies = [chat.start().reply]
        replies += [
            chat.send(text).reply for text in ("hi", "education=bachelor", "skip", "why?", "empathy=8")
        ]
        return replies, chat.state

    assert replay() == replay()


def test_the_transcript_read_again_gives_the_same_answers(chat):
    from advisor.extraction.extractor import read_chat

    for text in ("education=bachelor; empathy=7", "why?", "empathy=8; -writing", "xeducation", "stop"):
        chat.send(text)
    again = Sheet.of(read_chat(FakeReader(), RUBRIC, chat.state.messages))
    assert again.values == chat.values
    assert again.declined == chat.state.sheet.declined
