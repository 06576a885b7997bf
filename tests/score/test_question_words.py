import pytest

from alignpost.score import score_pairs

CHECK = "conjunctions"


def _told(source: str, target: str, langs: tuple[str, str] = ("en", "fr")) -> list[tuple[str, str, str]]:
    (score,) = score_pairs([(source, target)], *langs).pairs
    return [
        (str(one.severity), one.source_spans[0].of(source), one.target_spans[0].of(target))
        for one in score.findings
        if one.check == CHECK and "asks for" in one.message
    ]


@pytest.mark.parametrize(
    ("english", "french", "asked", "asking"),
    [
        ("Where did they find the papers?", "Quand ont-ils trouvé les papiers ?", "Where", "Quand"),
        ("Who told you that?", "Quand vous a-t-on dit cela ?", "Who", "Quand"),
        ("When will the train leave?", "Pourquoi le train partira-t-il ?", "When", "Pourquoi"),
        ("How did the cat get in?", "Quand le chat est-il entré ?", "How", "Quand"),
        ("Why did you come?", "Qui vous a fait venir ?", "Why", "Qui"),
    ],
)
def test_another_word_that_opens_a_question_is_major(
    english: str, french: str, asked: str, asking: str
) -> None:
    assert _told(english, french) == [("major", asked, asking)]
    assert _told(french, english, ("fr", "en")) == [("major", asking, asked)]


def test_another_one_behind_a_verb_of_knowing_is_minor() -> None:
    assert _told("Nobody knows why it fell.", "Personne ne sait quand il est tombé.") == [
        ("minor", "why", "quand")
    ]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Where did they find the papers?", "Où ont-ils trouvé les papiers ?"),
        ("Where do you live?", "Dans quelle ville habites-tu ?"),
        ("How far do we want to go?", "Jusqu’où voulons-nous aller ?"),
        ("How did you know my name?", "D’où connaissais-tu mon nom ?"),
        ("How about a walk?", "Pourquoi ne pas faire une promenade ?"),
        ("When will we arrive?", "Dans combien de temps arrivons-nous ?"),
        ("Why did it stop?", "Comment se fait-il que cela se soit arrêté ?"),
        ("How can you say that?", "Vous avez quand même osé dire cela ?"),
        ("It excels where people work together.", "Il excelle quand les gens travaillent ensemble."),
        ("The man who came is my uncle.", "L’homme est mon oncle, quand il vient."),
    ],
)
def test_other_ways_to_ask_the_same_are_none(english: str, french: str) -> None:
    assert _told(english, french) == []
