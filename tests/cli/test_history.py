"""log, replay and merge as scripts see them."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.conftest import POST, Run
from tests.store.test_migration import write_old

from alignpost.model import Status
from alignpost.store import AddNote, Conflict, EditText, Merged, MergePairs, Project, SetStatus


@pytest.fixture
def edited(project: Path, tmp_path: Path) -> Path:
    path = tmp_path / "post.alignpost"
    shutil.copy(project, path)
    with Project.open(path, author="Ann") as opened:
        opened.apply(SetStatus([1, 2], Status.ACCEPTED))
        opened.apply(MergePairs([2, 3]))
        opened.undo()
    return path


def words_with(path: Path, other: Path) -> list[list[str | Path]]:
    """Every command that opens a project, with the words that make it open `path`."""
    folder = path.parent
    return [
        ["review", path],
        ["revise", path, "--target", POST / "draft.fr.txt", "--dry-run"],
        ["explain", path, "--pair", "1"],
        ["log", path],
        ["replay", path, folder / "again.alignpost"],
        ["merge", path, other, "-o", folder / "first.alignpost"],
        ["merge", other, path, "-o", folder / "second.alignpost"],
        ["score", path],
        ["batch", path, "-o", folder / "reports"],
        ["export", path, folder / "pairs.tmx"],
        ["convert", path, folder / "pairs.tsv"],
    ]


def test_every_command_warns_where_the_file_of_an_earlier_version_is_kept(
    project: Path, tmp_path: Path, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    old, other = tmp_path / "old.alignpost", tmp_path / "other.alignpost"
    shutil.copy(project, other)
    write_old(other, old, 2)
    before = old.read_bytes()
    kept = f"{old} was of an earlier version and is brought up to date; kept as old.alignpost.v2-backup"
    for words in words_with(old, other):
        old.write_bytes(before)
        old.with_name("old.alignpost.v2-backup").unlink(missing_ok=True)
        caplog.clear()
        run(*words)  # the earlier version knew less of scores, so merging with a copy of today's is refused
        assert (words[0], caplog.messages.count(kept)) == (words[0], 1)


def test_log_prints_one_line_an_entry(edited: Path, run: Run) -> None:
    lines = [line.split("\t") for line in run("log", edited).out.splitlines()]
    assert [(line[0], *line[2:]) for line in lines] == [
        ("1", "Ann", "accept 2 pairs"),
        ("2", "Ann", "merge 2 pairs  (undone)"),
        ("3", "Ann", "undo: merge 2 pairs"),
    ]
    assert all(line[1].endswith("Z") for line in lines)
    assert len(run("log", edited, "--pair", "1").out.splitlines()) == 1
    none = run("log", edited, "--pair", "99")
    assert (none.out, none.err) == ("", "No edits of pair 99 yet.\n")
    with closing(sqlite3.connect(edited)) as stranger:
        stranger.execute("UPDATE journal SET author = ?, time = ?", ("\x1b]0;x\x07", "\x1b[2J"))
        stranger.commit()
    steered = run("log", edited).out
    assert "␛]0;x␇" in steered
    assert "\x1b" not in steered
    assert run("log", edited.with_name("none")).code == 3


def test_replay_makes_the_original_and_verifies_the_end(edited: Path, run: Run) -> None:
    copy, journal = edited.with_name("copy.alignpost"), edited.with_name("journal.json")
    journal.write_text(run("log", edited, "--json").out, encoding="utf-8")
    done = run("replay", edited, copy, "--json")
    assert (done.code, json.loads(done.out)) == (0, {"known": 0, "replayed": 3, "verified": True})
    assert "the outcome is the same" in done.err
    assert json.loads(run("replay", journal, copy, "--json").out)["replayed"] == 0
    assert run("replay", journal, edited.with_name("none")).code == 3
    with Project.open(copy) as opened:
        opened.apply(SetStatus([4], Status.REJECTED))
    refused = run("replay", edited, copy)
    assert (refused.code, refused.out) == (4, "")
    assert "merge the two" in refused.err


def test_merge_lists_contradictions_and_says_so_by_its_code(edited: Path, run: Run) -> None:
    other, out = edited.with_name("other.alignpost"), edited.with_name("out.alignpost")
    shutil.copy(edited, other)
    with Project.open(edited, author="Ann") as opened:
        opened.apply(EditText(1, "target", "Non."))
    with Project.open(other, author="Bob") as opened:
        opened.apply(AddNote(3, "Why?"))
    done = run("merge", edited, other, "-o", out)
    assert (done.code, done.out) == (0, "")
    assert "1 step taken over" in done.err
    assert run("merge", edited, other, "-o", out).code == 3
    with Project.open(other, author="Bob") as opened:
        opened.apply(EditText(1, "target", "Oui."))
    out.unlink()
    done = run("merge", edited, other, "-o", out)
    assert done.code == 1
    assert done.out == (
        f"pair 1\t{other}: edit the target of pair 1 (Bob)\t{edited}: edit the target of pair 1 (Ann)\n"
    )
    assert f"1 conflict: what {edited} says stands" in done.err
    out.unlink()
    as_json = json.loads(run("merge", edited, other, "-o", out, "--json").out)
    assert (as_json["steps"], as_json["conflicts"][0]["pair_id"]) == (1, 1)
    with Project.open(out) as opened:
        assert [note.suggestion for note in opened.pair(0).notes] == ["Oui."]


def test_a_contradiction_with_what_nobody_did_names_nobody(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    conflict = Conflict(3, "Bob", "accept pair 3", "", "what it speaks of is not there any more")
    monkeypatch.setattr("alignpost.store.merge", lambda *_: Merged(0, (conflict,)))
    done = run("merge", "a.alignpost", "b.alignpost", "-o", "c.alignpost")
    assert (done.code, done.out) == (
        1,
        "pair 3\tb.alignpost: accept pair 3 (Bob)\ta.alignpost: what it speaks of is not there any more\n",
    )


def test_replay_says_what_it_could_not_verify(edited: Path, project: Path, run: Run) -> None:
    journal, copy = edited.with_name("journal.json"), edited.with_name("copy.alignpost")
    told = json.loads(run("log", edited, "--json").out)
    journal.write_text(json.dumps({**told, "state": None}), encoding="utf-8")
    shutil.copy(project, copy)
    assert "the journal does not say what must come out" in run("replay", journal, copy).err
