"""Every report says what was found, points at the right words, and lets no text become more than text."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from tests.report.conftest import PAIRS

from alignpost.gate import Thresholds, Verdict, judge
from alignpost.model import Bead, Bitext, Dismissal, Finding, Score, Severity, Span, Status
from alignpost.report.assessment import Assessment, Unscored
from alignpost.report.github import github_annotations
from alignpost.report.gitlab import gitlab_report
from alignpost.report.html import html_report
from alignpost.report.json import score_report
from alignpost.report.json_reader import assessment_of
from alignpost.report.junit import junit_report
from alignpost.report.markdown import markdown_report
from alignpost.report.places import Files
from alignpost.report.sarif import sarif_report
from alignpost.report.table import table
from alignpost.report.verdict import failed_lines, verdict_lines
from alignpost.score import score_bitext
from alignpost.visible import figure


def words_at(assessment: Assessment, line: int, column: int, end: int) -> str:
    return assessment.files.target.read_text(encoding="utf-8").split("\n")[line - 1][column - 1 : end - 1]


def test_json_can_be_read_again_and_agrees_with_the_verdict(assessment: Assessment) -> None:
    report = json.loads(json.dumps(score_report(assessment)))
    assert (report["format"], report["version"], report["outcome"]) == ("alignpost-score", 1, "fail")
    assert [row["rule"] for row in report["judgements"]] == ["max-critical", "max-unaligned"]
    (number,) = (f for f in report["pairs"][0]["findings"] if f["check"] == "numbers")
    start, end = number["target_spans"][0]
    assert report["pairs"][0]["target"][start:end] == "21"


def test_sarif_regions_cover_the_words(assessment: Assessment) -> None:
    report = sarif_report(assessment)
    (run,) = report["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    (number,) = (result for result in run["results"] if result["ruleId"] == "numbers")
    region = number["locations"][0]["physicalLocation"]["region"]
    assert words_at(assessment, region["startLine"], region["startColumn"], region["endColumn"]) == "21"
    region = number["relatedLocations"][0]["physicalLocation"]["region"]
    assert words_at(assessment, region["startLine"], region["startColumn"], region["endColumn"]) == "12"
    assert number["level"] == "error"


def test_junit_counts_what_it_holds_and_fails_only_the_blamed(assessment: Assessment) -> None:
    root = ET.fromstring(junit_report(assessment).encode())
    for suite in root.iter("testsuite"):
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
    limits, pairs = root.iter("testsuite")
    assert [case.get("name") for case in limits if case.find("failure") is not None] == ["max-critical"]
    failed = [case.get("name", "").split(":")[0] for case in pairs if case.find("failure") is not None]
    assert failed == [f"pair {number}" for number in assessment.verdict.blamed]


JUNIT = {
    "testsuites": {"name"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped"},
    "testcase": {"classname", "name"},
    "failure": {"message", "type"},
    "error": {"message", "type"},
    "system-out": set[str](),
}
"""Elements and attributes that Jenkins's schema (junit-10.xsd of its xunit plug-in) knows, and no others."""


def test_junit_says_nothing_that_its_readers_do_not_know(assessment: Assessment, good: Assessment) -> None:
    root = ET.fromstring(junit_report(assessment, good, unscored=[BROKEN]).encode())
    for element in root.iter():
        assert set(element.attrib) == JUNIT[element.tag]
        assert (element.text or "")[:1] != " "


def test_github_annotations_escape_and_point(assessment: Assessment) -> None:
    lines = list(github_annotations(assessment))
    form = re.compile(r"::(error|warning|notice) file=[^:]*::[^\r\n]*")
    assert all(form.fullmatch(line.replace("%3A", "")) for line in lines)
    assert lines[0].startswith("::error")
    assert "max-critical" in lines[0]
    (number,) = (line for line in lines if "title=critical numbers" in line or "title=major numbers" in line)
    line, column, end = (int(re.search(rf"\b{key}=(\d+)", number)[1]) for key in ("line", "col", "endColumn"))  # type: ignore[index]
    assert words_at(assessment, line, column, end + 1) == "21"


def test_gitlab_has_all_that_the_format_demands_once(assessment: Assessment) -> None:
    entries = gitlab_report(assessment)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) > 0
    assert {entry["severity"] for entry in entries} <= {"info", "minor", "major", "critical", "blocker"}
    assert all(entry["location"]["lines"]["begin"] >= 1 for entry in entries)


