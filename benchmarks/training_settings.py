"""What one setting of training does: a small model on a fixed sample, and its figures.

    python -m benchmarks.training_settings [--data DATA] [NAME=VALUE …]      # rate=0.02 temperature=0.05

DATA (or ALIGNPOST_DATA, else ../shared/data) holds `parallel/en-fr/CORPUS.tsv.xz`, `fidelity/dev` and
`alignment/dev`. Prints one line of JSON: retrieval, graded similarity, and for each development set of the aligner the
share of sentences with a gold 1:1 link that find their counterpart among its twenty neighbours. docs/training.md quotes
it. Needs the extra `train`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
from benchmarks.alignment_data import GoldPair, development_sets
from benchmarks.data import DATA
from benchmarks.encoder import retrieval, rows, similarity, unit
from benchmarks.own_memory import pairs_of

from alignpost.encode import load_encoder
from alignpost.encode.encoder import Encoder
from alignpost.encode.training import TrainingSettings, train

SAMPLE = {
    "europarl": 80_000,
    "tatoeba": 40_000,
    "hansard-restored": 35_000,
    "debian-web": 20_000,
    "canada-laws": 15_000,
    "python-docs": 10_000,
}
"""First pairs of each corpus."""

SETTINGS = TrainingSettings(("en", "fr"), dimension=384, rate=0.012, evenness=0.3)

NEIGHBOURS = 10
"""Candidates on either side of the counterpart."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("changes", nargs="*", metavar="NAME=VALUE")
    parser.add_argument("--data", type=Path, default=DATA)
    arguments = parser.parse_args()
    data = arguments.data
    kinds = {field.name: type(getattr(SETTINGS, field.name)) for field in fields(SETTINGS)}
    given = dict(change.split("=", 1) for change in arguments.changes)
    settings = replace(SETTINGS, **{name: kinds[name](value) for name, value in given.items()})
    sources = []
    with tempfile.TemporaryDirectory() as folder:
        for name, most in SAMPLE.items():
            sources.append(Path(folder) / f"{name}.tsv")
            pairs = pairs_of(data / "parallel" / "en-fr" / f"{name}.tsv.xz", most)
            sources[-1].write_text("".join(f"{en}\t{fr}\n" for en, fr in pairs), "utf-8")
        train(sources, Path(folder) / "model", settings)
        encoder = load_encoder(Path(folder) / "model")
    dev = data / "fidelity" / "dev"
    figures = {
        "changes": given,
        "retrieval": retrieval(encoder, rows(dev / "professional.en-fr.jsonl")),
        "sts_spearman": similarity(encoder, rows(dev / "sts.dev.en-fr.jsonl")),
        "neighbours": {
            name: float(np.mean([share_found(encoder, pair) for pair in pairs]))
            for name, pairs in development_sets(data).items()
        },
    }
    json.dump(figures, sys.stdout)
    print()
    return 0


def share_found(encoder: Encoder, pair: GoldPair) -> float:
    """Share of 1:1 links whose target is nearer to the source than its neighbours are."""
    source, target = unit(encoder, pair.source), unit(encoder, pair.target)
    links = [
        (bead.source[0], bead.target[0]) for bead in pair.gold if len(bead.source) == len(bead.target) == 1
    ]
    found = 0
    for i, j in links:
        first = max(0, j - NEIGHBOURS)
        found += int(np.argmax(target[first : j + NEIGHBOURS + 1] @ source[i])) == j - first
    return found / len(links)


if __name__ == "__main__":
    raise SystemExit(main())
