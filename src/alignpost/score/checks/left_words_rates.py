"""How often French translators leave an English word as it is: `sleeve` never, `Windows` nearly always.

`data/copy-rates.SOURCE-TARGET.npz` holds two bytes for every source word of the lexicon, counted in sentence pairs
(benchmarks/count_copies.py): the share of the sentences with it whose translation has it too, once where it is written
small and once where it has a capital within a sentence.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from alignpost.score.lexicon import Lexicon
from alignpost.score.shipped import DATA, mapped

if TYPE_CHECKING:  # numpy is loaded with the first table
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["BYTES_PER_BIT", "UNSEEN", "CopyRates", "bits", "copy_rates", "rates_file"]

BYTES_PER_BIT = 25.0
"""A byte holds −log₂ of a rate in steps of a twenty-fifth, up to ten bits: one in a thousand."""
_PRIOR = 0.3
"""Copied sentences of a word never seen, of one: so often is a rare word copied."""


def bits(copied: int, seen: int) -> float:
    """−log₂ of the rate of copying: `copied` of the `seen` sentences; a word never seen is copied three times in ten."""
    return -math.log2((copied + _PRIOR) / (seen + 1))


UNSEEN = bits(0, 0)


class CopyRates(NamedTuple):
    """The rates of a lexicon's source words, by their numbers."""

    small: NDArray[np.uint8]
    capital: NDArray[np.uint8]

    def of(self, number: int | None) -> tuple[float, float]:
        """−log₂ of both rates of a word; those of a word never seen for None."""
        if number is None:
            return UNSEEN, UNSEEN
        return float(self.small[number]) / BYTES_PER_BIT, float(self.capital[number]) / BYTES_PER_BIT


def rates_file(source: str, target: str) -> str:
    """The name of the file of rates between two languages."""
    return f"copy-rates.{source}-{target}.npz"


@cache
def copy_rates(source: str, target: str, lexicon: Lexicon) -> CopyRates | None:
    """The rates between two languages; None where there are none, or only those of another lexicon."""
    from alignpost.score.archive import arrays_in  # noqa: PLC0415 - numpy is loaded with it

    file = DATA / rates_file(source, target)
    if not file.is_file():
        return None
    arrays = arrays_in(mapped(file))
    if str(arrays["lexicon"]) != lexicon.signature or len(arrays["small"]) != len(lexicon.source):
        return None
    return CopyRates(arrays["small"], arrays["capital"])
