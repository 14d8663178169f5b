"""What an advisor does not say by itself: promises, verdicts, pay, titles, law, medicine, advice and more.

Each class is a table of English, broad on purpose. What stands in the text that the model was given may be
said; so a class holds words that a kind rewrite of that text has no need of.
"""

from __future__ import annotations

import re

from advisor.extraction.offline.phrases import any_of

__all__ = ["CLASSES"]

_COMES_TO = (
    r"be|get|land|earn|make|qualif\w+|pass|succeed|find|receive|win|have|secure|become|reach|achieve|rise"
    "|advance|start|work|join|thrive|go far|do (?:great|well|fine)"
)
"""What a person is promised."""
_DOES = (
    "make sure|get|ensure|see to|find|hire|recommend|offer|put|take (?:you|care)|call|contact|choose|invite"
    r"|give|help|keep (?!it\b|that\b|this\b|in mind|going)|send|email|write to|pass (?:you|it|this)|forward"
    "|arrange|book|schedule|be in touch|reach out|let you know|tell (?:them|the|your|hr)|speak (?:to|with)"
    "|vouch"
)
"""What somebody is promised to do."""
_WHO = "we|they|i|somebody|someone|an employer|employers|the company|companies|recruiters|the team|hr"
_PLAINLY = (
    r"(?!(?:noted|fine|ok|okay|understand|understood|understandable|clear|all right|helpful|a|not)\b)\w+"
)
"""A word of which "certainly" says more than that it was heard."""
_PROMISE = rf"""
    guarante\w+ | promis\w+ | assur\w+ | (?:certainly|definitely|surely|undoubtedly|inevitably) {_PLAINLY} |
    no doubt | without (?:a )?doubt | without fail | (?:sure|bound|set|certain|destined|likely) to \w+ |
    count on | rest easy | in the bag | on (?:its|the|their) way | a matter of time | no risk |
    you(?:'ll| will| shall| are going to) (?:\w+ly |soon |also |then |even |no doubt )?(?:{_COMES_TO}) |
    (?:{_WHO})(?:'ll| will| shall| are going to| am going to) (?:\w+ly )?(?:{_DOES}) |
    hir(?:e|es|ed|ing) | employ(?:ed|er|ers|s)? | job offers? | (?:an|the|your) offer | interview(?:s|ed)? |
    is yours | dreams? | chosen | selected | accepted | shortlisted |
    promot(?:ed|ion|ions|e) | approved | certified | welcome (?:aboard|on board|to the (?:team|company)) |
    (?:you can|can|to) expect | good word | (?:your|bright) future | go wrong | can't (?:fail|lose|miss) |
    (?:won't|will not|never) (?:fail|regret|lose) | be in touch | hear (?:back )?from (?:us|me|them) |
    (?:get|got) the (?:job|role) | opportunit(?:y|ies) | openings? | vacanc(?:y|ies)
"""
_KIND = (
    "impressive|excellent|great|strong|amazing|fantastic|outstanding|good|high|solid|brilliant|superb"
    "|stellar|low|wonderful|remarkable|weak|poor|lovely|nice|top|healthy"
)
_STANDING = (
    "tiers?|levels?|decile|percentile|quartile|group|league|class|band|bracket|ranks?|performers?|third|half"
)
_THAN = "above|below|beyond|ahead of|better than|worse than|higher than|stronger than"
_FITS = "perfect|ideal|great|strong|excellent|good|ready|suitable|suited|cut out|made"
_JOB = "job|role|work|position|field|round"
_VERDICT = rf"""
    qualif(?:y|ies|ied|ying|ications?) | eligib\w+ | (?:you|you've|you'd|you'll) (?:\w+ly )?pass(?:ed)? |
    flying colou?rs | ma(?:de|ke) (?:the cut|it through) | tick(?:ed|s)? (?:all|every|each|the) |
    next (?:round|stage|level|phase) | percentile | tiers? | levels?(?!-headed) | rank(?:s|ed|ing)? |
    (?:top|upper|lower|bottom|highest|lowest|middle) (?:\w+ )?(?:{_STANDING}) |
    (?:{_THAN})(?: the)? (?:average|most|others|many|everyone|people|rest|expectations?) | above-average |
    (?:{_KIND}) (?:scores?|ratings?|results?|numbers?|marks?|profile|figures?) |
    (?:fit|match|candidate|natural|prospect|talent|asset)(?= for| here|\W*$| to any| indeed| already) |
    what it takes | halfway | half-way | record (?:values?|breaking) | (?:every|many|all) doors? |
    (?:at|near|to) the (?:very )?top | you(?:'re| are) in(?=\W*$) | a yes (?:from|for) |
    (?:nobody|no one|few|hardly anyone) (?:\w+ )?better | (?:ahead of|better than) \w+ | going your way |
    jobs? | titles? | careers? | positions? | assessments? | verdicts? | outcomes? | scores? | success\w* |
    (?:a|your|the) place(?=\W*$) |
    (?:{_FITS})(?: (?:fit|match|candidate|choice))? for (?:this|the|that|a|any) (?:\w+ )?(?:{_JOB})
"""
_PAY = r"""
    salar(?:y|ies|ied) | pays? | paid | paying | well-paid | earn\w* | wages? | compensation |
    remunerat\w+ | income\w* | bonus(?:es)? | stipends? | lucrative | cash | perks? | take home |
    a (?:\w+ )?living | financ\w+ | reward\w* | wealth\w* | well off | rich | afford | profit\w* |
    commission | per (?:year|hour|month|annum) | a year | an hour | annual(?:ly)? | hourly | yearly |
    (?:decent|good|tidy|handsome|nice|large|small|fair) (?:amount|sum|package|rate)
"""
_MONEY = r"[$€£¥₹]|\b(?:usd|eur|gbp|dollars?|euros?|pounds?|money|k)\b"
_TITLE = r"""
    managers? | directors? | supervisors? | team lead(?:er)?s? | leads? | leaders? | head of \w+ |
    (?:department|team|shift) heads? | boss(?:es)? | gurus? | ninjas? | founders? | owners? | ceo | cto |
    specialists? | engineers? | analysts? | consultants? | coordinators? | executives? | officers? |
    president | vp | chief | representatives? | associates? | administrators? | trainers? | experts? |
    developers? | designers? | recruiters? | technicians? | architects? | agents? | assistants? |
    mentors? | clerks? | senior | junior | principal | captain | professors?
"""
_LAW = r"""
    legal\w* | illegal\w* | laws? | lawful\w* | unlawful\w* | lawyers? | attorneys? | solicitors? |
    lawsuits? | sue | sued | court | tribunal | entitle\w* | (?:the|a|your|every) right to | rights |
    discriminat\w+ | visas? | immigration | work permits? | residency | citizenship | tax(?:es|ed)? |
    contracts? | contractual\w* | liab\w+ | regulat(?:ion|ions|ed) | gdpr | statut\w+ | minimum wage |
    notice period | severance | dismiss\w+ | unions? | benefits | pensions? | insurance | loans? |
    mortgages? | invest(?:ing|ments?)? | mandatory | compulsory | (?<!much )obliged | obligation
"""
_MEDICINE = r"""
    medic\w+ | doctors? | physicians? | therap\w+ | psycholog\w+ | psychiatr\w+ | diagnos\w+ | symptoms? |
    syndrome | disorders? | depress\w+ | anxiety | burn-?out | adhd | autis\w+ | ptsd | trauma\w* |
    mental health | prescri\w+ | treatments? | cures? | cured | disease\w* | illness\w* | sick leave |
    clinical\w* | pills? | drugs? | breathing | meditat\w+ | panic attacks? | insomnia
"""
_ADVICE = r"""
    (?<!what )you (?:should|ought|must|had better)(?! feel free| not worry) | you'd better |
    you(?: really| just)? need to | you need an? \w+ | you(?: really)? have to |
    i(?:'d| would)? (?:recommend|suggest|advise|urge|encourage) | (?:my|our) (?:advice|recommendation|tip) |
    it(?:'s| is| would be) (?:best|wise|better|smart) to | enrol\w* (?:in|on) | lie about |
    (?:take|do|sign up for) (?:a|an|the|some|our) (?:course|class|training|bootcamp|degree) | quit |
    resign | pretend | make sure (?:you|to) | consider (?:\w+ing|a|an) | try (?:to \w+|\w+ing)
"""
_MACHINE = r"""
    (?:my|the|these|your|some) (?:instructions?|guidelines?|programming|rules) | instruct\w+ | prompts? |
    system (?:message|text) | as an? (?:ai|language model|bot|chatbot|model) | language models? | ai |
    i(?:'ve| was| am|'m| have) (?:been )?(?:told|asked|given|supposed|meant|programmed|trained|allowed) |
    (?:warmer|friendlier|kinder|revised|nicer|polished) (?:version|reply|text|wording|message) |
    i (?:must|may) not | i mustn't | (?:not|never) allowed | rewrit\w+ | rewrote | reword\w* |
    rephras\w+ | paraphras\w+ | version | chatbot | openai | chatgpt |
    the (?:text|template|reply|source) (?:says|reads|is) | gpt\w* | llm | tokens? |
    here(?:'s| is) (?:a|the|my|your) (?:\w+ )?(?:version|reply|text|message|response)
"""
_PLAY = r"""
    arr+ | ahoy | matey | ye | thee | thou | thy | hath | my (?:lord|lady|liege) | your majesty |
    once upon | (?:i |we )?love you | darling | honey | sweetheart | kisses | babe | role-?play\w* |
    in character | imagine | my name is | call me | human being |
    i(?: am|'m) (?:an?|the|captain|your|called) \w+ | (?:speaking|talking) as | meow | woof | beep |
    as (?:a|an|your) (?:former|fellow|friend|mother|father|doctor|lawyer|coach|parent) | haiku | rhyme
"""
_REACH = r"""
    (?:our|my|the|their) (?:web ?site|app|page|newsletter|channel) | visit | click | download | subscribe |
    sign up | register | dot (?:com|org|net|io) | linkedin | whatsapp | telegram | facebook | instagram |
    my (?:mobile|phone|number) | (?:call|text|e-?mail|message|ring|contact) (?:me|us)
"""
_TABLES = (
    (_PROMISE, "a promise"),
    (_VERDICT, "a verdict"),
    (_PAY, "pay"),
    (_TITLE, "a title"),
    (_LAW, "a claim of law"),
    (_MEDICINE, "a claim of medicine"),
    (_ADVICE, "advice"),
    (_MACHINE, "talk of the prompt"),
    (_PLAY, "a part that is played"),
    (_REACH, "a way to be reached"),
)
CLASSES = (
    *((re.compile(any_of(table)), what) for table, what in _TABLES),
    (re.compile(_MONEY), "money"),
)
"""Pattern → what it is of."""
