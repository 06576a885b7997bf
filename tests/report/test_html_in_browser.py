"""The page of HTML in a browser: what its filter shows, what its links reveal, and that no other script runs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from alignpost.gate import Judgement, Outcome, Verdict
from alignpost.model import Bitext, Finding, Score, Severity, Span
from alignpost.report.assessment import Assessment
from alignpost.report.html import html_report
from alignpost.report.places import Files

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")

TEXTS = (
    ("He left.", "Il est parti."),
    ("The state of energy.", "L’état de l’énergie\u00a0!"),
    ("We lost 12.", "Nous en avons perdu 21."),
)
SEVERITIES = (None, Severity.MINOR, Severity.CRITICAL)


def page() -> str:
    bitext = Bitext.of_texts(TEXTS, "en", "fr")
    pairs = tuple(
        replace(pair, score=Score(80.0, (), tuple(findings(severity))))
        for pair, severity in zip(bitext.pairs, SEVERITIES, strict=True)
    )
    bitext = replace(bitext, pairs=pairs)
    verdict = Verdict((Judgement("max-minor", Outcome.FAIL, "2 findings", 2, 0, (2, 3)),))
    return html_report(Assessment(bitext, Files(Path("a.tsv"), Path("a.tsv"), bitext), verdict))


def findings(severity: Severity | None) -> list[Finding]:
    return (
        [] if severity is None else [Finding("numbers", "accuracy", severity, (), (Span(0, 2),), "Changed.")]
    )


def after(script: str, tmp_path: Path, *, allowed: bool = True) -> str:
    """The page as it stands once `script` has run in it."""
    assert CHROMIUM is not None
    told = page().replace("</body>", f"<script>{script}</script></body>")
    path = tmp_path / "report.html"
    path.write_text(told.replace("script-src", "script-src 'unsafe-inline'; unused") if allowed else told)
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", profile, "--dump-dom", path.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


CHOICES: tuple[tuple[str, str, list[int]], ...] = (
    ("", "", [1, 2, 3]),
    ("any", "", [2, 3]),
    ("major", "", [3]),
    ("blamed", "", [2, 3]),
    ("", "PARTI", [1]),
    ("", "l'energie !", [2]),
    ("", "changed", [2, 3]),
    ("critical", "energy", []),
)

CHOOSING = """
function choose(severity, words) {
  form.severity.value = severity;
  form.words.value = words;
  form.dispatchEvent(new Event("input"));
}
const visible = (what) => [...document.querySelectorAll(what)].filter((row) => row.offsetParent).length;
const shown = () => [[...document.querySelectorAll(".pairs tr[id]")].filter((row) => row.offsetParent)
  .map((row) => Number(row.id.slice(5))), visible(".pairs tr.why"), form.querySelector("output").textContent];
"""


def told_by(script: str, tmp_path: Path) -> Any:
    """What `script` leaves in `told`, which the page is to carry as its title."""
    dom = after(f"{CHOOSING} let told = []; {script}; document.title = JSON.stringify(told);", tmp_path)
    title = re.search("<title>(.*?)</title>", dom)
    assert title is not None
    return json.loads(title[1])


def test_the_filter_shows_pairs_by_severity_and_words(tmp_path: Path) -> None:
    script = "".join(
        f"choose({severity!r}, {json.dumps(words)}); told.push(shown());" for severity, words, _ in CHOICES
    )
    assert told_by(script, tmp_path) == [
        [pairs, len({2, 3} & set(pairs)), f"{len(pairs)} of 3 pairs"] for _, _, pairs in CHOICES
    ]


def test_a_link_to_a_pair_that_the_filter_hides_shows_it(tmp_path: Path) -> None:
    script = "".join(
        "choose('critical', '');"
        f"document.querySelector('.limits a[href=\"#pair-{pair}\"]').click(); told.push(shown()[0]);"
        for pair in (3, 2)
    )
    assert told_by(script, tmp_path) == [[3], [1, 2, 3]]


def test_no_script_runs_but_the_page_s_own(tmp_path: Path) -> None:
    dom = after("document.body.id = 'seized';", tmp_path, allowed=False)
    assert '<body id="seized">' not in dom
    assert "3 of 3 pairs</output>" in dom
    assert '<body id="seized">' in after("document.body.id = 'seized';", tmp_path)
