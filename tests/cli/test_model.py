"""`advisor chat --model`, `advisor prompts` and `advisor doctor`, against a server on this machine."""

import json

import pytest

from tests.llm.servers import noise, serving

SAID = "I have a bachelor's degree and worked three years in retail.\nphone yes, the rest no\n"


@pytest.fixture
def server():
    with serving(noise) as running:
        yield running


@pytest.fixture
def with_model(monkeypatch, server):
    """The environment of somebody who runs a server of their own."""
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    monkeypatch.setenv("ADVISOR_MODEL", "tiny")
    return server


def test_a_chat_uses_the_model_and_says_what_it_cost(advisor, with_model, tmp_path):
    prices = tmp_path / "prices.json"
    prices.write_text('{"models": {"tiny": {"input": 1000, "output": 1000}}}')
    ran = advisor("chat", "--prices", prices, input=SAID)
    assert ran.status == 0
    assert len(with_model.calls) == 2
    assert "tiny: 2 calls, 200 tokens in, 20 out: 0.2200 USD." in ran.out


def test_without_a_model_nothing_is_said_of_one(advisor, server, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    ran = advisor("chat", input=SAID)
    assert ran.status == 0
    assert "tokens" not in ran.out
    assert not server.calls


def test_a_voice_that_talks_noise_is_replaced_by_the_templates(advisor, with_model):
    ran = advisor("chat", "--voice", "model", input=SAID)
    plain = advisor("chat", "--voice", "plain", input=SAID)
    opening = plain.out.partition("\n> ")[0].strip()
    assert opening
    assert opening in ran.out


def test_what_is_recorded_is_replayed_without_a_server(advisor, with_model, tmp_path, monkeypatch):
    cassette = tmp_path / "chat.json"
    first = advisor("chat", "--cassette", cassette, "--record", input=SAID)
    calls = len(with_model.calls)
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    again = advisor("chat", "--cassette", cassette, "--replay", input=SAID)
    assert (again.status, len(with_model.calls)) == (0, calls)
    assert "nothing is sent" in again.out
    assert between(again.out, "Hello", "> phone") == between(first.out, "Hello", "> phone")
    kept = cassette.read_text(encoding="utf-8")
    assert "authorization" not in kept.lower()
    lines = [json.loads(each) for each in kept.splitlines()]
    assert (lines[0]["made"], sum("answer" in each for each in lines)) == ("recorded", 2)


def between(text, start, end):
    return text[text.index(start) : text.index(end)]


def test_a_reply_that_the_guard_ended_is_replayed_like_any_other(advisor, tmp_path, monkeypatch):
    cassette = tmp_path / "chat.json"

    def boasts(call):
        return noise(call) if "response_format" in call else "How good of you. You are hired. And so on."

    with serving(boasts) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        said = ("chat", "--voice", "model", "--cassette", cassette)
        first = advisor(*said, "--model", "tiny", "--record", input=SAID)
    again = advisor(*said, "--replay", input=SAID)
    assert (first.status, again.status) == (0, 0)
    assert "hired" not in first.out
    assert "How good of you." in again.out
    assert between(again.out, "How good", "> phone") == between(first.out, "How good", "> phone")
    assert again.out.count("How good of you.") == first.out.count("How good of you.") == 4


REFUSALS = {
    401: ("the key was not accepted", "OPENAI_API_KEY"),
    403: ("does not allow", "account"),
    404: ("no such model or path", "OPENAI_BASE_URL ends"),
    429: ("too much to do", "limits"),
}


@pytest.mark.parametrize(("status", "words"), REFUSALS.items(), ids=map(str, REFUSALS))
def test_why_there_is_no_model_is_told_once_in_a_line(advisor, monkeypatch, status, words):
    monkeypatch.setattr("advisor.llm.troubles.FIRST_PAUSE", 0.01)
    with serving(lambda call: status) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        ran = advisor("chat", "--model", "tiny", input=SAID)
        doctor = advisor("doctor", "--model", "tiny")
    assert ran.status == 0
    (told,) = [line for line in ran.out.splitlines() if line.startswith("The language model: ")]
    assert words[0] in told
    assert "advisor doctor" in told
    assert doctor.status == 1
    assert words[1] in doctor.out.partition("bad   model")[2]
    assert "secret" not in ran.out + ran.err + doctor.out


def test_a_miss_names_the_first_difference(advisor, with_model, tmp_path):
    cassette = tmp_path / "chat.json"
    advisor("chat", "--cassette", cassette, "--record", input=SAID)
    ran = advisor("chat", "--cassette", cassette, "--replay", input=SAID.replace("three", "four"))
    assert ran.fails_with(1, "first difference", "three years", "four years")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--voice", "model"], ["--model NAME"]),
        (["--model", "tiny"], ["OPENAI_API_KEY", "OPENAI_BASE_URL"]),
        (["--record"], ["--cassette"]),
        (["--cassette", "x.json"], ["--record or --replay"]),
        (["--cassette", "x.json", "--record", "--replay"], ["do not go together"]),
        (["--cassette", "missing.json", "--replay"], ["missing.json", "no such file"]),
        (["--prices", "missing.json"], ["missing.json", "no such file"]),
    ],
)
def test_what_does_not_fit_is_said_in_one_line(advisor, args, words):
    assert advisor("chat", *args).fails_with(2, *words)


