"""Golden cases as tests: `pytest evals/` collects each case of a suite, and each group of paraphrases.

    pytest evals/ --advisor-fail-under tier=92% -k "terse and not uk" -n 4

Cases that a baseline holds as failing, or that are known to fail, are expected failures (not strict). With
thresholds and no baseline, failing cases count only through the figures, as in `advisor eval run`.

pytest loads this module whenever it starts, so nothing is imported here that is not needed then.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from advisor.evals.usual import BASELINE, CASSETTE, EVALS

if TYPE_CHECKING:
    from advisor.evals.cases import Line
    from advisor.evals.pytest_choices import Choices
    from advisor.evals.records import CaseRecord, Record
    from advisor.transcripts import Case

__all__ = ["CaseItem", "GroupItem", "SuiteFile"]

PLUGIN = "advisor-evals"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the choices of `advisor eval run`."""
    group = parser.getgroup("advisor", "golden cases of advisor")
    for name, metavar, how, words in OPTIONS:
        more = {"metavar": metavar} if metavar else {}
        group.addoption(f"--advisor-{name}", help=words, **more, **how)


_MANY: dict[str, Any] = {"action": "append"}
_FLAG: dict[str, Any] = {"action": "store_true"}
OPTIONS: tuple[tuple[str, str, dict[str, Any], str], ...] = (
    ("extractor", "NAME", {}, "What reads: offline (default), or model."),
    ("model", "NAME", {}, "The model that is asked (or set ADVISOR_MODEL)."),
    ("cassette", "FILE", {}, f"A cassette (default of replays: {CASSETTE})."),
    ("record", "", _FLAG, "Write the model's answers to the cassette."),
    ("replay", "", _FLAG, "Take the answers from the cassette."),
    ("prices", "FILE", {}, "What the model's tokens cost."),
    ("timeout", "SECONDS", {"type": float}, "For a call (default: 20)."),
    ("max-tokens", "N", {"type": int}, "Stop before the session takes more tokens."),
    ("repeat", "N", {"type": int}, "Run each case N times; each time must pass."),
    ("filter", "EXPR", {}, "Only cases such as: terse and not tag:uk"),
    ("tag", "T", _MANY, "Only cases with this tag (or these)."),
    ("limit", "N", {"type": int}, "Only the first N of them."),
    ("shard", "I/N", {}, "Only the Ith of N parts, told by a hash of the id."),
    ("failed-in", "RUN", {}, "Only cases that did not pass in an earlier run."),
    ("fail-under", "FIGURE=VALUE", _MANY, "Such as f1=0.95."),
    ("baseline", "RUN", {}, f"Compare with this run (default: {BASELINE})."),
    ("no-baseline", "", _FLAG, "Compare with nothing."),
    ("output", "FILE", _MANY, "Write a report: .html, .md, .junit.xml, .json, .jsonl or .csv."),
    ("outputs", "FILE", {}, "Check what this log says was read; read nothing."),
    ("rubric", "FILE", _MANY, "A rubric of your own."),
    ("runs", "DIR", {}, "Where runs are kept (default: .advisor/runs)."),
)
"""Name, what it takes, how pytest is to read it, and its help."""


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> SuiteFile | None:
    """Take a file for a suite where it is named, or lies where suites do and begins with a case."""
    if file_path.suffix != ".jsonl":
        return None
    named = file_path in _named(parent.config)
    if not named and not (_below_suites(file_path, parent.config) and _begins_with_case(file_path)):
        return None
    if not named and not _choices(parent.config).replays(file_path):
        return None
    made: SuiteFile = SuiteFile.from_parent(parent, path=file_path)
    return made


