"""Emphasis: words in capitals stay in capitals; capitalised nouns that lose their capital are only remarked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.checks.quotes import quoted
from alignpost.score.lexicon import WordFacts
from alignpost.score.side import Side
from alignpost.tokens.function_words import listed
from alignpost.tokens.names import opens_sentence

__all__ = ["LAWS", "Capitals", "Emphasis"]


_SMALL, _SMALL_OWNED = 0.55, 0.2
"""How often a noun is written small at least that is no title or institution; and of plurals that somebody owns."""
_OWNERS = listed("my your his her its our their ’s")
_USUALLY_SMALL = 0.8
"""How often a common word is written small at least."""
LAWS = frozenset({"act", "bill"})
"""What follows the name of a law, which may keep its capitals: the CLEAN WATER ACT – « la loi CLEAN WATER »."""
_LINKED = 0.3
"""How sure a link is from which a word has a counterpart."""
_TO_NAME = 3
"""Words from a street to its name at most: `rue de la Paix`."""


class Emphasis:
    """Finds words in capitals that the target writes small."""

    id = "emphasis"
    mqm = "style/emphasis"

    def wakes(self, pair: PairText, /) -> bool:
        """Whether the source has a word in capitals."""
        return bool(pair.source.loud)

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """Speak for every emphasised run of the source that no capitals of the target render."""
        ours = list(_emphasised(pair.source, pair, True))
        theirs = list(_emphasised(pair.target, pair, False))
        missing = len(ours) - len(theirs)
        if missing <= 0:
            return
        loud, spare = [pair.target.span_of(places) for places in theirs], _spare(pair, theirs)
        for places in ours:
            span = pair.source.span_of(places)
            target = _rendering(pair, span)
            if any(one.start < target.end and target.start < one.end for one in loud):
                continue
            missing -= 1
            if not _already_loud(pair, target, spare=spare):
                yield self._finding(pair, span, target)
            if not missing:
                return

    def _finding(self, pair: PairText, span: Span, target: Span) -> Finding:
        words = target.of(pair.target.text)
        return Finding(
            self.id, self.mqm, Severity.MINOR, (span,), (target,),
            f"“{span.of(pair.source.text)}” is emphasised by capitals, its rendering is not.",
            suggestion=words.upper() if words else None,
        )  # fmt: skip


def _already_loud(pair: PairText, target: Span, *, spare: bool) -> bool:
    """Whether the rendering is in capitals itself, though its word may be an acronym: YES – OUI.

    Where nothing is known of the rendering, a word in capitals to `spare` may be it.
    """
    inside = pair.target.words_in(target)
    return all(pair.target.words[place].text.isupper() for place in inside) if inside else spare


def _spare(pair: PairText, runs: Sequence[range]) -> bool:
    """Whether a word of the target in capitals, none of its emphasised runs, renders nothing: WOW – OUAH."""
    taken = {place for run in runs for place in run}
    return any(
        _emphatic(pair.target.texts[place]) and pair.coverage.target[place] < _LINKED and place not in taken
        for place in pair.target.loud
    )


def _rendering(pair: PairText, span: Span) -> Span:
    """Where the target renders an emphasised run: the quotation, if it is one, else the linked words."""
    ours, theirs = quoted(pair.source.text), quoted(pair.target.text)
    words = pair.source.words_in(span)
    alike = zip(ours, theirs, strict=True) if len(ours) == len(theirs) else ()
    for passage, rendered in alike:
        if pair.source.words_in(passage) == words:
            inside = pair.target.words_in(rendered)
            if inside and len(inside) <= 2 * len(words) + 2:
                return pair.target.span_of(inside)
    return pair.rendering(span) or pair.opposite(span)


def _emphasised(side: Side, pair: PairText, of_source: bool) -> Iterator[range]:
    """Runs of words in capitals that are no acronyms: two or more in a row, or one that is a common word."""
    if not side.loud:
        return
    if side.shouted:
        if len(side.words) > 1:
            yield range(len(side.words))
        return
    lexicon = pair.context.lexicon
    facts = (lexicon.source if of_source else lexicon.target) if lexicon else None
    other = set((pair.target if of_source else pair.source).texts)
    for run in _runs([i for i in side.loud if _emphatic(side.texts[i]) and i not in side.named]):
        common = [i for i in run if _common(side, i, facts.get(side.keys[i]) if facts is not None else None)]
        # The same capitals on both sides are a name or a code, whatever the dictionary says.
        copied = all(side.texts[i] in other for i in _without_law(side, run))
        if common and (len(run) > 1 or len(side.words[run.start].text) > 2) and not (copied and of_source):
            yield run


def _without_law(side: Side, run: range) -> range:
    """A run without the `ACT` or `BILL` that ends the name of a law: « la loi CLEAN WATER »."""
    return run[:-1] if len(run) > 1 and side.keys[run[-1]] in LAWS else run


def _runs(places: Sequence[int]) -> Iterator[range]:
    """Ascending places, those in a row together."""
    start = 0
    for following, place in enumerate(places, 1):
        if following == len(places) or places[following] != place + 1:
            yield range(places[start], place + 1)
            start = following


def _emphatic(text: str) -> bool:
    """Whether a word in capitals is of letters only, two or more."""
    return sum(map(str.isalpha, text)) > 1 and not any(c.isdigit() or c == "." for c in text)


def _common(side: Side, place: int, facts: WordFacts | None) -> bool:
    """Whether a word is one that the language writes in small letters."""
    if side.keys[place] in side.function_words:
        return len(side.keys[place]) > 2
    return facts is not None and facts.small >= _USUALLY_SMALL


def _loud(text: str) -> bool:
    return text.isupper() and _emphatic(text)


class Capitals:
    """Remarks nouns that the source capitalises for weight (War, Nations, Great History) and the target does not."""

    id = "capitals"
    mqm = "style/emphasis"

    def __call__(self, pair: PairText, context: Context) -> Iterable[Finding]:
        """One neutral finding a pair; French writes titles and nouns small, so it is a remark and no error."""
        lexicon = context.lexicon
        if lexicon is None or pair.source.shouted or context.languages[0] != "en":
            return
        ours: list[Span] = []
        theirs: list[Span] = []
        for name in pair.source.names:
            if not name.certain or name.acronym:
                continue
            inside = pair.source.words_in(name.span)
            facts = [lexicon.source.get(pair.source.keys[i]) for i in inside]
            least = _SMALL_OWNED if _several_owned(pair.source, inside) else _SMALL
            if any(i in pair.source.named for i in inside) or not all(
                f is not None and f.small > least for f in facts
            ):
                continue
            if _named_there(pair, inside):
                continue
            for i in inside:
                link = pair.coverage.to_target[i]
                if link is None or pair.coverage.source[i] < _LINKED or _loud(pair.source.words[i].text):
                    continue
                word = pair.target.words[link]
                if word.text[0].islower() and not opens_sentence(
                    pair.source.text, pair.source.words[i].start
                ):
                    ours.append(pair.source.words[i].span)
                    theirs.append(word.span)
        if ours:
            shown = ", ".join(span.of(pair.source.text) for span in ours[:4])
            yield Finding(
                self.id, self.mqm, Severity.NEUTRAL, tuple(ours), tuple(theirs),
                f"The source gives weight by capitals ({shown}); the target writes the words small.",
            )  # fmt: skip


def _several_owned(side: Side, places: range) -> bool:
    """Whether it is one plural with an owner: `our Nations`, `our respective Nations` are no institution."""
    before = side.keys[max(0, places.start - 2) : places.start]
    return len(places) == 1 and not _OWNERS.isdisjoint(before) and side.keys[places.start].endswith("s")


def _named_there(pair: PairText, places: range) -> bool:
    """Whether a name of several words keeps a capital in the target: `Lantern Library` – `bibliothèque Lantern`.

    The capital may stand on a word that nothing links: `Ferry Street` – `rue du Bac`.
    """
    links = [pair.coverage.to_target[place] for place in places] if len(places) > 1 else []
    return any(
        link is not None and (pair.target.words[link].text[0].isupper() or _names_behind(pair, link, places))
        for link in links
    )


def _names_behind(pair: PairText, place: int, places: range) -> bool:
    """Whether behind a target word, small words between, stands a capital that renders no other word of the source."""
    target, cover = pair.target, pair.coverage
    after = place + 1
    while after < len(target.words) and target.small[after]:
        after += 1
    if not place + 1 <= after <= min(place + _TO_NAME, len(target.words) - 1):
        return False
    if not target.words[after].text[0].isupper():
        return False
    link = cover.to_source[after]
    return link is None or link in places or cover.target[after] < _LINKED
