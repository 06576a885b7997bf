"""How many pairs scoring judges in a second of processor time, and what it costs to start.

    OMP_NUM_THREADS=1 python benchmarks/score_speed.py [PAIRS]

Pairs are those of professional translations under `fidelity/dev` of ALIGNPOST_DATA (`../shared/data`).
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from alignpost.score import score_pairs

_DATA = Path(os.environ.get("ALIGNPOST_DATA", "../shared/data"))
_POST = Path(__file__).parent.parent / "corpora" / "truth-social-2025-02-12"
_WARM = 128
_STARTS = 5


def pairs_per_second(most: int) -> float:
    """Pairs in one second of processor time, once the tables are loaded."""
    with (_DATA / "fidelity" / "dev" / "professional.en-fr.jsonl").open(encoding="utf-8") as lines:
        pairs = [(row["en"], row["fr"]) for row in map(json.loads, lines)]
    score_pairs(pairs[:_WARM], "en", "fr")
    wanted = pairs[_WARM : _WARM + most]
    before = time.process_time()
    score_pairs(wanted, "en", "fr")
    return len(wanted) / (time.process_time() - before)


def start() -> float:
    """Processor seconds of the quickest of a few runs of `alignpost score` over a short post."""
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "alignpost",
        "score",
        _POST / "post.en.txt",
        _POST / "post.fr.txt",
    ]
    return min(_cost(command) for _ in range(_STARTS))


def _cost(command: list[str | Path]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    print(f"pairs per CPU second  {pairs_per_second(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000):8.0f}")
    print(f"start, CPU seconds    {start():8.2f}")
