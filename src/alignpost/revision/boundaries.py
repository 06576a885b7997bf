"""Where sentences end in a changed stretch: as before where nothing changed around the place, else by the rules.

A boundary that a person has set stays as long as one of the two words beside it does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from alignpost.model import SegmentedDocument
from alignpost.revision.words import Word
from alignpost.store.boundaries import REVIEWER

__all__ = ["cut_as_before"]


def cut_as_before(
    old: SegmentedDocument,
    old_words: Sequence[Word],
    new: SegmentedDocument,
    new_words: Sequence[Word],
    partners: Mapping[int, int],
) -> list[tuple[int, str]]:
    """The last word of each segment of the new stretch, by its number, and why it ends there.

    Args:
        old: the old version.
        old_words: words of the old stretch.
        new: the new version, segmented by rules.
        new_words: words of the new stretch.
        partners: for the number of a new word that of the old word that it is.
    """
    ends: list[tuple[int, str]] = []
    for number, word in enumerate(new_words):
        after = new_words[number + 1] if number + 1 < len(new_words) else None
        by_rules = after is None or after.segment != word.segment
        reason = new.segments[word.segment].reason
        left, right = partners.get(number), partners.get(number + 1)
        if after is not None and left is not None and right == left + 1:
            one, two = old_words[left], old_words[right]
            if old.document.text[one.end : two.start] == new.document.text[word.end : after.start]:
                by_rules, reason = one.segment != two.segment, old.segments[one.segment].reason
        elif after is not None and _set_by_person(old, old_words, left, right):
            by_rules, reason = True, REVIEWER
        if by_rules:
            ends.append((number, reason))
    return ends


def _set_by_person(
    old: SegmentedDocument, old_words: Sequence[Word], left: int | None, right: int | None
) -> bool:
    """Whether a person has cut behind the old word `left`, or before `right`."""
    before = left if left is not None else right - 1 if right else None
    if before is None or before + 1 >= len(old_words):
        return False
    one, two = old_words[before], old_words[before + 1]
    return one.segment != two.segment and old.segments[one.segment].reason == REVIEWER
