"""The table `[gate]` as people write it, rightly and wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignpost.configuration import read_configuration
from alignpost.errors import UsageError
from alignpost.gate import Quantile, Thresholds, thresholds_of
from alignpost.model import Severity, Status


def limits(tmp_path: Path, text: str) -> Thresholds:
    path = tmp_path / "alignpost.toml"
    path.write_text(text, encoding="utf-8")
    return thresholds_of(read_configuration(path).table("gate"))


def test_every_key(tmp_path: Path) -> None:
    text = """
[gate]
min-fidelity = 85
min-worst-fidelity = 40.5
min-quantile-fidelity = { share = 0.1, fidelity = 70 }
max-critical = 0
max-neutral = 9
max-check = { numbers = 0, names = 2 }
min-bleu = 20
min-chrf = 40
"min-chrf++" = 38
max-ter = 110
min-scorer = { comet-kiwi = 0.8, machine-errors = -3 }
min-confidence = 0.5
max-unaligned = 0.25
require-status = ["accepted", "needs_work"]
baseline = "last.json"
"""
    assert limits(tmp_path, text) == Thresholds(
        min_fidelity=85,
        min_worst_fidelity=40.5,
        min_quantile_fidelity=Quantile(0.1, 70),
        max_findings={Severity.CRITICAL: 0, Severity.NEUTRAL: 9},
        max_check={"numbers": 0, "names": 2},
        min_bleu=20,
        min_chrf=40,
        min_chrf2=38,
        max_ter=110,
        min_scorer={"comet-kiwi": 0.8, "machine-errors": -3.0},
        min_confidence=0.5,
        max_unaligned=0.25,
        require_status=(Status.ACCEPTED, Status.NEEDS_WORK),
    )
    assert limits(tmp_path, '[gate]\nrequire-status = "accepted"\n').require_status == (Status.ACCEPTED,)
    assert limits(tmp_path, "") == Thresholds()


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("min-fidelty = 85", "min-fidelity"),
        ("min-scorer = 85", "must be a table"),
        ("min-scorer = { comet = 0.8 }", "is no scorer"),
        ('min-scorer = { comet-kiwi = "0.8" }', "must be a number"),
        ("min-scorer = { comet-kiwi = nan }", "must be a number"),
        ("min-fidelity = 101", "0"),
        ("min-fidelity = nan", "min-fidelity"),
        ('min-fidelity = "85"', "number"),
        ("max-major = -1", "whole number"),
        ("max-major = true", "whole number"),
        ("max-check = 3", "table"),
        ("max-check = { untranslatd = 0 }", "untranslated"),
        ('max-check = { numbers = "no" }', "numbers"),
        ("min-quantile-fidelity = { share = 0.1 }", "missing"),
        ("min-quantile-fidelity = { share = 1, fidelity = 70 }", "may stand below"),
        ('require-status = "done"', "accepted"),
        ("require-status = 3", "text"),
        ("max-unaligned = 10", "0 to 1"),
    ],
)
def test_mistakes_name_file_and_key(tmp_path: Path, line: str, part: str) -> None:
    with pytest.raises(UsageError) as caught:
        limits(tmp_path, f"[gate]\n{line}\n")
    assert "alignpost.toml" in str(caught.value)
    assert line.split(" ", maxsplit=1)[0] in str(caught.value)
    assert part in str(caught.value)
