"""Glossaries: terms with the renderings that a client or a house asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alignpost.documents.files import read_bytes
from alignpost.errors import FormatError, InputError
from alignpost.score.shipped import short_digest
from alignpost.tokens import base_language
from alignpost.tokens.spaces import strip
from alignpost.visible import counted

__all__ = ["Glossary", "Term", "glossary_of", "glossary_text", "read_glossary"]

_HEADERS = frozenset({"source", "term", "en", "english", "source term"})
_MOST_BYTES = 1 << 26


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
        return short_digest(rows.encode())


def read_glossary(path: Path, source_lang: str = "en", target_lang: str = "fr") -> Glossary:
    """Read a glossary: TBX where the name ends so, else tab-separated columns.

    The columns are source, target, and optionally alternatives separated by `|` and a note. Empty lines and lines that
    begin with `#` are passed over, and so is a header line (`source`, `term`, `en`, or the tags of both languages).

    Args:
        path: the file, UTF-8; TBX may say another encoding itself.
        source_lang: BCP 47 tag of the terms to look for, which TBX needs to know.
        target_lang: of their renderings.

    Raises:
        InputError: the file cannot be read, is not UTF-8, or has no terms in these languages.
        FormatError: a line with fewer than two or more than four columns, an empty term, two lines that ask for
            different renderings of one term, or broken TBX.
    """
    if path.suffix.lower() == ".tbx":
        from alignpost.score.tbx import read_tbx  # noqa: PLC0415 - the reader of XML is loaded where it is needed

        return Glossary(_merged(read_tbx(path, source_lang, target_lang)), path.name)
    return glossary_of(glossary_text(path), path, source_lang, target_lang)


def glossary_of(text: str, path: Path, source_lang: str, target_lang: str) -> Glossary:
    """The glossary in a text of tab-separated columns.

    Args:
        text: as `glossary_text` gives it.
        path: where it comes from, for messages.
        source_lang: as for `read_glossary`.
        target_lang: likewise.

    Raises:
        FormatError: as for `read_glossary`.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    entries: dict[str, tuple[Term, int]] = {}
    first = True
    for number, line in enumerate(lines, 1):
        if not strip(line) or line.startswith("#"):
            continue
        cells = [strip(cell) for cell in line.split("\t")]
        header, first = first and _is_header(cells, source_lang, target_lang), False
        if header:
            continue
        term = _term(cells, path, number)
        known, where = entries.setdefault(term.source.lower(), (term, number))
        if known.targets != term.targets:
            raise _clash(known, where, term, path, number)
    return Glossary(tuple(term for term, _ in entries.values()), path.name)


def _is_header(cells: Sequence[str], source_lang: str, target_lang: str) -> bool:
    """Whether a first line names its columns: by a word for them, or by their languages."""
    languages = [base_language(source_lang), base_language(target_lang)]
    return cells[0].lower() in _HEADERS or [base_language(cell) for cell in cells[:2]] == languages


def glossary_text(path: Path) -> str:
    """The text of a glossary in tab-separated columns.

    Raises:
        InputError: the file cannot be read or is not UTF-8.
    """
    try:
        return read_bytes(path, _MOST_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8; save the glossary as UTF-8", path=path, byte=error.start) from error


def _clash(known: Term, where: int, term: Term, path: Path, number: int) -> FormatError:
    both = "|".join(dict.fromkeys((*known.targets[1:], *term.targets)))
    return FormatError(
        f"renders “{term.source}” as “{term.targets[0]}”, line {where} as “{known.targets[0]}”; keep one line, and "
        f"if both are right write the others into its third column: {both}",
        path=path,
        line=number,
    )


def _merged(rows: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[Term, ...]:
    """One entry a term: two concepts of one name may each have renderings of their own."""
    entries: dict[str, Term] = {}
    for source, targets in rows:
        known = entries.get(source.lower())
        merged = tuple(dict.fromkeys((*known.targets, *targets))) if known else targets
        entries[source.lower()] = Term(known.source if known else source, merged)
    return tuple(entries.values())


def _term(cells: list[str], path: Path, number: int) -> Term:
    if not 2 <= len(cells) <= 4:
        raise FormatError(
            f"has {counted(len(cells), 'column')}; give source and target, and if you like alternatives and a note, "
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
