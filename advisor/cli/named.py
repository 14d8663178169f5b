"""What a person calls a rubric on the command line."""

from __future__ import annotations

from pathlib import Path

__all__ = ["rubric_named"]


def rubric_named(name: str) -> str | Path:
    """What to load: the rubric of this id or, where none has it, the file of this name, however it ends."""
    from advisor.catalog import rubric_names

    return Path(name) if name not in rubric_names() and Path(name).is_file() else name
