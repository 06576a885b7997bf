"""Quality, throughput and attack resistance of sentence segmentation, printed.

Usage: python -m benchmarks.segmentation [DATA]

DATA is the folder that holds `segmentation/score.py` and its development set (default: the environment variable
ALIGNPOST_DATA, else ../shared/data). Without it only the attack table is printed. The scorer imports this module for
its `segment`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

from benchmarks.data import DATA

from alignpost.segment import segment_text

ATTACKS = {
    "A.A.A.": "A.",
    "A. A. A.": "A. ",
    "dots": ".",
    "spaced dots": ". ",
    "emoji": "😀",
    "spaced emoji": "😀 ",
    "joined emoji": "👨\u200d",
    "one line of words": "word ",
    "no spaces": "x",
    "..[111 111": "..[111 111 ",
    "quoted stops": '". ',
    "open quotes": '"a ',
    "open guillemets": "« a ",
    "nested brackets": "([{",
    "notes": ".[1]",
    "list numbers": "1. 2. 3. ",
    "tags": "! #a",
    "marks that combine": ".\u0301",
    "lines": "a\n",
    "addresses": "http://a.b/",
}
SIZES = (100_000, 200_000, 400_000)


def segment(text: str, lang: str) -> list[str]:
    """What the scorer calls: the default profile, no additions."""
    return [found.text for found in segment_text(text, lang)]


def score(data: Path) -> None:
    scorer = data / "segmentation" / "score.py"
    if not scorer.is_file():
        print(f"no scorer at {scorer}; quality is not measured", file=sys.stderr)
        return
    here = Path(__file__).parent
    # The scorer imports this module by its bare name.
    environment = {**os.environ, "PYTHONPATH": str(here.parent)}
    command = [sys.executable, str(scorer.resolve()), "segmentation"]
    subprocess.run(command, cwd=here, env=environment, check=True)


def attack() -> None:
    heads = "".join(f"{f'{size:,}':>12}" for size in SIZES)
    print(f"\n{'CPU seconds at characters':<26}{heads}   doubling")
    for name, unit in ATTACKS.items():
        spent = [_seconds((unit * (size // len(unit) + 1))[:size]) for size in SIZES]
        ratios = " ".join(f"{b / a:5.2f}" for a, b in pairwise(spent))
        print(f"{name:<26}" + "".join(f"{seconds:12.3f}" for seconds in spent) + f"   {ratios}")


def _seconds(text: str) -> float:
    start = time.process_time()
    segment_text(text, "en")
    return max(time.process_time() - start, 1e-6)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure sentence segmentation.")
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    score(parser.parse_args().data)
    attack()
