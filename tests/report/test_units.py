"""Units of files of pairs: which texts are theirs, and which only look like theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from alignpost.report.units import Unit, csv_units, jsonl_units, po_units, tsv_units
from alignpost.report.xml_units import tmx_units


def places(units: Iterator[Unit], source: str, target: str) -> list[tuple[int | None, int | None]]:
    """Where the two texts begin in every unit that has them."""
    found = (unit.find(source, target) for unit in units)
    return [
        (left.extent(0, 1)[0] if left else None, right.extent(0, 1)[0] if right else None)
        for left, right in filter(None, found)
    ]


@pytest.mark.parametrize(
    ("units", "file"),
    [
        (tsv_units, "source\ttarget\nOne\tUn\n"),
        (csv_units, "source,target\nOne,Un\n"),
        (jsonl_units, '{"source": "One", "target": "Un"}\n'),
        (po_units, 'msgid "One"\nmsgstr "Un"\n'),
    ],
)
def test_a_text_is_the_whole_of_its_cell(units: Callable[[str], Iterator[Unit]], file: str) -> None:
    assert places(units(file), "One", "Un") == [(file.index("One"), file.index("Un"))]
    assert places(units(file), "On", "Un") == []
    assert places(units(file), "One", "U") == []


def test_an_empty_side_needs_no_place() -> None:
    file = "One\t\n\tDeux\n"
    assert places(tsv_units(file), "One", "") == [(0, file.index("\n"))]
    assert places(tsv_units(file), "", "Deux") == [(file.index("\n") + 1, file.index("Deux"))]
    assert places(po_units('msgid "One"\n'), "One", "") == [(7, None)]


def test_the_mark_before_a_formula_is_none_of_the_text() -> None:
    file = "source,target\n'=1+1,'=1+2\n'tis,c’est\n"
    assert places(csv_units(file), "=1+1", "=1+2") == [(file.index("=1+1"), file.index("=1+2"))]
    assert places(csv_units(file), "'tis", "c’est") == [(file.index("'tis"), file.index("c’est"))]


def test_a_row_of_another_width_is_no_unit() -> None:
    assert places(tsv_units("One\tUn\tmore\n"), "One", "Un") == []
    assert places(csv_units("One,Un,more\n"), "One", "Un") == []


def test_a_delimiter_in_quotes_does_not_count() -> None:
    file = '"a, b, c, d";"e"\n'
    assert places(csv_units(file), "a, b, c, d", "e") == [(1, file.index("e"))]


def test_what_is_left_of_a_catalogue_s_text_may_be_lines_without_any() -> None:
    file = 'msgid "One"\nmsgstr "Un"\n""\n'
    assert places(po_units(file), "One", "Un") == [(7, file.index("Un"))]
    assert places(po_units(file.replace('""', '"e"')), "One", "Un") == []


def test_texts_that_are_alike_stand_in_two_places() -> None:
    """A memory whose languages are not told apart has the name of a town twice."""
    file = (
        '<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>Paris</seg></tuv>'
        '<tuv xml:lang="fr"><seg>Paris</seg></tuv></tu></body></tmx>'
    )
    first = file.index("Paris")
    assert places(tmx_units(file, [0], file.encode(), Path("a.tmx")), "Paris", "Paris") == [
        (first, file.index("Paris", first + 1))
    ]
