"""Python's collector of garbage, held off while a great many objects are made that stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["uncollected"]


@contextmanager
def uncollected(*, stays: bool = False) -> Iterator[None]:
    """Loading makes a million objects; the collector would look at all of them again and again, and free none.

    Args:
        stays: let everything that is there at the end count as old at once, unseen; the collector goes on with what is
            made afterwards.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if stays:
                gc.freeze()
                gc.unfreeze()
            gc.enable()
