"""What each piece of the advisor's message asks for.

Whoever asks puts several things into one message: a numbered form, five statements in a row, "do you write
docs, and who trains you?". The message is cut into its smallest members, and the best way is looked for to
join neighbours into pieces and to give each piece an item: by what its words were learnt to ask for, by its
label (what has one asks for something), and by the order of the rubric, which most people keep.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from advisor.extraction.offline.habits.learnt import ONE
from advisor.extraction.offline.habits.marks import marks
from advisor.extraction.offline.habits.menus import Member, menu
from advisor.extraction.offline.habits.regions import is_dash
from advisor.extraction.offline.habits.trained import CONTRARY, NOTHING, Trained, plain
from advisor.extraction.offline.labels import Label
from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.listing import marks_in
from advisor.extraction.offline.message import Parsed, parse_asking
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.question import Piece
from advisor.extraction.offline.tokens import stem

__all__ = ["pieces"]

_LONGEST = 12_000
"""Characters of a message that are read for questions: far beyond any."""
_JOINED = 4
"""So many neighbouring members may be one piece."""
_CHOICES = 3
"""So many items are weighed for each piece."""
_COST = round(3.5 * ONE)
"""What the words of a piece must weigh before it is believed to ask for something."""
_EASIER = round(2.4 * ONE)
"""How much less, where a message asks and nothing else in it is believed to."""
_UNMARKED = 5 * ONE
"""What more they must, where the message has question marks and this sentence none."""
_WORD_FOR_WORD = 6 * ONE
"""What it weighs that a whole question of the rubric is asked in its own words."""
_INTRODUCES = 3 * ONE
"""What more they must before a colon: "The positive list: ..." asks for nothing itself."""
_DOUBTED = 3 * ONE
"""What weighs less beside one thing plainly asked for is not asked for: "You were proposed as Principal."."""
_ALONE = 5 * ONE
"""What a sign must weigh that is asked for by itself, or beside something else: what weighs less is most
often about something else."""
_PLAINLY, _HARDLY = 12 * ONE, 6 * ONE
"""Where signs are asked for so plainly, a dimension that weighs less than the other is not asked for."""
_BESIDE = 8 * ONE
"""What a sign must weigh beside a dimension so plainly asked for: "And the work, beyond tickets?"."""
_TWO = 2
"""Two signs in a sentence are no list yet, and one of them must be asked for so plainly."""
_NAMED = ONE
"""What a name of the item weighs beside its words."""
_HEARD, _OPEN = round(1.5 * ONE), round(1.3 * ONE)
"""What it weighs that something is asked about openly: "And the product?" asks for no sign."""
_NEXT = round(2.6 * ONE)
"""What it weighs that a piece asks for the item after the one before it, as the rubric has them."""
_SAME_PAGE = round(1.5 * ONE)
"""What it weighs that both belong to one question of the rubric."""
_MIXED = round(1.5 * ONE)
"""What it weighs against it that one list asks for a sign and for something else."""
_LISTED = 3 * ONE
"""How much less it takes beside others in a list."""
_FORM = 3
"""With so many labels it is a form, and what has none is hardly asked for."""
_BLANK = -ONE
"""What a labelled piece weighs that asks for nothing known."""
_SOFT = frozenset(", / ; : ( ) \" ' | & + [ ]".split())
_CONJUNCTIONS = frozenset("and or plus n then also".split())


@lru_cache(maxsize=1024)
def pieces(text: str, lexicon: Lexicon) -> tuple[Piece, ...]:
    """The pieces of a message that ask, in order."""
    trained = lexicon.trained
    parsed = parse_asking(text[:_LONGEST], lexicon)
    if trained is None or parsed.text.norm.strip() in lexicon.asides:
        return ()
    members = _members(parsed)
    if sum(bool(member.label) for member in members) >= _FORM:
        members = [member if member.label else member._replace(asks=False) for member in members]
    listed = menu(parsed, trained, members)
    found = listed or _listed_in_full(parsed, trained, members, _best(parsed, trained, members))
    if not any(piece.item for piece in found) and "?" in parsed.texts:
        found = _best(parsed, trained, members, _COST - _EASIER)
    asks = [piece for piece in found if piece.item]
    if (len(asks) < _FORM and any(piece.item not in trained.sign_ids for piece in asks)) or len(asks) == 1:
        found = [one for one in found if one.item not in trained.sign_ids or one.weight >= _ALONE]
        most = max((one.weight for one in found if one.item in trained.steps), default=0)
        beside = _BESIDE if most >= _PLAINLY else 0
        found = [one for one in found if one.item not in trained.sign_ids or one.weight >= beside]
    asks = [piece for piece in found if piece.item]
    few = len(asks) == _TWO and all(one.item in trained.sign_ids and not one.label for one in asks)
    if few and max(one.weight for one in asks) < _BESIDE:
        found = [one for one in found if one.item is None]
    return _own(parsed, lexicon, found)


def _own(parsed: Parsed, lexicon: Lexicon, found: list[Piece]) -> tuple[Piece, ...]:
    """The pieces of a question in the rubric's own words: what that asks, and nothing beside it.

    So the advisor's own turns are understood exactly, whatever they acknowledge or explain before they ask.
    """
    items = _own_list(parsed, lexicon, found) or _own_question(parsed, lexicon)
    if not items:
        return tuple(found)
    return tuple(
        piece if piece.item is None or piece.item in items else piece._replace(item=None)
        for piece in found
        if piece.label or piece.step or piece.item in items
    )


def _own_list(parsed: Parsed, lexicon: Lexicon, found: list[Piece]) -> frozenset[str]:
    """The items of a list whose members all are questions or names of the rubric, word for word."""
    parts = [plain(parsed.words(piece.first, piece.last)) for piece in found if piece.label]
    items = [lexicon.own_words.get(part) for part in parts]
    return frozenset(item for item in items if item) if len(items) > 1 and all(items) else frozenset()


def _own_question(parsed: Parsed, lexicon: Lexicon) -> frozenset[str]:
    """The items of a question of the rubric where the message asks nothing else."""
    for ask, items in lexicon.asks_in(parsed.text.norm, parsed.vocabulary):
        before, _, after = parsed.text.norm.partition(ask)
        if "?" not in before + after.removeprefix("?"):
            return frozenset(items)
    return frozenset()


# --- members


def _members(parsed: Parsed) -> list[Member]:
    texts = parsed.texts
    labels = {label.first: label for label in marks_in(parsed, forms=False)}
    numbered = {label.text for label in labels.values() if not label.head}
    questions = "?" in texts
    asks = {
        sentence: not questions
        or (last < len(texts) and texts[last] == "?")
        or _DEMANDS.search(parsed.words(first, last)) is not None
        for sentence, (first, last) in parsed.sentences.items()
    }
    inline, dashes = _inline(parsed, labels), _dashes(parsed)
    out: list[Member] = []
    start, label, opens, index = 0, "", True, 0

    def close(end: int) -> None:
        if any(parsed.tokens[at].kind in "wn" for at in range(start, end)):
            at = next(at for at in range(start, end) if parsed.tokens[at].kind in "wn")
            clause = parsed.clause_at[at]
            asked = asks[parsed.clauses[clause].sentence] if clause >= 0 else not questions
            out.append(Member(start, end, label, opens, asked or bool(label)))

    while index < len(texts):
        mark: Label | None = labels.get(index)
        ends = texts[index] in ".!?\n" and parsed.clause_at[index] == -1
        dash = index in dashes
        if index in inline or dash:
            close(index)
            label = "" if dash else texts[index]
            start, opens, index = index + 1, True, index + 1
            continue
        if mark is not None:
            close(index)
            label = mark.text if not mark.head and len(numbered) > 1 else ""
            start, opens, index = mark.last, True, mark.last
            continue
        if ends or texts[index] in _SOFT or texts[index] in _CONJUNCTIONS:
            close(index)
            filled = bool(out) and out[-1].last == index
            start, index = index + 1, index + 1
            opens = ends or (opens and not filled)
            label = "" if ends or filled else label
            continue
        index += 1
    close(len(texts))
    return _lettered(parsed, out)


def _inline(parsed: Parsed, labels: Mapping[int, Label]) -> frozenset[int]:
    """The numbers that label what follows them within a line: "1 tickets only 2 no calls 3 tired"."""
    places: list[int] = []
    count = 0
    for at in range(len(parsed.texts) - 1):
        follows = parsed.tokens[at + 1].kind == "w" and parsed.texts[at + 1] not in _COUNTED
        again = parsed.texts[at] == "1" and count >= _FORM  # the next list counts anew
        if (parsed.texts[at] == str(count + 1) or again) and parsed.tokens[at].kind == "n" and follows:
            places.append(at)
            count = 1 if again else count + 1
    known = any(at in labels for at in places)
    return frozenset(places) if len(places) >= _FORM and not known else frozenset()


def _dashes(parsed: Parsed) -> frozenset[int]:
    """The dashes that stand between the members of a list: "I teach – I build – I cheer people up"."""
    found = [
        at for at in range(1, len(parsed.texts) - 1) if parsed.texts[at] in _DASHES and is_dash(parsed, at)
    ]
    return frozenset(found) if len(found) >= _FORM else frozenset()


_COUNTED = frozenset(
    "to of or and in years year months month weeks days hours minutes people times out".split()
)
_DASHES = frozenset("- – — • ·".split())
_LETTERS = "a b c d e f g h i j".split()
_NUMBERS = [str(number) for number in range(1, 21)]


def _lettered(parsed: Parsed, members: list[Member]) -> list[Member]:
    """The members, with the bare letters or numbers that open them as labels.

    "a closes tickets, b avoids callers", "1 Role. 2 Is it you who decides? 3 Documentation."
    """
    for names in (_LETTERS, _NUMBERS):
        places: list[int] = []
        for place, one in enumerate(members):
            bare = not one.label and one.last - one.first > 1 and (one.opens or names is _LETTERS)
            text = parsed.texts[one.first] if bare else one.label
            if len(places) < len(names) and text == names[len(places)]:
                places.append(place)
        if len(places) >= _FORM and any(not members[place].label for place in places):
            out = list(members)
            for place, name in zip(places, names, strict=False):
                one = members[place]
                first = one.first if one.label else one.first + 1
                out[place] = one._replace(first=first, label=name, opens=True, asks=True)
            return out
    return members


# --- the best way to join and to name them


_DEMANDS = re.compile(
    any_of(
        """
        tell me | describe | walk me | talk me through | give me | name (?:me )?(?:one|a|an|your)
        | let's (?:talk|hear|start)
        | talk about | i'm (?:curious|interested|wondering|asking) | i'd (?:like|love) to (?:know|hear)
        | interested in
        | please (?:give|tell|name|state|describe|begin|start) | kindly | want to (?:know|hear)
        | next up | now to | moving on
        """
    )
)
"""Sentences that ask without a question mark."""


class _Way(NamedTuple):
    score: int
    item: str | None
    """The last item given."""
    before: _Way | None
    piece: Piece | None


_Ways = dict[str | None, _Way]
"""The last item given → the way that weighs most."""


def _listed_in_full(
    parsed: Parsed, trained: Trained, members: list[Member], found: list[Piece]
) -> list[Piece]:
    """The pieces, looked for again where a sentence lists signs: its other members are sooner signs, too."""
    signs = Counter(_sentence(parsed, piece) for piece in found if piece.item in trained.sign_ids)
    lists = frozenset(sentence for sentence, count in signs.items() if count >= _FORM)
    return _best(parsed, trained, members, lists=lists) if lists else found


def _best(
    parsed: Parsed,
    trained: Trained,
    members: list[Member],
    cost: int = _COST,
    lists: Container[int] = (),
) -> list[Piece]:
    """The pieces of the way that weighs most; in sentences that are lists of signs each costs less."""
    ways: list[_Ways] = [{} for _ in range(len(members) + 1)]
    ways[0][None] = _Way(0, None, None, None)
    for at in range(len(members)):
        here = cost - _LISTED if _sentence(parsed, members[at]) in lists else cost
        for end in range(at + 1, min(at + _JOINED, len(members)) + 1):
            if end > at + 1 and members[end - 1].opens:
                break
            for score, piece in _readings(parsed, trained, members[at], members[end - 1], here):
                _extend(trained, ways[end], ways[at], score, piece, members[at].opens)
    best: _Way | None = max(ways[-1].values(), key=lambda one: one.score)
    found: list[tuple[int, Piece]] = []
    while best is not None:
        if best.piece is not None and best.before is not None and (best.piece.item or best.piece.label):
            found.append((best.score - best.before.score, best.piece))
        best = best.before
    return _plainly(parsed, trained, _merged(found[::-1]))


def _plainly(parsed: Parsed, trained: Trained, found: list[Piece]) -> list[Piece]:
    """The pieces, less what a list of signs, or what is plainly asked for, seems to ask for in passing."""
    most = max((piece.weight for piece in found if piece.item in trained.sign_ids), default=0)
    dimensions = {item.id for item in trained.dimensions}
    sure = {_sentence(parsed, piece) for piece in found if piece.weight >= _DOUBTED}
    few = len(found) < _FORM
    lists = _lists(trained, found)

    def in_passing(piece: Piece) -> bool:
        if piece.item in dimensions and most >= _PLAINLY and piece.weight < _HARDLY:
            return True
        if piece.weight >= _DOUBTED:
            return False
        if piece.weight < -ONE and piece.item not in lists:
            return True  # it only led to what follows it in the rubric
        beside = bool(sure) and few and _sentence(parsed, piece) not in sure
        stray = bool(lists) and piece.item in trained.sign_ids and piece.item not in lists
        return beside or stray

    return [piece for piece in found if piece.label or not in_passing(piece)]


def _lists(trained: Trained, found: list[Piece]) -> frozenset[str]:
    """The signs of those questions of the rubric that the pieces ask for as a list."""
    signs = [piece.item for piece in found if piece.item is not None and piece.item in trained.sign_ids]
    of = trained.rubric.question_of
    return frozenset(item for item in signs if sum(of[other] is of[item] for other in signs) >= _FORM)


def _sentence(parsed: Parsed, piece: Piece | Member) -> int:
    at = next((at for at in range(piece.first, piece.last) if parsed.clause_at[at] >= 0), -1)
    return parsed.clauses[parsed.clause_at[at]].sentence if at >= 0 else -1


def _extend(trained: Trained, ways: _Ways, before: _Ways, score: int, piece: Piece, opens: bool) -> None:
    """Go on with a reading from the ways before it; of those with the same last item the best is kept."""
    item = piece.item
    if item is None:
        for last, way in before.items():
            if last not in ways or ways[last].score < way.score + score:
                ways[last] = _Way(way.score + score, last, way, piece)
    elif before and (piece.label or score >= -2 * ONE):
        believed = bool(piece.label) or score > -_SAME_PAGE
        most, last = _best_before(trained, before, item, believed=believed, opens=opens)
        if item not in ways or ways[item].score < most + score:
            ways[item] = _Way(most + score, item, before[last], piece)


def _best_before(
    trained: Trained, before: _Ways, item: str, *, believed: bool, opens: bool
) -> tuple[int, str | None]:
    """What the best way before an item weighs, with what the item adds to it, and that way's last item."""
    of, order, signs = trained.rubric.question_of, trained.order, trained.sign_ids
    page, place, is_sign = of[item], order[item], item in signs
    found: list[tuple[int, str | None]] = []
    for last, way in before.items():
        score = way.score
        if last is not None:
            if believed and place == order[last] + 1:
                score += _NEXT
            if believed and page is of[last]:
                score += _SAME_PAGE
            if not opens and is_sign != (last in signs):
                score -= _MIXED
            if item == last:
                score -= _SAME_PAGE
        found.append((score, last))
    return max(found, key=itemgetter(0))


