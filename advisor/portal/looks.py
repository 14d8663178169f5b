"""Looks at conversations: as they stand, what was said, reports, exports. Nothing here changes anything."""

from __future__ import annotations

import hashlib

from advisor.dialogue.state import State, to_data
from advisor.errors import UnknownRubric
from advisor.portal import shapes
from advisor.portal.identity import Caller
from advisor.portal.on_offer import report_templates, rubric_of
from advisor.portal.problems import Problem
from advisor.portal.settings import PortalSettings
from advisor.report.build import build
from advisor.report.formats import written
from advisor.rubric.model import Rubric
from advisor.store import desk
from advisor.store.served import Consented, Owned, Served

__all__ = ["Looks", "consent_shape", "fitting"]

PAGE = 100


class Looks:
    """What there is to see.

    Args:
        settings: what is on offer.
        store: where conversations are kept.
    """

    def __init__(self, settings: PortalSettings, store: Served) -> None:
        self.settings = settings
        self.store = store

    def rubric(self, name: str) -> Rubric:
        """A rubric on offer.

        Raises:
            UnknownRubric: it is not, even where there is a file by this name.
        """
        if name not in self.settings.rubrics:
            raise UnknownRubric(f"no rubric on offer is called {name!r}")
        return rubric_of(name)

    def look(self, caller: Caller, conversation: str) -> tuple[Owned, Rubric, State]:
        """A conversation as it stands.

        Raises:
            Problem, AdvisorError: there is none.
        """
        owned = self.store.owned(conversation, caller.sees)
        state = self.store.state(conversation)
        return owned, fitting(owned, state), state

    def messages(self, caller: Caller, conversation: str, after: int, limit: int) -> shapes.Messages:
        """What was said, from the message of this number on; what was said before a person started over, too.

        Raises:
            Problem, AdvisorError: there is no such conversation.
        """
        self.store.owned(conversation, caller.sees)
        found: list[shapes.Sent] = []
        number = -1
        for turn in self.store.turns(conversation):
            for message in turn.added["messages"]:
                number += 1
                if after <= number <= after + limit:
                    at = turn.saved_at.isoformat()
                    found.append(shapes.Sent(**message, number=number, turn=turn.number, at=at))
        shown = found[:limit]
        return shapes.Messages(messages=shown, next=str(after + len(shown)), more=len(found) > limit)

    def report(self, caller: Caller, conversation: str, form: str) -> str:
        """The report of what is known now, in a format.

        Raises:
            Problem, AdvisorError: there is no such conversation or format.
        """
        _, rubric, state = self.look(caller, conversation)
        report = build(rubric, state.sheet, state.messages, state.today)
        return written(report, form, report_templates())

    def export(self, caller: Caller, conversation: str) -> shapes.Exported:
        """All that is stored of a conversation.

        Raises:
            Problem, AdvisorError: there is none.
        """
        owned = self.store.owned(conversation, caller.sees)
        state = self.store.state(conversation)
        rubric = rubric_of(owned.summary.rubric_source)
        agreed = desk.agreed(self.store.engine, conversation)
        # A rubric that has changed since must not keep anyone from their own words.
        fits = (state.rubric, state.version) == (rubric.id, rubric.version)
        return shapes.Exported(
            **shapes.listed(owned).model_dump(),
            date=state.today.isoformat() if state.today else None,
            begins=state.begins[0],
            messages=shapes.transcript(state, 0),
            answers=shapes.answers_of(rubric, state, 0) if fits else [],
            consent=consent_shape(agreed) if agreed else None,
            log=to_data(state)["log"],
        )

    def export_all(self, caller: Caller, owner: str) -> list[shapes.Exported]:
        """All that is stored of an owner."""
        found: list[shapes.Exported] = []
        after: tuple[str, str] | None = None
        while page := self.store.page(owner, after, PAGE):
            found += [self.export(caller, one.summary.id) for one in page]
            after = (page[-1].since, page[-1].summary.id)
        return found

    # --- Consent --------------------------------------------------------------------------------------------

    def consent_of(self, conversation: str) -> shapes.Consent | None:
        """What was agreed to before a conversation; else what is to be; None where there is nothing."""
        agreed = desk.agreed(self.store.engine, conversation)
        return self.wanted_consent() if agreed is None else consent_shape(agreed)

    def wanted_consent(self) -> shapes.Consent | None:
        """What is to be agreed to before a first message; None where there is nothing."""
        text = self.settings.consent
        if text is None:
            return None
        version = hashlib.sha256(text.encode()).hexdigest()[:16]
        return shapes.Consent(version=version, text=text, accepted_at=None)

    def lacks_consent(self, conversation: str) -> bool:
        """Whether something is still to be agreed to before a conversation goes on."""
        return self.settings.consent is not None and desk.agreed(self.store.engine, conversation) is None


def consent_shape(agreed: Consented) -> shapes.Consent:
    """Lay out what was agreed to."""
    return shapes.Consent(version=agreed.version, text=agreed.text, accepted_at=agreed.at)


def fitting(owned: Owned, state: State | None) -> Rubric:
    """The rubric of a conversation, if it is still the one that it was held by.

    Raises:
        Problem: it is not.
    """
    rubric = rubric_of(owned.summary.rubric_source)
    if state is None or (state.rubric, state.version) != (rubric.id, rubric.version):
        raise Problem(409, "rubric-changed", "The rubric has changed since. Begin a new conversation.")
    return rubric
