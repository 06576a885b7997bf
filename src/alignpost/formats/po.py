"""PO, the catalogues of gettext, by the library polib.

An entry is a pair; its context tells equal sources apart. What a pair carries besides stands in extracted comments
(`#. x-alignpost-status: accepted`), notes for people in translators' comments.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from alignpost.documents.encoding import refuse_binary_magic, refuse_surrogates
from alignpost.documents.files import read_bytes
from alignpost.errors import FormatError, InputError, OutputError
from alignpost.formats.carried import carried, note_for_people, record_of
from alignpost.formats.escapes import LINE_ENDS
from alignpost.formats.format import ALL, Carries, PairFormat, Written, described
from alignpost.formats.languages import agreed, canonical
from alignpost.formats.record import Record, Records, numbered
from alignpost.model import UNDETERMINED, Note, Status
from alignpost.version import __version__

if TYPE_CHECKING:
    import polib

__all__ = ["PoFormat"]

_OWN = "x-alignpost-"
_MAX_BYTES = 64 * 1024 * 1024
"""Of a file, since polib builds a tree of it."""

_FUZZY = frozenset({Status.NEEDS_WORK, Status.REJECTED})
_REFUSED = re.compile("[\0-\x06\x0e-\x1f\x7f]")
"""Controls that gettext has no escape for."""

_BREAKS = re.compile(f"(?!\n)[{LINE_ENDS}]")
_PLACE = re.compile(r"\(line ([0-9]+)\)(?:: (.*))?")
_CHARSET = re.compile(rb"Content-Type:[^\n]{0,200}?charset=([A-Za-z0-9_.:-]{1,40})")


class PoFormat(PairFormat):
    """`msgid` is the source, `msgstr` the target; `fuzzy` means that there is work left."""

    name = "PO"
    suffixes = (".po", ".pot")
    carries = ALL - {Carries.CUTS, Carries.FINDINGS, Carries.CONTROLS, Carries.ONE_SIDED}

    @contextmanager
    def records(self, path: Path, source_lang: str | None, target_lang: str | None) -> Iterator[Records]:
        """Read all entries that are not obsolete; of plural forms, each is a pair.

        Raises:
            InputError: the file cannot be read, or not in the encoding that it declares.
            FormatError: it is no PO file (with the line).
        """
        catalogue = _parsed(path)
        metadata = catalogue.metadata
        yield Records(
            agreed(source_lang, _lang(metadata.get("X-Source-Language", "")), "source", path),
            agreed(target_lang, _lang(metadata.get("Language", "")), "target", path),
            (record for entry in catalogue if not entry.obsolete for record in _records(entry, path)),
            path.name,
            metadata.get("X-AlignPost-Signature") or None,
        )

    def write_records(self, records: Records, stream: BinaryIO) -> Written:
        """Write the pairs that have a source: a PO entry without one is the header.

        Raises:
            OutputError: a text has a control character that PO has no escape for.
        """
        import polib  # noqa: PLC0415 - only who wants PO waits for it

        catalogue = polib.POFile(wrapwidth=0)
        catalogue.metadata = _metadata(records)
        stream.write(f"{catalogue}".encode())
        count = 0
        left_out = 0
        for number, record in numbered(records.rows):
            if not (record.source and record.target):
                left_out += 1
                continue
            stream.write(f"\n{_entry(number, record).__unicode__(wrapwidth=0)}".rstrip("\n").encode() + b"\n")
            count += 1
        return Written(count, one_sided=left_out)


def _metadata(records: Records) -> dict[str, str]:
    metadata = {
        "Language": canonical(records.target_lang).replace("-", "_"),
        "X-Source-Language": canonical(records.source_lang).replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Generator": f"AlignPost {__version__}",
    }
    if records.signature is not None:
        metadata["X-AlignPost-Signature"] = records.signature
    return metadata


def _entry(number: int, record: Record) -> polib.POEntry:
    import polib  # noqa: PLC0415

    for text in (record.source, record.target):
        if found := _REFUSED.search(text):
            message = (
                f"{described(record)} has U+{ord(found.group()):04X} in a text, which PO has no escape for"
            )
            raise OutputError(message)
    values = carried(number, record)
    return polib.POEntry(
        msgctxt=f"alignpost:{number}",
        msgid=record.source,
        msgstr=record.target,
        comment="\n".join(f"{_OWN}{name}: {value}" for name, value in values.items()),
        tcomment=_for_people(record.notes),
        flags=["fuzzy"] if record.status in _FUZZY else [],
    )


def _parsed(path: Path) -> polib.POFile:
    import polib  # noqa: PLC0415

    data = read_bytes(path, _MAX_BYTES)
    refuse_binary_magic(data[:64], path)
    declared = _CHARSET.search(data[:65536])
    encoding = declared[1].decode("ascii") if declared and declared[1] != b"CHARSET" else "utf-8"
    try:
        codecs.lookup(encoding)
        data.decode(encoding)
        return polib.pofile(str(path), encoding="utf-8-sig" if encoding.lower() == "utf-8" else encoding)
    except LookupError:
        raise InputError(f"declares the encoding {encoding[:40]!r}, which is unknown", path=path) from None
    except UnicodeDecodeError as error:
        raise InputError(f"is not {encoding}, which it declares", path=path, byte=error.start) from None
    except (
        OSError,
        ValueError,
        IndexError,
        AttributeError,
        TypeError,
    ) as error:  # as polib meets broken files
        place = _PLACE.search(str(error))
        reason = (place[2] if place else None) or "an entry is broken"
        raise FormatError(
            f"is no PO file: {reason}", path=path, line=int(place[1]) if place else None
        ) from None


def _records(entry: polib.POEntry, path: Path) -> Iterator[Record]:
    lines = [line.partition(": ") for line in entry.comment.split("\n") if line.startswith(_OWN)]
    values = {name.removeprefix(_OWN): value for name, _, value in lines}
    texts = [(entry.msgid, entry.msgstr)]
    if entry.msgid_plural:
        values = {}
        forms = [entry.msgstr_plural[number] for number in sorted(entry.msgstr_plural)]
        texts = [
            (entry.msgid if place == 0 else entry.msgid_plural, text) for place, text in enumerate(forms)
        ]
    for source, target in texts:
        refuse_surrogates(source + target, path, entry.linenum)
        record = record_of(values, source, target)
        yield record._replace(status=_status(record.status, entry), notes=_notes(record.notes, entry))


def _status(ours: Status, entry: polib.POEntry) -> Status:
    """Our word for it as long as it agrees with the flag, which other programs set and clear."""
    if entry.fuzzy == (ours in _FUZZY):
        return ours
    return Status.NEEDS_WORK if entry.fuzzy else Status.UNREVIEWED


def _for_people(notes: tuple[Note, ...]) -> str:
    """Notes as a comment, which ends its lines at line feeds alone."""
    return "\n".join(_BREAKS.sub(" ", note_for_people(note)) for note in notes)


def _notes(ours: tuple[Note, ...], entry: polib.POEntry) -> tuple[Note, ...]:
    said = entry.tcomment
    if not said.strip(" \n") or _bare(said) == _bare(_for_people(ours)):
        return ours
    return (*ours, Note(max((note.id for note in ours), default=0) + 1, "", "", said))


def _bare(text: str) -> str:
    """For comparing: without any white space, of which polib takes some from the ends of comments."""
    return re.sub(r"\s+", "", text)


def _lang(tag: str) -> str:
    return canonical(tag) if tag else UNDETERMINED
