"""Which moves a message makes, beside any answers in it.

Every message is read for answers too, so that a move never eats one. The opposite danger is seeing a move in
an answer, and the rules guard against it:

1. Moves that steer ("skip that", "go back") must be a whole sentence, polite words apart, and the plainest of
   them ("stop", "done") the whole message. "I had to stop working" is an answer.
2. Questions must open as questions do ("what does ... mean"), or they are not recognised.
3. Small talk counts only where a message brought nothing else; the caller sees to that.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal, TypeAlias

from advisor.dialogue import events, phrases, remarks
from advisor.dialogue.careers import jobs_in, place_in
from advisor.dialogue.form import asks, tells
from advisor.dialogue.humans import wants_human
from advisor.dialogue.names import (
    find_facts,
    find_goal,
    find_item,
    find_named,
    find_question,
    find_term,
    folded,
    goal_names,
    item_names,
    parse_value,
)
from advisor.dialogue.sayings import Sayings
from advisor.dialogue.supposing import supposed
from advisor.dialogue.wondering import goals_in, items_in, wonders
from advisor.errors import AnswerError
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric

__all__ = [
    "Remark",
    "Strain",
    "asked_in",
    "confirms",
    "denies",
    "gives_orders",
    "is_aside",
    "is_complaint",
    "is_foreign",
    "only_asks",
    "only_steers",
    "recognise",
    "sentences",
    "small_talk",
    "sole_move",
    "strain",
    "tells_of_self",
]

Remark: TypeAlias = Literal[
    "other_language",
    "wait",
    "thanks",
    "greeting",
    "ready",
    "how_are_you",
    "who",
    "no_matter",
    "nervous",
    "let_down",
    "venting",
    "complaint",
    "off_topic",
]
"""Something said beside the matter; the name of the template that answers it."""

Strain: TypeAlias = Literal["distress", "strain"]
"""How hard a time someone has: in need of help at once, or of a kind word; the name of the template."""

LONGEST = 2_000
"""Characters looked at, from either end: nobody steers a chat from the middle of a pasted document."""

LONGEST_ASIDE = 14
"""Words up to which a word of complaint or worry is what a message is about."""

_SENTENCE = re.compile(r"(?:[^.!?\n]|(?<=[0-9])\.(?=[0-9]))+[.!?]*")
_CLAUSE = re.compile(r"[,;:()]| [-–—] |\b(?=(?:and|or|but|so|also) (?:what|why|how)\b)", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
"""Compounds are one word: the "de" of "de-escalation" is nobody's article."""


def _flat(table: Iterable[tuple[Iterable[str], events.Move]]) -> dict[str, events.Move]:
    """Saying → move; where several moves have it, the first's."""
    found: dict[str, events.Move] = {}
    for said, move in table:
        for saying in said:
            found.setdefault(saying, move)
    return found


_SENTENCE_MOVES = _flat(phrases.SENTENCE.items())
_WHOLE_MOVES = _flat(phrases.WHOLE.items())
_OPENING_MOVES = _flat(phrases.OPENINGS)
_OPENINGS = Sayings(_OPENING_MOVES)
_MEANINGS = Sayings(opening for opening, _ in phrases.MEANING)


def recognise(rubric: Rubric, text: str) -> tuple[events.Move, ...]:
    """The moves that a message makes, in its order, each once."""
    found: dict[events.Move, None] = {}
    for move in (*_steering(_WHOLE_MOVES, folded(_ends(text))), *_moves(rubric, text)):
        found[move] = None
    if any(isinstance(move, events.Explain) and move.term for move in found):
        found.pop(events.Explain(), None)  # "CSAT? what's that?" asks one thing
    if len(found) > 1:
        found.pop(_UNSUPPOSED, None)
    if wants_human(_ends(text)):
        found[events.AskHuman()] = None
    return tuple(found)


def confirms(text: str) -> bool:
    """Whether a message is nothing but a yes."""
    return _is_one_of(text, phrases.YES)


