"""SARIF 2.1.0 (OASIS, 2020): findings as results, their words as regions of the files.

Columns count code points (`columnKind`), as all our offsets do. A result's location is in the target file; the
source words are a related location. Fingerprints hold on to check and texts, so that a finding is known again when
lines move.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from typing import Any, Final

from alignpost.model import Finding, Pair
from alignpost.report.assessment import Assessment, Unscored
from alignpost.report.places import Place
from alignpost.report.words import LEVELS, said
from alignpost.version import __version__
from alignpost.visible import counted, visible

__all__ = ["fingerprint", "sarif_report"]

_Found = tuple[Assessment, Pair, Finding]

_MOST: Final = 25_000
"""Results that a run may have: GitHub refuses the whole file of a longer one."""
_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif_report(*assessments: Assessment, unscored: Sequence[Unscored] = ()) -> dict[str, Any]:
    """One run, of one file or several, with a rule for each check that found something, a result for each finding.

    One run, since GitHub refuses several of one tool in a file. What could not be scored is told as a notification
    of the tool, and so are the least grave findings of more than 25,000, which are left out.
    """
    everything = [(assessment, *one) for assessment in assessments for one in assessment.findings()]
    found = _gravest(everything)
    rules = sorted({finding.check: finding.mqm for _, _, finding in found}.items())
    numbers = {check: number for number, (check, _) in enumerate(rules)}
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "AlignPost",
                "semanticVersion": __version__,
                "rules": [
                    {"id": check, "shortDescription": {"text": f"{check} ({mqm})"}} for check, mqm in rules
                ],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(assessment, pair, finding, numbers) for assessment, pair, finding in found],
        "properties": {"files": [_file(assessment) for assessment in assessments]},
    }
    told = [_notification("error", file.error, file.name) for file in unscored]
    if len(found) < len(everything):
        left_out = counted(len(everything) - len(found), "finding")
        told.append(_notification("warning", f"{left_out} of the least grave are left out of this report"))
    if told:
        run["invocations"] = [{"executionSuccessful": not unscored, "toolExecutionNotifications": told}]
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _file(assessment: Assessment) -> dict[str, Any]:
    return {
        "file": assessment.files.name,
        "outcome": assessment.verdict.outcome.value,
        "signature": assessment.bitext.signature,
        "judgements": [
            {"rule": j.rule, "outcome": j.outcome.value, "message": j.message}
            for j in assessment.verdict.judgements
        ],
    }


def _gravest(found: list[_Found]) -> list[_Found]:
    if len(found) <= _MOST:
        return found
    kept = sorted(range(len(found)), key=lambda number: -found[number][2].severity.rank)[:_MOST]
    return [found[number] for number in sorted(kept)]


def _notification(level: str, message: str, path: str | None = None) -> dict[str, Any]:
    notification: dict[str, Any] = {"level": level, "message": {"text": visible(message)}}
    if path is not None:
        notification["locations"] = [_location(path, None)]
    return notification


def _result(
    assessment: Assessment, pair: Pair, finding: Finding, numbers: Mapping[str, int]
) -> dict[str, Any]:
    files = assessment.files
    location = _location(files.name, files.of_target(pair, finding))
    location["logicalLocations"] = [{"name": f"pair {pair.id}", "kind": "pair"}]
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": numbers[finding.check],
        "level": LEVELS[finding.severity],
        "message": {"text": said(finding)},
        "locations": [location],
        "partialFingerprints": {"alignpost/v1": fingerprint(pair, finding)},
        "properties": {"severity": finding.severity.value, "mqm": finding.mqm, "pair": pair.id},
    }
    source = files.of_source(pair, finding) if finding.source_spans else None
    if source is not None:
        result["relatedLocations"] = [_location(source.path, source, "The words of the source.")]
    return result


def _location(path: str, place: Place | None, message: str | None = None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(path)}}
    if place is not None:
        physical["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        }
    location: dict[str, Any] = {"physicalLocation": physical}
    if message is not None:
        location["message"] = {"text": message}
    return location


def _uri(path: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415 - only this report needs it

    return ("file://" if path.startswith("/") else "") + quote(os.fsencode(path))


def fingerprint(pair: Pair, finding: Finding) -> str:
    """What stays the same of a finding when the file around it changes; 32 hexadecimal digits."""
    words = [span.of(pair.source) for span in finding.source_spans]
    words += [span.of(pair.target) for span in finding.target_spans]
    text = "\0".join((finding.check, pair.source, pair.target, *words))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
