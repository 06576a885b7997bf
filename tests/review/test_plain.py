from __future__ import annotations

from pathlib import Path

import pytest

from alignpost.model import Bitext, Status
from alignpost.review import run_plain
from alignpost.store import EditText, Project


def told(project: Project, *lines: str) -> str:
    said: list[str] = []
    run_plain(project, [f"{line}\n" for line in lines], said.append)
    return "\n".join(said)


def test_pairs_are_told_and_decided(project: Project) -> None:
    text = told(project, "a", "r the figure", "", "k", "X", "q", "a")
    assert "Pair 2, 2 of 8, unreviewed, fidelity 58, confidence 99%" in text
    assert "English: We met 12 people.\nFrench: Nous avons rencontré 21 personnes." in text
    assert "Finding, major, numbers: 12 has become 21." in text
    assert [pair.status for pair in project.pairs()][:4] == [
        Status.ACCEPTED,
        Status.NEEDS_WORK,
        Status.REJECTED,
        Status.UNREVIEWED,
    ]
    assert [note.text for note in project.pair(1).notes] == ["the figure"]


def test_everything_can_be_done_by_lines(project: Project) -> None:
    text = told(
        project, "n", "y", "-", "h 40", "x", "l", "l", "b", "e Nous avons vu 12 personnes.", "c", "g 1", "m"
    )
    assert project.pair(0).bead.kind == "2:2"
    assert "merge 2 pairs" in text
    told(project, "z", "n")
    pair = project.pair(1)
    assert pair.target == "Nous avons vu 12 personnes."
    assert (pair.keep, pair.bookmarked, pair.locked) == (False, True, False)
    assert pair.score is not None
    assert "edited, it was: Nous avons rencontré 21 personnes." in told(project, "g 2")
    assert told(project, "z", "Z").count("done again") == 1


def test_what_cannot_be_is_said(project: Project) -> None:
    text = told(project, "k", "w", "g 99", "o", "e", "h high", "h", "t", "e Hello.", "?")
    for words in (
        "this is the first pair",
        "“w” is no command",
        "there is no pair “99”",
        "write the note behind",
        "write the whole text",
        "no number from 0 to 100",
        "pair 1 has no score by hand: there is none to take back",
        "edits now work on the source",
        "the source is protected",
        "q quit",
    ):
        assert words in text


def test_the_history_of_a_pair_is_told_and_an_older_translation_comes_back(project: Project) -> None:
    first = project.pair(0).target
    assert told(project, "H").count("Nothing has been done to this pair yet.") == 1
    told(project, "e Un.", "e Deux\u00a0!", "b", "z")
    lines = told(project, "H").split("\n")
    at = lines.index("History of pair 1, from the newest to the beginning")
    assert [line.split(", ", 2)[0] for line in lines[at + 1 :]] == ["1", "2", "3", "4", "5"]
    undone, bookmark, two, one, beginning = lines[at + 1 :]
    assert "undone: bookmark" in undone
    assert "ada, bookmark" in bookmark
    assert two.endswith("; now: Deux\u00a0!")
    assert one.endswith("; then: Un.")
    assert beginning == f"5, in the beginning; then: {first}"
    assert "put back the target of pair 1 as of" in told(project, "H 4")
    assert project.pair(0).target == "Un."
    text = told(project, "H 1", "H 6", "H 8", "H two", "H")
    assert "the translation reads so already" in text
    assert f"7, in the beginning; now: {first}" in text
    for number in ("8", "two"):
        assert f"the history of pair 1 has no line “{number}”; H tells it" in text
    assert project.pair(0).target == first
    assert "\n1, " in text
    told(project, "z")
    assert project.pair(0).target == "Un."


def test_other_sentences_and_nothing_at_all_are_told_and_stay_away(project: Project) -> None:
    told(project, "m")
    text = told(project, "H", "H 2")
    assert "2, in the beginning; then, with other sentences: J’ai parlé avec le ministre." in text
    assert "pair 1 was made of other sentences then" in text
    project.apply(EditText(1, "target", ""))
    assert "; now: (nothing)" in told(project, "H")


def test_damage_in_the_journal_is_told_behind_what_can_be_read(project: Project) -> None:
    for number in range(80):
        project.apply(EditText(1, "target", f"{number}."))
    project._session.connection.execute("UPDATE journal SET inverse = '7' WHERE id = 3")
    text = told(project, "H")
    assert "\n1, " in text
    assert "; then: 78." in text
    assert "damaged" in text.split("\n")[-1]


def test_a_project_that_cannot_be_written_tells_its_history(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.apply(EditText(1, "target", "Un."))
    monkeypatch.setattr(project, "read_only", True)
    text = told(project, "H", "H 2")
    assert "; now: Un." in text
    assert "is open for reading only" in text.split("\n")[-1]
    with Project.create(tmp_path / "none.alignpost", Bitext.of_texts([], "en", "fr")) as empty:
        assert told(empty, "H").split("\n")[1:] == ["There are no pairs."] * 2
