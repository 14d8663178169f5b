"""The folder where the processes of one server put their figures for each other.

Laws:

1. It goes with its server: at the end, on SIGTERM at any moment, and where the server was killed outright,
   with the next one that starts here.
2. It is taken for left behind only where nobody holds its lock, and only if it is ours: a lock goes with its
   process, however that ends.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

__all__ = ["PREFIX", "shared_folder"]

PREFIX = "advisor-metrics-"


@contextmanager
def shared_folder() -> Iterator[str]:
    """Make a folder that is there as long as this lasts; remove those that killed servers have left."""
    # Until the server listens for it itself, SIGTERM would end the process without a word, folder and all.
    before = signal.signal(signal.SIGTERM, _leave)
    try:
        for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
            _sweep(left)
        yield from _made()
    finally:
        signal.signal(signal.SIGTERM, before)


def _made() -> Iterator[str]:
    made = None
    try:
        with _undisturbed():  # (there, and nobody knows of it yet)
            made = tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)
        held = _lock(Path(made.name))
        try:
            yield made.name
        finally:
            if held is not None:
                os.close(held)
    finally:
        if made is not None:
            with _undisturbed():
                made.cleanup()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let SIGTERM wait until something small is done."""
    came: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
    if came:
        signal.raise_signal(signal.SIGTERM)


_NEW = 60
"""Seconds for which a folder may be without its lock."""


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def _sweep(folder: Path) -> None:
    try:
        known = folder.lstat()
        if sys.platform == "win32" or folder.is_symlink() or known.st_uid != os.getuid():
            return
        if time.time() - known.st_mtime < _NEW:
            return  # of a server that starts just now, and has not locked it yet
        held = _lock(folder)
    except OSError:
        return  # gone in the meantime, or none of ours
    if held is not None:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(held)


def _lock(folder: Path) -> int | None:
    """Hold a folder; None where another process does, or where the system has no such locks."""
    if sys.platform == "win32":
        return None
    import fcntl

    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        return None
    return held
