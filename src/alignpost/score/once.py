"""Properties that are worked out once, without a lock."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Self, TypeVar, overload

__all__ = ["once"]

_Value = TypeVar("_Value")


class once(cached_property[_Value]):  # noqa: N801 - a decorator, as the one that it stands for
    """A property whose value is kept; scoring asks for twenty a pair.

    `functools.cached_property` takes a lock for each before Python 3.12, which costs more than most of the values.
    Two threads may both work the same value out; a pair belongs to one.
    """

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> _Value: ...
    def __get__(self, instance: object, owner: type[Any] | None = None) -> Self | _Value:
        """The value; from now on it stands in the object itself, where Python finds it first."""
        if instance is None:
            return self
        value: _Value = self.func(instance)
        instance.__dict__[self.attrname or ""] = value
        return value
