"""Choices: which of the offered values the person picks, leans to, or leaves open.

Names are believed first, then labels and ordinals of the options as they were offered. A leaning wins over a
mere mention, a denial rules out, two values without a leaning are no answer, and "either" is one only where
the item has a value for it. For what the person *wants*, a wish is the answer; for what they *have* (a degree,
a kind of work), it is not.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from advisor.extraction.offline.declines import DECLINE, is_refusal
from advisor.extraction.offline.english import COMMON, NUMBER_WORDS, ORDINALS
from advisor.extraction.offline.labels import labels
from advisor.extraction.offline.lexicon import TITLES
from advisor.extraction.offline.phrases import any_of, one_of
from advisor.extraction.offline.reply import Found, View
from advisor.rubric.items import ChoiceItem, ChoicesItem

__all__ = ["ANY", "CORRECTS", "read_choices"]

ANY = re.compile(
    any_of(
        r"""
        either | doesn't matter | does not matter | doesnt matter |
        no (?:strong |real |particular |big |special )?(?:preference|pref|prefs|preferences) |
        don't (?:really )?(?:mind|care) | do not (?:mind|care) | dont (?:really )?(?:mind|care) | whatever |
        whichever | any(?:thing|where|one)?(?: of)? | both | not (?:fussed|bothered|picky|fussy) |
        indifferent | all the same | equally | no difference | makes no difference |
        open to (?:all|any|both|either|anything) | flexible | up for (?:both|either|anything) |
        happy with (?:both|either) | wherever | all of (?:them|the above) |
        all (?:fine|good|ok|okay|four|three) | couldn't care less | same to me | i'm easy | easy either way
        """
    )
)
_NEGATED = re.compile(
    r"\b"
    + one_of(
        r"""
        not | no | never | nope | without | neither | nor | don't | dont | do not | doesn't | isn't |
        wouldn't | won't | can't | cannot | rather than | instead of | over | before | than | anything but |
        everything but | except | apart from | less | avoid | hate | against | as opposed to | away from |
        sick of | tired of | enough of | done with | leave | leaving | quit | no more | hardly | least |
        mad | crazy | nuts | lonely | isolated | distracted | bored | depressed | claustrophobic | shy |
        awkward | nervous | weak | bad | poor | worse | not good
        """
    )
    + r"(?: one| really| want| like| to| do| be| in| a| an| the| into"
    r"| for| on| my| any| work| working| interested| keen| suited| going"
    r"| go| much| of| with| just| have| prefer| see| myself| think| care"
    r"| about| it| mind){0,4}\W*$"
)
_NOT_ONLY = re.compile(
    any_of(
        r"""
        not (?:just|only|against|opposed|averse) | don't (?:really )?mind | dont mind | wouldn't mind |
        no problem with | nothing against | not (?:that )?i'm against
        """
    )
    + r"[\w ]{0,12}$"
)
_LEAN_BEFORE = re.compile(
    any_of(
        r"""
        prefer(?:ably|ring|ence)? | rather | ideally | mostly | mainly | leaning | lean | favou?r |
        definitely | love | really want | want | choose | pick | go (?:with|for) | going for | vote |
        aim(?:ing)? | primarily | first choice | better at | best | more of a | happiest | happier | ideal |
        dream | only | just | solely | strictly | 100% | all about | i'd say | probably | my goal | towards?
        """
    )
    + r"[^,.;]{0,25}$"
)
_LEAN_AFTER = re.compile(
    r"^\W*(?:is what i|is my|would be my|is the one|\w+ is what i)\b|^\W*(?:\w+ ){0,2}?"
    + one_of(
        r"""
        preferred | preferably | ideally | if possible | if i can | over | before | any day | for sure |
        definitely | first | please | all the way | by far | rather than | more than |
        is (?:better|best|my|ideal|the) | suits me | only |
        would be (?:best|ideal|better|great|perfect|nice) | for me | wins | mostly | mainly
        """
    )
    + r"\b"
)
_WEAK_AFTER = re.compile(
    r"^\W*(?:\w+ ){0,3}?"
    + one_of(
        r"""
        ok | okay | fine | acceptable | possible | works | too | as well | also | if needed | if need be |
        if necessary | at a pinch | second | not a problem | no problem | bearable | all right | alright
        """
    )
    + r"\b"
)
_WEAK_BEFORE = re.compile(
    any_of(
        r"""
        don't mind | dont mind | wouldn't mind | not against | can live with | could live with | could do |
        can do | ok with | okay with | fine with | open to | or maybe | or perhaps | maybe later |
        not opposed to | at a pinch | happy to (?:do|try|take)
        """
    )
    + r"[\w ]{0,14}$"
)
_WANTS = re.compile(
    any_of(
        r"""
        want | wants | prefer | preferably | rather | wanna | love | like | looking | hope | hoping | goal |
        dream | aim | ideally | only | interested | keen | plan | planning | eventually | towards? |
        move into | become | end up | see myself | long[- ]term | drawn | lean | leaning | choose | pick |
        target
        """
    )
)
_UNFINISHED = re.compile(
    r"\b(?:(?:but |did |have |has )?not finish(?:ed)?|discontinued|begun"
    r"|joined but|ran out|year and a (?:bit|half) into|into an? |finished it (?:nought"
    r"|zero|no) times|i study|didn't (?:finish|complete|graduate|get)"
    r"|did not (?:finish|complete|graduate)|didnt finish|never (?:finished"
    r"|completed|graduated|got)|not (?:finished|completed|done|graduated)"
    r"|dropped out|drop out|dropout|dropping out|unfinished|incomplete"
    r"|quit|left (?!school)|halfway|half way|half of|partial|partway"
    r"|part way|part of an?|semesters?|currently|studying|study|pursuing"
    r"|pursue|working (?:on|towards?)|in progress|in my (?:first|second"
    r"|third|fourth|final|last|1st|2nd|3rd|4th) year|(?:first|second"
    r"|third|fourth|final|last|1st|2nd|3rd|4th)[- ](?:year|yr)|enrolled"
    r"|still (?:in|at|doing|finishing)|student|years? of|until i ran out"
    r"|ran out of money|on hold|paused|taking a break|doing (?:a|my"
    r"|an)|about to finish|finishing|nearly done|almost done|yet to (?:finish"
    r"|complete)|will (?:finish|graduate|complete)|graduating|i graduate"
    r"|graduate (?:in|next)|expected|due to (?:finish|graduate)|to be completed"
    r"|\d{4} ?- ?present|ongoing|part[- ]time at|abandoned|gave up|bailed"
    r"|without finishing|(?:a|one|two|three|four|1|2|3|4) years? (?:in"
    r"|into|at))\b"
)
_FINISHED = re.compile(
    any_of(
        r"""
        graduated | completed | finished | done with | have (?:a|an|my) | got (?:a|an|my) | hold | holder |
        earned | passed | already have | graduate of | grad
        """
    )
)
_DENIED = re.compile(
    r"\b"
    + one_of(
        r"""
        no | not | never | without | haven't | didn't | don't have | dont have | do not have | neither |
        nor | isn't | wasn't | didn't (?:do|get) | never (?:went|did|had|worked|been|was|set foot)
        """
    )
    + r"(?: a| an| any| my| to| in| the| really| ever| at| even| worked"
    r"| work| done| did| been| had| have| get| got| go| went| finish"
    r"| of| for| on| with| proper| formal| or| as| into| one| day| set"
    r"| foot){0,5}\W*$"
)
_APPLYING = re.compile(
    any_of(
        r"""
        apply(?:ing)? | applied | interested in | looking (?:for|at|into) | get(?:ting)? into |
        mov(?:e|ing) (?:in)?to | break(?:ing)? into | switch(?:ing)? to | transition(?:ing)? |
        want(?: a| to) | hoping | hope | would like | i'd (?:like|love) | job in | new job | next job |
        career in | considering | thinking (?:of|about) | dream | goal | become | a customer at |
        customer of | regular at | shop at | love | favou?rite | bought | buy | order from |
        interview(?:ing)? (?:at|with|for) | about | course | training for | this role | this job |
        the role | the job
        """
    )
    + r"[\w ,']{0,25}$"
)


CORRECTS = re.compile(
    any_of(
        r"""
        actually | sorry | correction | i mean(?:t)? | make (?:it|that|my|the) | changed? | instead |
        rather | wait | mistake | typo | update | oops | my bad | on second thoughts? | on reflection |
        thinking about it | let me (?:correct|fix|change|revise) | should (?:be|have been) |
        put (?:me )?down | wrong | not \d | scratch | strike | forget | revise | in fact |
        to be (?:fair|honest) | bump | lower | raise | drop
        """
    )
)
"""Words that announce a change of an earlier answer."""


class _Pick(NamedTuple):
    first: int
    last: int
    value: str
    lean: int
    """3 put in place of another, 2 wanted most, 1 named, 0 merely acceptable, -1 ruled out."""
    begun: bool = False
    """It counts only where it is said to be unfinished."""
    plain: bool = False
    """A plain word, believed only where no name of a value stands."""


def read_choices(view: View) -> list[Found]:
    """All choices of the stretch."""
    out: list[Found] = []
    for item in view.lexicon.rubric.items.values():
        if isinstance(item, ChoiceItem):
            found = _education(view, item) if item.ordered else _preference(view, item)
        elif isinstance(item, ChoicesItem):
            found = _work(view, item) if item.by_work else _interests(view, item)
        else:
            continue
        if found is not None:
            out.append(found)
    return out


# --- recognising


def _picks(view: View, item: ChoiceItem | ChoicesItem) -> list[_Pick]:
    """The item's values named in the stretch, each with how it is meant."""
    asked = item.id in view.asked.items
    out: list[_Pick] = []
    for mention in view.parsed.mentions:
        if not view.first <= mention.first < view.last:
            continue
        roles = ("value", "said", "begun") if asked and not view.wider else ("value", "begun")
        refs = [ref for ref in mention.refs if ref.item == item.id and ref.role in roles]
        if not refs or _is_heading(view, mention.first, mention.last, item.id) or _meant_otherwise(
            view, mention.first, mention.last, item, [ref.role + ref.item for ref in mention.refs]
        ):
            continue
        if is_refusal(view, *_clause(view, mention.first)):
            continue
        rated = [ref.item for ref in mention.refs if ref.role == "item" and ref.item in view.asked.items]
        if rated and all(ref.role == "said" for ref in refs):
            continue  # a plain word that also names another part asked for
        ref = min(refs, key=lambda one: roles.index(one.role))
        out.append(_Pick(mention.first, mention.last, ref.value, 1, ref.role == "begun", ref.role == "said"))
    named = [pick for pick in out if not pick.plain]
    if named:
        out = [pick for pick in out if not pick.plain or any(_side_by_side(view, pick, other) for other in named)]
    return _after_the_pair(view, out)


