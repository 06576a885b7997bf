"""Weeks, months and days told from today, and lengths of time without a number, that became others."""

import pytest

from alignpost.model import Finding
from alignpost.score import score_pairs

TURNED = [
    ("She came back last week.", "Elle revient la semaine prochaine.", "last week", "semaine prochaine"),
    ("The shop opens next month.", "La boutique a ouvert le mois dernier.", "next month", "mois dernier"),
    ("We met last Monday.", "Nous nous rencontrons lundi prochain.", "last Monday", "lundi prochain"),
    ("Prices rise next year.", "Les prix ont augmenté l’an dernier.", "next year", "an dernier"),
]
NOT_TURNED = [
    ("She came back last week.", "Elle est revenue la semaine dernière."),
    ("It ends in the last week of June.", "Cela finit la semaine prochaine, en juin."),
    ("From last year to next year, nothing changes.", "De l’an dernier à l’an prochain, rien ne change."),
    ("He leaves next Friday, not last Friday.", "Il part vendredi prochain."),
    ("Last month was wet.", "Le mois précédent fut humide, et le mois prochain le sera."),
]
OTHER_LENGTHS = [
    ("The walk takes an hour.", "La promenade dure deux heures.", "an hour", "deux"),
    ("He waited a week.", "Il attendit trois semaines.", "a week", "trois"),
]
SAME_LENGTHS = [
    ("The walk takes an hour or two.", "La promenade dure deux heures."),
    ("Take it twice a day.", "À prendre deux fois par jour."),
    ("One day the two of them left.", "Un jour, tous deux partirent."),
    ("An hour later, after two hours of rain, he left.", "Une heure plus tard, après deux heures de pluie, il partit."),
    ("It took a year, and in all four years.", "Cela prit une année, en tout quatre ans."),
    ("We waited a day and a half.", "Nous avons attendu deux jours."),
]  # fmt: skip


def _numbers(source: str, target: str, langs: tuple[str, str] = ("en", "fr")) -> list[Finding]:
    (score,) = score_pairs([(source, target)], *langs).pairs
    return [finding for finding in score.findings if finding.check == "numbers"]


@pytest.mark.parametrize(("en", "fr", "ours", "theirs"), [*TURNED, *OTHER_LENGTHS])
def test_a_time_that_became_another_is_told(en: str, fr: str, ours: str, theirs: str) -> None:
    (finding,) = _numbers(en, fr)
    assert (finding.source_spans[0].of(en), finding.target_spans[0].of(fr)) == (ours, theirs)
    (finding,) = _numbers(fr, en, ("fr", "en"))
    assert (finding.source_spans[0].of(fr), finding.target_spans[0].of(en)) == (theirs, ours)


@pytest.mark.parametrize(("en", "fr"), [*NOT_TURNED, *SAME_LENGTHS])
def test_times_that_stay_are_not_told(en: str, fr: str) -> None:
    assert not _numbers(en, fr)
    assert not _numbers(fr, en, ("fr", "en"))