def denies(text: str) -> bool:
    """Whether a message is nothing but a no."""
    return _is_one_of(text, phrases.NO)


def sole_move(text: str) -> events.Move | None:
    """The move that is all a message says: "I don't understand"; None where it may say more.

    Of several that are all it says, "that's all, result please", the last.
    """
    whole = next(_steering(_SENTENCE_MOVES, folded(_ends(text))), None)
    parts = [part for part in _PART.split(_ends(text)) if part.strip()]
    if whole is not None or not 1 < len(parts) <= MOST_PARTS:
        return whole
    each = [next(_steered(folded(part)), None) for part in parts]
    return None if None in each else each[-1]


def _steered(said: str) -> Iterator[events.Move]:
    yield from _steering(_SENTENCE_MOVES, said)
    yield from _steering(_WHOLE_MOVES, said)


def only_steers(text: str) -> bool:
    """Whether a message is a move or small talk and nothing else: "report", said anywhere, is no town."""
    if sole_move(text) or next(_steering(_WHOLE_MOVES, folded(_ends(text))), None):
        return True
    forms = _forms_of(text)
    return any(not each.isdisjoint(forms) for each in remarks.REMARKS.values())


def is_aside(words: str) -> bool:
    """Whether words of a message are a remark, and no name of anything: "a bit nervous about this"."""
    return any(each.within(folded(words)) for each in remarks.ASIDES.values())


def is_complaint(words: str) -> bool:
    """Whether words of a message complain of the chat: "a lot of questions"."""
    return remarks.ASIDES["complaint"].within(folded(words))


def only_asks(rubric: Rubric, text: str) -> bool:
    """Whether a message does nothing but ask what words mean: "resolution rate?? not sure"."""
    sentences = _sentences(_ends(text))
    asks = [any(isinstance(move, events.Explain) for move in _moves(rubric, each)) for each in sentences]
    unsure = [_is_one_of(sentence, phrases.UNSURE) for sentence in sentences]
    return any(asks) and all(one or other for one, other in zip(asks, unsure, strict=True))


def small_talk(text: str) -> Remark | None:
    """What a message that brought no answer and made no move is about, where that is not the matter."""
    seen = _ends(text)
    if seen.strip() in remarks.NODS:
        return "thanks"
    forms = [form for sentence in _sentences(seen) for form in _forms_of(sentence)]
    name: Remark
    for name, said in remarks.REMARKS.items():
        if not said.isdisjoint(forms):
            return name
    if is_foreign(seen):
        return "other_language"
    if len(folded(seen).split()) <= LONGEST_ASIDE:
        for name, sayings in remarks.ASIDES.items():
            if sayings.within(folded(seen)):
                return name
    return "off_topic" if any(map(_is_question, _sentences(seen))) else None


def tells_of_self(text: str) -> bool:
    """Whether somebody tells of themselves or of how things go where they work, however they put it."""
    return any(tells(folded(sentence)) for sentence in _sentences(_ends(text)))


def asked_in(rubric: Rubric, text: str) -> tuple[list[tuple[int, int]], bool]:
    """Where a message asks the advisor something, and whether it does nothing else.

    What is read there is no answer: "does babysitting count" names no job. Left out are questions that tell
    something of the person ("does my year in retail count").
    """
    if len(text) > 2 * LONGEST:
        return [], False
    spans: list[tuple[int, int]] = []
    places = _sentence_places(text)
    for start, sentence in places:
        found = _moves_of(rubric, sentence)
        for move, begins, ends in found:
            asked = text[start + begins : start + ends]
            if _asks_for(move, asked) and not (_may_tell(move) and _tells_fact(asked)):
                spans.append((start + begins, start + ends))
        if not found and _asks_outright(sentence) and not _tells_fact(sentence):
            spans.append((start, start + len(sentence)))
    whole = sum(end - start for start, end in spans) >= sum(len(each) for _, each in places)
    return spans, bool(spans) and whole


