"""The built-in checks, in the order in which their findings are shown."""

from __future__ import annotations

from alignpost.score.check import Check
from alignpost.score.checks.addresses import Addresses
from alignpost.score.checks.brackets import Brackets
from alignpost.score.checks.consistency import CONSISTENCY
from alignpost.score.checks.contrasting import CONTRASTING
from alignpost.score.checks.coverage import Addition, Omission
from alignpost.score.checks.emphasis import Capitals, Emphasis
from alignpost.score.checks.empty import Empty, Surplus
from alignpost.score.checks.false_friends import FalseFriends
from alignpost.score.checks.garbled import Garbled
from alignpost.score.checks.length import Length
from alignpost.score.checks.markdown import Markdown
from alignpost.score.checks.marks import Ending, Exclamation, Question
from alignpost.score.checks.names import Names
from alignpost.score.checks.negation import Negation
from alignpost.score.checks.numbers import Numbers
from alignpost.score.checks.placeholders import Placeholders
from alignpost.score.checks.quotes import Quotes
from alignpost.score.checks.repetition import Repetition
from alignpost.score.checks.roles import Roles
from alignpost.score.checks.spaces import Spaces
from alignpost.score.checks.spacing import SPACING
from alignpost.score.checks.terms import Terms
from alignpost.score.checks.unrelated import Unrelated
from alignpost.score.checks.untranslated import Untranslated
from alignpost.score.plug_ins import plugged_checks

__all__ = ["BUILT_IN", "OF_DOCUMENTS", "all_checks", "known_checks"]

BUILT_IN: tuple[Check, ...] = (
    Empty(),
    Surplus(),
    Unrelated(),
    Garbled(),
    Untranslated(),
    Numbers(),
    Names(),
    Roles(),
    Negation(),
    *CONTRASTING,
    FalseFriends(),
    Omission(),
    Addition(),
    Terms(),
    Length(),
    Question(),
    Exclamation(),
    Ending(),
    Quotes(),
    Emphasis(),
    Capitals(),
    Markdown(),
    Repetition(),
    Spaces(),
    Addresses(),
    Placeholders(),
    Brackets(),
)
"""Every check has its own id; a pair with an empty side is judged by the first two alone."""

OF_DOCUMENTS = ("moved", SPACING, CONSISTENCY)
"""Ids of the findings that need the whole alignment."""


def all_checks() -> tuple[Check, ...]:
    """The checks of pairs, ours and those of plug-ins.

    Raises:
        UsageError: a plug-in is broken.
    """
    return BUILT_IN + plugged_checks(_OURS)


def known_checks() -> tuple[str, ...]:
    """The ids that settings may name.

    Raises:
        UsageError: a plug-in is broken.
    """
    return (*(check.id for check in all_checks()), *OF_DOCUMENTS)


_OURS = (*(check.id for check in BUILT_IN), *OF_DOCUMENTS)
