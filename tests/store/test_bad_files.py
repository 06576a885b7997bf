"""What is no project, or a damaged or hostile one, is refused with one line and left as it is."""

from __future__ import annotations

import os
import re
import sqlite3
import threading
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alignpost.errors import AlignPostError, InputError, OutputError, ProjectError
from alignpost.model import Bitext, Status
from alignpost.store import EditText, Project, SetStatus, ShiftSide
from alignpost.store.entries import Entries
from alignpost.store.schema import SCHEMA_VERSION
from alignpost.store.segment_order import SegmentOrder
from alignpost.store.soundness import checked_meanwhile


def execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def patch(path: Path, offset: int, data: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(offset)
        stream.write(data)


def test_missing_folder_empty_pipe(tmp_path: Path) -> None:
    empty, pipe = tmp_path / "empty.alignpost", tmp_path / "pipe.alignpost"
    empty.touch()
    os.mkfifo(pipe)
    for path, reason in (
        (tmp_path / "none.alignpost", "no such file"),
        (tmp_path, "a folder"),
        (empty, "is empty"),
        (pipe, "no regular file"),
    ):
        with pytest.raises(InputError, match=reason) as caught:
            Project.open(path)
        assert str(path) in str(caught.value)
        assert caught.value.exit_code == 3
    assert empty.read_bytes() == b""


@pytest.mark.parametrize(
    "text", [b"# Hello", b"\x00" * 200, b"SQLite format 3", b"PK\x03\x04" + b"\xff" * 500]
)
def test_not_a_project(path: Path, text: bytes) -> None:
    path.write_bytes(text)
    with pytest.raises(ProjectError, match="is not an AlignPost project"):
        Project.open(path)
    assert path.read_bytes() == text


def test_a_database_of_another_program(path: Path) -> None:
    execute(path, "CREATE TABLE pair (id)")
    with pytest.raises(ProjectError, match="an SQLite database, but not an AlignPost project"):
        Project.open(path)


def test_a_newer_version_is_refused(made: Path) -> None:
    execute(made, "PRAGMA user_version = 7")
    before = made.read_bytes()
    with pytest.raises(ProjectError, match=r"newer AlignPost.*version 7.*update") as caught:
        Project.open(made)
    assert caught.value.exit_code == 4
    assert made.read_bytes() == before


def test_impossible_versions_and_write_ahead_logs(made: Path) -> None:
    execute(made, "PRAGMA user_version = 0")
    with pytest.raises(ProjectError, match="impossible file version 0"):
        Project.open(made)
    execute(made, f"PRAGMA user_version = {SCHEMA_VERSION}", "PRAGMA journal_mode = WAL")
    with pytest.raises(ProjectError, match="write-ahead"):
        Project.open(made)
    execute(made, "PRAGMA journal_mode = DELETE")
    Project.open(made).close()


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("CREATE TRIGGER t AFTER UPDATE ON pair BEGIN DELETE FROM note; END", "trigger “t”"),
        ("CREATE VIEW v AS SELECT * FROM pair", "view “v”"),
        ("CREATE VIRTUAL TABLE f USING fts5(x)", "table “f”"),
        ("CREATE TABLE extra (x)", "table “extra”"),
        ("CREATE INDEX i ON pair (abs(place))", "index “i”"),
        ("DROP INDEX note_pair", "no index “note_pair”"),
        ("DROP TABLE view_state", "no .*view_state"),
        ("ALTER TABLE pair ADD COLUMN x INTEGER AS (abs(place))", "table “pair”"),
    ],
)
def test_a_strangers_schema_is_refused(made: Path, statement: str, named: str) -> None:
    execute(made, statement)
    with pytest.raises(ProjectError, match=named):
        Project.open(made)


