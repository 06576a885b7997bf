"""Glossaries and rules that come through a pipe, which gives them once."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from alignpost.api import standard_of
from alignpost.documents.files import is_lasting, read_again
from alignpost.errors import InputError
from alignpost.score.standard import Standard
from alignpost.segment.abbreviations import read_abbreviations
from alignpost.store import Project, SetSetting

TERMS = "de\tfr\ntariff\tdroit de douane\n"
RULES = """<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="no"/><body>
<languagerules><languagerule languagerulename="all">
<rule break="no"><beforebreak>\\b(Bo|Mr|M)\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
<rule break="yes"><beforebreak>\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
</languagerule></languagerules>
<maprules><languagemap languagepattern=".*" languagerulename="all"/></maprules>
</body></srx>
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.en.txt").write_text("The tariff is high. He saw Mr. Bo. Nobody knew.\n", encoding="utf-8")
    Path("a.fr.txt").write_text("La taxe est haute. Il a vu M. Bo. Nul ne savait.\n", encoding="utf-8")
    Path("terms.tsv").write_text(TERMS, encoding="utf-8")
    return tmp_path


class Pipe:
    """Pipes as a shell makes them for `<(command)`."""

    def __init__(self) -> None:
        self._open: list[int] = []

    def __call__(self, text: str) -> str:
        reader, writer = os.pipe()
        os.write(writer, text.encode())
        os.close(writer)
        self._open.append(reader)
        return f"/dev/fd/{reader}"

    def close(self) -> None:
        """All of them."""
        while self._open:
            os.close(self._open.pop())


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    made = Pipe()
    yield made
    made.close()


def checks_in(report: str) -> list[str]:
    return [finding["check"] for pair in json.loads(report)["pairs"] for finding in pair["findings"]]


@pytest.mark.usefixtures("folder")
def test_a_glossary_may_come_through_a_pipe(run: Run, pipe: Pipe) -> None:
    texts = "a.en.txt", "a.fr.txt"
    piped = run("score", *texts, "--json", "--glossary", pipe(TERMS))
    of_file = run("score", *texts, "--json", "--glossary", "terms.tsv")
    assert (piped.code, piped.out) == (0, of_file.out)
    assert "terms" in checks_in(piped.out)
    broken = run("score", *texts, "--glossary", pipe("a\tb\nc\n"))
    assert broken.code == 3
    assert "/dev/fd/" in broken.err
    assert "line 2: has 1 column" in broken.err


@pytest.mark.usefixtures("folder")
def test_a_project_keeps_the_terms_that_came_through_a_pipe(run: Run, pipe: Pipe) -> None:
    made = run("align", "a.en.txt", "a.fr.txt", "-o", "a.alignpost", "--glossary", pipe(TERMS))
    assert made.code == 0
    pipe.close()
    assert "terms" in checks_in(run("score", "a.alignpost", "--json").out)
    others = run("score", "a.alignpost", "--json", "--glossary", pipe("high\tcher\n")).out
    assert others != run("score", "a.alignpost", "--json").out
    with Project.open(Path("a.alignpost")) as project:
        assert (project.settings["glossary.terms"], "glossary" in project.settings) == (TERMS, False)
        project.apply(SetSetting("glossary", "later.tsv"))
    judged = standard_of(Path("a.alignpost"), Standard(glossary=Path("configured.tsv")))
    assert (judged.glossary, judged.terms) == (Path("later.tsv"), None)


@pytest.mark.usefixtures("folder")
def test_the_terms_of_a_project_come_before_the_configured_ones(run: Run, pipe: Pipe) -> None:
    assert run("align", "a.en.txt", "a.fr.txt", "-o", "a.alignpost", "--glossary", pipe(TERMS)).code == 0
    judged = standard_of(Path("a.alignpost"), Standard(glossary=Path("configured.tsv")))
    assert (judged.glossary, judged.terms) == (None, TERMS)


def test_a_batch_has_the_terms_of_a_pipe_in_all_its_processes(run: Run, pipe: Pipe, folder: Path) -> None:
    for name in "bc":
        (folder / f"{name}.tsv").write_text("The tariff.\tLa taxe.\n", encoding="utf-8")

    def scored(terms: str) -> str:
        words = "b.tsv", "c.tsv", "-o", "reports", "--workers", "2", "--glossary", pipe(terms)
        outcome = run("batch", *words)
        assert outcome.code == 0
        return outcome.err

    assert "0 taken from an earlier run" in scored(TERMS)
    found = [checks_in(path.read_text(encoding="utf-8")) for path in Path("reports").rglob("*.json")]
    assert ["terms" in checks for checks in found] == [True, True]
    assert "2 taken from an earlier run" in scored(TERMS)
    assert "0 taken from an earlier run" in scored("tariff\timpôt\n")


@pytest.mark.usefixtures("folder")
def test_a_browser_cannot_have_the_terms_of_a_pipe(run: Run, pipe: Pipe) -> None:
    outcome = run("review", "--web", "a.en.txt", "a.fr.txt", "--glossary", pipe(TERMS))
    assert outcome.code == 2
    assert "cannot read a glossary from a pipe; write it to a file" in outcome.err
    assert not Path("a.en+a.fr.alignpost").exists()


@pytest.mark.usefixtures("folder")
def test_rules_from_a_pipe_are_for_both_texts_and_are_asked_for_again(run: Run, pipe: Pipe) -> None:
    for option, content in (("--abbreviations", "Bo.\n"), ("--srx", RULES)):
        project = f"{option.strip('-')}.alignpost"
        made = run("align", "a.en.txt", "a.fr.txt", "-o", project, option, pipe(content))
        assert (made.code, made.err.splitlines()[-1]) == (0, f"{project}: 2 pairs written")
        revised = run("revise", project, "--target", "a.fr.txt")
        assert revised.code == 2
        assert f"was segmented with {option} from a pipe, which can be read only once" in revised.err
        assert run("revise", project, "--target", "a.fr.txt", option, pipe(content)).code == 0


def test_what_a_pipe_gave_is_kept_and_no_other_pipe_is_taken_for_it(pipe: Pipe, folder: Path) -> None:
    first = Path(pipe("a.\nb.\n"))
    assert read_abbreviations(first) == read_abbreviations(first) == ("a.", "b.")
    pipe.close()
    second = Path(pipe("c.\n"))
    assert second == first
    assert read_again(second) == read_again(second) == b"c.\n"
    file = folder / "file"
    for content in (b"x", b"y"):
        file.write_bytes(content)
        assert read_again(file) == content
    with pytest.raises(InputError, match="there is no such file"):
        read_again(folder / "none")


def test_to_a_stream_of_this_program_there_is_no_coming_back(pipe: Pipe, folder: Path) -> None:
    file, link, pipe_link = folder / "terms.tsv", folder / "link", folder / "pipe"
    link.symlink_to(file)
    pipe_link.symlink_to(pipe("x"))
    (folder / "fd").mkdir()
    own = folder / "fd" / "terms.tsv"
    own.write_bytes(b"x")
    assert [is_lasting(path) for path in (file, link, own)] == [True, True, True]
    with file.open("rb") as stream:
        streams = [Path(f"/dev/fd/{stream.fileno()}"), Path(f"/proc/self/fd/{stream.fileno()}")]
        assert [path.is_file() for path in streams] == [True, True]
        assert [is_lasting(path) for path in (*streams, pipe_link, folder, folder / "none")] == [False] * 5
