"""Text from files as it may be shown: nothing in it can steer the terminal or a build server, or hide from the reader.

Every function here keeps the number of code points, so offsets into the text are offsets into what is shown.
"""

from __future__ import annotations

import math
import re
import unicodedata

from alignpost.lazily import later

__all__ = ["counted", "figure", "no_commands", "one_line", "visible"]

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Controls that reorder what stands beside them (the "Trojan Source" characters)."""

_SPACED = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
"""Characters that end or advance a line: the layout is ours, so each shows as one plain space."""

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200d\u2028\u2029\ud800-\udfff\ufff0-\ufffb\uffff\ufffe" + _BIDI + "]"
)
_COMMAND = later(re.compile, r"^[^\S\n]*+(?P<colon>:)(?=:)|(?P<sharp>#)(?=#[A-Za-z.]*\[)", re.MULTILINE)
"""What build servers take for a command to them in a log: GitHub Actions a line that begins with `::`, after blanks of
any kind, and `##[` anywhere ("Workflow commands"); Azure Pipelines `##vso[` anywhere and TeamCity `##teamcity[`."""
_EMOJI_JOIN = later(
    re.compile,
    "(?<=[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])",
)
_NO_BREAK_MARKS = {0xA0: "\u00b0", 0x202F: "\u00b7", 0x2007: "\u00b0", 0x2060: "\u00a6", 0xFEFF: "\u00a6"}


def _stand_ins() -> dict[str, str]:
    """What is shown in place of each unsafe character; those not named show as U+FFFD."""
    pictures = {chr(code): chr(0x2400 + code) for code in range(0x20)}  # ␛ and its neighbours
    spaces = dict.fromkeys(_SPACED, " ")
    turners = dict.fromkeys(
        _BIDI, "\u2426"
    )  # ␦: something stood here that would have turned the reading order
    # Outside an emoji a joiner makes programs disagree about width; a soft hyphen is a place, not a mark.
    return pictures | spaces | turners | {"\x7f": "\u2421", "\u00ad": "-", "\u200d": "\u200c"}


_STAND_INS = _stand_ins()


def visible(text: str, *, mark_no_break: bool = False) -> str:
    """`text` with control characters, bidi controls and lone surrogates replaced one for one.

    Args:
        text: any string, hostile ones included.
        mark_no_break: show U+00A0 as `°` and U+202F as `·`, for eyes that look for them.
    """
    if _UNSAFE.search(text):
        joins = {match.start() for match in _EMOJI_JOIN.finditer(text)} if "\u200d" in text else set()
        text = _UNSAFE.sub(lambda m: m[0] if m.start() in joins else _STAND_INS.get(m[0], "\ufffd"), text)
    return text.translate(_NO_BREAK_MARKS) if mark_no_break else text


def no_commands(lines: str) -> str:
    """`lines` without anything that a build server takes for a command: `꞉:` for `::`, `♯#` for `##`, of the same width.

    To be applied to whole lines as they are printed, since a line may be broken before the colons. Annotations that
    are meant as commands do not pass through it.
    """
    if "::" not in lines and "##" not in lines:
        return lines
    return _COMMAND.sub(lambda m: m[0][:-1] + ("\ua789" if m["colon"] else "\u266f"), lines)


def counted(count: int, what: str, several: str | None = None) -> str:
    """`1 pair`, `2,000 pairs`; `several` is the plural where no s makes it."""
    return f"{count:,} {what if count == 1 else several or what + 's'}"


def figure(value: float, places: int) -> str:
    """`value` to so many decimals, cut and not rounded: what is below a limit does not read as the limit."""
    scale = 10**places
    return f"{math.floor(round(value * scale, 9)) / scale:.{places}f}"


def one_line(text: str, limit: int = 200) -> str:
    """A short, visible form of `text` for headers and notifications; it ends in `…` where it was cut."""
    shown = visible(text[: limit + 1])
    if len(shown) <= limit:
        return shown
    cut = limit
    while cut and unicodedata.combining(shown[cut]):
        cut -= 1
    return shown[:cut] + "…"
