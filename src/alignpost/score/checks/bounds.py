"""Bounds that turned round beside one and the same number: above 10% – inférieure à 10 %, nearly 900 – plus de 900.

A negation right beside a bound turns it: `must not exceed`, `ne peut être inférieur`. Where one stands near and does
not surely belong to the bound, or one side alone denies or excludes something else, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from typing import NamedTuple

from alignpost.lazily import later
from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.checks.contrary import contraries
from alignpost.score.checks.multiples import parts_told
from alignpost.score.side import Side
from alignpost.tokens import NumberKind, base_language
from alignpost.tokens.function_words import listed

__all__ = ["bound_findings"]

_SIGNS = frozenset("<>≤≥")
_TRIGGERS = {
    "en": listed(
        """
        than above below over under least most exceed exceeds exceeded exceeding excess upwards minimum maximum up nearly
        almost close more older higher greater less fewer younger lower
        """
    ),
    "fr": listed(
        """
        plus moins dessus dessous au-dessus au-dessous au-delà delà minimum maximum minimal minimale maximal maximale
        supérieur supérieure supérieurs supérieures inférieur inférieure inférieurs inférieures dépasse dépassent
        dépasser dépassé dépassée dépassait dépassaient dépassant dépassera dépasseront excède excèdent excéder excédé
        excédant excédera jusqu’à jusqu’ presque près plafonné plafonnée plafonnés plafonnées limité limitée limités limitées
        """
    ),
}
"""Words of which one stands in every bound; signs are looked for apart."""
_SIGN = r"(?<![-=\s<>])\s?(?:{})=?"
_OF = r"d(?:e\s|['’])"
_BEFORE = {
    "en": later(
        re.compile,
        rf"""
        (?P<no> \b(?:not|cannot|never|\w+n['’]t)\s(?:[\w-]+\s){{0,2}}? | \b(?:no|neither|nor|without)\s
          | \bin\sno\s(?:case|event|circumstances?)\s )?
        (?: (?P<above> \b(?: (?:more|greater|higher|larger|bigger|longer|older|heavier|taller)\sthan | above | over
              | at\sleast | exceed(?:s|ed|ing)? | in\sexcess\sof | upwards\sof | a\sminimum\sof ) | {_SIGN.format("[>≥]")} )
          | (?P<below> \b(?: (?:less|fewer|smaller|lower|shorter|younger|lighter)\sthan | below | under
              | at\s(?:the\svery\s)?most | up\sto | a\smaximum\sof | nearly | almost | close\sto ) | {_SIGN.format("[<≤]")} ) )
        \s?(?:the\sage\sof\s|the\s)?$
        """,
        re.VERBOSE | re.IGNORECASE,
    ),
    "fr": later(
        re.compile,
        rf"""
        (?P<no> \b(?:ne\s|n['’])(?:(?!que\b)\w+\s){{1,2}}?(?:pas|jamais)\s(?:(?!que\b)\w+\s){{0,2}}?
          | \bne\s(?:pas\s|(?:peu|pou|sau|doi|dev)\w+\s(?:pas\s|jamais\s)?)(?:être\s)?
          | \b(?:pas|sans|ni)\s(?:être\s)? )?
        (?: (?P<above> \b(?: plus\s{_OF} | au[-\s](?:dessus|delà)\s{_OF} | au\s(?:moins|minimum)\s
              | supérieure?s?\s(?:ou\ségale?s?\s)?(?:à|aux?)\s | un\sminimum\s{_OF} | (?P<higher>supérieure?s?\sde\s)
              | (?:dépass|excéd|excèd)\w+\s(?P<not>(?:pas|jamais)\s)? ) | {_SIGN.format("[>≥]")}\s? )
          | (?P<below> \b(?: moins\s{_OF} | (?:au|en)[-\s]dessous\s{_OF} | au\s(?:plus|maximum)\s
              | inférieure?s?\s(?:ou\ségale?s?\s|ou\ségaux\s)?(?:à|aux?)\s | un\smaximum\s{_OF} | (?P<lower>inférieure?s?\sde\s)
              | jusqu['’]à\s | (?:plafonn|limit)ée?s?\sà\s | presque\s | près\s{_OF} ) | {_SIGN.format("[<≤]")}\s? ) )
        (?:l[ea]s?\s|l['’])?$
        """,
        re.VERBOSE | re.IGNORECASE,
    ),
}
"""What may stand before a number."""
_UNIT = r"(?:\s?(?!(?:or|and|to|of|ou|et|à|de|en|above|below|more|less|higher|lower|greater)\b)[\w%$€£°.-]+){0,3}?"
_AFTER = {
    "en": later(
        re.compile,
        rf"""
        {_UNIT},?\s(?: (?P<above> (?:or|and)\s(?:more|over|older|above|higher|upwards?|longer|greater)\b(?!\sthan)
            | at\sleast\b | minimum\b )
          | (?P<below> (?:or|and)\s(?:less|fewer|under|younger|below|lower|shorter)\b(?!\sthan)
            | at\s(?:the\s)?most\b | maximum\b ) )(?!\s[\d$€£])
        | (?:\s?(?:%|per\s?cent))?(?:\s(?:percentage\s|basis\s)?points?)?\s
          (?: (?P<higher>above|higher|more|greater)|(?P<lower>below|lower|less) )\b
        """,
        re.VERBOSE | re.IGNORECASE,
    ),
    "fr": later(
        re.compile,
        rf"""
        {_UNIT},?\s(?: (?P<above> (?:ou|et)\s(?:plus|davantage|au-delà)\b(?!\s?d[e'’]) | au\s(?:moins|minimum)\b
            | minimum\b | minimale?\b )
          | (?P<below> (?:ou|et)\smoins\b(?!\s?d[e'’]) | au\s(?:plus\b(?!\stard)|maximum\b) | maximum\b | maximale?\b )
          | de\s(?: (?P<higher>plus) | (?P<lower>moins) )\b(?!\sd[e'’]) )(?!\s\d)
        """,
        re.VERBOSE | re.IGNORECASE,
    ),
}
"""What may stand behind a number and its unit."""
_DENYING = {
    "en": later(
        re.compile,
        r"\b(?:not|no|none|nobody|never|cannot|nor|neither|without|\w+n['’]t|only|unless|until|except\w*|exempt\w*|exclu\w*"
        r"|forbid\w*|prohibit\w*|bann?(?:ed|s)?|refus\w*|reject\w*|fail\w*|lack\w*|avoid\w*|prevent\w*|hardly|barely"
        r"|scarcely|few|little|limit\w*|restrict\w*|capp?(?:ed|s)?|free)\b",
        re.IGNORECASE,
    ),
    "fr": later(
        re.compile,
        r"\b(?:ne|pas|jamais|aucune?|nul|nulle|sans|ni|non|guère|sauf|hors|hormis|seuls?|seules?|seulement|peu"
        r"|exclu\w*|exempt\w*|exon[ée]r\w*|interdi\w*|prohib\w*|refus\w*|rejet\w*|manqu\w*|évit\w*|empêch\w*|dispens\w*"
        r"|limit\w*|plafon\w*|gratuit\w*|peine)\b|\bn['’]",
        re.IGNORECASE,
    ),
}
"""Words that may turn a bound."""
_REACH = 70
"""Characters on either side of a number among which its bound stands."""
_NEAR = 200
"""Characters of its clause before a bound in which a negation may belong to it."""
_BLANKS = " \u00a0\u202f"
_TAG = re.compile(r"<[/\w][^<>]*>[ \u00a0\u202f]?$")
_COUNTS = frozenset(
    {NumberKind.INTEGER, NumberKind.DECIMAL, NumberKind.SPELLED, NumberKind.PERCENT, NumberKind.CURRENCY}
)
_CLAUSE = re.compile(r"[.;:!?(](?=\s|$)|[—–]")


class _Bound(NamedTuple):
    value: Fraction
    gap: bool
    """Whether the number tells by how much: 4% above the base rate."""
    above: bool
    """Whether what it bounds lies above its number."""
    words: Span
    """Of what says it, a negation included."""
    number: Span


_KEY = slice(2)
"""Of a bound what another one must share to be compared with it."""
_DIRECTIONS = frozenset({("en", "fr"), ("fr", "en")})


def bound_findings(pair: PairText, check: str, mqm: str) -> Iterator[tuple[int, Finding]]:
    """A major finding of `check`, with its place in the target, for every bound that turned round."""
    if pair.context.languages not in _DIRECTIONS or not (_may_bound(pair.target) and _may_bound(pair.source)):
        return
    ours = _bounds(pair.source)
    theirs = _bounds(pair.target) if ours else []
    told = {one[_KEY]: one for one in theirs if _stand_alone(one, theirs)}
    for one in ours:
        other = told.get(one[_KEY])
        if other is None or other.above is one.above or not _stand_alone(one, ours):
            continue
        if _times(one.value, pair.source) != _times(one.value, pair.target) or _denied_apart(
            pair, one, other
        ):
            continue
        place = _place(pair.target, other)
        if any(place in known.target for known in contraries(pair).contraries):
            continue
        spans = _whole(one), _whole(other)
        here, there = spans[0].of(pair.source.text), spans[1].of(pair.target.text)
        message = f"“{here}” became “{there}”: the bound lies on the other side of its number."
        yield place, Finding(check, mqm, Severity.MAJOR, (spans[0],), (spans[1],), message)


def _may_bound(side: Side) -> bool:
    return not side.different.isdisjoint(_TRIGGERS[base_language(side.lang)]) or not _SIGNS.isdisjoint(
        side.text
    )


def _stand_alone(one: _Bound, bounds: list[_Bound]) -> bool:
    """Whether all bounds of its number are on the same side of it."""
    return all(other.above is one.above for other in bounds if other[_KEY] == one[_KEY])


def _told(side: Side) -> Iterator[tuple[Fraction, Span]]:
    """The numbers that a bound may stand beside; one is an article as often."""
    numbers = ((number.value, number.span) for number in side.numbers if number.kind in _COUNTS)
    return chain(
        ((value, span) for value, span in numbers if value != 1),
        ((part.value, part.span) for part in parts_told(side)),
    )


def _times(value: Fraction, side: Side) -> int:
    return len({span.end for told, span in _told(side) if told == value})


def _bounds(side: Side) -> list[_Bound]:
    """The bounds of a text that are surely read."""
    text, lang = side.text, base_language(side.lang)
    found = []
    for value, span in _told(side):
        window = text[max(0, span.start - _REACH) : span.start]
        before = _BEFORE[lang].search(window)
        if before is not None and _TAG.search(window) is None:
            said = before.group()
            first = span.start - len(window) + before.start() + len(said) - len(said.lstrip(_BLANKS))
            if not _doubtful(text, first, lang):
                found.append(_bound(value, before, Span(first, span.start), span))
        after = _AFTER[lang].match(text, span.end, span.end + _REACH)
        if after is not None:
            found.append(_bound(value, after, Span(span.end, after.end()), span))
    return found


def _bound(value: Fraction, match: re.Match[str], words: Span, number: Span) -> _Bound:
    """What a match of the patterns above says of a number."""
    told = match.groupdict()
    turned = bool(told.get("no") or told.get("not"))
    above = bool(told["above"] or told.get("higher"))
    gap = bool(told.get("higher") or told.get("lower"))
    return _Bound(value, gap, above is not turned, words, number)


def _doubtful(text: str, first: int, lang: str) -> bool:
    """Whether a negation before a bound at `first` may belong to it."""
    before = _CLAUSE.split(text[max(0, first - _NEAR) : first])[-1]
    return _DENYING[lang].search(before) is not None


def _denied_apart(pair: PairText, one: _Bound, other: _Bound) -> bool:
    """Whether one side alone denies or excludes something beside the bound: over 12 pay – moins de 12 ne paient pas."""
    return _denies(pair.source, one) is not _denies(pair.target, other)


def _denies(side: Side, bound: _Bound) -> bool:
    rest = f"{side.text[: bound.words.start]} {side.text[bound.words.end :]}"
    return _DENYING[base_language(side.lang)].search(rest) is not None


def _whole(bound: _Bound) -> Span:
    """The bound with its number."""
    return Span(min(bound.words.start, bound.number.start), max(bound.words.end, bound.number.end))


def _place(side: Side, bound: _Bound) -> int:
    """The place of the word that other findings would stand at."""
    places = side.words_in(bound.words) or side.words_in(bound.number)
    return next(
        (place for place in places if side.keys[place] in ("plus", "moins", "more", "less")), places.start
    )
