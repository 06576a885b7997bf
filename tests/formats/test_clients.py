"""Other programs read what we write: the published schemas, translate-toolkit, openpyxl, LibreOffice; and we theirs."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from alignpost import formats
from alignpost.formats.format import Format
from alignpost.formats.xliff import XliffFormat
from alignpost.model import Bitext, Status

SCHEMAS = Path(os.environ.get("ALIGNPOST_SCHEMAS", Path(__file__).parents[3] / "shared" / "data" / "schemas"))
XSD = {
    1: ("okapi/xliff-core-1.2-strict.xsd", "okapi/xliff-core-1.2-transitional.xsd"),
    2: ("openxliff/xliff2.1/xliff_core_2.0.xsd",),
}
AWKWARD = [
    ("Hello & <you> ]]>\u00a0!", "=1+1\u202f: « \"x\" 'y' » 🇺🇦"),
    ("-tab\there\nline", "+\u2028\u2029\u0085\u0301 _x0041_"),
    ("@bell\x07", "\ufffd\x1b[0m"),
]
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def written(format_: Format, bitext: Bitext) -> bytes:
    stream = io.BytesIO()
    format_.write(bitext, stream)
    return stream.getvalue()


class _Local(etree.Resolver):
    """Schemas that refer to others find them beside themselves, and nothing on a network."""

    def resolve(self, system_url: str, public_id: str, context: object) -> object:  # type: ignore[override]
        name = Path(system_url).name
        path = next(SCHEMAS.glob(f"openxliff/xliff2.1/**/{name}"), SCHEMAS / "okapi" / name)
        return self.resolve_filename(str(path), context)  # type: ignore[attr-defined]


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the published schemas are not here; see ALIGNPOST_SCHEMAS")
@pytest.mark.parametrize("version", [1, 2])
def test_xliff_is_valid_by_the_published_schemas(sample: Bitext, version: int) -> None:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Local())
    for name in XSD[version]:
        schema = etree.XMLSchema(etree.parse(str(SCHEMAS / name), parser))
        for bitext in (sample, Bitext.of_texts(AWKWARD, "en", "fr-CA"), Bitext.of_texts([], "en", "fr")):
            tree = etree.fromstring(written(XliffFormat(version), bitext))
            assert schema.validate(tree), schema.error_log


@pytest.mark.parametrize("name", ["a.tmx", "a.xlf", "a.po"])
def test_translate_toolkit_reads_what_we_write(tmp_path: Path, sample: Bitext, name: str) -> None:
    factory = pytest.importorskip("translate.storage.factory")
    formats.write(sample, tmp_path / name)
    store = factory.getobject(str(tmp_path / name))
    read = {(unit.source, unit.target) for unit in store.units if unit.source and unit.target}
    for pair in formats.read(tmp_path / name).pairs:
        if pair.source and pair.target:
            assert (pair.source, pair.target) in read


def test_openpyxl_reads_our_sheet_as_texts(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "a.xlsx"
    formats.write(Bitext.of_texts(AWKWARD[:2], "en", "fr"), path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert [(row[1].value, row[1].data_type) for row in sheet.iter_rows(min_row=2)] == [
        (AWKWARD[0][0], "s"),
        (AWKWARD[1][0], "s"),
    ]
    assert (sheet["C2"].value, sheet["C2"].data_type) == (AWKWARD[0][1], "s")


def test_a_sheet_that_somebody_edited_comes_back(tmp_path: Path, sample: Bitext) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "a.xlsx"
    formats.write(sample, path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet["C4"] = "45 personnes…"
    sheet["D4"] = "Accepted"
    sheet["Z1"] = "mine"
    sheet.delete_rows(2)
    book.save(path)
    back = formats.read(path)
    assert [pair.id for pair in back.pairs] == [2, 3, 4, 5, 6, 7]
    assert (back.pairs[1].target, back.pairs[1].status) == ("45 personnes…", Status.ACCEPTED)
    assert back.pairs[1].notes == sample.pairs[2].notes
    assert (back.source.lang, back.signature) == ("en", sample.signature)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_libreoffice_opens_and_saves_the_sheet(tmp_path: Path, sample: Bitext, name: str) -> None:
    assert OFFICE is not None
    bitext = Bitext.of_texts([(s, t.replace("\x1b", "")) for s, t in AWKWARD[:2]], "en", "fr")
    formats.write(bitext, tmp_path / name)
    (tmp_path / "out").mkdir()
    filters = ["--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"] if name == "a.csv" else []
    subprocess.run(
        [
            *(OFFICE, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", *filters),
            *("--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(tmp_path / name)),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    back = formats.read(tmp_path / "out" / "a.xlsx", "en", "fr")
    expected = [(pair.id, pair.source, pair.target) for pair in bitext.pairs]
    read = [(pair.id, pair.source.lstrip("'"), pair.target.lstrip("'")) for pair in back.pairs]
    assert read == expected