_ASKING_MOVES = (
    events.About,
    events.Why,
    events.WhatIf,
    events.Needs,
    events.Recap,
    events.Explain,
    events.HowGood,
)
_FACT = re.compile(r"[0-9]|\b(?:my|i've|i have|i had|i was|i did|i worked)\b", re.IGNORECASE)


def _asks_for(move: events.Move, asked: str) -> bool:
    """Whether words are a question and nothing else: "empathy 7, is that fine?" is none, "is 7 fine" is."""
    whole = folded(asked)
    formal = any(asks(said, marked=False) for said in (whole, _without(whole, phrases.LEADING)))
    outright = isinstance(move, events.WhatIf) or move == events.About("data")  # "delete everything"
    return outright or (isinstance(move, _ASKING_MOVES) and formal)


def _asks_outright(sentence: str) -> bool:
    """Whether a sentence is a question beyond doubt, though not one we know an answer to."""
    said = _without(folded(sentence), phrases.LEADING)
    return asks(said, marked=False) if sentence.rstrip().endswith("?") else _is_plain(folded(sentence))


_PLAINLY = frozenset(
    "what which how why who where when would will does do could can should is are am if after once".split()
)


def _is_plain(said: str) -> bool:
    """Whether a sentence without a mark is a question by its first word and the order of the next."""
    opened = (said, _without(said, phrases.LEADING))
    return any(each.split(" ")[0] in _PLAINLY and asks(each, marked=False) for each in opened)


def _may_tell(move: events.Move) -> bool:
    """Whether questions of this kind are often put with a fact: "do I have a chance with my 2 years"."""
    return isinstance(move, events.HowGood) or (
        isinstance(move, events.About) and move.topic in ("counts", "unasked")
    )


def _tells_fact(asked: str) -> bool:
    return _FACT.search(asked) is not None


def strain(text: str) -> Strain | None:
    """Whether someone says of themselves that they have a hard time; looked for in every message."""
    words = folded(_ends(text))
    if remarks.DISTRESS.within(words):
        return "distress"
    return "strain" if remarks.STRAIN.within(words) else None


def gives_orders(text: str) -> bool:
    """Whether someone tries to give the advisor other rules, or asks it for a score outright."""
    said = (_without(folded(sentence), phrases.LEADING) for sentence in _sentences(_ends(text)))
    return any(remarks.ORDERS.opens(sentence) for sentence in said)


def _moves(rubric: Rubric, text: str) -> Iterator[events.Move]:
    for sentence in _sentences(_ends(text)):
        for move, _, _ in _moves_of(rubric, sentence):
            yield move


@lru_cache(maxsize=512)
def _moves_of(rubric: Rubric, sentence: str) -> tuple[tuple[events.Move, int, int], ...]:
    """The moves of one sentence, and where in it they are made; a turn looks at each from several sides."""
    said = folded(sentence)
    marked = sentence.rstrip().endswith("?")
    found = [*_steering(_SENTENCE_MOVES, said)][:1] or list(_query(rubric, said, False))
    if found == [_UNSUPPOSED] and _CLAUSE.search(sentence):
        found = []  # one of its clauses may say what is supposed
    if compound := _compound(rubric, sentence):
        found = compound
    if not found and (bare := _bare_term(rubric, sentence, said)) is not None:
        found = [bare]
    if not found:
        for start, clause in _clauses(sentence):
            last = marked and start + len(clause) == len(sentence)
            within = _query(rubric, folded(clause), last)
            if within and within != (_UNSUPPOSED,):
                end = start + len(clause) if start == 0 else len(sentence)
                return tuple((move, start, end) for move in within)
        # A question mark alone makes a question of what no clause of it asks.
        found = list(_query(rubric, said, True)) if marked else []
    return tuple((move, 0, len(sentence)) for move in found)


_PART = re.compile(r"[,;]| - | and then ")
MOST_PARTS = 3