def test_markdown_takes_no_mark_from_texts(assessment: Assessment) -> None:
    report = markdown_report(assessment)
    assert "](javascript" not in report
    assert "<guns>" not in report
    rows = [line for line in report.split("\n") if line.startswith(("| 2 |", "| 1 |"))]
    assert rows
    assert all(row.count("|") == 6 for row in rows)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self._in_mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._in_mark = tag == "mark"
        assert not any(
            name.startswith("on") or (value or "").startswith("javascript") for name, value in attrs
        )

    def handle_data(self, data: str) -> None:
        if self._in_mark:
            self.words.append(data)
            self._in_mark = False


def test_html_marks_the_words_and_runs_nothing_else(assessment: Assessment) -> None:
    page = html_report(assessment)
    parsed = _Tags()
    parsed.feed(page)
    assert {"12", "21"} <= set(parsed.words)
    assert "guns" not in parsed.tags
    assert parsed.tags.count("script") == 1
    assert "default-src 'none'" in page
    assert "http://" not in page
    assert "https://" not in page
    assert "\u202f" in page


def test_text_names_the_sentence(assessment: Assessment) -> None:
    lines = "\n".join(verdict_lines(assessment))
    assert "✕ max-critical" in lines
    assert "✓ max-unaligned" in lines
    assert "Nous avons perdu 21 hommes" in lines
    assert "line 1" in lines
    assert lines.endswith("failed")


@pytest.mark.parametrize("report", [junit_report, markdown_report, html_report])
def test_the_same_gives_the_same_bytes_without_control_characters(
    assessment: Assessment, report: object
) -> None:
    first, second = report(assessment), report(assessment)  # type: ignore[operator]
    assert first == second
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", first)


def test_no_name_of_a_check_or_limit_steers_the_terminal_or_breaks_a_report(assessment: Assessment) -> None:
    """A project of a stranger may hold any words for what a plug-in calls its check."""
    pair = assessment.bitext.pairs[0]
    assert pair.score is not None
    hostile = "\x1b]0;x\x07\x0b"
    findings = tuple(replace(finding, check=hostile) for finding in pair.score.findings)
    pairs = (replace(pair, score=replace(pair.score, findings=findings)), *assessment.bitext.pairs[1:])
    verdict = Verdict(tuple(one._replace(rule=hostile) for one in assessment.verdict.judgements))
    bitext = replace(assessment.bitext, pairs=pairs, signature=hostile)
    told = Assessment(bitext, assessment.files, verdict)
    ET.fromstring(junit_report(told))
    for text in (*github_annotations(told), *verdict_lines(told), markdown_report(told), table(bitext)):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text)


def test_names_of_files_need_not_be_utf_8(assessment: Assessment) -> None:
    name = os.fsdecode(b"caf\xe9.tsv")
    (run,) = sarif_report(assessment, unscored=[Unscored(name, "is empty")])["runs"]
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "caf%E9.tsv"


def test_no_report_names_more_of_the_machine_than_was_given(assessment: Assessment) -> None:
    text = json.dumps(score_report(assessment))
    assert str(Path.home()) not in text


REPORTS = (
    junit_report,
    markdown_report,
    sarif_report,
    gitlab_report,
    github_annotations,
    html_report,
    verdict_lines,
    score_report,
)


@pytest.mark.parametrize("report", REPORTS)
def test_every_report_can_be_made_of_the_json_of_an_earlier_run(
    assessment: Assessment, report: object
) -> None:
    again = assessment_of(
        json.loads(json.dumps(score_report(assessment))), assessment.files.source, assessment.files.target
    )
    first, second = report(assessment), report(again)  # type: ignore[operator]
    assert (first if isinstance(first, str | dict) else list(first)) == (
        second if isinstance(second, str | dict) else list(second)
    )


@pytest.fixture
def good(tmp_path: Path) -> Assessment:
    path = tmp_path / "good.tsv"
    path.write_text("Yes.\tOui.\n", encoding="utf-8")
    bitext = score_bitext(Bitext.of_texts([("Yes.", "Oui.")], "en", "fr"))
    return Assessment(bitext, Files(path, path, bitext), Verdict())


BROKEN = Unscored("broken|.tsv", "broken|.tsv, line 1: has 1 column")


def test_several_files_in_one_junit(assessment: Assessment, good: Assessment) -> None:
    root = ET.fromstring(junit_report(assessment, good, unscored=[BROKEN]).encode())
    assert len(list(root)) == 5
    assert [case.get("classname") for case in root.iter("testcase") if case.find("error") is not None] == [
        BROKEN.name
    ]
    assert {suite.get("name", "").rpartition("/")[2] for suite in root} == {
        *(f"{name}: {what}" for name in ("pairs.tsv", "good.tsv") for what in ("limits", "pairs")),
        BROKEN.name,
    }


