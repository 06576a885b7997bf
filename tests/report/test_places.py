"""Lines and columns lead to the very words, however the file writes them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost import api
from alignpost.model import Bitext, Finding, Severity, Span
from alignpost.report.places import Files
from alignpost.score import score_bitext

POST = Path(__file__).parents[2] / "corpora" / "truth-social-2025-02-12"
PAIRS = (
    ("Again.", "Encore."),
    ('A & B say "<now>".', "« A & B »\u00a0disent <maintenant>\u202f!"),
    ("Again.", "Encore."),
    ("Where?", "Où\u202f? 🙂 Ici."),
)


@pytest.fixture(scope="module")
def draft() -> Bitext:
    return score_bitext(api.align(POST / "post.en.txt", POST / "draft.fr.txt"))


def at(path: Path, line: int, column: int, length: int) -> str:
    return path.read_text(encoding="utf-8").split("\n")[line - 1][column - 1 : column - 1 + length]


def test_words_in_every_textual_format(tmp_path: Path) -> None:
    bitext = Bitext.of_texts(PAIRS, "en", "fr")
    word = Span(PAIRS[3][1].index("Ici"), PAIRS[3][1].index("Ici") + 3)
    finding = Finding("x", "accuracy", Severity.MAJOR, (), (word,), "m")
    for suffix in ("tsv", "jsonl", "tmx"):
        path = tmp_path / f"pairs.{suffix}"
        api.write(bitext, path)
        files = Files(path, path, bitext)
        place = files.of_target(bitext.pairs[3], finding)
        assert place is not None, suffix
        assert at(path, place.line, place.column, place.end_column - place.column) == "Ici", suffix
        first, third = (files.of_target(bitext.pairs[i]) for i in (0, 2))
        assert first is not None
        assert third is not None
        assert first.line < third.line, "the second “Encore.” is not the first"
        source = files.of_source(bitext.pairs[1])
        assert source is not None
        assert source.line < third.line


EVIL = 'A & B\u00a0say "<now>" \\\\ é🙂!'
NOTE = "Again."
HARD = {
    "a.tmx": """<?xml version="1.0"?>
<!DOCTYPE tmx [<!ENTITY co "Acme">]>
<tmx version="1.4"><header srclang="en"/><body>
<tu><note>Again.</note><prop type="x">Encore.</prop>
<tuv xml:lang="en"><seg>Again.</seg></tuv>
<tuv xml:lang="fr"><seg>A &#38; <bpt i="1">&lt;b></bpt>B&#xA0;s<!-- x --><hi>ay</hi><ept i="1"/> "&lt;now&gt;" \\\\ <![CDATA[é🙂]]>!</seg></tuv>
</tu></body></tmx>""",
    "a.xlf": """<?xml version="1.0"?>
<xliff version="1.2"><file source-language="en" target-language="fr"><body><trans-unit id="1">
<source>Again.</source><alt-trans><source>Again.</source><target>A &amp; B&#160;say "&lt;now>" \\\\ é🙂!</target></alt-trans>
<target>A &amp; <g id="1">B</g>&#160;say <x id="2"/>"&lt;now>" \\\\ &#xE9;🙂!</target>
</trans-unit></body></file></xliff>""",
    "b.xlf": """<?xml version="1.0"?>
<xliff version="1.2"><file source-language="en" target-language="fr"><body><trans-unit id="1">
<source>Once. Again.</source><seg-source><mrk mtype="seg" mid="1">Once.</mrk> <mrk mtype="seg" mid="2">Again.</mrk></seg-source>
<target><mrk mtype="seg" mid="1">Une fois.</mrk> <mrk mtype="seg" mid="2">A &amp; B&#160;say "&lt;now>" \\\\ é🙂!</mrk></target>
</trans-unit></body></file></xliff>""",
    "a.xliff": """<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr"><file id="f"><unit id="u">
