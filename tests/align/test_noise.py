"""A letter and its translation among the things that real files have around and inside them, with the shipped model."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from alignpost.align import align, crossings
from alignpost.encode import encoder_for
from alignpost.model import Bead, Document, Segment, SegmentedDocument, Span

ENGLISH = [
    "The ferry left the island late in the afternoon.",
    "On deck, a few tourists were taking pictures of the lighthouse.",
    "Marta stayed below with her two suitcases and the cat.",
    "She had lived there for nine years, and nobody had come to say goodbye.",
    "The captain offered her a cup of coffee.",
    "“You will be back before Christmas,” he said.",
    "She did not answer, because she was not sure of it herself.",
    "In the city, her brother was waiting for her at the station.",
    "He had grown thin, and his coat was too large for him.",
    "They took a taxi to the old apartment near the market.",
    "The kitchen smelled of paint and oranges.",
    "On the table lay a letter from the bank.",
    "It said that the house had to be sold within three months.",
    "Marta read it twice and then put it back in its envelope.",
    "Her brother lit the stove without a word.",
    "During the night it began to snow.",
    "The next morning, the whole street was white and silent.",
    "Children were building a fortress in front of the bakery.",
    "For the first time in weeks, she laughed.",
    "Perhaps the captain had been wrong.",
]
FRENCH = [
    "Le ferry quitta l’île en fin d’après-midi.",
    "Sur le pont, quelques touristes photographiaient le phare.",
    "Marta resta en bas avec ses deux valises et le chat.",
    "Elle y avait vécu neuf ans, et personne n’était venu lui dire adieu.",
    "Le capitaine lui offrit une tasse de café.",
    "« Vous serez de retour avant Noël », dit-il.",
    "Elle ne répondit pas, car elle n’en était pas sûre elle-même.",
    "En ville, son frère l’attendait à la gare.",
    "Il avait maigri, et son manteau était trop grand pour lui.",
    "Ils prirent un taxi jusqu’au vieil appartement près du marché.",
    "La cuisine sentait la peinture et les oranges.",
    "Sur la table se trouvait une lettre de la banque.",
    "Elle disait que la maison devait être vendue dans les trois mois.",
    "Marta la lut deux fois, puis la remit dans son enveloppe.",
    "Son frère alluma le poêle sans un mot.",
    "Pendant la nuit, il se mit à neiger.",
    "Le lendemain matin, toute la rue était blanche et silencieuse.",
    "Des enfants construisaient une forteresse devant la boulangerie.",
    "Pour la première fois depuis des semaines, elle rit.",
    "Le capitaine s’était peut-être trompé.",
]
SIZE = len(ENGLISH)
BOILERPLATE = [
    "Home | News | Sport | Weather",
    "Accept all cookies",
    "Read also: ten recipes for the holidays",
]
FOOTNOTES = ["1. Voir l’édition de 1912, p. 48.", "2. Note du traducteur.", "3. Ibid., p. 50."]


def document(texts: Sequence[str], lang: str, breaks: Sequence[int] = ()) -> SegmentedDocument:
    segments, start = [], 0
    for text in texts:
        segments.append(Segment(start, start + len(text), text))
        start += len(text) + 1
    starts = [0, *(segments[number].start for number in breaks)]
    ends = [*(at - 1 for at in starts[1:]), start - 1]
    spans = tuple(Span(first, last) for first, last in zip(starts, ends, strict=True))
    return SegmentedDocument(Document("\n".join(texts), lang, paragraphs=spans), tuple(segments))


def aligned(source: SegmentedDocument, target: SegmentedDocument) -> tuple[Bead, ...]:
    return align(source, target, encoder=encoder_for("en", "fr"))


def texts_of(beads: Sequence[Bead], source: Sequence[str], target: Sequence[str]) -> list[tuple[str, str]]:
    """What is linked with what."""
    return [
        (" ".join(source[i] for i in bead.source), " ".join(target[j] for j in bead.target))
        for bead in beads
        if bead.source and bead.target
    ]


PAIRS = list(zip(ENGLISH, FRENCH, strict=True))


def test_a_page_around_the_text_stays_unaligned() -> None:
    source = [*BOILERPLATE, *ENGLISH, *BOILERPLATE[::-1], "© 2019 The Island Review"]

    beads = aligned(document(source, "en"), document(FRENCH, "fr"))

    assert texts_of(beads, source, FRENCH) == PAIRS


@pytest.mark.parametrize("first", [0, 6, 12])
def test_a_chapter_that_was_left_out_stays_unaligned(first: int) -> None:
    target = [*FRENCH[:first], *FRENCH[first + 8 :]]

    beads = aligned(document(ENGLISH, "en"), document(target, "fr"))

    assert texts_of(beads, ENGLISH, target) == [*PAIRS[:first], *PAIRS[first + 8 :]]


def test_footnotes_between_sentences_stay_unaligned() -> None:
    target = [*FRENCH[:5], FOOTNOTES[0], *FRENCH[5:11], *FOOTNOTES[1:], *FRENCH[11:]]

    beads = aligned(document(ENGLISH, "en"), document(target, "fr"))

    assert texts_of(beads, ENGLISH, target) == PAIRS


def test_a_moved_sentence_is_reported_and_the_rest_aligned() -> None:
    target = [*FRENCH[:3], *FRENCH[4:15], FRENCH[3], *FRENCH[15:]]
    sides = document(ENGLISH, "en"), document(target, "fr")

    beads = aligned(*sides)

    assert texts_of(beads, ENGLISH, target) == [*PAIRS[:3], *PAIRS[4:]]
    found = crossings(*sides, beads, encoder_for("en", "fr"))
    assert [(bead.source, bead.target) for bead in found] == [((3,), (14,))]


def test_paragraphs_that_agree_make_surer_and_those_that_do_not_make_less_sure() -> None:
    breaks = [5, 11, 16]
    nowhere: list[int] = []
    sides = (breaks, breaks), (nowhere, nowhere), (breaks, [4, 10, 17])

    # Without a model, whose vectors leave nothing open here.
    found = [align(document(ENGLISH, "en", here), document(FRENCH, "fr", there)) for here, there in sides]

    sure = [sum(bead.confidence or 0.0 for bead in beads if bead.kind == "1:1") for beads in found]
    assert sure[0] > sure[1] > sure[2]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Section 3(b)", "Point 3 b)"),
        ("Article 16, section 3(b), of the Act", "L’article 16, paragraphe 3, point b), de la loi"),
    ],
)
def test_a_heading_that_stands_alone_is_linked_whatever_bracket_its_number_has(
    english: str, french: str
) -> None:
    (bead,) = aligned(document([english], "en"), document([french], "fr"))
    assert (bead.source, bead.target) == ((0,), (0,))
