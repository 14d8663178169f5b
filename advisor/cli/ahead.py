"""What the reader learns of a rubric, learnt while the person reads the first question.

From some thousand sentences that takes half a second, which would otherwise go by after the first reply.
"""

from __future__ import annotations

import threading

from advisor.answers import Message
from advisor.rubric.model import Rubric

__all__ = ["learn_ahead"]


def learn_ahead(rubric: Rubric) -> threading.Thread:
    """Begin to learn the rubric. A reply that comes before this is done is read all the same."""
    learning = threading.Thread(target=_learn, args=(rubric,), name="learning", daemon=True)
    learning.start()
    return learning


def _learn(rubric: Rubric) -> None:
    from advisor.extraction.offline.reader import OfflineExtractor

    chat = (Message("assistant", rubric.questions[0].ask), Message("user", "hello"))
    OfflineExtractor().read(rubric, chat, (), None)
