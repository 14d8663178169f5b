"""A number that belongs to a time, an address, a count, an age, a date or a name answers nothing.

A line is what a person writes, and the number that a model claims of it. Neither reader may take the number
of the first tables for an answer, whatever is asked; those of the second are ratings.
"""

import pytest

from advisor.answers import Message
from advisor.extraction.offline.reader import OfflineExtractor
from tests.extraction.model.tables import pairs
from tests.extraction.model.test_reader import EMPATHY_ASKED, read
from tests.llm.chats import RUBRIC, claim

YEARS_ASKED = "How many years have you worked with customers?"

OF_SOMETHING_ELSE = """
    call me at 7 -> 7
    can we talk at 7? -> 7
    ring me after 7 please -> 7
    I have to leave by 7 -> 7
    I'm free from 9 tomorrow -> 9
    my shift starts at 8 -> 8
    my shift ends at 8 so be quick -> 8
    dinner is at 7, can we hurry -> 7
    I get up at 6 every day -> 6
    wake me up at 5 -> 5
    let's continue around 8 -> 8
    the shop opens at 9 -> 9
    it's half past 7 here -> 7
    it's nearly 8 in the evening -> 8
    I'm here until 6 -> 6
    back in 5 -> 5
    be there in 10 -> 10
    give me 10 -> 10
    gimme 5 -> 5
    I'll be 10 minutes late -> 10
    I work 9 to 5 -> 9
    I work 9 to 5 -> 5
    we are open 24/7 -> 7
    it's 24/7 here -> 24
    I live at 7 Main Street -> 7
    my address is 9 Elm Road -> 9
    flat 7, second door -> 7
    apartment 9 -> 9
    apt 9 -> 9
    my extension is 8 -> 8
    ext 8 -> 8
    press 9 for an operator -> 9
    my phone number ends in 7 -> 7
    my number is 7 8 9 -> 7
    my daughter is 7 -> 7
    my son turned 9 last week -> 9
    my kid just turned 8 -> 8
    I was 8 when we moved -> 8
    when I was 9 I wanted to be a pilot -> 9
    aged 10 I moved here -> 10
    she's 6 -> 6
    I have 10 cats -> 10
    I've got 7 at home -> 7
    there were 9 of us -> 9
    9 of my friends work there -> 9
    7 people asked me that today -> 7
    I had 8 children to feed -> 8
    I took 10 today already -> 10
    I answered 9 calls before lunch -> 9
    that's 8 times now -> 8
    on May 7 -> 7
    on the 7 of May -> 7
    my birthday is 9 June -> 9
    it's the 9 today -> 9
    June 9 is when I start -> 9
    see you on the 8 -> 8
    since October 7 -> 7
    I use Windows 10 -> 10
    on my iPhone 8 -> 8
    I'm on Windows 7 sorry -> 7
    line 9 -> 9
    bus 7 was late -> 7
    I took the 7 to work -> 7
    the number 9 bus -> 9
    channel 5 is on -> 5
    season 7 is the best -> 7
    chapter 8 -> 8
    I wear a size 8 -> 8
    size 9 shoes -> 9
    it costs 7 dollars -> 7
    7 bucks an hour -> 7
    $7 an hour -> 7
    I paid 9 for it -> 9
    it's 7 degrees out -> 7
    7 km from here -> 7
    I ran 10 today -> 10
    I live 9 miles out -> 9
    we lost 7 to 3 -> 7
    the top 10 answers -> 10
    my top 5 -> 5
    I'm in group 7 -> 7
    team 9 is ours -> 9
    my desk is number 8 -> 8
    table 7 needs me -> 7
    table for 8 -> 8
    a party of 6 -> 6
    floor 8 -> 8
    level 9 of the car park -> 9
    the first 10 were easy -> 10
    the last 5 questions were easier -> 5
    are there 10 more of these -> 10
    question 7 was easier -> 7
    we moved 7 years ago -> 7
    version 8 -> 8
    python 3 -> 3
    I slept 7 hours -> 7
    agent 9 here -> 9
    my cat is named 7 -> 7
    ticket 8 is still open -> 8
    order 9 is missing -> 9
    step 7 please -> 7
    8 weeks ago -> 8
    I want 8 of them -> 8
    I need 5 -> 5
    I scored 10 goals -> 10
    I'm 8 months pregnant -> 8
    can you come at 7 instead -> 7
    meet me at 8 then -> 8
    until 8 I'm busy -> 8
    not before 9 -> 9
    7am works -> 7
    at 7 sharp -> 7
    around 7ish tonight -> 7
    route 9 -> 9
    gate 10 -> 10
    postcode 7 -> 7
    code 8 -> 8
    the PIN is 9 -> 9
"""

