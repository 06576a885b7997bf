"""The program in a real pseudo-terminal: it starts, obeys keys, and leaves the terminal as it found it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from benchmarks.terminal import PATIENCE_S, Terminal
from tests.review.conftest import make_bitext

from alignpost.errors import ExitCode
from alignpost.model import Bitext, Status
from alignpost.review.terminal import ENDED
from alignpost.store import Project

pytest.importorskip("pty")
pytest.importorskip("termios")

_RUN = """
import sys
from pathlib import Path
from alignpost.review import run
from alignpost.store import Project
with Project.open(Path(sys.argv[1])) as project:
    run(project)
"""
_MISTAKE = """
import sys
from unittest.mock import patch
from alignpost.cli.main import main
def broken(*values):
    secret = "Bonjour."
    raise KeyError("no such thing")
with patch("alignpost.review.{}", broken):
    sys.exit(main(["review", sys.argv[1]]))
"""


_COMMAND = """
import sys
from alignpost.cli.main import main
sys.exit(main(["review", sys.argv[1]]))
"""
_HANG = """
import time
from alignpost.review.terminal import watching_terminal
with watching_terminal(lambda: None, patience_s=0.1):
    print("waiting", flush=True)
    time.sleep(60)
"""


class Watched(Terminal):
    """A child process on a pseudo-terminal of 100 × 30 cells, with what it wrote since the last key."""

    def __init__(self, path: Path, program: str = _RUN) -> None:
        super().__init__(["-c", program, str(path)], (100, 30), {"XDG_CONFIG_HOME": str(path.parent)})
        self.output = b""

    def wait_for(self, text: str) -> None:
        """Read until `text` was written; fail when it does not come."""
        until = time.monotonic() + PATIENCE_S
        while text.encode() not in self.output:
            assert time.monotonic() < until, f"{text!r} did not come"
            self.output += self.read(1.0)

    def send(self, keys: bytes) -> None:
        """Press keys."""
        self.output = b""
        super().send(keys)

    def end(self) -> int:
        """Read to the end; returns the exit status."""
        while not self.ended:
            self.output += self.read(1.0)
        os.close(self.handle)
        return self.child.wait(PATIENCE_S)


def two_pairs(folder: Path) -> Path:
    """A project that no hand has touched."""
    path = folder / "pair.alignpost"
    Project.create(path, Bitext.of_texts([("Hello.", "Bonjour."), ("Bye.", "Salut.")], "en", "fr")).close()
    return path


def test_start_decide_quit_leaves_the_terminal_clean(tmp_path: Path) -> None:
    path = two_pairs(tmp_path)
    terminal = Watched(path)
    terminal.wait_for("Bonjour.")
    terminal.send(b"a")
    terminal.wait_for("pair 2 of 2")
    terminal.send(b"q")
    assert terminal.end() == 0
    assert b"\x1b[?1049l" in terminal.output  # the other screen is back
    assert b"\x1b[?25h" in terminal.output  # the cursor is visible
    assert b"Traceback" not in terminal.output
    with Project.open(path) as project:
        assert [pair.status for pair in project.pairs()] == [Status.ACCEPTED, Status.UNREVIEWED]
        assert project.recall("review.cursor") == "2"


def test_what_was_decided_survives_a_kill(tmp_path: Path) -> None:
    path = two_pairs(tmp_path)
    terminal = Watched(path)
    terminal.wait_for("Bonjour.")
    terminal.send(b"X")
    terminal.wait_for("pair 2 of 2")
    terminal.child.kill()
    assert terminal.end() == -signal.SIGKILL
    with Project.open(path) as project:
        assert project.pair(0).status is Status.REJECTED
        assert project.recall("review.cursor") == "2"


@pytest.mark.parametrize(
    ("place", "keys", "debug"),
    [
        ("main_screen.MainScreen.action_statistics", b"S", ""),
        ("rescoring.Rescorer.score", b"m", ""),
        ("rescoring.Rescorer.score", b"m", "1"),
    ],
    ids=["key", "thread", "debug"],
)
def test_a_mistake_of_the_program_ends_in_one_sentence_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, keys: bytes, debug: str
) -> None:
    monkeypatch.setenv("ALIGNPOST_DEBUG", debug)
    path = tmp_path / "pair.alignpost"
    Project.create(path, make_bitext()).close()
    terminal = Watched(path, _MISTAKE.replace("{}", place))
    terminal.wait_for("pair 1 of 8")
    terminal.send(b"a")
    terminal.wait_for("pair 2 of 8")
    terminal.send(keys)
    code = terminal.end()
    left = terminal.output.rpartition(b"\x1b[?1049l")[2]
    if debug:
        assert code == 1
        assert b"in broken" in left
    else:
        assert code == ExitCode.UNREADABLE
        said = left.decode().replace("\r", "").rpartition("alignpost: ")[2]
        assert said == (
            "the screen ended through a mistake of AlignPost itself (KeyError: 'no such thing'); all edits are saved; "
            "set ALIGNPOST_DEBUG=1 for the details to report\n"
        )
        assert b"Traceback" not in terminal.output
        assert b"secret" not in terminal.output
    with Project.open(path) as project:
        assert project.pair(0).status is Status.ACCEPTED


def test_it_ends_with_its_terminal(tmp_path: Path) -> None:
    path = two_pairs(tmp_path)
    terminal = Watched(path)
    terminal.wait_for("Bonjour.")
    terminal.send(b"a")
    terminal.wait_for("pair 2 of 2")
    os.close(terminal.handle)  # the child leads a session without a controlling terminal: no signal tells it
    terminal.child.wait(PATIENCE_S)
    with Project.open(path) as project:
        assert project.pair(0).status is Status.ACCEPTED
        assert project.recall("review.cursor") == "2"


def test_it_leaves_when_it_is_told_that_the_terminal_is_gone(tmp_path: Path) -> None:
    path = two_pairs(tmp_path)
    terminal = Watched(path)
    terminal.wait_for("Bonjour.")
    terminal.send(b"?")  # whatever is open
    terminal.wait_for("Keys")
    terminal.child.send_signal(signal.SIGHUP)
    assert terminal.end() == 0
    assert b"\x1b[?1049l" in terminal.output


def test_a_program_that_is_ended_gives_the_terminal_back(tmp_path: Path) -> None:
    path = two_pairs(tmp_path)
    terminal = Watched(path, _COMMAND)
    terminal.wait_for("Bonjour.")
    terminal.send(b"a")
    terminal.wait_for("pair 2 of 2")
    terminal.child.send_signal(signal.SIGTERM)
    assert terminal.end() == ExitCode.INTERRUPTED
    _, restored, left = terminal.output.partition(b"\x1b[?1049l")
    assert restored
    assert left.decode().endswith("alignpost: ended from outside; all edits are saved\r\n")
    with Project.open(path) as project:
        assert project.recall("review.cursor") == "2"


def test_who_cannot_leave_ends_with_the_terminal(tmp_path: Path) -> None:
    terminal = Watched(tmp_path, _HANG)
    terminal.wait_for("waiting\r\n")  # its last byte: nothing is being written any more
    terminal.child.send_signal(signal.SIGHUP)
    os.close(terminal.handle)
    assert terminal.child.wait(PATIENCE_S / 2) == ENDED
