"""From files of pairs to memory-mapped bags of pieces: the data are read as text once and never held whole.

One pass over the files turns every side into word numbers on disk and counts the words; the vocabulary is trained
from the counts; then word numbers become piece numbers, word by word of the dictionary.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alignpost.encode.folding import fold
from alignpost.encode.summing import Ragged
from alignpost.encode.table import digest
from alignpost.encode.training.reading import read_pairs
from alignpost.encode.training.settings import PairSource, TrainingSettings, fingerprint
from alignpost.encode.vocabulary import Vocabulary
from alignpost.encode.vocabulary_training import train_vocabulary
from alignpost.errors import InputError
from alignpost.progress import Progress

__all__ = ["PreparedPairs", "prepare"]

_BLOCK = 20_000
"""Pairs read at a time."""

_SIDES = ("source", "target")

_TRAINER_WORDS = 400_000
"""Most frequent words shown to the vocabulary trainer; beyond them every word is a typing error or a number."""


@dataclass(frozen=True, slots=True)
class PreparedPairs:
    """One source's pairs as bags of pieces; row i of both sides is pair i."""

    source: Ragged
    target: Ragged
    weight: float

    def __len__(self) -> int:
        return len(self.source)


def prepare(
    sources: Sequence[PairSource],
    settings: TrainingSettings,
    work: Path,
    progress: Progress,
    vocabulary: Vocabulary | None = None,
) -> tuple[Vocabulary, list[PreparedPairs]]:
    """Bags of all sources, made in the folder `work` or found there from an earlier run with the same sources.

    The pieces are those of `vocabulary`, or learnt from the sources where none is given.

    Raises:
        InputError: a source cannot be read, or no source has a usable pair.
    """
    mark, stamp = work / "prepared.json", fingerprint(sources, settings, "pieces", "accents", "longest")
    if vocabulary is not None:
        stamp += digest(vocabulary.proto)
    if not mark.is_file() or mark.read_text("utf-8") != json.dumps(stamp):
        mark.unlink(missing_ok=True)
        _make(sources, settings, work, progress, vocabulary)
        mark.write_text(json.dumps(stamp), "utf-8")
    vocabulary = Vocabulary((work / "pieces.model").read_bytes(), accents=settings.accents)
    pairs = [
        PreparedPairs(_mapped(work, number, "source"), _mapped(work, number, "target"), source.weight)
        for number, source in enumerate(sources)
    ]
    return vocabulary, pairs


def _make(
    sources: Sequence[PairSource],
    settings: TrainingSettings,
    work: Path,
    progress: Progress,
    vocabulary: Vocabulary | None,
) -> None:
    numbers: dict[str, int] = {}
    counts: dict[int, float] = {}
    for done, source in enumerate(sources):
        progress("reading", done / len(sources))
        _read(source, settings, work / str(done), numbers, counts)
    progress("reading", 1.0)
    if not counts:
        raise InputError("no usable sentence pair was found", path=sources[0].path)
    words = list(numbers)
    progress("learning the pieces", 0.0)
    vocabulary = vocabulary or _vocabulary(words, counts, settings)
    (work / "pieces.model").write_bytes(vocabulary.proto)
    progress("learning the pieces", 1.0)
    bags = vocabulary.bags(words)
    for number in range(len(sources)):
        for side in _SIDES:
            _into_pieces(work, number, side, bags)


def _read(
    source: PairSource,
    settings: TrainingSettings,
    stem: Path,
    numbers: dict[str, int],
    counts: dict[int, float],
) -> None:
    """Write the word numbers of one source, and add its words, weighted, to the counts."""
    lengths: tuple[list[int], list[int]] = ([], [])
    with ExitStack() as stack:
        streams = [stack.enter_context(Path(f"{stem}.{side}.words").open("wb")) for side in _SIDES]
        for block in _blocks(_usable(read_pairs(source.path), settings.longest)):
            for column, stream in enumerate(streams):
                words = [pair[column].split() for pair in block]
                ids = np.fromiter(
                    (numbers.setdefault(w, len(numbers)) for w in chain.from_iterable(words)), np.int32
                )
                stream.write(ids.tobytes())
                lengths[column].extend(map(len, words))
                _count(counts, ids, source.weight)
    for side, column_lengths in zip(_SIDES, lengths, strict=True):
        np.save(f"{stem}.{side}.lengths.npy", np.array(column_lengths, np.int64))


def _count(counts: dict[int, float], ids: NDArray[np.int32], weight: float) -> None:
    words, occurrences = np.unique(ids, return_counts=True)
    for word, count in zip(words.tolist(), occurrences.tolist(), strict=True):
        counts[word] = counts.get(word, 0.0) + count * weight


def _usable(pairs: Iterable[tuple[str, str]], longest: int) -> Iterator[tuple[str, str]]:
    for source, target in pairs:
        if (
            0 < len(source) <= longest
            and 0 < len(target) <= longest
            and not (source.isspace() or target.isspace())
        ):
            yield source, target


def _blocks(pairs: Iterator[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    while block := list(islice(pairs, _BLOCK)):
        yield block


def _vocabulary(words: list[str], counts: dict[int, float], settings: TrainingSettings) -> Vocabulary:
    folded: dict[str, float] = {}
    for number, count in counts.items():
        for part in fold(words[number], accents=settings.accents).split():
            folded[part] = folded.get(part, 0.0) + count
    frequent = heapq.nlargest(_TRAINER_WORDS, folded.items(), key=lambda item: (item[1], item[0]))
    kept = {word: max(1, round(count)) for word, count in frequent}
    return train_vocabulary(kept, settings.pieces, accents=settings.accents, threads=2)


def _into_pieces(work: Path, number: int, side: str, bags: Ragged) -> None:
    """Replace each word number by the word's pieces, in blocks."""
    words_path = work / f"{number}.{side}.words"
    lengths = np.load(work / f"{number}.{side}.lengths.npy")
    ends = np.concatenate([[0], np.cumsum(lengths)])
    starts = np.zeros(len(lengths) + 1, np.int64)
    words: NDArray[np.int32] = np.fromfile(words_path, np.int32)
    with (work / f"{number}.{side}.pieces").open("wb") as stream:
        for first in range(0, len(lengths), _BLOCK):
            last = min(first + _BLOCK, len(lengths))
            taken = bags.take(words[ends[first] : ends[last]].astype(np.int64))
            stream.write(taken.values.tobytes())
            starts[first : last + 1] = starts[first] + taken.starts[ends[first : last + 1] - ends[first]]
    np.save(work / f"{number}.{side}.starts.npy", starts)
    words_path.unlink()


def _mapped(work: Path, number: int, side: str) -> Ragged:
    starts = np.load(work / f"{number}.{side}.starts.npy")
    path = work / f"{number}.{side}.pieces"
    values = np.memmap(path, np.int32, "r") if path.stat().st_size else np.empty(0, np.int32)
    return Ragged(values, starts)
