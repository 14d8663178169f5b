"""`advisor eval run`: suites in; a table, files and a verdict out."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from advisor.cli.quick import loaded, without_collector
from advisor.evals.usual import BASELINE, CASSETTE, EVALS, MODEL_BASELINE

if TYPE_CHECKING:
    from advisor.evals.asking import Mode, ModelChoice
    from advisor.evals.gate import Gate
    from advisor.evals.launching import Plan
    from advisor.evals.records import RunHeader
    from advisor.evals.runs import SavedRun
    from advisor.evals.selecting import Selection
    from advisor.evals.session import Session
    from advisor.llm.apart import CallingProcess

__all__ = [
    "WithDefaults",
    "baseline_of",
    "make_gate",
    "own_rubrics",
    "run",
    "run_named",
]

CHOSEN_BEFORE = {
    "filter_": "--filter", "tags": "--tag", "limit": "--limit", "shard": "--shard",
    "failed_in": "--failed-in", "repeat": "--repeat", "logged": "--outputs", "prices": "--prices",
}  # fmt: skip
"""What a run that is gone on with knows already: parameter → option."""
MAX_JOBS = 64
MAX_CALLS = 256
CALLS = 16

Work = TypeVar("Work")
Done = TypeVar("Done")


class WithDefaults(click.Command):
    """A command whose defaults come from `[tool.advisor.eval]`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Look the defaults up, unless only the help is wanted."""
        if not {"-h", "--help"} & set(args):
            from advisor.evals.settings import defaults

            known = {option.name for option in self.params}
            given = defaults(Path.cwd())
            ctx.default_map = {name: value for name, value in given.items() if name in known}
        return super().parse_args(ctx, args)


@click.command(cls=WithDefaults)
@click.argument("suites", metavar="[SUITE|DIR]...", nargs=-1)
@click.option(
    "--extractor", metavar="NAME", default="offline", help="What reads: offline (default), or model."
)
@click.option("--model", metavar="NAME", help="The model that is asked (or set ADVISOR_MODEL).")
@click.option("--cassette", metavar="FILE", help=f"A cassette (default of --replay: {CASSETTE}).")
@click.option("--record", is_flag=True, help="Write the model's answers to the cassette.")
@click.option("--replay", is_flag=True, help="Take the answers from the cassette; no network.")
@click.option("--prices", metavar="FILE", help="What the model's tokens cost.")
@click.option("--timeout", metavar="SECONDS", type=click.FloatRange(0.1), help="For a call (default: 20).")
@click.option(
    "--max-tokens", metavar="N", type=click.IntRange(1), help="Stop before the run takes more tokens."
)
@click.option("--repeat", metavar="N", type=click.IntRange(1, 1000), default=1, help="Run each case N times.")
@click.option(
    "-j", "--concurrency", metavar="N", type=click.IntRange(1, MAX_CALLS), help="Run so many cases at a time."
)
@click.option("-k", "--filter", "filter_", metavar="EXPR", help="Only cases such as: terse and not tag:uk")
@click.option("-t", "--tag", "tags", metavar="T", multiple=True, help="Only cases with this tag (or these).")
@click.option("-n", "--limit", metavar="N", type=click.IntRange(1), help="Only the first N of them.")
@click.option("--shard", metavar="I/N", help="Only the Ith of N parts, told by a hash of the id.")
@click.option("--failed-in", metavar="RUN", help="Only cases that did not pass in an earlier run.")
@click.option("--fail-under", "thresholds", metavar="FIGURE=VALUE", multiple=True, help="Such as f1=0.95.")
@click.option("--baseline", metavar="RUN", help=f"Compare with this run (default: {BASELINE}, if there).")
@click.option("--no-baseline", is_flag=True, help="Compare with nothing.")
@click.option("--resume", metavar="RUN", help="Go on with a run that was interrupted.")
@click.option("--outputs", "logged", metavar="FILE", help="Check what this log says was read; read nothing.")
@click.option("--dry-run", is_flag=True, help="Only say what would be run, and what it would cost.")
@click.option("-o", "--output", "outputs", metavar="FILE", multiple=True, help="Write a report as well.")
@click.option("-r", "--rubric", "own", metavar="FILE", multiple=True, help="A rubric of your own, by its id.")
@click.option("--runs", metavar="DIR", help="Where runs are kept (default: .advisor/runs).")
@click.option("-q", "--quiet", is_flag=True, help="Print the files and the verdict only.")
@click.pass_context
def run(context: click.Context, /, suites: tuple[str, ...], **options: Any) -> None:
    """Replay suites of golden transcripts, by default those in evals/, and check what is read.

    A suite is a file of cases (JSON Lines), or a folder of them. The run is kept on disk as it goes, so that
    it can be resumed, shown, compared and blessed as a baseline. The last line printed is the verdict.

    Defaults stand in [tool.advisor.eval] of pyproject.toml.
    """
    with without_collector(), _calls(options) as calls:
        status = _run(suites, options, calls)
    context.exit(status)


def _run(suites: tuple[str, ...], options: dict[str, Any], calls: CallingProcess | None) -> int:
    """Run what is asked for, and print what came of it. The exit status."""
    from advisor.cli.eval_screen import print_result, watched
    from advisor.evals.launching import launch
    from advisor.evals.outputs import check_outputs, deliver
    from advisor.evals.runs import RUNS

    check_outputs(options["outputs"])
    plan = _plan(suites, options)
    if options["dry_run"]:
        _print_plan(plan)
        return 0
    gate = make_gate(options, plan.header)
    folder = Path(options["runs"] or RUNS)

    def watching(session: Session) -> AbstractContextManager[Any]:
        return watched(session, plan.header.cases * plan.header.repeat, quiet=options["quiet"])

    result = launch(plan, gate, folder, _spread(options, plan, calls), watching)
    files = [str(result.run.path), *deliver(result, options["outputs"])]
    print_result(result, files, quiet=options["quiet"])
    return result.verdict.status


def _calls(options: Mapping[str, Any]) -> AbstractContextManager[CallingProcess | None]:
    """The process that makes the calls, begun before anything else is loaded; None where there is none."""
    if options["extractor"] != "model" or options["replay"] or options["dry_run"]:
        return nullcontext()
    from advisor.errors import UsageError
    from advisor.llm.apart import calling, worthwhile
    from advisor.llm.settings import ModelSettings, check_settings

    settings = ModelSettings.from_environment(options["model"])
    try:
        check_settings(settings)
    except UsageError:
        return nullcontext()  # it is said where all that is asked for is looked at
    return calling(settings) if worthwhile() else nullcontext()


# --- What is asked for --------------------------------------------------------------------------------------


def _plan(suites: tuple[str, ...], options: dict[str, Any]) -> Plan:
    import datetime

    from advisor.evals.asking import prices_of
    from advisor.evals.cases import suite_files
    from advisor.evals.launching import planned, resumed
    from advisor.evals.running import EXTRACTORS, Job

    if options["extractor"] not in EXTRACTORS:
        raise click.UsageError(
            f"There is no reader {options['extractor']!r}; there are: {', '.join(EXTRACTORS)}"
        )
    now = datetime.datetime.now(datetime.UTC)
    model = _model(options)
    job = Job(options["extractor"], own_rubrics(options["own"]), options["repeat"], _log(options), model)
    if options["resume"]:
        if suites and _typed("suites"):
            raise click.UsageError("--resume goes on with the suites of its run; name none")
        chosen = [name for name in CHOSEN_BEFORE if _typed(name)]
        if chosen:
            raise click.UsageError(f"--resume goes on as its run began: leave {CHOSEN_BEFORE[chosen[0]]} out")
        return resumed(run_named(options["resume"], options), job, now)
    if model is not None and model.suites and not _typed("suites"):
        suites = model.suites  # a replay knows what it was made for
    prices = prices_of(model, Path(options["prices"])) if model and options["prices"] else None
    return planned(suite_files(suites or (EVALS,)), _selection(options), job, now, prices)


def _model(options: dict[str, Any]) -> ModelChoice | None:
    """Which model is asked, and how; None for another reader."""
    names = ("model", "cassette", "record", "replay", "prices", "timeout", "max_tokens")
    if options["extractor"] != "model":
        chosen = [name.replace("_", "-") for name in names if options[name] and _typed(name)]
        if chosen:
            raise click.UsageError(f"--{chosen[0]} is for --extractor model")
        return None
    from advisor.evals.asking import SECONDS, chosen_model

    if options["logged"]:
        raise click.UsageError("--outputs checks what was read; --extractor model would read anew")
    if options["record"] and options["replay"]:
        raise click.UsageError("--record and --replay exclude each other")
    if options["cassette"] and _typed("cassette") and not (options["record"] or options["replay"]):
        raise click.UsageError("Say what to do with the cassette: --record or --replay")
    if options["replay"] and options["max_tokens"] and _typed("max_tokens"):
        raise click.UsageError("--max-tokens is for calls, and --replay makes none")
    if options["record"] and not options["cassette"]:
        raise click.UsageError("--record needs --cassette FILE")
    mode: Mode | None = "record" if options["record"] else "replay" if options["replay"] else None
    cassette = Path(options["cassette"] or CASSETTE) if mode else None
    return chosen_model(options["model"], cassette, mode, options["timeout"] or SECONDS)


def _typed(name: str) -> bool:
    return click.get_current_context().get_parameter_source(name) is _COMMANDLINE


def _log(options: dict[str, Any]) -> str | None:
    if options["logged"] is None:
        return None
    from advisor.evals.logged import log_at

    if not Path(options["logged"]).is_file():
        raise click.UsageError(f"There is no file {options['logged']}")
    path = str(Path(options["logged"]).absolute())
    log_at(path)  # what is wrong with it is said before anything runs
    return path


_COMMANDLINE = click.core.ParameterSource.COMMANDLINE


def _selection(options: dict[str, Any]) -> Selection:
    from advisor.evals.selecting import Selection, parse_shard

    only = None
    if options["failed_in"]:
        earlier = run_named(options["failed_in"], options)
        only = frozenset(record.id for record in earlier.cases() if record.outcome != "passed")
    return Selection(
        filter=options["filter_"],
        tags=options["tags"],
        only=only,
        shard=parse_shard(options["shard"]) if options["shard"] else None,
        limit=options["limit"],
    )


def baseline_of(extractor: Mapping[str, Any]) -> str:
    """Where the baseline of a reader is kept: that of one says nothing of another.

    >>> baseline_of({"name": "offline"}), baseline_of({"name": "model"})
    ('evals/baseline.json', 'evals/baseline-model.json')
    """
    return MODEL_BASELINE if extractor.get("name") == "model" else BASELINE


def make_gate(options: dict[str, Any], header: RunHeader) -> Gate:
    """The gate that the options describe: thresholds, and the baseline if there is one.

    Args:
        options: of the command.
        header: of the run that is judged.

    Raises:
        SuiteError: a threshold cannot hold or fail for such a run, or there is no such baseline.
    """
    import datetime

    from advisor.evals.comparing import Baseline
    from advisor.evals.gate import Gate, check_parts, parse_threshold

    thresholds = tuple(map(parse_threshold, options["thresholds"]))
    check_parts(thresholds, [rubric.kinds for rubric in header.rubrics.values()], header.repeat)
    if (
        options["no_baseline"]
        and click.get_current_context().get_parameter_source("baseline") is _COMMANDLINE
    ):
        raise click.UsageError("--baseline and --no-baseline exclude each other")
    name = None if options["no_baseline"] else options["baseline"]
    usual = baseline_of(header.extractor)
    if name is None and not options["no_baseline"] and Path(usual).is_file():
        name = usual
    baseline = Baseline(run_named(name, options)) if name else None
    # The day where the person is; that of the chats comes with the cases.
    return Gate(datetime.datetime.now().astimezone().date(), thresholds, baseline)


def run_named(name: str, options: Mapping[str, Any]) -> SavedRun:
    """A saved run by its file, its name or "last"."""
    from advisor.evals.runs import RUNS, find_run

    return find_run(name, Path(options["runs"] or RUNS))


def own_rubrics(files: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The user's own rubrics, by their ids."""
    if not files:
        return ()
    from advisor.catalog import load_rubric

    return tuple((load_rubric(Path(file)).id, str(Path(file).absolute())) for file in files)


