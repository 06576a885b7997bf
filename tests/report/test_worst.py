"""Of a large file the worst pairs are shown first, and a line says how the others stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alignpost.model import Bitext, Score
from alignpost.report.table import table
from alignpost.report.worst import most_shown, said_of_others, worst_first
from alignpost.score import score_bitext

_GOOD = ("The treaty was signed.", "Le traité a été signé.")
_BAD = ("We lost 12 men.", "Nous avons perdu 21 hommes.")
_EMPTY = ("We left.", "")
_ADDED = ("", "Une phrase de l’article.")


@pytest.fixture(scope="module")
def bitext() -> Bitext:
    return score_bitext(Bitext.of_texts([_ADDED, _GOOD, _BAD, _EMPTY, _BAD, _GOOD], "en", "fr"))


def test_the_worst_come_first_and_what_no_gate_counts_last(bitext: Bitext) -> None:
    shown, others = worst_first(bitext, 4)
    assert [pair.id for pair in shown] == [4, 3, 5, 2], "an empty translation, wrong numbers in their order"
    assert [pair.id for pair in others] == [6, 1]
    dropped = tuple(replace(pair, keep=pair.id != 4) for pair in bitext.pairs)
    assert worst_first(replace(bitext, pairs=dropped), 1)[0][0].id == 3
    assert worst_first(bitext, 6)[1] == ()


def test_pairs_of_one_fidelity_as_it_is_shown_stay_in_their_order(bitext: Bitext) -> None:
    fidelities = (80.0, 70.04, 70.01, 70.03, 90.0, 70.02)
    pairs = tuple(
        replace(pair, source="We left.", score=Score(fidelity, (), ()))
        for pair, fidelity in zip(bitext.pairs, fidelities, strict=True)
    )
    assert [pair.id for pair in worst_first(replace(bitext, pairs=pairs), 5)[0]] == [2, 3, 4, 6, 1]


def test_a_line_counts_the_others_by_their_gravest_finding(bitext: Bitext) -> None:
    assert said_of_others(bitext.pairs) == "6 other pairs: 3 critical, 1 major, 2 without a finding"
    assert said_of_others(bitext.pairs[1:2]) == "1 other pair: 1 without a finding"


def test_the_table_of_the_worst_keeps_the_sums_of_all(bitext: Bitext) -> None:
    whole, part = (table(bitext, width=100, worst=worst).split("\n") for worst in (None, 2))
    assert [line[:6] for line in part if "│" in line] == ["      ", "   4 ○", "   3 ○"]
    assert part[-4] == "4 other pairs: 1 critical, 1 major, 2 without a finding"
    assert part[-2:] == whole[-2:]


def test_small_files_are_shown_whole_unless_somebody_asks() -> None:
    assert [most_shown(pairs, None) for pairs in (1, 1000, 1001, 50_000)] == [None, None, 100, 100]
    assert [most_shown(50_000, asked) for asked in (0, 500)] == [None, 500]
