"""The sayings that `intents` knows: plain English, folded (see `names.folded`), nothing of any rubric."""

from __future__ import annotations

from advisor.dialogue import events
from advisor.dialogue.names import folded
from advisor.dialogue.sayings import Sayings


def sayings(text: str) -> frozenset[str]:
    """Sayings parted by commas, folded."""
    return frozenset(folded(saying) for saying in text.split(",") if saying.strip())


def listed(text: str) -> Sayings:
    """The same in their order, written folded."""
    return Sayings(saying.strip() for saying in text.split(",") if saying.strip())


YES = sayings(
    "yes, yep, yeah, yup, sure, yes please, yes do, do it, i am sure, im sure, yes i am, yes im sure, go "
    "ahead, please do, ok, okay, y, definitely, confirm, confirmed, absolutely, of course, yes start over"
)

NO = sayings(
    "no, nope, nah, no thanks, no thank you, no dont, dont, cancel, never mind, nevermind, n, not really, "
    "rather not, no never mind, no nevermind, no cancel, no keep going, no go on, no continue, no lets go "
    "on, of course not, no way"
)

LETTERS = frozenset("abcdefghij")
"""Parts of a question as it is put; the longest of ours has ten."""

LEADING = listed(
    "ok, okay, well, so, or, um, uh, uhm, hmm, hm, please, and, but, oh, ah, sorry, actually, hey, right, "
    "now, then, yeah, just, also, anyway, anyways, alright, maybe, i guess, i think, lets, let us, can we, "
    "could we, may we, can i, could i, may i, can you, could you, would you, will you, id like to, i would "
    "like to, i want to, id rather, i would rather, id prefer to, i wanna, by the way, btw, quick question, "
    "one question, before that, before i answer, first, wait, excuse me, good question, thanks, thank you, "
    "hi, hello, before we go on, out of interest, remind me, tell me, i was wondering, do you mind telling "
    "me, could you tell me, can you tell me"
)
TRAILING = listed(
    "please, now, thanks, thank you, then, for now, ok, okay, though, sorry, here, today, mate, lol, "
    "tbh, to be honest, honestly, im afraid, really, exactly, again, if thats ok, if i may, for me, "
    "actually, cheers, man, right now, at this point, if you dont mind, haha, anyway, anyways"
)

# ------------------------------------------------------------------------------------------ steering the chat

_SKIP = events.Skip()
_STOP = events.Stop()

