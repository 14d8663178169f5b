"""Choices ticked, printed bold or struck out: of what a form offers, only what was chosen is left to read.

"[x] yes [ ] no" says yes and does not say no. What was offered and not chosen is blanked, character by
character, so that every offset stays; boxes beside the names of parts ("[x] tickets [ ] chat") say yes and no
of them, and stay. Where nothing was chosen at all, nothing is left: an offer answers nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from advisor.extraction.offline.asked import asked_in
from advisor.extraction.offline.blocks import LONGEST, Block
from advisor.extraction.offline.boxes import BOX, boxes, plain_boxes
from advisor.extraction.offline.cells import SAYS_MORE, says_of, words_of
from advisor.extraction.offline.lexicon import FURTHER, Lexicon
from advisor.extraction.offline.offered import EXTENTS, WORD, Group, Option, bare
from advisor.extraction.offline.question import Asked
from advisor.extraction.offline.stressed import pointed, stressed
from advisor.extraction.offline.under import listed_under

__all__ = ["Chosen", "chosen"]


class Chosen(NamedTuple):
    """A message with only what was chosen in it, and what the boxes beside the names of parts say of them."""

    text: str
    ticked: list[Block]


def chosen(raw: str, asked: Asked, lexicon: Lexicon) -> Chosen:
    """The message with what was offered and not chosen blanked; every character left keeps its place."""
    if len(raw) > LONGEST or not _HINT.search(raw):
        return Chosen(raw, [])
    text, ticked = listed_under(raw, asked, lexicon)
    text = plain_boxes(_STRUCK.sub(_blank, text) if "~~" in text else text)
    out = list(text)
    if BOX.search(text):
        found = [group for group in boxes(text) if not _is_kiss(text, group, lexicon)]
        for listed in _lists(found):
            ticked += _choose(out, text, listed, asked, lexicon)
    text = "".join(out)
    rows = list(stressed(text))
    for group in [*rows, *pointed(text)]:
        if group in rows and _is_by_place(text, group, asked, lexicon, alone=len(rows) == 1):
            continue
        if _are_values(text, group, asked, lexicon) and _is_meant(text, group, lexicon):
            _keep_chosen(out, group)
    return Chosen("".join(out), ticked)


_HINT = re.compile(
    r"~~|<[-=<]|[-=]>|[\[\](☑☒☐⬜□◻▢○◌◯◉🔘←⬅→➜➔⇒👉✓✔✅✗✘✖❌/*_|{]|^[xX] |checked|selected|ticked"
    r"|:[*_ ]*\n\s*[-–—*•·+] ?\w|\b(?:yes|no|some|somewhat)(?:,|,? or)? (?:yes|no|some|somewhat)\b",
    re.MULTILINE,
)
_STRUCK = re.compile(r"(?:[/|] ?)?~~[^~\n]{1,80}~~(?: ?[/|])?")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _lists(groups: Iterable[Group]) -> Iterator[list[Group]]:
    """The groups, those that go on with the one before together: a list in several rows."""
    listed: list[Group] = []
    for group in groups:
        if listed and not (group.goes_on and group.behind == listed[-1].behind):
            yield listed
            listed = []
        listed.append(group)
    if listed:
        yield listed


def _is_kiss(text: str, group: Group, lexicon: Lexicon) -> bool:
    """Whether the only box of a message stands behind words that are no bare name: "Love, Jo (x)"."""
    if not group.behind or len(group.options) > 1 or sum(1 for _ in BOX.finditer(text)) > 1:
        return False
    option = group.options[0]
    shown = text[option.first : option.last].strip(" -*•|.")
    return bool(shown) and bare(shown) not in EXTENTS and not words_of(shown, lexicon).bare


_FILLERS = frozenset("a the it or not really i have do done am".split())


def _choose(out: list[str], text: str, listed: list[Group], asked: Asked, lexicon: Lexicon) -> list[Block]:
    """Leave what was chosen of groups that offer values; of parts, give what the boxes say, or leave them."""
    parts = list[Group]()
    for group in listed:
        if _are_values(text, group, asked, lexicon):
            _keep_chosen(out, group)
            if _are_figures(text, group):
                _join_heading(out, text, group)
        else:
            parts.append(group)
    if not any(option.chosen for group in parts for option in group.options):
        for group in parts:
            _keep_chosen(out, group)
        return []
    ticked = _by_order(text, parts, asked, lexicon) or [
        _ticked(text, option, asked, lexicon) for group in parts for option in group.options
    ]
    named = [block for block in ticked if block is not None and block.told]
    denies = asked.inverted or any(SAYS_MORE.search(text[slice(*group.heading)]) for group in parts)
    if not named or None in ticked or denies:
        for group in parts:
            _mark_parts(out, group)
        return []
    for group in parts:
        _wipe(out, *group.bounds)
        _wipe(out, *group.heading)
    return _of_halves(named, lexicon)


def _by_order(text: str, groups: list[Group], asked: Asked, lexicon: Lexicon) -> list[Block | None]:
    """What boxes with no words beside them say, one for each part asked: "1. [x]", "2. [ ]"."""
    options = [option for group in groups for option in group.options]
    extents = all(lexicon.rubric.items[item].kind == "extent" for item in asked.items)
    if any(text[one.first : one.last].strip() for one in options) or not extents:
        return []
    if len(options) != len(asked.items):
        return [None]
    return [
        Block(one.box[0], text[slice(*one.box)], told=((item, "yes" if one.chosen else "no"),))
        for one, item in zip(options, asked.items, strict=True)
    ]


def _of_halves(blocks: list[Block], lexicon: Lexicon) -> list[Block]:
    """The same, what is made of halves put together: both ticked are a yes, one of them is some."""
    for item in lexicon.halved:
        halves = {
            block.start: {
                ref.value.rstrip(FURTHER)
                for mention in words_of(block.text, lexicon).mentions
                for ref in mention.refs
                if ref.role == "half" and ref.item == item.id
            }
            for block in blocks
            if item.id in dict(block.told)
        }
        ticked = [halves[block.start] for block in blocks if dict(block.told).get(item.id) == "yes"]
        several = len(frozenset[str]().union(*ticked)) > 1
        value = "yes" if several else "some" if any(ticked) else "no"
        blocks = [
            block._replace(told=tuple((one, value if one == item.id else said) for one, said in block.told))
            if halves.get(block.start)
            else block
            for block in blocks
        ]
    return blocks


def _ticked(text: str, option: Option, asked: Asked, lexicon: Lexicon) -> Block | None:
    """What a box says of the parts beside it, nothing of what is no part; None where words say more."""
    first, last = option.bounds
    shown = text[option.first : option.last].strip(" /|,;*")
    told = says_of(shown, "yes" if option.chosen else "no", asked, lexicon)
    return None if told is None else Block(first, text[first:last].rstrip(" /|,;\n"), told=told)


def _mark_parts(out: list[str], group: Group) -> None:
    """Put the boxes of parts one way: "☒" and "[x]" before their names, "yes" and "no" behind them."""
    for option in group.options:
        first, last = option.box
        if last - first == 1:
            out[first] = ("✓" if option.chosen else "✗") if group.behind else "☒" if option.chosen else "☐"
        elif group.behind:
            out[first:last] = list(("yes" if option.chosen else "no").ljust(last - first)[: last - first])
        else:
            out[first], out[last - 1] = "[", "]"
            out[first + 1 : last - 1] = list(("x" if option.chosen else "").ljust(last - first - 2))


def _join_heading(out: list[str], text: str, group: Group) -> None:
    """Put a figure that was chosen behind the heading above it: alone on its line it says of nothing."""
    first, last = group.heading
    below = min(option.box[0] for option in group.options)
    heading = text[first:last].rstrip(" *_")
    if not heading or below < last or heading.endswith("?") or "\n" not in text[last:below]:
        return
    chosen = next((one.first for one in group.options if one.chosen), below)
    behind = first + len(heading)
    out[behind:chosen] = " " * (chosen - behind)
    if not heading.endswith(":"):
        out[behind] = ":"


def _keep_chosen(out: list[str], group: Group) -> None:
    """Blank the options that were not chosen, and every box; commas part those that were."""
    if not any(option.chosen for option in group.options):
        _wipe(out, *group.heading)  # a name alone would say that it was done
    kept = {
        at: out[at]
        for one in group.options
        if one.chosen
        for at in range(_past_separators(out, one.first, one.last), one.last)
    }
    _wipe(out, *group.bounds)
    for at, char in kept.items():
        out[at] = char
    for first in [one.bounds[0] for one in group.options if one.chosen][1:]:
        if out[first].isspace():
            out[first] = ","


def _past_separators(out: list[str], first: int, last: int) -> int:
    """Where the words of an option begin, behind the stroke that parts it from the one before."""
    return next((at for at in range(first, last) if out[at] not in " /|,"), last)


def _wipe(out: list[str], first: int, last: int) -> None:
    out[first:last] = [char if char == "\n" else " " for char in out[first:last]]


def _are_values(text: str, group: Group, asked: Asked, lexicon: Lexicon) -> bool:
    """Whether options are answers to choose from ("yes", "remote", "7"), not parts to say yes or no of."""
    shown = [text[option.first : option.last] for option in group.options]
    if _are_figures(text, group):
        return True
    values: dict[str, int] = {}
    parts = list[str]()
    kinds = lexicon.rubric.items
    for words in (words_of(one, lexicon) for one in shown):
        parts += [item for item in words.items("item") if kinds[item].kind in ("extent", "rating")][:1]
        for item in set(words.items("value", "said")):
            if kinds[item].kind in ("choice", "choices"):
                values[item] = values.get(item, 0) + 1
    best = max(values, key=lambda item: (values[item], -lexicon.order.get(item, 0)), default=None)
    if best is None or values[best] * 2 <= len(shown):
        return False
    if len(parts) < values[best]:
        return True
    told = asked_in(text[slice(*group.heading)], lexicon).items
    if not {best, *parts} & set(told):
        told = asked.items  # the line above is of something else
    return best in told and set(told).isdisjoint(parts)


def _are_figures(text: str, group: Group) -> bool:
    """Whether options are bare answers of any question: "yes", "7", "2-3 years", "in 1 month"."""
    shown = (text[option.first : option.last].lower() for option in group.options)
    words = [[word for word in WORD.findall(one) if word not in _FILLERS] for one in shown]
    told = [one for one in words if one]
    if all(len(one) == 1 and (one[0] in EXTENTS or one[0].isdecimal()) for one in told):
        return bool(told)
    return all(all(word.isdecimal() or word in _OF_TIME for word in one) for one in told)


_OF_TIME = frozenset(
    """
    year years yr yrs month months week weeks day days less more than over under up to least most at about
    and plus none no now immediately asap today tomorrow soon later next in within from straight right away
    s notice or
    """.split()
)
"""The words that lengths of time are told in."""


def _is_by_place(text: str, group: Group, asked: Asked, lexicon: Lexicon, *, alone: bool) -> bool:
    """Whether a row answers part by part, and offers nothing: "chat / phone / email: yes / NO / some"."""
    shown = [bare(text[one.first : one.last]) for one in group.options]
    if not all(one in EXTENTS or one.isdecimal() for one in shown):
        return False
    first = min(group.heading[0], group.options[0].first)
    named = asked_in(text[first : group.options[0].first], lexicon, named=True).items
    return len(shown) == len(named) if named else alone and len(shown) == len(asked.items)


def _is_meant(text: str, group: Group, lexicon: Lexicon) -> bool:
    """Whether capitals choose in a group: "yes / NO", "remote / OFFICE", but not "retail / BPO"."""
    loud = [text[one.first : one.last] for one in group.options if one.loud]
    shown = [text[one.first : one.last] for one in group.options]
    if not loud or all(bare(one) in EXTENTS for one in shown):
        return True
    items = [_choice_items(one, lexicon) for one in shown]
    if not frozenset[str].intersection(*items):
        return False
    return not any(word in lexicon.capitals for one in loud for word in WORD.findall(one))


def _choice_items(shown: str, lexicon: Lexicon) -> frozenset[str]:
    """The items of which an option is a value, where they take a single one."""
    kinds = lexicon.rubric.items
    named = words_of(shown, lexicon).items("value", "said")
    return frozenset(item for item in named if kinds[item].kind == "choice")
