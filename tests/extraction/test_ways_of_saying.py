"""The advisor's own scale, text-speak, the English of many places: classes, with counterexamples."""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from advisor.extraction.offline.text import normalise
from tests.extraction.chats import Case, case, differences, every, read_verbatim

RUBRIC = load_rubric("customer-support-representative")
CHANNELS = ("phone", "email", "live_chat", "ticketing", "knowledge_base")
METRICS = ("response_time", "resolution_rate", "satisfaction_scores", "ticket_volume")
FIVE = "Phones / Emails / Web chat / Ticketing / Help articles."
NAMED = "phone, email, live chat, ticketing, knowledge base"
MEASURED = "response time, resolution rate, CSAT, volume"
LITTLE = every(CHANNELS, "no", phone="some")

OWN_SCALES = [
    case(
        "never among the words to choose from turns nothing round",
        f"For each write HAVE, LITTLE or NEVER: {FIVE}",
        "Phones LITTLE / Emails NEVER / Web chat NEVER / Ticketing NEVER / Help articles NEVER",
        **LITTLE,
    ),
    case(
        "the words alone, in order",
        f"For each write HAVE, LITTLE or NEVER: {FIVE}",
        "little, never, never, have, never",
        **LITTLE | {"ticketing": "yes"},
    ),
    case(
        "often, rarely or never",
        f"Answer OFTEN, RARELY or NEVER for each: {NAMED}.",
        "phone often / email rarely / chat never / ticketing never / kb never",
        **every(CHANNELS, "no", phone="yes", email="some"),
    ),
    case(
        "always, sometimes or never, and the rest",
        f"For each, say always, sometimes or never: {NAMED}.",
        "phone always, email sometimes, the rest never",
        **every(CHANNELS, "no", phone="yes", email="some"),
    ),
    case(
        "a scale that is asked as a question",
        f"How often: never, rarely, often? {NAMED}",
        "often, often, never, rarely, never",
        **every(CHANNELS, "no", phone="yes", email="yes", ticketing="some"),
    ),
    case(
        "like or hate",
        f"How do you find being measured? LOVE, OK or HATE: {MEASURED}.",
        "response time love, resolution ok, csat ok, volume hate",
        **every(METRICS, "yes", ticket_volume="no"),
    ),
    case(
        "none in a list with one word for each part",
        f"One word each from NONE, SOME, PLENTY: {NAMED}.",
        "plenty, some, none, none, none",
        **every(CHANNELS, "no", phone="yes", email="some"),
    ),
    case(
        "none first, and no set",
        f"Have you done {NAMED}?",
        "none, none, none, lots, lots",
        **every(CHANNELS, "no", ticketing="yes", knowledge_base="yes"),
    ),
    case("none alone is a set", f"Have you done {NAMED}?", "none, sorry", **every(CHANNELS, "no")),
    case(
        "letters that stand for the words",
        f"Mark each D for daily, S for sometimes, N for never: {NAMED}.",
        "phone D, email S, live chat N, ticketing N, knowledge base N",
        **every(CHANNELS, "no", phone="yes", email="some"),
    ),
    case(
        "letters alone",
        f"Channels (Y = yes, N = no, S = some): {NAMED}.",
        "Y, S, N, N, N",
        **every(CHANNELS, "no", phone="yes", email="some"),
    ),
    case(
        "digits that stand for the words",
        f"For each give 0 = never, 1 = a little, 2 = a lot: {NAMED}.",
        "2 1 0 0 0",
        **every(CHANNELS, "no", phone="yes", email="some"),
    ),
    case(
        "digits behind the names, in brackets where they were told",
        f"Rate your use: never (0), sometimes (1), often (2). {NAMED}?",
        "phone 2, email 1, rest 0",
        **every(CHANNELS, "no", phone="yes", email="some"),
    ),
    case(
        "digits in a word",
        f"For each give 0 = never, 1 = a little, 2 = a lot: {NAMED}.",
        "21000",
        **every(CHANNELS, "no", phone="yes", email="some"),
    ),
    case(
        "other words beside the keys are read as words",
        f"For each give 0 = never, 1 = a little, 2 = a lot: {NAMED}.",
        "phone yes, the others never",
        **every(CHANNELS, "no", phone="yes"),
    ),
    case(
        "letters that name the parts are no keys",
        "Which have you done? A = phone, B = email, C = chat",
        "A",
        phone="yes",
    ),
    case(
        "never without its contrary still turns the question",
        f"Which have you never or rarely used: {NAMED}?",
        "live chat and ticketing",
        live_chat="no",
        ticketing="no",
    ),
    case(
        "two words of dislike are no scale",
        f"Would you hate or dislike any of these: {MEASURED}?",
        "no",
        **every(METRICS, "yes"),
    ),
    case("how to write asks for no channel", "Write yes or no for phone, email, chat.", "yes, no, no",
         phone="yes", email="no", live_chat="no"),
    case("to write or to talk does", "Would you rather write or talk?", "write", channel_preference="chat"),
    case("also with a third way", "Speak, write, either?", "either", channel_preference="any"),
]  # fmt: skip


