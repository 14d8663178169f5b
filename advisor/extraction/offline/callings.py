"""Work told by what one does all day: "I run the front desk of a gym", "I've been driving a taxi for years".

A verb alone is no job ("I drive", "I fix bikes for friends"). It is one together with what mostly work has: a
thing that few do for fun ("a school bus", "offices"), or the place where it is done ("at a clinic"); and only
where the reply may tell who somebody is.
"""

from __future__ import annotations

import re

from advisor.extraction.offline.phrases import one_of
from advisor.extraction.offline.reply import View
from advisor.extraction.offline.stretches import Range

__all__ = ["calling_told"]

_BUSINESS = one_of(
    r"""
    shop | store | salon | caf[eé] | coffee shop | business | restaurant | bakery | stall | company | pub |
    bar | guesthouse | garage | kiosk | front desk | help desk | reception | counter | hotel | hostel | farm |
    nursery | workshop | kitchen | canteen | warehouse | takeaway | food truck | launderette | gym | office |
    b&b | branch | studio | daycare | playgroup | pharmacy | boutique | showroom | depot | enquiries desk |
    information desk | ticket office | tea room | dairy | stand | pizzeria
    """
)
_SUBJECTS = one_of(
    """
    maths? | english | french | german | spanish | history | geography | physics | chemistry | biology |
    music | art | science | kids | children | adults | yoga | swimming | dance | pilates | piano | guitar |
    literacy | programming | coding | special needs | first grade | primary | kindergarten | toddlers
    """
)
_MACHINES = one_of(
    """
    lifts | elevators | boilers | escalators | photocopiers | aircons? | trains | planes |
    aircraft | vending machines | fridges | wind turbines | railway lines | power lines | tractors |
    coffee machines | cash machines | atms | slot machines | forklifts | roofs
    """
)
_ACTS = (
    (
        "drive driving",
        r"(?:an? |the |my )?(?:[\w-]+ ){0,2}?(?:bus|buses|taxis?|cab|lorry|lorries|tram|trains?|uber|lyft"
        r"|forklift|ambulance|rickshaw|tuk-tuk|minicab|matatu|jeepney|delivery van|big rig|rig|18-wheeler)"
        r"|for (?:uber|lyft|grab|bolt|amazon|dpd|ups|fedex|doordash|deliveroo|glovo|dhl|an? \w+ company)",
    ),
    (
        "run running manage managing own operate operating supervise supervising staff staffing man manning",
        rf"(?:an?|the|our|my own|our own|my) (?:(?!and\b)[\w&'-]+ ){{0,3}}?{_BUSINESS}s?"
        r"(?: (?:of|at|in|for) (?:an?|the|our) (?:\w+ )?(?!(?:in|at|near|and|for|on|with|since)\b)[\w-]+)?",
    ),
    (
        "clean cleaning",
        r"(?:the )?(?:[\w-]+ )?(?:offices|houses|homes|rooms|schools|windows|pools|flats|apartments|toilets"
        r"|planes|trains|airbnbs|hospitals|wards)",
    ),
    ("teach teaching", rf"(?:\w+ )?{_SUBJECTS}|(?:at|in) (?:an?|the) (?:\w+ )?\w+"),
    ("wait waiting", "tables?|on tables"),
    ("tend tending", "(?:the )?bar"),
    ("stack stacking stock stocking", "(?:the )?shelves"),
    ("cut cutting", "(?:people's )?hair"),
    ("groom grooming", "(?:dogs|cats|pets|horses)"),
    ("lay laying fit fitting", "(?:bricks|tiles|carpets?|floors|kitchens|windows|bathrooms|tyres)"),
    (
        "fix fixing repair repairing service servicing maintain maintaining install installing"
        " inspect inspecting",
        _MACHINES,
    ),
    (
        "pack packing pick picking sort sorting load loading",
        "(?:the )?(?:boxes|orders|parcels|packages|the post|mail|lorries|trucks|pallets|fruit|shelves)",
    ),
    (
        "deliver delivering",
        "(?:the )?(?:pizzas?|parcels|post|mail|newspapers|packages|groceries|takeaways|meals|food orders)",
    ),
)
"""Verbs as one says them of one's work, and what only work has to do with."""
_WITHOUT = one_of("bartending | waitressing | waitering | hairdressing | trucking | childminding")
"""What is work by itself."""
_ADVERBS = (
    r"(?:(?:just|mostly|mainly|still|currently|now|also|actually|presently|only|basically|nowadays"
    r"|right now|at present) )*"
)
_NOW = rf"(?:i|we|i'm|im|i am|we're)(?: and my \w+)? {_ADVERBS}"
_SINCE = rf"(?:(?:i've|ive|i have|we've|we have) )?(?:{_ADVERBS})been {_ADVERBS}"


