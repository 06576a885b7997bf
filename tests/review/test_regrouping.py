"""Grouping, boundaries, pins and texts, through the keys; all of it undone by one key each."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import TextArea

from alignpost.documents import document_of_text
from alignpost.errors import Cancelled
from alignpost.model import Bead, Bitext, Pair, Status
from alignpost.review.app import ReviewApp
from alignpost.review.regrouper import Regrouper
from alignpost.review.replacing import Proposal, Replacement, proposals
from alignpost.review.reviewer import Reviewer
from alignpost.segment import RuleSegmenter
from alignpost.store import EditText, MergePairs, Project, SetLocked, SetStatus, SplitSegment

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


def test_a_text_is_edited_shown_as_a_diff_and_restored(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("end", "e")
        await stage.type("!")
        await stage.press("enter")
        await stage.app.workers.wait_for_complete()
        await stage.pilot.pause()
        pair = project.pair(7)
        assert (pair.target, pair.target_original) == ("Fin.!", "Fin.")
        assert "French edited" in stage.text()
        assert "±" in stage.text()
        await stage.press("e", "f4", "enter")
        assert project.pair(7).target_original is None

    play(script)


def test_words_typed_are_not_dropped_unasked(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("e", "escape")
        assert len(stage.app.screen_stack) == 2
        await stage.press("e")
        await stage.type("xy")
        await stage.press("escape")
        assert "What you typed is not saved" in stage.text()
        await stage.press("enter")
        assert project.pair(0).target.endswith("xy")
        await stage.press("e")
        await stage.type("z")
        await stage.press("escape", "escape")
        assert len(stage.app.screen_stack) == 2
        assert project.pair(0).target.endswith("xy")

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


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Project]:
    """More pairs than are edited at once."""
    texts = [(f"line {number}", f"ligne {number}") for number in range(2100)]
    with Project.create(tmp_path / "many.alignpost", Bitext.of_texts(texts, "en", "fr")) as project:
        yield project


def test_an_edit_of_thousands_of_pairs_runs_behind_a_bar(play: Play, many: Project) -> None:
    async def script(stage: Stage) -> None:
        while not stage.view.is_complete:
            await stage.pilot.pause(0.05)
        await stage.press("D")
        await stage.settle()
        assert many.pair(1).target == "ligne 0"
        assert stage.view.pairs[1].target == "ligne 0"
        assert len(stage.view) == 2101
        await stage.press("z")
        await stage.settle()
        assert [pair.target for pair in stage.view.pairs] == [f"ligne {number}" for number in range(2100)]
        await stage.press("A", "enter")
        await stage.settle()
        assert {pair.status for pair in stage.view.pairs} == {Status.ACCEPTED}

    play(script, app=ReviewApp(many))


def test_a_large_edit_that_is_stopped_leaves_nothing(many: Project) -> None:
    reviewer = Reviewer(many)
    before = many.state()
    told: list[str] = []

    def stop(stage: str, done: float) -> None:
        told.append(stage)
        if stage == "writing it down":
            raise Cancelled

    step = Regrouper(reviewer).shift(1)
    reviewer.prepare()
    with pytest.raises(Cancelled):
        reviewer.make(step, stop)
    assert many.state() == before
    assert not many.history()
    assert "reading the pairs" in told
    assert reviewer.take(step) is not None


def test_the_source_is_edited_behind_a_switch(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("t", "e")
        assert "the source is protected" in stage.said()
        await stage.press("f8", "f2")
        await stage.type("?")
        await stage.press("ctrl+s")
        assert project.pair(0).source == "I spoke with the minister.?"

    play(script)


def test_words_are_replaced_everywhere_in_one_step(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("C")
        await stage.type("avec")
        await stage.press("enter")
        await stage.type("sans")
        assert "1 in 1 text" in stage.text()
        await stage.press("f3", "f4", "enter")
        assert project.pair(0).target == "J’ai parlé sans le ministre."
        await stage.press("z")
        assert project.pair(0).target == "J’ai parlé avec le ministre."
        await stage.press("C")
        await stage.type("(")
        await stage.press("f3")
        assert "no regular expression" in stage.text()

    play(script)


def test_a_replacement_confirmed_while_texts_are_still_looked_through_takes_them_all(
    play: Play, tmp_path: Path
) -> None:
    texts = [(f"line {number}", f"ligne {number}") for number in range(2500)]
    with Project.create(tmp_path / "many.alignpost", Bitext.of_texts(texts, "en", "fr")) as many:

        async def script(stage: Stage) -> None:
            await stage.press("C")
            await stage.type("ligne")
            await stage.press("enter")
            for key in ("r", "a", "n", "g", "enter"):
                stage.app.simulate_key(key)
            await stage.pilot.pause(0.5)
            await stage.settle()
            assert [pair.target for pair in many.pairs()] == [f"rang {number}" for number in range(2500)]

        play(script, app=ReviewApp(many))


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


def test_what_others_did_before_all_pairs_were_read_is_taken_in(tmp_path: Path) -> None:
    texts = [(f"line {number}", f"ligne {number}") for number in range(2500)]
    path = tmp_path / "many.alignpost"
    with (
        Project.create(path, Bitext.of_texts(texts, "en", "fr")) as mine,
        Project.open(path, author="bob") as hers,
    ):
        reviewer = Reviewer(mine)
        assert not reviewer.view.is_complete
        hers.apply(MergePairs([2, 3]))
        change = reviewer.take_in_others()
        assert change.regrouped
        assert [pair.id for pair in reviewer.view.pairs[:3]] == [1, 2, 4]
        hers.apply(SetStatus([1], Status.ACCEPTED))
        change = reviewer.take_in_others()
        assert (change.places, change.regrouped) == ((0,), False)
        assert list(reviewer.view.pairs) == list(mine.pairs())


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


def test_single_changes_are_left_out_of_a_replacement(play: Play, project: Project) -> None:
    before = [pair.target for pair in project.pairs()]

    async def script(stage: Stage) -> None:
        await stage.press("C")
        await stage.type("nous")
        await stage.press("enter")
        await stage.type("on")
        changed = [number for number, text in enumerate(before) if "nous" in text.lower()]
        assert len(changed) == 2
        await stage.press("tab", "space")
        assert "1 left out" in stage.text()
        await stage.press("up", "space")
        assert "left out" not in stage.text().replace("leaves a change out", "")
        await stage.press("end", "space", "shift+tab")
        await stage.type("x")  # other words to put there: what is left out stays so
        assert "1 left out" in stage.text()
        await stage.press("enter")
        after = [pair.target for pair in project.pairs()]
        assert [number for number in range(8) if after[number] != before[number]] == changed[:1]
        assert after[changed[0]] == "x avons rencontré 21 personnes."
        await stage.press("C")
        await stage.type("nous")
        await stage.press("tab", "tab", "space", "enter")
        assert len(stage.app.screen_stack) == 3  # nothing is left that could be changed
        await stage.press("f4")
        assert "left out" not in stage.text().replace("leaves a change out", "")

    play(script)


def test_the_changes_of_many_texts_are_walked_as_they_stand_on_the_screen(play: Play, tmp_path: Path) -> None:
    texts = [(f"line {number}", f"une ligne assez longue, {number} " * 12) for number in range(300)]
    with Project.create(tmp_path / "many.alignpost", Bitext.of_texts(texts, "en", "fr")) as many:

        async def script(stage: Stage) -> None:
            await stage.press("C")
            await stage.type("ligne")
            await stage.press("tab", "tab", "end")
            assert "and 100 more" not in stage.text()
            assert any(line.lstrip(" │●▌").startswith("[x]   200") for line in stage.lines())
            await stage.press("up", "space", "G", "down", "k")
            assert any(line.strip(" │●▌").startswith("[ ]   199") for line in stage.lines())
            await stage.press("home")
            assert any(line.strip(" │●▌").startswith("[x]     1") for line in stage.lines())
            assert "3,588 in 299 texts, 1 left out" in stage.text()

        play(script, size=(80, 24), app=ReviewApp(many))


def test_a_text_is_edited_from_the_word_in_hand_on(play: Play, project: Project) -> None:
    async def at_a_word(stage: Stage) -> None:
        await stage.press("right", "right", "right", "e")
        await stage.type("xy")
        await stage.press("enter")
        assert project.pair(0).target == "J’ai xyparlé avec le ministre."
        await stage.press("e")  # no word is in hand: the end
        await stage.type("z")
        await stage.press("enter")
        assert project.pair(0).target.endswith("ministre.z")

    async def at_a_finding(stage: Stage) -> None:
        await stage.press("down")
        assert "Y put in →" in stage.lines()[-1]
        await stage.press("e")
        await stage.type("1")
        await stage.press("enter")
        assert project.pair(1).target == "Nous avons rencontré 121 personnes."

    play(at_a_word)
    project.undo()
    project.undo()
    play(at_a_finding)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_word_in_hand_is_found_on_later_lines(play: Play, project: Project, end: str) -> None:
    project.apply(EditText(1, "target", f"Un.{end}{end}Deux trois."))

    async def script(stage: Stage) -> None:
        await stage.press("right", "right", "right", "e")
        await stage.type("x")
        assert stage.app.screen.query_one(TextArea).text == f"Un.{end}{end}Deux xtrois."

    play(script)


def test_a_slow_search_for_words_to_change_is_left_by_one_key(
    play: Play, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []

    def slowly(replacement: Replacement, pairs: Sequence[Pair]) -> list[Proposal]:
        looked.extend(pair.id for pair in pairs)
        time.sleep(0.03)
        return proposals(replacement, pairs)

    async def script(stage: Stage) -> None:
        monkeypatch.setattr("alignpost.review.replace_screen.proposals", slowly)
        stage.app.simulate_key("C")
        await stage.pilot.pause(0)
        stage.app.simulate_key("escape")
        await stage.pilot.pause()
        assert len(stage.app.screen_stack) == 2
        so_far = len(looked)
        await stage.pilot.pause(0.1)
        assert len(looked) == so_far < len(project)

    play(script)
