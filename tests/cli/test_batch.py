"""`alignpost batch`: each file with its verdict, the sentences to look at, and reports on all together."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.cli.conftest import Run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    for name, count in (("good", 12), ("wrong one", 21)):
        text = f"Good morning.\tBonjour.\nWe lost 12 men.\tNous avons perdu {count} hommes.\n"
        (tmp_path / f"{name}.tsv").write_text(text, encoding="utf-8")
    return tmp_path


BATCH = ("batch", "*.tsv", "-o", "reports", "--workers", "1", "--max-critical", "0")


@pytest.mark.usefixtures("folder")
def test_a_file_that_fails_is_told_with_its_sentence(run: Run) -> None:
    outcome = run(*BATCH)
    assert outcome.code == 1
    good, wrong, limit, pair = outcome.out.splitlines()
    assert (good[0], wrong[0]) == ("✓", "✕")
    assert "max-critical: 1 critical finding" in limit
    assert "pair 2, line 2" in pair
    assert "“12” became “21”" in pair
    assert outcome.err == "2 files: 1 failed, 0 could not be scored, 0 taken from an earlier run\n"
    again = run(*BATCH)
    assert (again.code, again.out) == (1, outcome.out), "an earlier run tells the same"


@pytest.mark.parametrize(
    ("more", "configuration", "terms"),
    [
        (("--profile", "strict"), "", "men\thommes\n"),
        (("--target-lang", "fr-CA"), "", "men\thommes\n"),
        (("--max-major", "3"), "", "men\thommes\n"),
        ((), '[checks]\nnumbers = "off"\n', "men\thommes\n"),
        ((), "", "men\tgars\n"),
    ],
)
def test_what_is_judged_otherwise_is_judged_anew(
    folder: Path, run: Run, more: tuple[str, ...], configuration: str, terms: str
) -> None:
    glossary = folder / "terms.txt"
    glossary.write_text("men\thommes\n", encoding="utf-8")
    words = (*BATCH, "--glossary", glossary)
    assert "0 taken from an earlier run" in run(*words).err
    assert "2 taken from an earlier run" in run(*words).err
    (folder / "alignpost.toml").write_text(configuration, encoding="utf-8")
    glossary.write_text(terms, encoding="utf-8")
    assert "0 taken from an earlier run" in run(*words, *more).err


def test_one_report_on_all_files(folder: Path, run: Run) -> None:
    (folder / "broken.tsv").write_text("one\n", encoding="utf-8")
    places = ("--junit", "j.xml", "--sarif", "s.json", "--gitlab", "g.json", "--markdown", "m.md")
    outcome = run(*BATCH, *places, "--github")
    assert outcome.code == 3
    assert "::error file=wrong one.tsv,line=2,endLine=2,col=" in outcome.out
    suites = [suite.get("name", "") for suite in ET.parse("j.xml").getroot()]
    assert {name.split(":")[0] for name in suites} == {"good.tsv", "wrong one.tsv", "broken.tsv"}
    (sarif,) = json.loads(Path("s.json").read_text(encoding="utf-8"))["runs"]
    places_told = [result["locations"][0]["physicalLocation"] for result in sarif["results"]]
    assert {place["artifactLocation"]["uri"] for place in places_told} == {"wrong%20one.tsv"}
    assert json.loads(Path("g.json").read_text(encoding="utf-8"))[0]["location"]["lines"]["begin"] == 2
    assert "3 files: failed" in Path("m.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("folder")
def test_json_and_reports_to_standard_output_stay_alone_there(run: Run) -> None:
    rows = json.loads(run(*BATCH, "--json", "--github").out)
    assert [row["outcome"] for row in rows] == ["pass", "fail"]
    page = run(*BATCH, "--markdown", "-")
    assert page.out.startswith("## ")
    assert "✕" not in page.out
    assert "pair 2, line 2" in page.err


@pytest.mark.usefixtures("folder")
def test_a_file_is_left_out_and_no_report_overwrites_one(run: Run) -> None:
    assert run(*BATCH, "--exclude", "wrong*").code == 0
    outcome = run(*BATCH, "--junit", "good.tsv")
    assert (outcome.code, "would overwrite good.tsv" in outcome.err) == (2, True)


def test_no_report_overwrites_the_manifest(folder: Path, run: Run) -> None:
    manifest = folder / "all.manifest"
    manifest.write_text("good.tsv\n", encoding="utf-8")
    outcome = run("batch", "all.manifest", "-o", "reports", "--junit", "all.manifest")
    assert (outcome.code, "all.manifest, which is an input" in outcome.err) == (2, True)
    assert manifest.read_text(encoding="utf-8") == "good.tsv\n"


def test_one_file_is_one_file(folder: Path, run: Run) -> None:
    (folder / "good.tsv").write_text("Good morning.\tBonjour.\n", encoding="utf-8")
    outcome = run("batch", "good.tsv", "-o", "reports", "--workers", "1", "--markdown", "-")
    assert outcome.err.startswith("✓")
    assert "1 file: 0 failed" in outcome.err
    assert ", 1 pair, " in outcome.out


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ('baseline = "base.json"', "baseline in the table [gate]"),
        ("min-chrf = 40", "score --reference FILE"),
        ("max-ter = 90", "score --reference FILE"),
    ],
)
def test_what_only_one_translation_has_is_not_passed_over(
    folder: Path, run: Run, limit: str, told: str
) -> None:
    (folder / "alignpost.toml").write_text(f"[gate]\n{limit}\n", encoding="utf-8")
    outcome = run(*BATCH)
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err
    assert not (folder / "reports").exists()
