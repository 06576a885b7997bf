"""JUnit XML: a test case for each limit and one for each pair, as build servers show them.

The dialect is that of Jenkins's junit-10.xsd, which Jenkins, GitLab, Azure and GitHub's viewers read. A pair fails
only where a failed limit points at it; findings that the limits allow stand in its output.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from alignpost.gate import Judgement, Outcome
from alignpost.model import Pair
from alignpost.report.assessment import Assessment, Unscored
from alignpost.report.words import excerpt, said, titled
from alignpost.score.dismissals import standing_of
from alignpost.visible import figure, visible

__all__ = ["junit_report"]


def junit_report(*assessments: Assessment, unscored: Sequence[Unscored] = ()) -> str:
    """The report of one file or of several; the same assessments give the same text."""
    root = ET.Element("testsuites", name="alignpost")
    for assessment in assessments:
        _file(root, assessment)
    for file in unscored:
        _error(root, file)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _file(root: ET.Element, assessment: Assessment) -> None:
    name = visible(assessment.files.name)
    judgements = assessment.verdict.judgements
    pairs = [pair for pair in assessment.bitext.pairs if pair.keep]
    blamed = assessment.verdict.blamed
    failed = sum(judgement.outcome is Outcome.FAIL for judgement in judgements)
    limits = _suite(root, f"{name}: limits", len(judgements), failed)
    for judgement in judgements:
        _limit(limits, judgement, name)
    sentences = _suite(root, f"{name}: pairs", len(pairs), sum(pair.id in blamed for pair in pairs))
    for pair in pairs:
        _pair(sentences, pair, name, pair.id in blamed)


def _error(root: ET.Element, file: Unscored) -> None:
    name = visible(file.name)
    case = ET.SubElement(_suite(root, name, 1, 0, 1), "testcase", classname=name, name="can be scored")
    ET.SubElement(case, "error", message=visible(file.error), type="error")


def _suite(root: ET.Element, name: str, tests: int, failures: int, errors: int = 0) -> ET.Element:
    counts = {"tests": str(tests), "failures": str(failures), "errors": str(errors), "skipped": "0"}
    return ET.SubElement(root, "testsuite", {"name": name, **counts})


def _limit(suite: ET.Element, judgement: Judgement, name: str) -> None:
    case = ET.SubElement(suite, "testcase", classname=name, name=visible(judgement.rule))
    message = visible(judgement.message)
    if judgement.outcome is Outcome.FAIL:
        ET.SubElement(case, "failure", message=message, type=visible(judgement.rule)).text = _whose(judgement)
    else:
        said = f"{judgement.outcome.value}: {message}"
        ET.SubElement(case, "system-out").text = " ".join(filter(None, (said, _whose(judgement))))


def _whose(judgement: Judgement) -> str:
    return f"Pairs: {', '.join(map(str, judgement.pairs))}." if judgement.pairs else ""


def _pair(suite: ET.Element, pair: Pair, name: str, blamed: bool) -> None:
    case = ET.SubElement(suite, "testcase", classname=name, name=f"pair {pair.id}: {excerpt(pair)}")
    score = "not scored" if pair.score is None else f"fidelity {figure(pair.score.fidelity, 1)}"
    lines = [score, *(f"{titled(pair, finding)}: {said(finding)}" for finding in standing_of(pair))]
    lines += [f"source: {visible(pair.source)}", f"target: {visible(pair.target)}"]
    if blamed:
        ET.SubElement(case, "failure", message=lines[min(1, len(lines) - 3)], type="pair").text = "\n".join(
            lines
        )
    elif len(lines) > 3:
        ET.SubElement(case, "system-out").text = "\n".join(lines)
