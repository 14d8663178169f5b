"""Where the person's messages come from: a prompt, a plain terminal, or a file.

Each source is an iterator of messages that ends when the person has nothing more to say. An interrupt
(Ctrl-C) passes through as `KeyboardInterrupt`.
"""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, Protocol

from advisor.errors import DataError
from advisor.rubric.model import Rubric

if TYPE_CHECKING:
    from prompt_toolkit.completion import CompleteEvent, Completer
    from prompt_toolkit.document import Document
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings

__all__ = ["Lines", "Piped", "Prompted", "Typed"]

PASTE_SECONDS = 0.05
"""Lines that arrive within this time of each other were pasted, and are one message."""


class Lines(Protocol):
    """A source of messages."""

    interactive: bool
    """Whether a person sits there, who can try again."""

    def read(self, draft: str = "") -> str | None:
        """Wait for the next message; None when there are no more.

        Args:
            draft: what is meant by a mere Enter: words to try again.
        """
        ...


class Piped:
    """A file or a pipe: each line that is not blank is a message."""

    interactive = False

    def __init__(self, file: BinaryIO, echo: Callable[[str], None]) -> None:
        from advisor.transcripts import numbered_lines

        self._lines = numbered_lines(file)
        self._echo = echo

    def read(self, draft: str = "") -> str | None:
        """Take the next line, and have it echoed, so that what is printed reads as a conversation."""
        from advisor.transcripts import MAX_LINE_BYTES

        for number, line in self._lines:
            if len(line) > MAX_LINE_BYTES:
                raise DataError(f"line {number} of the input is longer than {MAX_LINE_BYTES:,} bytes.")
            try:
                message = line.decode("utf-8-sig").strip()
            except UnicodeDecodeError as error:
                where = f"line {number} of the input is not UTF-8 (byte {error.start + 1})"
                raise DataError(f"{where}. All lines before it were taken.") from None
            self._echo(message)
            return message
        return None


class Typed:
    """A terminal, without anything that moves the cursor."""

    interactive = True

    def __init__(self, prompt: str = "> ") -> None:
        self._prompt = prompt

    def read(self, draft: str = "") -> str | None:
        """Show the prompt and wait for a line, or for all lines of a paste."""
        while True:
            sys.stdout.write(self._prompt)
            sys.stdout.flush()
            given = b"".join(self._chunks())
            if not given:
                return None
            message = given.decode("utf-8", "replace").strip() or draft
            if message:
                return message

    def _chunks(self) -> Iterator[bytes]:
        # The terminal hands over a line at a time; straight from it, for a buffer would hide what waits.
        source = sys.stdin.fileno()
        while chunk := os.read(source, 65536):
            yield chunk
            if chunk.endswith(b"\n") and not select.select([source], [], [], PASTE_SECONDS)[0]:
                return


class Prompted:
    """A terminal with a line editor: history, completion, pastes of many lines."""

    interactive = True

    def __init__(
        self, rubric: Rubric, history: Sequence[str], progress: Callable[[], str], *, colour: bool
    ) -> None:
        from prompt_toolkit import PromptSession
        from prompt_toolkit.history import InMemoryHistory
        from prompt_toolkit.output import ColorDepth

        # In memory: the store is the only place that keeps a person's words, so that deleting them there is
        # deleting them.
        self._session: PromptSession[str] = PromptSession(
            history=InMemoryHistory(list(history)),
            completer=_completer(rubric),
            complete_while_typing=_is_command(),
            key_bindings=_keys(),
            bottom_toolbar=progress,
            color_depth=None if colour else ColorDepth.DEPTH_1_BIT,
            enable_suspend=True,
            reserve_space_for_menu=6,
        )

    def read(self, draft: str = "") -> str | None:
        """Wait for a message that is not blank."""
        while True:
            try:
                message = self._session.prompt("> ", default=draft).strip()
            except EOFError:
                return None
            if message:
                print()
                return message


def _completer(rubric: Rubric) -> Completer:
    from prompt_toolkit.completion import Completer, Completion

    from advisor.cli.slash import complete

    class SlashCompleter(Completer):
        def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
            for each in complete(rubric, document.text_before_cursor):
                yield Completion(each.text, start_position=-each.replaces, display_meta=each.about)

    return SlashCompleter()


def _is_command() -> Condition:
    from prompt_toolkit.application import get_app
    from prompt_toolkit.filters import Condition

    return Condition(lambda: get_app().current_buffer.text.startswith("/"))


def _keys() -> KeyBindings:
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()
    # Alt-Enter begins a new line; Enter sends.
    keys.add("escape", "enter")(lambda event: event.current_buffer.insert_text("\n"))
    return keys
