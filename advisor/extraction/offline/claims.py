"""Whether words about parts that nobody asked for state something of the person.

A product in use, a line of a CV, "I never did chat", "I hate quotas", or an amendment do.
"""

from __future__ import annotations

import re

from advisor.extraction.offline.day_work import is_day_work, is_of_another
from advisor.extraction.offline.lexicon import Mention
from advisor.extraction.offline.phrases import any_of, one_of
from advisor.extraction.offline.polarity import Polarity
from advisor.extraction.offline.reply import Entry, View
from advisor.extraction.offline.sections import WISH
from advisor.extraction.offline.titles import is_title_word
from advisor.rubric.items import ExtentItem

__all__ = ["is_claimed", "is_named_as_done", "is_product"]

_Span = tuple[int, int]
_CLAIM = re.compile(
    any_of(
        """
    i | i've | i'm | we | my | i'd | me | did | done | used | use | uses | using | handled | handle
    | handling | took | take | answered | answering | wrote | written | worked | work | managed | ran
    | dealt | replied | supported | experience | daily | every day | per day | a day | built
    | maintained | responded | resolved | rewrote | rewritten | updated | edited | drafted | published
    | set up | created | authored | manning | manned | taking
    """
    )
)
_DENIES = re.compile(
    r"\b(?:i|i've|me|my)\b.*\b(?:never|haven't|havent|not|didn't|don't)\b"
    r"|^\W*(?:so |and |but )?(?:no|never|not)\b|\b(?:no|never|none)\W*$"
)
_ABOUT_ME = re.compile(r"\b(?:i|i'm|i've|me|my|i'd)\b")
_AMENDS = re.compile(
    any_of(
        """
    oops | also | too | as well | forgot | correction | correct that | wait | actually | sorry
    | should (?:be|have been)
    """
    )
)
_ADDS = re.compile(any_of("also | too | as well | forgot"))
_SHORT_ENTRY = 8
"""The longest entry, in tokens, that may amend an earlier answer without saying more."""


def is_claimed(view: View, entry: Entry, sense: str, value: Polarity, item: str) -> bool:
    """Whether an entry claims `value` for an item that nobody asked for.

    Args:
        view: the reply.
        entry: the member that names the item.
        sense: what the item asks ("done", "comfort", ...).
        value: what the entry says of them.
        item: the unasked item it names.
    """
    words = view.words(entry.first, entry.last)
    if sense == "done" and _WOULD.search(words):
        return False  # "I'd love chat" tells of no chat that was done
    if sense == "done" and value.value == "no" and _judges(view, entry, item):
        return False  # "Volume I do not like: ten easy tickets are not one hard ticket"
    if sense == "done" and any(is_of_another(view, one.last) for one in _named(view, entry, item)):
        return False  # "email is my boss's job"
    if sense == "done" and not (_is_titled(view, entry, item) or _is_own(view, entry, item)):
        named = _named(view, entry, item)
        if value.value != "no" and any(is_day_work(view, one.first, one.last) for one in named):
            return True
        if _is_done(view, entry, value) or _is_pair(view, entry, item):
            return True
        if value.value != "no" and any(
            _is_listed(view, (one.first, one.last)) for one in _named(view, entry, item)
        ):
            return True
    if sense == "comfort" and value.explicit and _ABOUT_ME.search(words):
        return True  # "I hate quotas"
    return _amends(view, entry, item)


def _judges(view: View, entry: Entry, item: str) -> bool:
    """Whether an entry says how a part that was asked for feels, and only tells why by another."""
    items = view.lexicon.rubric.items
    named = _named(view, entry, item)
    asked = [
        kind
        for one in view.parsed.mentions_in(entry.first, named[0].first if named else entry.first)
        for ref in one.refs
        if ref.item in view.asked.items and isinstance(kind := items[ref.item], ExtentItem)
    ]
    return any(kind.sense == "comfort" for kind in asked)


