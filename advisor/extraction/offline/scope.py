"""Whose words a clause holds, and in what mood.

Three outcomes for a clause: the person states it of themselves (no flag), it belongs to somebody or something
else (a flag says to whom), or it is no statement at all (a question, an order to the advisor). Denial is not
judged here: "never did phone support" is an answer, and what it answers depends on the item.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from advisor.extraction.offline.clauses import Clause
from advisor.extraction.offline.english import CROWDS, OTHER_PEOPLE, SETS_RIGHT
from advisor.extraction.offline.foreign import Foreign, is_order
from advisor.extraction.offline.phrases import Cued, any_of, one_of
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

_HEDGE = (
    r"(?!(?:am|are|may|must|can|compare|consider|think|look|average|put|sum"
    r"|(?:had|have) to (?:guess|say|pick|choose|put|rate|give|be|name|answer|score|call))\b)"
)
"""What does not make a thing unreal: "if we are honest I'd be a 7", "if I compare myself ..."."""
_UNREAL = Cued(
    re.compile(
        r"\bif (?:i|only|we|they|he|she|it)(?:'d| had| could| were| was"
        r"| got| ever| get| did| become| became| practi[sc]ed| worked| tried| trained)\b(?! to (?:pick"
        r"|guess|choose|say|put|rate|give|be|pin|name|answer|score|call))"
        r"|"
        + any_of(
            rf"""
            (?:would|could|might)(?:'ve| have) (?:been|had|done|said|given|used|scored|put) | woulda |
            should(?:'ve| have) (?:had|done|used) |
            should(?:'ve| have) (?:been|said|given|put)(?! (?:an? )?(?:\d|five|six|seven|eight|nine|ten)) |
            imagine | suppose | supposing | pretend | in theory | hypothetically |
            in (?:a|an) (?:ideal|perfect) world | in my dreams | what (?:i'd|i would|wouldn't i) give to |
            lying if i said (?:an? )?(?:\d+|six|seven|eight|nine|ten) | what if |
            with (?:more )?(?:practice|training|time) |
            if (?:i|they|we) {_HEDGE}(?:\w+ ){{1,6}}?(?:i|they)(?:'d| would| could| might) be |
            (?:after|given|with) (?:\w+ ){{0,4}}?(?:practice|training|coaching|time|course|lessons?|help),?
                (?:it|i|that)(?:'d| would| could| might)
            """
        )
        + r"|\bhad i (?!to\b)\w+"
    ),
    frozenset(
        """
        if would could might should would've could've might've should've woulda imagine suppose supposing
        pretend theory hypothetically world with had after given dreams give lying
        """.split()
    ),
)
_WISH = Cued(
    re.compile(
        any_of(
            r"""
            one day | someday | some day |
            (?:i'd|i would|would|i'll) (?:really |absolutely |so |dearly )?(?:love|like) (?:to|a) |
            i(?: do| really)? (?:wish|want to|wanna|hope (?:to|it's|i'm)) |
            need (?:\w+ ){0,3}to (?:get to|reach|become) |
            aiming at(?= (?:an? )?(?:team|lead|head|manag|custom|product|support)\w*) |
            (?:hoping|aiming|dreaming|keen|eager|looking|trying|working) (?:to|for|of|towards?|on
                (?:it|that|getting)) | dream of |
            my (?:dream|aim|goal|target|hope)(?: \w+){0,3} (?:is|would) |
            wish (?:it|i|my) | aim(?:ing)? (?:for|to)
            """
        )
    ),
    frozenset(
        """
        day someday love like wish want wanna hope need hoping aiming dreaming keen eager looking
        trying working dream aim goal target
        """.split()
    ),
)
_PLAN = Cued(
    re.compile(
        any_of(
            r"""
            i'll | i will | ill | we'll | gonna | (?:am|i'm|im) going to | planning (?:to|on) | plan to |
            about to | intend to | will be | will start | want to learn | should learn | need to learn |
            soon | next (?:year|month|week|term|summer|spring|semester) | maybe later | one of these days |
            (?:i|we) (?:was|were) (?:going|about|supposed|meant) to (?!say\b) | haven't started | signed up |
            enrolled? (?:in|on|for)
            """
        )
        + r"(?! (?:score|keep|rate|grade|settle|modest|honest|generous|fair"
        r"|kind|say|go\b|give|take|put|pick|choose|call|stick|settle|admit"
        r"|rate|answer|be honest|just say|just go|just put|confess|guess"
        r"|have to say|be generous|be modest|leave it|start with))"
    ),
    frozenset(
        """
        i'll will ill we'll gonna going planning plan about intend want should need soon next later one
        haven't signed enrolle enrolled
        """.split()
    ),
)
_PAST = Cued(
    re.compile(
        any_of(
            r"""
            first (?:wrote|thought|said|put|guessed) | going to say | was hovering |
            (?:was|were|been|got) rated | (?:was|were|are|is) (?:telling|saying) | had me at |
            i'd have (?:said|told|put|given) | would have (?:said|told|put) |
            used to (?:be|say|rate|give|want|dream|think|hope) | for years i (?:said|wanted) |
            was (?:a|an|maybe|about|like) \w+ (?:before|back|then|when) | back then | years ago i |
            back in (?:19|20)\d\d i (?:was|had|rated) | before (?:the|my|covid) (?:\w+ ){1,4}?i was
            """
        )
    ),
    frozenset(
        """
        first going hovering rated telling saying had i'd would used was then years back before
        """.split()
    ),
)
_QUERY = re.compile(
    r"^\W*(?:and |so |but |ok |okay |sorry |wait |um |oh |hey |also "
    r"|just |quick question |by the way |btw )*"
    + one_of(
        r"""
        what | why | how | who | where | when | which | you mean | do | does | did | is | are | was |
        (?:can|could)(?! you (?:please )?(?:put|change|make|set|update|correct|switch|lower|raise|add)\b) |
        should | would | will | am | have you | has | may | whats | what's | how's | who's | isn't |
        aren't | don't you | tell me | explain |
        (?:10|1|\d) (?:is|means|being) the (?:best|worst|highest|lowest|top|max\w*|minimum)
        """
    )
    + r"\b"
)
_UNMARKED = Cued(
    re.compile(
        r"^\W*(?:and |so |but |ok |okay |sorry |wait |um |oh |hey |also |lol )*"
        r"(?:what(?:'s|s| is| are| does| do (?:you|u)| (?:would|should|do|can|could) (?:i|we))"
        r"|how (?:do|does|is|are)|why (?:do|does|is|are|would)"
        r"|does (?:the|that|this|it|my|a|an|any)"
        r"|(?:is|are) (?:that|this|my) \w+ (?:ok|okay|right|wrong|enough|a)|should i|do i (?:need|have)"
        r"|(?:is|are) (?!more |less |better |worse )[\w-]+ (?:more|less|better|worse|\w+er)\b"
        r"(?=.{0,40}\bthan\b)"
        r"|do(?:es)? (?!not |like |love |enjoy |prefer )[\w-]+ "
        r"(?:pay|earn|need|require|prefer|want|matter|mean))\b"
        r"(?!.{0,80}\b(?:is|was|are)\b)(?!.{0,60} (?:10|\d)(?:[./]\d\d?)?\W*$)"
    ),
    frozenset("what what's whats how why does is are should do".split()),
)
"""A question whose mark was left out: "whats b2b", not "what's important to me is"."""
_CROWD = (
    "everyone|everybody|people|folks|someone|somebody|customers?|clients?|guests?|chatgpt|gpt|claude|gemini|ai"
    "|the internet|google"
)
_JUDGE = (
    r"(?:(?:says?|said|told me|tells? me|thinks?|thought|reckons?|believes?) (?:that )?(?:i'm|i am|i was|my)"
    r"|(?:called|gave|gives?|rates?|rated|puts?) (?:me|my)|calls? my"
    r"|calls? me(?! (?:every|all day|daily|often|when|with|for|about|up)\b)"
    r"|calls? me\b.{0,40} (?:say|tell))\b"
)
"""What a crowd or a machine says of the person."""
_THING = "company|firm|employer|shop|store|restaurant|hotel|course|building|programme"
_DOES = (
    "(?:has been (?:there|around|open)|takes|took|runs|lasts|opened|exists|existed|is based|was based"
    "|is located|sits|wants|needs|requires|mentions|asks|expects|includes|goes on)"
)
"""What is said of a thing and not of the person."""
_CUSTOMER = r"(?:customer|client|caller|buyer|guest)(?=\W*$|,| and| but| only| myself| once| though| of)"
_TASK = r"(?:handles|handled|does|deals|dealt|takes|took|answers|answered|covers|covered|looks|looked)"
_OTHER_PERSON = (
    r"(?:lad|lass|guy|girl|bloke|chap|lady|woman|man|intern|receptionist|secretary|assistant|admin)s?"
)
_THEIR_TASK = Cued(
    re.compile(
        r"^\W*(?:and |but |so |while |whereas )?(?:(?:the |our )?(?:head ?office|hq)"
        rf"|(?:our|the|my|an?)(?: \w+)? {_OTHER_PERSON}"
        r"|(?:the |an)other (?:\w+ )?(?:team|department|dept|shift|branch|office|group|side)"
        rf"|(?:our|my) (?P<name>[a-z]{{2,20}})) {_TASK}\b"
    ),
    frozenset(
        "handles handled does deals dealt takes took answers answered covers covered looks looked".split()
    ),
)
"""Who else does a piece of work: "our Debbie handles the emails"; not "my CV covers phones"."""
_ME_TOO = re.compile(
    r"^\W*(?:and |but )?(?:(?:me|us) too|so (?:did|do|have) (?:i|we)|(?:and|with) (?:me|us)"
    r"|that was (?:us|me)"
    r"|(?:i|we) (?:did|do|have|had)(?: it)?(?: too| both| as well| also)?)\W*$"
)
"""What makes it the person's own as well."""
_OUR_TEAM = re.compile(rf"^\W*(?:and |but |so )?(?:our|my) (?:own )?team {_TASK}\b")
_SOME = (
    r"(?:(?:most|some|many|half|a lot|lots|all) (?:of (?:the|my|our|them|us) ?)?)?"
    r"(?:guys|others|other (?:guys|people|ones)|lads|colleagues|coworkers)(?: here| there| at work)?"
)
_GO_FOR = (
    r"(?:all |usually |mostly |just )?"
    r"(?:(?:went|go) (?:for|into)|want|wanted|become|became|picked|chose|moved (?:in)?to|ended up in)"
)
"""What most of the others did: "most of the guys went for team lead"."""
_NEAR = "next to|beside|behind|opposite|across|sitting|on my team|at work"
_SURELY = (
    "probably|prolly|sure|surely|still|honestly|personally|definitely|certainly|maybe|perhaps|also|now|just"
    "|really|only|easily|actually|likely|always|myself|then|today|even"
)
"""What stands between somebody and their verdict: "I probably would give me an 8"."""
_SUCH, _ONE = (
    "average|ideal|best|perfect|typical|model",
    "agent|person|rep|one|worker|employee|advisor|teammate",
)
"""People in general."""
_SOMEBODY = rf"(?:{'|'.join(sorted(OTHER_PEOPLE))}|instructor|tutor|lecturer|employer|customers?|regulars?)"
"""Who may be something; "my earliest start would be February" tells of no one else."""
_THEY_SAY = Cued(
    re.compile(
        r"^\W*(?:according to|as (?:my|our) \w+ (?:puts?|says?|said|told))\b"
        r"|\bi(?: was|'ve been| am| get|'m) (?:often |always |once )?told\b"
        r"|\b(?:an?|one|some) (?:\w+ )?(?:friends?|colleagues?|mates?|cousin|teacher|neighbou?r)"
        r"(?: of (?:mine|ours))?\b"
        r".{0,60}\b(?:would|gave|gives|says?|said|thinks?|rated|rates?)\b"
        rf"|\b(?:{_CROWD})(?: \w+){{0,3}} {_JUDGE}"
        rf"|\b(?:nobody|no one|none of us|(?:the|an?) (?:{_SUCH}) (?:{_ONE})(?: \w+)?)"
        r" (?:is|are|has|gets?|would|needs?)\b"
        rf"|\b(?:the|my|our|this|that|their) (?:{_THING}) {_DOES}\b|\bas an? {_CUSTOMER}\b"
        r"|\b(?:training|course|module|class|lesson|degree|curriculum)"
        r" (?:had|has|covered|covers|included|taught)\b"
        rf"|^\W*(?:and |but |so )?(?:{_SOME} ){_GO_FOR}\b"
        r"|^\W*(?:and |but |so )?they (?:ask|want|require|need|expect|look)(?:s|ed)?(?: for)?(?! me\b)\b"
        rf"|\bthe (?:girl|guy|man|woman|lady|bloke|person|boy|kid) (?:{_NEAR})\b"
        r".{0,30}\b(?:is|was|has|does|did)\b"
        r"|\bi(?:'ve| have)? (?:seen|saw|watched|observed) (?:\w+ ){0,2}"
        r"(?:people|others|them|colleagues|agents)\b"
        r"|^\W*(?:and |so |but )?an? (?:\d+|nine|ten)(?: (?:in|at|for) [\w -]{1,25})? (?:means|is when)\b"
        r"|\b(?:test|quiz|survey|horoscope|app|advert|ad|posting|listing|certificate|appraisal|assessment"
        r"|evaluation|reference) .{0,40}"
        r"\b(?:gave|gives|says?|said|asks?|asked|wants?|wanted|needs?|requires?|mentions?|lists?|expects?)\b"
        rf"|(?<![\w'])(?!(?:i|i'm|we|that|which|it|this|and|but|so|or|{_SURELY})\b)[\w']+,? "
        rf"(?:(?:{_SURELY}) ){{0,2}}(?:would|might|could|will) (?:(?:{_SURELY}) )?"
        r"(?:give|rate|score|grade|mark) me\b"
        r"|^\W*(?:and |but |though |although )?(?:my|our|his|her|their) (?!gut|heart|head|instinct|mind)"
        r"(?:\w+ ){1,3}?"
        + one_of(
            r"""
            would (?:say|give|rate|call|put) | says? | said | thinks? | reckons? | gave | gives |
            rates? | rated | told | (?:puts?|calls?|has) me (?:at|as|down|an?)
            """
        )
        + r"\b"
        r"|^\W*(?:and |but |though |although )?(?:my|our|his|her|their) (?:\w+ ){0,2}?"
        rf"{_SOMEBODY} would be\b"
        r"|\b(?:(?:in|at) (?:my|our) \w+'s (?:\w+ )?"
        r"(?:job|office|company|work|firm|place|shop|school|store|team|department|hotel|restaurant)"
        r"|where (?:my|our) \w+ works?),? they\b(?! (?:had|let|made|put|have|gave|asked) (?:me|us)\b)"
    ),
    frozenset(
        """
        they handles handled does deals dealt takes took answers answered covers covered looks looked
        company firm employer shop store restaurant hotel course lease rent contract building programme client
        caller buyer guest training module class lesson degree curriculum they girl guy man woman lady bloke
        person boy kid seen saw watched observed mentions mention expects expect lists list
        everyone everybody people folks someone somebody customer customers client clients guest guests
        chatgpt gpt claude gemini ai internet google nobody one none average ideal best perfect typical model
        certificate appraisal assessment evaluation reference means when
        friend friends colleague colleagues mate mates cousin teacher neighbour neighbor test quiz survey
        horoscope app advert ad posting listing asks asked wants wanted needs requires
        went go goes want become became picked pick chose choose moved move ended end like prefer
        according puts put call calls has would say says said think thinks reckon reckons gave gives rate
        rates rated told might could will
        """.split()
    ),
)
"""Somebody's verdict: "our instructor would be a 10"."""


def scopes(
    tokens: list[Token], clauses: list[Clause], norm: str, words: frozenset[str], shown: str = ""
) -> list[Scope]:
    """The scope of each clause, in order.

    `words` are the texts of the tokens, and `shown` is the normalised text with the person's own capitals.
    """
    texts = [
        _Text(
            norm[tokens[clause.first].start : tokens[clause.last - 1].end],
            [token.text for token in tokens[clause.first : clause.last]],
        )
        for clause in clauses
    ]
    flags = zip(
        _others(tokens, clauses, _they(tokens, clauses, texts, words, shown or norm), texts),
        _unreal(tokens, clauses, texts, words),
        _matches(_WISH, texts, words),
        _matches(_PLAN, texts, words),
        _orders(tokens, clauses, norm, words),
        _queries(tokens, clauses, texts, words),
        _matches(_PAST, texts, words),
        strict=True,
    )
    return [Scope(*raised) if True in raised else NO_SCOPE for raised in flags]


class _Text(NamedTuple):
    """The text of a clause, and its words."""

    text: str
    words: list[str]


def _matches(cued: Cued, texts: list[_Text], words: frozenset[str]) -> list[bool]:
    """Whether each text matches, all of them being made of `words`."""
    if cued.cues.isdisjoint(words):
        return [False] * len(texts)
    return [cued.search(*text) is not None for text in texts]


def _unreal(
    tokens: list[Token], clauses: list[Clause], texts: list[_Text], words: frozenset[str]
) -> list[bool]:
    """Whether each clause is hypothetical: what follows a condition in its sentence is so, too."""
    out = _matches(_UNREAL, texts, words)
    for place in range(1, len(clauses)):
        follows = out[place - 1] and clauses[place].sentence == clauses[place - 1].sentence
        if follows and tokens[clauses[place].first].text not in _BACK_TO_FACTS:
            out[place] = True
    return out


_BACK_TO_FACTS = frozenset("but so now right today currently nowadays honestly actually".split())
_BACK_TO_ME = frozenset("but though honestly personally".split())


def _queries(
    tokens: list[Token], clauses: list[Clause], texts: list[_Text], words: frozenset[str]
) -> list[bool]:
    """Whether each clause begins a question that its sentence ends as one."""
    unmarked = _matches(_UNMARKED, texts, words)
    if "?" not in words:
        return unmarked
    asks = {
        clause.sentence: clause.last < len(tokens) and tokens[clause.last].text == "?" for clause in clauses
    }  # the last clause of a sentence has the last word
    return [
        (asks[clause.sentence] and _QUERY.match(text) is not None) or asks_so
        for clause, (text, _), asks_so in zip(clauses, texts, unmarked, strict=True)
    ]


def _orders(tokens: list[Token], clauses: list[Clause], norm: str, words: frozenset[str]) -> list[bool]:
    """Whether each clause is part of an order to the advisor, or of text that is not the person's own."""
    bounds: dict[int, tuple[int, int]] = {}
    for clause in clauses:
        start, _ = bounds.get(clause.sentence, (tokens[clause.first].start, 0))
        bounds[clause.sentence] = (start, tokens[clause.last - 1].end)
    ordered = {
        sentence
        for sentence, (start, end) in bounds.items()
        if is_order(norm[start:end], norm[end : end + 80], words)
    }
    foreign = Foreign(norm)
    return [foreign.holds(tokens[clause.first].start) or clause.sentence in ordered for clause in clauses]


# --- whom a clause is about


def _they(
    tokens: list[Token], clauses: list[Clause], texts: list[_Text], words: frozenset[str], shown: str
) -> list[bool]:
    """Whether each clause holds what somebody else says or does."""
    out = _matches(_THEY_SAY, texts, words)
    if _THEIR_TASK.cues.isdisjoint(words):
        return out
    for place, (clause, one) in enumerate(zip(clauses, texts, strict=True)):
        match = _THEIR_TASK.search(*one)
        if match is None:
            continue
        start = tokens[clause.first].start + match.start("name")
        name = shown[start : start + 2]
        out[place] = out[place] or match["name"] is None or name[:1].isupper() > name[1:].isupper()
    return out


def _others(
    tokens: list[Token], clauses: list[Clause], they_say: list[bool], texts: list[_Text]
) -> list[bool]:
    """Whether each clause is about somebody else: as it says, or as the clause before it in its sentence."""
    out: list[bool] = []
    people_before = other = theirs = False
    sentence = -1
    reason = outer = False
    for place, (clause, is_theirs) in enumerate(zip(clauses, they_say, strict=True)):
        if clause.sentence != sentence:
            sentence, other, reason = clause.sentence, False, False
        opening = tokens[clause.first].text
        if opening in _REASONS:
            outer, reason = other, True
        elif reason and opening in _ADDS:
            other, reason = outer, False  # "healthcare since my brother's there, and e-commerce"
        subject = "other" if is_theirs else _subject(tokens, clause, people_before)
        if subject == "other" and (_OUR_TEAM.match(texts[place].text) or _is_shared(clauses, texts, place)):
            subject = "me"
        if subject is not None:
            other = subject == "other"
            people_before = people_before or other
        elif tokens[clause.first].text in _BACK_TO_ME or _draws(tokens, clause):
            other = False
        elif clause.last - clause.first == 1 and tokens[clause.first].kind == "n" and not theirs:
            other = False  # "my nephew would laugh, 3"
        theirs = is_theirs
        out.append(other)
    return out


def _is_shared(clauses: list[Clause], texts: list[_Text], place: int) -> bool:
    """Whether the next clause of the sentence says that the person did so as well: "..., me too"."""
    after = place + 1
    return (
        after < len(clauses)
        and clauses[after].sentence == clauses[place].sentence
        and _ME_TOO.match(texts[after].text) is not None
    )


_REASONS = frozenset("since because cause as".split())
_ADDS = frozenset("and plus also".split())


def _draws(tokens: list[Token], clause: Clause) -> bool:
    """Whether a clause draws the person's own conclusion: "my son says I'm handy, so make that a 6"."""
    opening, verb = tokens[clause.first].text, tokens[clause.first + 1 : clause.last]
    return opening in ("so", "then") and bool(verb) and (verb[0].text in _CONCLUDES or verb[0].kind == "n")


_CONCLUDES = SETS_RIGHT | {"set"}
_I = frozenset("i i'm i've i'd i'll im ive we mine".split())
_ME = frozenset("me myself".split())
_THIRD = frozenset("he she he's she's his her hers he'd she'd".split())
_THEY = frozenset("they they're they've they'd their".split())
_ASIDE = frozenset("when till where once so because since while if that which who until unless".split())
"""What follows one of these is said of something beside the point."""
_HECHO = ("hecho", "escrito", "visto", "ado", "ido")
_SUBJECTS = _I | _ME | _THIRD | _THEY | _ASIDE | OTHER_PEOPLE | CROWDS


def _subject(tokens: list[Token], clause: Clause, people_before: bool) -> str | None:
    """Whom the clause is about: "me", "other", or None where it does not say."""
    for index in range(clause.first, clause.last):
        text = tokens[index].text
        base = text.removesuffix("'s")
        if base not in _SUBJECTS and text not in _SUBJECTS:
            continue
        opens = index == clause.first or (index == clause.first + 1 and tokens[clause.first].text == "for")
        if text in _I and index + 1 < clause.last and tokens[index + 1].text in _THINKS:
            if index + 2 < clause.last and tokens[index + 2].kind == "n":
                return "me"  # "I think 8"
            continue  # "I think my boss gave me a 9"
        if text in _I or (text in _ME and opens):
            return "other" if _has_somebody(tokens, index, clause) else "me"
        if text == "her" and _is_object(tokens, index, clause):
            continue
        if text == "he" and index + 1 < clause.last and tokens[index + 1].text.endswith(_HECHO):
            continue  # "he hecho", which is Spanish for "I have done"
        if text in _THIRD or (text in _THEY and people_before):
            return "other"
        if text in _ASIDE and index > clause.first:
            return None
        if base in OTHER_PEOPLE and _is_person(tokens, index, clause.first):
            mine = _and_i(tokens, index) or _has_me_do(tokens, index, clause.last)
            return "me" if mine else "other"
        if text in CROWDS and index - clause.first <= 2 and _is_agent(tokens, index, clause.first):
            return "me" if _reaches_me(tokens, index, clause.last) else "other"
    return None


def _is_agent(tokens: list[Token], index: int, first: int) -> bool:
    """Whether a crowd acts, and is not whom something is done to: "calming people is a 9"."""
    handled = index > first and tokens[first].text.endswith("ing")
    return _acts(tokens, index) and not (handled and tokens[index + 1].text in ("is", "was"))


def _reaches_me(tokens: list[Token], index: int, last: int) -> bool:
    """Whether a crowd only gets in touch with the person: "customers call me", not "call me a 10"."""
    texts = [token.text for token in tokens[index + 1 : min(last, index + 6)]]
    if not texts or texts[0] not in _GETS_IN_TOUCH or not {"me", "us"}.intersection(texts[1:3]):
        return False
    at = next(at for at, text in enumerate(texts) if text in ("me", "us"))
    after = texts[at + 1 : at + 2]
    return not after or after[0] in _HOW_OFTEN


_GETS_IN_TOUCH = frozenset(
    "call calls ring rings phone phones email emails mail mails write writes text".split()
)
_HOW_OFTEN = frozenset(
    "every all daily often day when with for about to at in on from and or constantly too also".split()
)


def _has_somebody(tokens: list[Token], index: int, clause: Clause) -> bool:
    """Whether all that follows "I have" is told of somebody: "I've got a colleague who did two years"."""
    texts = [token.text for token in tokens[index : min(clause.last, index + 8)]]
    if texts[0] not in ("i've", "i", "we", "we've"):
        return False
    if texts[0] != "i've" and _HAVE.isdisjoint(texts[:3]):
        return False
    who = next((at for at, text in enumerate(texts) if text in ("who", "who's", "that")), 0)
    return who > 1 and texts[who - 1] in OTHER_PEOPLE


_HAVE = frozenset("have got had know".split())


def _is_object(tokens: list[Token], index: int, clause: Clause) -> bool:
    """Whether "her" is whom the person does something to: "calming her down 8", not "her writing"."""
    after = tokens[index + 1].text if index + 1 < clause.last else ""
    acts = index > clause.first and tokens[index - 1].text.endswith("ing")
    return acts and (after in ("", "down", "up", "off", "out", "back") or after.isdigit())


def _has_me_do(tokens: list[Token], index: int, last: int) -> bool:
    """Whether somebody has the person do what is told: "my boss lets me take calls", not "had me at a 9"."""
    texts = [token.text for token in tokens[index + 1 : min(last, index + 5)]]
    at = texts.index("me") if "me" in texts else 0
    acts = at > 0 and texts[at - 1] in _HAS_DONE and at + 1 < len(texts)
    return acts and texts[at + 1].isalpha() and texts[at + 1] not in _NO_DEED


_HAS_DONE = frozenset("let lets had has have made makes".split())
_NO_DEED = frozenset("at as a an down on in under over feel think believe sound look know for out be".split())


def _and_i(tokens: list[Token], index: int) -> bool:
    """Whether the person is among those spoken of: "my parents and I live in Leeds"."""
    return [token.text for token in tokens[index + 1 : index + 3]] == ["and", "i"]


_THINKS = frozenset("think guess believe reckon suppose know heard remember".split())
_DETERMINERS = frozenset(
    "my our the a an his her their your one some most other best old former last".split()
)
_LINKS = frozenset("is was are am be been became as i'm".split())
_NO_SUBJECT_AFTER = frozenset(
    "with for to by from at like as of than under alongside beside on against"
    " i'm am was became being im is are and".split()
)
_ALONE_ACTS = frozenset(
    "is was says said thinks gave does doesn't didn't did likes wants will won't handles takes".split()
)
"""What kin that are named without "my" do: "uncle doesn't like picking up"."""
_ACTS = frozenset(
    """
    is was says say said thinks think told tell tells gave give gives rated rates rate used uses has had who
    does did do handles handled wrote writes sent emailed messaged asked would call puts reckons
    hate hates hated love loves loved likes liked dislike dislikes mind minds complain complains
    """.split()
)


def _is_person(tokens: list[Token], index: int, first: int) -> bool:
    """Whether a person is the subject here: "my old manager is", not "for my manager" or "team lead"."""
    back = index - 1
    while first <= back > index - 3 and tokens[back].text not in _DETERMINERS | _LINKS:
        back -= 1
    if back < first or tokens[back].text not in _DETERMINERS:
        after = tokens[index + 1].text if index + 1 < len(tokens) else ""
        return index == first and after in _ALONE_ACTS
    while back > first and tokens[back - 1].text in _DETERMINERS:
        back -= 1
    if tokens[back].text in ("the", "a", "an", "one", "some") and not _acts(tokens, index):
        return False
    if back - 2 >= first and tokens[back - 1].text == "of" and tokens[back - 2].text in _AMOUNTS:
        return back - 3 <= first  # "a lot of my colleagues hated it"
    if back - 1 == first and tokens[first].text in _JOINS:
        return True
    return back == first or (tokens[back - 1].text not in _NO_SUBJECT_AFTER and _acts(tokens, index))


_AMOUNTS = frozenset("lot lots most some many all half one few plenty several both none couple two".split())
_JOINS = frozenset("and but though although because so since as while".split())
"""Words that a clause begins with before its subject."""


def _acts(tokens: list[Token], index: int) -> bool:
    after = index + 1
    if after + 1 < len(tokens) and tokens[after].text == "of" and tokens[after + 1].text in _OWNERS:
        after += 2  # "a friend of mine has"
    return after < len(tokens) and tokens[after].text in _ACTS


_OWNERS = frozenset("mine ours yours his hers theirs".split())
