"""Scoring: a rubric and answers → an assessment. Pure: no clock, chance, file or network.

`assess` is the way in (`SCORING` finds it by a rubric's method); `check_value` stands at the edge, where raw
values come in; `gaps`, `next_tier`, `still_needed`, `what_if` and `swing` say what would happen.
"""

from advisor.scoring.assessment import Assessment, Contribution, Subtotal, Verdict, shown
from advisor.scoring.followups import swing
from advisor.scoring.gaps import Gap, gaps
from advisor.scoring.plans import Change, Plan, Step, next_tier, still_needed, what_if
from advisor.scoring.table import SCORING
from advisor.scoring.validate import check_value
from advisor.scoring.weighted import assess

__all__ = [
    "SCORING",
    "Assessment",
    "Change",
    "Contribution",
    "Gap",
    "Plan",
    "Step",
    "Subtotal",
    "Verdict",
    "assess",
    "check_value",
    "gaps",
    "next_tier",
    "shown",
    "still_needed",
    "swing",
    "what_if",
]
