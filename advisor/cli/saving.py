"""A chat as a file: its report in any format, or its transcript."""

from __future__ import annotations

from advisor.cli.report import BY_ENDING
from advisor.errors import UsageError
from advisor.report.build import AnyReport
from advisor.runner import Runner

__all__ = ["report_of", "written"]


def report_of(runner: Runner) -> AnyReport:
    """The report of what is known now."""
    from advisor.report.build import build

    state = runner.state
    return build(runner.rubric, state.sheet, state.messages, state.today)


def written(runner: Runner, suffix: str) -> bytes:
    """The contents of a file whose name ends so.

    Raises:
        UsageError: no format goes by this ending.
    """
    if suffix == ".jsonl":
        return _transcript(runner)
    if suffix not in BY_ENDING:
        endings = ", ".join([*BY_ENDING, ".jsonl"])
        raise UsageError(f"How the file's name ends says what is written: {endings} (the transcript).")
    from advisor.report.formats import TEMPLATES
    from advisor.report.formats import written as write
    from advisor.resources import prompts_dir

    sources = {name: (prompts_dir() / name).read_text(encoding="utf-8") for name in TEMPLATES}
    return write(report_of(runner), BY_ENDING[suffix], sources).encode("utf-8", "replace")


def _transcript(runner: Runner) -> bytes:
    from advisor.transcripts import json_line

    state = runner.state
    chat = state.messages[state.begins[0] :]
    return json_line(
        {
            "id": "chat",
            "rubric": state.rubric,
            **({"date": state.today.isoformat()} if state.today else {}),
            "messages": [{"role": message.role, "content": message.content} for message in chat],
        }
    )
