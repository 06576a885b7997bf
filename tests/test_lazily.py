"""Names that are loaded when they are first asked for."""

from __future__ import annotations

from importlib import import_module

import pytest

from alignpost.lazily import lazily


@pytest.mark.parametrize("package", ["encode", "gate", "review", "score", "segment"])
def test_every_public_name_is_there_and_no_other(package: str) -> None:
    module = import_module(f"alignpost.{package}")
    for name in module.__all__:
        assert getattr(module, name) is not None
    assert not hasattr(module, "nothing")


def test_a_name_comes_from_its_own_module() -> None:
    named = lazily("collections", {"Mapping": "abc"})
    assert named("Mapping") is import_module("collections.abc").Mapping
