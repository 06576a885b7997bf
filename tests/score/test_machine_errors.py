import math

import numpy as np
import pytest

from alignpost.errors import UsageError
from alignpost.score import machine_errors
from alignpost.score.machine_errors import (
    KINDS,
    PER_ERROR,
    SOFTNESS,
    MachineErrors,
    nets_of,
    penalties,
    read_machine_traits,
    shipped_machine_errors,
)
from alignpost.score.machine_traits import CLASSES, LOOSE, MACHINE_TRAITS, MachineTraits
from alignpost.score.network import Network
from alignpost.score.scorer import Scorer, scorer_named, scores_by
from alignpost.score.side import Side

PAIRS = [
    (
        "Carbon core removes unpleasant tastes and odors.",
        "Noyau de carbone supprime les odeurs et les goûts.",
    ),
    ("Filters up to 200 gallons.", "Filtre jusqu'à 200 gallons."),
    ("Women's Running Shoe, BLACK", "Women's Running Chaussure, NOIR"),
    ("Imported", "Importé"),
]


def _read(pairs: list[tuple[str, str]]) -> tuple[MachineTraits, MachineTraits]:
    return read_machine_traits([(Side(source, "en"), Side(target, "fr")) for source, target in pairs])


def _column(traits: MachineTraits, name: str) -> list[float]:
    return [round(float(value), 3) for value in traits.rows[:, MACHINE_TRAITS.index(name)]]


def test_it_is_a_scorer_with_a_name_and_a_signature() -> None:
    scorer = scorer_named("machine-errors")
    assert isinstance(scorer, Scorer)
    assert scorer.id == "machine-errors"
    name, digest = scorer.signature.split(":")
    assert name == scorer.id
    assert int(digest, 16) > 0
    assert scorer.signature == MachineErrors().signature


def test_a_score_falls_with_the_penalty_for_a_hundred_words() -> None:
    wanted = penalties(shipped_machine_errors(), *_read(PAIRS))
    counts = [len(source.split()) for source, _ in PAIRS]
    scores = scores_by(MachineErrors(), PAIRS, "en-US", "fr-CA")
    assert scores == pytest.approx(
        [
            100 * math.exp(-100 * penalty / count / SOFTNESS)
            for penalty, count in zip(wanted.tolist(), counts, strict=True)
        ]
    )
    assert all(0 < score < 100 for score in scores)


def test_a_pair_scores_alone_as_among_others(monkeypatch: pytest.MonkeyPatch) -> None:
    together = MachineErrors().score([*PAIRS, ("", "Rien."), *PAIRS], "en", "fr")
    assert together[:4] == pytest.approx(together[5:])
    monkeypatch.setattr(machine_errors, "_AT_ONCE", 2)
    assert MachineErrors().score(PAIRS, "en", "fr") == pytest.approx(together[:4])
    alone = [MachineErrors().score([pair], "en", "fr")[0] for pair in PAIRS]
    assert alone == pytest.approx(together[:4])


@pytest.mark.parametrize(
    ("source", "good", "bad"),
    [
        (
            "The pump removes bad odors from the kitchen.",
            "La pompe élimine les mauvaises odeurs de la cuisine.",
            "Pompe élimine mauvais odeurs de the cuisine.",
        ),
        (
            "The shoes are shipped in a box.",
            "Les chaussures sont livrées dans une boîte.",
            "Chaussures shipped sont dans box un.",
        ),
        (
            "This lamp is easy to clean.",
            "Cette lampe est facile à nettoyer.",
            "Cette lamp est easy à nettoyer.",
        ),
    ],
)
def test_what_machines_get_wrong_costs_points(source: str, good: str, bad: str) -> None:
    right, wrong = MachineErrors().score([(source, good), (source, bad)], "en", "fr")
    assert right > wrong + 5


@pytest.mark.parametrize(
    ("source", "target", "score"),
    [
        ("", "", 100),
        (" ", "\u00a0", 100),
        ("", "Rien.", 0),
        ("Nothing.", " ", 0),
        ("…", "…", 100),
        ("🎉 !", "🎉  !", 100),
        ("🎉", "!", 0),
        ("Nothing.", "!", 0),
    ],
)
def test_pairs_without_words_have_a_score_too(source: str, target: str, score: float) -> None:
    assert MachineErrors().score([(source, target)], "en", "fr") == [score]


@pytest.mark.parametrize("text", ["中文没有空格", "مرحبا بالعالم", "a" * 3000, "mot " * 3000])
def test_strange_texts_are_scored_as_others(text: str) -> None:
    for pair in ((text, "Bonjour."), ("Hello.", text), (text, text)):
        (score,) = MachineErrors().score([pair], "en", "fr")
        assert 0 <= score <= 100


