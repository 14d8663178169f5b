"""The `--advisor-*` options of pytest → what to run, which cases, and the gate: those of `advisor eval run`.

Imported when the first suite is met, for pytest loads its plugins whenever it starts.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from advisor.catalog import load_rubric, rubric_names
from advisor.errors import AdvisorError
from advisor.evals.asking import SECONDS, ModelChoice, chosen_model, prices_of
from advisor.evals.cases import Line
from advisor.evals.comparing import Baseline
from advisor.evals.gate import Gate, check_parts, parse_threshold
from advisor.evals.judging import identity
from advisor.evals.logged import log_at
from advisor.evals.outputs import check_outputs
from advisor.evals.records import CaseRecord, GroupRecord
from advisor.evals.running import EXTRACTORS, Job, asking_for, rubric_by_id
from advisor.evals.runs import RUNS, SavedRun, find_run
from advisor.evals.selecting import Selection, parse_shard
from advisor.evals.settings import defaults
from advisor.evals.usual import BASELINE, CASSETTE, MODEL_BASELINE
from advisor.transcripts import Case

__all__ = ["Choices"]

OF_MODELS = ("model", "cassette", "record", "replay", "prices", "timeout", "max-tokens")
"""Options that only a model has a use for."""


class Choices:
    """The options, with the project's defaults.

    Args:
        config: of the session.

    Raises:
        pytest.UsageError: an option cannot be met.
    """

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        try:
            self._given = defaults(config.rootpath)
            self._read()
        except AdvisorError as error:
            raise pytest.UsageError(str(error)) from None

    def _option(self, name: str, key: str | None = None) -> Any:
        """An option as it is given, else the project's default."""
        typed = self._config.getoption(f"--advisor-{name}")
        absent = typed is None or typed is False
        return self._given.get(key) if absent and key is not None else typed

    def _read(self) -> None:
        name = self._option("extractor", "extractor") or "offline"
        if name not in EXTRACTORS:
            raise pytest.UsageError(f"There is no reader {name!r}; there are: {', '.join(EXTRACTORS)}.")
        self.prices: dict[str, Any] | None = None
        if name != "model":
            self._refuse_models()
        model, logged = self._model() if name == "model" else None, self._logged(name)
        asked = self._option("repeat", "repeat")
        repeat = 1 if asked is None else asked
        if repeat < 1:
            raise pytest.UsageError("--advisor-repeat takes a whole number from 1.")
        self.job = Job(name, self._own(), repeat, logged, model)
        self.selection = self._selection()
        self.thresholds = tuple(map(parse_threshold, self._option("fail-under", "thresholds") or ()))
        check_parts(self.thresholds, self._kinds(), repeat)
        self.outputs = self._outputs()
        self.gate = self._gate()
        self.measured = False
        """Whether any case was read."""
        self.read_before: dict[str, CaseRecord] = {}
        """What this process has read of cases that have a group: their groups need not read them again."""

    def _kinds(self) -> Iterator[dict[str, str]]:
        """Item → kind of each rubric: which of them the suites are about is known when they are read."""
        if any("." in threshold.metric for threshold in self.thresholds):
            for name in (*rubric_names(), *dict(self.job.own)):
                yield {item.id: item.kind for item in rubric_by_id(name, self.job.own).items.values()}

    def _outputs(self) -> tuple[str, ...]:
        typed = self._option("output")
        base = self._config.invocation_params.dir if typed else self._config.rootpath
        names = tuple(str(base / name) for name in typed or self._given.get("outputs", ()))
        check_outputs(names)
        return names

    def _own(self) -> tuple[tuple[str, str], ...]:
        files = [Path(file).absolute() for file in self._option("rubric", "own") or ()]
        return tuple((load_rubric(file).id, str(file)) for file in files)

    def _selection(self) -> Selection:
        shard, limit = self._option("shard"), self._option("limit")
        if limit is not None and limit < 1:
            raise pytest.UsageError("--advisor-limit takes a whole number from 1.")
        return Selection(
            filter=self._option("filter", "filter_"),
            tags=tuple(self._option("tag", "tags") or ()),
            only=self._failed_in(),
            shard=parse_shard(shard) if shard else None,
            limit=limit,
        )

    def _run(self, name: str) -> SavedRun:
        folder = self._option("runs", "runs") or RUNS
        return find_run(name, self._config.rootpath / folder)

    def _failed_in(self) -> frozenset[str] | None:
        name = self._option("failed-in")
        if not name:
            return None
        return frozenset(record.id for record in self._run(name).cases() if record.outcome != "passed")

    def _logged(self, extractor: str) -> str | None:
        name = self._option("outputs")
        if not name:
            return None
        if extractor == "model":
            raise pytest.UsageError(
                "--advisor-outputs checks what was read; --advisor-extractor model would read anew."
            )
        path = self._config.invocation_params.dir / name
        if not path.is_file():
            raise pytest.UsageError(f"There is no file {path}.")
        log_at(str(path))  # what is wrong with it is said before anything runs
        return str(path)

    # --- a model

    def _refuse_models(self) -> None:
        typed = [name for name in OF_MODELS if self._option(name)]
        if typed:
            raise pytest.UsageError(f"--advisor-{typed[0]} is for --advisor-extractor model.")

    def _model(self) -> ModelChoice:
        cassette, replay, record = (self._option(name) for name in ("cassette", "replay", "record"))
        if replay and record:
            raise pytest.UsageError("--advisor-record and --advisor-replay exclude each other.")
        if cassette and not (replay or record):
            raise pytest.UsageError("--advisor-cassette is for --advisor-replay or --advisor-record.")
        if record and not cassette:
            raise pytest.UsageError("--advisor-record needs --advisor-cassette FILE.")
        for name, least in (("timeout", 0.1), ("max-tokens", 1)):
            if (given := self._option(name)) is not None and given < least:
                raise pytest.UsageError(f"--advisor-{name} takes a number from {least}.")
        tokens = None if replay else self._option("max-tokens", "max_tokens")
        for name, wanted in (("record", record), ("max-tokens", tokens)):
            if wanted and self._in_parts:
                raise pytest.UsageError(f"--advisor-{name} is for one process: leave -n out.")
        usual = self._config.rootpath / str(self._given.get("cassette", CASSETTE))
        choice = chosen_model(
            self._option("model", "model"),
            self._config.invocation_params.dir / cassette if cassette else usual,
            "replay" if replay else "record" if record else None,
            self._option("timeout") or SECONDS,
            tokens,
        )
        prices = self._option("prices", "prices")
        self.prices = prices_of(choice, self._config.rootpath / prices) if prices else None
        return choice

    @property
    def _in_parts(self) -> bool:
        """Whether the tests run in several processes (pytest-xdist)."""
        workers = getattr(self._config.option, "numprocesses", None)
        return hasattr(self._config, "workerinput") or bool(workers)

    def close(self) -> None:
        """Close the recording and the connections, if there are any."""
        if self.job.model is not None and self.job.model.live:
            asking_for(self.job.model).close()

    # --- what may fail

    def _gate(self) -> Gate:
        if self._option("baseline") and self._option("no-baseline"):
            raise pytest.UsageError("--advisor-baseline and --advisor-no-baseline exclude each other.")
        named = self._option("baseline", "baseline")
        usual = BASELINE if self.job.model is None else MODEL_BASELINE
        path = self._config.rootpath / (named or usual)
        wanted = not self._option("no-baseline") and (named or path.is_file())
        known = named and not path.is_file()  # the name of a run, or "last"
        baseline = Baseline(self._run(named) if known else find_run(str(path))) if wanted else None
        return Gate(datetime.datetime.now().astimezone().date(), self.thresholds, baseline)

    def replays(self, file: Path) -> bool:
        """Whether a suite is to be read: a cassette may say that it was made for others only."""
        suites = self.job.model.suites if self.job.model else ()
        root = self._config.rootpath
        return not suites or any(file.is_relative_to((root / suite).resolve()) for suite in suites)

    def excuse(self, line: Line, case: Case) -> str:
        """Why a case may fail; nothing where it may not."""
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
        group = GroupRecord(id=name.removeprefix("group:"), file="", members=(), outcome="failed")
        return "differs in the baseline" if self.gate.standing(group) == "held" else ""
