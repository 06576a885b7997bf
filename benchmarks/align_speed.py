"""Time, memory and quality of the aligner on long documents, beside hunalign where it is on the PATH.

    python -m benchmarks.align_speed [--data ../shared/data] [10000 100000 1000000]

Documents are the English-French training pairs in document order. In every hundred pairs about two stretches of up to
thirty pairs are missing on one side, and ten neighbours are written in one line on one side, so that the links are
known. No aligner has been trained to align them; the shipped encoder has seen the sentences. Each run is a process of
its own, so that the peak is its own: reading the lines, encoding them, and aligning. The processes that an alignment
starts count: their CPU time and their peaks.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from benchmarks import hunalign
from benchmarks.alignment_data import document
from benchmarks.data import DATA

from alignpost.align import align, evaluate
from alignpost.encode import encoder_for
from alignpost.model import Bead

_CORPORA = (
    "europarl",
    "canada-laws",
    "debian-web",
    "msdocs-dynamics-ht",
    "canada-annual-statutes",
    "tatoeba",
)
_MISSING, _MERGED = 0.02, 0.10
_LONGEST = 30


def pairs_in_order(data: Path) -> Iterator[tuple[str, str]]:
    """The training pairs, corpus after corpus, again and again."""
    while True:
        for corpus in _CORPORA:
            with lzma.open(data / "parallel" / "en-fr" / f"{corpus}.tsv.xz", "rt", encoding="utf-8") as lines:
                for line in lines:
                    columns = line.rstrip("\n").split("\t")
                    if len(columns) > 1 and columns[0].strip() and columns[1].strip():
                        yield columns[0], columns[1]


def write_documents(size: int, data: Path, folder: Path) -> tuple[Path, Path, Path]:
    """Two texts of about `size` lines each, `source.en` and `target.fr`, and their links."""
    rng = random.Random(size)
    paths = folder / "source.en", folder / "target.fr", folder / "links"
    pairs = pairs_in_order(data)
    written = [0, 0]
    with (
        paths[0].open("w", encoding="utf-8") as source,
        paths[1].open("w", encoding="utf-8") as target,
        paths[2].open("w", encoding="utf-8") as links,
    ):
        while max(written) < size:
            chance = rng.random()
            if chance < _MISSING:
                side = rng.randrange(2)
                group = [(next(pairs)[side],) for _ in range(rng.randint(1, _LONGEST))]
                lines = [[], []]  # type: list[list[str]]
                lines[side] = [text for (text,) in group]
            elif chance < _MISSING + _MERGED:
                two = [next(pairs), next(pairs)]
                lines = [[pair[0] for pair in two], [pair[1] for pair in two]]
                side = rng.randrange(2)
                lines[side] = [" ".join(lines[side])]
            else:
                pair = next(pairs)
                lines = [[pair[0]], [pair[1]]]
            ids = [list(range(done, done + len(new))) for done, new in zip(written, lines, strict=True)]
            if ids[0] and ids[1]:
                links.write(f"{ids[0]}:{ids[1]}\n")
            else:
                links.writelines([f"[{i}]:[]\n" for i in ids[0]] + [f"[]:[{j}]\n" for j in ids[1]])
            for number, (file, held) in enumerate(zip((source, target), lines, strict=True)):
                file.writelines(line + "\n" for line in held)
                written[number] += len(held)
    return paths


def links_of(path: Path) -> list[Bead]:
    """The links that `write_documents` has written."""
    lines = (line.split(":") for line in path.read_text(encoding="utf-8").splitlines())
    return [Bead(tuple(json.loads(here)), tuple(json.loads(there))) for here, there in lines]


def align_files(source: Path, target: Path, links: Path) -> None:
    """What one process does; prints segments, beads, seconds, peak memory, silence and F1."""
    begun, used = time.perf_counter(), time.process_time()
    texts = [path.read_text(encoding="utf-8").split("\n")[:-1] for path in (source, target)]
    sides = document(texts[0], "en"), document(texts[1], "fr")
    last = {"at": time.perf_counter(), "longest": 0.0}
    children: dict[str, int] = {}

    def progress(stage: str, done: float) -> None:  # noqa: ARG001 - only the time of the call counts
        now = time.perf_counter()
        last["longest"] = max(last["longest"], now - last["at"])
        if int(now) > int(last["at"]):
            children.update(peaks_of_children())
        last["at"] = now

    beads = align(*sides, encoder=encoder_for("en", "fr"), progress=progress)
    seconds = time.perf_counter() - begun
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = time.process_time() - used + others.ru_utime + others.ru_stime
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + sum(children.values())) / 1024
    found = evaluate([links_of(links)], [beads])
    print(
        f"  alignpost  {len(texts[0])} x {len(texts[1])}: {seconds:7.1f} s  CPU {used:7.1f} s  {peak:6.0f} MB  "
        f"strict {found.strict.f1:.3f}  lax {found.lax.f1:.3f}  {len(beads)} beads, "
        f"longest silence {last['longest']:.1f} s",
        flush=True,
    )


def peaks_of_children() -> dict[str, int]:
    """The most memory that each process started by this one has held, in kB, by its number.

    What the system adds up when a child ends begins with the memory of the process that started it.
    """
    found = {}
    for tasks in Path("/proc/self/task").glob("*/children"):
        for child in tasks.read_text(encoding="ascii").split():
            with suppress(OSError):  # it may just have ended
                status = Path("/proc", child, "status").read_text(encoding="ascii")
                found[child] = sum(int(peak) for peak in re.findall(r"VmHWM:\s*(\d+) kB", status))
    return found


def hunalign_files(source: Path, target: Path, links: Path, patience: float) -> None:
    """The same files through hunalign without a dictionary; judged by the same links."""
    outcome = hunalign.run(source, target, links.parent, patience)
    cost = f"  hunalign   {outcome.seconds:7.1f} s  CPU {outcome.cpu:7.1f} s  {outcome.megabytes:6.0f} MB"
    if outcome.code:
        stopped = outcome.code == -signal.SIGKILL
        how = f"did not end in {patience:.0f} s" if stopped else f"failed, status {outcome.code}"
        print(f"{cost}  {how}", flush=True)
        return
    found = evaluate([links_of(links)], [hunalign.beads_of(outcome)])
    print(f"{cost}  strict {found.strict.f1:.3f}  lax {found.lax.f1:.3f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument(
        "--patience", type=float, default=480, metavar="SECONDS", help="after which hunalign is stopped"
    )
    parser.add_argument("--files", nargs=3, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.files:
        align_files(*options.files)
        return
    peer = hunalign.described()
    print(peer or "hunalign is not on the PATH; it is left out", flush=True)
    for size in options.sizes:
        print(f"{size} sentences a side", flush=True)
        with tempfile.TemporaryDirectory() as name:
            paths = write_documents(size, options.data, Path(name))
            command = [sys.executable, "-m", "benchmarks.align_speed", "--files", *map(str, paths)]
            subprocess.run(command, check=True)
            if peer is not None:
                hunalign_files(*paths, options.patience)


if __name__ == "__main__":
    main()
