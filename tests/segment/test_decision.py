"""What ends a sentence and what does not: one line a case, `|` where a sentence ends."""

from __future__ import annotations

import pytest

from alignpost.segment import segment_text


def _check(lang: str, case: str, profile: str = "default") -> None:
    text = case.replace("|", "")
    expected = [part.strip() for part in case.split("|")]
    assert [segment.text for segment in segment_text(text, lang, profile=profile)] == expected


@pytest.mark.parametrize(
    "case",
    [
        "The mayor met Gen. Harper and Col. Stone.| They agreed.",
        "Dr. Lopez and Mrs. Quinn opened the ward.| Visitors came.",
        "The U.S. Senate voted.| The U.S. did not.",
        "She moved to the U.K.| He followed her.",
        "The shop closes at 6 p.m. on Mondays.| We were late.",
        "We arrived at 6 p.m.| The shop was shut.",
        "I will speak at 7:00 P.M.| ENJOY!",
        "I will speak at 7:00 P.M. TONIGHT!| Tune in at 6 p.m.| Get a seat.",
        "They bought nails, screws, etc.| Everything fitted.",
        "They bought nails, etc. and left.| That was all.",
        "Compare Fig. 7 and pp. 12–14.| Both agree.",
        "Room No. 9 is free.| So is No. 11.",
        "Did they agree? |No.| They did not.",
        "She teaches art.| He paints.",
        "We sat in the sun.| It was warm.",
        "He came on Sun. 5 May.| It rained.",
        "Borden Inc. bought it.| Then Borden Inc. sold it.",
        "It grew by approx. 5 per cent.| It stopped.",
        "See Ward v. Hale (1950).| It holds.",
        "He holds a Ph.D. in law.| She holds two.",
        "I say no.| I mean it.",
        "The answer is no.| I checked.",
        "Did they agree? |No.| I am sure.",
        "Room no. 4 is free, and Art. I of the treaty holds.| See ch. IV.",
        "Add 2 tbsp. sugar and 1 tsp. salt.| Stir.",
        "The Pa. Super. Ct. held otherwise.| See id. at 5.",
        "It rose 5 pct. in Jan. and fell in Feb.| That was odd.",
        "Lt. Gen. Adams, Ret. was there.| Lieut. Moss was not.",
        "He greeted 'Mr. Adams' and *Dr. Moss*.| They sat down.",
        f"He counted{' ' * 80}4.| Then he went on.",
        "He has an M.Phil. from Yale and a D.Phil. from Oxford.| She has none.",
    ],
)
def test_english_abbreviations(case: str) -> None:
    _check("en", case)


@pytest.mark.parametrize(
    "case",
    [
        "M. Garnier et Mme Petit sont là.| Mgr Roy aussi.",
        "On a gravé J. et M.| L’ancre est en dessous.",
        "Nous votons les points K, L et M.| Il le faut.",
        "Les frères J. et M. Dupont, J. et M. Le Goff et J. et M. L’Hermite sont là.",
        "Lui et M. Les Vergers sont là.",
        "Le gén. Morel et le Dr. Roche ont parlé.| Nul n’a répondu.",
        "L’art. 5 et l’al. 2 s’appliquent.| Rien d’autre.",
        "En 58 av. J.-C., la guerre éclata.| Elle dura.",
        "Il naquit en 63 av. J.-C.| Il régna longtemps.",
        "Des outils, p. ex. une scie, servent.| On coupe.",
        "Le no. 4 est ouvert.| Le n° 5 est fermé.",
        "Des clous, des vis, etc.| Tout servit.",
        "J.-F. Aubin écrit.| A. Morin lit.",
        "Le vol. 2 (éd. revue) coûte cher.| Le vol. 3 aussi.",
        "Cf. Martin (1999) et suiv. pour le détail.| Bref.",
        "C’était en 10 apr. J.-C. en Judée.",
        "L’art. 5 al. 2 du C. civ. s’applique.| Le C. pén. et le C. proc. pén. aussi.",
        "Voir Cass. civ. 2e, 12 janv. 2001, et Cons. const. 5 août 1993.| Rien de plus.",
        "L’art. L. 123-4 et l’art. R. 12 du C. trav. sont clairs.",
        "Le prés. de la Rép. a signé.| Le min. de l’Int. a refusé.",
        "Env. 50 pers. env. étaient là.| Il en reste 20 env.| Elles dorment.",
        "Voir p. 12 et suiv.| Fin.",
        "Voir les art. 9 et suiv. C. civ. sur ce point.",
        "Trad. de l’angl. par A. Roy, coll. Blanche.| Le dép. du Nord et le gouv. de Lyon.",
        "Il habite au 3e ét. dans un appt. de trois pièces.| Le tél. portable sonne.",
        "L’adj. au maire et le dir. gén. adj. sont là.| L’Ass. nat. a voté.",
        "J’ai reçu ta lettre du 3 sept. dernier.| Elle m’a plu.",
    ],
)
def test_french_abbreviations(case: str) -> None:
    _check("fr", case)


