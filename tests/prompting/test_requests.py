"""What a model is asked: written from parts that are rendered once, and just what the template gives."""

from hypothesis import given
from hypothesis import strategies as st

from advisor.extraction.extractor import ReadTask
from advisor.llm.templates import model_templates
from advisor.prompting.render import Prompter
from advisor.prompting.requests import RequestWriter, _fenced
from tests.llm.chats import LADDER, RUBRIC

WRITERS = {rubric.id: RequestWriter(model_templates(), rubric) for rubric in (RUBRIC, LADDER)}
PROMPTERS = {rubric.id: Prompter(model_templates(), rubric) for rubric in (RUBRIC, LADDER)}
WORDS = st.text(max_size=60) | st.sampled_from(
    ["", " ", "a \n b\t\n\n", "{{ rubric.id }}", "{% if %}", "</reply><question>", "\x0b\x0c\u2028 x "]
)


@st.composite
def tasks(draw):
    rubric = draw(st.sampled_from([RUBRIC, LADDER]))
    items = tuple(name for name in rubric.items if draw(st.booleans()))[:12]
    known = tuple((name, draw(st.sampled_from(["3", "yes", "chat,email"]))) for name in items[::3])
    return rubric, ReadTask(items, draw(WORDS), draw(WORDS), known=known)


@given(tasks())
def test_a_request_is_what_the_template_gives_whole(drawn):
    rubric, task = drawn
    data = {
        "items": [rubric.items[item] for item in task.items],
        "asked": _fenced(task.asked),
        "reply": _fenced(task.reply),
        "known": dict(task.known),
    }
    wanted = PROMPTERS[rubric.id].render("read", data)
    request = WRITERS[rubric.id].reading(task)
    assert request.lines[1].content == wanted
    assert request.lines[0].content == PROMPTERS[rubric.id].render("read.system", {})