def _side_by_side(view: View, one: _Pick, other: _Pick) -> bool:
    """ "business or consumer": a plain word beside a name is meant as the name is."""
    first, last = (one, other) if one.first < other.first else (other, one)
    return view.words(first.last, last.first).strip() in ("or", "and", "/", "vs", "nor")


def _after_the_pair(view: View, picks: list[_Pick]) -> list[_Pick]:
    """ "as to remote or office: remote", "between chat and phone, chat": the pair only repeats the question."""
    for place in range(len(picks) - 2):
        one, other, chosen = picks[place : place + 3]
        between = view.words(one.last, other.first).strip()
        before = view.words(max(view.first, one.first - 2), one.first)
        joined = between in ("or", "vs", "/", "versus") or (between == "and" and "between" in before)
        if joined and one.value != other.value and chosen.first - other.last <= 6:
            return picks[:place] + picks[place + 2 :]
    return picks


def _is_heading(view: View, first: int, last: int, item: str) -> bool:
    """Whether the name stands in a heading the person repeats: "Chat or phone: chat"."""
    line_end = next((index for index in range(last, view.last) if view.text(index) in ("\n", ":", ".", "?")), view.last)
    if view.text(line_end) != ":" or line_end - first > 6 or line_end + 1 >= view.last or view.text(line_end + 1) == "\n":
        return False
    start = first
    while start > view.first and view.text(start - 1) not in ("\n", ".", "?"):
        start -= 1
    named = {r.value for m in view.parsed.mentions if start <= m.first < line_end for r in m.refs if r.item == item and r.role == "value"}
    return len(named) > 1


