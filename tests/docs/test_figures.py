"""Figures come from programs: their places on the page are kept, and the README quotes nothing else."""

from __future__ import annotations

import re
from datetime import date

import pytest
from benchmarks.all import RUNS, section, with_section
from tests.docs.reading import ROOT

PAGE = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
DAY = date(2026, 2, 3)


def test_every_program_is_there() -> None:
    for run in RUNS.values():
        program = run.words[1].replace(".", "/") + ".py" if run.words[0] == "-m" else run.words[0]
        assert (ROOT / program).is_file(), run.command


def test_a_section_says_command_day_and_peer() -> None:
    text = section("formats", "1 s\n", DAY)
    assert (
        "`python benchmarks/formats.py speed --units 100000 --units 1000000`, 3 February 2026, Python" in text
    )
    assert "For comparison: translate-toolkit" in text
    assert "\n```text\n1 s\n```\n" in text


def test_a_run_takes_its_own_place_and_leaves_the_others() -> None:
    page = "# Benchmarks\n\nWords.\n"
    for name in ("formats", "alignment", "fidelity"):
        page = with_section(page, name, section(name, f"first {name}", DAY))
    assert page.startswith("# Benchmarks\n\nWords.\n")
    places = [page.index(f"first {name}") for name in ("alignment", "fidelity", "formats")]
    assert places == sorted(places)
    again = with_section(page, "fidelity", section("fidelity", "second", DAY))
    assert again == page.replace("first fidelity", "second")


@pytest.mark.parametrize(
    "harm", [("<!-- measured: /alignment -->\n", ""), ("# B", "<!-- measured: alignment -->\n# B")]
)
def test_a_page_whose_markers_are_damaged_is_not_written(harm: tuple[str, str]) -> None:
    page = with_section("# B\n", "alignment", section("alignment", "x", DAY))
    with pytest.raises(ValueError, match="alignment"):
        with_section(page.replace(*harm, 1), "alignment", "new")


def test_the_readme_quotes_only_figures_of_the_page() -> None:
    prose = re.sub(r"```.*?```", "", README, flags=re.DOTALL)
    figures = re.findall(r"(?<![\w./-])(?:\d+)?\.\d+|\d[\d,]*\.?\d* (?:s|ms|MB|kB|GB|%|points)\b", prose)
    assert [figure for figure in figures if figure not in PAGE and figure != "3.11"] == []
    rows = [line for line in prose.splitlines() if line.startswith("|") and re.search(r"\.\d", line)]
    assert rows
    assert [row for row in rows if row not in PAGE.splitlines()] == []