def _readings(
    parsed: Parsed, trained: Trained, one: Member, other: Member, enough: int
) -> list[tuple[int, Piece]]:
    """What the members from one to the other may ask for, with weights."""
    tokens = parsed.tokens[one.first : other.last]
    weights = trained.questions.points(marks(tokens, trained.families, asking=True))
    aside = max(0, weights.pop(NOTHING, 0))
    introduces = parsed.texts[other.last : other.last + 1] == [":"]
    cost = 0 if one.label else enough + (0 if one.asks else _UNMARKED) + (_INTRODUCES if introduces else 0)
    for mention in parsed.mentions_in(one.first, other.last):
        for item in {ref.item for ref in mention.refs if ref.role == "item"}.intersection(weights):
            weights[item] += _NAMED
    whole = trained.exact.get(plain(parsed.words(one.first, other.last)))
    if whole is not None:
        weights[whole] += _WORD_FOR_WORD
    words = tuple(stem(token.text) for token in tokens if token.kind == "w")
    piece = Piece(one.first, other.last, one.label, None, False, words)
    out = [(_BLANK if one.label else 0, piece)]
    for dimension in trained.dimensions:
        if weights[dimension.id] >= _HEARD:
            weights[dimension.id] += _OPEN
    for thing in sorted(weights, key=lambda name: -weights[name])[:_CHOICES]:
        item = thing.removeprefix(CONTRARY)
        out.append((weights[thing] - aside - cost, piece._replace(item=item, turned=thing != item)))
    if one.label:  # what is labelled may be anything that the order speaks for
        known = {reading.item for _, reading in out}
        out += [
            (min(0, weights[item.id]), piece._replace(item=item.id))
            for item in trained.signs
            if item.id not in known
        ]
    return out


def _merged(found: list[tuple[int, Piece]]) -> list[Piece]:
    """Each item once, where it is asked for most plainly; what is labelled keeps its place."""
    best: dict[str, tuple[int, int]] = {}
    for place, (score, piece) in enumerate(found):
        if piece.item is not None and (piece.item not in best or best[piece.item][0] < score):
            best[piece.item] = score, place
    out: list[Piece] = []
    for place, (score, piece) in enumerate(found):
        if piece.item is None or best[piece.item][1] == place:
            out.append(piece._replace(weight=score))
        elif piece.label:
            out.append(piece._replace(item=None))
    return out
