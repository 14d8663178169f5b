"""`advisor rubric`: list the rubrics, show one, check one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from advisor.cli.plain import clean

if TYPE_CHECKING:
    from advisor.rubric.items import Item
    from advisor.rubric.model import Rubric
    from advisor.rubric.rules import MustHave

__all__ = ["rubric"]


@click.group()
def rubric() -> None:
    """List, show and check rubrics."""


@rubric.command("list")
def list_rubrics() -> None:
    """Name the rubrics that come with the program."""
    from advisor.catalog import load_rubric, rubric_names

    names = rubric_names()
    width = max(map(len, names), default=0)
    for name in names:
        click.echo(clean(f"{name:{width}}  {load_rubric(name).title}"))


@rubric.command("show")
@click.argument("name", metavar="[RUBRIC]", required=False)
def show(name: str | None) -> None:
    """Print what a rubric asks and how it scores.

    RUBRIC is a name from `advisor rubric list` or the path of a YAML file; without it, all built-in rubrics
    are shown.
    """
    from advisor.catalog import load_rubric, rubric_names
    from advisor.cli.named import rubric_named

    for number, one in enumerate([rubric_named(name)] if name is not None else rubric_names()):
        if number:
            click.echo()
        for line in _outline(load_rubric(one)):
            click.echo(clean(line))


@rubric.command("check")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
def check(paths: tuple[str, ...]) -> None:
    """Check rubric files, by default the built-in ones, and print every fault with its line."""
    from advisor.catalog import load_rubric, rubric_names
    from advisor.cli.named import rubric_named
    from advisor.errors import AdvisorError, RubricError

    status = 0
    for path in paths or rubric_names():
        try:
            found = load_rubric(rubric_named(path))
        except AdvisorError as error:
            status = max(status, error.exit_status)
            faults = error.faults if isinstance(error, RubricError) else (str(error),)
            for fault in faults:
                click.echo(clean(" ".join(fault.split())), err=True)
        else:
            click.echo(clean(f"ok  {path}: {len(found.questions)} questions, {len(found.items)} items"))
    click.get_current_context().exit(status)


# --- The outline -----------------------------------------------------------------------------------------


def _outline(found: Rubric) -> Iterator[str]:
    yield f"{found.title} ({found.id}, version {found.version})"
    yield f"from: {found.document}"
    for number, question in enumerate(found.questions, start=1):
        points = sum((item.points for item in question.items if item.points is not None), start=0)
        yield ""
        yield f"{number}. {question.title}" + (f" - {_number(points)} points" if points else "")
        width = max(len(item.id) for item in question.items)
        for item in question.items:
            share = f", {_number(item.points)} points" if item.points is not None else ""
            yield f"   {item.id:{width}}  {item.label}: {_takes(item)}{share}"
    yield ""
    yield from _RESULTS[found.scoring.method](found)


def _tiers(found: Rubric) -> Iterator[str]:
    yield "Tiers"
    for tier in found.weighted.tiers:
        yield f"   {tier.id}: from {_number(tier.at_least)}" + (f", {tier.pay}" if tier.pay else "")
    if found.weighted.must_haves:
        yield ""
        yield f"Needed for {found.weighted.tiers[0].id}"
        for must in found.weighted.must_haves:
            yield f"   {must.label}: {_needs(must)}"


def _levels(found: Rubric) -> Iterator[str]:
    rules = found.ladder
    yield "Levels"
    for rung in rules.levels:
        yield f"   {rung.id}: {rung.title}, {rung.theme.title}"
    yield ""
    yield "The highest level that"
    yield f"   at least {rules.needed} of {', '.join(rules.dimensions)} reach"
    yield f"   and none is more than {rules.allowed_below} below"
    if rules.signals is not None:
        yield ""
        yield "Signals"
        for group in (rules.signals.stagnation, rules.signals.growth):
            yield f"   {group.label}: {', '.join(group.items)}"


_RESULTS: dict[str, Callable[[Rubric], Iterator[str]]] = {"weighted": _tiers, "ladder": _levels}
"""Method of scoring → what the outline says of its results."""


def _takes(item: Item) -> str:
    """What kind of answer an item takes, in words."""
    match item.kind:
        case "rating":
            return f"{_number(item.low)} to {_number(item.high)}"
        case "extent":
            return "yes, some or no"
        case "choice":
            return "one of " + ", ".join(value.id for value in item.values)
        case "choices":
            return "any of " + ", ".join(value.id for value in item.values)
        case "text":
            return f"a {item.form}"
        case "level":
            return f"level 1 to {len(item.steps)}"
        case "years" | "months":
            return item.kind


def _needs(must: MustHave) -> str:
    from advisor.rubric.rules import HasRule

    rule = must.needs
    if isinstance(rule, HasRule):
        return "any of " + ", ".join(rule.any_of)
    if len(rule.of) == 1:
        return f"{rule.of[0]} of {_number(rule.at_least)} or more"
    answered = "all" if rule.answered == len(rule.of) else f"at least {rule.answered}"
    return f"{', '.join(rule.of)}: {answered} answered, mean {_number(rule.at_least)} or more"


def _number(value: object) -> str:
    text = str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text
