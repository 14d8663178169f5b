"""Slash commands: `/fix empathy 8` → the event it stands for, and how to complete one half typed.

`COMMANDS` is the whole list; the help, the completion and the parser all read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from advisor.dialogue import events
from advisor.dialogue.intents import recognise
from advisor.dialogue.names import find_item
from advisor.errors import UsageError
from advisor.rubric.items import EXTENTS, Item
from advisor.rubric.model import Rubric

__all__ = [
    "COMMANDS",
    "Action",
    "Completion",
    "FullReport",
    "Quit",
    "Save",
    "ShowCommands",
    "complete",
    "parse",
]


@dataclass(frozen=True, slots=True)
class Save:
    """Say where the chat is kept, or write the report or the transcript to a file."""

    file: str | None


@dataclass(frozen=True, slots=True)
class FullReport:
    """Show all of the report, rather than its first screen."""


@dataclass(frozen=True, slots=True)
class ShowCommands:
    """List the slash commands."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave; the session is kept."""


Action: TypeAlias = events.Move | FullReport | Save | ShowCommands | Quit
Made: TypeAlias = Callable[[Rubric, str], Action | None]
"""Turns the words after a command's name into an action; None where they do not fit."""


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command: what follows its name, what it does, and how its words become an action."""

    takes: str
    does: str
    made: Made


@dataclass(frozen=True, slots=True)
class Completion:
    """What could stand in place of the last `replaces` characters."""

    text: str
    replaces: int
    about: str


def _alone(action: Action) -> Made:
    return lambda rubric, words: None if words else action


def _maybe(made: Callable[[str | None], Action]) -> Made:
    return lambda rubric, words: made(words or None)


def _pair(made: Callable[[str, str], Action]) -> Made:
    """An item and a value. The item's name ends as late as the rubric knows a name."""

    def read(rubric: Rubric, words: str) -> Action | None:
        parts = words.split()
        if len(parts) < 2:
            return None
        names = {end: " ".join(parts[:end]).rstrip(" =:") for end in range(len(parts) - 1, 0, -1)}
        end = next((end for end, name in names.items() if find_item(rubric, name)), 1)
        value = parts[end:]
        if len(value) > 1 and value[0].lower() in _JOINING:
            del value[0]
        return made(names[end], " ".join(value))

    return read


def _what_if(rubric: Rubric, words: str) -> Action | None:
    """An item and a value, or what anyone may suppose in words: "I had two more years in retail"."""
    spoken = next(
        (move for move in recognise(rubric, f"what if {words}") if isinstance(move, events.WhatIf)), None
    )
    pair = _pair(events.WhatIf)(rubric, words)
    item = find_item(rubric, pair.item) if isinstance(pair, events.WhatIf) else None
    others = {name for name, _ in spoken.also if find_item(rubric, name) is not item} if spoken else ()
    if item is not None and not others:
        return pair
    return spoken if spoken and spoken.item else pair


def _report(rubric: Rubric, words: str) -> Action | None:
    if words.lower() in ("full", "all"):
        return FullReport()
    return None if words else events.AskReport()


_JOINING = ("to", "=", ":", "is", "were", "was")

COMMANDS: Mapping[str, Command] = {
    "/answers": Command("", "what I have understood so far", _alone(events.Recap())),
    "/fix": Command("ITEM VALUE", "set an answer", _pair(events.Fix)),
    "/undo": Command("", "take back the last change", _alone(events.Undo())),
    "/skip": Command("", "leave the question", _alone(events.Skip())),
    "/back": Command("[QUESTION]", "return to a question", _maybe(events.Back)),
    "/why": Command("[ITEM]", "why I ask, or where an answer is from", _maybe(events.Why)),
    "/what-if": Command("ITEM VALUE", "what other answers would change", _what_if),
    "/report": Command("[full]", "see the report of what is known; all of it with 'full'", _report),
    "/switch": Command("", "go on with the other rubric I suggested", _alone(events.TakeOffer())),
    "/save": Command("[FILE]", "write a report (.md .html .json) or the transcript (.jsonl)", _maybe(Save)),
    "/restart": Command("", "start over", _alone(events.Restart())),
    "/help": Command("", "this list", _alone(ShowCommands())),
    "/quit": Command("", "leave; everything is kept", _alone(Quit())),
}


def parse(rubric: Rubric, text: str) -> Action | None:
    """Read a slash command; None for what is a message.

    Raises:
        UsageError: there is no such command, or its words do not fit; the message says what would.
    """
    name, _, words = text.strip().partition(" ")
    # "/home/me" and "/ 10" are things a person may write.
    if not name.startswith("/") or not name[1:].replace("-", "").isalpha() or "\n" in text.strip():
        return None
    command = COMMANDS.get(name.lower())
    if command is None:
        raise UsageError(f"There is no command {name}.{_meant(name)} /help lists them all.")
    action = command.made(rubric, " ".join(words.split()))
    if action is None:
        raise UsageError(f"It goes like this: {name.lower()} {command.takes or '(and nothing after it)'}")
    return action


def complete(rubric: Rubric, text: str) -> Iterator[Completion]:
    """Say how the text before the cursor could go on, if it is a slash command half typed."""
    if not text.startswith("/") or "\n" in text:
        return
    name, space, words = text.partition(" ")
    if not space:
        for each, command in COMMANDS.items():
            if each.startswith(name.lower()):
                yield Completion(each, len(name), f"{command.takes} {command.does}".strip())
    elif name in ("/fix", "/what-if", "/why"):
        yield from _items(rubric, words)
        if name != "/why":
            yield from _values(rubric, words)


def _items(rubric: Rubric, typed: str) -> Iterator[Completion]:
    for item in rubric.items.values():
        names = (item.label, item.id)
        if any(name.lower().startswith(typed.lower()) for name in names):
            yield Completion(item.label, len(typed), item.id)


def _values(rubric: Rubric, typed: str) -> Iterator[Completion]:
    for item in rubric.items.values():
        for name in dict.fromkeys((item.label, item.id)):
            if typed.lower().startswith(f"{name.lower()} "):
                begun = typed[len(name) + 1 :]
                fitting = (each for each in _options(item) if each.startswith(begun.lower()))
                yield from (Completion(each, len(begun), "") for each in fitting)


def _options(item: Item) -> Sequence[str]:
    if item.kind == "extent":
        return EXTENTS
    if item.kind == "level":
        return [str(step.number) for step in item.steps]
    return [option.id for option in item.values] if item.kind in ("choice", "choices") else ()


def _meant(name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name.lower(), COMMANDS, n=1)
    return f" Did you mean {close[0]}?" if close else ""
