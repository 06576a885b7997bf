"""A program that is killed at any moment loses no edit that it acknowledged."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def test_no_acknowledged_edit_is_lost(tmp_path: Path) -> None:
    runs = 40
    program = Path(__file__).with_name("killing.py")
    done = subprocess.run(
        [sys.executable, str(program), str(tmp_path), str(runs), "20250212"],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    totals = json.loads(done.stdout)
    assert (totals["lost"], totals["odd"]) == (0, 0)
    assert totals["acknowledged"] >= runs
    # Otherwise no kill fell into an edit, and this test has shown nothing.
    assert totals["interrupted"] > 0
