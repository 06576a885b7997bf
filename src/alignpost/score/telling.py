"""The parts of a score that are worth a line."""

from __future__ import annotations

import math
from collections.abc import Sequence

from alignpost.model import Part
from alignpost.visible import counted

__all__ = ["telling_parts"]


def telling_parts(parts: Sequence[Part]) -> list[Part]:
    """The parts that a tenth of a point tells apart from nothing; the others in one, where together they make one."""
    slight = [part for part in parts if round(abs(part.points), 1) == 0]
    told = [part for part in parts if part not in slight]
    rest = math.fsum(part.points for part in slight)
    if round(abs(rest), 1) > 0:
        told.append(
            Part("others", rest, f"{counted(len(slight), 'part')} of less than a tenth of a point each.")
        )
    return told
