"""What questions to the advisor are about, by the words in them: `TOPICS`, a table one can read.

`phrases` knows how questions open, word for word. People word one question in twenty ways, and what those
have in common is a few kinds of words, wherever they stand: "break down my score", "how did I get these
points" and "why such a low result" each have one for explaining and one for the result. A rule names such
kinds; the first rule that fits wins. Asked are only sentences that `form` takes for a question or a wish.

Plain English, folded (see `names.folded`), nothing of any rubric; `{goal}` stands for a tier or level and
`{item}` for something asked about, as the rubric calls them.
"""

from __future__ import annotations

from dataclasses import dataclass

from advisor.dialogue.events import Topic

__all__ = ["GOAL", "ITEM", "ITEM_RULES", "JOB", "NUMBER", "PLACE", "SIGNS", "TOPICS", "Rule"]

GOAL, ITEM, NUMBER, PLACE, JOB, SIGNS = "{goal}", "{item}", "{number}", "{place}", "{job}", "{signs}"
"""Stand in a text for what the rubric knows by name, a job its paths lead to among them, for a number in
figures and for a country or town; the last for a rubric that knows signs of growth at all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that have to stand in a question, one of each kind, and some that must not."""

    topic: Topic
    words: tuple[str, ...]
    without: str = ""


_WHY = (
    "why, how come, how did, how do you get, explain, explanation, justify, understand, break, "
    "breakdown, walk me, talk me, take me through, go through, come from, comes from, came from, made "
    "up, the reason, what made, dont get, reasoning, behind, see how, make sense of, come up with, "
    "arrive at, based on, where did, how is it that, reason"
)
_RESULT = (
    "score, scores, scored, result, results, points, verdict, tier, level, outcome, assessment, grade, "
    "evaluation, qualify, qualified, pass, passed, ranking, number you gave, placed, rated, rating"
)
_BARRED = (
    "stopping me, keeping me, holding me, hold me back, holds me back, keeps me, stops me, in my way, in "
    "the way, not good enough, not enough, prevents me, preventing me, blocking me, blocks me, standing "
    "between, only, just got, so low, this low, that low, not higher, so bad, wont you"
)
_HELP = (
    "help, helps, improve, improves, improving, raise, raises, boost, increase, difference, matters "
    "most, move the needle, lift, gain, more points, most points, higher score, better score, bring me, "
    "push, get my score up, score up, get me up, get me further, pay off, pays off, worth doing, better"
)
_MOST = (
    "most, biggest, best, first, quickest, fastest, easiest, quick win, quick wins, quickly, fast, "
    "priority, prioritise, prioritize, focus, start with, one thing, single thing, main thing, work on, "
    "what, how, which, where"
)
_COUNT = "count, counts, counted, qualify as, considered, accepted, acceptable, valid, good enough"
_USE = (
    "help, helps, matter, matters, important, importance, useful, of use, any use, needed, need, "
    "required, requirement, necessary, relevant, worth, points, weigh, weighs, weight, benefit, bother, "
    "only for, have to learn, need to learn, have to know, need to know, must i learn, must i know, have "
    "to study, difference, plus, advantage, disadvantage, problem, issue, deal breaker, dealbreaker, "
    "count, counts, hurt, hold me back, be enough, anything for me, should i learn, should i get, should "
    "i take, should i do, have to have, must i have, must have, improve, raise, boost, increase, a "
    "factor, influence, affect, affects, too old, too young, too late, against me, a must, change "
    "anything"
)
_GOOD = (
    "good, bad, ok, okay, decent, enough, low, high, happy, worried, fine, great, poor, terrible, "
    "alright, proud, disappointed, any good, not bad, respectable, strong, weak, awful"
)
_THAT = "score, result, that, this, it, number, tier, level, outcome, result so far, points, these"
_OTHERS = (
    "others, other people, other candidates, other applicants, average, everyone, everybody, most "
    "people, anyone else, typical, typically, normal, normally, median, the rest, compare, compared, "
    "percentile, usually get, people usually, people like me, people get, ranked, ranking"
)
_KEEP = (
    "save, saved, saving, download, print, printed, pdf, email, mail, send, export, copy, keep, share, "
    "file, screenshot, get a copy, take with me, forward"
)
_PAPER = "report, result, results, it, this, that, assessment, answers, everything, summary"
_LATER = (
    "later, tomorrow, another day, another time, some other time, halfway, half way, in between, "
    "afterwards, next week, tonight, come back, pick up, pick it up, where i left, after lunch, again "
    "in, in a month, in a few, in a year, in a week, in half a, in two, in three, in six, in 2, in 3, in 6, "
    "next month, next year, once more, a second time, again"
)
_PAUSE = (
    "come back, continue, finish, pause, break, stop, resume, return, carry on, go on, do this, do it, "
    "take this, retake, redo this, redo it, redo the test, repeat this, repeat the, try again, close, "
    "leave, log off, quit, saved, complete, lose, lost"
)
_CHANGE = "change, correct, edit, fix, revise, update, amend, alter, go back and, take back, undo, modify"
_ANSWERS = (
    "answer, answers, something, anything, it, that, them, things, what i said, what i wrote, myself, "
    "mistake, mistakes, a mistake, what i say"
)
_LEAVE = (
    "have to answer, must i answer, need to answer, answer everything, answer all, answer every, fill "
    "in, all of it, skip, blank, leave out, leave it out, dont know, dont want, not answer, optional, "
    "mandatory, compulsory, obligatory, cant answer, required to answer, pass on, dont have an answer, "
    "no answer, not sure, unsure, leave something, leave one, leave any, dont like, refuse"
)
_NUMBERS = (
    "number, rating, rate, rate myself, score myself, scale, give myself, out of 10, out of ten, "
    "decimal, decimals, half point, half points, halves, 1 to 10, one to ten, rating myself, judge "
    "myself, judging myself, assess myself, numbers, would you give me, a 10, a ten, a 5, a five, a 7, a "
    "seven, look like, mark myself, ratings, point 5, in between"
)
_REPLYING = (
    "answer, answers, reply, respond, write, type, sentences, detail, detailed, long, short, example, "
    "examples, start, begin, format, want from me, expect, expecting, looking for, specific, precise, "
    "describe, description, as a yes, as a no, a yes, a no, a number or, tell you, want me to say, "
    "supposed to say, say here, put here, words, want to hear, like to hear, hoping to hear"
)
_SEARCH = (
    "find, finding, apply, applying, hire, hires, hiring, companies, company, employers, employer, "
    "openings, vacancies, vacancy, job boards, job board, where to look, where should i look, look for, "
    "remote jobs, remote work, remote job, remote, from home, recruiters, recruiter, who takes, "
    "linkedin, work from, take people like me"
)
_JOBS = (
    "job, jobs, role, roles, position, positions, support, companies, company, work, who, employers, "
    "people like me, vacancies, openings, apply, remote, me"
)
_INTERVIEW = (
    "interview, interviews, interviewer, cv, resume, cover letter, application, job interview, hiring "
    "manager, recruiter ask"
)
_LEARN = (
    "learn, learning, course, courses, class, classes, book, books, certification, certifications, "
    "certificate, certificates, training, trainings, study, tutorial, tutorials, resources, resource, "
    "read, videos, practise, practice, bootcamp, bootcamps, teach myself, skills, skill up, upskill"
)
_WHERE = "where, which, what, any, how, recommend, suggest, good, are there, is there"
_PAY = (
    "earn, earns, earning, earnings, pay, pays, paid, salary, salaries, wage, wages, money, make, makes, "
    "income, compensation, hourly, per year, a year, raise"
)
_STRONG = (
    "best part, best area, best side, best answer, best thing, best bit, strength, strengths, strong, "
    "strongest, good at, best at, strong points, strong point, strong suit, strong sides, going for me, "
    "do well, did well, doing well, best skill, best skills, best answers, plus points, advantages, "
    "excel, in my favour, in my favor"
)
_NEXT = (
    "now, next, next step, next steps, from here, go from here, then, after this, start, begin, todo, to "
    "do, about it, move on, step"
)
_DO = (
    "what do i do, what should i do, what can i do, whats next, what next, what is next, what should my, "
    "what now, where do i go, what are my next, what would you do, how do i go, how should i proceed, "
    "what happens next, what comes next, whats my next, what is my next, what are the next, next steps, "
    "now what, where to go from here, what would be my next, what do you suggest, what do you recommend, "
    "so what do i, in my place, in my shoes, if you were me, first thing, tomorrow morning, on monday"
)
_PROMOTED = (
    "promoted, promotion, promote, raise, tell my manager, tell my boss, ask my manager, ask my boss, "
    "convince my, my manager, my boss, case for, move up, get ahead, my lead, my team lead, my review, "
    "performance review, my supervisor"
)
_MEASURED = (
    "metrics, kpi, kpis, targets, measured, measure, measured by, judged by, evaluated by, quota, quotas"
)
_WORTH = (
    "good career, good job, good choice, good idea, good way, worth it, worth getting, worth doing, "
    "worth going, worth a try, why support, work in support, why should, why would, good place, a "
    "future, dead end, good start, point of working, recommend support, do well in support, pros, cons, "
    "boring job, stressful, worth becoming, good field, growing field, a real career, nice job, fun"
)
_FIELD = (
    "support, customer support, customer service, this job, the job, that job, this career, this work, "
    "field, career, profession, it"
)
_WORKDAY = (
    "all day, every day, day to day, daily, on the job, typical day, normal day, involve, involves, "
    "entail, entails, actually do, duties, responsibilities, tasks, job description, the work like, job "
    "like, the work look, do you do in, do they do, does the job, does one do, day "
    "look like, day be like, day looks like, day like"
)
_SEE = (
    "see, sees, read, reads, told, tell, find out, know, access, shown, informed, sell, sold, shared, "
    "share, recorded, recording, tracked, stored, kept, look at, reading, use my, used"
)
_WHO = (
    "who, anyone, anybody, someone, somebody, my employer, my boss, my manager, employer, employers, "
    "company, hr, people, they, recruiter, recruiters, human, you, my team, colleagues, coworkers, my "
    "lead, public, third party, third parties, my supervisor"
)
_MINE = (
    "this, that, it, my answers, my data, what i type, what i write, what i say, my information, my "
    "report, my results, my result, my info, answers, information, data, chat, conversation"
)
_PERSON = (
    "real person, human, robot, bot, machine, computer, program, chatgpt, gpt, ai, judging me, made "
    "this, made you, built this, built you, wrote this, created this, created you, behind this, an "
    "algorithm"
)
_ME = "i, me, my, myself, mine"
_WHEN = "how long, how soon, when, how many months, how many weeks, how much time"
_REACH = (
    "become, becoming, reach, get to, make me, promoted to, move up to, get into, step up to, be a, be "
    "an, qualify, qualified, get there, ready, reach the, to get, advance to, rise to, takes, take, grow "
    "into, climb to, turn me into, missing, need, lack, close am i, far am i, far off, until, till"
)

