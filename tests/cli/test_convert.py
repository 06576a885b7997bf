"""`alignpost convert` and the choices of `alignpost export`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from alignpost import formats

HEAVY = {
    "numpy",
    "textual",
    "rich",
    "sacrebleu",
    "sentencepiece",
    "lxml",
    "sqlite3",
    "polib",
    "markdown_it",
}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.tsv"
    path.write_text("Good morning.\tBonjour.\nNo!\tNon\u202f!\nNo!\tNon\u202f!\n", encoding="utf-8")
    return path


def test_a_table_becomes_a_memory_in_the_languages_that_are_said(
    table: Path, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / "out.tmx"
    outcome = run("convert", table, out, "--target-lang", "fr-CA", "--dedupe", "--json")
    assert (outcome.code, json.loads(outcome.out)["units"]) == (0, 2)
    assert "2 units written; 1 left out: 1 repeated" in outcome.err
    assert 'xml:lang="fr-CA"><seg>Non\u202f!' in out.read_text(encoding="utf-8")
    assert run("validate", out).code == 0


def test_a_project_is_converted_as_it_is_exported(project: Path, tmp_path: Path, run: Run) -> None:
    assert run("convert", project, tmp_path / "a.xliff").code == 0
    assert run("export", project, tmp_path / "b.xliff").code == 0
    assert (tmp_path / "a.xliff").read_bytes() == (tmp_path / "b.xliff").read_bytes()
    outcome = run("export", project, tmp_path / "c.xlsx", "--status", "accepted")
    assert "0 units written" in outcome.err


def test_formats_by_name(table: Path, tmp_path: Path, run: Run) -> None:
    assert run("convert", table, tmp_path / "m", "--to", "moses").code == 0
    assert (tmp_path / "m.fr").read_text(encoding="utf-8").count("\n") == 3
    assert run("convert", tmp_path / "m", tmp_path / "x.dat", "--from", "moses", "--to", "xliff21").code == 0
    assert "trgLang" in (tmp_path / "x.dat").read_text(encoding="utf-8")


def test_abbreviations_become_rules(tmp_path: Path, run: Run) -> None:
    (tmp_path / "own.txt").write_text("flot.\n", encoding="utf-8")
    assert run("convert", tmp_path / "own.txt", tmp_path / "own.srx").code == 0
    (tmp_path / "text.txt").write_text("La flot. Rouge. Fin.", encoding="utf-8")
    outcome = run("segment", tmp_path / "text.txt", "--lang", "fr", "--srx", tmp_path / "own.srx")
    assert outcome.out == "La flot. Rouge.\nFin.\n"


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["a.tsv", "b.doc"], "unknown"),
        (["a.tsv", "b.tsv", "--to", "word"], "no format “word”"),
        (["a.tsv", "b.tsv", "--status", "fine"], "--status"),
        (["a.tsv", "b.tsv", "--encoding", "latin-1"], "--encoding"),
    ],
)
def test_wrong_words_are_usage_errors(words: list[str], part: str, run: Run) -> None:
    outcome = run("convert", *words)
    assert (outcome.code, outcome.out) == (2, "")
    assert part in outcome.err


def test_converting_loads_no_more_than_it_needs(table: Path, tmp_path: Path) -> None:
    script = (
        "import sys, json\nfrom alignpost.cli.main import main\n"
        f"assert main(['convert', {str(table)!r}, {str(tmp_path / 'o.tmx')!r}]) == 0\n"
        "sys.stdout.write(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert HEAVY & set(json.loads(done.stdout)) == set()


def test_languages_that_no_file_names_are_alike_in_every_command(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "a.tsv"
    table.write_text("One.\tUn.\n", encoding="utf-8")
    for command in ("convert", "export"):
        for words, langs in (((), ("en", "fr")), (("--target-lang", "de"), ("en", "de"))):
            assert run(command, table, tmp_path / "a.xlf", *words).code == 0
            bitext = formats.read(tmp_path / "a.xlf")
            assert (bitext.source.lang, bitext.target.lang) == langs


def test_nan_is_no_score(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("One.\tUn.\n", encoding="utf-8")
    for bound in ("--min-fidelity", "--max-fidelity"):
        outcome = run("convert", tmp_path / "a.tsv", tmp_path / "a.tmx", bound, "nan")
        assert (outcome.code, "nan" in outcome.err) == (2, True)