def test_statistics_of_the_planner_are_no_strangers(made: Path) -> None:
    execute(made, "ANALYZE")
    Project.open(made).close()


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 1, exclude_max=True))
def test_a_file_cut_anywhere_is_refused(made: Path, share: float) -> None:
    whole = made.read_bytes()
    cut = made.with_name("cut.alignpost")
    cut.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(AlignPostError, match=r"empty|not an AlignPost project|cut short|damaged"):
        Project.open(cut)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_bytes_give_a_line_or_a_project(made: Path, data: st.DataObject) -> None:
    """Whatever is broken, the worst is one of our errors."""
    whole = bytearray(made.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    broken = made.with_name("broken.alignpost")
    broken.write_bytes(whole)
    with suppress(AlignPostError), Project.open(broken) as project:
        project.bitext()
        project.history()
        project.apply(SetStatus([1], Status.ACCEPTED))
        project.undo()
        project.redo()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE pair SET source = '[99]' WHERE id = 1",
        "UPDATE pair SET source = '[\"a\"]' WHERE id = 1",
        "UPDATE pair SET target = '{' WHERE id = 1",
        "UPDATE score SET parts = '[{}]' WHERE pair_id = 1",
        "UPDATE score SET findings = '[[[' || printf('%.*c', 100000, '[') WHERE pair_id = 1",
        "UPDATE note SET source_spans = '[[1]]', pair_id = 1",
        "UPDATE pair SET source_text = CAST(x'ff' AS TEXT) WHERE id = 1",
    ],
)
def test_cells_that_hold_something_else(made: Path, statement: str) -> None:
    execute(made, statement)
    with pytest.raises(ProjectError, match="is damaged"), Project.open(made) as project:
        project.bitext()


PYTHON_SAYS = re.compile(
    r"NoneType|object|unpack non|values to|argument|valid Status|Expecting|delimiter|line \d|\bint\b|\bstr\b"
    r"|recursion|Error|zlib|decompress|indices"
)
"""Words of Python's exceptions, which help nobody who has a damaged file."""


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (
            "UPDATE segment SET stop = 999999 WHERE id = 3",
            "source text: segment 3 ends at character 999,999, and the text has",
        ),
        (
            "UPDATE segment SET stop = 999999 WHERE id = 5",
            "target text: segment 5 ends at character 999,999",
        ),
        (
            "UPDATE segment SET stop = stop + 2 WHERE id = 1",
            "source text: segments 1 and 2 overlap",
        ),
        ("DELETE FROM document WHERE side = 0", "source text: it is not there"),
        ("DELETE FROM project", "does not say how it was made"),
        ("UPDATE document SET paragraphs = '[[1]]'", "source text: a value there has a form"),
        ("UPDATE document SET paragraphs = '{'", "source text: a value there has a form"),
        ("UPDATE pair SET source = '[77]' WHERE id = 1", "pair 1: its segment 77 is in neither text"),
        ("UPDATE pair SET source = '[1,77]' WHERE id = 1", "pair 1: its segment 77 is in neither text"),
        ("UPDATE pair SET source = 'null' WHERE id = 1", "pair 1: a value there has a form"),
        ("UPDATE score SET parts = '[{}]' WHERE pair_id = 1", "pair 1: a value there has a form"),
        ("UPDATE score SET findings = '7' WHERE pair_id = 2", "pair 2: a value there has a form"),
        ("UPDATE score SET fidelity = 9e999 WHERE pair_id = 1", "pair 1: a number of its score"),
        ("UPDATE score SET fidelity = -1e300 WHERE pair_id = 1", "pair 1: a number of its score"),
        ("UPDATE score SET critical = 1.5 WHERE pair_id = 1", "pair 1: a number of its score"),
        ("UPDATE pair SET confidence = 9e999 WHERE id = 1", "pair 1: its confidence is no probability"),
        ("UPDATE pair SET confidence = -0.5 WHERE id = 1", "pair 1: its confidence is no probability"),
    ],
)
def test_damage_is_said_in_words(made: Path, statement: str, words: str) -> None:
    execute(made, statement)
    with pytest.raises(ProjectError, match=re.escape(words)) as caught, Project.open(made) as project:
        project.bitext()
    assert "is damaged" in caught.value.message
    assert "restore it from a copy" in caught.value.message
    assert PYTHON_SAYS.search(caught.value.message) is None


