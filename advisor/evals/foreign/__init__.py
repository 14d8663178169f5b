"""Cases of other eval tools: brought along (`readers`) and taken away (`writers`), by name of the form.

    openai      JSON Lines of chats: {"input": [...], "ideal": ...}, {"messages": [...]}, {"item": {...}}
    promptfoo   a configuration with `tests`, or a list of tests, in YAML
    inspect     a dataset of Inspect AI, JSON Lines of samples

What is expected travels as one JSON object, the `expect` of a case, wherever the tool keeps its target.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from advisor.evals.foreign import inspect_ai, openai_jsonl, promptfoo
from advisor.evals.foreign.common import Brought
from advisor.transcripts import Case

__all__ = ["FORMS", "Brought", "Reader", "Writer"]

Reader: TypeAlias = Callable[[Path, str | None], Iterator[Brought]]
"""From a file, and the rubric for cases that name none, to what each of its parts becomes."""
Writer: TypeAlias = Callable[[Sequence[Case], Path], Iterator[tuple[Path, bytes]]]
"""From cases, and the file to write, to the files with their content."""

FORMS: dict[str, tuple[Reader, Writer]] = {
    "openai": (openai_jsonl.read, openai_jsonl.write),
    "promptfoo": (promptfoo.read, promptfoo.write),
    "inspect": (inspect_ai.read, inspect_ai.write),
}
"""Name, as in `--from` and `--to` → how its files are read and written."""
