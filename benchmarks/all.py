"""Measures, records the figures in docs/figures.json, and writes them wherever the documents quote them.

    python -m benchmarks.all [NAME ...]                   measure these, or everything (an hour), and write the documents
    python -m benchmarks.all --list                       the names, with their commands and minutes of processor time
    python -m benchmarks.all --printed FILE NAME          record what a run of that program has printed elsewhere
    python -m benchmarks.all --render                     measure nothing; write the documents from what is recorded

docs/benchmarks.md is made of benchmarks/benchmarks.md.in; what other documents quote stands in
benchmarks/quotations.toml, and what other programs reach in benchmarks/peers.toml. Nobody writes a figure by hand. Most
programs need development data: ALIGNPOST_DATA names their folder (`../shared/data`).
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks import figures
from benchmarks.figures import FIGURES, PAGE, Record, machine
from benchmarks.printed import figures_of
from benchmarks.runs import RUNS, Run

__all__ = ["main", "recorded", "write_documents"]

ROOT = Path(__file__).resolve().parents[1]


def recorded(name: str, printed: str, day: date, machine: str) -> Record:
    """What a run has printed, as a record.

    Raises:
        ValueError: it has printed no figures; the patterns in `runs` are not of this program any more.
    """
    run = RUNS[name]
    found = figures_of(without_escapes(printed), run.patterns)
    if not found:
        raise ValueError(f"no figures in what {run.command} has printed")
    return Record(run.command, day.isoformat(), machine, found)


def printed_by(run: Run) -> str:
    """What the program prints; its complaints go on to standard error."""
    environment = {"OMP_NUM_THREADS": "1", **os.environ}
    with tempfile.TemporaryDirectory() as folder:
        words = [folder if word == "FOLDER" else word for word in run.words]
        command = [sys.executable, "-m", *words]
        return subprocess.run(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
        ).stdout


def without_escapes(text: str) -> str:
    """`text` without colours and without lines that were written over."""
    lines = (line.rpartition("\r")[2] for line in re.sub(r"\x1b\[[\d;]*m", "", text).split("\n"))
    return "\n".join(line.rstrip() for line in lines)


def write_documents(records: Mapping[str, Record]) -> None:
    """The page of figures, and the figures that other documents quote.

    Raises:
        KeyError, LookupError: a figure is not recorded, or a document has other words than are listed.
    """
    PAGE.write_text(figures.render(records), encoding="utf-8")
    for path, pieces in figures.quotations().items():
        text = path.read_text(encoding="utf-8")
        try:
            path.write_text(figures.refreshed(text, pieces, records), encoding="utf-8")
        except LookupError as error:
            raise LookupError(f"{path.name}: {error}") from None


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="what to measure; all if none is given")
    parser.add_argument("--list", action="store_true", help="say what there is, and stop")
    parser.add_argument("--render", action="store_true", help="measure nothing")
    parser.add_argument(
        "--printed", type=Path, metavar="FILE", help="what a run has printed; its date is the file's"
    )
    given = parser.parse_args(words)
    if unknown := set(given.names) - set(RUNS):
        parser.error(f"no {', '.join(sorted(unknown))}; there are {', '.join(RUNS)}")
    if given.list:
        for name, run in RUNS.items():
            print(f"{name:13} {run.minutes:5} min  {run.command}")
        return
    if given.printed:
        if len(given.names) != 1:
            parser.error("--printed needs the NAME of one run")
        day = datetime.fromtimestamp(given.printed.stat().st_mtime, UTC).date()
        record(given.names[0], given.printed.read_text(encoding="utf-8"), day, machine())
    elif not given.render:
        for name in given.names or RUNS:
            print(f"{name}: {RUNS[name].command}", file=sys.stderr)
            busy = f", load {os.getloadavg()[0]:.1f} before"  # others' work makes every program slower
            record(name, printed_by(RUNS[name]), date.today(), machine() + busy)
    write_documents(figures.load())


def record(name: str, printed: str, day: date, taken_on: str) -> None:
    """Keep a run. The file is read anew each time: somebody may record another in the hours that one takes."""
    known = figures.load() if FIGURES.exists() else {}
    figures.save({**known, name: recorded(name, printed, day, taken_on)})


if __name__ == "__main__":
    main()
