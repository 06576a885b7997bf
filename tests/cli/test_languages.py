"""Texts that are surely in other languages than they are taken for are told of; others are not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Outcome, Run

from alignpost.cli.languages import language_of, warning

ENGLISH = (
    "I have asked the director of the agency to lead the negotiations which, I feel, will be successful."
)
FRENCH = "J’ai demandé au directeur de l’agence de mener les négociations qui, je le crois, seront un succès."
SPANISH = "El presidente dijo que la reunión de ayer con los ministros fue muy productiva y que se va a trabajar en el mes de mayo."
GERMAN = "Was man in Bonn am Abend so sah, das war in der Tat noch nie gesehen worden, und so wird es auch an diesem Tag sein."


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        (SPANISH, None),
        (GERMAN, None),
        ("Yes, we can.", None),
        ("", None),
        (f"{ENGLISH} {FRENCH}", None),
    ],
)
def test_a_language_is_named_only_where_it_is_sure(text: str, lang: str | None) -> None:
    assert language_of([text]) == lang


@pytest.mark.parametrize(
    ("pair", "langs", "told"),
    [
        ((ENGLISH, FRENCH), ("en", "fr-CA"), None),
        ((ENGLISH, ENGLISH), ("en", "en-GB"), None),
        ((SPANISH, GERMAN), ("es", "de"), None),
        ((SPANISH, GERMAN), ("en", "fr"), None),
        ((FRENCH, ENGLISH), ("en", "fr"), "swap them, or say that they are with --source-lang fr --target-lang en"),
        ((ENGLISH, FRENCH), ("fr", "en"), "the source seems to be English and the target French: swap them"),
        ((ENGLISH, ENGLISH), ("en", "fr"), "the target seems to be English, not French: is it the right text?"),
        ((ENGLISH, FRENCH), ("de", "fr"), "the source seems to be English, not de"),
    ],
)  # fmt: skip
def test_what_is_told(pair: tuple[str, str], langs: tuple[str, str], told: str | None) -> None:
    said = warning([pair], *langs)
    assert said is None if told is None else told in (said or "")


def test_align_score_and_convert_warn_once_and_go_on(tmp_path: Path, run: Run) -> None:
    left, right, table = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "pairs.tsv"
    left.write_text(FRENCH, encoding="utf-8")
    right.write_text(ENGLISH, encoding="utf-8")
    table.write_text(f"{FRENCH}\t{ENGLISH}\n", encoding="utf-8")
    commands = (
        ("align", left, right),
        ("score", left, right),
        ("score", table),
        ("convert", table, tmp_path / "out.tmx"),
        ("convert", table, tmp_path / "out.alignpost"),
    )
    for words in commands:
        outcome = run(*words)
        assert outcome.code == 0
        assert outcome.err.count("warning: the source seems to be French and the target English") == 1
    for words in commands[:4]:
        assert "warning" not in run(*words, "--source-lang", "fr", "--target-lang", "en").err


def test_silent_checks_are_named_once(tmp_path: Path, run: Run) -> None:
    left, right, page = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "report.md"
    left.write_text(GERMAN, encoding="utf-8")
    right.write_text(SPANISH, encoding="utf-8")
    langs = ("--source-lang", "de", "--target-lang", "es")
    told = "Checks that are silent from de to es: unrelated, roles, negation"
    for words in (("align", left, right), ("score", left, right, "--markdown", page)):
        assert run(*words, *langs).err.count(told) == 1
    assert told in page.read_text(encoding="utf-8")
    # Links have no room for scores.
    assert told not in run("align", left, right, *langs, "-o", tmp_path / "out.links").err
    left.write_text(ENGLISH, encoding="utf-8")
    right.write_text(FRENCH, encoding="utf-8")
    assert "Checks that are silent" not in run("score", left, right).err


@pytest.mark.parametrize("command", ["align", "score", "review"])
def test_languages_that_both_names_say_are_taken_and_told(tmp_path: Path, run: Run, command: str) -> None:
    def of(outcome: Outcome) -> tuple[str, str]:
        report = json.loads(outcome.out)
        return report["source_lang"], report["target_lang"]

    left, right = tmp_path / "post.fr.txt", tmp_path / "post.en.txt"
    left.write_text(FRENCH, encoding="utf-8")
    right.write_text(ENGLISH, encoding="utf-8")
    outcome = run(command, left, right, "--json")
    assert outcome.code == 0
    assert of(outcome) == ("fr", "en")
    assert "post.fr.txt → post.en.txt: fr → en, by their names" in outcome.err
    assert "warning" not in outcome.err
    said = run(command, left, right, "--json", "--source-lang", "en", "--target-lang", "fr")
    assert of(said) == ("en", "fr")
    assert "by their names" not in said.err
    assert "by their names" not in run(command, right, left, "--json").err
