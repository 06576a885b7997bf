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
    ],
)
def test_english_abbreviations(case: str) -> None:
    _check("en", case)


@pytest.mark.parametrize(
    "case",
    [
        "M. Garnier et Mme Petit sont là.| Mgr Roy aussi.",
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
    ],
)
def test_french_abbreviations(case: str) -> None:
    _check("fr", case)


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
        ("en", "It is rich in vitamin C.| It helps."),
        ("en", "It was you and I.| Do you recall?"),
        ("fr", "Le plan B.| Il faut agir."),
        ("en", "Sales rose 2.5 per cent to $1.2 bn.| Costs fell."),
        ("en", "Version 3.1 is out.| Get it."),
        ("fr", "Louis XII. régna.| Charles VIII. aussi."),
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
    ],
)
def test_quotes_brackets_and_incises(lang: str, case: str) -> None:
    _check(lang, case)


@pytest.mark.parametrize(
    ("lang", "case"),
    [
        ("en", "Wait... what?| I mean it..."),
        ("en", "He stopped...| Then he ran."),
        ("en", "Well ... I did it."),
        ("fr", "Il hésita… puis vint.| Bien…| Partons."),
        ("en", "What?!| Never!!!| Sure??"),
        ("fr", "Quoi ?!| Jamais !!!| Bon."),
        ("en", "He paused . . . and spoke.| Yes."),
        ("en", "The crowd at Yahoo! was small.| It grew."),
    ],
)
def test_runs_of_marks(lang: str, case: str) -> None:
    _check(lang, case)


@pytest.mark.parametrize(
    ("lang", "case"),
    [
        ("en", "Go to news.example.org.| Read it."),
        ("en", "It is on https://example.org/a.b?c=D.e.| Read it."),
        ("en", "Ask a.b@example.org.| She knows."),
        ("en", "What a day! 🎉🎉| See you soon."),
        ("en", "What a day 🎉| See you soon."),
        ("en", "Not me :)| You did."),
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
