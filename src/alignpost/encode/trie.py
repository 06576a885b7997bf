"""The pieces of a few words, found in a table of prefixes that is mapped from its file.

Sentencepiece builds its search tree anew whenever a model is loaded, which takes half as long as the import of numpy;
a short text has a few hundred words. For these the tree stands in the model's folder as it is searched, and gives the
same pieces: of all ways to cut a text the likeliest under the unigram model (Kudo 2018, *Subword Regularization*,
section 3.2), with sums rounded where sentencepiece rounds them, since a tie is broken by the last bit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["SPACE", "UNKNOWN", "PieceTrie", "TrieTables"]

SPACE = "\u2581"
"""What sentencepiece writes for a space, and before a text."""
UNKNOWN = 0
"""The piece of characters that no other piece holds."""
_UNKNOWN_COSTS = np.float32(10)
"""By how much an unknown character is less likely than the least likely piece (`kUnkPenalty` of sentencepiece)."""
_LABEL_BITS = 8
_MOST_LABELS = (1 << _LABEL_BITS) - 1


class TrieTables(NamedTuple):
    """The pieces of a unigram model as a tree, whose nodes are numbered by depth, then by prefix; the root is 0."""

    characters: str
    """Those that pieces are made of, ascending; the first has label 1. Each is a piece by itself."""
    nodes: NDArray[np.uint32]
    """Shape (2, nodes), for each node but the root: its parent's number, shifted by a byte, with the label of its last
    character, ascending; and the piece that ends there, 0 for none."""
    logarithms: NDArray[np.float32]
    """Of the probability of each piece."""

    @classmethod
    def of(cls, pieces: Sequence[str], logarithms: NDArray[np.floating]) -> TrieTables:
        """The tree of the pieces of a model in the order of their numbers, the unknown one first.

        Raises:
            ValueError: a character is no piece by itself, or there are more characters than labels.
        """
        numbers = {piece: number for number, piece in enumerate(pieces) if number != UNKNOWN}
        characters = "".join(sorted(set("".join(numbers))))
        if len(characters) > _MOST_LABELS or not numbers.keys() >= set(characters):
            raise ValueError("a trie needs a model of few characters, each of them a piece")
        labels = {character: label for label, character in enumerate(characters, 1)}
        prefixes = {piece[:length] for piece in numbers for length in range(1, len(piece) + 1)}
        ordered = sorted(prefixes, key=lambda prefix: (len(prefix), prefix))
        nodes = {"": 0} | {prefix: node for node, prefix in enumerate(ordered, 1)}
        edges = [nodes[prefix[:-1]] << _LABEL_BITS | labels[prefix[-1]] for prefix in ordered]
        ends = [numbers.get(prefix, 0) for prefix in ordered]
        return cls(characters, np.array([edges, ends], np.uint32), logarithms.astype(np.float32))


class _Matches(NamedTuple):
    """Pieces that stand somewhere in texts which are written one after the other."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    pieces: NDArray[np.int64]


class PieceTrie:
    """A unigram model's tables, asked."""

    def __init__(self, tables: TrieTables) -> None:
        self._edges, self._pieces = tables.nodes
        self._gains = tables.logarithms
        self._unknown = self._gains[1:].min() - _UNKNOWN_COSTS
        codes = [ord(character) for character in tables.characters]
        self._labels = np.zeros(codes[-1] + 2, np.uint32)
        self._labels[codes] = np.arange(1, len(codes) + 1)

    def __len__(self) -> int:
        return len(self._gains)

    def segment(self, texts: Sequence[str]) -> list[list[int]]:
        """The pieces of each text.

        Args:
            texts: words as `fold` gives them, with spaces between them; without `SPACE` and control characters.
        """
        if not texts:
            return []
        spaced = ["".join(SPACE + word for word in text.split(" ") if word) for text in texts]
        # One more place for the end of each text, which no piece holds.
        offsets = list(accumulate((len(text) + 1 for text in spaced), initial=0))
        matches = self._matches("\0".join(spaced) + "\0", np.array(offsets[1:]) - 1)
        chosen = self._chosen(matches, offsets)
        starts, pieces = matches.starts.tolist(), matches.pieces.tolist()
        found = []
        for first, after in pairwise(offsets):
            place, reverse = after - 1, []
            while place > first:
                reverse.append(pieces[chosen[place]])
                place = starts[chosen[place]]
            found.append(reverse[::-1])
        return found

    def _matches(self, text: str, ends: NDArray[np.int64]) -> _Matches:
        """Every piece that stands in `text`, and every unknown character but the ends of texts."""
        codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
        labels = self._labels[np.minimum(codes, len(self._labels) - 1)]
        unknown = labels == 0
        unknown[ends] = False
        strange = np.flatnonzero(unknown)
        layers = [_Matches(strange, strange + 1, np.full(len(strange), UNKNOWN)), *self._layers(labels)]
        return _Matches(*map(np.concatenate, zip(*layers, strict=True)))

    def _layers(self, labels: NDArray[np.uint32]) -> Iterator[_Matches]:
        """The pieces of one character, of two, and so on."""
        starts = np.flatnonzero(labels)
        nodes = np.zeros(len(starts), np.uint32)
        length = 0
        while len(starts):  # the last label is 0, so no place behind it is asked for
            wanted = nodes << _LABEL_BITS | labels[starts + length]
            places = self._edges.searchsorted(wanted)
            there = self._edges.take(places, mode="clip") == wanted
            starts, places, length = starts[there], places[there], length + 1
            nodes = (places + 1).astype(np.uint32)
            pieces = self._pieces[places].astype(np.int64)
            ending = pieces > 0
            yield _Matches(starts[ending], starts[ending] + length, pieces[ending])

    def _chosen(self, matches: _Matches, offsets: Sequence[int]) -> list[int]:
        """For each place the match by which the likeliest way arrives there (Viterbi)."""
        places = offsets[-1]
        best = np.full(places, -np.inf, np.float32)
        best[offsets[:-1]] = 0
        chosen = np.zeros(places, np.int64)
        gains = np.where(matches.pieces == UNKNOWN, self._unknown, self._gains[matches.pieces])
        lengths = np.diff(offsets)
        inside = matches.starts - np.repeat(offsets[:-1], lengths)[matches.starts]
        # All texts at once, place by place: two matches from one place never end at the same.
        order = np.argsort(inside, kind="stable")
        steps = np.searchsorted(inside[order], np.arange(lengths.max() + 1))
        for first, after in pairwise(steps.tolist()):
            step = order[first:after]
            ends = matches.ends[step]
            reached = best[matches.starts[step]] + gains[step]
            better = reached > best[ends]
            best[ends[better]] = reached[better]
            chosen[ends[better]] = step[better]
        numbers: list[int] = chosen.tolist()
        return numbers
