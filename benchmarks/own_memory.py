"""What a translation memory of one's own is worth: federal laws for a model that has never seen a law.

    python -m benchmarks.own_memory [--data DATA]

DATA (or ALIGNPOST_DATA, else ../shared/data) holds `parallel/en-fr/CORPUS.tsv.xz` and
`fidelity/dev/professional.en-fr.jsonl`. A general model is trained on debates, everyday sentences and web pages. Then
memories of several sizes, all of laws, are trained from nothing, and by going on from the general model. Told is the
share of French sentences that find their English original: of 1,000 sentences of laws in no memory, and of news.
Prints one JSON object a line; docs/training.md quotes it. Needs the extra `train`.
"""

from __future__ import annotations

import argparse
import json
import lzma
import tempfile
import time
from itertools import islice
from pathlib import Path

from benchmarks.data import DATA
from benchmarks.encoder import retrieval, rows

from alignpost.encode import load_encoder
from alignpost.encode.training import TrainingSettings, train

GENERAL = {"europarl": 80_000, "hansard-restored": 35_000, "tatoeba": 60_000, "debian-web": 25_000}
"""First pairs of these make the general model."""

MEMORIES = {2_000: 256, 10_000: 512, 50_000: 2_048, 140_000: 2_048}
"""Pairs of laws in a memory, and the batch for so many."""

LANGUAGES = ("en", "fr")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    data = parser.parse_args().data
    news = rows(data / "fidelity" / "dev" / "professional.en-fr.jsonl")
    parallel = data / "parallel" / "en-fr"
    laws = pairs_of(parallel / "canada-laws.tsv.xz")
    held_out = [{"en": en, "fr": fr} for en, fr in list(dict.fromkeys(laws[-2_000:]))[-1_000:]]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        general = [pair for name in GENERAL for pair in pairs_of(parallel / f"{name}.tsv.xz", GENERAL[name])]
        measured("general", general, TrainingSettings(LANGUAGES), place, None, (held_out, news))
        for size, batch in MEMORIES.items():
            memory = laws[:size]
            nothing = TrainingSettings(LANGUAGES, batch=batch, passes=10 if size < 50_000 else 3)
            measured(f"{size} from nothing", memory, nothing, place, None, (held_out, news))
            for rate in (0.003, 0.01):
                further = TrainingSettings(LANGUAGES, batch=batch, rate=rate, evenness=0.0)
                name = f"{size} further, rate {rate}"
                measured(name, memory, further, place, place / "general", (held_out, news))
    return 0


def measured(
    name: str,
    pairs: list[tuple[str, str]],
    settings: TrainingSettings,
    place: Path,
    start: Path | None,
    tests: tuple[list[dict[str, str]], list[dict[str, str]]],
) -> None:
    """Train a model called `name` on `pairs` and print its figures."""
    file = place / "pairs.tsv"
    file.write_text("".join(f"{en}\t{fr}\n" for en, fr in pairs), "utf-8")
    begun = time.process_time()
    train([file], place / name, settings, start=start)
    seconds = time.process_time() - begun
    encoder = load_encoder(place / name)
    laws, news = (retrieval(encoder, test) for test in tests)
    print(
        json.dumps({"model": name, "processor_s": round(seconds), "laws": laws, "news": news}),
        flush=True,
    )


def pairs_of(path: Path, most: int | None = None) -> list[tuple[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        columns = (line.rstrip("\n").split("\t") for line in islice(stream, most))
        return [(row[0], row[1]) for row in columns if len(row) > 1]


if __name__ == "__main__":
    raise SystemExit(main())
