"""The sayings that `intents` knows: plain English, folded (see `names.folded`), nothing of any rubric."""

from __future__ import annotations

from typing import Literal

from advisor.dialogue import events
from advisor.dialogue.names import folded


def _sayings(text: str) -> frozenset[str]:
    return frozenset(folded(saying) for saying in text.split(",") if saying.strip())


def _list(text: str) -> tuple[str, ...]:
    return tuple(saying.strip() for saying in text.split(",") if saying.strip())


YES = _sayings(
    "yes, yep, yeah, yup, sure, yes please, yes do, do it, i am sure, im sure, yes i am, yes im sure, go "
    "ahead, please do, ok, okay, y, definitely, confirm, confirmed, absolutely, of course, yes start over"
)

NO = _sayings(
    "no, nope, nah, no thanks, no thank you, no dont, dont, cancel, never mind, nevermind, n, not really, "
    "rather not, no never mind, no nevermind, no cancel, no keep going, no go on, no continue, no lets go "
    "on, of course not, no way"
)

LEADING = _list(
    "ok, okay, well, so, or, um, uh, uhm, hmm, hm, please, and, but, oh, ah, sorry, actually, hey, right, "
    "now, then, yeah, just, also, anyway, anyways, alright, maybe, i guess, i think, lets, let us, can we, "
    "could we, may we, can i, could i, may i, can you, could you, would you, will you, id like to, i would "
    "like to, i want to, id rather, i would rather, id prefer to, i wanna, by the way, btw, quick question, "
    "one question, before that, before i answer, first, wait, excuse me, good question, thanks, thank you, "
    "hi, hello, before we go on, out of interest, remind me, tell me, i was wondering, do you mind telling "
    "me, could you tell me, can you tell me"
)
TRAILING = _list(
    "please, now, thanks, thank you, then, for now, ok, okay, though, sorry, here, today, mate, lol, again, "
    "if thats ok, if i may, for me, actually, cheers, man, right now, at this point, if you dont mind, haha"
)

# ------------------------------------------------------------------------------------------ steering the chat

_SKIP = events.Skip()
_STOP = events.Stop()

SENTENCE: dict[frozenset[str], events.Move] = {
    _sayings(
        "skip it, skip this, skip that, skip this one, skip that one, skip this question, skip that "
        "question, skip the question, next question, move on, move on to the next one, move on to the next "
        "question, go to the next question, go to the next one, rather not say, prefer not to say, not say, "
        "not answer, not answer that, not answer this, i dont want to answer that, i dont want to answer "
        "this, i dont want to say, i wont answer that, none of your business, thats none of your business, "
        "thats private, its private, no comment, leave that one, leave this one, leave it"
    ): _SKIP,
    _sayings(
        "go back, go back one, go back one question, go back a step, back up, go back to the previous "
        "question, go back to the last question, go back to the last one, go back to the previous one, "
        "previous question, the previous question, back to the previous question, return to the previous "
        "question"
    ): events.Back(),
    _sayings(
        "start over, restart, start again, start from scratch, start from the beginning, begin again, start "
        "all over, start all over again, start afresh, start the whole thing again, reset everything"
    ): events.Restart(),
    _sayings(
        "stop here, stop this, stop the chat, stop the interview, stop now, end this, end the chat, end "
        "here, end the interview, quit the chat, i have to go, i gotta go, ive got to go, i need to go, i "
        "must go, im done with this, im done answering, i dont want to go on, i dont want to continue, no "
        "more questions, leave it there, leave it at that, call it a day, wrap up, wrap it up, wrap this up"
    ): _STOP,
    _sayings(
        "show report, show me the report, show me my report, show the report, show my report, give me the "
        "report, give me my report, see the report, see my report, have the report, have my report, the "
        "report, my report, show me my results, show me my result, see my results, see my result, see the "
        "results, show me the results, give me my results, give me the results, go to the report, get the "
        "report, get my report, get my results, skip to the report, finish with the report"
    ): events.AskReport(),
    _sayings(
        "go on, continue, carry on, keep going, resume, proceed, go on with the questions, continue with "
        "the questions, ask me the rest, ask me more, ask the rest, ask away, keep asking, answer the rest, "
        "answer more questions, finish the questions, do the rest, go ahead with the questions"
    ): events.GoOn(),
    _sayings(
        "repeat, repeat that, repeat the question, repeat it, say that again, what was the question, what "
        "was that, what was your question, whats the question, come again, pardon, pardon me, i beg your "
        "pardon, i dont understand, i dont understand the question, i didnt understand, i dont get it, i "
        "didnt get that, i dont get the question, what are you asking, what are you asking me, ask that "
        "again, ask me again, rephrase, rephrase that, rephrase the question, i missed that, where were we, "
        "what do you mean"
    ): events.Repeat(),
    _sayings(
        "help me, what can i say, what can i do, what can i ask, how does this work, how do i use this, "
        "what are the commands, what should i do, what do i do, what am i supposed to do, what are my "
        "options"
    ): events.Help(),
    _sayings(
        "undo, undo that, undo it, undo the last one, undo the last change, undo my last answer"
    ): events.Undo(),
}
"""Sayings that steer where they are a whole sentence."""

