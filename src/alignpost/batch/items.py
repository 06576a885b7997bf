"""What a batch is to score: files of pairs, or pairs of texts that a manifest lists."""

from __future__ import annotations

import glob
import os
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from alignpost.documents import decode, read_bytes
from alignpost.errors import FormatError, UsageError
from alignpost.logs import logger
from alignpost.visible import one_line

__all__ = ["Item", "items_of"]

_log = logger(__name__)

_MANIFEST = ".manifest"
_LONGEST_NAME = 200
"""Bytes of a report's name; file systems take 255, with its suffix and the letters of a temporary name."""
_ELSEWHERE = "_"
"""The folder, among the reports, of those of files that do not stand below this one."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to score."""

    name: str
    """Unlike every other item's, and the same whatever else is scored; its report is called so."""
    source: Path
    target: Path
    """The same path where one file holds the pairs."""
    problem: str | None = None
    """Why it cannot be scored at all: a line of a manifest that does not say what."""


def items_of(words: Sequence[str], exclude: Sequence[str] = ()) -> tuple[Item, ...]:
    """The items that the words of a command line stand for, in their order.

    Args:
        words: files of pairs, glob patterns (`**` goes into folders), or one manifest: a file whose name ends in
            `.manifest`, with a file of pairs on each line, or a source and a target separated by a tab. Paths are
            relative to the manifest's folder; empty lines and lines that begin with `#` are passed over.
        exclude: patterns of files to leave out, by their whole path as it is listed or by their name alone.

    Returns:
        One item a file or pair of files; what is listed again is one item, with a warning in the log. A line of a
        manifest that has more than two columns is an item with a problem, so that it stops no other.

    Raises:
        UsageError: nothing is there to do.
        InputError: a manifest cannot be read.
    """
    listed = Counter(place for word in words for place in _places(word) if not _excluded(place[1], exclude))
    if not listed:
        but = f" without {' '.join(exclude)}" if exclude else ""
        raise UsageError(f"no file matches {' '.join(words) or 'nothing'}{but}")
    for (_, target, _), count in listed.items():
        if count > 1:
            _log.warning("%s is listed %d times; it is scored once", one_line(str(target)), count)
    names: set[str] = set()
    return tuple(Item(_name(source, target, names), source, target, why) for source, target, why in listed)


def _excluded(target: Path, patterns: Sequence[str]) -> bool:
    return any(
        fnmatchcase(name, pattern) for pattern in patterns for name in (target.as_posix(), target.name)
    )


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
        problem = _problem(line, path.parent)
        if problem is not None:
            yield path, path, str(FormatError(problem, path=path, line=number))
        else:
            cells = line.split("\t")
            yield path.parent / cells[0], path.parent / cells[-1], None


def _problem(line: str, folder: Path) -> str | None:
    """What is wrong with a line of a manifest in `folder`."""
    cells = line.split("\t")
    if len(cells) > 2 or not all(cells):
        return "must hold one file of pairs, or a source and a target separated by a tab"
    # Editors make blanks of tabs. A path may be too long to be asked about, which `Path.exists` would raise.
    if len(cells) == 1 and " " in line.strip(" ") and not os.path.exists(folder / line):  # noqa: PTH110
        return "names no file that is there; a source and a target are separated by a tab, not by blanks"
    return None


def _name(source: Path, target: Path, taken: set[str]) -> str:
    """Where the file stands, as seen from this folder, so that every run calls the same file the same.

    Two texts are `SOURCE+TARGET`. A number is added in the one case that is left: sources of the same name, in
    different folders, of one target.
    """
    place = (
        Path(os.path.relpath(target))
        if _here(target)
        else Path(_ELSEWHERE, *Path(os.path.normpath(target.absolute())).parts[1:])
    )
    name = place.name if source == target else f"{source.name}+{place.name}"
    stem, number = place.with_name(_fitting(name)).as_posix(), 1
    name = stem
    while name.casefold() in taken:  # some file systems do not tell A from a
        number += 1
        name = f"{stem}~{number}"
    taken.add(name.casefold())
    return name


def _fitting(name: str) -> str:
    """The name, or the beginning of one that is too long for a report, told apart from its like by a checksum."""
    written = os.fsencode(name)
    if len(written) <= _LONGEST_NAME:
        return name
    return f"{written[:_LONGEST_NAME].decode(errors='ignore')}~{zlib.crc32(written):08x}"


def _here(path: Path) -> bool:
    """Whether the path leads into this folder, links left as they are."""
    return Path(os.path.normpath(path.absolute())).is_relative_to(Path.cwd())
