"""The sayings beside the matter that `intents` knows: small talk, hard times, orders, other languages."""

from __future__ import annotations

from typing import Literal

from advisor.dialogue.phrases import listed, sayings
from advisor.dialogue.sayings import Sayings

REMARKS: dict[Literal["wait", "thanks", "greeting", "ready", "how_are_you", "who"], frozenset[str]] = {
    "wait": sayings(
        "wait, hold on, one moment, one sec, one second, a moment, just a moment, just a sec, just a "
        "second, just a minute, hang on, hang on a second, hang on a sec, give me a minute, give me a "
        "moment, give me a second, give me a sec, let me think, let me think about it, let me think about"
        " that, let me see, need a minute, i need a minute, i need a moment, i need to think, i need to "
        "think about it, i need time to think, brb, be right back, ill be right back, i need some time, "
        "hold on a second, hold on a sec, wait a minute, wait a second, think about it, think about that,"
        " i need a break, need a break, take a break, have a break, a short break, think for a moment, "
        "have a minute, have a moment, i have to think about that"
    ),
    "thanks": sayings(
        "thanks, thank you, thanks a lot, thank you so much, thank you very much, many thanks, cheers, ta, "
        "thx, ty, great thanks, thats helpful, thats kind, thats nice of you, appreciate it, i appreciate "
        "it, much appreciated, cool, great, nice, awesome, perfect, lovely, good to know, thats good to "
        "know, interesting, wow, haha, lol, youre welcome, no problem, no worries, sounds good, sounds "
        "great, thats great, thats good, makes sense, got it, understood, fair enough, i see, ah i see, ah "
        "ok, great to hear, nice to hear, brilliant, fantastic, excellent"
    ),
    "greeting": sayings(
        "hi, hello, hey, hiya, good morning, good afternoon, good evening, morning, evening, hello there, "
        "hi there, hey there, greetings, howdy, yo, nice to meet you, pleased to meet you, good day, gday, "
        "namaste, hola, im here, mabuhay, kumusta"
    ),
    "ready": sayings(
        "im ready, i am ready, ready, lets start, lets begin, lets go, start, begin, ok lets go, ready when "
        "you are, shall we start, shall we begin, go, lets do this, lets do it, lets get started, ready to "
        "go, ready to start, bring it on, fire away, shoot"
    ),
    "how_are_you": sayings(
        "how are you, how are you doing, hows it going, how is it going, how do you do, whats up, sup, how "
        "are things, hows your day, how is your day, hows your day going, you alright, you ok, are you ok, "
        "how have you been, hi how are you, hello how are you, hey how are you, hows things, how r u"
    ),
    "who": sayings(
        "who are you, what are you, are you a bot, are you human, are you a human, are you real, are you an "
        "ai, are you a real person, are you a robot, is this a bot, is this a real person, am i talking to "
        "a bot, am i talking to a human, am i talking to a person, are you chatgpt, whats your name, what "
        "is your name, do you have a name, who made you, are you a person, is this ai, is this an ai, are "
        "you ai, are you a machine"
    ),
}

ORDERING = listed(
    "write me, write a, write my, fix my, translate, sing, ignore, forget, pretend, print, repeat after, "
    "recite, summarise, summarize, generate, code me, make me a, draw, google, search the web, "
    "look up, send me, "
    "call me, book me"
)
"""How one begins who wants something done that is not for an interviewer to do."""

NODS = frozenset("👍 👌 🙂 😊 😀 😄 🙏 ❤️ 💪 🎉 👏 😅 :) :-) ;) :D <3 👍👍".split())
"""Messages that are but a friendly nod."""

