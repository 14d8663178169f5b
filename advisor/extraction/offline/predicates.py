"""What a question says of the thing it asks about, apart from words that only describe something in it.

"Would it be weird to work late?" is put the other way round; "Have you handled odd requests?" is not.
"""

from __future__ import annotations

import re

from advisor.extraction.offline.phrases import one_of

__all__ = ["predicates"]

_ODD = r"(?:weird|odd|strange|awkward|annoying|off-putting|painful|daunting|intimidating|unsettling)"
_BURDEN = one_of(
    """
    trouble | problems? | issues? | hardship | hassle | inconvenience | headache | burden | bother
    | difficulty | difficulties | pain | stress
    """
)
_OF_PEOPLE = r"(?:who|(?:customers|callers|clients|people|guests|users) that)"
_ASIDE = re.compile(
    # a noun's own word: "annoying customers", "odd ones"; not "be odd", "an odd one for you"
    rf"(?<!be )(?<!feel )(?<!feels )(?<!seem )(?<!seems )(?<!sound )(?<!it )(?<!it's )\b{_ODD}"
    r"(?= (?!(?:to|for|if|when|that|at|or|and|about|being|having|working|doing|things?|idea)\b)\w)"
    # what was or is left out: "without any trouble"
    rf"|\bwithout (?:\w+ ){{0,3}}?{_BURDEN}\b"
    # what they are like: "customers who irritate you"
    rf"|\b{_OF_PEOPLE} (?:\w+ ){{0,3}}?(?:hurt|irritate|annoy|irk|bother|stress|upset|disturb|trouble)\w*"
    # what is set beside a name: ", a real headache"
    rf"|, (?:even|like|such as|including)?(?: ?(?:an?|the|real|total|odd)){{1,3}} {_BURDEN}\b(?=[ ,]*\??$)"
)
_OR_ELSE = re.compile(
    r"[ ,;–—-]+or (?:is|are|was|does|do|did|would|will|can|could) (?:\w+ ){1,4}?"
    rf"(?:{_ODD}|(?:an? |any )(?:\w+ )?{_BURDEN}|hurt|irritate|annoy|irk|bother)\b[^?]*"
)
"""The other half of a question, which says what a no would mean: "..., or does that feel weird?"."""
_HEAD = 2
"""The words at least of a question that another half follows."""


def predicates(words: str) -> str:
    """A question without what only describes something in it, and without its other half."""
    other = _OR_ELSE.search(words)
    if other is not None and len(words[: other.start()].split()) >= _HEAD:
        words = words[: other.start()] + words[other.end() :]
    return _ASIDE.sub(" ", words)
