"""What the environment says of language models, and how a model is opened.

ADVISOR_MODEL     the model's name; without it, and without --model, there is none
OPENAI_BASE_URL   where the server is; by default OpenAI's own
OPENAI_API_KEY    the key; servers of one's own often want none
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from advisor.errors import UsageError
from advisor.llm.model import Model

__all__ = ["ModelSettings", "check_settings", "is_address", "open_model"]

NEEDED = ("openai", "tenacity")


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Which model, where.

    Args:
        name: its name; None for no model.
        base_url: where its server is; None for OpenAI's own.
        api_key: the key; kept out of what is printed.
        memory: the file that keeps what was learnt of servers; None where there is no place for it.
    """

    name: str | None
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    memory: Path | None = None

    @classmethod
    def from_environment(
        cls, name: str | None = None, environ: Mapping[str, str] | None = None
    ) -> ModelSettings:
        """Read the environment; a name that is given comes before the environment's."""
        environ = os.environ if environ is None else environ
        return cls(
            name=name or environ.get("ADVISOR_MODEL") or None,
            base_url=_base(environ.get("OPENAI_BASE_URL", "")) or None,
            api_key=environ.get("OPENAI_API_KEY", "").strip() or None,
            memory=_memory(environ),
        )

    @property
    def server(self) -> str:
        """A name for the server and model, for what is remembered of it."""
        return f"{self.base_url or 'openai'} {self.name}"


def check_settings(settings: ModelSettings) -> None:
    """See that there is all that a model needs. Nothing is sent, and nothing heavy imported.

    Raises:
        UsageError: the libraries, the model's name or the key is missing, or the address is none; the message
            says what to do.
    """
    if not settings.name:
        raise UsageError("No model is named. Say --model NAME, or set ADVISOR_MODEL.")
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise UsageError(f"A model needs {' and '.join(missing)}: pip install 'advisor[llm]' brings them.")
    if settings.base_url is not None and not is_address(settings.base_url):
        raise UsageError(
            f"OPENAI_BASE_URL is {settings.base_url!r}, which is no address of a server: such as"
            " http://127.0.0.1:8000/v1 is needed."
        )
    key = settings.api_key or ""
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise UsageError("OPENAI_API_KEY holds a character that no key has. Copy it once more.")
    if settings.base_url is None and settings.api_key is None:
        raise UsageError(
            "OpenAI's models want a key: set OPENAI_API_KEY. For a server of your own, set OPENAI_BASE_URL."
        )


def is_address(url: str) -> bool:
    """Whether a server can be at this address."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is none
        return False


def _base(url: str) -> str:
    """An address as the client wants it; many copy that of a call, or with the end of its line."""
    url = url.strip()
    whole = url.removesuffix("/")
    return whole.removesuffix("/chat/completions") if whole.endswith("/chat/completions") else url


def open_model(settings: ModelSettings, *, anew: bool = False) -> Model:
    """Make ready to talk to a model. Nothing is sent yet.

    Args:
        settings: which model, where.
        anew: whether to forget what is known of the server, and to find it out again.

    Raises:
        UsageError: something that it needs is missing; see `check_settings`.
    """
    check_settings(settings)
    from advisor.llm.client import OpenAIModel  # most of a second: only where a model is used

    known = {} if anew else _remembered(settings.memory)

    def learnt(data: Mapping[str, Any]) -> None:
        _remember(settings.memory, {**_remembered(settings.memory), settings.server: dict(data)})

    found = known.get(settings.server)
    return OpenAIModel(
        settings.name or "",
        settings.base_url,
        settings.api_key,
        known=found if isinstance(found, dict) else None,
        learnt=learnt,
    )


def _memory(environ: Mapping[str, str]) -> Path | None:
    home = environ.get("XDG_CACHE_HOME", "")
    try:
        base = Path(home) if os.path.isabs(home) else Path.home() / ".cache"
    except RuntimeError:
        return None
    return base / "advisor" / "servers.json"


def _remembered(file: Path | None) -> dict[str, Any]:
    """What was learnt of servers before; nothing where that cannot be read."""
    try:
        data = json.loads(file.read_bytes()) if file else {}
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _remember(file: Path | None, data: Mapping[str, Any]) -> None:
    """Keep it, whole or not at all; without it a chat costs a call more."""
    if file is None:
        return
    draft = file.with_name(f"{file.name}.{os.getpid()}.part")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        draft.replace(file)
