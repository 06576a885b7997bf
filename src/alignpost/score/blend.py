"""How signals become numbers: the burden that lowers the score, the chance of a critical error, the MQM penalty.

All three rise with every signal: no weight is negative, so that no signal can ever help a pair. The weights are learnt
by `benchmarks/learn_fidelity_weights.py`.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from alignpost.score.shipped import DATA, short_digest
from alignpost.score.signals import WEIGHED_TOGETHER, Signal

__all__ = ["Blend", "shipped_blend"]


_SHARPNESS = 4
"""How sharply the burden turns from the least that a finding bears to the sum of all: of eighth powers."""


class Blend(NamedTuple):
    """Weights by signal; a signal without a weight counts nothing."""

    burden: Mapping[str, float]
    """What a unit of each signal adds to the burden, by which fidelity falls."""
    most: float
    """What all findings together add at most: several in one pair count less than in proportion."""
    steepness: float
    """Fidelity is 100·exp(−b − steepness·b³), b being the burden: doubts that add up weigh more than each alone."""
    least: Mapping[str, float]
    """What a pair bears at least with a finding of a severity, however long it is: errors do not dilute to nothing."""
    critical: Mapping[str, float]
    """Log odds of a critical error for each signal."""
    critical_bias: float
    penalty: Mapping[str, float]
    """MQM penalty per hundred words for each signal."""
    signature: str
    """`blend-` and eight hexadecimal digits over the weights."""

    def loads(self, signals: Sequence[Signal]) -> list[float]:
        """What every signal adds to the burden."""
        return self._raised(signals, self._saturated(signals))

    def _saturated(self, signals: Sequence[Signal]) -> list[float]:
        loads = [self.burden.get(signal.name, 0.0) * signal.value for signal in signals]
        told = [signal.name in WEIGHED_TOGETHER for signal in signals]
        together = math.fsum(load for load, one in zip(loads, told, strict=True) if one)
        if together <= 0:
            return loads
        share = -self.most * math.expm1(-together / self.most) / together
        return [load * share if one else load for load, one in zip(loads, told, strict=True)]

    def _raised(self, signals: Sequence[Signal], loads: list[float]) -> list[float]:
        """The loads with what the gravest findings bear more, so that all together bear the least for them.

        The burden rises smoothly above the least (a power mean), so that whatever else speaks against the pair counts.
        """
        found = {signal.name for signal in signals if signal.value > 0}
        gravest, least = max(
            ((name, least) for name, least in self.least.items() if name in found),
            key=lambda both: both[1],
            default=("", 0.0),
        )
        if not least:
            return loads
        burden = math.fsum(loads)
        more = math.hypot(burden**_SHARPNESS, least**_SHARPNESS) ** (1 / _SHARPNESS) - burden
        told = [signal.name == gravest for signal in signals]
        return [load + more / sum(told) if one else load for load, one in zip(loads, told, strict=True)]

    def fidelity_of(self, burden: float) -> float:
        """The score, 0–100, of a pair that bears so much."""
        return 100 * math.exp(-burden - self.steepness * burden**3)

    def chance_of_critical(self, signals: Sequence[Signal]) -> float:
        """Probability of a critical error."""
        odds = self.critical_bias + sum(self.critical.get(s.name, 0.0) * s.value for s in signals)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))

    def mqm_per_100(self, signals: Sequence[Signal]) -> float:
        """Expected MQM penalty for a hundred words."""
        return sum(self.penalty.get(s.name, 0.0) * s.value for s in signals)


@cache
def shipped_blend() -> Blend:
    """The weights that come with the package."""
    text = (DATA / "blend.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    burden, critical = dict(tables["burden"]), dict(tables["critical"])
    return Blend(
        burden,
        burden.pop("most-of-findings"),
        burden.pop("steepness"),
        tables["least"],
        critical,
        critical.pop("bias"),
        tables["penalty"],
        f"blend-{short_digest(text.encode())}",
    )
