"""A chat with a scripted model, for every test that needs one."""

from advisor.catalog import load_rubric
from advisor.extraction.model.reader import ModelExtractor
from advisor.llm.consultant import Consultant
from advisor.llm.scripted import ScriptedModel
from advisor.llm.templates import model_templates
from advisor.prompting.render import Prompter
from advisor.prompting.requests import RequestWriter
from advisor.runner import Runner, reply_templates

RUBRIC = load_rubric("customer-support-representative")
LADDER = load_rubric("support-ladder")


def chat(model, rubric=RUBRIC, *, heard=None, save=None, state=None, **bounds):
    """A runner whose messages are read by a model; `model` may be a list of its answers."""
    model = ScriptedModel(model) if isinstance(model, list) else model
    consultant = Consultant(model, RequestWriter(model_templates(), rubric), **bounds)
    prompter = Prompter(reply_templates(), rubric)
    return Runner(rubric, ModelExtractor(), prompter, state, save, consultant, heard)


def claim(value, quote):
    return {"value": value, "quote": quote}
