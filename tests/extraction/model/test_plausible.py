# ruff: noqa: E501 - a line a case
"""Plausible claims with quotes that stand in the message: which of them are believed.

A line: what was asked, what the person writes, the item, the value that a model claims, its quote.
"""

import datetime
import json

import pytest

from advisor.answers import Message
from advisor.exchange import Completion
from advisor.extraction.extractor import settled
from advisor.extraction.model.reader import ModelExtractor
from tests.extraction.model.tables import pairs
from tests.llm.chats import RUBRIC

ASKED = {
    "emp": "From 1 to 10, how would you rate your empathy?",
    "comm": "From 1 to 10, how would you rate your (a) writing, (b) empathy, (c) de-escalation, (d"
    ") professional tone?",
    "tech": "From 1 to 10, how would you rate (a) learning new software, (b) explaining tech, (c) "
    "troubleshooting, (d) SaaS understanding?",
    "bg": "Tell me about yourself: education, current job, how many years you've worked with cus"
    "tomers and where.",
    "chan": "Which of these have you done: ticketing tools, live chat, phone support, email suppor"
    "t, writing help articles?",
    "shift": "Are you okay with evenings and weekends?",
    "met": "How comfortable are you with being measured on response time, resolution rate, custom"
    "er satisfaction and ticket volume?",
    "log": "Where are you based, and when could you start?",
    "goal": "Where would you like to go from here, and would you prefer remote, hybrid or office?",
}
TODAY = datetime.date(2026, 11, 23)

