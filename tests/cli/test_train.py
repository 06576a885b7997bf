"""`alignpost train` on small invented corpora."""

from __future__ import annotations

import json
import lzma
import random
import shlex
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run

import alignpost
from alignpost.cli.training_pairs import as_tables
from alignpost.encode import load_encoder
from alignpost.encode.training.adam import LazyAdam
from alignpost.encode.training.reading import read_pairs
from alignpost.progress import silent

RECIPE = Path(__file__).parents[2] / "docs" / "training.md"

WORDS = {
    "red": "rouge",
    "house": "maison",
    "dog": "chien",
    "river": "fleuve",
    "night": "nuit",
    "bread": "pain",
}


def sentences(count: int) -> list[tuple[str, str]]:
    chance = random.Random(1)
    picked = [chance.sample(sorted(WORDS), 3) for _ in range(count)]
    return [(" ".join(words), " ".join(WORDS[word] for word in words)) for words in picked]


def tmx(pairs: list[tuple[str, str]]) -> str:
    units = "".join(
        f'<tu><tuv xml:lang="en"><seg>{s}</seg></tuv><tuv xml:lang="fr"><seg>{t}</seg></tuv></tu>'
        for s, t in pairs
    )
    return f'<tmx version="1.4"><header srclang="en"/><body>{units}</body></tmx>'


@pytest.mark.parametrize("form", ["tsv", "tmx", "parallel"])
def test_a_model_is_made_from_every_form(form: str, tmp_path: Path, run: Run) -> None:
    pairs = sentences(300)
    if form == "tsv":
        given = tmp_path / "pairs.tsv"
        given.write_text("".join(f"{s}\t{t}\n" for s, t in pairs), encoding="utf-8")
    elif form == "tmx":
        given = tmp_path / "memory.tmx"
        given.write_text(tmx(pairs), encoding="utf-8")
    else:
        given = tmp_path / "corpus"
        for column, lang in enumerate(("en", "fr")):
            (tmp_path / f"corpus.{lang}").write_text(
                "".join(p[column] + "\n" for p in pairs), encoding="utf-8"
            )
    out = tmp_path / "model"
    outcome = run("train", given, "--out", out, "--pieces", 60, "--dimension", 16, "--passes", 2)
    assert outcome.code == 0, outcome.err
    assert "300 pairs" in outcome.err
    assert alignpost.load_encoder(out).encode(["red house"]).shape == (1, 16)
    assert not (tmp_path / "model.training").exists()


def test_a_dry_run_only_says_what_it_needs(tmp_path: Path, run: Run) -> None:
    given = tmp_path / "pairs.tsv"
    given.write_text("a b\tc d\n" * 50, encoding="utf-8")
    outcome = run("train", given, "--out", tmp_path / "model", "--pieces", 60, "--dimension", 16, "--dry-run")
    assert (outcome.code, outcome.out) == (0, "")
    assert "GiB" in outcome.err
    told = json.loads(
        run(
            "train", given, "--out", tmp_path / "m", "--pieces", 60, "--dimension", 16, "--dry-run", "--json"
        ).out
    )
    assert (told["pairs"], told["model"]) == (50, None)
    assert [given] == list(tmp_path.iterdir())


def test_a_tab_or_line_end_in_a_memory_ends_no_column_or_row(tmp_path: Path) -> None:
    memory = tmp_path / "memory.tmx"
    memory.write_text(tmx([("one\ttwo\u2028three", "un\u0085deux\ntrois")]), encoding="utf-8")
    (table,) = as_tables([memory], ("en", "fr"), tmp_path / "tables", silent)
    assert table.read_text(encoding="utf-8") == "one two three\tun deux trois\n"


def test_bad_pairs_are_named(tmp_path: Path, run: Run) -> None:
    one, out = tmp_path / "one.tsv", tmp_path / "model"
    one.write_text("no tab here\n", encoding="utf-8")
    assert run("train", one, "--out", out).code == 3
    assert run("train", tmp_path / "absent.tsv", "--out", out).code == 3
    assert run("train", one, "--out", out, "--languages", "en").code == 2
    for name, text in (("x.en", "a\nb\n"), ("x.fr", "c\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    outcome = run("train", tmp_path / "x", "--out", out)
    assert outcome.code == 3
    assert "x.fr: has fewer lines than x.en" in outcome.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.tsv", "x.en", "x.fr"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"one\ntwo\0\n", "x.fr, line 2: holds a NUL"),
        (b"one\n\xe9t\xe9\n", "x.fr, line 2: is not UTF-8"),
        (None, "x.fr: there is no such file"),
    ],
)
def test_a_bad_half_of_parallel_texts_is_named(
    content: bytes | None, message: str, tmp_path: Path, run: Run
) -> None:
    (tmp_path / "x.en").write_text("un\ndeux\n", encoding="utf-8")
    if content is not None:
        (tmp_path / "x.fr").write_bytes(content)
    outcome = run("train", tmp_path / "x", "--out", tmp_path / "model")
    assert outcome.code == 3
    assert message in outcome.err
    assert not (tmp_path / "model.training").exists()


