"""Python's collector of garbage, held off while a great many objects are made that stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["uncollected"]


@contextmanager
def uncollected() -> Iterator[None]:
    """Loading makes a million objects; the collector would look at all of them again and again, and free none.

    It goes on with what is made afterwards: what was made meanwhile counts as old at once, unseen.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            had_frozen = gc.get_freeze_count()
            gc.freeze()
            if not had_frozen:
                gc.unfreeze()
            gc.enable()