ASIDES: dict[
    Literal["no_matter", "nervous", "let_down", "venting", "complaint", "wait", "thanks"], Sayings
] = {
    "nervous": listed(
        "nervous, not very good with words, not good with words, bad with words, not great with words, "
        "bad at this, not good at this, my english, bad english, poor english, broken english, my "
        "spelling, my grammar, my typos, typos, dyslexic, dyslexia, english is not my, english isnt my, "
        "second language, hard for me to, i feel silly, feel stupid, feels awkward, a bit awkward, this "
        "is awkward, embarrassing, embarrassed, selling myself, bragging, bad at judging myself, not "
        "good at judging, bad at rating, hate rating, dont like rating, rating myself, judging myself, "
        "dont like talking about myself, hate talking about myself, wrong window, wrong chat, didnt mean "
        "to send, ignore that last, not confident, no confidence, scared to answer, afraid to, afraid i"
    ),
    "no_matter": listed(
        "sorry i was rude, sorry for being rude, sorry about that, my apologies, i apologise, i "
        "apologize, sorry for that, sorry for the delay, sorry for shouting, sorry for swearing, i didnt "
        "mean it, i was joking, just kidding, just joking, only joking"
    ),
    "let_down": listed(
        "disappointed, disappointing, disheartening, disheartened, discouraging, discouraged, gutted, "
        "bummed, hoped for more, hoped for better, not what i hoped, not what i wanted to hear, thats "
        "depressing, hard to hear, thats a shame, thats sad, what a letdown, a let down, makes me sad, "
        "feel like giving up, might as well give up, crushing, crushed, thats hard to take, thats a blow"
    ),
    "venting": listed(
        "nightmare, awful boss, horrible boss, terrible boss, bad boss, hate my job, hate my boss, hate "
        "this job, hate my work, my job sucks, boss sucks, rough day, bad day, long day, stressful day, "
        "terrible day, awful day, crazy day, crazy week, rough week, yells at me, yelled at, shouted at, "
        "screamed at, my boss is the worst, treat us like, treated like"
    ),
    "complaint": listed(
        "lot of questions, many questions, lots of questions, too many questions, so many questions, "
        "taking forever, takes forever, takes too long, taking too long, too long, so long, how much "
        "longer, boring, bored, stupid question, dumb question, silly question, weird question, strange "
        "question, stupid test, dumb test, this is stupid, this is dumb, this is silly, this is "
        "annoying, youre annoying, you are annoying, annoying, pointless, waste of time, wasting my "
        "time, repetitive, already asked, asked me that, you keep asking, keep asking, not listening, "
        "you dont listen, arent listening, doesnt work, not working, useless, ridiculous, nonsense, "
        "frustrating, im getting tired, im tired of, sick of, fed up, i hate these, i hate this, dont "
        "like these, dont like this, have to go soon, got to go soon, gotta go soon, "
        "have to leave soon, need to leave soon, in a hurry, in a rush, short on time, running late, "
        "hate tests, youre rude, you are rude, bad bot, stupid bot, dumb "
        "bot, ugh, omg this, hurry up, get to the point, too personal, too nosy, nosy"
    ),
    "wait": listed(
        "my kid, my kids, my baby, my dog, my cat, just came in, just walked in, someone just came, gimme"
        " a sec, gimme a second, gimme a minute, gimme a moment, boss is here, boss just, phone is "
        "ringing, phones ringing, doorbell, be right there, back in a, back in five, back in 5, brb, hang"
        " on, hold on, one sec, one moment, just a sec, need a coffee, got a call, someone at the door, "
        "let me look, let me check, let me think, let me get back, thinking about it, need to think, "
        "never thought about that, never thought of that, gotta think, have to think"
    ),
    "thanks": listed(
        "youre funny, you are funny, nice one, that was helpful, thats helpful, very helpful, really "
        "helpful, was useful, thats useful, thank you, thanks, good bot, nice bot, well done, good to "
        "know, you are kind, youre kind, youre nice, you are nice, you are great, youre great, love this,"
        " i like this, like it so far, makes sense, that helps, fair enough, fair point, good question, "
        "good point, lol, haha, hehe, okay cool, ok cool, cool cool"
    ),
}
"""What a short message that brought nothing is about, by words anywhere in it."""

DISAGREES = listed(
    "thats not right, thats wrong, thats not correct, thats incorrect, this is wrong, this isnt right, "
    "this is not right, that isnt right, that is wrong, that is not right, unfair, not fair, isnt fair, "
    "thats fair is it, i disagree, dont agree, do not agree, seems low, seems too low, seems a bit low, "
    "seems very low, seems harsh, too low, too harsh, harsh, seems wrong, seems off, looks wrong, cant "
    "be right, cant be true, cant be correct, not accurate, inaccurate, are you sure, you sure, no way "
    "thats, no way that, doesnt seem right, doesnt sound right, doesnt seem fair, sounds wrong, i "
    "deserve, dont think thats, dont think that is, dont think thats right, you misunderstood, you got "
    "me wrong, you got it wrong, you got that wrong, you got this wrong, must be a mistake, must be "
    "wrong, thats a mistake, is a mistake, dont believe that, dont believe this, i expected more, i "
    "expected better, thought id be higher, should be higher, ought to be higher, im better than that, i "
    "am better than that"
)
"""Words of someone who finds the result wrong."""

RESULTS = listed(
    "score, result, results, verdict, tier, level, outcome, assessment, grade, rating, ranking, points, "
    "report"
)
WRONG = listed(
    "wrong, not right, isnt right, not correct, isnt correct, incorrect, not true, isnt true, misread, "
    "misheard, misunderstood, misjudged, misinterpreted, underestimated, overestimated, too low, too "
    "high, seems low, seems high, should be higher, should be lower, mistaken, a mistake, an error, not "
    "accurate, isnt accurate, inaccurate, way off, is off, rubbish, nonsense, made a mistake, not what i "
    "said, not what i meant, not what i wrote, doesnt fit, shouldve been, should have been, should be "
    "different, cant be right, doesnt sound right, doesnt look right, no longer true, not true anymore, "
    "not true any more, outdated, out of date"
)
"""Words that call something wrong."""
GONE = listed("no longer, any more, anymore, not since, used to be")
"""Words that call something over."""

