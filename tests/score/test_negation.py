"""Negations lost beside words that look like excuses, and denials that French says without a negation."""

import pytest

from alignpost.model import Finding, Severity
from alignpost.score import score_pairs
from alignpost.score.check import Context, PairText
from alignpost.score.checks.denials import denials
from alignpost.score.checks.negation_shares import kind_of
from alignpost.score.checks.polarity import (
    expected,
    missing_negations,
    negation_doubt,
    surplus_negations,
)
from alignpost.score.lexicon import lexicon_for
from alignpost.score.opposites import alike, opposed
from alignpost.score.side import Side

LOST = [
    ("It was not my fault.", "C’était ma faute."),
    ("We are few, but not weak.", "Nous sommes peu, mais faibles."),
    ("We will not stop.", "Nous allons nous arrêter."),
    ("There was no deal.", "Il y a eu un accord."),
    ("He couldn’t do better.", "Il pouvait faire mieux."),
    ("I will never forget you.", "Je vous oublierai."),
    ("It is not impossible.", "C’est impossible."),
    ("He is not unhappy.", "Il est malheureux."),
    ("We must not fail.", "Nous devons échouer."),
    # a negation in a clause behind denies nothing before it
    ("Don’t let them tell you it doesn’t matter.", "Laissez-les vous raconter que cela ne compte pas."),
    ("Don’t believe those who say that he did not come.", "Croyez ceux qui disent qu’il n’est pas venu."),
    # verbs that are negative themselves
    ("We do not abandon our children.", "Nous abandonnons nos enfants."),
    ("I will not give up.", "Je renoncerai."),
    ("We will not give up our rights.", "Nous renoncerons à nos droits."),
    ("He did not deny it.", "Il l’a nié."),
    ("They did not ignore our advice.", "Ils ont ignoré nos conseils."),
    ("The factory has not stopped production.", "L’usine a arrêté la production."),
    ("They have not stopped.", "Ils ont cessé."),
    ("She did not refuse the offer.", "Elle a refusé l’offre."),
    ("We did not leave.", "Nous sommes partis."),
    ("Do not forget your keys.", "Oubliez vos clés."),
    ("The treaty does not forbid inspections.", "Le traité interdit les inspections."),
    ("The team did not disappoint.", "L’équipe a déçu."),
    ("We did not delete the file.", "Nous avons supprimé le fichier."),
    ("We can no longer wait.", "On peut attendre."),
]
ADDED = [
    ("We have received your invoice.", "Nous n’avons pas reçu votre facture."),
    ("We have received your letter.", "Nous n’avons pas reçu votre lettre."),
    ("We have received your report.", "Nous n’avons pas reçu votre rapport."),
    ("His income has grown.", "Ses revenus n’ont pas augmenté."),
    ("The display shows the temperature.", "L’écran n’indique pas la température."),
    ("We discovered an important error.", "Nous n’avons pas découvert d’erreur importante."),
    ("Unions have discussed the issue.", "Les syndicats n’ont pas discuté de la question."),
    ("A few guests arrived late.", "Quelques invités ne sont pas arrivés en retard."),
    ("They abandoned the ship.", "Ils n’ont pas abandonné le navire."),
    ("The law prohibits smoking.", "La loi n’interdit pas de fumer."),
    ("He forgot his keys.", "Il n’a pas oublié ses clés."),
    ("He stopped at the light.", "Il ne s’est pas arrêté au feu."),
    ("The Commission may transfer the licence.", "La Commission ne peut transférer la licence."),
    ("We can wait.", "On ne peut plus attendre."),
]
SOUND = [
    ("No amount of scrubbing will get the stain out.", "On a eu beau frotter, la tache est restée."),
    ("No amount of money will change that.", "L’argent a beau couler, cela reste ainsi."),
    ("We do not abandon our children.", "Nous gardons nos enfants."),
    ("She didn’t give up.", "Elle s’est accrochée."),
    ("I don’t deny that mistakes were made.", "Je reconnais que des erreurs ont été commises."),
    ("Don’t miss this opportunity!", "Saisissez cette occasion !"),
    ("They did not lose hope.", "Ils ont gardé espoir."),
    ("Interest rates have not risen since March.", "Les taux d’intérêt sont restés stables depuis mars."),
    ("Inflation is not under control.", "L’inflation échappe à tout contrôle."),
    ("The industry has not recovered.", "Le secteur peine à se remettre."),
    ("It’s not far from here.", "C’est tout près d’ici."),
    ("She never fails to amaze me.", "Elle m’étonne toujours."),
    ("She arrived not long after the meeting.", "Elle est arrivée peu de temps après la réunion."),
    ("He is one of many who think so.", "Il n’est pas le seul à le penser."),
    ("He escaped punishment.", "Il n’a pas été puni."),
    ("The plan is far from perfect.", "Le plan n’est pas parfait, loin de là."),
    ("Nothing could be further from the truth.", "C’est absolument faux."),
    ("Don’t get me wrong.", "Comprenez-moi bien."),
    ("Don’t get me wrong, I like him.", "Qu’on me comprenne bien, je l’aime bien."),
    ("Who cares?", "On s’en moque."),
    ("Who knows?", "On n’en sait rien."),
    ("You’re not kidding!", "À qui le dis-tu !"),
    ("The Commission must not transfer the licence.", "La Commission ne peut transférer la licence."),
    ("It cannot be accepted.", "Cela ne saurait être accepté."),
    ("No member may have more than one vote.", "Aucun membre ne peut avoir plus d’une voix."),
    ("It was a most serious crisis.", "C’était une crise on ne peut plus grave."),
    (
        "He is liable to a fine not exceeding five thousand dollars.",
        "Il encourt une amende maximale de cinq mille dollars.",
    ),
    ("She did not come either.", "Elle n’est non plus pas venue."),
    ("I dare hope he was misinformed.", "J’ose espérer qu’il n’était pas informé."),
    ("This is rhetoric and not reality.", "C’est de la rhétorique au lieu de la réalité."),
    (
        "Not even my own country has ratified it.",
        "Mon propre pays n’a lui non plus pas ratifié la convention.",
    ),
]
IDIOMS = [
    ("I couldn’t care less.", "Je m’en fiche."),
    ("I couldn’t agree more.", "Je suis tout à fait d’accord."),
    ("I have nothing but respect.", "J’ai le plus grand respect."),
    ("He was nothing but a liar.", "Il n’était qu’un menteur."),
    ("There is no better time.", "C’est le meilleur moment."),
    ("He has no choice but to leave.", "Il est contraint de partir."),
    ("I can’t help laughing.", "Je ris malgré moi."),
    ("He wasn’t there.", "Il était absent."),
    ("He is not unhappy.", "Il est heureux."),
    ("It’s not uncommon.", "C’est assez courant."),
    ("It isn’t impossible.", "C’est possible."),
    ("Don’t leave!", "Restez !"),
    ("We won’t forget.", "On s’en souviendra."),
    ("I don’t remember.", "J’ai oublié."),
    ("We will not stop.", "Nous continuerons."),
    ("We will not stop.", "Nous ne nous arrêterons pas."),
    ("No smoking.", "Interdiction de fumer."),
    ("You’re not wrong.", "Tu as raison."),
    ("He is not alive.", "Il est mort."),
    ("They never lied.", "Ils ont toujours dit la vérité."),
    ("It can’t wait.", "C’est urgent."),
    ("He failed to come.", "Il n’est pas venu."),
    ("I can’t do more.", "Je ne peux pas faire plus."),
    ("I do nothing but work.", "Je ne fais que travailler."),
    ("I disagree.", "Je ne suis pas d’accord."),
    ("They don’t care who they hurt.", "Ils se fichent de qui ils blessent."),
]


