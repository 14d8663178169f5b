"""Words that make a job title, and situations people name instead of one."""

from __future__ import annotations

import re

from advisor.extraction.offline.phrases import Cued, any_of

__all__ = ["STATUS", "is_title_word"]

_NOUNS = frozenset(
    """
    accountant actor adjunct administrator adviser advisor agent analyst apprentice architect artist assistant
    associate attendant auditor baker banker barber barista barman bartender bookkeeper busser buyer captain
    caregiver carer cashier caterer chef cleaner clerk coach concierge consultant contractor cook
    coordinator co-ordinator counsellor courier crew dancer dealer designer developer director dispatcher
    doctor doorman driver editor electrician encoder engineer entrepreneur estimator exec executive farmer
    fitter florist foreman founder freelancer gardener guard guide hairdresser handler head herder host
    hostess housekeeper instructor intern janitor journalist keyholder labourer laborer landlord lead leader
    lecturer librarian machinist manager mechanic merchandiser midwife model musician nanny nurse
    nutritionist officer operator optician organiser owner packer painter paralegal paramedic partner
    pharmacist photographer picker pilot planner plumber porter postman president producer professor
    programmer promoter proofreader realtor receptionist recruiter rep repairer representative researcher
    rider sailor sales salesman salesperson saleswoman scientist secretary server shopkeeper singer soldier
    specialist stacker stocker stylist superintendent supervisor surveyor tailor teacher technician
    technologist telecaller telemarketer teller therapist trader trainee trainer translator treasurer tutor
    typist usher vendor vet volunteer waiter waitress warden welder worker writer bookseller beautician
    biologist chemist joiner carpenter builder roofer seamstress moderator tester agronomist mum mom dad
    homemaker housewife househusband reception desk helpdesk checkout till dev qa hr pa va csr bellhop
    lifeguard interpreter valet fishmonger butcher greengrocer paraprofessional phlebotomist radiographer
    dentist hygienist lawyer solicitor barrister postdoc pensioner jobseeker busker sommelier banksman dj
    member staff crew steward stewardess greeter assembler inspector butler maid auxiliary dispenser decorator
    plasterer bricklayer stagehand caretaker groundskeeper trucker cabbie bouncer marshal ranger firefighter
    policeman policewoman constable deputy sorter rigger bagger caller telephonist croupier concierge
    escort lineman handyman groom
    """.split()
)

STATUS = Cued(
    re.compile(
        any_of(
            r"""
            unemployed | jobless | (?:in )?between (?:jobs|roles|gigs) | out of (?:work|a job) |
            not working(?: (?:right )?now| rn| at the moment| currently)? |
            no (?:work|job) yet | not (?:yet )?employed(?: yet)? | not working yet |
            no work (?:right now|now|at the moment|currently|at present) |
            (?:don't|do not|dont) have (?:an? |any )?(?:job|work)
                (?:yet|right now|now|at the moment|currently|at present)(?! ?\w+ing) |
            (?:currently |now )?without (?:work|a job)(?! (?:experience|permit|visa|offer|history|title)) |
            no job(?: (?:right )?now| at the moment| currently)? | job ?less | job ?hunting | job ?seeker |
            looking for (?:work|a job|my first job) | nothing (?:right now|at the moment|currently|rn|these
                days) |
            retired (?:[a-z]+ ){0,2}?(?:teacher|nurse|clerk|teller|officer|driver|engineer|manager|secretary|
                accountant|assistant|soldier|postman|librarian|chef|cook|farmer|doctor|lawyer|agent) |
            retired | semi-retired | au pair |
            stay[- ]at[- ]home (?:mum|mom|mam|dad|parent|mother|father) |
            full[- ]time (?:mum|mom|dad|parent|carer|caregiver|student) | homemaker | house ?wife |
            house ?husband | housewife |
            (?:on )?(?:maternity|paternity|parental|sick|disability|medical|study|unpaid) leave |
            (?:on )?a gap year | laid off |
            on (?:unemployment )?benefits? | on (?:the dole|unemployment(?: benefits?)?) |
            made redundant | redundant |
            (?:at )?home with (?:my|the|our) (?:\w+ )?(?:kids?|children|twins|baby|son|daughter|toddlers?) |
            between contracts | full[- ]time (?:mother|father) |
            on a career break | career break | gap year | freelancing | freelancer | self[- ]employed |
            (?:(?:uni|university|college|high
                school|nursing|engineering|business|law|psychology|phd|master's|masters|grad|graduate|final[-
                ]year|first[- ]year|second[- ]year|third[- ]year|part[- ]time|exchange|it|computer
                science|marketing|design|undergraduate|medical) )*student(?! loans?| union|
                discount| visa| support| services| affairs)
            """
        )
    ),
    frozenset(
        """
        unemployed jobless between out working job jobhunting jobseeker looking retired stay full homemaker
        house housewife househusband leave career gap freelancing freelancer self student nothing on laid
        home with made redundant a au employed without work benefit benefits dole unemployment
        """.split()
    ),
)
"""Situations that are named in place of a title."""


def is_title_word(word: str) -> bool:
    """Whether a word alone marks a job title."""
    return word in _NOUNS or (word.endswith("s") and word[:-1] in _NOUNS and len(word) > 5)