_ONWARDS = (
    f"{_WHEN}, how do i, how can i, how could i, how would i, how does one, how do you, become, becoming, "
    "get to, move into, move to, move up to, switch to, get into, until, till, path, route, road, steps, "
    "way to, end up as, work towards, work toward, work my way, what if id rather, rather, instead, grow "
    "into, make it to, good move, good fit, right for me, suit me, something for me"
)
_ROUTES = (
    "path, paths, track, tracks, route, routes, career ladder, career options, career path, ways up, way up, "
    "career steps"
)

_MACHINES = (
    "ai, artificial intelligence, chatgpt, gpt, llms, robots, robot, bots, chatbots, chatbot, automation, "
    "automated, automate, machines"
)
_UNDONE = (
    "replace, replaced, replaces, replacing, take over, takes over, taking over, taken over, take my job, "
    "take our jobs, take the job, take this job, take all, kill, kills, wipe out, obsolete, threat, "
    "future, danger, automated, automate, automation, exist, disappear, still be needed, "
    "still need, do this job, do "
    "the job, do this work, put out of, out of work, out of a job, safe from, change this job, "
    "change the job, change "
    "support"
)
_OUTLOOK = (
    "future proof, futureproof, job security, secure job, safe job, a safe, how secure, how safe, a stable, "
    "stable job, how stable, dying, outlook, in demand, demand for, much demand, still exist, be needed, job "
    "market, be around, layoffs, obsolete, disappear, oversaturated, saturated"
)
_FEELS_LIKE = (
    "boring, bored, stressful, stress, hard, difficult, tiring, exhausting, repetitive, monotonous, "
    "draining, lonely, dull, tough, enjoyable, interesting, tedious, toxic, thankless, easy, "
    "rewarding, depressing"
)
_THE_WORK = (
    "job, jobs, work, working, career, support, this work, the field, this field, role, profession, trade"
)

