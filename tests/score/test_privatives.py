"""Words that a prefix turns into their contrary, on one side alone."""

from __future__ import annotations

import pytest

from alignpost.score import score_pairs
from alignpost.score.negated_words import without_prefix

_WORDS = frozenset({"reliable", "lock", "ion", "legal", "form", "honnête"})

_TURNED = [
    ("The results are unreliable.", "Les résultats sont fiables."),
    ("The tests were unsuccessful.", "Les essais ont réussi."),
    ("The law is unconstitutional.", "La loi est constitutionnelle."),
    ("The data are incomplete.", "Les données sont complètes."),
    ("She was very unhappy.", "Elle était très heureuse."),
    ("The answer is correct.", "La réponse est incorrecte."),
    ("He was honest with us.", "Il a été malhonnête avec nous."),
]


@pytest.mark.parametrize(("en", "fr"), _TURNED)
@pytest.mark.parametrize("backwards", [False, True])
def test_a_prefix_on_one_side_alone_is_the_contrary(en: str, fr: str, backwards: bool) -> None:
    assert _told(en, fr, backwards=backwards) == ["major"]


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("The results are unreliable.", "Les résultats sont peu fiables."),
        ("The results are unreliable.", "Les résultats ne sont pas fiables."),
        ("The data are incomplete.", "Les données sont incomplètes."),
        ("It is not impossible.", "C’est possible."),
        ("This is unacceptable.", "C’est inacceptable."),
        ("It is undesirable.", "C’est indésirable."),
        ("His help was invaluable.", "Son aide a été précieuse."),
        ("He treats his workers badly.", "Il maltraite ses ouvriers."),
        ("We disagree with you.", "Nous ne sommes pas d’accord avec vous."),
        (
            "He tried to influence an honest judge, a dishonest one too.",
            "Il visait un juge honnête et un autre.",
        ),
    ],
)
@pytest.mark.parametrize("backwards", [False, True])
def test_what_says_the_same_is_left_alone(en: str, fr: str, backwards: bool) -> None:
    assert _told(en, fr, backwards=backwards) == []


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        (
            "An authenticated user could crash the server.",
            "Un utilisateur non authentifié pourrait planter le serveur.",
        ),
        (
            "The ticket is refundable unless the train is late.",
            "Le billet est non remboursable, sauf si le train est en retard.",
        ),
    ],
)
def test_what_non_denies_alone_is_told(en: str, fr: str) -> None:
    assert _told(en, fr, backwards=False) == ["major"]
    (score,) = score_pairs([(en, fr)], "en", "fr").pairs
    (finding,) = (finding for finding in score.findings if finding.check == "opposites")
    assert finding.target_spans[0].of(fr).startswith("non ")


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("An unauthenticated user crashed it.", "Un utilisateur non authentifié l’a planté."),
        ("A non-refundable deposit is due.", "Un acompte non remboursable est dû."),
        ("The deposit is not refundable.", "L’acompte est non remboursable."),
        (
            "Whether it is refundable or not does not matter.",
            "Qu’il soit remboursable ou non remboursable importe peu.",
        ),
        (
            "A considerable share of the users agreed.",
            "Une part non négligeable des utilisateurs était d’accord.",
        ),
        ("Tell users other than authenticated ones.", "Prévenez les utilisateurs non authentifiés."),
        ("Use alcohol-free and sugar-free drinks.", "Utilisez des boissons non alcoolisées et sans sucre."),
        (
            "The criteria are political as opposed to economic.",
            "Les critères sont politiques et non économiques.",
        ),
    ],
)
def test_what_non_denies_on_both_sides_is_left_alone(en: str, fr: str) -> None:
    assert _told(en, fr, backwards=False) == []


def test_a_stem_must_be_a_word() -> None:
    assert without_prefix("unreliable", "en", _WORDS) == "reliable"
    assert without_prefix("malhonnête", "fr", _WORDS) == "honnête"
    assert without_prefix("illegal", "en", _WORDS) == "legal"
    assert without_prefix("unlock", "en", _WORDS) is None  # it undoes something
    assert without_prefix("inform", "en", _WORDS) is None
    assert without_prefix("unhappy", "en", _WORDS) is None
    assert without_prefix("union", "en", _WORDS) is None


def _told(en: str, fr: str, *, backwards: bool) -> list[str]:
    pair, langs = ((fr, en), ("fr", "en")) if backwards else ((en, fr), ("en", "fr"))
    (score,) = score_pairs([pair], *langs).pairs
    return [
        finding.severity.value
        for finding in score.findings
        if finding.check == "opposites" and finding.severity.value != "neutral"
    ]
