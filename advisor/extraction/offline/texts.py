"""The person's own words: a job title or a place.

A frame ("I'm a ...", "based in ...") gives the words wherever it stands; otherwise, where the item was asked
for, the entry that no other reader used is the answer. Either way the words are cut to the shortest phrase.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.extraction.offline.declines import is_decline
from advisor.extraction.offline.english import FIRST_PERSON
from advisor.extraction.offline.phrases import any_of, one_of
from advisor.extraction.offline.places import is_place_word
from advisor.extraction.offline.reply import Found, View
from advisor.extraction.offline.titles import STATUS, is_title_word
from advisor.rubric.items import TextItem

__all__ = ["read_texts"]

_Range = tuple[int, int]


def read_texts(view: View, found: Sequence[Found]) -> list[Found]:
    """All text items; `found` is what other readers took: the same words are not a title or place as well."""
    out = []
    items = view.lexicon.rubric.items
    everything = [span for one in found for span in one.spans]
    # A job names its kind of work and may name a channel: those words make a title too.
    spent = [span for one in found if items[one.item].kind not in ("choices", "extent") for span in one.spans]
    for item in items.values():
        if isinstance(item, TextItem):
            span = _title(view, item, spent) if item.form == "title" else _place(view, item, everything)
            if span is not None:
                start, end = view.parsed.text.raw_span(
                    view.parsed.tokens[span[0]].start, view.parsed.tokens[span[1] - 1].end
                )
                out.append(Found(item.id, view.parsed.text.raw[start:end], (span,)))
    return out


def _stretches(view: View) -> list[_Range]:
    """Stretches between hard separators: a title or a place never spans one."""
    out: list[_Range] = []
    start = view.first
    for index in range(view.first, view.last + 1):
        text = view.text(index) if index < view.last else "\n"
        hard = index == view.last or (text in _HARD and not _inside(view, index))
        if hard or (text in _TURN and index > start):
            if index > start:
                out.append((start, index))
            start = index + 1 if hard else index
    return out


_TURN = frozenset("before previously formerly but although though".split())
_HARD = frozenset(", : ; . ! ? \n ( ) — : | /".split()) | {"\n"}


def _inside(view: View, index: int) -> bool:
    """A full stop inside "B.Tech" or "St. Louis", a slash inside "UTC+1/2"."""
    if view.text(index) not in (".", "/"):
        return False
    return view.parsed.clause_at[index] >= 0 and view.text(index) == "."


def _offset(view: View, stretch: _Range, position: int) -> int:
    """The token at a character position of a stretch's words."""
    tokens = view.parsed.tokens
    base = tokens[stretch[0]].start
    return next((i for i in range(*stretch) if tokens[i].start >= base + position), stretch[1])


# --- titles

_TITLE_FRAME = re.compile(
    r"\b(?:(?:i'm|im|i am|now|currently|presently|atm|also|still)(?: (?:currently"
    r"|now|presently|working|employed|still|just|only|mostly|really"
    r"|basically|actually|at the moment|right now|employed|in fact))*(?: as)?(?: an?"
    r"| the)? |(?:i )?(?:work|works|working|employed|worked up to|serve"
    r"|serving) (?:now |currently |full[- ]time |part[- ]time |mainly "
    r"|mostly |these days )?as (?:an? |the )?|(?:my )?(?:current |present "
    r"|day )?(?:job|role|position|title|occupation|job title|work|current role"
    r"|current job)(?: now| right now| at the moment| today)?(?: is"
    r"|:| =| -|'s)? (?:an? |the )?|i do (?=\w+ work)|(?:i )?(?:became"
    r"|promoted to) (?:an? )?|i've been (?:working as )?(?:an? |the )"
    r"|i have been (?:working as )?(?:an? |the ))"
)
_PAST = re.compile(
    any_of(
        r"""
        i \w+ed | i (?:taught|sold|drove|ran|made|took|kept|spent|began|did|had|got|went|wrote|left|quit) |
        was | were | used to | before | previously | former | formerly | ex | earlier | past | prior |
        then i | after that | until | till | years? as | months? as | started (?:out )?as | began as |
        spent | last job | old job | worked as | did | summer | ago | once | no longer | not | isn't |
        anymore | any longer | any more
        """
    )
    + r"|\d{4} ?-"
)
_NOT_TITLE = re.compile(
    r"^(?:into|all|mostly|mainly|both|total|up\b|no |none|never|nothing"
    r"|good|great|very|really|quite|pretty|so|not|a bit|fine|ok|okay"
    r"|happy|open|based|from|in|at|on|looking for|hoping|interested"
    r"|comfortable|confident|able|available|ready|flexible|free|sure"
    r"|more|better|the|used|used to|getting|going|about|thinking|trying"
    r"|an? (?:good|great|fast|quick|people|team|huge|big|bit|little"
    r"|total|complete|native|hard)|honest|here|well|living|sorry|aware"
    r"|\d+|(?:one|two|three|four|five|six|seven|eight|nine|ten|half"
    r"|couple|few) (?:a |of |and )?(?:years?|months?|yrs?|half)|half a)\b"
)
_TRIM_TITLE = re.compile(
    r"\b(?: at | for | since | with | from | where | who | which | that "
    r"| because | but | now\b| currently\b| right now\b| at the moment\b"
    r"| these days\b| and | in | so | on | though| by day| looking "
    r"| today\b| to | - | doing | taking | of (?:two|three)\b| \d| if "
    r"| as of| when | after | atm\b| rn\b| full[- ]?time\b| part[- ]?time\b)"
)


