"""What every format of bare alignments must do, as a class that each inherits, and that each does it."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.formats.any_bitexts import alignments, awkward
from tests.formats.test_contract import DATA, Writer

from alignpost.errors import FormatError, InputError, OutputError
from alignpost.formats import read_links
from alignpost.formats.ces import CesFormat, InterTextFormat
from alignpost.formats.ladder import LadderFormat
from alignpost.formats.link_format import LinkFormat
from alignpost.formats.links import LinksFormat
from alignpost.model import Bead, Bitext


def unsure(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """Beads without their confidence, which files of links write but do not give back."""
    return tuple(replace(bead, confidence=None) for bead in beads)


class LinkContract(Writer):
    """Inherit it and say which format of bare alignments."""

    format: LinkFormat
    only_forward = False
    """Whether beads must follow each other and name every segment."""

    def read_back(self, bitext: Bitext, folder: Path) -> tuple[Bead, ...]:
        path = folder / f"a{self.format.suffixes[0]}"
        path.write_bytes(self.written(bitext))
        return read_links(path)

    def test_a_bitext_with_one_of_everything_comes_back(self, sample: Bitext, tmp_path: Path) -> None:
        assert self.read_back(sample, tmp_path) == unsure(sample.beads)

    @settings(max_examples=40, suppress_health_check=[HealthCheck.differing_executors], deadline=None)
    @given(alignments())
    def test_any_alignment_comes_back(self, tmp_path_factory: pytest.TempPathFactory, bitext: Bitext) -> None:
        assert self.read_back(bitext, tmp_path_factory.mktemp("any")) == unsure(bitext.beads)

    def test_crossing_and_scattered_beads_come_back_or_are_refused(
        self, sample: Bitext, tmp_path: Path
    ) -> None:
        beads = [Bead((2,), (0,)), Bead((0, 3), (2,)), Bead((1,), ())]
        bitext = Bitext.of_beads(sample.source, sample.target, beads)
        if self.only_forward:
            with pytest.raises(OutputError):
                self.read_back(bitext, tmp_path)
        else:
            assert self.read_back(bitext, tmp_path) == tuple(beads)

    def test_the_suffix_is_not_needed(self, sample: Bitext, tmp_path: Path) -> None:
        path = tmp_path / "gold"
        path.write_bytes(self.written(sample))
        assert read_links(path) == unsure(sample.beads)

    def test_links_alone_make_no_bitext(self, tmp_path: Path) -> None:
        with pytest.raises(FormatError, match="without their texts"):
            self.format.read(tmp_path / "any", "en", "fr")

    @pytest.mark.parametrize("data", [b"", b"  \n", b"PK\x03\x04\0\0", b"\xe9\n", b"\0\0\0", b"[0"])
    def test_what_is_no_alignment_is_an_error(self, tmp_path: Path, data: bytes) -> None:
        path = tmp_path / f"a{self.format.suffixes[0]}"
        path.write_bytes(data)
        with pytest.raises(InputError) as caught:
            read_links(path)
        assert caught.value.path == str(path)

    @settings(max_examples=200, suppress_health_check=[HealthCheck.differing_executors], deadline=None)
    @given(st.binary(max_size=40) | awkward.map(str.encode), st.integers(0, 400), st.integers(0, 400))
    def test_damage_is_an_error_of_ours_or_none(
        self, tmp_path_factory: pytest.TempPathFactory, extra: bytes, start: int, end: int
    ) -> None:
        whole = (DATA / f"golden{self.format.suffixes[0]}").read_bytes()
        path = tmp_path_factory.mktemp("damaged") / f"a{self.format.suffixes[0]}"
        path.write_bytes(whole[:start] + extra + whole[end:])
        with contextlib.suppress(InputError):
            read_links(path)


class TestLinks(LinkContract):
    format = LinksFormat()


class TestLadder(LinkContract):
    format = LadderFormat()
    only_forward = True


class TestCes(LinkContract):
    format = CesFormat()


class TestInterText(LinkContract):
    format = InterTextFormat()
