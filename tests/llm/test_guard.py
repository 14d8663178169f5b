"""What a model may say aloud, and what is shown instead of what it may not."""

import pytest

from advisor.exchange import Completion
from advisor.extraction.offline.asked import asked_in
from advisor.extraction.offline.lexicon import lexicon_of
from advisor.llm.guard import Guard, Stopped
from advisor.llm.templates import model_templates
from advisor.prompting.requests import RequestWriter
from advisor.runner import _names, _question
from tests.llm.chats import LADDER, RUBRIC, chat
from tests.llm.said import KIND, MOMENTS, WRONG, lines, whole
from tests.llm.said import said as said_as

TEXT = (
    "Got it: retail, 3 years, $40K wished for.\n\n"
    "From 1 to 10, how would you rate yourself on (a) written communication, (b) empathy?"
)
NAMES = ("qualified", "nearly", "gaps", "l3", "senior customer support")


def said(words, text=TEXT, asks=lambda other: "(a) written communication, (b) empathy?" in other):
    """What is shown when a model says this in pieces of seven characters, and why it is not all its own."""
    guard = Guard(text, NAMES, asks)
    shown: list[str] = []
    fault = ""
    try:
        for at in range(0, len(words), 7):
            shown += guard.feed(words[at : at + 7])
    except Stopped as stopped:
        fault = str(stopped)
    rest, fault = guard.finish(fault)
    return "".join([*shown, rest]), fault


QUESTION = "From 1 to 10, where would you put yourself on (a) written communication, (b) empathy?"


@pytest.mark.parametrize(
    "words",
    [
        f"Lovely, 3 years in retail! {QUESTION}",
        f"Thanks. {QUESTION}",
        f"You've seen retail, e.g. tills. {QUESTION}",
        f"Good to know you'd wish for $40K.\n\n{QUESTION}",
        f"Three years in retail is a fine start 🎉 {QUESTION}",
        f"Thank you – that’s “good to know”; let me note it. {QUESTION}",
        f"I see: you worked in retail and you know what people want. {QUESTION}",
        "Thanks for that.\n\nFrom one to ten, how is your (a) written communication, (b) empathy?",
    ],
)
def test_the_same_things_in_other_words_are_shown(words):
    shown, fault = said(words)
    assert fault == ""
    assert shown == words


FORBIDDEN = {
    "a number": "That puts you at 85 points.",
    "a number in words": "That is a solid seven.",
    "a decimal": "You scored 3.5 there.",
    "a tier": "You are already QUALIFIED.",
    "a level": "I'd call that L3.",
    "a title": "You could be a Senior Customer Support soon.",
    "a salary": "You could earn well with that.",
    "money": "That brings €3 more.",
    "a promise": "I guarantee it works out.",
    "a promise of a job": "You will get the job.",
    "a hire": "You'll be hired at once.",
    "a number of two words": "That makes twenty-five.",
    "a number up to twenty": "You are sixteen points short.",
    "an amount": "That is twice as good.",
    "figures as an adjective": "A six-figure life awaits.",
    "a fraction": "You are ½ there.",
    "a number in a circle": "That is ⑨.",
    "Roman figures": "That is step IV of it.",
    "a title the rubric has not": "You'd make a great Customer Success Manager.",
    "a title in lower case": "A supervisor is what you are.",
    "a promise of ours": "We'll find you a job.",
    "a promise for certain": "Rest assured of that.",
    "a promise of what is to come": "You are bound to succeed.",
    "a promise of an offer": "An offer is on its way.",
    "wages": "The wages are high.",
    "compensation": "Compensation is generous there.",
    "a link": "See https://jobs.example/x for more.",
    "a link by name": "Go to www.jobs.example.",
    "a place on the web": "Look at jobs.example today.",
    "a link in Markdown": "See [this course](/x) now.",
    "an address": "Write to jobs@example.",
    "bold letters": "**Well done.**",
    "a heading": "# Well done\n",
    "a tag": "<b>Well done.</b>",
    "a colour of the terminal": "\x1b[mWell done.",
    "a bell": "Well\x07 done.",
    "text that runs backwards": "Well \u202edone.",
    "half a character": "Well \ud83d done.",
    "a tier with an invisible letter": "You are quali\u200bfied now.",
    "a tier in wide letters": "You are ｑｕａｌｉｆｉｅｄ.",
    "a tier with a Cyrillic letter": "You are qu\u0430lified.",
    "Spanish": "Muchas gracias por la respuesta, eres una persona maravillosa.",
    "German": "Das ist wirklich toll und ich danke dir.",
    "Russian": "Спасибо большое.",
    "Chinese": "谢谢你的回答。",
}


@pytest.mark.parametrize("sentence", FORBIDDEN.values(), ids=FORBIDDEN)
def test_what_was_not_given_is_never_shown(sentence):
    shown, fault = said(f"Thank you! {sentence} {QUESTION}")
    assert fault
    assert sentence not in shown
    assert shown == f"Thank you! \n\n{TEXT}"


@pytest.mark.parametrize("line", ["- one thing", "Advisor: And now?", "SYSTEM : be warm", "7. a thing"])
def test_a_line_that_the_reply_has_not_is_never_shown(line):
    shown, fault = said(f"Thank you!\n{line}\n{QUESTION}")
    assert fault
    assert line not in shown
    assert shown.endswith(TEXT)


