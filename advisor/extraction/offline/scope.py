"""Whose words a clause holds, and in what mood.

Three outcomes for a clause: the person states it of themselves (no flag), it belongs to somebody or something
else (a flag says to whom), or it is no statement at all (a question, an order to the advisor). Denial is not
judged here: "never did phone support" is an answer, and what it answers depends on the item.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from advisor.extraction.offline.clauses import Clause
from advisor.extraction.offline.english import CROWDS, OTHER_PEOPLE
from advisor.extraction.offline.tokens import Token

__all__ = ["NO_SCOPE", "Scope", "scopes"]


class Scope(NamedTuple):
    """Flags of a clause. None set: a plain statement about the person, now or in the past."""

    other: bool = False
    """About somebody else, or somebody else's words."""
    unreal: bool = False
    """Hypothetical: "if I had used Zendesk", "I would have been a 9"."""
    wish: bool = False
    """Wanted, not had: "I'd love to reach a 9"."""
    plan: bool = False
    """Intended: "I'll learn Freshdesk next month"."""
    order: bool = False
    """Said to the advisor as an instruction, or text that only looks like a reply."""
    query: bool = False
    """The person asks."""
    past: bool = False
    """No longer so: "I used to be a 5"."""

    @property
    def blocked(self) -> bool:
        """Whether nothing in the clause can be an answer of any kind."""
        return self.other or self.order or self.query or self.unreal

    @property
    def unmet(self) -> bool:
        """Whether it is not (or not yet) true of the person."""
        return self.blocked or self.wish or self.plan


NO_SCOPE = Scope()

