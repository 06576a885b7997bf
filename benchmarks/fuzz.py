"""Spoils files by chance and gives them to every reader, the segmenter and the checks; tells what ends in no clear error.

    python -m benchmarks.fuzz [FAMILY ...] [--minutes 10] [--seed 1] [--keep FOLDER] [--data FOLDER]

Each family runs in a process of its own with limits on memory and processor time; an input that takes more than a few
seconds is a failure, too. For each family one line is printed: minutes of processor time, inputs, how many were read
and how many refused, the slowest, the peak of memory. Inputs that failed are kept, once for each place in the code.
DATA (`formats` in ALIGNPOST_DATA, else in ../shared/data) has files of other programs that serve as seeds beside ours.
"""

from __future__ import annotations

import argparse
import logging
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from pathlib import Path
from types import FrameType

from benchmarks.data import DATA
from benchmarks.fuzz_families import FAMILIES, Family

from alignpost.errors import AlignPostError

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_S = 5.0
"""Processor time that one input may take; none of them is larger than a megabyte."""
MEMORY_BYTES = 3 << 30
MOST_KINDS = 40
"""Kinds of failure after which a family stops."""


class TooSlowError(BaseException):
    """An input took too long; no `except Exception` on the way may keep it."""


def too_slow(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlowError


def work(name: str, seconds: float, seed: int, keep: Path, data: Path) -> int:
    """Fuzz one family in this process until its processor time is used up; how many kinds of failure there were."""
    family, random_ = FAMILIES[name], random.Random(seed)
    known = family.seeds(data)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    signal.signal(signal.SIGVTALRM, too_slow)
    logging.disable()
    warnings.simplefilter("ignore")
    counts: Counter[str] = Counter()
    failures: Counter[str] = Counter()
    slowest = 0.0
    begun = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        while time.process_time() - begun < seconds and len(failures) < MOST_KINDS:
            suffix = random_.choice(list(known))
            path = Path(folder) / f"input{suffix}"
            family.make(path, known[suffix], random_)
            state = random_.getstate()
            started = time.process_time()
            outcome, error = _taken(family, path, random_)
            slowest = max(slowest, time.process_time() - started)
            random_.setstate(state)  # what an input does decides nothing about the next ones
            random_.random()
            if error is None:
                counts[outcome] += 1
            else:
                failures[outcome] += 1
                if failures[outcome] == 1:
                    _keep(path, keep / f"{name}-{len(failures)}", error)
            _empty(Path(folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name:<10} {(time.process_time() - begun) / 60:6.2f} CPU min {counts.total() + failures.total():>9,} inputs "
        f"{counts['read']:>9,} read {counts['refused']:>9,} refused {failures.total():>5} failed  "
        f"slowest {slowest:.2f} s  peak {peak:.0f} MB",
        flush=True,
    )
    for kind, times in failures.most_common():
        print(f"    {times:>5} x {kind}", flush=True)
    return len(failures)


def _taken(family: Family, path: Path, random_: random.Random) -> tuple[str, BaseException | None]:
    """Whether an input was read or refused; or the kind of its failure, with the error."""
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE_S)
    try:
        family.take(path, random_)
    except AlignPostError:
        return "refused", None
    except (Exception, TooSlowError) as error:  # noqa: BLE001 - what this program looks for
        return failure(error), error
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return "read", None


def failure(error: BaseException) -> str:
    """The kind of an error, with the innermost place in AlignPost (or here, for broken promises) where it arose."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if str(ROOT) in frame.filename]
    frames = [frame for frame in frames if ".venv" not in frame.filename and frame.name != too_slow.__name__]
    place = f"{Path(frames[-1].filename).relative_to(ROOT)}:{frames[-1].lineno}" if frames else "?"
    words = str(error).split("\n")[0][:100] if isinstance(error, AssertionError) else ""
    return f"{type(error).__name__} at {place} {words}".rstrip()


def _keep(path: Path, kept: Path, error: BaseException) -> None:
    kept.mkdir(parents=True, exist_ok=True)
    for file in path.parent.glob("input*"):
        shutil.copy(file, kept)
    told = "".join(traceback.format_exception(error))
    (kept / "failure.txt").write_text(f"{failure(error)}\n{told}", encoding="utf-8")


def _empty(folder: Path) -> None:
    for file in folder.iterdir():
        shutil.rmtree(file) if file.is_dir() else file.unlink()


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "families", nargs="*", metavar="FAMILY", help=f"of {', '.join(FAMILIES)}; all by default"
    )
    parser.add_argument("--minutes", type=float, default=10.0, help="of processor time for each family (10)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "alignpost-fuzz")
    parser.add_argument("--data", type=Path, default=DATA / "formats")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if unknown := set(given.families) - set(FAMILIES):
        parser.error(f"no {', '.join(sorted(unknown))}; there are {', '.join(FAMILIES)}")
    if given.here:
        return min(1, work(given.families[0], given.minutes * 60, given.seed, given.keep, given.data))
    words = ["--minutes", str(given.minutes), "--seed", str(given.seed)]
    words += ["--keep", str(given.keep), "--data", str(given.data), "--here"]
    failed = 0
    for name in given.families or FAMILIES:
        command = [sys.executable, "-m", "benchmarks.fuzz", name, *words]
        # Twice the time and some: an input that hangs outside Python's own code is found by this alone.
        limit = given.minutes * 60 * 2 + 120
        code = subprocess.run(command, cwd=ROOT, preexec_fn=lambda: _cpu_limit(limit), check=False).returncode  # noqa: B023
        if code < 0:
            print(f"{name}: ended by signal {-code}; the input stands in a temporary folder", flush=True)
        failed += code != 0
    return min(1, failed)


def _cpu_limit(seconds: float) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))


if __name__ == "__main__":
    sys.exit(main())
