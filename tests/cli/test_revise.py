"""revise as a script sees it, and what review says of another version."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from alignpost.model import Status
from alignpost.store import EditText, Project, SetLocked, SetStatus

SOURCE = "The minister spoke for an hour. He promised new schools. Nobody asked about the money.\n"
TARGET = "Le ministre a parlé une heure. Il a promis des écoles. Nul n’a parlé d’argent.\n"
SECOND = "Le ministre a parlé une heure. Il a promis des écoles neuves. Nul n’a parlé d’argent.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """A project in the folder where the commands run, and a second version of the target."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("a.en.txt", SOURCE), ("a.fr.txt", TARGET), ("b.fr.txt", SECOND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run("align", "a.en.txt", "a.fr.txt", "-o", "a.en+a.fr.alignpost").code == 0
    (tmp_path / "a.en+a.fr.alignpost").rename("a.alignpost")
    with Project.open(Path("a.alignpost"), author="Ann") as project:
        project.apply(SetStatus([1, 2, 3], Status.ACCEPTED))
    return tmp_path


CHANGED = "changed\tpair 2\ttarget\tIl a promis des écoles.\tIl a promis des écoles neuves.\n"


def test_a_dry_run_tells_all_and_changes_nothing(folder: Path, run: Run) -> None:
    before = (folder / "a.alignpost").read_bytes()
    outcome = run("revise", "a.alignpost", "--target", "b.fr.txt", "--dry-run")
    assert (outcome.code, outcome.out) == (0, CHANGED)
    assert outcome.err == "a.alignpost: 2 pairs kept, 1 changed, 0 new, 0 gone; nothing was changed yet\n"
    assert (folder / "a.alignpost").read_bytes() == before


@pytest.mark.usefixtures("folder")
def test_a_revision_is_scored_and_one_step(run: Run) -> None:
    outcome = run("revise", "a.alignpost", "--target", "b.fr.txt")
    assert (outcome.code, outcome.out) == (0, CHANGED)
    assert outcome.err == "a.alignpost: 2 pairs kept, 1 changed, 0 new, 0 gone\n"
    with Project.open(Path("a.alignpost")) as project:
        assert all(pair.score is not None for pair in project.pairs())
        assert [entry.step for entry in project.history()][1:] == [2, 2]
        assert project.documents()[1].document.name == "b.fr.txt"
        assert project.undo() == "take in a new version of the target"
        assert {pair.status for pair in project.pairs()} == {Status.ACCEPTED}
        assert project.documents()[1].document.text == TARGET


@pytest.mark.usefixtures("folder")
def test_without_files_those_of_the_project_are_read_again(run: Run) -> None:
    same = run("revise", "a.alignpost")
    assert (same.code, same.out) == (0, "")
    assert (
        same.err.splitlines()[-1] == "a.alignpost: its texts are the same in the files; nothing was changed"
    )
    shutil.copy("b.fr.txt", "a.fr.txt")
    outcome = run("revise", "a.alignpost")
    assert outcome.out == CHANGED
    assert outcome.err.splitlines()[:2] == ["reading a.en.txt", "reading a.fr.txt"]
    for name in ("a.en.txt", "a.fr.txt"):
        Path(name).unlink()
    nowhere = run("revise", "a.alignpost")
    assert (nowhere.code, "--source and --target" in nowhere.err) == (2, True)


@pytest.mark.usefixtures("folder")
def test_conflicts_have_an_exit_code(run: Run) -> None:
    with Project.open(Path("a.alignpost"), author="Ann") as project:
        project.apply(EditText(2, "target", "Il a promis l’école."))
    outcome = run("revise", "a.alignpost", "--target", "b.fr.txt", "--json")
    assert outcome.code == 1
    assert json.loads(outcome.out) == {
        "kept": 2,
        "changed": [
            {
                "pair": 2,
                "sides": [
                    {
                        "side": "target",
                        "before": "Il a promis l’école.",
                        "after": "Il a promis des écoles neuves.",
                        "conflict": True,
                    }
                ],
            }
        ],
        "new": [],
        "gone": [],
    }
    assert "1 conflict: your words stand" in outcome.err


@pytest.mark.usefixtures("folder")
def test_new_and_gone_pairs_are_told(run: Run) -> None:
    Path("c.en.txt").write_text(SOURCE.replace(" Nobody asked about the money.", ""), encoding="utf-8")
    Path("c.fr.txt").write_text(
        "Bonjour. " + TARGET.replace(" Nul n’a parlé d’argent.", ""), encoding="utf-8"
    )
    outcome = run("revise", "a.alignpost", "--source", "c.en.txt", "--target", "c.fr.txt")
    assert outcome.out.splitlines() == [
        "new\tpair 4\t\t\tBonjour.",
        "gone\tpair 3\t\tNobody asked about the money.\tNul n’a parlé d’argent.",
    ]


