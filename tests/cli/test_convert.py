"""`alignpost convert` and the choices of `alignpost export`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import POST, Run

from alignpost import api, formats

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


def test_what_is_written_is_called_by_its_name(project: Path, tmp_path: Path, run: Run) -> None:
    said = [
        run("export", project, tmp_path / "out.links").err,
        run("export", project, tmp_path / "out.ladder").err,
        run("export", project, tmp_path / "out.ces").err,
        run("convert", project, tmp_path / "out.tsv").err,
        run("convert", tmp_path / "out.tsv", tmp_path / "out.alignpost").err,
    ]
    assert [line.rsplit(" ", 2)[1] for line in said] == ["links", "links", "links", "units", "pairs"]


def test_a_file_of_pairs_becomes_a_project_with_all_it_says(
    project: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("convert", project, "all.jsonl").code == 0
    said = Path("all.jsonl").read_text(encoding="utf-8").replace('"unreviewed"', '"accepted"', 1)
    Path("all.jsonl").write_text(said, encoding="utf-8")
    assert run("convert", "all.jsonl", "again.alignpost").code == 0
    assert run("convert", "again.alignpost", "again.jsonl").code == 0
    assert Path("again.jsonl").read_text(encoding="utf-8") == said


def test_a_project_of_a_memory_is_one_text_after_the_other(table: Path, tmp_path: Path, run: Run) -> None:
    assert run("convert", table, tmp_path / "a.tmx").code == 0
    outcome = run("convert", tmp_path / "a.tmx", tmp_path / "a.alignpost", "--dedupe")
    assert (outcome.code, "1 left out: 1 repeated" in outcome.err) == (0, True)
    bitext = api.read(tmp_path / "a.alignpost")
    assert bitext.target.document.text == "Bonjour.\nNon\u202f!"
    assert [pair.bead.target for pair in bitext.pairs] == [(0,), (1,)]
    assert run("review", tmp_path / "a.alignpost").code == 0


def test_a_project_has_scores_with_their_reasons(project: Path, tmp_path: Path, run: Run) -> None:
    whole = api.read(project)
    for name in ("a.tmx", "a.jsonl"):
        assert run("convert", project, tmp_path / name).code == 0
        assert (
            run("convert", tmp_path / name, tmp_path / f"{name}.alignpost", "--min-fidelity", "1").code == 0
        )
        made = api.read(tmp_path / f"{name}.alignpost")
        assert made.signature == whole.signature
        assert [pair.score for pair in made.pairs] == [pair.score for pair in whole.pairs]


def test_a_project_is_judged_by_the_configuration(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.tsv").write_text("We lost 12 men.\tNous avons perdu 21 hommes.\n", encoding="utf-8")
    Path("alignpost.toml").write_text('[checks]\nnumbers = "off"\n', encoding="utf-8")
    assert run("convert", "a.tsv", "a.alignpost").code == 0
    (pair,) = api.read("a.alignpost").pairs
    assert pair.score
    assert "numbers" not in {finding.check for finding in pair.score.findings}


def test_ids_that_go_to_and_fro_are_given_up_in_a_project(project: Path, tmp_path: Path, run: Run) -> None:
    assert run("convert", project, tmp_path / "a.tsv").code == 0
    head, *rows = (tmp_path / "a.tsv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "a.tsv").write_text("\n".join([head, *rows[::-1], ""]), encoding="utf-8")
    assert run("convert", tmp_path / "a.tsv", tmp_path / "a.alignpost").code == 0
    bitext = api.read(tmp_path / "a.alignpost")
    assert [pair.bead.source for pair in bitext.pairs] == [(number,) for number in range(len(rows))]


def test_a_project_is_never_written_over(table: Path, project: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "a.alignpost"
    assert run("convert", table, out).code == 0
    made = out.read_bytes()
    for words, part in (
        (("convert", table, out), "exists and may hold decisions"),
        (("convert", table, out, "--to", "tmx"), "leave --to out"),
        (("export", table, out, "--to", "tmx"), "alignpost convert"),
        (("convert", project, tmp_path / "b.alignpost"), "copy the file"),
        (("convert", POST / "post.en-post.fr.links", tmp_path / "b.alignpost"), "--texts"),
    ):
        outcome = run(*words)
        assert (outcome.code in {2, 3}, part in outcome.err) == (True, True), outcome.err
    assert out.read_bytes() == made
    assert not (tmp_path / "b.alignpost").exists()


def test_links_with_their_texts_become_a_project(tmp_path: Path, run: Run) -> None:
    for name, text in (("a.links", "[0, 1]:[0]\n"), ("en", "One.\nTwo.\n"), ("fr", "Un, deux.\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    words = ("convert", tmp_path / "a.links", tmp_path / "a.alignpost", "--texts")
    assert run(*words, tmp_path / "en", tmp_path / "fr").code == 0
    bitext = api.read(tmp_path / "a.alignpost")
    assert [(pair.source, pair.bead.kind) for pair in bitext.pairs] == [("One.\nTwo.", "2:1")]
    assert (bitext.source.lang, bitext.target.lang) == ("en", "fr")


def test_the_screen_says_how_a_memory_becomes_a_project(table: Path, run: Run) -> None:
    outcome = run("review", table)
    assert outcome.code == 2
    assert "alignpost convert pairs.tsv pairs.alignpost" in outcome.err


def test_the_screen_asks_for_the_translation_of_a_text_that_stands_alone(tmp_path: Path, run: Run) -> None:
    (tmp_path / "post.en.txt").write_text("One.\n", encoding="utf-8")
    outcome = run("review", tmp_path / "post.en.txt")
    assert outcome.code == 2
    assert "alignpost review post.en.txt TARGET" in outcome.err


def test_a_project_is_opened_under_any_name(project: Path, tmp_path: Path, run: Run) -> None:
    copy = tmp_path / "copy.bak"
    copy.write_bytes(project.read_bytes())
    assert run("review", copy).code == 0


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


def test_an_unknown_suffix_names_all_that_can_be_written(project: Path, tmp_path: Path, run: Run) -> None:
    for name, what in (("x.pdf", "the suffix '.pdf' is unknown"), ("x", "the name has no suffix")):
        outcome = run("convert", project, tmp_path / name)
        assert outcome.code == 2
        assert f"{what}; known are " in outcome.err
        known = outcome.err.rstrip("\n").partition("; known are ")[2]
        assert set(known.split(", ")) == {*formats.suffixes(), ".alignpost", ".srx"}
    outcome = run("convert", tmp_path / "x.pdf", tmp_path / "x.tmx")
    assert outcome.code == 2
    assert outcome.err.endswith(", .alignpost\n")


def test_validate_goes_on_behind_a_file_that_it_cannot_check(project: Path, tmp_path: Path, run: Run) -> None:
    broken, gone = tmp_path / "b.tsv", tmp_path / "gone.tmx"
    broken.write_text("one\n", encoding="utf-8")
    outcome = run("validate", project, broken)
    assert outcome.code == 2
    assert f"{project}: is a project" in outcome.err
    assert f"{broken}:1: error: " in outcome.out
    outcome = run("validate", gone, project, broken, "--json")
    assert outcome.code == 3
    assert [(row["file"], row["severity"]) for row in json.loads(outcome.out)] == [
        (str(broken), "error"),
        (str(gone), "error"),
        (str(project), "error"),
    ]
    assert len(outcome.err.splitlines()) == 2


def test_a_project_is_not_validated_but_opened_or_exported(project: Path, run: Run) -> None:
    outcome = run("validate", project)
    assert outcome.code == 2
    assert "is a project" in outcome.err
    assert f"`alignpost review {project.name}`" in outcome.err
    assert f"`alignpost export {project.name} {project.stem}.tmx`" in outcome.err


@pytest.mark.parametrize("command", ["convert", "export"])
@pytest.mark.parametrize("name", ["out.xlf", "out.tsv"])
def test_what_a_format_cannot_carry_is_told_by_either_command(
    command: str, name: str, tmp_path: Path, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    memory = tmp_path / "codes.tmx"
    memory.write_text(_WITH_CODES, encoding="utf-8")
    assert run(command, memory, tmp_path / name).code == 0
    assert caplog.messages == [f"{memory}: inline codes, left out (1 unit)"]


@pytest.mark.parametrize("command", ["convert", "export"])
def test_a_memory_becomes_a_memory_with_its_codes_by_either_command(
    command: str, tmp_path: Path, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    memory = tmp_path / "codes.tmx"
    memory.write_text(_WITH_CODES, encoding="utf-8")
    assert run(command, memory, tmp_path / "out.tmx").code == 0
    assert caplog.messages == []
    assert '<ph type="br">&lt;br/&gt;</ph>' in (tmp_path / "out.tmx").read_text(encoding="utf-8")


def test_a_text_of_links_is_not_written_over(tmp_path: Path, run: Run) -> None:
    links, source, target = (tmp_path / name for name in ("a.links", "en.tsv", "fr.txt"))
    for path, text in ((links, "[0]:[0]\n"), (source, "It rains.\n"), (target, "Il pleut.\n")):
        path.write_text(text, encoding="utf-8")
    outcome = run("convert", links, source, "--texts", source, target)
    assert (outcome.code, "is a text of --texts and OUT at once" in outcome.err) == (2, True)
    assert source.read_text(encoding="utf-8") == "It rains.\n"


def test_an_export_over_its_own_file_is_refused(table: Path, run: Run) -> None:
    before = table.read_bytes()
    outcome = run("export", table, table)
    assert (outcome.code, "is IN and OUT at once" in outcome.err) == (2, True)
    assert table.read_bytes() == before


_WITH_CODES = (
    '<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t"'
    ' adminlang="en" srclang="en" datatype="xml"/><body><tu>'
    '<tuv xml:lang="en"><seg>One<ph type="br">&lt;br/&gt;</ph>line.</seg></tuv>'
    '<tuv xml:lang="fr"><seg>Une ligne.</seg></tuv></tu></body></tmx>'
)