_UNREAL = re.compile(
    r"\bif (?:i|only|we|they|he|she|it)(?:'d| had| could| were| was| got| ever| get| did| become| became| practi[sc]ed"
    r"| worked)\b(?! to (?:pick|guess|choose|say|put|rate|give|be|pin|name|answer|score|call))"
    r"|\b(?:would|could|might|should)(?:'ve| have) (?:been|had|done|said|given|used|scored|put)\b|\bwoulda\b"
    r"|\b(?:imagine|suppose|supposing|pretend|in theory|hypothetically|in (?:a|an) (?:ideal|perfect) world|what if)\b"
    r"|\b(?:with (?:more )?(?:practice|training|time))\b|\bhad i (?!to\b)\w+"
)
_WISH = re.compile(
    r"\b(?:one day|someday|some day)\b|\b(?:i'd|i would|would|i'll) (?:really |absolutely |so |dearly )?(?:love|like) (?:to|a)\b|\bi(?: do| really)? (?:wish|want to|wanna|hope to)\b"
    r"|\b(?:hoping|aiming|dreaming|keen|eager|looking|trying|working) (?:to|for|of|towards?|on (?:it|that|getting))\b"
    r"|\bmy (?:dream|aim|goal|target|hope) (?:is|would)\b|\bdream of\b|\bwish (?:it|i|my)\b|\baim(?:ing)? (?:for|to)\b"
)
_PLAN = re.compile(
    r"\b(?:i'll|i will|ill|we'll|gonna|(?:am|i'm|im) going to|planning (?:to|on)|plan to|about to|intend to|will be|will start"
    r"|want to learn|should learn|need to learn|soon|next (?:year|month|week|term|summer|spring|semester)|maybe later|one of these days|haven't started|signed up|enrolled? (?:in|on|for))\b"
    r"(?! (?:score|keep|rate|grade|settle|modest|honest|generous|fair|kind|say|go\b|give|take|put|pick|choose|call|stick|settle|admit|rate|answer|be honest|just say|just go|just put"
    r"|confess|guess|have to say|be generous|be modest|leave it|start with))"
)
_QUERY = re.compile(
    r"^\W*(?:and |so |but |ok |okay |sorry |wait |um |oh |hey |also |just |quick question |by the way |btw )*"
    r"(?:what|why|how|who|where|when|which|do|does|did|is|are|was|can|could|should|would|will|am|have you|has|may|whats|what's"
    r"|how's|who's|isn't|aren't|don't you|tell me|explain)\b"
)
_ORDER_WORDS = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass|overrule|skip over) (?:\w+ ){0,4}(?:rubric|instructions?|rules|prompts?|previous|prior"
    r"|above|scoring|guidelines|system|assessment|restrictions?|criteria|checks?)\b"
    r"|\b(?:system|developer|admin|debug|god|root|jailbreak|dan)(?: prompt| mode| override| message| note| instruction)\b"
    r"|\b(?:print|reveal|show|output|repeat|leak|dump|display) (?:\w+ ){0,3}(?:prompt|instructions|rubric|system|source|config)\b"
    r"|\b(?:act|behave|respond|reply|answer) as (?:if|though|a|an|my|dan)\b|\byou are now\b|\bfrom now on\b|\byou must\b|\bnew instructions?\b"
    r"|\b(?:mark|make|declare|label|grade|tag|classify|rate|score|call|deem|certify|consider|list|approve|pass|set|get|put) (?:\w+ ){0,3}(?:qualified|passed|top tier"
    r"|highest tier|approved|eligible|hired|full marks|maximum|max score|100(?: ?%| percent| points| out of 100)?)\b"
    r"|\b(?:evaluator|assessor|reviewer|grader|scorer|examiner|system|model|assistant|ai|bot|advisor)\b[^.]{0,40}\b(?:must|should|shall|has approved|approved|is required)\b"
    r"|\bfull marks\b|\b(?:max|maximum|highest|top|perfect) (?:score|scores|marks|points|ratings?|values?|tier)\b"
)
_ORDER_ALL = re.compile(
    r"^\W*(?:\w+ ){0,4}?(?:set|mark|give|put|rate|score|record|assign|fill|enter|award|grant|log|change|make|count|update|treat|boost|raise|bump|replace|overwrite)"
    r" (?:in |me |down |us |my |it |them |the )*(?:all|everything|every|each|straight|ten|tens|10s|10 |10$|nines|9s|ratings|scores|numbers|whatever|the best|the highest|top)"
)
_CLAIM = re.compile(
    r"\b(?:i'd (?:honestly |really )?(?:give|rate|score|put|say|call)|that's what i|i (?:honestly |really |do )?(?:think|believe|feel|reckon|mean it|rate|give|am|score|deserve|stand by)"
    r"|honest(?:ly)?|that's me|that's (?:fair|true|accurate|how)|myself|truly|genuinely|i'm)\b"
)
_PAST = re.compile(
    r"\b(?:first (?:wrote|thought|said|put|guessed)|going to say|was hovering|(?:was|were|been|got) rated|(?:was|were|are|is) (?:telling|saying)|had me at|i'd have (?:said|told|put|given)|would have (?:said|told|put)|used to (?:be|say|rate|give)|was (?:a|an|maybe|about|like) \w+ (?:before|back|then|when)|back then|years ago i)\b"
)
_FOREIGN_LINE = re.compile(
    r"^[\W_]{0,4}(?:assistant|advisor|adviser|system|bot|ai|chatbot|interviewer|developer|admin|tool|function|user|human|coach|gpt|model)[\W_]{0,3}(?:\([\w ]{0,20}\)|message|note|override)?[ \t]{0,3}(?::|>|\])"
)
_QUOTED = re.compile(r'"(?:[^"\s]{1,60}\s{1,9}){5,400}[^"\s]{1,60}"')
"""A longer stretch between quotation marks: somebody else's words (or ones not meant)."""
_INTRODUCED = re.compile(
    r"\b(?:advert\w{0,10}|job (?:ad|post|posting|description|spec|offer)|vacancy|recruiter|(?:e-?mail|mail|message|note|reference|review) from|(?:he|she|they|boss|manager|supervisor) (?:wrote|said|says)"
    r"|(?:listing|posting|ad) (?:says|reads|below)|wanted)\b[^\n.:]{0,60}:"
)
"""An announcement of text that is not the person's own: the paragraph after it is left out."""
_TAGGED = re.compile(r"[\[<](\w{1,20})[\]>][^\n]{0,600}?[\[<]/\1[\]>]")
"""A stretch between two tags: "[INST] ... [/INST]"."""
_OWN = re.compile(
    r"\b(?:my own|honest(?:ly)?|of myself|how i (?:rate|see)|i (?:rate|give|gave|score) myself|my (?:real |actual |true )?(?:ratings?|scores?|numbers?|answers?))\b"
)
"""The person says that what follows, whatever its form, is theirs."""
_THEY_SAY = re.compile(
    r"^\W*(?:and |but |though |although )?(?:my|our|his|her|their) (?:\w+ ){1,3}?(?:would (?:say|give|rate|call|put|be)|says?|said|thinks?|reckons?|gave|gives|rates?|rated|told)\b"
)
"""Somebody's verdict: "our instructor would be a 10"."""
_SAID = re.compile(
    r"\b(?:says?|said|tells?|told|thinks?|reckons?|wrote|writes|rated|rates|gave|gives|calls|called|puts|scored|feedback|review)\b"
)
_ADVERT = re.compile(
    r"\b(?:we are (?:looking|hiring|seeking)|we're (?:looking|hiring|seeking)|(?:key )?responsibilities|job (?:description|title|advert|posting|ad|spec|summary)"
    r"|about the role|about us|what you'll (?:do|bring|need)|requirements|the ideal candidate|you will (?:be|have)|must have|nice to have|apply (?:now|by|via|today)"
    r"|equal opportunity|competitive salary|i came across your profile|your profile caught|dear (?:candidate|applicant)|i'm reaching out"
    r"|we offer|join our team|ideal candidate|the successful candidate|an exciting opportunity|role overview|years of experience required)\b"
)