def test_several_files_in_one_run_of_sarif(assessment: Assessment, good: Assessment) -> None:
    both = sarif_report(assessment, assessment, good, unscored=[BROKEN])
    (run,) = both["runs"]
    (alone,) = sarif_report(assessment)["runs"]
    assert run["results"] == alone["results"] * 2
    assert [file["outcome"] for file in run["properties"]["files"]] == ["fail", "fail", "pass"]
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"] == BROKEN.error
    assert "invocations" not in alone


def test_several_files_on_one_page_of_markdown(assessment: Assessment, good: Assessment) -> None:
    page = markdown_report(assessment, good, unscored=[BROKEN])
    assert page.startswith("## ❌ 3 files: failed\n")
    assert "| broken&#124;.tsv | ❌ broken&#124;.tsv, line 1: has 1 column | – |" in page
    assert page.count("\n## ") == 1, "what passed has a line in the table alone"
    assert re.search(r"good.tsv \| ✅ pass \| \d", page)


def test_several_files_annotated_the_gravest_first(assessment: Assessment, good: Assessment) -> None:
    lines = list(github_annotations(good, assessment, assessment, unscored=[BROKEN]))
    assert lines[0] == "::error file=broken|.tsv,title=could not be scored::broken|.tsv, line 1: has 1 column"
    levels = [line.split(" ")[0] for line in lines[3:]]
    assert levels == sorted(levels, key=["::error", "::warning", "::notice"].index)


def test_several_files_in_one_list_for_gitlab(assessment: Assessment) -> None:
    entries = gitlab_report(assessment, assessment, unscored=[BROKEN])
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    assert entries[-1]["severity"] == "blocker"


def test_failed_limits_name_as_many_sentences_as_are_asked_for(assessment: Assessment) -> None:
    lines = list(failed_lines(assessment, 1))
    assert lines[0].startswith("✕ max-critical")
    assert re.match(r"    pair 1, line 1, fidelity \d+: “.*21 .*” – ", lines[1])
    blamed = len(assessment.verdict.blamed)
    assert len(lines) == 2 + (blamed > 1)


def test_a_sentence_is_told_of_below_the_first_limit_that_it_breaks(tmp_path: Path) -> None:
    bitext = score_bitext(Bitext.of_texts([*PAIRS, ("Thank you all!", "Merci à tous.")], "en", "fr"))
    limits = dict.fromkeys(Severity, 0)
    verdict = judge(bitext, Thresholds(max_findings=limits))
    lines = list(verdict_lines(Assessment(bitext, Files(tmp_path / "a", tmp_path / "a", bitext), verdict)))
    quoted = [line.split(" (", 1)[0].split(",", 1)[0] for line in lines if line.startswith("    pair ")]
    assert sorted(quoted) == sorted(set(quoted))
    assert "    pair 4" in quoted
    assert sum("told of above" in line for line in lines) >= 2


def test_an_article_around_a_translation_is_one_line(tmp_path: Path) -> None:
    around = [("", f"Phrase {number} de l’article.") for number in range(4)]
    bitext = score_bitext(Bitext.of_texts([*around[:3], PAIRS[2], *around[:2]], "en", "fr"))
    lines = table(bitext, width=100, folded=True).splitlines()
    (line,) = [line for line in lines if "that only the target has" in line]
    assert line.startswith(
        "   1 to 3        ▲ major surplus: 3 sentences that only the target has, from “Phrase 0"
    )
    assert len([line for line in lines if "Phrase" in line]) == 3, "two in a row are no run"
    assert "only the target has" not in table(bitext, width=100)
    kept = (replace(bitext.pairs[0], status=Status.ACCEPTED), *bitext.pairs[1:])
    assert "only the target has" not in table(replace(bitext, pairs=kept), width=100, folded=True)
    dropped = (replace(bitext.pairs[0], keep=False), *bitext.pairs[1:])
    assert "only the target has" not in table(replace(bitext, pairs=dropped), width=100, folded=True)
    passage = replace(bitext.pairs[1], bead=Bead((), (1, 2, 3)))
    longer = replace(bitext, pairs=(bitext.pairs[0], passage, *bitext.pairs[2:]))
    assert "5 sentences that only the target has" in table(longer, width=100, folded=True)


def test_json_keeps_to_its_published_schema(assessment: Assessment) -> None:
    schema = json.loads(
        (Path(__file__).parents[2] / "docs" / "score.schema.json").read_text(encoding="utf-8")
    )
    report = json.loads(json.dumps(score_report(assessment)))
    jsonschema.validate(report, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**report, "outcome": "perhaps"}, schema)


