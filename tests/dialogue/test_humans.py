"""Who asks for a human instead of the advisor, and who only talks of humans."""

import time

import pytest

from advisor.dialogue.humans import wants_human

ASKING = """
can I talk to a human / real person
can I talk to a human
Can I talk to a real person?
I'd like to speak to a person please
could you put me through to someone?
human please
I want a human
real person
get me a human being!!
i dont want to talk to a bot
Is there a human here?
Are there any real people I can talk to?
speak to an agent
I need to speak with an agent
let me talk to somebody
transfer me to a live agent
8, 9, and can I talk to a human?
This is useless. Connect me with a real human.
Is it possible to speak with someone from your team?
I would rather talk to a person
I'd rather speak with a human, not a machine
may I speak with a manager
can someone real help me
could a human look at this?
I want to talk to someone
how do I reach a human
how can I get in touch with a real person?
can i pls talk 2 a human
hand me over to a colleague
no more bots please
stop, I want a real person now
I'm tired of talking to a robot
I need human help
Do you have a real person there?
I need someone to talk to
Sorry, but could I please chat with an actual human being instead of a bot?
operator please
live agent
live person
forward me to your staff
Can you get me an advisor?
I prefer to talk to a human advisor
talk to human
speak to a representative
please connect me to a person
any chance I can talk to a real human?
let a human take over
I want to speak to a supervisor
give me someone real
can we talk to one of your colleagues
I think I need to talk to a person about this
who can I talk to
I demand a human
HUMAN!
I'd love to talk to a real person about my score
put me through to a human
Could I have a word with someone?
switch me to a human agent
Am I able to talk to a person?
is there someone I can speak to
can I get a human
a real human, please
is there any chance to talk with a real person?
I would like to be transferred to a human agent
Is a real person available?
Let me talk to your manager
can i have a real human please
could someone from the team contact me?
Where can I find a real person to talk to?
Please have a human contact me
can you put me in touch with someone
Need human
Can a person call me?
How do I get hold of a human?
Hello? Any humans here?
anyone real there?
Can you hand this over to a human
transfer to human
talk to an adviser
get a human
Actually, can I talk to a human first?
can I get some help from a real person
I want help from a person
Can I ask a real person a question?
""".strip().splitlines()

TELLING = """
I talk to humans all day
I want to talk to people all day
When they ask to talk to a human, I transfer them to an agent.
Customers say "I want to talk to a human" and I calm them
He shouted: “Get me a human!”
I can talk to anyone
I can talk to anyone about anything
I would escalate to a manager
Then I'd pass it to a colleague
I was a live chat agent
human resources, 3 years
I worked in human resources
Agent
call center agent
I want to become a support agent
I'd like to be a human resources manager
I speak to a manager when I can't solve it
Talk to a supervisor
I ask them what is wrong and then talk to a supervisor
I like to talk to customers
I need people around me
someone else does that
I can speak with customers in English and Tagalog
Are you human?
Are you a real person?
I'd connect the customer with a real person
my manager
I have someone to help me
I can get a colleague to help
I have a human approach
customer support
I want to work with people
If a customer wants to talk to a human, can I say, I get them one
I have real people skills
real people
yes, I can talk to an angry customer
I need to talk to a customer every hour
I had to speak to a manager
I can hand over to a colleague
I have to speak with a manager every week
I have a supervisor
I would speak with my manager
I need a manager who helps
I can have a chat with anybody
I can deal with anyone
I could talk to someone for hours
I would talk to someone
I'd speak to a supervisor
I would transfer them to a real person
I want human contact
I want to be a representative
8, 9, 7
I need someone to supervise
I get calls from real people
We have a human agent in the loop
I transfer callers to a live agent when the bot fails
I speak to a human resources officer
I spoke to a representative
talking to a customer
I want a job where I talk to someone
I could talk to a wall
Can I speak to the second question?
I want to get a manager role
my goal is to be a manager
someone
I get help from a colleague
ask a supervisor
find a colleague
I want a mentor
people person
real human connection
I'd get a manager
I'd give them someone to talk to
I can get help from a colleague
I can ask someone a question
""".strip().splitlines()


@pytest.mark.parametrize("text", ASKING)
def test_whoever_asks_for_a_human_is_heard(text):
    assert wants_human(text)


@pytest.mark.parametrize("text", TELLING)
def test_whoever_talks_of_humans_asks_for_none(text):
    assert not wants_human(text)


@pytest.mark.parametrize(
    "piece",
    ["can i ", "i need to ", "a real ", "talk to ", "get me ", '"', "is there ", "no more ", ", and "],
)
def test_looking_takes_no_longer_than_the_text_is(piece):
    began = time.perf_counter()
    assert not wants_human((piece * 4000)[:4000] + "x")
    assert time.perf_counter() - began < 1
