"""A review goes on with new versions of its texts: what stays, what falls back, what is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.revision.conftest import SOURCES, TARGETS, Revised

from alignpost.errors import ProjectError
from alignpost.model import Pair, Score, Span, Status
from alignpost.store import (
    AddNote,
    Command,
    DismissFinding,
    EditText,
    MergePairs,
    Project,
    ReplaceScores,
    SetBookmark,
    SetHumanScore,
    SetKeep,
    SetLocked,
    SetStatus,
    SplitSegment,
    SwapPairs,
    merge,
    replay,
)

ALL = (1, 2, 3, 4, 5)


def by_number(project: Project) -> dict[int, Pair]:
    return {pair.id: pair for pair in project.pairs()}


def marked(words: str, target: str) -> Span:
    return Span(target.index(words), target.index(words) + len(words))


def test_the_same_texts_are_no_revision(project: Project, revise: Revised) -> None:
    project.apply(SplitSegment(2, "target", TARGETS[1].index("et de")), MergePairs([3, 4]))
    before = project.path.read_bytes()
    assert not revise()
    assert project.path.read_bytes() == before


def test_what_is_not_revised_keeps_everything(project: Project, revise: Revised) -> None:
    project.apply(
        SetStatus([1], Status.ACCEPTED),
        SetHumanScore(1, 80),
        AddNote(1, "Good.", target_spans=[marked("ministre", TARGETS[0])]),
        DismissFinding(1, "numbers", "an", "une"),
        SetBookmark([1], True),
        SetKeep([4], False),
        ReplaceScores({1: Score(88.0), 2: Score(50.0)}, "by hand"),
        SetLocked([1], True),
    )
    before = by_number(project)
    assert revise(target={2: "Il a promis de nouvelles écoles et de bonnes routes."})
    after = by_number(project)
    assert [after[number] for number in (1, 3, 4, 5)] == [before[number] for number in (1, 3, 4, 5)]
    assert (after[2].score, after[1].score) == (None, Score(88.0))


def test_a_changed_pair_is_to_be_reviewed_again_and_says_what_it_was(
    project: Project, revise: Revised
) -> None:
    project.apply(SetStatus(ALL, Status.ACCEPTED), SetHumanScore(2, 70.5), SetBookmark([2], True))
    assert revise(target={2: "Il a promis de nouvelles écoles."})
    pair = by_number(project)[2]
    assert (pair.source, pair.target) == (SOURCES[1], "Il a promis de nouvelles écoles.")
    assert (pair.status, pair.human_score, pair.bookmarked) == (Status.UNREVIEWED, None, True)
    assert [note.text for note in pair.notes] == [
        f"The target was revised. Before: “{TARGETS[1]}”\nIt was accepted.\nIt was scored 70.5 by hand."
    ]
    assert {each.status for each in project.pairs() if each.id != 2} == {Status.ACCEPTED}


def test_both_sides_may_be_revised(project: Project, revise: Revised) -> None:
    project.apply(SetStatus(ALL, Status.REJECTED))
    assert revise({4: "The long debate ended late at night."}, {4: "Le long débat s’est terminé tard."})
    pair = by_number(project)[4]
    assert pair.notes[0].text.splitlines() == [
        f"The source was revised. Before: “{SOURCES[3]}”",
        f"The target was revised. Before: “{TARGETS[3]}”",
        "It was rejected.",
    ]


def test_notes_stay_on_words_that_are_still_there_and_say_which_are_not(
    project: Project, revise: Revised
) -> None:
    for text, words in (("a", "nouvelles écoles"), ("b", "routes"), ("c", "Il a promis de")):
        project.apply(AddNote(2, text, target_spans=[marked(words, TARGETS[1])]))
    target = "Hier, il a promis de nouvelles écoles et de meilleures voies."
    assert revise(target={2: target})
    notes = by_number(project)[2].notes
    assert [[span.of(target) for span in note.target_spans] for note in notes] == [
        ["nouvelles écoles"],
        [],
        ["a promis de"],
        [],
    ]
    assert [note.text for note in notes[:3]] == ["a", "b", "c"]
    assert notes[3].text.splitlines()[1:] == [
        "Note 2 marked “routes”, which is not there any more.",
        "Note 3 marked “Il a promis de”; it marks “a promis de” now.",
    ]


def test_lines_broken_elsewhere_change_no_decision(project: Project, revise: Revised) -> None:
    project.apply(
        SetStatus(ALL, Status.ACCEPTED),
        SetLocked(ALL, True),
        AddNote(2, "Look.", target_spans=[marked("meilleures routes", TARGETS[1])]),
    )
    assert revise(target="\n".join(TARGETS).replace("de meilleures", "de\nmeilleures"))
    pair = by_number(project)[2]
    assert pair.target == TARGETS[1].replace("de meilleures", "de\nmeilleures")
    assert [span.of(pair.target) for note in pair.notes for span in note.target_spans] == [
        "meilleures routes"
    ]
    assert all(each.status is Status.ACCEPTED and each.locked for each in project.pairs())


EDITED = "Nul n’a posé de question sur l’argent."


def test_an_edit_stays_where_the_file_stays(project: Project, revise: Revised) -> None:
    project.apply(EditText(3, "target", EDITED), SetStatus([3], Status.ACCEPTED))
    before = by_number(project)[3]
    assert revise(target={2: "Il a promis des écoles."})
    assert by_number(project)[3] == before


def test_an_edit_and_another_text_in_the_file_are_both_kept(project: Project, revise: Revised) -> None:
    project.apply(EditText(3, "target", EDITED), SetStatus([3], Status.ACCEPTED))
    files = "Personne n’a osé poser de question sur l’argent."
    assert revise(target={3: files})
    pair = by_number(project)[3]
    assert (pair.target, pair.target_original, pair.status) == (EDITED, files, Status.UNREVIEWED)
    assert pair.notes[0].suggestion == files
    assert f"The file said: “{TARGETS[2]}”" in pair.notes[0].text.splitlines()


def test_an_edit_that_the_file_has_taken_over_is_none_any_more(project: Project, revise: Revised) -> None:
    project.apply(EditText(3, "target", EDITED), SetStatus([3], Status.ACCEPTED))
    assert revise(target={3: EDITED})
    pair = by_number(project)[3]
    assert (pair.target, pair.target_original) == (EDITED, None)
    assert (pair.status, pair.notes) == (Status.ACCEPTED, ())


def test_a_translation_that_was_typed_meets_the_one_in_the_file(project: Project, revise: Revised) -> None:
    assert revise(target={3: None})
    assert by_number(project)[3].target == ""
    project.apply(EditText(3, "target", EDITED), SetStatus([3], Status.NEEDS_WORK))
    assert revise(target={3: TARGETS[2]})
    pair = by_number(project)[3]
    assert (pair.target, pair.target_original) == (EDITED, TARGETS[2])
    assert pair.notes[-1].suggestion == TARGETS[2]


def test_locked_pairs_are_changed_only_on_request(project: Project, revise: Revised) -> None:
    project.apply(SetStatus([2], Status.ACCEPTED), SetLocked([2, 3], True))
    before = project.state()
    with pytest.raises(ProjectError, match=r"pair 2 is locked.*--unlock"):
        revise(target={2: "Il a promis de nouvelles écoles."})
    with pytest.raises(ProjectError, match=r"2 pairs, 2 first, are locked"):
        revise(target={2: "Il a promis.", 3: None})
    assert project.state() == before
    assert revise(target={2: "Il a promis de nouvelles écoles."}, unlock=True)
    assert (by_number(project)[2].locked, by_number(project)[3].locked) == (False, True)


def test_new_sentences_are_new_pairs_in_their_places(project: Project, revise: Revised) -> None:
    project.apply(SetStatus(ALL, Status.ACCEPTED))
    assert revise({3.5: "The hall stayed silent."}, {3.5: "La salle est restée silencieuse."})
    assert [pair.id for pair in project.pairs()] == [1, 2, 3, 6, 4, 5]
    new = by_number(project)[6]
    assert (new.source, new.target) == ("The hall stayed silent.", "La salle est restée silencieuse.")
    assert (new.status, new.notes) == (Status.UNREVIEWED, ())
    assert {pair.status for pair in project.pairs() if pair.id != 6} == {Status.ACCEPTED}


@pytest.mark.parametrize("status", [Status.UNREVIEWED, Status.NEEDS_WORK, Status.REJECTED])
def test_a_translation_that_was_missing_joins_its_source(
    project: Project, revise: Revised, status: Status
) -> None:
    assert revise(target={4: None})
    project.apply(SetStatus([4], status))
    assert revise(target={})
    assert [pair.id for pair in project.pairs()] == [1, 2, 3, 4, 5]
    pair = by_number(project)[4]
    assert (pair.source, pair.target) == (SOURCES[3], TARGETS[3])
    assert pair.notes[-1].text.splitlines()[0] == "The target is new; there was none."


def test_an_omission_that_was_accepted_stays_one(project: Project, revise: Revised) -> None:
    assert revise(target={4: None})
    project.apply(SetStatus([4], Status.ACCEPTED))
    before = by_number(project)[4]
    assert revise(target={})
    assert by_number(project)[4] == before
    assert [(pair.source, pair.target) for pair in project.pairs() if pair.id > 5] == [("", TARGETS[3])]


def test_what_belonged_to_a_pair_that_is_gone_goes_to_the_one_above(
    project: Project, revise: Revised
) -> None:
    project.apply(
        AddNote(3, "Why?", target_spans=[marked("argent", TARGETS[2])]), SetStatus([2, 3], Status.ACCEPTED)
    )
    assert revise({3: None}, {3: None})
    pairs = by_number(project)
    assert sorted(pairs) == [1, 2, 4, 5]
    assert [note.text.splitlines()[0] for note in pairs[2].notes] == [
        "Why?",
        "Pair 3 is not in the revised texts.",
    ]
    assert pairs[2].notes[1].text.splitlines()[1:] == [
        f"Its source was: “{SOURCES[2]}”",
        f"Its target was: “{TARGETS[2]}”",
        "It was accepted.",
        "Note 1 marked “argent”, which is not there any more.",
    ]
    assert pairs[2].status is Status.ACCEPTED


def test_nobody_is_told_of_a_pair_that_nobody_had_touched(project: Project, revise: Revised) -> None:
    assert revise({3: None}, {3: None})
    assert [pair.notes for pair in project.pairs()] == [()] * 4


def test_an_edit_in_a_pair_that_is_gone_is_told(project: Project, revise: Revised) -> None:
    project.apply(EditText(3, "target", EDITED))
    assert revise({3: None}, {3: None})
    pair = by_number(project)[3]
    assert (pair.source, pair.target, pair.target_original) == ("", EDITED, "")
    assert "It has nothing there any more." in pair.notes[0].text.splitlines()


def test_sentences_that_were_joined_are_the_larger_pair_and_tell_of_the_other(
    project: Project, revise: Revised
) -> None:
    project.apply(AddNote(1, "Who?"), SetStatus(ALL, Status.ACCEPTED))
    source = "The minister spoke for an hour, and he promised new schools and better roads."
    target = (
        "Le ministre a parlé pendant une heure et il a promis de nouvelles écoles et de meilleures routes."
    )
    assert revise({1: source, 2: None}, {1: target, 2: None})
    assert [pair.id for pair in project.pairs()] == [2, 3, 4, 5]
    pair = by_number(project)[2]
    assert (pair.source, pair.target, pair.status) == (source, target, Status.UNREVIEWED)
    assert pair.notes[0].text == "Who?"
    assert "Pair 1 is a part of this one now." in pair.notes[1].text.splitlines()


def test_a_pair_that_moved_is_the_same_pair(project: Project, revise: Revised) -> None:
    project.apply(SetStatus(ALL, Status.ACCEPTED), AddNote(2, "Good."))
    before = by_number(project)[2]
    assert revise({2: None, 4.5: SOURCES[1]}, {2: None, 4.5: TARGETS[1]})
    assert [pair.id for pair in project.pairs()] == [1, 3, 4, 2, 5]
    after = by_number(project)[2]
    assert (after.status, after.notes, after.source, after.target) == (
        *(Status.ACCEPTED, before.notes, SOURCES[1], TARGETS[1]),
    )


@pytest.mark.parametrize("source", [SOURCES[1], "He promised new schools and good roads."])
def test_a_pair_that_moved_and_changed_is_the_same_pair_to_be_reviewed_again(
    project: Project, revise: Revised, source: str
) -> None:
    project.apply(SetStatus(ALL, Status.ACCEPTED), AddNote(2, "Good."))
    target = "Il a promis de nouvelles écoles et de bonnes routes."
    assert revise({2: None, 4.5: source}, {2: None, 4.5: target})
    assert [pair.id for pair in project.pairs()] == [1, 3, 4, 2, 5]
    pair = by_number(project)[2]
    assert (pair.source, pair.target, pair.status) == (source, target, Status.UNREVIEWED)
    assert pair.notes[0].text == "Good."
    assert f"The target was revised. Before: “{TARGETS[1]}”" in pair.notes[1].text


def test_a_pair_that_has_a_few_words_of_one_that_is_gone_is_a_new_one(
    project: Project, revise: Revised
) -> None:
    assert revise(
        {2: None, 4.5: "She promised a new hospital and cheaper trains."},
        {2: None, 4.5: "Elle a promis un hôpital et des trains moins chers."},
    )
    assert [pair.id for pair in project.pairs()] == [1, 3, 4, 6, 5]


def test_pairs_that_changed_places_stay_where_a_person_has_put_them(
    project: Project, revise: Revised
) -> None:
    project.apply(SwapPairs(1, 5), SwapPairs(2, 4, "target"))
    kept = [(pair.id, pair.source, pair.target) for pair in project.pairs()]
    assert revise({3.5: "The hall stayed silent."}, {3.5: "La salle est restée silencieuse."})
    assert [
        each for each in ((pair.id, pair.source, pair.target) for pair in project.pairs()) if each[0] < 6
    ] == kept


def test_it_is_one_step_that_undo_takes_back_and_redo_does_again(project: Project, revise: Revised) -> None:
    project.apply(SetStatus(ALL, Status.ACCEPTED), AddNote(3, "Why?"), EditText(4, "target", "Fin du débat."))
    before, pairs, texts = project.state(), list(project.pairs()), project.documents()
    assert revise({3: None, 4.5: "Then it rained."}, {2: "Il a promis de nouvelles écoles.", 4: None})
    after = project.state()
    assert project.undo() == "take in new versions of both texts"
    assert (project.state(), list(project.pairs()), project.documents()) == (before, pairs, texts)
    assert project.redo() == "take in new versions of both texts"
    assert project.state() == after


def test_edits_of_sentences_go_by_the_new_text(project: Project, revise: Revised) -> None:
    target = "Il a promis de nouvelles écoles, et de meilleures routes bientôt."
    project.apply(SplitSegment(4, "target", TARGETS[3].index("tard")))  # reads the texts
    assert revise(target={2: target})
    project.apply(SplitSegment(2, "target", target.index("et de")))
    assert [segment.text for segment in project.segments(2, "target")] == [
        "Il a promis de nouvelles écoles,",
        "et de meilleures routes bientôt.",
    ]
    assert [segment.text for segment in project.segments(4, "target")] == [
        "Le débat s’est terminé",
        "tard dans la nuit.",
    ]
    project.undo()
    project.undo()
    assert [segment.text for segment in project.segments(5, "target")] == [TARGETS[4]]


def test_another_program_sees_the_new_texts(project: Project, revise: Revised) -> None:
    with Project.open(project.path, author="Bob") as bob:
        assert [segment.text for segment in bob.segments(5, "target")] == [TARGETS[4]]
        assert revise(target={2: "Il a promis.", 4.5: "La nuit est tombée."})
        assert list(bob.pairs()) == list(project.pairs())
        assert [segment.text for segment in bob.segments(5, "target")] == [TARGETS[4]]
        assert bob.documents() == project.documents()


def test_an_edit_right_behind_anothers_revision_takes_its_texts_from_the_new_version(
    project: Project, revise: Revised
) -> None:
    with Project.open(project.path, author="Bob") as bob:
        bob.apply(MergePairs([4, 5]))  # for which the old texts were read
        bob.undo()
        assert revise(target={1: "Le ministre parla."})
        bob.apply(MergePairs([4, 5]))
    assert by_number(project)[4].target == f"{TARGETS[3]} {TARGETS[4]}"


@pytest.mark.parametrize("theirs", [MergePairs([4, 5]), SplitSegment(5, "source", 10)])
def test_a_revision_is_refused_where_the_pairs_changed_meanwhile(
    project: Project, revise: Revised, monkeypatch: pytest.MonkeyPatch, theirs: Command
) -> None:
    with Project.open(project.path, author="Bob") as bob:
        apply = Project.apply

        def after_bob(self: Project, command: Command) -> None:
            apply(bob, theirs)
            apply(self, command)

        monkeypatch.setattr(Project, "apply", after_bob)
        with pytest.raises(ProjectError, match="revise again"):
            revise(target={2: "Il a promis."})
    assert by_number(project)[2].target == TARGETS[1]


def test_a_revision_is_replayed_and_merged(project: Project, revise: Revised, tmp_path: Path) -> None:
    hers = tmp_path / "hers.alignpost"
    hers.write_bytes(project.path.read_bytes())
    project.apply(SetStatus(ALL, Status.ACCEPTED))
    assert revise({4.5: "Then it rained."}, {2: "Il a promis de nouvelles écoles.", 4.5: "Puis il a plu."})
    with Project.open(hers, author="Bea") as other:
        other.apply(SetStatus([3], Status.REJECTED), AddNote(5, "Sure?"))
    assert replay(project.path, tmp_path / "again.alignpost").verified
    ours = tmp_path / "ours.alignpost"
    assert [conflict.pair_id for conflict in merge(hers, project.path, ours).conflicts] == [3]
    with Project.open(ours) as merged:
        assert merged.documents() == project.documents()
        assert [pair.target for pair in merged.pairs()] == [pair.target for pair in project.pairs()]
        assert [note.text for note in by_number(merged)[5].notes] == ["Sure?"]