class SuiteFile(pytest.File):
    """A suite."""

    def collect(self) -> Iterator[pytest.Item]:
        """Make a test of each case that is wanted, of each group, and of each line that is no case."""
        from advisor.evals.cases import lines, parsed
        from advisor.transcripts import CaseError

        choices = _choices(self.config)
        chosen = choices.selection  # one for all suites: it counts for --advisor-limit
        groups: dict[str, list[tuple[Line, Case]]] = {}
        seen: dict[str, int] = {}
        for line in lines([str(self.path)]):
            try:
                case = parsed(line)
            except CaseError as error:
                yield BrokenItem.from_parent(
                    self, name=f"line {line.number}", fault=str(error), at=line.number
                )
                continue
            if case.id in seen:
                fault = f"the id {case.id!r} is that of line {seen[case.id]} too."
                yield BrokenItem.from_parent(self, name=f"line {line.number}", fault=fault, at=line.number)
            elif chosen.takes(case, str(self.path)):
                yield CaseItem.from_parent(self, name=case.id, line=line, case=case)
                if case.group is not None:
                    groups.setdefault(case.group, []).append((line, case))
            seen.setdefault(case.id, line.number)
        for name, members in groups.items():
            if len(members) > 1:
                yield GroupItem.from_parent(self, name=f"group:{name}", members=members)


class NotAsExpected(Exception):
    """A case does not pass; the message is what to print."""


class _Golden(pytest.Item):
    """What the items of a suite have in common: a place, and readable failures."""

    at = 1
    told: Sequence[dict[str, Any]] = ()
    """What is known of it, as JSON data: it may have to travel to another process."""

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the item is."""
        return self.path, self.at - 1, self.name

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Print what is wrong, and no traceback of ours."""
        if isinstance(excinfo.value, NotAsExpected):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def check(self, record: Record) -> None:
        """Fail with the reasons if a record does not pass."""
        from advisor.evals.words import described

        if record.outcome == "failed" and _choices(self.config).only_figures:
            pytest.xfail("counts through --advisor-fail-under")
        if record.outcome != "passed":
            repeat = getattr(record, "repeat", 1)
            which = f" (repeat {repeat})" if _choices(self.config).job.repeat > 1 else ""
            first = f"{self.path.name}:{self.at} {self.name}{which}"
            raise NotAsExpected("\n".join([first, *(f"  {why}" for why in described(record))]))

    def read(self, cases: list[tuple[Line, Case]]) -> list[CaseRecord]:
        """Run cases; the session ends where the model is away, for no other would be measured either."""
        from advisor.errors import ModelAway
        from advisor.evals.running import run_chunk

        choices = _choices(self.config)
        try:
            records = run_chunk(cases, choices.job)
        except ModelAway as error:
            self.told = [{"type": "away", "id": "", "said": str(error)}]
            self.session.shouldstop = f"{'not all' if choices.measured else 'nothing'} is measured: {error}"
            raise NotAsExpected(f"{self.path.name}:{self.at} {self.name}\n  not run: {error}") from None
        choices.measured = choices.measured or bool(records)
        return records

    def excuse(self, reason: str) -> None:
        """Expect it to fail, and be content if it does not."""
        self.add_marker(pytest.mark.xfail(reason=reason, strict=False))