@pytest.mark.parametrize(
    ("lang", "case"),
    [
        ("en", "It went well.| PS. We left.| NB. The shop was shut."),
        ("en", "PS. we left."),
        ("en", "He has a new PS.| It works."),
        ("en", "he has a new PS.| it works."),
        ("fr", "Tout va bien.| NDLR. Il faut lire."),
        ("fr", "Il vote PS.| Elle aussi."),
        ("en", "See op. cit. p. 5.| He did."),
        ("en", "We met the Sec. of State.| we met in Sec.| of course."),
        ("en", "It fell 12 in. yesterday.| he came in.| she left."),
        ("en", "He said no.| fig trees grow here."),
    ],
)
def test_what_is_an_abbreviation_or_a_word(lang: str, case: str) -> None:
    _check(lang, case)


@pytest.mark.parametrize(
    ("lang", "case"),
    [
        ("de", "Dr. Vogel kam am 3. Oktober z. B. nach Bonn.| Er blieb bis zum 5. November."),
        ("es", "El Sr. Ruiz vive en la Av. Colón.| ¿Quién lo sabe?| ¡Nadie!"),
        ("it", "Il sig. Conti vive a pag. 5, ecc. |Non è qui."),
        ("pt", "O Sr. Lopes chegou.| Tudo bem?"),
        ("pl", "Przyszedł Dr. Nowak.| Potem wyszedł."),
        ("zh", "他来了。|她走了！|为什么？"),
        ("ar", "ذهب الولد.| هل عاد؟ |نعم."),
    ],
)
def test_other_languages(lang: str, case: str) -> None:
    _check(lang, case)


@pytest.mark.parametrize(
    ("lang", "case"),
    [
        ("en", "P. D. Moss wrote it.| K. L. Finch did not."),
        ("en", "The X.Y.Q. Board met.| We left the X.Y.Q.| The rest stayed."),
        ("en", "It is rich in vitamin C.| It helps."),
        ("en", "It was you and I.| Do you recall?"),
        ("fr", "Le plan B.| Il faut agir."),
        ("en", "Sales rose 2.5 per cent to $1.2 bn.| Costs fell."),
        ("en", "Version 3.1 is out.| Get it."),
        ("fr", "Louis XII. régna.| Charles VIII. aussi."),
        ("fr", "Il en reste 20.| Marie dort."),
    ],
)
def test_initials_and_numbers(lang: str, case: str) -> None:
    _check(lang, case)


