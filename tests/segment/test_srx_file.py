"""Reading SRX files, good and bad."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignpost.errors import FormatError, InputError
from alignpost.segment.srx_file import SrxRule, check_srx, read_srx

NAMESPACE = 'xmlns="http://www.lisa.org/srx20"'
MAPS = '<maprules><languagemap languagepattern=".*" languagerulename="A"/></maprules>'


def _srx(
    rules: str, *, root: str = f'srx {NAMESPACE} version="2.0"', maps: str = MAPS, prolog: str = ""
) -> str:
    name = root.split(maxsplit=1)[0]
    body = f'<body><languagerules><languagerule languagerulename="A">\n{rules}\n</languagerule></languagerules>{maps}</body>'
    return f'{prolog}<{root}>\n<header segmentsubflows="yes" cascade="no"/>{body}</{name}>'


def _read(folder: Path, content: str | bytes, lang: str = "en") -> tuple[SrxRule, ...]:
    path = folder / "own.srx"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_srx(path, lang)


def test_rules_are_read_in_order(tmp_path: Path) -> None:
    rules = '<rule break="no"><beforebreak>a</beforebreak></rule>\n<rule><afterbreak>\\s</afterbreak></rule>'
    assert _read(tmp_path, _srx(rules)) == (
        SrxRule(False, "a", "", "rule 1 of “A”", 3),
        SrxRule(True, "", r"[\x20\t\n\x0b\f\r]", "rule 2 of “A”", 4),
    )


def test_utf_16_and_comments_inside_patterns(tmp_path: Path) -> None:
    content = _srx("<rule><beforebreak>a<!-- x -->é</beforebreak></rule>")
    assert [rule.before for rule in _read(tmp_path, content.encode("utf-16"))] == ["aé"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("no xml", r"own\.srx, line 1: is not well-formed XML"),
        (_srx("") + "<", r"own\.srx, line 4: is not well-formed XML"),
        ("<tmx/>", r"line 1: is not an SRX file: its root element is <tmx>"),
        (
            _srx("", root='srx version="1.0"'),
            r"line 1: SRX 1\.0 is not supported; save the rules as SRX 2\.0",
        ),
        (_srx("", root='srx version="2.0"'), r"line 1: is not SRX 2\.0: <srx> must have"),
        (_srx("", root=f'srx {NAMESPACE} version="3.0"'), r"line 1: is not SRX 2\.0"),
        (_srx('<rule break="maybe"/>'), r"line 3: rule 1 of “A”: break must be yes or no, not “maybe”"),
        (
            _srx("<rule/>\n<rule><beforebreak>(a</beforebreak></rule>"),
            r"own\.srx, line 4: rule 2 of “A”: <beforebreak> is no regular expression: .*; it reads “\(a”",
        ),
        (
            _srx("", maps=MAPS.replace('"A"', '"B"')),
            r"the language map “\.\*” names the rules “B”, which are not there",
        ),
        (_srx("", maps=MAPS.replace(".*", "[")), r"the language pattern “\[” is broken"),
        (_srx("", maps=MAPS.replace(".*", r"\p{}")), r"the language pattern “.*” is broken"),
        (_srx("", maps=MAPS.replace(".*", "{0i&lt;}({")), r"the language pattern “.*” is broken"),
        (
            _srx(r"<rule><beforebreak>\p{}</beforebreak></rule>"),
            r"line 3: rule 1 of “A”: <beforebreak> is no regular expression: unknown property",
        ),
        (
            _srx(f"<rule><beforebreak>{'[' * 3000}</beforebreak></rule>"),
            r"line 3: rule 1 of “A”: <beforebreak> is no regular expression: maximum recursion depth exceeded",
        ),
        (
            "<srx>\n\0",
            r"own\.srx, line 2: is not well-formed XML: .*Char 0x0 out of allowed range \(column \d\)$",
        ),
        (_srx("", maps=MAPS.replace(".*", "fr")), r"no language map matches “en”"),
        (_srx("", maps=MAPS.replace(".*", "(e|en|n)+x$")), r"no language map matches “en”"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        _read(tmp_path, content)


def test_patterns_without_measure_are_refused_before_they_are_compiled(tmp_path: Path) -> None:
    long = f"<rule><beforebreak>{'a' * 20_001}</beforebreak></rule>"
    with pytest.raises(
        FormatError, match="line 3: rule 1 of “A”: <beforebreak> has more than 20,000 characters"
    ):
        _read(tmp_path, _srx(long))
    many = f"<rule><beforebreak>{'a' * 20_000}</beforebreak></rule>\n" * 11
    with pytest.raises(FormatError, match="more than 200,000 characters of patterns for “en”"):
        _read(tmp_path, _srx(many))


def test_entities_are_neither_expanded_nor_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    prolog = f'<!DOCTYPE srx [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y "b">]>'
    for entity in ("&x;", "&y;"):
        content = _srx(f"<rule><beforebreak>a{entity}</beforebreak></rule>", prolog=prolog)
        with pytest.raises(FormatError, match="<beforebreak> uses an entity; write the character itself"):
            _read(tmp_path, content)


def test_nested_entities_do_no_harm(tmp_path: Path) -> None:
    bomb = '<!ENTITY a0 "aaaaaaaaaa">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    content = _srx("<rule><beforebreak>&a11;</beforebreak></rule>", prolog=f"<!DOCTYPE srx [{bomb}]>")
    with pytest.raises(FormatError, match=r"own\.srx"):
        _read(tmp_path, content)


def test_an_empty_file_is_no_rules(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"own\.srx: is empty"):
        _read(tmp_path, "")


@pytest.mark.parametrize("name", ["missing.srx", ".", "/dev/zero"])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"no such file|is a folder|is not a file"):
        read_srx(tmp_path / name, "en")


def test_endless_language_patterns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"has more than 20,000 characters of language patterns"):
        _read(tmp_path, _srx("", maps=MAPS.replace(".*", "[xy]" * 5_001)))


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("[", r"the language pattern “\[” is broken"),
        ("[xy]" * 5_001, "more than 20,000 characters of language patterns"),
        (".*", None),
        ("fr", None),
    ],
)
def test_a_check_reads_language_patterns_too(tmp_path: Path, pattern: str, message: str | None) -> None:
    path = tmp_path / "own.srx"
    path.write_text(_srx("", maps=MAPS.replace(".*", pattern)), encoding="utf-8")
    if message is None:
        check_srx(path)
    else:
        with pytest.raises(FormatError, match=message):
            check_srx(path)