def _title(view: View, item: TextItem, used: Sequence[_Range]) -> _Range | None:
    asked = item.id in view.asked.items
    best: tuple[int, _Range] | None = None
    for stretch in _stretches(view):
        scope = view.parsed.scope(stretch[0])
        if scope.blocked or scope.wish or view.text(stretch[1]) == "?":
            continue
        scored = _title_in(view, stretch, used, asked)
        if scored is not None and view.cv and _is_present(view, stretch):
            scored = (scored[0] + 5, scored[1])
        if scored is not None and (best is None or scored[0] > best[0]):
            best = scored
    return best[1] if best else None


def _is_present(view: View, stretch: _Range) -> bool:
    """Whether a line of a CV is the present job: "Supervisor, John Lewis (2023 - present)", "Now: packer"."""
    first, last = stretch
    while first > view.first and view.text(first - 1) != "\n":
        first -= 1
    while last < view.last and view.text(last) != "\n":
        last += 1
    above = view.text(first - 2) if first - 2 >= view.first and view.text(first - 1) == "\n" else ""
    return above == "now" or bool(re.search(r"\b(?:present|now|current|currently|today|to date)\b", view.words(first, last)))


def _title_in(view: View, stretch: _Range, used: Sequence[_Range], asked: bool) -> tuple[int, _Range] | None:
    """(how sure, tokens) of a title in one stretch."""
    words = view.words(*stretch)
    status = STATUS.search(words)
    if (
        status
        and not re.search(r"\b(?:used to be|was|were|not)\b", words[: status.start()])
        and (asked or re.search(r"\b(?:i'm|im|i am|currently|now)\b", words))
    ):
        return (6 if asked else 5), (
            _offset(view, stretch, status.start()),
            _end(view, stretch, status.end()),
        )
    frames = list(_TITLE_FRAME.finditer(words))
    for frame in reversed(frames):
        first = _offset(view, stretch, frame.end())
        span = _cut_title(view, (first, stretch[1]))
        if (
            span is None
            or _PAST.search(re.split(r"\b(?:and|but|so)\b", words[: frame.start()])[-1] + frame.group())
            or _NOT_TITLE.match(view.words(first, stretch[1]))
        ):
            continue
        titled = _has_title(view, span) or _is_agent(view, stretch, frame.group(), span, asked)
        framed = re.search(r"\b(?:an?|as|is|:)\W*$", frame.group())
        if titled or (asked and framed and span[1] - span[0] <= 5 and not _is_used(span, used)):
            return (8 if titled else 4), span
    if not asked:
        return None
    if _PAST.search(words) or is_decline(view, *stretch) or _NOT_TITLE.match(words):
        return None
    doing = _doing(view, stretch, words)
    if doing is not None and not _is_used(doing, used):
        return 2, doing
    first = stretch[0]
    while first < stretch[1] and view.text(first) in (
        "now",
        "currently",
        "a",
        "an",
        "the",
        "presently",
        "just",
        "and",
        "also",
        "work",
        "job",
        "role",
        "as",
        "today",
        "-",
        "then",
        "well",
        "um",
        "yes",
        "yeah",
        "i",
        "i'm",
    ):
        first += 1
    span = _cut_title(view, (first, stretch[1])) if first < stretch[1] else None
    if span is None or _is_used(span, used) or re.search(r"\b(?:yes|no|some|little|never|none|not)$", words):
        return None
    if _has_title(view, span):
        return 3, span
    if view.asked.items == (item_id(view),) and span[1] - span[0] <= 6:
        return 1, span
    return None


