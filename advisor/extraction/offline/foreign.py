"""What stands in a message and is not the person's own statement: pasted text, forged turns, orders.

Two rules. Text of a form that people do not write of themselves (code, adverts, another speaker's line) is
left out wherever it stands; a sentence that tells the advisor what to record is left out unless the person
claims the value.
"""

from __future__ import annotations

import re

from advisor.extraction.offline.phrases import Cued, any_of, one_of
from advisor.extraction.offline.pressing import MACHINE, PRESSING

__all__ = ["Foreign", "is_order", "is_own"]

_ORDER_WORDS = Cued(
    re.compile(
        any_of(
            r"""
            (?:ignore|disregard|forget|override|bypass|overrule|skip over) (?:\w+

                ){0,4}(?:rubric|instructions?|rules|prompts?|previous|prior|above|scoring|guidelines|system|assessment|restrictions?|criteria|checks?)
                |
            (?:system|developer|admin|debug|god|root|jailbreak|dan)(?: prompt| mode| override| message|
                note| instruction) |
            (?:print|reveal|show|output|repeat|leak|dump|display) (?:\w+
                ){0,3}(?:prompt|instructions|rubric|system|source|config) |
            (?:act|behave|respond|reply|answer) as (?:if|though|a|an|my|dan) | you are now | from now on |
            you must | new instructions? |

            (?:mark|make|declare|label|grade|tag|classify|rate|score|call|deem|certify|consider|list|approve|pass|set|get|put)
                (?:\w+ ){0,3}(?:qualified|passed|top tier|highest tier|approved|eligible|hired|full
                marks|maximum|max score|100(?: ?%| percent| points| out of 100)?) |

            (?:evaluator|assessor|reviewer|grader|scorer|examiner|system|model|assistant|ai|bot|advisor)\b[^.]{0,40}\b(?:must|should|shall|has
                approved|approved|is required) | full marks |
            (?:max|maximum|highest|top|perfect) (?:score|scores|marks|points|ratings?|values?|tier) |
            (?:this|the|every|each|any) (?:user|candidate|applicant|interviewee|respondent) |
            (?:verified|certified|approved|signed) by | authori[sz]ed? | on behalf of | pre-?approved |
            role-?play | roleplaying | simulate | in this (?:story|scenario|game) |
            translate (?:this )?(?:to|into) |
            (?:test|demo|debug|training|maintenance) mode | summari[sz]e this | continue the pattern |
            the schema | the (?:value|quote|field) (?:must|should|shall|has to) | ignore the above |
            assume (?:that )?(?:all|every\w*|each) | (?:to|for) the (?:evaluator|assessor|grader) |
            applicant (?:is|has|holds) | (?:for|to) the (?:machine|scorer|parser|model|grader|extractor) |
            (?:be|is|are) (?:to be )?stored as | in your (?:database|system|records) | repeat after me |
            write (?:me )?an? (?:poem|story|song|essay|limerick|joke) |
            (?:i'm|i am) your (?:developer|creator|boss|admin|owner) |
            (?:treat|record|store|register|fill in) (?!my\b|me\b)(?:\w+ ){1,6}?(?:as|:|=) |
            (?:and|then|now) (?:record|store|register|note) (?:an?|the|that|[0-9]) |
            oubliez? (?:les|tes|ces) (?:consignes|instructions|règles) | ignorieren? (?:die|alle) |
            vergiss (?:die|alle) | (?:ignora|olvida) (?:las|tus) instrucciones
            """
        )
    ),
    frozenset(
        """
        ignore disregard forget override bypass overrule skip prompt mode message note instruction
        instructions print reveal show output repeat leak dump display act behave respond reply answer now
        must mark make declare label grade tag classify rate score call deem certify consider list approve
        pass set get put should shall approved required marks max maximum highest top perfect
        user candidate applicant interviewee respondent machine scorer parser model grader extractor stored
        database system records repeat write developer creator boss admin owner treat record store register
        fill verified certified approved signed authorize authorise authorized authorised behalf pre
        preapproved role
        roleplay roleplaying simulate story scenario game translate mode summarise summarize continue
        schema value quote
        field above assume evaluator assessor grader oublie oubliez ignoriere ignorieren vergiss ignora olvida
        """.split()
    ),
)
_ORDER_ALL = Cued(
    re.compile(
        r"(?:^\W*(?:\w+ ){0,4}?|[,;:] (?:(?!(?:i|we|they|he|she|you|who|that|to)\b)\w+ ){0,4}?)"
        r"(?<!\bi )(?<!\bwe )(?<!\bthey )"
        + one_of(
            r"""
            set | mark | give | put | rate | score | record | assign | fill | enter | award | grant | log |
            change | make | count | update | treat | boost | raise | bump | replace | overwrite
            """
        )
        + r" (?:in |me |down |us |my |it |them |the |an? )*(?:all(?! (?:of )?(?:the|my) \w+"
        r" (?:ones|stuff|side|part|questions)\b)|everything|every|each|straight|ten|tens"
        r"|10s|10 |10$|nines|9s|ratings|scores|numbers"
        r"|whatever|the best|the highest|top)"
    ),
    frozenset(
        """
        set mark give put rate score record assign fill enter award grant log change make count update treat
        boost raise bump replace overwrite
        """.split()
    ),
)
_CLAIM = re.compile(
    any_of(
        r"""
        i'd (?:honestly |really )?(?:give|rate|score|put|say|call) | that's what i |
        i (?:honestly |really |do )?(?:think|believe|feel|reckon|mean
            it|rate|give|am|score|deserve|stand by) | honest(?:ly)? | that's me |
        that's (?:fair|true|accurate|how) | myself | truly | genuinely | i'm
        """
    )
)
_FOREIGN_LINE = re.compile(
    r"^[\W_]{0,4}"
    + one_of(
        r"""
        assistant | advisor | adviser | system | bot | ai | chatbot | interviewer | developer | admin |
        tool | function | user | human | coach | gpt | model | instruction | response
        """
    )
    + r"[\W_]{0,3}(?:\([\w ]{0,20}\)|message|note|override|result)?[ \t]{0,3}(?::|>|\])"
)
_CODE = re.compile(
    r"\{[^{}]{0,2000}\}|'''[^`]{0,4000}?(?:'''|$)|<[^<>\n]{1,200}>"
    r"|<\|[a-z_]{1,30}\|>[^<]{0,600}|[^\n]{0,60}:=[^\n]{0,100}"
    r"|\b[a-z]{1,30}_[a-z_]{1,40} ?(?:=|\()[^\n]{0,300}|\b[a-z_]{1,40}\([a-z_]{1,30} ?=[^\n]{0,300}"
)
_QUOTED = re.compile(r'"(?:[^"\s]{1,60}+\s{1,9}+){5,400}+[^"\s]{1,60}+"')
"""A longer stretch between quotation marks: somebody else's words (or ones not meant)."""
_INTRODUCED = re.compile(
    any_of(
        r"""
        advert\w{0,10} | job (?:ad|post|posting|description|spec|offer) | vacancy | recruiter |
        (?:e-?mail|mail|message|note|reference|review) from |
        (?:he|she|they|boss|manager|supervisor) (?:wrote|said|says) |
        (?:listing|posting|ad) (?:says|reads|below) | wanted
        """
    )
    + r"[^\n.:]{0,60}:"
)
"""An announcement of text that is not the person's own: the paragraph after it is left out."""
_TAGGED = re.compile(r"[\[<](\w{1,20})[\]>][^\n]{0,600}?[\[<]/\1[\]>]")
"""A stretch between two tags: "[INST] ... [/INST]"."""
_OWN = re.compile(
    any_of(
        r"""
        my own | honest(?:ly)? | of myself | how i (?:rate|see) | i (?:rate|give|gave|score) myself |
        my (?:real |actual |true )?(?:ratings?|scores?|numbers?|answers?)
        """
    )
)
"""The person says that what follows, whatever its form, is theirs."""
_ADVERT = re.compile(
    any_of(
        r"""
        we are (?:looking|hiring|seeking) | we're (?:looking|hiring|seeking) | (?:key )?responsibilities |
        job (?:description|title|advert|posting|ad|spec|summary) | about the role | about us |
        what you'll (?:do|bring|need) | requirements | the ideal candidate | you will (?:be|have) |
        must have | nice to have | apply (?:now|by|via|today) | equal opportunity | competitive salary |
        i came across your profile | your profile caught | dear (?:candidate|applicant) | i'm reaching out |
        we offer | join our team | ideal candidate | the successful candidate | an exciting opportunity |
        role overview | years of experience required
        """
    )
)


