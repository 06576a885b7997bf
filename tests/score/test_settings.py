from __future__ import annotations

from pathlib import Path

import pytest

from alignpost.configuration import Table, read_configuration
from alignpost.errors import UsageError
from alignpost.model import Bitext, Dismissal, Severity
from alignpost.score import score_bitext, score_pairs
from alignpost.score.dismissals import dismissal_of, standing_of
from alignpost.score.settings import Settings

PAIR = [("He paid 47 dollars!", "Il a payé 87 dollars.")]


def _told(**settings: str) -> dict[str, Severity]:
    score = score_pairs(PAIR, "en", "fr", checks=settings).pairs[0]
    return {finding.check: finding.severity for finding in score.findings}


def test_a_check_can_be_turned_off_or_regraded() -> None:
    assert _told()["numbers"] is Severity.CRITICAL
    assert "numbers" not in _told(numbers="off")
    assert _told(numbers="neutral")["numbers"] is Severity.NEUTRAL


def test_a_check_that_is_off_takes_no_points_and_changes_the_signature() -> None:
    usual, off = (score_pairs(PAIR, "en", "fr", checks=c) for c in ({}, {"numbers": "off"}))
    assert off.pairs[0].fidelity > usual.pairs[0].fidelity
    assert "|profile:default,numbers=off|" in off.signature


def test_a_setting_comes_before_the_profile() -> None:
    score = score_pairs(PAIR, "en", "fr", profile="strict", checks={"exclamation": "minor"}).pairs[0]
    severities = {finding.check: finding.severity for finding in score.findings}
    assert severities["exclamation"] is Severity.MINOR


def test_unknown_checks_and_levels_are_named_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "alignpost.toml"
    path.write_text('[checks]\nnumber = "off"\n', encoding="utf-8")
    with pytest.raises(
        UsageError, match=r"alignpost\.toml: checks\.number is no check .did you mean numbers"
    ):
        score_pairs(PAIR, "en", "fr", checks=read_configuration(path).table("checks"))
    with pytest.raises(
        UsageError, match=r"checks\.numbers must be one of off, neutral, minor, major, critical"
    ):
        score_pairs(PAIR, "en", "fr", checks={"numbers": "loud"})


def test_a_project_keeps_its_settings_as_plain_texts() -> None:
    settings = Settings("strict", Path("terms.tsv"), {"numbers": "off"})
    assert settings.as_dict() == {"profile": "strict", "glossary": "terms.tsv", "checks.numbers": "off"}
    assert Settings.of_project({**settings.as_dict(), "width": "80"}) == settings
    merged = settings.of_table(Table({"numbers": "minor", "quotes": "major"}, name="checks"))
    assert merged.values == {"numbers": "off", "quotes": "major"}
    with pytest.raises(UsageError, match=r"checks\.numbers must be one of"):
        Settings.of_project({"checks.numbers": "loud"})


def test_a_dismissal_holds_when_the_pair_is_scored_anew() -> None:
    (pair,) = score_bitext(Bitext.of_texts(PAIR, "en", "fr")).pairs
    assert pair.score is not None
    finding = next(f for f in pair.score.findings if f.check == "numbers")
    said = Dismissal("numbers", "47 dollars", "87 dollars", "a later figure")
    assert dismissal_of(finding, pair.source, pair.target, [said]) is said
    again = score_pairs(PAIR, "en", "fr", dismissals=[[said]]).pairs[0]
    assert again.findings == pair.score.findings
    assert again.fidelity > pair.score.fidelity
    assert len(standing_of(pair)) == len(pair.score.findings)
