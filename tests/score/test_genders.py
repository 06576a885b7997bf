"""A pronoun of the other gender is told in both directions where nobody else is spoken of."""

import pytest

from alignpost.model import Severity
from alignpost.score import score_pairs


def _told(en: str, fr: str) -> bool:
    forth, back = (
        any(
            f.check == "persons" and f.severity is Severity.MINOR
            for f in score_pairs([texts], *langs).pairs[0].findings
        )
        for texts, langs in (((en, fr), ("en", "fr")), ((fr, en), ("fr", "en")))
    )
    assert forth == back
    return forth


@pytest.mark.parametrize(
    ("en", "fr", "told"),
    [
        ("She sold her house.", "Il a vendu sa maison.", True),
        ("The letters she had written were lost.", "Les lettres qu’il avait écrites étaient perdues.", True),
        ("He hates the director.", "Elle déteste le directeur.", True),
        ("She sold her house.", "Elle a vendu sa maison.", False),
        ("She had to leave.", "Il a fallu partir.", False),
        ("He sold his house.", "Il a vendu sa maison.", False),
        ("He must leave.", "Cette personne doit partir, et elle le sait.", False),
        ("She told him the truth.", "Il lui a dit la vérité.", False),
    ],
)
def test_a_pronoun_of_the_other_gender_is_told(en: str, fr: str, told: bool) -> None:
    assert _told(en, fr) is told
