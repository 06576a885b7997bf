"""The learnt weights of the evidence; `benchmarks/learn_alignment_weights.py` writes the data file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["Regime", "regime"]


class Regime(NamedTuple):
    """Weights for one state of knowledge.

    `plain` has no vectors; `spot` has a lexicon and vectors learnt on the spot; `trained` has an encoder's vectors,
    `trained-spot` a lexicon learnt on the spot besides.
    """

    weights: Mapping[str, float]
    """By feature name."""
    price: float
    """What the posterior of a filled bead must be worth to be chosen."""
    empty_price: float


@cache
def regime(name: str) -> Regime:
    """The weights of that name; there is a table for each in `weights.toml`."""
    table = tomllib.loads(Path(__file__).with_name("weights.toml").read_text(encoding="utf-8"))[name]
    return Regime(table["weights"], table["price"], table["empty_price"])
