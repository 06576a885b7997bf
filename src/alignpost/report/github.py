"""GitHub Actions: workflow commands that annotate the lines of a pull request.

Form and escapes are those of GitHub's documentation, "Workflow commands for GitHub Actions". GitHub shows ten errors
and ten warnings a step, so the gravest come first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignpost.gate import Outcome
from alignpost.report.assessment import Assessment, Unscored
from alignpost.report.places import Place
from alignpost.report.words import LEVELS, said, titled
from alignpost.visible import visible

__all__ = ["github_annotations"]

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def github_annotations(*assessments: Assessment, unscored: Sequence[Unscored] = ()) -> Iterator[str]:
    """Lines for standard output: what could not be scored, failed limits, then findings, the gravest first."""
    for file in unscored:
        yield _command("error", file.name, None, "could not be scored", file.error)
    limits = [(assessment.files.name, j) for assessment in assessments for j in assessment.failed()]
    for name, judgement in sorted(limits, key=lambda limit: -limit[1].outcome.rank):
        command = "error" if judgement.outcome is Outcome.FAIL else "warning"
        yield _command(command, name, None, f"{judgement.rule}: {judgement.outcome.value}", judgement.message)
    found = [(assessment, *one) for assessment in assessments for one in assessment.findings()]
    for assessment, pair, finding in sorted(found, key=lambda one: -one[2].severity.rank):
        place = assessment.files.of_target(pair, finding)
        title = titled(pair, finding)
        yield _command(
            _COMMANDS[LEVELS[finding.severity]], assessment.files.name, place, title, said(finding)
        )


def _command(command: str, file: str, place: Place | None, title: str, message: str) -> str:
    values = {"file": visible(file)}
    if place is not None:
        values |= {"line": str(place.line), "endLine": str(place.end_line)}
        if place.line == place.end_line:  # GitHub refuses columns on regions of several lines
            values |= {"col": str(place.column), "endColumn": str(max(place.column, place.end_column - 1))}
    values["title"] = visible(title)
    properties = ",".join(f"{key}={_property(value)}" for key, value in values.items())
    return f"::{command} {properties}::{_data(visible(message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
