"""What a batch is to score: files of pairs, or pairs of texts that a manifest lists."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from alignpost.documents import decode, read_bytes
from alignpost.errors import FormatError, UsageError

__all__ = ["Item", "items_of"]

_MANIFEST = ".manifest"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to score."""

    name: str
    """Unlike every other item's; its result is called so."""
    source: Path
    target: Path
    """The same path where one file holds the pairs."""


def items_of(words: Sequence[str]) -> tuple[Item, ...]:
    """The items that the words of a command line stand for, in their order.

    Args:
        words: files of pairs, glob patterns (`**` goes into folders), or one manifest: a file whose name ends in
            `.manifest`, with a file of pairs on each line, or a source and a target separated by a tab. Paths are
            relative to the manifest's folder; empty lines and lines that begin with `#` are passed over.

    Raises:
        UsageError: nothing is there to do, or an item is listed twice.
        InputError: a manifest cannot be read.
        FormatError: a line of a manifest has more than two columns.
    """
    places = [place for word in words for place in _places(word)]
    if not places:
        raise UsageError(f"no file matches {' '.join(words) or 'nothing'}")
    twice = (
        {place for place in places if places.count(place) > 1} if len(set(places)) < len(places) else set()
    )
    if twice:
        raise UsageError(f"{min(twice)[1]} is listed twice")
    names: set[str] = set()
    return tuple(Item(_name(target, names), source, target) for source, target in places)


def _places(word: str) -> Iterator[tuple[Path, Path]]:
    if word.endswith(_MANIFEST):
        yield from _listed(Path(word))
    elif glob.has_magic(word) and not Path(word).exists():
        for match in sorted(glob.glob(word, recursive=True)):  # noqa: PTH207 - patterns may be absolute
            if Path(match).is_file():
                yield Path(match), Path(match)
    else:
        yield Path(word), Path(word)


def _listed(path: Path) -> Iterator[tuple[Path, Path]]:
    lines = decode(read_bytes(path), path).replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        if not line.strip(" \t") or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) > 2 or not all(cells):
            raise FormatError(
                "must hold one file of pairs, or a source and a target separated by a tab",
                path=path,
                line=number,
            )
        yield path.parent / cells[0], path.parent / cells[-1]


def _name(target: Path, taken: set[str]) -> str:
    """The file's name, with a number where another item has it: results lie side by side in one folder."""
    name, number = target.name, 1
    while name.casefold() in taken:  # some file systems do not tell A from a
        number += 1
        name = f"{target.name}~{number}"
    taken.add(name.casefold())
    return name