def _meant_otherwise(
    view: View, first: int, last: int, item: ChoiceItem | ChoicesItem, roles: list[str]
) -> bool:
    """Whether a name shared with another item is meant as that one here."""
    if view.text(last) in TITLES and isinstance(item, ChoicesItem):
        return False
    if item.id not in view.asked.items:
        if re.search(r"\b(?:prefer\w*|rather|over|change(?:d)? (?:it )?to|switch to|instead of)\b", view.words(*_clause(view, first))):
            return False
        return any(role.startswith(("item", "product")) for role in roles)
    others = [role[4:] for role in roles if role.startswith("item")]
    return (
        bool(others)
        and any(other in view.asked.items for other in others)
        and not any(option.item == item.id for option in view.asked.options)
    )


def _clause(view: View, index: int) -> tuple[int, int]:
    at = view.parsed.clause_at[index]
    if at < 0:
        return index, index + 1
    clause = view.parsed.clauses[at]
    return max(clause.first, view.first), min(clause.last, view.last)


# --- preferences: one of several, wished for


def _preference(view: View, item: ChoiceItem) -> Found | None:
    asked = item.id in view.asked.items
    picks = [_leaning(view, pick) for pick in _picks(view, item)]
    picks = [pick for pick in picks if _allowed(view, pick, asked, item.id)]
    chosen = _decide(view, item, picks) or (_either_way(view, item) if not picks else None)
    if chosen is None and asked:
        chosen = _by_option(view, item) if not picks else None
    return chosen