@pytest.mark.parametrize("chat", OWN_SCALES, ids=lambda chat: chat.id)
def test_a_scale_of_the_advisors_own(chat: Case):
    assert differences(chat, read_verbatim(RUBRIC, chat)) == {}


MEASURE = f"Comfortable with being measured by {MEASURED}?"
FEELINGS = [
    case("a quantity rejected", MEASURE, "Speed I find good. Volume I reject.", response_time="yes",
         ticket_volume="no"),
    case("one refused, the others accepted", MEASURE, "Volume I refuse. The others I accept.",
         **every(METRICS, "yes", ticket_volume="no")),
    case("one not accepted", MEASURE, "I accept response time and CSAT. Volume I don't accept.",
         response_time="yes", satisfaction_scores="yes", ticket_volume="no"),
    case("one found bad", MEASURE, "Response time I find bad. CSAT I find good.", response_time="no",
         satisfaction_scores="yes"),
    case("nothing rejected", MEASURE, "I don't reject any of them", **every(METRICS, "yes")),
    case("to refuse an answer is no dislike", MEASURE, "Volume I refuse to answer. The others are fine.",
         declined=["ticket_volume"], response_time="yes", resolution_rate="yes", satisfaction_scores="yes"),
    case("no discomfort, where discomfort is asked for", f"Any discomfort with {MEASURED}?", "No",
         **every(METRICS, "yes")),
    case("and one that is", f"Any discomfort with {MEASURED}?", "Volume only.",
         **every(METRICS, "yes", ticket_volume="no")),
    case("no discomfort, and comfortable", f"Any discomfort with {MEASURED}?",
         "No discomfort mam, comfortable with all four.", **every(METRICS, "yes")),
    case("what something depends on is no answer of its own", MEASURE,
         "Response time: depends on the volume. CSAT ok", response_time="some", satisfaction_scores="yes"),
    case("nor a word of the question",
         "How do you stand to being measured? Speed, solved cases, satisfaction.",
         "Solved cases and satisfaction I like. Speed, it depends on the case.", response_time="some",
         resolution_rate="yes", satisfaction_scores="yes"),
    case("it depends, of the one part asked", "And on ticket volume?",
         "It depends on how hard the tickets are", ticket_volume="some"),
    case("what depends is named before", MEASURE, "CSAT depends on the mood, volume ok",
         satisfaction_scores="some", ticket_volume="yes"),
    case("by ear: would not bother", f"Would being measured bother you? {MEASURED}", "wudnt bother me",
         **every(METRICS, "yes")),
    case("by ear: comfortable", MEASURE, "confortable with all", **every(METRICS, "yes")),
    case("by ear: a phone, and never", "Have you done phone, email, live chat?",
         "fone and emal yes, live chat nevr", phone="yes", email="yes", live_chat="no"),
    case("by ear: neither", "Ticketing, or a knowledge base?", "nah neithr", ticketing="no",
         knowledge_base="no"),
    case("by ear: sometimes", "Have you done phone support?", "sumtimes", phone="some"),
    case("by ear: often", "Have you done phone support?", "alot", phone="yes"),
    case("by ear: weekends", "Evenings or weekends?", "wknds nevr, evenins yh", shift_flexible="some"),
    case("by ear: love", MEASURE, "luv csat, dnt like volume", satisfaction_scores="yes", ticket_volume="no"),
    case("a label is no before", "B1 tickets, B2 chat, B3 phone, B4 email: done or not?", "B3 yes B4 no",
         phone="yes", email="no"),
]  # fmt: skip


