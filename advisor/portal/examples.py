"""Answers as the API's document shows them: real ones, shortened.

They stand in a file beside this one, being of one rubric, which no code names.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["ANSWERS", "ASSESSMENTS", "CONVERSATION", "MESSAGES", "PAGE", "STREAM", "TAKEN"]

Shown = Mapping[str, Any]

_ALL: Mapping[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))

ANSWERS: Shown = _ALL["answers"]
ASSESSMENTS: Shown = _ALL["assessments"]
CONVERSATION: Shown = _ALL["conversation"]
MESSAGES: Shown = _ALL["messages"]
PAGE: Shown = _ALL["page"]
STREAM: str = _ALL["stream"]
TAKEN: Shown = _ALL["taken"]
