"""Zero years: who says that they have never worked with customers, or never worked at all."""

from __future__ import annotations

import re
from decimal import Decimal

from advisor.extraction.offline.phrases import Cued, any_of, one_of
from advisor.extraction.offline.polarity import polarity
from advisor.extraction.offline.reply import Found, View
from advisor.rubric.items import YearsItem

__all__ = ["CUSTOMERS", "none_at_all"]

CUSTOMERS = re.compile(r"\b(?:customers?|clients?|guests?|customer[- ](?:facing|service)|patrons|public)\b")
_NONE = Cued(
    re.compile(
        any_of(
            r"""
            no (?:\w+ )?(?:experience|exp|background|customer|job|work) |
            zero (?:\w+ )?(?:experience|exp|years?) |
            never (?:been )?in (?:an? |any )?(?:customer|service) |
            never (?:\w+ ){0,2}(?:worked|had (?:a|any|one)|served|dealt|done (?:customer|any)|been
                employed|held) | none(?: (?:so far|at all|yet|whatsoever))? |
            not (?:any|a day(?! (?:longer|more))|yet) |
            haven't (?:worked|had|served|done|dealt|got any) |
            (?:i've|have|had|has) not (?:worked|had|served|dealt|done) | never faced |
            nothing (?:customer|so far|yet) | first job | 0 (?:years?|yrs?|experience) | nil | zip | zilch |
            don't have (?:any|(?:work |working |customer )?experience) | no customers? | no years |
            (?:customers?|clients|guests),? (?:i've |i have |i )?never (?:had|met|served|dealt) |
            without (?:any )?experience | never (?:a )?customer | zero
            """
        )
        + r"|^\W*(?:no|nope|nah|never)(?:[ ,.!]{1,3}"
        + one_of("never | no | not (?:really|ever|yet|once) | none | sorry | sir | ma'am | po | i haven't")
        + r"){0,4}\W*$"
    ),
    frozenset("no nope nah zero never none not haven't nothing first 0 nil zip zilch don't without".split()),
)

_NO_WORK = re.compile(
    r"\b(?:no|zero|without any|don't have any) (?:work|job|working) experience\b|\bnever had a job\b"
    r"|\b(?:no|zero) years(?: at all| so far| yet)?\W*$"
)
_ANY_WORK = re.compile(r"\b(?:work )?experience\b|\bnever (?:worked|had a job)\b|\bjob\b")


_MY_NONE = re.compile(
    r"\b(?:can|could|do|should|would|will|may|am) i\b.{0,60}? with (?:zero|no|0) (?:[\w-]+ ){0,3}experience\b"
)
"""What a question tells of who asks it: "can I get in with no customer service experience?"."""


def none_at_all(view: View, item: YearsItem, asked: bool) -> Found | None:
    """Zero years: "no experience", "never worked with customers"."""
    if _NONE.cues.isdisjoint(view.parsed.texts[view.first : view.last]):
        return None
    speaks: dict[int, bool] = {}  # sentence → whether it speaks of customers
    for clause in view.parsed.clauses_in(view.first, view.last):
        first, last = max(clause.first, view.first), min(clause.last, view.last)
        words = view.words(first, last)
        wonders = view.parsed.scope(first).query and _MY_NONE.search(words) is not None
        if not _NONE.pattern.search(words) or (view.parsed.scope(first).blocked and not wonders):
            continue
        if clause.sentence not in speaks:
            start, end = view.parsed.sentences[clause.sentence]
            sentence = view.words(max(start, view.first), min(end, view.last))
            speaks[clause.sentence] = CUSTOMERS.search(sentence) is not None
        if _is_none(view, item, (first, last), words, asked, speaks[clause.sentence]):
            return Found(item.id, Decimal(0), ((first, last),))
    return None


def _is_none(
    view: View, item: YearsItem, clause: tuple[int, int], words: str, asked: bool, speaks: bool
) -> bool:
    """Whether a clause that denies something denies all work of the kind."""
    customers = CUSTOMERS.search(words) is not None
    refs = [ref for mention in view.parsed.mentions_in(*clause) for ref in mention.refs]
    if not customers and any(ref.item == item.domains and ref.role in ("value", "said") for ref in refs):
        return False
    items = view.lexicon.rubric.items
    channels = (ref.item for ref in refs if ref.role in ("item", "value"))
    if not asked and any(items[one].kind == "extent" or one in view.lexicon.wishes for one in channels):
        return False  # "chatting online with clients I have not done"
    named = any(ref.item == item.id and ref.role == "item" for ref in refs)
    if (asked or customers) and (speaks or named or _ANY_WORK.search(words)):
        return True
    if _NO_WORK.search(words):
        return True
    if not asked or view.asked.items == (item.id,):
        return asked
    short = clause[1] - clause[0] <= 3
    return short and set(view.asked.items) <= {item.id, item.domains} and polarity(words, "done") is not None
