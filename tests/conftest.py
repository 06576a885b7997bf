"""For all tests: Hypothesis explores, and never measures time (machines are shared and noisy)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("alignpost", deadline=None)
settings.load_profile("alignpost")


@pytest.fixture
def own_model(tmp_path: Path) -> Path:
    """The folder of a model of the user's own."""
    from alignpost.encode import SHIPPED_MODEL

    own = tmp_path / "own-model"
    own.mkdir()
    for part in SHIPPED_MODEL.iterdir():
        if part.is_file():
            (own / part.name).symlink_to(part)
    return own
