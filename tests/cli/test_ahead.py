"""The reader learns a rubric before the first reply comes."""

from advisor.catalog import load_rubric
from advisor.cli.ahead import learn_ahead
from advisor.extraction.offline.lexicon import lexicon_of


def test_what_habits_sound_like_is_learnt_before_the_first_reply():
    rubric = load_rubric("support-ladder")
    learn_ahead(rubric).join(60)
    trained = lexicon_of(rubric).trained
    assert trained is not None
    assert {"questions", "habits", "steps"} <= vars(trained).keys()
