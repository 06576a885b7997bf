"""Links in XML, as corpora and InterText have them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignpost import formats
from alignpost.documents.xml_stream import MAX_ATTRIBUTE, MAX_DEPTH
from alignpost.errors import FormatError, InputError
from alignpost.formats import read_links
from alignpost.model import Bead, Bitext, Status

HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">\n'
)
BOMB = '<!DOCTYPE cesAlign [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


def ces(*targets: str, names: str = 'fromDoc="e.xml" toDoc="f.xml"', head: str = HEAD) -> str:
    links = "\n".join(f'<link xtargets="{each}"/>' for each in targets)
    return (
        f'{head}<cesAlign version="1.0">\n<linkGrp targType="s" {names}>\n{links}\n</linkGrp>\n</cesAlign>\n'
    )


def intertext(*targets: str, names: str = 'toDoc="f.xml" fromDoc="e.xml"') -> str:
    links = "\n".join(f'<link type="1-1" xtargets="{each}" status="man" mark="0"/>' for each in targets)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<linkGrp {names}>\n{links}\n</linkGrp>\n'


def document(*ids: str, element: str = "s") -> str:
    return "<text><p>" + "\n".join(f'<{element} id="{id_}">x</{element}>' for id_ in ids) + "</p></text>"


def read(folder: Path, content: str | bytes, name: str = "a.xml") -> tuple[Bead, ...]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_links(path)


@pytest.mark.parametrize("name", ["a.xml", "a.ces", "a.alignment", "a.CES", "a", "a.txt"])
def test_the_root_element_tells_which_side_comes_first(tmp_path: Path, name: str) -> None:
    expected = (Bead((0, 1), (0,)), Bead((), (1,)))
    assert read(tmp_path, ces("1 2;1", ";2"), name) == expected
    assert read(tmp_path, intertext("1;1 2", "2;"), name) == expected


def test_the_order_of_attributes_tells_nothing(tmp_path: Path) -> None:
    swapped = 'fromDoc="e.xml" toDoc="f.xml"'
    assert read(tmp_path, intertext("1;1 2", names=swapped)) == (Bead((0, 1), (0,)),)
    swapped = 'toDoc="f.xml" fromDoc="e.xml"'
    assert read(tmp_path, ces("1 2;1", names=swapped)) == (Bead((0, 1), (0,)),)


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        (["s1;s1", "s4;s2"], [((0,), (0,)), ((3,), (1,))]),
        (["s0;1", "s4;2"], [((0,), (0,)), ((4,), (1,))]),
        (["s1.1;1:1", "s1.2 s2.1;1:2"], [((0,), (0,)), ((1, 2), (1,))]),
        ([f"s1.{n};{n}" for n in range(1, 12)], [((n,), (n,)) for n in range(11)]),
        (["s1.1;1", "s1.2;2", "s2.3;3"], [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]),
        (["s1.0;1", "s1.1;2", "s5.0;3"], [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]),
        (["C1P1S1 ;C1P1S1 ", "C1P2S1 ; C1P2S1"], [((0,), (0,)), ((1,), (1,))]),
        (["Oen.1.1.1.1;1", "Oen.1.1.1.2;2", "Oen.1.1.2.1;3"], [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]),
        (["1:1:1;1", "1:1:2;2", "1:1:3;3"], [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]),
        (["2 1;3 1", ";2"], [((0, 1), (0, 2)), ((), (1,))]),
        ([";"], [((), ())]),
        ([], []),
    ],
)
def test_numbers_in_ids(
    tmp_path: Path, targets: list[str], expected: list[tuple[tuple[int, ...], tuple[int, ...]]]
) -> None:
    assert read(tmp_path, ces(*targets)) == tuple(Bead(*sides) for sides in expected)


@pytest.mark.parametrize(
    ("targets", "line", "words"),
    [
        (
            ["s1.1;1", "s1.2;2", "s1.4;3"],
            7,
            "'s1.4', but not the sentence before it; put the documents beside",
        ),
        (["s1.1;1", "s2.3;2"], 6, "'s2.3', but not the sentence before it"),
        (["s2.9;1"], 5, "'s2.9', but not the sentence before it"),
        (["s1.1;1", "s2;2"], 6, "'s2' and 's1.1' are numbered in different ways"),
        (["s1;1", "w1;2"], 6, "'w1' and 's1' are the same number"),
        (["s1;1", "title;2"], 6, "cannot tell the number of 'title'"),
        (["s1;1", f"s{'9' * 5000};2"], 6, "cannot tell the number of 's9999"),
        (["s1;1", "s4294967296;2"], 6, "cannot tell the number"),
        (["s1;1", "1.1.1.1.1.1.1.1.1;2"], 6, "cannot tell the number"),
        (["1;1", "2"], 6, "must be ids, a semicolon, ids"),
        (["1;1", "2;2;2"], 6, "must be ids, a semicolon, ids"),
        (["1;1", "2 2;2"], 6, "names a sentence twice in one link"),
        (["1;1", "2;2&#9;2"], 6, "names a sentence twice in one link"),
    ],
)
def test_what_ids_do_not_tell_is_an_error(tmp_path: Path, targets: list[str], line: int, words: str) -> None:
    with pytest.raises(FormatError, match=words) as caught:
        read(tmp_path, ces(*targets))
    assert caught.value.line == line
    assert len(str(caught.value)) < 300


def test_a_document_beside_the_file_says_the_order(tmp_path: Path) -> None:
    (tmp_path / "e.xml").write_text(document("s9", "title", "s1.4", "s2"))
    assert read(tmp_path, ces("title;2", "s2 s9;1")) == (Bead((1,), (1,)), Bead((0, 3), (0,)))
    assert read(tmp_path, intertext("2;title", "1;s2 s9")) == (Bead((1,), (1,)), Bead((0, 3), (0,)))


def test_only_elements_like_those_that_are_linked_are_counted(tmp_path: Path) -> None:
    words = '<w id="w{0}.1">a</w><w id="w{0}.2">b</w>'
    sentences = "".join(f'<p id="p{n}"><s id="s{n}">{words.format(n)}</s></p>' for n in (7, 8, 9))
    (tmp_path / "e.xml").write_text(f'<text id="t"><head id="h">x</head>{sentences}</text>')
    assert read(tmp_path, ces("s8;1", "s9;2")) == (Bead((1,), (0,)), Bead((2,), (1,)))
    assert read(tmp_path, ces("s8;1", "h;2")) == (Bead((2,), (0,)), Bead((0,), (1,)))


def test_documents_below_the_folder_and_names_of_packed_ones_are_found(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "e.xml").write_text(document("b", "a"))
    names = 'fromDoc="en/e.xml.gz" toDoc="fr/f.xml.gz"'
    assert read(tmp_path, ces("a;1", names=names)) == (Bead((1,), (0,)),)


@pytest.mark.parametrize(
    "name",
    ["../e.xml", "{folder}/e.xml", "x/../../e.xml", "..\\e.xml", "e.txt", "e", "folder.xml", "", "é" * 300],
)
def test_no_other_file_is_looked_into(tmp_path: Path, name: str) -> None:
    for place in ("e.xml", "in/e.txt", "in/e"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text(document("s2", "s1"))
    (tmp_path / "in" / "folder.xml").mkdir()
    names = f'fromDoc="{name.format(folder=tmp_path)}" toDoc=""'
    assert read(tmp_path / "in", ces("s1;1", "s2;2", names=names)) == (Bead((0,), (0,)), Bead((1,), (1,)))


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (document("s1") + "<x>", 1, "not well-formed"),
        ("", None, "is empty"),
        ("<text>\n<s id='s1'/>\n<s id='s1'/></text>", 3, "has the id 's1' twice"),
        (f"{BOMB.replace('cesAlign', 'text')}<text>&b;</text>", 1, "which grows"),
        ("PK\3\4", None, "is binary"),
    ],
)
def test_a_broken_document_is_named(tmp_path: Path, content: str, line: int | None, words: str) -> None:
    path = tmp_path / "e.xml"
    path.write_text(content)
    with pytest.raises(InputError, match=words) as caught:
        read(tmp_path, ces("s1;1"))
    assert (caught.value.path, caught.value.line) == (str(path), line)


def test_an_id_that_the_document_lacks_is_named(tmp_path: Path) -> None:
    (tmp_path / "e.xml").write_text(document("s1", "s2"))
    with pytest.raises(FormatError, match=r"names 's3', but e\.xml has no element with this id") as caught:
        read(tmp_path, ces("s1;1", "s2 s3;2"))
    assert (caught.value.path, caught.value.line) == (str(tmp_path / "a.xml"), 6)


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (document("s1"), 1, "holds no links that are known: its root element is <text>"),
        (ces("1;1") + "<x/>", 8, "after </cesAlign>"),
        (ces("1;1")[:-20], 6, "cut short|no element|not well-formed"),
        (ces("1;1").replace("xtargets", "targets"), 5, "a link without xtargets"),
        (intertext("1;1", names=""), 2, "no telling which side comes first"),
        (ces("1;1", head=f"{BOMB}\n"), 1, "which grows"),
        (ces("&b;1", head='<!DOCTYPE cesAlign [<!ENTITY b SYSTEM "file:///etc/passwd">]>\n'), 1, "outside"),
        (ces("&nbsp;1;1", head=""), 3, "an entity that nothing defines"),
        (ces("1;1", names=f'fromDoc="{"x" * (MAX_ATTRIBUTE + 1)}"'), 4, "has an attribute of more than"),
        ("<cesAlign>" + "<x>" * MAX_DEPTH, 1, "inside one another"),
        (
            "<cesAlign><linkGrp fromDoc='a' toDoc='b'/>\n<linkGrp fromDoc='c' toDoc='b'/></cesAlign>",
            2,
            "several pairs of documents",
        ),
    ],
)
def test_broken_xml_is_named(tmp_path: Path, content: str, line: int, words: str) -> None:
    with pytest.raises(FormatError, match=words) as caught:
        read(tmp_path, content)
    assert caught.value.line == line


def test_groups_of_one_pair_of_documents_belong_together(tmp_path: Path) -> None:
    group = '<x:linkGrp><x:link xtargets="{0};{0}"/></x:linkGrp>'
    content = f"<x:cesAlign xmlns:x='urn:x'>{group.format(1)}{group.format(2)}</x:cesAlign>"
    assert read(tmp_path, content) == (Bead((0,), (0,)), Bead((1,), (1,)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
@pytest.mark.parametrize("name", ["a.xml", "a.ces"])
def test_encodings(tmp_path: Path, encoding: str, name: str) -> None:
    declared = encoding.removesuffix("-sig")
    content = ces("é1;à1", head=f'<?xml version="1.0" encoding="{declared}"?>')
    assert read(tmp_path, content.encode(encoding), name) == (Bead((0,), (0,)),)


@settings(deadline=None)
@given(st.data(), st.lists(st.integers(1, 4), min_size=1, max_size=5))
def test_paragraphs_and_documents_give_the_same_numbers(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, paragraphs: list[int]
) -> None:
    ids = [f"p{p}s{s}" for p, size in enumerate(paragraphs, 1) for s in range(1, size + 1)]
    named = data.draw(st.permutations(ids))
    folder = tmp_path_factory.mktemp("ids")
    content = ces(*(f"{id_};" for id_ in named))
    expected = tuple(Bead((ids.index(id_),), ()) for id_ in named)
    assert read(folder, content) == expected
    (folder / "e.xml").write_text(document(*ids))
    assert read(folder, content) == expected


def test_names_of_documents_are_escaped(tmp_path: Path) -> None:
    texts = Bitext.of_texts([("a", "b")], "en", "fr", 'R&D "<1>".txt')
    for name in ("a.ces", "a.alignment"):
        formats.write(texts, tmp_path / name)
        assert "R&amp;D &quot;&lt;1&gt;&quot;.txt" in (tmp_path / name).read_text()
        assert read_links(tmp_path / name) == (Bead((0,), (0,)),)


def test_a_document_without_a_name_is_called_after_its_side(tmp_path: Path) -> None:
    formats.write(Bitext.of_texts([("a", "b")], "en", "fr"), tmp_path / "a.alignment")
    assert '<linkGrp toDoc="target" fromDoc="source">' in (tmp_path / "a.alignment").read_text()
    assert read_links(tmp_path / "a.alignment") == (Bead((0,), (0,)),)


def test_what_a_person_has_settled_is_said_to_be_by_hand(tmp_path: Path) -> None:
    plain = Bitext.of_texts([("One.", "Un."), ("Two.", "Deux."), ("Three.", "Trois.")], "en", "fr")
    first, second, third = plain.pairs
    settled = (replace(first, status=Status.ACCEPTED), replace(second, locked=True), third)
    path = tmp_path / "a.alignment"
    formats.write(replace(plain, pairs=settled), path)
    assert re.findall('status="([a-z]+)"', path.read_text(encoding="utf-8")) == ["man", "man", "auto"]