def test_a_segment_without_its_end_is_damage() -> None:
    """As an index of the file may give it, into which nobody has looked before."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE segment (id, side, start, stop)")
        connection.execute("INSERT INTO segment VALUES (1, 0, 0, NULL), (2, 0, 5, 9)")
        with pytest.raises(ProjectError, match=r"is damaged \(source text: a segment has no place\)"):
            SegmentOrder(connection, "a.alignpost").load()


def test_a_step_without_entries_is_damage(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Project.open(made) as project:
        project.apply(SetStatus([1], Status.ACCEPTED))
    # as where an index of the file has lost them
    monkeypatch.setattr(Entries, "of_step", lambda *_: [])
    with Project.open(made) as project, pytest.raises(ProjectError, match="journal is damaged"):
        project.undo()


@pytest.mark.parametrize(
    "inverse",
    [
        '[["set", "sqlite_schema", ["name", "sql"], [[1, "x"]]]]',
        '[["set", "pair", ["id", "status = 1; DROP TABLE pair; --"], [[1, "x"]]]]',
        '[["delete", "journal", ["id"], [[1]]]]',
        '[["drop", "pair", ["id"], [[1]]]]',
        '[["set", "pair", ["id", "status"], [[1]]]]',
        '[["set", "pair", ["id", "status"], [["1", "x"]]]]',
        '[["set", "pair", ["id", "status"], [[1, {"a": 1}]]]]',
        '[["set", "pair", ["id", "keep"], [[1, 1180591620717411303424]]]]',
        '[["set", "pair", ["id", "status"], [[1, "x"]]]]',
        '[["set", "pair", ["id", "status"], [[77, "accepted"]]]]',
        "[[[[",
        "7",
    ],
)
def test_a_strangers_journal_cannot_reach_beyond_the_edits(made: Path, inverse: str) -> None:
    with Project.open(made) as project:
        project.apply(SetStatus([1], Status.ACCEPTED))
    connection = sqlite3.connect(made)
    connection.execute("UPDATE journal SET inverse = ?", (inverse,))
    connection.commit()
    connection.close()
    before = made.read_bytes()
    with Project.open(made) as project, pytest.raises(ProjectError) as caught:
        project.undo()
    assert PYTHON_SAYS.search(caught.value.message) is None
    assert made.read_bytes() == before


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("command", "format-disk"),
        ("parameters", "{}"),
        ("parameters", '{"pair_ids": [["x"]], "status": "accepted"}'),
        ("parameters", '{"pair_ids": [1], "status": "great"}'),
        ("parameters", b"not compressed"),
        ("pairs", '["x"]'),
    ],
)
def test_a_strangers_journal_cannot_be_redone(made: Path, column: str, cell: str | bytes) -> None:
    with Project.open(made) as project:
        project.apply(SetStatus([1], Status.ACCEPTED))
        project.undo()
    connection = sqlite3.connect(made)
    connection.execute(f"UPDATE journal SET {column} = ?", (cell,))
    # As an earlier version wrote it: redo then does the commands again.
    connection.execute("UPDATE journal SET inverse = NULL WHERE act = 'undo'")
    connection.commit()
    connection.close()
    with Project.open(made) as project:
        act = project.history if column == "pairs" else project.redo
        with pytest.raises(ProjectError, match="journal is damaged") as caught:
            act()
    assert PYTHON_SAYS.search(caught.value.message) is None


@pytest.mark.parametrize("count", ["'many'", "x'00'", "1e999", "-3", str(2**63 - 1)])
def test_numbers_that_a_stranger_counted_on(made: Path, count: str) -> None:
    """SQLite's own table of counts takes any value."""
    execute(made, f"UPDATE sqlite_sequence SET seq = {count} WHERE name = 'note'")
    with (
        Project.open(made) as project,
        pytest.raises(ProjectError, match="its count of the table note") as caught,
    ):
        project.apply(SetStatus([1], Status.ACCEPTED))
    assert PYTHON_SAYS.search(caught.value.message) is None


def test_a_score_without_end_is_no_reason_to_fall_over(made: Path) -> None:
    execute(made, "UPDATE score SET fidelity = 9e999 WHERE pair_id = 1")
    before = made.read_bytes()
    with Project.open(made) as project, pytest.raises(ProjectError, match="a number in a row that changes"):
        project.apply(EditText(1, "target", "Autre chose."))
    assert made.read_bytes() == before


