"""A run as JUnit XML: a suite a file, a case a test; what is excused is skipped; the verdict is a test, too.

Counts are of the tests that are written, so that they cannot drift from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree as Xml

from advisor.evals.comparing import key_of
from advisor.evals.gate import Standing
from advisor.evals.records import CaseRecord, Record
from advisor.evals.session import Result
from advisor.evals.words import cautions, described, headline, reader, spent

__all__ = ["as_junit"]

# What XML 1.0 has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(result: Result, path: Path) -> Iterator[bytes]:
    """The file, a suite at a time."""
    yield b'<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="advisor eval">\n'
    for file, records in groupby(result.records(), key=lambda pair: _suite(pair[0])):
        yield _written(file, [_test(record, standing) for record, standing in records])
    yield _written("verdict", [_verdict(result)])
    yield b"</testsuites>\n"


def _suite(record: Record) -> str:
    return record.file if isinstance(record, CaseRecord) else "paraphrases"


def _written(name: str, tests: list[Xml.Element]) -> bytes:
    suite = Xml.Element("testsuite", name=_safe(name), tests=str(len(tests)))
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(sum(test.find(tag) is not None for test in tests)))
    suite.set("time", f"{sum(float(test.get('time', '0')) for test in tests):.3f}")
    suite.extend(tests)
    Xml.indent(suite)
    return Xml.tostring(suite, encoding="unicode").encode() + b"\n"


def _test(record: Record, standing: Standing) -> Xml.Element:
    name, seconds = key_of(record), 0.0
    if isinstance(record, CaseRecord):
        name += f" [{record.repeat}]" if record.repeat > 1 else ""
        seconds = record.seconds or 0.0
    folder = _suite(record).removesuffix(".jsonl").replace("/", ".")
    test = Xml.Element("testcase", name=_safe(name), classname=_safe(folder), time=f"{seconds:.3f}")
    if isinstance(record, CaseRecord):
        test.set("file", _safe(record.file))
        test.set("line", str(record.line))
    why = "\n".join(described(record))
    if standing in ("broken", "failing"):
        _add(test, "failure", headline(record), why, "passed in the baseline" if standing == "broken" else "")
    elif standing == "error":
        _add(test, "error", headline(record), why)
    elif standing in ("held", "known"):
        known = record.known_failure if isinstance(record, CaseRecord) else None
        reason = f"known until {known.until}: {known.reason}" if standing == "known" and known else ""
        _add(test, "skipped", reason or "fails as in the baseline", why)
    return test


def _verdict(result: Result) -> Xml.Element:
    test = Xml.Element("testcase", name="verdict", classname="verdict", time="0.000")
    said = [f"read by {reader(result.header)}", *cautions(result.header.extractor)]
    said += [f"cost: {spent(result.summary.spent)}"] if result.summary.spent else []
    Xml.SubElement(test, "system-out").text = _safe("\n".join(said))
    if result.verdict.status:
        what = "failure" if result.verdict.status == 1 else "error"
        faults = "\n".join([*result.verdict.reasons, *result.end.faults])
        _add(test, what, result.verdict.line, faults)
    return test


def _add(test: Xml.Element, tag: str, message: str, text: str, kind: str = "") -> None:
    part = Xml.SubElement(test, tag, message=_safe(message))
    if kind:
        part.set("type", kind)
    part.text = _safe(text)


def _safe(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)