<notes><note>Again.</note></notes><segment><source>Again.</source>
<target>A &amp; <pc id="1">B</pc>&#160;say "&lt;now>" \\\\ é🙂!</target></segment></unit></file></xliff>""",
    "a.jsonl": r"""{"id": 1, "source": "x", "target": "y"}
{"notes": [{"text": "Again.", "id": 1}], "target": "A & B\u00a0say \"<now>\" \\\\ \u00e9\ud83d\ude42!", "source": "\u0041gain."}""",
    "a.tsv": "id\tnotes\ttarget\tsource\n1\tAgain.\t" + EVIL.replace("\\", "\\\\") + "\tAgain.\n",
    "b.tsv": "Once.\tUne fois.\nAgain.\t" + EVIL + "\n",
    "a.csv": 'note,target,source\n"Again.\nAgain.","A & B\u00a0say ""<now>"" \\\\ é🙂!",Again.\n',
    "a.po": """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#. Again.
#~ msgid "Again."
#~ msgstr "Encore."

msgctxt "Again."
msgid "Again."
msgstr ""
"A & B\u00a0say \\"<no"
"w>\\" \\\\\\\\ é🙂!"
""",
}
"""The same pair, as programs write it, after notes and suggestions with the same words."""


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_words_are_found_past_escapes_and_codes(tmp_path: Path, name: str, encoding: str) -> None:
    if encoding == "utf-16" and name.endswith(".po"):
        pytest.skip("PO is read in UTF-8")
    path = tmp_path / name
    path.write_bytes(HARD[name].encode(encoding))
    bitext = api.read(path, source_lang="en", target_lang="fr")
    pair = bitext.pairs[-1]
    assert (pair.source, pair.target) == (NOTE, EVIL)
    files = Files(path, path, bitext)
    lines = HARD[name].split("\n")
    for word in ("A", "now", "🙂", "!"):
        start = EVIL.index(word)
        finding = Finding("x", "accuracy", Severity.MAJOR, (), (Span(start, start + len(word)),), "m")
        place = files.of_target(pair, finding)
        assert place is not None, word
        first = lines[place.line - 1][place.column - 1 :]
        last = lines[place.end_line - 1][: place.end_column - 1]
        assert first.startswith((word[0], "\\ud83d")), (word, first)
        assert last.endswith((word[-1], "\\ude42")), (word, last)
    source = files.of_source(pair)
    assert source is not None
    before = lines[source.line - 1][: source.column - 1]
    assert before.endswith(("<source>", "<seg>", '"2">', '"', "\t", ",")) or not before, before


@given(
    st.text(st.sampled_from("a&<\"'\\\t\n é\u00a0🙂]>="), min_size=1),
    st.sampled_from(["tmx", "xlf", "tsv", "csv", "jsonl", "po"]),
)
def test_every_character_of_what_we_write_is_found(
    tmp_path_factory: pytest.TempPathFactory, text: str, suffix: str
) -> None:
    path = tmp_path_factory.mktemp("places") / f"a.{suffix}"
    api.write(Bitext.of_texts([("x", f"{text}."), ("y", "z")], "en", "fr"), path)
    bitext = api.read(path)
    files = Files(path, path, bitext)
    pair = bitext.pairs[0]
    raw = path.read_text(encoding="utf-8").split("\n")
    ends = (0, 0)
    for offset, character in enumerate(pair.target):
        finding = Finding("x", "accuracy", Severity.MAJOR, (), (Span(offset, offset + 1),), "m")
        place = files.of_target(pair, finding)
        assert place is not None
        begin = (place.line, place.column)
        assert ends <= begin < (place.end_line, place.end_column)
        ends = (place.end_line, place.end_column)
        if character in "aé🙂.":
            assert raw[place.line - 1][place.column - 1] == character