def test_long_lines_of_parallel_texts_are_passed_over_on_both_sides(tmp_path: Path) -> None:
    (tmp_path / "x.en").write_text("a\n" + "b" * 10_000_000 + "\n\nd\n", encoding="utf-8")
    (tmp_path / "x.fr").write_text("A\nB\nC\n" + "D" * 10_000_000, encoding="utf-8")
    (table,) = as_tables([tmp_path / "x"], ["en", "fr"], tmp_path / "tables", silent)
    assert list(read_pairs(table)) == [("a", "A"), ("", "B"), ("", "C"), ("d", "")]


def test_a_stopped_run_goes_on_and_says_so(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    given, out = tmp_path / "memory.tmx", tmp_path / "model"
    given.write_text(tmx(sentences(300)), encoding="utf-8")
    words = ("train", given, "--out", out, "--pieces", 60, "--dimension", 16, "--passes", 3, "--batch", 50)
    steps: list[int] = []
    limit = [7]

    def stops(self: LazyAdam, table: Any, gradient: Any, rate: float, number: int) -> None:
        if len(steps) == limit[0]:
            raise KeyboardInterrupt
        steps.append(number)
        step(self, table, gradient, rate, number)

    step = LazyAdam.step
    monkeypatch.setattr(LazyAdam, "step", stops)
    stopped = run(*words)
    assert stopped.code == 130
    assert "the same command goes on" in stopped.err
    assert not out.exists()
    assert steps == [0, 1, 0, 1, 2, 3, 4]  # two to know the time it takes
    steps.clear()
    limit[0] = 99
    assert run(*words).code == 0
    assert steps == [0, 1, *range(5, 18)]
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["memory.tmx", "model"]
    facts = json.loads((out / "model.json").read_text("utf-8"))
    assert facts["command"] == (
        "alignpost train memory.tmx --out model --languages en,fr "
        "--pieces 60 --dimension 16 --passes 3 --batch 50"
    )


def test_a_run_that_is_stopped_before_it_begins_leaves_nothing(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = tmp_path / "memory.tmx"
    given.write_text(tmx(sentences(30)), encoding="utf-8")

    def stops(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("alignpost.encode.training.training_needs", stops)
    outcome = run("train", given, "--out", tmp_path / "model")
    assert outcome.code == 130
    assert "nothing was written" in outcome.err
    assert list(tmp_path.iterdir()) == [given]


def test_a_model_goes_on_only_with_languages_that_it_knows(tmp_path: Path, run: Run) -> None:
    given, out = tmp_path / "pairs.tsv", tmp_path / "model"
    given.write_text("".join(f"{s}\t{t}\n" for s, t in sentences(300)), encoding="utf-8")
    words = ("--pieces", 60, "--dimension", 16, "--batch", 64)
    assert run("train", given, "--out", out, "--languages", "en-GB,fr-CA", *words).code == 0
    assert alignpost.load_encoder(out).signature.startswith("own:")
    further = tmp_path / "further"
    assert run("train", given, "--out", further, "--start", out).code == 0
    assert load_encoder(further, languages=["en", "fr"]).dimension == 16
    outcome = run("train", given, "--out", tmp_path / "german", "--start", out, "--languages", "en,de")
    assert outcome.code == 3
    assert "knows en, fr, not de" in outcome.err
    outcome = run("train", given, "--out", tmp_path / "none", "--start", tmp_path / "absent")
    assert outcome.code == 3
    assert "holds no model" in outcome.err


def test_a_place_that_cannot_be_written_is_named_before_the_work(tmp_path: Path, run: Run) -> None:
    given = tmp_path / "pairs.tsv"
    given.write_text("a b\tc d\n" * 50, encoding="utf-8")
    outcome = run("train", given, "--out", given)
    assert outcome.code == 3
    assert "a model is a folder" in outcome.err
    small = ("--pieces", 60, "--dimension", 16)
    outcome = run("train", given, "--out", given / "model", *small)
    assert outcome.code == 3
    assert str(given) in outcome.err


def test_settings_out_of_range_are_a_mistake_of_usage(tmp_path: Path, run: Run) -> None:
    given = tmp_path / "pairs.tsv"
    given.write_text("a b\tc d\n" * 50, encoding="utf-8")
    for words in (("--rate", "7"), ("--passes", "nan"), ("--dimension", "3"), ("--languages", "en,f r")):
        assert run("train", given, "--out", tmp_path / "model", *words).code == 2


def test_the_commands_of_the_recipe_run(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = sentences(300)
    table = "".join(f"{s}\t{t}\n" for s, t in pairs)
    (tmp_path / "memory.tmx").write_text(tmx(pairs), encoding="utf-8")
    (tmp_path / "pairs.tsv.xz").write_bytes(lzma.compress(table.encode()))
    for column, lang in enumerate(("en", "fr")):
        (tmp_path / f"corpus.{lang}").write_text("".join(p[column] + "\n" for p in pairs), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    small = ("--pieces", "60", "--dimension", "16")
    assert run("train", "pairs.tsv.xz", "--out", "small", *small).code == 0
    monkeypatch.setattr("alignpost.encode.catalogue.SHIPPED_MODEL", tmp_path / "small")
    lines = RECIPE.read_text(encoding="utf-8").splitlines()
    commands = [shlex.split(line)[1:] for line in lines if line.startswith("alignpost train ")]
    assert len(commands) == 4
    for words in commands:
        assert run(*words, *(() if "shipped" in words else small)).code == 0, words
        assert (tmp_path / "my-model" / "model.json").exists()
