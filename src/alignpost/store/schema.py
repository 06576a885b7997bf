"""What stands in a project file: tables, their columns, and the numbers by which a file is known.

The file is an SQLite database (docs/project-file.md describes it for readers in any language). Identity is
checked twice: by the header's application id before SQLite touches the file, and by comparing every object of
the schema with ours, so that a stranger's file brings no trigger, view or virtual table to life.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from typing import Final

__all__ = [
    "APPLICATION_ID",
    "EDITABLE",
    "SCHEMA",
    "SCHEMA_VERSION",
    "TEXT_COLUMNS",
    "insert_statement",
    "placeholder",
    "stranger_in",
    "write_schema",
]

APPLICATION_ID: Final = 0x416C506F
"""`AlPo` in ASCII, at byte 68 of the file."""

SCHEMA_VERSION: Final = 3
"""Stored as `user_version`, at byte 60 of the file; counts up with every change of the tables."""

SCHEMA: Final = """
CREATE TABLE project (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  created TEXT NOT NULL,
  program TEXT NOT NULL,
  signature TEXT
) STRICT;
CREATE TABLE document (
  side INTEGER PRIMARY KEY CHECK (side IN (0, 1)),
  lang TEXT NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  paragraphs TEXT NOT NULL
) STRICT;
CREATE TABLE segment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  side INTEGER NOT NULL REFERENCES document,
  start INTEGER NOT NULL CHECK (start >= 0),
  stop INTEGER NOT NULL CHECK (stop >= start),
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX segment_order ON segment (side, start, stop);
CREATE TABLE pair (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  place INTEGER NOT NULL,
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  source_text TEXT NOT NULL,
  target_text TEXT NOT NULL,
  confidence REAL,
  status TEXT NOT NULL CHECK (status IN ('unreviewed', 'accepted', 'needs_work', 'rejected')),
  keep INTEGER NOT NULL CHECK (keep IN (0, 1)),
  locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
  bookmarked INTEGER NOT NULL CHECK (bookmarked IN (0, 1)),
  human_score REAL CHECK (human_score BETWEEN 0 AND 100),
  dismissals TEXT NOT NULL,
  source_original TEXT,
  target_original TEXT
) STRICT;
CREATE INDEX pair_order ON pair (place);
CREATE TABLE score (
  pair_id INTEGER PRIMARY KEY REFERENCES pair,
  fidelity REAL NOT NULL,
  parts TEXT NOT NULL,
  findings TEXT NOT NULL,
  critical REAL,
  mqm_per_100 REAL
) STRICT;
CREATE TABLE note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pair_id INTEGER NOT NULL REFERENCES pair,
  author TEXT NOT NULL,
  time TEXT NOT NULL,
  text TEXT NOT NULL,
  mqm TEXT,
  severity TEXT CHECK (severity IN ('neutral', 'minor', 'major', 'critical')),
  source_spans TEXT NOT NULL,
  target_spans TEXT NOT NULL,
  suggestion TEXT,
  reply_to INTEGER,
  resolved INTEGER NOT NULL CHECK (resolved IN (0, 1))
) STRICT;
CREATE INDEX note_pair ON note (pair_id);
CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
  words TEXT NOT NULL
) STRICT;
CREATE INDEX step_state ON step (state, id);
CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  step_id INTEGER NOT NULL REFERENCES step,
  act TEXT NOT NULL CHECK (act IN ('do', 'undo', 'redo')),
  time TEXT NOT NULL,
  author TEXT NOT NULL,
  words TEXT NOT NULL,
  pairs ANY NOT NULL,
  command TEXT,
  parameters ANY,
  inverse ANY
) STRICT;
CREATE INDEX journal_step ON journal (step_id);
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE view_state (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

EDITABLE: Final[dict[str, tuple[str, ...]]] = {
    "document": ("side", "lang", "name", "text", "paragraphs"),
    "project": ("id", "signature"),
    "segment": ("id", "side", "start", "stop", "reason"),
    "pair": (
        "id",
        "place",
        "source",
        "target",
        "source_text",
        "target_text",
        "confidence",
        "status",
        "keep",
        "locked",
        "bookmarked",
        "human_score",
        "dismissals",
        "source_original",
        "target_original",
    ),
    "score": ("pair_id", "fidelity", "parts", "findings", "critical", "mqm_per_100"),
    "note": (
        "id",
        "pair_id",
        "author",
        "time",
        "text",
        "mqm",
        "severity",
        "source_spans",
        "target_spans",
        "suggestion",
        "reply_to",
        "resolved",
    ),
    "setting": ("key", "value"),
}
"""Tables and columns that an edit may change; the first column is the key.

A journal read from a file may name these and nothing else.
"""

TEXT_COLUMNS: Final = frozenset(
    {
        *("created", "program", "signature", "lang", "name", "text", "reason", "source_text", "target_text"),
        *("author", "time", "mqm", "severity", "suggestion", "words", "key", "value", "status"),
        *("paragraphs", "source", "target", "parts", "findings", "source_spans", "target_spans"),
        *("dismissals", "source_original", "target_original"),
    }
)
"""Columns of type TEXT; what is bound to them may be UTF-8 bytes that no `str` could be encoded to."""

_INTERNAL: Final = ("sqlite_sequence", "sqlite_stat1", "sqlite_stat4")


def placeholder(column: str) -> str:
    """The SQL that takes a bound value for `column`.

    A text with a lone surrogate arrives as bytes (`payload.bound`); the cast makes text of them unchanged.
    """
    return "CAST(? AS TEXT)" if column in TEXT_COLUMNS else "?"


def insert_statement(table: str, columns: tuple[str, ...]) -> str:
    """`INSERT INTO table (columns) VALUES (…)`; both must come from this module, never from a file."""
    values = ", ".join(placeholder(column) for column in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})"


def write_schema(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty database and mark it as a project; the caller holds the transaction."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    for statement in SCHEMA.split(";\n"):
        connection.execute(statement)


def stranger_in(connection: sqlite3.Connection, schema: str = SCHEMA) -> str | None:
    """What the file's schema has that `schema` has not, or lacks of it, in words; None where both are the same."""
    found = set(connection.execute("SELECT type, name, sql FROM sqlite_schema"))
    ours = _objects(schema)
    for kind, name, sql in sorted(found - ours, key=str):
        plain = kind == "table" and name in _INTERNAL and not str(sql).upper().startswith("CREATE VIRTUAL")
        if not plain:
            article = "an" if kind == "index" else "a"
            return f"{article} {kind} “{name}” that AlignPost did not make"
    for kind, name, _ in sorted(ours - found, key=str):
        if name not in _INTERNAL:
            return f"no {kind} “{name}”"
    return None


@cache
def _objects(schema: str) -> frozenset[tuple[str, str, str | None]]:
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(schema)
        return frozenset(connection.execute("SELECT type, name, sql FROM sqlite_schema"))
    finally:
        connection.close()
