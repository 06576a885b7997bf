"""Neural models of others behind our seams, each an extra: `alignpost[labse]`, `alignpost[comet]`."""

from __future__ import annotations

from alignpost.score.adapters.comet_kiwi import CometKiwi
from alignpost.score.adapters.labse import Labse

__all__ = ["CometKiwi", "Labse"]
