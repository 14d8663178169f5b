"""What a model is asked, as requests: templates of `prompts/model/` and the rubric's own text.

Laws:

1. The system message is the same from turn to turn, byte for byte, and comes first: servers cache it.
2. What a person wrote is in a user message only, between tags that it cannot close, and is never a template.
3. A call holds what it needs and no history: the items of interest, the last question and the reply.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from advisor.exchange import Line, Request
from advisor.extraction.extractor import ReadTask
from advisor.extraction.model.schema import answer_schema
from advisor.prompting.render import Prompter, clean_lines
from advisor.rubric.model import Rubric

__all__ = ["RequestWriter"]

_TAG = re.compile(r"<(?=\s*/?\s*(?:reply|question|text)\b)", re.IGNORECASE)
BASE_TOKENS, TOKENS_AN_ITEM, MOST_TOKENS = 80, 30, 2_000
"""What an answer may take: quotes are short, and noise without end is cut off early."""
_ASKED, _REPLY = "\ue000asked\ue001", "\ue000reply\ue001"
"""Stand for a question and a reply in a text that is rendered once for many of them; private characters."""


class RequestWriter:
    """Writes requests about one rubric.

    Args:
        templates: file name → source, of `prompts/model/`.
        rubric: what the requests are about.
    """

    def __init__(self, templates: Mapping[str, str], rubric: Rubric) -> None:
        self._prompter = Prompter(templates, rubric)
        self._rubric = rubric
        # Rendering in a sandbox takes longer than most readings, and most tasks differ in their words alone.
        self._about = lru_cache(maxsize=512)(self._rendered)
        self._schema = lru_cache(maxsize=512)(lambda items: answer_schema(rubric, items))
        self._system = lru_cache(maxsize=1)(lambda: self._line("system", "read.system", {}))

    def reading(self, task: ReadTask) -> Request:
        """Ask for the answers in a reply; where an answer could not be used, for another."""
        lines = [self._system(), Line("user", self._written(task))]
        most = min(BASE_TOKENS + TOKENS_AN_ITEM * len(task.items), MOST_TOKENS)
        if task.fault:
            lines += [Line("assistant", task.before or "(nothing)")]
            lines += [self._line("user", "repair", {"fault": task.fault})]
            most = min(2 * most, MOST_TOKENS)  # it may have been cut off
        schema = self._schema(task.items)
        return Request("repair" if task.fault else "read", tuple(lines), schema, most)

    def _written(self, task: ReadTask) -> str:
        """The reply between what surrounds it. What a person wrote is put in last, as it is."""
        asked, reply = _fenced(task.asked), _fenced(task.reply)
        before, between, after = self._about(task.items, task.known, bool(asked))
        return clean_lines(before + (asked + between if asked else "") + reply + after)

    def _rendered(
        self, items: tuple[str, ...], known: tuple[tuple[str, str], ...], asked: bool
    ) -> tuple[str, str, str]:
        """The text of a task without its words: before the question, between, and after the reply."""
        data = {
            "items": [self._rubric.items[item] for item in items],
            "asked": _ASKED if asked else "",
            "reply": _REPLY,
            "known": dict(known),
        }
        text, _, after = self._prompter.raw("read", data).partition(_REPLY)
        before, _, between = text.partition(_ASKED)
        return before, between, after

    def speaking(self, text: str) -> Request:
        """Ask for the same words, put more warmly."""
        lines = self._line("system", "speak.system", {}), self._line("user", "speak", {"text": _fenced(text)})
        return Request("speak", lines, None, BASE_TOKENS + len(text) // 2)

    def _line(self, role: str, template: str, data: Mapping[str, object]) -> Line:
        return Line("system" if role == "system" else "user", self._prompter.render(template, data))


def _fenced(text: str) -> str:
    """Text that cannot close the tags it stands between: their brackets become others, as in quotes."""
    return _TAG.sub("‹", text)
