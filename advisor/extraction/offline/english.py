"""Tables of English that no rubric owns: number words, everyday words, families of words that mark scope.

Nothing here names an item of any rubric. A word stands in a table because of what it does in every reply.
"""

from __future__ import annotations

__all__ = [
    "COMMON",
    "CROWDS",
    "DAYS",
    "FIRST_PERSON",
    "MONTHS",
    "NUMBER_WORDS",
    "ORDINALS",
    "OTHER_PEOPLE",
    "SETS_RIGHT",
    "TENS",
    "TURNS",
]

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
NUMBER_WORDS = {word: number for number, word in enumerate(_UNITS)} | {"nil": 0, "eigth": 8, "fourty": 40}
TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "1st": 1, "2nd": 2, "3rd": 3,
    "4th": 4, "5th": 5, "last": -1, "former": 1, "latter": 2, "final": -1, "middle": 2,
}  # fmt: skip

_MONTH_NAMES = "january february march april may june july august september october november december".split()
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}

SETS_RIGHT = frozenset("make put change let's lets call".split())
"""Verbs that draw a conclusion and set something right by it: "so make that a 6"."""

TURNS = frozenset("but though although however whereas while".split())
"""Words that begin a clause against the one before."""

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())

FIRST_PERSON = frozenset("i i'm i've i'd i'll im ive me my mine myself we we've our".split())

OTHER_PEOPLE = frozenset(
    """
    manager boss supervisor lead leader colleague colleagues coworker coworkers teammate teammates team
    friend friends mate mates flatmate roommate housemate mentor trainer trainee recruiter partner husband
    wife girlfriend boyfriend brother sister mum mom mother dad father cousin uncle aunt auntie daughter son
    kid kids nephew niece fiancé fiance students student pupils pals pal mam mammy da nan nana wife's hubby
    fiancee landlord landlady boys girls lads missus gran grandma grandmother grandad grandfather parents
    grandparents therapist twin family sibling siblings classmate teacher professor coach director ceo
    owner deskmate buddy neighbor neighbour bestie tita tito kuya bf gf ex staff
    """.split()
)
CROWDS = frozenset(
    "customers customer clients client guests regulars everyone everybody nobody people folks users".split()
)
"""People who are somebody else only where they act: "people say I'm a 9"; not in "my customer service"."""

_NAMES = """
    bed med ma higher
    front drift crisp target gap next boots ring square box slack help live chat orange three spark
    hooters subway shell chase wish discover arc vision shop best indeed monster apple costa nando pret
    currys game
"""
"""Names of products and employers that are also everyday words."""
_SLIPS = """
    office officer officers waiting detail details remove removed marker quality train trained wring sale
    stated state ticked sport sports weekend weekday evening retain respond export expert simple sample form
    phase prone photo emails mail male mails mentor tine tone torn tong shift shirt shaft caller composed
    compose basic basics basis skills skill still stills learned earn earning lean clean quote quotes quiet
    quite support supporter product produce producer products service serve server servers volume column
    volumes respect meter matter matrix customs custom hotel hostel motel restore restored would could
    should there their where about which these those other after before never every first mostly maybe
    really being doing going having getting making using people always think thing things ma ms pm aa as
    ba bs company supportive companies country county counter account accounts amount
    water waters factor factors constructor constructing constructive processor processors precedence
    comparison comparisons compression transaction transactions consume consumed consumes whenever decoding
    expiration developed research electricity contraction marshal converge individually throughout capital
    capitals companion companions commission commissions seeking healthy residency filed supervised
    progression organizational exclamation composer quantify lecture lectures practically cooperation leaning
    massaging preparatory exploiting revolution kayak medial
"""
"""Everyday words one slip away from words that rubrics use."""
COMMON = frozenset((_NAMES + _SLIPS).split())