def _print_plan(plan: Plan) -> None:
    from advisor.cli.plain import clean

    found = plan.inventory
    for file, count in found.by_file.items():
        click.echo(clean(f"{count:6,}  {file}"))
    for fault in found.faults:
        click.echo(clean(f"advisor: {fault}"), err=True)
    repeats = f", {plan.job.repeat} times each" if plan.job.repeat > 1 else ""
    click.echo(f"{found.wanted:,} of {found.cases:,} cases would be run{repeats}.")
    readings = found.messages * plan.job.repeat
    if plan.job.model is None:
        click.echo(f"{readings:,} messages to read; the offline reader makes no calls: 0 tokens, no cost.")
        return
    from advisor.evals.foreseeing import foreseen

    click.echo(f"{readings:,} messages to read; working out the calls ...", err=True)
    for line in foreseen(plan).lines():
        click.echo(clean(line))


# --- How it is run ------------------------------------------------------------------------------------------


def _spread(
    options: Mapping[str, Any], plan: Plan, process: CallingProcess | None
) -> Callable[..., Generator[Any, None, None]]:
    inner = _way(options, plan, process)

    def spread(function: Any, work: Any) -> Generator[Any, None, None]:
        with closing(inner(function, work)) as results:
            for number, result in enumerate(results):
                if number == 0:
                    loaded()  # the readers, too, by now
                yield result

    return spread


