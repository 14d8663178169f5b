"""A reader for tests whose language leaves nothing to interpret.

    writing=8; phone=yes; -empathy; !saas=15; ?writing,empathy; ~writing

answers two items, declines one, and notices a number off the scale, numbers without a name, and vague words.
Everything else is not read.
"""

import re
from decimal import Decimal

from advisor.answers import Act, Entry, Sheet, Span
from advisor.errors import AnswerError
from advisor.extraction.extractor import Notice, NoticeKind, Reading
from advisor.prompting.render import Prompter
from advisor.runner import Runner, reply_templates
from advisor.scoring import check_value

PIECE = re.compile(r"[^;\n]+")
NOTICES: dict[str, NoticeKind] = {"!": "off_scale", "?": "which", "~": "vague", "^": "unclear", "@": "habit"}


class FakeReader:
    def read(self, rubric, chat, log, today):
        index = len(chat) - 1
        sheet = Sheet.of(log)
        entries, notices = [], []
        for match in PIECE.finditer(chat[index].content):
            piece = match.group().strip()
            span = Span(index, match.start(), match.end(), match.group())
            if piece[:1] in NOTICES:
                items = tuple(name for name in piece[1:].split("=")[0].split(",") if name in rubric.items)
                notices.append(Notice(NOTICES[piece[0]], items, (span,)))
            elif piece[:1] == "-" and piece[1:] in rubric.items:
                entries.append(Entry("declined", piece[1:], None, (), index))
            elif piece[:1] == "x" and piece[1:] in sheet.answers:
                entries.append(Entry("withdrawn", piece[1:], None, (), index))
            else:
                entries.extend(self.answer(rubric, sheet, piece, span))
        return Reading(tuple(entries), tuple(notices))

    def answer(self, rubric, sheet, piece, span):
        name, _, said = piece.partition("=")
        item = rubric.items.get(name)
        if item is None or not said:
            return
        raw = said
        if item.kind in ("rating", "years", "months", "level"):
            raw = Decimal(said) if re.fullmatch(r"[0-9]+(\.[0-9]+)?", said) else said
        elif item.kind == "choices":
            raw = said.split(",")
        try:
            value = check_value(item, raw)
        except AnswerError:
            return
        act: Act = "corrected" if name in sheet.answers else "answered"
        yield Entry(act, name, value, (span,), span.message)


def runner(rubric, state=None, save=None, reader=None):
    """A chat with the fake reader and the real templates."""
    return Runner(rubric, reader or FakeReader(), Prompter(reply_templates(), rubric), state, save)


def everything(rubric, *, without=(), rating=8):
    """A message that answers all items but some."""
    said = {
        "rating": str(rating),
        "years": "2",
        "months": "1",
        "level": "3",
        "extent": "yes",
        "text": "Cork",
    }
    pieces = []
    for item in rubric.items.values():
        if item.id not in without:
            value = said.get(item.kind) or item.values[0].id
            pieces.append(f"{item.id}={min(rating, int(item.high)) if item.kind == 'rating' else value}")
    return "; ".join(pieces)
