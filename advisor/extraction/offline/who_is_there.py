"""Questions of an advisor for who is there and how to reach them: "Who am I speaking to?".

They speak of this very conversation, whatever ways to talk they name, and ask for nothing of a rubric.
"""

from __future__ import annotations

import re

from advisor.extraction.offline.phrases import any_of

__all__ = ["without_courtesies"]

_TALKING = r"(?:speaking|talking|chatting|writing|texting|messaging|corresponding|dealing)"
_REACH = r"(?:call|address|ring|phone|text|email|e-mail|mail|message|contact|reach|write to|get back to)"
_AT_WORK = r"(?! [^?.!\n]{0,60}\b(?:customers?|clients?|callers?|people|users?)\b)"
_WHAT = "name|surname|phone number|number|email address|email|e-mail|mobile|contact details"
_WHICH = "(?:(?:full|first|last|best|current|preferred|contact|mobile|cell) )?"
_ASKS = re.compile(
    any_of(
        rf"""
        whom?(?: exactly)? (?:am i|i am|i'm|do i have|have i got|do we have|are we {_TALKING})
        | (?:am i|are we|is (?:this|it|that)){_AT_WORK}[^?.!\n]{{0,30}} {_TALKING} (?:to|with)
        | (?:can|may|should|shall|could|might|do) (?:i|we) {_REACH} you
        | (?:number|address|time|way) to {_REACH} you
        """
    )
    + r"(?:(?!\b(?:have|do|did|are|can|could|would) you\b)[^?.!\n]){0,60}\?|"
    + any_of(
        rf"""
        who(?:'s| is) (?:this|it|there|calling|speaking|on the (?:line|phone|other end))
        | (?:have|get|take|know|share|confirm|leave|note|is|what's|give me|need) your
          {_WHICH}(?:{_WHAT})(?:,? (?:and|or) (?:your )?(?:{_WHAT}|phone))?
        """
    )
    + r"(?:,? (?:please|first|then|today|now))?\?",
    re.IGNORECASE,
)
_LEADS = re.compile(r"(?:^|[.!?\n:;])(?P<lead>[^.!?\n:;]{0,40})\Z")
_YOU = re.compile(r"\byou", re.IGNORECASE)
_BACK = 60
"""How far before such a question its sentence may begin: "Before we start, may I ask who ..."."""


def without_courtesies(text: str) -> str:
    """The text with such questions blanked, so that the rest of it stays where it was."""
    if "?" not in text:
        return text
    for match in reversed(list(_ASKS.finditer(text))):
        first = match.start()
        lead = _LEADS.search(text, max(0, first - _BACK), first)
        if lead is not None and not _YOU.search(lead["lead"]):
            first = lead.start("lead")
        text = text[:first] + " " * (match.end() - first) + text[match.end() :]
    return text
