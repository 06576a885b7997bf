"""How letters end in both languages."""

from __future__ import annotations

import pytest

from alignpost.model import Severity
from alignpost.score import score_pairs
from alignpost.score.letter_closings import both_close
from alignpost.score.side import Side


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("Yours sincerely,", "Veuillez agréer, Madame, Monsieur, l’expression de mes sentiments distingués."),
        ("Yours faithfully,", "Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées."),
        (
            "Kind regards,",
            "Nous vous prions d’agréer, Mesdames, Messieurs, l’assurance de notre considération.",
        ),
        ("With best regards", "Bien cordialement,"),
        ("Sincerely,", "Je vous prie d’agréer, Monsieur le Président, l’expression de mon profond respect."),
    ],
)
def test_a_closing_renders_every_closing(en: str, fr: str) -> None:
    assert both_close(Side(en, "en"), Side(fr, "fr"))
    for source, target, langs in ((en, fr, ("en", "fr")), (fr, en, ("fr", "en"))):
        (score,) = score_pairs([(source, target)], *langs).pairs
        assert [finding for finding in score.findings if finding.severity is not Severity.NEUTRAL] == []


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("I remain yours faithfully", "Bien à vous"),
        ("Very truly yours", "À toi"),
        ("Best", "Très sincèrement vôtre"),
        ("With my kind wishes", "Avec mes meilleures salutations"),
        ("Warmest greetings", "Salutations distinguées"),
        ("Most respectfully yours", "Respectueusement"),
        ("Best wishes", "Je vous prie de croire à mon dévouement total"),
        ("Regards", "Nous vous prions de bien vouloir accepter nos hommages"),
    ],
)
def test_every_kind_of_closing_is_one(en: str, fr: str) -> None:
    assert both_close(Side(en, "en"), Side(fr, "fr"))


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("Yours sincerely,", "Veuillez agréer notre proposition avant lundi."),
        ("The boat is yours.", "Cordialement,"),
        ("Sincerely, I doubt it.", "Cordialement,"),
        ("Regards to your wife.", "Veuillez recevoir vos invités."),
    ],
)
def test_other_sentences_close_no_letter(en: str, fr: str) -> None:
    assert not both_close(Side(en, "en"), Side(fr, "fr"))
