"""`advisor keys`: API keys for servers that call the HTTP API."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from advisor.cli.plain import one_line

if TYPE_CHECKING:
    from advisor.store.served import Served

__all__ = ["keys"]


@click.group()
def keys() -> None:
    """Make, list and revoke API keys for servers.

    Scopes: 'admin' lists, reads, exports and deletes everybody's conversations, and opens the pages under
    /admin; 'desk' lists and reads them, takes them over, answers as a human and gives them back; 'users' acts
    for the users it names; 'completions' uses the OpenAI-compatible endpoint; 'metrics'
    reads the figures at /metrics. To change a key, make a new one, then revoke the old.
    """


@keys.command("create")
@click.argument("name")
@click.option("--scope", "scopes", multiple=True, required=True, help="What it may do; can be repeated.")
@click.option("--tenant", default="", help="Whose conversations it is for, where the server has tenants.")
def create(name: str, scopes: tuple[str, ...], tenant: str) -> None:
    """Make a key and print it. It is shown this once; only its hash is kept."""
    from advisor.store import keys as stored

    with _store() as store:
        click.echo(stored.make(store.engine, name, scopes, tenant))


@keys.command("list")
def list_keys() -> None:
    """List the keys, without their secrets."""
    from advisor.store import keys as stored

    with _store() as store:
        for key in stored.listed(store.engine):
            standing = f"revoked {key.revoked_at[:10]}" if key.revoked_at else "in use"
            scopes = ",".join(sorted(key.scopes))
            tenant = f"  of {key.tenant.name}" if key.tenant.name else ""
            click.echo(f"{key.id}  {key.made_at[:10]}  {standing:18}  {scopes}{tenant}  {one_line(key.name)}")


@keys.command("revoke")
@click.argument("id")
def revoke(id: str) -> None:
    """Make a key useless, at once and for good."""
    from advisor.store import keys as stored

    with _store() as store:
        stored.revoke(store.engine, id)


def _store() -> Served:
    from advisor.settings import Settings
    from advisor.store.served import Served

    return Served(Settings.from_environment())
