from __future__ import annotations

from pathlib import Path

import pytest

from alignpost.configuration import Configuration, find_configuration, read_configuration
from alignpost.errors import FormatError, InputError, UsageError


def _file(folder: Path, text: str, name: str = "alignpost.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_upwards_is_taken(tmp_path: Path) -> None:
    _file(tmp_path, 'profile = "strict"')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_configuration(inner).text("profile") == "strict"
    _file(inner.parent, 'profile = "social"')
    assert find_configuration(inner).text("profile") == "social"


def test_own_file_comes_before_pyproject(tmp_path: Path) -> None:
    _file(tmp_path, '[tool.alignpost]\nprofile = "strict"', "pyproject.toml")
    assert find_configuration(tmp_path).text("profile") == "strict"
    _file(tmp_path, 'profile = "social"')
    assert find_configuration(tmp_path).text("profile") == "social"


def test_a_pyproject_of_others_is_passed_over(tmp_path: Path) -> None:
    _file(tmp_path, 'profile = "strict"')
    inner = tmp_path / "inner"
    inner.mkdir()
    _file(inner, '[project]\ndependencies = ["alignpost"]', "pyproject.toml")
    assert find_configuration(inner).text("profile") == "strict"
    _file(inner, "[project\n", "pyproject.toml")
    assert find_configuration(inner).text("profile") == "strict"


def test_nothing_configured_is_an_empty_configuration() -> None:
    configuration = Configuration()
    assert not configuration
    assert configuration.path is None
    assert configuration.number("anything") is None
    assert not configuration.table("gate")


def test_values_come_by_type(tmp_path: Path) -> None:
    path = _file(tmp_path, "[gate]\nmin = 80\nshare = 0.5\nlist = ['a', 'b']\nfail = true\nname = 'x'\n")
    gate = read_configuration(path).table("gate")
    assert gate.number("min", 0, 100) == 80.0
    assert gate.integer("min") == 80
    assert gate.number("share") == 0.5
    assert gate.texts("list") == ("a", "b")
    assert gate.flag("fail") is True
    assert gate.choice("name", ("x", "y")) == "x"
    gate.only(("min", "share", "list", "fail", "name"))


@pytest.mark.parametrize(
    ("method", "key", "said"),
    [
        ("text", "one", "gate.one must be a text"),
        ("texts", "word", "gate.word must be a list of texts"),
        ("texts", "mixed", "gate.mixed must be a list of texts"),
        ("number", "word", "gate.word must be a number"),
        ("number", "yes", "gate.yes must be a number"),
        ("integer", "half", "gate.half must be a whole number, at least 0"),
        ("integer", "yes", "gate.yes must be a whole number, at least 0"),
        ("flag", "one", "gate.one must be true or false"),
        ("table", "one", "gate.one must be a table: write [gate.one]"),
    ],
)
def test_a_value_of_another_type_is_refused_by_file_and_key(
    tmp_path: Path, method: str, key: str, said: str
) -> None:
    text = "[gate]\none = 1\nhalf = 0.5\nword = 'a'\nyes = true\nmixed = ['a', 1]\n"
    gate = read_configuration(_file(tmp_path, text)).table("gate")
    with pytest.raises(UsageError) as caught:
        getattr(gate, method)(key)
    assert str(caught.value).startswith(f"{tmp_path / 'alignpost.toml'}: {said}")


def test_bounds_are_named(tmp_path: Path) -> None:
    configuration = read_configuration(_file(tmp_path, "[gate]\nmin = 800\n"))
    gate = configuration.table("gate")
    with pytest.raises(UsageError, match=r"gate\.min must be a number from 0 to 100$"):
        gate.number("min", 0, 100)
    with pytest.raises(UsageError, match=r"gate\.min must be a number from 900 upwards$"):
        gate.number("min", 900)
    assert gate.number("min", 800, 800) == 800


def test_an_unknown_key_is_refused_with_what_exists(tmp_path: Path) -> None:
    with pytest.raises(
        UsageError, match=r"profil is no key \(did you mean profile\?\); there are checks, gate"
    ):
        read_configuration(_file(tmp_path, "profil = 'social'"))
    with pytest.raises(UsageError, match=r"tool\.alignpost\.chekcs is no key"):
        read_configuration(_file(tmp_path, "[tool.alignpost.chekcs]", "pyproject.toml"))


def test_files_are_taken_from_the_folder_of_the_configuration(tmp_path: Path) -> None:
    configuration = read_configuration(_file(tmp_path, 'glossary = "terms/a.tsv"'))
    assert configuration.file("glossary") == tmp_path / "terms" / "a.tsv"


def test_a_broken_file_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(FormatError) as caught:
        read_configuration(_file(tmp_path, "profile = 'a'\nglossary = \n"))
    assert caught.value.line == 2
    assert str(caught.value).startswith(f"{tmp_path / 'alignpost.toml'}, line 2: is no TOML: invalid value")


@pytest.mark.parametrize("end", ["[gate", "glossary = ", 'glossary = "x', "glossary = [1,"])
def test_a_file_cut_at_its_end_is_named_with_its_last_line(tmp_path: Path, end: str) -> None:
    with pytest.raises(FormatError, match="at the end of the file") as caught:
        read_configuration(
            _file(tmp_path, f"profile = 'a'\n\n{end}\n\n" if end[-1] == "," else f"profile = 'a'\n\n{end}")
        )
    assert caught.value.line == 3


def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_configuration(tmp_path / "absent.toml")
    (tmp_path / "latin.toml").write_bytes(b'profile = "\xe9"')
    with pytest.raises(InputError, match="not UTF-8"):
        read_configuration(tmp_path / "latin.toml")


@pytest.mark.parametrize("value", ["9" * 5000, "[" * 5000])
def test_what_the_standard_library_gives_up_on_is_told(tmp_path: Path, value: str) -> None:
    with pytest.raises(FormatError, match=r"alignpost\.toml: is no TOML that can be read"):
        read_configuration(_file(tmp_path, f"profile = {value}"))