def _either_way(view: View, item: ChoiceItem) -> Found | None:
    """ "no preference on the market", "companies or people, I don't care": the part named, and no leaning."""
    if not item.any_value:
        return None
    for mention in view.parsed.mentions:
        if not view.first <= mention.first < view.last or not any(ref.role == "item" and ref.item == item.id for ref in mention.refs):
            continue
        first, last = _clause(view, mention.first)
        while last < view.last and last - mention.last < 6 and view.text(last) not in ".!?\n;":
            last += 1
        if ANY.search(view.words(first, last)) and not view.parsed.scope(mention.first).blocked:
            return Found(item.id, item.any_value, ((first, last),))
    return None


def _allowed(view: View, pick: _Pick, asked: bool, item: str = "") -> bool:
    scope = view.parsed.scope(pick.first)
    if scope.other or scope.order or scope.query:
        return False
    of = view.lexicon.rubric.question_of
    if asked or (item in of and any(of[other].id == of[item].id for other in view.asked.items)):
        return True
    first, last = _clause(view, pick.first)
    if last - first <= 2 and pick.lean >= 0 and view.parsed.tokens[pick.first].text not in COMMON and not view.asked.items:
        return True  # "Hybrid. B2C.": nothing else was asked, and nothing else is said
    if item in view.known and CORRECTS.search(view.words(view.first, view.last)):
        return True
    return bool(_WANTS.search(view.words(first, last))) and not scope.unreal


def _leaning(view: View, pick: _Pick) -> _Pick:
    first, last = _clause(view, pick.first)
    before, after = view.words(first, pick.first), view.words(pick.last, last)
    before, after = re.split(r" / |\|", before)[-1], re.split(r" / |\|", after)[0]
    if _WEAK_BEFORE.search(before) or _NOT_ONLY.search(before):
        return pick._replace(lean=0)
    if _NEGATED.search(before):
        return pick._replace(lean=-1)
    if re.match(
        r"^\W*(?:just |really |always |would |can )?(?:has worn|worn|wore|drains?|bores?|scares?|stress(?:es)?|tires?|exhausts?|kills?|wears?|annoys?|terrif(?:y|ies)|bothers?|drives? me) ",
        after + " ",
    ):
        return pick._replace(lean=-1)
    if re.match(
        r"^\W*(?:isn't|is not|not|never|doesn't|no|nope|less so|drains|wouldn't|won't)\b(?! (?:bad|a problem|only|just|matter|really matter|bother))",
        after,
    ) and not re.match(r"^\W*not \w+", after):
        return pick._replace(lean=-1)
    if re.match(r"^\W*(?:(?:is|are|was|would be|sounds?) )?(?:so |too |really |just )*(?:desperate|terrible|awful|bad|hopeless|useless|distracting|noisy|lonely|loud|impossible|out|not so much)\b", after):
        return pick._replace(lean=-1)
    if re.search(r"\bso(?: it's| i'd say| i'll go(?: for| with)?| let's say)?\s*$", before) or _alone(view, pick):
        return pick._replace(lean=2)
    if re.search(r"\b(?:change(?: (?:it|that|my \w+))?|switch(?: (?:it|that))?|make (?:it|that)|put me down|put (?:it|that))(?: to| as| for| down as)?(?: still| a| an| the)* ?$", before):
        return pick._replace(lean=3)
    if _LEAN_BEFORE.search(before) or _LEAN_AFTER.search(after):
        return pick._replace(lean=2)
    if _WEAK_AFTER.search(after):
        return pick._replace(lean=0)
    return pick


