"""The moving picture: what frames share is drawn once, each thing is seen in its frames alone, and it stays small."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from benchmarks.animation import Frame, animated
from tests.docs.reading import ROOT

SVG = "{http://www.w3.org/2000/svg}"


def frame(*words: str, fill: str = "#000000") -> Frame:
    """A screen of one line a word, as textual writes it."""
    style = ".terminal-1-r1 { fill: #d9dee6;font-weight: bold }"
    box = f'<rect fill="{fill}" x="0" y="1.5" width="122" height="24.65" shape-rendering="crispEdges"/>'
    texts = "".join(
        f'<text class="terminal-1-r1" x="0" y="{20 + 24.4 * at:g}" textLength="122" clip-path="url(#c)">{word}</text>'
        for at, word in enumerate(words)
    )
    return Frame(f"<svg><style>{style}</style>{box}{texts}</svg>", "n", "Told & shown.", 2)


def seen(picture: str, second: float) -> list[str]:
    """The words that a reader sees at `second`, in the order of drawing."""
    texts = []
    for group in ElementTree.fromstring(picture).iter(f"{SVG}g"):
        name = group.get("class")
        if name is not None and visible(picture, name, second):
            texts += [text.text or "" for text in group.iter(f"{SVG}text")]
    return texts


def visible(picture: str, group: str, second: float) -> bool:
    rule = re.search(rf"\.{group}\{{visibility:\w+;animation:(k\d+) ([\d.]+)s step-end infinite\}}", picture)
    if rule is None:
        return True
    (steps,) = re.findall(rf"@keyframes {rule[1]}\{{((?:[^{{}}]*\{{[^}}]*\}})*)\}}", picture)
    at = 100 * second / float(rule[2])
    passed = [
        state for start, state in re.findall(r"([\d.]+)%\{visibility:(\w+)\}", steps) if float(start) <= at
    ]
    return bool(passed[-1] == "visible")


def test_each_frame_shows_its_own_words() -> None:
    picture = animated([frame("one", "both"), frame("two", "both"), frame("one", "three")], 10, 2, "A & B")
    drawn = ("one", "two", "both", "three")
    shown = [{word for word in seen(picture, second) if word in drawn} for second in (1, 3, 5)]
    assert shown == [{"one", "both"}, {"two", "both"}, {"one", "three"}]
    assert "Told & shown." in seen(picture, 1)


def test_what_frames_share_is_drawn_once_and_no_box_covers_text() -> None:
    picture = animated([frame("a"), frame("a", fill="#ffffff")], 10, 2, "title")
    assert picture.count(">a</text>") == 1
    assert picture.rindex('height="24.65"') < picture.index(">a</text>")


def test_cells_left_blank_move_the_text_and_nothing_else() -> None:
    picture = animated([frame("&#160;&#160;a&#160;b&#160;")], 10, 1, "title")
    (text,) = (
        one
        for one in ElementTree.fromstring(picture).iter(f"{SVG}text")
        if one.text and one.text.startswith("a")
    )
    assert (text.get("x"), text.text) == ("24.4", "a\xa0b")


@pytest.mark.parametrize("name", ["review.svg", "review-light.svg"])
def test_the_picture_in_the_readme_is_small_and_needs_nothing_from_elsewhere(name: str) -> None:
    file = ROOT / "docs" / name
    text = file.read_text(encoding="utf-8")
    assert file.stat().st_size < 500_000
    assert ElementTree.fromstring(text).tag == f"{SVG}svg"
    assert not re.search(r"<(script|image|foreignObject|use)|url\(|href", text)
    assert text.count("@keyframes") > 10
