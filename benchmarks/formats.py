"""Reading and writing translation memories beside translate-toolkit, and what the readers do with a folder of files.

    python -m benchmarks.formats speed --units 100000 --units 1000000
    python -m benchmarks.formats corpus ../shared/data/formats

`speed` makes a memory of so many invented units and has each program read and write it in a process of its own; it
prints CPU seconds and the peak of memory. `corpus` reads every file of a folder and counts what came of it: nothing
may end in another error than ours, take long, or need much memory.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.data import DATA

from alignpost.errors import AlignPostError
from alignpost.formats import FORMATS, open_records
from alignpost.formats.record import Record, Records
from alignpost.formats.tmx import TmxFormat

SENTENCES = (
    ("The talks & the power of the dollar.", "Les pourparlers & la puissance du dollar."),
    ("We lost so many people!", "Nous avons perdu tant de personnes\u202f!"),
    (
        "He said: “Not one more life should be lost.”",
        "Il a dit\u00a0: «\u00a0Plus aucune vie ne doit être perdue.\u00a0»",
    ),
)


def pairs(units: int) -> Iterator[Record]:
    for number in range(units):
        source, target = SENTENCES[number % len(SENTENCES)]
        yield Record(f"{source} No. {number}", f"{target} N° {number}")


def ours_write(units: int, path: Path) -> int:
    with path.open("wb") as stream:
        return TmxFormat().write_records(Records("en", "fr", pairs(units)), stream).units


def ours_read(_units: int, path: Path) -> int:
    with open_records(path, "en", "fr") as records:
        return sum(1 for record in records.rows if record.source and record.target)


def toolkit_write(units: int, path: Path) -> int:
    from translate.storage.tmx import tmxfile  # noqa: PLC0415

    memory = tmxfile(sourcelanguage="en", targetlanguage="fr")
    for record in pairs(units):
        memory.addtranslation(record.source, "en", record.target, "fr")
    with path.open("wb") as stream:
        memory.serialize(stream)
    return len(memory.units)


def toolkit_read(_units: int, path: Path) -> int:
    from translate.storage.tmx import tmxfile  # noqa: PLC0415

    with path.open("rb") as stream:
        memory = tmxfile(stream, "en", "fr")
    return sum(1 for unit in memory.units if unit.source and unit.target)


WORK: dict[str, Callable[[int, Path], int]] = {
    "AlignPost writes": ours_write,
    "translate-toolkit writes": toolkit_write,
    "AlignPost reads": ours_read,
    "translate-toolkit reads": toolkit_read,
}
"""The programs in turn, so that what else the machine does burdens both alike."""


def measured(
    name: str, units: int, path: Path, results: multiprocessing.Queue[tuple[float, float, int]]
) -> None:
    found = WORK[name](units, path)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    results.put((usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, found))


def speed(sizes: list[int], only: str) -> None:
    """One process each, started anew, so that no memory of another's work counts."""
    context = multiprocessing.get_context("spawn")
    for units in sizes:
        with tempfile.TemporaryDirectory() as folder:
            for name in WORK:
                if only and only not in name:
                    continue
                path = Path(folder) / f"{'theirs' if name == 'translate-toolkit writes' else 'ours'}.tmx"
                if name.endswith("reads") and not path.exists():
                    ours_write(units, path)
                results = context.Queue()
                process = context.Process(target=measured, args=(name, units, path, results))
                process.start()
                process.join()
                if process.exitcode:
                    sys.exit(f"{name}: ended with {process.exitcode}")
                seconds, megabytes, found = results.get()
                assert found == units, (name, found)
                print(f"{units:>9,} units  {name:<26} {seconds:7.2f} CPU s  {megabytes:6.0f} MB", flush=True)


def readers(path: Path) -> Callable[[], object] | None:
    """What reads a file of this suffix."""
    # imported here, so as not to be in the way of those that are measured
    from alignpost.score.tbx import read_tbx  # noqa: PLC0415
    from alignpost.segment import SrxSegmenter  # noqa: PLC0415

    if path.suffix == ".tbx":
        return lambda: read_tbx(path, "en", "fr")
    if path.suffix == ".srx":
        return lambda: SrxSegmenter(path, "en")
    if path.suffix in {".xlf", ".xliff", ".sdlxliff"}:
        return lambda: taken(path, "xliff12")
    return (lambda: taken(path, "tmx")) if ".tmx" in path.name else None


def taken(path: Path, format_: str) -> int:
    with open_records(path, format_=FORMATS[format_]) as records:
        return sum(1 for _ in records.rows)


def corpus(folder: Path) -> int:
    """Every file of the folder; the number of those that went wrong."""
    counts: Counter[tuple[str, str]] = Counter()
    wrong = 0
    slowest: tuple[float, str] = (0.0, "")
    for path in sorted(folder.rglob("*")):
        work = readers(path) if path.is_file() else None
        if work is None:
            continue
        started = time.process_time()
        try:
            work()
            outcome = "read"
        except AlignPostError as error:
            outcome = "refused"
            print(f"{path.relative_to(folder)}: {error.message[:110]}")
        except Exception as error:  # noqa: BLE001 - what this program looks for
            outcome = "WRONG"
            wrong += 1
            print(f"{path.relative_to(folder)}: {type(error).__name__}: {error}", file=sys.stderr)
        slowest = max(slowest, (time.process_time() - started, path.name))
        counts[path.parent.name, outcome] += 1
    for (kind, outcome), count in sorted(counts.items()):
        print(f"{kind:<10} {outcome:<8} {count:>4}")
    total = Counter(dict.fromkeys(("read", "refused", "WRONG"), 0))
    for (_, outcome), count in counts.items():
        total[outcome] += count
    print(f"{total.total()} files: {total['read']} read, {total['refused']} refused, {total['WRONG']} wrong")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"slowest {slowest[0]:.2f} CPU s ({slowest[1]}); peak {peak:.0f} MB")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    fast = commands.add_parser("speed")
    fast.add_argument("--units", type=int, action="append")
    fast.add_argument("--only", default="", help="part of a name, such as AlignPost")
    files = commands.add_parser("corpus")
    default = DATA / "formats"
    files.add_argument("folder", type=Path, nargs="?", default=default)
    words = parser.parse_args()
    if words.command == "corpus":
        return corpus(words.folder)
    speed(words.units or [100_000], words.only)
    return 0


if __name__ == "__main__":
    sys.exit(main())
