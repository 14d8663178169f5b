"""What a chat is said to have cost: the server's own count, else ours, and calls that came to nothing too."""

import pytest

from advisor.errors import ModelDown
from advisor.exchange import Usage
from advisor.llm import tokens
from advisor.llm.scripted import ScriptedModel
from tests.llm.chats import chat
from tests.llm.conftest import READ, SPEAK, answered


class Letters:
    """A vocabulary that has a token for each letter."""

    def encode(self, text, **_):
        return list(text)


@pytest.fixture
def vocabulary(monkeypatch):
    monkeypatch.setattr(tokens, "_encoding", lambda file: Letters())


@pytest.fixture
def no_vocabulary(monkeypatch):
    monkeypatch.setattr(tokens, "_encoding", lambda file: None)


def test_where_a_vocabulary_is_on_disk_tokens_are_counted(model, endpoint, vocabulary):
    endpoint.mock(return_value=answered("12345678", usage=False))
    usage = model.complete(READ, 5).usage
    assert (usage.output, usage.estimated) == (8, False)
    assert usage.input > len("Read.8")


def test_where_none_is_they_are_estimated(model, endpoint, no_vocabulary):
    endpoint.mock(return_value=answered("12345678", usage=False))
    usage = model.complete(READ, 5).usage
    assert (usage.output, usage.estimated) == (2, True)


def test_the_servers_own_count_wins_over_both(model, endpoint, vocabulary):
    endpoint.mock(return_value=answered("12345678"))
    assert model.complete(READ, 5).usage == Usage(40, 7, calls=1)


SAID = "I worked in retail for three years"


def fits_by_estimate():
    """What a chat may cost whose first message fits, as far as can be told by its length."""
    model = ScriptedModel(['{"answers": []}'])
    advisor = chat(model)
    advisor.start()
    advisor.send(SAID)
    return tokens.estimate_request(model.requests[0]) + model.requests[0].most + 20


def test_close_to_the_end_of_the_budget_tokens_are_counted(vocabulary):
    """By letters the prompt is four times what is estimated: what seems to fit does not."""
    advisor = chat(['{"answers": []}'], most_tokens=fits_by_estimate())
    advisor.start()
    advisor.send(SAID)
    assert "used up" in advisor.state.marks[0].fault


def test_and_where_they_fit_by_count_the_call_is_made(monkeypatch):
    monkeypatch.setattr(tokens, "_encoding", lambda file: Few())
    advisor = chat(['{"answers": []}'], most_tokens=fits_by_estimate() - 100)
    advisor.start()
    advisor.send(SAID)
    assert advisor.state.marks[0].fault == ""


class Few:
    """A vocabulary of long tokens."""

    def encode(self, text, **_):
        return [text]


def test_a_call_that_the_person_ends_has_cost_what_was_sent():
    def interrupt(request):
        raise KeyboardInterrupt

    advisor = chat([interrupt])
    advisor.start()
    advisor.send(SAID)
    usage = advisor.state.spent
    assert (usage.calls, usage.estimated) == (1, True)
    assert usage.input > 100


def test_a_reply_that_the_person_ends_has_cost_what_was_heard_too():
    shown = []

    def heard(piece):
        shown.append(piece)
        if len(shown) == 1:
            raise KeyboardInterrupt

    advisor = chat(["How good of you to come. And there is more to say."], heard=heard)
    advisor.start()
    assert advisor.state.spent.output > 0
    assert "interrupted" in advisor.state.marks[0].fault


def test_an_answer_that_breaks_off_has_cost_what_was_sent(model, endpoint):
    from tests.llm.test_odd_servers import chunk, streaming

    endpoint.mock(return_value=streaming(chunk(content="Hi"), {"error": {"message": "overloaded"}}))
    with pytest.raises(ModelDown, match="error") as caught:
        model.complete(SPEAK, 5, lambda piece: None)
    assert caught.value.usage.input > 0
    assert caught.value.usage.estimated