def _alone(view: View, pick: _Pick) -> bool:
    """Whether a value is a list member of its own ("Office, since ..."), rather than a word in a sentence."""
    before = view.text(pick.first - 1) if pick.first > view.first else "."
    after = view.text(pick.last) if pick.last < view.last else "."
    return before in ".,;!?\n:/|" and after in ".,;!?\n:/|(" and (pick.first == view.first or before in ".!?\n:|" or before != ",")


def _decide(view: View, item: ChoiceItem, picks: list[_Pick]) -> Found | None:
    real = [pick for pick in picks if pick.value != item.any_value]
    followers = [*real[1:], None]
    real = [
        pick
        for pick, after in zip(real, followers, strict=False)
        if after is None or not replaced(view.words(pick.last, after.first))
    ]
    for one, other in zip(real, real[1:], strict=False):
        if item.any_value and one.value != other.value and _side_by_side(view, one, other) and min(one.lean, other.lean) >= 0:
            stop = next((i for i in range(other.last, view.last) if view.text(i) in ".!?\n;"), view.last)
            if ANY.search(view.words(other.last, stop)):
                return Found(item.id, item.any_value, ((one.first, stop),))
    for lean in (3, 2, 1, 0):
        values = {pick.value for pick in real if pick.lean >= lean} - {
            pick.value for pick in real if pick.lean == -1
        }
        if len(values) == 1:
            pick = [p for p in real if p.value in values and p.lean >= lean][-1]
            return Found(item.id, pick.value, ((pick.first, pick.last),))
        if len(values) > 1:
            return _both(view, item, [pick for pick in real if pick.value in values], lean)
    ruled_out = {pick.value for pick in real if pick.lean == -1}
    left = [value.id for value in item.values if value.id not in ruled_out and value.id != item.any_value]
    if len(ruled_out) == 1 and len(left) == 1 and item.id in view.asked.items:
        pick = real[-1]
        return Found(item.id, left[0], (_clause(view, pick.first),))
    stands = [pick for pick in picks if pick.value == item.any_value and pick.lean >= 0]
    if stands and item.any_value and not real:
        return Found(item.id, item.any_value, ((stands[-1].first, stands[-1].last),))
    return None


_REPLACES = re.compile(
    r"(?:^|[,;.—-])\s*(?:ah |oh |well |or |hmm |um )*(?:no|nope|wait"
    r"|sorry|scratch that|actually|i mean|rather)\b(?! (?:problem|issue"
    r"|preference|idea))"
)


def replaced(between: str) -> bool:
    """Whether the words between two values take the first one back: "office, no, let me say hybrid"."""
    return len(between) <= 60 and bool(_REPLACES.search(between))


def _both(view: View, item: ChoiceItem, picks: list[_Pick], lean: int) -> Found | None:
    """Two values: any where both are said to be fine, the last one where it corrects, else no answer."""
    first, last = _clause(view, picks[0].first)[0], _clause(view, picks[-1].first)[1]
    while last < min(view.last, picks[-1].last + 12) and view.text(last) not in ".!?\n":
        last += 1
    stretch = view.words(first, last)
    between = view.words(picks[-2].last, picks[-1].first)
    if replaced(between):
        return Found(item.id, picks[-1].value, ((picks[-1].first, picks[-1].last),))
    if re.search(
        r"\b(?:no,? wait|wait|actually|sorry|i mean|scratch|rather|make (?:it|that)|on second thought)\b",
        between,
    ):
        return Found(item.id, picks[-1].value, ((picks[-1].first, picks[-1].last),))
    if item.any_value and (
        ANY.search(stretch) or re.search(r"\b(?:fine|ok|okay|good|works?|happy)\b", stretch)
    ):
        return Found(item.id, item.any_value, ((picks[0].first, picks[-1].last),))
    return None


