"""How long a project of 100,000 pairs takes to make, open and edit.

    python -m benchmarks.store [PAIRS] [--folder FOLDER]

Each pair has two sentences of about 100 characters, a score with three parts and, every second one, a finding;
every tenth has a note. Two times are printed, of the wall clock and of the processor; the best of three for
opening, the middle and the slowest of 200 for edits. An edit waits for the disk: give a folder on the disk that you care about.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from alignpost.model import Bitext, Finding, Note, Part, Score, Severity, Span, Status
from alignpost.store import (
    AddNote,
    Command,
    EditText,
    InsertPair,
    MergePairs,
    MoveSegment,
    Project,
    ReplaceScores,
    SetStatus,
    ShiftSide,
    SplitSegment,
)

SOURCE = "The President of Russia and I agreed, in call number {}, to work together, very closely, with U.S. envoys."
TARGET = "Le président russe et moi sommes convenus, à l’appel {}, de travailler ensemble, très étroitement : voilà !"


def bitext(pairs: int) -> Bitext:
    texts = [(SOURCE.format(number), TARGET.format(number)) for number in range(pairs)]
    plain = Bitext.of_texts(texts, "en", "fr", "benchmark")
    return replace(
        plain,
        pairs=tuple(
            replace(
                pair,
                bead=replace(pair.bead, confidence=0.987),
                score=score(pair.id),
                notes=() if pair.id % 10 else (Note(pair.id, "reviewer", "2025-02-12T18:22:05Z", "Why?"),),
            )
            for pair in plain.pairs
        ),
        signature="benchmark",
    )


def score(number: int) -> Score:
    parts = (Part("adequacy", 91.5, "close"), Part("coverage", -2.25), Part("numbers", -5.0, "one differs"))
    message = "The source says 12, the target does not."
    finding = Finding(
        "numbers", "accuracy/mistranslation", Severity.MAJOR, (Span(45, 47),), (Span(40, 40),), message
    )
    return Score(84.25 + number % 7, parts, (finding,) if number % 2 else ())


GROUPING: dict[str, Callable[[int, int], Command]] = {
    "edit a text": lambda number, _: EditText(number, "target", "Tout autre chose."),
    "split a sentence": lambda number, _: SplitSegment(number + 5, "source", 30),
    "merge two pairs": lambda number, _: MergePairs([number + 10, number + 11]),
    "move a sentence": lambda number, _: MoveSegment(number + 20, "target", "last"),
    "insert a row": lambda number, _: InsertPair(number + 30),
}


def shown_after(project: Project, command: Command) -> None:
    """An edit, and fifty pairs around it as a screen would show them."""
    project.apply(command)
    pairs = project.pairs()
    for place in range(len(pairs) // 2, len(pairs) // 2 + 50):
        pairs[place]


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """Seconds of the wall clock and of the processor."""

    wall_s: float
    processor_s: float


def seconds(work: Callable[[], object]) -> Figure:
    start, used = time.perf_counter(), time.process_time()
    work()
    return Figure(time.perf_counter() - start, time.process_time() - used)


def report(what: str, figure: Figure) -> None:
    print(f"{what:<48}{shown(figure.wall_s):>12}{shown(figure.processor_s):>12}")


def shown(figure_s: float) -> str:
    return f"{figure_s:.2f} s" if figure_s >= 1 else f"{figure_s * 1000:.2f} ms"


def measure(folder: Path, pairs: int) -> None:
    path = folder / "benchmark.alignpost"
    made = bitext(pairs)
    report(f"create, {pairs:,} pairs", seconds(lambda: Project.create(path, made).close()))
    print(f"{'file':<48}{path.stat().st_size / 1e6:9.1f} MB")
    report("open (best of 3)", min(seconds(lambda: Project.open(path).close()) for _ in range(3)))
    with Project.open(path) as project:
        report("first 50 pairs", seconds(lambda: project.pairs()[:50]))
        report("every pair as an object", seconds(lambda: list(project.pairs())))
        report("whole bitext", seconds(project.bitext))
        edits = []
        for number in range(100):
            pair_id = 1 + number * (pairs // 100)
            edits.append(seconds(lambda: project.apply(SetStatus([pair_id], Status.ACCEPTED))))  # noqa: B023
            edits.append(seconds(lambda: project.apply(AddNote(pair_id, "Vérifier."))))  # noqa: B023
        report("one edit (middle of 200)", statistics.median_low(edits))
        report("one edit (slowest of 200)", max(edits))
        report("undo (middle of 50)", statistics.median_low(seconds(project.undo) for _ in range(50)))
        for what, make in GROUPING.items():
            made_edits = [
                seconds(lambda: shown_after(project, make(1 + number * (pairs // 30), pairs)))  # noqa: B023
                for number in range(1, 20)
            ]
            report(f"{what}, then look (middle of 19)", statistics.median_low(made_edits))
            report(f"{what}, then look (slowest of 19)", max(made_edits))
        for _ in range(19 * len(GROUPING)):
            project.undo()
        report("the whole target column down", seconds(lambda: project.apply(ShiftSide(1, "target", 1))))
        report("undo that", seconds(project.undo))
        report("nothing new from others: refresh", seconds(project.refresh))
        everything = range(1, pairs + 1)
        report("accept all pairs", seconds(lambda: project.apply(SetStatus(everything, Status.ACCEPTED))))
        report("undo that", seconds(project.undo))
        scores = {number: score(number + 1) for number in everything}
        report("replace all scores", seconds(lambda: project.apply(ReplaceScores(scores, "again"))))
        report("undo that", seconds(project.undo))
        report("history", seconds(project.history))
    command = [
        sys.executable,
        "-c",
        "import sys; from alignpost.store import Project; from pathlib import Path;",
    ]
    command[-1] += " Project.open(Path(sys.argv[1])).close()"
    report("a fresh Python that opens it", seconds(lambda: subprocess.run([*command, str(path)], check=True)))
    print(f"{'file after the edits':<48}{path.stat().st_size / 1e6:9.1f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pairs", nargs="?", type=int, default=100_000)
    parser.add_argument(
        "--folder", type=Path, default=None, help="where to write (default: a temporary folder)"
    )
    options = parser.parse_args()
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores{'wall':>30}{'processor':>12}")
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        measure(Path(folder), options.pairs)


if __name__ == "__main__":
    main()
