"""Numbers: every number of the source has its value in the target, and the other way round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.side import Side
from alignpost.tokens import Number, NumberKind

__all__ = ["Numbers"]

_CALENDAR = (NumberKind.MONTH, NumberKind.WEEKDAY)
_CLOCK = (NumberKind.TIME, NumberKind.DATE)
_ORDINAL = (NumberKind.ORDINAL, NumberKind.ROMAN)
_CONVERSIONS: tuple[tuple[frozenset[str], frozenset[str], Fraction], ...] = tuple(
    (frozenset(imperial.split()), frozenset(metric.split()), Fraction(factor))
    for imperial, metric, factor in (
        ("mile miles mi mph", "kilomètre kilomètres km km/h", "1.609"),
        ("foot feet ft", "mètre mètres m", "0.3048"),
        ("foot feet ft inch inches in", "centimètre centimètres cm", "30.48"),
        ("inch inches in", "centimètre centimètres cm", "2.54"),
        ("inch inches in", "millimètre millimètres mm", "25.4"),
        ("yard yards yd", "mètre mètres m", "0.9144"),
        ("pound pounds lb lbs", "kilogramme kilogrammes kg kilo kilos", "0.4536"),
        ("ounce ounces oz", "gramme grammes g", "28.35"),
        ("acre acres", "hectare hectares ha", "0.4047"),
        ("gallon gallons", "litre litres l", "3.785"),
        ("stone", "kilogramme kilogrammes kg kilo kilos", "6.35"),
    )
)


class Numbers:
    """Finds numbers whose value changed, vanished or came from nowhere."""

    id = "numbers"
    mqm = "accuracy/mistranslation"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """Match by value first; what is left over on both sides is a changed number, on one side a lost or new one."""
        source, target = list(pair.source.numbers), list(pair.target.numbers)
        _strike(source, target, pair)
        yield from _changed(source, target, pair)
        for number in source:
            if _telling(number):
                yield _finding(
                    "accuracy/omission",
                    Severity.MAJOR,
                    (number.span,),
                    (pair.opposite(number.span),),
                    f"“{number.text}” of the source has no counterpart in the target.",
                )
        for number in target:
            if _telling(number):
                yield _finding(
                    "accuracy/addition",
                    Severity.MAJOR,
                    (pair.opposite_in_source(number.span),),
                    (number.span,),
                    f"“{number.text}” in the target has no counterpart in the source.",
                )


def _strike(source: list[Number], target: list[Number], pair: PairText) -> None:
    """Take away the numbers that agree, the nearest first where a value stands twice."""
    for agree in (_same, _nearly):
        for number in list(source):
            fits = [other for other in target if agree(number, other, pair)]
            if fits:
                target.remove(min(fits, key=lambda other: _distance(number, other, pair)))
                source.remove(number)
    _strike_sums(source, target)
    _strike_sums(target, source)
    _strike_repeats(source, pair.target.numbers)
    _strike_repeats(target, pair.source.numbers)


def _distance(number: Number, other: Number, pair: PairText) -> float:
    here = number.span.start / (len(pair.source.text) or 1)
    return abs(here - other.span.start / (len(pair.target.text) or 1))


def _same(number: Number, other: Number, pair: PairText) -> bool:
    del pair
    if (number.kind in _CALENDAR or other.kind in _CALENDAR) and number.kind is not other.kind:
        # "12/02" and "12 February" meet in the dates; a month is no quantity.
        return False
    return not set(number.values).isdisjoint(other.values)


def _nearly(number: Number, other: Number, pair: PairText) -> bool:
    """Round figures of the same order, dates written out, and converted units."""
    if number.vague and other.vague:
        return Fraction(4, 5) <= number.value / other.value <= Fraction(5, 4)
    if (number.vague or other.vague) and number.value == other.value:
        return True
    return _converted(number, other, pair)


def _converted(number: Number, other: Number, pair: PairText) -> bool:
    if number.kind in _CALENDAR + _CLOCK or not number.value or not other.value:
        return False
    here, there = _unit_words(number, pair.source), _unit_words(other, pair.target)
    for imperial, metric, factor in _CONVERSIONS:
        for one, two, ratio in ((imperial, metric, factor), (metric, imperial, 1 / factor)):
            if one & here and two & there and abs(other.value / number.value / ratio - 1) < Fraction(1, 8):
                return True
    return False


def _unit_words(number: Number, side: Side) -> frozenset[str]:
    """The two words after a number, where its unit stands (`six-foot`, `5 km`)."""
    after = [i for i, word in enumerate(side.words) if word.end > number.span.end]
    parts = [part for i in after[:2] for part in side.keys[i].split("-")]
    return frozenset(part.lstrip("0123456789.,") for part in parts)


def _strike_sums(few: list[Number], many: list[Number]) -> None:
    """A date in digits against its day, month and year written out; hours and minutes likewise."""
    for number in list(few):
        if number.kind is NumberKind.DATE:
            whole = int(number.value)
            parts = {whole // 10_000, whole // 100 % 100, whole % 100, whole // 10_000 % 100}
        elif number.kind is NumberKind.TIME:
            parts = {int(value) // 60 for value in number.values} | {int(number.value) % 60}
            parts |= {int(value) for value in number.values[1:]}
        else:
            continue
        met = [other for other in many if other.value in parts and other.kind is not NumberKind.WEEKDAY]
        if met:
            few.remove(number)
            for other in met:
                many.remove(other)


def _strike_repeats(left: list[Number], there: tuple[Number, ...]) -> None:
    """A number said twice in one language and once in the other is no loss: `3 to 3.5 million`, `from 5 to 6 %`."""
    for number in list(left):
        if number.kind in _CALENDAR or len(there) == 0:
            continue
        for other in there:
            if not number.value or number.kind in _CLOCK or other.kind in _CALENDAR:
                continue
            ratio = other.value / number.value
            if (
                ratio == 1
                or (number.value < 1000 and ratio in (10**3, 10**6, 10**9))
                or (other.value < 1000 and 1 / ratio in (10**3, 10**6, 10**9) if ratio else False)
            ):
                left.remove(number)
                break


def _changed(source: list[Number], target: list[Number], pair: PairText) -> Iterator[Finding]:
    """Left over on both sides and of one kind: the nearest two belong together, and the value changed."""
    for number in list(source):
        fits = [other for other in target if _comparable(number, other)]
        if not fits:
            continue
        other = min(fits, key=lambda candidate: _distance(number, candidate, pair))
        source.remove(number)
        target.remove(other)
        yield _finding(
            "accuracy/mistranslation",
            Severity.CRITICAL,
            (number.span,),
            (other.span,),
            f"“{number.text}” became “{other.text}”: the two do not say the same number.",
        )


def _comparable(number: Number, other: Number) -> bool:
    if number.kind in _CALENDAR or other.kind in _CALENDAR:
        return number.kind is other.kind
    if _telling(number) and _telling(other):
        return True
    if number.kind in _ORDINAL or other.kind in _ORDINAL:
        return number.kind in _ORDINAL and other.kind in _ORDINAL
    # One small number word against another: "two" – "trois". One is an article or a pronoun too often.
    small = _small_word(number) and _small_word(other)
    return (small or _telling(number) or _telling(other)) and 1 not in (number.value, other.value)


def _small_word(number: Number) -> bool:
    return number.kind is NumberKind.SPELLED and not number.vague


def _telling(number: Number) -> bool:
    """Whether a number alone, without a counterpart, is worth a word: not `one`, `first`, `half`, `dozens`."""
    if number.kind in (NumberKind.SPELLED, NumberKind.ORDINAL, NumberKind.ROMAN):
        return number.value > 12 and not number.vague and number.value != 100
    return (number.kind not in _CALENDAR and number.text.strip("0123456789") != "") or number.value > 3


def _finding(
    mqm: str, severity: Severity, source: tuple[Span, ...], target: tuple[Span, ...], message: str
) -> Finding:
    return Finding(Numbers.id, mqm, severity, source, target, message)