def _negations(source: str, target: str, langs: tuple[str, str] = ("en", "fr")) -> list[Finding]:
    (score,) = score_pairs([(source, target)], *langs).pairs
    return [finding for finding in score.findings if finding.check == "negation"]


@pytest.mark.parametrize(("en", "fr"), LOST)
def test_a_word_that_is_rendered_itself_excuses_no_lost_negation(en: str, fr: str) -> None:
    assert [finding.severity.rank >= Severity.MAJOR.rank for finding in _negations(en, fr)] == [True]


@pytest.mark.parametrize(("en", "fr"), ADDED)
def test_words_that_only_look_negative_excuse_no_added_negation(en: str, fr: str) -> None:
    assert [finding.severity for finding in _negations(en, fr)] == [Severity.CRITICAL]


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        (
            "No lorry over 7.5 tonnes should have been allowed into the town centre.",
            "Aucun camion de plus de 7,5 tonnes n’aurait dû être autorisé à entrer dans le centre-ville.",
        ),
        (
            "Neither Lyon nor the rest of the old region is forced to follow our opinion.",
            "Ni Lyon ni le reste de l’ancienne région n’est obligé de suivre notre opinion.",
        ),
    ],
)
def test_a_negation_around_a_long_subject_stands_where_the_subject_is_denied(en: str, fr: str) -> None:
    assert _negations(en, fr) == _negations(fr, en, ("fr", "en")) == []


