"""What is said in the end: `build` makes a report of answers, `formats.FORMATS` makes text of it.

A `Report` tells of a score, a `LadderReport` of a place on a ladder; the rubric's method decides which.
Pure: the templates of `prompts/report/` are handed in, and so is the day.
"""

from advisor.report.build import AnyReport, build
from advisor.report.ladder_model import LadderReport
from advisor.report.model import Report

__all__ = ["AnyReport", "LadderReport", "Report", "build"]
