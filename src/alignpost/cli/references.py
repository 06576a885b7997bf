"""Reference translations for the pairs of a scoring run: one a line, or a text that is aligned with the same source."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alignpost.errors import InputError
from alignpost.model import UNDETERMINED
from alignpost.visible import counted

if TYPE_CHECKING:
    from alignpost.encode import Encoder
    from alignpost.model import Bitext

__all__ = ["references_by_line", "references_by_source"]


def references_by_line(path: Path, bitext: Bitext, file: Path) -> list[str]:
    """One reference a line, for pairs that come from `file`.

    Raises:
        InputError: there are not as many lines as pairs.
    """
    lines = _lines(path)
    if len(lines) != len(bitext.pairs):
        raise InputError(
            f"has {counted(len(lines), 'line')}, but {file} has {counted(len(bitext.pairs), 'pair')}; give one line a pair",
            path=path,
        )
    return lines


def references_by_source(path: Path, bitext: Bitext, profile: str, encoder: Encoder | None) -> list[str]:
    """References for two texts that were aligned: lines where there are as many as pairs, else a text.

    The text is aligned with the source as the translation was. Each of its sentences belongs to the pair that holds
    the first source sentence it renders, so that corpus figures count every sentence once.
    """
    from alignpost import api

    lines = _lines(path)
    if len(lines) == len(bitext.pairs):
        return lines
    owner = {number: index for index, pair in enumerate(bitext.pairs) for number in pair.bead.source}
    rendered = api.align(
        bitext.source, path, target_lang=bitext.target.lang, profile=profile, encoder=encoder
    )
    parts: list[list[str]] = [[] for _ in bitext.pairs]
    for pair in rendered.pairs:
        if pair.bead.source and pair.target:
            parts[owner[pair.bead.source[0]]].append(pair.target)
    return [" ".join(texts) for texts in parts]


def _lines(path: Path) -> list[str]:
    from alignpost.documents import read_segmented

    return read_segmented(path, UNDETERMINED).texts()
