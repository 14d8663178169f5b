"""`advisor doctor`: is everything in place, and what to do about what is not."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

import click

from advisor.cli.faults import BAD_DATA
from advisor.errors import AdvisorError, ModelError, ModelRefused

if TYPE_CHECKING:
    from advisor.llm.settings import ModelSettings

__all__ = ["doctor"]

SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: "ok" is well, "note" may be as it is, "bad" wants mending."""

    what: str
    how: Literal["ok", "note", "bad"]
    told: str


@click.command()
@click.option("--model", metavar="NAME", help="The language model to check (or set ADVISOR_MODEL).")
@click.option(
    "--fetch-vocabulary",
    is_flag=True,
    help="Fetch the vocabulary that tokens are counted with (the network).",
)
@click.pass_context
def doctor(context: click.Context, model: str | None, fetch_vocabulary: bool) -> None:
    """Check the set-up, and say what to do about what is amiss.

    Without a model nothing is sent anywhere. With one, it is asked a question of a few tokens. The exit
    status is 1 where something wants mending.
    """
    from advisor.llm.settings import ModelSettings

    settings = ModelSettings.from_environment(model)
    if fetch_vocabulary:
        _fetch()
    bad = False
    for finding in _findings(settings):
        bad = bad or finding.how == "bad"
        click.echo(f"{finding.how:4}  {finding.what}: {finding.told}")
    if bad:
        context.exit(BAD_DATA)


def _findings(settings: ModelSettings) -> Iterator[Finding]:
    for check in (_terminal, _database):
        yield check()
    yield _vocabulary()
    yield from _model(settings)


def _terminal() -> Finding:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return Finding("terminal", "note", "input or output is no terminal; 'advisor chat' is plain then.")
    if os.environ.get("TERM") == "dumb":
        return Finding("terminal", "note", "TERM is dumb: no colours and no line editor.")
    return Finding("terminal", "ok", os.environ.get("TERM", "a terminal"))


def _database() -> Finding:
    from advisor.settings import Settings
    from advisor.store import Store

    try:
        with Store(Settings.from_environment()) as store:
            return Finding("database", "ok", f"{len(store.summaries())} sessions are kept.")
    except AdvisorError as error:
        return Finding("database", "bad", str(error))


def _vocabulary() -> Finding:
    from advisor.llm.tokens import count, vocabulary_file

    if not count("one")[1]:
        return Finding("vocabulary", "ok", f"tokens are counted by {vocabulary_file()}")
    return Finding(
        "vocabulary",
        "note",
        "none on disk, so tokens are estimated where a server does not count them. 'advisor doctor "
        "--fetch-vocabulary' fetches it; set TIKTOKEN_CACHE_DIR to keep it where it is not swept away.",
    )


def _model(settings: ModelSettings) -> Iterator[Finding]:
    if settings.name is None:
        yield Finding(
            "model", "note", "none is named; the advisor reads by itself. Set ADVISOR_MODEL for one."
        )
        return
    from advisor.llm.settings import is_address

    where = settings.base_url or "OpenAI"
    yield Finding("base URL", "ok" if settings.base_url is None or is_address(where) else "bad", where)
    if settings.api_key:
        yield Finding("key", "ok", "OPENAI_API_KEY is set.")
    else:
        how: Literal["note", "bad"] = "note" if settings.base_url else "bad"
        yield Finding(
            "key", how, "OPENAI_API_KEY is not set; OpenAI wants one, servers of your own often do not."
        )
    yield from _asked(settings)


def _asked(settings: ModelSettings) -> Iterator[Finding]:
    """Ask the model something small, as a chat would."""
    from advisor.exchange import Line, Request
    from advisor.llm.settings import open_model

    schema = {
        "type": "object",
        "properties": {"well": {"type": "string"}},
        "required": ["well"],
        "additionalProperties": False,
    }
    lines = Line("system", "Answer with a JSON object."), Line("user", 'Say {"well": "yes"}.')
    try:
        model = open_model(settings, anew=True)
        with closing(cast(Any, model)):
            answer = model.complete(Request("read", lines, schema, 30), SECONDS)
    except ModelError as error:
        yield Finding("model", "bad", f"{settings.name}: {error}. {_remedy(error, settings)}")
        return
    except AdvisorError as error:
        yield Finding("model", "bad", str(error))
        return
    yield Finding("model", "ok", f"{settings.name} answered ({answer.ending}).")
    server = getattr(model, "server", None)
    form = server.to_data()["form"] if server is not None else ""
    told = {
        "json_schema": "answers fit a JSON Schema.",
        "json_object_schema": "JSON objects, with the schema beside; checked here.",
        "json_object": "any JSON object; checked here, and asked again once where it does not fit.",
    }.get(form, "none: text, read tolerantly; smaller models go wrong more often so.")
    yield Finding("structured output", "ok" if form == "json_schema" else "note", told)


_REMEDIES = {
    401: "Look at OPENAI_API_KEY: it may be cut off, revoked, or another server's.",
    402: "Look at the account's billing.",
    403: "Look at what the account behind OPENAI_API_KEY may use; not each may use each model.",
    404: "Look at the model's name as the server lists it, and whether OPENAI_BASE_URL ends as it should.",
    429: "Look at the account's limits and billing, or wait a little.",
}
"""What to do about a status."""


def _remedy(error: ModelError, settings: ModelSettings) -> str:
    if error.status in _REMEDIES:
        return _REMEDIES[error.status]
    if isinstance(error, ModelRefused):
        return "Look at what the server's own log says of this call."
    place = "OPENAI_BASE_URL" if settings.base_url else "the network"
    return f"Look at {place}; a chat goes on without the model until it answers."


def _fetch() -> None:
    from advisor.errors import UsageError

    try:
        import tiktoken
    except ImportError:
        raise UsageError("The vocabulary is tiktoken's: pip install 'advisor[llm]' brings it.") from None
    from advisor.llm.tokens import ENCODING, forget

    fetch: Callable[[str], object] = tiktoken.get_encoding
    try:
        fetch(ENCODING)
    except (OSError, ValueError) as error:  # requests' errors are OSErrors
        raise UsageError(f"The vocabulary could not be fetched: {type(error).__name__}.") from None
    forget()
