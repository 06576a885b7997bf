"""Sentences and passages that stand twice in the target and once in the source."""

import pytest

from alignpost.model import Bitext, Finding, Severity
from alignpost.score import score_bitext, score_pairs

PENCIL = "Il y avait joint trois timbres et son deuxième meilleur crayon."


def _told(source: str, target: str, lang: str = "fr", **options: str) -> tuple[Finding, ...]:
    return score_pairs([(source, target)], "en", lang, **options).pairs[0].findings  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "target", "left"),
    [
        ("He enclosed three stamps and his second best pencil.", f"{PENCIL} {PENCIL}", PENCIL),
        ("Thank you.", "Merci beaucoup. Merci beaucoup.", "Merci beaucoup."),
        (
            "Is he in the house?",
            "Il est dans la maison ? – Il est dans la maison ?",
            "Il est dans la maison ?",
        ),
        (
            "He went home in the evening with his brother.",
            "Il est rentré chez lui le soir il est rentré chez lui le soir avec son frère.",
            "Il est rentré chez lui le soir avec son frère.",
        ),
    ],
)
def test_the_second_copy_is_major_and_can_be_left_out(source: str, target: str, left: str) -> None:
    (finding,) = (one for one in _told(source, target) if one.severity is not Severity.NEUTRAL)
    assert (finding.check, finding.severity, finding.suggestion) == ("repetition", Severity.MAJOR, "")
    (span,) = finding.target_spans
    assert target[: span.start] + target[span.end :] == left


def test_every_copy_but_the_first_is_told() -> None:
    found = _told("Thank you.", "Merci beaucoup. Merci beaucoup. Merci beaucoup.")
    assert [one.check for one in found] == ["repetition", "repetition"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("We shall fight on. We shall fight on.", "Nous nous battrons encore. Nous nous battrons encore."),
        ("No, no!", "Bien sûr que non. Bien sûr que non."),
        (
            "He thanked Mr Dent.",
            "Il a remercié le ministre de la Défense, le ministre de la Défense du royaume.",
        ),
    ],
)
def test_a_refrain_and_what_is_taken_up_are_no_error(source: str, target: str) -> None:
    assert "repetition" not in {one.check for one in _told(source, target)}


def test_nothing_else_is_told_of_the_second_copy() -> None:
    source = "He enclosed three stamps and his second best pencil."
    once, twice = _told(source, PENCIL), _told(source, f"{PENCIL} {PENCIL}")
    assert {one.check for one in twice} == {one.check for one in once} | {"repetition"}
    assert len(twice) == len(once) + 1


def test_other_languages_are_judged_too() -> None:
    found = _told("He is in the house.", "Er ist in dem Haus. Er ist in dem Haus.", "de")
    assert [one.check for one in found if one.severity is Severity.MAJOR] == ["repetition"]


def test_a_text_of_one_word_ends() -> None:
    assert len(_told("Well.", "bien " * 1000)) < 1000


@pytest.mark.parametrize(
    ("source", "told"), [("", True), ("He had two pencils and three stamps.", False), ("I wrote.", False)]
)
def test_a_copy_in_the_next_pair_is_told_where_the_source_has_none(source: str, told: bool) -> None:
    pairs = [("He enclosed three stamps and his second best pencil.", PENCIL), (source, PENCIL)]
    scored = score_bitext(Bitext.of_texts(pairs, "en", "fr"))
    first, second = (pair.score for pair in scored.pairs)
    assert first is not None
    assert second is not None
    assert "repetition" not in {one.check for one in first.findings}
    assert ("repetition" in {one.check for one in second.findings}) is told
    off = score_bitext(Bitext.of_texts(pairs, "en", "fr"), checks={"repetition": "off"}).pairs[1].score
    assert off is not None
    assert "repetition" not in {one.check for one in off.findings}
