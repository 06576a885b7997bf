import numpy as np
import pytest
from numpy.typing import NDArray

from alignpost.score.lexicon import lexicon_for
from alignpost.score.links import align, aligner_for
from alignpost.score.network import LAYERS, LEAST, Network
from alignpost.score.side import Side
from alignpost.score.surroundings import HIGHEST, KINDS, LOWEST, SCALE, odds_of_loss, shipped_surroundings
from alignpost.score.whole_traits import TRAITS
from alignpost.score.word_traits import FlatSides, flat_sides

Doubles = NDArray[np.float64]
Floats = NDArray[np.float32]
Texts = list[tuple[str, str]]

TEXTS = [
    ("We signed the treaty yesterday, after a long debate.", "Nous avons signé le traité hier."),
    ("Yes", "Oui"),
    ("", "Rien du tout."),
    ("Nothing at all.", ""),
    ("The car was red and fast.", "La voiture était rouge, rapide et très chère."),
]


def _flats(texts: Texts) -> tuple[FlatSides, FlatSides]:
    aligner = aligner_for("en", "fr", lexicon_for("en", "fr"))
    pairs = [(Side(english, "en"), Side(french, "fr")) for english, french in texts]
    return flat_sides(pairs, align(pairs, aligner), aligner)


def _drawn(size: int) -> Network:
    draw = np.random.default_rng(3)
    shapes = {
        "traits": (len(TRAITS), size), "kinds": (KINDS, size), "around": (LAYERS, 3 * size, size),
        "bias": (LAYERS, size), "out": (LAYERS, size, size), "linked": (size, size), "there": (2 * size, size),
        "hidden": (size, size), "hidden_bias": (size,), "odds": (size,), "odds_bias": (1,),
    }  # fmt: skip
    arrays = {name: draw.normal(size=shape) / 3 for name, shape in shapes.items()}
    return Network.of_arrays(arrays, len(TRAITS), KINDS)


def _traits(flats: tuple[FlatSides, FlatSides]) -> tuple[Floats, Floats]:
    draw = np.random.default_rng(4)
    one, other = (draw.random((len(flat.pair), len(TRAITS))).astype(np.float32) for flat in flats)
    return one, other


def _word_by_word(
    net: Network, traits: tuple[Floats, Floats], links: tuple[list[int], list[int]]
) -> list[list[float]]:
    """The definition, for one pair: every layer in turn, every word for itself."""

    def even(word: Doubles) -> Doubles:
        return np.asarray((word - word.mean()) / np.sqrt(word.var() + LEAST))

    def layer(number: int, words: list[Doubles]) -> list[Doubles]:
        edge = np.zeros_like(net.hidden_bias)
        near = [edge, *map(even, words), edge]
        sums = [
            np.concatenate(near[place : place + 3]) @ net.around[number] + net.bias[number]
            for place in range(len(words))
        ]
        return [word + np.maximum(more, 0) @ net.out[number] for word, more in zip(words, sums, strict=True)]

    alone = []
    for lang, side in enumerate(traits):
        words = [np.maximum(row @ net.traits + net.kinds[lang], 0) for row in side]
        alone.append(layer(1, layer(0, words)))
    found = []
    for lang, side in enumerate(traits):
        own, other = alone[lang], alone[1 - lang]
        mean = np.mean(other, axis=0) if other else np.zeros_like(net.hidden_bias)
        words = []
        for place, word in enumerate(own):
            sure = 1 - side[place][TRAITS.index("loose")]
            linked = other[links[lang][place]] * sure if other else np.zeros_like(word)
            there = np.concatenate([mean, word])
            words.append(word + np.maximum(linked @ net.linked + there @ net.there, 0))
        hidden = [
            np.maximum(even(word) @ net.hidden + net.hidden_bias, 0) for word in layer(3, layer(2, words))
        ]
        odds = [float((word @ net.odds + net.odds_bias)[0]) for word in hidden]
        found.append([min(max(one, LOWEST), HIGHEST) / SCALE for one in odds])
    return found


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_the_log_odds_are_those_of_the_layers_word_by_word(number: int) -> None:
    net, flats = _drawn(5), _flats([TEXTS[number]])
    traits = _traits(flats)
    links = flats[0].links.tolist(), flats[1].links.tolist()
    for got, wanted in zip(odds_of_loss(net, flats, traits), _word_by_word(net, traits, links), strict=True):
        assert got.tolist() == pytest.approx(wanted, abs=1e-5)
        assert all(LOWEST < SCALE * one < HIGHEST for one in wanted)


def test_no_pair_sees_the_words_of_its_neighbours() -> None:
    net, flats = shipped_surroundings(), _flats(TEXTS)
    traits = _traits(flats)
    together = odds_of_loss(net, flats, traits)
    for number, texts in enumerate(TEXTS):
        places = [slice(flat.starts[number], flat.ends[number]) for flat in flats]
        mine = traits[0][places[0]], traits[1][places[1]]
        alone = odds_of_loss(net, _flats([texts]), mine)
        for side in (0, 1):
            assert together[side][places[side]].tolist() == pytest.approx(alone[side].tolist(), abs=1e-6)


def test_no_odds_are_surer_than_the_bounds() -> None:
    flats = _flats(TEXTS)
    for factor, bound in ((1e6, HIGHEST), (-1e6, LOWEST)):
        net = shipped_surroundings()
        sure = net._replace(odds=np.zeros_like(net.odds), odds_bias=np.array([factor]))
        for of_side in odds_of_loss(sure, flats, _traits(flats)):
            assert of_side.tolist() == pytest.approx([bound / SCALE] * len(of_side))


def test_weights_of_other_traits_are_refused() -> None:
    shipped = shipped_surroundings()._asdict()
    assert Network.of_arrays(shipped, len(TRAITS), KINDS).around.shape == shipped["around"].shape
    without = {name: weights for name, weights in shipped.items() if name != "traits"}
    for arrays, traits, kinds in (
        (without, len(TRAITS), KINDS),
        ({**shipped, "around": np.zeros((1, 1, 1))}, len(TRAITS), KINDS),
        (shipped, len(TRAITS) + 1, KINDS),
        (shipped, len(TRAITS), KINDS + 1),
    ):
        with pytest.raises(ValueError, match="other traits"):
            Network.of_arrays(arrays, traits, kinds)
