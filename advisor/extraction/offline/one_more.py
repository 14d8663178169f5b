"""One more value that the advisor asks after, when several may be named: "And fintech?" - "sure, add it"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.answers import Message
from advisor.extraction.offline.message import parse_asking
from advisor.extraction.offline.reply import Found, View
from advisor.rubric.items import ChoicesItem

__all__ = ["one_more"]

_SENTENCE = re.compile(r"[.!?\n]+")
_BRIEF = 60
"""The characters of a question that asks after one value and no more."""
_DENIES = re.compile(r"\b(?:no|not|without|except|rather|or|instead|only|just|\w+n't)\b")
_YES = re.compile(
    r"^\W*(?:(?:oh|well|um|ah) )?(?:yes|yeah|yep|yup|ya|sure|ok|okay|of course|definitely|absolutely|why not"
    r"|go on|add (?:it|that)|that (?:too|as well)|that one too)\b(?![^.!,]*\b(?:no|not|but|rather)\b)"
)
_OFFERS = re.compile(
    r"^\W*(?:(?:ok|okay|great|noted|got it|thanks|thank you|nice|perfect|right|so|fine)\W{1,3}){0,2}"
    r"(?:and|also|plus|(?:and )?(?:what|how) about)(?: also| maybe| perhaps)?(?: the| in)? \0"
    r"(?: too| as well| also| then| maybe| perhaps)?\W*$"
    r"|\0(?: \w+)?,? (?:too|as well|also)\W*$"
    r"|\b(?:add|adding|include|including|count in|count|note|put|tick|throw in|have) (?:\w+ )?\0"
    r"|\b(?:add|throw|put|count|include) (?:in )?\0"
)
"""An offer of one value more, which stands as NUL: "And fintech?", "fintech too?", "Shall I add fintech?"."""
_NO_OFFER = re.compile(
    r"\b(?:off|out|aside|skip\w*|drop\w*|remov\w+|leav\w+|left|exclud\w+|dislik\w+|hat\w+|avoid\w*|against|less"
    r"|stop\w*|worked|used|done|did|have you|had you|were you|ever|forget\w*|delet\w+|cross\w*)\b"
)
_LONGEST = 12
"""The tokens of a reply that does little but nod."""


def one_more(view: View, chat: Sequence[Message]) -> list[Found]:
    """The known values of a choice and the one that is asked after, where the reply says yes to it.

    Args:
        view: the reply.
        chat: what was said before it.
    """
    items = view.lexicon.rubric.items
    several = {
        item
        for item in view.known
        if isinstance(one := items[item], ChoicesItem)
        and not one.by_work
        and isinstance(view.known[item], tuple)
    }
    if not several or not chat or chat[-1].role != "assistant" or view.last - view.first > _LONGEST:
        return []
    said = _YES.match(view.words(view.first, view.last))
    asked = next((one for one in reversed(_SENTENCE.split(chat[-1].content)) if one.strip()), "").lower()
    if (
        said is None
        or not chat[-1].content.rstrip().endswith("?")
        or len(asked) > _BRIEF
        or _DENIES.search(asked)
        or _NO_OFFER.search(asked)
    ):
        return []
    parsed = parse_asking(asked, view.lexicon)
    named = {
        (ref.item, ref.value): mention
        for mention in parsed.mentions
        for ref in mention.refs
        if ref.item in several and ref.role in ("value", "said")
    }
    if len(named) != 1:
        return []
    (item, value), mention = next(iter(named.items()))
    start, end = parsed.tokens[mention.first].start, parsed.tokens[mention.last - 1].end
    if not _OFFERS.search(f"{asked[:start]}\0{asked[end:]}"):
        return []
    known, choice = view.known[item], items[item]
    if not isinstance(known, tuple) or not isinstance(choice, ChoicesItem) or value in known:
        return []
    if any(ref.item == item for mention in view.mentions for ref in mention.refs):
        return []
    _, last = view.tokens_at(view.first, *said.span())
    values = tuple(one.id for one in choice.values if one.id in (*known, value))
    return [Found(item, values, ((view.first, last),))]
