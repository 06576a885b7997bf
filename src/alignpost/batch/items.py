"""What a batch is to score: files of pairs, or pairs of texts that a manifest lists."""

from __future__ import annotations

import glob
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from alignpost.documents import decode, read_bytes
from alignpost.errors import FormatError, UsageError
from alignpost.visible import one_line

__all__ = ["Item", "items_of"]

_log = logging.getLogger(__name__)

_MANIFEST = ".manifest"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to score."""

    name: str
    """Unlike every other item's; its result is called so."""
    source: Path
    target: Path
    """The same path where one file holds the pairs."""
    problem: str | None = None
    """Why it cannot be scored at all: a line of a manifest that does not say what."""


def items_of(words: Sequence[str]) -> tuple[Item, ...]:
    """The items that the words of a command line stand for, in their order.

    Args:
        words: files of pairs, glob patterns (`**` goes into folders), or one manifest: a file whose name ends in
            `.manifest`, with a file of pairs on each line, or a source and a target separated by a tab. Paths are
            relative to the manifest's folder; empty lines and lines that begin with `#` are passed over.

    Returns:
        One item a file or pair of files; what is listed again is one item, with a warning in the log. A line of a
        manifest that has more than two columns is an item with a problem, so that it stops no other.

    Raises:
        UsageError: nothing is there to do.
        InputError: a manifest cannot be read.
    """
    listed = Counter(place for word in words for place in _places(word))
    if not listed:
        raise UsageError(f"no file matches {' '.join(words) or 'nothing'}")
    for (_, target, _), count in listed.items():
        if count > 1:
            _log.warning("%s is listed %d times; it is scored once", one_line(str(target)), count)
    names: set[str] = set()
    return tuple(Item(_name(target, names), source, target, why) for source, target, why in listed)


def _places(word: str) -> Iterator[tuple[Path, Path, str | None]]:
    """Source, target and what is wrong with the line that lists them."""
    if word.endswith(_MANIFEST):
        yield from _listed(Path(word))
    elif glob.has_magic(word) and not Path(word).exists():
        for match in sorted(glob.glob(word, recursive=True)):  # noqa: PTH207 - patterns may be absolute
            if Path(match).is_file():
                yield Path(match), Path(match), None
    else:
        yield Path(word), Path(word), None


def _listed(path: Path) -> Iterator[tuple[Path, Path, str | None]]:
    lines = decode(read_bytes(path), path).replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        if not line.strip(" \t") or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) > 2 or not all(cells):
            message = "must hold one file of pairs, or a source and a target separated by a tab"
            yield path, path, str(FormatError(message, path=path, line=number))
        else:
            yield path.parent / cells[0], path.parent / cells[-1], None


def _name(target: Path, taken: set[str]) -> str:
    """The file's name, with a number where another item has it: results lie side by side in one folder."""
    name, number = target.name, 1
    while name.casefold() in taken:  # some file systems do not tell A from a
        number += 1
        name = f"{target.name}~{number}"
    taken.add(name.casefold())
    return name