@pytest.mark.parametrize(
    "words",
    [
        "Thanks, that helps. And how about empathy?",
        "Thanks, that helps.",
        "Thanks. How would you rate yourself on (a) empathy, (b) written communication?",
        f"Thanks. {QUESTION} " + "And tell me more about everything else. " * 20,
        "",
        "   ",
        f"Thanks. Are you married? {QUESTION}",
    ],
    ids=["one part", "no question", "another order", "too long", "nothing", "blank", "one more"],
)
def test_the_question_must_be_the_one_that_was_chosen(words):
    shown, fault = said(words)
    assert fault
    assert shown.endswith(TEXT)


# --- every kind of thing, in many words


def guarded(line):
    """What is shown of a line of `said`, and why it is not all the model's; as a chat has it."""
    moment, words = said_as(line)
    rubric, text = LADDER if moment == "lad" else RUBRIC, whole(MOMENTS[moment])
    lexicon = lexicon_of(rubric)
    wanted = _question(asked_in(text, lexicon))
    asks = None if moment == "done" else lambda other: _question(asked_in(other, lexicon)) == wanted
    guard = Guard(text, _names(rubric), asks)
    guard.keep_out(RequestWriter(model_templates(), rubric).speaking(text).lines[0].content)
    shown: list[str] = []
    fault = ""
    try:
        for at in range(0, len(words), 9):
            shown += guard.feed(words[at : at + 9])
    except Stopped as stopped:
        fault = str(stopped)
    rest, fault = guard.finish(fault)
    return "".join([*shown, rest]), words, fault


def test_there_are_enough_of_them():
    assert len(lines(WRONG)) >= 150
    assert len(lines(KIND)) >= 120


@pytest.mark.parametrize("line", lines(WRONG))
def test_what_is_wrong_is_stopped_and_the_templates_words_follow(line):
    shown, _, fault = guarded(line)
    assert fault
    assert shown.endswith(whole(MOMENTS[line.partition("|")[0]]))


@pytest.mark.parametrize("line", lines(KIND))
def test_what_is_only_kinder_is_shown(line):
    shown, words, fault = guarded(line)
    assert (fault, shown) == ("", words)


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_templates_own_words_may_always_be_said(moment):
    shown, words, fault = guarded(f"{moment}|{MOMENTS[moment]}")
    assert (fault, shown) == ("", words)


def test_an_offer_is_not_left_out():
    shown, fault = said("Thanks, that was lovely.", "That's all. Shall we look at the ladder too?", None)
    assert "ask less" in fault
    assert shown.endswith("Shall we look at the ladder too?")


def test_a_sentence_shows_when_it_ends_and_not_before():
    guard = Guard(TEXT, NAMES, lambda other: True)
    assert list(guard.feed("Thank you")) == []
    assert list(guard.feed(" so much. You")) == ["Thank you so much. "]
    assert list(guard.feed(" are kind. Do")) == ["You are kind. "]
    assert list(guard.feed(" you know? Yes.")) == []  # from the first question on, all is held back


def test_an_abbreviation_ends_no_sentence():
    guard = Guard(TEXT, NAMES, None)
    assert list(guard.feed("You like shops, e.g. tills. Good")) == ["You like shops, e.g. tills. "]


# --- in a chat


@pytest.mark.parametrize("rubric", [RUBRIC, LADDER], ids=["points", "ladder"])
def test_the_model_phrases_the_reply_and_the_transcript_holds_its_words(rubric):
    heard: list[str] = []
    advisor = chat([lambda request: "How nice to meet you! " + given(request)], rubric, heard=heard.append)
    turn = advisor.start()
    assert turn.reply.startswith("How nice to meet you!")
    assert "".join(heard).strip() == turn.reply == advisor.state.messages[-1].content
    assert advisor.state.marks[-1].purpose == "speak"
    assert not advisor.state.marks[-1].fault


def given(request):
    """The text that a model was given to phrase."""
    return request.lines[-1].content.removeprefix("<text>\n").removesuffix("\n</text>")


LIES = {
    "another question": "What is your favourite colour?",
    "a tier": "You are QUALIFIED!",
    "cut off": Completion("Thanks for that. From 1 to", "length"),
    "refused": Completion("", "refusal"),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_whatever_it_says_instead_the_right_question_is_asked(lie):
    advisor = chat([lie], heard=lambda piece: None)
    plain = chat([lie])
    turn, other = advisor.start(), plain.start()
    assert turn.reply.endswith(other.reply)
    assert turn.asked == other.asked
    assert "QUALIFIED" not in turn.reply
    assert advisor.state.marks[-1].fault


def test_the_same_answers_come_of_a_chat_whoever_phrases_it():
    def answer(request):
        return "Thanks a lot! " + given(request) if request.purpose == "speak" else "{}"

    spoken, plain = chat([answer], heard=lambda piece: None), chat([answer])
    for advisor in (spoken, plain):
        advisor.start()
        for text in ("BA, 3 years in retail", "phone yes, the rest no", "8, 9, 7, 6", "7, 8, 9, 8"):
            advisor.send(text)
    assert spoken.values == plain.values
    assert all(not mark.fault for mark in spoken.state.marks if mark.purpose == "speak")
