"""Whose deed a clause tells: the person's own, or somebody else's who is named or pointed to."""

from __future__ import annotations

import re
from collections.abc import Container

from advisor.extraction.offline.clauses import Clause
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.phrases import one_of
from advisor.extraction.offline.tokens import stem

__all__ = ["is_for_us", "is_mine", "is_theirs", "names_another"]

_MINE = frozenset("i i'm i've i'd i'll im ive me mine myself we we're we've we'd us ours".split())
_POSSESSIVE = frozenset(("my", "our"))
_ROLES = frozenset(
    """
    boss manager lead chief supervisor director colleague head tl seniors senior trainer trainers coach editor
    editors writer writers guy girl lady woman man wife husband friend teammate mate buddy mentor predecessor
    successor owner founder ceo vp coworker coworkers specialist specialists expert experts architect analyst
    leads leaders leader partner deputy captain twin neighbour neighbor brother sister cousin nephew niece
    mother father mum mom dad son daughter kid kids uncle aunt girlfriend boyfriend flatmate roommate
    sister-in-law brother-in-law employer church company firm management organisation organization hr
    marketing
    """.split()
)
"""Who may do it instead: "our docs team writes them", "my lead decides"."""
_HOUSES = frozenset(
    "lead church employer company firm management organisation organization hr marketing".split()
)
"""Those of them that are nobody, or what the person is."""
_DONE = one_of(
    """
    done | prepared | written | made | run | handled | decided | looked after | owned | kept | managed
    | built | held | given | designed | taught | led
    """
)
_HOLDERS = one_of(
    """
    team | dept | department | boss | manager | chief | lead | colleagues? | desk | editors? | agency
    | marketing | communications | owner | head | seniors?
    """
)
_SOMEBODY = one_of(
    """
    chief | boss | manager | lead | leads | supervisor | director | colleagues? | head | tl | seniors?
    | trainers? | coach | editors? | writers? | docs team | docs people | department | dept | guys? | folks
    | girls? | lady | woman | man | wife | husband | friend | teammates? | mates? | predecessor | owner
    | founder | ceo | vp | coworkers? | specialists? | experts? | architect | analysts? | deputy | agency
    | training team | content team | quality team | product team | marketing team | knowledge team
    | other team | process team | people team
    """
)
_THEIRS = re.compile(
    rf"\b(?:is|are|was|were|gets?|being|\w+'s) (?:\w+ )?{_DONE} by (?!me\b|us\b|my team|myself)"
    r"|\b(?:belongs?|goes|go|went|left|up) to (?!me\b|us\b|the \w+ (?:board|meeting)|whoever|it\b)"
    rf"(?:the|our|my|his|her|their|a) (?:\w+ )?{_HOLDERS}\b"
    r"|\b(?:comes?|came|made|set|decided|handed down|given|drawn up|planned)(?: to us)? (?:from|by|in|at)"
    r" (?:above|upstairs|head ?office|hq|headquarters|management|the top)\b"
    r"|^\W*(?:and |but |so |then |while )?(?:the|our|my|his|her|their|one|another|some|a|two) (?:\w+ ){0,2}?"
    rf"{_SOMEBODY} (?:who |that )?(?:\w+ly )?(?:is |are |has |have |had |was |were |will )?\w+"
)
_GETS = one_of(
    r"""
    gets? | got | receives? | hears? | uses? | used | rel(?:y|ies) | learns? | comes? | asks? | calls?
    | needs?
    | sits? | reads? | goes | go | lands? | knows? | who | whose | that | which | for | to | with | and | or
    | by | on | as | \w+ing | themselves | only | never | can | each | every | per | a
    """
)
_ORGANISATION = one_of(
    """
    consultants? | engineers? | developers? | devs | designers? | agency | vendors? | suppliers? | hr
    | head ?office | headquarters | hq | management | interns? | association | institute | directors?
    | digital | marketing | sales | product people | product team | software (?:company|people)
    | studio | board | company | works council | union | trainers? | testers? | programmers? | marketing
    | it department | squads? | crew | guild | committee | architects? | ministry | council | founders?
    | owners?
    """
)
_AGENT = re.compile(
    r"^\W*(?:and |but |so |then |while |now |no |yes |well |honestly |because |since |if |when )*(?:"
    r"(?:the |our |an? |some |one |those )?(?:\w+ )?" + _ORGANISATION + r"(?:'s)?"
    r"|(?:one|a|another|some) (?:of our )?(?:\w+ )?"
    + one_of("customers? | clients? | guests? | passengers? | players? | users? | patients? | students?")
    + r"|(?:somebody|someone)(?: else)?(?:'s)?|(?:he|she|they)(?:'ve|'re|'s|'d|'ll)?"
    r")(?: (?:in|from|at|of) (?:the )?\w+)? (?!" + _GETS + r"\b)\w+"
)
"""Somebody else who acts: "the agency wrote our principles", "somebody in Lyon looks after it"."""
_DAY = r"(?!Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|I\b)"
_NAME = _DAY + r"[A-Z][a-zà-ž]+"
_OWNED_BY_NAME = re.compile(
    r"\b(?:[Tt]hat's|[Tt]hat is|[Tt]hose are|[Ii]s|[Aa]re|[Ii]t's|[Ss]tays|all|be) "
    rf"(?:all |fully |really |still )?{_NAME}(?:'s|\b(?! (?:I|we)\b))"
    rf"|\b(?:to|with|by|from) {_NAME}(?= (?:for|as)\b|\W*$)"
)
_ACTS = frozenset(
    """
    has does is did was wrote built made set took ran led held gave took takes writes makes runs handles
    """.split()
)


