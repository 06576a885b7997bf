"""How fast the review screen is, timed at the terminal: from the start to the first frame, and from a key to its frame.

    python -m benchmarks.screen [PAIRS]

The program runs in a pseudo-terminal of its own, see `benchmarks.terminal`. First the Truth Social post is opened, then a project of
synthetic pairs (100,000 by default, about 95 characters a side). Wall time includes everything: the interpreter, the
imports, the pseudo-terminal. CPU time is that of the program's process, which other jobs on the machine disturb less.
"""

from __future__ import annotations

import math
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.terminal import FRAME_END, PATIENCE_S, Terminal

from alignpost import api
from alignpost.model import Bitext, Finding, Part, Score, Severity, Span
from alignpost.score import score_bitext, score_pairs
from alignpost.store import Project

CORPUS = Path(__file__).resolve().parents[1] / "corpora" / "truth-social-2025-02-12"
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
"""Columns and lines."""
STARTS = 3
"""How often the screen is opened: a file just written is still on its way to the disk at the first time."""


@dataclass(frozen=True, slots=True)
class Press:
    """A key that is timed.

    Attributes:
        name: for the table.
        keys: what the terminal sends.
        times: how often.
        shows: text of the frame that answers; empty where any frame does.
        then: what is sent after each of them, untimed, so that the next finds what this one found.
        apart_s: quiet between two of them; a held key repeats about thirty times a second.
        before: what is sent before each of them, untimed.
        result: text of the frame in which what was asked for is there, where that may come after the first frame;
            it has a line of its own in the table.
    """

    name: str
    keys: bytes
    times: int
    shows: bytes = b""
    then: tuple[bytes, ...] = ()
    apart_s: float = 0.03
    before: tuple[bytes, ...] = ()
    result: bytes = b""


UNDO, ESCAPE = (b"z",), (b"\x1b",)
EDIT_APART_S = 0.25
"""Between two edits that are scored again: nobody types `m` and `z` faster and reads what they did."""
KEYS = (
    Press("down", b"\x1b[B", 60),
    Press("page down", b"\x1b[6~", 30),
    Press("end", b"\x1b[F", 1),
    Press("up", b"\x1b[A", 30),
    Press("home", b"\x1b[H", 1),
    Press("word right", b"\x1b[C", 30),
    Press("n next doubt", b"n", 30),
    Press("a accept", b"a", 30),
    Press("z undo", b"z", 30),
    Press("m merge, key held", b"m", 5),
    Press("m merge", b"m", 10, then=UNDO, apart_s=EDIT_APART_S),
    Press("d sentence down", b"d", 10, then=UNDO, apart_s=EDIT_APART_S),
    Press("s split", b"s", 10, then=UNDO, apart_s=EDIT_APART_S),
    Press("i insert", b"i", 10, then=UNDO, apart_s=EDIT_APART_S),
    Press("T swap", b"T", 10, then=UNDO, apart_s=EDIT_APART_S),
    Press("/ find", b"/", 10, b"", ESCAPE, EDIT_APART_S),
    Press("f filter", b"f", 10, b"Show only", ESCAPE, EDIT_APART_S),
    Press("S statistics", b"S", 10, b"Statistics", ESCAPE, EDIT_APART_S),
    Press("? help", b"?", 10, b"Keys", ESCAPE, EDIT_APART_S),
    Press("o note editor", b"o", 10, b"Note", ESCAPE, EDIT_APART_S),
    Press("e edit the text", b"e", 10, b"Enter saves", ESCAPE, EDIT_APART_S),
    Press("H history", b"H", 10, b"History", ESCAPE, EDIT_APART_S),
    Press("A batch", b"A", 10, b"To all of them", ESCAPE, EDIT_APART_S),
    Press("C replace", b"C", 10, b"Change words", ESCAPE, EDIT_APART_S),
    Press("Esc", b"\x1b[27u", 10, b"", (), EDIT_APART_S, (b"?",)),
    Press("Esc, old terminals", ESCAPE[0], 10, b"", (), EDIT_APART_S, (b"?",)),
    Press(
        "letter typed to find",
        b"q",
        10,
        b"",
        (ESCAPE[0], b"a", b"z"),
        EDIT_APART_S,
        (b"/", b"zz"),
        b"not found",
    ),
    Press("Enter on a filter", b"\r", 10, b"", (b"F", b"a", b"z"), EDIT_APART_S, (b"f", b"8"), b"suspicious"),
    Press("v order by doubt", b"v", 10, b"", (b"v", b"a", b"z"), EDIT_APART_S, (), b"suspicious first"),
)
"""The last three look at all pairs, and an edit before each of them lets them know nothing from the last time.

Terminals that speak kitty's keyboard protocol send Esc as a sequence of its own. Others send the byte that also begins
the arrows, and for 15 ms more may come.
"""
SMALL_KEYS = (Press("D shift the column", b"D", 10, then=UNDO, apart_s=EDIT_APART_S),)
"""Only in the post: in the large project, this is work behind a bar."""


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
    return replace(bare, pairs=tuple(scored), signature=score_pairs([], "en", "fr").signature)


