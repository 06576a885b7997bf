"""Names written with another letter: Ratcliffe – Radcliffe. A likely slip, and no other name for sure."""

from __future__ import annotations

from collections.abc import Iterator

from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.cognates import one_letter_off

__all__ = ["respelt"]

_LINKED = 0.3
_SMALL = 0.35


def respelt(pair: PairText, check: str) -> Iterator[Finding]:
    """A minor finding of `check` for every name that differs from its counterpart by one letter.

    Known renderings, names of the table of exonyms and the usual variants of transliterated names are left alone.
    """
    lexicon = pair.context.lexicon
    known = pair.target.named
    written = set(pair.target.texts)
    links, sure = pair.coverage.to_target, pair.coverage.source
    for number, name in enumerate(pair.source.names):
        if name.acronym or not (name.certain or _opens_both(pair, number)):
            continue
        for place in pair.source.name_places[number]:
            word, link = pair.source.words[place], links[place]
            if link is None or word.text in written or sure[place] < _LINKED or link in known:
                continue
            other, facts = pair.target.words[link], None
            if lexicon is not None:
                if lexicon.probability(pair.source.keys[place], pair.target.keys[link]):
                    continue
                facts = lexicon.source.get(pair.source.keys[place])
            common = facts is not None and facts.small >= _SMALL
            if common or not other.text[0].isupper() or not one_letter_off(word.text, other.text):
                continue
            yield Finding(
                check, "linguistic-conventions/spelling", Severity.MINOR, (word.span,), (other.span,),
                f"The name “{word.text}” is spelt differently: “{other.text}”.", suggestion=word.text,
            )  # fmt: skip


def _opens_both(pair: PairText, number: int) -> bool:
    """Whether a name is the first word of both sides, before a small one: Macron – Macro."""
    places, texts = pair.source.name_places[number], pair.source.texts
    if places.start != 0 or len(places) != 1 or pair.coverage.to_target[0] != 0 or len(texts) < 2:
        return False
    return texts[0].istitle() and texts[1].islower() and not texts[0].endswith("s")
