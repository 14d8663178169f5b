"""The answers that a question offers to choose from, as a scale of words: "write HAVE, LITTLE or NEVER".

Such words are no part of what is asked: the "never" among them does not turn the question round.
"""

from __future__ import annotations

import re

from advisor.extraction.offline.phrases import one_of

__all__ = ["keys_in", "without_scale"]

_HIGH = one_of(
    """
    have | had | yes | y | often | always | lots | a lot | loads | plenty | daily | regularly | regular
    | frequently
    | done | did | use | used | fine | ok | okay | happy | comfortable | like | love | good | great | full
    | much | accept | agree | gladly | mostly | usually
    """
)
_MIDDLE = one_of(
    """
    little | a little | bit | a bit | some | sometimes | rarely | seldom | occasionally | once | partly
    | somewhat | neutral | unsure | not sure | maybe | hardly | so-so | depends | it depends
    """
)
_LOW = one_of(
    """
    never | none | no | n | not | nothing | not at all | not yet | hate | dislike | uncomfortable
    | unhappy
    | not comfortable | nervous | reject | refuse | avoid | against | not done | not used | not ok | not fine
    """
)
_PARTLY = one_of(
    """
    a little | little | a bit | sometimes | partly | in part | rarely | seldom | occasionally | somewhat
    | it depends | depends | so-so
    """
)
_WORD = rf"(?:{_HIGH}|{_MIDDLE}|{_LOW})(?: ?\([a-z0-9]\))?"
_SCALE = re.compile(rf"(?<![\w'])(?:{_WORD}(?: ?[,;/|]{{1,2}} ?(?:or )?| or )){{1,6}}{_WORD}(?![\w'])")
_IS_HIGH, _IS_LOW = re.compile(rf"\b{_HIGH}\b"), re.compile(rf"\b{_LOW}\b")


_KEYED = re.compile(
    rf"(?<![\w'])(?P<key>[a-z]|\d) ?(?:=|:|-|for|means) ?(?P<word>{_WORD})(?![\w'])"
    rf"|(?<![\w'])(?P<shown>{_HIGH}|{_MIDDLE}|{_LOW}) ?\((?P<short>[a-z]|\d)\)"
)


def keys_in(question: str) -> dict[str, str]:
    """The keys of a scale and the words they stand for: "D for daily, S for sometimes, N for never".

    Empty where the scale has no two ends, or a key stands for two words.
    """
    if not _SIGNS.search(question):
        return {}
    three = _PARTLY_KEY.search(question)
    if three:
        return {"y": "yes", "n": "no", three["key"]: three["word"]}
    found = list(_KEYED.finditer(question))
    keys = {one["key"] or one["short"]: one["word"] or one["shown"] for one in found}
    ends = any(_IS_LOW.fullmatch(word) for word in keys.values()) and any(
        _IS_HIGH.fullmatch(word) for word in keys.values()
    )
    return keys if ends and len(keys) == len(found) else {}


_PARTLY_KEY = re.compile(
    rf"(?<![\w'])y ?[,/|] ?n ?(?:[,/|]|,? or) ?(?P<key>[a-z]) ?\((?:= ?)?(?P<word>{_PARTLY})\)"
)
"""Y and N, which need no telling, and a third key: "Y, N or A (a little)"."""
_SIGNS = re.compile(r"(?<![\w'])[a-z\d] ?(?:[=:(-]|for|means)|\([a-z\d]\)")
"""What stands wherever a key does: to look for the words first would take far longer."""


def without_scale(words: str) -> str:
    """A question without the scale of words it offers, with an end that affirms and one that denies."""
    words = _SCALE.sub(_dropped, words)
    return _KEYED.sub(" ", words) if keys_in(words) else words


def _dropped(match: re.Match[str]) -> str:
    return " " if _IS_LOW.search(match[0]) and _IS_HIGH.search(_IS_LOW.sub(" ", match[0])) else match[0]