DISTRESS = listed(
    "kill myself, killing myself, want to die, wanna die, wish i was dead, wish i were dead, end my life, "
    "ending my life, take my own life, taking my own life, im suicidal, i am suicidal, feel suicidal, "
    "feeling suicidal, suicidal thoughts, hurt myself, hurting myself, harm myself, harming myself, dont "
    "want to live, dont want to be alive, dont want to be here anymore, no reason to live, nothing to live "
    "for, cant go on, cant take it anymore, cant take this anymore, i feel hopeless, im hopeless, feeling "
    "hopeless, i feel worthless, im worthless, im desperate, i am desperate, im so depressed, im depressed, "
    "i am depressed, im really depressed, im very depressed, i feel depressed, i cant cope, im not coping, "
    "breaking down, i hate my life, hate myself, im falling apart, i cant stop "
    "crying, ive been crying, feel worthless, feeling worthless, dont see the point anymore, dont see the "
    "point any more, dont see a point anymore, dont see the point in anything, dont see any point in living, "
    "no point in living, no point in anything"
)
"""Words of someone who should not be left alone with them."""

_FEELS = tuple(
    f"{subject}{degree} {state}"
    for subject in (
        "im",
        "i am",
        "i feel",
        "i felt",
        "and feel",
        "and feeling",
        "im feeling",
        "i am feeling",
        "ive been",
    )
    for degree in (
        "",
        " so",
        " really",
        " very",
        " too",
        " pretty",
        " totally",
        " completely",
        " just",
        " quite",
    )
    for state in (
        *listed(
            "stressed, overwhelmed, burned out, burnt out, exhausted, anxious, depressed, scared, terrified"
        ),
        *listed("miserable, useless, ashamed, lonely, lost and, a failure, like a failure, in a dark place"),
    )
)
_TROUBLES = listed(
    "tired of job hunting, tired of applying, tired of looking for, nobody ever hires me, nobody hires "
    "me, no one hires me, no one ever hires me, keep getting rejected, rejected everywhere, so many "
    "rejections, having panic attacks, having a panic attack, i have panic attacks, i get panic attacks, "
    "ive had panic attacks, just got fired, just been fired, just lost my job, i lost my job, just got "
    "laid off, just been laid off, i was just laid off, i was just fired, under a lot of stress, at the "
    "end of my rope, its all too much, this is too much for me, its too much for me, im struggling, i am "
    "struggling, im having a hard time, having a rough time, going through a lot, going through a "
    "divorce, i dont see the point, nobody wants me, no one will hire me, nobody will hire me, i feel "
    "terrible, i feel awful, im losing hope"
)
STRAIN = Sayings((*_FEELS, *_TROUBLES))
"""Words of someone who has a hard time, and to whom a kind word is due."""

ORDERS = listed(
    "ignore previous, ignore all, ignore the previous, ignore the above, ignore your, ignore the rules, "
    "ignore any previous, ignore every, disregard previous, disregard all, disregard the, disregard your, "
    "forget your instructions, forget your rules, forget all previous, forget previous, forget the rules, "
    "forget everything above, override your, override the, bypass the, give me a score, give me a perfect, "
    "give me 100, give me a 100, give me full, give me the highest, give me the top, give me the best score, "
    "give me qualified, set my score, set the score, set my tier, make my score, make me qualified, mark me "
    "as, mark me qualified, just give me 100, declare me, print your prompt, print your "
    "instructions, print your system, show me your prompt, show me your instructions, show me your system, "
    "reveal your, what is your system prompt, whats your system prompt, you are now, you must now, act as, "
    "pretend you are, pretend to be, pretend that you, new instructions, system prompt, developer mode, "
    "enter developer mode"
)
"""How one begins who would rather give the advisor orders than answers."""

# ------------------------------------------------------------------------------------------------ languages

ENGLISH = frozenset(
    "the a an and or but i im i'm my me you your it it's is are was be to of in on for with have has had do "
    "did not no yes don't which one who where when why there here these those them they we he she his her "
    "its so if then can't about any some all "
    "years year work worked job at from as that this what how would can".split()
)
FOREIGN = tuple(
    frozenset(words.split())
    for words in (
        "el la los las un una de que y en mi es soy estoy tengo trabajo años para por con pero no sí hola "
        "gracias muy he sido como más trabajé quiero puedo hablas español usted qué cuántos",
        "parlez parlez-vous le la les un une des du de que et en mon ma est suis je ai travaille ans pour"
        " avec mais pas oui bonjour merci très été vous parlez français dans nous c'est j'ai comme plus",
        "kannst du ihr der die das ein eine und ich bin habe in mit ist nicht mein meine jahre arbeite "
        "für aber ja nein hallo danke sehr zu von auf deutsch sprechen sie als wie kann möchte gearbeitet",
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
