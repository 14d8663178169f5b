"""Runs what people say to advisors through whole chats, with the real reader; tells which replies come."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from advisor.catalog import load_rubric
from advisor.dialogue import events
from advisor.dialogue.changes import Change
from advisor.extraction.offline.reader import OfflineExtractor
from advisor.prompting.render import Prompter
from advisor.runner import Runner, Turn, reply_templates
from tests.dialogue.said_to_advisors import USELESS

REP_START = ["BA in history. Barista for 4 years, before that nothing."]
REP_MID = [*REP_START, "a no, b no, c yes, d yes, e no", "7, 8, 6, 5"]
REP_END = [*REP_MID, "7, 7, 7, 7", "yes, all fine", "shifts yes, phone yes, email yes", "support lead"]
BEFORE = {
    "rep start": ("customer-support-representative", []),
    "rep channels": ("customer-support-representative", REP_MID[:1]),
    "rep tech": ("customer-support-representative", REP_MID[:2]),
    "rep mid": ("customer-support-representative", REP_MID),
    "rep end": ("customer-support-representative", [*REP_END, "/report"]),
    "lad start": ("support-ladder", []),
    "lad mid": (
        "support-ladder",
        [
            "Support specialist, 3 years.",
            "I always look for the root cause of hard cases and fix the process so they don't come back.",
        ],
    ),
    "lad end": (
        "support-ladder",
        [
            "Support specialist, 3 years.",
            "I solve most cases on my own and only rarely need help from seniors.",
            "I report bugs to the product team with clear steps, every week.",
            "I regularly write help articles when an answer is missing.",
            "I regularly help new colleagues with their questions.",
            "/report",
        ],
    ),
}


@dataclass(frozen=True)
class Case:
    place: str
    text: str
    right: frozenset[str]
    answers: bool
    """Whether the words hold an answer too."""


class Recording(Prompter):
    """Renders as always, and keeps the names of the templates."""

    def __init__(self, rubric):
        super().__init__(reply_templates(), rubric)
        self.rendered: list[str] = []

    def render(self, template, data):
        self.rendered.append(template)
        return super().render(template, data)


def cases(table: str) -> list[Case]:
    found = []
    for line in table.strip().splitlines():
        place, text, right = (part.strip() for part in line.split(" | "))
        found.append(Case(place, text, frozenset(right.removeprefix("+").split()), right.startswith("+")))
    return found


def at(place: str) -> Runner:
    """A chat that stands there."""
    rubric, state = _stood(place)
    return Runner(rubric, OfflineExtractor(), Recording(rubric), state)


@cache
def _stood(place):
    name, messages = BEFORE[place]
    rubric = load_rubric(name)
    chat = Runner(rubric, OfflineExtractor(), Prompter(reply_templates(), rubric))
    chat.start()
    for message in messages:
        chat.do(events.AskReport() if message == "/report" else events.PersonWrote(message))
    return rubric, chat.state


def say(place: str, text: str) -> tuple[Turn, list[str]]:
    """What comes of words said there: the turn, and the templates of its reply but for the question."""
    rubric, state = _stood(place)
    prompter = Recording(rubric)
    turn = Runner(rubric, OfflineExtractor(), prompter, state).send(text)
    return turn, [name for name in prompter.rendered if name not in ("ask", "decided")]


def is_right(case: Case, turn: Turn, got: list[str]) -> bool:
    useless = (USELESS - case.right).intersection(got)
    return bool(case.right.intersection(got)) and not useless and (case.answers or not turn.changes)


def run_cases(table: str) -> Iterator[tuple[Case, bool, list[str], str, tuple[Change, ...]]]:
    for case in cases(table):
        turn, got = say(case.place, case.text)
        yield case, is_right(case, turn, got), got, turn.reply, turn.changes
