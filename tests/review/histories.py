"""What tests of the history of a pair do and look at."""

from __future__ import annotations

from tests.review.conftest import Stage

from alignpost.review.history_page import HistoryPage
from alignpost.store import EditText, Project


def edit(project: Project, *texts: str) -> None:
    for text in texts:
        project.apply(EditText(1, "target", text))


def shown(stage: Stage) -> list[str]:
    """The lines of the dialogue, without what is left and right of them."""
    (dialogue,) = stage.app.screen.query(".dialogue")
    region = dialogue.region
    lines = stage.lines()[region.y : region.bottom]
    return [line[region.x + 3 : region.right - 3].rstrip(" ") for line in lines]


def page(stage: Stage) -> HistoryPage:
    return stage.app.screen.query_one(HistoryPage)