def _acts() -> str:
    """All that is told of, each verb with its own things."""
    pairs = (f"(?:{'|'.join(verbs.split())}) (?:{things})" for verbs, things in _ACTS)
    return f"(?P<act>(?:{'|'.join((*pairs, _WITHOUT))}))"


_LEAD = (
    r"^(?:(?:(?:and|but|so|because|as|since|hi|hello|hey|well|yes|yeah|no|none) )*+"
    r"|i(?:'m|'ve|m)? .{0,60}? (?:and|but|so) )"
)
_GOES_ON = (
    r"(?=$| (?:at|in|near|and|but|on|since|right|full|part|here|now|currently|so|because|as|these|every day"
    r"|every night|outside|around|by|for (?:the|a|an|\w+ years?|\w+ months?))\b)(?! in the game\b)"
)
"""What may stand behind it: another noun would make something else of the thing ("cutting hair costs")."""
_CALLING = re.compile(rf"{_LEAD}(?:{_NOW}|{_SINCE}){_acts()}{_GOES_ON}")
_HOUSE = one_of(
    rf"""
    {_BUSINESS} | school | hospital | clinic | dentist | dental practice | surgery | vet | library | call
    cent(?:er|re) | supermarket | museum | petrol station | gas station | station | firm | airport | airline |
    factory | plant | bank | law firm | law office | care home | retirement home | university | college |
    mall | market | spa | casino | theatre | theater | cinema | post office | council | town hall | charity
    """
)
_AT_HOUSE = re.compile(
    rf"^(?:and |so |well |hi |hello )*i {_ADVERBS}(?P<act>"
    r"(?:help(?: out)?|look after|take care of|serve|do|sell"
    r"|repair|fix|make|prepare|cook|clean|guard|translate|handle|answer|process|pack|type|wash|assist|cover|run"
    r"|manage|keep|supervise|train|tutor|teach|coach|host|greet)"
    r"(?: (?!(?:my|myself|it|them|that|this|at|in|for|to|not|and|with)\b)[\w'-]+){0,3}"
    r" (?:at|in|for|behind) (?:an?|the|one|my (?:\w+ )?\w+'s|our family's|our|some|this)"
    rf" (?:[\w&'-]+ ){{0,2}}?{_HOUSE})\b"
)
"""Work that is told with the place where it is done: "I look after guests at a hotel"."""
_NOT_WORK = re.compile(
    r"^(?:(?! (?:and|but|so|while) ).)*\b(?:for fun|hobby|hobbies|on the side|(?:on|at) (?:the )?weekends?"
    r"|(?:spare|free) time|sometimes|now and then|occasionally|for (?:my|our|friends|family|neighbou?rs)"
    r"|favou?rs?|any ?more|no longer|until|till|volunteer(?:ing)?|last (?:year|summer)"
    r"|(?:with|to) (?:my|our) (?:kids|children|son|daughter|family|mum|mom|wife|husband|friends)"
    r"|(?:on|at) (?:\w+days?|college|uni|university)|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|(?:every|in|during) (?:the )?summers?|ago|(?:at|to|from) (?:my )?home"
    r"|my own (?:house|home|place|flat))\b"
)
"""What stands behind one that is no work, or none of today."""
_BEHIND = 8
"""How many tokens behind what is told are looked at."""


def calling_told(view: View, stretch: Range, words: str) -> Range | None:
    """The words of what somebody does at work now, told as a deed.

    Args:
        view: the reply.
        stretch: the tokens to look in.
        words: the same as text.
    """
    match = _CALLING.match(words) or _AT_HOUSE.match(words)
    if match is None or _NOT_WORK.match(words[match.end() :]):
        return None
    behind = view.words(stretch[1], min(view.last, stretch[1] + _BEHIND)) if stretch[1] < view.last else ""
    if _ENDED.match(behind):
        return None
    span = view.tokens_at(stretch[0], *match.span("act"))
    items = view.lexicon.rubric.items
    refs = [ref for one in view.parsed.mentions_in(*span) for ref in one.refs if ref.role == "item"]
    return None if any(items[ref.item].kind == "extent" for ref in refs) else span  # "I do the phones"


_ENDED = re.compile(
    r"^\W*(?:until|till|before|but (?:i )?(?:quit|left|stopped|that was)|for fun|as a hobby)\b"
)