# --- options by label or place


def _by_option(view: View, item: ChoiceItem) -> Found | None:
    options = [option for option in view.asked.options if option.item == item.id]
    if len(options) < 2:
        return None
    by_label = {option.label: option.value for option in options if option.label}
    if by_label:
        found = [
            label
            for label in labels(view.parsed.tokens)
            if view.first <= label.first < view.last and label.text in by_label
        ]
        bare = [
            (index, index + 1, view.text(index))
            for index in range(view.first, view.last)
            if view.text(index) in by_label and view.text(index).isdigit() and view.last - view.first <= 4
        ]
        marks = [
            (label.first, label.last, label.text)
            for label in found
            if _label_fits(view, label.first, label.last, label.text, label.strong)
        ] or bare
        if not marks and view.last - view.first <= 2 and view.text(view.first) in by_label:
            marks = [(view.first, view.first + 1, view.text(view.first))]  # the "c" of "1c 2a 3b"
        if marks:
            first, last, text = marks[-1]
            return Found(item.id, by_label[text], ((first, last),))
    return _by_ordinal(view, item, [option.value for option in options])


def _label_fits(view: View, first: int, last: int, text: str, strong: bool) -> bool:
    if strong or text not in ("a", "i"):
        return True
    alone = last - first >= view.last - view.first - 2
    return (
        alone
        or view.parsed.shown[view.parsed.tokens[first].start].isupper()
        and view.text(last) in ("", ".", ",", "!", "\n", "-", "please")
    )


def _by_ordinal(view: View, item: ChoiceItem, values: list[str]) -> Found | None:
    """ "the second one", "the last", "option two"; of several the last said counts ("no, the third")."""
    only = len([i for i in view.asked.items if view.lexicon.rubric.items[i].kind == "choice"]) == 1
    if not only:
        return None
    chosen: Found | None = None
    for index in range(view.first, view.last):
        text, before, after = view.text(index), view.text(index - 1), view.text(index + 1)
        place = None
        if (
            text in ORDINALS
            and (before in ("the", "") or index == view.first)
            and after in ("", "one", "option", ".", ",", "!", "choice", "please", "for", "i")
        ):
            place = ORDINALS[text]
        elif before in ("option", "number", "no", "choice", "#") and (text.isdigit() or text in NUMBER_WORDS):
            place = int(text) if text.isdigit() and len(text) < 3 else NUMBER_WORDS.get(text, 0)
        if place and (place == -1 or place <= len(values)):
            value = values[-1] if place == -1 else values[place - 1]
            chosen = Found(item.id, value, ((index, index + (2 if after in ("one", "option") else 1)),))
    return chosen


# --- what one has: degrees and kinds of work


def _education(view: View, item: ChoiceItem) -> Found | None:
    order = [value.id for value in item.values]
    unfinished = {value.id: value.unfinished for value in item.values}
    asked = item.id in view.asked.items
    best: tuple[int, _Pick] | None = None
    for pick in _picks(view, item):
        scope = view.parsed.scope(pick.first)
        first, last = _member(view, pick)
        words, before = view.words(first, last), view.words(first, pick.first)
        if scope.blocked or scope.wish or (_DENIED.search(before) and not pick.value == order[0]):
            continue
        sentence = words
        value: str | None = pick.value
        if unfinished[pick.value] is None and rank_is_high(order, pick.value) and not _is_finished(words) and _is_unfinished(view, pick, words, sentence):
            continue
        if pick.begun and (_is_finished(words) or not (scope.plan or _is_unfinished(view, pick, words, sentence))):
            continue
        if (
            unfinished[pick.value]
            and not _FINISHED.search(words)
            and (scope.plan or _is_unfinished(view, pick, words, sentence))
        ):
            value = unfinished[pick.value]
        elif scope.plan:
            continue
        if value is None or not (asked or _mine(view, pick, words)):
            continue
        rank = order.index(value)
        if best is None or rank > best[0]:
            best = (rank, pick._replace(value=value))
    if best is None:
        return _by_option(view, item) if asked else None
    return Found(item.id, best[1].value, ((best[1].first, best[1].last),))


