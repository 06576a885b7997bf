"""Learns which pieces and which directions tell how much alike sentences are; writes score/data/likeness.npz.

    python -m benchmarks.learn_likeness [--data DATA]

DATA (or ALIGNPOST_DATA, else ../shared/data) holds `fidelity/dev/sts.train.en-fr.jsonl`,
`fidelity/dev/sts.dev.en-fr.jsonl` and `fidelity/dev/sentence-confidence.en-fr.jsonl`. A piece weighs
`frequency ** -RARITY * length ** -LENGTH`, the frequency being that of the sentencepiece model and the length its
vector's. What is left out are the strongest directions of the sentences of sts.train, whose grades are not looked at
for that. The two exponents and the number of directions are those with the greatest sum of two figures: the rank
correlation with the grades of sts.train, and how well adequacy tells sure translations from the three lesser kinds of
sentence-confidence. sts.dev is only measured.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from benchmarks.data import DATA
from benchmarks.encoder import ranks, rows, similarity, unit
from numpy.typing import NDArray

from alignpost.encode import load_encoder
from alignpost.encode.table import TableEncoder
from alignpost.score.adequacy import Adequacy, banks_of
from alignpost.score.lexicon import Lexicon, lexicon_for
from alignpost.score.likeness import FILE, Likeness

RARITY = (0.0, 0.02, 0.05)
LENGTH = (0.0, 0.15, 0.3)
DIRECTIONS = (0, 2, 3, 4)
_SIDES = ("en1", "en2", "fr1", "fr2")
_ACROSS = ("en1-fr2", "fr1-en2")
"""Grades of a sentence with one in the other language."""
_KINDS = ("sure", "partial", "unperfect", "not corresponding")
"""What two people said of a subtitle; those on which they disagree are left out."""


class Tried(NamedTuple):
    """A setting, and what comes of it."""

    weights: NDArray[np.float16]
    directions: NDArray[np.float32]
    graded: float
    """Mean rank correlation on sts.train, across languages."""
    told: float
    """Area under the curve of sure translations against partial, unperfect and not corresponding ones, on average."""
    name: str

    def likeness(self, encoder: TableEncoder) -> Likeness:
        """That of the encoder in this setting."""
        return Likeness(encoder, self.weights, self.directions)


def tried(encoder: TableEncoder, lexicon: Lexicon, data: Path) -> Iterator[Tried]:
    """Every setting, the plain vectors first."""
    train = rows(data / "sts.train.en-fr.jsonl")
    subtitles = rows(data / "sentence-confidence.en-fr.jsonl")
    sentences = [pair[side] for pair in train for side in _SIDES]
    for rarity, length in product(RARITY, LENGTH):
        weights = weights_of(encoder, rarity, length)
        strongest = directions_of(
            Likeness(encoder, weights, np.empty((0, encoder.dimension), np.float32)), sentences
        )
        for count in DIRECTIONS:
            likeness = Likeness(encoder, weights, strongest[:count])
            grades = similarity(likeness, train)
            told = area(Adequacy(likeness, banks_of(lexicon, likeness)), subtitles)
            graded = float(np.mean([grades[which] for which in _ACROSS]))
            yield Tried(weights, strongest[:count], graded, told, f"{rarity} {length} {count}")


def weights_of(encoder: TableEncoder, rarity: float, length: float) -> NDArray[np.float16]:
    """What each piece weighs, 1 on average."""
    everything = np.arange(1, len(encoder.vocabulary), dtype=np.int32)
    lengths = np.linalg.norm(encoder.table.rows(everything), axis=1)
    weights = np.ones(len(encoder.vocabulary))
    weights[1:] = np.exp(-rarity * encoder.vocabulary.logarithms()[1:]) * np.maximum(lengths, 1e-3) ** -length
    scaled: NDArray[np.float16] = (weights / weights.mean()).astype(np.float16)
    return scaled


def directions_of(likeness: Likeness, sentences: Sequence[str]) -> NDArray[np.float32]:
    """The directions in which the sentences' vectors of length 1 reach furthest, strongest first, one a row."""
    vectors = unit(likeness, list(sentences)).astype(np.float64)
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    found: NDArray[np.float32] = directions.T[::-1][: max(DIRECTIONS)].astype(np.float16).astype(np.float32)
    return found


def area(adequacy: Adequacy, subtitles: Sequence[dict[str, Any]]) -> float:
    """How often a sure translation has a greater margin than a lesser one, the mean over the three lesser kinds."""
    tags = [{each["tag"] for each in row["ann"]} for row in subtitles]
    margins = np.array(adequacy.margins([(row["en"], row["fr"]) for row in subtitles]))
    sure, *others = (margins[[tag == {kind} for tag in tags]] for kind in _KINDS)
    size = len(sure)
    above = [ranks(np.concatenate([sure, other]))[:size].sum() - size * (size + 1) / 2 for other in others]
    return float(np.mean([count / (size * len(other)) for count, other in zip(above, others, strict=True)]))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    data = parser.parse_args().data / "fidelity" / "dev"
    encoder, lexicon = load_encoder(), lexicon_for("en", "fr")
    assert lexicon is not None
    settings = []
    for setting in tried(encoder, lexicon, data):
        settings.append(setting)
        print(f"{setting.name}: sts.train {setting.graded:.4f}, told apart {setting.told:.4f}", flush=True)
    best = max(settings, key=lambda each: each.graded + each.told)
    print(f"chosen: {best.name}; sts.dev before and after:")
    dev = rows(data / "sts.dev.en-fr.jsonl")
    for vectors in (encoder, best.likeness(encoder)):
        print(json.dumps(similarity(vectors, dev)))
    model = np.frombuffer(encoder.signature.encode(), np.uint8)
    np.savez(FILE, weights=best.weights, directions=best.directions.astype(np.float16), model=model)


if __name__ == "__main__":
    main()
