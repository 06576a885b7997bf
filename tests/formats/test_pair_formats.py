"""Every format for pairs keeps the contract, and what is its own."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.formats.test_contract import Contract

from alignpost import formats
from alignpost.errors import FormatError, OutputError, UsageError
from alignpost.formats.assembly import records_of_bitext
from alignpost.formats.conversion import Conversion, sample
from alignpost.formats.csv_sheet import CsvFormat
from alignpost.formats.format import Written
from alignpost.formats.jsonl import JsonlFormat
from alignpost.formats.moses import MosesFormat, moses_paths
from alignpost.formats.po import PoFormat
from alignpost.formats.record import Records
from alignpost.formats.tmx import TmxFormat
from alignpost.formats.tsv import TsvFormat
from alignpost.formats.xliff import XliffFormat
from alignpost.formats.xlsx import XlsxFormat
from alignpost.model import Bead, Bitext, Status
from alignpost.version import __version__

NOW = datetime(2025, 2, 12, 18, 22, 5, tzinfo=UTC)


class TestTmx(Contract):
    format = TmxFormat(clock=lambda: NOW)

    def without_findings(self, data: bytes) -> bytes:
        return re.sub(rb'\s*<prop type="x-alignpost-findings">\d+</prop>', b"", data)

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


@pytest.mark.parametrize(
    ("text", "height"),
    [
        ("", None),
        ("One line.", None),
        ("a" * 54, None),
        ("a" * 110, 45),  # a column of 60 holds about 54 characters a line
        ("one\ntwo\nthree", 45),
        ("a" * 10_000, 405),
    ],
    ids=["empty", "short", "full", "long", "lines", "tallest"],
)
def test_a_row_of_the_sheet_is_as_high_as_its_longest_text(text: str, height: int | None) -> None:
    stream = io.BytesIO()
    XlsxFormat().write(Bitext.of_texts([("Short.", text)], "en", "fr"), stream)
    with zipfile.ZipFile(stream) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    expected = '<row r="2">' if height is None else f'<row r="2" ht="{height}">'
    assert expected in sheet
    assert '<row r="1">' in sheet


@pytest.mark.parametrize(("letter", "fitting"), [("a", 32_767), ("🇺", 16_383)], ids=["letters", "emoji"])
def test_a_text_longer_than_a_cell_is_refused_not_cut(letter: str, fitting: int) -> None:
    XlsxFormat().write(Bitext.of_texts([("x", letter * fitting)], "en", "fr"), io.BytesIO())
    longer = Bitext.of_texts([("x", letter * (fitting + 1))], "en", "fr")
    with pytest.raises(OutputError, match="cell C2 would have more than 32,767 characters"):
        XlsxFormat().write(longer, io.BytesIO())


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

    @pytest.mark.parametrize("langs", [("en", None), (None, "fr"), (None, None)])
    def test_both_languages_are_needed(self, tmp_path: Path, langs: tuple[str | None, str | None]) -> None:
        with pytest.raises(UsageError, match="give --source-lang and --target-lang"):
            self.format.read(tmp_path / "a", *langs)

    def test_line_breaks_are_refused_by_name(self, tmp_path: Path) -> None:
        records = records_of_bitext(Bitext.of_texts([("a", "b\u2028c")], "en", "fr"))
        with pytest.raises(OutputError, match=r"pair 1 has U\+2028 .* --join-lines"):
            self.format.write_file(records, tmp_path / "a")
        assert list(tmp_path.iterdir()) == []


def test_crossing_and_scattered_beads_come_back(tmp_path: Path, sample: Bitext) -> None:
    beads = [Bead((2,), (0,)), Bead((0, 3), (2,)), Bead((1,), (1,))]
    bitext = Bitext.of_beads(sample.source, sample.target, beads)
    path = tmp_path / "a.jsonl"
    with path.open("wb") as stream:
        JsonlFormat().write(bitext, stream)
    assert JsonlFormat().read(path, None, None).pairs == bitext.pairs


def test_two_columns_of_one_name_in_a_sheet(tmp_path: Path) -> None:
    """One of them would win without a word."""
    path = tmp_path / "a.csv"
    path.write_text("id,source,target,Target \n1,One.,Un.,Uns.\n", encoding="utf-8")
    with pytest.raises(FormatError, match="two columns of one name"):
        formats.read(path)


def test_a_renamed_column_is_told_of(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,Statut,target,source,\n7,accepted,Un.,One.,\n", encoding="utf-8")
    (pair,) = formats.read(path).pairs
    assert (pair.id, pair.status, pair.source, pair.target) == (7, Status.UNREVIEWED, "One.", "Un.")
    assert caplog.messages == [f"{path}: columns that are not known, passed over: Statut"]


def test_a_look_at_the_beginning_says_nothing_of_the_rest(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("source,target,more or less\nOne.,Un.,x\n", encoding="utf-8")
    texts, *_ = sample(path, Conversion(), 5)
    assert (texts, caplog.messages) == ([("One.", "Un.")], [])
    formats.read(path)
    assert len(caplog.messages) == 1
