"""`alignpost train` on small invented corpora."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.cli.conftest import Run

import alignpost

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
    assert [given] == list(tmp_path.iterdir())


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
    assert "another number of lines" in outcome.err
    assert not out.exists()
