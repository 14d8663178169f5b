"""A question that only asks to say again what the sentences before it name.

"I didn't quite catch the city. Could you repeat it?": what is asked for stands in what sounds like a
statement, and the question has no words of its own.
"""

from __future__ import annotations

import re

__all__ = ["before_asking_again"]

_AGAIN = re.compile(
    r"(?<=[.!,;:—-])\s{1,3}(?:(?:so|sorry|please|and|oh|ah|hmm),? ){0,2}"
    r"(?:(?:could|can|would|will|may|might) (?:you|i|we) (?:please |kindly |just |maybe |perhaps )?"
    r"(?:mind )?(?:repeat|say|resend|retype|type|write|tell|give|send|share|list|add|state|provide|put|have"
    r"|get|remind|help|fill)(?:ing)?(?: me| us)?(?: out)?"
    r"(?: (?:it|that|this|them|those|one|yours|your answer|the answer))?"
    r"|mind (?:repeating|saying|adding|typing|sharing|giving|telling)(?: me| us)? ?(?:it|that|them|one)?"
    r"|what(?:['’]s| is| was| were| are) (?:it|that|they|those|yours)"
    r"|which (?:was|is|one was|one is) (?:it|that)"
    r"|what did you say|come again|once more|one more time)"
    r"(?:,? (?:again|once more|one more time|for me|please|down|here|now|quickly|another time|in|back|through"
    r"|by me|then)){0,3}\s?\?\s*$",
    re.IGNORECASE,
)
_GAP = re.compile(
    r"n['’]t\b|\b(?:no|not|nothing|none|never|blank|gap|missed|missing|lost|still|skipped)\b", re.IGNORECASE
)
"""What says in a statement that something was not answered yet: it asks for what it names."""
_YOURS = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)
_LONGEST = 90
"""Characters of such a question, at most."""


def before_asking_again(text: str) -> str | None:
    """What stands before a question that only asks again; None where a message does not end in one.

    >>> before_asking_again("I didn't catch the city. Could you repeat it?")
    "I didn't catch the city?"
    >>> before_asking_again("Could you repeat the city?")
    """
    cut = max(0, len(text) - _LONGEST)
    match = _AGAIN.search(text, cut)
    if match is None or "?" in text[: match.start()]:
        return None
    said = text[: match.start()]
    if _GAP.search(said):
        return f"{said[:-1]}?"
    return said if _YOURS.search(said) else None  # "Zendesk is what we use. Could you add that?"