def _way(
    options: Mapping[str, Any], plan: Plan, process: CallingProcess | None
) -> Callable[..., Generator[Any, None, None]]:
    """How the work is spread: over calls, over processes, or not at all."""
    concurrency: int | None = options["concurrency"]
    from advisor.cli.workers import in_order
    from advisor.evals.running import PER_CHUNK

    if plan.job.model is not None and plan.job.model.live:
        from advisor.evals.budget import Budget
        from advisor.evals.live import run_live

        most = concurrency or CALLS
        budget = Budget(options["max_tokens"], _spent(plan)) if options["max_tokens"] else None
        return lambda function, work: run_live(work, plan.job, most, process, budget, _warn)
    if (concurrency or 1) > MAX_JOBS:
        raise click.UsageError(
            f"At most {MAX_JOBS} processes: --concurrency {concurrency} is for a live model"
        )
    # A process takes a moment to start: not worth it for a few cases, unless it is asked for.
    worthwhile = plan.inventory.wanted * plan.job.repeat // (8 * PER_CHUNK)
    jobs = concurrency or max(1, min(os.cpu_count() or 1, worthwhile))

    def spread(function: Callable[[Work], Done], work: Iterable[Work]) -> Generator[Done, None, None]:
        return in_order(function, work, jobs)

    return spread


def _warn(words: str) -> None:
    from advisor.cli.plain import clean

    click.echo(clean(f"advisor: {words}"), err=True)


def _spent(plan: Plan) -> int:
    """Tokens that the run has cost before it was interrupted."""
    served = (record.served for record in plan.before.cases()) if plan.before else ()
    return sum(each.input + each.output for each in served if each is not None)
