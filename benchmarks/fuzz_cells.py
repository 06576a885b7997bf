"""Projects whose cells somebody has changed with SQLite's own tools: the file is sound, what it says is not."""

from __future__ import annotations

import json
import random
import sqlite3
import zlib
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

__all__ = ["make_project"]

TABLES = (
    *("journal", "journal", "journal", "journal", "pair", "score", "note", "step"),
    *("segment", "document", "project", "setting", "sqlite_sequence", "view_state"),
)
"""The journal most of all: its cells are programs, in a way."""

ODD: tuple[Any, ...] = (
    *(None, 0, 1, -1, 2**31, 2**63 - 1, -(2**63), 2**64, 1.5, float("inf"), float("nan"), True, [], {}, [1], [[1]]),
    *("", "x", "\0", "[]", "[1]", "[[", "null", "[[0,1]]", "[[5,1]]", "[-1]", "[1e400]", '["1"]', {"a": 1}, "é"),
)  # fmt: skip


def make_project(path: Path, known: list[bytes], random_: random.Random) -> None:
    """A project with a history, one to four of its cells changed."""
    path.write_bytes(random_.choice(known))
    with closing(sqlite3.connect(path)) as connection:
        for _ in range(random_.choice((1, 1, 2, 4))):
            table = random_.choice(TABLES)
            key = "key" if table in ("setting", "view_state") else "rowid"
            column = random_.choice([row[1] for row in connection.execute(f"PRAGMA table_info({table})")])
            cells = connection.execute(f"SELECT {key}, {column} FROM {table} ORDER BY {key}").fetchall()
            if cells:
                row, old = random_.choice(cells)
                with suppress(sqlite3.Error, OverflowError):
                    connection.execute(
                        f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (_cell(old, random_), row)
                    )
        if random_.random() < 0.1:  # as an earlier version wrote it: redo then does the commands again
            connection.execute("UPDATE journal SET inverse = NULL WHERE act <> 'do'")
        connection.commit()


def _cell(old: object, random_: random.Random) -> object:
    """Another value for a cell; of JSON mostly the same with something changed inside."""
    if isinstance(old, str | bytes) and random_.random() < 0.8:
        with suppress(ValueError, zlib.error):
            value = json.loads(zlib.decompress(old) if isinstance(old, bytes) else old)
            return json.dumps(_changed(value, random_))
    odd = random_.choice(ODD)
    return json.dumps(odd) if isinstance(odd, list | dict) else odd


def _changed(value: Any, random_: random.Random) -> Any:
    if not isinstance(value, list | dict) or not value or random_.random() < 0.25:
        return random_.choice(ODD)
    changed: Any = value.copy()
    place: Any = random_.choice(list(value)) if isinstance(value, dict) else random_.randrange(len(value))
    if random_.random() < 0.15:
        del changed[place]
    else:
        changed[place] = _changed(value[place], random_)
    return changed
