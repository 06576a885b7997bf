"""Where the development data stand that most programs here need; they are not part of the project."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["DATA"]

DATA = Path(os.environ.get("ALIGNPOST_DATA", "../shared/data"))
"""Folder with `alignment`, `fidelity`, `formats`, `parallel` and `segmentation`."""
