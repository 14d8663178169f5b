"""`advisor chat`: an interview in the terminal, or from a file."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from advisor.cli.model import Chosen, model_options

if TYPE_CHECKING:
    from advisor.answers import Entry, Message
    from advisor.cli.keeper import Keeper
    from advisor.cli.lines import Lines
    from advisor.cli.repl import Repl
    from advisor.cli.screens import Plain, Screen
    from advisor.dialogue.effects import Switch
    from advisor.dialogue.state import State
    from advisor.extraction.extractor import Extractor, NeedsModel, Reading
    from advisor.llm.consultant import Consultant
    from advisor.rubric.model import Rubric
    from advisor.runner import Runner
    from advisor.settings import Settings
    from advisor.store import Store, Summary

__all__ = ["chat"]

DEFAULT_RUBRIC = "customer-support-representative"
LATEST = ""  # what --resume stands for without a name


def _day(context: click.Context, param: click.Parameter, text: str | None) -> datetime.date | None:
    """Read a day of the calendar, written as 2026-11-22 and in no other of Python's ways."""
    try:
        if text is None:
            return None
        if text.count("-") == 2 and text.replace("-", "").isdecimal() and len(text) == len("2026-11-22"):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise click.BadParameter(f"{text!r} is no day of the calendar. One looks like this: 2026-11-22")


@click.command()
@click.argument("rubric", required=False)
@click.option(
    "--resume",
    metavar="[SESSION]",
    is_flag=False,
    flag_value=LATEST,
    help="Go on with a stored session: the latest, or the one named.",
)
@click.option("--plain", is_flag=True, help="No colours, no line editor: plain text, line by line.")
@click.option(
    "--date",
    callback=_day,
    metavar="YYYY-MM-DD",
    help="The day of the chat, if not today.",
)
@model_options
def chat(
    rubric: str | None, resume: str | None, plain: bool, date: datetime.date | None, **model: Any
) -> None:
    """Be interviewed, and see where you stand.

    RUBRIC is a name from 'advisor rubric list' or the path of a YAML file. Every turn is kept; 'advisor chat
    --resume' goes on where you left off. With input that is no terminal (advisor chat < answers.txt) each
    line is a message, and the report comes at the end.

    With a model (--model, OPENAI_BASE_URL for a server of your own) replies are read by it too, and checked;
    what it costs is told at the end.
    """
    from advisor.settings import Settings

    settings = Settings.from_environment()
    today = date or datetime.datetime.now().astimezone().date()
    chosen = Chosen(**model)
    chosen.check()
    with ExitStack() as stack:
        found = _new(settings, rubric) if resume is None else _stored(settings, rubric, resume, stack)
        terminal = _terminal(plain)
        stack.callback(found.keeper.close)
        while (
            switch := _talk(found, _model(chosen, found, stack), today, terminal, settings.colour)
        ) is not None:
            found = replace(_new(settings, switch.rubric), carried=switch.carried)
            stack.callback(found.keeper.close)


@dataclass(frozen=True, slots=True)
class _Found:
    """What to talk about: a rubric, the state to go on from, and what keeps the chat."""

    rubric: Rubric
    keeper: Keeper
    state: State | None = None
    carried: tuple[tuple[str, str], ...] = ()
    """What is known from a chat by another rubric."""


@dataclass(frozen=True, slots=True)
class _Model:
    """The language model of the chat, as it was chosen; None where there is none."""

    chosen: Chosen
    consultant: Consultant | None


def _new(settings: Settings, name: str | None) -> _Found:
    from advisor.catalog import load_rubric, rubric_path
    from advisor.cli.keeper import Keeper
    from advisor.cli.named import rubric_named

    named = rubric_named(name or DEFAULT_RUBRIC)
    rubric = load_rubric(named)
    # A rubric of one's own is found again from any folder.
    source = rubric.id if named == rubric.id else str(rubric_path(named).absolute())
    return _Found(rubric, Keeper(settings, rubric, source))


