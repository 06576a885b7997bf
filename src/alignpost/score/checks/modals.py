"""Modal verbs by rule: `doit` where the source only permits, `peut` where it only obliges.

What is learnt of modal verbs (`alignpost.score.contrasts`) reads the words near them. That the whole source holds words
of the one kind and none of the other is evidence that a sum over single words cannot see.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from alignpost.score.checks.denials import denials
from alignpost.score.side import Side
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed

__all__ = ["modal_doubts"]

_OBLIGING = listed(
    "must mustn’t should shouldn’t ought shall gotta required requires require requirement due supposed bound obliged"
    " obligation forced force necessary mandatory compelled imperative expected owe owes owed likely will would ’ll ’d"
    " need needs needed needing"
)
_OBLIGING_WITH_TO = listed("have has had having is are was were be been set ’s ’re ’ve ’m got")
"""Words that oblige with `to` behind them: `has to`, `is set to`, `are to`."""
_PERMITTING = listed(
    "can can’t cannot could couldn’t may might able unable ability capable capacity possible possibly possibility"
    " impossible allow allows allowed allowing permit permits permitted permission let lets enable enables enabled"
    " potential potentially perhaps maybe likely power opportunity free chance would ’d"
)
_DEVOIR = listed(
    "doit doivent dois devons devez devait devaient devra devront devrait devraient devrais devrions devriez"
)
_POUVOIR = listed(
    "peut peuvent peux pouvons pouvez pouvait pouvaient pourra pourront pourrait pourraient pourrais pourrions pourriez"
)
_DOUBT = 2.0
"""How much (natural logarithm) a modal verb is doubted that only words of the other kind call for."""


@lru_cache(maxsize=128)
def modal_doubts(source: Side, target: Side) -> Mapping[int, float]:
    """For places of the target's modal verbs how much they are doubted; English to French only."""
    if (base_language(source.lang), base_language(target.lang)) != ("en", "fr"):
        return {}
    obliging, permitting = _places(target.keys, _DEVOIR), _places(target.keys, _POUVOIR)
    if not (obliging or permitting):
        return {}
    oblige = len(_places(source.keys, _OBLIGING)) + _with_to(source.keys)
    permit = len(_places(source.keys, _PERMITTING))
    wrong: list[int] = []
    if obliging and not oblige and permit > len(permitting):
        wrong += obliging
    if permitting and not permit and oblige > len(obliging):
        wrong += permitting
    # To deny either is to forbid: `may not` – `ne doit pas`.
    denied = [range(one.places[0], one.places[-1] + 1) for one in denials(target)] if wrong else []
    return {place: _DOUBT for place in wrong if not any(place in scope for scope in denied)}


def _places(keys: Sequence[str], wanted: Collection[str]) -> list[int]:
    return [place for place, key in enumerate(keys) if key in wanted]


def _with_to(keys: Sequence[str]) -> int:
    return sum(key in _OBLIGING_WITH_TO and following == "to" for key, following in pairwise(keys))
