"""The state of a project in one short word, so that two files can be held against each other."""

from __future__ import annotations

import hashlib
import sqlite3

from alignpost.store.payload import Cell
from alignpost.store.schema import EDITABLE

__all__ = ["state_digest"]


def state_digest(connection: sqlite3.Connection) -> str:
    """SHA-256 over the texts and every row that edits can change, as hexadecimal digits.

    Two files with the same digest hold the same documents, pairs, scores, notes and settings. Journal and view
    state do not count.
    """
    total = hashlib.sha256()
    for table, columns in EDITABLE.items():
        total.update(f"{table}\n".encode())
        for row in connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {columns[0]}"):
            for cell in row:
                raw = _raw(cell)
                total.update(len(raw).to_bytes(8, "big") + raw)
    return total.hexdigest()


def _raw(cell: Cell) -> bytes:
    if isinstance(cell, str):
        return b"t" + cell.encode(errors="surrogatepass")
    return b"b" + cell if isinstance(cell, bytes) else f"{type(cell).__name__}{cell!r}".encode()
