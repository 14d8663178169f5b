"""Interviews with simulated people: is what they would say got from them, how soon, and do all chats end?

    python -m benchmarks.simulate [PEOPLE] [--show N]

Each person has true answers to all items, one of five voices, and habits: some volunteer answers before they
are asked, some correct themselves, ask back, or decline. They see the advisor's replies only as `turn.asked`
does, and answer in their own words; nothing here knows the rubric's items by name. The same seed gives the
same people.
"""

from __future__ import annotations

import datetime
import random
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from advisor import Advisor, Chat
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric

RUBRIC = "customer-support-representative"
TODAY = datetime.date(2026, 11, 22)
PEOPLE = 200
MOST_TURNS = 80

Value = Any


# --- People -------------------------------------------------------------------------------------------------


@dataclass
class Person:
    """Someone with true answers, a voice and habits."""

    seed: int
    voice: str
    truth: dict[str, Value]
    declines: frozenset[str]
    volunteers: bool
    asks_back: float
    slip: str | None
    """An item they first get wrong and correct later."""
    told: dict[str, Value] = field(default_factory=dict)

    @property
    def would_give(self) -> dict[str, Value]:
        """All they would say if asked."""
        return {item: value for item, value in self.truth.items() if item not in self.declines}


def person(rubric: Rubric, seed: int) -> Person:
    """The person of a seed."""
    chance = random.Random(seed)
    truth = {item.id: _true_value(item, chance) for item in rubric.items.values()}
    for item in rubric.items.values():
        # Who never worked with customers names no kind of it.
        if item.kind == "years" and item.domains and truth[item.id] == 0:
            del truth[item.domains]
    able = [item for item in rubric.items if item in truth]
    declines = frozenset(item for item in able if chance.random() < chance.choice([0, 0, 0.1]))
    ratings = [item for item in able if rubric.items[item].kind == "rating" and item not in declines]
    return Person(
        seed=seed,
        voice=sorted(VOICES)[seed % len(VOICES)],
        truth=truth,
        declines=declines,
        volunteers=chance.random() < 0.3,
        asks_back=chance.choice([0, 0, 0.15, 0.3]),
        slip=chance.choice(ratings) if ratings and chance.random() < 0.3 else None,
    )


# Titles that are no customer work, so that they don't contradict the years and kinds of it.
TITLES = ["student", "accountant", "graphic designer", "electrician", "unemployed", "teacher", "office clerk"]
PLACES = ["Lisbon", "Manchester", "Cebu", "Pune", "Toronto", "Cork", "Denver", "Lagos"]


def _true_value(item: Item, chance: random.Random) -> Value:
    if item.kind == "rating":
        return chance.choice([3, 4, 5, 6, 7, 7.5, 8, 8, 9, 9, 10])
    if item.kind == "extent":
        return chance.choice(["yes", "yes", "yes", "some", "no"])
    if item.kind == "years":
        return chance.choice([0, 0.5, 1, 1.5, 2, 3, 4, 6, 10])
    if item.kind == "months":
        return chance.choice([0, 0.5, 1, 2, 3, 6])
    if item.kind == "choice":
        return chance.choice([option.id for option in item.values])
    if item.kind == "choices":
        ids = [option.id for option in item.values]
        return sorted(chance.sample(ids, chance.choice([1, 1, 2])), key=ids.index)
    return chance.choice(TITLES if item.form == "title" else PLACES)


# --- Words --------------------------------------------------------------------------------------------------

NUMBERS = "zero one two three four five six seven eight nine ten".split()


def words(item: Item, value: Value, chance: random.Random) -> str:
    """A value in words, by itself."""
    if item.kind == "rating":
        plain = f"{value:g}"
        whole = isinstance(value, int)
        return chance.choice([plain, plain, f"{plain}/{item.high}", NUMBERS[value] if whole else plain])
    if item.kind == "years":
        return chance.choice(YEARS[value])
    if item.kind == "months":
        return chance.choice(MONTHS[value])
    if item.kind == "choice":
        return _option(item, value, chance)
    if item.kind == "choices":
        return " and ".join(_option(item, one, chance) for one in value)
    if item.kind == "extent":
        return chance.choice(EXTENTS[item.sense][value])
    return str(value)


def _option(item: Any, value: str, chance: random.Random) -> str:
    option = next(each for each in item.values if each.id == value)
    if item.kind == "choice" and value == item.any_value:
        return chance.choice(["no preference", "either is fine", "doesn't matter"])
    return str(chance.choice([option.label, option.label, *option.aliases[:2]]))


