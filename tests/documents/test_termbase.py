"""Terms from TBX."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignpost.documents.termbase import TermEntry, read_tbx
from alignpost.errors import FormatError

OLD = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="1"><descrip type="definition">A nation.</descrip><descrip type="subjectField">x</descrip>
<langSet xml:lang="en-US"><tig><term>Russia</term></tig><ntig><termGrp><term>RF</term></termGrp></ntig></langSet>
<langSet xml:lang="fr"><tig><term>Fédération</term></tig>
<tig><term>\u00a0Russie </term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
<tig><term>URSS</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet></termEntry>
<termEntry><langSet xml:lang="de"><tig><term>nur</term></tig></langSet></termEntry>
</body></text></martif>"""
NEW = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Core" style="dca" xml:lang="en"><text><body>
<conceptEntry><langSec xml:lang="en"><termSec><term>deal</term></termSec></langSec>
<langSec xml:lang="fr-CA"><termSec><term>accord</term></termSec></langSec></conceptEntry></body></text></tbx>"""


def read(folder: Path, content: str) -> tuple[TermEntry, ...]:
    path = folder / "a.tbx"
    path.write_text(content, encoding="utf-8")
    return read_tbx(path, "en", "fr")


def test_both_generations_are_read(tmp_path: Path) -> None:
    renderings = ("\u00a0Russie", "Fédération")
    assert read(tmp_path, OLD) == (
        TermEntry("Russia", renderings, "A nation.", 4),
        TermEntry("RF", renderings, "A nation.", 4),
    )
    assert read(tmp_path, NEW) == (TermEntry("deal", ("accord",), "", 2),)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (OLD[:-20], "well-formed"),
        ("<tmx/>", "is not TBX"),
        (NEW.replace("fr-CA", "es"), "its languages are: en, es"),
        (NEW.replace("deal", "x" * 100_001), "more than 100,000"),
    ],
)
def test_what_is_no_termbase_is_refused(tmp_path: Path, content: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        read(tmp_path, content)
