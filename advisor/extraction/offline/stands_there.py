"""A value that is told as a place which is there, and not as a wish: "our office is in Leeds".

Where it stands, how far off it is or that it closed says nothing of where somebody wants to be.
"""

from __future__ import annotations

import re

from advisor.extraction.offline.reply import View, clause_of

__all__ = ["stands_there"]

_WHOSE = re.compile(
    r"\b(?:our|my|their|his|her|its|your|the|this|that|\w+'s)(?: (?:current|present|new|old|main|head|nearest"
    r"|closest|next|local|regional|company|company's|firm's|only|actual|own|big|small|last|other)){0,2} $"
)
_AWAY = r"(?:miles?|mins?|minutes?|hours?|hrs?|h|km|kms|kilomet\w+|blocks?|streets?|stops?|floors?)"
_THERE = re.compile(
    r"^(?: itself| building)?(?:'s| is| are| was| sits| lies)(?: only| just| now| about| like| literally"
    r"| right| actually| still| really| pretty| quite| very| too| so| nearly| almost){0,2} "
    r"(?:(?:in|at|on|near|next to|across|opposite|outside|above|below|behind)"
    r"(?! (?:my (?:opinion|view|list|mind|favou?r|top)|general|any case|the end|top|first place|order|par)\b)"
    r"|far\b(?! (?:better|more|nicer|less|too|and away|easier|superior))"
    r"|(?:close|near) ?(?:by|to me|to my (?:home|house|flat|place)|enough)?\b(?! to my heart)"
    rf"|nearby|miles|hours|(?:a|an|one|two|three|half an|ten|[a-z]{{2,5}}teen|[a-z]{{2,5}}ty"
    rf"|\d{{1,3}})[- ]?(?:[a-z]{{1,9}} )?{_AWAY}"
    r"|(?:a|one) (?:[a-z]{1,9} )?(?:walk|drive|bus|train|ride|commute|stone's throw)"
    r"|(?:round|around) the corner|(?:down|up|along) the (?:road|street|hill|stairs|line))"
)
_GONE = re.compile(
    r"^(?: itself| building)?(?: has| had| have| was| were| is| will be| got| is being)?(?: just| been| now"
    r"| being| recently){0,2} (?:closed|closes|closing|close|moved|moves|moving|shut|shuts|shutting|sold"
    r"|relocated|burn(?:t|ed) down)\b"
)
_THEY_HAVE = re.compile(
    r"\b(?:(?:we|they|company|firm|employer|boss|bank|shop)(?: \w+ly| still| also| only| already| do)?"
    r"(?: have| has| had| got| have got| opened| rent| run|'ve got)"
    r"|there(?:'s| is| was| are| were))(?: only| also| still| just)?"
    r" (?:an?|one|no|two|three|several|many|our|their|the)(?: (?:new|small|big|nice|main|local))? $"
)
_WE_ARE = re.compile(
    r"\b(?:we are|we're|they are|they're|everyone is)(?: all| mostly| only| just)?(?P<now> currently| now)? $"
)
_NOW = re.compile(
    r"^ (?:now|currently|at (?:the moment|present)|these days|since|so far|until|till|for now)\b"
)
_WISHES = re.compile(
    r"\b(?:prefer\w*|rather|want|wants|love|like|ideally|choose|pick|hope|happy|fine|please|go for"
    r"|so that(?: one)?(?=\W*$)|works for me|suits me|keep|don't want to go back|(?:is|'s) (?:the )?best)\b"
)
_SO_BE_IT = re.compile(
    r"\b(?:so that(?: one)?(?=\W*$)|works (?:well )?for me|suits me|keep (?:it|that|this)"
    r"|(?:is|'s) (?:the )?best(?=\W*$)|(?:don't|do not|dont|never) (?:ever )?want to go back)\b"
)
"""What takes the place just told, in a clause behind it: "my office is close, works for me"."""
_BESIDE = re.compile(
    _THEY_HAVE.pattern.removesuffix("$") + r"(?:[\w-]{1,15}(?: ?,| ?, and| and| or) (?:an? )?){1,3}$"
)
_AND_ONE_MORE = re.compile(r"^ ?,? (?:and|or) (?:an? )?[\w-]{1,15}\W*$")
"""A list of what is there goes on: "there's a phone, chat and mail"."""


def stands_there(view: View, first: int, last: int) -> bool:
    """Whether the words around a value only tell where the place is, whose it is or what became of it."""
    start, end = clause_of(view, first)
    before, after = view.words(start, first) + " ", " " + view.words(last, end)
    if _WISHES.search(before) or _WISHES.search(after):
        return False
    if _is_taken(view, first, last):
        return False
    if _THEY_HAVE.search(before) or _is_listed(view, first, after):
        return True
    ways = _WE_ARE.search(before)
    if ways is not None and (ways["now"] or _NOW.match(after)):
        return True  # "we are hybrid now"
    return _WHOSE.search(before) is not None and bool(_THERE.match(after) or _GONE.match(after))


def _is_taken(view: View, first: int, last: int) -> bool:
    """Whether the words behind a value choose it, and name no other."""
    _, end = view.parsed.sentence_bounds(first) or (first, last)
    end = min(end, view.last)
    named = [ref for one in view.parsed.mentions_in(last, end) for ref in one.refs]
    return _SO_BE_IT.search(view.words(last, end)) is not None and all(ref.role != "value" for ref in named)


def _is_listed(view: View, first: int, after: str) -> bool:
    """Whether a value is in a list of what is there: "there's a phone, chat and mail"."""
    start, _ = view.parsed.sentence_bounds(first) or (first, first)
    joined = _AND_ONE_MORE.match(after) or (view.text(first - 1) in ("and", "or") and not after.strip(" .!"))
    return bool(joined) and _BESIDE.search(view.words(max(start, view.first), first) + " ") is not None
