"""Wall time and peak memory of the aligner on long documents, beside hunalign where it is on the PATH.

    python -m benchmarks.align_speed [--data ../shared/data] [10000 100000 ...]

Documents are the development novels one after the other, again and again, until they have so many sentences; in every
round some stretches are missing on either side. Each run is a process of its own, so that the peak is its own: reading
the lines, encoding them with the shipped encoder, and aligning, with everything that is learnt on the spot.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.alignment_data import development_sets, document

from alignpost.align import align
from alignpost.encode import encoder_for

_STRETCHES = 40
"""Sentences after which, on average, a stretch is missing on one side."""


def write_documents(size: int, data: Path | None, folder: Path) -> tuple[Path, Path]:
    """Two texts of about `size` lines each, `source.en` and `target.fr`."""
    rng = random.Random(size)
    paths = folder / "source.en", folder / "target.fr"
    pairs = development_sets(data)["novels-en-fr"]
    written = [0, 0]
    with paths[0].open("w", encoding="utf-8") as source, paths[1].open("w", encoding="utf-8") as target:
        while min(written) < size:
            for pair in pairs:
                for bead in pair.gold:
                    missing = rng.choice((0, 1)) if rng.random() < 1 / _STRETCHES else None
                    lines = [pair.source[i] for i in bead.source], [pair.target[j] for j in bead.target]
                    for side, (file, held) in enumerate(zip((source, target), lines, strict=True)):
                        if side != missing and written[side] < size:
                            file.writelines(line + "\n" for line in held)
                            written[side] += len(held)
    return paths


def align_files(source: Path, target: Path) -> None:
    """What one process does; prints segments, beads, mean confidence, seconds by stage, and peak memory."""
    begun = time.perf_counter()
    texts = [path.read_text(encoding="utf-8").split("\n")[:-1] for path in (source, target)]
    sides = document(texts[0], "en"), document(texts[1], "fr")
    last = {"at": time.perf_counter(), "longest": 0.0}

    def progress(stage: str, done: float) -> None:  # noqa: ARG001 - only the time of the call counts
        now = time.perf_counter()
        last["longest"] = max(last["longest"], now - last["at"])
        last["at"] = now

    beads = align(*sides, encoder=encoder_for("en", "fr"), progress=progress)
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sure = sum(bead.confidence or 0.0 for bead in beads) / len(beads)
    print(
        f"  alignpost  {len(texts[0])} x {len(texts[1])}: {seconds:7.1f} s  {peak:6.0f} MB  {len(beads)} beads, "
        f"mean confidence {sure:.3f}, longest silence {last['longest']:.1f} s",
        flush=True,
    )


def hunalign(source: Path, target: Path, folder: Path) -> None:
    """The same files through hunalign without a dictionary."""
    empty = folder / "dictionary"
    empty.write_text("", encoding="utf-8")
    begun = time.perf_counter()
    with subprocess.Popen(
        ["hunalign", str(empty), str(source), str(target)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun
    print(
        f"  hunalign   {seconds:7.1f} s  {usage.ru_maxrss / 1024:6.0f} MB  exit {process.returncode}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--data", type=Path, help="folder that holds alignment/dev; default $ALIGNPOST_DATA")
    parser.add_argument("--files", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.files:
        align_files(*options.files)
        return
    if not shutil.which("hunalign"):
        print("hunalign is not on the PATH; it is left out")
    for size in options.sizes:
        print(f"{size} sentences a side", flush=True)
        with tempfile.TemporaryDirectory() as name:
            paths = write_documents(size, options.data, Path(name))
            command = [sys.executable, "-m", "benchmarks.align_speed", "--files", *map(str, paths)]
            subprocess.run(command, check=True)
            if shutil.which("hunalign"):
                hunalign(*paths, Path(name))


if __name__ == "__main__":
    main()
