"""Whether somebody asks for a human instead of the advisor: in any wording, but in a wording of their own.

The danger is on both sides. People here tell of customers who ask for a human, of colleagues they pass calls
to, and of jobs called "agent", so:

1. Only a whole sentence asks, or a clause that opens as requests do ("can I", "I'd like to", "get me").
2. What stands after the human must be an ending ("please", "and not a bot"): "I talk to a human resources
   manager" and "I want to talk to people all day" ask for nobody.
3. A plain word ("someone", "agent") takes a request before it; only a telling one ("a real person") does
   without.
4. Words in quotes, and sentences that tell of somebody else, ask for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["wants_human"]

_QUOTED = re.compile(r"“[^”]{0,400}”?|\"[^\"]{0,400}\"?")
_SENTENCE = re.compile(r"[^.!?\n]+")
_CLAUSE = re.compile(r"[,;:()…]| [-–—] |\b(?:and|but|so|or)\b", re.IGNORECASE)
_NOT_WORD = re.compile(r"[^\w]+")
_NOISE = frozenset(
    "please pls plz plea just really actually maybe perhaps kindly possibly also now then ok okay well um uh "
    "hmm oh hey "
    "hi hello sorry honestly directly quickly simply finally thanks cheers only so here already "
    "again right today yes yeah nope listen seriously".split()
)
"""Words that change nothing in a request, wherever they stand."""


def _one_of(words: str) -> str:
    return "(?:" + "|".join(words.split("|")) + ")"


_A = _one_of("a|an|the|some|any|your|one of your|another|one|an other|a different|somebody|someone") + " "
_REAL = _one_of(
    "real|actual|live|living|proper|human|breathing|physical|genuine|true|flesh and blood|real life"
)
_BEING = _one_of(
    "person|persons|people|human|humans|being|beings|agent|agents|operator|representative|rep|advisor|"
    "adviser|"
    "colleague|man|woman|voice|employee|consultant|coach|counsellor|counselor|staff|somebody|someone|one|"
    "team member|staff member|support agent|support|assistant|career advisor|career adviser"
)
_ONE = _one_of("person|human|human being|being|agent|operator|representative|rep|advisor|adviser|man|woman")
_HELP = _one_of(
    "help|assistance|support|assistant|advice|agent|advisor|adviser|operator|colleague|representative"
)
_TELLING = (
    f"(?:{_A})?(?:human being|human beings|humans?|{_REAL} (?:{_REAL} )?{_BEING}|human {_HELP}|"
    f"(?:somebody|someone|anybody|anyone) (?:real|human|alive|who is (?:real|human)|whos (?:real|human)|"
    "from (?:your|the) (?:team|staff|company|side|office)|in (?:your|the) team|on your (?:team|side))|"
    f"(?:person|people) (?:from|in) (?:your|the) (?:team|staff|company|office)|member of (?:your |the "
    f")?staff)"
)
_PLAIN = (
    f"(?:(?:{_A})?(?:person|agent|operator|representative|rep|advisor|adviser|colleague|supervisor|manager|"
    "employee|consultant|recruiter|coach|counsellor|counselor|specialist|expert|career advisor|career "
    "adviser|"
    "team member|staff member|support agent|support person|(?:customer )?support team|customer support|"
    "member of (?:your |the )?(?:staff|team))|someone|somebody|anyone|anybody|someone else|somebody else|"
    "your (?:team|staff|people|colleagues)|one of you|one of your (?:people|colleagues|team))"
)
_WHO = f"(?:{_TELLING}|{_PLAIN})"
_SOLO = f"(?:(?:a|an) )?(?:human(?: being| agent)?|(?:{_REAL} )+{_ONE}|someone real)"
_BOT = (
    "(?:a |an |the |this |you |some |any )?(?:(?:stupid|dumb|silly|useless|chat|ai|automated) )?"
    "(?:bots?|chatbots?|robots?|machines?|computers?|ai|programs?|algorithms?|software|automated system|"
    "system)"
)
_END = (
    "(?: (?:about (?:this|that|it|my (?:case|situation|result|score|answers|report|question|problem))|"
    f"(?:and )?(?:not|rather than|instead of|no) {_BOT}|instead|first|who (?:can|could|would|will|may) "
    f"(?:help|"
    f"understand|listen)"
    "(?: me| to me| us)?|to (?:help|talk to|speak to|speak with|talk with|chat with|assist me|help me|help "
    "us)|"
    "(?:with|for) (?:this|that|help|me)|i can (?:talk|speak|chat) (?:to|with)|from (?:your|the) (?:team|side|"
    "company|"
    "staff|office)|at (?:all|your company|your end)|in person|on (?:the|your) (?:team|phone|line|other end)|"
    "if (?:possible|i may|thats ok|thats possible|you dont mind|there is one)|asap|as soon as possible|"
    "straight away|"
    "immediately|at once|for (?:a (?:moment|minute|second)|once)|cuz|because of this))*"
)
_ASKS = (
    "(?:(?:can|could|may|might) (?:i|we|you|u|somebody|someone)(?: (?:let|have|help|get|allow) (?:me|us)(?: "
    "to)?)?|"
    "(?:is|would|will) (?:it|there) be possible (?:for me )?to|is it possible (?:for me )?to|possible to|"
    "(?:i|we) (?:want|need|wish|prefer|would like|would love|would prefer|would rather|rather|demand|wanted|"
    "ask|"
    "would want|am asking|beg|insist)(?: (?:to|on))?|"
    "(?:id|wed|im) (?:like|love|prefer|need|want|rather|asking|better)(?: to)?|i wanna|i gotta|wanna|"
    "(?:want|need|wish|prefer|would like|would love|love) to|(?:how|where|when) (?:can|could|do|may|would) i|"
    "(?:is|are) there (?:a|any|some)? ?(?:way|chance|option|possibility)(?: (?:that|for me))?(?: (?:i (?:can|"
    "could)|to))?|"
    "any (?:way|chance)(?: (?:i (?:can|could)|to|that i (?:can|could)))?|let me|allow me to|lemme|"
    "will you(?: let me)?|would you(?: let me)?|do you (?:mind|let me)(?: if i)?|am i able to|"
    "i (?:think|guess|feel|believe|wish) (?:i|that i) (?:need|want|would like|would prefer|should|could|must|"
    "have)(?: to)?|"
    "(?:cant|couldnt|can not) i)"
)
_TALK = (
    "(?:talk|speak|chat|write|text|converse|communicate|be talking|talking|speaking|chatting|connect|"
    "be connected|get connected|be transferred|get transferred|be put through|get put through|be passed|"
    "be handed over|be handed|be forwarded|be switched|switch|be redirected|be escalated|get in touch|"
    "be in touch|get in contact|get through|have a (?:chat|word|call|conversation)|discuss (?:this|it)|"
    "continue|go on|deal|do this|get on the phone|a word|a chat|move|change)"
    "(?: (?:over|through|on|this|it|directly))? (?:to|with|2|w|wit)"
)
_REACH = (
    "(?:get hold of|get a hold of|get|have|see|contact|reach|call|message|phone|email|meet|request|ask for|"
    "find|hear from|be helped by)"
)
_ME = (
    "(?:get|give|find|bring|fetch|send|show|connect|put|transfer|hand|pass|forward|switch|escalate|move|link|"
    "direct|route|redirect|refer|patch) (?:me|us|(?:this|my) (?:chat|conversation|case))"
    "(?: (?:over|through|on|up|along|talking|speaking|in touch|in contact))*(?: (?:to|with))?"
)
_HERE = (
    "(?: (?:around|available|there|online|on duty|in there|who can (?:help|talk|speak)(?: (?:me|to me|with "
    "me))?|"
    "i (?:can|could) (?:talk|speak|chat|write) (?:to|with)|to (?:talk|speak|chat) (?:to|with)|(?:that|who) i "
    "can "
    "(?:talk|speak) (?:to|with)|who reads this|reading this|behind this))*"
)
_DOES = (
    "(?:help|take over|call|contact|answer|talk|speak|join|look|assist|write|reply|get back|reach out|chat|"
    "step in|read)"
    "(?: (?:me|us|to me|with me|at this|this|in|out|over|to us|into this|instead))*"
)

_REQUESTS = (
    # "can I talk to someone", "I'd like to speak with an agent please"
    f"(?:{_ASKS} )+{_TALK} {_WHO}{_END}",
    # "talk to a real person", "speaking to a human"
    f"{_TALK} {_TELLING}{_END}",
    f"(?:talk|speak) (?:to|with) (?:an? )?(?:agent|operator|representative|advisor|adviser){_END}",
    "who can i (?:talk|speak) (?:to|with)",
    # "transfer to human", "can you hand this over to someone"
    f"(?:transfer|escalate|switch|connect|forward) (?:to|with) {_TELLING}{_END}",
    f"(?:can|could|would|will) you (?:hand|pass|transfer|escalate|forward|switch) (?:this|it|that)"
    f"(?: (?:over|on|up))* to {_WHO}{_END}",
    # "need human", "get a human"; "can I get help from a person", "can I ask a human something"
    f"(?:need|want|get|bring|fetch|call|request) {_SOLO}{_END}",
    f"(?:{_ASKS} )+(?:get |have |receive )?(?:some |any )?(?:help|advice|support|assistance|an answer) "
    f"from "
    f"(?:{_TELLING}|a person){_END}",
    f"(?:{_ASKS} )+ask {_TELLING}(?: (?:a question|something|some questions))?{_END}",
    # "can someone call me", "anyone real there"
    f"(?:can|could|will|would|may) {_WHO} (?:call|phone|ring|contact|email|help|answer|talk to|speak to|"
    f"speak with|get back to|write to) (?:me|us){_END}",
    f"(?:any (?:humans?|real (?:people|persons?|humans?))|any(?:one|body) real){_HERE}",
    # "can I have a human", "I want a real person", "I need human help"
    f"(?:{_ASKS} )+(?:{_REACH} )?{_TELLING}{_END}",
    f"{_ASKS} (?:(?:get|have|see|ask for|request) )?(?:a|an) (?:person|agent|operator){_END}",
    # "get me a human", "could you put me through to someone", "transfer me"
    f"(?:{_ASKS} )*{_ME} {_WHO}{_END}",
    "(?:(?:can|could|would|will) you )?(?:transfer me|put me through|connect me|hand me over|pass me on)",
    # "a human please": the whole of it
    f"{_SOLO}{_END}",
    "(?:a )?(?:agent|operator|representative|person)(?: who can help(?: me)?)",
    # "is there a human here", "are there any real people"
    f"(?:is|are) (?:there )?{_TELLING}{_HERE}",
    f"(?:is|are) there (?:{_A})?{_PLAIN} (?:i can|i could|to|that i can|who i can) (?:talk|speak|"
    f"chat)(?: (?:to|with))",
    f"(?:do|dont) you (?:guys )?have {_TELLING}{_HERE}",
    "(?:i need|i want|is there|i have no|i would like|id like) (?:someone|somebody|anyone|anybody) to "
    "(?:talk|speak) (?:to|with)",
    # "can a human help me", "I want a human to look at this"
    f"(?:can|could|will|would|may|should|let|have) {_TELLING} {_DOES}",
    f"{_ASKS} {_TELLING} to {_DOES}",
    # "I don't want to talk to a bot", "no more bots"
    f"i (?:dont|do not|wont|will not|refuse to|hate|cant stand|am tired of|am sick of|am not)(?: (?:want|"
    f"wanna|wish|"
    f"like|going|gonna))?(?: to)? ?(?:talk|talking|speak|speaking|chat|chatting|write|writing|deal|"
    f"dealing) (?:to|with) {_BOT}",
    f"(?:im|ive had) (?:tired of|sick of|not talking to|done with|done talking to|enough of) "
    f"(?:(?:talking|speaking|chatting) "
    f"(?:to|with) )?{_BOT}",
    f"(?:no more|stop with) {_BOT}",
    f"(?:{_ASKS} )*(?:stop|quit) (?:talking|speaking|chatting) (?:to|with) {_BOT}",
)
_WHOLE = re.compile("|".join(_REQUESTS))
_PLEASE = re.compile(
    r"(?:(?:an?|the) )?(?:person|agent|operator|representative|someone|somebody) (?:please|pls|plz)"
)
_REQUEST = re.compile(f"(?:{_ASKS}|{_ME}|i need|i want|is there|are there) ")
_TOLD = re.compile(
    r"\b(?:says?|said|saying|asks?|asked|asking|tells?|told|demands?|demanded|insists?|insisted|when|whenever|if|"
    r"customers?|clients?|callers?|users?|guests?|they|he|she|people|somebody who|someone who)\b",
    re.IGNORECASE,
)


def wants_human(text: str) -> bool:
    """Whether somebody asks for a human.

    >>> wants_human("Could I maybe speak to a real person, please?")
    True
    >>> wants_human("When they ask to talk to a human, I transfer them to an agent.")
    False
    """
    if _PLEASE.fullmatch(_NOT_WORD.sub(" ", text.casefold()).strip()):
        return True
    return any(
        _WHOLE.fullmatch(said)
        for sentence in _SENTENCE.findall(_QUOTED.sub(" | ", text))
        for said in _sayings(sentence)
    )


def _sayings(sentence: str) -> Iterator[str]:
    """A sentence, and the clauses of it that open as requests do, as bare words."""
    whole = _bare(sentence)
    if "|" not in sentence:
        yield whole
    for clause in _CLAUSE.split(sentence):
        said = whole if clause == sentence else _bare(clause)
        if _REQUEST.match(said + " "):
            yield said
        if _TOLD.search(clause) or "|" in clause:
            return  # "When they say, can I talk to a human, ..." tells of somebody else


def _bare(text: str) -> str:
    words = _NOT_WORD.sub(" ", text.casefold().replace("'", "").replace("’", "")).split()
    return " ".join(word for word in words if word not in _NOISE)