@pytest.mark.parametrize(("en", "fr"), SOUND)
def test_free_renderings_of_a_negation_raise_no_warning(en: str, fr: str) -> None:
    (score,) = score_pairs([(en, fr)], "en", "fr").pairs
    assert [f.message for f in score.findings if f.severity is not Severity.NEUTRAL] == []


def test_a_question_mark_may_go_only_with_the_phrase_that_is_stated() -> None:
    def lost(en: str, fr: str) -> list[str]:
        findings = score_pairs([(en, fr)], "en", "fr").pairs[0].findings
        return [finding.check for finding in findings if finding.check == "question"]

    assert lost("Who cares?", "On s’en moque.") == []
    assert lost("Who cares? Is he right?", "On s’en moque. Il a raison.") == ["question"]
    assert lost("What’s up?", "Quoi de neuf.") == ["question"]


@pytest.mark.parametrize(("en", "fr"), IDIOMS)
def test_what_is_denied_in_other_words_is_not_lost(en: str, fr: str) -> None:
    grave = [
        finding.message
        for findings in (_negations(en, fr), _negations(fr, en, ("fr", "en")))
        for finding in findings
        if finding.severity.rank >= Severity.MAJOR.rank
    ]
    assert grave == []


def test_opposites_are_mutual_and_hold_across_languages() -> None:
    assert opposed("leave", "en", "restez", "fr")
    assert opposed("restez", "fr", "leave", "en")
    assert not opposed("leave", "en", "partir", "fr")
    assert alike("give up", "en", "renoncerai", "fr")
    assert not alike("give", "en", "renoncerai", "fr")


@pytest.mark.parametrize(
    ("en", "fr", "told"),
    [
        ("They failed to find a solution.", "Ils ont trouvé une solution.", "failed"),
        ("He was unable to speak.", "Il n’était pas en mesure de parler.", None),
        ("He was unable to speak.", "Il était incapable de parler.", None),
        ("It must end no later than Friday.", "Cela doit finir d’ici vendredi.", None),
        ("It works with or without capitals.", "Cela marche avec ou sans majuscules.", None),
        (
            "I don't know what happened to her and my child.",
            "Je sais ce qui lui est arrivé ni à mon enfant.",
            "don't",
        ),
    ],
)
def test_words_that_call_for_a_negation_are_remembered(en: str, fr: str, told: str | None) -> None:
    findings = [f for f in score_pairs([(en, fr)], "en", "fr").pairs[0].findings if f.check == "negation"]
    assert [span.of(en) for f in findings for span in f.source_spans] == ([told] if told else [])


def test_the_number_of_negations_called_for_adds_up_to_one() -> None:
    likely = expected(["we", "will", "not", "be", "unable", "to"], {"not": 0.9, "unable to": 0.5, "*": 0.001})
    assert sum(likely) == pytest.approx(1)
    assert likely[1] > likely[2] > likely[0]


def _pair(en: str, fr: str) -> PairText:
    return PairText(en, fr, Context("en", "fr", None, lexicon_for("en", "fr")))


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("I don’t know what happened.", "J’ignore ce qui s’est passé."),
        ("He never knew.", "Il ignorait tout."),
        ("“No mercy, no peace!”", "« Ni pitié, ni paix ! »"),
    ],
)
def test_what_renders_a_denied_word_leaves_hardly_a_doubt(en: str, fr: str) -> None:
    assert negation_doubt(_pair(en, fr)) < 0.5


@pytest.mark.parametrize(
    ("en", "denied", "affirmed"),
    [
        ("Interest remained high.", "L’intérêt n’a pas faibli.", "L’intérêt a faibli."),
        ("He takes it seriously.", "Il ne le prend pas à la légère.", "Il le prend à la légère."),
        ("They fell short of it.", "Ils ne l’ont pas atteint.", "Ils l’ont atteint."),
        ("You cannot leave.", "Vous ne pouvez pas partir.", "Vous pouvez partir."),
    ],
)
def test_a_negation_that_is_called_for_is_missed(en: str, denied: str, affirmed: str) -> None:
    assert missing_negations(_pair(en, affirmed)) > missing_negations(_pair(en, denied))


