"""docs/scoring.md says of every check what the program says of it."""

import re
from pathlib import Path

from alignpost.score import BUILT_IN, PROFILES, score_pairs
from alignpost.score.fidelity import DAMPING_WORDS, STEEPNESS

DOCS = (Path(__file__).parents[2] / "docs" / "scoring.md").read_text(encoding="utf-8")


def test_the_table_lists_every_check_in_order() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| ([a-z-]+/[a-z-]+) \|", DOCS, re.MULTILINE)
    assert rows == [(check.id, check.mqm) for check in BUILT_IN]


def test_the_formula_has_the_constants_of_the_program() -> None:
    assert f"fidelity = 100 · exp(−{STEEPNESS} · P / (n + {DAMPING_WORDS}))" in DOCS


def test_every_profile_is_described() -> None:
    assert all(f"| `{profile}` |" in DOCS for profile in PROFILES)


def test_the_signature_shown_is_the_real_one() -> None:
    assert score_pairs([], "en", "fr").signature in DOCS
