"""Set phrases that render each other as wholes: Never mind. – Tant pis. Kind regards – Bien cordialement.

The table `data/phrases.en-fr.tsv` is written by hand. Word by word such phrases look like two strangers: no lexicon
links their words, and the vectors of both are far apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING

from alignpost.score.letter_closings import both_close
from alignpost.score.shipped import lines_of
from alignpost.score.short_answers import same_answers
from alignpost.tokens import base_language, words
from alignpost.tokens.words import fold_apostrophes

if TYPE_CHECKING:
    from alignpost.score.side import Side

__all__ = ["phrase_links"]

Keys = tuple[str, ...]


@cache
def _table() -> dict[str, list[tuple[Keys, str]]]:
    """The English phrases by their first words, longest first, each with its French forms as they stand in the file."""
    table: dict[str, list[tuple[Keys, str]]] = {}
    for line in lines_of("phrases.en-fr.tsv"):
        english, _, french = line.partition("\t")
        # English words end at blanks and commas and before ’s, which needs no reader of words.
        keys = tuple(english.replace(",", "").replace("’s", " ’s").split(" "))
        table.setdefault(keys[0], []).append((keys, french))
    for phrases in table.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return table


@cache
def _forms(french: str) -> tuple[Keys, ...]:
    """The words of each French form, longest first."""
    forms = [tuple(fold_apostrophes(word.text) for word in words(form)) for form in french.split("|")]
    return tuple(sorted(forms, key=lambda form: -len(form)))


@lru_cache(maxsize=256)  # links, checks and the score ask for the same sides
def phrase_links(source: Side, target: Side) -> list[tuple[range, range]]:
    """Places of words on both sides that are a set phrase and a rendering of it, in the order of the English side.

    Two short answers that say the same are one such phrase, too, and so are two closings of letters. Each stretch of
    words belongs to one phrase at most; a phrase that stands twice is rendered twice.
    """
    langs = base_language(source.lang), base_language(target.lang)
    if langs == ("en", "fr"):
        if same_answers(source, target) or both_close(source, target):
            return [(range(len(source.words)), range(len(target.words)))]
        return list(_rendered(source.keys, target))
    if langs == ("fr", "en"):
        return [(ours, theirs) for theirs, ours in phrase_links(target, source)]
    return []


def _rendered(english: Sequence[str], french: Side) -> Iterator[tuple[range, range]]:
    table = _table()
    taken: set[int] = set()
    reach = 0
    # Of every form one iterator: what it has passed over is taken and stays so, however often the phrase stands.
    standing = cache(partial(_standing, french=french))
    for place, phrases in [(place, table[key]) for place, key in enumerate(english) if key in table]:
        if place < reach:
            continue
        for keys, forms in phrases:
            if tuple(english[place : place + len(keys)]) != keys:
                continue
            places = chain.from_iterable(map(standing, _forms(forms)))
            there = next((here for here in places if taken.isdisjoint(here)), None)
            if there is not None:
                reach = place + len(keys)
                taken.update(there)
                yield range(place, reach), there
                break


def _standing(form: Keys, french: Side) -> Iterator[range]:
    """Where a form stands, from the first place to the last."""
    for place in french.places.get(form[0], ()):
        here = range(place, place + len(form))
        if french.keys[place : here.stop] == form:
            yield here