def test_a_page_and_a_post(tmp_path: Path) -> None:
    page, post = tmp_path / "a.html", tmp_path / "b.json"
    page.write_text(
        "<title>Again and again.</title>\n<p>Again <b>and\n  again</b>.</p>\n<p>We lost 12&nbsp;men &amp; 3 guns&#33;</p>\n"
    )
    post.write_text(
        json.dumps(
            {
                "content": "<p>Encore <i>et</i> encore.</p><p>Nous avons perdu 12\u00a0hommes &amp; 3 fusils\u202f!</p>"
            }
        )
    )
    bitext = api.align(page, post)
    pair = bitext.pairs[-1]
    files = Files(page, post, bitext)
    for side, text, words in (
        (files.of_source, pair.source, ("12", "guns")),
        (files.of_target, pair.target, ("12", "fusils")),
    ):
        for word in words:
            start = text.index(word)
            spans = (Span(start, start + len(word)),)
            place = side(pair, Finding("x", "accuracy", Severity.MAJOR, spans, spans, "m"))
            assert place is not None
            assert at(Path(place.path), place.line, place.column, len(word)) == word


def test_two_texts_each_in_its_file(tmp_path: Path) -> None:
    source, target = tmp_path / "s.txt", tmp_path / "t.txt"
    source.write_text("First one.\n\nSecond one.\n", encoding="utf-8")
    target.write_text("Le premier.\n\nLe second.\n", encoding="utf-8")
    bitext = api.align(source, target)
    files = Files(source, target, bitext)
    for place, path in (
        (files.of_source(bitext.pairs[1]), source),
        (files.of_target(bitext.pairs[1]), target),
    ):
        assert place is not None
        assert (place.path, place.line, place.column) == (path.as_posix(), 3, 1)


def test_what_is_not_in_the_file_has_no_line(tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(b"SQLite format 3\x00" + bytes(100))
    bitext = Bitext.of_texts(PAIRS, "en", "fr")
    assert Files(path, path, bitext).of_target(bitext.pairs[0]) is None
    assert Files(tmp_path / "absent", path, bitext).of_source(bitext.pairs[0]) is None


@pytest.mark.parametrize("suffix", ["", ".tmx", ".xlf", ".xliff", ".po", ".jsonl", ".tsv", ".csv"])
def test_every_finding_of_the_draft_points_at_its_words(tmp_path: Path, suffix: str, draft: Bitext) -> None:
    """In the two texts, and in every format that they are exported to."""
    files = Files(POST / "post.en.txt", POST / "draft.fr.txt", draft)
    if suffix:
        path = tmp_path / f"draft{suffix}"
        api.write(draft, path)
        files = Files(path, path, draft)
    told = 0
    for pair in draft.pairs:
        for finding in pair.score.findings if pair.score and pair.source and pair.target else ():
            for side, spans, text in (
                (files.of_source, finding.source_spans, pair.source),
                (files.of_target, finding.target_spans, pair.target),
            ):
                if len(spans) == 1:
                    place = side(pair, finding)
                    assert place is not None
                    assert at(Path(place.path), place.line, place.column, len(spans[0].of(text))) == spans[
                        0
                    ].of(text)
                    told += 1
    assert told > 10


def test_a_pair_that_comes_twice_has_a_line_each(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("One\tUn\nOne\tUn\nTwo\tDeux\n", encoding="utf-8")
    bitext = api.read(path, source_lang="en", target_lang="fr")
    files = Files(path, path, bitext)
    places = [files.of_target(pair) for pair in bitext.pairs]
    assert [place.line for place in places if place] == [1, 2, 3]


def test_a_sentence_that_comes_twice_on_a_page_has_a_line_each(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<p>Again.</p>\n<p>Then.</p>\n<p>Again.</p>\n", encoding="utf-8")
    bitext = api.align(page, page, source_lang="en", target_lang="en")
    places = [Files(tmp_path / "none", page, bitext).of_target(pair) for pair in bitext.pairs]
    assert [place.line for place in places if place] == [1, 2, 3]


def test_an_edited_text_stands_where_the_file_has_the_old_one(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<p>First one.</p>\n<p>Second one.</p>\n", encoding="utf-8")
    bitext = api.align(page, page, source_lang="en", target_lang="en")
    *others, last = bitext.pairs
    edited = replace(last, target="Quite another.", target_original=last.target)
    files = Files(tmp_path / "none", page, replace(bitext, pairs=(*others, edited)))
    place = files.of_target(edited)
    assert place is not None
    assert place.line == 2
