"""What newcomers ask and wish for, in many wordings, with the real reader, and what only looks like it."""

import datetime

import pytest

from advisor import Advisor
from advisor.catalog import load_rubric
from advisor.dialogue import events
from advisor.dialogue.intents import only_asks, only_steers, recognise, small_talk

RUBRIC = load_rubric("customer-support-representative")
ADVISOR = Advisor(RUBRIC)
TODAY = datetime.date(2026, 11, 22)
BACKGROUND = "I finished high school, I'm a waiter, and I've worked 3 years in restaurants."
CHANNELS = "ticketing yes, chat yes, phone no, email yes, articles no"


@pytest.fixture
def chat():
    return ADVISOR.start(TODAY)


def told(chat, *messages):
    return [chat.send(message) for message in messages][-1]


# --- What is asked in the first minutes

ABOUT = {
    "purpose": [
        "what is this about?",
        "What's this?",
        "so what is this",
        "what happens at the end?",
        "hi, what can you do?",
        "is this a test?",
        "what do I get out of it?",
    ],
    "good": [
        "what would a good score be?",
        "What's a good score",
        "how many points do I need?",
        "what score do I need to pass?",
        "is there a pass mark?",
    ],
    "scoring": ["how is the score calculated?", "what are the rules?"],
    "data": ["what do you do with my data?"],
}


@pytest.mark.parametrize(
    ("topic", "text"), [(topic, text) for topic, texts in ABOUT.items() for text in texts]
)
def test_questions_about_the_whole_thing_are_known(topic, text):
    assert recognise(RUBRIC, text) == (events.About(topic),)


@pytest.mark.parametrize(
    "text",
    [
        "do i have a chance?",
        "Do I even have a chance here?",
        "what are my chances?",
        "would they hire me?",
        "is this job for me?",
        "am I cut out for this?",
        "could I make it?",
    ],
)
def test_whoever_asks_for_their_chances_is_told_how_things_stand(chat, text):
    assert recognise(RUBRIC, text) == (events.HowGood(),)
    turn = chat.send(text)
    assert "yet" in turn.reply
    assert turn.asked
    assert "of 100 points" in told(chat, BACKGROUND, text).reply


@pytest.mark.parametrize("text", ["how long does it take?", "how much time do I need?", "is it long?"])
def test_how_long_it_takes_is_told_and_not_how_little_was_said(chat, text):
    reply = chat.send(text).reply
    assert "8 short questions" in reply
    assert "0 answers" not in reply


def test_the_last_question_is_called_what_is_left(chat):
    said = {"rating": "8", "years": "4", "extent": "yes", "text": "waiter"}
    for question in RUBRIC.questions[:-1]:
        for item in question.items:
            first = item.values[0].id if item.kind in ("choice", "choices") else said[item.kind]
            chat.do(events.Fix(item.id, first))
    assert "only practicalities is left" in chat.send("how far are we?").reply


def test_what_a_good_score_is_says_where_the_tiers_begin(chat):
    reply = chat.send("what would a good score be?").reply
    assert "75 of 100 points" in reply
    assert "QUALIFIED" in reply


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("which one is de-escalation?", "de escalation"),
        ("which of these is the knowledge base?", "knowledge base"),
        ("what does a customer support rep do?", "customer support rep"),
        ("what did you mean by professional tone?", "professional tone"),
    ],
)
def test_words_are_asked_about_in_many_ways(text, move):
    assert recognise(RUBRIC, text) == (events.Explain(move),)


@pytest.mark.parametrize(
    "text", ["which one is better paid?", "what does that do", "what do customers do all day"]
)
def test_not_every_such_question_is_about_a_word(text):
    assert not any(isinstance(move, events.Explain) for move in recognise(RUBRIC, text))


@pytest.mark.parametrize("text", ["which one is de-escalation?", "de-escalation is one I don't know"])
def test_compounds_of_english_are_no_dutch(text):
    assert small_talk(text) != "other_language"


@pytest.mark.parametrize(
    "text", ["ik ben de kok en werk in een restaurant", "J'ai travaillé dans une boutique"]
)
def test_other_languages_are_still_seen(text):
    assert small_talk(text) == "other_language"


@pytest.mark.parametrize("item", list(RUBRIC.items))
def test_every_part_can_be_explained_and_not_only_justified(chat, item):
    asked = RUBRIC.items[item]
    reply = chat.send(f"what do you mean by {asked.label}?").reply
    assert "mean" in reply
    assert "I have no explanation" not in reply
    assert (asked.why or "?") not in reply


# --- A word that was explained


