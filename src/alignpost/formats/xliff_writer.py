"""Writing XLIFF 1.2 and 2.1, unit by unit: one unit a pair, whatever the shape of its bead.

What XLIFF has no element for stands in contexts of types `x-alignpost-…` (1.2; unlike elements of a namespace of our
own they pass its strict schema) or in the metadata module (2.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from alignpost.formats.carried import carried, note_for_people
from alignpost.formats.languages import canonical
from alignpost.formats.record import Record, Records
from alignpost.formats.xliff_reader import OWN
from alignpost.formats.xliff_states import State, of_status
from alignpost.formats.xml_text import ILLEGAL, escape, escape_attribute, taken_out
from alignpost.model import Note, Severity
from alignpost.version import __version__

__all__ = ["foot", "head", "unit_1", "unit_2"]

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_PRIORITY = {Severity.CRITICAL: 1, Severity.MAJOR: 2, Severity.MINOR: 5, Severity.NEUTRAL: 8}
"""XLIFF's 1 is the highest of 10."""


def head(records: Records, version: int) -> str:
    """Everything before the first unit."""
    source, target = (
        escape_attribute(canonical(lang)) for lang in (records.source_lang, records.target_lang)
    )
    original = escape_attribute(records.name or "alignpost")
    if version == 1:
        signature = _note_of_file(records.signature)
        return (
            f'{_DECLARATION}<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
            f'  <file original="{original}" source-language="{source}" target-language="{target}" '
            'datatype="plaintext" tool-id="alignpost">\n'
            f'    <header>\n      <tool tool-id="alignpost" tool-name="AlignPost" tool-version="{__version__}"/>\n'
            f"{signature}    </header>\n    <body>\n"
        )
    values = {} if records.signature is None else {"signature": records.signature}
    return (
        f'{_DECLARATION}<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" '
        f'xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" srcLang="{source}" trgLang="{target}">\n'
        f'  <file id="f1" original="{original}">\n{_metadata(values, "    ")}'
    )


def _note_of_file(signature: str | None) -> str:
    return "" if signature is None else f'      <note from="{OWN}signature">{escape(signature)}</note>\n'


def foot(version: int) -> str:
    """Everything after the last unit."""
    return "    </body>\n  </file>\n</xliff>\n" if version == 1 else "  </file>\n</xliff>\n"


def unit_1(place: int, number: int, record: Record) -> str:
    """A pair as a unit of XLIFF 1.2; `place`, from 1, tells units apart."""
    values = carried(number, record)
    for side, text in (("source", record.source), ("target", record.target)):
        if illegal := taken_out(text):
            values[f"illegal-{side}"] = illegal
    state = of_status(record.status, 1, has_target=bool(record.target))
    approved = ' approved="yes"' if state.approved else ""
    lines = [f'      <trans-unit id="{place}"{approved} xml:space="preserve">']
    lines.append(f"        <source>{escape(record.source)}</source>")
    if record.target:
        lines.append(f"        <target{_state_1(state)}>{escape(record.target)}</target>")
    contexts = "".join(
        f'<context context-type="{OWN}{name}">{escape(value)}</context>' for name, value in values.items()
    )
    lines.append(
        f'        <context-group name="alignpost-{place}" purpose="x-alignpost">{contexts}</context-group>'
    )
    lines += [
        f"        <note{_from(note)}{_priority(note)}{_annotates(note)}>{escape(note_for_people(note))}</note>"
        for note in record.notes
    ]
    return "\n".join((*lines, "      </trans-unit>\n"))


def _state_1(state: State) -> str:
    detail = f' state-qualifier="{state.detail}"' if state.detail else ""
    return f' state="{state.state}"{detail}'


def _from(note: Note) -> str:
    return f' from="{escape_attribute(note.author)}"' if note.author else ""


def _priority(note: Note) -> str:
    return "" if note.severity is None else f' priority="{_PRIORITY[note.severity]}"'


def _annotates(note: Note) -> str:
    side = _side(note)
    return f' annotates="{side}"' if side else ""


def _side(note: Note) -> str:
    """The side that a note speaks of, where it is one."""
    if bool(note.source_spans) == bool(note.target_spans):
        return ""
    return "source" if note.source_spans else "target"


def unit_2(place: int, number: int, record: Record) -> str:
    """A pair as a unit of XLIFF 2.1 with one segment; `place`, from 1, tells units apart."""
    state = of_status(record.status, 2, has_target=bool(record.target))
    detail = f' subState="{state.detail}"' if state.detail else ""
    target = f"        <target>{_with_cp(record.target)}</target>\n" if record.target else ""
    return (
        f'    <unit id="u{place}" xml:space="preserve">\n{_metadata(carried(number, record), "      ")}'
        f"{''.join(_notes_2(record.notes))}"
        f'      <segment id="s1" state="{state.state}"{detail}>\n'
        f"        <source>{_with_cp(record.source)}</source>\n{target}      </segment>\n    </unit>\n"
    )


def _notes_2(notes: tuple[Note, ...]) -> Iterator[str]:
    if notes:
        yield "      <notes>\n"
        for place, note in enumerate(notes, 1):
            category = f' category="{escape_attribute(note.mqm)}"' if note.mqm else ""
            side = _side(note)
            applies = f' appliesTo="{side}"' if side else ""
            text = escape(note_for_people(note))
            yield f'        <note id="n{place}"{applies}{category}{_priority(note)}>{text}</note>\n'
        yield "      </notes>\n"


def _metadata(values: Mapping[str, str], indent: str) -> str:
    if not values:
        return ""
    listed = "".join(
        f'{indent}    <mda:meta type="{OWN}{name}">{escape(value)}</mda:meta>\n'
        for name, value in values.items()
    )
    return (
        f'{indent}<mda:metadata>\n{indent}  <mda:metaGroup category="alignpost">\n{listed}'
        f"{indent}  </mda:metaGroup>\n{indent}</mda:metadata>\n"
    )


def _with_cp(text: str) -> str:
    """`text` as content of a segment; what XML cannot hold becomes `<cp hex="…"/>`, which XLIFF 2 has for it."""
    if not ILLEGAL.search(text):
        return escape(text)
    pieces: list[str] = []
    end = 0
    for found in ILLEGAL.finditer(text):
        pieces += (escape(text[end : found.start()]), f'<cp hex="{ord(found.group()):04X}"/>')
        end = found.end()
    return "".join((*pieces, escape(text[end:])))