def _compound(rubric: Rubric, sentence: str) -> list[events.Move]:
    """Moves of a sentence of which every part is one: "that's enough, what's the verdict". Else none."""
    parts = [part for part in _PART.split(sentence) if part.strip()]
    if not 1 < len(parts) <= MOST_PARTS or len(sentence) > LONGEST_COMPOUND:
        return []
    found: list[events.Move] = []
    for part in map(folded, parts):
        moves = [*_steering(_SENTENCE_MOVES, part), *_steering(_WHOLE_MOVES, part)]
        moves = moves[:1] or list(_query(rubric, part, False))
        if not moves:
            return []
        found += moves
    return found if any(move in _SIMPLE for move in found) else []


LONGEST_COMPOUND = 120
_SIMPLE = frozenset({*_SENTENCE_MOVES.values(), *_WHOLE_MOVES.values()})


def _clauses(sentence: str) -> Iterator[tuple[int, str]]:
    """What stands beside other words: "8, 9, 7, and what does CSAT mean?"."""
    first = _CLAUSE.search(sentence)
    if first is not None and first.start():
        yield 0, sentence[: first.start()]
    for mark in _CLAUSE.finditer(sentence):
        rest = sentence[mark.end() :]
        end = _CLAUSE.search(rest, 1)  # the mark itself may have no width
        yield mark.end(), rest if end is None else rest[: end.start()]


def _steering(table: Mapping[str, events.Move], said: str) -> Iterator[events.Move]:
    """The move that a saying makes, if any; fewer words taken off it fit better."""
    for form in _forms(said):
        if form in table:
            yield table[form]
            return


@lru_cache(maxsize=512)
def _query(rubric: Rubric, said: str, marked: bool) -> tuple[events.Move, ...]:
    """What a sentence or clause asks by its words; many a sentence is one clause."""
    return tuple(_asked_by(rubric, said, marked=marked))


def _asked_by(rubric: Rubric, said: str, *, marked: bool) -> Iterator[events.Move]:
    whole, said = said, _without(said, phrases.LEADING)
    found = (
        _what_if(rubric, said, marked=marked)
        or _back_to(rubric, said)
        or _told(rubric, said)
        or _explain(rubric, said)
        or _needs(rubric, said)
        or _why(rubric, said)
        or _opened(said)
        # "Can I" is a polite opening, and a part of "can I get the job".
        or _opened(whole)
        or _simpler(said)
    )
    if found == events.HowGood() and "without" in said and (left := items_in(rubric, said)):
        found = events.Why(left[0].id, matters=True)  # "can I get the job without a degree"
    if found == events.About("jobs") and (place_in(said) is not None or jobs_in(rubric, said)):
        found = events.About("pay", said)  # "how much would I earn in Leeds"
    if found == events.HowFar() and "take" in said and _leads_beyond(rubric, said):
        found = None  # "how long does it take to get to level 3" is not about the chat
    if found is not None and found not in _BROAD and not _is_unknown(rubric, found):
        yield found
        return
    # Words say more than an opening that many questions share.
    ways = dict.fromkeys((said, whole))
    about = next((moves for way in ways if (moves := [*wonders(rubric, way, marked=marked)])), [])
    if isinstance(found, events.Explain):
        about = [move for move in about if isinstance(move, events.Needs) or move in _OUTCOMES]
    if isinstance(found, events.Recap):
        about = [move for move in about if isinstance(move, events.Recap)]
    yield from about or ([] if found is None else [found])


def _leads_beyond(rubric: Rubric, said: str) -> bool:
    """Whether words name what comes after the chat: a goal, a job, or getting there."""
    return bool(goals_in(rubric, said) or jobs_in(rubric, said)) or phrases.GET_THERE.within(said)


MOST_OF_A_WISH = 8


