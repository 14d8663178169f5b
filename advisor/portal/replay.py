"""A chat's next reply from its messages alone: what the person wrote is replayed, nothing is stored.

The same messages give the same reply, so that a chat front end may edit, regenerate and branch as it likes.
What the advisor's side of the messages says is not looked at: the replay says it again.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Sequence

from advisor.answers import Message
from advisor.dialogue.state import State
from advisor.extraction.extractor import Extractor
from advisor.portal.on_offer import prompter, report_templates, rubric_of
from advisor.report.build import build
from advisor.report.formats import written
from advisor.runner import Runner

__all__ = ["chore", "reply", "welcomed"]

_CHORE = "### Task:"
"""Some front ends ask the model itself for a chat's title, tags and the like, in a message that begins so."""
_CHORES: dict[str, Callable[[str], object]] = {
    "title": lambda title: title,
    "tags": lambda _: ["career"],
    "follow_ups": lambda _: [],
    "queries": lambda _: [],
}
"""What such a message asks for, as it names it → the answer."""
_TITLE = re.compile(
    r"\s*(?:please )?(?:provide|generate|write|analyze this|detect)\b.{0,200}?\b"
    r"(?:(?:sub)?title for (?:the|this) (?:conversation|chat)|concise title in the detected language)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Others ask for a title in words of their own, with the whole chat behind them."""


def chore(rubric: str, messages: Sequence[Message]) -> str | None:
    """The answer to what a front end asks for itself; None where a person wrote."""
    last = messages[-1].content
    title = rubric_of(rubric).title
    if _TITLE.match(last):
        # Who wants the language, too, wants both as fields.
        fields = "detected language" in last
        return json.dumps({"language": "English", "title": title}) if fields else title
    if not last.startswith(_CHORE):
        return None
    return next(
        (json.dumps({word: says(title)}) for word, says in _CHORES.items() if f'"{word}"' in last), "{}"
    )


def reply(
    rubric: str,
    messages: Sequence[Message],
    extractor: Extractor,
    today: datetime.date,
    offered: Sequence[str],
) -> str:
    """What the advisor says next.

    Args:
        rubric: id of the rubric to begin with.
        messages: the chat so far.
        extractor: what reads messages.
        today: the day of the chat.
        offered: ids of the rubrics that may be gone on with.
    """
    runner = Runner(rubric_of(rubric), extractor, prompter(rubric))
    opening = runner.start(today)
    said = [message.content for message in messages if message.role == "user"]
    if not said:
        return opening.reply
    text = ""
    for number, words in enumerate(said):
        turn = runner.send(words)
        text = turn.reply
        if number == 0 and messages[0].role == "user":
            text = welcomed(opening.reply, turn.reply, brought=bool(turn.changes))
        if turn.report is not None and not turn.brief:
            text += "\n\n" + _report(runner)
        if turn.switch is not None and turn.switch.rubric in offered:
            next_one = turn.switch.rubric
            runner = Runner(rubric_of(next_one), extractor, prompter(next_one))
            text += "\n\n" + runner.start(today, turn.switch.carried).reply
    return text


def welcomed(opening: str, first: str, *, brought: bool) -> str:
    """The first reply where the person spoke first: with the welcome, that they have not seen yet.

    Args:
        opening: what the advisor says to begin with.
        first: its reply to their first message.
        brought: whether that message brought an answer.
    """
    welcome, _, question = opening.partition("\n\n")
    if not brought and first.endswith(question):
        return opening  # a greeting: the opening greets back and asks
    return f"{welcome}\n\n{first}"


def _report(runner: Runner) -> str:
    state: State = runner.state
    return written(build(runner.rubric, state.sheet, state.messages, state.today), "md", report_templates())
