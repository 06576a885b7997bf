"""What is spoilt: small files that AlignPost wrote, made by hand, or found in a folder of other programs' files."""

from __future__ import annotations

import io
import random
import tempfile
import zipfile
from functools import cache
from pathlib import Path

from alignpost import api
from alignpost.formats import suffixes
from alignpost.model import Bitext, Status
from alignpost.score import score_bitext
from alignpost.store import (
    AddNote,
    Command,
    EditText,
    InsertPair,
    MergePairs,
    Project,
    ReplaceScores,
    SetLocked,
    SetSetting,
    SetStatus,
    ShiftSide,
    SplitSegment,
)

__all__ = ["POST", "seeds", "texts"]

ROOT = Path(__file__).resolve().parents[1]
POST = ROOT / "corpora" / "truth-social-2025-02-12"
GOLDEN = ROOT / "tests" / "formats" / "data"
LARGEST_SEED = 60_000
MOST_SEEDS = 80

BY_HAND = {
    ".html": [
        "<!DOCTYPE html><html lang='fr'><head><title>T</title><style>p{}</style></head><body><h1>A&nbsp;b</h1>"
        "<p>One.<br>Two &amp; <b>three</b>!</p><ul><li>a<li>b</ul><table><tr><td>c<td>d</table>"
        "<script>x</script><pre> e\n f</pre><template>g</template></body></html>"
    ],
    ".md": [
        "# A *title*\n\nOne. Two[^1] **three** `four`.\n\n- a\n- b\n  1. c\n\n> d\n> e\n\n| f | g |\n|---|---|\n| h | i |\n"
        "\n[k](http://a.b 'l') ![m](n)\n\n```\no\n```\n\n[^1]: p\n\n<div>q</div>\n"
    ],
    ".json": ['[{"id": "1", "content": "<p>One.<br>Two\\u00a0!</p>", "spoiler_text": "S", "reblog": null, "media": []}]'],
    ".txt": ["# words\nU.S.\nProf\n", "Chapter 1\n\n“One.” Two… (Three!) 4. Five 🇺🇦\n- a\n- b\n"],
    ".toml": ['[gate]\nmin-fidelity = 80\nmax-critical = 0\n[score]\nglossary = "glossary.tsv"\nlanguages = ["en", "fr"]\n'],
    ".srx": [
        '<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="yes"/><body>'
        '<languagerules><languagerule languagerulename="E"><rule break="no"><beforebreak>\\b(Mr|Dr)\\.</beforebreak>'
        '<afterbreak>\\s</afterbreak></rule><rule><beforebreak>[.?!]+</beforebreak><afterbreak>\\s+\\p{Lu}</afterbreak>'
        '</rule></languagerule></languagerules><maprules><languagemap languagepattern="(en|fr).*" languagerulename="E"/>'
        "</maprules></body></srx>"
    ],
    ".tbx": [
        '<?xml version="1.0"?><martif type="TBX" xml:lang="en"><text><body><termEntry id="1"><langSet xml:lang="en"><tig>'
        '<term>ceasefire</term></tig></langSet><langSet xml:lang="fr"><ntig><termGrp><term>cessez-le-feu</term></termGrp>'
        "</ntig></langSet></termEntry></body></text></martif>"
    ],
}  # fmt: skip
ALSO = {".corpus": "golden.moses", ".gold": "golden.l*", ".sdlxliff": "golden.xlf"}
"""Other files that serve as seeds of a suffix."""


def seeds(suffix: str, data: Path) -> list[bytes]:
    """Small files with this suffix, the same at every call; `data` is a folder of foreign ones, or is not there."""
    name = ALSO.get(suffix, f"*{suffix}")
    ours = [*sorted(GOLDEN.glob(name)), *sorted(POST.glob(name))]
    foreign = sorted(data.rglob(f"*{suffix}")) if data.is_dir() else []
    random.Random(1).shuffle(foreign)
    small = [path for path in [*ours, *foreign] if path.is_file() and path.stat().st_size <= LARGEST_SEED]
    by_hand = [text.encode() for text in BY_HAND.get(suffix, [])]
    return [*map(Path.read_bytes, small[:MOST_SEEDS]), *by_hand, *_made(suffix)]


HISTORY: tuple[Command, ...] = (
    *(AddNote(1, "Read aloud."), SetStatus([1, 2], Status.ACCEPTED), EditText(2, "target", "Autre chose.")),
    *(MergePairs([3, 4]), InsertPair(2), ShiftSide(3, "target", 1), SplitSegment(1, "source", 3)),
    *(SetSetting("profile", "social"), ReplaceScores({1: None}, "fuzz"), SetLocked([1], True)),
)
"""Edits of every kind in the journal of the project that is spoilt."""


def texts() -> list[str]:
    """Texts to segment and to score."""
    return [*(path.read_text(encoding="utf-8") for path in sorted(POST.glob("*.txt"))), *BY_HAND[".md"]]


@cache
def _bitext() -> Bitext:
    sides = [
        api.read_text(POST / name, lang) for name, lang in (("post.en.txt", "en"), ("draft.fr.txt", "fr"))
    ]
    return score_bitext(api.align(*sides))


def _made(suffix: str) -> list[bytes]:
    """What AlignPost itself writes under this suffix; a DOCX is put together here."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"made{suffix}"
        if suffix == ".alignpost":
            with Project.create(path, _bitext(), author="fuzz") as project:
                for command in HISTORY:
                    project.apply(command)
                project.undo()
        elif suffix in suffixes():
            api.write(_bitext(), path)
        else:
            return [_docx()] if suffix == ".docx" else []
        return [path.read_bytes()]


def _docx() -> bytes:
    paragraphs = "".join(
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("One &amp; two.", "Three\u00a0!", "…")
    )
    parts = {"word/document.xml": "body", "word/footnotes.xml": "footnote", "word/endnotes.xml": "endnote"}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, element in parts.items():
            archive.writestr(name, f'<w:x xmlns:w="x"><w:{element}>{paragraphs}</w:{element}></w:x>')
    return stream.getvalue()