def is_order(sentence: str, after: str, words: frozenset[str]) -> bool:
    """Whether a sentence tells the advisor what to record, without the person claiming it of themselves.

    Args:
        sentence: its text.
        after: what follows it, where the claim may stand.
        words: the words of the whole message.
    """
    if _ORDER_WORDS.search(sentence, words) or MACHINE.search(sentence):
        return True
    if PRESSING.search(sentence, words) and not _CLAIM.search(sentence):
        return True
    return _ORDER_ALL.search(sentence, words) is not None and not _CLAIM.search(sentence + after)


class Foreign:
    """The stretches of a text that are not the person's own words, asked about from left to right."""

    def __init__(self, norm: str) -> None:
        self._stretches = sorted(_stretches(norm), reverse=True)
        self._reach = 0

    def holds(self, start: int) -> bool:
        """Whether one of them holds the offset `start`, which is not left of those asked about before."""
        while self._stretches and self._stretches[-1][0] <= start:
            self._reach = max(self._reach, self._stretches.pop()[1])
        return start < self._reach


def _stretches(norm: str) -> list[tuple[int, int]]:
    """(start, end) of forged turns, code, adverts, quotations and mails pasted in."""
    found: list[tuple[int, int]] = []
    if "{" in norm or "<" in norm or "'''" in norm or ":=" in norm or ("_" in norm and "=" in norm):
        found += [match.span() for match in _CODE.finditer(norm) if not is_own(norm, match.start())]
    if '"' in norm:
        found += [match.span() for match in _QUOTED.finditer(norm)]
    if ":" in norm:
        found += _introduced(norm)
    if "[/" in norm or "</" in norm or "<[" in norm:
        found += [match.span() for match in _TAGGED.finditer(norm)]
    if ":" in norm or ">" in norm or "]" in norm:
        found += _turns(norm)
    if not _DATA.isdisjoint(norm) and MACHINE.search(norm):
        found += _lines(norm)
    return found + _adverts(norm)


