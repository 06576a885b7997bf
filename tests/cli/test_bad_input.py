"""Bad input gets one clear line and its exit code, and nothing is lost or half-written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from alignpost.formats import suffixes

GOOD = "One sentence here. And a second one.\n"

BROKEN_SRX = """<?xml version="1.0"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="yes"/><body>
<languagerules><languagerule languagerulename="all">
<rule break="yes"><beforebreak>[.</beforebreak><afterbreak>\\s</afterbreak></rule>
</languagerule></languagerules>
<maprules><languagemap languagepattern=".*" languagerulename="all"/></maprules></body></srx>
"""


def assert_one_clear_line(outcome: tuple[int, str, str], code: int, *parts: str) -> None:
    assert (code, "") == outcome[:2], outcome
    assert outcome[2].count("\n") == 1
    assert outcome[2].startswith("alignpost: ")
    for part in parts:
        assert part in outcome[2]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        (b"", ["empty"]),
        (b" \n\n\t\n", ["empty"]),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ["binary"]),
        ("Le président a été élu.".encode("latin-1"), ["byte 5"]),
        ("caf\u00e9".encode("utf-16-le"), []),
    ],
    ids=["empty", "blank", "binary", "latin-1", "utf-16 without mark"],
)
@pytest.mark.parametrize("side", ["source", "target"])
def test_unreadable_text(
    content: bytes, parts: list[str], side: str, good: Path, tmp_path: Path, run: Run
) -> None:
    bad, out = tmp_path / "bad.txt", tmp_path / "out.tmx"
    bad.write_bytes(content)
    texts = (bad, good) if side == "source" else (good, bad)
    assert_one_clear_line(run("align", *texts, "-o", out), 3, str(bad), *parts)
    assert_one_clear_line(run("segment", bad), 3, str(bad), *parts)
    assert {good.name, bad.name} == {path.name for path in tmp_path.iterdir()}


def test_missing_file_and_folder(good: Path, tmp_path: Path, run: Run) -> None:
    for command in (["align", good], ["segment"], ["score"], ["evaluate", good], ["review"]):
        assert run(*command, tmp_path / "absent.tmx").code == 3
        assert_one_clear_line(run(*command, tmp_path), 3, str(tmp_path))


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" + b"\x00" * 200])
def test_a_project_that_is_none(content: bytes, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "x.alignpost"
    path.write_bytes(content)
    for command in (["review", path], ["score", path], ["export", path, tmp_path / "x.tmx"]):
        outcome = run(*command)
        assert outcome.code in (3, 4)
        assert_one_clear_line(outcome, outcome.code, str(path))
    assert content == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_an_existing_project_is_never_replaced(project: Path, post: Path, run: Run) -> None:
    before = project.read_bytes()
    outcome = run("align", post / "post.en.txt", post / "post.fr.txt", "-o", project)
    assert_one_clear_line(outcome, 3, str(project), "exists")
    assert before == project.read_bytes()


def test_unknown_suffix_is_refused_before_any_work(good: Path, tmp_path: Path, run: Run) -> None:
    assert_one_clear_line(
        run("align", good, tmp_path / "absent.txt", "-o", tmp_path / "x.docx"), 2, ".tmx", ".tsv"
    )


def test_an_unknown_suffix_is_one_sentence_in_every_command(good: Path, tmp_path: Path, run: Run) -> None:
    odd = tmp_path / "x.pdf"
    odd.write_text("%PDF", encoding="utf-8")
    known = ", ".join((*suffixes(), ".alignpost"))
    for words in (
        ("align", good, good, "-o", odd),
        ("score", odd),
        ("explain", odd, "--pair", "1"),
        ("convert", odd, tmp_path / "x.tmx"),
        ("export", odd, tmp_path / "x.tmx"),
    ):
        outcome = run(*words)
        assert outcome.code == 2
        assert outcome.err == f"alignpost: {odd}: the suffix '.pdf' is unknown; known are {known}\n"
    listed = run("batch", odd, "-o", tmp_path / "r").out
    assert listed == f"!    –  {odd}: the suffix '.pdf' is unknown; known are {known}\n"


def test_places_that_cannot_be_written(good: Path, project: Path, tmp_path: Path, run: Run) -> None:
    for place in (tmp_path / "absent" / "x.tmx", tmp_path / "x.tmx" / ""):
        (tmp_path / "x.tmx").mkdir(exist_ok=True)
        assert_one_clear_line(run("align", good, good, "-o", place), 3, "x.tmx")
        assert_one_clear_line(run("export", project, place), 3, "x.tmx")


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_read_only_folder(good: Path, tmp_path: Path, run: Run) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    assert_one_clear_line(run("align", good, good, "-o", closed / "x.tmx"), 3, "read-only")


def test_a_full_disk_leaves_what_was_there(
    good: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "x.tmx"
    out.write_text("precious", encoding="utf-8")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("alignpost.atomic.os.fsync", full)
    assert_one_clear_line(run("align", good, good, "-o", out), 3, str(out), "No space left")
    assert out.read_text(encoding="utf-8") == "precious"
    assert {"good.txt", "x.tmx"} == {path.name for path in tmp_path.iterdir()}


def test_a_line_of_200_000_characters(tmp_path: Path, run: Run) -> None:
    long = tmp_path / "long.txt"
    long.write_text("word " * 40_000 + "end.", encoding="utf-8")
    outcome = run("segment", long, "--json")
    assert (outcome.code, outcome.err) == (0, "")
    assert run("align", long, long).code == 0


def test_srx_with_a_broken_rule(good: Path, tmp_path: Path, run: Run) -> None:
    rules = tmp_path / "rules.srx"
    rules.write_text(BROKEN_SRX, encoding="utf-8")
    assert_one_clear_line(run("segment", good, "--srx", rules), 3, str(rules), "rule")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.tmx", b"<tmx version='1.4'><header srclang='en'/><body><tu>"),
        ("x.tmx", b"<html/>"),
        ("x.tsv", b"one column only\n"),
        ("x.jsonl", b'{"source": "a"\n'),
    ],
)
def test_broken_pairs_files(name: str, content: bytes, tmp_path: Path, run: Run) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert_one_clear_line(run("score", path), 3, str(path), "line")


def test_broken_links(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "x.links"
    path.write_text("[0]:[0]\n[1]=[1]\n", encoding="utf-8")
    assert_one_clear_line(run("evaluate", path, path), 3, str(path), "line 2")


def test_reference_with_another_number_of_lines(project: Path, tmp_path: Path, run: Run) -> None:
    reference = tmp_path / "ref.txt"
    reference.write_text("only one line\n", encoding="utf-8")
    assert_one_clear_line(run("score", project, "--reference", reference), 3, str(reference), "14")


@pytest.mark.parametrize(
    ("name", "content"),
    [("x.tsv", "source\ttarget\n"), ("x.tmx", "<tmx version='1.4'><header srclang='en'/><body/></tmx>")],
)
def test_nothing_to_score_is_no_pass(name: str, content: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert_one_clear_line(run("score", path), 3, str(path), "no pair")


@pytest.mark.parametrize("tag", ["x y", "", "français!"])
def test_language_tags_that_are_none(tag: str, good: Path, tmp_path: Path, run: Run) -> None:
    assert_one_clear_line(
        run("align", good, good, "--source-lang", tag, "-o", tmp_path / "x.tmx"), 2, "language tag"
    )
    assert_one_clear_line(run("segment", good, "--lang", tag), 2, "language tag")
    assert_one_clear_line(run("score", tmp_path / "absent.tsv", "--target-lang", tag), 2, "language tag")


def test_links_that_lead_to_themselves(good: Path, tmp_path: Path, run: Run) -> None:
    loop = tmp_path / "loop.tmx"
    loop.symlink_to(loop)
    assert_one_clear_line(run("align", good, good, "-o", loop), 3, str(loop))


def test_standard_output_that_takes_nothing(good: Path) -> None:
    for words in ("--version", f"segment {good}"):
        for place, why in ((">/dev/full", "No space left"), (">&-", "closed")):
            done = subprocess.run(
                f"{sys.executable} -m alignpost {words} {place}",
                shell=True,
                capture_output=True,
                text=True,
                check=False,
            )
            assert (done.returncode, done.stderr.count("\n")) == (3, 1), done.stderr
            assert why in done.stderr


def test_names_with_escape_sequences_are_shown_harmless(tmp_path: Path, run: Run) -> None:
    outcome = run("segment", tmp_path / "\x1b[31mred.txt")
    assert "\x1b" not in outcome.err


def test_a_closed_pipe_is_silent(post: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m alignpost segment {post / 'article.fr.txt'} --lang fr | head -n 1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1