_DOING = re.compile(
    r"^(?:and |so |right now |now |currently |at present |at the moment "
    r"|these days |today |well |mostly |mainly )*(?:i |i'm |i am |im )(?:mostly "
    r"|mainly |just |currently |now |mostly |still |also )*(?P<act>(?!am\b"
    r"|also\b|mostly\b|mainly\b|currently\b|now\b|still\b|really\b|always\b"
    r"|have\b|had\b|was\b|were\b|did\b|do not\b|don't\b|never\b|used\b"
    r"|use\b|went\b|got\b|get\b|left\b|love\b|like\b|think\b|guess\b"
    r"|would\b|can\b|could\b|will\b|live\b|only\b|just\b|feel\b|believe\b"
    r"|want\b|hope\b|need\b|know\b|said\b|say\b|mean\b|reckon\b|suppose\b"
    r"|prefer\b|rate\b|hold\b|sold\b|ran\b|drove\b|taught\b|made\b|took\b"
    r"|kept\b|spent\b|began\b|forgot\b|came\b|gave\b|knew\b|saw\b|told\b"
    r"|wrote\b|became\b|felt\b|found\b|meant\b|put\b|quit\b|completed\b"
    r"|finished\b|studied\b|worked\b|graduated\b|looking for\b|hoping\b"
    r"|trying\b|going\b|not\b|based\b|from\b|in\b|at\b|a\b|an\b|the\b"
    r"|so\b|very\b|\d)(?:[a-z]+(?:ing)?)(?: [a-z'-]+){1,5})"
)


def _doing(view: View, stretch: _Range, words: str) -> _Range | None:
    """What somebody does who names no title: "I mow lawns for my uncle", "looking after my grandchildren"."""
    match = _DOING.match(words)
    if match is None or re.match(r"\w+ed\b", match["act"]):
        return None
    first = _offset(view, stretch, match.start("act"))
    return _cut_doing(view, (first, stretch[1]))


def _cut_doing(view: View, span: _Range) -> _Range | None:
    words = view.words(*span)
    match = re.search(r" (?:for|since|with|because|so|but|and|which|that|where|now|at the moment|right now)\b", words)
    last = _end(view, span, match.start() + 1) if match else span[1]
    return (span[0], last) if last - span[0] >= 2 else None


def item_id(view: View) -> str:
    """The one item asked for, or ""."""
    return view.asked.items[0] if len(view.asked.items) == 1 else ""


def _end(view: View, stretch: _Range, position: int) -> int:
    tokens = view.parsed.tokens
    base = tokens[stretch[0]].start
    return next((i for i in range(*stretch) if tokens[i].start >= base + position), stretch[1])


def _cut_title(view: View, span: _Range) -> _Range | None:
    words = " " + view.words(*span) + " "
    match = _TRIM_TITLE.search(words, 2) if words.strip() else None
    last = span[1]
    if match and not words[1:].startswith(
        (
            "stay at home",
            "stay-at-home",
            "in between",
            "between",
            "head of",
            "not ",
            "on ",
            "work in",
            "work at",
            "work for",
        )
    ):
        last = max(span[0] + 1, _end(view, span, match.start() - 1 + 1))
    while last > span[0] and view.text(last - 1) in ("-", "now", "and", "a", "the", "=", "currently", "'"):
        last -= 1
    return (span[0], last) if last > span[0] else None


def _has_title(view: View, span: _Range) -> bool:
    if any(is_title_word(view.text(index)) for index in range(*span)):
        return True
    items = view.lexicon.rubric.items
    for mention in view.parsed.mentions:
        if span[0] <= mention.first < span[1]:
            for ref in mention.refs:
                item = items.get(ref.item)
                if ref.role == "work" or (
                    ref.role == "value" and item is not None and item.kind == "choices" and item.by_work
                ):
                    return True
    return False


