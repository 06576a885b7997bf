"""hunalign, where it is on the PATH: what it is, its links without a dictionary, and what they cost."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alignpost.formats.ladder import LadderFormat
from alignpost.model import Bead

__all__ = ["Outcome", "beads_of", "described", "run", "tokenised"]

_TOKEN = re.compile(r"\w+['’]?|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run cost; that its input was broken into words before does not count."""

    seconds: float
    cpu: float
    megabytes: float
    """At the peak."""
    code: int
    """Its exit status; negative where it was stopped, as in `subprocess`."""
    ladder: Path


def described() -> str | None:
    """One line that says what answers to the name; none where nothing does.

    What an interpreter runs, such as a build in WebAssembly, is slower than the program that its authors ship; figures
    of it must say so, with what it says of itself (`--version`).
    """
    path = shutil.which("hunalign")
    if path is None:
        return None
    with Path(path).open("rb") as file:
        first = file.readline(200)
    if not first.startswith(b"#!"):
        return "hunalign: a native program"
    by = Path(first[2:].decode("utf-8", "replace").split()[-1]).name
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
    words = said.strip("\n").partition("\n")[0] or "it does not say what it is"
    return f"hunalign: no native program, run by {by}: {words}"


def run(source: Path, target: Path, folder: Path, patience: float | None = None) -> Outcome:
    """Align two files of one sentence a line; what it reads and writes lies in `folder`.

    It is stopped after `patience` seconds.
    """
    files = [folder / f"hunalign.{name}" for name in ("dictionary", "source", "target", "ladder")]
    files[0].write_bytes(b"")
    for text, tokens in zip((source, target), files[1:3], strict=True):
        tokens.write_text(tokenised(text.read_text(encoding="utf-8")), encoding="utf-8")
    begun = time.perf_counter()
    with (
        files[3].open("wb") as output,
        subprocess.Popen(
            ["hunalign", *map(str, files[:3])], stdout=output, stderr=subprocess.DEVNULL
        ) as process,
    ):
        stop = threading.Timer(patience, process.kill) if patience is not None else None
        if stop is not None:
            stop.start()
        _, status, usage = os.wait4(process.pid, 0)
        if stop is not None:
            stop.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun
    cpu = usage.ru_utime + usage.ru_stime
    return Outcome(seconds, cpu, usage.ru_maxrss / 1024, process.returncode, files[3])


def tokenised(text: str) -> str:
    """Words and marks with spaces between, line by line: its manual asks for this, and on unbroken text it is worse."""
    return "\n".join(" ".join(_TOKEN.findall(line)) for line in text.split("\n"))


def beads_of(outcome: Outcome) -> Sequence[Bead]:
    """The links that a run has written.

    Raises:
        RuntimeError: it failed.
    """
    if outcome.code:
        raise RuntimeError(f"hunalign ended with {outcome.code}")
    return LadderFormat().read_beads(outcome.ladder.read_bytes(), outcome.ladder)