WHOLE: dict[frozenset[str], events.Move] = {
    _sayings(
        "skip, pass, next, next one, i pass, ill pass, i will pass, ill skip, i skip, hard pass, pass on that"
    ): _SKIP,
    _sayings("back, return, previous"): events.Back(),
    _sayings("reset"): events.Restart(),
    _sayings(
        "stop, quit, exit, bye, goodbye, bye bye, good bye, see you, see ya, im done, i am done, were done, "
        "all done, done, thats all, thats it, thats everything, thats all from me, thats all ive got, end, "
        "finish, finished, im finished, i am finished, enough, thats enough, thats enough for me, im out, "
        "nothing else, nothing more, stop please, please stop, be done, finish up, end it, im good thanks"
    ): _STOP,
    _sayings("report, results, result, summary report"): events.AskReport(),
    _sayings("what, huh, eh, sorry what, question"): events.Repeat(),
    _sayings("help, commands, options, menu, info"): events.Help(),
    _sayings("recap, summary, answers, my answers, summarize, summarise"): events.Recap(),
    _sayings("progress, status"): events.HowFar(),
    _sayings("score, my score, my tier, tier"): events.HowGood(),
}
"""Sayings that steer only where they are the whole message, being too plain otherwise."""

# ------------------------------------------------------------------------------------------------ questions

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

PRONOUNS = _sayings("it, that, this, you, you by that, you by this, that question, this question")

WHAT_IS = _list("what is, whats, what are, what is a, whats a, what is an, whats an, wtf is, explain")

NEEDS = _list(
    "what do i need, what do i still need, what would i need, what else do i need, what will i need, what "
    "is needed, whats needed, what would it take, what does it take, what will it take, how do i get, how "
    "can i get, how could i get, how would i get, how do i reach, how can i reach, how could i reach, how "
    "do i become, how can i become, how do i qualify, how can i qualify, what am i missing, what am i still "
    "missing, whats missing, what is missing, whats still missing, what is still missing, how far am i "
    "from, how far off am i, what should i improve, what do i have to improve, what must i improve, what do "
    "i have to do, what should i work on, how to reach, how to get to, what stands between me, what keeps "
    "me from, how do i improve, how can i improve, what would get me, how do i make it, what do i lack, how "
    "close am i"
)

WHY = _sayings("why, why that, why this, why not, whats it to you, what for, how come")
WHY_OPENINGS = _list(
    "why do you, why are you, why would you, why does that, why does this, why does it, why is that, why is "
    "this, why is it, why the, why should i, how is that relevant, how is this relevant, hows that "
    "relevant, how is that your business, what does that have to do, what does this have to do, what has "
    "that got to do, whats that got to do, whats the point, what is the point, what do you need that for, "
    "what do you need this for, is that relevant, does that matter, does it matter why, why must i, why do "
    "i have to, what do you want to know that for, why did you, what made you ask, what is this for, whats "
    "this for"
)
WHERE_FROM = _list(
    "why is my, why is, where did you get, where does, where do you have, how did you get, how did you come "
    "up with, what did you read, where did, why was, why am i"
)

