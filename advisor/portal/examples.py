"""Answers as the API's document shows them: real ones, shortened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["ANSWERS", "ASSESSMENTS", "CONVERSATION", "MESSAGES", "PAGE", "STREAM", "TAKEN"]

Shown = Mapping[str, Any]

_ID = "cnv_z277he4mcmygt6cfy64dwepu"
_SAID = "I have a bachelor's degree and worked 2 years in retail."
_REPLY = (
    "Thanks, noted: education – bachelor's degree, years of customer work – 2 years and kinds of customer "
    "work – retail.\n\nAnd what do you do at the moment?"
)
_EVIDENCE = {"message": 1, "start": 9, "end": 26, "quote": "bachelor's degree"}
_ASKED: Shown = {
    "item": "current_role",
    "label": "current role",
    "kind": "text",
    "choices": [],
    "scale": None,
    "own_words": False,
}
_PROGRESS = {"answered": 3, "questions": 8, "questions_left": 8, "phase": "asking", "done": False}
_DETAILS = {
    "score": 19.0,
    "floor": 19.0,
    "ceiling": 99.0,
    "decided": False,
    "tier": "NOT VIABLE",
    "must_haves": {"experience": "met", "communication": "absent"},
}

TAKEN: Shown = {
    "conversation": _ID,
    "turn": 2,
    "reply": _REPLY,
    "understood": [
        {
            "item": "education",
            "label": "education",
            "what": "new",
            "value": "bachelor",
            "text": "bachelor's degree",
            "before": None,
            "evidence": [_EVIDENCE],
        }
    ],
    "asked": [_ASKED],
    "progress": _PROGRESS,
    "result": None,
    "switch": None,
    "with_human": False,
    "human": None,
    "consent": None,
}

STREAM = """retry: 1000

id: 2.1
event: turn.started
data: {"conversation": "cnv_z277he4mcmygt6cfy64dwepu", "turn": 2}

id: 2.2
event: reply.delta
data: {"text": "And what do you do at the moment?"}

id: 2.3
event: turn.completed
data: {"turn": 2}

"""

_HEAD = {
    "id": _ID,
    "rubric": "customer-support-representative",
    "started_at": "2026-11-22T12:00:00.000000+00:00",
    "changed_at": "2026-11-22T12:01:30.000000+00:00",
    "turns": 2,
    "finished": False,
    "verdict": "NOT VIABLE 19.0",
    "with_human": False,
    "waits_since": None,
    "owner": None,
}

PAGE: Shown = {
    "conversations": [_HEAD | {"owner": "user:ann"}],
    "next": "MjAyNi0xMS0yMlQxMjowMDowMC4wMDAwMDArMDA6MDAgY252X3oyNzc",
}

_LINES = [
    {"role": "assistant", "content": "Hello, and welcome! Tell me a little about yourself.", "name": None},
    {"role": "user", "content": _SAID, "name": None},
    {"role": "assistant", "content": _REPLY, "name": None},
]

CONVERSATION: Shown = {
    **_HEAD,
    "messages": _LINES,
    "asked": [_ASKED],
    "progress": _PROGRESS,
    "result": {"summary": "NOT VIABLE 19.0", "decided": False, "report": 0, "details": _DETAILS},
    "consent": None,
    "humans": True,
}

MESSAGES: Shown = {
    "messages": [
        {**_LINES[1], "number": 1, "turn": 2, "at": "2026-11-22T12:01:30.000000+00:00"},
        {
            "role": "human",
            "content": "Hello Ann, I've read what you wrote. What would help you most?",
            "name": "Maya",
            "number": 4,
            "turn": 4,
            "at": "2026-11-22T12:05:10.000000+00:00",
        },
    ],
    "next": "5",
    "more": False,
}

ANSWERS: Shown = {
    "answers": [
        {
            "item": "education",
            "label": "education",
            "value": "bachelor",
            "text": "bachelor's degree",
            "declined": False,
            "evidence": [_EVIDENCE],
            "source": "person",
        }
    ]
}

ASSESSMENTS: Shown = {
    "assessments": [
        {
            **_HEAD,
            "owner": "user:ann",
            "decided": False,
            "result": _DETAILS,
            "answers": {"education": "bachelor", "service_years": 2, "service_domains": ["retail"]},
            "declined": [],
        }
    ],
    "next": "MjAyNi0xMS0yMlQxMjowMTozMC4wMDAwMDArMDA6MDAgY252X3oyNzc",
    "more": False,
}