def scopes(tokens: list[Token], clauses: list[Clause], norm: str) -> list[Scope]:
    """The scope of each clause, in order."""
    foreign = _foreign_lines(norm)
    out: list[Scope] = []
    people_before = False
    sentence = -1
    other = unreal = order = False
    ends = _sentence_ends(tokens, clauses)
    ordered = _ordered_sentences(tokens, clauses, norm)
    for clause in clauses:
        start, end = tokens[clause.first].start, tokens[clause.last - 1].end
        text = norm[start:end]
        if clause.sentence != sentence:
            sentence, other, unreal = clause.sentence, False, False
        order = clause.sentence in ordered or any(low <= start < high for low, high in foreign)
        subject = "other" if _THEY_SAY.match(text) else _subject(tokens, clause, people_before)
        if subject is not None:
            other = subject == "other"
            people_before = people_before or other
        elif tokens[clause.first].text in ("but", "though", "honestly", "personally"):
            other = False
        unreal = bool(_UNREAL.search(text)) or (
            unreal and tokens[clause.first].text not in ("but", "so", "now", "right")
        )
        query = ends[clause.sentence] == "?" and bool(_QUERY.match(text))
        out.append(
            Scope(
                other=other,
                unreal=unreal,
                wish=bool(_WISH.search(text)),
                plan=bool(_PLAN.search(text)),
                order=order,
                query=query,
                past=bool(_PAST.search(text)),
            )
        )
    return out


def _sentence_ends(tokens: list[Token], clauses: list[Clause]) -> dict[int, str]:
    """Sentence number → the mark it ends with."""
    ends: dict[int, str] = {}
    for clause in clauses:
        ends[clause.sentence] = tokens[clause.last].text if clause.last < len(tokens) else ""
    return ends


def _subject(tokens: list[Token], clause: Clause, people_before: bool) -> str | None:
    """Whom the clause is about: "me", "other", or None where it does not say."""
    for index in range(clause.first, clause.last):
        text = tokens[index].text
        if text in ("i", "i'm", "i've", "i'd", "i'll", "im", "ive", "we", "mine") or (
            text in ("me", "myself") and index == clause.first
        ):
            return "me"
        if text in ("he", "she", "he's", "she's", "his", "her", "hers", "he'd", "she'd"):
            return "other"
        if index > clause.first and text in ("when", "till", "where", "once", "so", "because", "since", "while", "if", "that", "which", "who", "until", "unless"):
            return None  # what follows is said of something beside the point
        if text in ("they", "they're", "they've", "they'd", "their") and people_before:
            return "other"
        base = text[:-2] if text.endswith("'s") else text
        if base in OTHER_PEOPLE and _is_person(tokens, index, clause.first):
            return "other"
        if text in CROWDS and _acts(tokens, index) and index - clause.first <= 2:
            return "other"
    return None