@pytest.mark.parametrize(
    ("lang", "case"),
    [
        ("en", "“Stay.”| He stayed."),
        ("en", "“Stay!” she said.| He stayed."),
        ("en", "“Why?” Harriet asked.| Nobody knew."),
        ("en", "“Why?”| The room was silent."),
        ("en", "He used the word “never.”| We noted it."),
        ("en", "He used the word “never”.| We noted it."),
        ("en", "He used it (“never”).| we noted it."),
        ("en", "He asked (“Why?”).| we noted it."),
        ("en", "'Stay.'| He stayed."),
        ("en", 'She said, "He came. "| Then she left.'),
        ("fr", "« Restez\u00a0!\u00a0» dit-elle.| Il resta."),
        ("fr", "«\u202fRestez\u202f!\u202f»| Il resta."),
        ("fr", "Il parla d’un « projet ».| Nul ne crut."),
        ("fr", "Qui a dit : « Non ! » ?| Moi."),
        ("fr", "— Où vas-tu ? demanda Luce.| Il se tut."),
        ("fr", "Il vint – enfin ! – et partit.| Bon."),
        ("en", "He left (at last!) early.| Good."),
        ("en", "She won.| (He did too.)| They cheered."),
        ("en", "He denied it [...] and left.| So?"),
        ("fr", "Le texte (…) dit tout.| Bon."),
        ("fr", "Il plut.| (…) Elle resta.| […] Il partit."),
        ("fr", "Il plut !| (…) Elle resta ?| […] Il partit."),
    ],
)
def test_quotes_brackets_and_incises(lang: str, case: str) -> None:
    _check(lang, case)


@pytest.mark.parametrize(
    ("lang", "case"),
    [
        ("en", "He waited… 20 minutes went by.| It rained…| — They left."),
        ("en", "Wait... what?| I mean it..."),
        ("en", "He stopped...| Then he ran."),
        ("en", "Well ... I did it."),
        ("fr", "Il hésita… puis vint.| Bien…| Partons."),
        ("en", "What?!| Never!!!| Sure??"),
        ("fr", "Quoi ?!| Jamais !!!| Bon."),
        ("en", "He paused . . . and spoke.| Yes."),
        ("en", "The crowd at Yahoo! was small.| It grew."),
        ("en", 'He said.|"Go."| She left.'),
        ("en", 'He asked "Why?"|Well, they knew.'),
        ("en", '"Is it true?"|"Yes," she said.'),
    ],
)
def test_runs_of_marks(lang: str, case: str) -> None:
    _check(lang, case)


@pytest.mark.parametrize(
    ("lang", "case"),
    [
        ("en", "Go to news.example.org.| Read it."),
        ("en", "Go to example.Com today.| Read it."),
        ("en", "I use Yahoo! Mail.| I use Yahoo!!| Bing is worse."),
        ("en", "“Why?” Hale asked.| “Why?”| They asked twice."),
        ("en", "He wrote “no.”.| then he left."),
        ("en", "She left it (at Borden Inc.).| Harry did not."),
        ("en", "More to come...| https://example.org/a"),
        ("en", "He wrote “no.”. – then he left."),
        ("en", "It is on https://example.org/a.b?c=D.e.| Read it."),
        ("en", "Ask a.b@example.org.| She knows."),
        ("en", "What a day! 🎉🎉| See you soon."),
        ("en", "What a day 🎉| See you soon."),
        ("en", "Not me :)| You did."),
        ("en", "Such luck! 🎉 and then some.| See you."),
        ("en", "So proud. #TeamBlue #Win| More soon."),
        ("fr", "Merci ! @club_bleu| À demain."),
        ("en", "Thanks @club_blue!| We won."),
        ("en", "THE U.S. IS STRONG.| WE WILL WIN!| VOTE."),
        ("en", "MR. HALE LOST.| MRS. DAY WON."),
        ("en", "We tried hard.|They cheated.| Sad!"),
        ("fr", "Merci !|On continue."),
        ("en", "Run node.js or main.py.| It works."),
        ("en", "you ok?| i am.| thanks"),
        ("en", "He said so.[3]| Others did not."),
        ("en", "He said so.¹²| Others did not."),
        ("en", "He said so.12| The others did not."),
        ("en", "He said so. 4| The others did not."),
        ("en", "It ended.| 20 people left."),
        ("fr", "Il l’a promis ! 2."),
        ("fr", "Il l’a promis !2| Nul ne le crut."),
    ],
)
def test_posts(lang: str, case: str) -> None:
    _check(lang, case)
    _check(lang, case, profile="social")