@pytest.mark.parametrize("text", ["then a 5", "5", "ok, 5 then", "a 5 I'd say"])
def test_what_follows_an_explanation_is_about_the_word(chat, text):
    turn = told(chat, BACKGROUND, CHANNELS, "what's saas?")
    assert turn.asked == ("saas",)
    turn = chat.send(text)
    assert chat.answers["saas"] == 5
    assert turn.asked == ("learns_software", "explains_tech", "troubleshooting")
    chat.send("7, 8 and 6")
    assert [chat.answers[item] for item in turn.asked] == [7, 8, 6]


@pytest.mark.parametrize("text", ["no then, and never wrote articles", "no then"])
def test_a_no_after_an_explanation_is_about_the_word_alone(chat, text):
    told(chat, BACKGROUND, "what is a ticket system?")
    turn = chat.send(text)
    assert chat.answers["ticketing"] == "no"
    assert not {"live_chat", "phone", "email"} & set(chat.answers)
    assert set(turn.asked) >= {"live_chat", "phone", "email"}


def test_whoever_answers_for_all_parts_at_once_is_asked_for_all_of_them(chat):
    told(chat, BACKGROUND, CHANNELS, "what's saas?")
    turn = chat.send("7 8 6 5")
    assert turn.asked == ("learns_software", "explains_tech", "troubleshooting", "saas")
    chat.send("7 8 6 5")
    assert chat.answers["saas"] == 5


def test_a_word_of_no_part_brings_the_whole_question_back(chat):
    assert told(chat, BACKGROUND, "what's an API?").asked == (
        "ticketing",
        "live_chat",
        "phone",
        "email",
        "knowledge_base",
    )


def test_the_explained_part_can_be_skipped_and_the_others_are_asked(chat):
    turn = told(chat, BACKGROUND, CHANNELS, "what's saas?", "skip")
    assert turn.asked == ("learns_software", "explains_tech", "troubleshooting")


@pytest.mark.parametrize(
    "text", ["resolution rate?? not sure", "What's the resolution rate? No idea.", "CSAT? never heard of it"]
)
def test_not_knowing_a_word_declines_nothing(chat, text):
    assert only_asks(RUBRIC, text)
    turn = told(chat, BACKGROUND, CHANNELS, "7 7 7 7", "8 8 8 8", text)
    assert "skip" not in turn.reply
    assert "leave" not in turn.reply
    assert len(turn.asked) == 1
    assert len(chat.send("yes").asked) == 3


@pytest.mark.parametrize(
    "text", ["What's CSAT? The others I'd rather not say.", "not sure", "I'd say yes. What's CSAT?"]
)
def test_what_says_more_than_that_is_no_mere_question(text):
    assert not only_asks(RUBRIC, text)


# --- Going back, and what was told before


@pytest.mark.parametrize(
    "text", ["can I go back? I actually have a bachelor of nursing", "go back please. I meant 4 years, not 3"]
)
def test_who_went_back_in_the_same_breath_is_not_taken_back_again(chat, text):
    asked = told(chat, BACKGROUND, CHANNELS).asked
    turn = chat.send(text)
    assert "hanged" in turn.reply
    assert turn.asked == asked


@pytest.mark.parametrize("text", ["go back", "7 8 9 6. can I go back?"])
def test_who_only_wants_to_go_back_goes_back(chat, text):
    told(chat, BACKGROUND, CHANNELS)
    assert "ticketing" in chat.send(text).asked


@pytest.mark.parametrize(
    "text",
    [
        "I told you my education earlier, didn't I",
        "I already told you my education",
        "you already have my education",
        "sorry but I've already told you about my education",
    ],
)
def test_what_was_told_before_is_shown_and_not_taken_for_noise(chat, text):
    asked = told(chat, BACKGROUND).asked
    turn = chat.send(text)
    assert "education – high school" in turn.reply
    assert turn.asked == asked


def test_what_was_skipped_and_then_called_told_is_asked_for(chat):
    told(chat, "skip")
    turn = chat.send("I already told you my education")
    assert "nothing on education yet" in turn.reply
    assert turn.asked == ("education",)
    assert chat.send("bachelor's degree").asked == (
        "ticketing",
        "live_chat",
        "phone",
        "email",
        "knowledge_base",
    )


def test_an_introduction_after_a_skip_is_taken(chat):
    told(chat, "skip", "I'm Ana from Porto, I have a master's degree and work as a receptionist")
    assert chat.answers["education"] == "master"
    assert chat.answers["location"] == "Porto"
    assert not {"education", "location", "current_role"} & set(chat.state.sheet.declined)


