"""Figures come from recorded runs: the page is made of them, and what documents quote are these figures."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from benchmarks import figures
from benchmarks.all import recorded, without_escapes
from benchmarks.figures import Record
from benchmarks.printed import figures_of
from benchmarks.runs import RUNS
from tests.docs.reading import ROOT

PAGE = figures.PAGE.read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
TEMPLATE = figures.TEMPLATE.read_text(encoding="utf-8")
RECORDS = figures.load()


def test_the_page_is_what_the_recorded_figures_make_of_it() -> None:
    assert figures.render(RECORDS) == PAGE


@pytest.mark.parametrize(
    ("path", "pieces"), figures.quotations().items(), ids=lambda value: getattr(value, "name", "")
)
def test_documents_quote_the_recorded_figures(path: Path, pieces: list[str]) -> None:
    text = path.read_text(encoding="utf-8")
    assert figures.refreshed(text, pieces, RECORDS) == text


def test_nobody_writes_a_figure_into_the_page_by_hand() -> None:
    outside = re.sub(r"\{[^{}]+\}|`[^`]*`|\d+\.\d+\.\d+", "", TEMPLATE)
    assert re.findall(r"(?<![\w.])\.\d+|\d+\.\d+(?!\.)|\d[\d,]* (?:s|ms|GB|%)(?!\w)", outside) == []


def test_the_readme_quotes_only_figures_of_the_page() -> None:
    prose = re.sub(r"```.*?```", "", README, flags=re.DOTALL)
    quoted = re.findall(r"(?<![\w./-])(?:\d+)?\.\d+|\d[\d,]*\.?\d* (?:s|ms|MB|kB|GB|%|points)\b", prose)
    assert [figure for figure in quoted if figure not in PAGE and figure != "3.11"] == []
    rows = [line for line in prose.splitlines() if line.startswith("|") and re.search(r"\.\d", line)]
    assert rows
    assert [row for row in rows if row not in PAGE.splitlines()] == []


def test_every_run_is_a_program_and_is_recorded() -> None:
    for name, run in RUNS.items():
        program = run.words[0].replace(".", "/") + ".py"
        assert (ROOT / program).is_file(), run.command
        assert RECORDS[name].command == run.command
        assert RECORDS[name].figures


def test_lines_give_figures_with_the_names_of_their_section_part_and_row() -> None:
    patterns = (
        r"(?P<section>\w+):",
        r"  (?P<part>\w+) (?P<f1>[\d.,]+)",
        r"    (?P<row>\w+) (?P<took>[\d.]+ m?s)",
    )
    printed = "a:\n  b .5\n    c 20 ms\nwords\n    c 2 s\nd:\n  b 1,000"
    assert figures_of(printed, patterns) == {"a/b/f1": 0.5, "a/b/c/took": 0.02, "a/b/c/took (2)": 2.0} | {
        "d/b/f1": 1000.0
    }


def test_json_gives_figures_with_the_names_of_its_keys() -> None:
    printed = '{"model": "one", "laws": {"cosine": 0.5}}\n{"model": "two", "laws": {"cosine": 1}}\n'
    assert figures_of(printed, ()) == {"one/laws/cosine": 0.5, "two/laws/cosine": 1.0}


def test_colours_and_lines_written_over_are_no_figures() -> None:
    assert without_escapes("\x1b[1m10 %\r\x1b[0m20 %  \nend") == "20 %\nend"


def test_a_program_that_prints_something_else_is_not_recorded() -> None:
    with pytest.raises(
        ValueError, match=r"no figures in what python -m benchmarks\.formats corpus has printed"
    ):
        recorded("readers", "Nothing to read.", date(2026, 2, 3), "a machine")


@pytest.mark.parametrize(
    ("value", "shape", "shown"),
    [
        *((0.9564, ".3", ".956"), (-0.0237, ".3", "−.024"), (1.0, ".2", "1.00"), (12.5, ".1f", "12.5")),
        *((0.0476, "%1", "4.8"), (22 / 24, "of24", "22"), (2808.0, ",.0f", "2,808")),
        *((0.018, "ms", "18 ms"), (0.0011, "time", "1.1 ms"), (12.94, "time", "12.9 s")),
    ],
)
def test_shapes(value: float, shape: str, shown: str) -> None:
    records = {"run": Record("python a.py", "2026-02-03", "a machine", {"x/y": value})}
    assert figures.filled(f"<{{run/x/y:{shape}}}>", records) == f"<{shown}>"


def test_a_quotation_is_refreshed_where_it_stands_and_nowhere_else() -> None:
    records = {"run": Record("python a.py", "2026-02-03", "a machine", {"f": 0.5, "t": 0.02})}
    pieces = ["| ours | {run/f:.3} in {run/t:ms} |"]
    text = "| theirs | .300 in 7 s |\n| ours | .400 in 1.2 s |\n"
    assert figures.refreshed(text, pieces, records) == "| theirs | .300 in 7 s |\n| ours | .500 in 20 ms |\n"
    for other in ("| other words |", text + text):
        with pytest.raises(LookupError, match="instead of once"):
            figures.refreshed(other, pieces, records)


def test_an_origin_says_command_day_and_machine() -> None:
    records = {"run": Record("python a.py", "2026-02-03", "a machine", {})}
    assert figures.filled("{run@}.", records) == "`python a.py`, 3 February 2026, a machine."


def test_a_day_is_refreshed_where_it_is_quoted() -> None:
    records = {"run": Record("python a.py", "2026-02-03", "a machine", {})}
    text = "On 31 December 2025, alone:\nOn 1 May 2024, with others:\n"
    assert figures.refreshed(text, ["On {run@day}, alone:"], records) == text.replace(
        "31 December 2025", "3 February 2026"
    )
