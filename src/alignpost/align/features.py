"""The features of every candidate bead in a band of the lattice.

A state (i, j) of the lattice says that the first i source and the first j target segments are behind us. A bead of
shape (a, b) that ends in it joins source segments i-a .. i-1 with target segments j-b .. j-1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from alignpost.align.band import Band
from alignpost.align.beads import FILLED, LARGEST, SOURCE_SIZES, SQUARES_FROM, TARGET_SIZES, kind_of
from alignpost.align.edges import Edges
from alignpost.align.evidence import Evidence
from alignpost.align.groups import group_sums
from alignpost.align.likeness import ChannelTables, Likeness
from alignpost.align.window import Floats, Window

if TYPE_CHECKING:
    from alignpost.align.coverage import Vocables

__all__ = ["FILLED_FEATURES", "NULL_FEATURES", "Features", "Slab", "null_features", "slabs", "windows"]

_KINDS = tuple(dict.fromkeys(kind_of(shape) for shape in FILLED))
_VECTOR_CHANNELS = ("vectors", "lexicon")
MASS_POWER = 0.35

FILLED_FEATURES: tuple[str, ...] = (
    *(f"shape {kind}" for kind in _KINDS),
    *(
        "mass",
        "length",
        "length mass",
        "length spread",
        "marks",
        "end",
        "end strong",
        "end open",
        "low start",
        "brackets",
        "quotes",
        "paragraph start",
        "paragraph one side",
        "paragraph inside",
    ),
    *(
        "cognates",
        "cognates group",
        "cognates weakest",
        "cognates flat",
        "cognates residual",
        "cognates crossing",
    ),
    *(
        f"{name} {feature}"
        for name in _VECTOR_CHANNELS
        for feature in ("cosine", "group", "weakest", "flat", "residual", "crossing", "background")
    ),
    *("words covered", "words share"),
    *("clauses covered", "clauses share", "clauses bare", "clauses bare most"),
    *("clauses away", "clauses away most", "clauses away share"),
)
"""Names of the features of filled beads, in the order of their axis."""

NULL_FEATURES: tuple[str, ...] = ("empty", "empty mass", "gap")
"""Features of empty beads: one, the mass of the segment, and one for the first of a run."""

_SHAPES_OF_KIND = {
    f"shape {kind}": np.array([kind_of(shape) == kind for shape in FILLED], dtype=np.float32)[:, None, None]
    for kind in _KINDS
}
_SLAB_CELLS = 1 << 13
_COVERED_ROWS = 48
"""Rows whose words are looked for at once: of those the band holds, a rectangle this high holds few others."""
_MANY = {"words": 10, "clauses": 4}
"""What the weight with a counterpart is divided by, so that it is about as large as other features."""
_GROUPS_FROM = 1
"""Shapes from this place on are groups."""


_Held = TypeVar("_Held")


class Contribution(NamedTuple):
    """One feature's values in a window."""

    name: str
    values: Floats
    """Broadcasts to (shapes from `first` on, rows, width); the shapes before have 0."""
    first: int = 0
    by_mass: bool = False
    """Whether the values are yet to be multiplied by the mass of the bead."""


class Slab(NamedTuple):
    """Some consecutive rows of a band with the features of all beads that end there."""

    first_row: int
    features: Floats
    """Shape (features, shapes, rows, width)."""
    possible: NDArray[np.bool_]
    """Shape (shapes, rows, width): whether the bead lies inside the documents and respects what is pinned."""


def slabs(evidence: Evidence, band: Band) -> Iterator[Slab]:
    """The rows 1 .. n of the band, from the first to the last, a bounded number of cells at a time."""
    features = Features(evidence, frozenset(FILLED_FEATURES))
    place = {name: number for number, name in enumerate(FILLED_FEATURES)}
    for window in windows(band):
        shape = (len(FILLED_FEATURES), len(FILLED), *window.columns.shape)
        found = np.zeros(shape, dtype=np.float32)
        mass, contributions = features.within(window)
        for name, values, first, by_mass in contributions:
            found[place[name], first:] = values * mass[first:] if by_mass else values
        possible = features.possible(window)
        whole = np.ones(shape[1:], dtype=np.bool_) if possible is None else possible
        yield Slab(int(window.rows[0]), found, whole)