SENTENCE: dict[frozenset[str], events.Move] = {
    sayings(
        "skip it, skip this, skip that, skip this one, skip that one, skip this question, skip that "
        "question, skip the question, next question, move on, move on to the next one, move on to the "
        "next question, go to the next question, go to the next one, rather not, prefer not to, id rather"
        " not, i would rather not, id prefer not to, i would prefer not to, rather not say, prefer not to"
        " say, not say, not answer, not answer that, not answer this, i dont want to answer that, i dont "
        "want to answer this, i dont want to say, i wont answer that, none of your business, thats none "
        "of your business, thats private, its private, no comment, leave that one, leave this one, leave "
        "it, stop asking me that, stop asking me this, stop asking that, stop asking about that, stop "
        "asking me about that, dont ask me that, dont ask me that again, dont ask that again, quit asking"
        " me that, ask something else, ask me something else, another question, a different question, "
        "next one please, dont want to talk about that, i dont want to talk about that, i dont want to "
        "talk about this, i dont want to discuss that, i dont want to discuss this, not talk about that, "
        "not talk about this"
    ): _SKIP,
    sayings(
        "go back, go back one, go back one question, go back a step, back up, go back to the previous "
        "question, go back to the last question, go back to the last one, go back to the previous one, "
        "previous question, the previous question, back to the previous question, return to the previous "
        "question"
    ): events.Back(),
    sayings(
        "start over, restart, start again, start from scratch, start from the beginning, begin again, start "
        "all over, start all over again, start afresh, start the whole thing again, reset everything"
    ): events.Restart(),
    sayings(
        "stop asking, stop asking me, stop asking questions, stop with the questions, stop it, no more, "
        "no more for now, no more for today, no more thank you, no more thanks, stop for today, stop for "
        "now, stop today, enough for today, thats enough for today, finish for today, leave it for today,"
        " continue tomorrow, go on tomorrow, finish tomorrow, stop here, stop this, stop the chat, stop "
        "the interview, stop now, end this, end the chat, end here, end the interview, quit the chat, i "
        "have to go, i gotta go, ive got to go, i need to go, i must go, im done with this, im done "
        "answering, i dont want to go on, i dont want to continue, no more questions, leave it there, "
        "leave it at that, call it a day, wrap up, wrap it up, wrap this up"
    ): _STOP,
    sayings(
        "show report, show me the report, show me my report, show the report, show my report, give me "
        "the report, give me my report, see the report, see my report, have the report, have my report, "
        "the report, my report, full report, the full report, whole report, the whole report, show me "
        "the full report, show me the whole report, show me my results, show me my result, see my "
        "results, see my result, see the results, show me the results, give me my results, give me the "
        "results, give me the result, give me my result, just the result, go to the report, get the "
        "report, get my report, get my results, skip to the report, finish with the report, tell me my "
        "result, tell me my results, tell me the result, tell me the results, just my result"
    ): events.AskReport(),
    sayings(
        "go on, continue, carry on, keep going, resume, proceed, go on with the questions, continue with "
        "the questions, ask me the rest, ask me more, ask the rest, ask away, keep asking, answer the rest, "
        "answer more questions, finish the questions, do the rest, go ahead with the questions"
    ): events.GoOn(),
    sayings(
        "repeat, repeat that, repeat the question, repeat it, say that again, what was the question, what "
        "was that, what was your question, whats the question, come again, pardon, pardon me, i beg your "
        "pardon, ask that again, ask me again, i missed that, where were we, what do you want to know, what "
        "else do you want to know, what do you need to know"
    ): events.Repeat(),
    sayings(
        "what do you mean, what did you mean, i dont understand, i dont understand the question, i didnt "
        "understand, i dont get it, i didnt get that, i dont get the question, what are you asking, what "
        "are you asking me, rephrase, rephrase that, rephrase the question, explain the question, explain "
        "that, explain, what does the question mean, im confused, i am confused, im not sure what you mean, "
        "im not sure what you want, not sure what you mean, im not sure what youre asking"
    ): events.Explain(),
    sayings(
        "i already told you, i already told you that, i told you, i told you that, i told you already, i "
        "already said, i already said that, i said that, i said that already, i already answered, i already "
        "answered that, you already have that, you already have all that, you have all that, you have that, "
        "you have that already, you already asked, you already asked that, you already asked me that"
    ): events.Recap(),
    sayings(
        "change something, change an answer, change my answer, change my answers, change that later, change "
        "it later, correct something, correct an answer, how do i change something, how do i change an "
        "answer, how do i correct something, how do i correct an answer, can i still change something, is "
        "it possible to change something, help me, what can i say, what can i ask, how does "
        "this work, how do i use this, what are the commands"
    ): events.Help(),
    sayings(
        "what should i do, what do i do, what am i supposed to do, what can i do, what now"
    ): events.About("next"),
    sayings(
        "what happens now, so what happens now, what next, whats next, what comes next, next steps, and "
        "next, and now"
    ): events.About("after"),
    sayings(
        "what is this, whats this, what do you do, what can you do, what do you offer, what are you good for"
    ): events.About("purpose"),
    sayings(
        "scratch the last answer, scratch my last answer, scratch the last answers, delete my last "
        "answer, remove my last answer, take back my last answer, forget my last answer, undo, undo that,"
        " undo it, undo the last one, undo the last change, undo my last answer"
    ): events.Undo(),
}
"""Sayings that steer where they are a whole sentence."""

