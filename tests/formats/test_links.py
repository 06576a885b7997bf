"""Links as vecalign writes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignpost import formats
from alignpost.errors import FormatError, InputError
from alignpost.formats import read_links
from alignpost.formats.links import line_of
from alignpost.model import Bead

ids = st.sets(st.integers(0, 10_000), max_size=5).map(lambda found: tuple(sorted(found)))


def saved(folder: Path, content: str) -> Path:
    path = folder / "a.links"
    path.write_bytes(content.encode())
    return path


@pytest.mark.parametrize(
    ("line", "bead"),
    [
        ("[0]:[0]", Bead((0,), (0,))),
        ("[0, 1]:[2]", Bead((0, 1), (2,))),
        ("[0,1]:[2 , 3]", Bead((0, 1), (2, 3))),
        ("[]:[7]", Bead((), (7,))),
        ("[7]:[]:0.000000", Bead((7,), ())),
        ("[1, 2]:[3]:0.516272", Bead((1, 2), (3,))),
        ("[1]:[3]:-1.5e-07", Bead((1,), (3,))),
        ("[1]:[3]:nan", Bead((1,), (3,))),
        ("[2, 1]:[3]", Bead((1, 2), (3,))),
        ("  [1] : [3]  ", Bead((1,), (3,))),
    ],
)
def test_a_line_is_a_bead(tmp_path: Path, line: str, bead: Bead) -> None:
    assert read_links(saved(tmp_path, f"# gold\n\n{line}\r\n")) == (bead,)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("0:0", "is no link"),
        ("[0]:[0] x", "is no link"),
        ("[0]", "is no link"),
        ("[a]:[0]", "is no link"),
        ("[-1]:[0]", "is no link"),
        ("[0,]:[0]", "is no list of segment numbers"),
        ("[0 1]:[0]", "is no list of segment numbers"),
        ("[99999999999]:[0]", "is no list of segment numbers"),
        ("[1, 1]:[0]", "names a segment twice"),
        ("x" * 200_000, "is no link"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, words: str) -> None:
    with pytest.raises(FormatError, match=words) as caught:
        read_links(saved(tmp_path, f"[0]:[0]\n{line}\n"))
    assert caught.value.line == 2
    assert len(str(caught.value)) < 300


def test_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is empty"):
        read_links(saved(tmp_path, "\n"))


@settings(deadline=None)
@given(st.lists(st.tuples(ids, ids), min_size=1, max_size=20))
def test_any_links_come_back(
    tmp_path_factory: pytest.TempPathFactory, sides: list[tuple[tuple[int, ...], ...]]
) -> None:
    beads = tuple(Bead(source, target) for source, target in sides)
    path = saved(tmp_path_factory.mktemp("links"), "".join(f"{line_of(bead)}\n" for bead in beads))
    assert read_links(path) == beads


def test_they_are_no_bitext(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="name the two texts"):
        formats.read(saved(tmp_path, "[0]:[0]\n"))
