"""Parts by their codes, two lists side by side, what is accepted part by part, and what only says when."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, read_verbatim, values

RUBRIC = load_rubric("customer-support-representative")
FOUR = ("writing", "empathy", "deescalation", "composure")
TARGETS = ("response_time", "resolution_rate", "satisfaction_scores", "ticket_volume")


def rated(*numbers: float | None) -> dict[str, Any]:
    """The four ratings of the people skills; None for one that is not read."""
    return {item: number for item, number in zip(FOUR, numbers, strict=True) if number is not None}


DOTTED = "Block 4. 4.1 Writing 4.2 Empathy 4.3 De-escalation 4.4 Bearing under stress, each 1-10"
CODED = "[K1] ticket tool [K2] chat widget [K3] voice [K4] e-mail. Y, N or A (a little)?"
LETTERED = "Max 10: [P] writing [Q] empathy [R] calming people [S] tone under stress"
A_TO = "A1 Writing A2 Empathy A3 Calming people A4 composure, each 1 to 10"
KEYED: dict[str, Any] = {"ticketing": "yes", "live_chat": "yes", "phone": "no", "email": "some"}
PROFILE = "1.1 Education 1.2 Occupation 1.3 Customer-facing tenure 1.4 Field"

CODES = [
    case("numbers in order under dotted parts", DOTTED, "7/6/8/10", **rated(7, 6, 8, 10)),
    case("dotted numbers in one line", DOTTED, "4.1 7 4.2 6 4.3 8 4.4 9", **rated(7, 6, 8, 9)),
    case("dotted in any order", DOTTED, "4.3 8\n4.1 7", **rated(7, None, 8, None)),
    case(
        "ratings that only look dotted", "Rate writing and empathy 1-10", "7.1, 7.2", writing=7.1, empathy=7.2
    ),
    case(
        "each part under its own number",
        PROFILE,
        "1.1 associate's\n1.2 between jobs. out of the Army\n1.3 4 years\n1.4 tech support, for soldiers",
        education="associate",
        current_role="between jobs",
        service_years=4.0,
        service_domains={"support"},
    ),
    case("keys behind codes", CODED, "K1 Y K2 Y K3 N K4 A", **KEYED),
    case("keys behind codes, with commas", CODED, "k1: y, k2: y, k3: n, k4: a", **KEYED),
    case("keys in order", CODED, "Y Y N A", **KEYED),
    case("numbers glued to letters", LETTERED, "P9 Q8 R8 S9", **rated(9, 8, 8, 9)),
    case("glued in any order", LETTERED, "s9, p7.5", **rated(7.5, None, None, 9)),
    case("a glued number off the scale is left to be asked", LETTERED, "P9 Q12"),
    case("a code put right", DOTTED, "7/6/8/10", "Saved. Edits?", "4.2 should be 7", **rated(7, 7, 8, 10)),
    case(
        "a key put right",
        CODED,
        "Y Y N A",
        "Anything to correct?",
        "K4 pls change to Y",
        **KEYED | {"email": "yes"},
    ),
    case(
        "a code put right beside an answer",
        A_TO,
        "7 6 8 9",
        "Home or office?",
        "home. A3 was actually a 9",
        workplace="remote",
        **rated(7, 6, 9, 9),
    ),
    case(
        "hash tags name fields",
        "#where #when #years #kind",
        "#where Leeds\n#when January\n#years 10 on the dot\n#kind IT support",
        location="Leeds",
        start_in=2.0,
        service_years=10.0,
        service_domains={"support"},
    ),
]

RATE = "Rate writing, empathy, calming, composure 1-10"
LISTS = [
    *(
        case(said, RATE, said, **rated(7, 9, 8, 6))
        for said in (
            "Writing, empathy, calming and composure: 7, 9, 8 and 6",
            "Writing, empathy, calming, composure: I'd guess 7, 9, 8 and 6.",
            "Writing, empathy, calming and composure I'd say 7, 9, 8 and 6",
            "Writing and empathy are 7 and 9, calming and composure 8 and 6.",
            "for writing/empathy/calming/composure I'd go 7/9/8/6",
            "Writing, empathy, calming, composure. I'd guess 7, 9, 8, 6.",
            "Writing, empathy and calming: 7, 9 and 8. Composure 6.",
            "composure and calming are 6 and 8, empathy and writing are 9 and 7",
        )
    ),
    case("one for two", RATE, "Writing and empathy 8, calming 7, composure 6", **rated(8, 8, 7, 6)),
    case("both", RATE, "writing and empathy both 8, calming and composure 7", **rated(8, 8, 7, 7)),
    case("numbers first", RATE, "empathy and writing 9, 8 calming, 7 composure", **rated(9, 9, 8, 7)),
    case("a range is one", RATE, "writing and empathy I'd say 7 or 8", **rated(7.5, 7.5, None, None)),
]

GUESS = "Writing, empathy, calming, composure: I'd guess 7, 9, 8 and 6. Right?"
TOLD = "People side: writing, empathy, calming, composure. I'd guess 7, 9, 8, 6."
HINT = "Rate writing and empathy. I'd put you at 7 and 9."
PUT = "I'd say 8 for empathy and 6 for writing. Right?"
ACCEPTED = [
    case("all of a guess", GUESS, "Yes", **rated(7, 9, 8, 6)),
    case("all of a guess without a question", TOLD, "yes that's right", **rated(7, 9, 8, 6)),
    case("all but one", GUESS, "All good except writing, that's 5", **rated(5, 9, 8, 6)),
    case("the others", TOLD, "Writing is more 5. The others you guess well.", **rated(5, 9, 8, 6)),
    case("by name", PUT, "Empathy yes, writing is a 7", empathy=8.0, writing=7.0),
    case("the rest", PUT, "writing 7, the rest is right", empathy=8.0, writing=7.0),
    case("one is left open", PUT, "empathy right, writing no", empathy=8.0),
    case("none", PUT, "no"),
    case("too high", PUT, "empathy is too high"),
    case("put before another", "Consumers rather than companies?", "Yes", market="b2c"),
    case(
        "put before another, the channel", "Chat rather than phone?", "yes please", channel_preference="chat"
    ),
    case("put before another, denied", "Chat rather than phone?", "no"),
    case("put before another, the other", "Consumers rather than companies?", "No, companies", market="b2b"),
    case("all is kept but one", GUESS, "All good, only writing is a 5", **rated(5, 9, 8, 6)),
    *(
        case(f"no assent: {said}", HINT, said)
        for said in (
            "Okay, what do you mean by empathy?",
            "all right, let me think",
            "fair enough, but first a question",
            "I'd leave all that to you",
            "fine weather today",
            "all good here, and you?",
            "all right, my mother writes well",
            "my colleagues write well",
            "I keep writing letters, lovely hobby",
            "empathy is fine art",
            "My writing is good",
            "I have good empathy",
            "I write well in English",
        )
    ),
    *(
        case(f"assent as a whole: {said}", HINT, said, writing=7.0, empathy=9.0)
        for said in ("Sounds about right.", "yes, both are fine", "okay, thanks", "right, thank you")
    ),
    *(
        case(f"put the other way round: {asked}", asked, "yes")
        for asked in (
            "Do you dislike office more than home?",
            "Would you hate remote instead of office?",
            "Do you avoid phone rather than chat?",
            "Is office rather than home a problem for you?",
            "Did you do chat rather than phone there?",
        )
    ),
    case("put before with a wish", "Would you prefer chat over phone?", "yes", channel_preference="chat"),
]

CHANNELS = "Which channels did you do: phone, live chat, email?"
NOT_ALL: dict[str, Any] = {"phone": "yes", "email": "some"}
OCCASIONS = [
    case("when there were none", CHANNELS, "I took mails when there were no chats", email="yes"),
    case(
        "when none came",
        CHANNELS,
        "Live chat all day. Email when no chats came in.",
        live_chat="yes",
        email="yes",
    ),
    case(
        "when they were down", CHANNELS, "phones all day. Emails only when the phones were down.", **NOT_ALL
    ),
    case(
        "if there were none", CHANNELS, "phone yes. chat if there were no calls", phone="yes", live_chat="yes"
    ),
    case("while there were none", CHANNELS, "I answered emails while there were no calls", email="yes"),
    case("when I did it", CHANNELS, "When I did chat I also wrote emails", live_chat="yes", email="yes"),
    case("none after all", CHANNELS, "When calls came in I took them, chat no", live_chat="no"),
    case("a few of us", "Live chat?", "they moved a few of us on to webchat full time, yes", live_chat="yes"),
    case(
        "no evenings",
        "Phone, chat, evenings?",
        "phone, chat, no evenings",
        phone="yes",
        live_chat="yes",
        shift_flexible="no",
    ),
    case(
        "little of the only one",
        CHANNELS,
        "just phone, when they're short. few times a month only",
        phone="some",
        live_chat="no",
        email="no",
    ),
    case(
        "how often, little",
        "Did you do live chat?",
        "yes",
        "Every day, the chat?",
        "No, occasionally.",
        live_chat="some",
    ),
    case("how often, by itself", "Did you do live chat?", "yes", "Daily?", "no, rarely", live_chat="some"),
    case("how often, not daily", "Did you do live chat?", "yes", "Daily?", "no", live_chat="yes"),
    case("how often, twice", "Did you do live chat?", "yes", "How often? Every day?", "no", live_chat="yes"),
    case(
        "how often, of the next part",
        "Did you do phone?",
        "yes",
        "And live chat? Every day?",
        "no",
        phone="yes",
        live_chat="no",
    ),
    case("how often, always", "Did you do live chat?", "yes", "Every day?", "Yes, all day", live_chat="yes"),
    case(
        "how often, of two",
        "Phone and email, did you do both?",
        "both",
        "Every day?",
        "No, occasionally",
        phone="yes",
        email="yes",
    ),
]

SET = "How do you feel about response time, resolution rate, CSAT, volume?"
FINE: dict[str, Any] = dict.fromkeys(TARGETS, "yes")
MANY = (
    "How fast you reply, share of cases you settle, the survey stars, and how many you handle in a day. "
    "Any of those make you uneasy?"
)
SETS = [
    case(
        "the other three",
        SET,
        "The volume one I hate, the other three fine",
        **FINE | {"ticket_volume": "no"},
    ),
    case("the other three, one not known", SET, "The piles thing worries me. The other three are fine"),
    case("the how-many one", MANY, "The how-many one, I don't like it.", ticket_volume="no"),
    case(
        "with reservations",
        SET,
        "CSAT happily. Volume, with reservations.",
        satisfaction_scores="yes",
        ticket_volume="some",
    ),
    case(
        "so many a day",
        SET,
        "All fine. The calls per day I could live with",
        **FINE | {"ticket_volume": "some"},
    ),
]

YEARS = "How many years with customers?"
WORK: dict[str, Any] = {"service_domains": {"retail", "hospitality"}}
LENGTHS = [
    case(
        "and then about",
        YEARS,
        "A year in retail and then about two years in a hotel",
        service_years=3.0,
        **WORK,
    ),
    case("then around", YEARS, "6 months in a bar then around 3 years in a shop", service_years=3.5, **WORK),
    case("so about", YEARS, "3 years in a shop, 2 in a bar, so about 5 years", service_years=5.0, **WORK),
    case(
        "together",
        YEARS,
        "3 years in a shop and 2 years in a bar, together 5 years",
        service_years=5.0,
        **WORK,
    ),
    case(
        "let's say together",
        YEARS,
        "two summers in a bar, one year in a shop. let's say 2 years together.",
        service_years=2.0,
        **WORK,
    ),
    case(
        "together with somebody",
        YEARS,
        "3 years in a shop, then 2 in a bar together with my sister",
        service_years=5.0,
        **WORK,
    ),
    case(
        "years ahead, asked back",
        "How many years? What do you want in 5 years?",
        "2 years in shops. In 5 years? leading a team",
        service_years=2.0,
        service_domains={"retail"},
        goal="support_leadership",
    ),
    case(
        "years ahead, told",
        "How many years? What do you want in 5 years?",
        "2 years in shops. In 5 years I'd lead a team",
        service_years=2.0,
        service_domains={"retail"},
        goal="support_leadership",
    ),
    case(
        "in so many years at work",
        YEARS,
        "All of it in 3 years at a shop",
        service_years=3.0,
        service_domains={"retail"},
    ),
]

PLACE = "Home, office, mix?"
STEPS = "What's your education?"
WORDS = [
    case("a plain word offered", PLACE, "mix, or office is also fine but mix is better", workplace="hybrid"),
    case("a name offered", PLACE, "office, or mix is also fine but office is better", workplace="office"),
    case("equal to me", "Home or office?", "office or home, equal to me", workplace="any"),
    case("no odds", "Home or office?", "home, office, makes no odds to me", workplace="any"),
    case(
        "a thing of the past",
        "Home or office?",
        "home is where I want to be and offices are a thing of the past",
        workplace="remote",
    ),
    case(
        "long term only says when", "And long term?", "Long term, I want to be a CSM", goal="customer_success"
    ),
    case(
        "long term alone",
        "How do you see support, long term or a stepping stone?",
        "Long term",
        goal="support_leadership",
    ),
    case(
        "the subject of a degree", STEPS, "BS Hotel and Restaurant Mgt, graduated 2017", education="bachelor"
    ),
    case("the subject of a degree, in", STEPS, "BSc in Hospitality Management", education="bachelor"),
    case(
        "a degree, and work",
        "Education and work with customers?",
        "BA hons, restaurant work 3 years",
        education="bachelor",
        service_years=3.0,
        service_domains={"hospitality"},
    ),
    case(
        "left with a diploma",
        STEPS,
        "I left education with a two-year college diploma",
        education="associate",
    ),
    case("left without it", STEPS, "left college without a diploma", education="some_college"),
]


@pytest.mark.parametrize(
    "chat", [*CODES, *LISTS, *ACCEPTED, *OCCASIONS, *SETS, *LENGTHS, *WORDS], ids=lambda chat: chat.id
)
def test_it_is_read_as_it_is_meant(chat: Case):
    assert values(read_verbatim(RUBRIC, chat)) == chat.expected
