"""Numbers with number words in them: `twenty-one`, `3,1 millions`, `soixante-dix`, `tens of millions`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from alignpost.model import Span
from alignpost.tokens.number import Number, NumberKind
from alignpost.tokens.number_words import NumberWords
from alignpost.tokens.remembered import Remembered
from alignpost.tokens.words import Word, fold_apostrophes

__all__ = ["spelled_numbers"]

_JOINED = re.compile(r"[ \u00a0\u202f\u2009-]*")
_ATOM = re.compile(r"[^\W\d_]+['’]?|\d.*")


_JOINS_UNITS = ("y", "e")
"""What stands between tens and units too: `treinta y uno`, `trinta e um`."""
_new = tuple.__new__


class _Atom(NamedTuple):
    start: int
    end: int
    key: str
    numeral: Number | None = None


def spelled_numbers(
    text: str, tokens: Sequence[Word], numerals: Sequence[Number], vocabulary: NumberWords
) -> list[Number]:
    """Numbers that hold at least one number word; numerals in digits may start them (`3 million`).

    Without one of `vocabulary.telling` there is none to read.
    """
    starters = vocabulary.starters
    atoms = _atoms(tokens, numerals)
    found: list[Number] = []
    after = 0
    for place in [place for place, (_, _, key, _) in enumerate(atoms) if key in starters]:
        if place < after:
            continue
        number = _lone(text, atoms, place, vocabulary)
        if number is not None:
            after = place + 1
        else:
            reader = _Reader(text, atoms, place, vocabulary)
            number, after = reader.read(), reader.place
        if number is not None:
            found.append(number)
    return found


def _lone(text: str, atoms: Sequence[_Atom], place: int, vocabulary: NumberWords) -> Number | None:
    """A number of one word, `un`, `twenty`, `second`, that the next one has nothing to do with, as most are."""
    start, end, key, _ = atoms[place]
    if place + 1 < len(atoms) and atoms[place + 1].key in vocabulary.every:
        return None
    ordinal = key in vocabulary.ordinal
    value = vocabulary.ordinals[key] if ordinal else vocabulary.units.get(key, vocabulary.tens.get(key))
    if value is None:
        return None
    kind = NumberKind.ORDINAL if ordinal else NumberKind.SPELLED
    return Number(Span(start, end), text[start:end], _whole(value), kind)


_whole = lru_cache(maxsize=256)(Fraction)


def _atoms(tokens: Sequence[Word], numerals: Sequence[Number]) -> list[_Atom]:
    """Words cut at hyphens, numerals whole."""
    if not numerals:
        return [
            _new(_Atom, (at + first, at + last, key, None))
            for at, _, text in tokens
            for first, last, key in _PARTS[text]
        ]
    taken = [(number.span.start, number.span.end) for number in numerals]
    atoms = [_Atom(n.span.start, n.span.end, "", n) for n in numerals]
    following = 0
    for word in tokens:
        while following < len(taken) and taken[following][1] <= word.start:
            following += 1
        for first, last, key in _PARTS[word.text]:
            start, end = word.start + first, word.start + last
            if following < len(taken) and taken[following][0] < end and start < taken[following][1]:
                continue
            atoms.append(_Atom(start, end, key))
    return sorted(atoms, key=lambda atom: atom.start)


def _parts(word: str) -> tuple[tuple[int, int, str], ...]:
    """The runs of letters in a word with their places, in small letters; what follows a digit is none."""
    if word.isalpha():
        return ((0, len(word), fold_apostrophes(word)),)
    found = _ATOM.finditer(word)
    return tuple(
        (*match.span(), fold_apostrophes(match.group())) for match in found if not match.group()[0].isdigit()
    )


_PARTS = Remembered(_parts)


class _Reader:
    """Reads one number from `atoms` at `place`, or nothing; `place` ends after what was read."""

    def __init__(self, text: str, atoms: Sequence[_Atom], place: int, vocabulary: NumberWords) -> None:
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
            odd = following in ("un", "une", "onze", "unième", "onzième")
            fits = odd and self.current % 10 == 0 and self.current % 100 >= 20
        elif self.words.joiner in _JOINS_UNITS and self.current % 100:
            fits = 0 < self.words.units.get(following, 0) < 10 and self.current % 10 == 0
        else:
            value = self.words.units.get(following, self.words.tens.get(following))
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
        if french and rest in (10, 70, 90):
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
        return True

    def _hundred(self, key: str) -> bool:
        if key not in self.words.hundreds or self.current >= 100:
            return False
        if key == "cents" and not self.read_any:
            return False
        self.current = (self.current or 1) * 100
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
            self.total += (self.current or 1) * scale
        self.current = 0
        self.last_scale = scale
        return True

    def _group(self, key: str) -> bool:
        """A collective, and with `of` the scale that it multiplies: `tens of millions`."""
        group = self.words.groups.get(key)
        if group is None or (self.read_any and self.current == 0):
            return False
        exact = {"dozens": 12, "douzaines": 12, "dizaines": 10}.get(key, group)
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
        rest = self.current % 100
        if value >= 100 and self.read_any:
            self.total = (self.total + self.current) * value
            self.current = 0
        elif (
            not self.read_any or rest == 0 or (rest >= 20 and rest % 10 == 0) or self._unit_may_follow(value)
        ):
            if key in ("first", "second", "premier", "première", "seconde") and self.read_any and rest == 0:
                return False
            self.current += value
        elif value == 20 and rest == 4:
            self.current += 76
        else:
            return False
        self.ordinal = True
        return True

    def _ordinal_after(self) -> None:
        """`vigésima nona`: the ordinal of a unit after that of a ten."""
        value = self.words.ordinals.get(self._peek() or "", 0)
        if 0 < value < 10 and self.current % 10 == 0 and self.current % 100 >= 20:
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
