"""What the environment says: where the sessions are kept, and whether colours are wanted.

    ADVISOR_DATABASE_URL   an SQLAlchemy URL; by default an SQLite file in the user's data folder
    XDG_DATA_HOME          the user's data folder; by default ~/.local/share
    NO_COLOR               set to anything: no colours (https://no-color.org)

Read once, at the edge; nothing else looks at the environment.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from advisor.errors import StoreError

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's settings.

    Args:
        database_url: where sessions are kept, as an SQLAlchemy URL; None for `database_file`.
        data_home: the folder in which the program keeps its own; None where there is no home folder.
        colour: whether colours are welcome.
    """

    database_url: str | None
    data_home: Path | None
    colour: bool

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read the environment (that of this process, unless another is given)."""
        environ = os.environ if environ is None else environ
        return cls(
            database_url=environ.get("ADVISOR_DATABASE_URL") or None,
            data_home=_data_home(environ),
            colour=not environ.get("NO_COLOR"),
        )

    @property
    def database_file(self) -> Path:
        """The SQLite file that is used when no URL is given."""
        if self.data_home is None:
            raise StoreError("there is no home folder to keep sessions in. Set ADVISOR_DATABASE_URL.")
        return self.data_home / "advisor.db"


def _data_home(environ: Mapping[str, str]) -> Path | None:
    for name, below in (("XDG_DATA_HOME", "advisor"), ("HOME", ".local/share/advisor")):
        folder = Path(environ.get(name, ""))
        if folder.is_absolute():  # a relative one is to be ignored, says the XDG specification
            return folder / below
    try:
        return Path.home() / ".local/share/advisor"
    except RuntimeError:
        return None
