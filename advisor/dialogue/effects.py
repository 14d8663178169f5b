"""What is to be done about an event. The driver carries effects out; the dialogue only asks for them.

`REPLIES` is the register of templates: a reply's name is that of a file in `prompts/`, and its data holds
exactly the fields declared here. Fields are plain data: item ids, values, numbers. How they read is the
template's business.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from advisor.answers import Entry, Message
from advisor.dialogue.events import Reason

__all__ = ["REPLIES", "Close", "Effect", "HandOver", "Read", "Refused", "Reply", "ShowReport", "Switch"]

REPLIES: Mapping[str, frozenset[str]] = {
    name: frozenset(fields.split())
    for name, fields in {
        # opening and closing
        "welcome": "turn",
        "welcome_back": "turn known questions",
        "finished": "turn outcome decided missing open",
        "look": "turn outcome decided missing asking",
        "nothing_yet": "turn",
        "updated": "turn tier before score score_before report",
        "updated_level": "turn outcome before report",
        "closing": "turn",
        "stopped": "turn tier score decided known",
        "stopped_level": "turn outcome decided known",
        # what a message did
        "understood": "turn answers",
        "changed": "turn changes",
        "declined": "turn items",
        "undone": "turn taken changes",
        "known": "turn answers",
        "not_known": "turn item",
        "nothing_read": "turn",
        "reading_failed": "turn",
        "model_down": "turn",
        # what was noticed and not taken
        "off_scale": "turn items quote kept",
        "which": "turn number",
        "vague": "turn quote",
        "unclear": "turn quote",
        "habit": "turn quote",
        # questions
        "ask": "turn question items times rest habit first short left",
        "decided": "turn outcome",
        # answers to what the person asked
        "explain": "turn term meaning",
        "explain_item": "turn item",
        "explain_unknown": "turn term",
        "explain_tier": "turn tier meaning at_least below musts",
        "explain_step": "turn item step",
        "explain_level": "turn level title theme meaning steps",
        "explain_question": "turn question items words",
        "about_purpose": "turn begun",
        "about_scoring": "turn most parts tiers musts",
        "about_good": "turn most tiers musts score tier",
        "about_good_level": "turn outcome level levels next",
        "about_levels": "turn levels dimensions needed below",
        "about_options": "turn items",
        "about_jobs": "turn paths years",
        "about_data": "turn model",
        "about_cost": "turn model",
        "about_skipping": "turn",
        "about_pausing": "turn",
        "about_changing": "turn",
        "about_rating": "turn item low high musts",
        "about_pasting": "turn sent",
        "about_trust": "turn",
        "about_signs": "turn stagnation growth now",
        "about_report": "turn",
        "about_result": "turn tier score parts missed top aim at_least steps",
        "about_place": "turn outcome dimensions needed below aim rises",
        "best_gains": "turn aim steps gains",
        "about_strengths": "turn strengths",
        "about_others": "turn",
        "about_counts": "turn question",
        "about_promotion": "turn aim rises",
        "not_counted": "turn questions",
        "advised": "turn facts",
        "about_pay": "turn figures place counted currency",
        "about_career": "turn jobs paths",
        "about_search": "turn facts",
        "about_interview": "turn facts",
        "about_learning": "turn facts effort",
        "about_metrics": "turn facts",
        "about_work": "turn items",
        "about_worth": "turn facts",
        "about_unwritten": "turn facts",
        "about_duration": "turn paths",
        "matters": "turn item question possible got gain",
        "matters_whole": "turn question possible got counts",
        "matters_level": "turn item question counts value",
        "about_weakest": "turn lost",
        "about_lowest": "turn lowest",
        "why": "turn item question asked",
        "why_value": "turn item value quotes",
        "recap": "turn answers declined",
        "how_far": "turn answered open questions",
        "too_early": "turn",
        "how_good": "turn tier score floor ceiling decided",
        "how_good_level": "turn outcome decided lowest highest signs",
        "no_level": "turn missing more",
        "needs": "turn tier score after steps",
        "needs_level": "turn aim rises",
        "needs_reached": "turn aim",
        "needs_unreachable": "turn tier",
        "what_if": "turn cases",
        "what_if_level": "turn cases",
        "unknown_item": "turn name",
        "unknown_tier": "turn name",
        "unknown_level": "turn name",
        "bad_value": "turn item text",
        "unsupposed": "turn",
        "told_after": "turn",
        "no_matter": "turn",
        "help": "turn",
        # another rubric
        "offer": "turn ask",
        "switching": "turn",
        "no_offer": "turn",
        "offer_left": "turn",
        "carried": "turn answers",
        "prefilled": "turn answers",
        # moves
        "skipped": "turn items",
        "back": "turn question answers",
        "doubted": "turn answers",
        "unknown_question": "turn name questions",
        "nothing_before": "turn",
        "nothing_to_undo": "turn",
        "nothing_open": "turn",
        "confirm_restart": "turn",
        "still_here": "turn",
        # small talk
        "greeting": "turn",
        "ready": "turn",
        "thanks": "turn",
        "how_are_you": "turn",
        "who": "turn",
        "wait": "turn",
        "off_topic": "turn",
        "other_language": "turn",
        "distress": "turn",
        "strain": "turn",
        "only_rules": "turn",
        "disagree": "turn",
        "complaint": "turn",
        "let_down": "turn",
        "venting": "turn",
        "nervous": "turn",
        "taken_down": "turn",
        "unlisted": "turn item left",
        # a human instead of the advisor
        "human": "turn staffed reason",
        "given_back": "turn",
        # a move that does not fit the phase
        "refused": "turn event phase",
    }.items()
}
"""Template name → the fields its data has, and which the template uses: all of them, and no others."""


@dataclass(frozen=True, slots=True)
class Read:
    """Have the last message read, and answer with `WasRead` or `ReadingFailed`."""

    messages: tuple[Message, ...]
    log: tuple[Entry, ...]
    today: datetime.date | None


@dataclass(frozen=True, slots=True)
class Reply:
    """Say something: the name of a template and its data.

    Args:
        template: a key of `REPLIES`.
        data: its fields.
        asks: ids of the items that this reply asks for, in the order it names them.
    """

    template: str
    data: Mapping[str, Any]
    asks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if frozenset(self.data) != REPLIES[self.template]:
            raise ValueError(
                f"reply {self.template!r} takes {sorted(REPLIES[self.template])}, not {sorted(self.data)}"
            )


@dataclass(frozen=True, slots=True)
class ShowReport:
    """Show this version of the report.

    Args:
        version: its number.
        brief: whether the replies beside it say all that is new, so that it need not be shown in full.
    """

    version: int
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Switch:
    """Begin a chat by another rubric, with what is known from this one.

    Args:
        rubric: its id.
        carried: what `Started` takes.
    """

    rubric: str
    carried: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HandOver:
    """Let the humans know that this chat is theirs now; the advisor is silent until they give it back."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Close:
    """The chat is over, until it is resumed."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The event is not legal in this phase; nothing has changed.

    Args:
        event: the event's name.
        phase: the phase's value.
        reply: what to tell a person who caused it.
    """

    event: str
    phase: str
    reply: Reply


Effect: TypeAlias = Read | Reply | ShowReport | Switch | HandOver | Close | Refused
