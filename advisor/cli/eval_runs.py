"""`advisor eval show | compare | rescore | bless`: what becomes of saved runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from advisor.cli.eval_run import WithDefaults, baseline_of, make_gate, own_rubrics, run_named
from advisor.evals.usual import BASELINE

__all__ = ["bless", "compare", "rescore", "show"]

gate_options = (
    click.option(
        "--fail-under", "thresholds", metavar="FIGURE=VALUE", multiple=True, help="Such as f1=0.95."
    ),
    click.option("--baseline", metavar="RUN", help=f"Compare with this run (default: {BASELINE})."),
    click.option("--no-baseline", is_flag=True, help="Compare with nothing."),
    click.option("-o", "--output", "outputs", metavar="FILE", multiple=True, help="Write a report as well."),
    click.option("--runs", metavar="DIR", help="Where runs are kept (default: .advisor/runs)."),
    click.option("-q", "--quiet", is_flag=True, help="Print the files and the verdict only."),
)


def gated(command: Any) -> Any:
    """Give a command the options that decide on a verdict and where it goes."""
    for option in reversed(gate_options):
        command = option(command)
    return command


@click.command(cls=WithDefaults)
@click.argument("run", metavar="RUN", default="last")
@click.option("-c", "--case", "case_id", metavar="ID", help="Show this case only, with its chat.")
@gated
@click.pass_context
def show(context: click.Context, /, run: str, case_id: str | None, **options: Any) -> None:
    """Show a saved run again, or write it in another form.

    RUN is a file, a run's name, or "last". The exit status is that of its verdict.
    """
    from advisor.cli.eval_screen import print_case, print_result
    from advisor.evals.outputs import check_outputs, deliver
    from advisor.evals.session import replayed

    check_outputs(options["outputs"])
    saved = run_named(run, options)
    if case_id is not None:
        print_case(saved, case_id)
        return
    result = replayed(saved, make_gate(options, saved.header))
    print_result(result, deliver(result, options["outputs"]), quiet=options["quiet"])
    context.exit(result.verdict.status)


@click.command(cls=WithDefaults)
@click.argument("run", metavar="RUN", default="last")
@click.option("-r", "--rubric", "own", metavar="FILE", multiple=True, help="A rubric of your own, by its id.")
@gated
@click.pass_context
def rescore(context: click.Context, /, run: str, own: tuple[str, ...], **options: Any) -> None:
    """Score a saved run again after a change of labels or of a rubric; nothing is read again."""
    import datetime

    from advisor.cli.eval_screen import print_result
    from advisor.evals import rescoring
    from advisor.evals.outputs import check_outputs, deliver
    from advisor.evals.runs import RUNS

    check_outputs(options["outputs"])
    saved = run_named(run, options)
    folder, now = Path(options["runs"] or RUNS), datetime.datetime.now(datetime.UTC)
    gate = make_gate(options, saved.header)
    result = rescoring.rescore(saved, saved.header.suites, gate, folder, own_rubrics(own), now)
    files = [str(result.run.path), *deliver(result, options["outputs"])]
    print_result(result, files, quiet=options["quiet"])
    context.exit(result.verdict.status)


@click.command(cls=WithDefaults)
@click.argument("before", metavar="A")
@click.argument("after", metavar="B", default="last")
@click.option("--runs", metavar="DIR", help="Where runs are kept (default: .advisor/runs).")
@click.pass_context
def compare(context: click.Context, /, before: str, after: str, runs: str | None) -> None:
    """Lay run B (by default the last) beside run A: which cases changed, and is it more than noise?

    The exit status is 1 where B is worse: a case that passed fails now, or a figure fell beyond noise.
    """
    from advisor.cli.eval_screen import print_comparison
    from advisor.errors import SuiteError
    from advisor.evals.comparing import compare_runs
    from advisor.evals.gate import compared

    options = {"runs": runs}
    found = compare_runs(run_named(before, options), run_named(after, options))
    if not found.cases:
        raise SuiteError(f"The runs {before} and {after} have no case in common that stayed the same.")
    print_comparison(found)
    verdict = compared(found)
    click.echo(verdict.line)
    context.exit(verdict.status)


@click.command(cls=WithDefaults)
@click.argument("run", metavar="RUN", default="last")
@click.option("--to", "baseline", metavar="FILE", help=f"The baseline (default: {BASELINE}).")
@click.option("--runs", metavar="DIR", help="Where runs are kept (default: .advisor/runs).")
@click.pass_context
def bless(context: click.Context, /, run: str, baseline: str | None, runs: str | None) -> None:
    """Make a run the baseline that later ones are compared with. Nothing else ever changes a baseline.

    The run must be whole: complete, of all cases of its suites, each of which could be run. A run that a
    model has read becomes the baseline of such runs, evals/baseline-model.json.
    """
    from advisor.cli.eval_screen import print_accepted, print_comparison
    from advisor.evals import blessing

    saved = run_named(run, {"runs": runs})
    path = Path(baseline or baseline_of(saved.header.extractor))
    if not path.absolute().parent.is_dir():
        raise click.UsageError(f"There is no folder {path.parent}")
    blessed = blessing.bless(saved, path)
    if blessed.comparison is not None and blessed.comparison.cases:
        print_comparison(blessed.comparison)
    print_accepted(blessed)
    click.echo(f"The run {saved.header.id} is the baseline now: {path}. Commit it.")
