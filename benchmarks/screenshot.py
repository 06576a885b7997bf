"""Pictures of the review screen for docs/, made from the running program on the corpus.

    python -m benchmarks.screenshot [FOLDER]

Writes screen.svg and its sisters, each dark and light, into FOLDER (by default docs/). The translation shown is
the draft with deliberate errors where the corpus has it, so that there is something to find.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

from benchmarks.animation import CELL, FONTS, LIGHT, LINE

from alignpost import api
from alignpost.model import Bitext, Finding, Pair, Status
from alignpost.review.app import ReviewApp
from alignpost.score import score_bitext
from alignpost.store import AddNote, Project, SetBookmark, SetLocked, SetStatus

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpora" / "truth-social-2025-02-12"
WORDS = ("t", *("right",) * 10)
"""Keys that put the cursor on a word of the source, so that its counterpart lights up."""
PICTURES: tuple[tuple[str, int, int, tuple[str, ...]], ...] = (
    ("screen", 120, 38, ()),
    ("screen-narrow", 80, 24, ()),
    ("screen-wide", 200, 50, WORDS),
    (
        "screen-note",
        120,
        38,
        ("t", *("right",) * 10, "shift+right", "t", "shift+left", "o", "f3", "3"),
    ),
    ("screen-statistics", 120, 38, ("S",)),
)
"""Name, columns, lines, and the keys that are pressed; each in both themes."""
THEMES = (("", "alignpost-dark"), ("-light", "alignpost-light"))


class Clock:
    """A winter noon, and forty seconds more at every look."""

    def __init__(self) -> None:
        self._now = datetime(2025, 2, 13, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time."""
        self._now += timedelta(seconds=40)
        return self._now


def scored() -> Bitext:
    draft = CORPUS / "draft.fr.txt"
    target = draft if draft.exists() else CORPUS / "post.fr.txt"
    source = api.read_text(CORPUS / "post.en.txt", "en")
    return score_bitext(api.align(source, api.read_text(target, "fr")))


def doubt(pair: Pair) -> tuple[int, float]:
    """How much a pair has to show, for choosing where the cursor stands."""
    findings = pair.score.findings if pair.score is not None else ()
    return sum(finding.severity.penalty for finding in findings), -(
        pair.score.fidelity if pair.score else 0.0
    )


def reviewed(path: Path, bitext: Bitext) -> Project:
    """A project in the middle of a review."""
    project = Project.create(path, bitext, author="ada", clock=Clock())
    worst = sorted(project.pairs(), key=doubt, reverse=True)
    faithful = [pair.id for pair in project.pairs() if pair.id not in {p.id for p in worst[:5]}]
    for number in faithful[:5]:
        project.apply(SetStatus([number], Status.ACCEPTED))
    middle = next((pair for pair in worst[:5] if 4 <= pair.id <= 9), worst[0])
    other = next(pair for pair in worst[:5] if pair.id != middle.id)
    project.apply(SetStatus([other.id], Status.NEEDS_WORK))
    project.apply(SetBookmark([faithful[5]], True), SetLocked(faithful[:1], True))
    project.apply(AddNote.confirming(other.id, standing(other)))
    project.apply(AddNote(middle.id, "Please check this against the post before it goes out."))
    project.apply(
        AddNote(middle.id, "Checked: the post says so.", reply_to=project.pair(middle.id - 1).notes[0].id)
    )
    project.remember("review.cursor", str(middle.id))
    return project


def standing(pair: Pair) -> Finding:
    """The worst finding of a pair that has one."""
    assert pair.score is not None
    return max(pair.score.findings, key=lambda finding: finding.severity.rank)


async def picture(project: Project, columns: int, lines: int, theme: str, keys: tuple[str, ...]) -> str:
    app = ReviewApp(project)
    app.theme = theme
    async with app.run_test(size=(columns, lines)) as pilot:
        await pilot.pause(0.2)
        await app.workers.wait_for_complete()
        await pilot.press(*keys)
        await pilot.pause(0.2)
        return in_window(self_contained(app.export_screenshot(title="alignpost review")), theme)


_ASCENT = 18.5
"""From the top of a line to its baseline, in units of the picture."""
_DRAWN = {"▌": (0, 0, CELL / 2, LINE + 0.25), "│": (CELL / 2 - 0.7, 0, 1.4, LINE + 0.25)}
"""Signs of full height, which no font joins from line to line: x and y within the cell, width, height."""
_RULED = {"━": 3.0, "─": 1.4}
"""Lines along a row, and how thick they are."""


def in_window(svg: str, theme: str) -> str:
    """In a window as light as the screen: textual's own is dark."""
    if not theme.endswith("light"):
        return svg
    svg = svg.replace(
        'fill="#292929" stroke="rgba(255,255,255,0.35)"', f'fill="{LIGHT.raised}" stroke="{LIGHT.line}"'
    )
    return re.sub(r'(-title" fill=")#[0-9a-f]+', rf"\g<1>{LIGHT.faint}", svg)


def self_contained(svg: str) -> str:
    """Without fonts from elsewhere; every run of text is placed at its first visible character, every line is drawn."""
    svg = re.sub(r'(-clip-terminal">\s*<rect x="0" y="0" width="[\d.]+" height=")([\d.]+)', _deeper, svg)
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"\s*<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code, monospace", FONTS).replace("\u00a0", "&#160;")
    return re.sub(
        r'<text class="([^"]+)" x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)" ([^>]*)>'
        r"((?:&#160;)*)([^<]*?)((?:&#160;)*)</text>",
        _placed,
        svg,
    )


def _placed(match: re.Match[str]) -> str:
    kind, x, y, length, rest, before, text, after = match.groups()
    if not text:
        return ""
    if len(set(text)) == 1 and (
        drawn := _drawn(text, float(x) + CELL * (len(before) // 6), float(y) - _ASCENT)
    ):
        return "".join(f'<rect class="{kind}" {place}/>' for place in drawn)
    skipped, trailing = len(before) // 6, len(after) // 6
    left = float(x) + CELL * skipped
    width = float(length) - CELL * (skipped + trailing)
    return f'<text class="{kind}" x="{left:g}" y="{y}" textLength="{width:g}" {rest}>{text}</text>'


def _drawn(text: str, left: float, top: float) -> list[str]:
    """The rectangles that a run of one sign amounts to; none where it is no line."""
    if text[0] in _DRAWN:
        x, y, width, height = _DRAWN[text[0]]
        places = [(left + CELL * at + x, top + y, width, height) for at in range(len(text))]
    elif text[0] in _RULED:
        thick = _RULED[text[0]]
        places = [(left, top + (LINE - thick) / 2, CELL * len(text), thick)]
    else:
        return []
    return [f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"' for x, y, width, height in places]


def _deeper(match: re.Match[str]) -> str:
    """The last line needs room for what hangs below its baseline."""
    return f"{match[1]}{float(match[2]) + 3:g}"


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    bitext = scored()
    with tempfile.TemporaryDirectory() as place:
        for (name, columns, lines, keys), (suffix, theme) in product(PICTURES, THEMES):
            path = Path(place) / f"{name}{suffix}" / "post.alignpost"
            path.parent.mkdir()
            with reviewed(path, bitext) as project:
                svg = asyncio.run(picture(project, columns, lines, theme, keys))
            (folder / f"{name}{suffix}.svg").write_text(svg, encoding="utf-8")
            print(folder / f"{name}{suffix}.svg")


if __name__ == "__main__":
    main()
