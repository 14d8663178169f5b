"""What a model is asked, as requests: templates of `prompts/model/` and the rubric's own text.

Laws:

1. The system message is the same from turn to turn, byte for byte, and comes first: servers cache it.
2. What a person wrote is in a user message only, between tags that it cannot close, and is never a template.
3. A call holds what it needs and no history: the items of interest, the last question and the reply.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from advisor.exchange import Line, Request
from advisor.extraction.extractor import ReadTask
from advisor.extraction.model.schema import answer_schema
from advisor.prompting.render import Prompter
from advisor.rubric.model import Rubric

__all__ = ["RequestWriter"]

_TAG = re.compile(r"<(?=\s*/?\s*(?:reply|question|text)\b)", re.IGNORECASE)
BASE_TOKENS, TOKENS_AN_ITEM, MOST_TOKENS = 80, 30, 2_000
"""What an answer may take: quotes are short, and noise without end is cut off early."""


class RequestWriter:
    """Writes requests about one rubric.

    Args:
        templates: file name → source, of `prompts/model/`.
        rubric: what the requests are about.
    """

    def __init__(self, templates: Mapping[str, str], rubric: Rubric) -> None:
        self._prompter = Prompter(templates, rubric)
        self._rubric = rubric

    def reading(self, task: ReadTask) -> Request:
        """Ask for the answers in a reply; where an answer could not be used, for another."""
        data = {
            "items": [self._rubric.items[item] for item in task.items],
            "asked": _fenced(task.asked),
            "reply": _fenced(task.reply),
            "known": dict(task.known),
        }
        lines = [self._line("system", "read.system", {}), self._line("user", "read", data)]
        most = min(BASE_TOKENS + TOKENS_AN_ITEM * len(task.items), MOST_TOKENS)
        if task.fault:
            lines += [Line("assistant", task.before or "(nothing)")]
            lines += [self._line("user", "repair", {"fault": task.fault})]
            most = min(2 * most, MOST_TOKENS)  # it may have been cut off
        schema = answer_schema(self._rubric, task.items)
        return Request("repair" if task.fault else "read", tuple(lines), schema, most)

    def speaking(self, text: str) -> Request:
        """Ask for the same words, put more warmly."""
        lines = self._line("system", "speak.system", {}), self._line("user", "speak", {"text": _fenced(text)})
        return Request("speak", lines, None, BASE_TOKENS + len(text) // 2)

    def _line(self, role: str, template: str, data: Mapping[str, object]) -> Line:
        return Line("system" if role == "system" else "user", self._prompter.render(template, data))


def _fenced(text: str) -> str:
    """Text that cannot close the tags it stands between: their brackets become others, as in quotes."""
    return _TAG.sub("‹", text)
