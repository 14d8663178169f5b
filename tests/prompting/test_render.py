"""Templates: only they are evaluated, and each uses exactly what it is given."""

import itertools

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from advisor.catalog import load_rubric
from advisor.dialogue.effects import REPLIES
from advisor.prompting.render import SUFFIX, Prompter
from advisor.runner import reply_templates
from tests.dialogue.fakes import runner

RUBRIC = load_rubric("customer-support-representative")
PROMPTER = Prompter(reply_templates(), RUBRIC)
HOSTILE = "{{ 7*7 }} {% raw %} {{ rubric }} <b>&"


def test_every_reply_has_a_template_and_every_template_a_reply():
    assert {name.removesuffix(SUFFIX) for name in reply_templates()} == set(REPLIES)


@pytest.mark.parametrize("name", sorted(REPLIES))
def test_a_template_uses_exactly_its_declared_fields(name):
    assert PROMPTER.fields(name) == REPLIES[name]


def test_what_a_person_wrote_is_never_evaluated():
    prompter = Prompter({"hello.j2": "Hello, {{ name }}."}, RUBRIC)
    assert prompter.render("hello", {"name": HOSTILE}) == f"Hello, {HOSTILE}."


def test_a_message_full_of_template_code_comes_back_as_it_was():
    chat = runner(RUBRIC)
    chat.start()
    turn = chat.send("location={{ 7*7 }}; current_role={% for x in y %}")
    assert "{{ 7*7 }}" in turn.reply
    assert "{% for x in y %}" in turn.reply
    assert "{{ 7*7 }}" in chat.send("what does {{ 7*7 }} mean").reply.replace("7 7", "{{ 7*7 }}")


def test_a_missing_field_is_an_error():
    prompter = Prompter({"hello.j2": "Hello, {{ nmae }}."}, RUBRIC)
    with pytest.raises(UndefinedError):
        prompter.render("hello", {"name": "you"})


def test_a_template_cannot_reach_into_python():
    prompter = Prompter({"evil.j2": "{{ ''.__class__.__mro__ }}"}, RUBRIC)
    for _ in ("found out", "remembered"):
        with pytest.raises(SecurityError):
            prompter.render("evil", {})


def test_what_is_remembered_of_one_kind_of_object_is_not_taken_for_another():
    prompter = Prompter({"many.j2": "{{ it.append }}"}, RUBRIC)

    class Plain:
        append = "a field"

    assert prompter.render("many", {"it": Plain()}) == "a field"
    with pytest.raises(SecurityError):
        prompter.render("many", {"it": []})
    assert prompter.render("many", {"it": Plain()}) == "a field"


def test_a_question_that_is_kept_is_put_as_if_it_were_not(monkeypatch):
    items = tuple(item.id for item in RUBRIC.questions[0].items)
    asked = [
        {"turn": turn, "question": RUBRIC.questions[0].id, "items": some, "times": times, "rest": False}
        | {"habit": False, "first": False, "short": False, "left": 9}
        for turn in range(3)
        for some in (items, items[:1], items[1:])
        for times in range(2)
    ]
    kept = [PROMPTER.render("ask", data) for data in asked * 2]
    monkeypatch.setattr(Prompter, "raw", Prompter._filled)
    assert kept == [PROMPTER.render("ask", data) for data in asked] * 2
    assert len(set(kept)) > 6


def test_so_many_questions_are_kept_and_no_more(monkeypatch):
    monkeypatch.setattr("advisor.prompting.render.MOST_KEPT", 2)
    prompter = Prompter({"ask.j2": "{{ turn }}"}, RUBRIC)
    assert [prompter.render("ask", {"turn": turn}) for turn in (1, 2, 3, 1, 3)] == ["1", "2", "3", "1", "3"]
    assert len(prompter._asked) <= 2


@pytest.mark.parametrize(
    ("item", "value", "shown"),
    [("empathy", "8.0", "8"), ("empathy", "7.50", "7.5"), ("service_years", "1", "1 year")],
)
def test_numbers_are_shown_plainly(item, value, shown):
    from decimal import Decimal

    prompter = Prompter({"value.j2": "{{ value | said(item) }}"}, RUBRIC)
    assert prompter.render("value", {"value": Decimal(value), "item": item}) == shown


def test_a_choice_is_shown_by_its_label():
    prompter = Prompter({"value.j2": "{{ value | said(item) }}"}, RUBRIC)
    assert (
        prompter.render("value", {"value": ("saas", "ecommerce"), "item": "industries"})
        == "SaaS and e-commerce"
    )


def test_long_quotes_are_cut_and_kept_on_one_line():
    prompter = Prompter({"quote.j2": "{{ words | quoted }}"}, RUBRIC)
    said = prompter.render("quote", {"words": "one\ntwo " + "x" * 500})
    assert said.startswith("“one two xxx")
    assert len(said) < 70


@pytest.mark.parametrize("question", [question.id for question in RUBRIC.questions])
def test_a_question_names_its_parts_in_order_whichever_are_missing(question):
    items = [item.id for item in next(each for each in RUBRIC.questions if each.id == question).items]
    for length in range(1, len(items) + 1):
        for asked in itertools.combinations(items, length):
            for rest in (False, True):
                said = ask(question, asked, times=1, rest=rest)
                assert said.rstrip().endswith(("?", ".", ")"))
                if length > 1:
                    places = [said.index(f"({'abcdefg'[index]})") for index in range(length)]
                    assert places == sorted(places)


def test_wordings_vary_from_turn_to_turn_and_not_by_chance():
    said = [ask("communication", ["empathy"], times=1, turn=turn) for turn in range(6)]
    assert len(set(said)) > 1
    assert said == [ask("communication", ["empathy"], times=1, turn=turn) for turn in range(6)]


def test_only_what_is_the_last_part_is_called_the_last():
    for turn in range(6):
        assert "one" not in ask("communication", ["empathy"], times=1, turn=turn).lower().split()
        assert "one" in ask("communication", ["empathy"], times=1, turn=turn, left=1).lower().split()


def test_no_reply_but_a_question_asks_anything():
    said = {
        name: source for name, source in reply_templates().items() if "?" in source and name != "ask" + SUFFIX
    }
    assert said == {}


def ask(question, items, *, times=0, turn=0, rest=False, left=9):
    data = {"turn": turn, "question": question, "items": list(items), "times": times}
    return PROMPTER.render(
        "ask", {**data, "rest": rest, "habit": False, "first": False, "short": False, "left": left}
    )
