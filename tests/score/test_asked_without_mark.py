"""Questions that one side asks with a mark and the other in words."""

import pytest

from alignpost.score import score_pairs


def _asked(source: str, target: str, langs: tuple[str, str] = ("en", "fr")) -> bool:
    (score,) = score_pairs([(source, target)], *langs).pairs
    return any(finding.check == "question" for finding in score.findings)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("If the dough is too dry, add some water.", "Pâte trop sèche ? Ajoutez un peu d’eau."),
        ("If you have lost your key, ask at the desk.", "Vous avez perdu votre clé ? Adressez-vous à l’accueil."),
        ("Version 7: what has changed", "Version 7 : qu’est-ce qui a changé ?"),
        ("How to find us", "Comment nous trouver ?"),
        ("Rain outside? Stay at home.", "S’il pleut dehors, restez chez vous."),
    ],
)  # fmt: skip
def test_a_condition_or_a_heading_may_be_asked(source: str, target: str) -> None:
    assert not _asked(source, target)
    assert not _asked(target, source, ("fr", "en"))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("You have lost your key.", "Vous avez perdu votre clé ?"),
        ("If the dough is too dry, add some water.", "Si la pâte est trop sèche, ajoutez de l’eau ?"),
        ("If it rains, we stay. The tent is dry.", "S’il pleut, nous restons. La tente est sèche ? Elle est neuve ?"),
        ("What he said was wrong.", "Ce qu’il a dit était faux ?"),
        ("Is it over? He fled to Paris.", "C’est fini. Il s’est enfui à Paris."),
    ],
)  # fmt: skip
def test_a_statement_that_became_a_question_is_told(source: str, target: str) -> None:
    assert _asked(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("You can’t argue with that.", "Que voulez-vous répondre à ça ?"),
        ("And nobody ever thanks him.", "Et qui le remercie ?"),
    ],
)  # fmt: skip
def test_french_may_ask_what_english_denies(source: str, target: str) -> None:
    (score,) = score_pairs([(source, target)], "en", "fr").pairs
    assert not {finding.check for finding in score.findings} & {"question", "negation", "modality"}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("You can argue with that.", "Que voulez-vous répondre à ça ?"),
        ("You can’t argue with that.", "Que ne voulez-vous pas répondre à ça ?"),
    ],
)  # fmt: skip
def test_what_is_not_denied_on_one_side_alone_is_no_question(source: str, target: str) -> None:
    assert _asked(source, target)
