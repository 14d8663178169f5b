"""Golden cases as tests: `pytest evals/` collects each case of a suite, and each group of paraphrases.

    pytest evals/ --advisor-fail-under tier=92% -k "terse and not uk" -n 4

Cases that a baseline holds as failing, or that are known to fail, are expected failures (not strict). With
thresholds and no baseline, failing cases count only through the figures, as in `advisor eval run`.

pytest loads this module whenever it starts, so nothing is imported here that is not needed then.
"""

from __future__ import annotations

import datetime
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from advisor.evals.asking import ModelChoice
    from advisor.evals.cases import Line
    from advisor.evals.gate import Gate
    from advisor.evals.records import CaseRecord, Record
    from advisor.evals.running import Job
    from advisor.evals.selecting import Selection
    from advisor.transcripts import Case

__all__ = ["CaseItem", "GroupItem", "SuiteFile"]

EVALS = "evals"
BASELINE = "evals/baseline.json"
CASSETTE = "evals/model.cassette"
PLUGIN = "advisor-evals"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the choices of `advisor eval run`."""
    group = parser.getgroup("advisor", "golden cases of advisor")
    group.addoption("--advisor-extractor", metavar="NAME", help="What reads: offline (default), or model.")
    group.addoption("--advisor-model", metavar="NAME", help="The model that is asked (or set ADVISOR_MODEL).")
    group.addoption(
        "--advisor-cassette", metavar="FILE", help=f"A cassette (default of replays: {CASSETTE})."
    )
    group.addoption("--advisor-replay", action="store_true", help="Take the answers from the cassette.")
    group.addoption("--advisor-prices", metavar="FILE", help="What the model's tokens cost.")
    group.addoption("--advisor-timeout", metavar="SECONDS", type=float, help="For a call (default: 20).")
    group.addoption("--advisor-baseline", metavar="RUN", help=f"Compare with this run (default: {BASELINE}).")
    group.addoption("--advisor-no-baseline", action="store_true", help="Compare with nothing.")
    group.addoption("--advisor-filter", metavar="EXPR", help="Only cases such as: terse and not tag:uk")
    group.addoption(
        "--advisor-tag", metavar="T", action="append", help="Only cases with this tag (or these)."
    )
    group.addoption(
        "--advisor-shard", metavar="I/N", help="Only the Ith of N parts, told by a hash of the id."
    )
    group.addoption(
        "--advisor-failed-in", metavar="RUN", help="Only cases that did not pass in an earlier run."
    )
    group.addoption("--advisor-fail-under", metavar="FIGURE=VALUE", action="append", help="Such as f1=0.95.")
    group.addoption("--advisor-rubric", metavar="FILE", action="append", help="A rubric of your own.")


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
        chosen = choices.selection.fresh()
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
            place = f"{self.path.name}:{self.at}"
            raise NotAsExpected(
                "\n".join([f"{place} {self.name}", *(f"  {why}" for why in described(record))])
            )

    def read(self, cases: list[tuple[Line, Case]]) -> list[CaseRecord]:
        """Run cases; the session ends where the model is away, for no other would be measured either."""
        from advisor.errors import ModelAway
        from advisor.evals.running import run_chunk

        try:
            return run_chunk(cases, _choices(self.config).job)
        except ModelAway as error:
            self.session.shouldstop = f"nothing is measured: {error}"
            raise NotAsExpected(f"{self.path.name}:{self.at} {self.name}\n  not run: {error}") from None

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
        (record,) = self.read([(self.line, self.case)])
        self.record = record.model_dump(mode="json")
        self.check(record)


class GroupItem(_Golden):
    """Paraphrases of one person; each is read again here, for its own test may run in another process."""

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

        job = _choices(self.config).job
        records = self.read(self.members)
        rubrics = {record.rubric for record in records if record.outcome != "error"}
        kinds = {
            name: {item.id: item.kind for item in rubric_by_id(name, job.own).items.values()}
            for name in rubrics
        }
        groups = Groups(kinds)
        for record in records:
            groups.add(record)
        for group in groups.records():
            self.check(group)


class BrokenItem(_Golden):
    """A line that is no case: a test that fails."""

    def __init__(self, *, fault: str, at: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fault, self.at = fault, at

    def runtest(self) -> None:
        """Say what is wrong with the line."""
        raise NotAsExpected(f"{self.path.name}:{self.at}: {self.fault}")


# --- Choices ------------------------------------------------------------------------------------------------


class _Choices:
    """The options, with the project's defaults. Made when the first suite is met."""

    def __init__(self, config: pytest.Config) -> None:
        from advisor.errors import AdvisorError

        try:
            self._read(config)
        except AdvisorError as error:
            raise pytest.UsageError(str(error)) from None

    def _read(self, config: pytest.Config) -> None:
        from advisor.catalog import load_rubric
        from advisor.evals.gate import parse_threshold
        from advisor.evals.running import EXTRACTORS, Job
        from advisor.evals.selecting import Selection, parse_shard
        from advisor.evals.settings import defaults

        given = defaults(config.rootpath)
        shard = config.getoption("--advisor-shard")
        self._root = config.rootpath
        name = config.getoption("--advisor-extractor") or given.get("extractor", "offline")
        if name not in EXTRACTORS:
            raise pytest.UsageError(f"There is no reader {name!r}; there are: {', '.join(EXTRACTORS)}.")
        files = [
            Path(file).absolute() for file in config.getoption("--advisor-rubric") or given.get("own", ())
        ]
        own = tuple((load_rubric(file).id, str(file)) for file in files)
        self.prices: dict[str, Any] | None = None
        self.job: Job = Job(name, own, model=self._model(config, given) if name == "model" else None)
        self.selection: Selection = Selection(
            filter=config.getoption("--advisor-filter") or given.get("filter_"),
            tags=tuple(config.getoption("--advisor-tag") or given.get("tags", ())),
            only=self._failed_in(config, given),
            shard=parse_shard(shard) if shard else None,
        )
        thresholds = config.getoption("--advisor-fail-under") or given.get("thresholds", ())
        self.thresholds = tuple(map(parse_threshold, thresholds))
        self.gate: Gate = self._gate(config, given)

    def _failed_in(self, config: pytest.Config, given: Mapping[str, Any]) -> frozenset[str] | None:
        from advisor.evals.runs import RUNS, find_run

        name = config.getoption("--advisor-failed-in")
        if not name:
            return None
        run = find_run(name, config.rootpath / given.get("runs", RUNS))
        return frozenset(record.id for record in run.cases() if record.outcome != "passed")

    def _model(self, config: pytest.Config, given: Mapping[str, Any]) -> ModelChoice:
        from advisor.evals.asking import SECONDS, chosen_model, prices_of

        cassette, replay = config.getoption("--advisor-cassette"), config.getoption("--advisor-replay")
        if cassette and not replay:
            raise pytest.UsageError("--advisor-cassette is for --advisor-replay.")
        usual = config.rootpath / str(given.get("cassette", CASSETTE))
        choice = chosen_model(
            config.getoption("--advisor-model") or given.get("model"),
            config.invocation_params.dir / cassette if cassette else usual,
            "replay" if replay else None,
            config.getoption("--advisor-timeout") or SECONDS,
        )
        prices = config.getoption("--advisor-prices") or given.get("prices")
        self.prices = prices_of(choice, config.rootpath / prices) if prices else None
        return choice

    def _gate(self, config: pytest.Config, given: Mapping[str, Any]) -> Gate:
        from advisor.evals.comparing import Baseline
        from advisor.evals.gate import Gate
        from advisor.evals.runs import find_run

        named = config.getoption("--advisor-baseline") or given.get("baseline")
        usual = BASELINE if self.job.model is None else "evals/baseline-model.json"
        path = config.rootpath / (named or usual)
        wanted = not config.getoption("--advisor-no-baseline") and (named or path.is_file())
        baseline = Baseline(find_run(str(path))) if wanted else None
        return Gate(datetime.datetime.now().astimezone().date(), self.thresholds, baseline)

    def replays(self, file: Path) -> bool:
        """Whether a suite is to be read: a cassette may say that it was made for others only."""
        suites = self.job.model.suites if self.job.model else ()
        return not suites or any(file.is_relative_to((self._root / suite).resolve()) for suite in suites)

    def excuse(self, line: Line, case: Case) -> str:
        """Why a case may fail; nothing where it may not."""
        from advisor.evals.judging import identity
        from advisor.evals.records import CaseRecord

        failed = CaseRecord(**identity(case, line), outcome="failed")
        standing = self.gate.standing(failed)
        if standing == "known" and failed.known_failure:
            return f"known until {failed.known_failure.until}: {failed.known_failure.reason}"
        if standing == "held":
            return "fails in the baseline"
        return ""

    @property
    def only_figures(self) -> bool:
        """Whether failing cases count through the figures alone."""
        return bool(self.thresholds) and self.gate.baseline is None

    def excuse_group(self, name: str) -> str:
        """Why a group may differ; nothing where it may not."""
        from advisor.evals.records import GroupRecord

        group = GroupRecord(id=name.removeprefix("group:"), file="", members=(), outcome="failed")
        return "differs in the baseline" if self.gate.standing(group) == "held" else ""


