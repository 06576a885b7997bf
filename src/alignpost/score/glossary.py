"""Glossaries: terms with the renderings that a client or a house asks for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from alignpost.errors import FormatError, InputError
from alignpost.tokens.spaces import strip

__all__ = ["Glossary", "Term", "read_glossary"]

_HEADERS = frozenset({"source", "term", "en", "english", "source term"})


@dataclass(frozen=True, slots=True)
class Term:
    """One entry: a source term and what may stand for it."""

    source: str
    targets: tuple[str, ...]
    """The renderings allowed, the preferred one first."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms in the order of their file."""

    terms: tuple[Term, ...]
    name: str = ""

    @property
    def signature(self) -> str:
        """Eight hexadecimal digits over terms and renderings."""
        rows = "\n".join("\t".join((term.source, *term.targets)) for term in self.terms)
        return hashlib.sha256(rows.encode()).hexdigest()[:8]


def read_glossary(path: Path) -> Glossary:
    """Read a glossary of tab-separated columns: source, target, and optionally alternatives and a note.

    The third column holds further renderings separated by `|`, the fourth a note. Empty lines and lines that begin
    with `#` are passed over, and so is a header line (`source`, `term`, `en` …). A source term on two lines allows
    the renderings of both.

    Raises:
        InputError: the file cannot be read or is not UTF-8.
        FormatError: a line with fewer than two or more than four columns, or an empty term.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8; save the glossary as UTF-8", path=path, byte=error.start) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path=path) from error
    entries: dict[str, Term] = {}
    first = True
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not strip(line) or line.startswith("#"):
            continue
        cells = [strip(cell) for cell in line.split("\t")]
        if first and cells[0].lower() in _HEADERS:
            first = False
            continue
        first = False
        term = _term(cells, path, number)
        known = entries.get(term.source.lower())
        if known:
            targets = tuple(dict.fromkeys((*known.targets, *term.targets)))
            term = Term(known.source, targets, "; ".join(filter(None, (known.note, term.note))))
        entries[term.source.lower()] = term
    return Glossary(tuple(entries.values()), path.name)


def _term(cells: list[str], path: Path, number: int) -> Term:
    if not 2 <= len(cells) <= 4:
        raise FormatError(
            f"has {len(cells)} columns; give source and target, and if you like alternatives and a note, "
            "separated by tabs",
            path=path,
            line=number,
        )
    if not cells[0] or not cells[1]:
        side = "source" if not cells[0] else "target"
        raise FormatError(f"has an empty {side} term", path=path, line=number)
    others = [strip(cell) for cell in cells[2].split("|")] if len(cells) > 2 else []
    targets = tuple(dict.fromkeys([cells[1], *filter(None, others)]))
    return Term(cells[0], targets, cells[3] if len(cells) > 3 else "")