OPENINGS: tuple[tuple[tuple[str, ...], events.Move], ...] = (
    (
        _list(
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
        _list(
            "how far are we, how far along, how far through, how far have we, how many questions, how many "
            "more, how much longer, how much more, how much is left, how much left, how long is this, how "
            "long does this, how long will this, how long will it, how long does it, are we nearly, are we "
            "almost, are we done, are we there yet, is there much more, is there a lot more, are there many "
            "more, are there more questions, whats left, what is left, how many are left, how many left, is "
            "this the last, are there any more, is that the last, is that all the questions, much more to "
            "go, many more to go, almost done, nearly done"
        ),
        events.HowFar(),
    ),
    (
        _list(
            "how am i doing, how did i do, how have i done, whats my score, what is my score, what score, "
            "whats my tier, what is my tier, which tier am i, what tier am i, which tier, what tier, do i "
            "qualify, am i qualified, did i pass, will i qualify, would i qualify, whats my result, what is "
            "my result, where do i stand, what level am i, how do i look, am i good enough, how good am i, "
            "hows my score, whats the score, what is the score, have i qualified, am i in, hows it looking, "
            "how is it looking"
        ),
        events.HowGood(),
    ),
)

BACK_TO = _list(
    "go back to, go back to the, back to, back to the, return to, return to the, come back to, come back to "
    "the, ask me about, ask me again about, revisit, revisit the, redo, redo the"
)

WHAT_IF = _list(
    "what if, what would happen if, what happens if, what would change if, what changes if, suppose, "
    "supposing, lets say, imagine, how would it look if, would it help if, would it change anything if, "
    "would i qualify if, what would i get if, what would my score be if, whats my score if, would my tier "
    "change if, what would it be if, would it make a difference if, and if, what tier would i get if, where "
    "would i be if"
)
WHAT_IF_FILLERS = _sayings(
    "i, my, were, was, is, are, be, became, been, had, have, to, a, an, the, it, instead, of, at, up, down, "
    "said, say, changed, chose, went, did, put, gave, myself, answered, only, with, would, that, could, "
    "made, raised, in, for"
)
NO_NAMES = _sayings(
    "i, it, that, this, you, a, one, no, yes, some, any, start, place, join, can, pro, how soon"
)
"""Words that name an item only in answers; in a question they are plain English."""

NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}

# ----------------------------------------------------------------------------------------------- small talk

REMARKS: dict[Literal["wait", "thanks", "greeting", "how_are_you", "who"], frozenset[str]] = {
    "wait": _sayings(
        "wait, hold on, one moment, one sec, one second, a moment, just a moment, just a sec, just a "
        "second, just a minute, hang on, hang on a second, hang on a sec, give me a minute, give me a "
        "moment, give me a second, give me a sec, let me think, let me think about it, let me think about "
        "that, let me see, need a minute, i need a minute, i need a moment, i need to think, i need to "
        "think about it, i need time to think, brb, be right back, ill be right back, i need some time, "
        "hold on a second, hold on a sec, wait a minute, wait a second, think about it, think about that, "
        "think for a moment, have a minute, have a moment, i have to think about that"
    ),
    "thanks": _sayings(
        "thanks, thank you, thanks a lot, thank you so much, thank you very much, many thanks, cheers, ta, "
        "thx, ty, great thanks, thats helpful, thats kind, thats nice of you, appreciate it, i appreciate "
        "it, much appreciated, cool, great, nice, awesome, perfect, lovely, good to know, thats good to "
        "know, interesting, wow, haha, lol, youre welcome, no problem, no worries, sounds good, sounds "
        "great, thats great, thats good, makes sense, got it, understood, fair enough, i see, ah i see, ah "
        "ok, great to hear, nice to hear, brilliant, fantastic, excellent"
    ),
    "greeting": _sayings(
        "hi, hello, hey, hiya, good morning, good afternoon, good evening, morning, evening, hello there, "
        "hi there, hey there, greetings, howdy, yo, nice to meet you, pleased to meet you, good day, gday, "
        "namaste, hola, im ready, i am ready, ready, lets start, lets begin, lets go, start, begin, ok lets "
        "go, ready when you are, shall we start, shall we begin, go, im here, mabuhay, kumusta"
    ),
    "how_are_you": _sayings(
        "how are you, how are you doing, hows it going, how is it going, how do you do, whats up, sup, how "
        "are things, hows your day, how is your day, hows your day going, you alright, you ok, are you ok, "
        "how have you been, hi how are you, hello how are you, hey how are you, hows things, how r u"
    ),
    "who": _sayings(
        "who are you, what are you, are you a bot, are you human, are you a human, are you real, are you an "
        "ai, are you a real person, are you a robot, is this a bot, is this a real person, am i talking to "
        "a bot, am i talking to a human, am i talking to a person, are you chatgpt, whats your name, what "
        "is your name, do you have a name, who made you, are you a person, is this ai, is this an ai, are "
        "you ai, are you a machine"
    ),
}

