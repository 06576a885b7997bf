"""Keys that are pressed together, as texts write them: `Ctrl+Z`, `Maj+F5`, `⌘+K`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.score.side import Side

__all__ = ["Shortcut", "exchanged_shortcuts"]

_NAMES = {
    "ctrl": "ctrl", "ctl": "ctrl", "control": "ctrl", "contrôle": "ctrl", "⌃": "ctrl",
    "shift": "shift", "maj": "shift", "⇧": "shift",
    "alt": "alt", "option": "alt", "opt": "alt", "⌥": "alt", "altgr": "altgr",
    "cmd": "cmd", "command": "cmd", "commande": "cmd", "⌘": "cmd",
    "win": "win", "windows": "win", "super": "win", "meta": "win", "méta": "win",
}  # fmt: skip
"""Keys that are held, as both languages call them."""
_TOGETHER = later(
    re.compile,
    rf"(?<![\w+])(?P<held>(?:(?:{'|'.join(_NAMES)})\s?\+\s?){{1,3}})(?P<key>F\d{{1,2}}|[a-z\d])(?![\w+])",
    re.IGNORECASE,
)
_Keys: TypeAlias = tuple[frozenset[str], str]


class Shortcut(NamedTuple):
    """Keys of the source, and others in the target that stand for them."""

    source: Span
    target: Span


def exchanged_shortcuts(source: Side, target: Side) -> Iterator[Shortcut]:
    """The shortcuts of the target that do not stand in the source, each with one of the source that is missing.

    Where one side has more of them, nothing tells which became which: a text may name those of another system, too.
    """
    ours, theirs = list(_shortcuts(source)), list(_shortcuts(target))
    if len(ours) != len(theirs):
        return
    missing = _beyond(ours, Counter(keys for keys, _ in theirs))
    added = _beyond(theirs, Counter(keys for keys, _ in ours))
    yield from map(Shortcut, missing, added)


def _beyond(found: list[tuple[_Keys, Span]], others: Counter[_Keys]) -> list[Span]:
    """Those that stand on this side more often than on the other."""
    left = []
    for keys, span in found:
        if others[keys]:
            others[keys] -= 1
        else:
            left.append(span)
    return left


def _shortcuts(side: Side) -> Iterator[tuple[_Keys, Span]]:
    for match in _TOGETHER.finditer(side.text):
        held = frozenset(_NAMES[name.strip().lower()] for name in match["held"].split("+") if name.strip())
        yield (held, match["key"].upper()), Span(*match.span())
