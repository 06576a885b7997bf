"""What is made when it is first asked for: public names of packages, and patterns that only some texts need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import ParamSpec, TypeVar, cast

__all__ = ["later", "lazily"]

_Arguments = ParamSpec("_Arguments")
_Made = TypeVar("_Made")


def lazily(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """The `__getattr__` of `package`: each of its names is loaded with its module (PEP 562).

    Args:
        package: its full name.
        homes: for each public name the module of the package that defines it.
    """

    def named(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{homes[name]}"), name)

    return named


def later(
    make: Callable[_Arguments, _Made], *arguments: _Arguments.args, **options: _Arguments.kwargs
) -> _Made:
    """What `make(*arguments, **options)` gives, made when one of its attributes is first asked for.

    Compiling a pattern takes up to two milliseconds, and most texts need less than half of those there are::

        _LIST = later(regex.compile, r"...")
    """
    return cast("_Made", _Later(partial(make, *arguments, **options)))


class _Later:
    """Stands for something not yet made; every attribute is looked up once and then kept."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> object:
        if name == "_made":
            made = self._made = self._make()
            return made
        value = getattr(self._made, name)
        setattr(self, name, value)
        return value
