"""A noun rendered by one that says something else, in a sentence that is otherwise rendered word for word.

In the army took the bridge – l’armée a pris le port, all words but one have surely a counterpart on either side, and the
two that are left stand at the same place. In a free translation that says little; here only a noun is missing. Both are
nouns behind an article, rare enough to have one meaning, and known: neither is anywhere near a rendering of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.lexicon import Lexicon
from alignpost.score.side import Side
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed
from alignpost.tokens.spaces import BLANKS

__all__ = ["other_nouns"]

_BEFORE = {
    "en": listed(
        "the a an his her my our your their its this that these those some any no each every another which whose"
    ),
    "fr": listed(
        "le la l’ les un une du des de d’ au aux son sa ses leur leurs mon ma mes notre nos votre vos ce cet cette ces"
        " aucun aucune chaque quel quelle quels quelles"
    ),
}
"""Words behind which a noun stands."""
_AUXILIARY = {
    "en": listed("has have had was were is are will would did does do not could can"),
    "fr": listed(
        "a ont avait avaient aura est sont était étaient sera fut s’ se ne n’ y en l’ le la les lui leur"
    ),
}
"""Words between a subject and its verb."""
_LOOSE, _SURE = 0.3, 0.5
"""How sure a counterpart the two nouns have at most, and all other content words at least."""
_RARE_BITS = 13.0
"""Commoner nouns have many meanings: point, part, field."""
_NEVER = 0.02
"""How well any word of the other side would render one of the nouns, at most."""
_MAINLY = 0.65
"""Probability of the source noun's best rendering: what has several is easily rendered by one more."""
_FEWEST = 3
"""Content words of either side."""


def other_nouns(pair: PairText, check: str, mqm: str) -> Iterator[tuple[int, Finding]]:
    """A minor finding of `check`, with its place in the target, for the one noun that became another."""
    lexicon, cover = pair.context.lexicon, pair.coverage
    if lexicon is None or any(lang not in _BEFORE for lang in pair.context.languages):
        return
    here = _only_loose(pair.source, cover.source)
    there = _only_loose(pair.target, cover.target)
    if here is None or there is None or not _beside_each_other(here, there, pair.source, cover.to_target):
        return
    if max(cover.source_best[here], cover.target_best[there]) > _NEVER:
        return
    ours, theirs = pair.source.keys[here], pair.target.keys[there]
    if ours == theirs or here in pair.in_phrases[0] or there in pair.in_phrases[1]:
        return
    nouns = _is_noun(pair.source, here, there, pair.target, cover.to_target) and _is_noun(
        pair.target, there, here, pair.source, cover.to_source
    )
    if nouns and _speaks_against(ours, theirs, lexicon):
        word, other = pair.source.words[here], pair.target.words[there]
        message = f"“{word.text}” is rendered by “{other.text}”, which hardly ever renders it."
        yield there, Finding(check, mqm, Severity.MINOR, (word.span,), (other.span,), message)


def _only_loose(side: Side, cover: Sequence[float]) -> int | None:
    """Place of the one content word without a counterpart, all others surely having one."""
    content = [place for place, small in enumerate(side.small) if not small]
    loose = [place for place in content if cover[place] < _LOOSE]
    if len(content) < _FEWEST or len(loose) != 1:
        return None
    return loose[0] if all(cover[place] >= _SURE for place in content if place != loose[0]) else None


def _beside_each_other(here: int, there: int, source: Side, links: Sequence[int | None]) -> bool:
    """Whether what stands before the source noun is rendered before the target noun, and what stands behind, behind."""
    for place, link in enumerate(links):
        if (
            not source.small[place]
            and link is not None
            and place != here
            and (place < here) != (link < there)
        ):
            return False
    return True


def _speaks_against(ours: str, theirs: str, lexicon: Lexicon) -> bool:
    """Whether both nouns are rare and the source noun has one rendering above all, which is another."""
    facts, their_facts = lexicon.source.get(ours), lexicon.target.get(theirs)
    if facts is None or their_facts is None or min(facts.information, their_facts.information) < _RARE_BITS:
        return False
    return max(lexicon.pairs.get(ours, {}).values(), default=0.0) >= _MAINLY


def _is_noun(side: Side, place: int, there: int, other: Side, links: Sequence[int | None]) -> bool:
    """Whether a word in small letters stands behind an article or the like, and is no adjective of what follows.

    In English the next word is a small one, stands behind a mark, or is the verb on the other side, too.
    """
    before = side.keys[place - 1] if place else ""
    lang = base_language(side.lang)
    if not side.words[place].text[0].islower() or before not in _BEFORE[lang]:
        return False
    behind = place + 1
    if lang != "en" or behind == len(side.keys) or side.small[behind] or side.gaps[place].strip(BLANKS):
        return True
    link = links[behind]
    between = other.keys[there + 1 : link] if link is not None and link > there else None
    return between is not None and _AUXILIARY[base_language(other.lang)].issuperset(between)
