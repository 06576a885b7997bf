"""A dismissed finding stays dismissed when its sentences are aligned anew."""

from pathlib import Path

import pytest
from tests.store.test_any_edits import bitext as seven

from alignpost.model import Bead, Finding, Severity, Span
from alignpost.store import DismissFinding, Project, Realign

NEW = {
    "the same bead": [Bead((0,), (0,)), Bead((1, 2), (1,)), Bead((3,), (2,))],
    "another bead": [Bead((0,), (0,)), Bead((1,), (1,)), Bead((2, 3), (2,))],
}


@pytest.mark.parametrize("beads", NEW.values(), ids=NEW.keys())
def test_a_dismissal_survives_realignment(path: Path, beads: list[Bead]) -> None:
    with Project.create(path, seven(), author="Ann") as project:
        quoted = project.pair(project.index_of(2)).source[:5]
        project.apply(DismissFinding(2, "numbers", quoted, "", "a later figure"))
        project.apply(Realign([1, 2, 3, 4], beads))
        (pair,) = [pair for pair in project.pairs() if pair.dismissals]
        finding = Finding(
            "numbers", "accuracy/omission", Severity.MINOR, (Span(0, 5),), (Span(0, 0),), "Lost."
        )
        assert pair.source.startswith(quoted)
        assert pair.dismissals[0].covers(finding, pair.source, pair.target)
