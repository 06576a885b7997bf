"""Is this translation faithful, and where is it not?

The public names, each loaded when it is first used::

    import alignpost

    bitext = alignpost.align("I just had a call. It went well!", "Je viens d’avoir un appel. Ce fut bien !")
    scores = alignpost.score(bitext)
    alignpost.write(bitext, "call.tmx")

`alignpost.align`, `alignpost.score` and `alignpost.segment` are functions; the packages of the same names are reached
with `from alignpost.align import …` (docs/decisions/0003 says why both exist).
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from alignpost.version import __version__

if TYPE_CHECKING:
    from alignpost.api import align, load_encoder, metrics, read, score, segment, write

__all__ = ["__version__", "align", "load_encoder", "metrics", "read", "score", "segment", "write"]


class _Package(ModuleType):
    """Keeps the public functions in place when the packages of the same names are imported."""

    def __getattr__(self, name: str) -> Any:
        if name in __all__:
            from alignpost import api  # noqa: PLC0415 - lazy, so that `alignpost --version` loads nothing

            return getattr(api, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Package
