"""What each setting of training does: small models on a fixed sample, and their figures.

    python -m benchmarks.training_settings [--data DATA] [NAME=VALUE …]      # rate=0.02 temperature=0.05

Without a NAME=VALUE the settings of docs/training.md are measured, one after the other (a minute each); with some, one
model with all of these. DATA (or ALIGNPOST_DATA, else ../shared/data) holds `parallel/en-fr/CORPUS.tsv.xz`, `fidelity/dev` and
`alignment/dev`. Prints one line of JSON a model: retrieval, graded similarity, and for each development set of the aligner the
share of sentences with a gold 1:1 link that find their counterpart among its twenty neighbours. Needs the extra
`train`.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
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

VARIANTS = (
    *("", "rate=0.003", "rate=0.02", "rate=0.04", "chunk=16", "chunk=64", "joined=0.0", "joined=0.3"),
    *("dropout=0.0", "dropout=0.25", "temperature=0.05", "dimension=256"),
)
"""What is changed in them, one thing at a time."""

NEIGHBOURS = 10
"""Candidates on either side of the counterpart."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("changes", nargs="*", metavar="NAME=VALUE")
    parser.add_argument("--data", type=Path, default=DATA)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sources = sample(given.data, Path(folder))
        for changes in [given.changes] if given.changes else [variant.split() for variant in VARIANTS]:
            settings = changed(changes)
            # What is prepared for one model serves the next, unless its pieces differ.
            train(sources, Path(folder) / "model", settings, work=Path(folder) / "work", resume=False)
            encoder = load_encoder(Path(folder) / "model")
            print(
                json.dumps({"model": " ".join(changes) or "none", **measured(encoder, given.data)}),
                flush=True,
            )
    return 0


def sample(data: Path, folder: Path) -> list[Path]:
    """The pairs to learn from, as files in `folder`."""
    sources = []
    for name, most in SAMPLE.items():
        sources.append(folder / f"{name}.tsv")
        pairs = pairs_of(data / "parallel" / "en-fr" / f"{name}.tsv.xz", most)
        sources[-1].write_text("".join(f"{en}\t{fr}\n" for en, fr in pairs), "utf-8")
    return sources


def changed(changes: Sequence[str]) -> TrainingSettings:
    """The settings with `NAME=VALUE` put into them."""
    kinds = {field.name: type(getattr(SETTINGS, field.name)) for field in fields(SETTINGS)}
    given = dict(change.split("=", 1) for change in changes)
    return replace(SETTINGS, **{name: kinds[name](value) for name, value in given.items()})


def measured(encoder: Encoder, data: Path) -> dict[str, object]:
    """All figures of one model."""
    dev = data / "fidelity" / "dev"
    return {
        "retrieval": retrieval(encoder, rows(dev / "professional.en-fr.jsonl")),
        "sts_spearman": similarity(encoder, rows(dev / "sts.dev.en-fr.jsonl")),
        "neighbours": {
            name: float(np.mean([share_found(encoder, pair) for pair in pairs]))
            for name, pairs in development_sets(data).items()
        },
    }


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
