"""From answers to a report on a ladder: `build_ladder`, one named step a part. Pure, as `build` is."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from advisor.answers import Message, Sheet, Value
from advisor.report import advice, evidence, model
from advisor.report.advice import Cited
from advisor.report.evidence import place_of, quote_of
from advisor.report.ladder_model import (
    LADDER_FORMAT,
    CheckLine,
    DimensionLine,
    Done,
    LadderReport,
    MilestoneLine,
    NextLevel,
    PracticeLine,
    RungLine,
    SignalsLine,
    SignLine,
    SignsLine,
    Standing,
    StepPlace,
)
from advisor.report.model import Named
from advisor.report.words import named, number, value_text
from advisor.rubric.items import LevelItem
from advisor.rubric.ladder import Milestone, Rung, SignalGroup
from advisor.rubric.model import Rubric
from advisor.scoring.ladder import Climb, Placement, Tally, next_level, place, rung

__all__ = ["build_ladder"]


def build_ladder(
    rubric: Rubric,
    sheet: Sheet,
    messages: Sequence[Message],
    today: datetime.date | None = None,
    *,
    name: str | None = None,
) -> LadderReport:
    """Say all there is to say about a person's answers; see `advisor.report.build`."""
    values = sheet.values
    placed, way = place(rubric, values), next_level(rubric, values)
    cited = Cited(rubric, values, weak=(), urgent=())
    return LadderReport(
        format=LADDER_FORMAT,
        name=name,
        rubric=Named(rubric.id, rubric.title),
        version=rubric.version,
        document=rubric.document,
        date=today.isoformat() if today else None,
        standing=_standing(rubric, placed, cited),
        rungs=tuple(_rung(each, placed, cited) for each in rubric.ladder.levels),
        dimensions=tuple(_dimensions(rubric, sheet, placed, way, messages)),
        next=_next(rubric, placed, way, cited) if way else None,
        signals=_signals(rubric, sheet, placed, messages),
        practice=tuple(_practice(rubric, sheet, messages)),
        goal=_goal(rubric, values),
        paths=advice.paths(cited),
        background=advice.groups(rubric.advice.background, cited),
        questions=evidence.questions(rubric, sheet, messages),
        missing=evidence.missing(rubric, sheet),
        declined=tuple(named(rubric.items[each]) for each in sheet.declined if each in rubric.items),
        needed=rubric.ladder.needed,
    )


# --- The level ----------------------------------------------------------------------------------------------


def _standing(rubric: Rubric, placed: Placement, cited: Cited) -> Standing:
    rules = rubric.ladder
    here = None if placed.level is None else rung(rules, placed.level)
    return Standing(
        level=placed.level,
        id=placed.name,
        title=placed.title,
        decided=placed.decided,
        lowest=rung(rules, placed.lowest).id,
        highest=rung(rules, placed.highest).id,
        theme=cited.fact(here.theme) if here else None,
        milestone=_milestone(here.milestone if here else None, cited),
    )


def _rung(each: Rung, placed: Placement, cited: Cited) -> RungLine:
    return RungLine(
        number=each.number,
        id=each.id,
        title=each.title,
        theme=cited.fact(each.theme),
        milestone=_milestone(each.milestone, cited),
        here=each.number == placed.level,
    )


def _milestone(milestone: Milestone | None, cited: Cited) -> MilestoneLine | None:
    return MilestoneLine(milestone.name, cited.fact(milestone)) if milestone else None


def _dimensions(
    rubric: Rubric, sheet: Sheet, placed: Placement, way: Climb | None, messages: Sequence[Message]
) -> Iterator[DimensionLine]:
    needed = {rise.item: rise.after for rise in way.rises} if way else {}
    for name in rubric.scored:
        item = rubric.items[name]
        step = placed.dimensions.get(name)
        answer = sheet.answers.get(name)
        yield DimensionLine(
            item=name,
            label=item.label,
            state=evidence.state_of(item, sheet),
            step=step,
            steps=tuple(
                StepPlace(each.number, each.label, each.number == step, place_of(each.source))
                for each in _level_item(rubric, name).steps
            ),
            needed=needed.get(name),
            quotes=tuple(quote_of(span, messages) for span in answer.evidence) if answer else (),
        )


