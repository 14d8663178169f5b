"""Parts of support told as what one's days hold: "the email queue is mine", "taking calls is most of it"."""

from __future__ import annotations

import re

from advisor.extraction.offline.phrases import one_of
from advisor.extraction.offline.reply import View

__all__ = ["is_day_work", "is_of_another"]

_AHEAD = 14
"""How many tokens behind a name are looked at."""
_BEHIND = 8

_QUEUE = r"^(?: ?(?:queues?|inbox(?:es)?|box|lines?|side|stuff|requests?|support|questions?))? ?"
_VERBS = one_of(
    """
    update | answer | do | did | handle | handled | close | run | ran | keep | maintain | write
    | wrote | edit | manage | take | took | use | used | clear | cover | sort | work on | reply to | pick up
    | log | open | look after | keep up
    """
)
_MINE = re.compile(
    _QUEUE
    + "(?:"
    + r", (?:well,? )?(?:i|we) (?:do |also |always |mostly |usually |just )?"
    + _VERBS
    + r" (?:it|them|those|that|these)\b(?! up\b)"
    + r"|(?:is|are|was|were) (?:all |mostly |pretty much |mainly |still )?"
    r"(?:mine|my (?:job|baby|thing|domain|area|task|responsibility|bit|part)|on me|down to me|up to me"
    r"|left to me|for me to (?:answer|do|handle))\b"
    + r"|(?:is|are|was|were) (?:most|half|the bulk|the rest|much|part|the (?:main|biggest) part"
    r"|a (?:big|large|good) part) of (?:it|my (?:job|day|days|work|time|shift)|the (?:job|day|work|shift))\b"
    + r"|(?:is|are|was|were) (?:half|most of|all) (?:my|the) (?:day|job|work|shift|time)\b"
    + ")"
)
"""What says of the name before it that it is one's own work."""
_MOST_OF_IT = re.compile(
    r"\b(?:most|half|the bulk|the rest|a lot|the main part|the biggest part|the core)"
    r"(?: of (?:it|my (?:job|day|days|work|time|shift)|the (?:job|day|work|shift)))? (?:is|was)"
    r"(?: just| answering| taking| handling| doing| the)? $"
)
"""What says so of the name behind it: "most of it is calls"."""
_ANOTHER = re.compile(
    _QUEUE
    + r"(?:is|are|was|were|get|gets|got) (?:all |mostly )?"
    + one_of(
        r"""
        (?:my|our|the) [a-z]+(?: [a-z]+)?'s? | somebody else's | someone else's | another [a-z]+'s | his\b |
        hers\b | theirs\b | (?:his|her|their) (?:job|thing|task|work|area|responsibility)\b |
        (?:handled|answered|done|dealt with|taken|managed|run|covered|looked after) by (?!me\b|us\b|myself\b)
        """
    )
)
"""What says of the name before it that it is another's work: "email is my boss's job"."""
_DOUBT = re.compile(
    r"\b(?:if|would|could|might|never|not|no|hardly|barely|want|hope|rather|prefer|hate|wish)\b"
)


def is_day_work(view: View, first: int, last: int) -> bool:
    """Whether the words about a name say that it is what the person does at work."""
    ahead = view.words(last, min(view.last, last + _AHEAD)) if last < view.last else ""
    before = view.words(max(view.first, first - _BEHIND), first) + " " if first > view.first else ""
    sentence = re.split(r"[.;!?\n]", before)[-1]
    if _DOUBT.search(sentence):
        return False
    mine = _MINE.match(f" {ahead}" if not ahead.startswith(",") else ahead)
    return mine is not None or _MOST_OF_IT.search(sentence) is not None


def is_of_another(view: View, last: int) -> bool:
    """Whether the words behind a name say that it is somebody else's work."""
    ahead = view.words(last, min(view.last, last + _AHEAD)) if last < view.last else ""
    return _ANOTHER.match(f" {ahead}") is not None
