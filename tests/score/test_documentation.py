"""docs/scoring.md says of every check what the program says of it."""

import tomllib
from pathlib import Path

from alignpost.score import PROFILES, score_pairs
from alignpost.score.shipped import DATA
from alignpost.score.signals import DAMPING_WORDS, SIGNALS

DOCS = (Path(__file__).parents[2] / "docs" / "scoring.md").read_text(encoding="utf-8")
ROWS = [line.split("|") for line in DOCS.splitlines() if line.startswith("| `")]


def test_every_signal_is_described_with_the_constant_of_the_program() -> None:
    assert [signal for signal in SIGNALS if f"`{signal}`" not in DOCS] == []
    assert f"(n + {DAMPING_WORDS})" in DOCS


def test_every_profile_is_described() -> None:
    assert all(f"| `{profile}` |" in DOCS for profile in PROFILES)


def test_the_signature_shown_is_the_real_one() -> None:
    assert score_pairs([], "en", "fr").signature in DOCS


def test_the_weights_shown_are_the_real_ones() -> None:
    weights = tomllib.loads((DATA / "blend.toml").read_text(encoding="utf-8"))
    shown = {cells[1].strip(" `"): [cell.strip() for cell in cells[3:6]] for cells in ROWS if len(cells) == 7}
    for signal in SIGNALS:
        columns = [weights[column].get(signal) for column in ("burden", "critical", "penalty")]
        assert shown[signal] == ["–" if weight is None else f"{weight:.2f}" for weight in columns], signal
