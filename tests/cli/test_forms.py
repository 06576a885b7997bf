"""The forms that scripts rely on."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run

import alignpost
from alignpost.model import Status
from alignpost.store import Project, SetStatus


@pytest.mark.parametrize("target", ["post.fr", "article.fr"])
def test_the_post_aligns_as_by_hand(target: str, post: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "out.links"
    assert run("align", post / "post.en.txt", post / f"{target}.txt", "-o", out).code == 0
    result = json.loads(run("evaluate", post / f"post.en-{target}.links", out, "--json").out)
    perfect = {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert result == {"strict": perfect, "lax": perfect}


def test_several_pairs_of_links_are_taken_together(post: Path, run: Run) -> None:
    gold = [post / "post.en-post.fr.links", post / "post.en-article.fr.links"]
    result = json.loads(run("evaluate", gold[0], gold[0], gold[1], gold[0], "--json").out)
    # 28 links proposed, 14 of the first and none of the second are right; 28 gold links have both sides.
    assert result["strict"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert "strict" in run("evaluate", gold[0], gold[0]).out


def test_segment_prints_lines_or_objects(tmp_path: Path, run: Run) -> None:
    text = "M. Dupont\nest là. «\u202fAh\u202f!\u202f» dit-il.\n"
    path = tmp_path / "x.txt"
    path.write_bytes(text.encode("utf-16"))
    assert "«\u202fAh\u202f!\u202f» dit-il." in run("segment", path, "--lang", "fr").out.splitlines()
    first, second = "He told the others that he would never", "  come back\tto the place where they had met."
    path.write_text(f"Yes.\n\n{first} \n{second}\n", encoding="utf-8")
    assert run("segment", path).out.splitlines() == ["Yes.", f"{first} {second.lstrip()}"]
    path.write_bytes(text.encode("utf-16"))
    rows = json.loads(run("segment", path, "--lang", "fr", "--json").out)
    assert all(set(row) == {"start", "end", "text", "reason"} for row in rows)
    assert all(row["text"] == text[row["start"] : row["end"]] and row["reason"] for row in rows)


def test_a_language_without_a_table_is_cut_by_the_general_rules_and_told_so(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Ja. Nei.\n", encoding="utf-8")
    outcome = run("segment", path, "--lang", "nb")
    assert (outcome.out.splitlines(), outcome.err.count("\n")) == (["Ja.", "Nei."], 1)
    assert "no table of abbreviations for nb" in outcome.err
    assert run("segment", path, "--lang", "de").err == ""


def test_segmented_texts_are_neither_split_nor_joined(tmp_path: Path, run: Run) -> None:
    source, target, out = tmp_path / "s", tmp_path / "t", tmp_path / "o.jsonl"
    source.write_text("One. Two.\n\nThree 3\n", encoding="utf-8")
    target.write_text("Un. Deux.\n\nTrois 3\n", encoding="utf-8")
    assert run("align", source, target, "--segmented", "-o", out).code == 0
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert {"One. Two.", "Three 3"} <= {row["source"] for row in rows}
    assert {number for row in rows for number in row["source_ids"]} == {0, 2}, (
        "blank lines count, but are no pairs"
    )
    assert run("align", source, target, "--segmented", "--srx", out).code == 2


def test_score_has_the_documented_keys(project: Path, tmp_path: Path, run: Run) -> None:
    table = tmp_path / "pairs.tsv"
    table.write_text("We lost 12 men.\tNous avons perdu 21 hommes.\nYes!\tOui !\n", encoding="utf-8")
    for path in (project, table):
        report = json.loads(run("score", path, "--json").out)
        assert {"file", "outcome", "judgements", "signature", "fidelity", "unaligned", "metrics"} < set(
            report
        )
        assert report["metrics"] is None
        assert {"id", "source", "target", "fidelity", "findings"} <= set(report["pairs"][0])
    (finding,) = report["pairs"][0]["findings"]
    assert {"check", "mqm", "severity", "source_spans", "target_spans", "message"} <= set(finding)
    assert (finding["check"], finding["source_spans"], finding["target_spans"]) == (
        "numbers",
        [[8, 10]],
        [[17, 19]],
    )
    assert "lang:en-fr" in report["signature"]


def test_metrics_equal_those_of_sacrebleus_own_command(project: Path, tmp_path: Path, run: Run) -> None:
    targets = [pair.target for pair in alignpost.read(project).pairs]
    references = [text.replace("nous", "on").replace("guerre", "conflit") for text in targets]
    (tmp_path / "hyp").write_text("\n".join(targets) + "\n", encoding="utf-8")
    (tmp_path / "ref").write_text("\n".join(references) + "\n", encoding="utf-8")
    ours = json.loads(run("score", project, "--reference", tmp_path / "ref", "--json").out)["metrics"]
    for name, options in {
        "BLEU": ["-m", "bleu"],
        "chrF": ["-m", "chrf"],
        "chrF++": ["-m", "chrf", "--chrf-word-order", "2"],
        "TER": ["-m", "ter"],
    }.items():
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "sacrebleu",
                tmp_path / "ref",
                "-i",
                tmp_path / "hyp",
                "-w",
                "4",
                *options,
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        theirs = json.loads(done.stdout)
        assert round(ours[name]["score"], 4) == theirs["score"], name
        assert ours[name]["signature"] == theirs["signature"], name


def test_exports_carry_decisions(project: Path, tmp_path: Path, run: Run) -> None:
    copy = tmp_path / "copy.alignpost"
    shutil.copy(project, copy)
    with Project.open(copy) as opened:
        opened.apply(SetStatus([1], Status.ACCEPTED))
        opened.apply(SetStatus([2], Status.REJECTED))
        opened.apply(SetStatus([3], Status.NEEDS_WORK))
    outcome = run("export", copy, tmp_path / "x.jsonl", "--json")
    assert json.loads(outcome.out) == {"output": str(tmp_path / "x.jsonl"), "units": 14, "left_out": 0}
    rows = [json.loads(line) for line in (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["status"] for row in rows[:4]] == ["accepted", "rejected", "needs_work", "unreviewed"]
    assert "1 rejected" in run("export", copy, tmp_path / "x.tmx").err
    assert len(alignpost.read(tmp_path / "x.tmx").pairs) == 13


def test_review_without_a_terminal_prints_the_table(post: Path, project: Path, run: Run) -> None:
    before = project.read_bytes()
    for words in (
        [project],
        [post / "post.en.txt", post / "post.fr.txt", "-o", project.with_name("none.alignpost")],
    ):
        outcome = run("review", *words)
        assert outcome.code == 0
        assert "14 pairs, 14 with both sides" in outcome.out
    assert before == project.read_bytes()
    assert not project.with_name("none.alignpost").exists()


def test_a_project_of_other_texts_is_not_taken_for_these(project: Path, post: Path, run: Run) -> None:
    outcome = run("review", post / "post.en.txt", post / "article.fr.txt", "-o", project)
    assert outcome.code == 4
    assert "another version of article.fr.txt" in outcome.err


def test_the_glossary_reaches_the_findings(post: Path, tmp_path: Path, run: Run) -> None:
    table, terms = tmp_path / "pairs.tsv", tmp_path / "terms.tsv"
    table.write_text("The White House agreed.\tLa Chambre blanche a accepté.\n", encoding="utf-8")
    terms.write_text("White House\tMaison-Blanche\n", encoding="utf-8")
    with_terms = json.loads(run("score", table, "--glossary", terms, "--json").out)
    assert "terms" in {finding["check"] for finding in with_terms["pairs"][0]["findings"]}


def test_srx_and_abbreviations_decide(tmp_path: Path, run: Run) -> None:
    text, extra, rules = tmp_path / "t.txt", tmp_path / "extra.txt", tmp_path / "r.srx"
    text.write_text("He met Xyz. Smith there; it rained.", encoding="utf-8")
    extra.write_text("Xyz.\n", encoding="utf-8")
    rules.write_text(
        '<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="yes"/><body>'
        '<languagerules><languagerule languagerulename="a"><rule break="yes"><beforebreak>;</beforebreak>'
        "<afterbreak>\\s</afterbreak></rule></languagerule></languagerules>"
        '<maprules><languagemap languagepattern=".*" languagerulename="a"/></maprules></body></srx>',
        encoding="utf-8",
    )
    assert len(run("segment", text).out.splitlines()) == 2
    assert len(run("segment", text, "--abbreviations", extra).out.splitlines()) == 1
    assert run("segment", text, "--srx", rules).out.splitlines() == ["He met Xyz. Smith there;", "it rained."]


def test_the_launcher_at_the_top_prints_the_post() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, root / "tui.py"],
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    assert "14 pairs" in done.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("a.txt", "b.txt", "c.txt"), "give one project, or a source and a target text"),
        (("a.txt", "b.txt", "--plain", "--json"), "--plain, --web and --json exclude each other"),
        (
            ("a.txt",),
            "is no project; a text is reviewed beside its translation: `alignpost review a.txt TARGET`",
        ),
    ],
)
def test_review_says_how_it_is_called(
    words: tuple[str, ...], told: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("Yes.\n", encoding="utf-8")
    outcome = run("review", *words)
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err
