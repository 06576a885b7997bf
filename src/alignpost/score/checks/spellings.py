"""Names written with another letter: Ratcliffe – Radcliffe. A likely slip, and no other name for sure.

Names of authors and of species, which no language changes, are compared to the letter: (Ruiz et al.) – (Ruis et al.).
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from alignpost.lazily import later
from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.cognates import bare, changed_letter, one_letter_off

__all__ = ["cited", "respelt", "species"]

_LINKED = 0.3
_AUTHOR = later(regex.compile, r"(?<![\p{L}\p{M}-])\p{Lu}[\p{L}\p{M}'’-]+(?=,? et al\b)")
_SPECIES = later(regex.compile, r"\((?P<genus>\p{Lu}\p{Ll}+|\p{Lu}\.)[ \u00a0](?P<epithet>\p{Ll}{4,})\)")


def respelt(pair: PairText, check: str) -> Iterator[Finding]:
    """A minor finding of `check` for every name that differs from its counterpart by one letter.

    Known renderings, names of the table of exonyms and the usual variants of transliterated names are left alone.
    """
    if not pair.source.names:
        return
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
            common = facts is not None and facts.no_name
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


def cited(pair: PairText, check: str) -> Iterator[Finding]:
    """A minor finding of `check` for every author of a work, cited with `et al.`, whose name has another letter."""
    if "et al" not in pair.source.text:
        return
    ours, theirs = (
        {m.group(): Span(*m.span()) for m in _AUTHOR.finditer(s.text)} for s in (pair.source, pair.target)
    )
    new = {name: span for name, span in theirs.items() if name not in ours and name not in pair.source.texts}
    for name in ours:
        if name in theirs:
            continue
        other = next((other for other in new if changed_letter(bare(name), bare(other)) is not None), None)
        if other is not None and not one_letter_off(name, other):
            yield Finding(
                check, "linguistic-conventions/spelling", Severity.MINOR, (ours[name],), (new.pop(other),),
                f"The name “{name}” is spelt differently: “{other}”.", suggestion=name,
            )  # fmt: skip


def species(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A critical finding of `check` for every species in brackets of which the second word became another.

    Words that a lexicon knows are no Latin: `(Python only)` – `(Python seulement)`.
    """
    if "(" not in pair.source.text:
        return
    lexicon = pair.context.lexicon
    ours, theirs = (list(_SPECIES.finditer(side.text)) for side in (pair.source, pair.target))
    if lexicon is None or len(ours) != len(theirs):
        return
    for one, other in zip(ours, theirs, strict=True):
        epithets = one["epithet"], other["epithet"]
        known = any(word in facts for word in epithets for facts in (lexicon.source, lexicon.target))
        if one["genus"] == other["genus"] and epithets[0] != epithets[1] and not known:
            yield Finding(
                check, mqm, Severity.CRITICAL, (Span(*one.span("epithet")),), (Span(*other.span("epithet")),),
                f"The name “{epithets[0]}” became “{epithets[1]}”.", suggestion=epithets[0],
            )  # fmt: skip
