"""Rescoring: new scores for any number of pairs, one step to undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from alignpost.model import Score
from alignpost.store.changes import Change, Rows
from alignpost.store.command import Command, pairs_in_words
from alignpost.store.payload import Json, findings_json, parts_json, score_cells, score_of
from alignpost.store.schema import EDITABLE

__all__ = ["ReplaceScores"]


@dataclass(frozen=True, slots=True)
class ReplaceScores(Command):
    """New scores for pairs, and how they were made; one step, however many pairs.

    Pairs that are not named keep their score; None takes a score away.
    """

    name: ClassVar[str] = "replace-scores"
    scores: Mapping[int, Score | None] = field(hash=False)
    signature: str | None

    def __post_init__(self) -> None:
        for score in self.scores.values():
            if score is not None:
                score_cells(score)  # refuses numbers that are not finite

    @property
    def words(self) -> str:
        """`score 14 pairs`."""
        return f"score {pairs_in_words(list(self.scores))}"

    def parameters(self) -> Json:
        """`{"signature", "scores": [[pair id, null | {"fidelity", "parts", "findings", …}], …]}`."""
        return {
            "signature": self.signature,
            "scores": [[pair_id, _score_json(score)] for pair_id, score in self.scores.items()],
        }

    @classmethod
    def from_parameters(cls, value: Json) -> ReplaceScores:
        """From `{"signature", "scores"}`."""
        scores: dict[int, Score | None] = {}
        for pair_id, score in value["scores"]:
            scores[int(pair_id)] = None if score is None else _score_of_json(score)
        return cls(scores, value["signature"])

    def changes(self, rows: Rows) -> list[Change]:
        """The signature, and one row a pair: new, other, or gone."""
        rows.require_pairs(self.scores)
        known = rows.known("score", self.scores)
        columns = EDITABLE["score"]
        cells = {
            pair_id: (pair_id, *score_cells(score))
            for pair_id, score in self.scores.items()
            if score is not None
        }
        gone = [pair_id for pair_id, score in self.scores.items() if score is None and pair_id in known]
        return [
            Change("set", "project", ("id", "signature"), ((1, self.signature),)),
            Change("set", "score", columns, tuple([row for key, row in cells.items() if key in known])),
            Change(
                "insert", "score", columns, tuple([row for key, row in cells.items() if key not in known])
            ),
            Change("delete", "score", columns[:1], tuple([(pair_id,) for pair_id in gone])),
        ]


def _score_json(score: Score | None) -> Json:
    if score is None:
        return None
    return {
        "fidelity": float(score.fidelity),
        "parts": parts_json(score.parts),
        "findings": findings_json(score.findings),
        "critical": score.critical,
        "mqm_per_100": score.mqm_per_100,
    }


def _score_of_json(value: Json) -> Score:
    # Journals of earlier versions do not name the last two.
    return score_of(
        value["fidelity"],
        value["parts"],
        value["findings"],
        value.get("critical"),
        value.get("mqm_per_100"),
    )
