"""The verdict and what would change it: tier, score, must-haves, strengths, gaps, the way up.

Every number here was computed by `advisor.scoring`; this module rounds, names and orders.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from advisor.answers import Value
from advisor.report.advice import STRONG, Cited
from advisor.report.evidence import place_of
from advisor.report.model import (
    AnswerLine,
    Band,
    Fact,
    GapLine,
    MustHaveLine,
    Named,
    QuestionLine,
    Score,
    TierLine,
    WayUp,
)
from advisor.report.words import mean, number, stand, step_line, steps_text, way_text
from advisor.rubric.model import Rubric
from advisor.rubric.rules import MeanRule, MustHave
from advisor.scoring import Assessment, Gap, next_tier, shown
from advisor.scoring.exact import difference

__all__ = ["gap_lines", "must_haves", "score", "strengths", "tier_line", "way_up"]


def tier_line(rubric: Rubric, assessment: Assessment, cited: Cited) -> TierLine:
    """The tier reached, with its pay or next steps."""
    tier = next(each for each in rubric.weighted.tiers if each.id == assessment.tier)
    return TierLine(
        id=tier.id,
        meaning=tier.meaning,
        pay=tier.pay,
        # What only serves answers that are good already is no step for this person.
        next_steps=tuple(cited.fact(step) for step in tier.next_steps if not cited.settled(step)),
        elsewhere=cited.elsewhere(tier.topics, tier.pay, tier.source),
        place=place_of(tier.source),
    )


def score(rubric: Rubric, assessment: Assessment) -> Score:
    """The score on its scale of tiers."""
    highest = rubric.weighted.tiers[0]
    return Score(
        value=shown(assessment.score),
        floor=shown(assessment.floor),
        ceiling=shown(assessment.ceiling),
        out_of=_full(assessment),
        decided=assessment.decided,
        lowest_tier=assessment.lowest_tier,
        highest_tier=assessment.highest_tier,
        held_back=assessment.score >= highest.at_least and assessment.tier != highest.id,
        bands=_bands(rubric, assessment),
    )


def _full(assessment: Assessment) -> Decimal:
    return number(sum((each.possible for each in assessment.contributions), Decimal(0)))


def _bands(rubric: Rubric, assessment: Assessment) -> tuple[Band, ...]:
    rising = rubric.weighted.tiers[::-1]
    bounds = [number(tier.at_least) for tier in rising] + [_full(assessment)]
    return tuple(
        Band(id=tier.id, at_least=low, below=high, here=tier.id == assessment.tier)
        for tier, (low, high) in zip(rising, pairwise(bounds), strict=True)
    )


def must_haves(
    rubric: Rubric, values: Mapping[str, Value], assessment: Assessment
) -> tuple[MustHaveLine, ...]:
    """Each must-have with the answers it looks at."""
    return tuple(_must_have(rubric, must, values, assessment) for must in rubric.weighted.must_haves)


def _must_have(
    rubric: Rubric, must: MustHave, values: Mapping[str, Value], assessment: Assessment
) -> MustHaveLine:
    rule = must.needs
    looked_at = [name for name in (rule.of if isinstance(rule, MeanRule) else rule.any_of) if name in values]
    numbers = [x for x in (values[name] for name in looked_at) if isinstance(x, Decimal)]
    return MustHaveLine(
        id=must.id,
        label=must.label,
        verdict=assessment.must_haves[must.id],
        counted=tuple(stand(rubric.items[name], values[name]) for name in looked_at),
        mean=mean(numbers, rule.at_least) if isinstance(rule, MeanRule) and numbers else None,
        needed=number(rule.at_least) if isinstance(rule, MeanRule) else None,
        place=place_of(must.source),
    )


def strengths(lines: Sequence[QuestionLine]) -> tuple[AnswerLine, ...]:
    """Answers that bring at least `STRONG` of their points: the fullest first, then the weightiest."""
    strong = [
        (answer.got / answer.possible, answer)
        for line in lines
        for answer in line.answers
        if answer.state == "answered" and answer.got and answer.possible
    ]
    ranked = sorted(strong, key=lambda each: (-each[0], -(each[1].possible or 0)))
    return tuple(answer for share, answer in ranked if share >= STRONG)


def gap_lines(
    rubric: Rubric, found: Sequence[Gap], assessment: Assessment, cited: Cited
) -> tuple[GapLine, ...]:
    """What is short of its points, with what closing each would do and what the document offers for it."""
    labels = {must.id: must.label for must in rubric.weighted.must_haves}
    lines = []
    for gap in found:
        steps = tuple(step_line(rubric.items[step.item], step) for step in gap.steps)
        must = Named(gap.must_have, labels[gap.must_have]) if gap.must_have else None
        lines.append(
            GapLine(
                must_have=must,
                steps=steps,
                points=number(gap.points),
                score=shown(difference(assessment.score, gap.points.copy_negate())),
                tier=gap.tier,
                changes_tier=gap.changes_tier,
                answered=not steps or any(step.before is not None for step in steps),
                text=steps_text(steps),
                advice=_offered(rubric, gap, cited),
            )
        )
    return tuple(lines)


def _offered(rubric: Rubric, gap: Gap, cited: Cited) -> tuple[Fact, ...]:
    names = dict.fromkeys(name for step in gap.steps for name in rubric.items[step.item].improve)
    return tuple(cited.fact(rubric.facts[name]) for name in names)


def way_up(rubric: Rubric, values: Mapping[str, Value]) -> WayUp | None:
    """The smallest combination of steps to the next tier; None at the highest, or where nothing leads on."""
    plan = next_tier(rubric, values)
    if plan is None:
        return None
    steps = tuple(step_line(rubric.items[step.item], step) for step in plan.steps)
    before, after = shown(plan.change.before.score), shown(plan.change.after.score)
    # Must-haves guard the highest tier only; on the way to another they are not spoken of.
    musts = bool(rubric.weighted.must_haves) and plan.tier == rubric.weighted.tiers[0].id
    text = way_text(steps, before, after, musts=musts, tier=plan.tier)
    return WayUp(plan.tier, steps, before, after, text)