def _simpler(said: str) -> events.Move | None:
    """The question in other words: "say that again, simpler"."""
    short = len(said.split()) <= MOST_OF_A_WISH and phrases.REWORDING.opens(said)
    return events.Explain() if short and phrases.SIMPLER.within(said) else None


_BROAD = (events.Why(), events.Recap(), events.About("purpose"))


_OUTCOMES = (events.About("result"), events.About("signs"), events.About("weakest"))
"""What words that have no meaning here may still be about."""


def _is_unknown(rubric: Rubric, move: events.Move) -> bool:
    """Whether it asks for the meaning of what has none here: "what exactly is keeping me from it"."""
    return isinstance(move, events.Explain) and move.term is not None and not _means(rubric, move.term)


def _means(rubric: Rubric, term: str) -> bool:
    known = find_term(rubric, term) or find_item(rubric, term) or find_goal(rubric, term)
    step = bool(goals_in(rubric, term) and items_in(rubric, term))  # "level 3 in knowledge"
    return bool(known or step or term in phrases.LETTERS or find_facts(rubric, term))


def _opened(said: str) -> events.Move | None:
    opening = _OPENINGS.first(said, alone=True)
    return None if opening is None else _OPENING_MOVES[opening]


def _rest(said: str, openings: Sayings) -> str | None:
    """What follows the longest opening that fits; None where none does."""
    opening = openings.longest(said)
    return None if opening is None else said[len(opening) + 1 :]


_BEFORE_A_TERM = Sayings(("a", "an", "the", "exactly", "this", "that"))


def _explain(rubric: Rubric, said: str) -> events.Move | None:
    for opening, closing in phrases.MEANING if _MEANINGS.first(said) else ():
        middle = next((found for form in _forms(said) if (found := _between(form, opening, closing))), "")
        if middle:
            return events.Explain(None if middle in phrases.PRONOUNS else middle)
    for closing in phrases.WHAT_IS_THAT if phrases.WHAT_IS_THAT.first_at_end(said) else ():
        term = said.removesuffix(" " + closing)
        if term != said and (find_term(rubric, term) or find_item(rubric, term)):
            return events.Explain(term)
    for form in _forms(said):
        ending = phrases.NO_IDEA.first_at_end(form)
        word = form.removesuffix(f" {ending}") if ending else ""
        if word and find_term(rubric, word):
            return events.Explain(word)
    # "What is" opens many questions; it asks for a meaning only before a word that we can explain.
    rest = _rest(said, phrases.WHAT_IS) or (_rest(said, phrases.WHAT_DOES) or "").removesuffix(" do")
    for form in _forms(rest) if rest else ():
        term = _without(form, _BEFORE_A_TERM)
        if find_term(rubric, term) or find_item(rubric, term) or find_goal(rubric, term):
            return events.Explain(term)
        if term in phrases.LETTERS:
            return events.Explain(term)
        if 0 < len(term.split()) <= phrases.LONGEST_TERM and find_facts(rubric, term):
            return events.Explain(term)
    unknown = _clueless(rubric, said)
    return events.Explain(unknown) if unknown else None


def _between(said: str, opening: str, closing: str) -> str:
    if not said.startswith(opening + " ") or (closing and not said.endswith(" " + closing)):
        return ""
    middle = said[len(opening) : len(said) - len(closing)].strip()
    middle = _without(middle, phrases.EMPHASIS)
    while ending := phrases.EMPHASIS.first_at_end(middle):
        middle = middle.removesuffix(ending).strip()
    return middle if len(middle.split()) <= phrases.LONGEST_TERM else ""


def _bare_term(rubric: Rubric, sentence: str, said: str) -> events.Move | None:
    """A word with a question mark behind it: "CSAT?", and "de-escalation, is that calming people down?"."""
    if not sentence.rstrip().endswith("?"):
        return None
    if find_term(rubric, said):
        return events.Explain(said)
    named, _, rest = sentence.partition(",")
    name = folded(named)
    known = find_term(rubric, name) or find_item(rubric, name)
    return events.Explain(name) if known and phrases.IS_THAT.opens(folded(rest)) else None