_AGENT = re.compile(
    one_of(
        r"""
        keeper | maker | worker | smith | monger | ologist | ician | grapher | wright | eer | er | or |
        ist | ant | ian | man | woman | person
        """
    )
    + r"$"
)


def _is_agent(view: View, stretch: _Range, frame: str, span: _Range, asked: bool) -> bool:
    """ "I'm a beekeeper now": a word for somebody who does something, said as what one is."""
    if not re.search(r"\b(?:an?|as|the) $", frame) or span[1] - span[0] > 3:
        return False
    now = re.search(r"\b(?:now|these days|by trade|at the moment|currently|presently)\b", view.words(*stretch))
    return bool(asked or now) and bool(_AGENT.search(view.text(span[1] - 1)))


def _is_used(span: _Range, used: Sequence[_Range]) -> bool:
    """Whether another reader's evidence covers most of the words."""
    covered = sum(1 for index in range(*span) if any(first <= index < last for first, last in used))
    return covered * 2 > span[1] - span[0]


# --- places

_PLACE_FRAME = re.compile(
    r"\b(?:(?:i'm|im|i am|we're|currently|now|here)?(?: currently| now"
    r"| presently| still| originally)? ?(?:based|living|located|situated"
    r"|residing|settled|staying|sitting|stationed)(?: out)?(?: (?:in"
    r"|at|near|around|from|just outside|outside|out of|close to)) |(?:i )?(?:live"
    r"|reside|stay) (?:in|at|near|around|just outside|outside|with my \w+ in"
    r"|out in|over in|up in|down in|now in) |(?:my )?(?:location|city"
    r"|town|place|home town|hometown|time ?zone|country|area|home)(?: is"
    r"|:| =|'s| -) ?|(?:moved|relocated|moving back|moved back) (?:here )?to "
    r"|(?:i'm|im|i am|we're|am) (?:currently |now |over |up |down |out "
    r"|still |back )*(?:in|near|from|outside|at) |(?:from|here in|out in"
    r"|over in|writing from|calling from|greetings from|hello from|hi from) "
    r"|(?:i )?(?:work|study|studying|working) (?:here )?in )"
)
_PLACE_STOP = re.compile(
    any_of(
        r"""
        and | but | so | since | for | with | where | which | who | because | though | although | now |
        currently | right now | at the moment | these days | as | i | i'm | i've | i'd | my | can | could |
        would | start | starting | ready | available | if | when | then | or | is | are | was | on | by |
        at | from | working | looking | until | while | after | before | time here | please | again |
        anymore | not | no | within | in about | thanks | originally | soon | asap | immediately | today |
        tomorrow | next | to
        """
    )
)
_NOT_PLACE = re.compile(
    r"^(?:yours|sincerely|regards|dear|thanks|thank|cheers|hello|hi"
    r"|none|nothing|an? |the (?:morning|evening|afternoon|process|middle"
    r"|office|past|future|field|industry|same|support|beginning|retail)"
    r"|my |charge|retail|hospitality|support|sales|tech|it\b|customer"
    r"|between|school|college|university|uni|debt|touch|need|there|here"
    r"|it|that|this|them|work|home|(?:about |around )?\d+ ?(?:year|month"
    r"|week|day)|general|total|fact|person|love|chat|phone|email|high"
    r"|year|grade|front|a\b|one|two|three|remote|hybrid|office|order"
    r"|both|all|favou?r|saas|fintech|e-?commerce|health|january|february"
    r"|march|april|may|june|july|august|september|october|november|december"
    r"|bed|hospital|banking|finance|our|your|his|her|their|what|how"
    r"|terms|time|contact|hr|marketing|english|writing)\b"
)


def _place(view: View, item: TextItem, used: Sequence[_Range]) -> _Range | None:
    asked = item.id in view.asked.items
    best: tuple[int, _Range] | None = None
    for stretch in _stretches(view):
        scope = view.parsed.scope(stretch[0])
        if scope.blocked or (scope.wish and not asked) or view.text(stretch[1]) == "?":
            continue
        scored = _place_in(view, item, stretch, used, asked)
        if scored is not None and (best is None or scored[0] >= best[0] or _replaces(view, best[1], scored[1])):
            best = scored
    return _with_region(view, best[1], used) if best else None


