"""The seam behind which every check stands, and the two sides of a pair as the checks read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from alignpost.model import Finding, Span
from alignpost.score.adequacy import Adequacy, adequacy_for
from alignpost.score.contrasts import Contrast, Contrasts, Weighed, contrasts_for
from alignpost.score.lexicon import Lexicon, lexicon_for
from alignpost.score.links import SURE, Coverage, aligner_for, cover, cover_all
from alignpost.score.once import once
from alignpost.score.phrases import phrase_links
from alignpost.score.side import Side
from alignpost.score.word_alignment import WordAligner
from alignpost.tokens import base_language

if TYPE_CHECKING:  # loaded by those who have a glossary, and with numpy
    from alignpost.score.fluency import Fluency
    from alignpost.score.glossary import Glossary

__all__ = ["Check", "CheckOfSeveral", "Context", "PairText", "Side", "SleepingCheck", "read_pairs"]


_NO_PLACES: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Context:
    """What the checks know beside the pair itself."""

    source_lang: str
    target_lang: str
    glossary: Glossary | None = None
    lexicon: Lexicon | None = None
    """Which word renders which, in this direction; None for languages without a learnt lexicon."""
    languages: tuple[str, str] = field(init=False, repr=False, compare=False)
    """Primary subtags of both sides."""

    def __post_init__(self) -> None:
        """Read the tags, since every rule asks for the languages."""
        tags = base_language(self.source_lang), base_language(self.target_lang)
        object.__setattr__(self, "languages", tags)

    @property
    def aligner(self) -> WordAligner:
        """What links the words of a pair."""
        return aligner_for(*self.languages, self.lexicon)

    @property
    def adequacy(self) -> Adequacy | None:
        """What compares sentences as wholes; None for languages without a lexicon and an encoder."""
        return adequacy_for(*self.languages, self.lexicon)


class PairText:
    """Source and target of a pair with everything read in them, shared by all checks."""

    def __init__(self, source: str, target: str, context: Context) -> None:
        self.source = Side(source, context.source_lang)
        self.target = Side(target, context.target_lang)
        self.context = context

    @once
    def turned(self) -> PairText:
        """The pair with its sides exchanged, for rules that are written for one direction of two languages."""
        there = self.context
        lang, other = there.target_lang, there.source_lang
        pair = PairText("", "", Context(lang, other, lexicon=lexicon_for(*reversed(there.languages))))
        pair.source, pair.target = self.target, self.source
        pair.coverage = self.coverage.turned
        return pair

    @once
    def margin(self) -> float | None:
        """How near the sentences as wholes are, 0–1 (`alignpost.score.adequacy`); None without a model for them."""
        adequacy = self.context.adequacy
        return adequacy.margins([(self.source.text, self.target.text)])[0] if adequacy else None

    @once
    def coverage(self) -> Coverage:
        """How well each word of each side is rendered on the other."""
        return cover(self.source, self.target, self.context.aligner)

    @once
    def phrases(self) -> list[tuple[range, range]]:
        """Places of words on both sides that are a set phrase and its rendering."""
        return phrase_links(self.source, self.target)

    @once
    def in_phrases(self) -> tuple[frozenset[int], frozenset[int]]:
        """Places of the words of both sides that stand in set phrases."""
        if not self.phrases:
            return _NO_PLACES, _NO_PLACES
        ours, theirs = (frozenset(place for both in self.phrases for place in both[side]) for side in (0, 1))
        return ours, theirs

    @once
    def weighed(self) -> Weighed:
        """Target words that have contrasting ones, with the weights of these; none for most languages."""
        table = contrasts_for(*self.context.languages)
        return table.weighed([(self.source.keys, self.target.keys)])[0] if table else []

    @once
    def contrasts(self) -> list[Contrast]:
        """The same with how well each would fit; seldom asked for more than those that are doubted."""
        return Contrasts.told(self.weighed)

    @once
    def doubts(self) -> list[tuple[Contrast, float]]:
        """The contrasts that are doubted, in order, and how much."""
        doubted = [(contrast, contrast.doubt) for contrast in Contrasts.doubted(self.weighed)]
        return [(contrast, doubt) for contrast, doubt in doubted if doubt]

    @once
    def doubted(self) -> Mapping[str, Sequence[tuple[Contrast, float]]]:
        """The same by the check that tells about them."""
        found: dict[str, list[tuple[Contrast, float]]] = {}
        for both in self.doubts:
            found.setdefault(both[0].set.check, []).append(both)
        return found

    @once
    def fluency(self) -> Fluency:
        """How fluently the words of the target, one at least, follow each other."""
        return _fluencies([self], self.context)[0]

    def opposite(self, span: Span) -> Span:
        """The empty place in the target where the source words of `span` would belong, by their neighbours."""
        return self.coverage.place_in_target(span, self.source, self.target)

    def opposite_in_source(self, span: Span) -> Span:
        """The empty place in the source where the target words of `span` would belong."""
        return self.coverage.place_in_source(span, self.source, self.target)

    def gap(self, span: Span) -> Span:
        """The target words between the counterparts of the content words around `span`, at most ten of them.

        The empty place of `opposite` where there are none or more.
        """
        links, sure = self.coverage.to_target, self.coverage.source
        inside = self.source.words_in(span)

        def anchor(places: Iterable[int]) -> int | None:
            for i in places:
                if sure[i] >= SURE and self.source.keys[i] not in self.source.function_words:
                    return links[i]
            return None

        before, after = anchor(range(inside.start - 1, -1, -1)), anchor(range(inside.stop, len(links)))
        low = -1 if before is None else before
        high = len(self.target.words) if after is None else after
        if not 1 < high - low <= 11:
            return self.opposite(span)
        return Span(self.target.words[low + 1].start, self.target.words[high - 1].end)

    def rendering(self, span: Span) -> Span | None:
        """From the first to the last target word linked to the source words of `span`, None without a link."""
        return _linked(self.source, self.target, self.coverage.source, self.coverage.to_target, span)

    def rendered_by(self, span: Span) -> Span | None:
        """From the first to the last source word linked to the target words of `span`, None without a link."""
        return _linked(self.target, self.source, self.coverage.target, self.coverage.to_source, span)


def read_pairs(texts: Sequence[tuple[str, str]], context: Context) -> list[PairText]:
    """Pairs that are linked, contrasted, compared and read all at once, which is many times faster than one by one."""
    if not texts:
        return []
    pairs = [PairText(source, target, context) for source, target in texts]
    covers = cover_all([(pair.source, pair.target) for pair in pairs], context.aligner)
    for pair, coverage in zip(pairs, covers, strict=True):
        pair.coverage = coverage
    table = contrasts_for(*context.languages)
    if table is not None:
        found = table.weighed([(pair.source.keys, pair.target.keys) for pair in pairs])
        for pair, weighed in zip(pairs, found, strict=True):
            pair.weighed = weighed
    adequacy = context.adequacy
    if adequacy is not None:
        for pair, margin in zip(pairs, adequacy.margins(texts), strict=True):
            pair.margin = margin
    read = [pair for pair in pairs if pair.source.words and pair.target.words]
    for pair, fluency in zip(read, _fluencies(read, context), strict=True):
        pair.fluency = fluency
    return pairs


def _fluencies(pairs: Sequence[PairText], context: Context) -> list[Fluency]:
    from alignpost.score.fluency import Fluency, fluencies  # noqa: PLC0415 - numpy is loaded with it

    if context.lexicon is None:
        return [Fluency(0.0, 0.0) for _ in pairs]
    return fluencies([pair.target for pair in pairs], context.lexicon.target)


def _linked(
    here: Side, there: Side, sure: Sequence[float], links: Sequence[int | None], span: Span
) -> Span | None:
    places = here.words_in(span)
    linked = [(i, link) for i in places if (link := links[i]) is not None and sure[i] >= SURE]
    found = [link for i, link in linked if here.keys[i] not in here.function_words or len(places) == 1]
    # A small word counts where it stands beside what renders its neighbours: VERY in "VERY GOOD".
    found += [
        link
        for i, link in linked
        if here.keys[i] in here.function_words and {link - 1, link + 1} & set(found)
    ]
    if not found:
        return None
    middle = sorted(found)[len(found) // 2]
    reach = 2 * len(places) + 2
    near = [link for link in found if abs(link - middle) <= reach]
    return Span(there.words[min(near)].start, there.words[max(near)].end)


class Check(Protocol):
    """One kind of observation. A check never alters the pair and says nothing where it knows nothing."""

    id: str
    """Stable name, as in `Finding.check`: small letters and hyphens."""
    mqm: str
    """MQM type of its usual finding."""

    def __call__(self, pair: PairText, context: Context, /) -> Iterable[Finding]:
        """The findings in one pair, in reading order."""


class SleepingCheck(Check, Protocol):
    """A check that has nothing to say of most pairs, and sees so at a glance (`alignpost.score.waking`)."""

    def wakes(self, pair: PairText, /) -> bool:
        """Whether it is to be asked about a pair: where not, it would find nothing."""


class CheckOfSeveral(Check, Protocol):
    """A check that judges several pairs together sooner than one by one, and no pair otherwise."""

    def together(self, pairs: Sequence[PairText], /) -> Sequence[Iterable[Finding]]:
        """The findings of every pair, all of one context."""
