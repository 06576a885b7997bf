"""A warning where texts are surely not in the languages that they are taken for, as when two files are swapped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from alignpost.cli.output import say
from alignpost.tokens import base_language, words
from alignpost.tokens.function_words import ENGLISH, FRENCH, listed
from alignpost.tokens.words import fold_apostrophes

if TYPE_CHECKING:
    from alignpost.model import Bitext

__all__ = [
    "MOST_PAIRS", "language_of", "say_if_other_languages", "say_of_pairs", "say_of_silent_checks", "warning",
]  # fmt: skip

MOST_PAIRS = 200
"""Pairs that are looked at."""

_NAMES = {"en": "English", "fr": "French"}
_SHARED = listed(
    "a as am an de do en es he in is la le les me no non on que sa se si so son te tu un was we y"
)
"""Function words of English or French that a neighbour writes too: Spanish `que`, German `was`."""
_OWN = {"en": ENGLISH - FRENCH - _SHARED, "fr": FRENCH - ENGLISH - _SHARED}
_FEWEST_WORDS = 12
_MOST_WORDS = 1000
_SURE, _HARDLY = 0.2, 0.05
"""Share of its own function words that running text of a language reaches (a third is usual), and others do not."""


def language_of(texts: Iterable[str]) -> str | None:
    """`en` or `fr` where texts are surely English or French; None for others, and where there is too little to tell."""
    keys: list[str] = []
    for text in texts:
        keys += [fold_apostrophes(word.text) for word in words(text[: 10 * _MOST_WORDS])]
        if len(keys) >= _MOST_WORDS:
            break
    if len(keys) < _FEWEST_WORDS:
        return None
    shares = {lang: sum(key in own for key in keys) / len(keys) for lang, own in _OWN.items()}
    best, other = sorted(shares, key=shares.__getitem__, reverse=True)
    return best if shares[best] >= _SURE and shares[other] <= _HARDLY else None


def warning(pairs: Sequence[tuple[str, str]], source_lang: str, target_lang: str) -> str | None:
    """What to tell of pairs that are taken for these languages; None where nothing is surely wrong.

    Args:
        pairs: source and target texts; the first thousand words of each side are read.
        source_lang: BCP 47 tag.
        target_lang: of the targets.
    """
    taken = (base_language(source_lang), base_language(target_lang))
    seem = (language_of(source for source, _ in pairs), language_of(target for _, target in pairs))
    if seem == taken[::-1] and seem[0] != seem[1]:
        left, right = (_NAMES.get(lang or "", lang) for lang in seem)
        return (
            f"the source seems to be {left} and the target {right}: swap them, or say that they are with "
            f"--source-lang {seem[0]} --target-lang {seem[1]}"
        )
    for side, is_, said in zip(("source", "target"), seem, taken, strict=True):
        if is_ not in (None, said):
            return (
                f"the {side} seems to be {_NAMES[is_ or '']}, not {_NAMES.get(said, said)}: is it the right text? "
                f"If it is, say so with --{side}-lang {is_}"
            )
    return None


def say_if_other_languages(bitext: Bitext) -> None:
    """Tell of a bitext on standard error what `warning` says of its pairs."""
    pairs = [(pair.source, pair.target) for pair in bitext.pairs[:MOST_PAIRS]]
    say_of_pairs(pairs, bitext.source.lang, bitext.target.lang)


def say_of_pairs(pairs: Sequence[tuple[str, str]], source_lang: str, target_lang: str) -> None:
    """Tell `warning` on standard error."""
    told = warning(pairs, source_lang, target_lang)
    if told is not None:
        say(f"warning: {told}")


def say_of_silent_checks(bitext: Bitext) -> None:
    """Tell on standard error which checks know nothing of the languages of a bitext that is scored."""
    from alignpost.report.words import silence

    told = silence(bitext)
    if told is not None:
        say(told)
