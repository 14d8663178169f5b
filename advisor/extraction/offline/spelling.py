"""How people spell in a hurry or by ear: "wudnt", "fone", "nevr", "alot".

Only spellings that are no words of their own stand here, so that nothing else can be meant. Names that
rubrics know have their typos corrected where they are found (`lexicon`); these are the short words between.
"""

from __future__ import annotations

__all__ = ["HURRIED", "SIGNS", "SPELLED"]

_TABLE = """
    wouldn't: wudnt wuldnt wldnt wudn't woudnt woudn't wouldent | couldn't: cudnt culdnt cldnt cudn't
    shouldn't: shudnt shuldnt | don't: dnt dunt doont | didn't: ddnt dint didint | haven't: havnt havn't avent
    isn't: isnt | doesn't: dosnt dosen't dosent doesent | never: nevr neva nver nvr nevva nevar
    neither: neithr niether neiter neether | nothing: nothin nuthin nuttin nuffin nothng
    none: nonee | yeah: yh yeh yehh yeahh | would: wud wuld wld | could: cud culd cld | should: shud shuld
    with: wiv wth wif | them: dhem | that: dat | this: dis | of course: ofc
    because: cuz bcos bcoz becos becuz
    you: yu | really: rly rlly realy
    phone: fone foan phon | fine: fne fien | phones: fones fons phons | email: emal eml imel emale emial
    emails: emals imels emials
    ticket: tickt tiket tikket tcket | tickets: tickts tikets tikkets tckets
    evening: evenin evning | evenings: evenins evnings | night: nite nyt nyte | nights: nites nytes
    tonight: tonite | weekend: wkend wknd wkd weeknd wekend | weekends: wkends wknds wkds weeknds wekends
    sometimes: sumtimes somtimes sometymes sumtymes smtimes somtime sumtime
    occasionally: occassionally ocasionally occasionaly ocassionally
    definitely: definately definatly definitly defintely definetly | always: allways alwys allwys alwayz
    usually: usualy usally | every: evri | everyday: evryday | everything: evrything everythin evrythin
    comfortable: comfertable comfotable confortable comfterble comftable comfrtable comftorable
    uncomfortable: uncomfertable unconfortable uncomfterble uncomftable
    okay: okey okai oky okayy okkk | happy: hapy happi | good: gud gooood | great: gr8 grt | love: luv
    have: hav hv hve | work: wrk wrok
    a lot: alot alott | tomorrow: tmrw tmr 2moro 2morrow tomoz tomoro
    customer: custmer custommer | customers: custmers custommers cutomers
    management: managment managemnt mangement
    product: prodct produt | reception: recption | hotel: hotle
"""


def _read(table: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for line in table.replace("|", "\n").splitlines():
        plain, _, others = line.partition(":")
        out.update((word, plain.strip()) for word in others.split() if word != plain.strip())
    return out


SPELLED = _read(_TABLE)
"""What people type → the word it is."""

HURRIED = {
    "d": "the",
    "r": "are",
    "wit": "with",
    "al": "all",
    "dan": "than",
    "cn": "can",
    "dem": "them",
    "evry": "every",
    "fon": "phone",
    "eves": "evenings",
    "coz": "because",
}
"""What may be a label, a word or a name; meant where others are spelled by ear beside it."""
SIGNS = SPELLED.keys() | frozenset("r u ur ya yr wit dan cn tx tho dem fon coz".split())
"""What shows that somebody spells by ear."""
