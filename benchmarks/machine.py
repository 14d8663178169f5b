"""The line that stands above every figure: what it was measured on, and when."""

from __future__ import annotations

import datetime
import os
import platform
from pathlib import Path

__all__ = ["machine"]


def machine() -> str:
    """Processor, cores, Python and the day."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    except OSError:
        names = []
    processor = names[0] if names else platform.machine()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    day = datetime.datetime.now(tz=datetime.UTC).date()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{processor}, {cores} cores, {python}, {platform.system()}, {day}"
