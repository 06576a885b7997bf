"""From the ids of sentences in other people's XML to segment numbers.

Files of links name sentences by what stands in the documents' `id` attributes: `7`, `s3.12`, `12:3`. Where the
document stands beside the file, its own order counts. Otherwise the numbers inside the ids do, and what they cannot
tell is an error rather than a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from alignpost.documents import open_bytes
from alignpost.documents.xml_stream import XmlStream
from alignpost.errors import FormatError
from alignpost.formats.link_format import LARGEST

__all__ = ["document_beside", "positions_by_document", "positions_by_number"]

_NUMBER = re.compile("[0-9]+")
_MAX_PARTS = 8

_Parts = tuple[int, ...]


def document_beside(name: str, links: Path) -> Path | None:
    """The XML document `name` in or below the folder of the file `links`; None where there is none.

    A name that ends in `.gz`, as published corpora have it, stands for the unpacked file. Absolute names and those
    that lead out of the folder are never followed.
    """
    relative = PurePosixPath(name.removesuffix(".gz"))
    parts = relative.parts
    inside = parts and not relative.is_absolute() and ".." not in parts and "\\" not in name
    if not inside or relative.suffix.lower() != ".xml":
        return None
    path = links.parent / relative
    try:
        return path if path.is_file() and not path.samefile(links) else None
    except OSError:  # what may not be looked at, or has an impossible name, does not stand there
        return None


def positions_by_document(ids: Mapping[str, int], document: Path, links: Path) -> dict[str, int]:
    """The number of each sentence in its document, from 0.

    Sentences are the elements of those names that carry an id of `ids`, usually `s`; their order is the document's.

    Args:
        ids: the line of `links` by each id that is named there.
        document: the document.
        links: the file of links, for messages.

    Raises:
        FormatError: the document is no XML or has an id twice (with its line), or lacks an id (with that of `links`).
    """
    sentences = {element for element, id_, _ in _elements(document) if id_ in ids}
    found: dict[str, int] = {}
    count = 0
    for element, id_, line in _elements(document):
        if element not in sentences:
            continue
        if id_ in ids:
            if id_ in found:
                raise FormatError(f"has the id {id_[:40]!r} twice", path=document, line=line)
            found[id_] = count
        count += 1
    for id_, line in ids.items():
        if id_ not in found:
            message = f"names {id_[:40]!r}, but {document.name} has no element with this id"
            raise FormatError(message, path=links, line=line)
    return found


def positions_by_number(ids: Mapping[str, int], links: Path) -> dict[str, int]:
    """The number of each sentence, from 0, by the numbers inside the ids.

    `s7` is the seventh sentence, or number 7 where there is an `s0`. Of `s3.12` and longer ones the order counts: the
    sentences are numbered as their ids ascend, part by part. So every sentence must be named; where the last parts
    have a gap, one is not, and its place would be lost.

    Args:
        ids: the line of `links` by each id that is named there.
        links: the file of links, for messages.

    Raises:
        FormatError: an id has no number or other parts than the rest, two ids are the same number, or there is a gap.
    """
    parts: dict[_Parts, str] = {}
    for id_, line in ids.items():
        numbers = _parts(id_, links, line)
        other = parts.setdefault(numbers, id_)
        if other != id_:
            raise FormatError(
                f"{id_[:40]!r} and {other[:40]!r} are the same number; {_REMEDY}", path=links, line=line
            )
        if len(numbers) != len(next(iter(parts))):
            first = next(iter(parts.values()))
            message = f"{id_[:40]!r} and {first[:40]!r} are numbered in different ways; {_REMEDY}"
            raise FormatError(message, path=links, line=line)
    ordered = sorted(parts)
    if not ordered or len(ordered[0]) == 1:
        first_number = 0 if (0,) in parts else 1
        return {id_: numbers[0] - first_number for numbers, id_ in parts.items()}
    _refuse_gaps(ordered, parts, ids, links)
    return {parts[numbers]: place for place, numbers in enumerate(ordered)}


_REMEDY = "put the documents beside the file, then their order counts"


def _parts(id_: str, links: Path, line: int) -> _Parts:
    words = _NUMBER.findall(id_)
    if not words or len(words) > _MAX_PARTS or any(len(word) > 10 or int(word) > LARGEST for word in words):
        raise FormatError(f"cannot tell the number of {id_[:40]!r}; {_REMEDY}", path=links, line=line)
    return tuple(map(int, words))


def _refuse_gaps(
    ordered: list[_Parts], parts: Mapping[_Parts, str], ids: Mapping[str, int], links: Path
) -> None:
    """A paragraph's sentences begin at 0, at 1 or where those of the paragraph before ended, and go on one by one."""
    before: _Parts = ()
    for numbers in ordered:
        last = before[-1] if before else 0
        starts = {last + 1} if numbers[:-1] == before[:-1] else {0, 1, last + 1}
        if numbers[-1] not in starts:
            id_ = parts[numbers]
            message = f"names {id_[:40]!r}, but not the sentence before it; {_REMEDY}"
            raise FormatError(message, path=links, line=ids[id_])
        before = numbers


def _elements(document: Path) -> Iterator[tuple[str, str, int]]:
    """Name, id and line of every element; the id is empty where there is none."""
    ready: list[tuple[str, str, int]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        ready.append((name, attributes.get("id") or attributes.get("xml:id", ""), xml.line))

    with open_bytes(document) as stream:
        xml = XmlStream(stream, document, start=start)
        for _ in xml:
            yield from ready
            ready.clear()