def test_other_languages_are_refused() -> None:
    for languages in (("fr", "en"), ("en", "de"), ("de", "fr")):
        with pytest.raises(UsageError, match=f"from English into French, not {languages[0]}–{languages[1]}"):
            MachineErrors().score(PAIRS, *languages)


def test_it_takes_no_model() -> None:
    with pytest.raises(UsageError, match="“machine-errors” takes no model, so not some/model either"):
        scorer_named("machine-errors", "some/model")


def test_no_pairs_have_no_scores() -> None:
    assert MachineErrors().score([], "en", "fr") == []


def test_traits_say_how_words_are_written_and_what_kind_of_text_they_stand_in() -> None:
    ours, theirs = _read([PAIRS[2], PAIRS[3]])
    words = [word.text for side in theirs.flat.sides for word in side.words]
    assert words[-1] == "Importé"
    places = {word: place for place, word in enumerate(words)}
    copied, large, capitals, letters = (
        _column(theirs, name) for name in ("copied", "capital-letter", "capitals", "letters")
    )
    for word, place in places.items():
        assert copied[place] == (word in ("Women", "'s", "Running"))
        assert large[place] == word[0].isupper()
        assert capitals[place] == word.isupper()
        assert letters[place] == len(word)
    assert len(set(_column(theirs, "source-characters"))) == 2
    assert _column(theirs, "source-characters")[-1] == round(math.log(len("Imported") + 1), 3)
    assert _column(theirs, "target-characters")[-1] == round(math.log(len("Importé") + 1), 3)
    assert _column(ours, "commas") == [1.0] * (len(ours.rows) - 1) + [0.0]
    assert _column(theirs, "target-titled")[0] == 1.0
    assert _column(theirs, "target-shouted")[0] == 0.25
    assert _column(theirs, "target-closed") == [0.0] * len(words)
    assert theirs.rows.shape[1] == len(MACHINE_TRAITS)
    assert 0 <= theirs.classes.min() <= theirs.classes.max() < CLASSES


def test_the_last_word_of_a_side_is_followed_by_nothing() -> None:
    _, theirs = _read(PAIRS)
    followed, follows = _column(theirs, "followed"), _column(theirs, "follows")
    last = set((theirs.flat.ends - 1).tolist())
    for place in range(len(theirs.rows)):
        assert followed[place] == (0 if place in last else follows[place + 1])
    assert any(followed)


def test_the_penalty_of_a_pair_is_that_of_its_words() -> None:
    ours, theirs = _read(PAIRS)
    net = shipped_machine_errors()[0]
    sure = net._replace(odds=np.zeros_like(net.odds), odds_bias=np.array([0.5]))
    sizes = theirs.flat.sizes
    wanted = sizes * math.log1p(math.exp(0.5)) * PER_ERROR
    assert penalties([sure], ours, theirs).tolist() == pytest.approx(wanted.tolist())


def test_each_language_has_classes_of_its_own() -> None:
    ours, theirs = _read(PAIRS)
    net = shipped_machine_errors()[0]
    assert net.kinds.shape[0] == KINDS
    of_target = net._replace(kinds=np.concatenate([np.zeros_like(net.kinds[:CLASSES]), net.kinds[CLASSES:]]))
    seen = (
        of_target.alone(ours.flat, ours.rows, ours.classes),
        of_target.alone(theirs.flat, theirs.rows, theirs.classes + CLASSES),
    )
    odds = of_target.beside((theirs.flat, ours.flat), (seen[1], seen[0]), theirs.rows[:, LOOSE])
    wanted = np.bincount(theirs.flat.pair, np.log1p(np.exp(odds)) * PER_ERROR)
    assert penalties([of_target], ours, theirs).tolist() == pytest.approx(wanted.tolist())
    assert penalties([net], ours, theirs).tolist() != pytest.approx(wanted.tolist())


def test_every_network_has_a_say() -> None:
    read, nets = _read(PAIRS), shipped_machine_errors()
    each = [penalties([net], *read) for net in nets]
    assert len(each) > 1
    assert penalties(nets, *read).tolist() == pytest.approx(np.mean(each, 0).tolist())


def test_weights_of_other_traits_are_refused() -> None:
    nets = shipped_machine_errors()
    arrays = {name: np.stack([getattr(net, name) for net in nets]) for name in Network._fields}
    assert [net.odds_bias.tolist() for net in nets_of(arrays)] == [net.odds_bias.tolist() for net in nets]
    for broken in (
        {},
        {**arrays, "traits": arrays["traits"][:, :-1]},
        {**arrays, "kinds": arrays["kinds"][:, 1:]},
    ):
        with pytest.raises(ValueError, match="other traits"):
            nets_of(broken)
