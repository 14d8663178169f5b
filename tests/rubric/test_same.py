"""What is worked out of a rubric is shared by all that say the same, and by no other."""

from __future__ import annotations

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from advisor.catalog import load_rubric
from advisor.dialogue.names import find_question, goal_names
from advisor.extraction.offline import lexicon
from advisor.extraction.offline.lexicon import Lexicon, lexicon_of
from advisor.rubric.model import Rubric

NAMES = ("customer-support-representative", "support-ladder")


@pytest.mark.parametrize("name", NAMES)
def test_rubrics_from_one_file_are_equal_and_share_their_lexicon(name):
    one, other = load_rubric(name), load_rubric(name)
    assert one is not other
    assert one == other
    assert hash(one) == hash(other)
    assert lexicon_of(one) is lexicon_of(other)


def test_rubrics_that_say_something_else_share_nothing():
    one, other = map(load_rubric, NAMES)
    assert one != other
    newer = one.model_copy(update={"version": one.version + 1})
    assert newer != one
    assert lexicon_of(newer) is not lexicon_of(one)
    assert one != one.id


@pytest.mark.parametrize("deep", [False, True], ids=["as it is", "deep"])
def test_a_copy_leaves_behind_what_was_worked_out_of_the_original(deep):
    rubric = load_rubric(NAMES[0])
    whole = len(rubric.items), rubric.digest
    fewer = rubric.model_copy(update={"questions": rubric.questions[:1]}, deep=deep)
    assert len(fewer.items) == len(rubric.questions[0].items) < whole[0]
    assert fewer.digest != whole[1]
    assert (len(rubric.items), rubric.digest) == whole


def test_what_is_found_by_name_is_the_part_of_the_rubric_asked():
    one, other = load_rubric(NAMES[0]), load_rubric(NAMES[0])
    for rubric in (one, other):
        question = rubric.questions[1]
        assert find_question(rubric, question.id) is question


@pytest.mark.parametrize("name", NAMES)
def test_the_longest_name_of_a_goal_leads(name):
    lengths = [len(each) for each in goal_names(load_rubric(name))]
    assert lengths == sorted(lengths, reverse=True)


def test_threads_that_begin_together_build_one_lexicon(monkeypatch):
    built = []

    class Counted(Lexicon):
        def __init__(self, rubric: Rubric) -> None:
            built.append(rubric)
            super().__init__(rubric)

    monkeypatch.setattr(lexicon, "Lexicon", Counted)
    rubric = load_rubric(NAMES[0])
    fresh = [rubric.model_copy(update={"version": 1_000}) for _ in range(4)]
    together = Barrier(len(fresh))

    def ask(one: Rubric) -> Lexicon:
        together.wait(30)
        return lexicon_of(one)

    with ThreadPoolExecutor(len(fresh)) as pool:
        found = list(pool.map(ask, fresh))
    assert len(built) == 1
    assert all(one is found[0] for one in found)


def test_no_rubric_is_kept_for_ever():
    rubric = load_rubric(NAMES[0])
    first = weakref.ref(lexicon_of(rubric.model_copy(update={"version": 2_000})))
    most = lexicon_of.cache_info().maxsize
    assert most is not None
    for version in range(2_001, 2_001 + most):
        lexicon_of(rubric.model_copy(update={"version": version, "questions": rubric.questions[:1]}))
    gc.collect()
    assert first() is None
