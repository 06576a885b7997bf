"""How fast the review screen is: loading, and the CPU time from a key to the frame that shows its effect.

    python benchmarks/screen.py [PAIRS]

The project is made of synthetic sentences (about 95 characters a side) in a temporary folder. CPU time of this
process is counted, so other jobs on the machine hardly matter; wall time is printed beside it. Keys are handled
by the running program without a terminal, which a pseudo-terminal would follow by about a millisecond.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from textual.geometry import Region

from alignpost.model import Bitext, Finding, Part, Score, Severity, Span
from alignpost.review.app import ReviewApp
from alignpost.review.main_screen import MainScreen
from alignpost.store import Project

WORDS = [
    "le",
    "monde",
    "de",
    "demain",
    "sera",
    "plus",
    "libre",
    "que",
    "celui",
    "d’hier",
    "parce",
    "que",
    "nous",
    "l’avons",
    "voulu",
    "ainsi",
    "pour",
    "tous",
]
SIZE = (120, 40)
KEYS = (("down", 60), ("pagedown", 30), ("end", 1), ("up", 60), ("home", 1), ("n", 30), ("a", 30), ("z", 30))


def sentence(rng: random.Random) -> str:
    return " ".join(rng.choices(WORDS, k=rng.randint(4, 32))).capitalize() + "."


def bitext_of(pairs: int) -> Bitext:
    rng = random.Random(1)
    bare = Bitext.of_texts([(sentence(rng), sentence(rng)) for _ in range(pairs)], "en", "fr", "synthetic")
    scored = []
    for pair in bare.pairs:
        findings: tuple[Finding, ...] = ()
        if rng.random() < 0.1:
            findings = (
                Finding(
                    "numbers", "accuracy", Severity.MAJOR, (Span(0, 5),), (Span(3, 8),), "A number differs."
                ),
            )
        score = Score(
            rng.uniform(55, 100), (Part("coverage", -3.0, "two words without counterpart"),), findings
        )
        scored.append(replace(pair, bead=replace(pair.bead, confidence=rng.uniform(0.7, 1.0)), score=score))
    return replace(bare, pairs=tuple(scored), signature="synthetic")


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """CPU and wall seconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


def row(name: str, cpu_s: float, wall_s: float) -> None:
    print(f"{name:<28}{cpu_s * 1000:>12.1f}{wall_s * 1000:>12.1f}")


async def keys(project: Project) -> None:
    cpu, wall = time.process_time(), time.perf_counter()
    app = ReviewApp(project)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        row("load to first frame", time.process_time() - cpu, time.perf_counter() - wall)
        main = next(screen for screen in app.screen_stack if isinstance(screen, MainScreen))
        for key, times in KEYS:
            action = next(b.action for b in main._bindings.get_bindings_for_key(key))
            spent: list[tuple[float, float]] = []
            for _ in range(times):
                cpu, wall = time.process_time(), time.perf_counter()
                await main.run_action(action)
                await asyncio.sleep(0)
                main._compositor.render_strips(app.size)
                main.pairs.render_lines(Region(0, 0, *main.pairs.size))
                main.detail.render_lines(Region(0, 0, *main.detail.size))
                spent.append((time.process_time() - cpu, time.perf_counter() - wall))
                await pilot.pause()
            row(
                f"key {key} (median of {times})",
                *(statistics.median(side) for side in zip(*spent, strict=True)),
            )
            row(f"key {key} (worst)", *(max(side) for side in zip(*spent, strict=True)))
        cpu, wall = time.process_time(), time.perf_counter()
        await pilot.resize_terminal(90, 40)
        await pilot.pause()
        row("resize", time.process_time() - cpu, time.perf_counter() - wall)


def main() -> None:
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    print(f"{pairs} pairs, {SIZE[0]} × {SIZE[1]} cells{'':<4}{'CPU ms':>10}{'wall ms':>12}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "synthetic.alignpost"
        Project.create(path, bitext_of(pairs)).close()
        opened: list[Project] = []
        row("open the file", *timed(lambda: opened.append(Project.open(path))))
        try:
            asyncio.run(keys(opened[0]))
        finally:
            opened[0].close()


if __name__ == "__main__":
    main()
