"""Word links without training at run time: posteriors of both directions over all pairs of words of a sentence pair.

The probability that two words render each other comes from the lexicon; where it is silent, from the likeness of the
encoder's vectors and of the spelling. Each direction is normalised over the other side and an empty word; a link is
as sure as both directions agree (Liang et al. 2006, *Alignment by Agreement*). Counterparts stand at about the same
relative place (Dyer et al. 2013), and beside counterparts of neighbours, as in the hidden Markov model of Vogel et
al. (1996): a few rounds let the links support each other. Many pairs are computed at once, filled up to one size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.encode import Encoder
from alignpost.score.copies import may_be_copied
from alignpost.score.lexicon import Lexicon
from alignpost.score.lexicon_file import probabilities
from alignpost.score.word_bank import NOTHING, Vocabularies

__all__ = ["Given", "WordAligner", "WordPair", "WordPosteriors"]

_ROUNDS = 3
_STEEPNESS = 5.0
"""How fast the prior falls with the distance between two relative places."""
_EMPTY = 0.02
"""Weight of the empty word."""
_FLOOR = 1e-4
_ALIKE = 0.3
"""Probability of a rendering that only the vectors suggest."""
_ALIKE_FROM = 0.62
_ALIKE_SLOPE = 12.0
_SAME = 0.6
_ALONE, _DIAGONAL, _BESIDE = 0.3, 2.0, 0.7
"""Support of a link by nothing, by a neighbour that moves along, by one word rendered by several."""
_PROBABILITY = probabilities(np.arange(256, dtype=np.uint8)).astype(np.float32)
"""That of every byte of a lexicon."""
_GROUP_CELLS = 60_000
_LONGEST = 200
"""Words of one side from which a pair is cut into windows along the diagonal."""
_MARGIN = 40
_PROBES = 22
_MANY = 100_000
"""Pairs of words asked for from which the flags are worth the ten milliseconds that they take to set."""

Floats = NDArray[np.float32]


class Given(NamedTuple):
    """Two places known to belong together: numbers, names."""

    source: int
    target: int


class WordPair(NamedTuple):
    """The words of two sides, as keys and as they are written."""

    source: Sequence[str]
    target: Sequence[str]
    written: Sequence[str]
    """The source words in their own letters, which tell names."""
    given: Sequence[Given] = ()


class WordPosteriors(NamedTuple):
    """For every word of both sides its best counterpart, and the links that are surer than not."""

    source: list[float]
    """How sure each source word has a counterpart, 0–1."""
    target: list[float]
    to_target: list[int]
    """The likeliest counterpart of each source word; meaningless where it is not sure at all."""
    to_source: list[int]
    source_usual: list[float]
    """P(source word | its counterparts), 0–1: small where the rendering is unusual or there is none."""
    target_usual: list[float]
    source_best: list[float]
    """How well the most fitting word of the other side would render it, wherever that stands and whatever else it
    renders, 0–1."""
    target_best: list[float]
    links: list[tuple[int, int]]


class _Window(NamedTuple):
    """A stretch of a pair: all of it, or a part of a long one."""

    pair: int
    source: range
    target: range


class WordAligner:
    """Links words for one direction of languages.

    Args:
        lexicon: probabilities of renderings; None for languages without.
        encoder: vectors of words; None for languages without.
    """

    def __init__(self, lexicon: Lexicon | None, encoder: Encoder | None) -> None:
        self._lexicon = lexicon
        self._vocabularies = Vocabularies(lexicon, encoder)
        tables = lexicon.tables if lexicon else None
        self._width = tables.width if tables else 1
        self._keys = tables.keys() if tables else np.zeros(0, np.uint32)
        nothing = np.zeros(0, np.uint8)
        self._forward, self._backward = (tables.forward, tables.backward) if tables else (nothing, nothing)
        self.one_at_a_time = Lock()
        """Held by a thread for as long as it relies on what is remembered; words that are new move the known ones."""
        self._asked = 0
        self._seen: NDArray[np.bool_] | None = None
        """Flags of the hashes of all keys, from some number of questions on."""

    def align(self, pairs: Sequence[WordPair]) -> list[WordPosteriors]:
        """The posteriors of every pair, in order; time is linear in the words of a long pair."""
        self._vocabularies.learn(
            {word for pair in pairs for word in pair.source}, {word for pair in pairs for word in pair.target}
        )
        found = [_nothing_yet(pair) for pair in pairs]
        windows = [w for number, pair in enumerate(pairs) for w in _windows(number, pair)]
        windows.sort(key=lambda window: (len(window.source) + len(window.target), window.pair))
        for group in _groups(windows):
            self._align(group, pairs, found)
        return found

    @property
    def lexicon(self) -> Lexicon | None:
        """What it links by."""
        return self._lexicon

    @property
    def vocabularies(self) -> Vocabularies:
        """The words that it has met, with those that were just aligned among them."""
        return self._vocabularies

    def _align(
        self, group: Sequence[_Window], pairs: Sequence[WordPair], found: Sequence[WordPosteriors]
    ) -> None:
        ours, theirs = self._vocabularies.source.rows, self._vocabularies.target.rows
        rows = _filled([pairs[w.pair].source[w.source.start : w.source.stop] for w in group], ours)
        columns = _filled([pairs[w.pair].target[w.target.start : w.target.stop] for w in group], theirs)
        forward, backward = self._evidence(rows, columns, group, pairs)
        sizes = tuple(
            np.array([[len(side)] for side in sides], np.float32)
            for sides in ([w.source for w in group], [w.target for w in group])
        )
        prior = _prior(sizes[0], sizes[1], rows.shape[1], columns.shape[1])
        _collect(_relaxed(forward, backward, prior), forward, backward, group, found)

    def _evidence(
        self,
        rows: NDArray[np.int64],
        columns: NDArray[np.int64],
        group: Sequence[_Window],
        pairs: Sequence[WordPair],
    ) -> tuple[Floats, Floats]:
        """P(target word | source word) and P(source word | target word) for all cells, shape (pairs, rows, columns)."""
        ours, theirs = self._vocabularies.source, self._vocabularies.target
        alike = np.matmul(ours.vectors[rows], theirs.vectors[columns].transpose(0, 2, 1))
        # A logistic curve: above the threshold two words may render each other, well below they do not.
        np.exp(_ALIKE_SLOPE * (_ALIKE_FROM - alike), out=alike)
        alike += 1
        np.divide(_ALIKE, alike, out=alike)
        forward, backward = alike + np.float32(_FLOOR), alike
        backward += np.float32(_FLOOR)
        keys = ours.lexical[rows][:, :, None] * self._width + theirs.lexical[columns][:, None, :]
        cells = self._perhaps_known(keys)
        wanted = keys.reshape(-1)[cells].astype(self._keys.dtype)
        places = np.minimum(np.searchsorted(self._keys, wanted), max(0, len(self._keys) - 1))
        real = self._keys[places] == wanted if len(self._keys) else np.zeros(0, np.bool_)
        cells, places = cells[real], places[real]
        for table, values in ((forward, self._forward), (backward, self._backward)):
            flat = table.reshape(-1)
            flat[cells] = np.maximum(flat[cells], _PROBABILITY.take(values[places]))
        self._judge_copies(ours.strings[rows], theirs.strings[columns], (forward, backward), group, pairs)
        for number, window in enumerate(group):
            for given in pairs[window.pair].given:
                if given.source in window.source and given.target in window.target:
                    cell = number, given.source - window.source.start, given.target - window.target.start
                    forward[cell] = backward[cell] = 1.0
        return forward, backward

    def _perhaps_known(self, keys: NDArray[np.int64]) -> NDArray[np.int64]:
        """Which keys are worth a search, by their flat places."""
        if self._seen is None:
            self._asked += keys.size
            if self._asked < _MANY:
                return np.arange(keys.size)
            # Most word pairs are in no lexicon: one look into a table of flags spares the search for them.
            self._seen = np.zeros(1 << _PROBES, np.bool_)
            self._seen[_hash(self._keys)] = True
        return np.flatnonzero(self._seen[_hash(keys)])

    def _judge_copies(
        self,
        ours: NDArray[np.int32],
        theirs: NDArray[np.int32],
        tables: tuple[Floats, Floats],
        group: Sequence[_Window],
        pairs: Sequence[WordPair],
    ) -> None:
        """The same string on both sides renders itself only where it may be copied; one question a source word."""
        same = ours[:, :, None] == theirs[:, None, :]
        allowed = np.zeros(ours.shape, np.bool_)
        for number, row in np.argwhere(same.any(2)).tolist():
            window = group[number]
            pair, place = pairs[window.pair], window.source.start + row
            allowed[number, row] = may_be_copied(
                pair.source[place], pair.written[place][:1].isupper(), self._lexicon
            )
        copied = np.nonzero(same)
        renders = allowed[copied[:2]]
        for table in tables:
            table[copied] = np.where(renders, np.maximum(table[copied], np.float32(_SAME)), np.float32(0))


def _hash(keys: NDArray[np.integer[Any]]) -> NDArray[np.uint64]:
    return (keys.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(64 - _PROBES)


def _nothing_yet(pair: WordPair) -> WordPosteriors:
    n, m = len(pair.source), len(pair.target)
    zeros = [[0.0] * size for size in (n, m, n, m, n, m)]
    return WordPosteriors(zeros[0], zeros[1], [0] * n, [0] * m, zeros[2], zeros[3], zeros[4], zeros[5], [])


def _windows(number: int, pair: WordPair) -> Iterator[_Window]:
    n, m = len(pair.source), len(pair.target)
    if not n or not m:
        return
    count = -(-max(n, m) // _LONGEST)
    for part in range(count):
        source = range(part * n // count, (part + 1) * n // count)
        low, high = part * m // count, (part + 1) * m // count
        if count > 1:
            low, high = max(0, low - _MARGIN), min(m, high + _MARGIN)
        if source and low < high:
            yield _Window(number, source, range(low, high))


def _groups(windows: Sequence[_Window]) -> Iterator[Sequence[_Window]]:
    """Neighbours in size, as many as fill the processor's cache."""
    first, widest, tallest = 0, 0, 0
    for place, window in enumerate(windows):
        widest, tallest = max(widest, len(window.source)), max(tallest, len(window.target))
        if place > first and widest * tallest * (place + 1 - first) > _GROUP_CELLS:
            yield windows[first:place]
            first, widest, tallest = place, len(window.source), len(window.target)
    if windows:
        yield windows[first:]


