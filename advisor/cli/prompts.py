"""`advisor prompts show`: exactly what a model would be sent, and how many tokens that is.

A reading request is made of the reply and the question before it. A speaking request is made of the advisor's
words as the templates have them: in a transcript those that stand there, and behind its last message of the
person those that the advisor would answer with, as the embedded reader reads it.
"""

from __future__ import annotations

import datetime
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from advisor.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.answers import Entry, Message
    from advisor.dialogue.state import State
    from advisor.exchange import Request
    from advisor.prompting.requests import RequestWriter
    from advisor.rubric.items import Question
    from advisor.rubric.model import Rubric

__all__ = ["prompts"]

DEFAULT_RUBRIC = "customer-support-representative"
SAMPLE = "(the person's reply stands here)"
SPOKEN = "--voice model only"


@click.group()
def prompts() -> None:
    """See what a language model would be sent."""


@prompts.command()
@click.argument("question", required=False)
@click.option("--transcript", type=click.Path(path_type=Path), metavar="FILE", help="Chats, as JSON Lines.")
@click.option("--reply", metavar="TEXT", help="What the person answers to QUESTION.")
@click.option("--rubric", "name", default=DEFAULT_RUBRIC, metavar="RUBRIC", help="A name, or a YAML file.")
def show(question: str | None, transcript: Path | None, reply: str | None, name: str) -> None:
    """Print the requests around QUESTION of a rubric, or for each message of the chats in FILE.

    A model is asked to read what a person writes and, with --voice model, to phrase what the advisor says.
    Both are shown. Nothing is sent, and no key is needed. Tokens are counted where the vocabulary is on disk
    ('advisor doctor --fetch-vocabulary' brings it), else estimated.
    """
    if (question is None) == (transcript is None):
        raise click.UsageError("Name a QUESTION or a --transcript FILE.")
    if transcript is not None:
        _show_transcript(transcript)
    elif question is not None:
        _show_question(question, reply, name)


def _show_question(name: str, reply: str | None, rubric_name: str) -> None:
    from advisor.answers import Message
    from advisor.catalog import load_rubric
    from advisor.cli.named import rubric_named
    from advisor.dialogue.names import find_question

    rubric = load_rubric(rubric_named(rubric_name))
    question = find_question(rubric, name)
    if question is None:
        known = ", ".join(one.id for one in rubric.questions)
        raise UsageError(f"{rubric.id} has no question {name!r}. There are: {known}.")
    today = datetime.datetime.now().astimezone().date()
    asked = _asked(rubric, question, today)
    chat = [Message("assistant", asked), Message("user", SAMPLE if reply is None else reply)]
    _print(f"the question ({SPOKEN})", _writer(rubric).speaking(asked))
    _print("the reply", _reading(rubric, chat, (), today))
    if reply is not None:
        _print(f"what follows ({SPOKEN})", _answering(rubric, chat, (), today))


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
            chat, name = case.messages[: index + 1], f"{case.id}, message {index}"
            if message.role == "assistant":
                _print(f"{name} ({SPOKEN})", _writer(rubric).speaking(message.content))
            elif message.role == "user":
                _print(name, _reading(rubric, chat, log, case.date))
                if chat == case.messages:
                    following = _answering(rubric, chat, log, case.date)
                    _print(f"{case.id}, what follows ({SPOKEN})", following)
                log.extend(reader.read(rubric, chat, log, case.date).entries)


# --- requests


def _writer(rubric: Rubric) -> RequestWriter:
    from advisor.llm.templates import model_templates
    from advisor.prompting.requests import RequestWriter

    return RequestWriter(model_templates(), rubric)


def _reading(
    rubric: Rubric, chat: Sequence[Message], log: Sequence[Entry], today: datetime.date | None
) -> Request | None:
    from advisor.extraction.extractor import NeedsModel
    from advisor.extraction.model.reader import ModelExtractor

    found = ModelExtractor().read(rubric, chat, log, today)
    return _writer(rubric).reading(found.task) if isinstance(found, NeedsModel) else None


def _asked(rubric: Rubric, question: Question, today: datetime.date) -> str:
    """A question as a new chat puts it; the first with the greeting."""
    from advisor.dialogue.effects import Reply
    from advisor.dialogue.events import Started
    from advisor.dialogue.flow import put
    from advisor.dialogue.policy import Ask
    from advisor.dialogue.state import State
    from advisor.dialogue.step import step
    from advisor.prompting.render import Prompter
    from advisor.runner import reply_templates

    state, effects = step(rubric, State.new(rubric), Started(today))
    items = tuple(item.id for item in question.items)
    if state.standing != items:
        _, effects = put(rubric, state, Ask(question.id, items))
    prompter = Prompter(reply_templates(), rubric)
    return "\n\n".join(prompter.render(one.template, one.data) for one in effects if isinstance(one, Reply))


def _answering(
    rubric: Rubric, chat: Sequence[Message], log: Sequence[Entry], today: datetime.date | None
) -> Request | None:
    """What the advisor answers to the last message of a chat, to be phrased."""
    from advisor.extraction.offline.reader import OfflineExtractor
    from advisor.prompting.render import Prompter
    from advisor.runner import Runner, reply_templates

    state = _standing(rubric, chat[:-1], log, today)
    runner = Runner(rubric, OfflineExtractor(), Prompter(reply_templates(), rubric), state)
    said = runner.send(chat[-1].content).reply
    return _writer(rubric).speaking(said) if said else None


def _standing(
    rubric: Rubric, chat: Sequence[Message], log: Sequence[Entry], today: datetime.date | None
) -> State:
    """A chat that stands where a transcript ends: what was said and read, and the question that is open."""
    from advisor.dialogue.state import Phase, State
    from advisor.extraction.offline.asked import asked_in
    from advisor.extraction.offline.lexicon import lexicon_of

    said = next((one.content for one in reversed(chat) if one.role == "assistant"), "")
    items = asked_in(said, lexicon_of(rubric)).items
    return replace(
        State.new(rubric),
        phase=Phase.ASKING,
        today=today,
        messages=tuple(chat),
        log=tuple(log),
        standing=items,
        asks=dict.fromkeys(items, 1),
        trail=tuple(dict.fromkeys(rubric.question_of[item].id for item in items)),
        turns=sum(one.role == "user" for one in chat),
    )


# --- on paper


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
    if request.schema is None:
        click.echo("--- no response_format: plain text, streamed\n")
    else:
        schema = json.dumps(request.schema, ensure_ascii=False, separators=(",", ":"))
        click.echo(f"--- response_format: json_schema, strict\n{schema}\n")
    sys.stdout.flush()
