"""Whether words bear on what was asked: a remark about something else answers no question as a whole."""

from __future__ import annotations

import re

from advisor.extraction.offline.anchors import Anchor
from advisor.extraction.offline.lexicon import Mention, Ref
from advisor.extraction.offline.phrases import any_of, one_of
from advisor.extraction.offline.polarity import Polarity, leftover, opens_with_answer
from advisor.extraction.offline.reply import Entry, View

__all__ = ["is_bare", "says_of_asked"]

_THEM = frozenset("them those these two three four five 2 3 4 5".split())
_STATE = re.compile(
    r"(?:^\W*|\b(?:i'm|i am|im|i feel|feeling|having|i'm having)\b(?: \w+){0,3} )"
    + one_of(
        "stressed | overwhelmed | panic\\w* | anxious | depressed | exhausted | scared | lost | worthless"
    )
    + r"\b(?! (?:by|with|about|at|of|when|if|being) (?:(?:all|any|each|both)(?: of)? )?"
    + one_of("them | those | these | that | being | it | targets | measured")
    + ")"
)
"""How the person feels today is no feeling about what was asked."""
_OF_WORK = re.compile(
    r"\bmy (?:\w+ )?"
    + any_of("job | boss | team | work | company | manager | life").removeprefix(r"\b")
    + r" (?:is|was|were|sucks|sucked)\b"
)
_DONE = frozenset("done finished next ready".split())
_LEFT_AFTER_ANSWER = 4
"""How many more words may be left over where the reply opens with its yes or no."""


def says_of_asked(
    view: View, asked: tuple[str, ...], entry: Entry, anchor: Anchor, value: Polarity | None
) -> bool:
    """Whether a set means the parts asked about: "none of them"; not "overwhelmed by all this"."""
    if view.text(anchor.last - 1) in _THEM:
        return True
    if view.text(anchor.last - 1) == "it" and _follows_else(view, asked, entry):
        return False  # "hospitality, all of it"
    most = int(value is not None) if value is None or not value.explicit else 4
    return is_bare(view, asked, entry, most)


def _follows_else(view: View, asked: tuple[str, ...], entry: Entry) -> bool:
    """Whether the words before an entry in its sentence name something that was not asked about."""
    bounds = view.parsed.sentence_bounds(entry.first)
    before = view.parsed.mentions_in(max(bounds[0], view.first), entry.first) if bounds else []
    return any(not _is_about_asked(view, asked, mention) for mention in before)


def is_bare(view: View, asked: tuple[str, ...], entry: Entry, most: int) -> bool:
    """Whether a member says yes or no and nothing else: then it may answer the question as a whole.

    "sorry. I worked retail for 5 years" says something else; it must not count as a yes to five channels.

    Args:
        view: the reply.
        asked: the items asked for.
        entry: the member.
        most: how many words may be left over beside the yes or no.
    """
    mentions = view.parsed.mentions_in(entry.first, entry.last)
    if len(asked) == 1 and _WHERE.match(view.words(entry.first, entry.last)):
        mentions = [one for one in mentions if not _is_of_work(view, one)]  # "At the hotel, yes"
    if sum(view.parsed.tokens[index].kind == "n" for index in range(entry.first, entry.last)) > 1:
        return False  # "wait, 2021 to now is 5, right"
    if not all(_is_about_asked(view, asked, mention) for mention in mentions):
        return False
    words = view.words(entry.first, entry.last)
    if words.strip() in _DONE or _STATE.search(words) or _OF_WORK.search(words):
        return False
    where = len(asked) == 1 and _WHERE.match(words)
    if where and len(words[where.end() :].split()) <= _SAYS_MORE:
        return True  # "pizza place yea like every 2 min"
    left = len(leftover(words))
    return left <= most or (opens_with_answer(words) and left <= most + _LEFT_AFTER_ANSWER)


_WHERE = re.compile(r"^(?:[\w']+ ){1,4}(?:yes|yeah|yea|yep|yup|ya)\b")
"""Where it was so: "the hotel, yes"."""
_SAYS_MORE = 6
"""The words behind such a yes."""


def _is_of_work(view: View, mention: Mention) -> bool:
    """Whether a name only says what kind of work it was."""
    items = view.lexicon.rubric.items
    kinds = {items[ref.item].kind for ref in mention.refs if ref.item in items}
    return bool(kinds) and kinds <= {"choices", "years"}


def _is_about_asked(view: View, asked: tuple[str, ...], mention: Mention) -> bool:
    """Whether a name belongs to the question asked, or names nothing that could be answered."""
    of, items = view.lexicon.rubric.question_of, view.lexicon.rubric.items
    questions = {of[item].id for item in asked}

    def elsewhere(ref: Ref) -> bool:
        if ref.role == "item":
            beside = ref.item in view.asked.items  # "two years of college, no degree", asked for both
            return beside or (
                items[ref.item].kind in ("rating", "extent") and of[ref.item].id not in questions
            )
        return ref.role in ("value", "half", "work", "product")

    return any(ref.item in asked for ref in mention.refs) or not any(elsewhere(ref) for ref in mention.refs)