def _filled(sides: Sequence[Sequence[str]], rows: dict[str, int]) -> NDArray[np.int64]:
    """The rows of words in their bank, shorter sides filled up with that of no word."""
    longest = max(map(len, sides))
    flat = [[*map(rows.__getitem__, side), *[NOTHING] * (longest - len(side))] for side in sides]
    return np.array(flat, np.int64)


def _prior(rows: Floats, columns: Floats, most_rows: int, most_columns: int) -> Floats:
    """Of every cell by its distance from the diagonal; 0 outside of a pair's own words."""
    across, down = (np.arange(most, dtype=np.float32) for most in (most_columns, most_rows))
    apart = ((down + 0.5) / rows)[:, :, None] - ((across + 0.5) / columns)[:, None, :]
    prior = np.exp(-_STEEPNESS * np.abs(apart, out=apart), out=apart)
    prior *= (down < rows)[:, :, None]
    prior *= (across < columns)[:, None, :]
    return np.asarray(prior, np.float32)


class _Relaxed(NamedTuple):
    forward: Floats
    """P(source place | target place), columns sum to at most 1."""
    backward: Floats
    both: Floats


def _relaxed(forward: Floats, backward: Floats, prior: Floats) -> _Relaxed:
    support = prior
    framed = np.zeros((prior.shape[0], prior.shape[1] + 2, prior.shape[2] + 2), np.float32)
    both = framed[:, 1:-1, 1:-1]
    for number in range(_ROUNDS):
        ahead = forward * support
        ahead /= ahead.sum(1, keepdims=True) + np.float32(_EMPTY)
        back = backward * support
        back /= back.sum(2, keepdims=True) + np.float32(_EMPTY)
        np.sqrt(ahead * back, out=both)
        if number < _ROUNDS - 1:
            along = framed[:, :-2, :-2] + framed[:, 2:, 2:]
            beside = framed[:, :-2, 1:-1] + framed[:, 2:, 1:-1]
            beside += framed[:, 1:-1, :-2]
            beside += framed[:, 1:-1, 2:]
            along *= np.float32(_DIAGONAL)
            beside *= np.float32(_BESIDE)
            along += beside
            along += np.float32(_ALONE)
            support = np.multiply(along, prior, out=along)
    return _Relaxed(ahead, back, both)


