"""What the words of a batch stand for."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignpost.batch import Settings, items_of, run_batch
from alignpost.errors import InputError, UsageError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    for name in ("b.tsv", "a.tsv", "deep/A.tsv", "deep/er/a.tsv", "s.txt"):
        (tmp_path / name).write_text("x\ty\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_patterns_give_files_in_order_and_every_result_a_name_of_its_own() -> None:
    items = items_of(["**/*.tsv"])
    assert [item.target.as_posix() for item in items] == ["a.tsv", "b.tsv", "deep/A.tsv", "deep/er/a.tsv"]
    assert [item.name for item in items] == ["a.tsv", "b.tsv", "deep/A.tsv", "deep/er/a.tsv"]


def test_a_manifest_lists_pairs_and_files_beside_itself(folder: Path) -> None:
    (folder / "deep" / "all.manifest").write_text("# ours\n\nA.tsv\r\n../s.txt\ter/a.tsv\n", encoding="utf-8")
    one, two = items_of(["deep/all.manifest"])
    assert (one.source, one.target) == (Path("deep/A.tsv"), Path("deep/A.tsv"))
    assert (two.source, two.target) == (Path("deep/../s.txt"), Path("deep/er/a.tsv"))


def test_a_file_is_called_the_same_whatever_else_is_scored(folder: Path) -> None:
    (folder / "x.manifest").write_text("s.txt\tdeep/A.tsv\na.tsv\tdeep/A.tsv\n", encoding="utf-8")
    assert [item.name for item in items_of(["x.manifest"])] == ["deep/s.txt+A.tsv", "deep/a.tsv+A.tsv"]
    assert [item.name for item in items_of([str(folder / "deep" / "A.tsv")])] == ["deep/A.tsv"]
    assert [item.name for item in items_of(["deep/../b.tsv"])] == ["b.tsv"]


def test_a_file_elsewhere_stays_among_the_reports(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "deep")
    (outside,) = items_of(["../a.tsv"])
    assert outside.name == "/".join(("_", *folder.parts[1:], "a.tsv"))
    results = run_batch([outside], Settings(), Path("out"))
    assert results[0].report
    assert Path("out", f"{outside.name}.json").exists()


def test_files_that_are_left_out() -> None:
    assert [item.name for item in items_of(["**/*.tsv"], ["deep/e*", "b.tsv"])] == ["a.tsv", "deep/A.tsv"]
    with pytest.raises(UsageError, match=r"no file matches \*\.tsv without \*\.tsv"):
        items_of(["*.tsv"], ["*.tsv"])


@pytest.mark.parametrize("hidden", [True, False])
def test_a_hidden_folder_of_reports_is_kept_out_of_git(folder: Path, hidden: bool) -> None:
    out = folder / (".reports" if hidden else "reports")
    run_batch(items_of(["a.tsv"]), Settings(), out)
    assert (out / ".gitignore").exists() == hidden
    assert (out / "a.tsv.json").exists()


def test_mistakes() -> None:
    with pytest.raises(UsageError, match="no file matches"):
        items_of(["*.tmx"])
    with pytest.raises(InputError, match="no such file"):
        items_of(["absent.manifest"])


def test_what_is_listed_again_is_scored_once(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    (folder / "x.manifest").write_text("a.tsv\ns.txt\ta.tsv\na.tsv\n", encoding="utf-8")
    assert [item.name for item in items_of(["a.tsv", "*.tsv"])] == ["a.tsv", "b.tsv"]
    assert [item.source.name for item in items_of(["x.manifest"])] == ["a.tsv", "s.txt"]
    assert caplog.messages == ["a.tsv is listed 2 times; it is scored once"] * 2


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("a\tb\tc", "must hold"),
        ("a\t", "must hold"),
        ("\tb", "must hold"),
        ("s.txt  s.txt", "by a tab, not by blanks"),
        ("a b" * 5_000, "by a tab, not by blanks"),
    ],
    ids=["three", "no target", "no source", "blanks", "long"],
)
def test_a_broken_line_of_a_manifest_stops_no_other(folder: Path, line: str, part: str) -> None:
    (folder / "x.manifest").write_text(f"a.tsv\n{line}\nb.tsv\n", encoding="utf-8")
    one, broken, two = items_of(["x.manifest"])
    assert (one.problem, two.problem) == (None, None)
    assert broken.problem is not None
    assert "x.manifest, line 2: " in broken.problem
    assert part in broken.problem
    results = run_batch([broken], Settings(), folder / "out")
    assert [(result.error, result.exit_code) for result in results] == [(broken.problem, 3)]


def test_a_name_with_a_blank_is_a_name(folder: Path) -> None:
    (folder / "a file.tsv").write_text("x\ty\n", encoding="utf-8")
    (folder / "x.manifest").write_text("a file.tsv\n", encoding="utf-8")
    (item,) = items_of(["x.manifest"])
    assert (item.problem, item.name) == (None, "a file.tsv")


def test_a_file_whose_name_looks_like_a_pattern(folder: Path) -> None:
    (folder / "a[1].tsv").write_text("x\ty\n", encoding="utf-8")
    assert [item.name for item in items_of(["a[1].tsv"])] == ["a[1].tsv"]


def test_a_file_of_a_long_name_has_a_report_of_its_own(folder: Path) -> None:
    for number in range(2):
        (folder / f"{'é' * 119}{number}.tsv").write_text("One.\tUn.\n", encoding="utf-8")
    first, second = run_batch(items_of(["é*.tsv"]), Settings(), Path("out"))
    assert first.item.name != second.item.name
    for result in (first, second):
        assert result.error is None
        assert Path("out", f"{result.item.name}.json").exists()


def test_names_that_differ_in_case_alone_have_reports_of_their_own(folder: Path) -> None:
    """Some file systems do not tell A from a."""
    for name in ("one.tsv", "One.tsv", "ONE.tsv"):
        (folder / name).write_text("a\tb\n", encoding="utf-8")
    names = [item.name for item in items_of(["one.tsv", "One.tsv", "ONE.tsv"])]
    assert names == ["one.tsv", "One.tsv~2", "ONE.tsv~3"]
