"""What build servers take: regions of several lines, doubts that fail nothing, and no more than they hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from alignpost.gate import Judgement, Outcome, Verdict
from alignpost.model import Bitext, Finding, Score, Severity, Span
from alignpost.report.assessment import Assessment, Unscored
from alignpost.report.github import github_annotations
from alignpost.report.gitlab import gitlab_report
from alignpost.report.json import score_report
from alignpost.report.json_reader import assessment_of
from alignpost.report.junit import junit_report
from alignpost.report.markdown import markdown_report
from alignpost.report.places import Files
from alignpost.report.sarif import sarif_report


def test_junit_tells_of_findings_that_the_limits_allow_and_fails_nothing_for_a_doubt(
    assessment: Assessment,
) -> None:
    doubt = Judgement("baseline-pairs", Outcome.INVESTIGATE, "1 new", 1, pairs=(2,))
    one, other = (replace(pair, score=Score(90, (), ())) for pair in assessment.bitext.pairs[1:])
    finding = Finding("terms", "terminology", Severity.MINOR, (), (Span(0, 2),), "Not the term.")
    one = replace(one, score=Score(90, (), (finding,)))
    bitext = replace(assessment.bitext, pairs=(one, other))
    limits, pairs = ET.fromstring(
        junit_report(Assessment(bitext, assessment.files, Verdict((doubt,)))).encode()
    )
    assert [suite.get("failures") for suite in (limits, pairs)] == ["0", "0"]
    assert [case.findtext("system-out") for case in limits] == ["investigate: 1 new Pairs: 2."]
    found, clean = pairs
    assert "minor terms, pair 2: Not the term." in (found.findtext("system-out") or "")
    assert clean.find("system-out") is None


@pytest.fixture
def broken_line(tmp_path: Path) -> Assessment:
    """A finding on words that stand on two lines of the file."""
    path = tmp_path / "lines.csv"
    path.write_text('source,target\n"We lost men.","Nous avons\nperdu des armes."\n', encoding="utf-8")
    bitext = Bitext.of_texts([("We lost men.", "Nous avons\nperdu des armes.")], "en", "fr")
    finding = Finding("terms", "terminology", Severity.MAJOR, (), (Span(5, 16),), "Not lost.")
    bitext = replace(bitext, pairs=(replace(bitext.pairs[0], score=Score(50, (), (finding,))),))
    return Assessment(bitext, Files(path, path, bitext), Verdict())


def test_words_on_two_lines_have_a_region_of_two_lines(broken_line: Assessment) -> None:
    (result,) = sarif_report(broken_line)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 2, "startColumn": 22, "endLine": 3, "endColumn": 6}
    assert place["artifactLocation"]["uri"].startswith("file:///")
    (entry,) = gitlab_report(broken_line)
    assert entry["location"]["lines"] == {"begin": 2, "end": 3}
    (line,) = github_annotations(broken_line)
    assert ",line=2,endLine=3,title=" in line  # GitHub takes no columns of several lines


def test_gitlab_gets_paths_from_the_folder_it_works_in(
    broken_line: Assessment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "work").mkdir()

    def paths() -> list[str]:
        broken = Unscored((tmp_path / "a b" / "c.tmx").as_posix(), "is empty")
        entries = gitlab_report(broken_line, unscored=[broken, Unscored("d/e.tmx", "is empty")])
        return [entry["location"]["path"] for entry in entries]

    monkeypatch.chdir(tmp_path)
    assert paths() == ["lines.csv", "a b/c.tmx", "d/e.tmx"]
    monkeypatch.chdir(tmp_path / "work")
    assert paths() == [f"{tmp_path.as_posix()}/lines.csv", f"{tmp_path.as_posix()}/a b/c.tmx", "d/e.tmx"]


def test_markdown_that_does_not_fit_keeps_its_figures_and_gravest_pairs(assessment: Assessment) -> None:
    whole = markdown_report(assessment)
    rows = [line for line in whole.splitlines() if line.startswith(("| 1 |", "| 2 |"))]
    assert "critical" in rows[0]
    assert "critical" not in rows[1]
    small = markdown_report(assessment, most_bytes=len(whole.encode()) - 1)
    assert rows[0] in small
    assert rows[1] not in small
    assert "| max-critical |" in small
    assert small.endswith("\n\n1 line did not fit in here; the JSON report has everything.\n")
    assert len(small.encode()) < len(whole.encode())
    assert markdown_report(assessment, most_bytes=len(whole.encode())) == whole


@pytest.mark.parametrize("most_bytes", [300, 1000, 20_000])
def test_markdown_of_many_files_fits_whatever_they_hold(assessment: Assessment, most_bytes: int) -> None:
    files = [assessment] * 60
    assert len(markdown_report(*files).encode()) <= 65_000
    told = markdown_report(*files, unscored=[Unscored("x" * 400, "is empty")], most_bytes=most_bytes)
    assert most_bytes - 1000 < len(told.encode()) <= most_bytes
    assert told.startswith("## ❌ 61 files: failed")


def test_sarif_leaves_out_the_least_grave_of_more_results_than_servers_take(assessment: Assessment) -> None:
    (finding,) = (f for _, f in assessment.findings() if f.severity is Severity.CRITICAL)
    grades = (Severity.MINOR, Severity.CRITICAL, Severity.NEUTRAL)
    many = [replace(finding, severity=grades[number % 3]) for number in range(30_000)]
    pair = assessment.bitext.pairs[0]
    assert pair.score is not None
    bitext = replace(
        assessment.bitext, pairs=(replace(pair, score=replace(pair.score, findings=tuple(many))),)
    )
    (run,) = sarif_report(Assessment(bitext, assessment.files, assessment.verdict))["runs"]
    kept = Counter(result["properties"]["severity"] for result in run["results"])
    assert kept == {"critical": 10_000, "minor": 10_000, "neutral": 5_000}
    assert [result["properties"]["severity"] for result in run["results"][:3]] == [
        "minor",
        "critical",
        "neutral",
    ]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is True
    (told,) = invocation["toolExecutionNotifications"]
    assert told["message"]["text"] == "5,000 findings of the least grave are left out of this report"
    assert "invocations" not in sarif_report(assessment)["runs"][0]


def test_a_dropped_pair_is_still_dropped_in_the_report_of_an_earlier_run(assessment: Assessment) -> None:
    first, *others = assessment.bitext.pairs
    bitext = replace(assessment.bitext, pairs=(replace(first, keep=False), *others))
    report = score_report(Assessment(bitext, assessment.files, assessment.verdict))
    again = assessment_of(report, assessment.files.source, assessment.files.target)
    assert [pair.keep for pair in again.bitext.pairs] == [False, True, True]
    assert first.id not in {pair.id for pair, _ in again.findings()}