def _choices(config: pytest.Config) -> _Choices:
    if _CHOICES not in config.stash:
        config.stash[_CHOICES] = _Choices(config)
    return config.stash[_CHOICES]


_CHOICES: pytest.StashKey[_Choices] = pytest.StashKey()


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
    """Send the record of a case along with its report, for the figures: it may be another process."""
    report = yield
    if isinstance(item, CaseItem) and report.when == "call" and hasattr(item, "record"):
        report.advisor_record = item.record
    return report


def pytest_configure(config: pytest.Config) -> None:
    """Collect figures where the reports arrive."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Figures(config), PLUGIN)


class _Figures:
    """Figures over all cases of a session, printed at its end; thresholds that do not hold fail it."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._records: list[dict[str, Any]] = []
        self._lines: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep the record that came with a report."""
        record = getattr(report, "advisor_record", None)
        if record is not None:
            self._records.append(record)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Compute the figures, and fail where a threshold does not hold."""
        if not self._records:
            return
        from advisor.evals.gate import shown
        from advisor.evals.metrics import METRICS, Tallies
        from advisor.evals.records import CaseRecord
        from advisor.evals.words import spent

        tallies = Tallies({}, _choices(self._config).prices)
        for record in sorted(self._records, key=lambda each: str(each["id"])):  # they came in any order
            tallies.add(CaseRecord.model_validate(record))
        summary = tallies.summary()
        self._lines = [
            f"{METRICS[name].label}: {shown(name, each.value)}" for name, each in summary.metrics.items()
        ]
        if summary.spent is not None:
            self._lines.append(f"cost: {spent(summary.spent)}")
        self._lines += self._cautions()
        missed = [*_choices(self._config).gate.missed(summary), *self._drops()]
        self._lines += [f"FAILED: {reason}" for reason in missed]
        if missed and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def _drops(self) -> list[str]:
        """The figures that got worse beyond noise, over the cases that the baseline has, too."""
        from advisor.evals.comparing import Comparing
        from advisor.evals.gate import drops
        from advisor.evals.records import CaseRecord

        baseline = _choices(self._config).gate.baseline
        if baseline is None:
            return []
        comparing = Comparing(baseline)
        for record in self._records:
            comparing.add(CaseRecord.model_validate(record))
        return drops(comparing.result())

    def _cautions(self) -> list[str]:
        from advisor.evals.words import cautions

        model = _choices(self._config).job.model
        return [*cautions(model.described())] if model else []

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the figures."""
        if self._lines:
            terminalreporter.section("golden cases")
            for line in self._lines:
                terminalreporter.line(line)
