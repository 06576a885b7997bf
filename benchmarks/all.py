"""Runs the programs whose figures the documents quote, and writes what they print into docs/benchmarks.md.

    python -m benchmarks.all --list
    python -m benchmarks.all [NAME ...] [--page FILE]

Without names all of them, which takes hours; with names only those, and the others stay as they are. Each has its
place between two markers, with the command, the date, the machine's Python and cores, and what stands beside it for
comparison. Most need development data: ALIGNPOST_DATA names their folder (`../shared/data`).
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

__all__ = ["RUNS", "Run", "section", "with_section"]

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"


@dataclass(frozen=True, slots=True)
class Run:
    """One program with its words, and what its figures are compared with."""

    title: str
    words: tuple[str, ...]
    peer: str

    @property
    def command(self) -> str:
        """As a reader would type it."""
        return " ".join(("python", *self.words))


RUNS: Mapping[str, Run] = MappingProxyType(
    {
        "alignment": Run(
            "Alignment",
            ("-m", "benchmarks.alignment", "--noise"),
            "hunalign, where it is on the PATH; length alone; what is learnt on the spot",
        ),
        "align-speed": Run(
            "Alignment of long documents",
            ("-m", "benchmarks.align_speed"),
            "hunalign, where it is on the PATH",
        ),
        "segmentation": Run("Segmentation", ("benchmarks/segmentation.py",), "nothing"),
        "fidelity": Run("Fidelity", ("benchmarks/fidelity.py",), "the control that knows lengths alone"),
        "findings": Run(
            "Findings", ("benchmarks/findings.py",), "the same translations without a planted error"
        ),
        "score-speed": Run("Speed of scoring", ("benchmarks/score_speed.py",), "nothing"),
        "encoder": Run("Encoder", ("benchmarks/encoder.py",), "nothing"),
        "own-memory": Run(
            "An encoder of one's own",
            ("-m", "benchmarks.own_memory"),
            "the general model; training from nothing",
        ),
        "formats": Run(
            "Translation memories",
            ("benchmarks/formats.py", "speed", "--units", "100000", "--units", "1000000"),
            "translate-toolkit, where it is installed",
        ),
        "store": Run("The project file", ("benchmarks/store.py",), "nothing"),
        "screen": Run("The screen", ("benchmarks/screen.py",), "nothing"),
    }
)
"""By the names of their markers, in the order of the page."""


def section(name: str, printed: str, day: date) -> str:
    """What stands on the page for a run: heading, origin, and the program's own words."""
    run = RUNS[name]
    origin = (
        f"`{run.command}`, {day:%-d %B %Y}, Python {platform.python_version()}, {os.cpu_count()} cores. "
        f"For comparison: {run.peer}."
    )
    return f"{_marker(name)}\n### {run.title}\n\n{origin}\n\n```text\n{printed.strip()}\n```\n{_marker('/' + name)}\n"


def with_section(page: str, name: str, text: str) -> str:
    """`page` with `text` in its place: instead of the last run, or behind the run before it in the list.

    Raises:
        ValueError: the markers of this run are not one pair.
    """
    begin, end = _marker(name), _marker("/" + name)
    if begin in page or end in page:
        if page.count(begin) != 1 or page.count(end) != 1 or page.index(end) < page.index(begin):
            raise ValueError(f"{begin} and {end} must stand once each, in this order")
        before, _, rest = page.partition(begin)
        return before + text + rest.partition(f"{end}\n")[2]
    earlier = [other for other in list(RUNS)[: list(RUNS).index(name)] if _marker("/" + other) in page]
    if not earlier:
        before, heading, rest = page.rstrip("\n").partition(HEADING)
        return f"{before}{HEADING if heading else chr(10) + chr(10) + HEADING}\n{text}{rest}"
    before, marker, rest = page.partition(_marker("/" + earlier[-1]) + "\n")
    return f"{before}{marker}\n{text}{rest}"


HEADING = "## As the programs print it\n"


def _marker(name: str) -> str:
    return f"<!-- measured: {name} -->"


def printed_by(run: Run) -> str:
    """What the program prints; its complaints go on to standard error."""
    environment = {"OMP_NUM_THREADS": "1", **os.environ}
    words = [sys.executable, *run.words]
    return subprocess.run(
        words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    ).stdout


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Measure, and write the figures into the page.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="what to measure; all if none is given")
    parser.add_argument("--list", action="store_true", help="say what there is, and stop")
    parser.add_argument("--page", type=Path, default=PAGE)
    given = parser.parse_args(words)
    if unknown := set(given.names) - set(RUNS):
        parser.error(f"no {', '.join(sorted(unknown))}; there are {', '.join(RUNS)}")
    for name in given.names or RUNS:
        if given.list:
            print(f"{name:12}  {RUNS[name].command}")
            continue
        print(f"{name}: {RUNS[name].command}", file=sys.stderr)
        text = section(name, _without_escapes(printed_by(RUNS[name])), date.today())
        # Read anew each time: somebody may have edited the page in the hours that this takes.
        given.page.write_text(
            with_section(given.page.read_text(encoding="utf-8"), name, text), encoding="utf-8"
        )


def _without_escapes(text: str) -> str:
    """`text` without colours and without lines that were written over."""
    lines = (line.rpartition("\r")[2] for line in re.sub(r"\x1b\[[\d;]*m", "", text).split("\n"))
    return "\n".join(line.rstrip() for line in lines)


if __name__ == "__main__":
    main()
