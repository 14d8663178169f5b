"""What is said in the end: `build` makes a `Report` of answers, `formats.FORMATS` makes text of it.

Pure: the templates of `prompts/report/` are handed in, and so is the day.
"""

from advisor.report.build import build
from advisor.report.model import Report

__all__ = ["Report", "build"]
