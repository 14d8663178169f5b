"""Whether a sentence asks the advisor something, tells of oneself, or wishes something: by its form alone.

English tells a question by its order of words ("what is", "does it"), often without a question mark; and
what opens with the same word in another order is an answer ("what I do is", "when a ticket comes in").
Sentences are folded (see `names.folded`), with the polite words before them gone.
"""

from __future__ import annotations

from advisor.dialogue.phrases import listed

__all__ = ["asks", "tells"]

_ASKING = frozenset(
    "what whats which who whos whose where wheres when whens why whys how hows how're what're".split()
)
_ALWAYS = frozenset("whats whos wheres whens whys hows why".split())
_DEGREES = frozenset(
    "many much long far often good bad important useful hard easy soon big high low strict detailed "
    "likely".split()
)
_VERBS = frozenset(
    "counts matters helps happens comes costs gives brings makes changes keeps stops holds decides "
    "weighs earns pays sees reads gets hires made built moves improves wrote created knows speaks".split()
)
_COPULAS = frozenset("is are was were am do does did can has have had".split())
_MODALS = frozenset("would could should will must might shall may wouldnt couldnt shouldnt wont".split())
_NEGATED = frozenset("isnt arent wasnt werent doesnt didnt cant hasnt havent aint dont".split())
_PERSONS = frozenset(
    "i you it this that there they we he she my your his her our their these those one anyone anybody "
    "someone somebody everyone everybody the a an any most people".split()
)
_SUBJECTS = frozenset(
    "i im ive id you it we they he she my our the a an this that there customers people".split()
)
_ADVERBS = frozenset("exactly really actually specifically precisely even".split())
_BEARING = frozenset("cost bring count matter help hold drag pull weigh earn pay".split())
_SPEAKERS = frozenset("i im ive id we they he she".split())
_FIRST_SUBJECTS = frozenset("i we".split())
_BEFORE_SUBJECTS = _COPULAS | _MODALS | _NEGATED | _ASKING | frozenset("if after once that before as".split())
"""Words behind which a first person is asked about, or opens another clause: "what happens if I"."""
_FREE = frozenset("is are does would should will could isnt doesnt wouldnt".split())
_EFFECTS = frozenset(
    "help count matter change make improve raise be do hurt qualify bring add affect suffice boost replace "
    "disappear vanish exist survive automate".split()
)
"""Verbs of questions behind a noun: "would volunteering count", but not "will finish school"."""
_NO_SUBJECT = frozenset(
    "not be like love rather prefer say start fine ok okay have give need want never no yes do only just "
    "mostly always usually about around roughly good great comfortable happy also apply work go take "
    "help".split()
)
"""What follows a verb whose subject was left out: "would love to", "is fine"."""

_BIDDING = listed(
    "tell me, explain, show me, give me, walk me, talk me, take me through, break down, break my, break "
    "it, break this, break the, help me understand, describe, list, compare, remind me, how come, what "
    "about, what if, any idea, any ideas, any tips, any advice, any books, any courses, any good, how "
    "about, save this, save it, save my, print this, print it, export this, keep this, keep it"
)
_WONDERING = listed(
    "i want to know, i just want to know, i only want to know, i just wanted to know, i just wanted to "
    "ask, i need to know, id like to know, i would like to know, i wonder, im wondering, wondering, "
    "curious, im curious, i dont understand, i dont get, i do not understand, i still dont understand, i "
    "dont see why, i dont see how, no idea, no clue, ive no clue, ive no idea, i have no clue, i have no "
    "idea, not sure how, not sure what, not sure why, im not sure how, im not sure what, im not sure why,"
    " i dont know how, i dont know what, i dont know why, clueless"
)
_FIRST_PERSON = frozenset("i im ive id ill we weve were our my me us myself".split())

FEWEST = 5
"""Words below which nothing is called an account."""


