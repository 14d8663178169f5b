"""Where the advisor's words go: a terminal with colours, or plain text for anything else.

What is printed here may hold what other people wrote, so all of it is cleaned of what could steer a terminal.
"""

from __future__ import annotations

import sys
from typing import Protocol

from advisor.cli.plain import clean
from advisor.report.build import AnyReport

__all__ = ["Plain", "Rich", "Screen"]

WIDEST = 88
"""Longer lines are hard to read."""


class Screen(Protocol):
    """Shows a chat."""

    def say(self, text: str, *, asks: bool) -> None:
        """Show the advisor's words; the last paragraph is a question if it asks."""
        ...

    def piece(self, text: str) -> None:
        """Show a piece of the advisor's words as they come; `end` ends them."""
        ...

    def end(self) -> None:
        """End words that came in pieces."""
        ...

    def note(self, text: str) -> None:
        """Show something about the program rather than the chat."""
        ...

    def report(self, report: AnyReport, *, first: bool) -> None:
        """Show a report, or its first screen only."""
        ...


class _InPieces:
    """Words that come in pieces, as they are: the terminal breaks the lines."""

    def piece(self, text: str) -> None:
        """Print the piece."""
        _write(clean(text))

    def end(self) -> None:
        """Print a blank line."""
        _write("\n\n")


class Plain(_InPieces):
    """Text as it is, one blank line between turns."""

    def say(self, text: str, *, asks: bool) -> None:
        """Print the text."""
        _write(f"{clean(text)}\n\n")

    def note(self, text: str) -> None:
        """Print the text."""
        _write(f"{clean(text)}\n\n")

    def echo(self, text: str) -> None:
        """Print what the person wrote, where it comes from a file."""
        lines = clean(text).splitlines() or [""]
        _write("".join(f"> {line}\n" for line in lines) + "\n")

    def report(self, report: AnyReport, *, first: bool) -> None:
        """Print the report without colours."""
        from advisor.report.on_terminal import render

        _write(f"{render(report, WIDEST, colour=False, first=first).rstrip()}\n\n")


class Rich(_InPieces):
    """A terminal: wrapped to its width, questions in bold, notes dimmed."""

    def __init__(self, *, colour: bool) -> None:
        from rich.console import Console

        # Nothing in the text is markup: it is what people wrote.
        self._console = Console(markup=False, highlight=False, emoji=False, no_color=not colour)
        self._colour = colour

    def say(self, text: str, *, asks: bool) -> None:
        """Print the text, its question in bold."""
        before, _, question = clean(text).rpartition("\n\n") if asks else (clean(text), "", "")
        if before:
            self._print(before, "")
        if question:
            self._print(question, "bold")

    def note(self, text: str) -> None:
        """Print the text dimmed."""
        self._print(clean(text), "dim")

    def report(self, report: AnyReport, *, first: bool) -> None:
        """Print the report as wide as the terminal allows."""
        from advisor.report.on_terminal import render

        width = min(self._console.width, 100)
        _write(f"{render(report, width, colour=self._colour, first=first).rstrip()}\n\n")

    def _print(self, text: str, style: str) -> None:
        self._console.print(text, style=style, width=min(self._console.width, WIDEST))
        self._console.print()


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
