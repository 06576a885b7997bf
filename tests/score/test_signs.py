"""A minus lost or added before digits."""

from __future__ import annotations

import pytest

from alignpost.model import Severity
from alignpost.review.suggestions import with_suggestion
from alignpost.score import score_pairs


def _mended(source: str, target: str, langs: tuple[str, str]) -> list[str]:
    (score,) = score_pairs([(source, target)], *langs).pairs
    found = [finding for finding in score.findings if "a minus was" in finding.message]
    assert all(finding.severity is Severity.CRITICAL for finding in found)
    return [with_suggestion(target, one.target_spans[0], one.suggestion or "") for one in found]


@pytest.mark.parametrize(
    ("en", "fr", "right"),
    [
        ("It was weak (r = −0.07).", "Elle était faible (r = 0,07).", "Elle était faible (r = −0,07)."),
        ("Growth was -2%.", "La croissance a été de 2 %.", "La croissance a été de -2 %."),
        ("The value was -$5.", "La valeur était de 5 $.", "La valeur était de -5 $."),
    ],
)
def test_a_lost_minus_is_told_and_put_back(en: str, fr: str, right: str) -> None:
    assert _mended(en, fr, ("en", "fr")) == [right]


@pytest.mark.parametrize(
    ("fr", "en", "right"),
    [
        ("Elle était de 0,07.", "It was -0.07.", "It was 0.07."),
        ("La croissance a été de 2 %.", "Growth was -2%.", "Growth was 2%."),
    ],
)
def test_an_added_minus_is_told_and_taken_away(fr: str, en: str, right: str) -> None:
    assert _mended(fr, en, ("fr", "en")) == [right]


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("Growth was -2%.", "La croissance a été de – 2 %."),
        ("Growth was -2%.", "La croissance a été de moins 2 %."),
        ("Growth was -2%.", "La croissance a été négative, à 2 %."),
        ("The change was -2%.", "Le recul a été de 2 %."),
        ("The years 1990 -1995 were good.", "Les années 1990 à 1995 furent bonnes."),
        ("Base-2, -8 and -16 strings.", "Les chaînes en base 2, 8 et 16."),
        ("Invalid code comes with -O2.", "Un code invalide vient avec -02."),
        ("- 5 eggs", "5 œufs"),
        ("It was -5 °C.", "Il faisait 5 °C."),
        ("From -2 to 2.", "De 2 à 2."),
    ],
)
def test_other_dashes_and_signs_in_words_are_left_alone(en: str, fr: str) -> None:
    assert _mended(en, fr, ("en", "fr")) == _mended(fr, en, ("fr", "en")) == []