@pytest.mark.parametrize(
    ("lang", "case"),
    [
        ("en", "1. Wash it.| 2. Dry it.| 3. Fold it."),
        ("en", "1) Wash it| 2) Dry it"),
        ("en", "a. Wash| b. Dry| c. Fold"),
        ("en", "• 1. Wash it| • 2. Dry it"),
        ("en", "(a) the Board;| (b) the Chair;| and (c) the Clerk."),
        ("en", "There are three: (1) wool, (2) silk and (3) flax.| Choose."),
        ("fr", "Lavez.| 2. Séchez le tout."),
        ("fr", "1° la laine ;| 2° la soie."),
    ],
)
def test_lists_in_one_line(lang: str, case: str) -> None:
    _check(lang, case)


def test_title_case_joined_by_a_stop_is_a_name_except_in_posts() -> None:
    _check("en", "He called System.Out to print.")
    _check("en", "We saw Paris.|They saw Rome.", profile="social")


@pytest.mark.parametrize(
    "case",
    [
        "Il est 20 h. 30.| Elle dort.",
        "Il mesure 2 m. 30 et pèse 80 kg.| Bien.",
        "Le film dure 2h. 10 min. environ.",
        "Il vient à 20 h.| Elle dort.",
        "Il vient à 20 h.| 1500 invités attendent.",
    ],
)
def test_a_unit_leads_to_the_smaller_one(case: str) -> None:
    _check("fr", case)


@pytest.mark.parametrize(
    ("lang", "case"),
    [
        ("fr", "Préparation : 30 min.| Cuisson : 1 h 45."),
        ("fr", "Il reste 2½ km.| Marseille est en vue."),
        ("fr", "Le min. Dupont est resté 5 min. environ."),
        ("fr", "Le Min. Dupont est resté."),
        ("fr", "Un kg. Dupont en voulait deux."),  # no number: it may be anything
        ("en", "Preparation: 30 min.| Cooking follows."),
        ("en", "The climb is 12 km.| London cheered."),
        ("en", "A 16 oz. Budweiser and a 14 ft. Jon boat."),  # written with a stop, so a name may follow
        ("en", "Cooking: 1 hr.| Resting: 2 hrs."),
        ("en", "She waited an hr. Resting: no."),
        ("it", "Pesa 5 kg.| Roma aspetta."),
    ],
)
def test_a_symbol_after_a_number_ends_before_a_capital(lang: str, case: str) -> None:
    _check(lang, case)


@pytest.mark.parametrize(
    "case",
    [
        "L’affaire Dupont c. Martin est close.",
        "L’arrêt Brown v. Board of Education est connu.",
        "Voir Mme X c. La Poste.| Rejet.",
        "Voir ACF (France) c. Le Pen.",
        "Médecins pour les réfugiés c. Canada fait date.",
        "Elle compare a et c.| Ainsi va le texte.",
        "Point c.| Elle arrive.",  # the capital is the sentence's
    ],
)
def test_two_parties_stay_together(case: str) -> None:
    _check("fr", case)


@pytest.mark.parametrize(
    "case",
    [
        "Le doss. compl. est arrivé au serv. des imm. de la ville.",  # in the tables
        "Le frigod. est vide, la vaiss. sale.",  # not in them: what a cut leaves ends in a consonant
        "La place est vide.| personne ne vient.",
        "Ils dormaient.| la nuit tombait.",
        "Je ne sais pas.| on verra.",
        "Le vent du nord.| il fait froid.",
        "Il rentre du Doubs.| à demain.",
        "Il tire le sort.| à demain.",
        "Il a son doc. à la main.",
        "Il rentre du Doubs.| iii) la taxe.",
        "Il a vu la NASA.| elle recrute.",
    ],
)
def test_a_small_letter_opens_a_french_sentence_after_a_whole_word_only(case: str) -> None:
    _check("fr", case)


def test_in_posts_a_small_letter_opens_a_sentence_after_any_word() -> None:
    _check("fr", "il prend le métro.| le bus part.| un taxi dort.| ah.", "social")
    _check("fr", "on voit le vison.| quel froid.", "social")


@pytest.mark.parametrize(
    "case",
    [
        "« Je vous remercie. » (Applaudissements.)| Il sortit.",
        "« Merci à tous ! » (Vifs applaudissements à gauche.)",
        "« Merci. »| (Il sortit.)",
        "Merci.| (Applaudissements.)",
    ],
)
def test_applause_belongs_to_the_speech(case: str) -> None:
    _check("fr", case)
