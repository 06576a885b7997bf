"""Learn how words follow each other and write `src/alignpost/score/data/word-classes.{en,fr}.npz`.

    python -m benchmarks.learn_word_classes [DATA]

Every word of the lexicon gets one of 256 classes. The commonest words, the pauses and the ends of sentences have a
class of their own; the others move in turns into the class whose neighbours are most like theirs, which raises the
mutual information of classes that follow each other (Brown et al. 1992; Martin, Liermann and Ney 1998, *Algorithms for
Bigram and Trigram Word Clustering*), all of them at once. Needs scipy (extra `train`) and some minutes.
"""

from __future__ import annotations

import lzma
import sys
from array import array
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from benchmarks import learn_loose_words
from numpy.typing import NDArray
from scipy import sparse

from alignpost.score import word_classes
from alignpost.score.lexicon import lexicon_for
from alignpost.score.side import Side
from alignpost.score.word_classes import BOUNDARY, PAUSE, STEPS, UNKNOWN, breaks

FOLDER = Path(word_classes.__file__).parent / "data"
TEXTS = {
    "tatoeba": 200_000, "europarl": 700_000, "debian-web": 100_000, "cds-digital-canada": 9_000,
    "opensource-guide": 9_000, "hf-course": 9_000, "react-docs": 13_000, "python-docs": 33_000,
    "canada-laws": 40_000, "msdocs-dynamics-ht": 50_000, "un-sdg": 1_000, "canada-annual-statutes": 10_000,
    "gcds-docs": 4_000,
}  # fmt: skip
"""Sentence pairs taken from each training text at most."""
CLASSES = 256
ALONE = 80
"""Classes of one member: the special ones and the commonest words."""
ROUNDS = 25
_FIRST = 3
"""Number of the first word; before it come the special classes."""
_MOST_LETTERS = 700

Doubles = NDArray[np.float64]
Numbers = NDArray[np.int64]


def sequences(data: Path) -> tuple[Numbers, Numbers]:
    """The words of both languages as numbers, with pauses and ends between them."""
    lexicon = lexicon_for("en", "fr")
    assert lexicon is not None
    numbers = [
        {word: place + _FIRST for place, word in enumerate(facts)}
        for facts in (lexicon.source, lexicon.target)
    ]
    flat = (array("H"), array("H"))
    for name, most in TEXTS.items():
        with lzma.open(data / "parallel" / "en-fr" / f"{name}.tsv.xz", "rt", encoding="utf-8") as stream:
            for line, _ in zip(stream, range(most), strict=False):
                cells = line.rstrip("\n").split("\t")
                if len(cells) < 2 or max(map(len, cells[:2])) > _MOST_LETTERS:
                    continue
                for text, lang, known, read in zip(cells, ("en", "fr"), numbers, flat, strict=False):
                    side = Side(text, lang)
                    for key, pause in zip(side.keys, breaks(side), strict=True):
                        if pause:
                            read.append(BOUNDARY if pause > 1 else PAUSE)
                        read.append(known.get(key, UNKNOWN))
    both = [np.append(np.frombuffer(read, np.uint16), BOUNDARY).astype(np.int64) for read in flat]
    return both[0], both[1]


def clustered(read: Numbers, words: int, seed: int = 0) -> Numbers:
    """The class of every number below `words`."""
    draw = np.random.default_rng(seed)
    ones = np.ones(len(read) - 1, np.float32)
    after = sparse.coo_matrix((ones, (read[:-1], read[1:])), shape=(words, words)).tocsr()
    before = after.T.tocsr()
    counts = np.bincount(read, minlength=words)
    free = np.arange(ALONE, words)
    classes = np.arange(words)
    classes[ALONE:] = ALONE + np.arange(len(free)) % (CLASSES - ALONE)
    for number in range(ROUNDS):
        members = sparse.csr_matrix(
            (np.ones(words, np.float32), (np.arange(words), classes)), shape=(words, CLASSES)
        )
        right, left = (after @ members).toarray(), (before @ members).toarray()
        likelier = np.log(2) * bits(members.T @ right).astype(np.float32)
        best = ALONE + (right[free] @ likelier[ALONE:].T + left[free] @ likelier[:, ALONE:]).argmax(1)
        # Some wait for their turn: two words that move at once could swap their places for ever.
        moved = (best != classes[free]) & ((number < 4) | (draw.random(len(free)) < 0.7))
        classes[free[moved]] = best[moved]
        if number < ROUNDS - 8:
            _refill(classes, counts, draw)
    return classes


def _refill(classes: Numbers, counts: Numbers, draw: np.random.Generator) -> None:
    """Give half of the largest class to each one that has lost nearly all of its words."""
    for empty in range(ALONE, CLASSES):
        mass = np.bincount(classes, counts, minlength=CLASSES)
        if mass[empty] < 30:
            large = np.flatnonzero(classes == ALONE + mass[ALONE:].argmax())
            classes[large[draw.random(len(large)) < 0.5]] = empty


def bits(joint: Doubles) -> Doubles:
    """log₂ of how much oftener than by chance, drawn towards 0 where hardly anything was to be expected."""
    chance = joint.sum(1, keepdims=True) * joint.sum(0, keepdims=True) / joint.sum()
    more = 0.5 * np.minimum(chance, 1)
    return np.asarray(np.log2((joint + more + 0.1) / (chance + more + 0.1)))


def follows(classes: Numbers) -> NDArray[np.int8]:
    """Both tables, from the classes of a text."""
    tables = []
    inside = classes[1:-1] != BOUNDARY
    for first, second in ((classes[:-1], classes[1:]), (classes[:-2][inside], classes[2:][inside])):
        joint = np.bincount(first * CLASSES + second, minlength=CLASSES**2).reshape(CLASSES, CLASSES)
        tables.append(np.clip(np.rint(bits(joint.astype(np.float64)) * STEPS), -127, 127))
    return np.stack(tables).astype(np.int8)


def main(arguments: Sequence[str] | None = None) -> int:
    options = learn_loose_words.options_of(arguments, __doc__)
    lexicon = lexicon_for("en", "fr")
    assert lexicon is not None
    for lang, facts, read in zip(
        ("en", "fr"), (lexicon.source, lexicon.target), sequences(options.data), strict=True
    ):
        classes = clustered(read, len(facts) + _FIRST)
        of_words = np.append(classes[_FIRST:], UNKNOWN).astype(np.uint8)
        if not options.dry:
            np.savez(FOLDER / f"word-classes.{lang}.npz", classes=of_words, follows=follows(classes[read]))
        print(f"{lang}: {len(read)} words and pauses, {len(np.unique(classes))} classes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
