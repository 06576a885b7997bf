"""Figures of an encoder: retrieval, graded similarity, speed, loading time, size.

    python -m benchmarks.encoder [--model FOLDER] [--data DATA]

DATA (or ALIGNPOST_DATA, else ../shared/data) holds `fidelity/dev/professional.en-fr.jsonl` and
`fidelity/dev/sts.dev.en-fr.jsonl`. Prints one JSON object; docs/model-card.md quotes it. `sts_spearman_weighed` is
that of the vectors which adequacy compares (`alignpost.score.likeness`).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from benchmarks.data import DATA
from benchmarks.figures import machine
from numpy.typing import NDArray

from alignpost.encode import SHIPPED_MODEL, load_encoder
from alignpost.encode.encoder import Encoder
from alignpost.encode.model_folder import load_model
from alignpost.score.likeness import likeness_for

NEIGHBOURS = 4
"""Nearest vectors whose mean cosine the margin divides by (Artetxe and Schwenk 2019)."""

SIX = Path(__file__).parents[1] / "tests/encode/data/news.six.tsv"
"""Our own sentences in six languages."""


class Encodes(Protocol):
    """What turns texts into vectors."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One a text, shape (len(texts), dimension)."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, default=SHIPPED_MODEL)
    parser.add_argument("--data", type=Path, default=DATA)
    arguments = parser.parse_args()
    encoder = load_encoder(arguments.model)
    dev = arguments.data / "fidelity" / "dev"
    professional, graded = rows(dev / "professional.en-fr.jsonl"), rows(dev / "sts.dev.en-fr.jsonl")
    figures = {
        "machine": machine(),
        "signature": encoder.signature,
        "dimension": encoder.dimension,
        "model_bytes": sum(file.stat().st_size for file in arguments.model.iterdir()),
        "load_ms": load_ms(arguments.model),
        "retrieval_fr_en": retrieval(encoder, professional),
        "retrieval_to_en": six_languages(encoder, [pair["en"] for pair in professional]),
        "sts_spearman": similarity(encoder, graded),
        "sentences_per_s": sentences_per_s(arguments.model, professional),
    }
    likeness = likeness_for("en", "fr") if arguments.model == SHIPPED_MODEL else None
    if likeness is not None:
        figures["sts_spearman_weighed"] = similarity(likeness, graded)
    json.dump(figures, sys.stdout, indent=2)
    print()
    return 0


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def retrieval(encoder: Encoder, pairs: list[dict[str, Any]]) -> dict[str, float]:
    """Share of French sentences whose own English sentence is the best of all, by cosine and by margin."""
    cosines = unit(encoder, [pair["fr"] for pair in pairs]) @ unit(encoder, [pair["en"] for pair in pairs]).T
    near = [np.sort(each, axis=1)[:, -NEIGHBOURS:].mean(axis=1) for each in (cosines, cosines.T)]
    margins = cosines / (near[0][:, None] + near[1][None, :])
    right = np.arange(len(pairs))
    return {
        "pairs": len(pairs),
        "cosine": float(np.mean(cosines.argmax(axis=1) == right)),
        "margin": float(np.mean(margins.argmax(axis=1) == right)),
    }


def six_languages(encoder: Encoder, distractors: list[str]) -> dict[str, float]:
    """Share of the news sentences in each language whose English original is nearer than all others."""
    lines = SIX.read_text("utf-8").splitlines()
    languages, *texts = (line.split("\t") for line in lines)
    columns = dict(zip(languages, map(list, zip(*texts, strict=True)), strict=True))
    candidates = unit(encoder, columns["en"] + distractors)
    right = np.arange(len(texts))
    return {
        lang: float(np.mean((unit(encoder, column) @ candidates.T).argmax(axis=1) == right))
        for lang, column in columns.items()
        if lang != "en"
    }


def similarity(encoder: Encodes, pairs: list[dict[str, Any]]) -> dict[str, float]:
    """Spearman's rank correlation of the cosine with human grades."""
    grades = np.array([pair["score"] for pair in pairs])
    return {
        f"{one}-{other}": spearman(
            np.einsum(
                "ij,ij->i",
                unit(encoder, [pair[one] for pair in pairs]),
                unit(encoder, [pair[other] for pair in pairs]),
            ),
            grades,
        )
        for one, other in (("en1", "fr2"), ("fr1", "en2"), ("en1", "en2"), ("fr1", "fr2"))
    }


def spearman(one: NDArray[Any], other: NDArray[Any]) -> float:
    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])


def ranks(values: NDArray[Any]) -> NDArray[np.float64]:
    """Ranks, equal values sharing their mean rank."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    shared: NDArray[np.float64] = last - (counts - 1) / 2
    return shared[inverse]


def unit(encoder: Encodes, texts: list[str]) -> NDArray[np.float32]:
    vectors = encoder.encode(texts)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True).astype(np.float32)
    scaled: NDArray[np.float32] = vectors / np.maximum(lengths, np.float32(1e-9))
    return scaled


def sentences_per_s(model: Path, pairs: list[dict[str, Any]]) -> dict[str, float]:
    """Speed on 50,000 sentences, best of three rounds: words that are new to the encoder, and words met before.

    Looking words up keeps to the calling thread; two threads share the sums. Where other programs are busy the wall
    clock says little, so the processor time of both is told, and what it comes to on two cores of one's own if
    looking up and summing never overlap.
    """
    texts = [text for pair in pairs for text in (pair["en"], pair["fr"])]
    distinct = [f"{text} {number}" for number in range(-(-50_000 // len(texts))) for text in texts][:50_000]
    rounds: dict[str, list[tuple[float, float, float]]] = {"new": [], "met": []}
    for _ in range(3):
        encoder = load_model(model)
        for times in rounds.values():
            times.append(seconds_of(partial(encoder.encode, distinct)))
    figures = {"mean_words": round(sum(len(text.split()) for text in distinct) / len(distinct), 1)}
    for name, times in rounds.items():
        wall, processor, caller = map(min, zip(*times, strict=True))
        figures |= {
            f"{name}_wall": round(len(distinct) / wall),
            f"{name}_per_processor_s": round(len(distinct) / processor),
            f"{name}_two_cores": round(len(distinct) / (caller + (processor - caller) / 2)),
        }
    return figures


def seconds_of(work: Callable[[], object]) -> tuple[float, float, float]:
    """Wall clock, processor time of the process, processor time of this thread."""
    clocks = (time.perf_counter, time.process_time, time.thread_time)
    begun = [clock() for clock in clocks]
    work()
    wall, processor, caller = (clock() - start for clock, start in zip(clocks, begun, strict=True))
    return wall, processor, caller


def load_ms(model: Path) -> float:
    """Processor time, best of five fresh processes, the import of numpy and sentencepiece not counted."""
    code = (
        "import sys, time, pathlib, numpy, sentencepiece\n"
        "from alignpost.encode.model_folder import load_model\n"
        "begun = time.process_time()\n"
        "load_model(pathlib.Path(sys.argv[1]))\n"
        "print(1000 * (time.process_time() - begun))\n"
    )
    command = [sys.executable, "-c", code, str(model)]
    return min(float(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(5))


if __name__ == "__main__":
    sys.exit(main())
