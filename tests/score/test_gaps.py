"""Where a word seems to be missing."""

from __future__ import annotations

import numpy as np
import pytest

from alignpost.score.gaps import gaps_for
from alignpost.score.lexicon import lexicon_for
from alignpost.score.side import Side
from alignpost.score.slips import slips
from alignpost.score.word_classes import breaks, word_classes_for


def _odds(text: str, lang: str = "fr") -> list[float]:
    lexicon, classes, gaps = lexicon_for("en", "fr"), word_classes_for(lang), gaps_for(lang)
    assert lexicon is not None
    assert classes is not None
    assert gaps is not None
    facts = lexicon.target if lang == "fr" else lexicon.source
    side = Side(text, lang)
    numbers = [len(facts) if (one := facts.number(key)) is None else one for key in side.keys]
    pauses = np.array(breaks(side), np.int8)
    return [float(one) for one in gaps.odds(classes, np.array(numbers, np.int64), pauses)]


@pytest.mark.parametrize(
    ("whole", "torn"),
    [
        ("Nous avions dit qu’il jouerait.", "Nous dit qu’il jouerait."),
        ("Il vit dans le centre de détention.", "Il vit dans le de détention."),
        ("Ils n’ont aucune intention de nuire.", "Ils n’ont aucune de nuire."),
    ],
)
def test_a_lost_word_leaves_a_gap(whole: str, torn: str) -> None:
    assert max(_odds(torn)) > max(0.0, *_odds(whole))


def test_only_places_between_words_are_looked_at() -> None:
    assert len(_odds("Oui, dit-il, nous viendrons.")) == 2
    assert _odds("Oui.") == []
    assert _odds("") == []


def test_english_has_gaps_too_and_others_none() -> None:
    assert max(_odds("He lives in the of town.", "en")) > max(_odds("He lives in the middle of town.", "en"))
    assert gaps_for("de") is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Le automobile roule.", 1),
        ("L’automobile roule.", 0),
        ("Il y a des missile.", 1),
        ("Il y a des missiles.", 0),
        ("Il a payé 120 million.", 1),
        ("Le oui l’emporte, le onze est complet.", 0),
        ("Le Onze de France.", 0),
        ("Dis-le à Anna.", 0),
    ],
)
def test_slips_of_grammar_are_counted(text: str, count: int) -> None:
    lexicon = lexicon_for("en", "fr")
    assert lexicon is not None
    assert slips(Side(text, "fr"), lexicon.target) == count
    assert slips(Side(text, "en"), lexicon.source) == 0
