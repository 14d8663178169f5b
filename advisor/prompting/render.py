"""A template's name and data → text.

Laws:

1. Only what `prompts/` holds is a template. What a person or a rubric says is a value: put into the text as
   it is and never evaluated, so "{{ 7*7 }}" in a message stays "{{ 7*7 }}".
2. A field that a template names and its data lacks is an error, never an empty string.
3. Deterministic: where a template has several wordings, the turn's number chooses.

A field holds ids and values; the filters below turn them into words, with the rubric's labels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import DictLoader, StrictUndefined, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from advisor.answers import Value
from advisor.report.words import joined, value_text
from advisor.rubric.items import Item, Question
from advisor.rubric.model import Rubric
from advisor.scoring import shown

__all__ = ["SUFFIX", "Prompter", "clean_lines"]

SUFFIX = ".j2"
"""What the name of a template's file ends with."""

LONGEST_QUOTE = 60

ASK = "ask"
"""The template of the agenda's questions."""
MOST_KEPT = 2_000
"""Questions whose text is kept."""


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, which remembers what it allows.

    It goes by the kind of the object and the attribute's name alone, and the same few are asked for in every
    reply: to find it out anew took a third of the time.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._allows: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may see this attribute."""
        place = type(obj), attr
        known = self._allows.get(place)
        if known is None:
            known = self._allows[place] = super().is_safe_attribute(obj, attr, value)
        return known


class Prompter:
    """Renders replies for one rubric.

    `Prompter({"hello.j2": "Hello, {{ name }}."}, rubric).render("hello", {"name": "{{ 7*7 }}"})` gives
    "Hello, {{ 7*7 }}.".

    Args:
        templates: file name → source.
        rubric: whose labels and wordings the templates use.
    """

    def __init__(self, templates: Mapping[str, str], rubric: Rubric) -> None:
        # The text is read in a terminal or put into a page by code that escapes it; HTML is not ours to know.
        self._environment = _Sandbox(
            loader=DictLoader(dict(templates)),
            undefined=StrictUndefined,
            autoescape=False,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters.update(_filters(rubric))
        self._environment.globals.clear()
        self._environment.globals["rubric"] = rubric
        self._template = cache(self._environment.get_template)
        self._asked: dict[str, str] = {}

    def render(self, template: str, data: Mapping[str, Any]) -> str:
        """Turn a reply into text; spaces around it and at the ends of lines are no part of it."""
        return clean_lines(self.raw(template, data))

    def raw(self, template: str, data: Mapping[str, Any]) -> str:
        """Turn a reply into text, with whatever spaces the template leaves; see `clean_lines`."""
        if template != ASK:
            return self._filled(template, data)
        # A question holds nothing that anybody said, and is put in the same words to many.
        name = repr(data)
        known = self._asked.get(name)
        if known is None:
            known = self._filled(template, data)
            if len(self._asked) >= MOST_KEPT:
                self._asked.clear()
            self._asked[name] = known
        return known

    def _filled(self, template: str, data: Mapping[str, Any]) -> str:
        return self._template(template + SUFFIX).render(data)

    def fields(self, template: str) -> frozenset[str]:
        """The fields that a template takes from its data, what it includes or imports counted in."""
        names: set[str] = set()
        waiting = [template + SUFFIX]
        while waiting:
            loader, name = self._environment.loader, waiting.pop()
            source = loader.get_source(self._environment, name)[0] if loader else ""
            tree = self._environment.parse(source)
            names |= meta.find_undeclared_variables(tree)
            waiting += [other for other in meta.find_referenced_templates(tree) if other]
        return frozenset(names - set(self._environment.globals))


def clean_lines(text: str) -> str:
    """A text without spaces around it and at the ends of its lines."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _filters(rubric: Rubric) -> dict[str, Any]:
    def item(name: str) -> Item:
        return rubric.items[name]

    def question(name: str) -> Question:
        return next(each for each in rubric.questions if each.id == name)

    def said(value: Value, name: str) -> str:
        return _line(value_text(rubric.items[name], value))

    def fact(answer: Mapping[str, Any]) -> str:
        asked = item(answer["item"])
        dash = "" if asked.kind in ("rating", "extent", "level") else "– "
        return f"{asked.label} {dash}{said(answer['value'], asked.id)}"

    def facts(answers: Sequence[Mapping[str, Any]]) -> str:
        # No colons, brackets or line breaks: what is known must not read as a form to fill in.
        return joined([fact(answer) for answer in answers])

    return {
        "facts": facts,
        "item": item,
        "question": question,
        "said": said,
        "joined": joined,
        "shown": shown,
        "pick": _pick,
        "letter": _letter,
        "lettered": _lettered,
        "quoted": _quoted,
        "sentence": _sentence,
        "lowered": _lowered,
        "opening": _opening,
        "count": _count,
        "told": _told,
    }


def _pick(wordings: Sequence[Any], turn: int) -> Any:
    """One of several wordings; the next turn gets the next one."""
    return wordings[turn % len(wordings)]


def _letter(index: int) -> str:
    """The letter of a part, counted from 0: "(a)"."""
    return f"({'abcdefghijklmnopqrstuvwxyz'[index % 26]})"


def _lettered(parts: Sequence[Item]) -> str:
    """Parts by letter and label: "(a) writing, (b) empathy"."""
    return ", ".join(f"{_letter(index)} {part.label}" for index, part in enumerate(parts))


def _quoted(words: str) -> str:
    """The person's words on one line, cut where they are long."""
    return f"“{_line(words)}”"


def _line(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1].rstrip() + "…"


def _sentence(words: str) -> str:
    """With a full stop."""
    return words if words.endswith((".", "!", "?", "…")) else words + "."


def _lowered(words: str) -> str:
    """To go on within a sentence: "A program" → "a program", but "CSAT is" and "I know" stay."""
    first = words.split(maxsplit=1)[0] if words.strip() else ""
    return words[:1].lower() + words[1:] if first[1:].islower() or first == "A" else words


def _opening(words: str) -> str:
    """To open a sentence: "ticket" → "Ticket", but "e-commerce" and "CSAT" gain nothing else."""
    return words[:1].upper() + words[1:]


def _count(number: int | Decimal, word: str) -> str:
    """A number with its word: "1 question", "2 questions"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _told(facts: Sequence[Mapping[str, Any]]) -> str:
    """Facts as sentences, those under one heading together."""
    said: list[str] = []
    for heading, group in groupby(facts, lambda fact: fact["heading"]):
        alike = list(group)
        if heading is None:
            said += [_sentence(_fact(fact)) for fact in alike]
        else:
            said.append(_sentence(f"{heading}: {', '.join(_fact(fact, brief=True) for fact in alike)}"))
    return " ".join(said)


def _fact(fact: Mapping[str, Any], *, brief: bool = False) -> str:
    """A fact by its title, with its figure, and with what else is said of it unless it is to be brief."""
    title, text, figure = fact["title"], fact["text"], fact["figure"]
    named = f"{title} ({figure})" if figure else str(title)
    if brief or not text:
        return named
    return f"{_sentence(named)} {text}"
