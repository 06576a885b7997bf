"""A revision in a journal that a stranger wrote does what a revision may, or is refused in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.revision.conftest import Revised
from tests.store.tampering import PYTHON_SAYS

from alignpost.errors import ProjectError
from alignpost.store import Project, journal_json, replay


def of_target(parameters: Any) -> Any:
    return parameters["target"]


TAMPERED: dict[str, Callable[[Any], object]] = {
    "a pair is left out": lambda p: p["pairs"].pop(),
    "a pair is there twice": lambda p: p["pairs"].append(1),
    "a pair that is not there": lambda p: p["pairs"].append(77),
    "an heir that is not there": lambda p: p["heirs"][0].__setitem__(1, 99),
    "no heir": lambda p: p["heirs"].clear(),
    "a segment that is not there": lambda p: of_target(p)["segments"][0].__setitem__(3, 99),
    "a segment twice": lambda p: of_target(p)["segments"][1].__setitem__(3, 0),
    "a segment outside the text": lambda p: of_target(p)["segments"][-1].__setitem__(1, 9999),
    "a segment before the text": lambda p: of_target(p)["segments"][0].__setitem__(0, -1),
    "segments that overlap": lambda p: of_target(p)["segments"][1].__setitem__(0, 3),
    "a segment too many": lambda p: of_target(p)["segments"].append([9000, 9001, "", None]),
    "no segments": lambda p: of_target(p)["segments"].clear(),
    "a place that is none": lambda p: p["pairs"].__setitem__(0, [1, [99], [0], None]),
    "a number that is none": lambda p: p["pairs"].__setitem__(0, ["x", [0], [0], None]),
    "no new text": lambda p: p.update(source=None, target=None),
    "another beginning": lambda p: p.update(seen="0"),
    "a side of another kind": lambda p: p.update(target=[1]),
    "a confidence that is no number": lambda p: p["pairs"].__setitem__(0, [1, [0], [0], "high"]),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_a_strangers_revision_is_refused_in_words(project: Project, revise: Revised, name: str) -> None:
    copy, journal = project.path.with_name("copy.alignpost"), project.path.with_name("journal.json")
    copy.write_bytes(project.path.read_bytes())
    before = copy.read_bytes()
    assert revise({3: None}, {2: "Il a promis de nouvelles écoles.", 3: None, 4.5: "Il pleut."})
    told = journal_json(project)
    TAMPERED[name](told["entries"][0]["parameters"])
    journal.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(ProjectError) as caught:
        replay(journal, copy)
    assert PYTHON_SAYS.search(caught.value.message) is None
    assert copy.read_bytes() == before
