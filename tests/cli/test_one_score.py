"""A project has one score, whoever asks: `score`, `batch`, `explain`, Python."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run

import alignpost
from alignpost.model import Bitext
from alignpost.score.standard import Standard
from alignpost.store import Project
from alignpost.store.findings import DismissFinding
from alignpost.store.settings import SetSetting

PAIRS = [
    ("The tariffs start on Friday, at 9 a.m.!", "Les tarifs commencent jeudi, à 9 h."),
    ("We lost 12 men.", "Nous avons perdu 21 hommes."),
    ("We lost 12 men.", "Douze hommes sont tombés."),
    ("", "Fin de l’article."),
]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose scores were never made, with settings of its own and a finding dismissed."""
    monkeypatch.chdir(tmp_path)
    glossary = tmp_path / "terms.tsv"
    glossary.write_text("tariff\tdroit de douane\n", encoding="utf-8")
    path = tmp_path / "war.alignpost"
    with Project.create(path, Bitext.of_texts(PAIRS, "en", "fr")) as made:
        made.apply(SetSetting("profile", "strict"))
        made.apply(SetSetting("glossary", str(glossary)))
        made.apply(SetSetting("checks.exclamation", "off"))
        made.apply(DismissFinding(2, "numbers", "12", "21", "miscounted"))
    return path


def asked(run: Run, project: Path) -> dict[str, dict[str, Any]]:
    run("batch", project, "-o", "reports", "--workers", "1")
    return {
        "score": json.loads(run("score", project, "--json").out),
        "batch": json.loads(Path("reports", f"{project.name}.json").read_text(encoding="utf-8")),
    }


def told(report: Any) -> Any:
    """A report with its numbers as people are shown them: where words lie in memory may change the last bits."""
    if isinstance(report, dict):
        return {name: told(value) for name, value in report.items()}
    if isinstance(report, list):
        return [told(value) for value in report]
    return round(report, 3) if isinstance(report, float) else report


def test_score_and_batch_give_the_same_report(project: Path, run: Run) -> None:
    said = asked(run, project)
    assert said["batch"].pop("digest")
    assert told(said["batch"]) == told(said["score"])
    checks = {finding["check"] for pair in said["score"]["pairs"] for finding in pair["findings"]}
    assert checks >= {"terms", "numbers", "consistency"}
    assert "exclamation" not in checks


def test_explain_tells_of_each_pair_what_score_tells(project: Path, run: Run) -> None:
    for pair in asked(run, project)["score"]["pairs"]:
        told = json.loads(run("explain", project, "--pair", pair["id"], "--json").out)
        assert told["fidelity"] == pytest.approx(
            pair["fidelity"], abs=0.01
        )  # one pair is multiplied otherwise than four
        assert told["findings"] == pair["findings"]


def test_python_gives_the_same(project: Path, run: Run) -> None:
    report = asked(run, project)["score"]
    scores = alignpost.score(project)
    assert (scores.fidelity, scores.signature) == (report["fidelity"], report["signature"])
    assert [score.fidelity for score in scores.pairs] == [pair["fidelity"] for pair in report["pairs"]]
    bare = alignpost.score(alignpost.read(project))
    assert "profile:default|" in bare.signature
    told = alignpost.score(
        alignpost.read(project),
        profile="strict",
        checks={"exclamation": "off"},
        glossary=project.parent / "terms.tsv",
    )
    assert told == scores


def test_a_changed_glossary_is_scored_anew_by_batch(project: Path, run: Run) -> None:
    words = ("batch", project, "-o", "reports", "--workers", "1")
    run(*words)
    assert "1 taken from an earlier run" in run(*words).err
    Path("terms.tsv").write_text("tariff\ttarif\n", encoding="utf-8")
    assert "0 taken from an earlier run" in run(*words).err
    Path("terms.tsv").unlink()
    outcome = run(*words)
    assert outcome.code == 3
    assert "terms.tsv: there is no such file" in outcome.out
    assert run("score", project).code == 3


def test_a_damaged_project_stops_no_other_file(project: Path, run: Run) -> None:
    Path("broken.alignpost").write_bytes(project.read_bytes()[:5000])
    outcome = run("batch", "*.alignpost", "-o", "reports", "--workers", "1")
    assert outcome.code == 4
    assert "broken.alignpost" in outcome.out.splitlines()[0]
    assert outcome.out.splitlines()[1].endswith("war.alignpost")


def test_the_command_line_comes_before_the_project(project: Path) -> None:
    with Project.open(project) as opened:
        settings = opened.settings
    configured = Standard("social").in_project(settings)
    assert (configured.profile, configured.glossary) == ("strict", project.parent / "terms.tsv")
    assert Standard("social", said=frozenset({"profile"})).in_project(settings).profile == "social"