_WOULD = re.compile(
    r"\b(?:i'd|i would|id|we'd) (?:\w+ )?(?:love|like|prefer|want|enjoy|choose|pick|rather|take|go for)\b"
)
_HEADED = re.compile(r"^(?:\W*(?:and|as for|for|my|the|about) )*[\w -]{1,25}:$")
"""A heading of one's own: "Tools: phone yes, ..."."""
_PLAIN_YES = re.compile(
    r"\W*(?:yes|yep|yeah)(?: (?:through|via|over|using|with|in|on|at|by)(?: [a-z]+){1,3})?\W*"
)
_PLAIN_NO = re.compile(r"\W*(?:no|nope|never|none)\W*")


def _is_pair(view: View, entry: Entry, item: str) -> bool:
    """Whether an entry is a name and its yes or no: "phone yes"; "phone no" may also be a wish."""
    named = _named(view, entry, item)
    headed = len(named) == 1 and _HEADED.search(view.words(entry.first, named[0].first)) is not None
    if len(named) != 1 or (named[0].first != entry.first and not headed):
        return False
    said = view.words(named[0].last, entry.last)
    if _PLAIN_YES.fullmatch(said):
        return True
    return _PLAIN_NO.fullmatch(said) is not None and view.lexicon.wishes.isdisjoint(view.asked.items)


def _is_titled(view: View, entry: Entry, item: str) -> bool:
    """Whether what names an item is what somebody is: "I work as a guide"."""
    named = _named(view, entry, item)
    return bool(named) and all(_AS_A.search(view.words(entry.first, one.first) + " ") for one in named)


def _is_own(view: View, entry: Entry, item: str) -> bool:
    """Whether what is denied or raised is the person's own and no channel: "I never raise my voice"."""
    named = _named(view, entry, item)
    owned = bool(named) and all(view.text(one.first - 1) in _OWNERS for one in named)
    words = view.words(entry.first, entry.last)
    return owned and (_DENIES.search(words) or _RAISES.search(words)) is not None


_RAISES = re.compile(
    r"\b(?:rais|lower|keep|kept|hold|held|los|lift|soften|chang)\w* (?:my|our|his|her|their)(?: own)? voice\b"
)
"""What is done with a voice that is no channel: "I raised my voice once"."""
_OWNERS = frozenset("my your his her their our".split())


def _named(view: View, entry: Entry, item: str) -> list[Mention]:
    """The names of an item in an entry."""
    return [one for one in view.parsed.mentions_in(entry.first, entry.last) if _names(one, item)]


def _names(mention: Mention, item: str) -> bool:
    return any(ref.role == "item" and ref.item == item for ref in mention.refs)


def _is_done(view: View, entry: Entry, value: Polarity) -> bool:
    """Whether an entry says that the person has done, or never did, what it names."""
    if view.section(entry.first) == WISH:
        return False
    if view.cv or any(mention.ref("product") for mention in view.parsed.mentions_in(entry.first, entry.last)):
        return True
    words = view.words(entry.first, entry.last)
    if _JOB_WHERE.search(words) or _PRIVATE.search(words):
        return False
    if value.value == "no":
        return _DENIES.search(words) is not None
    brief = value.value == "some" and entry.last - entry.first <= _SHORT_ENTRY - 2
    if brief or _CLAIM.search(words) or "all day" in words:
        return not _is_dreamt(view, entry.first) and not _RATHER.search(words)
    bounds = view.parsed.sentence_bounds(entry.first)
    goes_on = bounds is not None and _ABOUT_ME.search(view.words(max(bounds[0], view.first), entry.first))
    return bool(goes_on) and _GOES_ON.match(words) is not None and not _is_dreamt(view, entry.first)


_PRIVATE = re.compile(
    r"\bwith my "
    + one_of(
        """
    mum | mom | dad | mother | father | parents | sister | brother | wife | husband | partner | girlfriend
    | boyfriend | friends? | family | kids? | son | daughter | gran | nan | grandma | grandpa | mates?
    """
    )
    + r"\b"
    + r"|\bas an? (?:customer|client|user|buyer|guest)\b"
)
"""With whom nobody speaks as an agent: "on the phone with my mum"."""
_GOES_ON = re.compile(
    r"^\W*(?:and |also |then )*"
    + one_of("answer | handle | take | use | write | reply | respond | do | manage | run | cover | log")
    + r"\b"
)
"""What else somebody does: "I do the rosters and answer all the emails"."""


