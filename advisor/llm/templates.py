"""Where the templates of what a model is asked are."""

from __future__ import annotations

from advisor.prompting.render import SUFFIX
from advisor.resources import prompts_dir

__all__ = ["model_templates"]


def model_templates() -> dict[str, str]:
    """The templates of what a model is asked, file name → source."""
    folder = prompts_dir() / "model"
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*" + SUFFIX))}
