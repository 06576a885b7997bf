import pytest

from alignpost.model import Finding, Severity
from alignpost.score import score_pairs


def _told(source: str, target: str, langs: tuple[str, str] = ("en", "fr")) -> list[Finding]:
    findings = score_pairs([(source, target)], *langs).pairs[0].findings
    return [finding for finding in findings if finding.check == "roles"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Germany was attacked by France.", "L’Allemagne a attaqué la France."),
        ("Simon hit Laura.", "Simon a été frappé par Laura."),
        ("The minister criticised the union.", "Le ministre a été critiqué par le syndicat."),
        ("The police arrested the demonstrators.", "La police a été arrêtée par les manifestants."),
        ("The old king was betrayed by his brother.", "Le vieux roi trahit son frère."),
    ],
)
def test_a_passive_that_turns_the_sense_round_is_told(source: str, target: str) -> None:
    (finding,) = _told(source, target)
    assert len(finding.source_spans) == len(finding.target_spans) == 3
    for span in finding.target_spans:
        assert span.of(target) in finding.message


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("France attacked Germany.", "L’Allemagne a été attaquée par la France."),
        ("Germany was attacked by France.", "La France a attaqué l’Allemagne."),
        ("Germany was attacked by France.", "L’Allemagne a été attaquée par la France."),
        ("Paul passed through France.", "Paul est passé par la France."),
        ("Paul worried about Germany.", "Paul a été inquiété par l’Allemagne."),
        ("The law that the king signed pleased the people.", "La loi signée par le roi plut au peuple."),
    ],
)
def test_a_passive_that_keeps_the_sense_is_not(source: str, target: str) -> None:
    assert _told(source, target) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("France was attacked by Germany.", "L’Allemagne a été attaquée par la France."),
        ("Germany attacked France.", "La France attaqua l’Allemagne."),
        ("Germany attacked France.", "La France a attaqué l’Allemagne."),
        ("The dog bit the man.", "L’homme a mordu le chien."),
        ("The minister criticised the union.", "Le syndicat a critiqué le ministre."),
        ("Russia invaded Ukraine in 2022.", "L’Ukraine a envahi la Russie en 2022."),
        ("The company was bought by its rival.", "Son rival a été racheté par l’entreprise."),
    ],
)
def test_subject_and_object_that_changed_places_in_the_same_voice_are_told(source: str, target: str) -> None:
    (finding,) = (
        finding
        for finding in score_pairs([(source, target)], "en", "fr").pairs[0].findings
        if finding.check in ("roles", "names")  # names that changed places are told as such
    )
    assert finding.severity is Severity.MAJOR


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Germany attacked France.", "L’Allemagne attaqua la France."),
        ("The common agricultural policy failed.", "La politique agricole commune a échoué."),
        ("An irreplaceable historical instrument.", "Un instrument historique irremplaçable."),
        ("Paul met Mary in London.", "Marie a rencontré Paul à Londres."),
        ("The house that Jack built collapsed.", "La maison qu’a construite Jack s’est effondrée."),
        ("Students lack books.", "Les livres manquent aux élèves."),
        ("Paris is the capital of France.", "La capitale de la France est Paris."),
        ("“We won,” said the coach.", "L’entraîneur a déclaré : « Nous avons gagné. »"),
        ("The book pleased the critics.", "Les critiques ont aimé le livre."),
    ],
)
def test_other_orders_of_the_same_sense_are_not(source: str, target: str) -> None:
    assert _told(source, target) == []


def test_it_reads_french_sources_and_no_other_languages() -> None:
    assert _told("La France a attaqué l’Allemagne.", "France was attacked by Germany.", ("fr", "en"))
    assert not _told(
        "France attacked Germany.", "Frankreich wurde von Deutschland angegriffen.", ("en", "de")
    )


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Israel attacked Iran.", "L’Iran a attaqué Israël."),
        ("Israel attacked Iran on Friday.", "L’Iran a attaqué Israël vendredi."),
        ("China threatened Taiwan.", "Taïwan a menacé la Chine."),
        ("Anna loves Paul.", "Paul aime Anna."),
    ],
)
def test_names_that_changed_places_around_a_verb_are_major(source: str, target: str) -> None:
    score = score_pairs([(source, target)], "en", "fr").pairs[0]
    (grave,) = (finding for finding in score.findings if finding.severity.rank > 0)
    assert grave.check in ("names", "roles")
    assert grave.severity is Severity.MAJOR
    assert score.fidelity < 85


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Israel attacked Iran.", "Israël a attaqué l’Iran."),
        ("Israel attacked Iran.", "L’Iran a été attaqué par Israël."),
        ("Anna met Paul.", "Paul rencontra Anna."),
    ],
)
def test_names_in_their_places_are_left_alone(source: str, target: str) -> None:
    assert _told(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        (
            "They agreed on visiting each other’s Nations.",
            "Ils ont convenu de visiter leurs nations respectives.",
            True,
        ),
        ("We should respect one another's beliefs.", "Nous devrions respecter nos croyances.", True),
        (
            "We should respect each other's beliefs.",
            "Nous devrions respecter les croyances des autres.",
            False,
        ),
        ("They know each other's work.", "Ils connaissent mutuellement leurs travaux.", False),
        ("They met each other in Paris.", "Ils se sont rencontrés à Paris.", False),
        ("Each year the other's work grows.", "Chaque année, son travail grandit.", False),
    ],
)
def test_what_is_mutual_stays_mutual(source: str, target: str, told: bool) -> None:
    findings = [finding for finding in _told(source, target) if "mutual" in finding.message]
    assert bool(findings) is told
    assert all(finding.severity is Severity.NEUTRAL for finding in findings)


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("They invited us.", "Nous les avons invités."),
        ("You can call us.", "Nous pouvons vous appeler."),
        ("We thanked them.", "Ils nous ont remerciés."),
        ("She was paid by the tenant.", "Elle a payé le locataire."),
        ("He was arrested by the police.", "Il a arrêté la police."),
    ],
)
def test_pronouns_that_changed_places_are_told_in_both_directions(en: str, fr: str) -> None:
    assert [finding.severity for finding in _told(en, fr)] == [Severity.MAJOR]
    assert [finding.severity for finding in _told(fr, en, ("fr", "en"))] == [Severity.MAJOR]


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("They invited us.", "Ils nous ont invités."),
        ("They miss us.", "Nous leur manquons."),
        ("I like him.", "Il me plaît."),
        ("I saw her brother.", "J’ai vu son frère."),
        ("She was paid by the tenant.", "Le locataire l’a payée."),
        ("He was bitten by a dog.", "Il s’est fait mordre par un chien."),
        ("I became a director by chance.", "Je suis devenu directeur par hasard."),
        ("France was beaten by Italy.", "L’Italie a battu la France."),
        ("Italy beat France.", "La France a été battue par l’Italie."),
    ],
)
def test_pronouns_and_passives_in_their_places_are_not(en: str, fr: str) -> None:
    for texts, langs in (((en, fr), ("en", "fr")), ((fr, en), ("fr", "en"))):
        (score,) = score_pairs([texts], *langs).pairs
        assert [finding for finding in score.findings if finding.check in ("roles", "names")] == []
