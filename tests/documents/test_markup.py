"""HTML and Markdown documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignpost.documents import markup, read_document
from alignpost.documents.markup import text_of_html, text_of_markdown
from alignpost.errors import FormatError, InputError

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Not text</title><style>p { x: y }</style></head>
<body class="a"><header><h1>Head&nbsp;line</h1></header><!-- <p>not</p> --><p>One <b>two</b>,<br>three.</p>
<script>if (a < b) document.write("<p>no</p>")</script><table><tr><td>a</td><td>b</td></tr></table></body></html>"""


def test_a_page_is_what_its_body_shows() -> None:
    assert text_of_html(PAGE) == "Head\u00a0line\n\nOne two,\nthree.\n\na\nb"
    assert text_of_html("<html><head><p>not</p></head><BODY>a</BODY></html>") == "a"
    assert text_of_html("<p>a</p><!-- never ends <p>b</p>") == "a"


def test_markdown_loses_its_marks_alone() -> None:
    source = (
        "---\ntitle: no\n---\n# Head\n\nOne *two* [three](http://x.org),\nfour\u00a0!\n\n"
        "- a\n- b\n\n> said\n\n```\nx  <y>\n```\n\n| p | q |\n|---|---|\n| r | s |\n"
    )
    assert text_of_markdown(source, "a.md") == (
        "Head\n\nOne two three, four\u00a0!\n\na\nb\n\nsaid\n\nx  <y>\n\n\np\nq\nr\ns"
    )


def test_what_a_picture_says_may_hold_a_link_and_a_link_a_picture() -> None:
    source = "See ![a [b](c.html) d](e.png) and [![f](g.png)](h.html)."
    assert text_of_markdown(source, "a.md") == "See a b d and f."


@pytest.mark.parametrize(
    "source",
    ["> " * 60 + "deep", "".join("  " * depth + "- deep\n" for depth in range(60)), "*a _b " * 60 + "deep"],
)
def test_text_deep_in_markdown_is_not_left_out(source: str) -> None:
    assert text_of_markdown(source, "a.md").count("deep") == source.count("deep")


def test_brackets_without_end_before_endless_text_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "_MOST_LOOKED_AT", 20_000)
    with pytest.raises(FormatError, match=r"a\.md, line 3: has a paragraph with too many brackets"):
        text_of_markdown(f"A title\n\nIn [0, 1){' [' * 20} it{' goes on' * 200}.", "a.md")
    told = "See [one](b) and [two], " * 400
    assert text_of_markdown(told, "a.md").startswith("See one and [two], See one")
    escaped = "In " + "\\[ " * 20 + " it" + " goes on" * 200 + "."
    assert text_of_markdown(escaped, "a.md").count("[") == 20


def test_markdown_nested_beyond_measure_is_an_error() -> None:
    with pytest.raises(FormatError, match="nested too deeply") as caught:
        text_of_markdown("> " * 5_000 + "deep", "a.md")
    assert caught.value.path == "a.md"


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.md", "a.markdown"])
def test_the_suffix_says_what_it_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("<p>One &amp; two.</p>\n", encoding="utf-8")
    assert read_document(path, "en").text.strip("\n") == "One & two."
    path.write_text("<!-- nothing -->", encoding="utf-8")
    with pytest.raises(InputError, match="no text besides its markup"):
        read_document(path, "en")