class Screen(Terminal):
    """`alignpost review PROJECT` on a pseudo-terminal."""

    def __init__(self, path: Path) -> None:
        super().__init__(["-m", "alignpost", "review", str(path)], SIZE)

    def frame_with(self, text: bytes) -> float:
        """When the first frame that shows `text` was complete, seconds since the start."""
        shown = b""
        while text not in shown or FRAME_END not in shown[shown.rindex(text) :]:
            assert time.perf_counter() - self.started < PATIENCE_S, "no frame came"
            shown += self.read(1.0)
        return time.perf_counter() - self.started

    def key(self, sequence: bytes, *shows: bytes) -> list[float]:
        """Seconds from a key to the end of the first frame after it that shows a text, for each of some texts in turn."""
        pressed, shown = time.perf_counter(), b""
        spent: list[float] = []
        self.send(sequence)
        for text in shows:
            while text not in shown or FRAME_END not in shown[shown.rindex(text) if text else 0 :]:
                if time.perf_counter() - pressed > 1.0 + len(spent):
                    break  # the key changed nothing, as at the end of the list
                shown += self.read(0.05)
            else:
                spent.append(time.perf_counter() - pressed)
                continue
            spent.append(math.nan)
        return spent

    def settle(self, quiet_s: float = 0.4) -> None:
        """Read until nothing has come for a while."""
        while self.read(quiet_s):
            pass

    def cpu(self) -> float:
        """CPU seconds of the program so far (Linux only; elsewhere 0)."""
        stat = Path(f"/proc/{self.child.pid}/stat")
        if not stat.exists():
            return 0.0
        fields = stat.read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def quit(self) -> None:
        """Leave the program."""
        self.send(b"q")
        self.settle()
        self.child.terminate()
        self.child.wait(PATIENCE_S)
        os.close(self.handle)


def measure(path: Path, title: str, first_words: bytes, keys: Sequence[Press]) -> None:
    firsts = []
    for start in range(STARTS):
        terminal = Screen(path)
        firsts.append((terminal.frame_with(first_words), terminal.cpu()))
        terminal.settle(1.0)
        if start < STARTS - 1:
            terminal.quit()
    wall_s, cpu_s = (statistics.median(column) for column in zip(*firsts, strict=True))
    print(f"{title}: first frame after {wall_s:.2f} s, {cpu_s:.2f} s of CPU")
    for press in keys:
        _time(terminal, press)
    terminal.quit()


def _time(terminal: Screen, press: Press) -> None:
    spent, cpu = [], 0.0
    for _ in range(press.times):
        _send(terminal, press.before, press.apart_s)
        before = terminal.cpu()
        wanted = (press.shows, press.result) if press.result else (press.shows,)
        spent.append([seconds * 1000 for seconds in terminal.key(press.keys, *wanted)])
        terminal.settle(press.apart_s)
        cpu += terminal.cpu() - before
        _send(terminal, press.then, press.apart_s)
    names = (f"{press.name:<20}", f"{press.name}, its result")
    for name, column in zip(names, zip(*spent, strict=True), strict=False):
        seen = [each for each in column if not math.isnan(each)]
        if seen:
            middle, worst = statistics.median(seen), max(seen)
            print(
                f"  {name} median {middle:6.1f} ms  worst {worst:6.1f} ms  CPU {cpu * 1000 / len(spent):5.1f} ms",
                flush=True,
            )


def _send(terminal: Screen, keys: Sequence[bytes], apart_s: float) -> None:
    for key in keys:
        terminal.key(key, b"")
        terminal.settle(apart_s)


def main() -> None:
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        post = Path(folder) / "post.alignpost"
        sides = (api.read_text(CORPUS / "post.en.txt", "en"), api.read_text(CORPUS / "post.fr.txt", "fr"))
        Project.create(post, score_bitext(api.align(*sides))).close()
        measure(post, "the post", b"lengthy", (*KEYS, *SMALL_KEYS))
        path = Path(folder) / "synthetic.alignpost"
        Project.create(path, bitext_of(pairs)).close()
        measure(path, f"{pairs:,} pairs", b"monde", KEYS)


if __name__ == "__main__":
    main()
