import pytest

from alignpost.score import score_pairs


def _told(
    source: str, target: str, check: str, langs: tuple[str, str] = ("en", "fr")
) -> list[tuple[str, str]]:
    (score,) = score_pairs([(source, target)], *langs).pairs
    texts = {"omission": source, "addition": target}
    return [
        (
            str(one.severity),
            (one.source_spans if check == "omission" else one.target_spans)[0].of(texts[check]),
        )
        for one in score.findings
        if one.check == check
    ]


@pytest.mark.parametrize(
    ("english", "french", "item"),
    [
        (
            "We discussed trade, energy, security and migration.",
            "Nous avons parlé de commerce, de sécurité et de migration.",
            "energy",
        ),
        (
            "We discussed trade, energy, security and migration.",
            "Nous avons parlé de commerce, d’énergie et de sécurité.",
            "migration",
        ),
        ("France, Italy and Spain signed the text.", "La France et l’Espagne ont signé le texte.", "Italy"),
        (
            "You may bring bread, cheese, or wine to the party.",
            "Vous pouvez apporter du pain ou du vin à la fête.",
            "cheese",
        ),
    ],
)
def test_an_item_that_the_other_list_lacks_is_told(english: str, french: str, item: str) -> None:
    assert _told(english, french, "omission") == [("minor", item)]
    (added,) = _told(french, english, "addition", ("fr", "en"))
    assert added == ("minor", item)


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("France, Italy and Spain signed it.", "La France, l’Italie et l’Espagne l’ont signé."),
        ("France, Italy and Spain signed it.", "L’Espagne, la France et l’Italie l’ont signé."),
        # Rendered freely: the list has as many items.
        ("We saw cattle, gizmos and birds.", "Nous avons vu du bétail, des bidules et des oiseaux."),
        # One word says two of them.
        ("He sells fruit, odds and ends.", "Il vend des fruits et des bricoles."),
        # Nothing says that it is a list there.
        ("France, Italy and Spain signed it.", "La France l’a signé avec l’Espagne."),
        # A comma more, and no list.
        ("Yesterday, the king and the queen came.", "Le roi et la reine sont venus hier."),
    ],
)
def test_lists_that_are_as_long_or_no_lists_are_left_alone(english: str, french: str) -> None:
    assert [one for one in _told(english, french, "omission") if one[0] != "neutral"] == []


def test_a_lost_number_of_a_list_is_told_by_its_value_alone() -> None:
    english, french = "See pages 4, 9, 11 and 12.", "Voir les pages 4, 9 et 12."
    assert _told(english, french, "omission") == []
    (score,) = score_pairs([(english, french)], "en", "fr").pairs
    assert [one.source_spans[0].of(english) for one in score.findings if one.check == "numbers"] == ["11"]
