"""A draft's text as the checks read it: Arabic digits, mended vowels, no markup; every letter remembers where it stood."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ita.words.thai import MENDED, arabic, shaped

_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
# What is mended, in this order; each match becomes the replacement and keeps the place of the whole match.
_MENDED: list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = [
    (re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]"), ""),
    (re.compile(r"</?[A-Za-z][^<>\n]*>|\*\*|__|^#{1,6} |`"), ""),
    (re.compile("[\u00a0\u2000-\u200a\u202f\u3000\t]"), " "),
    *MENDED,
    (re.compile(r"(?<![\d.])(\d{2,3})(?: \. ?|\. )(\d{2})(?![\d.])"), r"\1.\2"),
    (re.compile(r"(ร้อยละ ?\d{1,3}),(\d{2})(?![\d,])"), r"\1.\2"),
    (re.compile(r"(?<![\d.,])(\d{1,3}),(\d{2})(?= ?(?:คะแนน|%|\)))"), r"\1.\2"),
    (re.compile(r"(?<=\d) ?(?=\.\d{2}(?!\d))"), ""),
]
# Text copied out of a PDF can say a letter with its marks twice, and can lose the room before sara am.
_COPIED: list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = [
    # A number or a code that goes on in the next line.
    (re.compile(r"(?<=\d) ?\r?\n(?=\d?\.\d\d(?!\d))"), ""),
    (re.compile(r"(?<=\d\.) ?\r?\n(?=\d)|(?<=\d\.\d)\r?\n(?=\d(?!\d))"), ""),
    (re.compile(r"((?<![A-Za-z])[ieo] ?\d)\r?\n(?=\d(?!\d))"), r"\1"),
    (re.compile(f"([ก-ฮ][{_MARKS}]+)" + r"\1"), r"\1"),
    (re.compile(f"([ก-ฮ][{_MARKS}]?ำ)" + r"\1"), r"\1"),
    (re.compile(f"([ก-ฮ])([{_MARKS}])" + r"\1\2"), r"\1\2"),
    (re.compile(" ?\r?\n(?=[ก-๛])"), lambda line: " " if line[0][0] == " " else ""),
    (re.compile("\r?\n"), " "),
]


@dataclass(frozen=True, eq=False, slots=True)
class Plain:
    """Mended text; letter `n` stands in the draft at `starts[n]` up to `ends[n]`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the letters from `start` up to `end` stand in the draft."""
        if not self.text:
            return 0, 0
        last = max(min(end, len(self.text)) - 1, min(start, len(self.text) - 1))
        return self.starts[min(start, len(self.text) - 1)], self.ends[last]


def plain(text: str, first: int = 0, *, is_copied: bool = False) -> Plain:
    """The mended text of a piece that begins at `first` in the draft; `is_copied` also undoes what a PDF's text suffers."""
    letters = arabic(shaped(text))
    starts = list(range(first, first + len(text)))
    ends = [start + 1 for start in starts]
    for pattern, instead in (_COPIED + _MENDED) if is_copied else _MENDED:
        letters, starts, ends = _mended(letters, starts, ends, pattern, instead)
    return Plain(letters, tuple(starts), tuple(ends))


def joined(parts: list[Plain]) -> Plain:
    """Several pieces as one text with a space between; the space stands where the next piece begins."""
    pieces, starts, ends = list[str](), list[int](), list[int]()
    for part in parts:
        if starts and part.text:
            pieces.append(" ")
            starts.append(part.starts[0])
            ends.append(part.starts[0])
        pieces.append(part.text)
        starts += part.starts
        ends += part.ends
    return Plain("".join(pieces), tuple(starts), tuple(ends))


def _mended(
    letters: str,
    starts: list[int],
    ends: list[int],
    pattern: re.Pattern[str],
    instead: str | Callable[[re.Match[str]], str],
) -> tuple[str, list[int], list[int]]:
    pieces, new_starts, new_ends, done = [], list[int](), list[int](), 0
    for match in pattern.finditer(letters):
        said = match.expand(instead) if isinstance(instead, str) else instead(match)
        start, end = match.span()
        pieces += [letters[done:start], said]
        new_starts += starts[done:start]
        new_ends += ends[done:start]
        if start == end:
            done = end
            continue
        if len(said) == end - start:
            new_starts += starts[start:end]
            new_ends += ends[start:end]
        else:
            kept = [min(start + place, end - 1) for place in range(len(said))]
            new_starts += [starts[place] for place in kept]
            new_ends += [*(ends[place] for place in kept[:-1]), ends[end - 1]] if said else []
        done = end
    if not pieces:
        return letters, starts, ends
    return "".join([*pieces, letters[done:]]), new_starts + starts[done:], new_ends + ends[done:]
