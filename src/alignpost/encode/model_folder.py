"""A model on disk: a folder with a description, the pieces, and the vectors in four bits a component.

model.json      what it is: format version, languages, sizes, training command, hashes of the other three
pieces.model    the sentencepiece model
vectors.npy     uint8, two components a byte, one row a piece, memory-mapped
scales.npy      float16, what a row of components is multiplied by
trie.npy        only if the description has a `trie`: the nodes of the pieces' tree (`trie.py`), memory-mapped
logarithms.npy  with it, float32, of the probability of each piece
"""

from __future__ import annotations

import io
import json
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.atomic import replacing
from alignpost.encode.description import (
    FORMAT_VERSION,
    PARTS,
    TRIE_PARTS,
    content,
    described,
    parts,
    unreadable,
)
from alignpost.encode.quantisation import PackedTable, packed
from alignpost.encode.table import TableEncoder
from alignpost.encode.trie import PieceTrie, TrieTables
from alignpost.encode.vocabulary import Vocabulary
from alignpost.errors import FormatError, OutputError

__all__ = ["Model", "add_trie", "load_model", "model_languages", "save_model"]


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
        "sha256": {name: hashlib.sha256(whole).hexdigest() for name, whole in contents.items()},
    }
    _write(folder, contents, description)


def add_trie(folder: Path) -> None:
    """Write the tree of a model's pieces beside it, so that a short text need not wait for sentencepiece.

    A model that is saved there later begins without one.

    Raises:
        InputError: there is no model, or a file of it is missing.
        FormatError: it is damaged, or of another version.
        OutputError: the place cannot be written.
        ValueError: its pieces have too many characters for a tree.
    """
    import hashlib  # noqa: PLC0415 - as above

    facts = described(folder)
    _check(folder / "pieces.model", facts["sha256"]["pieces.model"])
    vocabulary = Vocabulary(content(folder / "pieces.model"))
    tables = TrieTables.of(vocabulary.pieces(), vocabulary.logarithms())
    contents = dict(zip(TRIE_PARTS, map(_npy, (tables.nodes, tables.logarithms)), strict=True))
    hashes = {name: hashlib.sha256(whole).hexdigest() for name, whole in contents.items()}
    trie = {"characters": tables.characters, "nodes": tables.nodes.shape[1]}
    _write(folder, contents, facts | {"trie": trie, "sha256": facts["sha256"] | hashes})


def _write(folder: Path, contents: dict[str, bytes], description: dict[str, Any]) -> None:
    contents["model.json"] = (json.dumps(description, indent=2, ensure_ascii=False) + "\n").encode()
    for name, whole in contents.items():
        with replacing(folder / name) as stream:
            stream.write(whole)


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
    facts = described(folder)
    for name in () if whole else parts(facts):
        _check(folder / name, facts["sha256"].get(name))
    vocabulary = _vocabulary(folder, facts)
    rows, dimension = facts["pieces"], facts["dimension"]
    codes = _array(folder / "vectors.npy", np.dtype(np.uint8), (rows, dimension // 2))
    scales = np.array(_array(folder / "scales.npy", np.dtype(np.float16), (rows,)))
    if len(vocabulary) != rows or not np.isfinite(scales).all():
        raise FormatError("is damaged: pieces and vectors do not fit together; fetch it again", path=folder)
    table, digest = PackedTable(codes, scales), partial(_identity, facts)
    return TableEncoder(vocabulary, table, kind, digest, tuple(facts["languages"]))


def _vocabulary(folder: Path, facts: dict[str, Any]) -> Vocabulary:
    """The pieces, sentencepiece's model itself only where there is no tree of them."""
    path = folder / "pieces.model"
    if not facts.get("trie"):
        return Vocabulary(content(path), accents=facts["accents"])
    nodes = _array(folder / "trie.npy", np.dtype(np.uint32), (2, facts["trie"]["nodes"]))
    logarithms = _array(folder / "logarithms.npy", np.dtype(np.float32), (facts["pieces"],))
    trie = PieceTrie(TrieTables(facts["trie"]["characters"], nodes, logarithms))
    return Vocabulary(partial(content, path), accents=facts["accents"], trie=trie)


def model_languages(folder: Path) -> tuple[str, ...]:
    """The languages that a model knows, without loading it; empty where there is no model.

    Raises:
        FormatError: the description is damaged, or of another version.
    """
    if not (folder / "model.json").is_file():
        return ()
    return tuple(described(folder)["languages"])


def _identity(facts: dict[str, Any]) -> str:
    import hashlib  # noqa: PLC0415 - it loads OpenSSL, and few starts ask for an identity

    joined = "".join(facts["sha256"][name] for name in PARTS)
    return hashlib.sha256(joined.encode()).hexdigest()[:12]


def _npy(array: NDArray[Any]) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array)
    return stream.getvalue()


def _check(path: Path, sha256: str | None) -> None:
    import hashlib  # noqa: PLC0415 - as above

    # A changed bit in the vectors would go unnoticed for ever; the hash of 13 MB takes a hundredth of a second.
    try:
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise unreadable(path, error) from error
    if found != sha256:
        raise FormatError(
            "is damaged: its contents are not those that the model was saved with; fetch or train the model again",
            path=path,
        )


def _array(path: Path, dtype: np.dtype[Any], shape: tuple[int, ...]) -> NDArray[Any]:
    try:
        array: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    except OSError as error:
        raise unreadable(path, error) from error
    except (ValueError, EOFError) as error:
        raise FormatError("is damaged: not an array of numpy", path=path) from error
    if array.dtype != dtype or array.shape != shape:
        raise FormatError(f"is damaged: {array.dtype} {array.shape} where {dtype} {shape} belongs", path=path)
    return array
