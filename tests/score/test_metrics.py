"""Figures and signatures equal those of sacrebleu's own command, to the last digit that it prints."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from alignpost.errors import UsageError
from alignpost.score import metrics

SETS = {
    "close": (
        ["Nous y croyons tous deux.", "Plus aucune vie ne doit être perdue !", "Il a dit « oui »."],
        [
            "Nous y croyons tous deux très fortement.",
            "Plus aucune vie ne devrait être perdue !",
            "Il a dit : « oui ».",
        ],
    ),
    "equal": (["La guerre doit prendre fin.", "Merci."], ["La guerre doit prendre fin.", "Merci."]),
    "far": (
        ["Bonjour.", "", "Un deux trois quatre cinq six."],
        ["Rien à voir.", "Tout est là.", "Six cinq quatre trois."],
    ),
    "spaces": (["C’est\u00a0: 3,5\u202f% !", "A  b"], ["C’est : 3,5 % !", "A b"]),
}
OPTIONS = {"BLEU": ["bleu"], "chrF": ["chrf"], "chrF++": ["chrf", "--chrf-word-order", "2"], "TER": ["ter"]}


def _command(folder: Path, arguments: list[str]) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "sacrebleu", str(folder / "ref"), "-i", str(folder / "hyp"), "-m", *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONUTF8": "1", "PATH": ""},
    )
    return run.stdout


def _write(folder: Path, name: str) -> tuple[list[str], list[str]]:
    hypotheses, references = SETS[name]
    (folder / "hyp").write_text("".join(line + "\n" for line in hypotheses), encoding="utf-8")
    (folder / "ref").write_text("".join(line + "\n" for line in references), encoding="utf-8")
    return hypotheses, references


@pytest.mark.parametrize("name", SETS)
def test_corpus_scores_equal_the_command(name: str, tmp_path: Path) -> None:
    hypotheses, references = _write(tmp_path, name)
    printed = json.loads(_command(tmp_path, ["bleu", "chrf", "ter", "-w", "6"]))
    printed.append(json.loads(_command(tmp_path, ["chrf", "--chrf-word-order", "2", "-w", "6"])))
    ours = {metric.name: metric for metric in metrics(hypotheses, references, "fr").corpus}
    assert {
        row["name"].replace("chrF2", "chrF"): (f"{row['score']:.6f}", row["signature"]) for row in printed
    } == {name: (f"{metric.score:.6f}", metric.signature) for name, metric in ours.items()}


@pytest.mark.parametrize("metric", OPTIONS)
def test_pair_scores_equal_the_command(metric: str, tmp_path: Path) -> None:
    hypotheses, references = _write(tmp_path, "close")
    printed = _command(tmp_path, [*OPTIONS[metric], "--sentence-level", "--score-only", "-w", "4"]).split()
    ours = metrics(hypotheses, references, "fr").pairs
    assert [f"{pair[metric]:.4f}" for pair in ours] == printed


def test_pairs_are_reached_by_index() -> None:
    measured = metrics(["a b c d", "x"], ["a b c d", "y"], "fr")
    assert measured.of_pair(0)["BLEU"] == pytest.approx(100)
    assert measured.of_pair(1)["chrF"] == 0


@pytest.mark.parametrize(("hypotheses", "references"), [([], []), (["a"], ["a", "b"])])
def test_lists_must_fit(hypotheses: list[str], references: list[str]) -> None:
    with pytest.raises(UsageError):
        metrics(hypotheses, references, "fr")


def test_sacrebleu_is_imported_only_when_called() -> None:
    code = "import sys, alignpost.score; sys.exit('sacrebleu' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("lang", ["ja", "ko-KR"])
def test_a_tokenizer_that_is_not_installed_is_named(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise RuntimeError("please install it")

    monkeypatch.setattr("sacrebleu.metrics.bleu.BLEU.__init__", refuse)
    with pytest.raises(UsageError, match=rf"pip install 'sacrebleu\[{lang[:2]}\]'"):
        metrics(["a"], ["a"], lang)


def test_a_corpus_without_some_translations_is_that_of_the_others() -> None:
    hypotheses, references = SETS["close"]
    found = metrics(hypotheses, references, "fr", [True, False, True])
    assert found.corpus == metrics(hypotheses[::2], references[::2], "fr").corpus
    assert found.pairs == metrics(hypotheses, references, "fr").pairs