@pytest.mark.parametrize(
    "text", ["[]", "{", '{"format": 2, "exchanges": []}', '{"format": 1, "exchanges": [1]}']
)
def test_a_file_that_is_no_cassette_is_refused(advisor, tmp_path, text):
    file = tmp_path / "c.json"
    file.write_text(text)
    assert advisor("chat", "--cassette", file, "--replay").fails_with(2, "c.json")


@pytest.mark.parametrize(
    "text", ["[]", "{", '{"models": {"a": {"input": -1, "output": 1}}}', '{"modles": {}}']
)
def test_prices_that_are_none_are_refused(advisor, tmp_path, text):
    file = tmp_path / "prices.json"
    file.write_text(text)
    assert advisor("chat", "--prices", file).fails_with(2, "prices.json")


# --- advisor prompts


@pytest.mark.parametrize(
    ("rubric", "question", "item"),
    [
        ("customer-support-representative", "communication", "empathy"),
        ("support-ladder", "casework", "casework"),
    ],
)
def test_the_prompt_of_a_question_is_shown_whole(advisor, rubric, question, item):
    ran = advisor("prompts", "show", question, "--rubric", rubric, "--reply", "I'd say 8 {{ 7*7 }}")
    assert ran.status == 0
    for part in ("--- system", "--- user", "tokens (estimated)", f"{item}: ", "{{ 7*7 }}", "<reply>"):
        assert part in ran.out


def test_it_is_what_is_sent(advisor, with_model):
    first = SAID.splitlines()[0]
    advisor("chat", "--voice", "model", input=f"{first}\n/quit\n")
    shown = advisor("prompts", "show", "background", "--reply", first).out
    assert [call["messages"][0]["content"][:9] for call in with_model.calls[:3]] == [
        "You put t", "You read ", "You put t",
    ]  # fmt: skip
    parts = shown.split("=== ")[1:]
    assert [part.partition(":")[0] for part in parts] == [
        "the question (--voice model only)", "the reply", "what follows (--voice model only)",
    ]  # fmt: skip
    for call, part in zip(with_model.calls, parts, strict=False):
        for message in call["messages"]:
            assert f"--- {message['role']}\n{message['content']}\n" in part