YEARS = {
    0: ["none", "no experience", "zero years"],
    0.5: ["half a year", "6 months", "six months"],
    1: ["1 year", "one year", "a year"],
    1.5: ["18 months", "a year and a half", "1.5 years"],
    2: ["2 years", "two years", "a couple of years"],
    3: ["3 years", "three years"],
    4: ["4 years", "four years", "about 4 years"],
    6: ["6 years", "six years"],
    10: ["10 years", "ten years", "a decade"],
}
MONTHS = {
    0: ["right away", "immediately", "now"],
    0.5: ["in two weeks", "in 2 weeks"],
    1: ["in a month", "in 1 month", "next month"],
    2: ["in 2 months", "in two months"],
    3: ["in 3 months", "in three months"],
    6: ["in 6 months", "in half a year"],
}
EXTENTS = {
    "done": {"yes": ["yes", "lots"], "some": ["a little", "a bit"], "no": ["no", "never"]},
    "comfort": {
        "yes": ["yes", "comfortable"],
        "some": ["somewhat", "it depends"],
        "no": ["no", "not comfortable"],
    },
    "willing": {
        "yes": ["yes", "both are fine"],
        "some": ["sometimes", "only sometimes"],
        "no": ["no", "neither"],
    },
    "true": {"yes": ["yes"], "some": ["partly"], "no": ["no"]},
}


# --- Voices: parts asked, in order, with the values to give (None declines) → a message ---------------------

Parts = Sequence[tuple[Item, Value]]


def terse(parts: Parts, chance: random.Random) -> str:
    """Bare values, by name only where there are several kinds of things."""
    if len({item.kind for item, _ in parts}) == 1 or len(parts) == 1:
        return ", ".join("skip" if value is None else words(item, value, chance) for item, value in parts)
    return named(parts, chance)


def named(parts: Parts, chance: random.Random) -> str:
    """Each value behind its name."""
    said = [
        f"{item.label}: {'rather not say' if value is None else words(item, value, chance)}"
        for item, value in parts
    ]
    return chance.choice([", ", "\n", "; "]).join(said)


def lettered(parts: Parts, chance: random.Random) -> str:
    """Each value behind its letter, in any order."""
    if len(parts) == 1:
        return terse(parts, chance)
    said = [
        f"({'abcdefg'[index]}) {'skip' if value is None else words(item, value, chance)}"
        for index, (item, value) in enumerate(parts)
    ]
    if chance.random() < 0.3:
        chance.shuffle(said)
    return " ".join(said)


def chatty(parts: Parts, chance: random.Random) -> str:
    """A sentence each, with some talk around."""
    said = [chance.choice(OPENERS)] + [_sentence(item, value, chance) for item, value in parts]
    return " ".join(each for each in said if each)


OPENERS = ["", "Sure!", "Good question.", "Okay, let me think.", "Right, so.", "Happy to tell you."]


def _sentence(item: Item, value: Value, chance: random.Random) -> str:
    label = item.label
    if value is None:
        return chance.choice([f"I'd rather skip {label}.", f"As for {label}, I'd rather not say."])
    said = words(item, value, chance)
    if item.kind == "rating":
        return chance.choice([f"My {label} is a {said}, I'd say.", f"For {label} I'd give myself {said}."])
    if item.kind == "extent" and item.sense == "done":
        done = {
            "yes": f"I've done {label} a lot.",
            "some": f"I've done a little {label}.",
            "no": f"I've never done {label}.",
        }
        return done[value]
    if item.kind == "extent" and item.sense == "comfort":
        fine = {
            "yes": f"I'm comfortable with {label}.",
            "some": f"I'm somewhat comfortable with {label}.",
            "no": f"I'm not comfortable with {label}.",
        }
        return fine[value]
    if item.kind == "text":
        return f"I'm a {said}." if item.form == "title" else f"I live in {said}."
    if item.kind == "years":
        return f"{label[:1].upper()}{label[1:]}: {said}."
    if item.kind == "months":
        return f"I could start {said}."
    if item.kind == "choice" and value == item.any_value:
        return f"On {label}, {said}."
    return chance.choice([f"I'd say {said}.", f"I'd pick {said}."])


def hasty(parts: Parts, chance: random.Random) -> str:
    """Lower case, no punctuation but line breaks, the odd typo in a name."""
    lines = []
    for item, value in parts:
        said = "pass" if value is None else words(item, value, chance)
        label = _typo(item.label, chance) if chance.random() < 0.2 else item.label
        lines.append(f"{label} {said}".lower() if item.kind != "text" else f"{label} {said}")
    return "\n".join(lines)


def _typo(label: str, chance: random.Random) -> str:
    places = [at for at in range(1, len(label) - 1) if label[at].isalpha() and label[at - 1].isalpha()]
    if len(label) < 7 or not places:
        return label
    at = chance.choice(places)
    return label[:at] + label[at + 1 :]


VOICES: dict[str, Callable[[Parts, random.Random], str]] = {
    "terse": terse,
    "named": named,
    "lettered": lettered,
    "chatty": chatty,
    "hasty": hasty,
}


# --- An interview -------------------------------------------------------------------------------------------


@dataclass
class Interview:
    """How it went."""

    person: Person
    turns: int
    ended: bool
    wanted: int
    got: int
    repeated: int
    """Items asked for though they were known."""
    wrong: dict[str, tuple[Value, Value]]
    """Item → (true value, value read), where they differ."""
    messages: list[dict[str, str]]


