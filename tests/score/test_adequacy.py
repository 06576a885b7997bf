"""The words that sentences are compared with."""

from __future__ import annotations

import numpy as np
import pytest

from alignpost.score.adequacy import Adequacy, adequacy_for, banks_of, made_of
from alignpost.score.archive import arrays_in
from alignpost.score.lexicon import Lexicon, lexicon_for
from alignpost.score.likeness import Likeness, likeness_for
from alignpost.score.shipped import DATA

PAIRS = [("The war must end.", "La guerre doit finir."), ("Good morning!", "Bonjour !"), ("It rained.", "")]


def shipped(source: str, target: str) -> tuple[Lexicon, Likeness]:
    lexicon, likeness = lexicon_for(source, target), likeness_for(source, target)
    assert lexicon is not None
    assert likeness is not None
    return lexicon, likeness


def test_the_table_of_the_bank_was_made_of_what_ships() -> None:
    arrays = arrays_in((DATA / "bank.en-fr.npz").read_bytes())
    lexicon, likeness = shipped("en", "fr")
    assert arrays["made_of"].tobytes().decode() == made_of(lexicon, likeness), "run benchmarks.make_bank"
    for lang, encoded in zip(("en", "fr"), banks_of(lexicon, likeness), strict=True):
        # Processors round the last digit of products in ways of their own.
        np.testing.assert_allclose(arrays[lang], encoded, rtol=0, atol=1e-6)


@pytest.mark.parametrize(("source", "target"), [("en", "fr"), ("fr", "en")])
def test_margins_are_the_same_by_the_table_and_without(
    source: str, target: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "alignpost")
    lexicon, likeness = shipped(source, target)
    adequacy_for.cache_clear()
    stored = adequacy_for(source, target, lexicon)
    assert stored is not None
    assert caplog.records == []
    pairs = [pair if source == "en" else pair[::-1] for pair in PAIRS]
    encoded = Adequacy(likeness, banks_of(lexicon, likeness)).margins(pairs)
    assert stored.margins(pairs) == pytest.approx(encoded, abs=1e-6)


def test_another_lexicon_has_a_bank_of_its_own_words(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", "alignpost")
    lexicon, likeness = shipped("en", "fr")
    shifted = lexicon.tables.source._replace(words=lexicon.tables.source.words[100:])
    other = Lexicon(lexicon.tables._replace(source=shifted), "lexicon-other")
    found = adequacy_for("en", "fr", other)
    assert found is not None
    (told,) = caplog.records
    assert "bank.en-fr.npz" in told.getMessage()
    assert "lexicon-other" in told.getMessage()
    expected = Adequacy(likeness, banks_of(other, likeness)).margins(PAIRS)
    assert found.margins(PAIRS) == expected
    shipped_margins = Adequacy(likeness, banks_of(lexicon, likeness)).margins(PAIRS)
    assert expected != shipped_margins
