"""One number with number words in it, read from the words of a sentence: the grammar behind `spelled_numbers`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from alignpost.model import Span
from alignpost.tokens.number import Number, NumberKind
from alignpost.tokens.number_words import NumberWords

__all__ = ["Atom", "NumberReader"]

_JOINED = re.compile(r"[ \u00a0\u202f\u2009-]*")
_JOINS_UNITS = ("y", "e")
"""What stands between tens and units too: `treinta y uno`, `trinta e um`."""
_HUNDREDTHS_OF_CENTS = 10_000
"""`huit cents` may be eight coins of a hundredth."""
_WHOLE_TENS = ("septante", "nonante")
"""Tens of Belgium and Switzerland that units follow; no teens do, as they follow `soixante` and `quatre-vingt`."""
_ALSO_WORDS = ("first", "second", "premier", "première", "seconde")
"""Ordinals that after a round number are most often none: `two hundred first editions`."""


class Atom(NamedTuple):
    """A word, or a part of one between hyphens, or a numeral in digits."""

    start: int
    end: int
    key: str
    """In small letters with U+2019; of a numeral the empty string."""
    numeral: Number | None = None


class NumberReader:
    """Reads one number from `atoms` at `place`, or nothing; `place` ends after what was read."""

    def __init__(self, text: str, atoms: Sequence[Atom], place: int, vocabulary: NumberWords) -> None:
        self.text = text
        self.atoms = atoms
        self.first = place
        self.place = place
        self.words = vocabulary
        # Whole as long as nothing halves them: whole numbers are many times faster.
        self.total: Fraction | int = 0
        self.current: Fraction | int = 0
        self.read_any = False
        self.has_word = False
        self.ordinal = False
        self.vague = False
        self.whole_ten = False
        self.last_scale = 0
        self.from_digits = False

    def read(self) -> Number | None:
        """The number, or None where no number word stands."""
        self._article_or_half()
        while self._step() and not self.ordinal:
            pass
        if self.ordinal and self.words.joiner in _JOINS_UNITS:
            self._ordinal_after()
        others = self._part_after() if self.read_any and not self.ordinal else ()
        if self.read_any and not self.ordinal and not others:
            self._half_after()
        if not self.has_word or not self.read_any:
            return None
        if self.current and not self.total and self.atoms[self.place - 1].key == "cents":
            others = (*others, Fraction(self.current) / _HUNDREDTHS_OF_CENTS)
        start, end = self.atoms[self.first].start, self.atoms[self.place - 1].end
        kind = NumberKind.ORDINAL if self.ordinal else NumberKind.SPELLED
        return Number(
            Span(start, end),
            self.text[start:end],
            Fraction(self.total + self.current),
            kind,
            others,
            vague=self.vague,
        )

    def _peek(self, ahead: int = 0) -> str | None:
        """The next atom's word if it stands beside what was read, a number's atom as the empty string."""
        place = self.place + ahead
        if place >= len(self.atoms):
            return None
        if place > self.first:
            gap = self.text[self.atoms[place - 1].end : self.atoms[place].start]
            if not _JOINED.fullmatch(gap):
                return None
        return self.atoms[place].key

    def _multiplies(self, key: str | None) -> bool:
        words = self.words
        return key is not None and (key in words.hundreds or key in words.scales or key in words.groups)

    def _article_or_half(self) -> None:
        """`a hundred`, `half a million`, `un demi-million`, `une centaine`: the word before the multiplier."""
        start, half = self.place, False
        key = self._peek()
        if key in self.words.articles:
            self.place += 1
            key = self._peek()
        if key in self.words.half:
            half = True
            self.place += 1
            key = self._peek()
            if key in self.words.articles:
                self.place += 1
                key = self._peek()
        if self.place > start and self._multiplies(key):
            self.current = Fraction(1, 2) if half else 1
            self.read_any = True
        else:
            self.place = start

    def _step(self) -> bool:
        key = self._peek()
        if key is None:
            return False
        numeral = self.atoms[self.place].numeral
        if numeral is not None:
            return self._numeral(numeral)
        if key == self.words.joiner:
            return self._joiner()
        taken = (
            self._unit(key) or self._ten(key) or self._hundred(key) or self._scale(key) or self._group(key)
            or self._ordinal(key)
        )  # fmt: skip
        if taken:
            self.place += 1
            self.read_any = self.has_word = True
        return taken

    def _numeral(self, numeral: Number) -> bool:
        if self.read_any or numeral.kind in (NumberKind.ORDINAL, NumberKind.YEAR):
            return False
        if not self._multiplies(self._peek(1)):
            return False
        self.current = numeral.value
        self.from_digits = True
        self.read_any = True
        self.place += 1
        return True

    def _joiner(self) -> bool:
        if not self.read_any or self.vague:
            return False
        following = self._peek(1)
        if following is None:
            return False
        if self.words.joiner == "et":
            odd = self.words.units.get(following, self.words.ordinals.get(following, 0))
            fits = odd in (1, 11) and self.current % 100 >= 20 and self._unit_may_follow(odd)
        elif self.words.joiner in _JOINS_UNITS and self.current % 100:
            fits = 0 < self.words.units.get(following, 0) < 10 and self.current % 10 == 0
        else:
            value = self.words.units.get(following, self.words.tens.get(following))
            if value is None and self.words.joiner == "and" and following != "second":
                value = self.words.ordinals.get(following)  # "a hundred and first"
            below = value is not None and (value < 100 or not self.current)
            fits = below and self.total + self.current >= 100 and self.current % 100 == 0
        if fits:
            self.place += 1
        return bool(fits)

    def _unit(self, key: str) -> bool:
        value = self.words.units.get(key)
        if value is None or not (not self.read_any or self._unit_may_follow(value)):
            return False
        self.current += value
        return True

    def _unit_may_follow(self, value: int) -> bool:
        """Whether `value` adds to what was read: `cent un`, `vingt-deux`, `soixante-douze`, `dix-sept`."""
        rest = self.current % 100
        if self.from_digits:
            return False  # "1.7 million four years ago"
        if rest == 0:
            # "cien y doscientos" are two numbers.
            fits = value < (100 if self.current % 1000 else 1000)
            return bool(self.current or self.total) and (fits or not self.current)
        french = self.words.joiner == "et"
        if french and (rest == 10 or (rest in (70, 90) and not self.whole_ten)):
            return value in (7, 8, 9)
        if french and rest in (60, 80):
            return value < 17
        return rest >= 20 and rest % 10 == 0 and value < 10

    def _ten(self, key: str) -> bool:
        value = self.words.tens.get(key)
        if value is None:
            return False
        rest = self.current % 100
        if value == 20 and rest == 4 and key in ("vingt", "vingts"):
            self.current += 76
            return True
        if self.read_any and rest != 0:
            return False
        self.current += value
        self.whole_ten = key in _WHOLE_TENS
        return True

    def _hundred(self, key: str) -> bool:
        if key not in self.words.hundreds or self.current >= 100:
            return False
        if key == "cents" and (not self.read_any or self.from_digits):
            return False  # "45 cents" are no hundreds
        self.current = self._multiplied() * 100
        return True

    def _scale(self, key: str) -> bool:
        scale = self.words.scales.get(key)
        if scale is None:
            return False
        if not self.read_any:
            if key in ("mille", "mil") or self.words.joiner == "and":
                self.current = 1
            elif key.endswith("s"):
                self.vague = True
                self.current = 1
            elif self._halved(1):
                self.current = 1
            else:
                return False
        if self.last_scale and scale > self.last_scale:
            self.total = (self.total + self.current) * scale
        else:
            self.total += self._multiplied() * scale
        self.current = 0
        self.last_scale = scale
        return True

    def _multiplied(self) -> Fraction | int:
        """What a hundred or a scale multiplies: one, as in `mille cent`, where nothing stands before it, be it nought."""
        return self.current or (0 if self.read_any and not self.total else 1)

    def _group(self, key: str) -> bool:
        """A collective, and with `of` the scale that it multiplies: `tens of millions`."""
        group = self.words.groups.get(key)
        if group is None or (self.read_any and self.current == 0):
            return False
        exact = {"dozens": 12, "douzaines": 12}.get(key, group)
        self.vague = not self.read_any
        self.total = self.current * exact if self.read_any else group
        self.current = 0
        of, scale_word = self._peek(1), self._peek(2)
        scale = self.words.scales.get(scale_word or "") or self.words.groups.get(scale_word or "")
        if of in self.words.of and scale:
            self.total *= scale
            self.place += 2
        self.last_scale = 1
        return True

    def _ordinal(self, key: str) -> bool:
        value = self.words.ordinals.get(key)
        if value is None:
            return False
        if self.read_any and self.words.joiner == "et" and key.startswith("second"):
            return False  # « soixante secondes » are a minute; the 62nd is « soixante-deuxième »
        rest = self.current % 100
        if value >= 100 and self.read_any:
            self.total = (self.total + self.current) * value
            self.current = 0
        elif (
            not self.read_any or rest == 0 or (rest >= 20 and rest % 10 == 0) or self._unit_may_follow(value)
        ):
            joined = self.atoms[self.place - 1].key == self.words.joiner
            if key in _ALSO_WORDS and self.read_any and rest == 0 and not joined:
                return False
            self.current += value
        elif value == 20 and rest == 4:
            self.current += 76
        else:
            return False
        self.ordinal = True
        return True

    def _ordinal_after(self) -> None:
        """`décimo primeiro`, `vigésima nona`: the ordinal of a unit after that of a ten."""
        value = self.words.ordinals.get(self._peek() or "", 0)
        if 0 < value < 10 and self.current % 10 == 0 and self.current % 100 >= 10:
            self.current += value
            self.place += 1

    def _half_after(self) -> None:
        """`two and a half million` is rare; `un million et demi`, `three and a half` are not."""
        ahead = self._halved(0)
        if not ahead:
            return
        self.place += ahead
        unit = Fraction(self.last_scale or 1)
        following = self.words.scales.get(self._peek() or "")
        self.current += unit / 2
        if following and not self.last_scale:
            self.current *= following
            self.place += 1

    def _halved(self, ahead: int) -> int:
        """How many atoms from the next but `ahead` on say `and a half`, `et demi`: 0 where they do not."""
        joiner, half = self._peek(ahead), self._peek(ahead + 1)
        if joiner != self.words.joiner:
            return 0
        if half in self.words.articles:
            return 3 if self._peek(ahead + 2) in self.words.half else 0
        return 2 if half in self.words.half else 0

    def _part_after(self) -> tuple[Fraction, ...]:
        """`two thirds`, `trois quarts`, `three quarters of a million`; what else they may say: 3 trimestres, 2 tiers."""
        count, part = self.current, self.words.parts.get(self._peek() or "")
        if part is None or self.total or not 2 <= count < part or count.denominator != 1:
            return ()
        self.place += 1
        share = Fraction(count) / part
        self.current = share
        ahead = 1
        if self._peek(ahead) in self.words.articles:
            ahead += 1
        scale = self.words.scales.get(self._peek(ahead) or "")
        if self._peek() not in self.words.of or not scale:
            return (Fraction(count),)
        self.place += ahead + 1
        self.current = share * scale
        return (share, Fraction(count))
