import pytest

from alignpost.model import Severity
from alignpost.score import score_pairs

STRANGERS = [
    ("The meeting begins at noon.", "Le chat dort sur le canapé."),
    ("Our hotel has a large swimming pool.", "Le président a signé la loi hier soir."),
    ("Click the button to save your document.", "Les pommes sont mûres en septembre."),
    (
        "The committee approved the annual budget after several hours of debate.",
        "Les enfants jouent dans la neige avec leurs chiens depuis ce matin.",
    ),
    ("Prices rose sharply in March.", "Elle porte une robe bleue."),
]
FRIENDS = [
    ("The meeting begins at noon.", "La réunion commence à midi."),
    ("Our hotel has a large swimming pool.", "Notre hôtel dispose d’une grande piscine."),
    ("Break a leg tonight!", "Merde pour ce soir !"),
    ("Click the button to save your document.", "Cliquez sur le bouton pour enregistrer votre document."),
    ("It rained cats and dogs all night.", "Il a plu des cordes toute la nuit."),
]


@pytest.mark.parametrize(("source", "target"), STRANGERS)
def test_sentences_that_have_nothing_to_do_with_each_other_are_told(source: str, target: str) -> None:
    (score,) = score_pairs([(source, target)], "en", "fr").pairs
    (finding,) = [finding for finding in score.findings if finding.check == "unrelated"]
    assert finding.severity.rank >= Severity.MAJOR.rank
    assert finding.source_spans[0].of(source) == source
    assert finding.target_spans[0].of(target) == target
    assert {"omission", "addition", "length"}.isdisjoint(f.check for f in score.findings)
    assert score.fidelity <= 40


@pytest.mark.parametrize(("source", "target"), FRIENDS)
def test_translations_are_related(source: str, target: str) -> None:
    (score,) = score_pairs([(source, target)], "en", "fr").pairs
    assert "unrelated" not in [finding.check for finding in score.findings]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Yes, of course.", "Il pleut."),
        ("Thank you!", "Il pleut."),
        ("He left.", "Merci beaucoup."),
        ("The dog barks.", "Il pleut."),
    ],
)
def test_short_strangers_get_a_remark_over_both_sides(source: str, target: str) -> None:
    (score,) = score_pairs([(source, target)], "en", "fr").pairs
    (finding,) = [finding for finding in score.findings if finding.check == "unrelated"]
    assert finding.severity is Severity.NEUTRAL
    assert finding.source_spans[0].of(source) == source
    assert finding.target_spans[0].of(target) == target


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Yes, of course.", "Oui, bien sûr."),
        ("Thank you!", "Merci."),
        ("Come on!", "Allez !"),
        ("Shut up!", "La ferme !"),
        ("You’re welcome.", "Je vous en prie."),
        ("!", "Il pleut."),
    ],
)
def test_short_translations_are_related(source: str, target: str) -> None:
    (score,) = score_pairs([(source, target)], "en", "fr").pairs
    assert "unrelated" not in [finding.check for finding in score.findings]


def test_languages_without_a_lexicon_are_not_judged() -> None:
    (score,) = score_pairs([("The cat sleeps.", "Es regnet.")], "en", "de").pairs
    assert "unrelated" not in [finding.check for finding in score.findings]
