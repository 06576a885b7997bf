"""New scores are made as the project's other scores were, or not at all."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from tests.review.conftest import Play, Stage, make_bitext

from alignpost.configuration import Table
from alignpost.errors import ProjectError, UsageError
from alignpost.model import Pair
from alignpost.progress import Progress
from alignpost.review import run_plain
from alignpost.review.rescoring import Rescored, Rescorer
from alignpost.review.reviewer import Reviewer
from alignpost.review.turns import Portion, Turns
from alignpost.score import read_glossary, score_bitext
from alignpost.score.settings import Settings
from alignpost.score.standard import Standard
from alignpost.store import EditText, InsertPair, Project, SetSetting


@contextmanager
def scored_project(path: Path, settings: dict[str, str]) -> Iterator[Project]:
    """The eight pairs, scored as the settings say."""
    own = Settings.of_project(settings)
    glossary = read_glossary(own.glossary, "en", "fr") if own.glossary else None
    bitext = score_bitext(
        make_bitext(), profile=own.profile or "default", checks=own.checks, glossary=glossary
    )
    with Project.create(path, bitext, settings, author="ada") as project:
        yield project


def test_an_edited_pair_is_scored_by_the_settings_of_the_project(tmp_path: Path) -> None:
    terms = tmp_path / "terms.tsv"
    terms.write_text("minister\tpremier ministre\n", encoding="utf-8")
    settings = {"profile": "strict", "glossary": str(terms), "checks.numbers": "off"}
    with scored_project(tmp_path / "p.alignpost", settings) as project:
        signature = project.signature
        run_plain(project, ["e J’ai parlé avec la ministre."], lambda _: None)
        score = project.pair(0).score
        assert score is not None
        assert "terms" in {finding.check for finding in score.findings}
        assert project.signature == signature
        run_plain(project, ["g 2", "e Nous avons rencontré 33 personnes."], lambda _: None)
        score = project.pair(1).score
        assert score is not None
        assert "numbers" not in {finding.check for finding in score.findings}


def test_the_configuration_holds_where_the_project_is_silent_and_options_hold_before_it(
    project: Project,
) -> None:
    pairs = [project.pair(1)]
    table = Table({"numbers": "off"})

    def signature(standard: Standard, **settings: str) -> str:
        return standard.in_project(settings).scores(pairs, ("en", "fr")).signature

    usual = signature(Standard())
    strict = signature(Standard(profile="strict"))
    assert usual == project.signature
    assert strict != usual
    assert signature(Standard(), profile="strict") == strict
    assert signature(Standard(profile="strict"), profile="default") == usual
    assert signature(Standard("strict", said=frozenset({"profile"})), profile="default") == strict
    assert signature(Standard(checks=table)) != usual
    assert signature(Standard(checks=table)) == signature(Standard(), **{"checks.numbers": "off"})
    with pytest.raises(UsageError, match="profile"):
        signature(Standard(), profile="gentle")


def test_scores_of_two_kinds_are_never_mixed(project: Project) -> None:
    before = project.signature
    project.apply(EditText(1, "target", "J’ai parlé."), SetSetting("profile", "strict"))
    rescorer = Rescorer(Reviewer(project))
    with pytest.raises(ProjectError, match="score again"):
        rescorer.take(rescorer.score([project.pair(0)]))
    assert (project.signature, project.pair(0).score) == (before, None)
    change = rescorer.take(rescorer.score(project.pairs()), joined=False)
    assert change is not None
    assert project.signature not in (before, None)
    assert all(pair.score is not None for pair in project.pairs())


def test_fast_edits_are_scored_one_after_the_other_and_none_is_lost(
    project: Project, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, beside = threading.Event(), threading.Lock()
    crowded: list[int] = []
    scored: list[int] = []
    real = Rescorer.score

    def slow(self: Rescorer, pairs: Sequence[Pair], *more: Progress) -> Rescored:
        if not beside.acquire(blocking=False):
            crowded.append(len(pairs))
            return real(self, pairs, *more)
        try:
            go_on.wait(10)
            scored.extend(pair.id for pair in pairs)
            return real(self, pairs, *more)
        finally:
            beside.release()

    monkeypatch.setattr(Rescorer, "score", slow)

    async def script(stage: Stage) -> None:
        main = stage.main
        for turn, number in enumerate((1, 2, 3, 3, 4)):
            main._regrouped(main.reviewer.edit(EditText(number, "target", f"Une phrase, {turn}.")))
            await stage.pilot.pause(0.06)  # its turn has come
        assert not scored
        go_on.set()
        for _ in range(400):
            await stage.pilot.pause(0.02)
            if all(pair.score is not None for pair in project.pairs()) and not main.pairs.unread:
                break
        assert all(pair.score is not None for pair in project.pairs())

    play(script)
    assert not crowded
    assert scored == [1, 2, 3, 4]


def test_a_pair_that_changes_again_while_it_waits_is_scored_once_as_it_is_now(project: Project) -> None:
    first, second, third = list(project.pairs())[:3]
    turns = Turns()
    assert turns.add([first, second], joined=True)
    later = replace(second, target="Autre chose.")
    assert not turns.add([third, later], joined=False)
    assert turns.next() == Portion((first,), joined=True)
    assert turns.next() == Portion((third, later), joined=False)
    assert not turns.add([first], joined=True)
    assert turns.next() is not None
    assert turns.next() is None
    assert turns.add([first], joined=True)


def test_the_screen_says_why_there_is_no_score(project: Project, play: Play) -> None:
    project.apply(SetSetting("profile", "strict"))

    async def script(stage: Stage) -> None:
        await stage.press("m")
        for _ in range(200):
            await stage.pilot.pause(0.02)
            if "other means" in stage.said():
                break
        assert "score again" in stage.said()
        assert stage.view.pair_at(0).score is None

    play(script)


def test_an_empty_pair_has_nothing_to_be_judged(project: Project) -> None:
    reviewer = Reviewer(project)
    rescorer = Rescorer(reviewer)
    assert rescorer.without_score(reviewer.edit(InsertPair(1, "before"))) == []
    edited = rescorer.without_score(reviewer.edit(EditText(2, "target", "Nous avons vu du monde.")))
    assert [pair.id for pair in edited] == [2]
