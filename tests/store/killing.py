"""Started by test_kill.py: makes edits in a child process, kills it at a random moment, and looks at what is left.

    python killing.py FOLDER RUNS SEED

Prints one JSON object. A program of its own, since it forks.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from itertools import count
from pathlib import Path

from alignpost.model import Bitext, Status
from alignpost.store import AddNote, Project, SetStatus


def edit_for_ever(path: Path, acknowledge: int) -> None:
    """Every edit leaves a note with its number; the number is told once the edit is made."""
    with Project.open(path, author="child") as project:
        for number in count():
            status = Status.ACCEPTED if number % 2 else Status.REJECTED
            project.apply(AddNote(1 + number % 50, f"{number} " + "word " * (number % 7 * 300)))
            project.apply(SetStatus(range(1, 51), status))
            os.write(acknowledge, f"{number}\n".encode())


def run(path: Path, seconds: float) -> dict[str, int]:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            edit_for_ever(path, writer)
        finally:
            # Whatever happens, the child never goes on with the parent's work.
            os._exit(1)
    os.close(writer)
    first = os.read(reader, 100)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as stream:
        acknowledged = (first + stream.read()).splitlines()
    interrupted = path.with_name(path.name + "-journal").exists()
    with Project.open(path, author="child") as project:
        kept = sorted(int(note.text.split(" ")[0]) for pair in project.pairs() for note in pair.notes)
        told = [int(line) for line in acknowledged]
        statuses = {pair.status for pair in project.pairs()}
        lost = len(set(told) - set(kept))
        odd = int(kept != list(range(len(kept))) or len(statuses) != 1 or len(kept) > len(told) + 1)
        while project.undo():
            pass
        odd += any(pair.notes or pair.status is not Status.UNREVIEWED for pair in project.pairs())
    return {"acknowledged": len(told), "lost": lost, "odd": odd, "interrupted": int(interrupted)}


def main() -> None:
    folder, runs, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)
    fresh = folder / "fresh.alignpost"
    Project.create(fresh, Bitext.of_texts([("one", "un")] * 50, "en", "fr")).close()
    totals: dict[str, int] = {}
    for _ in range(runs):
        path = folder / "killed.alignpost"
        shutil.copy(fresh, path)
        for name, number in run(path, chance.uniform(0, 0.02)).items():
            totals[name] = totals.get(name, 0) + number
    sys.stdout.write(json.dumps(totals))


if __name__ == "__main__":
    main()
