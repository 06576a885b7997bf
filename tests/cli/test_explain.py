from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from alignpost.cli.main import main
from alignpost.model import Bitext, Dismissal, Finding, Part, Score, Severity, Span
from alignpost.score import score_bitext
from alignpost.score.explaining import explanation, in_words
from alignpost.store import AddNote, Project
from alignpost.store.settings import SetSetting

PAIRS = [("He paid 47 dollars on Friday.", "Il a payé 87 dollars jeudi."), ("It went well!", "Ce fut bien !")]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.tsv"
    path.write_text("".join(f"{en}\t{fr}\n" for en, fr in PAIRS), encoding="utf-8")
    return path


def test_the_reasoning_is_told_in_words(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(table), "--pair", "1"]) == 0
    told = capsys.readouterr().out
    assert "source  He paid 47 dollars on Friday." in told
    assert "critical, numbers (accuracy/mistranslation): “Friday” became “jeudi”" in told
    assert "better: “vendredi”" in told
    assert "Fidelity:" in told
    assert "Words that render each other: " in told


def test_words_within_what_is_left_out_are_not_told_to_render_each_other() -> None:
    (pair,) = Bitext.of_texts([("She has the coat now.", "Elle l’a, maintenant.")], "en", "fr").pairs
    lost = Finding(
        "omission", "accuracy/omission", Severity.NEUTRAL, (Span(0, 16),), (Span(10, 10),), "Lost."
    )
    told = explanation(replace(pair, score=Score(80.0, (), (lost,))), "en", "fr")
    assert {link.source.of(pair.source): told.in_loss(link) for link in told.links} == {
        "She": True,
        "has": True,
        "the": True,
        "now": False,
    }
    lines = in_words(told).splitlines()
    assert "Words that render each other: now – maintenant." in lines
    assert any("as a whole have no counterpart: She – Elle" in line for line in lines)


def test_words_without_counterpart_are_told_by_the_side_that_has_them() -> None:
    texts = ("The old ferry crossed the wide river slowly.", "Le fleuve est traversé par une carotte.")
    (pair,) = score_bitext(Bitext.of_texts([texts], "en", "fr")).pairs
    told = explanation(pair, "en", "fr")
    source, target = (
        ", ".join(span.of(text) for span in spans)
        for text, spans in zip(texts, (told.uncovered_source, told.uncovered_target), strict=True)
    )
    assert "ferry" in source
    assert "carotte" in target
    lines = in_words(told).splitlines()
    assert f"Words of the source without counterpart in the target: {source}." in lines
    assert f"Words of the target without counterpart in the source: {target}." in lines


def test_as_json_it_holds_words_with_their_spans(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(table), "--pair", "1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["id"] == 1
    assert {finding["check"] for finding in told["findings"]} >= {"numbers"}
    for link in told["links"]:
        start, end = link["source"]["span"]
        assert PAIRS[0][0][start:end] == link["source"]["text"]


def test_an_unknown_pair_names_those_that_exist(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(table), "--pair", "3"]) == 2
    assert "has no pair 3; the numbers go from 1 to 2" in capsys.readouterr().err


def test_what_was_dismissed_is_told_apart_and_weighs_nothing() -> None:
    bitext = score_bitext(Bitext.of_texts(PAIRS, "en", "fr"))
    dismissal = Dismissal("numbers", "Friday", "jeudi", "the event was moved", "Ada")
    pair = replace(bitext.pairs[0], dismissals=(dismissal,))
    before = bitext.pairs[0].score
    again = score_bitext(replace(bitext, pairs=(pair, bitext.pairs[1]))).pairs[0]
    assert before is not None
    assert again.score is not None
    assert again.score.findings == before.findings
    assert again.score.fidelity > before.fidelity
    told = in_words(explanation(again, "en", "fr"))
    assert "Dismissed by Ada: the event was moved" in told
    assert told.count("“Friday” became “jeudi”") == 1


def test_what_people_noted_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "texts.alignpost"
    with Project.create(path, Bitext.of_texts(PAIRS, "en", "fr"), author="Ada") as project:
        project.apply(
            AddNote(1, "Which day?\nAsk.", "accuracy/mistranslation", Severity.MAJOR, (), (Span(21, 26),))
        )
        project.apply(AddNote(1, "Friday.", reply_to=1))
    assert main(["explain", str(path), "--pair", "1"]) == 0
    told = capsys.readouterr().out
    assert "Notes of people:\n  1, Ada, accuracy/mistranslation, major: Which day?\n    Ask.\n" in told
    assert "    target: “jeudi”\n  2, Ada, to note 1: Friday.\n" in told
    assert main(["explain", str(path), "--pair", "1", "--json"]) == 0
    assert [note["text"] for note in json.loads(capsys.readouterr().out)["notes"]] == [
        "Which day?\nAsk.",
        "Friday.",
    ]
    assert main(["explain", str(path), "--pair", "2"]) == 0
    assert "Notes" not in capsys.readouterr().out


def test_parts_of_nearly_nothing_are_told_together_or_not_at_all() -> None:
    (pair,) = Bitext.of_texts(PAIRS[:1], "en", "fr").pairs
    start, lost = Part("start", 100.0, "A faithful translation."), Part("numbers", -7.9, "A number.")
    slight = [Part(name, -0.04, "Hardly.") for name in ("wording", "order", "length")]

    def told(*parts: Part) -> list[str]:
        score = Score(sum(part.points for part in parts), parts)
        words = in_words(explanation(replace(pair, score=score), "en", "fr"))
        return re.findall(r"^ +([+-]\S+  \w+):", words, re.MULTILINE)

    assert told(start, lost, *slight) == ["+100.0  start", "-7.9  numbers", "-0.1  others"]
    assert told(start, lost, slight[0]) == ["+100.0  start", "-7.9  numbers"]


def test_a_project_is_judged_by_its_own_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "texts.alignpost"
    with Project.create(path, Bitext.of_texts(PAIRS, "en", "fr")) as project:
        project.apply(SetSetting("checks.numbers", "off"))
    assert main(["explain", str(path), "--pair", "1", "--json"]) == 0
    assert "numbers" not in {finding["check"] for finding in json.loads(capsys.readouterr().out)["findings"]}
    with Project.open(path) as project:
        project.apply(SetSetting("checks.numbers", "loud"))
    assert main(["score", str(path)]) == 2
    assert "checks.numbers must be one of off, neutral" in capsys.readouterr().err


def test_a_file_without_pairs_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "none.tsv"
    path.write_text("source\ttarget\n", encoding="utf-8")
    assert main(["explain", str(path), "--pair", "1"]) != 0
    assert "none.tsv" in capsys.readouterr().err
