"""Scoring: a rubric and answers → a result. Pure: no clock, chance, file or network.

`assess` is the way in, whatever the rubric's method (`METHODS` says which there are): an `Assessment` by
points, or a `Placement` on a ladder. `check_value` stands at the edge, where raw values come in. What would
happen is each method's own: `gaps`, `next_tier`, `still_needed` and `what_if` for points, `climb` and
`next_level` for ladders; `swing` says for both what to ask next.
"""

from advisor.scoring.assessment import Assessment, Contribution, Subtotal, Verdict, shown
from advisor.scoring.gaps import Gap, gaps
from advisor.scoring.ladder import Climb, Placement, Rise, climb, next_level
from advisor.scoring.plans import Change, Plan, Step, next_tier, still_needed, what_if
from advisor.scoring.table import METHODS, Result, assess, swing
from advisor.scoring.validate import changed, check_value

__all__ = [
    "METHODS",
    "Assessment",
    "Change",
    "Climb",
    "Contribution",
    "Gap",
    "Placement",
    "Plan",
    "Result",
    "Rise",
    "Step",
    "Subtotal",
    "Verdict",
    "assess",
    "changed",
    "check_value",
    "climb",
    "gaps",
    "next_level",
    "next_tier",
    "shown",
    "still_needed",
    "swing",
    "what_if",
]
