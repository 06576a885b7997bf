"""UTF-8 that was read as Windows-1252 and saved again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.model import Finding, Severity
from alignpost.score import score_pairs

FRENCH = st.text("aeo ’«»éèàçœŒÉÀ–…€", min_size=1, max_size=40).map(
    lambda text: f"L’été : {text.strip()} déçu."
)


def _garbled(text: str) -> str:
    """What an editor makes of UTF-8 that it takes for Windows-1252, bytes without a character kept as controls."""
    characters = (bytes([byte]) for byte in text.encode("utf-8"))
    return "".join(
        one.decode("latin-1") if one in b"\x81\x8d\x8f\x90\x9d" else one.decode("cp1252")
        for one in characters
    )


def _told(source: str, target: str) -> tuple[Finding, ...]:
    return score_pairs([(source, target)], "en", "fr").pairs[0].findings


@given(FRENCH)
def test_the_suggestion_mends_all_of_it(text: str) -> None:
    target = _garbled(text)
    (finding,) = (one for one in _told("The summer was long.", target) if one.check == "garbled")
    (span,) = finding.target_spans
    assert finding.suggestion is not None
    assert target[: span.start] + finding.suggestion + target[span.end :] == text


def test_one_major_finding_and_none_that_mislead() -> None:
    found = _told(
        "Nobody in the State believed it: he said “no”.",
        _garbled("Personne dans l’État n’y croyait : il a dit « non »."),
    )
    assert [(one.check, one.severity) for one in found] == [("garbled", Severity.MAJOR)]
    assert found[0].message == "This looks like UTF-8 read as Windows-1252: “lâ€™Ã‰tat”."


def test_a_no_break_space_that_was_lost_is_mended_too() -> None:
    (finding,) = (one for one in _told("He was in Paris.", "Il Ã©tait Ã Paris.") if one.check == "garbled")
    assert finding.suggestion == "était à "


def test_a_wrong_number_is_told_beside_it() -> None:
    found = _told("The State paid 47 euros.", _garbled("L’État a payé 87 euros."))
    assert {one.check for one in found} == {"garbled", "numbers"}


@pytest.mark.parametrize(
    "target",
    [
        "Il a dit « VOILÂ ».",
        "Il a dit «VOILÂ».",
        "Le navire Ålesund est à « Åmål » – déjà âgé…",
        "“Å” est une lettre.",
        "Coração à mão, IRMÃ »",
    ],
)
def test_letters_that_belong_there_are_left_alone(target: str) -> None:
    assert "garbled" not in {one.check for one in _told("He says so.", target)}


def test_what_the_source_has_too_is_no_fault_of_the_translation() -> None:
    assert "garbled" not in {one.check for one in _told("The code Ã©tÃ© is here.", "Le code Ã©tÃ© est ici.")}
