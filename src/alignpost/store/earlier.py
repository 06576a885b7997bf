"""The tables of earlier versions, to the letter: what an old file is held against before it is brought up to date."""

from __future__ import annotations

from typing import Final

__all__ = ["SCHEMAS"]

_SCHEMA_1: Final = """
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
  locked INTEGER NOT NULL CHECK (locked IN (0, 1))
) STRICT;
CREATE TABLE score (
  pair_id INTEGER PRIMARY KEY REFERENCES pair,
  fidelity REAL NOT NULL,
  parts TEXT NOT NULL,
  findings TEXT NOT NULL
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
  suggestion TEXT
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
CREATE TABLE view_state (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

_SCHEMA_2: Final = """
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
  findings TEXT NOT NULL
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

SCHEMAS: Final = {1: _SCHEMA_1, 2: _SCHEMA_2}
"""By version."""
