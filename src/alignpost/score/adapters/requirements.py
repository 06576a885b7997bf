"""Loading libraries that only an extra installs."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

from alignpost.errors import AlignPostError, InputError, UsageError

__all__ = ["cannot_load", "required"]


def required(module: str, extra: str, what: str) -> ModuleType:
    """The module, imported now.

    Raises:
        UsageError: it is not installed, or what it needs is not.
    """
    try:
        return import_module(module)
    except ImportError as error:
        missing = error.name or module
        raise UsageError(
            f"{what} needs {missing}, which is not installed: python -m pip install 'alignpost[{extra}]'"
        ) from error


def cannot_load(what: str, model: str | Path, error: Exception) -> AlignPostError:
    """The complaint about a model that its library could not load, in one line."""
    said = f"{type(error).__name__}: {error}".split("\n", 1)[0]
    return InputError(
        f"{what} cannot be loaded from here ({said}); give a local folder or a name on the hub", path=model
    )
