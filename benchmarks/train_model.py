"""Train the model that ships with AlignPost, with the exact settings it was made with.

    python benchmarks/train_model.py DATA OUT [--work FOLDER]

DATA holds one folder a language pair (`en-fr`, `de-en` …) with tab-separated files (`CORPUS.tsv.xz`), one pair a
line; docs/model-card.md names the corpora. Needs the extra `train`. Stopped and called again, it goes on.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from alignpost.encode.training import PairSource, TrainingSettings, train
from alignpost.errors import AlignPostError

SETTINGS = TrainingSettings(
    languages=("en", "fr", "de", "es", "it", "pt"),
    pieces=50_000,
    dimension=512,
    temperature=0.07,
    passes=2,
    rate=0.01,
    evenness=0.3,
    chunk=2,
    joined=0.05,
)

WEIGHTS = {
    # Formulae of laws and manuals repeat themselves and would drown the rest; short everyday sentences and the
    # small corpora of news, science and society are what the large ones lack.
    "canada-laws": 0.5,
    "canada-annual-statutes": 0.5,
    "msdocs-dynamics-ht": 0.5,
    "msdocs-dotnet-ht": 0.5,
    "php-docs": 0.5,
    "tatoeba": 2.0,
    "hansard-restored": 2.0,
    "cds-digital-canada": 2.0,
    "opensource-guide": 2.0,
    "open-contracting": 2.0,
    "un-sdg": 2.0,
}
"""How often a pair is seen in one pass; once where nothing is said."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--work", type=Path, help="keep prepared data and checkpoints here")
    arguments = parser.parse_args()
    files = sorted(arguments.data.glob("*-*/*.tsv.xz"))
    sources = [PairSource(file, WEIGHTS.get(file.name.removesuffix(".tsv.xz"), 1.0)) for file in files]
    command = "python benchmarks/train_model.py DATA OUT"
    try:
        train(sources, arguments.out, SETTINGS, Spoken(), work=arguments.work, command=command)
    except AlignPostError as error:
        print(error, file=sys.stderr)
        return int(error.exit_code)
    return 0


class Spoken:
    """Progress as lines on standard error, one every ten seconds."""

    def __init__(self) -> None:
        self.last = 0.0

    def __call__(self, stage: str, done: float) -> None:
        """Say how far it is, now and then."""
        now = time.monotonic()
        if now - self.last >= 10.0:
            print(f"{done:6.1%} {stage}", file=sys.stderr, flush=True)
            self.last = now


if __name__ == "__main__":
    sys.exit(main())
