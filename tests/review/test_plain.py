from __future__ import annotations

from alignpost.model import Status
from alignpost.review import run_plain
from alignpost.store import Project


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
