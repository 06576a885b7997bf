"""Negation: what the source denies the target denies, and what it affirms the target affirms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.checks.denial import Denial
from alignpost.score.checks.denials import denials
from alignpost.score.checks.denying_words import negative
from alignpost.score.checks.modulation import clause_ends
from alignpost.score.checks.negation_view import LINKED, Paired, View
from alignpost.score.checks.polarity import kept_as_a_name, likeliest_trigger, negation_doubt
from alignpost.score.checks.usually_denied import usually_denied
from alignpost.score.negated_words import negated_word
from alignpost.score.short_answers import contrary_answers
from alignpost.score.side import Side
from alignpost.tokens import base_language

__all__ = ["Negation"]

_FREE_SHARE = 0.6
"""Share of content words without counterpart from which a sentence counts as freely translated."""
_COMPARATIVES = frozenset(
    {"plus", "mieux", "moins", "davantage", "meilleur", "meilleure", "pire", "more", "better"}
)
_BEFORE_SUPERLATIVES = frozenset({"le", "la", "les", "au", "du", "l’", "en", "de", "à"})
"""Words with which `plus` compares nothing: `le plus grand`, `en plus de`."""
_DOUBTFUL, _LIKELY = 0.5, 2.5
"""How much likelier (natural logarithm) more negations must be for a remark, and for a minor finding."""
_SCOPE = 5
"""Words after the last of a negation among which stands what it denies."""
_BEFORE_IT = 5
"""Words on either side of a negation among which stands what it denies."""
_OPENING = frozenset({"que", "qu’", "qui", "parce", "puisque", "that", "who", "which", "because"})
"""Words that open a clause: what stands before is denied by no negation behind."""
_MODALS = frozenset({"must", "may", "can", "shall", "should"})
_CANNOT = frozenset({"cannot", "can’t", "mustn’t", "shan’t", "shouldn’t"})
_PERMITTING = frozenset({"may", "can", "could", "might", "able", "allowed", "allow", "permitted", "free"})
_CAN = frozenset({"peut", "peuvent", "peux", "pouvez", "pouvons", "pourra", "pourront", "pourrez"})
_ASIDE = 3
"""Words around a verb among which one that denies may turn it round."""
_BESIDE, _IN_CLAUSE = 4, 8
_CONJUNCTIONS = frozenset({"unless", "until"})
_GOVERNED = 14
_GOVERNING = (
    "priv", "dépourv", "démuni", "depriv", "interdi", "prohib", "forbid", "impossib", "difficil", "évit", "empêch", "prevent",
    "avoid", "refus", "unable",
)  # fmt: skip
_MOST = 40
"""Negations looked at: more than any sentence has, few enough for a text of thousands."""


class Negation:
    """Finds negations that were lost or added."""

    id = "negation"
    mqm = "accuracy/mistranslation"

    def __call__(self, pair: PairText, context: Context, /) -> Iterable[Finding]:
        """Speak where one side has more negations, and what the odd one denies is affirmed on the other side."""
        if {*context.languages} != {"en", "fr"}:
            return
        ours, theirs = (
            # A set phrase and its rendering say the same, whichever of them denies: Never mind – Tant pis.
            [
                denial
                for denial in denials(side)
                if phrases.isdisjoint(denial.places) and not _kept(side, denial, other)
            ]
            for side, other, phrases in zip(
                (pair.source, pair.target), (pair.target, pair.source), pair.in_phrases, strict=True
            )
        )
        if contrary_answers(pair.source, pair.target):
            yield self._answered(pair)
            return
        found = []
        if ours or theirs:
            paired = _paired(pair, ours, theirs)
            ours = [denial for denial in ours if paired.source.isdisjoint(denial.places)]
            theirs = [denial for denial in theirs if paired.target.isdisjoint(denial.places)]
            here, there = View.of(pair, True, paired), View.of(pair, False, paired)
            sure = self._by_counterparts(pair, ours, theirs, (here, there))
            found = [sure] if sure else list(self._by_place(pair, ours, theirs, (here, there)))
        yield from found or self._by_count(pair)

    def _by_counterparts(
        self, pair: PairText, ours: Sequence[Denial], theirs: Sequence[Denial], views: tuple[View, View]
    ) -> Finding | None:
        """The first negation of the side with more of them whose object is affirmed on the other side."""
        firm = [denial for denial in ours if not denial.idle or _still_compares(pair.target)]
        for denial in firm[:_MOST] if len(firm) > len(theirs) else ():
            affirmed = _affirmed(pair, denial, theirs, views[0])
            if affirmed is not None:
                return self._lost(pair, denial, *affirmed)
        firm = [denial for denial in theirs if not denial.idle or _still_compares(pair.source)]
        for denial in firm[:_MOST] if len(firm) > len(ours) else ():
            if base_language(pair.target.lang) == "fr" and not _of_the_clause(pair.target, denial):
                continue
            if _usual(views[1], denial):
                continue
            affirmed = _affirmed(pair, denial, ours, views[1])
            if affirmed is not None:
                return self._added(pair, denial, *affirmed)
        return None

    def _by_place(
        self, pair: PairText, ours: Sequence[Denial], theirs: Sequence[Denial], views: tuple[View, View]
    ) -> Iterator[Finding]:
        """Weaker: a plain negation with no word that denies anywhere near its place on the other side."""
        here, there = views
        idle = any(denial.idle for denial in (*ours, *theirs))
        if idle and len(ours) == len(theirs):
            return  # `can’t help` and `ne peut s’empêcher` deny nothing, and stand for each other
        for denial in theirs[:_MOST]:
            if (
                _of_the_clause(pair.target, denial)
                and not denial.idle
                and _alone(there, denial, ours)
                and not _usual(there, denial)
            ):
                place = pair.opposite_in_source(denial.text_span)
                yield self._added(pair, denial, place, _by_silence(there, ours))
        for denial in ours[:_MOST]:
            if _of_the_clause(pair.source, denial) and not denial.idle and _alone(here, denial, theirs):
                yield self._lost(pair, denial, pair.gap(denial.text_span), _by_silence(here, theirs))

    def _by_count(self, pair: PairText) -> Iterator[Finding]:
        """Weakest: the words of the source call for more negations than the target has: `unable to`, `yet to`."""
        doubt = negation_doubt(pair)
        span = likeliest_trigger(pair) if doubt >= _DOUBTFUL else None
        if span is not None:
            severity = Severity.MINOR if doubt >= _LIKELY else Severity.NEUTRAL
            message = (
                f"“{span.of(pair.source.text)}” usually calls for a negation; the target has none for it."
            )
            yield Finding(self.id, self.mqm, severity, (span,), (pair.gap(span),), message)

    def _answered(self, pair: PairText) -> Finding:
        """Two short answers of which one affirms and one denies: “It is.” – « Non. »."""
        spans = (
            (pair.source.span_of(range(len(pair.source.words))),),
            (pair.target.span_of(range(len(pair.target.words))),),
        )
        message = "Of these two answers one affirms and the other denies."
        return Finding(self.id, self.mqm, Severity.CRITICAL, *spans, message)

    def _lost(self, pair: PairText, denial: Denial, place: Span, severity: Severity) -> Finding:
        words = denial.text_span.of(pair.source.text)
        message = f"The source denies (“{words}”), the target affirms."
        return Finding(self.id, self.mqm, severity, denial.spans, (place,), message)

    def _added(self, pair: PairText, denial: Denial, place: Span, severity: Severity) -> Finding:
        words = denial.text_span.of(pair.target.text)
        message = f"The target denies (“{words}”), the source affirms."
        return Finding(self.id, self.mqm, severity, (place,), denial.spans, message)


def _paired(pair: PairText, ours: Sequence[Denial], theirs: Sequence[Denial]) -> Paired:
    """The negations whose objects render each other, `not using` – `sans utiliser`, where one side has more of them.

    What is left on that side is not excused by a negation that has its counterpart elsewhere.
    """
    if not (ours and theirs) or len(ours) == len(theirs):
        return Paired()
    links, sure = pair.coverage.to_target, pair.coverage.source
    free = list(theirs[:_MOST])
    here: set[int] = set()
    there: set[int] = set()
    for denial in ours[:_MOST]:
        denied = {
            link
            for place in _focus(pair.source, denial)[:1]
            if (link := links[place]) is not None and sure[place] >= LINKED and not pair.target.small[link]
        }
        partner = next((other for other in free if denied.intersection(_focus(pair.target, other)[:1])), None)
        if partner is not None:
            free.remove(partner)
            here.update(denial.places)
            there.update(partner.places)
    return Paired(frozenset(here), frozenset(there))


def _alone(view: View, denial: Denial, others: Sequence[Denial]) -> bool:
    """Whether nothing on the other side denies near the place where this negation would stand.

    A negation whose subject is long has two such places: `no lorry over 7.5 tonnes should` – « aucun camion de plus de
    7,5 tonnes n’aurait dû ».
    """
    places = [place for other in others for place in other.places]
    places += view.near_words()
    ends = (view.place_there(place) for place in {denial.places[0], denial.places[-1]})
    near = any(abs(place + 0.5 - middle) <= reach for middle, reach in ends for place in places)
    return not near and not view.says_the_opposite(denial) and not _litotes(view, denial)


def _litotes(view: View, denial: Denial) -> bool:
    """Whether a word with a prefix that denies is denied and nothing renders it: `not uncommon` – « assez fréquent »."""
    lang = base_language(view.here.lang)
    return any(
        negated_word(view.here.keys[place], lang, view.words_here) and view.sure[place] < LINKED
        for place in _focus(view.here, denial)[:1]
    )


def _usual(view: View, denial: Denial) -> bool:
    """Whether this side denies what its language likes to deny: `n’a pas faibli` for `remained high`.

    What renders a word that says the same is denied as any other: `n’ont pas oublié` for `forgot`.
    """
    scope = range(denial.places[0], denial.places[-1] + _SCOPE)
    side = view.here
    for place in usually_denied(side):
        telling = (
            place + 1 if side.keys[place] in side.function_words and place + 1 < len(side.keys) else place
        )
        if place in scope and view.own_rendering(telling) is None:
            return True
    return False


def _by_silence(view: View, others: Sequence[Denial]) -> Severity:
    """Minor where no word of the other side denies anything; where one does elsewhere, it may be that one."""
    return Severity.NEUTRAL if others or view.near_words() else Severity.MINOR


def _kept(side: Side, denial: Denial, there: Side) -> bool:
    """Whether its words are part of a title or of code, or stand for « Plus de » at the beginning: “No space left”."""
    if denial.places == (0,) and (side.keys[0], *there.keys[:1]) == ("no", "plus"):
        return there.keys[1:2] in (("de",), ("d’",))
    return all(kept_as_a_name(side, place, there) for place in denial.places)


def _still_compares(side: Side) -> bool:
    """Whether the other side has a bare comparative: `je peux faire plus` affirms what `can’t do more` denies.

    With its article it is the superlative that renders such a phrase: `le meilleur moment`, `le plus grand respect`.
    """
    return any(
        key in _COMPARATIVES and side.keys[max(0, place - 1)] not in _BEFORE_SUPERLATIVES
        for place, key in enumerate(side.keys)
    )


def _affirmed(
    pair: PairText, denial: Denial, others: Sequence[Denial], view: View
) -> tuple[Span, Severity] | None:
    """The counterpart of what is denied, if nothing denies it there, and how grave that is; None if it is denied.

    Where the counterpart is not known for sure, `not`, `never` and `no` are still missed, `ne … pas` only remarked.
    """
    from_source = view.here is pair.source
    denied = {place for other in others for place in _around(view.there, other)}
    near = view.excuses(denial)
    if view.says_the_opposite(denial):
        return None
    linked = _counterpart(view, denial)
    if isinstance(linked, int):
        known = {place for other in others for place in other.places}
        excused = linked in denied or any(
            _turns(view.there, place, linked) for place in near if place not in known
        )
        if not excused:
            return view.there.words[linked].span, Severity.CRITICAL
    permitted = _permitted(view, denial, others) if from_source and linked != "opposite" else None
    if permitted is not None:
        return permitted, Severity.CRITICAL
    return None if linked is not None or others or near else _unknown(pair, view, denial, from_source)


def _around(side: Side, denial: Denial) -> range:
    """Places around a negation that it may deny; those before the word that opens its clause it does not."""
    first, last = denial.places[0], denial.places[-1]
    start = max(0, first - _BEFORE_IT)
    opening = (place for place in range(first - 1, start - 1, -1) if side.keys[place] in _OPENING)
    return range(next(opening, start), last + _BEFORE_IT + 1)


def _turns(side: Side, place: int, denied: int) -> bool:
    """Whether a word that denies stands near enough to another to turn it round.

    A conjunction that denies opens a clause; what governs an infinitive stands before its subject: `interdit à l’exploitant
    du véhicule de débarquer`, `a privé 40 000 foyers d’eau`.
    """
    key = side.keys[place]
    if key in _CONJUNCTIONS:
        return abs(denied - place) <= _IN_CLAUSE
    reach = _GOVERNED if denied > place and key.startswith(_GOVERNING) else _BESIDE
    return abs(denied - place) <= reach


def _unknown(pair: PairText, view: View, denial: Denial, from_source: bool) -> tuple[Span, Severity] | None:
    """Where a negation is missed whose object has no known counterpart, and how grave that is."""
    span = denial.text_span
    if not from_source:
        return pair.opposite_in_source(span), Severity.MINOR
    if not _plain(view.here, denial):
        return None
    free = _paraphrased(view) and not _exists_still(view, denial)
    return pair.gap(span), Severity.MINOR if free else Severity.MAJOR


def _permitted(view: View, denial: Denial, others: Sequence[Denial]) -> Span | None:
    """The modal verb by which the French side affirms what an English one denies: must not sublet – peut sous-louer.

    None where the source permits something too, or the verb stands inside a negation or beside a word that denies.
    """
    place = denial.places[0]
    key, keys = view.here.keys[place], view.here.keys
    denies = key in _CANNOT or (key == "not" and place > 0 and keys[place - 1] in _MODALS)
    if not denies or base_language(view.there.lang) != "fr" or "?" in view.there.text:
        return None  # "Can we …?" may deny as well
    if any(keys[i] in _PERMITTING and i != place - 1 for i in range(len(keys))):
        return None
    near = {i for i in view.near_words() if all(i not in o.places for o in others)}
    for i in (i for verb in sorted(_CAN) for i in view.there.places.get(verb, ())):
        inside = any(other.places[0] <= i <= other.places[-1] for other in others)
        if not inside and near.isdisjoint(range(i - _ASIDE, i + _ASIDE + 1)):
            return view.there.words[i].span
    return None


def _counterpart(view: View, denial: Denial) -> int | Literal["opposite"] | None:
    """Place of the word that renders what is denied.

    `opposite` where a word with a negative sense is denied and nothing negative renders it: not unhappy – heureux.
    """
    for place in _focus(view.here, denial):
        own = view.own_rendering(place)
        if own is not None:
            return own
        link = view.links[place] if view.sure[place] >= LINKED else None
        if negative(view.here, place, view.words_here) and (
            link is None or not (view.surely_meant(place) or negative(view.there, link, view.words_there))
        ):
            return "opposite"
        if link is not None and view.there.keys[link] not in view.there.function_words:
            return link
    return None


def _paraphrased(view: View) -> bool:
    """Whether much of the other side renders nothing here: it may deny in words of its own."""
    sure = [
        sure
        for sure, key in zip(view.back_sure, view.there.keys, strict=True)
        if key not in view.there.function_words
    ]
    return sum(value < LINKED for value in sure) >= _FREE_SHARE * max(1, len(sure))


def _exists_still(view: View, denial: Denial) -> bool:
    """Whether `there was no …` became `il y a eu …`: the frame is rendered word for word, without its negation."""
    before = view.here.keys[max(0, denial.places[0] - 3) : denial.places[0]]
    return "there" in before and any(key == "y" for key in view.there.keys)


def _focus(side: Side, denial: Denial) -> list[int]:
    """Places of the content words that a negation may deny, the likeliest first."""
    first, last = denial.places[0], denial.places[-1]
    after = range(first + 1, min(last + 4, len(side.keys)))
    stop = next((i for i in after if i > last and clause_ends(side, i)), after.stop)
    places = [i for i in range(first + 1, stop) if i not in denial.places]
    content = [i for i in places if side.keys[i] not in side.function_words]
    if len(denial.places) > 1:
        # The French verb stands between the two parts or right after them.
        return [i for i in content if i < last][:1] or [i for i in content if i <= last + 2][:1]
    return content


def _of_the_clause(side: Side, denial: Denial) -> bool:
    """Whether a negation is sure to deny its clause: a French one in two parts, unlike `sans doute`, `non négligeable`."""
    return len(denial.places) > 1 if base_language(side.lang) == "fr" else _plain(side, denial)


def _plain(side: Side, denial: Denial) -> bool:
    """Whether it is one of `not`, `never` and `no`, which hardly ever vanish in a faithful rendering."""
    return all(
        side.keys[i] in ("not", "never", "no", "nothing", "nobody") or side.keys[i].endswith("n’t")
        for i in denial.places
    )