_DATA = frozenset('=/"$&:')
"""Signs of which each line that a machine reads holds one."""


def _lines(norm: str) -> list[tuple[int, int]]:
    """Lines of commands, logs and data."""
    found: list[tuple[int, int]] = []
    offset = 0
    for line in norm.split("\n"):
        if MACHINE.search(line):
            found.append((offset, offset + len(line)))
        offset += len(line) + 1
    return found


def is_own(norm: str, start: int) -> bool:
    """Whether the person says just before that the text to come is theirs."""
    return _OWN.search(norm[max(0, start - 160) : start]) is not None


def _turns(norm: str) -> list[tuple[int, int]]:
    """Lines that pretend to be another speaker's: "System: ..."."""
    found: list[tuple[int, int]] = []
    offset = 0
    for line in norm.split("\n"):
        if _FOREIGN_LINE.match(line):
            heads = line.lstrip().startswith("#")  # "### System:" heads a paragraph
            found.append((offset, _paragraph_end(norm, offset) if heads else offset + len(line)))
        offset += len(line) + 1
    return found


def _introduced(norm: str) -> list[tuple[int, int]]:
    """Paragraphs announced as somebody else's: "the job ad says: ..."."""
    return [
        (match.end(), _paragraph_end(norm, match.end()))
        for match in _INTRODUCED.finditer(norm)
        if not norm[match.end() : match.end() + 3].lstrip().startswith('"')
    ]


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
        if len({match.group() for match in _ADVERT.finditer(paragraph)}) >= 2:
            hits.append((offset, offset + len(paragraph)))
        offset += len(paragraph) + 2
    return [(hits[0][0], hits[-1][1])] if hits else []