ASKING = _list(
    "what, who, when, where, which, how, why, whose, can you, could you, would you, will you, do you, does, "
    "did, is it, is there, are there, are you, tell me, write me, write a, give me, show me, translate, "
    "sing, should i, ignore, forget, pretend, print, repeat after"
)

DISTRESS = _list(
    "kill myself, killing myself, want to die, wanna die, wish i was dead, wish i were dead, end my life, "
    "ending my life, take my own life, taking my own life, im suicidal, i am suicidal, feel suicidal, "
    "feeling suicidal, suicidal thoughts, hurt myself, hurting myself, harm myself, harming myself, dont "
    "want to live, dont want to be alive, dont want to be here anymore, no reason to live, nothing to live "
    "for, cant go on, cant take it anymore, cant take this anymore, i feel hopeless, im hopeless, feeling "
    "hopeless, i feel worthless, im worthless, im desperate, i am desperate, im so depressed, im depressed, "
    "i am depressed, im really depressed, im very depressed, i feel depressed, i cant cope, im not coping, "
    "breaking down, i hate my life, hate myself, having a panic attack, im falling apart, i cant stop "
    "crying, ive been crying"
)

# ------------------------------------------------------------------------------------------------ languages

ENGLISH = frozenset(
    "the a an and or but i im my me you your it is are was be to of in on for with have has had do did not "
    "no yes"
    "years year work worked job at from as that this what how would can".split()
)
FOREIGN = tuple(
    frozenset(words.split())
    for words in (
        "el la los las un una de que y en mi es soy estoy tengo trabajo años para por con pero no sí hola "
        "gracias muy he sido como más trabajé quiero puedo hablas español usted qué cuántos",
        "le la les un une des du de que et en mon ma est suis je ai travaille ans pour avec mais pas oui "
        "bonjour merci très été vous parlez français dans nous c'est j'ai comme plus",
        "der die das ein eine und ich bin habe in mit ist nicht mein meine jahre arbeite für aber ja nein "
        "hallo danke sehr zu von auf deutsch sprechen sie als wie kann möchte gearbeitet",
        "o os as um uma de que e em meu minha é sou estou tenho trabalho anos para por com mas não sim olá "
        "obrigado obrigada muito fui como mais você fala português eu",
        "il lo gli un una di che e in mio mia è sono ho lavoro anni per con ma non sì ciao grazie molto "
        "stato come più parli italiano",
        "de het een en ik ben heb in met is niet mijn jaar werk voor maar ja nee hallo dank zeer van op als "
        "kan wil gewerkt spreekt nederlands",
        "ako ang ng sa na ay po opo hindi oo mga ko mo ikaw siya kami taon trabaho ako'y salamat kasi lang "
        "naman pero ba kayo marunong tagalog gusto may",
        "main mera meri hai hoon hun kya nahi haan aap mujhe mein ka ki ke se aur kaam saal karta karti bhi "
        "namaste dhanyavaad raha rahi tha",
        "ja jestem mam w z na i nie tak moje lat pracuję pracowałem dla ale się że to dzień dobry dziękuję "
        "jak po polsku mówisz",
    )
)
"""Everyday words of the languages most heard from, one set each."""