_ANOTHER = re.compile(r"\b(?:my|our) (?:\w+ )?" + one_of(" | ".join(sorted(_ROLES - _HOUSES))) + r"\b")


def names_another(words: str) -> int:
    """Where the last one ends whom the words name as somebody of the person's: "my wife"; -1 for nobody."""
    return max((said.end() for said in _ANOTHER.finditer(words)), default=-1)


_LEADS = re.compile(
    r"^\W*(?:and |but |so )*(?:the |our |team |senior |shift )?"
    r"(?:leads|seniors|managers|bosses|others|supervisors|trainers)"
    r" (?!me\b|us\b|get|come|sit|ask|use|learn|know)\w+"
)
"""Others in the plural: "leads speak with product"."""
_CROWD = re.compile(
    r"^\W*(?:and |but |so |because )*(?:the |our |some |most |many |these )?(?:\w+ )?"
    r"(?:customers|clients|users|guests|callers|players|passengers|patients)"
    r" (?:are|were|get angry|hate|love|want|shout|complain|yell|expect|don't|never|can't)\b"
)
"""How customers are is nothing that the person does: "customers are angry because of the new prices"."""


def is_mine(parsed: Parsed, clause: Clause) -> bool:
    """Whether the person has a part in a clause: "she corrects my replies", not "my lead decides"."""
    texts = parsed.texts
    for index in range(clause.first, clause.last):
        if texts[index] in _MINE:
            return True
        if texts[index] in _POSSESSIVE and _ROLES.isdisjoint(texts[index + 1 : index + 4]):
            return True
    return False


_FOR_US = re.compile(
    r"^(?!.*\b(?:i|we|i've|we've|i'm|we're)\b).*"
    r"(?:\b(?:built|builds|made|makes|wrote|writes|drew|invented|set up|set) (?:us|me)\b"
    r"|\b(?:measure|judge|rate|score|track|count|grade|monitor)(?:s|d|ed)? (?:us|me)\b"
    r"|\b(?:scripts?|tools?|bots?|systems?|pages?|articles?|macros?|things?|reports?)"
    r" (?:that|which) \w+ (?:us|me)\b)"
)


def is_for_us(parsed: Parsed, clause: Clause) -> bool:
    """Whether others made something for the person, who has no part in it: "Ines built us a bot"."""
    return _FOR_US.search(parsed.words(clause.first, clause.last)) is not None


def _opens_with_name(parsed: Parsed, clause: Clause, known: Container[str]) -> bool:
    """Whether somebody is named first, and then does something: "Fatou writes all of the articles"."""
    first = clause.first
    while first < clause.last - 2 and parsed.texts[first] in _LEADS_IN:
        first += 1
    if first + 1 >= clause.last:
        return False
    name, verb = parsed.tokens[first], parsed.texts[first + 1]
    if name.kind != "w" or not parsed.shown[name.start].isupper() or name.text in _NO_NAMES:
        return False
    acts = verb in _ACTS or (len(verb) > 3 and verb.endswith(("s", "ed")) and not verb.endswith(("ss", "us")))
    return acts and stem(name.text) not in known and not name.text.endswith(("s", "ing"))


_LEADS_IN = frozenset(
    """
    and but while so then also because or , plus since these days now meanwhile today here currently
    """.split()
)
_NO_NAMES = frozenset(
    """
    i it this that there what who each every mostly nobody nothing whatever always sometimes everything
    everyone
    everybody something someone anybody anyone no none yes well now here today currently officially he
    she they you
    we one two three my our the a an which where when how why if half most many some any all both monday
    tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september
    october
    november december support work
    """.split()
)


def is_theirs(parsed: Parsed, number: int, clause: Clause, known: Container[str]) -> bool:
    """Whether a clause tells what somebody else does; `known` are the stems that are no names."""
    words = parsed.words(clause.first, clause.last)
    shown = parsed.shown_in(clause.first, clause.last)
    return bool(
        parsed.scopes[number].other
        or _THEIRS.search(words)
        or _AGENT.match(words)
        or _LEADS.match(words)
        or _CROWD.match(words)
        or _OWNED_BY_NAME.search(shown)
        or _opens_with_name(parsed, clause, known)
    )