def _member(view: View, pick: _Pick) -> tuple[int, int]:
    """The list member around a pick, within its clause: "high school / forklift driver / half a year in retail"."""
    first, last = _clause(view, pick.first)
    for index in range(pick.first - 1, first - 1, -1):
        if view.text(index) in ("/", "|", "+", "&"):
            first = index + 1
            break
    for index in range(pick.last, last):
        if view.text(index) in ("/", "|", "+", "&"):
            last = index
            break
    return first, last


def rank_is_high(order: list[str], value: str) -> bool:
    """Whether a value lies above the middle: what it takes to begin it is more than the lowest ones."""
    return order.index(value) * 2 > len(order)


def _is_finished(words: str) -> bool:
    """Whether a degree is said to be completed; "never finished" says the contrary."""
    return bool(_FINISHED.search(_UNFINISHED.sub(" ", words)))


_BROKEN_OFF = re.compile(
    r"\b(?:started|began|begun|joined|enrolled|doing)\b.*"
    + any_of(
        r"""
        nought | never | didn't | not finish\w* | discontinued | dropped | quit | left | stopped | gave up
        """
    )
)


def _is_unfinished(view: View, pick: _Pick, words: str, sentence: str) -> bool:
    around = view.words(max(view.first, pick.first - 4), min(view.last, pick.last + 12))
    if _UNFINISHED.search(words) or _BROKEN_OFF.search(around.split(".")[0] if "." not in view.words(pick.first, pick.last) else around):
        return True
    following = view.words(pick.last, min(view.last, pick.last + 9))
    return bool(
        re.match(
            r"^\W*(?:\w+ ){0,4}?(?:didn't finish|never finished|not finish(?:ed)?|unfinished|dropped out|incomplete|in progress|still studying|not done|but (?:i )?(?:left|quit|dropped|didn't))",
            following,
        )
    )


def _mine(view: View, pick: _Pick, words: str) -> bool:
    return bool(
        re.search(r"\b(?:i|my|i've|i'm|have|got|done|complete|graduate|graduated|degree|finished|completed|studied|hold)\b", words)
    )


def _sentence(view: View, index: int) -> str:
    at = view.parsed.clause_at[index]
    if at < 0:
        return ""
    number = view.parsed.clauses[at].sentence
    clauses = [clause for clause in view.parsed.clauses if clause.sentence == number]
    return view.words(clauses[0].first, clauses[-1].last)


def _work(view: View, item: ChoicesItem) -> Found | None:
    asked = item.id in view.asked.items
    spans: dict[str, tuple[int, int]] = {}
    denied: _Pick | None = None
    for pick in _picks(view, item):
        scope = view.parsed.scope(pick.first)
        first, last = _clause(view, pick.first)
        before = view.words(first, pick.first)
        link = view.words(denied.last, pick.first) if denied is not None and denied.first >= first else "."
        if _DENIED.search(before) or re.fullmatch(r"\W*(?:or|nor|and)(?: (?:in|at|a|an|the|as|for))*\W*", link):
            denied = pick  # "never worked in retail or in a restaurant"
            continue
        if any(pick.first <= one.first < pick.last and any(ref.item in view.asked.items for ref in one.refs) for one in view.parsed.inner):
            continue  # "chat process" in answer to a question about channels
        if (
            scope.unmet
            or _DENIED.search(before)
            or (_APPLYING.search(before) and not re.search(r"\b(?:worked|work as|years|months)\b", before))
        ):
            continue
        if re.match(r"^\W*(?:no|never|none|not)\b", view.words(pick.last, last)):
            continue
        if not asked and not _worked(view, pick, first, last):
            continue
        spans.setdefault(pick.value, (pick.first, pick.last))
    if not spans:
        return _open_to_all(view, item, set(), []) if view.asked.items == (item.id,) else None
    values = tuple(value.id for value in item.values if value.id in spans)
    return Found(item.id, values, tuple(spans[value] for value in values))


def _worked(view: View, pick: _Pick, first: int, last: int) -> bool:
    words = _sentence(view, pick.first)
    of = view.lexicon.rubric.question_of
    item = next(
        (r.item for m in view.parsed.mentions if m.first == pick.first for r in m.refs if r.value == pick.value), None
    )
    if item is not None and any(of[other].id == of[item].id for other in view.asked.items):
        return True  # the question is about this person's background
    return (
        bool(
            re.search(
                r"\b(?:i'm|i am|i was|i've|i worked|worked|working|work|job|years?|yrs?|months?|been|as an?|currently|shift|agent|experience)\b|\d{4}",
                words,
            )
        )
        or "background" in words
    )


