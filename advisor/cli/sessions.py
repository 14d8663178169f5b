"""`advisor sessions`: what is stored, to look at, take away and delete."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from advisor.cli.faults import BAD_DATA
from advisor.cli.plain import clean, one_line

if TYPE_CHECKING:
    from advisor.answers import Message
    from advisor.dialogue.state import State
    from advisor.rubric.model import Rubric
    from advisor.store import Store, Summary

__all__ = ["sessions"]

_MAYBE_NAMES = click.argument("names", metavar="[SESSION]...", nargs=-1)
_NAMES = click.argument("names", metavar="SESSION...", nargs=-1, required=True)
_YES = click.option("-y", "--yes", is_flag=True, help="Do not ask.")


@click.group()
def sessions() -> None:
    """List, show, export and delete stored sessions.

    A SESSION is named by its id, or by the beginning of it where that fits only one.
    """


@sessions.command("list")
def list_sessions() -> None:
    """List the sessions, the last one first."""
    with _store() as store:
        summaries = store.summaries()
    if not summaries:
        click.echo("There are no sessions yet. 'advisor chat' starts one.")
        return
    width = max(len(one_line(each.rubric)) for each in summaries)
    for each in summaries:
        when = f"{each.changed_at.astimezone():%Y-%m-%d %H:%M}"
        state = "finished" if each.finished else "open"
        click.echo(
            f"{each.id}  {when}  {one_line(each.rubric):{width}}  {state:8}  {_turns(each)}  "
            f"{one_line(each.verdict)}".rstrip()
        )


@sessions.command("show")
@_NAMES
def show(names: tuple[str, ...]) -> None:
    """Print what was said in sessions, and the answers read from it."""
    with _store() as store:
        for summary in _found(store, names):
            for line in _told(summary, store.state(summary.id)):
                click.echo(line)


@sessions.command("export")
@_MAYBE_NAMES
@click.option(
    "--log", is_flag=True, help="Export everything stored, turn by turn, instead of the transcript."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file.")
def export(names: tuple[str, ...], log: bool, output: Path | None) -> None:
    """Write sessions (all of them, if none is named) as JSON Lines that 'advisor score' reads."""
    from advisor.transcripts import json_line

    with _store() as store:
        found = _found(store, names) if names else store.summaries()
        lines = (json_line(_everything(store, each) if log else _transcript(store, each)) for each in found)
        if output is None:
            for line in lines:
                sys.stdout.buffer.write(line)
        else:
            _write(output, lines)


@sessions.command("delete")
@_NAMES
@_YES
def delete(names: tuple[str, ...], yes: bool) -> None:
    """Delete sessions and every word of them, for good."""
    with _store() as store:
        found = _found(store, names)
        for each in found:
            click.echo(f"{each.id}  {one_line(each.rubric)}, {_turns(each).strip()}", err=True)
        _confirm(yes, f"Delete {'this session' if len(found) == 1 else 'these sessions'}?")
        scrubbed = [store.delete(each.id) for each in found]
    _say_deleted(len(found), all(scrubbed))


@sessions.command("erase-all")
@_YES
def erase_all(yes: bool) -> None:
    """Delete all sessions and every word of them, for good."""
    with _store() as store:
        count = len(store.summaries())
        if count:
            _confirm(yes, f"Delete all {count} sessions?" if count > 1 else "Delete the only session?")
        scrubbed = store.erase_all()
    _say_deleted(count, scrubbed)


# --- Steps --------------------------------------------------------------------------------------------------


def _store() -> Store:
    from advisor.settings import Settings
    from advisor.store import Store

    return Store(Settings.from_environment())


def _found(store: Store, names: Iterable[str]) -> list[Summary]:
    """The sessions named, each once, and before anything is done to any of them."""
    found = {summary.id: summary for summary in map(store.find, names)}
    return list(found.values())


def _confirm(yes: bool, question: str) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError("This asks before it deletes, and nobody is there to answer. Add --yes")
    if not click.confirm(question, err=True):
        click.echo("Nothing was deleted.", err=True)
        raise click.exceptions.Exit(BAD_DATA)


def _say_deleted(count: int, scrubbed: bool) -> None:
    click.echo(f"Deleted {count} session{'' if count == 1 else 's'}.")
    if not scrubbed:
        click.echo(
            "advisor: another process is reading the database; traces stay in its log until it is done.",
            err=True,
        )


def _turns(summary: Summary) -> str:
    return f"{summary.turns:3} turn{' ' if summary.turns == 1 else 's'}"


def _write(output: Path, lines: Iterable[bytes]) -> None:
    import os

    # A person's words: for their eyes only.
    with open(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        for line in lines:
            file.write(line)


# --- What is exported ---------------------------------------------------------------------------------------


def _transcript(store: Store, summary: Summary) -> dict[str, Any]:
    """A case as the transcript format has it."""
    state = store.state(summary.id)
    return {
        "id": summary.id,
        "rubric": summary.rubric,
        **({"date": state.today.isoformat()} if state.today else {}),
        "messages": [{"role": message.role, "content": message.content} for message in _chat(state)],
    }


def _chat(state: State) -> tuple[Message, ...]:
    """The messages that count: those since the person last started over."""
    return state.messages[state.begins[0] :]


def _everything(store: Store, summary: Summary) -> dict[str, Any]:
    """All that is stored, turn by turn."""
    return {
        "id": summary.id,
        "rubric": summary.rubric,
        "rubric_source": summary.rubric_source,
        "started_at": summary.started_at.isoformat(),
        "changed_at": summary.changed_at.isoformat(),
        "finished": summary.finished,
        "verdict": summary.verdict,
        "turns": [
            {
                "number": turn.number,
                "saved_at": turn.saved_at.isoformat(),
                **turn.added,
                "state": dict(turn.state),
            }
            for turn in store.turns(summary.id)
        ],
    }


# --- What is shown ------------------------------------------------------------------------------------------


def _told(summary: Summary, state: State) -> Iterator[str]:
    when = f"{summary.started_at.astimezone():%Y-%m-%d %H:%M}"
    yield f"Session {summary.id}: {one_line(summary.rubric)}, {when}, {_turns(summary).strip()}"
    yield one_line(summary.verdict)
    for message in _chat(state):
        yield ""
        yield f"{'You' if message.role == 'user' else 'Advisor'}: {clean(message.content)}"
    yield ""
    yield "Answers" if state.sheet.answers else "No answers yet."
    yield from _answers(_rubric(summary), state)


def _answers(rubric: Rubric | None, state: State) -> Iterator[str]:
    from advisor.report.words import value_text

    for name, answer in state.sheet.answers.items():
        item = rubric.items.get(name) if rubric else None
        label, value = (item.label, value_text(item, answer.value)) if item else (name, str(answer.value))
        quotes = ", ".join(f'"{one_line(span.quote, 60)}"' for span in answer.evidence)
        yield f"  {one_line(label)}: {one_line(value)}  ({quotes or 'told by the portal'})"
    for name in state.sheet.declined:
        item = rubric.items.get(name) if rubric else None
        yield f"  {one_line(item.label if item else name)}: declined"


def _rubric(summary: Summary) -> Rubric | None:
    """The session's rubric; None where it is gone, which must not keep anyone from their own words."""
    from advisor.catalog import load_rubric
    from advisor.errors import AdvisorError

    try:
        return load_rubric(summary.rubric_source)
    except AdvisorError:
        return None
