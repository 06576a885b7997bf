"""Ladders as hunalign writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignpost import formats
from alignpost.errors import FormatError, OutputError
from alignpost.formats import read_links
from alignpost.formats.ladder import MAX_POSITION
from alignpost.model import Bead, Bitext


def saved(folder: Path, content: str, name: str = "a.ladder") -> Path:
    path = folder / name
    path.write_bytes(content.encode())
    return path


def bitext(sources: int, targets: int, *beads: Bead) -> Bitext:
    source = Bitext.of_texts([(f"s{number}", "") for number in range(sources)], "en", "fr").source
    target = Bitext.of_texts([(f"t{number}", "") for number in range(targets)], "fr", "en").source
    return Bitext.of_beads(source, target, beads)


@pytest.mark.parametrize(
    "content",
    [
        "0\t0\t0.5\n1\t1\t-0.3\n3\t2\t0\n3\t3\t1.7\n",
        "0 0\n1 1\n3 2\n3 3\n",
        "0\t0\r\n1\t1\r\n3\t2\r\n3\t3",
        "# by hand\n\n0 0 nan\n1 1 -inf\n  3\t 2 1e-05\n3 3 0.\n\n",
        "\ufeff0\t0\t1\n1\t1\t1\n3\t2\t1\n3\t3\t1\n",
    ],
)
def test_between_two_rungs_is_a_bead(tmp_path: Path, content: str) -> None:
    expected = (Bead((0,), (0,)), Bead((1, 2), (1,)), Bead((), (2,)))
    assert read_links(saved(tmp_path, content)) == expected
    assert read_links(saved(tmp_path, content, "hand")) == expected


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("1\t1\n2\t2\n", 1, "first rung must be 0 0"),
        ("\n# cut\n0\t1\n2\t2\n", 3, "first rung must be 0 0"),
        ("# nothing\n", 1, "first rung must be 0 0"),
        ("0\t0\n", 1, "last rung is missing"),
        ("\n0\t0\t0.3\n\n", 2, "last rung is missing"),
        ("0\t0\n2\t2\n1\t3\n", 3, "the rung 1 3 goes back behind 2 2"),
        ("0\t0\n2\t2\n3\t1\n", 3, "the rung 3 1 goes back behind 2 2"),
        ("0\t0\n2\t2\n2\t2\n", 3, "the rung 2 2 stands twice"),
        ("0\t0\n2\n", 2, "'2' is no rung"),
        ("0\t0\n2\t", 2, "'2' is no rung"),
        ("0\t0\n2\t2\t1\t1\n", 2, "is no rung"),
        ("0\t0\n2\t-2\n", 2, "is no rung"),
        ("0\t0\n2\t2\tgood\n", 2, "is no rung"),
        ("0\t0\n2\u00a02\n", 2, "is no rung"),
        ("0\t0\n٢\t٢\n", 2, "is no rung"),
        (f"0\t0\n{MAX_POSITION + 1}\t1\n", 2, "lies beyond 10,000,000 segments"),
        (f"0\t0\n1\t{'9' * 5000}\n", 2, "lies beyond 10,000,000 segments"),
        ("0\t0\n[0]:[0]\n", 2, "is no rung"),
        ("0\t0\n" + "x" * 200_000, 2, "is no rung"),
    ],
)
def test_a_wrong_rung_is_named(tmp_path: Path, content: str, line: int, words: str) -> None:
    with pytest.raises(FormatError, match=words) as caught:
        read_links(saved(tmp_path, content))
    assert caught.value.line == line
    assert len(str(caught.value)) < 300


def test_confidence_stands_where_a_bead_begins(tmp_path: Path) -> None:
    sure = bitext(3, 2, Bead((0,), (0,), 0.75), Bead((1, 2), (), 1.0), Bead((), (1,), 1e-7))
    formats.write(sure, tmp_path / "a.ladder")
    assert (tmp_path / "a.ladder").read_text() == "0\t0\t0.75\n1\t1\t1\n3\t1\t1e-07\n3\t2\t0\n"


def test_one_bead_without_confidence_leaves_two_columns(tmp_path: Path) -> None:
    half = bitext(2, 2, Bead((0,), (0,), 0.75), Bead((1,), (1,)))
    formats.write(half, tmp_path / "a.ladder")
    assert (tmp_path / "a.ladder").read_text() == "0\t0\n1\t1\n2\t2\n"


@pytest.mark.parametrize(
    ("sizes", "beads", "words"),
    [
        ((2, 2), [Bead((0,), (1,)), Bead((1,), (0,))], "pair 1 crosses another one"),
        ((2, 2), [Bead((0, 1), (0,)), Bead((1,), (1,))], "pair 2 crosses another one"),
        ((3, 2), [Bead((0, 2), (0,)), Bead((1,), (1,))], r"pair 1 joins source .* side by side \(0, 2\)"),
        ((1, 9), [Bead((0,), (0, *range(2, 9)))], r"target .* side by side \(0, 2, 3, 4, 5, 6 …\)"),
        ((3, 2), [Bead((0,), (0,)), Bead((2,), (1,))], "no pair has the source segment 1"),
        ((2, 3), [Bead((0,), (0,)), Bead((1,), (1,))], "no pair has the target segment 2"),
        ((1, 0), [], "no pair has the source segment 0"),
        ((1, 1), [Bead((0,), (0,)), Bead((), ())], "pair 2 has no segments"),
    ],
)
def test_what_no_ladder_can_say_is_not_written(
    tmp_path: Path, sizes: tuple[int, int], beads: list[Bead], words: str
) -> None:
    path = saved(tmp_path, "0 0\n1 1\n")
    with pytest.raises(OutputError, match=words) as caught:
        formats.write(bitext(*sizes, *beads), path)
    assert caught.value.path == str(path)
    assert path.read_text() == "0 0\n1 1\n"
    assert [found.name for found in tmp_path.iterdir()] == ["a.ladder"]


def test_two_empty_texts_have_one_rung(tmp_path: Path) -> None:
    formats.write(bitext(0, 0), tmp_path / "a.ladder")
    assert (tmp_path / "a.ladder").read_text() == "0\t0\n"