def test_nothing_is_missed_where_nothing_denies() -> None:
    assert missing_negations(_pair("The cat sleeps.", "Le chat dort.")) == 0.0
    assert missing_negations(_pair("We stopped the car.", "Nous avons arrêté de rouler.")) == 0.0


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("People meet in a different way.", "On ne se voit plus de la même façon."),
        ("The streets are usually full.", "Les rues ne désemplissent pas d’habitude."),
        ("Interest remained high.", "L’intérêt n’a pas faibli."),
        ("The bill has stalled in the Senate.", "Le projet de loi n’avance plus au Sénat."),
        ("Many victims are reluctant to speak.", "De nombreuses victimes ne souhaitent pas parler."),
        ("There is no denying that he worked hard.", "Il a indéniablement travaillé dur."),
        ("No sooner had he left than the phone rang.", "À peine était-il parti que le téléphone sonna."),
    ],
)
def test_what_french_denies_in_its_own_way_is_not_added(en: str, fr: str) -> None:
    assert [finding for finding in _negations(en, fr) if finding.severity is not Severity.NEUTRAL] == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "They bought land without using it and invited the mayor.",
            "Ils ont acheté du terrain sans l’utiliser et n’ont pas invité le maire.",
        ),
        ("It is unlikely that he will come.", "Il n’est pas peu probable qu’il vienne."),
        (
            "Help can only come if the site is safe.",
            "L’aide ne peut pas venir uniquement si le site est sûr.",
        ),
    ],
)
def test_a_negation_that_has_its_counterpart_excuses_no_other(source: str, target: str) -> None:
    told = score_pairs([(source, target)], "en", "fr").pairs[0].findings
    assert any(f.check == "negation" and f.severity.rank > 0 for f in told)


def test_the_opposite_of_what_is_denied_is_no_lost_negation() -> None:
    score = score_pairs([("It was not easy.", "Ce fut difficile.")], "en", "fr").pairs[0]
    assert [f for f in score.findings if f.check == "negation"] == []


def test_more_negations_than_called_for_are_a_soft_doubt() -> None:
    context = Context("en", "fr", None, lexicon_for("en", "fr"))
    denied = PairText("He went home.", "Il n’est pas rentré.", context)
    assert (
        surplus_negations(denied)
        > 1
        > surplus_negations(PairText("He did not go home.", "Il n’est pas rentré.", context))
    )
    assert surplus_negations(PairText("He went home.", "Il est rentré.", context)) == 0


@pytest.mark.parametrize(
    ("en", "said", "denied", "affirmed"),
    [
        (
            "The offer was refused.",
            "L’offre fut refusée.",
            "L’offre ne fut pas acceptée.",
            "L’offre fut acceptée.",
        ),
        (
            "He is unable to walk.",
            "Il est incapable de marcher.",
            "Il ne peut pas marcher.",
            "Il peut marcher.",
        ),
        ("It is unlikely.", "C’est improbable.", "Ce n’est pas probable.", "C’est probable."),
    ],
)
def test_a_word_that_denies_is_rendered_by_one_or_by_a_negation(
    en: str, said: str, denied: str, affirmed: str
) -> None:
    sound = max(missing_negations(_pair(en, said)), missing_negations(_pair(en, denied)))
    assert missing_negations(_pair(en, affirmed)) > 2 * sound


def test_participles_like_no_listed_one_call_for_a_negation_unless_un_undoes() -> None:
    assert kind_of("unprovoked") == "un*ed"
    assert kind_of("united") == kind_of("underlined") == kind_of("unity") == "*"
    lost = missing_negations(_pair("The attack was unprovoked.", "L’attaque a été provoquée."))
    assert lost > 0.5 > missing_negations(_pair("The plan was unveiled.", "Le plan a été dévoilé."))


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Nobody, not even the king, followed her.", "Personne, pas même le roi, ne l’a suivie."),
        ("Nobody in this old town saw the thief.", "Personne dans cette vieille ville n’a vu le voleur."),
        (
            "It seems that nobody in the capital, neither the king nor the queen, is willing.",
            "Il semble que personne dans la capitale, ni le roi ni la reine, ne soit disposé à le faire.",
        ),
    ],
)
def test_nobody_denies_however_far_its_ne_stands(english: str, french: str) -> None:
    (right,) = score_pairs([(english, french)], "en", "fr").pairs
    assert [one for one in right.findings if one.check == "negation"] == []


def test_a_person_is_not_nobody() -> None:
    french = "Cette personne de la ville ne vient pas, et la personne que je ne connais pas rit."
    assert [denial.places for denial in denials(Side(french, "fr"))] == [(5, 7), (13, 15)]
    assert [denial.places for denial in denials(Side("Personne de la ville ne vient.", "fr"))] == [(0, 4)]
