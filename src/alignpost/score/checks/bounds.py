"""Bounds beside numbers as texts tell them: above 10%, must not exceed €50, 12 and over, « plafonné à 50 € ».

A negation right beside a bound turns it. Where one stands near and does not surely belong to the bound, the bound is
passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from typing import NamedTuple

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.score.checks.multiples import parts_told
from alignpost.score.side import Side
from alignpost.tokens import NumberKind, base_language
from alignpost.tokens.function_words import listed
from alignpost.tokens.spaces import BLANKS

__all__ = ["DENYING", "Bound", "bounded_alike", "bounds", "may_bound", "numbers_told"]

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
              | (?:n(?:e\s|['’])(?=(?:dépass|excéd|excèd)\w+\s(?:pas|jamais)\s))?
                (?:dépass|excéd|excèd)\w+\s(?P<not>(?:pas|jamais)\s)? ) | {_SIGN.format("[>≥]")}\s? )
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
DENYING = {
    "en": later(
        re.compile,
        r"\b(?:not|no|none|nobody|never|cannot|nor|neither|without|\w+n['’]t|only|unless|until|except\w*|exempt\w*|exclu\w*"
        r"|forbid\w*|prohibit\w*|bann?(?:ed|s)?|refus\w*|reject\w*|fail\w*|lack\w*|avoid\w*|prevent\w*|hardly|barely"
        r"|scarcely|few|little|limit\w*|restrict\w*|capp?(?:ed|s)?|free)\b",
        re.IGNORECASE,
    ),
    "fr": later(
        re.compile,
        r"\b(?:ne|pas|jamais|aucune?|nul|nulle|sans|ni|non|guère|sauf|hors(?!\sde\sportée)|hormis|seuls?|seules?|seulement|peu"
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
_BETWEEN = 3
"""Words at most between such a negation and a bound that describes a noun: a child under 12, « un enfant de moins de 12 ans »."""
_OF_A_NOUN = {
    "en": later(
        re.compile,
        r"\b(?:\w+s|children|people|men|women|anyone|anybody|those|persons?|aged|child)\s$",
        re.IGNORECASE,
    ),
    "fr": later(re.compile, r"\b(?:d(?:e\s|['’])|âgée?s?\s)$", re.IGNORECASE),
}
"""What stands before such a bound."""
_OF_ALL = ("more", "greater", "higher", "longer", "less", "fewer", "exceed", "up", "at", "in")
"""How bounds begin that describe what is done as well: `not … for more than 180 days`."""
_TAG = later(re.compile, r"<[/\w][^<>]*>[ \u00a0\u202f]?$")
_COUNTS = frozenset(
    {NumberKind.INTEGER, NumberKind.DECIMAL, NumberKind.SPELLED, NumberKind.PERCENT, NumberKind.CURRENCY}
)
_WORD = later(re.compile, r"\w+(?:['’]\w+)?")
_CLAUSE = later(re.compile, r"[.;:!?(](?=\s|$)|[—–]")


class Bound(NamedTuple):
    """What a text says of a number."""

    value: Fraction
    gap: bool
    """Whether the number tells by how much: 4% above the base rate."""
    above: bool
    """Whether what it bounds lies above its number."""
    words: Span
    """Of what says it, a negation included."""
    number: Span

    @property
    def number_told(self) -> tuple[Fraction, bool]:
        """What another bound must share to be compared with this one."""
        return self.value, self.gap


def may_bound(side: Side) -> bool:
    """Whether a text holds a word or a sign that bounds have."""
    return not side.different.isdisjoint(_TRIGGERS[base_language(side.lang)]) or not _SIGNS.isdisjoint(
        side.text
    )


def numbers_told(side: Side) -> Iterator[tuple[Fraction, Span]]:
    """The numbers that a bound may stand beside; one is an article as often."""
    numbers = ((number.value, number.span) for number in side.numbers if number.kind in _COUNTS)
    return chain(
        ((value, span) for value, span in numbers if value != 1),
        ((part.value, part.span) for part in parts_told(side)),
    )


def bounds(side: Side) -> list[Bound]:
    """The bounds of a text that are surely read."""
    text, lang = side.text, base_language(side.lang)
    found = []
    for value, span in numbers_told(side):
        window = text[max(0, span.start - _REACH) : span.start]
        before = _BEFORE[lang].search(window)
        if before is not None and _TAG.search(window) is None:
            said = before.group()
            first = span.start - len(window) + before.start() + len(said) - len(said.lstrip(BLANKS))
            if not _doubtful(text, first, lang):
                found.append(_bound(value, before, Span(first, span.start), span))
        after = _AFTER[lang].match(text, span.end, span.end + _REACH)
        if after is not None:
            found.append(_bound(value, after, Span(span.end, after.end()), span))
    return found


def _bound(value: Fraction, match: re.Match[str], words: Span, number: Span) -> Bound:
    """What a match of the patterns above says of a number."""
    told = match.groupdict()
    turned = bool(told.get("no") or told.get("not"))
    above = bool(told["above"] or told.get("higher"))
    gap = bool(told.get("higher") or told.get("lower"))
    return Bound(value, gap, above is not turned, words, number)


def _doubtful(text: str, first: int, lang: str) -> bool:
    """Whether a negation before a bound at `first` may belong to it."""
    before = _CLAUSE.split(text[max(0, first - _NEAR) : first])[-1]
    found = [match.end() for match in DENYING[lang].finditer(before)]
    if not found or _OF_A_NOUN[lang].search(before) is None or text[first:].startswith(_OF_ALL):
        return bool(found)
    return len(_WORD.findall(before, found[-1])) <= _BETWEEN


def bounded_alike(here: Side, words: Span, there: Side) -> bool:
    """Whether a negation is part of a bound that the other text tells likewise: must not exceed €50 – « 50 € au plus »."""
    if not (may_bound(here) and may_bound(there)):
        return False
    ours = [one for one in bounds(here) if one.words.start <= words.start and words.end <= one.words.end]
    theirs = {(one.number_told, one.above) for one in bounds(there)} if ours else set()
    return any((one.number_told, one.above) in theirs for one in ours)
