"""docs/project-file.md tells the truth about the file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from alignpost.store.command import Command
from alignpost.store.commands import command_of
from alignpost.store.schema import APPLICATION_ID, EDITABLE, SCHEMA, SCHEMA_VERSION, TEXT_COLUMNS

PAGE = (Path(__file__).parents[2] / "docs" / "project-file.md").read_text(encoding="utf-8")


@pytest.fixture
def database() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.executescript(SCHEMA)
    return connection


def test_the_page_shows_the_schema() -> None:
    assert f"```sql\n{SCHEMA.strip()}\n```" in PAGE


def test_the_page_names_every_table_and_command(database: sqlite3.Connection) -> None:
    tables = [
        name
        for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not name.startswith("sqlite_")
    ]
    database.close()
    names = [command.name for command in Command.__subclasses__()]
    assert [name for name in (*tables, *names) if f"| `{name}` |" not in PAGE] == []


def test_the_header_is_as_the_page_says(made: Path) -> None:
    header = made.read_bytes()[:100]
    assert header[68:72] == APPLICATION_ID.to_bytes(4, "big") == b"AlPo"
    assert int.from_bytes(header[60:64], "big") == SCHEMA_VERSION
    assert header[18:20] == b"\x01\x01"


def test_the_column_lists_agree_with_the_tables(database: sqlite3.Connection) -> None:
    columns = {
        table: list(database.execute("SELECT name, type FROM pragma_table_info(?)", (table,)))
        for (table,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    }
    database.close()
    for table in ("segment", "pair", "score", "note", "setting"):
        assert list(EDITABLE[table]) == [name for name, _ in columns[table]]
    kinds = {(name, kind) for rows in columns.values() for name, kind in rows if kind}
    assert {name for name, kind in kinds if kind == "TEXT"} - {"state", "act", "command"} == TEXT_COLUMNS
    assert not {name for name, kind in kinds if kind != "TEXT"} & TEXT_COLUMNS


def test_every_command_comes_back_by_its_name() -> None:
    for command in Command.__subclasses__():
        with pytest.raises((KeyError, TypeError)):
            command_of(command.name, {})
    with pytest.raises(KeyError):
        command_of("format-disk", {})
