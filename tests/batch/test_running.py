"""A batch scores everything once, whoever dies on the way, and goes on where it was stopped."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from multiprocessing import resource_tracker
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import NoReturn

import pytest

from alignpost.batch import Item, Settings, items_of, run_batch
from alignpost.batch import cluster as cluster_module
from alignpost.batch import running as running_module
from alignpost.batch.cluster import on_cluster
from alignpost.batch.results import keep
from alignpost.batch.task import Result, score_item
from alignpost.errors import Cancelled, UsageError
from alignpost.gate import Thresholds
from alignpost.model import Severity

LIMIT = Settings(thresholds=Thresholds(max_findings={Severity.CRITICAL: 0}))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports are called as their files are seen from here."""
    monkeypatch.chdir(tmp_path)


def files(folder: Path, count: int) -> tuple[Item, ...]:
    for number in range(count):
        wrong = 21 if number % 3 == 0 else 12
        text = f"We lost 12 men on day {number + 100}.\tNous avons perdu {wrong} hommes le jour {number + 100}.\n"
        (folder / f"{number:02}.tsv").write_text(text, encoding="utf-8")
    return items_of([str(folder / "*.tsv")])


def test_results_are_taken_over_only_while_files_and_settings_are_the_same(tmp_path: Path) -> None:
    items, out = files(tmp_path, 3), tmp_path / "out"
    first = run_batch(items, LIMIT, out)
    assert [result.exit_code for result in first] == [1, 0, 0]
    assert not any(result.reused for result in first)
    again = run_batch(items, LIMIT, out)
    assert all(result.reused for result in again)
    assert [result.report for result in again] == [result.report for result in first]
    assert [result.exit_code for result in again] == [1, 0, 0]
    assert not any(result.reused for result in run_batch(items, Settings(), out))
    (tmp_path / "01.tsv").write_text("Yes.\tOui.\n", encoding="utf-8")
    (out / "02.tsv.json").write_text("{", encoding="utf-8")
    third = run_batch(items, Settings(), out)
    assert [result.reused for result in third] == [True, False, False]


@pytest.mark.parametrize(("key", "value"), [("pairs", 3), ("judgements", [{}]), ("fidelity", "high")])
def test_a_report_that_somebody_edited_is_made_anew(tmp_path: Path, key: str, value: object) -> None:
    items, out = files(tmp_path, 1), tmp_path / "out"
    (first,) = run_batch(items, LIMIT, out)
    place = out / "00.tsv.json"
    report = json.loads(place.read_text(encoding="utf-8"))
    place.write_text(json.dumps({**report, key: value}), encoding="utf-8")
    (again,) = run_batch(items, LIMIT, out)
    assert (again.reused, again.report) == (False, first.report)


def test_one_bad_file_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "bad.tsv").write_bytes(b"\xff\xfe\xff")
    items = (*files(tmp_path, 2), Item("gone", tmp_path / "gone", tmp_path / "gone"))
    results = {result.item.name: result for result in run_batch(items, LIMIT, tmp_path / "out")}
    assert {name for name, result in results.items() if result.error} == {"bad.tsv", "gone"}
    assert "bad.tsv" in (results["bad.tsv"].error or "")
    assert not (tmp_path / "out" / "bad.tsv.json").exists()
    assert results["01.tsv"].report


def test_what_was_finished_before_a_stop_is_kept(tmp_path: Path) -> None:
    items, out = files(tmp_path, 3), tmp_path / "out"

    def stop(stage: str, done: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        run_batch(items, LIMIT, out, progress=stop)
    assert len(list(out.glob("*.json"))) == 1
    assert sum(result.reused for result in run_batch(items, LIMIT, out)) == 1


def test_a_local_process_that_dies_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running_module, "score_item", _die_once)
    results = run_batch(files(tmp_path, 3), LIMIT, tmp_path / "out", workers=2)
    assert [(result.exit_code, result.error) for result in results] == [(1, None), (0, None), (0, None)]
    assert (tmp_path / "died").exists()