def _stored(settings: Settings, rubric_name: str | None, name: str, stack: ExitStack) -> _Found:
    from advisor.catalog import load_rubric
    from advisor.cli.keeper import Keeper
    from advisor.errors import StoreError
    from advisor.store import Store

    store = stack.enter_context(Store(settings))
    summary = store.find(name) if name != LATEST else _latest(store, rubric_name)
    rubric = load_rubric(summary.rubric_source)
    session = store.resume(summary.id)
    if session.state is None or (session.state.rubric, session.state.version) != (rubric.id, rubric.version):
        raise StoreError(
            f"Session {summary.id} was held with another version of its rubric than {rubric.id} "
            f"{rubric.version}, and cannot go on. 'advisor sessions export {summary.id}' gives its words."
        )
    keeper = Keeper(settings, rubric, summary.rubric_source, store, session)
    return _Found(rubric, keeper, session.state)


def _latest(store: Store, rubric_name: str | None) -> Summary:
    """The session one most likely wants to go on with: the last one left open, else the last."""
    from advisor.catalog import load_rubric
    from advisor.errors import UnknownSession

    summaries = store.summaries(None if rubric_name is None else load_rubric(rubric_name).id)
    if not summaries:
        raise UnknownSession("There is no session to go on with. 'advisor chat' starts one.")
    return next((each for each in summaries if not each.finished), summaries[0])


# --- The terminal --------------------------------------------------------------------------------------


def _terminal(plain: bool) -> str:
    """What we have before us: "rich", "plain" (a terminal too) or "pipe"."""
    if not sys.stdin.isatty():
        return "pipe"
    return "plain" if plain or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb" else "rich"


def _model(chosen: Chosen, found: _Found, stack: ExitStack) -> _Model:
    """The model for this rubric; what it is asked differs from rubric to rubric."""
    consultant = chosen.consultant(found.rubric)
    if consultant is not None:
        stack.callback(consultant.close)
    return _Model(chosen, consultant)


def _talk(found: _Found, model: _Model, today: datetime.date, terminal: str, colour: bool) -> Switch | None:
    """Converse; returns the other rubric that the person wants to go on with, if any."""
    from advisor.cli.ahead import learn_ahead
    from advisor.cli.repl import Repl
    from advisor.cli.screens import Plain, Rich

    plain = Plain()
    screen: Screen = Rich(colour=colour) if terminal == "rich" else plain
    runner = _runner(found, model, screen)
    repl = Repl(runner, found.keeper, screen)
    if model.consultant is not None:
        screen.note(model.chosen.told)
    first = runner.start(today, found.carried) if found.state is None else runner.resume(today)
    repl.open(first)
    # Only now, with the first question to read, what takes its time: the store and the line editor.
    lines = _lines(found, terminal, repl, plain, colour=colour)
    if lines.interactive:
        learn_ahead(found.rubric)
    try:
        repl.talk(lines)
    finally:
        if runner.state.spent.calls:
            screen.note(model.chosen.cost(runner.state.spent))
    return repl.switch


def _runner(found: _Found, model: _Model, screen: Screen) -> Runner:
    from advisor.prompting.render import Prompter
    from advisor.resources import prompts_dir
    from advisor.runner import Runner

    folder = prompts_dir() / "replies"
    templates = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.j2")}
    prompter = Prompter(templates, found.rubric)
    if model.consultant is None:
        return Runner(found.rubric, _Offline(), prompter, found.state, save=found.keeper)
    from advisor.extraction.model.reader import ModelExtractor

    heard = screen.piece if model.chosen.voice == "model" else None
    return Runner(
        found.rubric,
        ModelExtractor(),
        prompter,
        found.state,
        found.keeper,
        consultant=model.consultant,
        heard=heard,
    )


class _Offline:
    """The offline reader, imported when there is something to read."""

    def read(
        self, rubric: Rubric, chat: Sequence[Message], log: Sequence[Entry], today: datetime.date | None
    ) -> Reading | NeedsModel:
        """Read the last message of a chat."""
        return self._reader.read(rubric, chat, log, today)

    @cached_property
    def _reader(self) -> Extractor:
        from advisor.extraction.offline.reader import OfflineExtractor

        return OfflineExtractor()


def _lines(found: _Found, terminal: str, repl: Repl, plain: Plain, *, colour: bool) -> Lines:
    from advisor.cli.lines import Piped, Prompted, Typed

    # Should the store be unusable, it is better to know before the first message than after it.
    found.keeper.open()
    if terminal == "pipe":
        return Piped(sys.stdin.buffer, plain.echo)
    history = found.keeper.history()
    if terminal == "plain":
        return Typed()
    return Prompted(found.rubric, history, repl.progress, colour=colour)