_HOURS = (
    "nights, night shifts, night shift, weekends, weekend, evenings, holidays, overtime, working hours, work "
    "hours, long hours, what hours, the hours, bank holidays, christmas"
)
_LOAD = (
    "how many tickets, how many calls, how many chats, how many emails, how many customers, how many people"
)

TOPICS: tuple[Rule, ...] = (
    Rule(
        "work",
        ("a day, the day, days, typical day, normal day", "look like, be like, looks like", "what, how"),
        f"{NUMBER}, {GOAL}",
    ),
    Rule(
        "outlook",
        (
            _HOURS,
            "have to work, need to work, is there, are there, are the, do you work, do they work, work",
        ),
        f"{NUMBER}, {GOAL}, if i, matter, matters, count, counts, why, score, points, mean, question",
    ),
    Rule(
        "outlook",
        (_LOAD, "a day, per day, daily, an hour, per hour, a week, at once, normal"),
        f"{GOAL}, i, my",
    ),
    Rule(
        "search",
        ("are there, is there, any, where are", "jobs, openings, vacancies, work", PLACE),
        "pay, earn",
    ),
    Rule("purpose", ("what is this for, whats this for, what is it for, whats it for",)),
    Rule(
        "purpose",
        (
            "why should i, why would i, why do i have to, why must i",
            "tell you, trust you, give you, bother, do this, talk to you",
            "anything, all this, all that, this, that, you, everything, stuff",
        ),
        f"{ITEM}, need to know",
    ),
    Rule(
        "outlook", (_MACHINES, _UNDONE, f"{_THE_WORK}, replace, i, me, us, people, agents, reps"), "are you"
    ),
    Rule("outlook", (_OUTLOOK, "is, are, will, does, how, what, whats, hows"), f"{GOAL}, are you, report"),
    Rule(
        "outlook",
        (_FEELS_LIKE, "is, are, does, will, would, how, isnt", _THE_WORK),
        f"{NUMBER}, {GOAL}, interview, course, question, questions, test, get, find, find a, to learn, "
        "hired, qualify, this chat, a good, score, result, level, cases, ticket, tickets, i",
    ),
    Rule(
        "data",
        (
            "storing, stored, store, saving, recording, record, recorded, keeping, tracking, tracked, "
            "logging, logged, spying, listening in",
            "are you, do you, will you, is it, is this, are these, are my, is my, does it, does this, is "
            "what",
            _MINE + ", everything, all, me, what i say, what i put, what i tell",
        ),
        f"{ITEM}, later, tomorrow",
    ),
    Rule(
        "pasting",
        (
            "paste, copy in, copy and paste, upload, attach, drop in, dump, email you, mail you, send you, "
            "email it to you, send it to you, send it over, share my",
            "my, cv, resume, job description, profile, linkedin, letter, reference, document, text, it, here",
            "can, could, may, should, shall, is it, do i, okay, ok, how, would, want me",
        ),
        "report, result",
    ),
    Rule("data", (_SEE, _WHO, _MINE), f"why, should i, explain, {ITEM}, tell me, know what, know how, do i"),
    Rule("who", (_PERSON,), "report, result, talk to, speak to, speak with, {item}"),
    Rule(
        "promotion",
        (_PROMOTED, "how, what, will, does, help, when, can, convince, show, tell, ask, should, get"),
    ),
    Rule(
        "report",
        (
            _KEEP,
            _PAPER,
            "report, result, results, print, pdf, download, email, mail, copy, save my, save the, save it, "
            "save this, keep it, keep this, keep the, keep my, send me, export, take with me, forward, "
            "summary, file",
        ),
        f"{ITEM}, later, window, close, tomorrow",
    ),
    Rule(
        "result",
        (
            "how did you get, how did you come, how do you get, how do you come, how did you arrive, how "
            "did i get, how do i get, where did you get, where do you get, where does, where did, how "
            "have you got",
            "that number, that score, this number, this score, the number, the score, my score, that result, "
            "this result, my result, that level, this level, my level, points, that figure, that percentage, "
            "this percentage, these numbers, those points",
        ),
        ITEM,
    ),
    Rule(
        "trust",
        (
            "how sure, how certain, how accurate, how reliable, how precise, how exact, how objective, how "
            "scientific, how fair, how serious, how confident, accurate, reliable, trustworthy, trust this, "
            "trust that, trust the, trust you, rely on, believe this, believe that, take this seriously, "
            "scientific, biased, objective, lie, lying, lied, cheat, cheating, exaggerate, exaggerating, "
            "exaggerated, make things up, make it up, making it up, bluff, be honest, not honest, truth, "
            "check my answers are, verify, fact check, do you believe, prove it, prove any",
            "how, can i, should i, are you, is, what if, what happens, do you, can you, would you, who, does "
            "anyone, do i have to, will, could i, does it, am i",
        ),
        "why, how do i know, how should i",
    ),
    Rule(
        "signs",
        (
            SIGNS,
            "bad ones, good ones, signal, signals, sign, signs, stagnation, stagnating, stagnate, growing",
        ),
    ),
    Rule(
        "rating",
        (
            NUMBER,
            "be ok, be okay, be fine, be alright, can i, could i, may i, am i allowed, look like, "
            "enough, good, fine, mean, "
            "a real, count as, isnt, is it ok, everyone, everybody, should i say",
        ),
        "years, year, months, month, what if, happens, ago, hours, weeks",
    ),
    Rule(
        "rating",
        (
            _NUMBERS,
            "know, should, what, how, can i, do you, would you, dont like, hate, hard, bad at, difficult, "
            "weird, silly, want, which, may i, am i, not good at, never know, strange",
        ),
        f"{GOAL}, my score, points, how many, my rating, so far, raise, how much, report",
    ),
    Rule("goal_reached", (GOAL, _REACH), "why, how come, explain, mean, means, difference"),
    Rule("result", (_WHY, f"{_RESULT}, {GOAL}"), f"{ITEM}, how is, how are, should i"),
    Rule("result", (_BARRED, f"{_RESULT}, {GOAL}"), ITEM),
    Rule("career", (JOB, _ONWARDS), f"{GOAL}, lead to, leads to, interview, learn, course, courses, {_PAY}"),
    Rule(
        "jobs",
        (
            "become, be a, be an, work as, move into, move to, switch to, transition, transfer, turn into, "
            "end up as, lead to, leads to, go into, get into, grow into",
            "can, could, will, where, how, does, would, what, is it",
        ),
        f"{ITEM}, why, qualified, problem, issue, too old, too young, too late, disadvantage, obstacle",
    ),
    Rule(
        "career", (_ROUTES, "which, what, compare, how, are there, is there, show, explain, list, tell"), ITEM
    ),
    Rule(
        "career",
        (
            "in five years, in ten years, in 5 years, in 10 years, in three years, in 3 years, in two "
            "years, in 2 years, after a year, after a few years, after five years, after 5 years, after "
            "two years, after 2 years, after three years, after 3 years, after ten years, after 10 years,"
            " down the line",
            "what, where, how far, how high, can i, could i",
            "i, me, one, somebody, someone, people",
        ),
        f"{ITEM}, redo, do this, come back, {_PAY}",
    ),
    Rule(
        "good",
        (
            "must have, must haves, musthaves, minimum requirements, entry requirements",
            "what, which, list, tell, are there, how many",
        ),
        "you must have",
    ),
    Rule(
        "scoring",
        (
            "what is a level, whats a level, what is a tier, whats a tier, what does level mean, what does a "
            "level, what does tier mean, what does a tier, what do the levels, what do the tiers",
        ),
        f"{ITEM}, {GOAL}, {NUMBER}",
    ),
    Rule(
        "scoring",
        ("levels, tiers, ladder, rungs, stages", "what, which, show, list, explain, how many, tell, name"),
        f"{ITEM}, my, difference",
    ),
    Rule("others", (_OTHERS,), f"{ITEM}, {GOAL}, hire, hires, hiring, companies, jobs"),
    Rule(
        "good",
        ("is, was, isnt, are, should i be, am i, does, would you say, do you think", _GOOD, _THAT),
        f"{ITEM}, {NUMBER}, career, job, idea, course, book, answer, example, degree, tell me, choice, a "
        f"good number, count, count as, improve, too old, too young, help, field",
    ),
    Rule(
        "strengths",
        (_STRONG, "what, which, where, my, tell me, am i, do i"),
        f"{ITEM}, improve, job, are you",
    ),
    Rule(
        "weakest",
        (
            "cost me, costs me, lost me, lose me, weakest, lowest, worst, weak spot, weak spots, "
            "weaknesses, weakness, furthest behind, lagging, drags me, dragging me, pulls me, pulling me",
            "which, what, where, whats, tell me",
        ),
        GOAL,
    ),
    Rule(
        "weakest",
        (
            "hold me back, holds me back, holding me back, held me back, drag me down, dragging me down, "
            "against me, hurt me, hurting me",
            "answer, answers, part, parts, area, areas, skill, skills, rating, ratings",
            "what, which, where, whats, tell me",
        ),
        f"{ITEM}, {GOAL}",
    ),
    Rule(
        "duration",
        (
            "how long do people, how long does one, how long do you, how long do they",
            f"stay, need, take, {GOAL}",
        ),
        "question, questions, chat, interview, keep",
    ),
    Rule(
        "duration",
        (
            "how long, how soon, how many months, how many years, how much time",
            "get there, getting there, that take, take me there, reach that, reach it, to get that far, all "
            "that take, do all that, do that, that be, make it there",
        ),
        f"{GOAL}, question, questions, chat, interview, test",
    ),
    Rule(
        "goal_reached",
        (_WHEN, "qualified, ready, qualify, there, get there, next level, apply"),
    ),
    Rule(
        "learning",
        (
            "book, books, course, courses, certificate, certification, class",
            "which, what",
            "first, best, recommend, would you, should i, do you, start with",
        ),
        "count, counts, help my, score",
    ),
    Rule(
        "learning",
        (
            "course, courses, certification, certifications, certificate, certificates, training, book, "
            "books, class, classes, resources",
            "how long, how much, how many hours, how many weeks, cost, costs, free, expensive, price, how"
            " hard",
        ),
        "year, years, score",
    ),
    Rule("interview", (_INTERVIEW,), "is this, write me, write a, write my, paste, why"),
    Rule("pay", ("how much, what about, how about", PLACE), ITEM),
    Rule(
        "pay",
        (
            "pounds, euros, dollars, rupees, pesos, francs, usd, gbp, eur, inr, php, currency, in euro, "
            "before tax, after tax, gross, net pay, take home, a year, per year, yearly, annual, "
            "annually, a month, per month, monthly, an hour, per hour, hourly",
            "whats that, is that, is it, are those, are these, are they, that be, it be, those be, these "
            "be, is the pay, are the figures, in dollars, in pounds, in euros, us dollars",
        ),
        f"{ITEM}, question, questions, again, come back, take, cost",
    ),
    Rule(
        "pay",
        (_PAY, "how much, what, salary, pay, pays, earn, earns, money, income, wage, wages, well"),
        "difference, sense, pay off, more points, attention, make me, most, up, case, need to, have to, "
        "make it, make up, does this cost, mistake",
    ),
    Rule("metrics", (_MEASURED, "what, how, which, would, will"), f"{ITEM}, why, what is, mean, comfortable"),
    Rule(
        "learning",
        (_LEARN, _WHERE),
        f"why, would, does, should i learn, do i need, {GOAL}, report, said, "
        "wrote, rate, level, is it worth, my score, question, questions, help, helps, {item} mean",
    ),
    Rule(
        "search",
        (_SEARCH, _JOBS),
        f"{GOAL}, difference, why, report, explain, interview, what level, find out, qualified",
    ),
    Rule("pausing", (_PAUSE, _LATER), f"change, correct, edit, answer the, {ITEM}, why"),
    Rule(
        "pausing",
        (
            "pause, close the, close this, come back, saved if, save this, lose my, lose this, log off, "
            "retake, take a break, do this again, where i left",
            "can, could, may, will, what if, what happens, do i, is it, am i, how",
        ),
    ),
    Rule("changing", (_CHANGE, _ANSWERS), f"{ITEM}, would, most, score, difference, how much"),
    Rule(
        "skipping",
        (
            _LEAVE,
            "do i, must i, what if, what happens, can i, is it, may i, could i, am i, is "
            "everything, are they, are these, okay, ok, happens, should i, allowed",
        ),
        f"{ITEM}",
    ),
    Rule("work", (_WORKDAY,), f"{GOAL}, {NUMBER}"),
    Rule("worth", (_WORTH, _FIELD), f"{ITEM}, {GOAL}, interview, score"),
    Rule(
        "gains",
        (
            _HELP,
            _MOST,
            f"{_ME}, score, points, difference, result, chances, answer, improve, help most, helps most, "
            "one thing",
        ),
        f"{ITEM}, you, cover, would a, would an, does, should i learn, is, would it, learning, this",
    ),
    Rule(
        "gains",
        (
            "move, moves, lift, lifts, push, pushes, boost, boosts, bump, raise, raises, swing, shift, sway",
            f"{_RESULT}, me",
            "what, which",
            "most, first, fastest, quickest, biggest, furthest, best",
        ),
        f"{ITEM}, {GOAL}, level, move into, you",
    ),
    Rule(
        "gains",
        (
            "one thing to, first thing to, thing to change, things to change, thing i should, change first",
            "what, which, tell me, name, give me, one",
        ),
        f"{ITEM}, {GOAL}, you",
    ),
    Rule(
        "options",
        (
            "would you recommend, do you recommend, would you choose, would you pick, would you take, "
            "should i choose, should i pick, should i go for, is best for me, suits me, fits me best, are"
            " the differences",
            "what, which",
        ),
        f"{ITEM}, book, course, certificate, certification",
    ),
    Rule(
        "scoring",
        (
            "counts most, counts the most, matters most, most important, weighs most, weighs the most, "
            "counts more",
            "what, which",
        ),
        f"{ITEM}, me, i",
    ),
    Rule(
        "gains",
        (
            "work on, focus on, prioritise, prioritize, tackle, fix, improve, quick win, quick wins, low "
            "hanging, start with, most points, more points",
            "what, which, where, how, first",
        ),
        f"{ITEM}, {GOAL}",
    ),
    Rule(
        "after",
        ("whats next, what is next, what comes next, what comes after, what happens next, what next",),
    ),
    Rule("next", (_DO,), f"{GOAL}, {ITEM}, mean, you do, learn"),
    Rule(
        "next",
        ("what, where, how, so", "do i, should i, can i, my, for me", _NEXT),
        f"{GOAL}, {ITEM}, answer, write, say, learn, put, start, begin, question",
    ),
    Rule(
        "counts",
        ("does, would, do, will, is, are, can i count, should i count, could i count", _COUNT),
        "most, score, how, what, which",
    ),
    Rule(
        "unasked",
        ("does, do i, do they, would, is, am i, are, will, should i, must i, can i", _USE),
        f"{GOAL}, {ITEM}, why, score, result, this chat, these questions, this question, answer, you",
    ),
    Rule(
        "answering",
        (
            _REPLYING,
            "how, what, should i, do you want, do you need, do you expect, do i, can you, give me, where "
            "do i, shall i, am i, which",
        ),
        f"{ITEM}, {GOAL}, score, job, jobs, support, mean, points, level, report, you mean, write my, "
        "write me, my cv, my resume, "
        "salary, so far, {number}, work",
    ),
)
"""In order: the first that fits says what a question is about."""

