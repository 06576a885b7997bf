"""The file of the weights of contrasting words: a NumPy archive, written by benchmarks/learn_contrasts.py.

It is not compressed, since every start of the program reads it; packages are compressed as a whole. Every feature
stands there once, however many sets have weights for it.

| array | holds |
|---|---|
| `sets` | UTF-8, the names of the sets, one a line |
| `members` | how many members each set has |
| `lengths` | for how many features each set has weights |
| `features` | UTF-8, one a line |
| `numbers` | numbers of the features, set by set |
| `weights` | for each of these the weights of the set's members |
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.errors import FormatError
from alignpost.score.archive import arrays_in
from alignpost.score.shipped import Content

__all__ = ["ContrastTables", "SetTable", "read_contrasts", "tables_of", "write_contrasts"]


class SetTable(NamedTuple):
    """Where the weights of one set stand."""

    features: NDArray[np.uint16]
    """Numbers of the features that have weights."""
    members: int
    """Of the set; each feature has so many weights, one after the other."""
    first: int
    """Place of the first among the weights of all sets."""


class ContrastTables(NamedTuple):
    """The weights of all sets."""

    features: Sequence[str]
    """As `alignpost.score.contrasts.features` names them."""
    sets: Mapping[str, SetTable]
    """By the names of the sets, as their weights follow each other."""
    weights: NDArray[np.float32]
    """Of all sets, feature by feature; a text asks for few, so they stay where the file has them."""


def tables_of(learnt: Mapping[str, Mapping[str, Sequence[float]]]) -> ContrastTables:
    """Tables of weights as they are learnt: for the names of sets, by features, one for each member."""
    features = sorted({feature for weights in learnt.values() for feature in weights})
    number = {feature: place for place, feature in enumerate(features)}
    sets = {}
    flat: list[float] = []
    for name, weights in learnt.items():
        members = len(next(iter(weights.values())))
        sets[name] = SetTable(np.array([number[one] for one in weights], np.uint16), members, len(flat))
        flat += chain.from_iterable(weights.values())
    return ContrastTables(features, sets, np.array(flat, np.float32))


def write_contrasts(tables: ContrastTables, path: Path) -> None:
    """Write weights; equal weights give equal bytes."""
    sets = list(tables.sets.values())
    with path.open("wb") as stream:
        np.savez(
            stream,
            sets=_lines(list(tables.sets)),
            members=np.array([one.members for one in sets], np.uint8),
            lengths=np.array([len(one.features) for one in sets], np.uint16),
            features=_lines(tables.features),
            numbers=np.concatenate([one.features for one in sets]),
            weights=tables.weights,
        )


def _lines(texts: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(texts).encode(), np.uint8)


def read_contrasts(content: Content, name: str) -> ContrastTables:
    """Read what `write_contrasts` wrote.

    Args:
        content: of the file.
        name: of the file, for messages.

    Raises:
        FormatError: it is no such file, or damaged.
    """
    try:
        arrays = arrays_in(content)
        names, features = (arrays[key].tobytes().decode().split("\n") for key in ("sets", "features"))
        members, lengths = (arrays[key].astype(np.int64) for key in ("members", "lengths"))
        numbers = np.split(arrays["numbers"], np.cumsum(lengths)[:-1])
        ends = np.cumsum(members * lengths).tolist()
        sets = {
            name: SetTable(those, count, first)
            for name, those, count, first in zip(
                names, numbers, members.tolist(), [0, *ends[:-1]], strict=True
            )
        }
    except (ValueError, KeyError, IndexError) as error:
        raise FormatError(
            f"holds no weights of contrasting words: {error}; learn them anew", path=name
        ) from error
    if arrays["numbers"].max(initial=0) >= len(features):
        raise FormatError("speaks of features that it does not name; learn the weights anew", path=name)
    if len(arrays["weights"]) != ends[-1]:
        raise FormatError("has too many or too few weights; learn them anew", path=name)
    return ContrastTables(features, sets, arrays["weights"])