WHOLE: dict[frozenset[str], events.Move] = {
    sayings(
        "forget it, forget about it, skip, pass, next, next one, i pass, ill pass, i will pass, ill skip,"
        " i skip, hard pass, pass on that"
    ): _SKIP,
    sayings("back, return, previous"): events.Back(),
    sayings("reset"): events.Restart(),
    sayings(
        "stop, quit, exit, bye, goodbye, bye bye, good bye, see you, see ya, im done, i am done, were done, "
        "all done, done, thats all, thats it, thats everything, thats all from me, thats all ive got, end, "
        "finish, finished, im finished, i am finished, enough, thats enough, thats enough for me, im out, "
        "nothing else, nothing more, stop please, please stop, be done, finish up, end it, im good thanks"
    ): _STOP,
    sayings("report, results, result, summary report"): events.AskReport(),
    sayings("what, huh, eh, sorry what, question"): events.Repeat(),
    sayings("help, commands, options, menu, info"): events.Help(),
    sayings("recap, summary, answers, my answers, summarize, summarise"): events.Recap(),
    sayings("progress, status"): events.HowFar(),
    sayings("score, my score, my tier, tier, level, my level, which level"): events.HowGood(),
}
"""Sayings that steer only where they are the whole message, being too plain otherwise."""

# ------------------------------------------------------------------------------------------------ questions

EMPHASIS = listed(
    "even, actually, really, exactly, again, anyway, specifically, precisely, here, supposed to, the hell"
)
"""Words that stand beside a term and are no part of it: "what does SaaS even mean"."""

LONGEST_TERM = 6
"""Words that the name of a thing may have."""

MEANING: tuple[tuple[str, str], ...] = (
    ("what does", "mean"),
    ("what does", "means"),
    ("what does", "stand for"),
    ("what do", "mean"),
    ("whats", "mean"),
    ("what is", "mean"),
    ("what do you mean by", ""),
    ("what do you mean with", ""),
    ("what did you mean by", ""),
    ("what is meant by", ""),
    ("whats meant by", ""),
    ("what is the meaning of", ""),
    ("whats the meaning of", ""),
    ("what exactly is", ""),
    ("what counts as", ""),
    ("what qualifies as", ""),
    ("the meaning of", ""),
    ("define", ""),
    ("explain what", "means"),
    ("explain what", "is"),
    ("explain the term", ""),
    ("i dont know what", "is"),
    ("i dont know what", "means"),
    ("i dont know what", "are"),
    ("not sure what", "is"),
    ("not sure what", "means"),
    ("im not sure what", "is"),
    ("im not sure what", "means"),
    ("no idea what", "is"),
    ("no idea what", "means"),
    ("i have no idea what", "is"),
    ("i have no idea what", "means"),
    ("never heard of", ""),
    ("ive never heard of", ""),
)
"""How one asks for a meaning: what opens and what closes around the word."""

PRONOUNS = sayings(
    "any of that, any of this, any of these, any of them, any of those, all that, all of that, these, "
    "those, them, it, that, this, you, you by that, you by this, that question, this question"
)

WHAT_IS = listed(
    "what is, whats, what are, what is a, whats a, what is an, whats an, wtf is, explain, what counts as, "
    "which is, which one is, which ones are, which of these is, which of those is, which of them is, which "
    "part is, what kind of thing is, what sort of thing is, whats that, what is that"
)

WHAT_IS_THAT = listed(
    "what is that, whats that, what is it, whats it, what does that mean, what does it mean, what is this, "
    "whats this, what are they, what are these, what are those"
)
NO_IDEA = listed(
    "no idea, no clue, not a clue, never heard of it, never heard of that, never heard of, not sure what "
    "that is, dont know what that is, dunno what that is, no idea what that is, no clue what that is, is "
    "what, meaning"
)
"""What one says behind a word of the trade that one does not know."""

DO_I_NEED = listed(
    "do i need, do i really need, do you need, do i have to have, must i have, should i have, is it bad "
    "that, is it a problem that, does it matter if, does it matter that, does my, do you require"
)
IMPORTANT = tuple(
    " " + word
    for word in listed(
        "important, needed, necessary, required, a must, essential, relevant, a requirement, a problem, "
        "obligatory"
    )
)

WHAT_DOES = listed("what does, what do, what would")

IS_THAT = listed("is that, is it, does that, what is that, whats that, isnt that, you mean, as in, meaning")

