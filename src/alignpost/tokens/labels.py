"""What lists and laws number their parts by: `3)`, `point b)`, `iv)`."""

from __future__ import annotations

import re
from typing import Final

from alignpost.lazily import later

__all__ = ["LABEL"]

LABEL: Final = later(re.compile, "(?<![^ \t\n\u00a0\u202f])(?:[0-9]{1,3}|[a-zA-Z]|[ivxIVX]{2,5})[)]")
"""A label with the bracket behind it, which closes nothing unless one is open."""
