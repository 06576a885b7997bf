"""Negation: what the source denies the target denies, and what it affirms the target affirms."""

from __future__ import annotations

from collections.abc import Iterable
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
    stop stops stopped stopping unable reject rejects rejected against ban banned bans unless until only unlike except
    absent absence impossible instead rather forbid forbidden prohibit prohibited prohibits decline declined cease ceased
    less yet but any anymore otherwise miss missed missing missing exclude excluded doubt doubts unaware un dis ignore
    ignored false wrong rule ruled abandon abandoned quit free empty far than before too loss lost lose losing short
    apart untouched still just
    """
)
_FRENCH_SECOND = _listed(
    "pas point plus jamais rien personne aucun aucune guère nul nulle ni nullement nulle-part"
)
_FRENCH_NEAR = _listed(
    """
    refuse refusé refuser refusent refusait manque manquer manquent manqué absence empêche empêcher empêché éviter évite
    évité impossible interdit interdire interdite interdits interdites refus échec échoué échouer peu rarement contre
    ni sauf hormis dépourvu dépourvue nier nié nie dément démenti démentir contraire défaut privé privée incapable
    incapables inconnu inconnue aussitôt seulement cesser cessé cesse arrêter rejeter rejeté rejette faute loin
    difficilement rejetant renoncer renoncé ignorer ignore ignorait exclure exclu exclut plutôt moins faux
    """
)
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "mal", "mé", "non-")


@dataclass(frozen=True, slots=True)
class Denial:
    """One negation of a text: `not`, `ne … pas`, `aucun`."""

    spans: tuple[Span, ...]
    places: tuple[int, ...]
    """Places of its words."""
    focus: int
    """Place of the word that is denied, as far as the order of words tells."""

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
        found.append(Denial((side.words[place].span,), (place,), min(place + 1, len(keys) - 1)))
    return found


def _french(side: Side) -> list[Denial]:
    found: list[Denial] = []
    keys = side.keys
    used: set[int] = set()
    for place, key in enumerate(keys):
        if key not in ("ne", "n’"):
            continue
        # The second part stands within a few words: n’a presque jamais été, ne le lui a pas dit.
        second = next(
            (
                i
                for i in range(place + 1, min(place + 9, len(keys)))
                if keys[i] in _FRENCH_SECOND and i not in used
            ),
            None,
        )
        before = next(
            (
                i
                for i in range(place - 1, max(place - 8, -1), -1)
                if keys[i] in _FRENCH_SECOND - {"plus", "point", "personne"}
                or (keys[i] in ("personne", "plus") and i == place - 1)
                or keys[i] in ("aucun", "aucune")
            ),
            None,
        )
        if key == "n’" and place + 1 < len(keys) and keys[place + 1] in ("importe",):
            continue
        if second is not None and not _only_between(keys, place, second):
            used.add(second)
            found.append(
                Denial(
                    (side.words[place].span, side.words[second].span),
                    (place, second),
                    min(place + 1, len(keys) - 1),
                )
            )
        elif before is not None and before not in used:
            used.add(before)
            found.append(
                Denial(
                    (side.words[before].span, side.words[place].span),
                    (before, place),
                    min(place + 1, len(keys) - 1),
                )
            )
    taken = {place for denial in found for place in denial.places}
    for place, key in enumerate(keys):
        if place in taken:
            continue
        alone = key in ("sans", "aucun", "aucune", "jamais", "non", "nul", "nulle") or (
            key == "ni" and keys[place - 1 : place] != ("ni",)
        )
        bare_pas = key == "pas" and not (
            place
            and keys[place - 1] in ("un", "le", "au", "du", "ce", "premier", "de", "les", "des", "chaque")
        )
        if key == "non" and place + 1 < len(keys) and keys[place + 1] in ("seulement",):
            continue
        if alone or bare_pas:
            found.append(Denial((side.words[place].span,), (place,), min(place + 1, len(keys) - 1)))
    return sorted(found, key=lambda denial: denial.places[0])


def _only_between(keys: tuple[str, ...], start: int, second: int) -> bool:
    """`ne … que` with a `plus` further on says `only`."""
    return any(key in ("que", "qu’") for key in keys[start + 2 : second]) and second - start > 4


class Negation:
    """Finds negations that were lost or added."""

    id = "negation"
    mqm = "accuracy/mistranslation"

    def __call__(self, pair: PairText, context: Context) -> Iterable[Finding]:
        """Speak where one side denies and nothing on the other side does, explicitly or by its words."""
        if {*context.languages} != {"en", "fr"}:
            return
        ours, theirs = denials(pair.source), denials(pair.target)
        if ours and not theirs and not _denies_by_words(pair.target):
            denial = ours[0]
            yield Finding(
                self.id, self.mqm, Severity.CRITICAL, denial.spans, _linked(pair, denial, True),
                f"The source denies (“{denial.text_span.of(pair.source.text)}”), the target affirms.",
            )  # fmt: skip
        elif theirs and not ours and not _denies_by_words(pair.source):
            denial = next((d for d in theirs if len(d.places) > 1), theirs[0])
            if len(denial.places) > 1:
                yield Finding(
                    self.id, self.mqm, Severity.CRITICAL, _linked(pair, denial, False), denial.spans,
                    f"The target denies (“{denial.text_span.of(pair.target.text)}”), the source affirms.",
                )  # fmt: skip


def _denies_by_words(side: Side) -> bool:
    """Whether some word denies without a negation: refuse, lack, few, impossible, unhappy."""
    near = _ENGLISH_NEAR if base_language(side.lang) == "en" else _FRENCH_NEAR
    explicit = (
        _ENGLISH
        if base_language(side.lang) == "en"
        else _FRENCH_SECOND - {"plus", "point", "personne"} | {"sans", "non", "ne", "n’"}
    )
    return any(
        key in near or key in explicit or (len(key) > 5 and key.startswith(_PREFIXES)) for key in side.keys
    )


def _linked(pair: PairText, denial: Denial, from_source: bool) -> tuple[Span, ...]:
    """The words on the other side that render what is denied, or the empty place where they would stand."""
    here, there = (pair.source, pair.target) if from_source else (pair.target, pair.source)
    links = pair.coverage.to_target if from_source else pair.coverage.to_source
    sure = pair.coverage.source if from_source else pair.coverage.target
    low, high = denial.places[0], denial.places[-1]
    around = [low - 1, *range(low + 1, high + 4), low - 2]
    for place in around:
        if 0 <= place < len(links) and place not in denial.places and sure[place] > 0.3:
            link = links[place]
            if link is not None and here.keys[place] not in here.function_words:
                return (there.words[link].span,)
    span = denial.text_span
    return (pair.opposite(span) if from_source else pair.opposite_in_source(span),)