CLUELESS = listed(
    "no clue, a clue, any idea, no idea, clueless, not sure, unsure, dont know, do not know, dont "
    "understand, dont get, dunno, idk, not clear, unclear, cant tell, wonder, wondering, forgot, forget, "
    "lost on, confused about, never knew, havent a clue, ive no clue, not certain, beats me"
)
"""What stands before "what X is" where somebody does not know it."""
MEANT = listed(
    "you mean by, you mean with, you mean when you say, you meant by, is meant by, they mean by, is "
    "meant with, exactly is, the word, the term, a, an, the"
)
GET_THERE = listed("get there, getting there, make it there, get that far, take me there, reach that")
"""How one speaks of a result or a job as of a place: "how long does it take to get there"."""
MEANS = listed("is, are, means, mean, stands for, is about, refers to, is for, is supposed to be, entails")

NEEDS = listed(
    "give me tips, give me some tips, give me a tip, give me advice, give me some advice, any tips, any "
    "advice, what do you recommend, what would you recommend, what do you advise, what should i learn, "
    "what should i focus on, help me improve, what would i have to, what do i have to have, what must i "
    "have, what do i need, what do i still need, what would i need, what else do i need, what will i "
    "need, what is needed, whats needed, what would it take, what does it take, what will it take, how do"
    " i get, how can i get, how could i get, how would i get, how do i reach, how can i reach, how could "
    "i reach, how do i become, how can i become, how do i qualify, how can i qualify, what am i missing, "
    "what am i still missing, whats missing, what is missing, whats still missing, what is still missing,"
    " how far am i from, how far off am i, what should i improve, what do i have to improve, what must i "
    "improve, what do i have to do, what should i work on, how to reach, how to get to, what stands "
    "between me, what keeps me from, how do i improve, how can i improve, what would get me, how do i "
    "make it, what do i lack, how close am i"
)

WHY = sayings("why, why that, why this, why not, whats it to you, what for, how come")
WHY_OPENINGS = listed(
    "why am i asked, why was i asked, why are there, why do you, why are you, why would you, why does "
    "that, why does this, why does it, why is that, why is this, why is it, why the, why should i, how "
    "is that relevant, how is this relevant, hows that relevant, how is that your business, what does "
    "that have to do, what does this have to do, what has that got to do, whats that got to do, whats "
    "the point, what is the point, what do you need that for, what do you need this for, is that "
    "relevant, does that matter, does it matter why, why must i, why do i have to, what do you want to "
    "know that for, what made you ask"
)
WHY_ASKED = listed(
    "why do you need, why do you want, why do you ask, why are you asking, why do you have to, why would "
    "you need, why would you want, why is that relevant, what do you need, what do you want, why must i, "
    "why do i have to, why should i, what does that have, what does this have, how is that, how is this, "
    "whats the point, what is the point"
)
"""How one asks why something is asked for at all, rather than why it has its value."""
WHERE_FROM = listed(
    "why is my, why is, where did you get, where does, where do you have, how did you get, how did you come "
    "up with, what did you read, where did, why was, why am i"
)

