"""The public functions stay functions, whatever has been imported."""

from __future__ import annotations

import importlib

import pytest

import alignpost


@pytest.mark.parametrize("name", ["align", "score", "segment"])
def test_a_package_of_the_same_name_does_not_replace_the_function(name: str) -> None:
    module = importlib.import_module(f"alignpost.{name}")
    assert f"alignpost.{name}" == module.__name__
    assert callable(getattr(alignpost, name))


def test_every_public_name_exists_and_is_documented() -> None:
    assert sorted(alignpost.__all__) == alignpost.__all__
    for name in set(alignpost.__all__) - {"__version__"}:
        assert getattr(alignpost, name).__doc__
        assert name in dir(alignpost)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="frobnicate"):
        _ = alignpost.frobnicate  # type: ignore[attr-defined]
