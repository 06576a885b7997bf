"""Where sentences and paragraphs begin: what the list marks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alignpost import api
from alignpost.model import Segment
from alignpost.review.app import ReviewApp
from alignpost.review.reviewer import Reviewer
from alignpost.review.sentences import Start, starts_of, telling
from alignpost.revision import revision
from alignpost.store import MergePairs, Paragraphs, Project

if TYPE_CHECKING:
    from tests.review.conftest import Play, Stage

ENGLISH = "We met on Monday. It rained.\n\nOn Tuesday we left. Nobody came.\n"
FRENCH = "Nous nous sommes vus lundi. Il pleuvait.\n\nMardi, nous sommes partis. Personne n’est venu.\n"


def test_starts_are_told_within_the_text_of_the_side() -> None:
    segments = [Segment(10, 13, "One"), Segment(15, 18, "Two"), Segment(20, 25, "Three")]
    assert starts_of("One Two Three", segments, frozenset({10, 20})) == (
        Start(0, True),
        Start(4, False),
        Start(8, True),
    )
    assert starts_of("One Two Three", segments, frozenset()) == (Start(4, False), Start(8, False))
    assert starts_of("Edited.", segments, frozenset({10})) == (Start(0, True),)
    assert starts_of("", [], frozenset({0})) == ()


def test_paragraphs_are_told_only_where_that_tells_something() -> None:
    assert telling(Paragraphs(frozenset({0}), 14)) == frozenset()
    assert telling(Paragraphs(frozenset(range(19)), 20)) == frozenset()
    assert telling(Paragraphs(frozenset(range(18)), 20)) == frozenset(range(18))


def made(path: Path) -> Project:
    (path / "en.txt").write_text(ENGLISH, encoding="utf-8")
    (path / "fr.txt").write_text(FRENCH, encoding="utf-8")
    sides = (api.read_text(path / "en.txt", "en"), api.read_text(path / "fr.txt", "fr"))
    return Project.create(path / "days.alignpost", api.align(*sides), author="ada")


def test_a_paragraph_has_its_mark_before_its_first_sentence(play: Play, tmp_path: Path) -> None:
    with made(tmp_path) as project:
        assert len(project) == 4

        async def script(stage: Stage) -> None:
            await stage.app.workers.wait_for_complete()
            await stage.pilot.pause()
            assert "¶We met" in stage.text()
            assert "¶Nous nous" in stage.text()
            assert "  It rained" in stage.text()
            assert "¶On Tuesday" in stage.text()
            assert "¶Mardi" in stage.text()
            heads = [line.index("English") for line in stage.lines() if "English  " in line]
            texts = [line.index("¶We met") for line in stage.lines() if "¶We met" in line]
            assert heads == [texts[0] + 1]
            assert "¶" not in stage.main.reviewer.view.pairs[0].source

        play(script, app=ReviewApp(project))
        play(script, app=ReviewApp(project), size=(300, 40))


def test_within_a_pair_a_paragraph_has_another_mark_than_a_sentence(play: Play, tmp_path: Path) -> None:
    with made(tmp_path) as project:
        project.apply(MergePairs([pair.id for pair in project.pairs()][1:]))

        async def script(stage: Stage) -> None:
            await stage.app.workers.wait_for_complete()
            await stage.pilot.pause()
            assert "¶We met on Monday." in stage.text()
            assert "  It rained.  ¶On Tuesday we left. ┊Nobody came." in stage.text()
            await stage.press("z")
            assert "┊" not in stage.text()
            assert "¶On Tuesday we left." in stage.text()

        play(script, app=ReviewApp(project), size=(300, 40))


def test_a_text_of_one_sentence_a_line_has_no_marks(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.app.workers.wait_for_complete()
        await stage.pilot.pause()
        assert "¶" not in stage.text()

    play(script)


def test_paragraphs_of_a_revised_text_are_marked_where_it_has_them(tmp_path: Path) -> None:
    with made(tmp_path) as project, Project.open(project.path, author="Bob") as bob:
        project.apply(MergePairs([1, 2]), MergePairs([3, 4]))
        reviewer = Reviewer(project)
        reviewer.warm_up()
        assert reviewer.starts(project.pair(0))[0] == (Start(0, True), Start(18, False))
        (tmp_path / "en.txt").write_text(ENGLISH.replace("Monday. It", "Monday.\n\nIt"), encoding="utf-8")
        new = api.read_text(tmp_path / "en.txt", "en"), bob.documents()[1]
        edit = revision(bob.pairs(), bob.documents(), new, encoder=lambda: None)
        assert edit is not None
        bob.apply(edit)
        reviewer.take_in_others()
        assert reviewer.starts(project.pair(0))[0] == (Start(0, True), Start(19, True))
        bob.undo()
        reviewer.take_in_others()
        assert reviewer.starts(project.pair(0))[0] == (Start(0, True), Start(18, False))