@pytest.mark.usefixtures("folder")
def test_a_locked_pair_is_named_before_anything_is_done(run: Run) -> None:
    with Project.open(Path("a.alignpost"), author="Ann") as project:
        project.apply(SetLocked([2], True))
    for more in ((), ("--dry-run",)):
        refused = run("revise", "a.alignpost", "--target", "b.fr.txt", *more)
        assert (refused.code, "pair 2 is locked" in refused.err) == (4, True)
    assert run("revise", "a.alignpost", "--target", "b.fr.txt", "--unlock").code == 0


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_surely_another_one_is_warned_of_or_refused(run: Run) -> None:
    swapped = run("revise", "a.alignpost", "--target", "a.en.txt", "--dry-run")
    assert (swapped.code, "a.en.txt seems to be in “en”, and the target is in “fr”" in swapped.err) == (
        0,
        True,
    )
    assert run("export", "a.alignpost", "a.tmx").code == 0
    pairs = run("revise", "a.alignpost", "--target", "a.tmx")
    assert (pairs.code, "holds pairs and is no text" in pairs.err) == (2, True)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("said", [["--segmented"], []], ids=["said again", "remembered"])
def test_texts_of_a_sentence_a_line_stay_so(run: Run, said: list[str]) -> None:
    for name, text in (("l.en.txt", SOURCE), ("l.fr.txt", TARGET), ("m.fr.txt", SECOND)):
        lines = [line + "\n" for line in text.strip().split(". ")]
        Path(name).write_text("\n".join(["", *lines]), encoding="utf-8")
    assert run("align", "--segmented", "l.en.txt", "l.fr.txt", "-o", "l.alignpost").code == 0
    outcome = run("revise", "l.alignpost", *said, "--target", "m.fr.txt")
    assert outcome.out.splitlines() == [
        "changed\tpair 4\ttarget\tIl a promis des écoles\tIl a promis des écoles neuves"
    ]


@pytest.mark.usefixtures("folder")
def test_a_new_version_is_segmented_by_the_rules_that_the_project_was_made_with(run: Run) -> None:
    rules, more, both = Path("own.txt"), Path("more.txt"), "Il a vu le chat. Durand est parti."
    rules.write_text("chat.\n", encoding="utf-8")
    more.write_text("ville.\n", encoding="utf-8")
    Path("c.fr.txt").write_text(f"{TARGET}{both}\n", encoding="utf-8")

    def new(*words: str) -> list[str]:
        told = run("revise", "c.alignpost", "--target", "c.fr.txt", "--dry-run", *words)
        return [line.split("\t")[-1] for line in told.out.splitlines() if line.startswith("new")]

    assert run("align", "--abbreviations", "own.txt", "a.en.txt", "a.fr.txt", "-o", "c.alignpost").code == 0
    assert new() == [both]
    assert new("--abbreviations", "more.txt") == ["Il a vu le chat.", "Durand est parti."]
    rules.unlink()
    outcome = run("revise", "c.alignpost", "--target", "c.fr.txt")
    assert outcome.code == 2
    assert (
        f"was segmented with --abbreviations {rules.absolute()}, which is not there any more" in outcome.err
    )
    assert new("--abbreviations", "more.txt") == ["Il a vu le chat.", "Durand est parti."]


@pytest.mark.usefixtures("folder")
def test_review_of_another_version_tells_of_the_ways(run: Run) -> None:
    Path("a.alignpost").rename("a.en+a.fr.alignpost")
    shutil.copy("b.fr.txt", "a.fr.txt")
    outcome = run("review", "a.en.txt", "a.fr.txt", "--json")
    assert (outcome.code, outcome.out) == (4, "")
    way = "revise a.en+a.fr.alignpost --target a.fr.txt"
    assert f"`alignpost {way}`" in outcome.err
    assert run(*way.split(" ")).code == 0
    assert run("review", "a.en.txt", "a.fr.txt", "--json").code == 0


@pytest.mark.usefixtures("folder")
def test_the_translation_before_a_new_version_is_one_of_the_same_sentences(run: Run) -> None:
    with Project.open(Path("a.alignpost"), author="Ann") as project:
        project.apply(EditText(2, "target", "Il promettait des écoles."))
        project.undo()
    assert run("revise", "a.alignpost", "--target", "b.fr.txt").code == 0
    with Project.open(Path("a.alignpost")) as project:
        project.undo()
        project.redo()
        found = {state.translation: state.same_sentences for state in project.past(2)}
    assert found == {
        "Il a promis des écoles neuves.": True,
        "Il a promis des écoles.": True,
        "Il promettait des écoles.": True,
    }
