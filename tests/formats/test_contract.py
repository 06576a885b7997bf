"""What every format must do, as classes that each inherits: all that write, and those for pairs."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.formats.any_bitexts import awkward, bitexts

from alignpost.errors import InputError, OutputError
from alignpost.formats.format import Carries, Format, PairFormat, Written
from alignpost.formats.record import Records
from alignpost.model import Bead, Bitext, Pair, Score, Status
from alignpost.version import __version__

DATA = Path(__file__).parent / "data"
_BREAKS = "[\n\r\v\f\x1c-\x1e\x85\u2028\u2029\t]"
_CONTROLS = "[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]"


def expected_pairs(bitext: Bitext, carries: frozenset[Carries]) -> list[Pair]:
    """The pairs that come back from a format that carries no more than it declares."""
    kept = [pair for pair in bitext.pairs if _is_written(pair, carries)]
    return [
        replace(_told(pair, carries), id=pair.id if Carries.ID in carries else place)
        for place, pair in enumerate(kept, 1)
    ]


def _is_written(pair: Pair, carries: frozenset[Carries]) -> bool:
    decided_against = pair.status is Status.REJECTED or not pair.keep
    two_sides = pair.source.strip() and pair.target.strip()
    return bool(
        (Carries.LEFT_OUT in carries or not decided_against) and (Carries.ONE_SIDED in carries or two_sides)
    )


def _told(pair: Pair, carries: frozenset[Carries]) -> Pair:
    """`pair` without what the format has no place for."""
    empty = Pair(pair.id, Bead((), ()), "", "")
    groups: dict[Carries, tuple[str, ...]] = {
        Carries.STATUS: ("status", "keep"),
        Carries.LOCK: ("locked",),
        Carries.NOTES: ("notes",),
        Carries.FIDELITY: ("score",),
        Carries.MARKS: ("bookmarked", "human_score", "dismissals", "source_original", "target_original"),
    }
    lost = [name for group, names in groups.items() if group not in carries for name in names]
    pair = replace(pair, **{name: getattr(empty, name) for name in lost})
    if Carries.FINDINGS not in carries:
        pair = replace(pair, score=pair.score and Score(pair.score.fidelity))
    if Carries.CONFIDENCE not in carries:
        pair = replace(pair, bead=replace(pair.bead, confidence=None))
    return pair


def without_numbers(pairs: Sequence[Pair]) -> list[Pair]:
    """Pairs without the numbers of their segments, for formats that give new ones."""
    return [replace(pair, bead=Bead((), (), pair.bead.confidence)) for pair in pairs]


class Writer:
    """Inherit it and say which format."""

    format: Format

    @property
    def suffix(self) -> str:
        return self.format.suffixes[0]

    def written(self, bitext: Bitext) -> bytes:
        stream = io.BytesIO()
        self.format.write(bitext, stream)
        return stream.getvalue()

    def counted(self, bitext: Bitext) -> Written:
        return self.format.write(bitext, io.BytesIO())

    def expected(self, bitext: Bitext) -> list[Pair]:
        return list(bitext.pairs)

    def test_what_is_written_is_counted(self, sample: Bitext) -> None:
        written = self.counted(sample)
        assert written.units == len(self.expected(sample))
        assert written.units + written.left_out == len(sample.pairs)

    def test_equal_bitexts_give_equal_bytes_and_the_golden_file(self, sample: Bitext) -> None:
        data = self.written(sample)
        assert data == self.written(sample)
        golden = DATA / f"golden{self.suffix}"
        assert self.without_version(data) == golden.read_bytes()

    def without_version(self, data: bytes) -> bytes:
        return data.replace(f'version="{__version__}"'.encode(), b'version="0.0.0"')

    def test_lines_end_in_line_feeds_alone(self, sample: Bitext) -> None:
        data = self.written(sample)
        assert data.endswith(b"\n")
        assert not data.endswith(b"\n\n")
        assert b"\r" not in data
        assert not data.startswith(b"\xef\xbb\xbf")


class Contract(Writer):
    """Inherit it and say which format; what must come back is what the format declares that it carries."""

    format: PairFormat

    def read_back(self, bitext: Bitext, folder: Path) -> Bitext:
        path = self.saved(self.written(bitext), folder)
        return self.format.read(path, *self.languages(bitext))

    def saved(self, data: bytes, folder: Path) -> Path:
        """A file with these bytes, by the name that the format is asked for."""
        path = folder / f"a{self.suffix}"
        path.write_bytes(data)
        return path

    def written_records(self, records: Records) -> bytes:
        stream = io.BytesIO()
        self.format.write_records(records, stream)
        return stream.getvalue()

    def languages(self, bitext: Bitext) -> tuple[str | None, str | None]:
        named = Carries.LANGUAGES in self.format.carries
        return (None, None) if named else (bitext.source.lang, bitext.target.lang)

    def expected(self, bitext: Bitext) -> list[Pair]:
        return expected_pairs(bitext, self.format.carries)

    def assert_same(self, back: Bitext, bitext: Bitext) -> None:
        expected, pairs = self.expected(bitext), list(back.pairs)
        if Carries.SEGMENTS not in self.format.carries:
            expected, pairs = without_numbers(expected), without_numbers(pairs)
        assert pairs == expected
        assert (back.source.lang, back.target.lang) == (bitext.source.lang, bitext.target.lang)
        if Carries.SIGNATURE in self.format.carries:
            assert back.signature == bitext.signature

    def test_a_bitext_with_one_of_everything_comes_back(self, sample: Bitext, tmp_path: Path) -> None:
        self.assert_same(self.read_back(sample, tmp_path), sample)

    @settings(max_examples=40, suppress_health_check=[HealthCheck.differing_executors], deadline=None)
    @given(bitexts())
    def test_any_bitext_comes_back_or_is_refused(
        self, tmp_path_factory: pytest.TempPathFactory, bitext: Bitext
    ) -> None:
        if not self.expected(bitext):
            return
        try:
            back = self.read_back(bitext, tmp_path_factory.mktemp("any"))
        except OutputError:
            assert self.may_refuse(bitext)
        else:
            self.assert_same(back, bitext)

    def may_refuse(self, bitext: Bitext) -> bool:
        """Whether a text holds what the format does not carry; only then may it say so instead of writing."""
        text = "".join(pair.source + pair.target for pair in bitext.pairs)
        breaks = not {Carries.LINE_ENDS} & self.format.carries and re.search(_BREAKS, text)
        controls = not {Carries.CONTROLS} & self.format.carries and re.search(_CONTROLS, text)
        return bool(breaks or controls)

    def test_a_pair_without_text_is_left_out_unless_somebody_has_said_something(
        self, sample: Bitext, tmp_path: Path
    ) -> None:
        void = (
            Pair(8, Bead((), ()), "", " "),
            Pair(9, Bead((), ()), "", "", notes=sample.pairs[2].notes[:1]),
        )
        bitext = replace(sample, pairs=(*sample.pairs, *void))
        back = self.read_back(bitext, tmp_path)
        noted = {Carries.NOTES, Carries.ONE_SIDED} <= self.format.carries
        pairs = bitext.pairs[:7] + (bitext.pairs[8:] if noted else ())
        self.assert_same(back, replace(bitext, pairs=pairs))
        if self.format.suffixes:  # Moses pairs are two files, and are counted otherwise
            counted = self.counted(bitext)
            assert (counted.empty, counted.units + counted.left_out) == (1, len(bitext.pairs))

    def test_reading_and_writing_flow(self, sample: Bitext, tmp_path: Path) -> None:
        """What is read can be written as it comes, and gives the same file again."""
        once = self.written(sample)
        with self.format.records(self.saved(once, tmp_path), *self.languages(sample)) as records:
            again = self.written_records(records)
        assert self.without_findings(again) == self.without_findings(once)

    def without_findings(self, data: bytes) -> bytes:
        """What is written about findings for people, or their number, is not read back."""
        return data

    @settings(max_examples=40, suppress_health_check=[HealthCheck.differing_executors], deadline=None)
    @given(st.binary(max_size=20) | awkward.map(str.encode), st.integers(0, 3000), st.integers(0, 30))
    def test_damage_is_an_error_of_ours_or_none(
        self, tmp_path_factory: pytest.TempPathFactory, extra: bytes, start: int, length: int
    ) -> None:
        whole = (DATA / f"golden{self.suffix}").read_bytes()
        start %= len(whole)
        damaged = whole[:start] + extra + whole[start + length :]
        path = self.saved(damaged, tmp_path_factory.mktemp("damaged"))
        with contextlib.suppress(InputError):
            self.format.read(path, "en", "fr")

    def test_segment_ids_name_the_texts_that_are_read(self, sample: Bitext, tmp_path: Path) -> None:
        back = self.read_back(sample, tmp_path)
        for pair in back.pairs:
            assert back.source.text_of(pair.bead.source) == pair.source
            assert back.target.text_of(pair.bead.target) == pair.target

    @pytest.mark.parametrize("data", [b"", b"  \n"])
    def test_an_empty_file_is_an_error(self, tmp_path: Path, data: bytes) -> None:
        with pytest.raises(InputError):
            self.format.read(self.saved(data, tmp_path), "en", "fr")

    def test_texts_get_no_other_language_than_the_file_says(self, sample: Bitext, tmp_path: Path) -> None:
        if Carries.LANGUAGES not in self.format.carries:
            return
        path = self.saved(self.written(sample), tmp_path)
        source, target = sample.source.lang, sample.target.lang
        for asked in ((source, target), (f"{source}-GB", None), (None, f"{target}-CA")):
            assert self.format.read(path, *asked).pairs
        for asked, other in (((None, "de"), target), (("de", None), source)):
            with pytest.raises(InputError, match=rf"de.*\b{other}\b|\b{other}\b.*de"):
                self.format.read(path, *asked)

    def test_a_missing_file_is_an_error(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="no such file"):
            self.format.read(tmp_path / "none", "en", "fr")

    def test_binary_data_is_an_error(self, tmp_path: Path) -> None:
        path = self.saved(b"PK\x03\x04\x00\x00\x00\x08", tmp_path)
        with pytest.raises(InputError, match="is binary"):
            self.format.read(path, "en", "fr")

    def test_another_encoding_is_an_error(self, tmp_path: Path) -> None:
        path = self.saved('<tmx>\n{"source": "café noir"}\tx\n'.encode("latin-1"), tmp_path)
        with pytest.raises(InputError):
            self.format.read(path, "en", "fr")
