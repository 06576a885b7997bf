"""Two contraries that changed places: *prices rose in March and fell in April* – « ont baissé en mars et augmenté en avril ».

Neither is missing, so that nothing is told of either alone. What tells is the words around them: those that stand
beside the one in the source stand beside the other in the target.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.checks.contrary import poles_in_common
from alignpost.score.checks.kept_names import Kept
from alignpost.score.checks.swapped_features import crossing
from alignpost.score.contraries import Pole, families

__all__ = ["exchanged_poles"]

_CROSSED = 0.1
"""How much nearer, −1 to 1, the words around each stand to the other."""


def exchanged_poles(pair: PairText, check: str, mqm: str) -> Iterator[tuple[int, Finding]]:
    """A major finding of `check`, with its place in the target, for every two contraries that changed places."""
    ours, theirs = poles_in_common(pair)
    for family in sorted({pole.family for pole in ours}) if len(ours) > 1 and len(theirs) > 1 else ():
        if families()[family].check != check:
            continue
        here, there = _two(ours, family), _two(theirs, family)
        if here is None or there is None or here.keys() != there.keys() or _listed(pair, here):
            continue
        one, other = (Kept(here[number].start, there[number].start) for number in here)
        crossed = crossing(pair, one, other, {place for places in here.values() for place in places})
        if crossed is None or crossed.nearer < _CROSSED or crossed.order <= 0:
            continue
        spans = [
            tuple(side.span_of(places) for places in sorted(found.values(), key=lambda places: places.start))
            for side, found in ((pair.source, here), (pair.target, there))
        ]
        first, second = (span.of(pair.source.text) for span in spans[0])
        yield (
            min(places.start for places in there.values()),
            Finding(
                check, mqm, Severity.MAJOR, spans[0], spans[1],
                f"“{first}” and “{second}” seem to have changed places.",
            ),
        )  # fmt: skip


def _listed(pair: PairText, found: dict[int, range]) -> bool:
    """Whether nothing but small words stands between the two, which come in any order then: *cats and dogs*."""
    first, second = sorted(found.values(), key=lambda places: places.start)
    return all(pair.source.small[first.stop : second.start])


def _two(poles: Sequence[Pole], family: int) -> dict[int, range] | None:
    """The places of the two poles of a family, in order, where a side has just these and each once."""
    here = [pole for pole in poles if pole.family == family]
    found = {pole.number: pole.places for pole in here}
    return found if len(here) == len(found) == 2 and all(pole.telling for pole in here) else None
