"""Processes that work for this one: what they give and raise comes back, and none is left."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from alignpost.align.crew import Crew, crew_of, crew_size
from alignpost.errors import AlignPostError, Cancelled, InputError

WORK = """
import os, signal, time
from alignpost.errors import InputError

def double(number, progress):
    print("said by the way")
    return 2 * number, os.getpid()

def fail(progress):
    raise InputError("is damaged", path="a.txt", line=3)

def die(progress):
    os._exit(9)

def wait(progress):
    while True:
        time.sleep(0.02)
        progress("waiting", 0.5)
"""


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("work")
    (folder / "work_of_a_crew.py").write_text(WORK, encoding="utf-8")
    sys.path.append(str(folder))
    yield import_module("work_of_a_crew")
    sys.path.remove(str(folder))


@pytest.fixture
def crew(work: ModuleType) -> Iterator[Crew]:
    with crew_of(2) as found:
        assert found is not None
        yield found


def processes(crew: Crew) -> list[subprocess.Popen[bytes]]:
    return [member._process for member in crew._members]


def test_what_is_done_elsewhere_comes_back(crew: Crew, work: ModuleType) -> None:
    answers = [crew.do(partial(work.double, number)) for number in range(3)]

    own = [each.pid for each in processes(crew)]
    assert answers == [(0, own[0]), (2, own[1]), (4, own[0])]


def test_an_error_comes_as_it_is(crew: Crew, work: ModuleType) -> None:
    with pytest.raises(InputError, match=r"a\.txt, line 3: is damaged"):
        crew.do(work.fail)


def test_a_process_that_ends_is_told_in_one_sentence(crew: Crew, work: ModuleType) -> None:
    with pytest.raises(AlignPostError, match="ended with code 9, perhaps for want of memory"):
        crew.do(work.die)


def test_a_process_that_is_killed_while_nobody_looks_is_told(crew: Crew, work: ModuleType) -> None:
    for each in processes(crew):
        each.kill()

    with pytest.raises(AlignPostError, match=r"perhaps for want of memory"):
        crew.do(partial(work.double, 1))


def test_who_is_told_how_far_it_is_may_stop_it(work: ModuleType) -> None:
    told: list[float] = []

    def stop(stage: str, done: float) -> None:
        told.append(done)
        raise Cancelled

    with crew_of(2) as crew:
        assert crew is not None
        begun = processes(crew)
        with pytest.raises(Cancelled):
            crew.do(work.wait, stop)

    assert told == [0.5]
    assert all(each.poll() is not None for each in begun)


def test_a_process_ends_with_the_one_it_works_for(crew: Crew) -> None:
    for member in crew._members:
        member._going.close()

    assert [each.wait(timeout=30) for each in processes(crew)] == [0, 0]


def test_one_is_no_crew() -> None:
    with crew_of(1) as crew:
        assert crew is None


@pytest.mark.parametrize("program", ["no such program", sys.executable])
def test_where_none_can_be_started_there_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    monkeypatch.setattr(import_module("alignpost.align.crew"), "_PROGRAM", "raise SystemExit")

    with crew_of(2) as crew:
        assert crew is None


def test_a_process_of_a_pool_starts_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    assert crew_size() >= 1
    monkeypatch.setattr(multiprocessing, "parent_process", object)

    assert crew_size() == 1
