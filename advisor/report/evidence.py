"""Each answer beside the words it was read from."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from advisor.answers import Answer, Message, Sheet, Span
from advisor.report.model import AnswerLine, Named, Place, QuestionLine, Quote, State
from advisor.report.words import named, number, value_text
from advisor.rubric.base import Source
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric
from advisor.scoring import Assessment, Contribution, swing

__all__ = ["missing", "place_of", "questions", "quote_of", "state_of"]

AROUND = 48
"""Characters shown at most on either side of a quote."""


def questions(
    rubric: Rubric, sheet: Sheet, messages: Sequence[Message], assessment: Assessment | None = None
) -> tuple[QuestionLine, ...]:
    """Every question with its answers, in the rubric's order; with its bar where there are points."""
    brought = {each.item: each for each in assessment.contributions} if assessment else {}
    lines = []
    for question in rubric.questions:
        subtotal = assessment.questions.get(question.id) if assessment else None
        answers = [_answer(rubric, item, sheet, brought.get(item.id), messages) for item in question.items]
        lines.append(
            QuestionLine(
                id=question.id,
                title=question.title,
                possible=number(subtotal.possible) if subtotal else None,
                got=number(subtotal.got) if subtotal else None,
                open=number(_open(question.items, brought, sheet)) if subtotal else None,
                answers=tuple(answers),
                place=place_of(question.source),
            )
        )
    return tuple(lines)


def _open(items: Sequence[Item], brought: dict[str, Contribution], sheet: Sheet) -> Decimal:
    absent = [brought[item.id] for item in items if item.id in brought and item.id not in sheet.answers]
    return sum((each.possible - each.got for each in absent), Decimal(0))


def _answer(
    rubric: Rubric,
    item: Item,
    sheet: Sheet,
    contribution: Contribution | None,
    messages: Sequence[Message],
) -> AnswerLine:
    answer = sheet.answers.get(item.id)
    return AnswerLine(
        item=item.id,
        label=item.label,
        state=state_of(item, sheet),
        value=answer.value if answer else None,
        text=value_text(item, answer.value) if answer else None,
        possible=number(contribution.possible) if contribution else None,
        got=number(contribution.got) if contribution else None,
        stands_in=_stand_in(rubric, item, answer, contribution),
        quotes=tuple(quote_of(span, messages) for span in answer.evidence) if answer else (),
    )


def state_of(item: Item, sheet: Sheet) -> State:
    """Whether an item is answered, declined or neither."""
    if item.id in sheet.answers:
        return "answered"
    return "declined" if item.id in sheet.declined else "missing"


def _stand_in(
    rubric: Rubric, item: Item, answer: Answer | None, contribution: Contribution | None
) -> Named | None:
    """An absent item that has credit all the same has it from another answer."""
    if answer or contribution is None or contribution.credit is None:
        return None
    if item.credit is None or item.credit.when_absent is None:
        return None
    return named(rubric.items[item.credit.when_absent.item])


def missing(rubric: Rubric, sheet: Sheet) -> tuple[Named, ...]:
    """Items neither answered nor declined: what could move the result most first, the rest last."""
    asked_first = [*swing(rubric, sheet.values), *rubric.items]
    silent = [name for name in asked_first if name not in sheet.answers and name not in sheet.declined]
    return tuple(named(rubric.items[name]) for name in dict.fromkeys(silent))


def quote_of(span: Span, messages: Sequence[Message]) -> Quote:
    """A span with a few words of its message on either side, and its place among the person's messages."""
    if span.message >= len(messages):
        return Quote(span.message, 0, span.start, span.end, span.quote, before="", after="")
    content = messages[span.message].content
    return Quote(
        message=span.message,
        turn=sum(message.role == "user" for message in messages[: span.message + 1]),
        start=span.start,
        end=span.end,
        quote=span.quote,
        before=_tail(content[: span.start]),
        after=_head(content[span.end :]),
    )


def _head(text: str) -> str:
    """The beginning of what follows a quote, to the end of a word."""
    line = text.split("\n\n", 1)[0].rstrip()
    if len(line) <= AROUND:
        return line
    cut = line[:AROUND]
    whole = cut.rsplit(None, 1)[0] if " " in cut.strip() else cut
    return f"{whole} …"


def _tail(text: str) -> str:
    """The end of what precedes a quote, from the beginning of a word."""
    line = text.rsplit("\n\n", 1)[-1].lstrip()
    if len(line) <= AROUND:
        return line
    cut = line[-AROUND:]
    whole = cut.split(None, 1)[1] if " " in cut.strip() else cut
    return f"… {whole}"


def place_of(source: Source | None) -> Place | None:
    """Where the document says it, where the rubric knows."""
    return Place(source.section, source.line) if source else None
