"""Findings, notes with spans, scores by hand, batches, statistics and history, through the keys."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from alignpost.model import Bitext, Finding, Score, Severity, Span, Status
from alignpost.review.app import ReviewApp
from alignpost.review.suggestions import with_suggestion
from alignpost.score import score_bitext
from alignpost.store import AddNote, Project, SetLocked, SetStatus

if TYPE_CHECKING:
    from pathlib import Path

    from tests.review.conftest import Play, Stage


def test_a_finding_is_confirmed_by_one_key(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("n")
        assert "▸▲ 12 has become 21." in stage.text()
        assert "Y put in →" in stage.lines()[-1]
        await stage.press("y")
        (note,) = project.pair(1).notes
        assert (note.text, note.severity) == ("12 has become 21.", Severity.MAJOR)
        assert (note.source_spans, note.suggestion) == ((Span(7, 9),), "12")
        await stage.press("y")
        assert "confirmed already" in stage.said()
        assert len(project.pair(1).notes) == 1

    play(script)


def test_a_suggestion_is_taken_by_one_key(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("n", "Y")
        await stage.app.workers.wait_for_complete()
        await stage.pilot.pause()
        pair = project.pair(1)
        assert pair.target == "Nous avons rencontré 12 personnes."
        assert pair.target_original == "Nous avons rencontré 21 personnes."
        assert "put “12” into pair 2" in stage.said()
        await stage.press("up", "Y")
        assert "no finding with a suggestion" in stage.said()
        await stage.press("z")
        assert project.pair(1).target == "Nous avons rencontré 21 personnes."
        assert project.pair(1).target_original is None

    play(script)


def test_swapped_names_are_not_put_in_one_by_one(play: Play, tmp_path: Path) -> None:
    texts = (
        "After the flood, Peter Lindqvist wrote a letter to Amina Diallo.",
        "Après la crue, Amina Diallo écrivit une lettre à Peter Lindqvist.",
    )

    async def script(stage: Stage) -> None:
        await stage.press("n")
        assert "seem to have changed places" in stage.text()
        assert "→ Peter" not in stage.text()
        assert "→ Amina" not in stage.text()
        await stage.press("Y")
        assert "no finding with a suggestion" in stage.said()
        assert swapped.pair(0).target == texts[1]

    bitext = score_bitext(Bitext.of_texts([texts], "en", "fr"))
    with Project.create(tmp_path / "swapped.alignpost", bitext, author="ada") as swapped:
        play(script, app=ReviewApp(swapped))


def test_a_locked_pair_takes_no_suggestion(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("n", "l", "Y")
        assert "pair 2 is locked" in stage.said()
        assert project.pair(1).target == "Nous avons rencontré 21 personnes."

    play(script)


@pytest.mark.parametrize(
    ("text", "span", "suggestion", "after"),
    [
        ("le le chat", Span(0, 2), "", "le chat"),
        ("le chat chat", Span(8, 12), "", "le chat"),
        ("ici\u00a0!", Span(3, 4), "\u202f", "ici\u202f!"),
        ("ici !", Span(3, 4), "", "ici!"),
        ("vers march", Span(5, 10), "mars", "vers mars"),
    ],
)
def test_a_suggestion_stands_in_the_place_of_the_words(
    text: str, span: Span, suggestion: str, after: str
) -> None:
    assert with_suggestion(text, span, suggestion) == after


def test_a_finding_is_dismissed_by_one_key_and_comes_back(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("n", "minus")
        await stage.app.workers.wait_for_complete()
        await stage.pilot.pause()
        assert [word.check for word in project.pair(1).dismissals] == ["numbers"]
        assert "dismissed by ada" in stage.text()
        await stage.press("minus")
        assert project.pair(1).dismissals == ()
        await stage.press("underscore")
        await stage.type("so said")
        await stage.press("enter")
        assert "dismissed by ada: so said" in stage.text()
        await stage.press("up", "y")
        assert "the machine found nothing in pair 1" in stage.said()

    play(script)


def test_a_note_points_at_words_of_both_sides(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("t", "right", "right", "shift+right", "t", "left", "right", "shift+right")
        assert "o note" in stage.lines()[-1]
        await stage.press("escape")
        assert stage.view.focus.spot.at_rest
        await stage.press("right", "shift+right", "t", "shift+right", "o")
        await stage.type("both")
        await stage.press("f3", "down", "down", "enter", "f2", "down", "enter", "enter")
        (note,) = project.pair(0).notes
        assert note.source_spans == (Span(0, 7),)
        assert len(note.target_spans) == 1
        assert (note.mqm, note.severity) == ("accuracy/mistranslation", Severity.MINOR)

    play(script)


def test_notes_are_answered_settled_and_deleted(play: Play, project: Project) -> None:
    project.apply(AddNote(1, "why?"))

    async def script(stage: Stage) -> None:
        await stage.press("O", "r")
        await stage.type("because")
        await stage.press("enter")
        first, answer = project.pair(0).notes
        assert answer.reply_to == first.id
        assert "↳" in stage.text()
        await stage.press("O", "s")
        assert project.pair(0).notes[0].resolved
        assert "settled" in stage.text()
        await stage.press("O", "d")
        assert len(project.pair(0).notes) == 1

    play(script)


def test_points_are_given_by_hand(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("h")
        await stage.type("120")
        await stage.press("enter")
        assert "no number from 0 to 100" in stage.text()
        await stage.press("backspace", "backspace", "backspace", "8", "7", "enter")
        assert project.pair(0).human_score == 87
        assert "by hand 87" in stage.text()

    play(script)


def test_lock_and_bookmark(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("l", "a")
        assert "pair 1 is locked" in stage.said()
        await stage.press("l", "b", "end", "B")
        assert stage.view.cursor == 0
        assert project.pair(0).bookmarked
        assert "⚑" in stage.text()

    play(script)


def test_everything_shown_is_decided_in_one_step(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("f", "9", "enter", "A")
        assert "accept 1 pair" in stage.text()
        await stage.press("escape", "F", "A")
        assert "all pairs: 8 pairs" in stage.text()
        await stage.press("enter")
        assert {pair.status for pair in project.pairs()} == {Status.ACCEPTED}
        await stage.press("z")
        assert {pair.status for pair in project.pairs()} == {Status.UNREVIEWED}
        await stage.press("down", "down", "A", "end", "enter")
        assert [pair.status is Status.ACCEPTED for pair in project.pairs()][:4] == [True, True, False, False]

    play(script)


def test_statistics_count_and_warn(play: Play, project: Project) -> None:
    project.apply(SetStatus((1, 2), Status.ACCEPTED))
    project.apply(AddNote(2, "wrong", "accuracy/mistranslation", Severity.MAJOR))

    async def script(stage: Stage) -> None:
        await stage.press("S")
        text = stage.text()
        assert "1 major  1 accuracy/mistranslation" in text
        assert "5 penalty points in 9 words" in text
        assert "9 words reviewed; under 500" in text
        await stage.press("escape", "H")
        assert "History of pair 1" in stage.text()
        assert "accept 2 pairs" in stage.text()

    play(script)


def test_words_light_their_counterparts(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.app.workers.wait_for_complete()
        await stage.pilot.pause()
        await stage.press("down", "t", "right", "right", "right", "right")
        pair = stage.view.current
        assert pair is not None
        wording = stage.main.reader.read(pair)
        assert wording is not None
        assert [span.of(pair.target) for span in wording.counterparts(0, 3)] == ["personnes"]
        await stage.press("t")
        assert stage.main._words()[1][stage.view.focus.spot.word or 0].of(pair.target) == "personnes"
        assert [span.of(pair.source) for span in wording.numbers[0]] == ["12"]
        await stage.press("W")
        assert "marked everywhere" in stage.said()
        await stage.press("W")
        assert "marked nowhere" in stage.said()

    play(script)


def test_the_mouse_chooses_words(play: Play) -> None:
    async def script(stage: Stage) -> None:
        y = next(y for y, line in enumerate(stage.lines()) if "I spoke" in line)
        x = stage.lines()[y].index("spoke")
        await stage.pilot.hover(offset=(x + 1, y))
        await stage.pilot.mouse_down(offset=(x + 1, y))
        await stage.pilot.hover(offset=(x + 8, y))
        await stage.pilot.mouse_up(offset=(x + 8, y))
        await stage.pilot.pause()
        words = stage.main._words()
        spans = stage.view.focus.spot.spans(words)[0]
        assert [span.of("I spoke with the minister.") for span in spans] == ["spoke with"]

    play(script)


def hinted(*spans: Span) -> Finding:
    return Finding("names", "accuracy/x", Severity.MAJOR, (Span(0, 1),), spans, f"at {spans}", "Max")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
def test_the_arrow_stands_where_y_takes_the_suggestion(
    play: Play, tmp_path: Path, size: tuple[int, int]
) -> None:
    texts = Bitext.of_texts([("I know Max and Moritz.", "Je connais Maxe et Maurice. " * 3)], "en", "fr")
    findings = (
        hinted(Span(11, 15)),
        hinted(Span(5, 5)),
        hinted(Span(0, 2), Span(3, 4)),
        hinted(Span(39, 43)),
    )
    pairs = tuple(replace(pair, score=Score(50.0, (), findings)) for pair in texts.pairs)

    async def script(stage: Stage) -> None:
        for takes in (True, False, False, True):
            assert "▸" in stage.text()
            arrows = [line for line in stage.lines() if re.search("→ +Max", line)]
            assert len(arrows) == takes, stage.text()
            assert ("Y put in →" in stage.lines()[-1]) is takes
            if not takes:
                await stage.press("Y")
                assert project.pair(0).target_original is None
            await stage.press("semicolon")
        await stage.press("Y")
        assert project.pair(0).target.startswith("Je connais Max et Maurice.")

    with Project.create(tmp_path / "max.alignpost", replace(texts, pairs=pairs)) as project:
        play(script, size=size, app=ReviewApp(project))


def test_what_many_pairs_are_counted_as_is_what_is_done(play: Play, project: Project) -> None:
    project.apply(SetLocked((2, 3), True))

    async def script(stage: Stage) -> None:
        await stage.press("end", "A")
        assert "(all pairs: 8 pairs, 2 locked)" in stage.text()
        assert "accept 6 pairs" in stage.text()
        assert "unlock 8 pairs" in stage.text()
        assert "accept 5 unreviewed pairs above the cursor" in stage.text()
        await stage.press("enter")
        assert "accept 6 pairs; z takes it back" in stage.said()

    play(script)
    accepted = [pair.id for pair in project.pairs() if pair.status is Status.ACCEPTED]
    assert accepted == [1, 4, 5, 6, 7, 8]
