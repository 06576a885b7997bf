"""Ways to spoil a project file from outside, and the words in which nobody should hear of it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

PYTHON_SAYS = re.compile(
    r"NoneType|object|unpack non|values to|argument|valid Status|Expecting|delimiter|line \d|\bint\b|\bstr\b"
    r"|recursion|Error|zlib|decompress|indices"
)
"""Words of Python's exceptions, which help nobody who has a damaged file."""


def execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def give_a_place_that_is_no_number(made: Path) -> None:
    """As a file has it whose tables were made without types and given the right words afterwards."""
    with closing(sqlite3.connect(made)) as connection:
        (sql,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'pair'").fetchone()
        for words in (sql.replace("place INTEGER", "place BLOB").replace(" STRICT", ""), sql):
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'pair'", (words,))
            connection.commit()
            if words != sql:
                execute(made, "UPDATE pair SET place = x'00' WHERE id = 2")
