"""The look of the screen: whole frames as text, kept beside this file and compared to the letter.

`make frames` writes them anew; the difference is then to be read like any other.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from benchmarks.screenshot import Clock
from tests.review.eight_pairs import NUMBER, TEXTS, scored

from alignpost.model import Bitext, Finding, Severity, Span, Status
from alignpost.review.app import ReviewApp
from alignpost.review.wording import WordReader
from alignpost.review.wrap import cells
from alignpost.store import (
    AddNote,
    DismissFinding,
    EditText,
    Project,
    SetBookmark,
    SetKeep,
    SetLocked,
    SetStatus,
)

if TYPE_CHECKING:
    from tests.review.conftest import Play, Stage

FRAMES = Path(__file__).parent / "frames"
WRITE = "ALIGNPOST_WRITE_FRAMES" in os.environ

LONG = (
    "We met 12 people, and each of them told us, at length, what the war had done to the town.",
    "Nous avons rencontré 21 personnes, et chacune nous a raconté longuement ce que la guerre avait fait de la ville.",
)
WIDE = ("The sign says 東京大学 and cafe\u0301.", "Le panneau dit 東京大学 et cafe\u0301.")
QUOTES = Finding(
    "quotes", "locale-conventions", Severity.MINOR, (Span(9, 16),), (Span(12, 22),), "Other quotes."
)


def made() -> Bitext:
    """The eight pairs, two of them with other texts: one that is wrapped, one with wide and combining characters."""
    texts = (TEXTS[0], LONG, *TEXTS[2:5], WIDE, *TEXTS[6:])
    findings = {2: replace(NUMBER, severity=Severity.CRITICAL), 4: QUOTES}
    return scored(texts, findings, {2: 41.0, 4: 88.0, 5: 0.0, 7: 72.0}, usual=96.0, signature="made by hand")


@pytest.fixture
def reviewed(tmp_path: Path) -> Iterator[Project]:
    """A review half done, with one of everything that a row can show."""
    with Project.create(tmp_path / "post.alignpost", made(), author="ada", clock=Clock()) as project:
        for number in (1, 3, 8):
            project.apply(SetStatus((number,), Status.ACCEPTED))
        project.apply(SetStatus((4,), Status.NEEDS_WORK), SetStatus((7,), Status.REJECTED))
        project.apply(SetLocked((1,), True), SetBookmark((6,), True), SetKeep((8,), False))
        project.apply(
            AddNote(2, "Who counted them?", "accuracy/mistranslation", Severity.MAJOR, (Span(7, 16),), ())
        )
        project.apply(AddNote(2, "The ministry did.", reply_to=1))
        project.apply(EditText(3, "target", "C’était vraiment merveilleux\u202f!", TEXTS[2][1]))
        project.apply(DismissFinding.of(project.pair(3), quotes_of(project), "house style"))
        project.remember("review.cursor", "2")
        yield project


def quotes_of(project: Project) -> Finding:
    score = project.pair(3).score
    assert score is not None
    return score.findings[0]


@dataclass(frozen=True)
class Scene:
    """What is pressed before the frame is taken; its name is the file's."""

    name: str
    keys: tuple[str, ...] = ()
    sizes: tuple[tuple[int, int], ...] = ((120, 36),)


SCENES = (
    Scene("list", sizes=((80, 24), (120, 36), (200, 44), (300, 50))),
    Scene("words", ("t", "right", "right", "shift+right")),
    Scene("spaces", ("w", "down", "down")),
    Scene("range", ("shift+down", "shift+down")),
    Scene("find", ("slash", *"we", "enter"), ((80, 24), (120, 36))),
    Scene("filter", ("f", "9"), ((80, 24), (120, 36))),
    Scene("filtered", ("f", "1", "enter", "a")),
    Scene("batch", ("A",), ((80, 24),)),
    Scene("note", ("t", "right", "shift+right", "o", "f3", "2"), ((80, 24), (120, 36))),
    Scene("severity", ("o", "f3", "down"), ((80, 24),)),
    Scene("threads", ("O",), ((80, 24), (120, 36))),
    Scene("edit", ("down", "e", "backspace"), ((80, 24), (120, 36))),
    Scene("replace", ("C", *"le ", "enter", *"la "), ((80, 24), (120, 36))),
    Scene("left_out", ("C", *"ou", "enter", *"où", "tab", "space"), ((80, 24),)),
    Scene("statistics", ("S",), ((80, 24), (120, 36))),
    Scene("help", ("question_mark",), ((80, 24), (120, 36), (200, 44))),
    Scene("history", ("down", "H", "down"), ((80, 24),)),
    Scene("points", ("h",), ((80, 24),)),
    Scene("nothing", ("f", "4", "5", "enter"), ((80, 24),)),
)


@pytest.mark.parametrize(
    ("scene", "size"),
    [pytest.param(scene, size, id=f"{scene.name}-{size[0]}") for scene in SCENES for size in scene.sizes],
)
def test_a_frame_looks_as_it_did(
    play: Play, reviewed: Project, scene: Scene, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        WordReader, "load", lambda self, pairs: None
    )  # which words are marked is the model’s affair
    frames: list[str] = []

    async def script(stage: Stage) -> None:
        await stage.app.workers.wait_for_complete()
        await stage.press(*scene.keys)
        lines = stage.lines()
        assert {cells(line) for line in lines} == {size[0]}
        frames.append("".join(line.rstrip(" ") + "\n" for line in lines))

    play(script, size=size, app=ReviewApp(reviewed))
    file = FRAMES / f"{scene.name}-{size[0]}.txt"
    if WRITE:
        file.write_text(frames[0], encoding="utf-8")
    assert frames[0] == file.read_text(encoding="utf-8"), f"{file.name} differs; is it better? make frames"


def test_every_frame_belongs_to_a_scene() -> None:
    wanted = {f"{scene.name}-{columns}.txt" for scene in SCENES for columns, _ in scene.sizes}
    assert {file.name for file in FRAMES.iterdir()} == wanted