NOT_SO = """
    emp -> My sister is a nurse and easily a 9 there. -> empathy -> 9 -> a 9
    emp -> The trainer wrote 8 next to my name. -> empathy -> 8 -> 8
    emp -> On a good day, with luck, an 8 would be possible one day. -> empathy -> 8 -> 8
    emp -> I'd need years to get to a 9. -> empathy -> 9 -> 9
    emp -> Nobody would give me less than a 3, I hope. -> empathy -> 3 -> 3
    emp -> Before the burnout I was a 9. -> empathy -> 9 -> 9
    emp -> If my old team had stayed I'd be at an 8 now. -> empathy -> 8 -> 8
    emp -> They ask for at least an 8 in the advert. -> empathy -> 8 -> 8
    emp -> What would an 8 look like? -> empathy -> 8 -> 8
    emp -> I refuse to give myself a 7. -> empathy -> 7 -> 7
    emp -> My wife says 9, I really couldn't say. -> empathy -> 9 -> 9
    emp -> Sorry, I was on the phone with flat 8, what did you ask? -> empathy -> 8 -> 8
    emp -> You mean like the 7 in "7 habits"? -> empathy -> 7 -> 7
    emp -> Last year's appraisal had me at 6. -> empathy -> 6 -> 6
    emp -> I hope it's a 9 by summer. -> empathy -> 9 -> 9
    comm -> My boss would say 9 for writing, no idea what I'd say. -> writing -> 9 -> 9
    comm -> The girl next to me is a 10 in de-escalation. -> deescalation -> 10 -> 10
    comm -> I want to become a 9 in writing. -> writing -> 9 -> 9
    tech -> My nephew explains tech like a 9. -> explains_tech -> 9 -> 9
    tech -> Troubleshooting would be an 8 if I had the manuals. -> troubleshooting -> 8 -> 8
    chan -> My colleagues did the live chat, I was only in the shop. -> live_chat -> yes -> did the live chat
    chan -> I never got to use ticketing tools. -> ticketing -> yes -> ticketing tools
    chan -> I'd love to do phone support some day. -> phone -> yes -> phone support
    chan -> The job ad mentions Zendesk and phone support. -> ticketing -> yes -> Zendesk
    chan -> We were supposed to get live chat but it never came. -> live_chat -> yes -> live chat
    chan -> I applied for a phone support job once. -> phone -> yes -> phone support job
    chan -> My mother worked in phone support for years. -> phone -> yes -> phone support for years
    chan -> I'm going to learn Zendesk next month. -> ticketing -> yes -> learn Zendesk
    chan -> If they'd trained us we'd have done live chat. -> live_chat -> yes -> done live chat
    chan -> Do you mean writing help articles for customers? -> knowledge_base -> yes -> writing help articles
    chan -> I can't do email support. -> email -> yes -> email support
    chan -> I've seen people do live chat. -> live_chat -> yes -> live chat
    chan -> I called phone support a lot as a customer. -> phone -> yes -> phone support
    chan -> The training had a module on ticketing tools, I skipped it. -> ticketing -> yes -> ticketing tools
    bg -> My father worked with customers for 30 years. -> service_years -> 30 -> 30 years
    bg -> I lived in Spain for 5 years. -> service_years -> 5 -> 5 years
    bg -> The shop has been there for 20 years. -> service_years -> 20 -> 20 years
    bg -> In 3 years I'd like to lead a team. -> service_years -> 3 -> 3 years
    bg -> I'm 28 years old. -> service_years -> 28 -> 28 years
    bg -> The course takes 2 years. -> service_years -> 2 -> 2 years
    bg -> They want 5 years of experience. -> service_years -> 5 -> 5 years of experience
    bg -> I was going to do a master's degree but couldn't afford it. -> education -> master -> master's degree
    bg -> My brother has a PhD. -> education -> doctorate -> PhD
    bg -> I'd like to do a bachelor's one day. -> education -> bachelor -> a bachelor's
    bg -> I dropped out of my bachelor's degree. -> education -> bachelor -> bachelor's degree
    bg -> My dream job would be team leader. -> current_role -> team leader -> team leader
    bg -> My manager is a store supervisor. -> current_role -> store supervisor -> store supervisor
    bg -> I used to be a waiter. -> current_role -> waiter -> waiter
    bg -> My mum runs a hotel. -> service_domains -> hospitality -> hotel
    shift -> Nobody likes weekends. -> shift_flexible -> yes -> weekends
    shift -> My husband works evenings and weekends. -> shift_flexible -> yes -> works evenings and weekends
    shift -> I'd hate weekends. -> shift_flexible -> yes -> weekends
    met -> My last team was measured on response time and hated it. -> response_time -> yes -> response time
    met -> I don't see the point of ticket volume. -> ticket_volume -> yes -> ticket volume
    met -> Customer satisfaction depends on the product, doesn't it? -> satisfaction_scores -> yes -> Customer satisfaction
    log -> My parents live in Leeds. -> location -> Leeds -> Leeds
    log -> The company is based in Berlin. -> location -> Berlin -> Berlin
    log -> I was born in Porto. -> location -> Porto -> Porto
    log -> My notice ended 3 months ago. -> start_in -> 3 -> 3 months ago
    emp -> My therapist puts me at 8 for empathy. -> empathy -> 8 -> 8
    emp -> By the end of the year I plan to be a 9. -> empathy -> 9 -> 9
    emp -> I used to think 9, not any more. -> empathy -> 9 -> 9
    emp -> Chapter 7 of your guide says empathy is trainable. -> empathy -> 7 -> 7
    emp -> My twin rates himself 10. -> empathy -> 10 -> 10
    emp -> No way I'm a 9. -> empathy -> 9 -> 9
    emp -> Let me finish this call first, 5 minutes. -> empathy -> 5 -> 5
    comm -> Customers gave our team a 9 for tone. -> composure -> 9 -> 9
    tech -> Their software needs version 8. -> learns_software -> 8 -> 8
    chan -> My flatmate does email support for a bank. -> email -> yes -> email support
    bg -> I've been married for 12 years. -> service_years -> 12 -> 12 years
    bg -> My grandparents ran an inn for 40 years. -> service_years -> 40 -> 40 years
    bg -> I am 3 years older than my colleague. -> service_years -> 3 -> 3 years
    bg -> My daughter is doing a master's. -> education -> master -> a master's
    bg -> The posting asks for a bachelor's degree. -> education -> bachelor -> bachelor's degree
    shift -> My contract forbids evenings. -> shift_flexible -> yes -> evenings
    log -> I'm visiting Rome next week. -> location -> Rome -> Rome
    log -> My last employer was in Ghent. -> location -> Ghent -> Ghent
    log -> I finished school 2 months ago. -> start_in -> 2 -> 2 months ago
"""
"""Other people's, wished for, hypothetical, denied, over, planned, in adverts; and numbers of other things."""

