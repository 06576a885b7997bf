"""Bitexts and alignments of any shape, with texts that are hard on a format."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from alignpost.model import Bead, Bitext, Dismissal, Note, Pair, Score, Severity, Span, Status

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
awkward = st.text(
    st.sampled_from(
        "a\u00a0\u202f\u2007\ufeff\u2028\u2029\u0085\t\n\r\v\f\0\x1b\x7f\\\"'&<>\ufffd\ufffe🇺\u0301]"
    ),
    max_size=12,
)
notes = st.builds(
    Note,
    st.just(0),
    texts,
    st.just("2025-02-12T18:22:05Z"),
    texts | awkward,
    st.none() | st.just("accuracy/omission"),
    st.none() | st.sampled_from(Severity),
    st.just(()) | st.just((Span(0, 1),)),
    st.just(()),
    st.none() | awkward,
    st.none() | st.just(1),
    st.booleans(),
)
dismissals = st.builds(Dismissal, texts, texts | awkward, texts, texts)


@st.composite
def bitexts(draw: st.DrawFn) -> Bitext:
    """Bitexts with awkward texts on both sides and anything that a reviewer can have decided."""
    sides = draw(st.lists(st.tuples(texts | awkward, texts | awkward), max_size=5))
    bitext = Bitext.of_texts([(f"s{source}", f"t{target}") for source, target in sides], "en", "fr-CA")
    return replace(bitext, pairs=tuple(draw(_decided(pair)) for pair in bitext.pairs))


def _decided(pair: Pair) -> st.SearchStrategy[Pair]:
    said = st.lists(notes, max_size=2).map(
        lambda listed: tuple(replace(note, id=number) for number, note in enumerate(listed, 1))
    )
    return st.builds(
        lambda confidence, **decided: replace(
            pair, bead=replace(pair.bead, confidence=confidence), **decided
        ),
        st.none() | st.floats(0, 1),
        status=st.sampled_from(Status),
        keep=st.booleans(),
        locked=st.booleans(),
        score=st.none() | st.floats(0, 100).map(Score),
        notes=said,
        bookmarked=st.booleans(),
        human_score=st.none() | st.floats(0, 100),
        dismissals=st.lists(dismissals, max_size=1).map(tuple),
        source_original=st.none() | texts | awkward,
        target_original=st.none() | texts | awkward,
    )


@st.composite
def alignments(draw: st.DrawFn) -> Bitext:
    """Bitexts whose beads go steadily forward and name every segment, at least one."""
    shapes = st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(any)
    beads = []
    place = [0, 0]
    for shape in draw(st.lists(shapes, min_size=1, max_size=12)):
        sides = [tuple(range(start, start + size)) for start, size in zip(place, shape, strict=True)]
        beads.append(Bead(sides[0], sides[1], draw(st.none() | st.floats(0, 1))))
        place = [start + size for start, size in zip(place, shape, strict=True)]
    source, target = (
        Bitext.of_texts([(f"{side}{number}", "") for number in range(size)], "en", "fr").source
        for side, size in zip("st", place, strict=True)
    )
    return Bitext.of_beads(source, target, beads)
