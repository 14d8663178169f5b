"""`advisor webhooks`: what the server is to tell other servers and could not yet."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import click

from advisor.cli.plain import one_line

if TYPE_CHECKING:
    from advisor.store.served import Served

__all__ = ["webhooks"]


@click.group()
def webhooks() -> None:
    """See what other servers were not told yet, and have it sent again.

    A running server ('advisor serve') sends it; what was sent is not kept. After ten tries, over some three
    days, a delivery is given up, and waits here for 'advisor webhooks retry'.
    """


@webhooks.command("list")
def list_deliveries() -> None:
    """List the deliveries that were not made yet, those given up first."""
    from advisor.store import outbox

    with _store() as store:
        for one in outbox.listed(store.engine):
            standing = "given up" if one.dead else f"due {one.due_at[:19]}Z"
            fault = f"  {one_line(one.fault)}" if one.fault else ""
            tried = f"{one.tries} {'try' if one.tries == 1 else 'tries'}"
            what = f"{one.type}  {one.session}  {one_line(one.target)}"
            click.echo(f"{one.id}  {standing:24}  {tried:8}  {what}{fault}")


@webhooks.command("retry")
@click.argument("id", required=False)
@click.option("--all", "everything", is_flag=True, help="All that were given up.")
def retry(id: str | None, everything: bool) -> None:
    """Have a delivery tried again, at once and from the start."""
    from advisor.store import outbox

    if (id is None) is not everything:
        raise click.UsageError("Name a delivery, or say --all. 'advisor webhooks list' shows them.")
    with _store() as store:
        found = outbox.retry(store.engine, id, datetime.datetime.now(datetime.UTC))
    click.echo(f"{found} {'delivery' if found == 1 else 'deliveries'} will be tried again.")


def _store() -> Served:
    from advisor.settings import Settings
    from advisor.store.served import Served

    return Served(Settings.from_environment())
