"""What a screen wants to find again, such as the cursor: kept with the project, no edit, never undone."""

from __future__ import annotations

import sqlite3

from alignpost.store.payload import bound

__all__ = ["ViewState"]


class ViewState:
    """Texts by key; new ones wait in memory until `write`. The caller holds the transaction.

    Args:
        connection: of the project.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.waiting: dict[str, str] = {}
        """What is not in the file yet."""

    def read(self, key: str) -> str | None:
        """What the file keeps under `key`."""
        sql = "SELECT value FROM view_state WHERE key = CAST(? AS TEXT)"
        row = self._connection.execute(sql, (bound(key),)).fetchone()
        return None if row is None else str(row[0])

    def write(self) -> None:
        """Put what waits into the file; it waits on until the caller has committed."""
        self._connection.executemany(
            "INSERT INTO view_state (key, value) VALUES (CAST(? AS TEXT), CAST(? AS TEXT))"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [(bound(key), bound(value)) for key, value in self.waiting.items()],
        )
