"""Negation: what the source denies the target denies, and what it affirms the target affirms."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.side import Side
from alignpost.tokens import base_language

__all__ = ["Denial", "Negation", "denials"]


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENGLISH = _listed("not never no none nobody nothing neither nor nowhere cannot without ain’t non")
_ENGLISH_NEAR = _listed(
    """
    hardly barely scarcely seldom rarely few little fail fails failed failing failure refuse refuses refused refusing
    lack lacks lacked lacking deny denies denied denying prevent prevents prevented preventing avoid avoids avoided
    stop stops stopped stopping unable reject rejects rejected ban banned bans unless until only except absent absence
    impossible forbid forbidden prohibit prohibited prohibits decline declined cease ceased anymore miss missed missing
    exclude excluded unaware ignore ignores ignored ignorant abandon abandoned yet keep keeps kept remain remains
    remained instead rather trouble ineligible away since
    """
)
_FRENCH_SECOND = _listed(
    "pas point plus jamais rien personne aucun aucune guère nul nulle ni nullement nulle-part"
)
_FRENCH_NEAR = _listed(
    """
    refuse refusé refuser refusent refusait manque manquer manquent manqué absence empêche empêcher empêché éviter évite
    évité impossible interdit interdire interdite interdits interdites refus échec échoué échouer peu rarement contre
    ni sauf hormis dépourvu dépourvue nier nié nie dément démenti démentir contraire défaut privé privée privés privées ignorent ignores incapable
    incapables inconnu inconnue aussitôt seulement cesser cessé cesse arrêter rejeter rejeté rejette faute loin
    difficilement rejetant renoncer renoncé ignorer ignore ignorait exclure exclu exclut plutôt moins faux
    """
)
_FRENCH_EXPLICIT = _FRENCH_SECOND - {"plus", "point", "personne"} | {"sans", "non", "ne", "n’"}
_BEFORE_A_STEP = ("un", "le", "au", "du", "ce", "premier", "de", "les", "des", "chaque")
_LINKED = 0.3
_MOST = 40
"""Negations looked at: more than any sentence has, few enough for a text of thousands."""
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "mal", "mé", "non-")


@dataclass(frozen=True, slots=True)
class Denial:
    """One negation of a text: `not`, `ne … pas`, `aucun`."""

    spans: tuple[Span, ...]
    places: tuple[int, ...]
    """Places of its words."""

    @property
    def text_span(self) -> Span:
        """From its first word to its last."""
        return Span(self.spans[0].start, self.spans[-1].end)


def denials(side: Side) -> list[Denial]:
    """The explicit negations of a text in English or French, in order; none in other languages."""
    match base_language(side.lang):
        case "en":
            return _english(side)
        case "fr":
            return _french(side)
        case _:
            return []


def _english(side: Side) -> list[Denial]:
    found = []
    keys = side.keys
    for place, key in enumerate(keys):
        if not (key in _ENGLISH or key.endswith("n’t")):
            continue
        following = keys[place + 1] if place + 1 < len(keys) else ""
        if (key == "not" and following in ("only", "just", "least", "merely")) or (
            key == "no" and following in ("one’s", "doubt", "matter", "wonder")
        ):
            continue
        if key == "no" and place + 1 < len(side.words) and following[:1].isdigit():
            continue  # No. 1
        if key == "not" and place and keys[place - 1] in ("whether", "if", "why", "or"):
            continue  # whether or not, why not
        found.append(Denial((side.words[place].span,), (place,)))
    return found


def _french(side: Side) -> list[Denial]:
    keys = side.keys
    found: list[Denial] = []
    used: set[int] = set()
    for place, key in enumerate(keys):
        if key not in ("ne", "n’") or keys[place + 1 : place + 2] == ("importe",):
            continue
        second = _second_part(keys, place, used)
        if second is None:
            continue
        used |= {place, second}
        if second > place and (_says_only(keys, second) or _only_between(keys, place, second)):
            continue
        places = (min(place, second), max(place, second))
        spans = tuple(side.words[i].span for i in places)
        found.append(Denial(spans, places))
    found += [
        Denial((side.words[place].span,), (place,))
        for place in range(len(keys))
        if place not in used and _denies_alone(keys, place)
    ]
    return sorted(found, key=lambda denial: denial.places[0])


def _second_part(keys: tuple[str, ...], place: int, used: set[int]) -> int | None:
    """Where `pas`, `jamais`, `aucun` … of a `ne` stands: after it (`ne le lui a pas dit`), else before (`aucun ne`)."""
    for after in range(place + 1, min(place + 9, len(keys))):
        if keys[after] in _FRENCH_SECOND and after not in used:
            return after
    for before in range(place - 1, max(place - 8, -1), -1):
        beside = keys[before] in ("personne", "plus") and before == place - 1
        if before not in used and (beside or keys[before] in _FRENCH_SECOND - {"plus", "point", "personne"}):
            return before
    return None


def _says_only(keys: tuple[str, ...], second: int) -> bool:
    """`pas seulement`, `plus que`: nothing is denied."""
    following = keys[second + 1 : second + 2]
    return following in (("seulement",), ("uniquement",)) or (
        keys[second] in ("plus", "rien") and following in (("que",), ("qu’",))
    )


def _denies_alone(keys: tuple[str, ...], place: int) -> bool:
    """`sans`, `non`, `aucun` and a `pas` that is no step, without their `ne`."""
    key, before, after = keys[place], keys[place - 1 : place], keys[place + 1 : place + 2]
    if key == "non":
        return after != ("seulement",)
    if key == "ni":
        return before != ("ni",)
    if key == "pas":
        return before[:1] not in [(word,) for word in _BEFORE_A_STEP]
    return key in ("sans", "aucun", "aucune", "nulle")


def _only_between(keys: tuple[str, ...], start: int, second: int) -> bool:
    """`ne … que` with a `plus` further on says `only`."""
    return any(key in ("que", "qu’") for key in keys[start + 2 : second]) and second - start > 4


class Negation:
    """Finds negations that were lost or added."""

    id = "negation"
    mqm = "accuracy/mistranslation"

    def __call__(self, pair: PairText, context: Context, /) -> Iterable[Finding]:
        """Speak where one side has more negations, and what the odd one denies is affirmed on the other side."""
        if {*context.languages} != {"en", "fr"}:
            return
        ours, theirs = denials(pair.source), denials(pair.target)
        if len(ours) > len(theirs):
            for denial in ours[:_MOST]:
                affirmed = _affirmed(pair, denial, theirs, True)
                if affirmed is not None:
                    words = denial.text_span.of(pair.source.text)
                    message = f"The source denies (“{words}”), the target affirms."
                    yield Finding(self.id, self.mqm, affirmed[1], denial.spans, (affirmed[0],), message)
                    return
        elif len(theirs) > len(ours):
            for denial in theirs[:_MOST]:
                if len(denial.places) < 2:
                    continue  # "sans doute", "non négligeable": no negation of the sentence
                affirmed = _affirmed(pair, denial, ours, False)
                if affirmed is not None:
                    words = denial.text_span.of(pair.target.text)
                    message = f"The target denies (“{words}”), the source affirms."
                    yield Finding(self.id, self.mqm, affirmed[1], (affirmed[0],), denial.spans, message)
                    return


def _affirmed(
    pair: PairText, denial: Denial, others: list[Denial], from_source: bool
) -> tuple[Span, Severity] | None:
    """The counterpart of what is denied, if nothing denies it there, and how grave that is; None if it is denied.

    Where the counterpart is not known for sure, `not` and `never` are still missed, `ne … pas` only remarked.
    """
    here, there = (pair.source, pair.target) if from_source else (pair.target, pair.source)
    links = pair.coverage.to_target if from_source else pair.coverage.to_source
    sure = pair.coverage.source if from_source else pair.coverage.target
    denied = {place for other in others for place in range(other.places[0] - 5, other.places[-1] + 6)}
    lexicon = pair.context.lexicon
    vocabulary = (lexicon.target if from_source else lexicon.source) if lexicon else {}
    near = _near_words(there, vocabulary)
    for place in _focus(here, denial):
        link = links[place]
        if sure[place] < _LINKED or link is None or there.keys[link] in there.function_words:
            continue
        if link in denied or any(abs(link - other) <= 4 for other in near):
            return None
        return there.words[link].span, Severity.CRITICAL
    if others or near:
        return None
    span = denial.text_span
    if from_source:
        return (pair.gap(span), Severity.MAJOR) if _plain(here, denial) else None
    return pair.opposite_in_source(span), Severity.MINOR


def _focus(side: Side, denial: Denial) -> list[int]:
    """Places of the content words that a negation may deny, the likeliest first."""
    first, last = denial.places[0], denial.places[-1]
    after = range(first + 1, min(last + 4, len(side.keys)))
    stop = next((i for i in after if i > last and _clause_ends(side, i)), after.stop)
    places = [i for i in range(first + 1, stop) if i not in denial.places]
    content = [i for i in places if side.keys[i] not in side.function_words]
    if len(denial.places) > 1:
        # The French verb stands between the two parts or right after them.
        return [i for i in content if i < last][:1] or [i for i in content if i <= last + 2][:1]
    return content


def _clause_ends(side: Side, place: int) -> bool:
    gap = side.text[side.words[place - 1].end : side.words[place].start]
    return any(mark in gap for mark in ",;:.!?»”")


def _near_words(side: Side, vocabulary: Collection[str]) -> list[int]:
    """Places of words that deny without a negation: refuse, lack, few, impossible, unhappy."""
    english = base_language(side.lang) == "en"
    near = _ENGLISH_NEAR if english else _FRENCH_NEAR
    explicit = _ENGLISH if english else _FRENCH_EXPLICIT
    return [
        place
        for place, key in enumerate(side.keys)
        if key in near or key in explicit or _negated_word(key, vocabulary)
    ]


def _negated_word(key: str, vocabulary: Collection[str]) -> bool:
    """Whether a word is another word with a negative prefix: unhappy, indépendance."""
    prefix = next((prefix for prefix in _PREFIXES if key.startswith(prefix)), "")
    return bool(prefix) and len(key) - len(prefix) > 3 and key[len(prefix) :] in vocabulary


def _plain(side: Side, denial: Denial) -> bool:
    """Whether it is `not` or `never`, which hardly ever vanish in a faithful rendering."""
    return all(
        side.keys[i] in ("not", "never", "nothing", "nobody") or side.keys[i].endswith("n’t")
        for i in denial.places
    )