def _replaces(view: View, one: _Range, other: _Range) -> bool:
    """ "Cebu, no sorry, we moved already, Davao": a place after a correction takes the earlier one's place."""
    between = view.words(one[1], other[0]) if other[0] > one[1] else ""
    return other[0] - one[1] <= 14 and bool(
        re.search(r"\b(?:no|sorry|actually|i mean|rather|moved|correction|wait|anymore|any more|make that|scratch)\b", between)
    )


def _place_in(
    view: View, item: TextItem, stretch: _Range, used: Sequence[_Range], asked: bool
) -> tuple[int, _Range] | None:
    words = view.words(*stretch)
    best: tuple[int, _Range] | None = None
    home = re.match(r"^(?:and )?(?P<place>[\w' -]{2,40}?) is (?:home|where i (?:live|stay|am|reside)|where we (?:live|stay)|my (?:home|city|town|base))\b", words)
    if home:
        span = _cut_place(view, (stretch[0], _end(view, stretch, home.end("place"))))
        if span is not None and view.text(span[0]) not in FIRST_PERSON and _is_named(view, span):
            return 8, span
    for frame in _PLACE_FRAME.finditer(words):
        first = _offset(view, stretch, frame.end())
        span = _cut_place(view, (first, stretch[1]))
        if span is None or _NOT_PLACE.match(view.words(*span)) or _is_used(span, used):
            continue
        if re.search(
            r"\b(?:don't|not|no longer|didn't|never|used to|was|were|before|originally|anymore|left|born|grew up|parents|family)\b",
            words[: frame.end()],
        ) or re.search(
            r"\b(?:anymore|any more|any longer|originally|before|until|back then)\b", words[frame.end() :]
        ):
            continue
        capital = view.parsed.shown[view.parsed.tokens[span[0]].start].isupper() or is_place_word(
            view.text(span[0])
        )
        strong = bool(
            re.search(
                r"\b(?:based|liv|stay|locat|resid|live|reside|city|location|timezone|time zone|relocated|moved|settled)",
                frame.group(),
            )
        )
        weak = bool(re.search(r"\b(?:work|working|study|studying|from|at) ?$", frame.group()))
        if weak and not (
            asked
            or (capital and "study" in frame.group())
            or (capital and re.search(r"^(?:i )?work(?:ing)? (?:here )?in $", frame.group()))
        ):
            continue
        if not (capital or strong or asked):
            continue
        score = 6 + 2 * strong + capital
        if best is None or score > best[0]:
            best = (score, span)
    if best is None and item.id in view.known and not asked:
        best = _moved_place(view, stretch)
    if best is None:
        best = _work_place(view, stretch, words)
    if best is not None or not asked:
        return best
    if is_decline(view, *stretch) or stretch[1] - stretch[0] > 7:
        return None
    span = _cut_place(view, stretch)
    if span is not None and view.text(span[0]) in _INTERJECTIONS:
        return None
    if span is None or _is_used(span, used) or _NOT_PLACE.match(view.words(*span)):
        return None
    if any(
        span[0] <= m.first < span[1] and any(r.role in ("value", "half", "product", "said") for r in m.refs)
        for m in view.parsed.mentions
    ):
        return None
    if (
        any(view.text(i) in FIRST_PERSON for i in range(*span))
        or any(view.parsed.tokens[i].kind == "n" for i in range(*span))
        and not is_place_word(view.text(span[0]))
    ):
        return None
    capital = _is_named(view, span)
    known = any(is_place_word(view.text(i)) for i in range(*span))
    short = stretch[1] - stretch[0] <= 3
    alone = view.asked.items == (item.id,) and stretch[1] - stretch[0] <= 4
    first = view.asked.items[0] == item.id and stretch[0] == view.first and short
    if known or capital or alone or (first and view.parsed.shown.islower()):
        return 5 if known else 3, span
    return None


_WORKS_NOW = re.compile(
    any_of(
        r"""
        i'm | i am | im | i work | i've been | i have been | these days | currently | now | i study |
        i run | at present | my job is | am | employed
        """
    )
    + r"[\w ',-]* (?:in|at) (?=[\w. ]+$)"
)