def test_what_a_person_dismissed_is_told_by_no_report(assessment: Assessment) -> None:
    first, *others = assessment.bitext.pairs
    (found,) = [one for pair, one in assessment.findings() if (pair, one.check) == (first, "numbers")]
    words = (found.source_spans[0].of(first.source), found.target_spans[0].of(first.target))
    dismissed = replace(first, dismissals=(Dismissal("numbers", *words, "as agreed", "Ada"),))
    told = replace(
        assessment, bitext=replace(assessment.bitext, pairs=(dismissed, *others)), verdict=Verdict()
    )
    for report in (
        lambda one: table(one.bitext, width=200),
        lambda one: "\n".join(github_annotations(one)),
        lambda one: json.dumps(gitlab_report(one), ensure_ascii=False),
        lambda one: json.dumps(sarif_report(one)["runs"][0]["results"], ensure_ascii=False),
        junit_report,
        markdown_report,
    ):
        assert found.message in report(assessment)
        assert found.message not in report(told)


def test_every_report_has_the_mean_of_the_pairs_that_count(assessment: Assessment) -> None:
    worst = min(assessment.bitext.pairs, key=lambda pair: pair.score.fidelity if pair.score else 0.0)
    pairs = tuple(replace(pair, keep=pair.id != worst.id) for pair in assessment.bitext.pairs)
    told = replace(assessment, bitext=replace(assessment.bitext, pairs=pairs))
    mean = figure(score_report(told)["fidelity"], 1)
    assert mean != figure(score_report(assessment)["fidelity"], 1)
    assert f"2 pairs, 2 with both sides; fidelity {mean}; 1 dropped and not counted" in table(told.bitext)
    assert f"Fidelity **{mean}**, 2 pairs" in markdown_report(told)


def test_what_a_person_dropped_or_dismissed_is_no_finding_of_the_run(assessment: Assessment) -> None:
    first, *others = assessment.bitext.pairs
    dropped = replace(
        assessment, bitext=replace(assessment.bitext, pairs=(replace(first, keep=False), *others))
    )
    assert first.id in {pair.id for pair, _ in assessment.findings()}
    assert first.id not in {pair.id for pair, _ in dropped.findings()}
    report = json.loads(json.dumps(score_report(assessment)))
    for found in report["pairs"][0]["findings"]:
        found["dismissed"] = found["check"] == "numbers"
    again = assessment_of(report, assessment.files.source, assessment.files.target)
    assert "numbers" not in {found.check for pair, found in again.findings() if pair.id == first.id}


def test_a_blamed_pair_fails_in_the_words_of_its_first_finding(assessment: Assessment) -> None:
    failure = next(ET.fromstring(junit_report(assessment)).iterfind(".//testcase/failure[@type='pair']"))
    assert re.fullmatch(r"\w+ [\w-]+, pair 1: .+", failure.attrib["message"])


def test_a_finding_on_the_target_alone_has_no_place_in_the_source(assessment: Assessment) -> None:
    first, *others = assessment.bitext.pairs
    assert first.score is not None
    found = replace(first.score.findings[0], source_spans=())
    bitext = replace(
        assessment.bitext, pairs=(replace(first, score=replace(first.score, findings=(found,))), *others)
    )
    (result, *_) = sarif_report(replace(assessment, bitext=bitext))["runs"][0]["results"]
    assert "relatedLocations" not in result
    assert "relatedLocations" in sarif_report(assessment)["runs"][0]["results"][0]


def test_an_annotation_over_several_lines_names_no_columns(tmp_path: Path) -> None:
    pairs = [("We lost 12 men\nand 3 guns.", "Nous avons perdu 21 hommes\net 3 fusils.")]
    path = tmp_path / "target.txt"
    path.write_text(pairs[0][1], encoding="utf-8")
    bitext = Bitext.of_texts(pairs, "en", "fr")
    spread = Finding("a", "b", Severity.MAJOR, (), (Span(17, 32),), "Both.")
    near = Finding("a", "b", Severity.MAJOR, (), (Span(17, 19),), "One.")
    pair = replace(bitext.pairs[0], score=Score(50.0, (), (spread, near)))
    bitext = replace(bitext, pairs=(pair,))
    (tmp_path / "source.txt").write_text(pairs[0][0], encoding="utf-8")
    files = Files(tmp_path / "source.txt", path, bitext)
    several, one = github_annotations(Assessment(bitext, files, Verdict()))
    assert "line=1,endLine=2,title=" in several
    assert "line=1,endLine=1,col=18,endColumn=19,title=" in one
