"""What people wrote, made safe to show: each format's own notion of it.

Everything a template prints passes through one of these, whoever wrote it. That is the template
environment's doing (`templates`), so that no template can forget.
"""

from __future__ import annotations

import re

from markupsafe import escape

__all__ = ["escape_html", "escape_html_lines", "escape_markdown", "visible"]

# Control characters (an ESC could recolour a terminal), changes of writing direction (they can make a line
# read as something else) and lone surrogates (no encoding takes them).
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SPACE = re.compile(r"\s+")
_MARKS = re.compile(r"([\\`*_\[\]|~])")
# At the start of a line, as ours are after "- ", these make a list or a heading.
_LEADING_NUMBER = re.compile(r"\d{1,9}(?=[.)](?: |$))")
_LEADING_MARKS = ("#", "+", "-", "=")


def visible(text: str) -> str:
    r"""Put text on one line and mark what must not reach a screen as "�".

    >>> visible("a\x1b[31m\nb")
    'a�[31m b'
    """
    return _SPACE.sub(" ", _UNSAFE.sub("\ufffd", text))


def escape_html(text: str) -> str:
    """Escape text for HTML, between tags and in quoted attributes.

    >>> print(escape_html('<b> & "c"'))
    &lt;b&gt; &amp; &#34;c&#34;
    """
    return str(escape(visible(text)))


def escape_html_lines(text: str) -> str:
    r"""Escape text for HTML as `escape_html` does, and keep its lines and spaces.

    >>> print(escape_html_lines("a\x1b\n  <b>"))
    a�
      &lt;b&gt;
    """
    return str(escape(_UNSAFE.sub("\ufffd", text)))


def escape_markdown(text: str) -> str:
    r"""Escape what Markdown would take for markup, HTML included.

    >>> print(escape_markdown("*hi* <b> | 1. [x](y)"))
    \*hi\* &lt;b&gt; \| 1. \[x\](y)
    >>> print(escape_markdown("# hi"), escape_markdown("1. hi"), escape_markdown("- hi"))
    \# hi 1\. hi \- hi
    """
    plain = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    marked = _MARKS.sub(r"\\\1", plain)
    number = _LEADING_NUMBER.match(marked)
    if number:
        return f"{number[0]}\\{marked[number.end() :]}"
    return f"\\{marked}" if marked.startswith(_LEADING_MARKS) else marked
