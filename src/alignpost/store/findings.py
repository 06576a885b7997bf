"""What people say of the machine's findings: no error after all, or an error all the same."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import ClassVar

from alignpost.model import Dismissal, Finding, Pair
from alignpost.store.changes import Change, Rows
from alignpost.store.command import Command, Moment
from alignpost.store.pair_rows import understanding
from alignpost.store.payload import dismissal_of, dismissals_json, dump

__all__ = ["DismissFinding", "RestoreFinding"]


@dataclass(frozen=True, slots=True)
class DismissFinding(Command):
    """A finding is no error; see `Dismissal` for the fields. The project fills in `author` and `time`.

    Dismissing the same finding again changes the reason.
    """

    name: ClassVar[str] = "dismiss-finding"
    pair_id: int
    check: str
    source: str
    """The words that the finding's source spans cover."""
    target: str
    reason: str = ""
    author: str | None = None
    time: str | None = None

    @classmethod
    def of(cls, pair: Pair, finding: Finding, reason: str = "") -> DismissFinding:
        """The dismissal of a finding on `pair`."""
        return cls(pair.id, finding.check, *_covered(pair, finding), reason)

    @property
    def words(self) -> str:
        """`dismiss “numbers” on pair 3`."""
        return f"dismiss “{self.check}” on pair {self.pair_id}"

    def resolved(self, moment: Moment) -> DismissFinding:
        """With author and time."""
        return replace(
            self,
            author=moment.author if self.author is None else self.author,
            time=moment.time if self.time is None else self.time,
        )

    def changes(self, rows: Rows) -> list[Change]:
        """One row."""
        known = _dismissals(rows, self.pair_id)
        for dismissal in known:
            if (dismissal.check, dismissal.source, dismissal.target, dismissal.reason) == (
                self.check,
                self.source,
                self.target,
                self.reason,
            ):
                return []
        made = Dismissal(
            self.check, self.source, self.target, self.reason, self.author or "", self.time or ""
        )
        return _set(self.pair_id, [*_without(known, self), made])


@dataclass(frozen=True, slots=True)
class RestoreFinding(Command):
    """A dismissal is taken back."""

    name: ClassVar[str] = "restore-finding"
    pair_id: int
    check: str
    source: str
    target: str

    @classmethod
    def of(cls, pair: Pair, finding: Finding) -> RestoreFinding:
        """What brings a dismissed finding on `pair` back."""
        return cls(pair.id, finding.check, *_covered(pair, finding))

    @property
    def words(self) -> str:
        """`bring “numbers” back on pair 3`."""
        return f"bring “{self.check}” back on pair {self.pair_id}"

    def changes(self, rows: Rows) -> list[Change]:
        """One row."""
        return _set(self.pair_id, _without(_dismissals(rows, self.pair_id), self))


def _covered(pair: Pair, finding: Finding) -> tuple[str, str]:
    """The words under a finding's spans, as `Dismissal.covers` compares them."""
    return (
        " ".join(span.of(pair.source) for span in finding.source_spans),
        " ".join(span.of(pair.target) for span in finding.target_spans),
    )


def _dismissals(rows: Rows, pair_id: int) -> list[Dismissal]:
    rows.require_pairs([pair_id])
    ((cell,),) = rows.query("SELECT dismissals FROM pair WHERE id = ?", pair_id)
    with understanding(rows, f"pair {pair_id}"):
        return [dismissal_of(value) for value in json.loads(cell)]


def _without(known: list[Dismissal], command: DismissFinding | RestoreFinding) -> list[Dismissal]:
    about = (command.check, command.source, command.target)
    return [each for each in known if (each.check, each.source, each.target) != about]


def _set(pair_id: int, dismissals: list[Dismissal]) -> list[Change]:
    return [Change("set", "pair", ("id", "dismissals"), ((pair_id, dump(dismissals_json(dismissals))),))]