_LINKED = 0.45
"""Agreement from which two words are linked."""


def _collect(
    relaxed: _Relaxed,
    forward: Floats,
    backward: Floats,
    group: Sequence[_Window],
    found: Sequence[WordPosteriors],
) -> None:
    both = relaxed.both
    # Renderings by several words share the posterior among them; together they are as sure as one.
    to_target, to_source = both.argmax(2).tolist(), both.argmax(1).tolist()
    source_sure = np.minimum(np.sqrt(np.square(both).sum(2)), 1).tolist()
    target_sure = np.minimum(np.sqrt(np.square(both).sum(1)), 1).tolist()
    source_usual = (relaxed.backward * backward).sum(2).tolist()
    target_usual = (relaxed.forward * forward).sum(1).tolist()
    fitting = np.maximum(forward, backward)
    source_best, target_best = fitting.max(2).tolist(), fitting.max(1).tolist()
    for number, row, column in np.argwhere(both >= _LINKED).tolist():
        window = group[number]
        found[window.pair].links.append((window.source.start + row, window.target.start + column))
    for number, window in enumerate(group):
        result, first, other = found[window.pair], window.source.start, window.target.start
        # Windows share no words of the source, and a pair that is one window has all words for itself.
        here, rows = slice(first, window.source.stop), len(window.source)
        result.source[here] = source_sure[number][:rows]
        result.to_target[here] = [other + column for column in to_target[number][:rows]]
        result.source_usual[here] = source_usual[number][:rows]
        result.source_best[here] = source_best[number][:rows]
        columns = len(window.target)
        if (rows, columns) == (len(result.source), len(result.target)):
            result.target[:] = target_sure[number][:columns]
            result.to_source[:] = [first + row for row in to_source[number][:columns]]
            result.target_usual[:] = target_usual[number][:columns]
            result.target_best[:] = target_best[number][:columns]
            continue
        for column, place in enumerate(window.target):
            if target_sure[number][column] > result.target[place] or not result.target[place]:
                result.target[place] = target_sure[number][column]
                result.to_source[place] = first + to_source[number][column]
                result.target_usual[place] = target_usual[number][column]
                result.target_best[place] = target_best[number][column]