def _is_dreamt(view: View, index: int) -> bool:
    """Whether the sentence up to a token speaks of what is wished for: "I want a job where I take calls"."""
    bounds = view.parsed.sentence_bounds(index)
    first = max(bounds[0], view.first) if bounds else index
    before = view.words(first, index)
    if _JOB_WHERE.search(before) or _RATHER.search(before):
        return True
    return any(view.parsed.scope(one.first).unmet for one in view.parsed.clauses_in(first, index))


_RATHER = re.compile(r"\b(?:rather|sooner|prefer\w*)\b")
_JOB_WHERE = re.compile(
    r"(?:^|\b(?:want|wants|need|find|get|like|love|prefer|looking for|rather have|dream of) )"
    r"(?:an?|some|any) (?:\w+ )?(?:job|role|position|place|team|company|work|thing) (?:where|in which|that)\b"
)
"""A job that is wished for, whatever is done in it: "I want a job where I answer emails"."""


def _amends(view: View, entry: Entry, item: str) -> bool:
    """Whether a short entry corrects parts answered earlier: "wait, email yes as well"."""
    if entry.last - entry.first > _SHORT_ENTRY or item not in view.known:
        return False
    same = [one for one in view.entries if one.sentence == entry.sentence]
    return _AMENDS.search(view.words(same[0].first, same[-1].last)) is not None


def is_named_as_done(view: View, item: str, span: _Span) -> bool:
    """Whether merely being named counts for a part nobody asked about: a product in use, a line of a CV."""
    kind = view.lexicon.rubric.items[item]
    if not isinstance(kind, ExtentItem) or kind.sense != "done" or view.parsed.scope(span[0]).unmet:
        return False
    if view.section(span[0]) == WISH:
        return False
    return (
        view.cv
        or is_product(view, span)
        or _adds(view, item, span)
        or _does(view, item, span)
        or _is_listed(view, span)
        or (view.lexicon.wishes.isdisjoint(view.asked.items) and is_day_work(view, *span))
    )


_PLAINLY = frozenset(
    """
    a an the all every each day days daily hours hour of my our their time whole part third half mostly mainly
    primarily usually often always constantly lots lot loads tons heaps plenty plus also too as well obviously
    naturally sure course and with to from for by on over via through at in it it's is was some only just bit
    little sometimes occasionally now then inbound outbound incoming customer customers client clients guest
    guests user users people patients support handling queries enquiries bookings stuff urgent both though
    more regularly answering taking doing counter desk floor reception
    """.split()
)
"""All that may stand beside a name in a list of what the work is done with: "mostly email"."""


def _is_listed(view: View, span: _Span) -> bool:
    """Whether a part stands in a list of what work is done with: "agent, live chat and emails"."""
    if not view.lexicon.wishes.isdisjoint(view.asked.items) or not _of_work(view, span[0]):
        return False
    if is_title_word(view.text(span[1] - 1)):
        return False  # "Museum guide"
    entry = next((one for one in view.entries if one.first <= span[0] < one.last), None)
    if entry is None or _is_dreamt(view, span[0]) or _is_hoped(view, span[0]):
        return False
    named = {
        index
        for one in view.parsed.mentions_in(entry.first, entry.last)
        for index in range(one.first, one.last)
    }
    around = (
        view.parsed.tokens[index]
        for index in range(entry.first, entry.last)
        if index not in named and not span[0] <= index < span[1]
    )
    return all(token.text in _PLAINLY for token in around if token.kind == "w")


def _is_hoped(view: View, index: int) -> bool:
    """Whether the sentence of a token tells what is wished for: "workplace: remote, chat or phone: phone"."""
    bounds = view.parsed.sentence_bounds(index)
    if bounds is None:
        return False
    return any(
        ref.item in view.lexicon.wishes
        and ref.role in ("item", "value", "half")
        and view.lexicon.rubric.items[ref.item].kind != "choices"
        for one in view.parsed.mentions_in(max(bounds[0], view.first), min(bounds[1], view.last))
        if not any(ref.role == "item" and ref.item not in view.lexicon.wishes for ref in one.refs)
        for ref in one.refs
    )


