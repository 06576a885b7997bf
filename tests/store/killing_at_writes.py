"""Kills a program that edits a project before each of its writes to the disk in turn, and looks at what is left.

    python killing_at_writes.py FOLDER [RUNS]

The program is traced by the kernel (ptrace, Linux): it stops before every system call that writes, syncs, cuts or
removes a file, and is killed at the chosen one. All of them are tried, or RUNS spread evenly. Prints one JSON object.
"""

from __future__ import annotations

import ctypes
import json
import os
import platform
import shutil
import signal
import struct
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from alignpost.model import Bead, Bitext, Score, Status
from alignpost.revision import revision
from alignpost.store import (
    AddNote,
    EditText,
    MergePairs,
    Project,
    Realign,
    ReplaceScores,
    SetSetting,
    SetStatus,
    SplitSegment,
)

TRACEME, SYSCALL, SETOPTIONS, SYSCALL_INFO = 0, 24, 0x4200, 0x420E
SYSGOOD = 1
"""Requests and an option of ptrace(2), <linux/ptrace.h>."""

WRITING = {
    # write, pwrite64, fsync, fdatasync, ftruncate, rename, unlink
    "x86_64": frozenset({1, 18, 74, 75, 77, 82, 87}),
    # write, pwrite64, fsync, fdatasync, ftruncate, renameat, unlinkat
    "aarch64": frozenset({64, 68, 82, 83, 46, 38, 35}),
}


def look(project: Project) -> None:
    """View state is written without being an edit."""
    project.remember("cursor", "7")
    project.flush()


def revise(project: Project) -> None:
    """Every eighth target sentence is another one in a new version of the text."""
    source, target = project.documents()
    lines = target.document.text.split("\n")
    lines[::8] = [f"{line} revu" for line in lines[::8]]
    new = Bitext.of_texts([("", line) for line in lines], "en", "fr").target
    edit = revision(project.pairs(), (source, target), (source, new), encoder=lambda: None)
    assert edit is not None
    project.apply(edit)


EDITS: tuple[Callable[[Project], object], ...] = (
    lambda p: p.apply(SetStatus([1, 2, 3], Status.ACCEPTED)),
    lambda p: p.apply(AddNote(2, "long " * 2000)),
    lambda p: p.apply(MergePairs([4, 5])),
    lambda p: p.apply(ReplaceScores({number: Score(50.0) for number in range(6, 40)}, "made anew")),
    lambda p: p.apply(SplitSegment(7, "source", 4)),
    lambda p: p.undo(),
    lambda p: p.redo(),
    lambda p: p.apply(EditText(8, "target", "autre"), SetSetting("profile", "social")),
    lambda p: p.apply(Realign([9, 10], [Bead((9,), (8,)), Bead((10,), (9,))])),
    revise,
    look,
    lambda p: p.undo(),
)


def opened(path: Path) -> Project:
    project = Project.open(path, author="Ann", clock=lambda: datetime(2025, 2, 12, tzinfo=UTC))
    # A small cache makes SQLite write in the middle of an edit, as it does in large projects.
    project._session.connection.execute("PRAGMA cache_size = 4")
    return project


@cache
def kernel() -> ctypes.CDLL:
    library = ctypes.CDLL(None, use_errno=True)
    library.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    library.ptrace.restype = ctypes.c_long
    return library


def ptrace(request: int, pid: int, address: int = 0, data: int = 0) -> int:
    done = int(kernel().ptrace(request, pid, address, data))
    if done < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return done


def edit(path: Path, acknowledge: int) -> None:
    with opened(path) as project:
        for make in EDITS:
            make(project)
            os.write(acknowledge, b".")


def killed_at(path: Path, wanted: int | None) -> tuple[int, int]:
    """Let a child edit until its write number `wanted`; return how many edits it told of, and its writes."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            ptrace(TRACEME, 0)
            os.kill(os.getpid(), signal.SIGSTOP)
            edit(path, writer)
        finally:
            # Whatever happens, the child never goes on with the parent's work.
            os._exit(0)
    os.close(writer)
    writes = watch(child, wanted)
    with os.fdopen(reader, "rb") as stream:
        return len(stream.read()), writes


def watch(child: int, wanted: int | None) -> int:
    writing = WRITING[platform.machine()]
    info = ctypes.create_string_buffer(96)
    os.waitpid(child, 0)
    ptrace(SETOPTIONS, child, 0, SYSGOOD)
    writes, pending = 0, 0
    while True:
        ptrace(SYSCALL, child, 0, pending)
        _, status = os.waitpid(child, 0)
        if not os.WIFSTOPPED(status):
            return writes
        stopped_by = os.WSTOPSIG(status)
        pending = 0 if stopped_by == signal.SIGTRAP | 0x80 else stopped_by
        if pending:
            continue
        ptrace(SYSCALL_INFO, child, len(info), ctypes.addressof(info))
        entering = info.raw[0] == 1
        if entering and struct.unpack_from("<Q", info.raw, 24)[0] in writing:
            if writes == wanted:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
                return writes
            writes += 1


def main() -> None:
    folder, runs = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None
    fresh, path = folder / "fresh.alignpost", folder / "killed.alignpost"
    Project.create(fresh, Bitext.of_texts([("one two", "un deux")] * 60, "en", "fr")).close()
    shutil.copy(fresh, path)
    with opened(path) as project:
        states = [project.state()]
        for make in EDITS:
            make(project)
            states.append(project.state())
    shutil.copy(fresh, path)
    _, total = killed_at(path, None)
    chosen = range(total) if runs is None else [number * total // runs for number in range(runs)]
    result = {"writes": total, "runs": len(chosen), "lost": 0, "odd": 0, "rolled_back": 0}
    for wanted in chosen:
        shutil.copy(fresh, path)
        told, _ = killed_at(path, wanted)
        result["rolled_back"] += path.with_name(path.name + "-journal").exists()
        with opened(path) as project:
            state = project.state()
            result["lost"] += state not in states[told : told + 2]
            # What is looked at now need not reach the disk.
            project._session.connection.execute("PRAGMA synchronous = OFF")
            while project.undo():
                pass
            result["odd"] += project.state() != states[0]
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main()