def _clueless(rubric: Rubric, said: str) -> str | None:
    """The word that somebody says they don't know, in any of the ways of saying so; one we can explain."""
    before, what, rest = said.partition(" what ")
    if not what or not phrases.CLUELESS.within(before):
        return None
    rest = _without(rest, phrases.MEANT)
    for form in _forms(rest):
        ending = phrases.MEANS.first_at_end(form)
        name = _without(form.removesuffix(f" {ending}") if ending else form, _BEFORE_A_TERM)
        if find_term(rubric, name) or find_item(rubric, name) or find_goal(rubric, name):
            return name
    return None


def _needs(rubric: Rubric, said: str) -> events.Move | None:
    if not phrases.NEEDS.opens(said):
        return None
    # The longest name wins: "Senior Customer Support" is not Customer Support.
    for name, goal in goal_names(rubric).items():
        if f" {name} " in f" {said} ":
            return events.Needs(goal)
    return events.About("career", said) if jobs_in(rubric, said) else events.Needs()


def _why(rubric: Rubric, said: str) -> events.Move | None:
    if said in phrases.WHY or phrases.WHY_OPENINGS.opens(said):
        named = next((name for name in _names_in(rubric, said)), None)
        return events.Why(named, reason=named is not None and phrases.WHY_ASKED.opens(said))
    needed = phrases.DO_I_NEED.opens(said) or (said.startswith("is ") and said.endswith(phrases.IMPORTANT))
    if needed and (named := next(_names_in(rubric, said), None)):
        return events.Why(named, matters=True)
    rest = _rest(said, phrases.WHERE_FROM)
    if rest is not None:
        named = next((name for name in _names_in(rubric, rest)), None)
        return events.Why(named) if named else None
    return None


def _told(rubric: Rubric, said: str) -> events.Move | None:
    rest = _rest(said, phrases.TOLD)
    named = next(_names_in(rubric, rest), None) if rest is not None else None
    return events.Recap(named) if named else None


def _back_to(rubric: Rubric, said: str) -> events.Move | None:
    rest = _rest(said, phrases.BACK_TO)
    if rest is None:
        return None
    for form in _forms(_without(rest, phrases.THE_ONE_ABOUT)):
        ending = phrases.THE_QUESTION.first_at_end(form)
        name = form.removesuffix(f" {ending}") if ending else form
        for each in (name, name + "s", name.removesuffix("s")):
            known = find_question(rubric, each) or find_named(rubric, each)
            if known:
                return events.Back(known.id)
    about = _rest(rest, phrases.THE_ONE_ABOUT)
    return events.Back(about) if about and "question" in rest.split() else None


def _what_if(rubric: Rubric, said: str, *, marked: bool) -> events.Move | None:
    rest = _rest(said, phrases.WHAT_IF)
    outright = rest is not None
    if rest is None and marked:
        rest = _rest(said, phrases.IF)
    rest = rest or _conditional(said)
    if rest is None:
        return None
    if "without" in said.split()[:2]:
        rest = f"without {rest}"
    pairs = supposed(rubric, rest)
    if not pairs:
        # Better asked in other words than told to be beside the matter; but other readings come first.
        unknown = outright and said.startswith(_SUPPOSES) and not list(wonders(rubric, said, marked=marked))
        return _UNSUPPOSED if unknown else None
    (name, value), also = pairs[0], pairs[1:]
    item = find_named(rubric, name)
    if (
        not also
        and item is not None
        and item.kind in ("choice", "choices", "text")
        and not _takes(item, value)
    ):
        return events.Why(name, matters=True)  # "if I finished my degree" names no value of it
    return events.WhatIf(name, value, also)


