"""What every format must do, as classes that each inherits: all that write, those for pairs, those for links."""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alignpost.errors import FormatError, InputError, OutputError
from alignpost.formats import read_links
from alignpost.formats.assembly import records_of_bitext
from alignpost.formats.ces import CesFormat, InterTextFormat
from alignpost.formats.csv_sheet import CsvFormat
from alignpost.formats.format import Carries, Format, PairFormat, Written
from alignpost.formats.jsonl import JsonlFormat
from alignpost.formats.ladder import LadderFormat
from alignpost.formats.link_format import LinkFormat
from alignpost.formats.links import LinksFormat
from alignpost.formats.moses import MosesFormat, moses_paths
from alignpost.formats.po import PoFormat
from alignpost.formats.record import Records
from alignpost.formats.tmx import TmxFormat
from alignpost.formats.tsv import TsvFormat
from alignpost.formats.xliff import XliffFormat
from alignpost.formats.xlsx import XlsxFormat
from alignpost.model import Bead, Bitext, Dismissal, Note, Pair, Score, Severity, Span, Status
from alignpost.version import __version__

DATA = Path(__file__).parent / "data"
NOW = datetime(2025, 2, 12, 18, 22, 5, tzinfo=UTC)

_BREAKS = "[\n\r\v\f\x1c-\x1e\x85\u2028\u2029\t]"
_CONTROLS = "[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]"

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
    st.just(()) | st.just((Span(0, 3),)),
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


def unsure(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """Beads without their confidence, which files of links write but do not give back."""
    return tuple(replace(bead, confidence=None) for bead in beads)


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


class TestTmx(Contract):
    format = TmxFormat(clock=lambda: NOW)

    def without_findings(self, data: bytes) -> bytes:
        return re.sub(rb'<prop type="x-alignpost-findings">\d+</prop>', b"", data)

    def test_segments_of_a_bead_keep_their_numbers(self, sample: Bitext, tmp_path: Path) -> None:
        back = self.read_back(sample, tmp_path)
        assert [pair.bead.kind for pair in back.pairs] == ["1:1", "2:1", "1:1"]


class TestTsv(Contract):
    format = TsvFormat()

    def without_findings(self, data: bytes) -> bytes:
        return data.replace(b"numbers (major): 45 became 54.", b"")


class TestJsonl(Contract):
    format = JsonlFormat()

    def test_segments_keep_their_places(self, sample: Bitext, tmp_path: Path) -> None:
        back = self.read_back(sample, tmp_path)
        assert back.source.texts() == sample.source.texts()
        assert back.target.texts() == sample.target.texts()


class TestXliff1(Contract):
    format = XliffFormat(1)

    def without_findings(self, data: bytes) -> bytes:
        data = re.sub(rb'<context context-type="x-alignpost-findings">\d+</context>', b"", data)
        return re.sub(rb'original="[^"]*"', b"", data)


class TestXliff2(Contract):
    format = XliffFormat(2)

    def without_findings(self, data: bytes) -> bytes:
        data = re.sub(rb' *<mda:meta type="x-alignpost-findings">\d+</mda:meta>\n', b"", data)
        return re.sub(rb'original="[^"]*"', b"", data)


class TestPo(Contract):
    format = PoFormat()

    def without_version(self, data: bytes) -> bytes:
        return data.replace(f"AlignPost {__version__}".encode(), b"AlignPost 0.0.0")

    def without_findings(self, data: bytes) -> bytes:
        return re.sub(rb"#\. x-alignpost-findings: \d+\n", b"", data)


class TestCsv(Contract):
    format = CsvFormat()

    def without_findings(self, data: bytes) -> bytes:
        return data.replace(b"numbers (major): 45 became 54.", b"")

    @pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "'=1", "''-", "'plain", "\t=1", "－1"])
    def test_nothing_is_a_formula(self, tmp_path: Path, text: str) -> None:
        bitext = Bitext.of_texts([(text, text)], "en", "fr")
        assert not any(
            cell.startswith(tuple("=+-@\t－")) for cell in self.written(bitext).decode().split('"')
        )
        self.assert_same(self.read_back(bitext, tmp_path), bitext)


class TestXlsx(Contract):
    format = XlsxFormat()

    def without_findings(self, data: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = b"".join(archive.read(name) for name in archive.namelist())
        found = rb'<c r="K4" s="2" t="inlineStr"><is><t xml:space="preserve">numbers[^<]*</t></is></c>'
        return re.sub(found, b"", parts)

    def test_lines_end_in_line_feeds_alone(self, sample: Bitext) -> None:
        """A ZIP container has no lines."""

    def test_binary_data_is_an_error(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        path.write_bytes(b"PK\x03\x04\x00\x00\x00\x08")
        with pytest.raises(FormatError, match="no ZIP container"):
            self.format.read(path, "en", "fr")


class TestMoses(Contract):
    """Both files as one, the source's first."""

    format = MosesFormat()
    suffix = ".moses"

    def written(self, bitext: Bitext) -> bytes:
        return self.written_records(records_of_bitext(bitext))

    def written_records(self, records: Records) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            self.format.write_file(records, Path(folder) / "a")
            sides = moses_paths(Path(folder) / "a", records.source_lang, records.target_lang)
            return b"".join(side.read_bytes() for side in sides)

    def saved(self, data: bytes, folder: Path) -> Path:
        lines = data.splitlines(keepends=True)
        half = len(lines) // 2
        for side, part in (("en", lines[:half] or lines), ("fr", lines[half:]), ("fr-CA", lines[half:])):
            (folder / f"a.{side}").write_bytes(b"".join(part))
        return folder / "a"

    def counted(self, bitext: Bitext) -> Written:
        return Written(self.written(bitext).count(b"\n") // 2)

    def test_line_breaks_are_refused_by_name(self, tmp_path: Path) -> None:
        records = records_of_bitext(Bitext.of_texts([("a", "b\u2028c")], "en", "fr"))
        with pytest.raises(OutputError, match=r"pair 1 has U\+2028 .* --join-lines"):
            self.format.write_file(records, tmp_path / "a")
        assert list(tmp_path.iterdir()) == []


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


def test_crossing_and_scattered_beads_come_back(tmp_path: Path, sample: Bitext) -> None:
    beads = [Bead((2,), (0,)), Bead((0, 3), (2,)), Bead((1,), (1,))]
    bitext = Bitext.of_beads(sample.source, sample.target, beads)
    path = tmp_path / "a.jsonl"
    with path.open("wb") as stream:
        JsonlFormat().write(bitext, stream)
    assert JsonlFormat().read(path, None, None).pairs == bitext.pairs
