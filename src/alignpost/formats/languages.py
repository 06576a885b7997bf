"""Language tags as BCP 47 wants them, and which tag of a file answers to the one asked for."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from alignpost.errors import InputError
from alignpost.model import UNDETERMINED
from alignpost.visible import one_line

__all__ = ["agreed", "canonical", "chosen", "nearness"]


_REMEMBERED = 1000
"""Code points of tags above which an answer is not remembered: a file of a stranger may have tags of a megabyte."""


def canonical(tag: str) -> str:
    """`tag` with hyphens and the case that RFC 5646 section 2.1.1 recommends: `EN_us` → `en-US`, `zh-hant-tw` → `zh-Hant-TW`.

    An empty tag gives `und`. What is no tag comes back as it is, with hyphens.
    """
    return _known_form(tag) if len(tag) < _REMEMBERED else _form(tag)


def _form(tag: str) -> str:
    parts = tag.strip(" \t\r\n").replace("_", "-").split("-")
    if parts == [""]:
        return UNDETERMINED
    cased = [parts[0].lower()]
    private = False
    for before, part in itertools.pairwise(parts):
        private = private or before in ("x", "X")
        if private or len(before) == 1 or not part.isalpha():
            cased.append(part.lower())
        elif len(part) == 2:
            cased.append(part.upper())
        elif len(part) == 4:
            cased.append(part.title())
        else:
            cased.append(part.lower())
    return "-".join(cased)


_known_form = lru_cache(maxsize=256)(_form)
"""A memory asks for the same two tags a million times."""


def nearness(asked: str, found: str) -> int:
    """How well the tag `found` answers to `asked`: 3 the same, 2 more exact (`en` → `en-GB`), 1 the same language, 0 not."""
    asked, found = canonical(asked), canonical(found)
    if asked == found:
        return 3
    if found.startswith(f"{asked}-"):
        return 2
    return int(asked.split("-")[0] == found.split("-")[0])


def agreed(asked: str | None, named: str | None, side: str, path: Path) -> str:
    """The language of one side of a file that names it once for all pairs.

    Args:
        asked: by the caller; comes first, since `en-GB` may well be asked of pairs in `en`.
        named: by the file.
        side: `source` or `target`, for the message.
        path: of the file.

    Raises:
        InputError: the file names another language. Its texts would bear a false tag, and no check would fit them.
    """
    named = named or UNDETERMINED
    if asked is None:
        return named
    if named != UNDETERMINED and not nearness(asked, named):
        has = one_line(named, 40)
        message = f"says that its {side}s are in {has}, not in {asked}; ask for {has}, or correct the file"
        raise InputError(message, path=path)
    return asked


def chosen(asked: str, found: Sequence[str]) -> int | None:
    """Index of the tag in `found` that answers best to `asked`, the first of equals; None where none does."""
    tags = tuple(found)
    return _known_choice(asked, tags) if sum(map(len, tags)) < _REMEMBERED else _choice(asked, tags)


def _choice(asked: str, found: tuple[str, ...]) -> int | None:
    best = max(range(len(found)), key=lambda i: (nearness(asked, found[i]), -i), default=None)
    return best if best is not None and nearness(asked, found[best]) else None


_known_choice = lru_cache(maxsize=256)(_choice)
