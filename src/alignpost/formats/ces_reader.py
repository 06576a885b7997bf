"""Links between sentences in XML: the `cesAlign` of corpora such as OPUS, and what InterText writes.

Both have `link` elements whose `xtargets` lists the ids of one side, a semicolon, and those of the other. Which side
comes first differs: in `cesAlign` that of `fromDoc`, in InterText's bare `linkGrp` that of `toDoc`. The source is
`fromDoc` here, in both.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from alignpost.documents.xml_stream import XmlStream
from alignpost.formats.ces_ids import document_beside, positions_by_document, positions_by_number
from alignpost.model import Bead

__all__ = ["CES", "INTERTEXT", "beads_of_xml"]

CES = "cesAlign"
INTERTEXT = "linkGrp"
"""Root elements, by which the two are told apart."""

_TO_SPACES = str.maketrans("\t\n\r", "   ")


@dataclass(frozen=True, slots=True)
class _Link:
    """One `link` as it stands in the file."""

    line: int
    source: tuple[str, ...]
    target: tuple[str, ...]


def beads_of_xml(data: bytes, path: Path) -> tuple[Bead, ...]:
    """The beads in a file, in its order.

    Raises:
        FormatError: it is neither kind of XML, has links of several pairs of documents, or its ids do not tell which
            sentences are meant; with the line.
    """
    found = _Links(data, path)
    source = _positions(
        [(id_, link.line) for link in found.links for id_ in link.source], found.source_name, path
    )
    target = _positions(
        [(id_, link.line) for link in found.links for id_ in link.target], found.target_name, path
    )
    return tuple(Bead(_places(link.source, source), _places(link.target, target)) for link in found.links)


def _places(ids: Sequence[str], positions: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sorted(positions[id_] for id_ in ids))


def _positions(named: Sequence[tuple[str, int]], document_name: str, path: Path) -> dict[str, int]:
    ids: dict[str, int] = {}
    for id_, line in named:
        ids.setdefault(id_, line)
    document = document_beside(document_name, path)
    return positions_by_document(ids, document, path) if document else positions_by_number(ids, path)


class _Links:
    """All links of one file."""

    def __init__(self, data: bytes, path: Path) -> None:
        self.links: list[_Link] = []
        self.source_name = ""
        """The document that `fromDoc` names; empty where nothing does."""
        self.target_name = ""
        self._groups = 0
        self._xml = XmlStream(
            io.BytesIO(data),
            path,
            start=self._start,
            refuse_root=lambda name: None if name in {CES, INTERTEXT} else "holds no links that are known",
        )
        for _ in self._xml:
            pass

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "linkGrp":
            self._begin_group(attributes)
        elif name == "link":
            self._add(attributes)

    def _begin_group(self, attributes: dict[str, str]) -> None:
        source, target = attributes.get("fromDoc", ""), attributes.get("toDoc", "")
        if self._groups and (source, target) != (self.source_name, self.target_name):
            self._xml.fail("has links of several pairs of documents; make a file of each linkGrp")
        if self._is_intertext and not (source or target):
            self._xml.fail("names no toDoc and fromDoc, so there is no telling which side comes first")
        self._groups += 1
        self.source_name, self.target_name = source, target

    def _add(self, attributes: dict[str, str]) -> None:
        if "xtargets" not in attributes:
            self._xml.fail("has a link without xtargets")
        sides = attributes["xtargets"].split(";")
        if len(sides) != 2:
            shown = attributes["xtargets"][:40]
            self._xml.fail(f'xtargets="{shown}" must be ids, a semicolon, ids; one looks like "s1 s2;s1"')
        first, second = (self._ids(side) for side in sides)
        source, target = (second, first) if self._is_intertext else (first, second)
        self.links.append(_Link(self._xml.line, source, target))

    def _ids(self, side: str) -> tuple[str, ...]:
        # XML makes spaces of tabs and line ends in attributes; what is written as &#9; or &#10; stays.
        ids = tuple(id_ for id_ in side.translate(_TO_SPACES).split(" ") if id_)
        if len(set(ids)) < len(ids):
            self._xml.fail(f"names a sentence twice in one link ({side[:40]!r})")
        return ids

    @property
    def _is_intertext(self) -> bool:
        return self._xml.stack[0] == INTERTEXT