OPENINGS: tuple[tuple[Sayings, events.Move], ...] = (
    (
        listed(
            "is this for people, is this only for, is this for somebody, is this for someone, who is this"
            " for, whos this for, what is this about, whats this about, what is this all about, whats "
            "this all about, what is all this, whats all this, what is it about, whats it about, what is "
            "this chat, what is this interview, what is this assessment, what is this test, what is this "
            "thing, what is this program, what is this tool, what is this bot, what is this app, what "
            "kind of test, what kind of chat, what kind of interview, what kind of assessment, is this a "
            "test, is this an interview, is this a job interview, is this an exam, is this a quiz, is "
            "this a survey, is this a job application, what are you for, what can you tell me, what does "
            "this do, what will this do, how can you help, how do you help, what will i get, what do i "
            "get, how does it work, how does that work, what will i know, what will i have, what will i "
            "find out, what will i learn, whats in it for me, what is in it for me, what happens when, "
            "what happens once, what do i have at the end, what happens at the end, what happens next, "
            "what happens now, what happens afterwards, what happens after, what job is this, what job is"
            " it, which job is this, what position is this, what role is this, what is the job, whats the"
            " job, what am i doing here, what are we doing, what is the purpose, whats the purpose, what "
            "is the goal of this, whats the goal of this, what is the aim, whats the aim"
        ),
        events.About("purpose"),
    ),
    (
        listed(
            "what would a good score, what is a good score, whats a good score, what would be a good "
            "score, what counts as a good score, what score is good, what score would be good, what "
            "score do i need, what score would i need, what score is needed, which score do i need, "
            "how many points do i need, how many points would i need, how many points are needed, how "
            "many points are there, how many points can, how high must, how high does, how high "
            "should, when is it good enough, whats good enough, what is good enough, whats a pass, "
            "what is a pass, whats the pass mark, what is the pass mark, whats the passing score, what "
            "is the passing score, what is the maximum, whats the maximum, what is the max, whats the "
            "max, what is the highest score, whats the highest score, what is the best score, whats "
            "the best score, what does the score mean, what do "
            "the points mean, what do the scores mean, is there a pass mark, is there a passing score"
        ),
        events.About("good"),
    ),
    (
        listed(
            "how is the score, how is my score, hows the score calculated, how is the result, how is my "
            "result, how is it worked out, how is this worked out, how is that worked out, how are they "
            "worked out, how do you work it out, how is it scored, how is this scored, how is it "
            "calculated, how is this calculated, how is the scoring, how are the points, how are points, "
            "how are my answers, how do you score, how do you calculate, how do you decide, how do you "
            "rate, how do you work out, how do you judge, how do the points, how does the score, how does"
            " the scoring, how does scoring, how did you calculate, what is the scoring, what are the "
            "rules, what are the tiers, what tiers are there, which tiers are there, what is the score "
            "based on, whats the score based on, what counts most, what are the levels, what levels are "
            "there, which levels are there, show me the ladder, show me the levels, show the ladder, see "
            "the ladder, see the levels, what is the ladder, whats the ladder, how is the level, how is "
            "my level, how are the levels, how do the levels, how does the ladder, list the levels"
        ),
        events.About("scoring"),
    ),
    (
        listed(
            "what are my options, give me an example, give an example, give me examples, show me an "
            "example, an example, such as what, like what, got an example, what are the options, which "
            "options, what options, give me options, give me the options, give me some options, list the "
            "options, show me the options, what can i choose, what are the choices, what can i choose "
            "from, what are the steps, which steps are there, what steps are there, list the steps, show "
            "me the steps, what are the possible answers, what could i answer, what answers are there, "
            "give me a menu, show me a menu, give me a list to choose"
        ),
        events.About("options"),
    ),
    (
        listed(
            "what jobs, which jobs, what job could, what job can, what job would, which job, what kind of "
            "job, what kind of jobs, what kinds of jobs, what sort of jobs, what sort of job, what careers, "
            "which careers, what career, what roles, which roles, what can i become, what could i become, "
            "what can i do with, what could i do with, where can this lead, where could this lead, where "
            "does this lead, where would this lead, what does this lead, how much would i earn, how much "
            "can i earn, how much could i earn, how much will i earn, what would i earn, what does it pay, "
            "what is the pay, whats the pay, what is the salary, whats the salary, what salary, how much "
            "does it pay, how much do they pay, what are the career paths, what career paths"
        ),
        events.About("jobs"),
    ),
    (
        listed(
            "what do you do with my, what will you do with my, what are you doing with my, what happens to "
            "my, what happens with my, what happens to the data, where is my data, where are my data, where "
            "does my data, where do you store, where do you keep, where do you save, where is this stored, "
            "where is this saved, do you store, do you keep my, do you save, do you share, do you sell, do "
            "you send, who sees, who can see, who reads, who gets my, is my data, are my answers, is my "
            "information, is this private, is this confidential, is this anonymous, is it private, is it "
            "confidential, is it anonymous, is this secure, is this saved, is this stored, delete my data, "
            "delete my information, delete my info, delete my chat, delete my session, delete this chat, "
            "delete everything, delete all, erase my data, erase everything, erase all, remove my data, "
            "remove all my data, forget my data, how do i delete, how can i delete, how do i erase, how can "
            "i erase, what about my privacy, what about privacy, gdpr"
        ),
        events.About("data"),
    ),
    (
        listed(
            "how much does this cost, how much does it cost, how much is this, how much is it, what does "
            "this cost, what does it cost, is this free, is it free, is that free, does this cost, does it "
            "cost, do i have to pay, do i need to pay, whats the price, what is the price, is there a fee, "
            "are there fees"
        ),
        events.About("cost"),
    ),
    (
        listed(
            "what is my weakest, whats my weakest, what are my weakest, what are my weaknesses, what are "
            "my weak, where am i weak, where am i weakest, what is my biggest weakness, whats my biggest "
            "weakness, which is my weakest, what am i worst at, what am i bad at, where do i lose, where "
            "did i lose, what costs me, what cost me"
        ),
        events.About("weakest"),
    ),
    (
        listed(
            "what have you got, what have you understood, what do you have, what do you know, what did you "
            "get, what did i say, what did i tell you, what have i said, what have i told you, what did you "
            "write down, what did you note, what have you noted, what have you written down, what have you "
            "recorded, what have you saved, show me my answers, show my answers, show me what you have, "
            "show me what you got, show me what youve got, list my answers, list what you have, see my "
            "answers, read it back, read that back, read my answers back, read back, recap, summarize, "
            "summarise, sum up, give me a summary, what are my answers, whats my answers, what you got so "
            "far, what you have so far, what did you understand, have a recap, get a recap, have a summary, "
            "check my answers, review my answers"
        ),
        events.Recap(),
    ),
    (
        listed(
            "how long does the interview, how long does the chat, how long does the test, how long "
            "does the whole, how long does the assessment, how long do we, how long do you, how long "
            "would this, how long would it, how long is it, how long is the, how long are we, how "
            "much time, is it long, is this long, will it take long, will this take long, does it "
            "take long, does this take long, is it quick, is this quick, how many minutes, how many "
            "parts, how many of these, how many are there, how many still, how far are we, how far am "
            "i, how far along, how far through, how far have we, how many questions, how many more, "
            "how much longer, how much more, how much is left, how much left, how long is this, how "
            "long does this, how long will this, how long will it, how long does it, are we nearly, "
            "are we almost, are we done, are we there yet, is there much more, is there a lot more, "
            "are there many more, are there more questions, whats left, what is left, how many are "
            "left, how many left, is this the last, are there any more, is that the last, is that all "
            "the questions, much more to go, many more to go, almost done, nearly done"
        ),
        events.HowFar(),
    ),
    (
        listed(
            "did i make it, have i made it, did i get in, have i passed, did i get it, how am i doing, "
            "how did i do, how have i done, whats my score, what is my score, what score, whats my tier, "
            "what is my tier, which tier am i, what tier am i, which tier, what tier, do i qualify, am i "
            "qualified, did i pass, will i qualify, would i qualify, whats my result, what is my result, "
            "whats the verdict, what is the verdict, the verdict, where do i stand, what level am i, how "
            "do i look, am i good, am i good enough, how good am i, do i have a chance, do i have any "
            "chance, do i have a shot, do i have a real chance, do i have a fair chance, do i have a good"
            " chance, do i even have a chance, have i got a chance, have i got a shot, have i any chance,"
            " do i stand a chance, would i have a chance, would i stand a chance, is there a chance, is "
            "there any chance, is there any hope, is there hope, what are my chances, whats my chances, "
            "what chance do i, what chances do i, what are my odds, how are my chances, how good are my "
            "chances, how are my odds, could i make it, can i make it, will i make it, would i make it, "
            "would i get the job, will i get the job, could i get the job, can i get the job, would i get"
            " a job, will i get a job, could i get a job, can i get a job, would they take me, will they "
            "take me, would they hire me, will they hire me, would anyone hire me, would anybody hire me,"
            " would someone hire me, would you hire me, am i suited, am i suitable, am i a fit, am i a "
            "good fit, am i a match, am i cut out, am i right for, am i ready for, is this job for me, is"
            " the job for me, is this for me, is that job for me, is this the right job, is it the right "
            "job, is it right for me, is it realistic, is that realistic, is this realistic, how likely, "
            "does it look good, hows my score, whats the score, what is the score, have i qualified, am i"
            " in, hows it looking, how is it looking, which level is that, what level is that, "
            "whats my level, what is my level, which level am i,"
            " which level do i, what level do i, am i growing, am i stagnating, am i stuck, what are my "
            "signals, where am i on"
        ),
        events.HowGood(),
    ),
)