def _die_once(item: Item, settings: Settings, known: str) -> object:
    marker = item.target.parent / "died"
    if not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return score_item(item, settings, known)


@pytest.mark.skipif(shutil.which("false") is None, reason="there is no program that ends at once")
def test_processes_that_die_before_they_read_a_long_command_are_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resource_tracker.ensure_running()  # the same program would be started for it
    monkeypatch.setattr("multiprocessing.spawn._python_exe", os.fsencode(shutil.which("false") or ""))
    monkeypatch.setattr(sys, "argv", ["alignpost", *(f"memories/{n}.tsv" for n in range(20_000))])
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(20)
    try:
        (result,) = run_batch(files(tmp_path, 1), LIMIT, tmp_path / "out")
    finally:
        signal.alarm(0)
    assert "died" in (result.error or "")
    assert len(sys.argv) == 20_001


def _too_long(_number: int, _frame: object) -> NoReturn:
    raise TimeoutError


def test_an_item_that_ends_every_process_is_given_up_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running_module, "score_item", _die_over_one)
    results = run_batch(files(tmp_path, 4), LIMIT, tmp_path / "out", workers=2)
    assert [result.error is None for result in results] == [True, False, True, False]
    assert "the process that scored it died" in (results[1].error or "")
    assert "a worker failed on it (ZeroDivisionError" in (results[3].error or "")
    assert len((tmp_path / "deaths").read_text(encoding="utf-8")) == 3
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["00.tsv.json", "02.tsv.json"]


def _die_over_one(item: Item, settings: Settings, known: str) -> object:
    if item.name == "01.tsv":
        with (item.target.parent / "deaths").open("a", encoding="utf-8") as stream:
            stream.write("+")
        os.kill(os.getpid(), signal.SIGKILL)
    if item.name == "03.tsv":
        raise ZeroDivisionError
    return score_item(item, settings, known)


class _Future:
    """One of a cluster, that goes through some fates before it ends."""

    def __init__(self, fates: Sequence[tuple[str, object]]) -> None:
        self._fates = list(fates)
        self.status = "finished"

    def add_done_callback(self, call: Callable[[object], None]) -> None:
        call(self)

    def result(self, timeout: float) -> object:
        assert timeout > 0
        self.status, fate = self._fates.pop(0)
        if isinstance(fate, Exception):
            raise fate
        return fate


class _Client:
    """One that has futures of these fates, and no workers."""

    scheduler = SimpleNamespace(ncores=None)

    def __init__(self, *futures: object) -> None:
        self._futures = list(futures)

    def __enter__(self) -> _Client:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def submit(self, *_: object, pure: bool) -> object:
        assert not pure
        return self._futures.pop(0)

    def sync(self, _: object, callback_timeout: float) -> dict[str, int]:
        assert callback_timeout > 0
        return {}


def test_a_result_that_is_lost_with_its_worker_is_waited_for_and_an_error_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = [(item, "digest") for item in files(tmp_path, 3)]
    right = Result(tasks[0][0], "digest", {})
    client = _Client(
        _Future([("lost", TimeoutError()), ("finished", OSError("gone")), ("finished", right)]),
        _Future([("pending", KeyError("retried")), ("error", ValueError("no such word"))]),
        _Future([("cancelled", RuntimeError("the scheduler is gone"))]),
    )
    monkeypatch.setattr(cluster_module, "_client", lambda _: client)
    found = {result.item.name: result for result in on_cluster(score_item, tasks, LIMIT, "")}
    assert found["00.tsv"] is right
    assert "(ValueError: no such word)" in (found["01.tsv"].error or "")
    assert "the cluster gave it up" in (found["02.tsv"].error or "")


def test_a_cluster_that_has_lost_all_its_workers_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "_LOOK_SECONDS", 0.01)
    monkeypatch.setattr(cluster_module, "_ALONE_SECONDS", 0.03)
    monkeypatch.setattr(_Future, "add_done_callback", lambda *_: None)
    monkeypatch.setattr(cluster_module, "_client", lambda _: _Client(_Future([])))
    (result,) = on_cluster(score_item, [(files(tmp_path, 1)[0], "digest")], LIMIT, "")
    assert "no worker" in (result.error or "")