def asks(said: str, *, marked: bool) -> bool:
    """Whether a sentence asks something.

    >>> asks("what score do i need", marked=False), asks("what i do is ask around", marked=False)
    (True, False)

    Args:
        said: the sentence, folded.
        marked: whether it ends with a question mark.
    """
    if marked or _BIDDING.opens(said) or _WONDERING.opens(said):
        return True
    words = [word for word in said.split(" ") if word not in _ADVERBS][:8] or [said]
    if words[0] in ("if", "after", "once"):
        asked = next((at for at, word in enumerate(said.split(" ")[:20]) if word in _ASKING and at > 1), 0)
        behind = said.split(" ")[asked:]
        return bool(asked) and not _tells_what_one_does(behind) and asks(" ".join(behind), marked=False)
    if words[0] in _ALWAYS or (words[0] == "how" and not _DEGREES.isdisjoint(words[1:2])):
        return True
    if words[0] in ("what", "which", "who") and not _VERBS.isdisjoint(words[1:2]):
        return _COPULAS.isdisjoint(words[2:3])  # "what helps is tea" is an answer
    if words[0] == "which" and {"is", "are"} & {*words[2:3]} and words[1] not in _SUBJECTS | _COPULAS:
        return len(words) < FEWEST + 2  # "which path is faster"
    if (
        words[0] == "which"
        and not (_VERBS | _BEARING).isdisjoint(words[2:5])
        and _SPEAKERS.isdisjoint(words[1:5])
    ):
        return True  # "which one pays best"
    return _inverted(words[1:]) if words[0] in _ASKING else _opens_with_verb(words)


def _tells_what_one_does(words: list[str]) -> bool:
    """Whether a first person stands before its verb: "what is wrong I ask", but not "what can I do"."""
    return any(
        word in _FIRST_SUBJECTS
        and before not in _BEFORE_SUBJECTS
        and behind not in _MODALS | _COPULAS | _NEGATED | _ASKING
        for before, word, behind in zip(words, words[1:], words[2:], strict=False)
    )


def _inverted(words: list[str]) -> bool:
    """Whether a verb stands before its subject: "score do I", but not "I do"."""
    if not words or words[0] in _SUBJECTS:
        return False
    if words[0] in (_COPULAS | _MODALS | _NEGATED):
        return True
    for verb, subject in zip(words[1:5], [*words[2:6], ""], strict=False):
        if verb in _MODALS or (verb in _COPULAS | _NEGATED and subject in _PERSONS):
            return True
    return False


_ANYBODY = frozenset("people folks".split())


def _opens_with_verb(words: list[str]) -> bool:
    """Whether it opens like "does it" or "would knowing": no verb whose subject was left out."""
    if len(words) < 2:
        return False
    verb, subject = words[0], words[1]
    if verb in _FREE:
        tells_effect = verb not in _MODALS or not _EFFECTS.isdisjoint(words[2:])
        return subject in _PERSONS or (subject not in _NO_SUBJECT and tells_effect)
    if verb in ("can", "could", "do", "did") and not _ANYBODY.isdisjoint(words[1:4]):
        return True  # "can support people get into UX"
    if verb == "do" and _does_anything(words[1:]):
        return True
    narrow = _PERSONS - {"the", "a", "an", "any", "most", "people", "one"}
    return verb in (_COPULAS | _MODALS | _NEGATED) and subject in narrow


_DOING = frozenset("matter count earn make get pay need have weigh cost require affect change".split())


def _does_anything(words: list[str]) -> bool:
    """Whether several things are followed by what they do: "do the metrics questions even matter"."""
    for place in range(len(words) - 1):
        behind = [
            word for word in words[place + 1 : place + 3] if word not in ("even", "really", "actually", "all")
        ]
        if words[place].endswith("s") and len(words[place]) > 3 and not _DOING.isdisjoint(behind[:1]):
            return True
    return False


def tells(said: str, *, marked: bool = False) -> bool:
    """Whether a sentence tells of the person or of those they work with: an account, long or short.

    >>> tells("when a customer is angry i let them vent"), tells("what would i earn")
    (True, False)

    Args:
        said: the sentence, folded.
        marked: whether it ends with a question mark: then "what companies hire people like me" asks.
    """
    words = said.split(" ")
    if marked and words[0] in _ASKING:
        return False
    return len(words) >= FEWEST and not _FIRST_PERSON.isdisjoint(words) and not asks(said, marked=False)
