import pytest

from alignpost.score import score_pairs


def _told(source: str, target: str, langs: tuple[str, str] = ("en", "fr")) -> list[tuple[str, str, str]]:
    (score,) = score_pairs([(source, target)], *langs).pairs
    return [
        (str(one.severity), one.source_spans[0].of(source), one.target_spans[0].of(target))
        for one in score.findings
        if one.check == "opposites" and "hardly ever renders" in one.message
    ]


@pytest.mark.parametrize(
    ("english", "french", "noun", "other"),
    [
        ("The army captured the bridge at dawn.", "L’armée a pris le port à l’aube.", "bridge", "port"),
        ("The river flooded the village.", "La pluie a inondé le village.", "river", "pluie"),
        ("Her uncle bought a red bicycle.", "Son cousin a acheté un vélo rouge.", "uncle", "cousin"),
    ],
)  # fmt: skip
def test_a_noun_that_became_another_is_told(english: str, french: str, noun: str, other: str) -> None:
    assert _told(english, french) == [("minor", noun, other)]
    assert _told(french, english, ("fr", "en")) == [("minor", other, noun)]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("The army captured the bridge at dawn.", "L’armée a pris le pont à l’aube."),
        # Rendered freely elsewhere, too.
        ("The army captured the bridge at dawn.", "Au lever du jour, les soldats tenaient le port."),
        # Common nouns of many meanings.
        ("We found the report on this point very useful.", "Nous avons trouvé le rapport sur ce sujet très utile."),
        # An adjective, and the noun that it is rendered by.
        ("They are proud of their clever son.", "Ils sont fiers de l’intelligence de leur fils."),
        # A name.
        ("The army captured the Bridge at dawn.", "L’armée a pris le Port à l’aube."),
        # In another place: who was bitten is another question.
        ("The dog and the postman slept near the bridge.", "Près du port dormaient le chien et le facteur."),
    ],
)  # fmt: skip
def test_what_may_be_meant_is_left_alone(english: str, french: str) -> None:
    assert _told(english, french) == []
