"""The texts of the two documents, read when an edit first needs them and kept until a revision puts others there."""

from __future__ import annotations

import sqlite3

from alignpost.errors import ProjectError

__all__ = ["Texts"]


class Texts:
    """The two texts of an open project; side 0 is the source, 1 the target.

    Attributes:
        edition: another number after each time that they may have become others.
    """

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self._path = path
        self._texts: dict[int, str] = {}
        self.edition = 0

    def forget(self) -> None:
        """Read them again when they are next asked for."""
        self._texts.clear()
        self.edition += 1

    def __getitem__(self, side: int) -> str:
        """The whole text of a side.

        Raises:
            ProjectError: it is not there.
        """
        text = self._texts.get(side)
        if text is None:
            row = self._connection.execute("SELECT text FROM document WHERE side = ?", (side,)).fetchone()
            if row is None:
                raise ProjectError(
                    "is damaged (a text is not there); restore it from a copy", path=self._path
                )
            text = self._texts[side] = str(row[0])
        return text
