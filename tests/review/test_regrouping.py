"""Grouping, boundaries and pins, through the keys; all of it undone by one key each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from alignpost.documents import document_of_text
from alignpost.model import Bead, Bitext, Status
from alignpost.review.app import ReviewApp
from alignpost.review.regrouper import Regrouper, before_openers
from alignpost.review.reviewer import Reviewer
from alignpost.review.spot import Spot
from alignpost.review.wording import WordReader
from alignpost.segment import RuleSegmenter
from alignpost.store import Project, SetLocked, SetStatus, SplitSegment

if TYPE_CHECKING:
    from tests.review.conftest import Play, Stage


def shape(project: Project) -> list[str]:
    return [f"{pair.source}|{pair.target}" for pair in project.pairs()]


TEXTS = ("I left early. You stayed.", "Je suis parti tôt. Tu es resté.")


@pytest.fixture
def one_pair(tmp_path: Path) -> Project:
    """Two sentences a side in one pair, never scored."""
    source, target = (
        RuleSegmenter(lang).segment(document_of_text(text, lang))
        for text, lang in zip(TEXTS, ("en", "fr"), strict=True)
    )
    bitext = Bitext.of_beads(source, target, [Bead((0, 1), (0, 1))])
    return Project.create(tmp_path / "one.alignpost", bitext, author="ada")


@pytest.mark.parametrize("key", ["u", "d", "U", "D", "m", "i", "T"])
def test_an_edit_of_grouping_changes_pairs_and_is_undone_by_one_key(
    play: Play, project: Project, key: str
) -> None:
    before = shape(project)
    scores = [pair.score for pair in project.pairs()]

    async def script(stage: Stage) -> None:
        await stage.press("down", "down", key)
        await stage.app.workers.wait_for_complete()
        await stage.pilot.pause()
        assert shape(project) != before
        assert [pair.id for pair in stage.view.pairs] == [pair.id for pair in project.pairs()]
        filled = [pair for pair in project.pairs() if pair.source or pair.target]
        assert all(pair.score is not None for pair in filled)
        await stage.press("z")
        assert shape(project) == before
        assert [pair.score for pair in project.pairs()] == scores
        await stage.press("Z")
        assert shape(project) != before

    play(script)


def test_the_side_that_moves_is_chosen(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("down", "t", "u")
        assert "I spoke with the minister.\nWe met 12 people." in project.pair(0).source
        assert project.pair(0).target == "J’ai parlé avec le ministre."

    play(script)


def test_words_in_hand_stay_in_hand_while_an_undo_leaves_their_text(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("down", "l", "right", "right", "right")
        at = stage.view.focus.spot
        assert at.word == 2
        await stage.press("z")
        assert not project.pair(1).locked
        assert stage.view.focus.spot == at
        await stage.press("escape", "tab", "u", "up", "right")
        assert stage.view.focus.spot.side == 0
        assert stage.view.focus.spot.word is not None
        await stage.press("z")
        assert stage.view.focus.spot.side == 0
        assert stage.view.focus.spot.word is None

    play(script)


def test_an_empty_pair_is_inserted_and_deleted(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("down", "i")
        assert len(project) == 9
        assert (project.pair(1).source, project.pair(1).target) == ("", "")
        row = next(row for row in range(9) if not stage.view.pair_at(row).source)
        stage.main.pairs.go_to(row)
        await stage.press("delete")
        assert len(project) == 8
        await stage.press("backspace")
        assert "is not empty" in stage.said()

    play(script)


def test_a_range_is_chosen_and_merged(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("shift+down", "shift+down")
        assert "m merge" in stage.lines()[-1]
        await stage.press("m")
        assert len(project) == 6
        assert project.pair(0).bead.kind == "3:3"

    play(script)


def test_locked_pairs_refuse(play: Play, project: Project) -> None:
    project.apply(SetLocked((2,), True))
    before = shape(project)

    async def script(stage: Stage) -> None:
        assert "[○]" in stage.text()
        await stage.press("m")
        assert "locked" in stage.said()
        await stage.press("down", "e")
        assert "pair 2 is locked" in stage.said()
        assert shape(project) == before

    play(script)


def test_sentences_are_split_and_joined_at_the_word(play: Play, one_pair: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("t", "right", "right", "s")
        assert one_pair.pair(0).bead.kind == "3:2"
        await stage.press("left", "J")
        assert one_pair.pair(0).bead.kind == "2:2"
        await stage.press("right", "right", "right", "s")  # You: the first word of the second sentence
        assert shape(one_pair) == ["I left early.|Je suis parti tôt.", "You stayed.|Tu es resté."]
        await stage.press("z", "escape", "s")
        assert len(one_pair) == 2

    play(script, app=ReviewApp(one_pair))


@pytest.mark.parametrize(
    ("text", "word", "cut"),
    [
        ("It rose. (1) There", "1", "(1) There"),
        ("Il part. «\u00a0Non\u00a0», dit-il.", "Non", "«\u00a0Non\u00a0», dit-il."),
        ('He left. "No" she said.', "No", '"No" she said.'),
        ('She says "no" No one.', "No ", "No one."),
        ("A “(rare) word", "rare", "“(rare) word"),
        ("It rose. There", "There", "There"),
    ],
)
def test_a_cut_leaves_no_opening_mark_behind(text: str, word: str, cut: str) -> None:
    assert text[before_openers(text, text.index(word), 0) :] == cut


def test_a_cut_stays_in_its_sentence() -> None:
    assert before_openers("(a", 1, 1) == 1


def test_two_pins_and_the_rest_is_aligned_again(play: Play, project: Project) -> None:
    project.apply(SetStatus((1,), Status.ACCEPTED))

    async def script(stage: Stage) -> None:
        await stage.press("down", "d")  # the figures end up with the wonder
        assert project.pair(1).target == ""
        await stage.press("t", "space", "down", "t", "right", "space")
        assert "1 pinned" in stage.said()
        await stage.press("R")
        await stage.settle()
        await stage.app.workers.wait_for_complete()
        await stage.pilot.pause()
        assert project.pair(1).target == "Nous avons rencontré 21 personnes."
        assert project.pair(0).status is Status.ACCEPTED
        assert not stage.view.focus.pins
        await stage.press("z")
        assert project.pair(1).target == ""

    play(script)


def test_decisions_that_a_shift_clears_are_counted_and_the_shift_back_brings_them(
    play: Play, project: Project
) -> None:
    project.apply(SetStatus((1, 6), Status.ACCEPTED))
    project.apply(SetStatus((7,), Status.NEEDS_WORK))
    before = list(project.pairs())

    async def script(stage: Stage) -> None:
        await stage.press("down", "down", "D")
        await stage.app.workers.wait_for_complete()
        await stage.pilot.pause()
        assert "2 decisions cleared, z brings them back" in stage.said()
        assert project.pair(0).status is Status.ACCEPTED
        await stage.press("U")
        await stage.pilot.pause()
        assert list(project.pairs()) == before
        assert list(stage.view.pairs) == before
        assert "shift the target up from pair 3 on" in stage.said()
        await stage.press("Z")
        assert project.pair(2).target == ""

    play(script)


def test_a_shift_up_from_elsewhere_is_an_edit_of_its_own(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("down", "down", "D", "down", "down", "U")
        assert project.pair(2).target == ""
        assert project.pair(3).target.startswith("C’était merveilleux")
        assert len(project.history()) >= 2
        assert not any(entry.act == "undo" for entry in project.history())

    play(script)


def test_the_sentences_of_a_cell_are_set_apart(play: Play, one_pair: Project) -> None:
    async def script(stage: Stage) -> None:
        assert "I left early. ┊You stayed." in stage.text()
        assert "Je suis parti tôt. ┊Tu es resté." in stage.text()
        assert "┊" not in one_pair.pair(0).source
        await stage.press("s")
        assert "┊" not in stage.text()

    play(script, app=ReviewApp(one_pair))


def test_what_is_pinned_and_aligned_is_numbered_as_it_now_stands(project: Project) -> None:
    reviewer = Reviewer(project)
    regrouper = Regrouper(reviewer)
    reviewer.edit(SplitSegment(1, "target", 5))  # all later sentences of the target count one more
    reviewer.view.cursor = 5
    regrouper.pin(((), ()))
    half = reviewer.view.focus.pins.half
    assert half is not None
    assert half.segments == project.pair(5).bead.target == (5,)
    reviewer.view.focus.pins.clear()
    plan = regrouper.plan()
    assert [pair.bead for pair in plan.pairs] == [pair.bead for pair in project.pairs()]


def test_what_changes_nothing_is_not_told_as_done(play: Play, tmp_path: Path) -> None:
    """Pairs of one side only stay what they are when their column is shifted."""
    texts = [("One.", "Un."), ("", "Deux."), ("", "Trois.")]
    project = Project.create(tmp_path / "half.alignpost", Bitext.of_texts(texts, "en", "fr"))

    async def script(stage: Stage) -> None:
        await stage.press("down", "t", "D")
        assert "that changes nothing here" in stage.said()
        assert shape(project) == ["One.|Un.", "|Deux.", "|Trois."]
        assert not project.history()

    play(script, app=ReviewApp(project))


def test_a_cut_goes_through_both_sides_in_proportion(tmp_path: Path) -> None:
    texts = ("One. Two.", "Un a. Un b. Deux a. Deux b.")
    source, target = (
        RuleSegmenter(lang).segment(document_of_text(text, lang))
        for text, lang in zip(texts, ("en", "fr"), strict=True)
    )
    bitext = Bitext.of_beads(source, target, [Bead((0, 1), (0, 1, 2, 3))])
    with Project.create(tmp_path / "two.alignpost", bitext) as project:
        reviewer = Reviewer(project)
        reviewer.view.focus.spot = Spot(0, 1)
        Regrouper(reviewer).split(WordReader(("en", "fr")).words(project.pair(0)))
        assert shape(project) == ["One.|Un a. Un b.", "Two.|Deux a. Deux b."]


@pytest.mark.parametrize("word", [0, 4, 6])
def test_sentences_are_joined_wherever_in_them_the_cursor_stands(one_pair: Project, word: int) -> None:
    """The last sentence has none after it: it is joined with the one before."""
    reviewer = Reviewer(one_pair)
    reviewer.view.focus.spot = Spot(1, word)
    Regrouper(reviewer).join(WordReader(("en", "fr")).words(one_pair.pair(0)))
    assert [segment.text for segment in one_pair.segments(1, "target")] == [TEXTS[1]]
