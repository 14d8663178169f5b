"""`advisor prompts show`: exactly what a model would be sent, and how many tokens that is."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from advisor.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.answers import Entry, Message
    from advisor.exchange import Request
    from advisor.rubric.model import Rubric

__all__ = ["prompts"]

DEFAULT_RUBRIC = "customer-support-representative"
SAMPLE = "(the person's reply stands here)"


@click.group()
def prompts() -> None:
    """See what a language model would be sent."""


@prompts.command()
@click.argument("question", required=False)
@click.option("--transcript", type=click.Path(path_type=Path), metavar="FILE", help="Chats, as JSON Lines.")
@click.option("--reply", default=SAMPLE, metavar="TEXT", help="What the person answers to QUESTION.")
@click.option("--rubric", "name", default=DEFAULT_RUBRIC, metavar="RUBRIC", help="A name, or a YAML file.")
def show(question: str | None, transcript: Path | None, reply: str, name: str) -> None:
    """Print the requests for a reply to QUESTION of a rubric, or for each reply of the chats in FILE.

    Nothing is sent, and no key is needed. Tokens are counted where the vocabulary is on disk ('advisor doctor
    --fetch-vocabulary' brings it), else estimated.
    """
    if (question is None) == (transcript is None):
        raise click.UsageError("Name a QUESTION or a --transcript FILE.")
    if transcript is not None:
        _show_transcript(transcript)
    elif question is not None:
        _show_question(question, reply, name)


def _show_question(name: str, reply: str, rubric_name: str) -> None:
    from advisor.answers import Message
    from advisor.catalog import load_rubric
    from advisor.cli.named import rubric_named
    from advisor.dialogue.names import find_question

    rubric = load_rubric(rubric_named(rubric_name))
    question = find_question(rubric, name)
    if question is None:
        known = ", ".join(one.id for one in rubric.questions)
        raise UsageError(f"{rubric.id} has no question {name!r}. There are: {known}.")
    chat = [Message("assistant", question.ask), Message("user", reply)]
    request = _request(rubric, chat, (), datetime.datetime.now().astimezone().date())
    _print("the reply", request)


def _show_transcript(file: Path) -> None:
    from advisor.catalog import load_rubric
    from advisor.extraction.offline.reader import OfflineExtractor
    from advisor.transcripts import numbered_lines, parse_case

    try:
        with file.open("rb") as opened:
            lines = list(numbered_lines(opened))
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {(error.strerror or '').lower()}.") from None
    for _, line in lines:
        case = parse_case(line)
        rubric, reader = load_rubric(case.rubric), OfflineExtractor()
        log: list[Entry] = []
        for index, message in enumerate(case.messages):
            if message.role == "user":
                chat = case.messages[: index + 1]
                _print(f"{case.id}, message {index}", _request(rubric, chat, log, case.date))
                log.extend(reader.read(rubric, chat, log, case.date).entries)


def _request(
    rubric: Rubric, chat: Sequence[Message], log: Sequence[Entry], today: datetime.date | None
) -> Request | None:
    from advisor.extraction.extractor import NeedsModel
    from advisor.extraction.model.reader import ModelExtractor
    from advisor.llm.templates import model_templates
    from advisor.prompting.requests import RequestWriter

    found = ModelExtractor().read(rubric, chat, log, today)
    if not isinstance(found, NeedsModel):
        return None
    return RequestWriter(model_templates(), rubric).reading(found.task)


def _print(what: str, request: Request | None) -> None:
    from advisor.cli.plain import clean
    from advisor.llm.tokens import count, request_text

    if request is None:
        click.echo(f"=== {what}: no call, there is nothing to read\n")
        return
    tokens, estimated = count(request_text(request))
    sort = "estimated" if estimated else "counted"
    click.echo(f"=== {what}: {tokens:,} tokens ({sort}), at most {request.most:,} back\n")
    for line in request.lines:
        click.echo(f"--- {line.role}\n{clean(line.content)}\n")
    schema = json.dumps(request.schema, ensure_ascii=False, separators=(",", ":"))
    click.echo(f"--- response_format: json_schema, strict\n{schema}\n")
    sys.stdout.flush()