_UNSUPPOSED = events.WhatIf("", "")
_SUPPOSES = ("what if", "suppose", "imagine", "what would happen if", "what happens if")
_OF_RESULTS = phrases.listed("score, result, results, points, level, tier, chances")
_COULD_BE = ("would ", "will ", "could ", "does ")
_GETS = phrases.listed(
    "get me, help, bring me, push me, make me, be enough, change anything, change something, make a "
    "difference, raise, improve, lift, suffice, take me"
)
_AMOUNTS = frozenset("year years month months another more".split())


def _conditional(said: str) -> str | None:
    """What is supposed without "what if": "would a year in retail get me there"."""
    asked, _, condition = said.partition(" if ")
    if condition and _OF_RESULTS.within(asked) and _is_plain(asked):
        return condition
    words = said.split()[1:] if said.startswith(_COULD_BE) else []
    gets = next((place for place in range(1, len(words)) if _GETS.opens(" ".join(words[place:]))), 0)
    supposed_so = words[:gets]
    return " ".join([*supposed_so, "worked"]) if not _AMOUNTS.isdisjoint(supposed_so) else None


def _takes(item: Item, value: str) -> bool:
    try:
        parse_value(item, value)
    except AnswerError:
        return False
    return item.kind != "text"


def _names_in(rubric: Rubric, said: str) -> Iterator[str]:
    """Names of items within a text, the longest first."""
    known = item_names(rubric)
    words = said.split()[:40]
    for length in range(min(6, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            if name in known and name not in phrases.NO_NAMES:
                yield name


def sentences(text: str) -> list[str]:
    """The sentences of a message, of a long one those at its ends."""
    return _sentences(_ends(text))


def _sentences(text: str) -> list[str]:
    return [sentence for _, sentence in _sentence_places(text)]


@lru_cache(maxsize=64)
def _sentence_places(text: str) -> tuple[tuple[int, str], ...]:
    """Each sentence with where it begins; a turn asks of the same message from many sides."""
    return tuple((found.start(), found[0]) for found in _SENTENCE.finditer(text) if found[0].strip())


def _ends(text: str) -> str:
    return text if len(text) <= 2 * LONGEST else f"{text[:LONGEST]}\n{text[-LONGEST:]}"


def _forms(said: str) -> Iterator[str]:
    """A saying, and what is left of it as the polite and hesitant words around it go, one by one."""
    yield said
    while opening := phrases.LEADING.first(said):
        said = said.removeprefix(opening + " ")
        yield said
    while ending := phrases.TRAILING.first_at_end(said):
        said = said.removesuffix(" " + ending)
        yield said


@lru_cache(maxsize=256)
def _forms_of(text: str) -> tuple[str, ...]:
    """The forms of a message or a sentence, which is compared with many a table of sayings."""
    return tuple(_forms(folded(_ends(text))))


def _is_one_of(text: str, sayings: Collection[str]) -> bool:
    return any(form in sayings for form in _forms_of(text))


def _without(said: str, leading: Sayings) -> str:
    while opening := leading.first(said):
        said = said.removeprefix(opening + " ")
    return said


def _is_question(sentence: str) -> bool:
    said = _without(folded(sentence), phrases.LEADING)
    if asks(said, marked=False) or asks(folded(sentence), marked=False) or remarks.ORDERING.opens(said):
        return True
    return "?" in sentence and not tells(folded(sentence), marked=True)


def is_foreign(text: str) -> bool:
    """Whether a text is in another script, or mostly in one of the languages most heard beside English."""
    letters = [] if text.isascii() else [char for char in text if char.isalpha()]
    # Beyond Latin Extended and its additions: other scripts.
    if letters and 2 * sum(char > "\u024f" and not "\u1e00" <= char <= "\u1eff" for char in letters) > len(
        letters
    ):
        return True
    words = [word.replace("’", "'") for word in _WORDS.findall(text.casefold())]
    foreign = max((sum(map(known.__contains__, words)) for known in remarks.FOREIGN), default=0)
    return foreign >= 2 and foreign > sum(map(remarks.ENGLISH.__contains__, words))
