"""What a record is in TMX: a unit with props of ours, and back. docs/formats.md has the table of props."""

from __future__ import annotations

from alignpost.formats.carried import carried, note_for_people
from alignpost.formats.carried import record_of as record_of_values
from alignpost.formats.record import Record
from alignpost.formats.tmx_unit import OWN, Unit, Variant

__all__ = ["SIGNATURE", "record_of", "unit_of"]

SIGNATURE = f"{OWN}signature"
"""Header prop: how the scores were made."""


def unit_of(number: int, record: Record, source_lang: str, target_lang: str) -> Unit:
    """The new unit that stands for `record`."""
    return Unit(
        variants=(Variant(source_lang, record.source), Variant(target_lang, record.target)),
        notes=tuple(map(note_for_people, record.notes)),
        props={f"{OWN}{name}": value for name, value in carried(number, record).items()},
    )


def record_of(unit: Unit, source: str, target: str) -> Record:
    """The pair that a unit stands for; props of ours that are broken count as absent, since anyone may edit a file."""
    values = {name.removeprefix(OWN): value for name, value in unit.props.items()}
    return record_of_values(values, source, target, [("", note) for note in unit.notes])
