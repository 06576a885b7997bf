"""docs/formats.md says of every format what it declares, and names every format and suffix."""

from __future__ import annotations

from pathlib import Path

from alignpost.formats import FORMATS, Carries, suffixes

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"
COLUMNS = ("jsonl", "tmx", "xliff12", "xliff21", "xlsx", "tsv", "csv", "po", "moses", "links")


def table() -> str:
    """What each format carries, as the page has it."""
    head = ["", *(FORMATS[name].name for name in COLUMNS)]
    rows = [head, ["---"] * len(head)]
    rows += [
        [kind.value, *("yes" if kind in FORMATS[name].carries else "–" for name in COLUMNS)]
        for kind in Carries
    ]
    return "".join(f"| {' | '.join(row)} |\n".replace("|  |", "| |") for row in rows)


def test_the_table_is_what_the_formats_declare() -> None:
    assert table() in PAGE.read_text(encoding="utf-8"), f"put this table into {PAGE.name}:\n{table()}"


def test_every_format_is_named() -> None:
    page = PAGE.read_text(encoding="utf-8")
    missing = [name for name in (*suffixes(), *FORMATS) if f"`{name}`" not in page]
    assert missing == []
