"""The moving picture of a review in the README, made from the running program on the corpus.

    python -m benchmarks.film [FOLDER]

Writes review.svg and review-light.svg into FOLDER (by default docs/): a draft with deliberate errors is opened, its
worst sentence repaired, another sent back, a finding confirmed, and the scorecard looked at.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from benchmarks.animation import DARK, LIGHT, Frame, animated
from benchmarks.screenshot import ROOT, Clock, scored
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from alignpost.review.app import ReviewApp
from alignpost.store import Project

COLUMNS, LINES = 112, 34
THEMES = (("review", "alignpost-dark", DARK), ("review-light", "alignpost-light", LIGHT))
REMARK = "The benefit is missing."


class Film:
    """A review under way, one frame after another."""

    def __init__(self, app: ReviewApp, pilot: Pilot[None]) -> None:
        self._app = app
        self._pilot = pilot
        self.frames: list[Frame] = []

    async def shot(self, words: str, seconds: float, keys: str = "", press: str | None = None) -> None:
        """Press keys (those shown, if no others are named), wait until all is done, and take a picture."""
        await self._pilot.press(*(keys if press is None else press).split())
        await self._pilot.pause(0.3)
        await self._app.workers.wait_for_complete()
        await self._pilot.pause(0.3)
        for area in self._app.screen.query(TextArea):
            area.cursor_blink = False
        for line in self._app.screen.query(Input):
            line.cursor_blink = False
        self.frames.append(Frame(self._app.export_screenshot(), keys, words, seconds))

    def type(self, before: str, after: str) -> None:
        """Write `after` in the place of `before`, in the text that is being edited."""
        area = self._app.screen.query_one(TextArea)
        assert before in area.text, area.text
        line, column = area.document.end
        area.text = area.text.replace(before, after)
        area.move_cursor((line, column))


async def review(film: Film) -> None:
    """What happens in the picture."""
    await film.shot("A post and its French draft, aligned sentence by sentence and scored.", 3.5)
    await film.shot("To the next pair that the machine doubts: numbers and a name differ.", 3.5, "n")
    await film.shot("Repair the translation.", 1.5, "e")
    film.type("Première", "Seconde")
    await film.shot("Repair the translation.", 1.2)
    film.type("dizaines de milliers", "dizaines de millions")
    await film.shot("Repair the translation. What changed is shown word by word.", 2.5)
    await film.shot("Saved, and scored again.", 3, "Enter", "enter")
    await film.shot("Accepted; on to the next.", 1.5, "a")
    await film.shot("Half of the sentence is missing: send it back …", 2, "r")
    await film.shot("… and say why.", 2, press=" ".join(REMARK).replace("   ", " space "))
    await film.shot("The note stays with the pair.", 2, "Enter", "enter")
    await film.shot("The next doubt but one: three words are still English.", 3, "n n")
    await film.shot("The machine is right: its finding becomes a note.", 2.5, "y")
    await film.shot("Progress, scores, and the MQM scorecard.", 4, "S")


async def frames(project: Project, theme: str) -> list[Frame]:
    app = ReviewApp(project)
    app.theme = theme
    async with app.run_test(size=(COLUMNS, LINES)) as pilot:
        film = Film(app, pilot)
        await review(film)
    return film.frames


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    bitext = scored()
    for name, theme, palette in THEMES:
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / "post.alignpost"
            with Project.create(path, bitext, author="ada", clock=Clock()) as project:
                shown = asyncio.run(frames(project, theme))
        file = folder / f"{name}.svg"
        file.write_text(animated(shown, COLUMNS, LINES, "alignpost review", palette), encoding="utf-8")
        print(f"{file}: {len(shown)} frames, {file.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
