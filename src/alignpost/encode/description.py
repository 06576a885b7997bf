"""What the description of a model's folder says, and whether it makes sense."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from alignpost.errors import FormatError, InputError

__all__ = ["FORMAT_VERSION", "PARTS", "TRIE_PARTS", "content", "described", "parts", "unreadable"]

FORMAT_VERSION = 1

PARTS = ("pieces.model", "vectors.npy", "scales.npy")
"""The files beside the description, all of them covered by its hashes."""
TRIE_PARTS = ("trie.npy", "logarithms.npy")
"""Those of a model with a tree of its pieces, covered likewise."""


def described(folder: Path) -> dict[str, Any]:
    """The entries of a model's description.

    Raises:
        InputError: there is no model, or the description cannot be read.
        FormatError: it is damaged, or of another version.
    """
    path = folder / "model.json"
    if not path.is_file():
        raise InputError(
            "holds no model (no model.json); train one with AlignPost, or name another folder", path=folder
        )
    try:
        facts = json.loads(content(path))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise FormatError("is damaged: not JSON", path=path) from error
    if not isinstance(facts, dict) or facts.get("format") != "alignpost-encoder":
        raise FormatError("does not describe an AlignPost encoder", path=path)
    if facts.get("version") != FORMAT_VERSION:
        raise FormatError(
            f"is of version {facts.get('version')}, this AlignPost reads version {FORMAT_VERSION}; train the model anew",
            path=path,
        )
    for name, holds in _FACTS.items():
        if not holds(facts.get(name)):
            raise FormatError(f"is damaged: '{name}' is missing or makes no sense", path=path)
    return facts


_FACTS: dict[str, Callable[[Any], bool]] = {
    "languages": lambda fact: isinstance(fact, list) and all(isinstance(tag, str) for tag in fact),
    "pieces": lambda fact: type(fact) is int and fact > 0,
    "dimension": lambda fact: type(fact) is int and fact > 0 and fact % 2 == 0,
    "accents": lambda fact: isinstance(fact, bool),
    "sha256": lambda fact: isinstance(fact, dict) and all(isinstance(fact.get(part), str) for part in PARTS),
    "trie": lambda fact: fact is None or _describes_trie(fact),
}
"""What must be true of each entry of the description."""


def _describes_trie(fact: object) -> bool:
    match fact:
        case {"characters": str(characters), "nodes": int()}:
            return characters != "" and sorted(characters) == list(characters)
    return False


def parts(facts: dict[str, Any]) -> tuple[str, ...]:
    """The files beside the description."""
    return PARTS + TRIE_PARTS if facts.get("trie") else PARTS


def content(path: Path) -> bytes:
    """What stands in a file of a model.

    Raises:
        InputError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> InputError:
    """Says that a file of a model cannot be read."""
    return InputError(f"cannot be read: {error.strerror or error}; the model is not whole", path=path)