SO = """
    emp -> Ich würde mir eine 8 geben. -> empathy -> 8 -> eine 8
    emp -> yo me pondría un 7 -> empathy -> 7 -> un 7
    emp -> je me mettrais 6 -> empathy -> 6 -> 6
    emp -> mi darei un 9 -> empathy -> 9 -> un 9
    emp -> acho que 8 -> empathy -> 8 -> 8
    emp -> eu daria 7 -> empathy -> 7 -> 7
    emp -> dałbym sobie 8 -> empathy -> 8 -> 8
    emp -> 8 denk ik -> empathy -> 8 -> 8
    emp -> я бы поставил 8 -> empathy -> 8 -> 8
    emp -> I hover somewhere in the vicinity of 7. -> empathy -> 7 -> 7
    emp -> Put a 7 in there and I can sleep at night. -> empathy -> 7 -> 7
    emp -> 7 sounds about fair to me -> empathy -> 7 -> 7
    emp -> I reckon 6, my patience runs dry by Friday. -> empathy -> 6 -> 6
    emp -> being brutally honest: 5 -> empathy -> 5 -> 5
    emp -> I landed on 7 after some thinking -> empathy -> 7 -> 7
    emp -> it averages out to 7 -> empathy -> 7 -> 7
    emp -> 8 no cap -> empathy -> 8 -> 8
    emp -> gotta be a 9 -> empathy -> 9 -> 9
    emp -> call it a generous 6 -> empathy -> 6 -> 6
    comm -> Schreiben 7, Mitgefühl 8, beruhigen 6, Ton 9 -> writing -> 7 -> Schreiben 7
    comm -> Schreiben 7, Mitgefühl 8, beruhigen 6, Ton 9 -> empathy -> 8 -> Mitgefühl 8
    comm -> escritura 8, empatía 9, calmar 7, tono 8 -> empathy -> 9 -> empatía 9
    comm -> rédaction 6, empathie 8, calmer 7, ton 9 -> deescalation -> 7 -> calmer 7
    comm -> My prose is about a 7, I feel with people, 9 there. -> writing -> 7 -> My prose is about a 7
    comm -> Cooling people down: 8. -> deescalation -> 8 -> Cooling people down: 8
    comm -> Staying polite under fire, 9. -> composure -> 9 -> Staying polite under fire, 9
    tech -> picking up new programs: 8 -> learns_software -> 8 -> picking up new programs: 8
    tech -> making tech stuff clear to granny: 7 -> explains_tech -> 7 -> making tech stuff clear to granny: 7
    tech -> finding out what's broken 6 -> troubleshooting -> 6 -> finding out what's broken 6
    chan -> I sat with a headset eight hours a day. -> phone -> yes -> I sat with a headset eight hours a day
    chan -> Customers wrote to us and I wrote back, all by mail. -> email -> yes -> I wrote back, all by mail
    chan -> I typed with visitors of our website in the little window. -> live_chat -> yes -> typed with visitors of our website in the little window
    chan -> I logged each case in Jira. -> ticketing -> yes -> logged each case in Jira
    chan -> I wrote the FAQ for our shop. -> knowledge_base -> yes -> wrote the FAQ for our shop
    chan -> Answered the phone now and then. -> phone -> some -> Answered the phone now and then
    chan -> Nothing with tickets, ever. -> ticketing -> no -> Nothing with tickets, ever
    chan -> Ich habe viel telefoniert, jeden Tag Kundengespräche. -> phone -> yes -> Ich habe viel telefoniert
    chan -> He hecho soporte por teléfono dos años. -> phone -> yes -> soporte por teléfono
    chan -> J'ai répondu aux mails des clients. -> email -> yes -> répondu aux mails des clients
    shift -> Ja, kein Problem. -> shift_flexible -> yes -> Ja, kein Problem
    shift -> sí, sin problema -> shift_flexible -> yes -> sí, sin problema
    shift -> whenever you need me -> shift_flexible -> yes -> whenever you need me
    shift -> Sundays are sacred to me, the rest is negotiable. -> shift_flexible -> some -> Sundays are sacred to me, the rest is negotiable
    met -> bring it on, all of these -> response_time -> yes -> bring it on, all of these
    bg -> Seit 6 Jahren im Einzelhandel. -> service_years -> 6 -> Seit 6 Jahren
    bg -> llevo 4 años en un call center -> service_years -> 4 -> 4 años
    bg -> 5 ans dans la restauration -> service_years -> 5 -> 5 ans
    bg -> trabalho há 3 anos numa loja -> service_years -> 3 -> 3 anos
    bg -> a good eight years behind counters of all sorts -> service_years -> 8 -> eight years behind counters
    bg -> I've got my Abitur. -> education -> high_school -> my Abitur
    bg -> licence en lettres -> education -> bachelor -> licence en lettres
    bg -> I have a Diplom in economics -> education -> master -> a Diplom in economics
    bg -> At present I man the front desk of a gym. -> current_role -> front desk of a gym -> front desk of a gym
    bg -> Ich bin Verkäufer -> current_role -> Verkäufer -> Verkäufer
    log -> Ich wohne in Köln -> location -> Köln -> Köln
    log -> vivo en Valencia -> location -> Valencia -> Valencia
    log -> I call Tartu home. -> location -> Tartu -> Tartu
    log -> in drei Monaten -> start_in -> 3 -> in drei Monaten
    log -> dans 2 mois -> start_in -> 2 -> dans 2 mois
    log -> en un mes -> start_in -> 1 -> en un mes
    log -> give me six weeks -> start_in -> 1.5 -> six weeks
    goal -> am liebsten von zu Hause -> workplace -> remote -> von zu Hause
    goal -> from my own kitchen table, please -> workplace -> remote -> from my own kitchen table
    emp -> würde sagen 7 -> empathy -> 7 -> 7
    emp -> un 8 más o menos -> empathy -> 8 -> un 8
    emp -> plutôt 7 -> empathy -> 7 -> 7
    emp -> direi 8 -> empathy -> 8 -> 8
    emp -> een 7 -> empathy -> 7 -> een 7
    emp -> oceniłbym na 8 -> empathy -> 8 -> 8
    emp -> My gut says 8. -> empathy -> 8 -> 8
    emp -> If pressed: 7. -> empathy -> 7 -> 7
    emp -> Somewhere north of 7, call it 7.5 -> empathy -> 7.5 -> 7.5
    emp -> 8, and I'm not easily impressed by myself -> empathy -> 8 -> 8
    emp -> For what it's worth, 6. -> empathy -> 6 -> 6
    emp -> it's a weak point, 4 -> empathy -> 4 -> 4
    comm -> Texte schreiben 8 -> writing -> 8 -> Texte schreiben 8
    comm -> I'd put how I write at 8 -> writing -> 8 -> how I write at 8
    comm -> feeling with others 9 -> empathy -> 9 -> feeling with others 9
    comm -> calming the angry ones 7 -> deescalation -> 7 -> calming the angry ones 7
    tech -> new apps don't scare me, 9 -> learns_software -> 9 -> new apps don't scare me, 9
    tech -> hunting down bugs 7 -> troubleshooting -> 7 -> hunting down bugs 7
    chan -> I answered in the chat box on our site. -> live_chat -> yes -> answered in the chat box
    chan -> Mostly it was written, mails back and forth. -> email -> yes -> mails back and forth
    chan -> We kept a queue in Jira and I cleared it. -> ticketing -> yes -> kept a queue in Jira
    chan -> I documented fixes for customers on our wiki. -> knowledge_base -> yes -> documented fixes for customers
    shift -> any time, I have no life -> shift_flexible -> yes -> any time
    bg -> desde hace 7 años en una tienda -> service_years -> 7 -> 7 años
    bg -> sieben Jahre an der Rezeption -> service_years -> 7 -> sieben Jahre
    log -> ich bin in Graz -> location -> Graz -> Graz
    log -> tra due mesi -> start_in -> 2 -> due mesi
"""
"""The person's own, in words that are much less plain, or in another language."""


def came_to(asked, text, item, value, quote):
    """What an item comes to when a model claims so; and whether that is what it claims."""
    assert quote in text
    said = [Message("assistant", ASKED[asked]), Message("user", text)]
    claimed = float(value) if value.replace(".", "").isdigit() else value
    answer = json.dumps({"answers": [{"item": item, "value": claimed, "quote": quote}]})
    reading = settled(ModelExtractor().read(RUBRIC, said, (), TODAY), lambda task: Completion(answer))
    found = {entry.item: entry.value for entry in reading.entries}.get(item)
    return found == claimed or str(found) == value or (isinstance(found, tuple) and value in found)


@pytest.mark.parametrize(("asked", "text", "item", "value", "quote"), pairs(NOT_SO))
def test_what_is_not_so_is_not_believed(asked, text, item, value, quote):
    assert not came_to(asked, text, item, value, quote)


@pytest.mark.parametrize(("asked", "text", "item", "value", "quote"), pairs(SO))
def test_what_is_so_is_believed(asked, text, item, value, quote):
    assert came_to(asked, text, item, value, quote)
