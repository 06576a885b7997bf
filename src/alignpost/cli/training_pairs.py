"""Training pairs in the forms that people have them, as the tables that training reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from alignpost.atomic import replacing
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
    for path in (source, target):
        if not path.is_file():
            raise InputError("is missing", path=path)
    with (
        source.open(encoding="utf-8", newline="\n") as left,
        target.open(encoding="utf-8", newline="\n") as right,
    ):
        line = 0
        try:
            for pair in zip(left, right, strict=True):
                line += 1
                yield pair[0].rstrip("\r\n"), pair[1].rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise InputError("is not UTF-8; convert it first", path=source, line=line + 1) from error
        except ValueError as error:
            raise InputError(f"has another number of lines than {source.name}", path=target) from error
