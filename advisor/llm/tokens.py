"""How many tokens a text has: counted where a vocabulary is on disk, else estimated. Never from the network.

tiktoken fetches a vocabulary when it is first used. No chat may wait on that or fail for it, so it is asked
only where the file is there already; `advisor doctor --fetch-vocabulary` fetches it.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.exchange import Request

if TYPE_CHECKING:
    from tiktoken import Encoding

__all__ = [
    "ENCODING",
    "count",
    "count_request",
    "estimate",
    "estimate_request",
    "forget",
    "request_text",
    "vocabulary_file",
]

ENCODING = "o200k_base"
"""What OpenAI's models of today use; other models count within a tenth or two of it."""
_SOURCE = f"https://openaipublic.blob.core.windows.net/encodings/{ENCODING}.tiktoken"
"""Where tiktoken would fetch it from; the name of the file on disk is the hash of this."""
CHARS_A_TOKEN = 4
A_LINE = 4
"""Tokens around each message of a prompt."""


def vocabulary_file() -> Path | None:
    """Where tiktoken keeps the vocabulary; None where it is told to keep none."""
    for name in ("TIKTOKEN_CACHE_DIR", "DATA_GYM_CACHE_DIR"):
        if name in os.environ:
            return Path(os.environ[name]) / _file_name() if os.environ[name] else None
    return Path(tempfile.gettempdir()) / "data-gym-cache" / _file_name()


def _file_name() -> str:
    return hashlib.sha1(_SOURCE.encode(), usedforsecurity=False).hexdigest()


@lru_cache(maxsize=1)
def _encoding(file: Path | None) -> Encoding | None:
    """The vocabulary, if it is on disk and whole, and tiktoken is installed."""
    if file is None or not file.is_file():
        return None
    try:
        # tiktoken fetches a file anew whose bytes are not those it expects; a damaged one is as good as none.
        from tiktoken.load import check_hash
        from tiktoken_ext import openai_public  # type: ignore[import-untyped]
    except ImportError:
        return None
    if not check_hash(file.read_bytes(), _expected(openai_public.o200k_base.__code__.co_consts)):
        return None
    import tiktoken

    return tiktoken.get_encoding(ENCODING)


def _expected(constants: tuple[object, ...]) -> str:
    """The hash that tiktoken itself has for the file."""
    hashes = (one for one in constants if isinstance(one, str) and len(one) == 64 and one.isalnum())
    return next(hashes, "")


def forget() -> None:
    """Look for the vocabulary anew: it may have been fetched."""
    _encoding.cache_clear()


def count(text: str) -> tuple[int, bool]:
    """Tokens of a text, and whether that is an estimate."""
    encoding = _encoding(vocabulary_file())
    if encoding is None:
        return estimate(text), True
    return len(encoding.encode(text, disallowed_special=())), False


def estimate(text: str) -> int:
    """Tokens of a text by its length: about four characters each, fewer outside of ASCII.

    >>> estimate("How many are there?")
    5
    """
    plain = len(text) if text.isascii() else len(text.encode("ascii", "ignore"))
    return -(-plain // CHARS_A_TOKEN) + len(text) - plain


def estimate_request(request: Request) -> int:
    """Tokens of a request by its length, its schema included."""
    lines = sum(A_LINE + estimate(line.content) for line in request.lines)
    return lines + (estimate(_schema_text(request)) if request.schema else 0)


def count_request(request: Request) -> tuple[int, bool]:
    """Tokens of a request, its schema included, and whether that is an estimate."""
    text, estimated = count(request_text(request))
    return text + A_LINE * len(request.lines), estimated


def request_text(request: Request) -> str:
    """All of a request that costs tokens, as one text."""
    return "\n".join([*(line.content for line in request.lines), _schema_text(request)])


def _schema_text(request: Request) -> str:
    import json

    return json.dumps(request.schema, separators=(",", ":")) if request.schema else ""