def _level_item(rubric: Rubric, name: str) -> LevelItem:
    item = rubric.items[name]
    if not isinstance(item, LevelItem):
        raise TypeError(f"{name} is a dimension, so it should be a level item")
    return item


# --- The next one -------------------------------------------------------------------------------------------


def _next(rubric: Rubric, placed: Placement, way: Climb, cited: Cited) -> NextLevel:
    above = rung(rubric.ladder, way.level)
    return NextLevel(
        id=above.id,
        title=above.title,
        theme=cited.fact(above.theme),
        milestone=_milestone(above.milestone, cited),
        checklist=(*_asked(rubric, placed, way, above, cited), *_unscored(above, cited)),
    )


def _asked(rubric: Rubric, placed: Placement, way: Climb, above: Rung, cited: Cited) -> Iterator[CheckLine]:
    """What the level asks in each dimension, with the document's behaviours for it."""
    rising = {rise.item for rise in way.rises}
    for name in rubric.scored:
        item = _level_item(rubric, name)
        step = item.steps[above.number - 1]
        yield CheckLine(
            text=step.label,
            done=_done(placed.dimensions.get(name), above.number),
            dimension=named(item),
            needed=name in rising,
            behaviors=tuple(
                cited.fact(one)
                for one in above.behaviors
                if one.dimension == name and one.source != step.source  # it says no more than the step
            ),
            place=place_of(step.source),
        )


def _done(step: int | None, needed: int) -> Done:
    if step is None:
        return "unknown"
    return "done" if step >= needed else "open"


def _unscored(above: Rung, cited: Cited) -> Iterator[CheckLine]:
    for one in above.behaviors:
        if one.dimension is None:
            yield CheckLine(
                text=one.title,
                done="unscored",
                dimension=None,
                needed=False,
                behaviors=(),
                place=place_of(one.source),
            )


# --- Signs and practice -------------------------------------------------------------------------------------


def _signals(
    rubric: Rubric, sheet: Sheet, placed: Placement, messages: Sequence[Message]
) -> SignalsLine | None:
    rules = rubric.ladder.signals
    if rules is None:
        return None
    said = {
        "stagnating": rules.stagnation.meaning,
        "steady": rules.steady,
        "growing": rules.growth.meaning,
    }

    def group(of: SignalGroup, tally: Tally) -> SignsLine:
        signs = tuple(_sign(rubric, name, sheet, messages) for name in of.items)
        return SignsLine(of.label, tally.answered, number(tally.sum), tally.sum >= rules.threshold, signs)

    return SignalsLine(
        signal=placed.signals,
        says=said[placed.signals] if placed.signals else None,
        threshold=number(Decimal(rules.threshold)),
        needed=rules.answered,
        groups=(group(rules.growth, placed.growth), group(rules.stagnation, placed.stagnation)),
    )


def _sign(rubric: Rubric, name: str, sheet: Sheet, messages: Sequence[Message]) -> SignLine:
    item, answer = rubric.items[name], sheet.answers.get(name)
    return SignLine(
        item=name,
        label=item.label,
        text=value_text(item, answer.value) if answer else None,
        quotes=tuple(quote_of(span, messages) for span in answer.evidence) if answer else (),
        place=place_of(item.source),
    )


def _practice(rubric: Rubric, sheet: Sheet, messages: Sequence[Message]) -> Iterator[PracticeLine]:
    """The questions to practise; those without an example yet come first."""
    told = sorted(rubric.advice.practice, key=lambda one: sheet.values.get(one.item) == "yes")
    for one in told:
        item, answer = rubric.items[one.item], sheet.answers.get(one.item)
        yield PracticeLine(
            question=one.title,
            trains=one.trains,
            habit=one.habit,
            text=value_text(item, answer.value) if answer else None,
            quotes=tuple(quote_of(span, messages) for span in answer.evidence) if answer else (),
            place=model.Place(one.source.section, one.source.line),
        )


def _goal(rubric: Rubric, values: Mapping[str, Value]) -> str | None:
    """What the person is heading for: the answer that the steps of the paths depend on."""
    steps = (step for path in rubric.advice.paths for step in path.steps)
    asked = [when.item for step in steps for when in step.when if when.item in values]
    return value_text(rubric.items[asked[0]], values[asked[0]]) if asked else None
