"""What a reply says of others and, in a word, of the person beside them: "my boss loves it, I don't"."""

from __future__ import annotations

import re

from advisor.extraction.offline.polarity import Polarity, flipped, polarity
from advisor.extraction.offline.reply import Entry, View

__all__ = ["NOT_ME", "denied_after", "like_others", "others_did"]

NOT_ME = re.compile(
    r"^\W*(?:and |but |so |it's |that's |that was |it was |which is )*(?:not|never)"
    r" (?:me|i|us|myself|mine|my (?:job|thing|task|department|desk|team|part|bit|area|role))\b"
    r"(?! (?:alone|only|personally|every|always))"
)


def denied_after(view: View, entry: Entry) -> bool:
    """Whether the sentence goes on to say that somebody else does what an entry names, and the person not."""
    bounds = view.parsed.sentence_bounds(entry.first)
    if bounds is None or entry.last >= min(bounds[1], view.last):
        return False
    if _OTHERS_DO.search(view.words(entry.first, entry.last)) is None:
        return False
    return NOT_ME.match(view.words(entry.last, min(bounds[1], view.last))) is not None


_OTHERS_DO = re.compile(
    r"\b(?:the|our|my|another|other|head|his|her|their|someone|somebody) (?:[\w'-]+ ){0,4}?"
    r"(?:does|do|did|has|have|had|handles?|handled|takes?|took|answers?|answered|covers?|covered|runs?|ran"
    r"|writes?|wrote|deals? with|dealt with|looks? after|looked after|owns?|owned)\b"
    r"|\b(?:with|by) (?:the|our|my|another|an?other|some|one) (?:[\w'-]+ ){1,4}?"
    r"(?:doing|handling|taking|answering|covering|running|writing|using)\b"
    r"|\b(?:is|are|was|were|gets?|got) (?:all |mostly )?(?:done|handled|answered|taken|covered|written) by\b"
    r"|\b(?:is|are|was|were|goes|go|went|belongs?) (?:all |mostly )?(?:to |with )?"
    r"(?:the|our|my|another|other) "
)
"""Who does it: "chat is what head office does", "emails are handled by the back office"."""


def others_did(words: str, *, denied: bool) -> bool:
    """Whether words only say that others did it: "other line did them", or "no, the IT guys did those"."""
    return _OTHER_DID.match(words) is not None or (denied and _SOME_DID.match(words) is not None)


_DID_IT = (
    r"(?:does|do|did|handles?|handled|takes?|took|answers?|answered|covers?|covered|takes? care of"
    r"|took care of|looks? after|looked after|deals? with|dealt with)"
    r" (?:it|that|them|these|those|this|all (?:of )?(?:it|that|them|those))"
    r"(?: (?:all|there|for us|instead|mostly|always))?\W*$"
)
_OTHER_DID = re.compile(
    r"^\W*(?:and |because |since |as )?(?:it was )?(?:(?:the|my|our|some|a|an) )?"
    r"(?:others?|another|different|separate|someone|somebody)\b"
    r"(?! (?:jobs?|roles?|works?|places?|shops?|stores?|compan(?:y|ies))\b)(?: [\w'-]+){0,3}? " + _DID_IT
)
_SOME_DID = re.compile(
    r"^\W*(?:and |because |since |as )?(?:the|our|my|his|her|their)\b"
    r"(?! (?:jobs?|roles?|works?)\b)(?: [\w'-]+){1,3}? " + _DID_IT
)
"""Who did it in place of the person; a job that did it would be the person's own."""

_EVERYBODY = re.compile(
    r"^\W*(?:\w+ ){0,3}?(?:everybody|everyone|people|others|most|many|lots|some|colleagues|folks)\b"
)
_THIRD = re.compile(r"\b(love|like|enjoy|want)[sd]\b")
"""What they feel, in the words of what I feel."""
_ELLIPTIC = re.compile(
    r"^\W*(?:but |and |though |while |whereas )?(?:me,? )?i (?:really |honestly |certainly |personally )?"
    r"(?P<verb>don't|dont|do not|didn't|did not|wouldn't|do|did|would)"
    r"(?: at all| though| really| personally)?\W*$"
)


def like_others(view: View, entry: Entry, sense: str) -> Polarity | None:
    """What "I do" or "I don't" says behind what others feel: "everybody hates it but I don't" is a yes."""
    if sense == "done":
        return None
    said = _ELLIPTIC.match(view.words(entry.first, entry.last))
    before = entry.first - 1 - (view.text(entry.first - 1) in (",", "-", "(", "—"))
    if said is None or before < view.first or view.parsed.clause_at[before] < 0:
        return None
    clause = view.parsed.clauses[view.parsed.clause_at[before]]
    words = view.words(max(clause.first, view.first), clause.last)
    if not (view.parsed.scope(before).other or _EVERYBODY.match(words)):
        return None
    theirs = polarity(_THIRD.sub(r"\1", words), sense)
    if theirs is None or theirs.value == "some":
        return None
    denies = said["verb"] not in ("do", "did", "would")
    return Polarity(flipped(theirs.value) if denies else theirs.value, True)