TOLD = Sayings(
    f"{said} {what}"
    for said in listed(
        "i told you, i told you already, i already told you, i did tell you, ive told you, ive already told "
        "you, i have told you, i have already told you, i said, i already said, ive already said, i "
        "mentioned, i already mentioned, ive already mentioned, i answered, i already answered, ive already "
        "answered, i gave you, i already gave you, ive given you, ive already given you, i wrote, i already "
        "wrote, ive already written, you already have, you should have, you should already have, you "
        "already know, you already asked, you already asked me, you asked me, youve already asked, youve "
        "already asked me, didnt i tell you, didnt i already tell you, havent i told you, havent i already "
        "told you, didnt i say, didnt i already say"
    )
    for what in ("my", "the", "about my", "about the", "for my")
)
"""How one points out that something was told before."""

SIMPLER = listed(
    "simpler, more simply, in simple words, in simple terms, in simple english, in plain english, in "
    "plain words, in easier words, in other words, in different words, put differently, differently"
)
"""How one asks for a question in other words."""
REWORDING = listed(
    "say, put, explain, ask, repeat, rephrase, word, simpler, more simply, in simple, in plain, in "
    "easier, in other words, in different, differently, a bit simpler, that simpler, it simpler"
)
"""What such a wish opens with."""

UNSURE = sayings(
    "not sure, im not sure, i am not sure, unsure, no idea, i have no idea, ive no idea, no clue, i have no "
    "clue, dont know, i dont know, i dont know that, i dont know that one, i dont know it, dunno, i dunno, "
    "idk, not sure what that is, not sure what it is, not sure what that means, im not sure what that is, "
    "im not sure what that means, i dont know what that is, i dont know what that means, i dont know what "
    "it is, i dont know what it means, no idea what that is, no idea what that means, never heard of it, "
    "never heard of that, ive never heard of it, ive never heard of that, new to me, thats new to me, hard "
    "to say, cant say, i cant say, not familiar with it, not familiar with that, im not familiar with it, "
    "im not familiar with that, what is that, whats that, what is it, whats it, what does that mean, what "
    "does it mean"
)
"""What one says beside a word one does not know; it is about the word and declines nothing."""

