"""Strict and lax F1 of the aligner on every development set, with and without an encoder, and how far it can be trusted.

    python -m benchmarks.alignment [--data ../shared/data] [--noise]

Each regime is a row: `length only` uses none of the evidence learnt on the spot, `on the spot` is what AlignPost does
without a model, `encoder` what it does with the shipped one. hunalign stands beside them where it is on the PATH.
Reliability: beads by the confidence they were given, and how many of them are right in the strict sense.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from benchmarks import hunalign
from benchmarks.alignment_data import GoldPair, development_sets, noisy

from alignpost.align import align, evaluate
from alignpost.align.aligner import align_boxes
from alignpost.align.evidence import Evidence
from alignpost.align.passages import with_passages
from alignpost.align.weights import regime
from alignpost.encode import encoder_for
from alignpost.model import Bead

Aligner = Callable[[GoldPair], Sequence[Bead]]


def plain(pair: GoldPair) -> Sequence[Bead]:
    documents = pair.documents()
    box = (0, len(pair.source), 0, len(pair.target))
    return with_passages(align_boxes(Evidence.of_documents(*documents), [box], regime("plain")), *documents)


def on_the_spot(pair: GoldPair) -> Sequence[Bead]:
    return align(*pair.documents())


def with_encoder(pair: GoldPair) -> Sequence[Bead]:
    return align(*pair.documents(), encoder=encoder_for(pair.source_lang, pair.target_lang))


def with_hunalign(pair: GoldPair) -> Sequence[Bead]:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "source"), Path(folder, "target")
        for path, lines in ((source, pair.source), (target, pair.target)):
            path.write_text("".join(" ".join(line.split()) + "\n" for line in lines), encoding="utf-8")
        return hunalign.beads_of(hunalign.run(source, target, Path(folder)))


def available() -> dict[str, Aligner]:
    """The aligners that can run here, by the name of their row."""
    rows: dict[str, Aligner] = {"what both texts show": plain, "learnt on the spot": on_the_spot}
    if encoder_for("en", "fr") is None:
        print("no encoder is installed; its row is left out")
    else:
        rows["encoder"] = with_encoder
    if (peer := hunalign.described()) is not None:
        print(peer)
        rows["hunalign, no dictionary"] = with_hunalign
    else:
        print("hunalign is not on the PATH; its row is left out")
    return rows


def with_noise(pairs: Sequence[GoldPair], kind: str) -> list[GoldPair]:
    rng = random.Random(7)
    return [noisy(pair, kind, rng, pairs[(place + 1) % len(pairs)]) for place, pair in enumerate(pairs)]


def reliability(results: Sequence[tuple[GoldPair, Sequence[Bead]]]) -> None:
    """Print how right beads of each confidence are, and the expected calibration error."""
    sure, right = [], []
    for pair, beads in results:
        gold = {(bead.source, bead.target) for bead in pair.gold}
        for bead in beads:
            if bead.confidence is not None:
                sure.append(bead.confidence)
                right.append((bead.source, bead.target) in gold)
    if not sure:
        return
    confidence, hit = np.array(sure), np.array(right)
    place = np.minimum((confidence * 10).astype(int), 9)
    error = 0.0
    for number in range(10):
        chosen = place == number
        if chosen.any():
            error += chosen.mean() * abs(confidence[chosen].mean() - hit[chosen].mean())
            print(
                f"      {number / 10:.1f}-{(number + 1) / 10:.1f}: {chosen.sum():5d} beads, "
                f"confidence {confidence[chosen].mean():.3f}, right {hit[chosen].mean():.3f}"
            )
    print(f"      expected calibration error {error:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder that holds alignment/dev; default $ALIGNPOST_DATA")
    parser.add_argument(
        "--noise", action="store_true", help="also with a third of one side deleted or foreign"
    )
    options = parser.parse_args()
    rows = available()
    sets = dict(development_sets(options.data))
    if options.noise:
        for name, pairs in list(sets.items()):
            for kind in ("deleted", "inserted") if len(pairs) > 1 else ("deleted",):
                sets[f"{name}, {kind}"] = with_noise(pairs, kind)
    for name, pairs in sets.items():
        print(f"{name}: {len(pairs)} documents")
        for row, aligner in rows.items():
            begun = time.perf_counter()
            results = [(pair, aligner(pair)) for pair in pairs]
            seconds = time.perf_counter() - begun
            found = evaluate([pair.gold for pair, _ in results], [beads for _, beads in results])
            print(f"  {row:26} strict {found.strict.f1:.3f}  lax {found.lax.f1:.3f}  {seconds:6.1f} s")
            reliability(results)


if __name__ == "__main__":
    main()
