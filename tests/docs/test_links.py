"""The documents hang together: links lead to files and headings, none is orphaned, and the figures are those measured."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.docs.reading import DOCUMENTS, ROOT


def links(document: Path) -> list[str]:
    text = document.read_text(encoding="utf-8")
    return [
        target
        for target in re.findall(r"\]\(([^)\s]+)", text) + re.findall(r'(?:src|srcset)="([^"]+)"', text)
        if "://" not in target
    ]


def anchors(document: Path) -> set[str]:
    """The names that GitHub gives to the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_files_and_headings(document: Path) -> None:
    for link in links(document):
        path, _, anchor = link.partition("#")
        target = document.parent / path if path else document
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target), link


def test_no_document_is_orphaned() -> None:
    linked = {
        (document.parent / link.partition("#")[0]).resolve()
        for document in DOCUMENTS
        for link in links(document)
    }
    assert [page.name for page in (ROOT / "docs").glob("*.md") if page not in linked] == []
