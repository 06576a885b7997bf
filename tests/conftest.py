"""For all tests: Hypothesis explores, and never measures time (machines are shared and noisy)."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("alignpost", deadline=None)
settings.load_profile("alignpost")
