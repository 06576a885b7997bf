"""How many pairs scoring judges in a second of processor time, and what it costs to start.

    OMP_NUM_THREADS=1 python -m benchmarks.score_speed [PAIRS]

Pairs are those of professional translations under `fidelity/dev` of ALIGNPOST_DATA (`../shared/data`). Starts are
those of an installed program, whose modules are compiled already.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.data import DATA

from alignpost.score import score_pairs
from alignpost.score.check import Context, read_pairs
from alignpost.score.checks import all_checks
from alignpost.score.lexicon import lexicon_for
from alignpost.score.scoring import judge

_POST = Path(__file__).parent.parent / "corpora" / "truth-social-2025-02-12"
_AT_ONCE = 128
"""Pairs judged at once, as scoring does; the first so many only load what is needed."""
_BETWEEN_COLLECTIONS = 200_000
"""Objects made between two runs of the collector, as the command itself sets it."""
_STARTS = 5


def pairs_per_second(pairs: Sequence[tuple[str, str]]) -> float:
    """Pairs in one second of processor time, once the tables are loaded; most of their words are met first here."""
    before = time.process_time()
    score_pairs(pairs, "en", "fr")
    return len(pairs) / (time.process_time() - before)


def checks_per_second(pairs: Sequence[tuple[str, str]]) -> float:
    """The same for the checks alone, over pairs whose words are read and linked."""
    context = Context("en", "fr", None, lexicon_for("en", "fr"))
    read = read_pairs(pairs, context)
    checks = all_checks()
    before = time.process_time()
    for first in range(0, len(read), _AT_ONCE):
        judge(read[first : first + _AT_ONCE], checks)
    return len(read) / (time.process_time() - before)


def start(*words: str | Path) -> float:
    """Processor seconds of the quickest of a few runs of `alignpost`, after one that compiles what is not yet."""
    command = [sys.executable, "-m", "alignpost", *words]
    _cost(command)
    return min(_cost(command) for _ in range(_STARTS))


def _cost(command: list[str | Path]) -> float:
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=compiled)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _pairs(most: int) -> list[tuple[str, str]]:
    with (DATA / "fidelity" / "dev" / "professional.en-fr.jsonl").open(encoding="utf-8") as lines:
        return [(row["en"], row["fr"]) for row in map(json.loads, lines)][:most]


if __name__ == "__main__":
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    every = _pairs(_AT_ONCE + (int(sys.argv[1]) if len(sys.argv) > 1 else 2_000))
    score_pairs(every[:_AT_ONCE], "en", "fr")
    print(f"pairs per CPU second, everything   {pairs_per_second(every[_AT_ONCE:]):8.0f}")
    print(f"pairs per CPU second, checks alone {checks_per_second(every[_AT_ONCE:]):8.0f}")
    post = ("score", _POST / "post.en.txt", _POST / "post.fr.txt")
    for name, words in (("--version", ("--version",)), ("--help", ("--help",)), ("score of the post", post)):
        print(f"CPU seconds, {name:21} {start(*words):8.2f}")
