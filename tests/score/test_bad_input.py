"""Whatever the two sides hold, every check ends, and the score is defined."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignpost.model import Bitext, Score, Span
from alignpost.score import Glossary, Term, score_bitext, score_pairs

PIECES = st.sampled_from(
    [
        "a",
        "not",
        "no",
        "yesterday",
        "12",
        "12,5",
        "%",
        "1.234",
        "XIV",
        "$5bn",
        "Friday",
        "lundi",
        "hier",
        "ne",
        "pas",
        "est",
        "was",
        "will",
        "tous",
        "all",
        "«",
        "»",
        "“",
        "”",
        "(",
        ")",
        "[",
        "]",
        "{x}",
        "<b>",
        "</b>",
        "%s",
        "**a**",
        "`c`",
        "http://a.b",
        "#x",
        "@y",
        "é",
        "œ",
        "İ",
        "ß",
        "שלום",
        "مرحبا",
        "日本",
        "語",
        "😀",
        "👩\u200d👩\u200d👧",
        "?",
        "!",
        ":",
        ";",
        ",",
        ".",
        "…",
        "-t-il",
        "l’",
        "C’",
        "O’Brien",
        "U.S.",
        "Livingston",
        "RUSSIE",
        "Russia",
        "6",
        "inches",
        "15",
        "cm",
        "\xa0",
        "\u202f",
        "\u2009",
        "\u200f",
        "\n",
        "\t",
        "\x00",
        "\U0010ffff",
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=25).map(" ".join),
    st.lists(PIECES, max_size=12).map("".join),
    st.text(max_size=40),
)
LANGUAGES = st.sampled_from([("en", "fr"), ("fr", "en"), ("en", "ar"), ("zh", "fr"), ("de", "und")])
GLOSSARY = Glossary((Term("all", ("tous",)), Term("Russia", ("Russie", "Fédération de Russie"))))


def _sound(score: Score, source: str, target: str) -> None:
    assert 0 <= score.fidelity <= 100
    assert math.isclose(math.fsum(part.points for part in score.parts), score.fidelity, abs_tol=1e-6)
    for finding in score.findings:
        for text, spans in ((source, finding.source_spans), (target, finding.target_spans)):
            assert all(0 <= span.start <= span.end <= len(text) for span in spans)
        assert finding.message
        assert "\n" not in finding.check


@settings(max_examples=120, deadline=None)
@given(TEXTS, TEXTS, LANGUAGES)
def test_any_pair_has_a_score_and_spans_inside_its_texts(
    source: str, target: str, languages: tuple[str, str]
) -> None:
    (score,) = score_pairs([(source, target)], *languages, glossary=GLOSSARY).pairs
    _sound(score, source, target)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=8))
def test_any_document_is_scored_as_its_pairs_are(pairs: list[tuple[str, str]]) -> None:
    bitext = score_bitext(Bitext.of_texts(pairs, "en", "fr"), glossary=GLOSSARY)
    alone = score_pairs(pairs, "en", "fr", glossary=GLOSSARY)
    for pair, score in zip(bitext.pairs, alone.pairs, strict=True):
        assert pair.score is not None
        assert pair.score.fidelity == score.fidelity
        _sound(pair.score, pair.source, pair.target)


@pytest.mark.parametrize(
    ("source", "target", "fidelity"),
    [
        ("", "", 100.0),
        ("We agreed.", "", 0.0),
        ("", "Nous avons convenu.", 0.0),
        ("\u00a0 ", "\u202f", 100.0),
    ],
)
def test_empty_sides_have_the_documented_scores(source: str, target: str, fidelity: float) -> None:
    assert score_pairs([(source, target)], "en", "fr").pairs[0].fidelity == fidelity


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("We agreed to work together.", "We agreed to work together."),
        ("We agreed to work together.", "Wir haben vereinbart, zusammenzuarbeiten."),
        ("We agreed.", "اتفقنا على ذلك."),
        ("We agreed.", "我们同意了。"),
        ("😀🎉", "😀🎉"),
        ("It was 1,250 people.", f"Ils étaient {'9' * 400}."),
    ],
)
def test_odd_pairs_have_a_score(source: str, target: str) -> None:
    (score,) = score_pairs([(source, target)], "en", "fr").pairs
    _sound(score, source, target)
    assert all(isinstance(span, Span) for finding in score.findings for span in finding.target_spans)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("x" * 100_000, "y" * 100_000),
        ("?!;:" * 25_000, "? ! ; : " * 12_500),
        ("*_`[" * 25_000, "_*[`" * 25_000),
        ("日" * 20_000, "本" * 20_000),
    ],
    ids=["one word", "marks", "Markdown", "Han"],
)
def test_a_pair_of_100_000_characters_ends(source: str, target: str) -> None:
    (score,) = score_pairs([(source, target)], "en", "fr").pairs
    _sound(score, source, target)
