"""Portions of pairs that wait to be scored: one after the other, so that the keys share the machine with one alone."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from alignpost.model import Pair

__all__ = ["Portion", "Turns"]


@dataclass(frozen=True, slots=True)
class Portion:
    """Pairs that are scored together.

    Attributes:
        pairs: as they stood when they were handed in.
        joined: whether their scores are part of the edit that made them necessary.
    """

    pairs: tuple[Pair, ...]
    joined: bool


class Turns:
    """The portions that wait, and whether somebody is at work on them; any thread may ask.

    Attributes:
        scoring: held by whoever scores.
    """

    def __init__(self) -> None:
        self.scoring = threading.Lock()
        self._changing = threading.Lock()
        self._waiting: deque[Portion] = deque()
        self._at_work = False

    def add(self, pairs: Sequence[Pair], *, joined: bool) -> bool:
        """Let `pairs` wait; whether the caller is to send somebody to work, since nobody is.

        Where edits come fast, the same pair waits already as it was before: that is not scored any more.
        """
        changed = {pair.id for pair in pairs}
        with self._changing:
            older = (
                replace(portion, pairs=tuple(pair for pair in portion.pairs if pair.id not in changed))
                for portion in self._waiting
            )
            self._waiting = deque(portion for portion in older if portion.pairs)
            self._waiting.append(Portion(tuple(pairs), joined))
            idle, self._at_work = not self._at_work, True
        return idle

    def next(self) -> Portion | None:
        """The portion that has waited longest; None where none does, and whoever asks is to go."""
        with self._changing:
            self._at_work = bool(self._waiting)
            return self._waiting.popleft() if self._waiting else None
