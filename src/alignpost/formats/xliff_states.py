"""What a status is in XLIFF, and back (docs/formats.md has the table).

XLIFF says how far a translation has come, not what a reviewer decided, so several statuses can share a state. Our own
word for the status stands beside it and counts as long as the state is the one that we wrote; a state that another
program has set since says more.
"""

from __future__ import annotations

from dataclasses import dataclass

from alignpost.model import Status

__all__ = ["State", "of_status", "status_of_state"]


@dataclass(frozen=True, slots=True)
class State:
    """The attributes that say how far a translation has come; empty where there is none."""

    state: str = ""
    detail: str = ""
    """`state-qualifier` in XLIFF 1.2, `subState` in 2."""
    approved: bool = False
    """XLIFF 1.2 alone."""


_STATES_1 = {
    Status.ACCEPTED: State("signed-off", approved=True),
    Status.UNREVIEWED: State("needs-review-translation"),
    Status.NEEDS_WORK: State("needs-translation"),
    Status.REJECTED: State("needs-translation", "rejected-inaccurate"),
}
_STATES_2 = {
    Status.ACCEPTED: State("reviewed"),
    Status.UNREVIEWED: State("translated"),
    Status.NEEDS_WORK: State("initial", "alignpost:needs_work"),
    Status.REJECTED: State("initial", "alignpost:rejected"),
}
_ACCEPTED = frozenset({"signed-off", "final", "reviewed"})
_BY_DETAIL = {state.detail: status for status, state in _STATES_2.items() if state.detail}


def of_status(status: Status, version: int, *, has_target: bool) -> State:
    """The state to write; a segment without target can be in none but XLIFF 2's `initial`.

    Args:
        status: of the pair.
        version: 1 or 2.
        has_target: whether there is a target element.
    """
    if has_target:
        return (_STATES_1 if version == 1 else _STATES_2)[status]
    return State() if version == 1 else State("initial", _STATES_2[status].detail)


def status_of_state(found: State, version: int, ours: Status | None, *, has_target: bool) -> Status:
    """The status that a state stands for.

    Args:
        found: as the file has it.
        version: 1 or 2.
        ours: the status that we wrote beside it, where we did.
        has_target: whether there is a target element.
    """
    if ours is not None and of_status(ours, version, has_target=has_target) == found:
        return ours
    if found.detail.startswith("rejected-"):
        return Status.REJECTED
    if found.detail in _BY_DETAIL:
        return _BY_DETAIL[found.detail]
    if found.approved or found.state in _ACCEPTED:
        return Status.ACCEPTED
    return Status.NEEDS_WORK if found.state == "needs-translation" else Status.UNREVIEWED