@pytest.mark.parametrize("cell", ["[[1]]", "[1e999]"])
def test_segments_that_are_no_numbers_when_a_pair_is_read_again(made: Path, cell: str) -> None:
    with Project.open(made) as project:
        execute(made, "UPDATE pair SET source = '" + cell + "' WHERE id = 1")
        with Project.open(made, author="Bob") as other:
            other.apply(SetStatus([1], Status.ACCEPTED))
        project.refresh()
        with pytest.raises(ProjectError, match="pair 1: a value there has a form"):
            project.pair(0)


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


def test_values_of_other_types_than_their_columns(made: Path) -> None:
    """Of any size."""
    give_a_place_that_is_no_number(made)
    execute(made, "INSERT INTO view_state VALUES ('x', printf('%.*c', 10000000, 'x'))")
    with pytest.raises(ProjectError, match="is damaged; restore it from a copy"):
        Project.open(made)
    assert "check" not in {thread.name for thread in threading.enumerate()}


def test_reading_without_end_is_broken_off_where_the_file_is_damaged(made: Path) -> None:
    give_a_place_that_is_no_number(made)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with (
        closing(sqlite3.connect(made)) as connection,
        pytest.raises(ProjectError, match="is damaged; restore it from a copy"),
        checked_meanwhile(connection, made, read_only=True),
    ):
        connection.execute(endless)


def test_creating_never_overwrites_unasked(made: Path, bitext: Bitext) -> None:
    before = made.read_bytes()
    with pytest.raises(OutputError, match="already there"):
        Project.create(made, bitext)
    assert made.read_bytes() == before
    Project.create(made, Bitext(bitext.source, bitext.target, ()), overwrite=True).close()
    with Project.open(made) as project:
        assert len(project) == 0
    assert [found.name for found in made.parent.iterdir()] == [made.name]


def test_creating_over_something_else(path: Path, bitext: Bitext) -> None:
    path.write_text("a letter")
    path.chmod(0o640)
    Project.create(path, bitext, overwrite=True).close()
    assert path.stat().st_mode & 0o777 == 0o640
    with pytest.raises(OutputError, match="folder"):
        Project.create(path.parent, bitext, overwrite=True)
    with pytest.raises(OutputError, match="cannot be written"):
        Project.create(path / "below" / "a.alignpost", bitext)


def test_a_lone_rollback_journal_does_not_harm_a_new_project(path: Path, bitext: Bitext) -> None:
    lone = path.with_name(path.name + "-journal")
    lone.write_bytes(bytes.fromhex("d9d505f920a163d7") + b"\0" * 1000)
    with Project.create(path, bitext) as project:
        assert project.bitext() == bitext
    assert not lone.exists()


def test_a_new_file_follows_the_umask(path: Path, bitext: Bitext) -> None:
    umask = os.umask(0o027)
    try:
        Project.create(path, bitext).close()
    finally:
        os.umask(umask)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_leads_to_the_project(made: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.alignpost"
    link.parent.mkdir()
    link.symlink_to(made)
    with Project.open(link) as project:
        project.apply(SetStatus([1], Status.ACCEPTED))
        assert project.path == link
    with Project.open(made) as project:
        assert project.pair(0).status is Status.ACCEPTED


@pytest.mark.parametrize("name", ["a b?c#d%20.alignpost", "é\u00a0.alignpost", "'; DROP.alignpost"])
def test_odd_file_names(tmp_path: Path, bitext: Bitext, name: str) -> None:
    with Project.create(tmp_path / name, bitext) as project:
        project.apply(SetStatus([1], Status.ACCEPTED))
    assert [found.name for found in tmp_path.iterdir()] == [name]


def test_a_segment_in_two_pairs_is_damage_for_a_command(made: Path) -> None:
    execute(made, "UPDATE pair SET target = (SELECT target FROM pair WHERE id = 3) WHERE id = 1")
    with (
        Project.open(made) as project,
        pytest.raises(ProjectError, match="a segment stands in two pairs"),
    ):
        project.apply(ShiftSide(1, "target", 1))