@pytest.mark.parametrize("chat", FEELINGS, ids=lambda chat: chat.id)
def test_how_one_feels_and_spells(chat: Case):
    assert differences(chat, read_verbatim(RUBRIC, chat)) == {}


@pytest.mark.parametrize(
    ("raw", "plain", "word", "back"),
    [
        ("Wudnt mind", "wouldn't mind", "wouldn't", "Wudnt"),
        ("my fones…", "my phones.", "phones", "fones"),
        ("ALOT of it", "a lot of it", "a lot", "ALOT"),
        ("at x.wif.com", "at x.wif.com", "wif", "wif"),
        ("none", "none", "none", "none"),
    ],
)
def test_spelled_by_ear_and_cited_as_written(raw, plain, word, back):
    text = normalise(raw)
    first = text.norm.index(word)
    assert text.norm == plain
    assert len(text.shown) == len(plain)
    assert raw[slice(*text.raw_span(first, first + len(word)))] == back


WORK = "What do you do?"
EDUCATION = "What's your education?"
SHIFTS = "Evenings or weekends?"
DONE = "Which have you done: phone, email?"
BY_NUMBER = "Rate 1-10: 1 composure 2 writing 3 de-escalation 4 empathy"
WAYS = [
    case("customers who call one", DONE, "Customers call me every day. E-mail, no.", phone="yes", email="no"),
    case("and who write", DONE, "Guests write to us when they book", email="yes"),
    case("unasked", "Tell me about you.", "Customers call me all day", phone="yes"),
    case("what customers call one", "Rate your empathy, 1-10", "customers call me a 10"),
    case("nor what they call to say", "Rate your empathy, 1-10",
         "customers call me every day to say I'm a 9"),
    case("nor a name", "Tell me about you.", "customers call me the wizard"),
    case("on the blower", "So you're on the blower all day?", "Blower all day, yeah. Emails as well.",
         phone="yes", email="yes"),
    case("a list of channels asks for no wish",
         "How do you handle customers: on call, on email, on chat, did you use tickets?",
         "On email daily. Chat I have never done.", email="yes", live_chat="no"),
    case("nor does a time of day",
         "At night, are you the one who picks up the phone, answers the emails?",
         "I do both.", phone="yes", email="yes"),
    case("what is asked with a word of choosing does", "Do you do phone, email, and could you work nights?",
         "Phone yes, email no, nights no", phone="yes", email="no", shift_flexible="no"),
    case("neither behind a no", "Ticketing, or a knowledge base?", "nope neither", ticketing="no",
         knowledge_base="no"),
    case("no such thing as a weekend", "Would weekends be a problem?",
         "No problem, any schedule. In hotels there's no such thing as a weekend.",
         service_domains={"hospitality"}, shift_flexible="yes"),
    case("evening classes are no evenings worked", SHIFTS,
         "Weekend possible, evening or night not possible, I'm doing evening classes.",
         shift_flexible="some"),
    case("evenings that are offered are", SHIFTS, "I can do evenings and weekends", shift_flexible="yes"),
    case("a product moved to is no home", WORK, "We moved to Zoho Desk in 2023", ticketing="yes"),
    case("a town moved to is", "Where do you live?", "We moved to Cork in 2023", location="Cork"),
    case("a school finished is no home", "Your studies, your work, your town?",
         "diploma in ICT from KCA done, now in Thika", location="Thika"),
    case("whoever is called by name is no title", WORK, "well darragh, on nights"),
    case("a wish before anything else", "So, who am I speaking to?", "Before anything, remote only",
         workplace="remote"),
    case("where to send a CV asks for no channel", "Please share your resume in the chat.",
         "Tools: Freshdesk, Intercom\nLanguages: English, Hindi", ticketing="yes", live_chat="yes"),
    case("hindi that denies", "Have you done live chat?", "hindi pa po", live_chat="no"),
    case("I dey somewhere", "Where you dey?", "I dey Port Harcourt", location="Port Harcourt"),
    case("one that is skipped by a digit", "Rate writing and empathy, 1-10",
         "writing 8, empathy skip that 1",
         writing=8.0),
    case("a remark in brackets", BY_NUMBER, "1. 8 2. 6 (typing fast, I can write better) 3. 7 4. 9",
         composure=8.0, writing=6.0, deescalation=7.0, empathy=9.0),
    case("a name in brackets", "Rate a) writing b) empathy, 1-10", "8 (writing), 7 (empathy)", writing=8.0,
         empathy=7.0),
    case("by ear: all of them", MEASURE, "am okay wit al of dem ma", **every(METRICS, "yes")),
    case("by ear: the public", "Business customers or the public?",
         "d public, businesses r dry", market="b2c"),
    case("a letter d is no article", "Rate a) writing b) empathy c) calming d) tone, 1-10",
         "r u sure? a 8, b 7, c 8, d eight", writing=8.0, empathy=7.0, deescalation=8.0, composure=8.0),
    case("nor r, among letters", "R) response time S) resolution rate T) satisfaction U) ticket volume, ok?",
         "R S T U all yes", **every(METRICS, "yes")),
    case("money that ran out", EDUCATION, "I came to Leeds for a BSc and ran out of money after two years",
         education="some_college"),
    case("a college dropped out of", EDUCATION, "Leaving Cert, then dropped out of UCC after a year",
         education="some_college"),
    case("a school dropped out of", EDUCATION, "dropped out of high school", education="none"),
    case("a diploma of two years", EDUCATION, "Diploma in hotel management, two years, at the Polytechnic",
         education="associate"),
    case("a diploma, and two years of work", EDUCATION, "Diploma, 2 years retail", service_years=2.0,
         service_domains={"retail"}),
    case("years that are said not to count", "Years with customers?",
         "6 years as a nurse, but this is not customer service. Customer service only 1 year.",
         service_years=1.0),
    case("and what doesn't count", "Years with customers?",
         "4 years in a lab, which doesn't count, and 3 in a shop",
         service_years=3.0, service_domains={"retail"}),
    case("what counts if anything does", "Tell me about you.",
         "I'm a school secretary. Nineteen years of that and if that's not customer service, what is.",
         current_role="school secretary", service_years=19.0),
    case("not only customers", "Years with customers?", "4 years in a shop, but it was not only customers",
         service_years=4.0, service_domains={"retail"}),
    case("a label ahead of its number", "Rate: T) troubleshooting S) SaaS, 1-10", "T 9 S 4",
         troubleshooting=9.0, saas=4.0),
    case("nines all round", "Rate: T) troubleshooting S) SaaS, 1-10", "9 s across", troubleshooting=9.0,
         saas=9.0),
    case("a channel denied is no work denied", "Which have you done: calls, live chat?",
         "Chatting online with clients I have not done as a job.", live_chat="no"),
    case("no, change", "Goal?", "Product management. No no, change, support leadership.",
         goal="support_leadership"),
]  # fmt: skip


@pytest.mark.parametrize("chat", WAYS, ids=lambda chat: chat.id)
def test_ways_of_saying(chat: Case):
    assert differences(chat, read_verbatim(RUBRIC, chat)) == {}