class CaseItem(_Golden):
    """A case."""

    def __init__(self, *, line: Line, case: Case, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        from advisor.evals.cases import is_held

        self.line, self.case, self.at = line, case, line.number
        self.extra_keyword_matches.update(case.tags)
        if is_held(str(self.path)):
            self.extra_keyword_matches.add("held")
        reason = _choices(self.config).excuse(line, case)
        if reason:
            self.excuse(reason)

    def runtest(self) -> None:
        """Run the case."""
        records = self.read([(self.line, self.case)])
        self.told = [record.model_dump(mode="json") for record in records]
        if self.case.group is not None:
            _choices(self.config).read_before[self.case.id] = records[0]
        for record in records:
            self.check(record)


class GroupItem(_Golden):
    """Paraphrases of one person; those are read here whose own test ran in another process, or not yet."""

    def __init__(self, *, members: list[tuple[Line, Case]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.members, self.at = members, members[0][0].number
        reason = _choices(self.config).excuse_group(self.name)
        if reason:
            self.excuse(reason)

    def runtest(self) -> None:
        """Compare the readings."""
        from advisor.evals.groups import Groups
        from advisor.evals.running import rubric_by_id

        choices = _choices(self.config)
        job, known = choices.job, choices.read_before
        unread = [(line, case) for line, case in self.members if case.id not in known]
        read = known | {record.id: record for record in self.read(unread) if record.repeat == 1}
        records = [read[case.id] for _, case in self.members]
        rubrics = {record.rubric for record in records if record.outcome != "error"}
        kinds = {
            name: {item.id: item.kind for item in rubric_by_id(name, job.own).items.values()}
            for name in rubrics
        }
        groups = Groups(kinds)
        for record in records:
            groups.add(record)
        for group in groups.records():
            self.told = [group.model_dump(mode="json")]
            self.check(group)


class BrokenItem(_Golden):
    """A line that is no case: a test that fails."""

    def __init__(self, *, fault: str, at: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fault, self.at = fault, at

    def runtest(self) -> None:
        """Say what is wrong with the line."""
        fault = f"{self.path.name}:{self.at}: {self.fault}"
        self.told = [{"type": "fault", "id": self.nodeid, "said": fault}]
        raise NotAsExpected(fault)


# --- What is chosen, and where suites are -------------------------------------------------------------------


def _choices(config: pytest.Config) -> Choices:
    if _CHOICES not in config.stash:
        from advisor.evals.pytest_choices import Choices

        config.stash[_CHOICES] = Choices(config)
    return config.stash[_CHOICES]


_CHOICES: pytest.StashKey[Choices] = pytest.StashKey()


def _named(config: pytest.Config) -> set[Path]:
    base = config.invocation_params.dir
    return {(base / argument.partition("::")[0]).resolve() for argument in config.args}


def _below_suites(path: Path, config: pytest.Config) -> bool:
    from advisor.errors import AdvisorError
    from advisor.evals.settings import defaults

    try:
        suites = defaults(config.rootpath).get("suites", (EVALS,))
    except AdvisorError as error:
        raise pytest.UsageError(str(error)) from None
    return any(path.is_relative_to((config.rootpath / suite).resolve()) for suite in suites)


def _begins_with_case(path: Path) -> bool:
    """Other programs keep JSON Lines, too."""
    with path.open("rb") as file:
        first = file.read(2000)
    return b'"messages"' in first or b'"rubric"' in first


# --- Figures ------------------------------------------------------------------------------------------------


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Send what is known of a case along with its report, for the figures: it may be another process."""
    report = yield
    if isinstance(item, _Golden) and report.when == "call":
        report.advisor_told = item.told
    return report


def pytest_configure(config: pytest.Config) -> None:
    """Collect figures where the reports arrive."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Figures(config), PLUGIN)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Close what was opened for a model."""
    if _CHOICES in config.stash:
        config.stash[_CHOICES].close()


class _Figures:
    """Figures over all cases of a session, and the verdict, which may fail it; printed at its end."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._told: dict[tuple[Any, ...], dict[str, Any]] = {}
        self._waiting: set[str] = set()
        self._lines: list[str] = []
        self._began = 0.0

    def pytest_sessionstart(self) -> None:
        """Say what is wrong with an option before anything is collected, and once, whatever the processes."""
        self._began = time.monotonic()
        typed = (self._config.getoption(f"--advisor-{name}") for name, *_ in OPTIONS)
        if any(value is not None and value is not False for value in typed):
            _choices(self._config)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Know which cases are to be run."""
        self._expect(item.nodeid for item in session.items)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: Sequence[str]) -> None:
        """The same of another process: each collects them all."""
        self._expect(ids)

    def _expect(self, ids: Iterable[str]) -> None:
        self._waiting.update(each for each in ids if ".jsonl::" in each and ".jsonl::group:" not in each)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep what came with a report; of a case that is run again, the last."""
        if report.when == "call" or not report.passed:
            self._waiting.discard(report.nodeid)
        for each in getattr(report, "advisor_told", ()):
            self._told[each["type"], each["id"], each.get("repeat", 1)] = each

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Compute the figures, write the reports, and fail where the verdict says so."""
        if not self._told:
            return
        from advisor.evals.pytest_report import reported

        result, self._lines = reported(
            self._told.values(),
            _choices(self._config),
            " ".join(self._config.invocation_params.args),
            time.monotonic() - self._began,
            left=len(self._waiting),
            interrupted=session.exitstatus == pytest.ExitCode.INTERRUPTED,
        )
        if result.verdict.status and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the figures."""
        if self._lines:
            terminalreporter.section("golden cases")
            for line in self._lines:
                terminalreporter.line(line)
