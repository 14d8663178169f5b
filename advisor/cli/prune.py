"""`advisor prune`: delete a server's old conversations."""

from __future__ import annotations

import os

import click

__all__ = ["prune"]


@click.command()
@click.option(
    "--days",
    type=click.IntRange(1, 36_500),
    help="Delete what has not gone on for so many days; by default ADVISOR_PORTAL_RETENTION_DAYS.",
)
@click.option("--dry-run", is_flag=True, help="Say how many there are, and delete none.")
def prune(days: int | None, dry_run: bool) -> None:
    """Delete conversations that a server keeps, some days after their last turn.

    A running server does so by itself, once an hour, where ADVISOR_PORTAL_RETENTION_DAYS is set. Your own
    chats in the terminal are not touched; 'advisor sessions' deletes those.
    """
    try:
        from advisor.portal.operation import Operation
        from advisor.portal.retention import prune_old, time_before
    except ImportError as error:
        raise click.UsageError(
            f"{error.name} is not installed, which this takes: pip install 'advisor[portal]'"
        ) from None
    from advisor.settings import Settings
    from advisor.store.pruning import count_old
    from advisor.store.served import Served

    days = days or Operation.from_environment(os.environ).days
    if days is None:
        raise click.UsageError("How old may they be? Give --days, or set ADVISOR_PORTAL_RETENTION_DAYS.")
    with Served(Settings.from_environment()) as store:
        if dry_run:
            click.echo(f"{count_old(store.engine, time_before(days))} to delete")
            return
        pruned = prune_old(store, days)
    click.echo(
        f"{pruned.conversations} deleted" + (", another process is at the rest" if pruned.left else "")
    )