def test_the_prompts_of_a_transcript_are_shown(advisor, tmp_path):
    case = {
        "id": "a",
        "rubric": "customer-support-representative",
        "messages": [
            {"role": "assistant", "content": "Hello!"},
            {"role": "user", "content": "hi"},
            {"role": "assistant", "content": "How would you rate your empathy, 1 to 10?"},
            {"role": "user", "content": "8"},
        ],
    }
    file = tmp_path / "case.jsonl"
    file.write_text(json.dumps(case))
    ran = advisor("prompts", "show", "--transcript", file)
    assert "a, message 1: no call" in ran.out
    assert "a, message 3:" in ran.out
    assert "a, message 2 (--voice model only):" in ran.out
    assert "<text>\nHow would you rate your empathy, 1 to 10?\n</text>" in ran.out
    follows = ran.out.partition("a, what follows (--voice model only):")[2]
    assert "empathy 8" in follows


@pytest.mark.parametrize(
    "args", [[], ["x"], ["communication", "--transcript", "f"], ["--transcript", "missing"]]
)
def test_prompts_say_what_they_need(advisor, args):
    assert advisor("prompts", "show", *args).fails_with(2)


# --- advisor doctor


def test_the_doctor_finds_a_server_well(advisor, with_model):
    ran = advisor("doctor")
    assert ran.status == 0
    assert "ok    model: tiny answered" in ran.out
    assert "JSON Schema" in ran.out


def test_the_doctor_needs_no_model(advisor):
    ran = advisor("doctor")
    assert ran.status == 0
    assert "ADVISOR_MODEL" in ran.out


def test_the_doctor_finds_out_anew_what_a_server_takes(advisor, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    takes_schemas = [False]

    def behave(call):
        refuses = call.get("response_format", {}).get("type") == "json_schema" and not takes_schemas[0]
        return 400 if refuses else '{"well": "yes"}'

    with serving(behave) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        assert "JSON objects" in advisor("doctor", "--model", "tiny").out
        takes_schemas[0] = True
        assert "fit a JSON Schema" in advisor("doctor", "--model", "tiny").out
    (known,) = json.loads((tmp_path / "advisor" / "servers.json").read_text()).values()
    assert known["form"] == "json_schema"


@pytest.mark.parametrize("end", ["/", "/chat/completions", "/chat/completions/", "\n", " "])
def test_an_address_is_taken_as_people_copy_it(advisor, monkeypatch, server, end):
    monkeypatch.setenv("OPENAI_BASE_URL", server.url + end)
    monkeypatch.setenv("OPENAI_API_KEY", "a-key\n")
    assert advisor("doctor", "--model", "tiny").status == 0


@pytest.mark.parametrize("key", ["schlüssel", "two words"])
def test_a_key_that_can_be_none_is_refused_before_anything_is_sent(advisor, monkeypatch, server, key):
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    monkeypatch.setenv("OPENAI_API_KEY", key)
    ran = advisor("chat", "--model", "tiny")
    assert ran.fails_with(2, "OPENAI_API_KEY holds a character")
    assert key not in ran.err
    assert not server.calls


@pytest.mark.parametrize("address", ["foo", "ftp://127.0.0.1/v1", "http://", "http://127.0.0.1:x/v1"])
def test_an_address_that_is_none_is_refused_before_anything_is_sent(advisor, monkeypatch, address):
    monkeypatch.setenv("OPENAI_BASE_URL", address)
    assert f"bad   base URL: {address}" in advisor("doctor", "--model", "tiny").out
    assert advisor("chat", "--model", "tiny").fails_with(2, "no address of a server")


@pytest.mark.parametrize(
    ("behave", "words"),
    [(lambda call: "500", "OPENAI_BASE_URL"), (lambda call: {"error": "?"}, "OPENAI_BASE_URL")],
    ids=["ill", "no completions"],
)
def test_the_doctor_says_what_to_do_about_a_server_that_is_not(advisor, monkeypatch, behave, words):
    monkeypatch.setattr("advisor.llm.troubles.FIRST_PAUSE", 0.01)
    with serving(behave) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        ran = advisor("doctor", "--model", "tiny")
    assert (ran.status, "bad   model" in ran.out, words in ran.out) in [(1, True, True), (0, False, False)]
