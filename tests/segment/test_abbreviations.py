"""Abbreviation tables and the user's files."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from alignpost.errors import FormatError, InputError, UsageError
from alignpost.segment import read_abbreviations
from alignpost.segment.abbreviations import AbbreviationClass, language_table

TABLES = sorted(
    file.name.removesuffix(".txt")
    for file in (resources.files("alignpost.segment") / "data").iterdir()
    if file.name.endswith(".txt")
)


def test_the_languages_that_have_a_table() -> None:
    assert TABLES == ["de", "en", "es", "fr", "general", "it", "pt"]


@pytest.mark.parametrize("lang", TABLES)
def test_tables_are_sound(lang: str) -> None:
    table = language_table(lang)
    assert table.classes
    for word in table.classes:
        assert not word.endswith("."), "entries stand without their last stop"
    assert not table.starters & table.weak_starters
    assert all(word[0].isupper() for word in table.starters | table.weak_starters)


@pytest.mark.parametrize("lang", TABLES)
def test_no_entry_has_two_classes(lang: str) -> None:
    source = (resources.files("alignpost.segment") / "data" / f"{lang}.txt").read_text(encoding="utf-8")
    seen: dict[str, str] = {}
    section = ""
    for line in source.splitlines():
        content = line.partition("#")[0].strip()
        if content.startswith("["):
            section = content
        elif (
            "starters" not in section
            and "marks" not in section
            and "verbs" not in section
            and "whole" not in section
        ):
            for word in content.split():
                assert seen.setdefault(word, section) == section, word


@pytest.mark.parametrize(
    ("lang", "primary"),
    [("en", "en"), ("en-GB", "en"), ("FR_ca", "fr"), ("pl", ""), ("general", ""), ("", ""), ("../en", "")],
)
def test_the_primary_subtag_chooses_the_table(lang: str, primary: str) -> None:
    assert language_table(lang).lang == primary


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Gen", AbbreviationClass.TITLE),
        ("GEN", AbbreviationClass.TITLE),
        ("gen", None),
        ("Sun", AbbreviationClass.END),
        ("sun", None),
        ("Etc", AbbreviationClass.END_STRONG),
        ("mm", AbbreviationClass.SYMBOL),
        ("oz", AbbreviationClass.UNIT),
        ("Oz", None),
        ("Mm", None),
        ("word", None),
        ("", None),
    ],
)
def test_case_decides_where_a_table_says_so(word: str, expected: AbbreviationClass | None) -> None:
    assert language_table("en").class_of(word) is expected


def test_a_file_of_abbreviations(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_bytes("\ufeff# ours\nrègl.\r\n  bât.  # with a comment\n\n§\n".encode())
    assert read_abbreviations(path) == ("règl.", "bât.", "§")


def test_two_words_on_a_line_are_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text("ok.\np. ex.\n", encoding="utf-8")
    with pytest.raises(
        FormatError, match=r"own\.txt, line 2: “p\. ex\.” cannot be an abbreviation: write one"
    ):
        read_abbreviations(path)


def test_a_file_in_another_encoding_is_refused_with_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_bytes("ok.\nrègl.".encode("latin-1"))
    with pytest.raises(InputError, match="byte 5: is not UTF-8"):
        read_abbreviations(path)


@pytest.mark.parametrize("name", ["missing.txt", ".", "/dev/zero"])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"no such file|is a folder|is not a file"):
        read_abbreviations(tmp_path / name)


@pytest.mark.parametrize("hidden", ["\x01", "\x1b", "\u202e", "\ud800", "\ufffe"])
def test_an_abbreviation_holds_nothing_that_cannot_be_seen(hidden: str) -> None:
    # None of these may stand in XML, where SRX rules are written, or be seen in what is segmented by them.
    with pytest.raises(UsageError, match="cannot be an abbreviation: it has characters that nobody can see"):
        language_table("en").with_additions([f"fo{hidden}o."])
