"""Segments taken apart at their marks, so that clauses can be looked for in the other text one by one.

A translator who cuts a sentence in another place takes a clause across. Its words, one by one, have some counterpart in
most texts; the clause as a whole is like one place only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

import numpy as np
import regex

from alignpost.align.coverage import Vocable, Vocables, numbered, unit_vectors
from alignpost.encode import Encoder
from alignpost.lazily import later

__all__ = ["clause_vocables", "clauses"]

_MARK = later(regex.compile, r"(?V1)[\p{P}--['’‐‑\-_/&%#@*]]+|--+")
_WORD = later(regex.compile, r"\S+")
_LONGEST = 8
"""Words of a clause; a longer stretch without a mark is cut into equal parts."""
_COMPONENTS = 160
_USUAL = 20
"""Bytes of a usual clause, which weighs one."""
_POWER = 0.7


def clauses(text: str) -> list[str]:
    """What stands between two marks, a single word joined to what comes before it; at least one, though it be empty."""
    if not text:  # as most are where only doubts are looked at
        return [""]
    found: list[list[str]] = []
    for part in _MARK.split(text):
        words = _WORD.findall(part)
        if len(words) == 1 and found and len(found[-1]) < _LONGEST:
            found[-1] += words
            continue
        count = -(-len(words) // _LONGEST)
        found += [words[k * len(words) // count : (k + 1) * len(words) // count] for k in range(count)]
    return [" ".join(words) for words in found] or [""]


def clause_vocables(
    encoder: Encoder, source: Sequence[str], target: Sequence[str], pulse: Callable[[], None] = lambda: None
) -> Vocables:
    """The clauses of both documents with the encoder's vectors; longer ones weigh more, but not in proportion."""
    bags = [[list(dict.fromkeys(clauses(text))) for text in texts] for texts in (source, target)]
    pulse()
    distinct = [list(dict.fromkeys(chain.from_iterable(side))) for side in bags]
    units = unit_vectors(encoder, distinct, _COMPONENTS, pulse)
    number: dict[str, int] = {}
    sides = []
    for bag, own, unit in zip(bags, distinct, units, strict=True):
        place = {clause: k for k, clause in enumerate(own)}
        sizes = np.array([len(clause.encode("utf-8", "surrogatepass")) for clause in own], dtype=np.float32)
        sides.append(
            Vocable(
                *numbered(bag, place),
                unit,
                np.array([number.setdefault(clause, len(number)) for clause in own], dtype=np.int32),
                np.power(sizes / _USUAL, _POWER, dtype=np.float32),
            )
        )
    return Vocables(*sides)
