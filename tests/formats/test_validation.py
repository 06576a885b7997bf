"""`validate`: what is wrong with a file, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Outcome

from alignpost.cli.main import main
from alignpost.errors import FormatError, InputError
from alignpost.formats.conversion import Conversion, convert
from alignpost.formats.structure import Structure
from alignpost.formats.validation import validate

DATA = Path(__file__).parent / "data"
HEADER = (
    '<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" '
    'datatype="plaintext"/>'
)
UNIT = '<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="fr"><seg>b</seg></tuv></tu>'


def tmx(*units: str, header: str = HEADER) -> str:
    return f'<tmx version="1.4">{header}<body>\n' + "\n".join(units) + "\n</body></tmx>"


def xliff1(*units: str) -> str:
    head = '<file original="x" source-language="en" target-language="fr" datatype="plaintext"><body>'
    return (
        f'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">{head}\n'
        + "\n".join(units)
        + "\n</body></file></xliff>"
    )


def xliff2(*units: str) -> str:
    return (
        '<xliff version="2.1" srcLang="en" trgLang="fr"><file id="f">\n'
        + "\n".join(units)
        + "\n</file></xliff>"
    )


def found(folder: Path, name: str, content: str | bytes) -> list[str]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [str(problem) for problem in validate(path)]


@pytest.mark.parametrize("path", sorted(DATA.glob("golden.*")), ids=lambda path: path.suffix)
def test_what_we_write_is_sound(path: Path) -> None:
    if path.suffix != ".moses" and not path.name.endswith(
        ".mqm.tsv"
    ):  # one is two files, one is written alone
        assert list(validate(path)) == []


@pytest.mark.parametrize(
    ("unit", "problem"),
    [
        (UNIT.replace("<seg>a", "<seg><b>a</b>"), "2:29: error: <b> may not stand in <seg>"),
        (UNIT.replace("</tu>", '<prop type="x">y</prop></tu>'), "<prop> stands too late in <tu>"),
        (
            UNIT.replace("<tu>", '<tu usagecount="many">'),
            '2:1: error: usagecount="many" is not what the specification allows in <tu>',
        ),
        (UNIT.replace("<seg>a", '<seg><ph y="1"/>a'), "2:29: warning: <ph> has no attribute y in TMX 1.4"),
        (UNIT.replace("<seg>a</seg>", ""), "2:5: error: <tuv> has no <seg>"),
        (
            UNIT.replace("<tu>", '<tu creationdate="2025-01-01">'),
            '2:1: error: creationdate="2025-01-01" is not',
        ),
        (UNIT.replace(' xml:lang="fr"', ""), "<tuv> has no attribute xml:lang"),
        (UNIT.replace('"fr"', '"fr_FR"'), 'xml:lang="fr_FR" is not'),
        (UNIT.replace('"en"', '"de"'), "2:1: error: <tu> has no <tuv> in its source language en"),
        (UNIT.replace("<seg>a", '<seg>a<bpt i="1">x</bpt>'), '<bpt> and <ept> of i="1" do not pair up'),
        (UNIT.replace("<tu>", "<tu>words"), "text stands in <tu>"),
        (UNIT.replace('"fr"', '"en"'), "warning: <tu> has two <tuv> in en"),
        (UNIT.replace("<tu>", "<tu><x:y xmlns:x='u'/>"), "<x:y> may not stand in <tu>"),
        (UNIT.replace("</seg></tuv></tu>", "</seg>"), "error: is not well-formed XML: mismatched tag"),
    ],
)
def test_tmx(tmp_path: Path, unit: str, problem: str) -> None:
    told = found(tmp_path, "a.tmx", tmx(unit))
    assert any(problem in line for line in told), told
    assert found(tmp_path, "a.tmx", tmx(UNIT)) == []


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        (
            "a.xlf",
            xliff1('<trans-unit id="1"><target>b</target></trans-unit>'),
            "<trans-unit> has no <source>",
        ),
        (
            "a.xlf",
            xliff1('<trans-unit id="1"><source>a</source><target state="done">b</target></trans-unit>'),
            'state="done" is not',
        ),
        (
            "a.xlf",
            xliff1(*['<trans-unit id="1"><source>a</source></trans-unit>'] * 2),
            'id="1" names a second',
        ),
        (
            "a.xliff",
            xliff2('<unit id="u"><segment state="final"><source>a</source></segment></unit>'),
            'state="final" of a <segment> without <target>',
        ),
        ("a.xliff", xliff2('<unit id="u"><notes/></unit>'), "<unit> has no <segment>"),
        ("a.xliff", "<tmx/>", "is no <xliff>"),
        ("a.xlf", '<xliff version="1.2"/>', "not in the namespace"),
        ("a.srx", "<srx/>", "not SRX 2.0"),
        ("a.tbx", "<martif><text></martif>", "mismatched tag"),
        ("a.jsonl", '{"source": "a", "target": 1}\n', "1: error: 'target' must be a string"),
        ("a.jsonl", '{"source"\n', "1:10: error: is not JSON"),
        ("a.tsv", "a\tb\nc\n", "2: error: has 1 column"),
        ("a.csv", 'a,b\n"c,d\n', "error: is no CSV"),
        ("a.po", 'bogus "a"\n', "error: is no PO file"),
        ("a.links", "[0]:[0]\nx\n", "2: error: 'x' is no link"),
        ("a.xlsx", "x", "no ZIP container"),
        ("a.tsv", b"a\t\xe9\n", "(byte 2)"),
    ],
)
def test_other_formats(tmp_path: Path, name: str, content: str | bytes, problem: str) -> None:
    told = found(tmp_path, name, content)
    assert any(problem in line for line in told), told


@pytest.mark.parametrize(
    ("name", "content", "lines"),
    [
        (
            "a.jsonl",
            '{"source": "a"}\n{"source": "a", "target": "b"}\nx\n{"source": 1, "target": ""}\n',
            [1, 3, 4],
        ),
        ("a.jsonl", '[]\n{"source": "a", "target": "b", "status": "x"}\n', [1, 2]),
        ("a.tsv", "a\nb\tc\nd\te\tf\n", [1, 3]),
        ("a.tsv", "id\tsource\ttarget\nx\ta\tb\n2\ta\tb\n3\ta\n", [2, 4]),
        ("a.csv", 'id,source,target,status\n1,"a\nb",c,odd\n2,a,b,accepted\n3,a\n', [2, 5]),
        ("a.links", "[0]:[0]\nx\n[1]:[1]\n[2,2]:[3]\n", [2, 4]),
    ],
)
def test_every_broken_row_is_told_of(tmp_path: Path, name: str, content: str, lines: list[int]) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert [problem.line for problem in validate(tmp_path / name)] == lines
    with pytest.raises(FormatError) as caught:
        convert(tmp_path / name, tmp_path / "out.jsonl", Conversion(texts=(tmp_path / "a", tmp_path / "b")))
    assert caught.value.line == lines[0], "reading ends at the first"
    assert not (tmp_path / "out.jsonl").exists()


def test_a_prefix_of_the_format_itself_is_fine(tmp_path: Path) -> None:
    content = xliff1('<trans-unit id="1"><source>a</source></trans-unit>')
    prefixed = content.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    prefixed = prefixed.replace(" xmlns=", " xmlns:x=", 1)
    assert found(tmp_path, "a.xlf", prefixed) == []


def test_tmx_1_1_has_lang(tmp_path: Path) -> None:
    old = tmx(UNIT.replace("xml:lang", "lang")).replace('"1.4"', '"1.1"')
    assert found(tmp_path, "a.tmx", old) == []
    assert found(tmp_path, "a.tmx", old.replace('"1.1"', '"1.4"'))[0].endswith(
        "<tuv> has no attribute xml:lang"
    )


def test_what_no_reader_takes_is_warned_of(tmp_path: Path) -> None:
    long = tmx(UNIT.replace("<seg>", "<seg>" + "x" * 1_000_001, 1))
    (warning,) = found(tmp_path, "a.tmx", long)
    assert warning.endswith("warning: <seg> has more than 1,000,000 characters and is not read")


def test_xliff_without_a_version_lacks_that_alone(tmp_path: Path) -> None:
    two = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en"><file id="f"><unit id="u"><segment><source>a</source></segment></unit></file></xliff>'
    (error,) = found(tmp_path, "a.xliff", two)
    assert error.endswith("<xliff> has no attribute version")


def test_a_thousand_problems_are_enough(tmp_path: Path) -> None:
    assert len(found(tmp_path, "a.tmx", tmx(*["<tu/>"] * 5000))) == 1000
    assert len(found(tmp_path, "a.tsv", "a\n" * 5000)) == 1000


def test_what_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        list(validate(tmp_path / "none.tmx"))


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad, good = tmp_path / "bad.tmx", tmp_path / "good.tmx"
    bad.write_text(tmx(UNIT.replace('"fr"', '"en"'), "<tu/>"), encoding="utf-8")
    good.write_text(tmx(UNIT), encoding="utf-8")

    def run(*words: str) -> Outcome:
        code = main(["validate", *words])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    assert run(str(good)) == (0, "", "")
    outcome = run(str(good), str(bad))
    assert outcome.code == 1
    assert f"{bad}:3:1: error: <tu> has no <tuv>" in outcome.out
    assert '"line": 3' in run(str(bad), "--json").out
    bad.write_text(tmx(UNIT.replace('"fr"', '"en"')), encoding="utf-8")
    assert run(str(bad)).code == 0
    assert run(str(bad), "--strict").code == 1
    assert run(str(tmp_path / "none.tmx")).code == 3


def test_names_and_numbers_that_no_rule_knows_are_not_counted(tmp_path: Path) -> None:
    """They may be as many as the file is long."""
    path = tmp_path / "a.tmx"
    codes = "".join(f'<bpt i="{number}">x</bpt>' for number in range(3000))
    path.write_text(
        '<tmx version="1.4"><header creationtool="a" creationtoolversion="1" segtype="sentence" o-tmf="a" adminlang="en"'
        ' srclang="en" datatype="plaintext"/><body><tu><tuv xml:lang="en"><seg>'
        f"{codes}</seg></tuv><tuv xml:lang='fr'><seg>b</seg></tuv></tu></body></tmx>",
        encoding="utf-8",
    )
    with path.open("rb") as stream:
        structure = Structure(stream, path, ("tmx",))
        (told,) = structure
        assert told[2:] == ("error", '<bpt> and <ept> of i="0" do not pair up in this <seg>')
        assert len(structure._pairs) <= 1000
