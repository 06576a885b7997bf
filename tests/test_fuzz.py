"""A few spoilt files for every reader, the segmenter and the checks; `python -m benchmarks.fuzz` gives them many."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path

import pytest
from benchmarks.fuzz_families import FAMILIES
from benchmarks.fuzz_mutations import WAYS, Way, mutated

from alignpost.errors import AlignPostError

INPUTS = {"checks": 3}
"""Of each family; most have twenty."""


@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.filterwarnings("ignore:Duplicate name")  # archives are spoilt that way, too
def test_spoilt_files_end_in_a_clear_error_or_are_read(name: str, tmp_path: Path) -> None:
    family, random_ = FAMILIES[name], random.Random(5)
    known = family.seeds(tmp_path / "nothing")
    for number in range(INPUTS.get(name, 20)):
        suffix = list(known)[number % len(known)]
        folder = tmp_path / str(number)
        folder.mkdir()
        family.make(folder / f"input{suffix}", known[suffix], random_)
        with contextlib.suppress(AlignPostError):
            family.take(folder / f"input{suffix}", random_)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_way_spoils_and_takes_empty_files_too(way: Way) -> None:
    seed = b'<a n="12">one</a>\n<b>two, three</b>\n'
    assert any(way(seed, [seed], random.Random(number)) != seed for number in range(20))
    assert isinstance(way(b"", [b""], random.Random(1)), bytes)


def test_the_same_seed_gives_the_same_inputs() -> None:
    seeds = [b"one 1\ntwo", b"<three/>"]
    one, other = ([mutated(seeds, random.Random(number)) for number in range(50)] for _ in range(2))
    assert one == other
    assert len(set(one)) > 40
