"""A program that is killed at any moment, between any two writes too, loses no edit that it acknowledged."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from pathlib import Path

import pytest
from tests.store.killing_at_writes import WRITING


def outcome(program: str, *words: str) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name(program)), *words],
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
    )
    totals: dict[str, int] = json.loads(done.stdout)
    return totals


def test_no_acknowledged_edit_is_lost(tmp_path: Path) -> None:
    runs = 40
    totals = outcome("killing.py", str(tmp_path), str(runs), "20250212")
    assert (totals["lost"], totals["odd"]) == (0, 0)
    assert totals["acknowledged"] >= runs
    # Otherwise no kill fell into an edit, and this test has shown nothing.
    assert totals["interrupted"] > 0


@pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in WRITING, reason="the kernel cannot trace writes here"
)
def test_no_write_is_a_bad_moment_to_be_killed(tmp_path: Path) -> None:
    """Forty of some 740 moments; `killing_at_writes.py FOLDER` tries them all."""
    totals = outcome("killing_at_writes.py", str(tmp_path), "40")
    assert (totals["runs"], totals["lost"], totals["odd"]) == (40, 0, 0)
    # Otherwise the writes of edits were not met.
    assert totals["writes"] > 300
    assert totals["rolled_back"] > 20
