"""The conversation in a terminal: read a line, hand it to the runner, show what comes back.

Laws:

1. What is shown was saved: the runner saves a turn before it hands the reply over, and a turn that could not
   be saved did not happen. A person at a prompt gets their words back to try again.
2. However the conversation ends, the person is told how to go on with it.
3. Whoever sits at a terminal sees a report's first screen, the rest by "/report full"; a file gets it all.
4. A report once shown is not shown again for every change to it: what changed comes first, in a line or two,
   by the reply, and the whole report when it is asked for.
"""

from __future__ import annotations

from pathlib import Path

from advisor.answers import Sheet
from advisor.cli.compare import comparison
from advisor.cli.keeper import Keeper
from advisor.cli.lines import Lines
from advisor.cli.saving import report_of, written
from advisor.cli.screens import Screen
from advisor.cli.slash import COMMANDS, FullReport, Quit, Save, ShowCommands, parse
from advisor.dialogue import events
from advisor.dialogue.effects import Switch
from advisor.dialogue.policy import questions_open
from advisor.errors import DataError, StoreError, UsageError
from advisor.runner import Runner, Turn

__all__ = ["Repl"]


class Repl:
    """One conversation.

    Args:
        runner: drives the chat.
        keeper: saves it.
        screen: where replies go.
    """

    def __init__(self, runner: Runner, keeper: Keeper, screen: Screen) -> None:
        self._runner = runner
        self._keeper = keeper
        self._screen = screen
        self._at_terminal = False
        self._heard = False  # whether the person did anything yet, in this run
        self._reported: Sheet | None = None  # what the last report shown in full was about
        self._missed = any(mark.down for mark in runner.state.marks)  # whether the model was told of as away
        self.switch: Switch | None = None
        """The other rubric to go on with, once the conversation is over."""

    def progress(self) -> str:
        """How far the interview is, in one line."""
        state, rubric = self._runner.state, self._runner.rubric
        done = len(rubric.questions) - len(questions_open(rubric, state))
        return f"{done} of {len(rubric.questions)} questions done · /help for commands · Ctrl-D to leave"

    def open(self, first: Turn) -> None:
        """Show the first turn."""
        self._show(first)

    def talk(self, lines: Lines) -> None:
        """Converse until one side ends it.

        Raises:
            KeyboardInterrupt: the person interrupted; the session is kept.
            StoreError: a turn could not be saved, and nobody is there to try again.
        """
        self._at_terminal = lines.interactive
        try:
            left = self._converse(lines)
        except BaseException as error:
            if isinstance(error, DataError) and not isinstance(error, StoreError) and self._heard:
                self._show_report_unless_shown()  # of the lines before the one that is off
            if self._keeper.session_id:
                self._screen.note(self._way_back())
            raise
        if not (left or lines.interactive):
            self._show_report_unless_shown()
        self._screen.note(self._way_back())

    def _converse(self, lines: Lines) -> bool:
        """Go on until one side ends it; whether the person asked to leave, rather than had no more to say."""
        draft = ""
        closed = False
        while not closed and (text := lines.read(draft)) is not None:
            draft = ""
            try:
                action = parse(self._runner.rubric, text) or events.PersonWrote(text)
                if isinstance(action, Quit):
                    return True
                if isinstance(action, Save):
                    self._save(action)
                elif isinstance(action, ShowCommands):
                    self._show_commands()
                else:
                    full = isinstance(action, FullReport)
                    turn = self._runner.do(events.AskReport() if isinstance(action, FullReport) else action)
                    self._heard = True
                    closed = turn.closed
                    self.switch = turn.switch
                    self._show(turn, full=full)
            except UsageError as error:
                self._screen.note(str(error))
            except StoreError as error:
                if not lines.interactive or _is_final(error):
                    raise
                self._screen.note(f"{error} Your message was not taken; press Enter to try again.")
                draft = text
        return False

    # --- Showing -------------------------------------------------------------------------------------------

    def _show(self, turn: Turn, *, full: bool = False) -> None:
        if turn.streamed:
            self._screen.end()
        if turn.report is not None and not turn.brief:
            self._show_report(full=full)
        if turn.reply and not turn.streamed:
            self._screen.say(turn.reply, asks=bool(turn.asked))
        self._tell_of_model()
        if turn.report is not None and turn.brief:
            how = f"advisor report {self._keeper.session_id}" if turn.closed else "/report"
            self._screen.note(f"{how} shows all of it.")

    def _tell_of_model(self) -> None:
        """Say, once, why the model gave no answer: the reply says only that it did not."""
        mark = next((one for one in self._runner.state.marks if one.down), None)
        if mark is not None and not self._missed:
            self._missed = True
            of_server = "HTTP" in mark.fault or "server" in mark.fault
            more = " 'advisor doctor' says what to do about it." if of_server else ""
            self._screen.note(f"The language model: {mark.fault}.{more}")

    def _show_report(self, *, full: bool = False) -> None:
        self._reported = self._runner.state.sheet
        first = self._at_terminal and not full and bool(self._reported.values)
        self._screen.report(report_of(self._runner), first=first)
        if first:
            self._screen.note(
                "/report full shows the rest: your answers with their words, the plan, what to learn."
            )
        last = self._keeper.last_reported() if self._reported.values else None
        if last is not None:
            summary, state = last
            when = f"{summary.changed_at.astimezone():%d %B %Y}".lstrip("0")
            self._screen.note(comparison(self._runner.rubric, state.values, self._runner.state.values, when))

    def _show_report_unless_shown(self) -> None:
        if not self._heard:
            self._show_report()  # nothing was said, so there is nothing to round off
        elif self._reported != self._runner.state.sheet:
            self._show(self._runner.do(events.AskReport()))

    def _show_commands(self) -> None:
        calls = {f"{name} {command.takes}".rstrip(): command.does for name, command in COMMANDS.items()}
        width = max(map(len, calls))
        self._screen.note("\n".join(f"{call:{width}}  {does}" for call, does in calls.items()))

    def _way_back(self) -> str:
        session = self._keeper.session_id
        if session is None:
            return "Nothing was said, so nothing was kept."
        return f"This session is kept. Go on with: advisor chat --resume {session}"

    # --- Saving to a file ----------------------------------------------------------------------------------

    def _save(self, action: Save) -> None:
        if action.file is None:
            self._screen.note(self._way_back())
            return
        file = Path(action.file).expanduser()
        words = written(self._runner, file.suffix.lower())
        try:
            with file.open("xb") as output:
                output.write(words)
        except FileExistsError:
            raise UsageError(f"{file} is there already, and is left as it is. Choose another name.") from None
        except OSError as error:
            raise UsageError(f"{file} could not be written: {(error.strerror or '').lower()}.") from None
        self._screen.note(f"Written to {file}.")


def _is_final(error: StoreError) -> bool:
    from advisor.store import MovedOn  # loaded already: this error came from there

    return isinstance(error, MovedOn)
