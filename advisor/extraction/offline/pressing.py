"""What presses the advisor to note a value, or is of a form that only machines read: nobody's answer."""

from __future__ import annotations

import re

from advisor.extraction.offline.phrases import Cued, any_of

__all__ = ["MACHINE", "PRESSING"]

PRESSING = Cued(
    re.compile(
        any_of(
            r"""
            (?:as|like) (?:we|you|i) (?:\w+ )?(?:agreed|discussed|promised) | you (?:told|promised) me you |
            this (?:was|is|has been) (?:already )?(?:confirmed|agreed|approved) | whom it may concern |
            (?:please |kindly |just |to |you )(?:note|write down|jot down) (?:an? )?(?:ten|10|nine|9|full) |
            you(?:'d| would|'ll) (?:note|record) | (?:please |just |:) ?note (?:\w+ ){1,3}(?:as|at) \d+ |
            write down (?:a |an )?(?:ten|10|nine|9) | round (?:everything|all|it|them)(?: \w+){0,2} up |
            the highest number you | must (?:read|equal) | demands? that | do me (?:a|the) favou?r and |
            benefit of the doubt and | find it in your heart | (?:they|he|she) put me down as |
            from my (?:\w+ )?(?:reference|recommendation|testimonial) | hereby attest
            """
        )
    ),
    frozenset(
        """
        agreed discussed promised told confirmed approved concern note write jot you'd you'll would round
        highest must demand demands favour favor benefit heart put reference recommendation testimonial hereby
        """.split()
    ),
)
"""A claim of the person beside it makes it theirs all the same."""
MACHINE = re.compile(
    r"\bcurl\b.{0,20}https?|\bcurl -|\bexport [a-z_]{1,40}=|^\s{0,9}\$ \w|\bs/[^/\n]{0,80}/[^/\n]{0,80}/"
    r"|https?://\S{0,200}=\d|\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)? (?:info|warn|error|debug)\b|&#\d{1,4};"
    r"|\bsave ?: ?\w"
    r"|\b(?:update \w{1,30} set \w{1,30} ?=|insert into \w{1,30}|delete from \w{1,30}|drop table)"
    r"|\bwhere \w{1,20} ?= ?\w"
    r"|(?:^|[\n;(] ?)(?:reviewer|recorder|scribe|clerk|server) ?: ?\w"
    r'|"[a-z_]{2,30}(?: \w{1,12})?: ?\w{1,12}"|\b\d{1,2}: ?"\d'
)
"""Commands, lines of logs and of data."""