ITEM_RULES: tuple[tuple[str, str, str], ...] = (
    (
        "matters",
        "counts so much, count so much, weighs so much, weigh so much, matters so much, matter so much, so "
        "important, counts more, count more, counts for, good enough, worth so much, worth so little",
        "a 10, a ten, a 9, what would a",
    ),
    (
        "back",
        "change what i said, change my answer, redo, answer again, go back, back to, return to, the "
        "question again, let me answer, ask me again, revisit, change the one, change that one, come "
        "back to, start the",
        "",
    ),
    (
        "said",
        "what did i say, what have i said, what do you have for, what do you have on, what have you got "
        "for, what have you got on, what did you note, what did you write, did you get, have you got, "
        "did i tell you, did i answer, did i mention, whats noted, what did i put, what did i answer, "
        "have you noted, have you written, what did i give, what did you get for, what did you put, is "
        "my answer",
        "why",
    ),
    (
        "value",
        "why did you put, why did you write, why did you note, why have you got, why do you have, where "
        "does the, where did the, where is the, how come, where do you get, why does it say, who says, "
        "how did you get, why have i got, why is there",
        "",
    ),
    (
        "asked",
        "why do you need, why do you want, why do you ask, why did you ask, why are you asking, why ask, "
        "why do i have to, why am i asked, got to do with, have to do with, has to do with, what do you "
        "need, what do you want, why would you, your business, why should i tell, why must i, why does, "
        "why is, need to know, want to know",
        "",
    ),
    (
        "rating",
        "number, rate myself, rating, give myself, look like, good enough, what would a, would you give, "
        "how do i know, how would i know, how can i know, how could i know, how will i know, how should "
        "i know, how am i to know, how can i tell, how do i tell, how would i tell, how could i tell",
        "",
    ),
    (
        "matters",
        _USE + ", much does, how many points, what does, being",
        "what does it mean, mean, means, stand for, count as, counts as, qualify as, help me find, help "
        "me get a",
    ),
)
"""Of a question that names something asked about: what is wanted of it, and words it has and has not."""
