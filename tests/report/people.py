"""People who answer: raw answers to a sheet and a chat, and answers drawn at random, for any rubric."""

from decimal import Decimal
from functools import cache

from hypothesis import strategies as st

from advisor.answers import Answer, Message, Sheet, Span
from advisor.catalog import load_rubric
from advisor.report.build import build_scored
from advisor.report.formats import TEMPLATES
from advisor.resources import prompts_dir
from advisor.scoring import check_value

NEARLY = {
    "education": "some_college",
    "current_role": "barista",
    "service_years": 2,
    "service_domains": ["hospitality", "retail"],
    "ticketing": "yes",
    "live_chat": "yes",
    "phone": "no",
    "email": "yes",
    "knowledge_base": "no",
    "learns_software": 9,
    "explains_tech": 8,
    "troubleshooting": 7,
    "saas": 6,
    "writing": 7,
    "empathy": 7,
    "deescalation": 8,
    "composure": 8,
    "response_time": "yes",
    "resolution_rate": "yes",
    "satisfaction_scores": "some",
    "ticket_volume": "some",
    "goal": "customer_success",
    "workplace": "remote",
    "channel_preference": "chat",
    "shift_flexible": "some",
    "market": "b2b",
    "location": "Cebu City",
    "start_in": 1,
    "industries": ["saas", "fintech"],
}
"""Two ratings short of the highest tier."""
QUALIFIED = {**NEARLY, "writing": 9, "empathy": 9, "phone": "yes"}
BEGINNER = {
    "service_years": 0,
    **dict.fromkeys(["ticketing", "live_chat", "phone", "email", "knowledge_base"], "no"),
    **dict.fromkeys(["learns_software", "explains_tech", "troubleshooting", "saas"], 2),
    **dict.fromkeys(["writing", "empathy", "deescalation", "composure"], 3),
    **dict.fromkeys(["response_time", "resolution_rate", "satisfaction_scores", "ticket_volume"], "no"),
}


@cache
def support():
    return load_rubric("customer-support-representative")


@cache
def templates():
    return {name: (prompts_dir() / name).read_text(encoding="utf-8") for name in TEMPLATES}


def told(rubric, raw, declined=()):
    """A chat in which each answer is given in a message of its own, and the sheet it comes to."""
    chat, answers = [], {}
    for name, value in raw.items():
        words = ", ".join(value) if isinstance(value, list | tuple) else str(value)
        begin = "Well, I would say "
        chat += [Message("assistant", f"{name}?"), Message("user", f"{begin}{words}, all in all.")]
        span = Span(len(chat) - 1, len(begin), len(begin) + len(words), words)
        answers[name] = Answer(name, check_value(rubric.items[name], value), (span,))
    return Sheet(answers, tuple(declined)), chat


def report_of(raw, today=None, rubric=None, declined=()):
    rubric = rubric or support()
    sheet, chat = told(rubric, raw, declined)
    return build_scored(rubric, sheet, chat, today)


def answers(rubric):
    """Any answers to any of the rubric's items."""
    return st.fixed_dictionaries({}, optional={item.id: value_of(item) for item in rubric.items.values()})


def value_of(item):
    if item.kind == "rating":
        return st.decimals(item.low, item.high, places=1)
    if item.kind in ("years", "months"):
        return st.decimals(Decimal(0), Decimal(40), places=2)
    if item.kind == "level":
        return st.integers(1, len(item.steps))
    if item.kind == "extent":
        return st.sampled_from(["yes", "some", "no"])
    if item.kind == "text":
        return st.text("abc xyz", min_size=1).filter(str.strip)
    ids = [value.id for value in item.values]
    if item.kind == "choices":
        return st.lists(st.sampled_from(ids), min_size=1, unique=True)
    return st.sampled_from(ids)
