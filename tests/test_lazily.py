"""What is made when it is first asked for."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from alignpost.lazily import later, lazily


@pytest.mark.parametrize("package", ["align", "encode", "gate", "review", "score", "segment"])
def test_every_public_name_is_there_and_no_other(package: str) -> None:
    module = import_module(f"alignpost.{package}")
    for name in module.__all__:
        assert getattr(module, name) is not None
    assert not hasattr(module, "nothing")


def test_a_name_comes_from_its_own_module() -> None:
    named = lazily("collections", {"Mapping": "abc"})
    assert named("Mapping") is import_module("collections.abc").Mapping


def test_what_is_made_later_is_made_once_and_does_the_same() -> None:
    made: list[str] = []

    def pattern(source: str, flags: re.RegexFlag) -> re.Pattern[str]:
        made.append(source)
        return re.compile(source, flags)

    word = later(pattern, "[a-z]+", flags=re.IGNORECASE)
    assert made == []
    assert word.findall("One, two") == ["One", "two"]
    assert word.fullmatch("three") is not None
    assert word.sub("x", "A 1") == "x 1"
    assert made == ["[a-z]+"]
    assert word.findall is word.findall


def test_a_mistake_in_what_is_made_later_is_told_each_time() -> None:
    broken = later(re.compile, "(")
    for _ in range(2):
        with pytest.raises(re.error):
            broken.match("")
    with pytest.raises(AttributeError):
        later(re.compile, "x").nothing  # type: ignore[attr-defined]  # noqa: B018 - asking is what fails
