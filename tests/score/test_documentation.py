"""docs/scoring.md says of every check what the program says of it."""

from pathlib import Path

from alignpost.score import PROFILES, score_pairs
from alignpost.score.signals import DAMPING_WORDS, SIGNALS

DOCS = (Path(__file__).parents[2] / "docs" / "scoring.md").read_text(encoding="utf-8")


def test_every_signal_is_described_with_the_constant_of_the_program() -> None:
    assert [signal for signal in SIGNALS if f"`{signal}`" not in DOCS] == []
    assert f"(n + {DAMPING_WORDS})" in DOCS


def test_every_profile_is_described() -> None:
    assert all(f"| `{profile}` |" in DOCS for profile in PROFILES)


def test_the_signature_shown_is_the_real_one() -> None:
    assert score_pairs([], "en", "fr").signature in DOCS
