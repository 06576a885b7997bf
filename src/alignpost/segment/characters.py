"""Classes of characters that segmentation rests on, and where a text may be cut without parting a grapheme."""

from __future__ import annotations

from typing import Final

import regex

from alignpost.lazily import later

__all__ = [
    "BULLET",
    "CLOSER",
    "DASH",
    "EMOJI",
    "EMOTICON",
    "MARK",
    "OPENER",
    "SPACE",
    "WIDE_MARK",
    "joined",
    "trim",
]

# Fragments of `regex` patterns (version 1 semantics). Each stands for one character unless said otherwise.

WIDE_MARK: Final = "。！？．｡"
"""Marks of scripts that write no space after a sentence (inside a character class)."""
MARK: Final = rf"[.!?…‽‼⁇⁈⁉؟۔।॥።{WIDE_MARK}]"
CLOSER: Final = r"[\p{Pe}\p{Pf}\"'’”‟»›*_]"
OPENER: Final = r"[\p{Ps}\p{Pi}\"'’«»“”„‚‘‹›¿¡*_]"
DASH: Final = r"[-–—―−⁃‑]"
BULLET: Final = r"[•‣▪▫◦●○■□►▸✓✔➢➤·∙⁃]"
SPACE: Final = r"[\s\u00a0\u202f\u2007\u2060\ufeff]"
EMOJI: Final = (
    r"(?:[\U0001F1E6-\U0001F1FF]{2}"
    r"|[\p{Extended_Pictographic}--[#*0-9©®™‼⁉]][\ufe0e\ufe0f\u20e3\p{EMod}\U000E0020-\U000E007F]*+"
    r"(?:\u200d[\p{Extended_Pictographic}♀♂⚕][\ufe0e\ufe0f\p{EMod}]*+)*+)"
)
"""One emoji with its modifiers and joined parts, or a flag."""
EMOTICON: Final = r"(?:[:;=8][\-'o\^]?[)(\]\[DPpOo3|/\\*](?![\w/])|<3(?!\d)|[xX]D(?!\w)|\^_?\^)"
"""One emoticon written with signs, `:-)`."""

_FIRST_COMBINING = "\u0300"
_FIRST_PREPENDED = "\u0600"
_EXTENDS = later(regex.compile, r"[\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}]")
_PREPENDS = later(regex.compile, r"\p{GCB=Prepend}")
_CONTROL = later(regex.compile, r"[\p{GCB=Control}\r\n]")
_PAIRS = later(
    regex.compile,
    r"\r\n|\u200d\p{Extended_Pictographic}|\p{GCB=Regional_Indicator}{2}|[\p{GCB=L}\p{GCB=V}\p{GCB=LV}\p{GCB=LVT}\p{GCB=T}]{2}"
    r"|[\p{GCB=Extend}\p{GCB=ZWJ}]\p{InCB=Consonant}",
)


def joined(text: str, offset: int) -> bool:
    """Whether cutting `text` at `offset` might part a grapheme cluster (Unicode Standard Annex 29).

    Looks at the two characters beside the cut only, so some whole clusters count as joined (a flag after a flag);
    it never says False where a cluster would be parted. Constant time.
    """
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if after < _FIRST_COMBINING and before < _FIRST_PREPENDED:
        return before == "\r" and after == "\n"
    if _CONTROL.match(before) or _CONTROL.match(after):
        return False
    return bool(_EXTENDS.match(after) or _PREPENDS.match(before) or _PAIRS.match(before + after))


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """`start` and `end` moved inwards past white space, as far as no grapheme cluster is parted.

    No-break spaces count as white space here. A combining mark on a space keeps its space.
    """
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    if left >= end:
        return end, end
    right = start + len(piece.rstrip())
    if joined(text, left):
        left -= 1
    if joined(text, right):
        right += 1
    return max(left, start), min(right, end)