BACK_TO = listed(
    "go back to, go back to the, back to, back to the, return to, return to the, come back to, come back "
    "to the, ask me about, ask me again about, revisit, revisit the, redo, redo the, answer, answer the, "
    "ask me, ask me the, do, do the, change, change the, change my, go to, go to the, jump to, jump back "
    "to"
)
THE_ONE_ABOUT = listed(
    "one about, one on, ones about, question about, question on, questions about, questions on, the one "
    "about, the one on, the question about, the question on, part about, bit about, thing about, the, "
    "my, answer on, answer about, answer to"
)
THE_QUESTION = listed(
    "question, questions, part, parts, one, ones, bit, thing, section, topic, score, rating, number, "
    "mark, value, answer, answers, question again, one again, questions again, ones again"
)

WHAT_IF = listed(
    "what if, what would happen if, what happens if, what would change if, what changes if, suppose, "
    "supposing, lets say, imagine, how would it look if, would it help if, would it change anything if, "
    "would i qualify if, what would i get if, what would my score be if, whats my score if, would my "
    "tier change if, what would it be if, would it make a difference if, and if, what tier would i get "
    "if, where would i be if, what would change if, what changes when, what happens when, what would "
    "happen with, how would it look with, how would i look with, what would it look like if, how would i "
    "do with, how would i do if, how about if, what about if, what would it do if, would it be different "
    "if, would it be better if, would i pass if, would i make it if, assuming, say"
)
IF = listed(
    "if, and if, but if, so if, without, and without, but without, what with, with, how about, what about, "
    "what happens with"
)
"""These suppose something only in a question, and before a name and a value."""
WHAT_IF_FILLERS = sayings(
    "i, my, were, was, is, are, be, became, been, had, have, to, a, an, the, it, instead, of, at, up, down, "
    "said, say, changed, chose, went, did, put, gave, myself, answered, only, with, would, that, could, "
    "made, raised, in, for"
)
NO_NAMES = sayings(
    "i, it, that, this, you, a, one, no, yes, some, any, where, what, when, how, who, which, why, "
    "learning, skills, written, start, place, join, can, pro, how soon"
)
"""Words that name an item only in answers; in a question they are plain English."""
