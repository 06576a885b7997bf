"""How signals become numbers: the burden that lowers the score, the chance of a critical error, the MQM penalty.

All three are sums of signals with weights that are never negative, so that no signal can ever help a pair. The weights
are learnt by `benchmarks/learn_fidelity_weights.py`.
"""

from __future__ import annotations

import hashlib
import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from alignpost.score.signals import Signal

__all__ = ["Blend", "shipped_blend"]


@dataclass(frozen=True, slots=True)
class Blend:
    """Weights by signal; a signal without a weight counts nothing."""

    burden: Mapping[str, float]
    """Fidelity is 100·exp(−Σ weight·signal)."""
    critical: Mapping[str, float]
    """Log odds of a critical error for each signal."""
    critical_bias: float
    penalty: Mapping[str, float]
    """MQM penalty per hundred words for each signal."""
    signature: str
    """`blend-` and eight hexadecimal digits over the weights."""

    def loads(self, signals: Sequence[Signal]) -> list[float]:
        """What every signal adds to the burden."""
        return [self.burden.get(signal.name, 0.0) * signal.value for signal in signals]

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
    text = (resources.files("alignpost.score") / "data" / "blend.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    critical = dict(tables["critical"])
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return Blend(tables["burden"], critical, critical.pop("bias"), tables["penalty"], f"blend-{digest}")