def _moved_place(view: View, stretch: _Range) -> tuple[int, _Range] | None:
    """ "I moved last week, so Warsaw, not Krakow": the place that replaces the one known."""
    if not re.search(r"\b(?:moved|moving|relocat\w+|no longer (?:in|live)|now in|instead of)\b", view.words(view.first, view.last)):
        return None
    first = stretch[0]
    while first < stretch[1] and view.text(first) in ("so", "now", "it's", "to", "that's", "is"):
        first += 1
    span = _cut_place(view, (first, stretch[1])) if first < stretch[1] else None
    if span is None or span[1] < stretch[1] or view.text(stretch[0]) == "not":
        return None
    upper = view.parsed.shown[view.parsed.tokens[span[0]].start].isupper()
    known = upper or is_place_word(view.text(span[0]))
    return (4, span) if known and view.text(span[0]) not in _INTERJECTIONS and stretch[0] > view.first else None


def _work_place(view: View, stretch: _Range, words: str) -> tuple[int, _Range] | None:
    """ "I'm a barista in Cork city": a place where they say they work or study now."""
    at = view.parsed.clause_at[stretch[0]]
    if at >= 0 and view.parsed.clauses[at].last < stretch[1]:
        stretch = (stretch[0], view.parsed.clauses[at].last)
        words = view.words(*stretch)
    if _PAST.search(words.replace("i've been", "").replace("i have been", "")):
        return None
    for match in re.finditer(r" in ", words):
        if not _WORKS_NOW.search(words[: match.end()] + "x"):
            continue
        span = _cut_place(view, (_offset(view, stretch, match.end()), stretch[1]))
        if span is None or _NOT_PLACE.match(view.words(*span)):
            continue
        upper = view.parsed.shown[view.parsed.tokens[span[0]].start].isupper()
        if (upper or is_place_word(view.text(span[0]))) and not any(span[0] <= m.first < span[1] for m in view.parsed.mentions):
            return 4, span
    return None


def _is_named(view: View, span: _Range) -> bool:
    """Whether the words are written as a name: every one with a capital, small joints apart."""
    words = [index for index in range(*span) if view.parsed.tokens[index].kind == "w"]
    big = [index for index in words if view.parsed.shown[view.parsed.tokens[index].start].isupper()]
    return bool(big) and all(index in big or view.text(index) in ("of", "the", "de", "la", "on", "upon", "and", "do", "del", "near") for index in words)


_INTERJECTIONS = frozenset(
    "sorry yes no ok okay well thanks thank hi hello hey hmm oh sure maybe both none anywhere nowhere actually honestly great good fine right sir"
    " madam please wow lol haha anyway done next first last finally also".split()
)
_LEAD = frozenset(
    "the in near from around at just outside currently now here well um ok okay so and also i'm im is it's its - = ) ( : my location city place out of over both yes hi hello sure live living based a".split()
)


def _cut_place(view: View, span: _Range) -> _Range | None:
    first, last = span
    while (
        first < last
        and view.text(first) in _LEAD
        and not (
            view.text(first) == "the"
            and view.text(first + 1)
            in (
                "hague",
                "bronx",
                "philippines",
                "uk",
                "us",
                "usa",
                "netherlands",
                "bay",
                "gambia",
                "midlands",
                "highlands",
                "midwest",
                "east",
                "west",
                "north",
                "south",
            )
        )
    ):
        first += 1
    if first >= last:
        return None
    words = view.words(first, last)
    match = _PLACE_STOP.search(words, 1)
    if match:
        last = _end(view, (first, last), match.start())
    if last - first > 5:
        last = first + 5
    while last > first and view.text(last - 1) in ("-", "the", "in", "of", "'", "&", "+"):
        last -= 1
    return (first, last) if last > first else None


def _with_region(view: View, span: _Range, used: Sequence[_Range]) -> _Range:
    """ "Austin, TX", "Cork, Ireland": a region named right after a comma belongs to the place."""
    if view.text(span[1]) != "," or span[1] + 1 >= view.last:
        return span
    after = span[1] + 1
    end = after
    while (
        end < view.last
        and end - after < 3
        and view.parsed.tokens[end].kind == "w"
        and view.parsed.shown[view.parsed.tokens[end].start].isupper()
    ):
        end += 1
    closes = end == view.last or view.text(end) in (".", ",", "\n", ";", "!", ")", "(")
    if end == after or not closes or _is_used((after, end), used) or is_decline(view, after, end):
        return span
    if not (is_place_word(view.text(after)) or (end - after == 1 and len(view.text(after)) == 2)):
        return span
    return span[0], end