def _interests(view: View, item: ChoicesItem) -> Found | None:
    asked = item.id in view.asked.items
    picks = [_leaning(view, pick) for pick in _picks(view, item)]
    picks = [pick for pick in picks if _allowed(view, pick, asked)]
    spans: dict[str, tuple[int, int]] = {}
    ruled_out: set[str] = set()
    followers = [*picks[1:], None]
    picks = [
        pick
        for pick, after in zip(picks, followers, strict=False)
        if after is None or not replaced(view.words(pick.last, after.first))
    ]
    for pick in picks:
        if pick.lean == -1:
            ruled_out.add(pick.value)
        else:
            spans.setdefault(pick.value, (pick.first, pick.last))
    for value in ruled_out:
        spans.pop(value, None)
    if asked and not spans:
        return _by_places(view, item) or _open_to_all(view, item, ruled_out, picks)
    if not spans:
        return None
    values = tuple(value.id for value in item.values if value.id in spans)
    return Found(item.id, values, tuple(spans[value] for value in values))


def _by_places(view: View, item: ChoicesItem) -> Found | None:
    """ "the first two", "the second and the fourth": values by their places among those offered."""
    values = list(dict.fromkeys(option.value for option in view.asked.options if option.item == item.id))
    labelled = {option.label: option.value for option in view.asked.options if option.item == item.id and option.label}
    marks = [(index, index + 1) for index in range(view.first, view.last) if view.text(index) in labelled]
    if marks and (len(labelled) > 1 and view.last - view.first <= 2 * len(marks) + 2):
        picked = {labelled[view.text(first)] for first, _ in marks}
        return Found(item.id, tuple(value.id for value in item.values if value.id in picked), tuple(marks))
    if len(values) < 2 or view.asked.items[-1] != item.id:
        return None
    chosen: list[str] = []
    spans: list[tuple[int, int]] = []
    for index in range(view.first, view.last):
        place = ORDINALS.get(view.text(index))
        if view.text(index) in ("former", "latter"):
            continue
        if place is None or view.text(index - 1) not in ("the", "and", ",", "or", "", "-", "\n"):
            continue
        count = NUMBER_WORDS.get(view.text(index + 1), 1) if view.text(index + 1) != "one" else 1
        picked = values[-count:] if place == -1 else values[place - 1 : place - 1 + count]
        chosen += picked
        spans.append((index, index + (2 if count > 1 else 1)))
    if not chosen:
        return None
    return Found(item.id, tuple(value.id for value in item.values if value.id in chosen), tuple(spans))


_ALL_OF = re.compile(
    any_of(
        r"""
        all(?: of (?:them|those|these|the above))? | any(?: of (?:them|those|these|the above))? |
        every one | all four | all 4 | everything | open to (?:all|any|anything) |
        any (?:industry|sector|of) | anything
        """
    )
)


def _open_to_all(view: View, item: ChoicesItem, ruled_out: set[str], picks: list[_Pick]) -> Found | None:
    """ "open to all", "any of them", "anything but fintech"; not "no preference"."""
    words = view.words(view.first, view.last)
    match = _ALL_OF.search(words)
    alone = view.asked.items == (item.id,) or view.asked.items[-1] == item.id
    if match is None or not alone or (DECLINE.search(words) and len(view.asked.items) == 1):
        return None
    near = words[max(0, match.start() - 24) : match.end() + 24]
    if re.search(r"\bnot? (?:really )?$", words[: match.start()]) or re.search(r"\bnone\b", near):
        return None
    base = view.parsed.tokens[view.first].start
    tokens = view.parsed.tokens
    first = next(i for i in range(view.first, view.last) if tokens[i].end > base + match.start())
    last = (
        next((i for i in range(first, view.last) if tokens[i].end >= base + match.end()), view.last - 1) + 1
    )
    scope = view.parsed.scope(first)
    if scope.blocked:
        return None
    values = tuple(value.id for value in item.values if value.id not in ruled_out)
    return Found(item.id, values, ((first, last),))
