"""Scorers beside fidelity: what they say of a whole file, and where reports show it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from alignpost.cli.main import main
from alignpost.errors import Cancelled, UsageError
from alignpost.model import Bitext
from alignpost.score import Metric, Metrics
from alignpost.score import scorer as scorers
from alignpost.score.machine_errors import MachineErrors
from alignpost.score.scorer import measured

PAIRS = [("Two words", "Deux mots"), ("", "Rien"), ("One two three four", "Un deux trois quatre")]
BITEXT = Bitext.of_texts(PAIRS, "en", "fr")


class Lengths:
    """The letters of the target."""

    id = "lengths"
    signature = "lengths:1"

    def __init__(self) -> None:
        self.asked: list[int] = []

    def score(self, pairs: Sequence[tuple[str, str]], source_lang: str, target_lang: str) -> list[float]:
        assert (source_lang, target_lang) == ("en", "fr")
        self.asked.append(len(pairs))
        return [float(len(target)) for _, target in pairs]


def test_the_whole_is_the_mean_weighted_by_the_words_of_the_sources() -> None:
    found = measured([Lengths()], BITEXT)
    assert found is not None
    assert found.corpus == (Metric("lengths", (2 * 9 + 1 * 4 + 4 * 20) / 7, "lengths:1"),)
    assert found.pairs == ({"lengths": 9.0}, {"lengths": 4.0}, {"lengths": 20.0})


def test_no_mean_counts_what_a_person_dropped() -> None:
    first, *others = BITEXT.pairs
    found = measured([Lengths()], replace(BITEXT, pairs=(replace(first, keep=False), *others)))
    assert found is not None
    assert found.corpus[0].score == (1 * 4 + 4 * 20) / 5
    assert found.of_pair(0) == {"lengths": 9.0}
    dropped = replace(BITEXT, pairs=tuple(replace(pair, keep=False) for pair in BITEXT.pairs))
    assert measured([Lengths()], dropped) is None


def test_scorers_stand_beside_each_other() -> None:
    class Ones(Lengths):
        id = "ones"

        def score(self, pairs: Sequence[tuple[str, str]], source_lang: str, target_lang: str) -> list[float]:
            return [1.0] * len(pairs)

    found = measured([Lengths(), Ones()], BITEXT)
    assert found is not None
    assert [metric.name for metric in found.corpus] == ["lengths", "ones"]
    assert found.of_pair(1) == {"lengths": 4.0, "ones": 1.0}
    assert measured([], BITEXT) is None


def test_a_scorer_is_asked_in_parts_between_which_work_can_be_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scorers, "_AT_ONCE", 2)
    told: list[tuple[str, float]] = []
    asked = Lengths()
    measured([asked], BITEXT, lambda stage, done: told.append((stage, done)))
    assert asked.asked == [2, 1]
    assert told == [("lengths", 0.0), ("lengths", 2 / 3), ("lengths", 1.0)]

    def stop(stage: str, done: float) -> None:
        if done > 0.5:
            raise Cancelled

    asked = Lengths()
    with pytest.raises(Cancelled):
        measured([asked], BITEXT, stop)
    assert asked.asked == [2]


def test_metrics_stand_beside_each_other() -> None:
    one = Metrics((Metric("BLEU", 30.0, "b"),), ({"BLEU": 30.0},))
    other = Metrics((Metric("lengths", 2.0, "l"),), ({"lengths": 2.0},))
    both = one.beside(other)
    assert [metric.name for metric in both.corpus] == ["BLEU", "lengths"]
    assert both.of_pair(0) == {"BLEU": 30.0, "lengths": 2.0}


@pytest.mark.parametrize(
    ("score", "shown"),
    [(0.84261, "0.843"), (-0.2, "-0.200"), (1.0, "1.0"), (61.25, "61.2"), (100.0, "100.0")],
)
def test_a_share_is_shown_in_thousandths(score: float, shown: str) -> None:
    assert Metric("some", score, "s").shown == shown


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.tsv"
    path.write_text("The lamp is easy to clean.\tLampe est easy à nettoyer.\nImported.\tImporté.\n", "utf-8")
    return path


def test_score_tells_what_a_scorer_says(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = [tuple(line.split("\t")) for line in draft.read_text("utf-8").splitlines()]
    each = MachineErrors().score([(source, target) for source, target in pairs], "en", "fr")
    mean = (6 * each[0] + each[1]) / 7
    assert main(["score", str(draft), "--scorer", "machine-errors"]) == 0
    assert f"\nmachine-errors {mean:.1f}  {MachineErrors().signature}\n" in capsys.readouterr().out
    reports = {kind: draft.with_suffix(f".{kind}") for kind in ("json", "html", "md")}
    words = ["--json", str(reports["json"]), "--html", str(reports["html"]), "--markdown", str(reports["md"])]
    assert main(["score", str(draft), "--scorer", "machine-errors", *words]) == 0
    (report,) = [json.loads(reports["json"].read_text("utf-8"))]
    told = report["metrics"]["machine-errors"]
    assert told == {"score": pytest.approx(mean), "signature": MachineErrors().signature}
    assert [pair["metrics"]["machine-errors"] for pair in report["pairs"]] == pytest.approx(each)
    for kind in ("html", "md"):
        assert "machine-errors" in reports[kind].read_text("utf-8")
        assert f"{mean:.1f}" in reports[kind].read_text("utf-8")


def test_a_scorer_stands_beside_metrics_and_is_no_reference(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reference = draft.with_suffix(".txt")
    reference.write_text("Cette lampe est facile à nettoyer.\nImporté.\n", "utf-8")
    scorer = ["--scorer", "machine-errors"]
    assert main(["score", str(draft), *scorer, "--reference", str(reference), "--min-bleu", "0"]) == 0
    said = capsys.readouterr().out
    assert "BLEU" in said
    assert "machine-errors" in said
    assert main(["score", str(draft), *scorer, "--min-bleu", "10"]) == 2
    assert "--reference" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--scorer", "bleu"], 2, "no scorer is called “bleu”; there are comet-kiwi, machine-errors"),
        (
            ["--scorer", "machine-errors", "--scorer", "machine-errors"],
            2,
            "“machine-errors” is asked for twice",
        ),
        (["--scorer", "machine-errors=some/model"], 2, "takes no model, so not some/model either"),
        (["--scorer", "machine-errors", "--target-lang", "de"], 2, "from English into French, not en–de"),
        (["--min-scorer", "machine-errors=60"], 2, "needs what it says; give --scorer machine-errors"),
        (["--scorer", "machine-errors", "--min-scorer", "comet-kiwi=.8"], 2, "give --scorer comet-kiwi"),
        (["--scorer", "machine-errors", "--min-scorer", "machine-errors"], 2, "wants NAME=X"),
        (["--scorer", "machine-errors", "--min-scorer", "machine-errors=nan"], 2, "wants NAME=X"),
        (["--scorer", "machine-errors", "--min-scorer", "machine-errors=-5"], 0, ""),
        (["--scorer", "machine-errors", "--min-scorer", "machine-errors=101"], 1, ""),
    ],
)
def test_a_scorer_that_cannot_judge_is_refused(
    draft: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, said: str
) -> None:
    assert main(["score", str(draft), *words]) == code
    assert said in capsys.readouterr().err


def test_a_scorer_that_miscounts_is_told() -> None:
    class Short(Lengths):
        def score(self, pairs: Sequence[tuple[str, str]], source_lang: str, target_lang: str) -> list[float]:
            return [1.0]

    with pytest.raises(UsageError, match="gave 1 scores for 3 pairs"):
        measured([Short()], BITEXT)


def test_a_limit_of_the_configuration_is_held_against_a_scorer(
    draft: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(draft.parent)
    Path("alignpost.toml").write_text("[gate]\nmin-scorer = { machine-errors = 99 }\n", "utf-8")
    asked = ["score", draft.name, "--scorer", "machine-errors"]
    assert main(["score", draft.name]) == 2
    assert "give --scorer machine-errors" in capsys.readouterr().err
    assert main(asked) == 1
    assert "min-scorer.machine-errors" in capsys.readouterr().out
    assert main([*asked, "--min-scorer", "machine-errors=1"]) == 0


def test_a_batch_asks_scorers_too(
    draft: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(draft.parent)
    asked = ["batch", draft.name, "-o", "out", "--markdown", "report.md", "--scorer", "machine-errors"]
    assert main([*asked, "--min-scorer", "machine-errors=1"]) == 0
    report = json.loads(Path("out/draft.tsv.json").read_text("utf-8"))
    score = report["metrics"]["machine-errors"]["score"]
    assert f"machine-errors **{score:.1f}**" in Path("report.md").read_text("utf-8")
    assert "0 taken from an earlier run" in capsys.readouterr().err
    assert main([*asked, "--min-scorer", "machine-errors=1"]) == 0
    assert "1 taken from an earlier run" in capsys.readouterr().err
    assert f"machine-errors **{score:.1f}**" in Path("report.md").read_text("utf-8")
    assert main([*asked, "--min-scorer", "machine-errors=99"]) == 1
    assert "the mean of “machine-errors”" in capsys.readouterr().out
    # Without the scorer it is another report.
    assert main(asked[:-2]) == 0
    assert "0 taken from an earlier run" in capsys.readouterr().err
    assert main([*asked[:-2], "--min-scorer", "machine-errors=99"]) == 2
    assert "give --scorer machine-errors" in capsys.readouterr().err


def test_a_batch_names_the_files_that_a_scorer_cannot_judge(
    draft: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(draft.parent)
    Path("deutsch.tsv").write_text("The lamp is easy to clean.\tDie Lampe ist leicht zu reinigen.\n", "utf-8")
    words = ["-o", "out", "--scorer", "machine-errors", "--target-lang", "de"]
    assert main(["batch", "deutsch.tsv", *words]) == 2
    out, err = capsys.readouterr()
    assert "deutsch.tsv: the scorer “machine-errors” knows translations from English into French" in out
    assert "1 could not be scored" in err
