"""The golden set must not get worse. `python -m benchmarks.golden` prints the figures in full.

Floors, not aims: raise them when the reader gets better.
"""

import pytest

from advisor.answers import Message, Span
from advisor.catalog import load_rubric
from advisor.evals.judging import is_verbatim
from advisor.scoring import check_value
from advisor.transcripts import Case
from benchmarks.golden import Figures, Result, cases, is_over_long, results, run
from tests.extraction.chats import Case as Chat
from tests.extraction.chats import case

LEAST_F1 = 0.967
LEAST_PERFECT = 0.62
LEAST_TIER = 0.93
MOST_INVENTED = 0.0031
"""As a share of the items expected."""
MOST_OVER_LONG = 0.006
"""As a share of all spans."""


@pytest.fixture(scope="module")
def tuned() -> list[Result]:
    return results()


@pytest.fixture(scope="module")
def held() -> list[Result]:
    return results(held=True)


def test_the_tuned_set_is_read_as_well_as_before(tuned):
    found = Figures.of(tuned)
    assert found.tally.f1 >= LEAST_F1
    assert found.perfect is not None
    assert found.perfect >= LEAST_PERFECT
    assert found.tier is not None
    assert found.tier >= LEAST_TIER


def test_hardly_anything_is_invented(tuned):
    assert Figures.of(tuned).inventions <= MOST_INVENTED


def test_evidence_is_short(tuned):
    found = Figures.of(tuned)
    assert found.over_long <= MOST_OVER_LONG * found.spans


def test_all_evidence_is_verbatim(tuned, held):
    # By numbers only: words of held cases must not be seen in a failure either.
    assert [len(each.not_verbatim) for each in [*tuned, *held] if each.not_verbatim] == []


def test_every_value_is_one_its_item_takes(tuned, held):
    rubric = load_rubric("customer-support-representative")
    wrong = [
        answer.item
        for each in [*tuned, *held]
        for answer in each.sheet.answers.values()
        if check_value(rubric.items[answer.item], answer.value) != answer.value
    ]
    assert wrong == []


def test_what_is_appended_by_others_changes_nothing():
    rubric = load_rubric("customer-support-representative")
    changed = []
    for _, each in cases():
        if each.inject is not None:
            plain, injected = run(each, rubric), run(with_injection(each), rubric)
            if plain.sheet.values != injected.sheet.values:
                changed.append(each.id)
    assert changed == []


def with_injection(each: Case) -> Case:
    """A case with the text it gives to inject."""
    import dataclasses

    inject = each.inject or {}
    messages = list(each.messages)
    at = inject["message"]
    messages[at] = Message(messages[at].role, messages[at].content + inject["text"])
    return dataclasses.replace(each, messages=tuple(messages))


def test_paraphrases_of_one_person_read_alike():
    rubric = load_rubric("customer-support-representative")
    texts = {item.id for item in rubric.items.values() if item.kind == "text"}
    groups: dict[str, set[tuple[object, ...]]] = {}
    for _, each in cases():
        if each.group is not None:
            found = run(each, rubric)
            values = {item: value for item, value in found.sheet.values.items() if item not in texts}
            groups.setdefault(each.group, set()).add(
                (*sorted(map(repr, values.items())), found.assessment.outcome)
            )
    assert [group for group, readings in groups.items() if len(readings) > 1] == []


# --- How evidence is judged ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "quote",
    [
        "8. And 9",
        "phone\nemail",
        "phone; email",
        "I did that. Then this",
        "one two three four five six seven eight nine ten eleven twelve thirteen",
    ],
)
def test_a_quote_of_more_than_its_clause_is_over_long(quote):
    assert is_over_long(quote)


@pytest.mark.parametrize(
    "quote", ["8.", "B. Com", "a year and a half", "Lagos, Nigeria", "St. Ives", "9s across the board!"]
)
def test_a_clause_or_less_is_not(quote):
    assert not is_over_long(quote)


def test_a_span_over_two_entries_is_over_long():
    rubric = load_rubric("customer-support-representative")
    chat: Chat = case("two entries", "From 1 to 10: writing, empathy?", "writing 8, empathy 9")
    found = run(Case("x", rubric.id, tuple(chat.messages)), rubric)
    answers = found.sheet.answers
    assert found.over_long == []
    span = answers["empathy"].evidence[0]
    wide = Span(1, 0, len(chat.turns[1]), chat.turns[1])
    import dataclasses

    both = {**answers, "writing": dataclasses.replace(answers["writing"], evidence=(wide,))}
    widened = dataclasses.replace(found, sheet=dataclasses.replace(found.sheet, answers=both))
    assert widened.over_long == [("writing", wide)]
    assert is_verbatim(found.case.messages, span)
    assert not is_verbatim(found.case.messages, Span(0, span.start, span.end, span.quote))
    assert not is_verbatim(found.case.messages, Span(1, span.start, span.end + 1, span.quote))