def test_no_scheduler_at_that_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster_module, "_CONNECT_SECONDS", 0.2)
    with pytest.raises(UsageError, match="dask scheduler"):
        run_batch(files(tmp_path, 1), LIMIT, tmp_path / "out", scheduler="tcp://127.0.0.1:9")


@pytest.mark.filterwarnings("ignore")  # those of Dask about its own ports and sockets
def test_a_cluster_one_of_whose_workers_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    kept: Counter[str] = Counter()
    real = keep

    def counted(folder: Path, result: object) -> None:
        kept[result.item.name] += 1  # type: ignore[attr-defined]
        real(folder, result)  # type: ignore[arg-type]

    monkeypatch.setattr(running_module, "keep", counted)
    items = files(tmp_path, 24)
    (tmp_path / "slow").touch()
    monkeypatch.setattr(running_module, "score_item", _slowly)
    with distributed.LocalCluster(
        n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster:
        killer = Thread(target=_kill_one_when_begun, args=(cluster, tmp_path / "begun"))
        killer.start()
        results = run_batch(items, LIMIT, tmp_path / "out", scheduler=cluster.scheduler_address)
        killer.join()
    assert (tmp_path / "killed").read_text(encoding="utf-8") not in ("", "none")
    assert [result.exit_code for result in results] == [int(number % 3 == 0) for number in range(24)]
    assert kept == Counter(item.name for item in items), "nothing lost, nothing twice"
    reports = [json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "out").glob("*.json")]
    assert len(reports) == 24


def _slowly(item: Item, settings: Settings, known: str) -> object:
    begun = item.target.parent / "begun"
    with begun.open("a", encoding="utf-8") as stream:
        stream.write(f"{os.getpid()}\n")
    time.sleep(0.05)
    return score_item(item, settings, known)


def _kill_one_when_begun(cluster: object, begun: Path) -> None:
    for _ in range(600):
        pids = begun.read_text(encoding="utf-8").split() if begun.exists() else []
        if len(pids) >= 4:
            os.kill(int(pids[-1]), signal.SIGKILL)
            (begun.parent / "killed").write_text(pids[-1], encoding="utf-8")
            return
        time.sleep(0.05)
    (begun.parent / "killed").write_text("none", encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="interrupts are sent to a group of processes")
def test_an_interrupt_ends_all_processes_without_a_traceback(tmp_path: Path) -> None:
    rows = "".join(f"We lost {n} men in the war.\tNous avons perdu {n} hommes.\n" for n in range(20_000))
    for name in ("a.tsv", "b.tsv", "c.tsv"):
        (tmp_path / name).write_text(rows, encoding="utf-8")
    words = [sys.executable, "-m", "alignpost", "batch", "*.tsv", "-o", "out", "--workers", "2"]
    process = subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.PIPE, start_new_session=True)
    while not (tmp_path / "out").is_dir() and process.poll() is None:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    try:
        _, said = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 130
    assert len(said.splitlines()) == 1, said.decode()
    assert b"the same command goes on" in said
    assert list((tmp_path / "out").iterdir()) == []


def test_two_texts_are_in_the_languages_that_their_names_say(tmp_path: Path) -> None:
    source, target = tmp_path / "post.fr.txt", tmp_path / "post.en.txt"
    source.write_text("Le port était calme quand le ferry est arrivé.\n", encoding="utf-8")
    target.write_text("The harbour was quiet when the ferry came in.\n", encoding="utf-8")
    item = Item("post", source, target)
    report = score_item(item, Settings(), "").report
    assert report is not None
    assert (report["source_lang"], report["target_lang"]) == ("fr", "en")
    said = score_item(item, Settings("en", "fr"), "").report
    assert said is not None
    assert (said["source_lang"], said["target_lang"]) == ("en", "fr")
