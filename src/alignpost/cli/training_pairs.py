"""Training pairs in the forms that people have them, as the tables that training reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from alignpost.atomic import replacing
from alignpost.documents.files import open_bytes
from alignpost.errors import InputError
from alignpost.progress import Progress

__all__ = ["as_tables"]

_BREAKS = str.maketrans(dict.fromkeys("\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
"""What would end a row or a column; training has no use for the difference."""


def as_tables(
    pairs: Sequence[Path], languages: Sequence[str], folder: Path, progress: Progress
) -> list[Path]:
    """Tab-separated files as they are; memories and parallel texts turned into such files in `folder`.

    Args:
        pairs: `.tsv` (also `.gz`, `.xz`), `.tmx`, or the stem of two files that end in `.SOURCE` and `.TARGET`.
        languages: the first two are source and target.
        folder: made when needed.
        progress: told which file is being read.

    Raises:
        InputError: a file is missing, broken, or two parallel texts differ in length.
    """
    return [
        _as_table(path, languages, folder / f"{number}.tsv", progress) for number, path in enumerate(pairs)
    ]


def _as_table(path: Path, languages: Sequence[str], table: Path, progress: Progress) -> Path:
    from alignpost.formats import stream_pairs

    source, target = languages[:2]
    if path.suffix.lower() == ".tmx":
        rows: Iterable[tuple[str, str]] = stream_pairs(path, source, target)
    elif not path.exists() and Path(f"{path}.{source}").exists():
        rows = _parallel(Path(f"{path}.{source}"), Path(f"{path}.{target}"))
    else:
        return path
    progress(f"reading {path.name}", 0.0)
    table.parent.mkdir(parents=True, exist_ok=True)
    with replacing(table) as stream:
        for left, right in rows:
            stream.write(
                f"{left.translate(_BREAKS)}\t{right.translate(_BREAKS)}\n".encode("utf-8", "replace")
            )
    return table


def _parallel(source: Path, target: Path) -> Iterator[tuple[str, str]]:
    """Line by line (the form in which Moses is trained); lines end at line feeds and nowhere else."""
    from alignpost.encode.training.reading import lines_of, text_of

    with open_bytes(source) as left, open_bytes(target) as right:
        for one, other in zip_longest(lines_of(left), lines_of(right)):
            if one is None or other is None:
                short, longer = (source, target) if one is None else (target, source)
                raise InputError(f"has fewer lines than {longer.name}; each must be the other's", path=short)
            yield text_of(one[1], source, one[0]), text_of(other[1], target, other[0])
