"""Catalogues that other programs wrote or changed: the flag for work left, plural forms, remarks."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignpost import formats
from alignpost.model import Pair, Status

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: fr\\n"\n\n'


def read(folder: Path, entry: str) -> tuple[Pair, ...]:
    path = folder / "a.po"
    path.write_text(HEAD + entry, encoding="utf-8")
    return formats.read(path).pairs


@pytest.mark.parametrize(
    ("ours", "flag", "status"),
    [
        ("accepted", "", Status.ACCEPTED),
        ("accepted", "#, fuzzy\n", Status.NEEDS_WORK),
        ("rejected", "#, fuzzy\n", Status.REJECTED),
        ("rejected", "", Status.UNREVIEWED),
        ("needs_work", "", Status.UNREVIEWED),
        ("unreviewed", "", Status.UNREVIEWED),
    ],
)
def test_our_status_counts_as_long_as_it_agrees_with_the_flag(
    tmp_path: Path, ours: str, flag: str, status: Status
) -> None:
    entry = f'#. x-alignpost-status: {ours}\n{flag}msgid "Yes"\nmsgstr "Oui"\n'
    (pair,) = read(tmp_path, entry)
    assert pair.status is status


def test_the_first_plural_form_renders_the_singular_and_the_others_the_plural(tmp_path: Path) -> None:
    entry = (
        '#. x-alignpost-status: accepted\nmsgid "A file"\nmsgid_plural "%d files"\n'
        'msgstr[0] "Un fichier"\nmsgstr[1] "%d fichiers"\nmsgstr[2] "%d de fichiers"\n'
    )
    assert [(pair.source, pair.target, pair.status) for pair in read(tmp_path, entry)] == [
        ("A file", "Un fichier", Status.UNREVIEWED),
        ("%d files", "%d fichiers", Status.UNREVIEWED),
        ("%d files", "%d de fichiers", Status.UNREVIEWED),
    ]


def test_a_remark_of_somebody_else_is_a_note_besides_ours(tmp_path: Path) -> None:
    ours = '[{"id": 4, "author": "Ada", "time": "", "text": "Hm."}]'
    entry = f'# Ada: Hm.\n#. x-alignpost-notes: {ours}\nmsgid "Yes"\nmsgstr "Oui"\n'
    (pair,) = read(tmp_path, entry)
    assert [(note.id, note.author, note.text) for note in pair.notes] == [(4, "Ada", "Hm.")]
    (pair,) = read(tmp_path, entry.replace("# Ada: Hm.", "# Ada: No."))
    assert [(note.id, note.author, note.text) for note in pair.notes] == [
        (4, "Ada", "Hm."),
        (5, "", "Ada: No."),
    ]
