"""A model on disk: a folder with a description, the pieces, and the vectors in four bits a component.

model.json      what it is: format version, languages, sizes, training command, hashes of the other three
pieces.model    the sentencepiece model
vectors.npy     uint8, two components a byte, one row a piece, memory-mapped
scales.npy      float16, what a row of components is multiplied by
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.atomic import replacing
from alignpost.encode.quantisation import PackedTable, packed
from alignpost.encode.table import TableEncoder
from alignpost.encode.vocabulary import Vocabulary
from alignpost.errors import FormatError, InputError, OutputError

__all__ = ["FORMAT_VERSION", "Model", "load_model", "model_languages", "save_model"]

FORMAT_VERSION = 1

_PARTS = ("pieces.model", "vectors.npy", "scales.npy")
"""The files beside the description, all of them covered by its hashes."""


class Model(NamedTuple):
    """A trained table, before it is quantised."""

    vocabulary: Vocabulary
    vectors: NDArray[np.float32]
    languages: tuple[str, ...]
    command: str = ""
    """How it was made."""


def save_model(folder: Path, model: Model) -> None:
    """Write the model's folder; the description goes last, so that a half-written folder is no model.

    Raises:
        OutputError: the place cannot be written.
        ValueError: a vector is not finite.
    """
    import hashlib  # noqa: PLC0415 - it loads OpenSSL, and few starts write a model

    if not np.isfinite(model.vectors).all():
        raise ValueError("a model's vectors must be finite")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "model.json").unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", path=folder) from error
    codes, scales = packed(model.vectors)
    contents = {
        "pieces.model": model.vocabulary.proto,
        "vectors.npy": _npy(codes),
        "scales.npy": _npy(scales),
    }
    description = {
        "format": "alignpost-encoder",
        "version": FORMAT_VERSION,
        "languages": list(model.languages),
        "pieces": len(model.vocabulary),
        "dimension": int(model.vectors.shape[1]),
        "accents": model.vocabulary.accents,
        "quantisation": "4 bits a component, one float16 scale a row",
        "command": model.command,
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()},
    }
    contents["model.json"] = (json.dumps(description, indent=2, ensure_ascii=False) + "\n").encode()
    for name, content in contents.items():
        with replacing(folder / name) as stream:
            stream.write(content)


def load_model(folder: Path, kind: str = "own", *, whole: bool = False) -> TableEncoder:
    """The encoder in a model folder.

    Args:
        folder: that of `save_model`.
        kind: what the encoder says it is.
        whole: whether the files are known to be whole, so that their hashes are not taken at every start.

    Raises:
        InputError: there is no model, or a file of it is missing.
        FormatError: it is damaged, or of another version.
    """
    facts = _described(folder)
    for name in () if whole else _PARTS:
        _check(folder / name, facts["sha256"][name])
    proto = _content(folder / "pieces.model")
    vocabulary = Vocabulary(proto, accents=facts["accents"])
    rows, dimension = facts["pieces"], facts["dimension"]
    codes = _array(folder / "vectors.npy", np.dtype(np.uint8), (rows, dimension // 2))
    scales = np.array(_array(folder / "scales.npy", np.dtype(np.float16), (rows,)))
    if len(vocabulary) != rows or not np.isfinite(scales).all():
        raise FormatError("is damaged: pieces and vectors do not fit together; fetch it again", path=folder)
    table, digest = PackedTable(codes, scales), partial(_identity, facts)
    return TableEncoder(vocabulary, table, kind, digest, tuple(facts["languages"]))


def model_languages(folder: Path) -> tuple[str, ...]:
    """The languages that a model knows, without loading it; empty where there is no model.

    Raises:
        FormatError: the description is damaged, or of another version.
    """
    if not (folder / "model.json").is_file():
        return ()
    return tuple(_described(folder)["languages"])


def _described(folder: Path) -> dict[str, Any]:
    path = folder / "model.json"
    if not path.is_file():
        raise InputError(
            "holds no model (no model.json); train one with AlignPost, or name another folder", path=folder
        )
    try:
        facts = json.loads(_content(path))
    except (ValueError, RecursionError) as error:  # no UTF-8, no JSON, a number of thousands of digits
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
    "sha256": lambda fact: isinstance(fact, dict) and all(isinstance(fact.get(part), str) for part in _PARTS),
}
"""What must be true of each entry of the description."""


def _identity(facts: dict[str, Any]) -> str:
    import hashlib  # noqa: PLC0415 - it loads OpenSSL, and few starts ask for an identity

    joined = "".join(facts["sha256"][name] for name in _PARTS)
    return hashlib.sha256(joined.encode()).hexdigest()[:12]


def _npy(array: NDArray[Any]) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array)
    return stream.getvalue()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def _check(path: Path, sha256: str) -> None:
    import hashlib  # noqa: PLC0415 - as above

    # A changed bit in the vectors would go unnoticed for ever; the hash of 13 MB takes a hundredth of a second.
    try:
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise _unreadable(path, error) from error
    if found != sha256:
        raise FormatError(
            "is damaged: its contents are not those that the model was saved with; fetch or train the model again",
            path=path,
        )


def _unreadable(path: Path, error: OSError) -> InputError:
    return InputError(f"cannot be read: {error.strerror or error}; the model is not whole", path=path)


def _array(path: Path, dtype: np.dtype[Any], shape: tuple[int, ...]) -> NDArray[Any]:
    try:
        array: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    except OSError as error:
        raise _unreadable(path, error) from error
    except (ValueError, EOFError) as error:
        raise FormatError("is damaged: not an array of numpy", path=path) from error
    if array.dtype != dtype or array.shape != shape:
        raise FormatError(f"is damaged: {array.dtype} {array.shape} where {dtype} {shape} belongs", path=path)
    return array