# --- Commands are no answers


@pytest.mark.parametrize(
    "text", ["report", "help", "undo", "go back", "answers", "hello", "cool", "what?", "score please"]
)
def test_a_command_is_no_town_and_no_job(chat, text):
    assert only_steers(text) or text == "what?"
    chat.do(events.Back("location"))
    chat.send(text)
    assert "location" not in chat.answers
    chat.do(events.Back("current_role"))
    chat.send(text)
    assert "current_role" not in chat.answers


@pytest.mark.parametrize("text", ["Reading", "Bath", "Hull", "Cork"])
def test_a_town_is_no_command(chat, text):
    assert not only_steers(text)
    chat.do(events.Back("location"))
    chat.send(text)
    assert chat.answers["location"] == text


def test_one_number_for_several_parts_says_how_to_give_it_for_all(chat):
    turn = told(chat, BACKGROUND, CHANNELS, "say 7 then")
    assert '"7 for all"' in turn.reply
    chat.send("7 for all")
    assert {chat.answers[item] for item in turn.asked} == {7}


def test_two_numbers_for_four_parts_ask_for_letters(chat):
    reply = told(chat, BACKGROUND, CHANNELS, "7 and 8").reply
    assert "for all" not in reply
    assert "letter" in reply


@pytest.mark.parametrize(
    "text",
    ["i don't understand", "I don't get the question", "not sure what you mean", "what are you asking?"],
)
def test_not_to_understand_is_no_no(chat, text):
    asked = told(chat, BACKGROUND).asked
    turn = chat.send(text)
    assert not set(asked) & set(chat.answers)
    assert turn.asked == asked
    assert "- Phone support: helping customers in calls" in turn.reply


def test_words_within_words_are_not_explained(chat):
    reply = told(chat, BACKGROUND, CHANNELS, "7 7 7 7", "what do you mean?").reply
    assert "- De-escalation: calming" in reply
    assert "- Escalation" not in reply


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("do i need a degree for this?", "degree"),
        ("is phone support important?", "phone support"),
        ("do you need my location?", "location"),
    ],
)
def test_whether_something_is_needed_is_answered_by_what_it_is_for(chat, text, item):
    assert recognise(RUBRIC, text) == (events.Why(item, matters=True),)
    told(chat, BACKGROUND)
    reply = chat.send(text).reply
    assert "because you wrote" not in reply
    assert "rather not say" not in reply


def test_a_degree_is_not_needed(chat):
    assert "No degree is needed" in told(chat, BACKGROUND, "do i need a degree?").reply


@pytest.mark.parametrize("text", ["do i need to hurry?", "I need a degree", "is it raining?"])
def test_not_every_need_is_a_part(text):
    assert not any(isinstance(move, events.Why) for move in recognise(RUBRIC, text))


@pytest.mark.parametrize("text", ["what do I have to do?", "any tips?"])
def test_before_anything_is_known_the_way_is_the_interview_itself(chat, text):
    reply = chat.send(text).reply
    assert "8 questions" in reply
    assert "GAPS" not in reply


def test_who_asks_about_a_part_left_out_comes_back_to_it(chat):
    told(chat, BACKGROUND, CHANNELS, "7 learning, 6 explaining, troubleshooting idk")
    turn = chat.send("what's troubleshooting?")
    assert turn.asked == ("troubleshooting",)
    assert chat.send("hmm 6 then").asked == ("saas",)
    assert chat.answers["troubleshooting"] == 6


def test_a_what_if_gives_no_answer_and_leaves_none_unclear(chat):
    reply = told(chat, BACKGROUND, CHANNELS, "what happens if I say 3 for saas?").reply
    assert "I haven't changed anything." in reply
    assert "for all" not in reply


def test_who_keeps_trying_to_answer_is_asked_on(chat):
    asked = told(chat, BACKGROUND, CHANNELS).asked
    for text in ("7, 8", "say 7", "4", "7 and 8"):
        assert chat.send(text).asked == asked


@pytest.mark.parametrize("text", ["no idea what any of that is", "I don't know what these are"])
def test_who_knows_none_of_the_words_is_told_them(chat, text):
    asked = told(chat, BACKGROUND, CHANNELS, "7 7 7 7", "8 8 8 8").asked
    turn = chat.send(text)
    assert "- CSAT: customer satisfaction" in turn.reply
    assert turn.asked == asked


@pytest.mark.parametrize("text", ["can i change something?", "how do I correct an answer?"])
def test_whether_one_may_change_something_is_told(chat, text):
    assert "correct any answer" in told(chat, BACKGROUND, text).reply
