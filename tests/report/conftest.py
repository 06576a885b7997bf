"""One small translation with errors, as every report tells of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignpost.gate import Thresholds, judge
from alignpost.model import Bitext, Severity
from alignpost.report.assessment import Assessment
from alignpost.report.places import Files
from alignpost.score import score_bitext

PAIRS = (
    ("We lost 12 men & 3 <guns>.", "Nous avons perdu 21 hommes & 3 <fusils>."),
    (
        'He said "no" twice | and left.',
        "=cmd|'/C calc'!A0 a-t-il dit\u202f; [x](javascript:alert(1)) **gras**",
    ),
    ("The treaty with Mexico was signed.", "Le traité avec le Mexique a été signé."),
)


@pytest.fixture
def assessment(tmp_path: Path) -> Assessment:
    path = tmp_path / "pairs.tsv"
    path.write_text("".join(f"{source}\t{target}\n" for source, target in PAIRS), encoding="utf-8")
    bitext = score_bitext(Bitext.of_texts(PAIRS, "en", "fr"))
    verdict = judge(bitext, Thresholds(max_findings={Severity.CRITICAL: 0}, max_unaligned=0.5))
    return Assessment(bitext, Files(path, path, bitext), verdict)