RATINGS = """
    call me a 7 -> 7
    I'd call it a 7 -> 7
    I'd call myself an 8 -> 8
    I'd put it at 7 -> 7
    I'm at a 7 -> 7
    I'm about a 7 -> 7
    I'd be at 8 on a good day -> 8
    probably at 6 -> 6
    around 7 -> 7
    around an 8 these days -> 8
    somewhere around 7 -> 7
    close to 8 -> 8
    near 9 -> 9
    up to 8 I think -> 8
    I'd go for 8 -> 8
    going with 8 -> 8
    let's say 8 -> 8
    make it 7 -> 7
    8 today -> 8
    8 at work, always -> 8
    mine is 8 -> 8
    my empathy is 8 -> 8
    8 for empathy -> 8
    for empathy 8 -> 8
    number 8 -> 8
    8 points -> 8
    8 stars -> 8
    8 I'd say -> 8
    8, because I have 2 kids -> 8
    8, ask my 3 sisters -> 8
    I give myself 8 -> 8
    8 from me -> 8
    I'd score 8 -> 8
    I score 8 -> 8
    a strong 8 -> 8
    honestly 8 -> 8
    8 honestly -> 8
    8 most of the time -> 8
    8 most days -> 8
    8 on good days -> 8
    8 with customers -> 8
    8 always -> 8
    8 for sure -> 8
    easily 9 -> 9
    at least 8 -> 8
    no less than 8 -> 8
    not below 7 -> 7
    nothing under 8 -> 8
    it's 8 -> 8
    it would be 8 -> 8
    that'd be 8 -> 8
    this one's 8 -> 8
    that's 8 -> 8
    8 to be fair -> 8
    8 no question -> 8
    8 thanks -> 8
    definitely 9 -> 9
    9 tbh -> 9
    9 lol -> 9
    9 probably -> 9
    8 is fair -> 8
    8 sounds right -> 8
    8 feels right -> 8
    8 fits -> 8
    I'm 8 -> 8
    I am an 8 -> 8
    solid 8 here -> 8
    8 here -> 8
    level 8 -> 8
    a level of 8 -> 8
    I'd rate it 8 -> 8
    diría un 8 -> 8
    ich nehme die 8 -> 8
    8 würde ich sagen -> 8
    je dirais 8 -> 8
    un 8 -> 8
    8 acho eu -> 8
    acht, also 8 -> 8
    8 perhaps -> 8
    about 8 maybe -> 8
    8 by my standards -> 8
    8 these days -> 8
    I land on 8 -> 8
    I'd settle on 8 -> 8
    settling for 7 -> 7
    7 for now -> 7
    7 at best -> 7
    8 at worst -> 8
    at best 7 -> 7
    I'd pick 8 -> 8
    8 across the years -> 8
    it's about 8 out of habit -> 8
    I reckon 8 -> 8
    between us 8 -> 8
    8 mate -> 8
    8 as my friends say too -> 8
    8 years of practice made it 8 -> 8
    I'd be 8 in that -> 8
    8 with difficult customers -> 8
    8 with kids -> 8
    8 when calm -> 8
    8 under stress -> 8
    8 as always -> 8
"""


@pytest.mark.parametrize(("reply", "number"), pairs(OF_SOMETHING_ELSE))
def test_a_number_of_something_else_is_no_rating(reply, number):
    values, *_ = read(reply, {"empathy": claim(int(number), number)}, asked=EMPATHY_ASKED)
    assert values.get("empathy") is None


@pytest.mark.parametrize(("reply", "number"), pairs(RATINGS))
def test_a_number_beside_which_nothing_stands_is_one(reply, number):
    values, reasons, _ = read(reply, {"empathy": claim(int(number), number)}, asked=EMPATHY_ASKED)
    assert values.get("empathy") == int(number), reasons


YEARS_OF_NOTHING = """
    call me at 7 -> 7
    I have 10 cats -> 10
    ext 8 -> 8
    I work 9 to 5 -> 5
    press 9 -> 9
    it's half past 7 here -> 7
    back in 5 -> 5
    10 people work there -> 10
    I live at 7 Main Street -> 7
    it costs 7 dollars -> 7
    empathy 8 in my case, I'd say -> 8
    I was 8 when we moved -> 8
    I speak 4 languages -> 4
"""
YEARS = """
    8 -> 8
    about 8 I think -> 8
    8 years -> 8
    8 años -> 8
    8 ans environ -> 8
    seit 8 Jahren -> 8
    8 in retail -> 8
    going on 8 -> 8
"""


@pytest.mark.parametrize(("reply", "number"), pairs(YEARS_OF_NOTHING))
def test_a_number_of_something_else_is_no_length_of_time(reply, number):
    values, *_ = read(reply, {"service_years": claim(int(number), number)}, asked=YEARS_ASKED)
    assert values.get("service_years") is None


@pytest.mark.parametrize(("reply", "number"), pairs(YEARS))
def test_a_bare_number_is_one_where_years_were_asked(reply, number):
    values, reasons, _ = read(reply, {"service_years": claim(int(number), number)}, asked=YEARS_ASKED)
    assert values.get("service_years") == int(number), reasons


@pytest.mark.parametrize(
    "beside", ["Ring me after 7 please.", "I have to leave by 9.", "My desk is number 6."]
)
def test_such_a_number_beside_an_answer_does_not_disturb_it(beside):
    said = [Message("assistant", EMPATHY_ASKED), Message("user", f"8. {beside}")]
    entries = OfflineExtractor().read(RUBRIC, said, (), None).entries
    assert {entry.item: entry.value for entry in entries} == {"empathy": 8}