def windows(band: Band) -> Iterator[Window]:
    """The rows 1 .. n of a band, a bounded number of cells at a time."""
    rows = max(1, min(_SLAB_CELLS // band.width, 4 * band.width + 32))
    size = len(band.low) - 1
    for first in range(1, size + 1, rows):
        yield Window(band, first, min(first + rows - 1, size))


def null_features(evidence: Evidence) -> tuple[Floats, Floats]:
    """Features "empty" and "empty mass" of each segment, shape (segments, 2), of source and target."""
    sides = (evidence.source_bytes[1:, 0] * evidence.ratio, evidence.target_bytes[1:, 0])
    source, target = (np.stack([np.ones(len(side), dtype=np.float32), _mass(side)], axis=1) for side in sides)
    return source, target


def _mass(size: NDArray[np.floating]) -> Floats:
    """What a bead of so many bytes a side weighs; long ones say more, but not in proportion."""
    with np.errstate(divide="ignore"):
        logs = np.log(np.asarray(size, dtype=np.float32) / 100)
    # exp and log of arrays are several times as fast as a power.
    return np.asarray(np.exp(MASS_POWER * logs), dtype=np.float32)


class Features:
    """The features of two documents' beads, window by window.

    Args:
        evidence: both documents.
        wanted: names of the features that are worth their time; others may be left out.
    """

    def __init__(self, evidence: Evidence, wanted: Set[str]) -> None:
        self.evidence = evidence
        self.wanted = wanted
        self.edges = Edges(evidence.source_layout, evidence.target_layout)
        self.bytes = evidence.source_bytes.T * np.float32(evidence.ratio), evidence.target_bytes.T
        self.logs = tuple(np.log(side + np.float32(10)) for side in self.bytes)
        self.channels = {
            name: ChannelTables(channel)
            for name, channel in evidence.channels.items()
            if any(feature.split(" ")[0] == name for feature in wanted)
        }
        self.pinned = tuple(
            _counts(pinned, size) if pinned else None
            for pinned, size in zip(
                evidence.pinned_empty, (evidence.source_size, evidence.target_size), strict=True
            )
        )

    def within(self, window: Window) -> tuple[Floats, Iterator[Contribution]]:
        """The mass of each bead, (shapes, rows, width), and everything that speaks for or against it."""
        source, target = window.of_source(self.bytes[0]), window.of_target(self.bytes[1])
        both = source + target
        mass = _mass(both / 2)
        return mass, self._contributions(window, source, target, both)

    def _contributions(
        self, window: Window, source: Floats, target: Floats, both: Floats
    ) -> Iterator[Contribution]:
        for name, places in _SHAPES_OF_KIND.items():
            yield Contribution(name, places)
        yield Contribution("mass", np.ones((1, 1, 1), dtype=np.float32), by_mass=True)
        length = np.abs(window.of_target(self.logs[1]) - window.of_source(self.logs[0]))
        yield Contribution("length", length)
        yield Contribution("length mass", length, by_mass=True)
        if "length spread" in self.wanted:
            yield Contribution("length spread", np.abs(target - source) / np.sqrt(both + 10))
        for edge, values in self.edges.features(window):
            yield Contribution(edge, values)
        for name, tables in self.channels.items():
            likeness = Likeness(tables, window)
            if name == "marks":
                yield Contribution(name, likeness.distances())
            else:
                yield from self._likeness(name, likeness)
        for name, texts in (("words", self.evidence.words), ("clauses", self.evidence.clauses)):
            if texts is not None and any(feature.startswith(name) for feature in self.wanted):
                yield from self._coverage(name, texts, window)

    def _likeness(self, name: str, likeness: Likeness) -> Iterator[Contribution]:
        likeness.cosines()
        cosine = likeness.cosine()
        yield Contribution(f"{name} cosine" if name != "cognates" else name, cosine, by_mass=True)
        yield Contribution(f"{name} flat", cosine)
        yield Contribution(f"{name} group", cosine[_GROUPS_FROM:], _GROUPS_FROM, by_mass=True)
        yield Contribution(f"{name} weakest", likeness.weakest(), _GROUPS_FROM, by_mass=True)
        yield Contribution(f"{name} residual", likeness.residual(), _GROUPS_FROM, by_mass=True)
        yield Contribution(f"{name} crossing", likeness.crossing(), SQUARES_FROM, by_mass=True)
        if name != "cognates":
            yield Contribution(f"{name} background", likeness.background(), by_mass=True)

    def _coverage(self, name: str, texts: Vocables, window: Window) -> Iterator[Contribution]:
        """How much of the bead's words, or clauses, has a counterpart; of clauses, what is missed or stands beside it."""
        in_detail = name == "clauses"
        found = np.zeros((6 if in_detail else 2, len(FILLED), *window.columns.shape), dtype=np.float32)
        for first in range(0, len(window.rows), _COVERED_ROWS):
            part = slice(first, first + _COVERED_ROWS)
            _cover(texts, window.rows[part], window.columns[part], found[:, :, part])
        weight, whole = found[0], np.maximum(found[1], np.float32(1))
        yield Contribution(f"{name} covered", weight / np.float32(_MANY[name]))
        yield Contribution(f"{name} share", weight / whole, by_mass=True)
        if in_detail:
            yield Contribution(f"{name} bare", found[2] + found[3])
            yield Contribution(f"{name} bare most", np.maximum(found[2], found[3]))
            away = found[4] + found[5]
            yield Contribution(f"{name} away", away)
            yield Contribution(f"{name} away most", np.maximum(found[4], found[5]))
            yield Contribution(f"{name} away share", away / whole, by_mass=True)

    def possible(self, window: Window) -> NDArray[np.bool_] | None:
        """Whether a bead lies inside both documents, without segments that are pinned to stay alone; None: all do."""
        rows, columns = window.rows, window.columns
        sizes = SOURCE_SIZES[:, None, None], TARGET_SIZES[:, None, None]
        fits = None
        if rows[0] < LARGEST or window.low < LARGEST:
            fits = (rows[:, None] >= sizes[0]) & (columns >= sizes[1])
        for ends, size, counts in zip((rows[:, None], columns), sizes, self.pinned, strict=True):
            if counts is not None:
                free = counts[ends] == counts[np.maximum(ends - size, 0)]
                fits = free if fits is None else fits & free
        return None if fits is None else np.broadcast_to(fits, (len(FILLED), *columns.shape))


def _cover(texts: Vocables, rows: NDArray[np.int64], columns: NDArray[np.int64], found: Floats) -> None:
    """Fill in some rows of a window: weight with a counterpart, all weight; bare and away, source and target of each."""
    from alignpost.align.coverage import covered, covered_in_detail  # noqa: PLC0415 - short texts have no words told

    # With a neighbour on either side of the largest groups.
    first = max(int(rows[0]) - LARGEST - 1, 0), max(int(columns[0, 0]) - LARGEST - 1, 0)
    source = texts.source.part(first[0], int(rows[-1]) + 1)
    target = texts.target.part(first[1], int(columns[-1, -1]) + 1)
    if not len(target.word):
        return
    at = rows[:, None] - 1 - first[0], np.maximum(columns - 1 - first[1], 0)
    masses = group_sums(source.masses()), group_sums(target.masses())
    if len(found) == 2:
        for number, weight in enumerate(_in_order(covered(source, target))):
            found[0, number] = weight[at]
    else:
        for number, (weight, *others) in enumerate(_in_order(covered_in_detail(source, target))):
            found[0, number] = weight[at]
            for place, each in enumerate(others, 2):
                found[place, number] = each[at]
    for number, (a, b) in enumerate(FILLED):
        found[1, number] = masses[0][a - 1][1:][at[0]] + masses[1][b - 1][1:][at[1]]


def _in_order(by_shape: Mapping[tuple[int, int], _Held]) -> list[_Held]:
    return [by_shape[shape] for shape in FILLED]


def _counts(pinned: frozenset[int], size: int) -> NDArray[np.int64]:
    marked = np.zeros(size + 1, dtype=np.int64)
    marked[[i + 1 for i in pinned]] = 1
    return np.cumsum(marked)