def _of_work(view: View, index: int) -> bool:
    """Whether the talk is of work done: the question asks for it, or the words before name some."""
    items = view.lexicon.rubric.items
    asked = [items[item] for item in view.asked.items]
    if asked:
        return any(
            item.id in view.lexicon.background or (item.kind == "extent" and item.sense == "done")
            for item in asked
        )
    bounds = view.parsed.sentence_bounds(index)
    first = max(view.first, (bounds[0] if bounds else index) - _NEAR)
    return any(
        ref.role == "product" or (ref.role == "value" and ref.item in view.lexicon.fields)
        for one in view.parsed.mentions_in(first, index)
        for ref in one.refs
    )


_NEAR = 25
"""How many tokens before a sentence work may be named that it goes on about."""


_DOING = re.compile(
    r"\b(?:it's|it was|(?:job|work|role) (?:is|was)|(?:i|we|my (?:days?|time|job|work|shifts?))\b.{0,80}?\b"
    + one_of(
        """
    do | did | done | handle | handled | answer | answered | take | took | taken | use | used | write
    | wrote | written | reply | replied | respond | responded | work with | work on | worked with
    | worked on | solve | solved | close | closed | run | ran | manage | managed | cover | covered
    | log | logged | raise | raised | keep | kept | maintain | maintained | own | look after
    | looked after | doing | handling | answering | taking | replying | responding
    """
    )
    + r")(?: "
    + one_of(
        """
    all | both | the | a | some | our | mostly | mainly | customers? | customers' | guests'? | clients'?
    | inbound | by | via | through | over | to | with | our | people | users | support | only | just |
    their | and | or | , | & | / | - | chats? | phones? | e-?mails?
    | calls | tickets? | ticketing | systems? | live | telephone | door | maybe | about | around
    | roughly | up to | over
    | at least | as many
    | requests? | issues? | cases? | complaints? | everything | orders? | bookings? | quer(?:y|ies)
    | questions? | enquir(?:y|ies) | every | each | in | into
    | many | lots of | loads of | dozens of | hundreds of | (?:a )?hundred | \\d+ | twenty | thirty | forty
    | fifty | sixty | seventy | eighty | ninety | ten
    """
    )
    + r"){0,8} ?$"
)
_DENIED = re.compile(
    r"\b(?:no|not|never|without|don't|didn't|doesn't|won't|can't|nobody|if|would|could|might|will)\b"
)


def _does(view: View, item: str, span: _Span) -> bool:
    """Whether somebody tells that they do it: "I do email and chat support", "the job was live chat"."""
    bounds = view.parsed.sentence_bounds(span[0])
    if bounds is None or _is_dreamt(view, span[0]):
        return False
    before = view.words(max(bounds[0], view.first, span[0] - 30), span[1]).replace(",", " ,")
    if _AS_A.search(view.words(max(bounds[0], view.first, span[0] - 4), span[0]) + " "):
        return False
    doing = _DOING.search(before)
    return doing is not None and not _DENIED.search(before[doing.start() :])


_AS_A = re.compile(r"\b(?:as|i'm|i am|am|im|being|was|been|became) an? (?:\w+ )?$")
"""What comes right after is a title: "I work as a guide", "I am a tour guide"."""


def _adds(view: View, item: str, span: _Span) -> bool:
    """Whether a part denied earlier is added now: "oops, live chat too"."""
    entry = next(one for one in view.entries if one.first <= span[0] < one.last)
    short = entry.last - entry.first - (span[1] - span[0]) <= _SHORT_ENTRY // 2
    return (
        short
        and view.known.get(item) == "no"
        and _ADDS.search(view.words(entry.first, entry.last)) is not None
    )


def is_product(view: View, span: _Span) -> bool:
    """Whether the name at `span` is a product's."""
    return any(mention.ref("product") for mention in view.parsed.mentions_in(span[0], span[0] + 1))