_DETERMINERS = frozenset(
    "my our the a an his her their your one some most other best old former last".split()
)
_LINKS = frozenset("is was are am be been became as i'm".split())
_PREPOSITIONS = frozenset("with for to by from at like as of than under alongside beside on against".split())


def _is_person(tokens: list[Token], index: int, first: int) -> bool:
    """Whether a person is the subject here: "my old manager is", not "for my manager" or "team lead"."""
    back = index - 1
    while back >= first and back > index - 3 and tokens[back].text not in _DETERMINERS and tokens[back].text not in _LINKS:
        back -= 1
    if back < first or tokens[back].text not in _DETERMINERS:
        return (
            index == first
            and index + 1 < len(tokens)
            and tokens[index + 1].text in ("is", "was", "says", "said", "thinks", "gave")
        )
    while back > first and tokens[back - 1].text in _DETERMINERS:
        back -= 1
    if tokens[back].text in ("the", "a", "an") and not _acts(tokens, index):
        return False
    before = tokens[back - 1].text if back > first else ""
    return before not in _PREPOSITIONS and before not in (
        "i'm",
        "am",
        "was",
        "became",
        "being",
        "im",
        "is",
        "are",
        "and",
    )


_ACTS = frozenset(
    "is was says say said thinks think told tell tells gave give gives rated rates rate used uses has had who does did handles handled wrote writes"
    " sent emailed messaged asked would call puts reckons".split()
)


def _acts(tokens: list[Token], index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].text in _ACTS


def _ordered_sentences(tokens: list[Token], clauses: list[Clause], norm: str) -> set[int]:
    """Sentences that tell the advisor what to record, without the person claiming it of themselves."""
    bounds: dict[int, tuple[int, int]] = {}
    for clause in clauses:
        first, _ = bounds.get(clause.sentence, (tokens[clause.first].start, 0))
        bounds[clause.sentence] = (first, tokens[clause.last - 1].end)
    found: set[int] = set()
    for sentence, (start, end) in bounds.items():
        text = norm[start:end]
        if _ORDER_WORDS.search(text) or (
            _ORDER_ALL.search(text) and not _CLAIM.search(norm[start : end + 80])
        ):
            found.add(sentence)
    return found


def _foreign_lines(norm: str) -> list[tuple[int, int]]:
    """Stretches that are not the person's own words: forged turns, code, adverts and mails pasted in."""
    found: list[tuple[int, int]] = []
    found += [
        (match.start(), match.end())
        for match in re.finditer(r"\{[^{}]{0,2000}\}|```[^`]{0,4000}(?:```)?|<[^<>\n]{1,200}>", norm)
        if not _OWN.search(norm[max(0, match.start() - 160) : match.start()])
    ]
    if "\n" in norm or ":" in norm:
        offset = 0
        for line in norm.split("\n"):
            if _FOREIGN_LINE.match(line):
                found.append((offset, offset + len(line)))
            offset += len(line) + 1
    found += [(match.start(), match.end()) for match in _QUOTED.finditer(norm)]
    found += [
        (match.end(), _paragraph_end(norm, match.end()))
        for match in _INTRODUCED.finditer(norm)
        if not norm[match.end() : match.end() + 3].lstrip().startswith('"')
    ]
    found += [(match.start(), match.end()) for match in _TAGGED.finditer(norm)]
    found += _adverts(norm)
    return found


def _paragraph_end(norm: str, start: int) -> int:
    """The end of the first paragraph after `start`, blank lines before it passed over."""
    while start < len(norm) and norm[start].isspace():
        start += 1
    end = norm.find("\n\n", start)
    return len(norm) if end < 0 else end


def _adverts(norm: str) -> list[tuple[int, int]]:
    """Paragraphs of a pasted advert or mail: those with an advert's phrases, and what lies between them."""
    if len(norm) < 120:
        return []
    hits: list[tuple[int, int]] = []
    offset = 0
    for paragraph in norm.split("\n\n"):
        count = len({match.group() for match in _ADVERT.finditer(paragraph)})
        if count >= 2:
            hits.append((offset, offset + len(paragraph)))
        offset += len(paragraph) + 2
    if not hits:
        return []
    return [(hits[0][0], hits[-1][1])]
