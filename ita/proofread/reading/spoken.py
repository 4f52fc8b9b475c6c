"""What each paragraph and cell of a draft speaks of: its mended text with the names and figures in it."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from ita.proofread.reading.draft import Block, Draft
from ita.proofread.reading.mentions import Mention, Speech

_ABOUT_RESULT = re.compile(r"ผลการประเมิน|ผลคะแนน|ภาพรวม|คะแนน")


@dataclass
class Spoken:
    """A block with its mentions."""

    block: Block
    mentions: list[Mention]
    section: str = ""
    _last_nodes: dict[frozenset[str], tuple[list[int], list[str]]] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """The block's mended text."""
        return self.block.text.text

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of everything it speaks of."""
        return frozenset(mention.name for mention in self.mentions)

    @cached_property
    def nodes(self) -> list[Mention]:
        """Its mentions of nodes."""
        return [mention for mention in self.mentions if mention.what == "node"]

    @cached_property
    def is_about_result(self) -> bool:
        """It speaks of results or scores."""
        return bool(_ABOUT_RESULT.search(self.said))

    def last_node(self, place: int, wanted: frozenset[str]) -> str:
        """The last node of these that it speaks of before a place; empty where there is none."""
        if wanted not in self._last_nodes:
            found = [node for node in self.nodes if node.name in wanted]
            self._last_nodes[wanted] = [node.start for node in found], [node.name for node in found]
        starts, names = self._last_nodes[wanted]
        number = bisect_left(starts, place)
        return names[number - 1] if number else ""


def spoken(draft: Draft, speech: Speech) -> list[Spoken]:
    """Every block with its mentions and the issue whose section it stands in."""
    found, section, is_open = [], "", False
    for block in draft.blocks:
        original = draft.text[block.start : block.end]
        one = Spoken(block, speech.mentions(block.text, original))
        if draft.kind == "pdf":
            is_open = _without_a_name_cut_off(one, is_open)
        if not block.table:
            section = _section(one, section)
        one.section = section
        issues = [mention for mention in one.mentions if mention.name.startswith("issue")]
        if issues and len(one.said) - issues[-1].end < 4:
            section = issues[-1].name  # the next heading, run into this paragraph
        found.append(one)
    return found


def _section(one: Spoken, section: str) -> str:
    """The issue that a paragraph is about: one it begins with, the only one of a short one, else that of before."""
    issues = [mention.name for mention in one.mentions if mention.name.startswith("issue")]
    first = next((mention for mention in one.mentions if mention.what == "node"), None)
    if issues and first and first.name == issues[0] and first.start < 30:
        return issues[0]
    if len(one.said) >= 140:
        return section
    if len(set(issues)) == 1:
        return issues[0]
    is_heading = re.match(r" ?\(?\d{1,2}[.)]|ตัวชี้วัด|#", one.said) and not one.said.strip().endswith("ดังนี้")
    return "" if is_heading and not issues else section


def _without_a_name_cut_off(one: Spoken, is_open: bool) -> bool:
    """Takes away a name that only goes on with the row of the line before; says whether a row goes on after this one."""
    first = one.mentions[0] if one.mentions else None
    is_bare = first is not None and not one.said[first.start :].startswith("ตัวชี้วัด")
    if (
        is_open
        and first
        and is_bare
        and re.fullmatch(r"\d+|issue\d+|IIT|EIT|OIT", first.name)
        and first.start < 3
    ):
        del one.mentions[0]
    told = [mention for mention in one.mentions if mention.what != "span"]
    if not told:
        return is_open and len(one.said) < 60
    return told[-1].what == "node" and bool(re.fullmatch(r"[ieo]?\d+", told[-1].name))