def interview(advisor: Advisor, who: Person) -> Interview:
    """Have the advisor interview a person to the end."""
    chance = random.Random(who.seed + 1_000_000)
    chat = advisor.start(TODAY)
    asked, turns, repeated, done = chat.asked, 0, 0, False
    pending = _volunteered(advisor.rubric, who, chance)
    while turns < MOST_TURNS and not done:
        message = pending or _reply(advisor.rubric, who, asked, chance)
        pending = None
        turn = chat.send(message)
        turns += 1
        repeated += sum(item in chat.answers for item in turn.asked)
        asked = turn.asked or asked
        done = turn.done
        if done and (correction := _correction(advisor.rubric, who)):
            chat.send(correction)
            turns += 1
    return _result(advisor.rubric, who, chat, turns, repeated, done)


def _volunteered(rubric: Rubric, who: Person, chance: random.Random) -> str | None:
    if not who.volunteers:
        return None
    question = chance.choice(rubric.questions[1:])
    parts = [(item, _value(who, item)) for item in question.items if item.id in who.would_give]
    return f"Before you ask: {named(parts, chance)}" if parts else None


def _reply(rubric: Rubric, who: Person, asked: Sequence[str], chance: random.Random) -> str:
    if chance.random() < who.asks_back:
        return _question(rubric, chance)
    parts = [(rubric.items[item], _value(who, rubric.items[item])) for item in asked if item in who.truth]
    if not parts:
        return "none"
    said = VOICES[who.voice](parts, chance)
    if who.slip not in asked and chance.random() < 0.5 and (correction := _correction(rubric, who)):
        return f"{said}\n{correction}"
    return f"{said}\n{_question(rubric, chance)}" if chance.random() < who.asks_back / 2 else said


def _value(who: Person, item: Item) -> Value:
    """What they say this time: the truth, nothing, or at first a slip."""
    if item.id in who.declines:
        return None
    value = who.truth[item.id]
    if item.id == who.slip and item.id not in who.told:
        value = 5 if value != 5 else 6
    who.told[item.id] = value
    return value


def _correction(rubric: Rubric, who: Person) -> str | None:
    if who.slip is None or who.told.get(who.slip) in (None, who.truth[who.slip]):
        return None
    item, value = rubric.items[who.slip], who.truth[who.slip]
    who.told[who.slip] = value
    forms = [
        f"Actually, make my {item.label} a {value:g}.",
        f"Sorry, {item.label} should be {value:g}.",
        f"On second thought, I'd say {value:g} for {item.label}.",
    ]
    return forms[who.seed % len(forms)]


def _question(rubric: Rubric, chance: random.Random) -> str:
    term = chance.choice(rubric.glossary).term if rubric.glossary else rubric.questions[0].title
    return chance.choice(
        [
            f"What does {term} mean?",
            "Why do you ask?",
            "How far are we?",
            "What have you got so far?",
            "How am I doing?",
        ]
    )


def _result(rubric: Rubric, who: Person, chat: Chat, turns: int, repeated: int, ended: bool) -> Interview:
    wanted = {item: value for item, value in who.would_give.items() if item in rubric.scored}
    answers = chat.answers
    wrong = {
        item: (value, answers.get(item))
        for item, value in who.would_give.items()
        if answers.get(item) != value
    }
    got = sum(answers.get(item) == value for item, value in wanted.items())
    return Interview(who, turns, ended, len(wanted), got, repeated, wrong, chat.messages)


# --- Figures ------------------------------------------------------------------------------------------------


def simulate(people: int = PEOPLE, rubric: str = RUBRIC) -> list[Interview]:
    """Interview so many people."""
    advisor = Advisor(rubric)
    return [interview(advisor, person(advisor.rubric, seed)) for seed in range(people)]


def figures(interviews: Sequence[Interview]) -> dict[str, float]:
    """What is measured."""
    turns = [each.turns for each in interviews]
    return {
        "people": len(interviews),
        "scored answers obtained, %": 100
        * sum(i.got for i in interviews)
        / sum(i.wanted for i in interviews),
        "median turns": statistics.median(turns),
        "most turns": max(turns),
        "known and asked again": sum(each.repeated for each in interviews),
        "not ended": sum(not each.ended for each in interviews),
    }


def main(arguments: Sequence[str]) -> None:
    """Print the figures, and with --show the first interviews that lost an answer."""
    show = int(arguments[arguments.index("--show") + 1]) if "--show" in arguments else 0
    people = int(arguments[0]) if arguments and arguments[0].isdigit() else PEOPLE
    interviews = simulate(people)
    for name, figure in figures(interviews).items():
        print(f"{name:>28}: {figure:g}")
    for voice in sorted(VOICES):
        theirs = [each for each in interviews if each.person.voice == voice]
        found = figures(theirs)
        print(f"{voice:>28}: {found['scored answers obtained, %']:.1f} %, {found['median turns']:g} turns")
    for each in [each for each in interviews if each.wrong][:show]:
        print(f"\n=== person {each.person.seed}, {each.person.voice}: {each.wrong}")
        for message in each.messages:
            print(f"[{message['role']}] {message['content']}")


if __name__ == "__main__":
    main(sys.argv[1:])
