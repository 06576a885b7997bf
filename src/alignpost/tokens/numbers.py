"""Numbers of a sentence in digits, words and Roman numerals, normalised so that two languages can be compared."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache, reduce
from operator import itemgetter, or_

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.tokens.digits import clock_times, dates, numerals
from alignpost.tokens.number import BLANK, Number, NumberKind
from alignpost.tokens.number_clock import spoken_times
from alignpost.tokens.number_fractions import VULGAR_SIGNS, mixed
from alignpost.tokens.number_hundredths import amount, in_hundredths
from alignpost.tokens.number_lengths import length, with_article
from alignpost.tokens.number_shares import with_share
from alignpost.tokens.number_signs import with_sign
from alignpost.tokens.number_words import NumberWords, number_words
from alignpost.tokens.remembered import Remembered
from alignpost.tokens.roman import may_be_roman, roman_numerals
from alignpost.tokens.spelled import spelled_numbers
from alignpost.tokens.words import Word, base_language, words

__all__ = ["Number", "NumberKind", "numbers"]

_MOST_BETWEEN = 12
"""Characters between two numbers that tell one together: `feet and`, `livres`."""
_SPACE = r"[ \u00a0\u202f\u2009-]?"
_PERCENT = re.compile(
    _SPACE
    + rf"(?:of{BLANK}(?:one|1|a){BLANK})?(?:%|‰|percent(?!\w)|per{BLANK}cent(?!\w)|pour{BLANK}cent(?!\w)|p\.{BLANK}?(?:100|cent))",
    re.IGNORECASE,
)
_SIGN_BEFORE = re.compile(
    r"(?P<sign>(?:US|CA|AU|C|A|NZ|HK)?\$|€|£|¥|₽|₴|(?:USD|EUR|GBP|CHF|RUB|UAH)(?=[ \u00a0\u202f\d]))[ \u00a0\u202f]?$"
)
_CURRENCY_AFTER = re.compile(
    _SPACE
    + rf"(?:de{BLANK}|d['’])?(?:US{BLANK}|U\.S\.{BLANK})?(?P<sign>\$|€|£|¥|₽|₴|dollars?|d[óo]lar(?:es)?|dollar[oi]|euros?|pounds?|libras{BLANK}esterlinas|sterline|livres{BLANK}sterling|yens?|yuans?|roubles?|"
    r"rubles?|rupees?|roupies|USD|EUR|GBP|CHF|RUB|UAH)(?!\w)",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_\u3040-\u30ff\u3400-\u9fff]+")
"""Runs of letters: all that names of numbers, months and days are made of."""
_DIGITS = re.compile(rf"[\d{VULGAR_SIGNS}]")
_BOTH = later(re.compile, rf"(?<!\w)tou(?:te)?s(?:{BLANK}les)?{BLANK}deux(?!\w)", re.IGNORECASE)
"""`tous deux` says both, not how many."""
_CODES = {
    "$": "USD", "us$": "USD", "dollar": "USD", "ca$": "CAD", "c$": "CAD", "au$": "AUD", "a$": "AUD", "nz$": "NZD",
    "hk$": "HKD", "€": "EUR", "euro": "EUR", "£": "GBP", "pound": "GBP", "livres sterling": "GBP", "¥": "JPY",
    "yen": "JPY", "yuan": "CNY", "₽": "RUB", "rouble": "RUB", "ruble": "RUB", "₴": "UAH", "rupee": "INR",
    "roupie": "INR", "dólar": "USD", "dolar": "USD", "dólare": "USD", "dolare": "USD", "dollaro": "USD", "dollari": "USD",
    "libras esterlina": "GBP", "sterline": "GBP",
}  # fmt: skip
_SHORT_SCALE = re.compile(_SPACE + r"(?P<scale>k|m|mn|mln|bn|tn|Md|Mds|M|K|B|T)(?!\w)")
_SCALES = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "md": 10**9,
    "mds": 10**9,
    "t": 10**12,
    "tn": 10**12,
}


def numbers(text: str, lang: str, tokens: Sequence[Word] | None = None) -> tuple[Number, ...]:
    """The numbers of `text` in order, disjoint.

    Args:
        text: a sentence.
        lang: BCP 47 tag; number words are read in the languages of `number_words`, digits in every language.
        tokens: `words(text)` where the caller has it already.
    """
    language = base_language(lang)
    vocabulary = number_words(language)
    if tokens is None:
        tokens = words(text)
    held = reduce(or_, set(map(_held(language).__getitem__, map(_TEXT, tokens))), 0)
    if not held:
        return ()
    plain = numerals(text, language) if held & _DIGIT else []
    layers: list[Sequence[Number]] = [dates(text, language), clock_times(text)] if held & _DIGIT else []
    if vocabulary is not None:
        layers.insert(0, spoken_times(text, language, vocabulary))
        if held & _DAY:  # before ordinals: "segunda-feira"
            layers.append(_calendar(tokens, vocabulary))
        if held & _NUMBER:
            layers.append(spelled_numbers(text, tokens, plain, vocabulary))
    layers.append(plain)
    if held & _ROMAN:
        layers.append(roman_numerals(text))
    found = _first_come(layers)
    both: frozenset[int] = frozenset()
    if language == "fr" and any(number.text[-4:].lower() == "deux" for number in found):
        both = frozenset(match.end() for match in _BOTH.finditer(text))
    dressed: list[Number] = []
    for number in found:
        floor = dressed[-1].span.end if dressed else 0
        if number.span.start >= floor and number.span.end not in both:
            dressed.append(_dressed(number, text, floor))
    return _whole(dressed, text)


_TEXT = itemgetter(2)
_DIGIT, _NUMBER, _DAY, _ROMAN = 1, 2, 4, 8
"""What a word may hold: digits, the name of a number, that of a month or of a day of the week, a Roman numeral."""


@lru_cache(maxsize=64)
def _held(language: str) -> Remembered[str, int]:
    """For every word what it, or a part of it, holds of the above, as a sum."""
    vocabulary = number_words(language)

    def held(word: str) -> int:
        plain = word.isascii() and word.isalpha()  # as most words are
        digits = not plain and _DIGITS.search(word) is not None
        found = _DIGIT * digits + _ROMAN * may_be_roman(word)
        if vocabulary is not None:
            key = word.lower()
            runs = (key,) if plain else _LETTERS.findall(key)
            found += _NUMBER * (not vocabulary.telling.isdisjoint(runs))
            found += _DAY * (key in vocabulary.calendar or not vocabulary.calendar.isdisjoint(runs))
        return found

    return Remembered(held)


def _first_come(layers: Iterable[Sequence[Number]]) -> list[Number]:
    """Numbers in order, earlier layers winning where spans overlap."""
    kept: list[Number] = []
    for layer in filter(None, layers):
        if not kept:
            kept += layer
            continue
        taken = sorted(number.span for number in kept)
        kept += [number for number in layer if not _overlaps(number.span, taken)]
    return sorted(kept, key=lambda number: number.span)


def _overlaps(span: Span, taken: Sequence[Span]) -> bool:
    place = bisect_left(taken, span)
    before = place > 0 and taken[place - 1].end > span.start
    return before or (place < len(taken) and taken[place].start < span.end)


def _calendar(tokens: Sequence[Word], vocabulary: NumberWords) -> list[Number]:
    """Names of months and weekdays; the English ones only with their capital (`may`, `march`, `sat`)."""
    found = []
    for word in tokens:
        key = word.text.lower()
        if key not in vocabulary.calendar:
            continue
        kind = NumberKind.MONTH if key in vocabulary.months else NumberKind.WEEKDAY
        days = vocabulary.weekdays
        value = vocabulary.months.get(key) or days.get(key) or days.get(key.removesuffix("s"))
        if value is None or (vocabulary.joiner == "and" and not word.text[0].isupper()):
            continue
        found.append(Number(word.span, word.text, Fraction(value), kind))
    return found


def _whole(found: Sequence[Number], text: str) -> tuple[Number, ...]:
    """Disjoint numbers in order, with their shares, in lengths of two units, and with their signs."""
    told: list[Number] = []
    shared = [with_share(number, text) for number in found]
    for place, number in enumerate(shared, 1):
        if place < len(shared) and shared[place].span.start < number.span.end:
            continue  # the `three` of three quarters is no number of its own
        both = _joined(told[-1], number, text) if told else None
        if both is None:
            told.append(with_article(number, text))
        else:
            told[-1] = both
    return tuple([with_sign(number, text) for number in told])


def _joined(first: Number, second: Number, text: str) -> Number | None:
    """Two numbers in a row as the one that they tell together, or None."""
    if second.span.start - first.span.end > _MOST_BETWEEN:
        return None
    return length(first, second, text) or amount(first, second, text) or mixed(first, second, text)


def _dressed(number: Number, text: str, floor: int) -> Number:
    """The number with what stands around it from `floor` on: percent sign, currency, short scale (`$5bn`)."""
    if number.kind not in (NumberKind.INTEGER, NumberKind.DECIMAL, NumberKind.SPELLED, NumberKind.YEAR):
        return number
    start, end = number.span.start, number.span.end
    before = _SIGN_BEFORE.search(text, max(floor, start - 5), start)
    scale = _SHORT_SCALE.match(text, end)
    if (
        scale
        and number.kind is not NumberKind.SPELLED
        and (before or scale["scale"] in ("bn", "tn", "Md", "Mds", "mn", "mln", "k"))
    ):
        factor = _SCALES[scale["scale"].lower()]
        number = replace(number, value=number.value * factor, others=tuple(v * factor for v in number.others))
        end = scale.end()
    percent = _PERCENT.match(text, end)
    if percent:
        return replace(
            number, span=Span(start, percent.end()), text=text[start : percent.end()], kind=NumberKind.PERCENT
        )
    after = None if before else _CURRENCY_AFTER.match(text, end)
    hundredths = None if before or after else in_hundredths(number, text)
    if hundredths is not None:
        return hundredths
    sign = before["sign"] if before else after["sign"] if after else ""
    if not sign:
        return (
            number if end == number.span.end else replace(number, span=Span(start, end), text=text[start:end])
        )
    start = before.start() if before else start
    end = after.end() if after else end
    key = sign.lower().replace("\u00a0", " ").replace("\u202f", " ")
    code = _CODES.get(key) or _CODES.get(key.removesuffix("s")) or sign.upper()
    return replace(number, span=Span(start, end), text=text[start:end], kind=NumberKind.CURRENCY, unit=code)
