"""One format into another, and which pairs are taken."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from alignpost import formats
from alignpost.errors import FormatError, UsageError
from alignpost.formats.choice import Choice
from alignpost.formats.conversion import Conversion, convert, export, gather
from alignpost.model import Bitext, Part, Score, Status

MEMORY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="phrase" o-tmf="y" adminlang="de"
 srclang="*all*" datatype="html" creationid="ada" creationdate="20200101T000000Z"><note>All of it.</note>
<prop type="domain">politics</prop></header><body>
<tu tuid="t1" creationdate="20200101T000000Z" changedate="20210101T000000Z" creationid="ada" usagecount="3">
<note xml:lang="en">Once.</note><prop type="domain">news</prop><prop type="domain">war</prop>
<tuv xml:lang="en" changeid="bo"><prop type="p">q</prop><seg>Click <bpt i="1" x="1">&lt;b></bpt>here<ept i="1">&lt;/b></ept>
<ph x="2" assoc="p">[<sub>a &amp; b</sub>]</ph>, <hi type="h">now</hi><it pos="begin">{</it><ut>u</ut>.\u00a0</seg></tuv>
<tuv xml:lang="fr"><seg>Cliquez <bpt i="1" x="1">&lt;b></bpt>ici<ept i="1">&lt;/b></ept>.</seg></tuv>
<tuv xml:lang="de"><seg>Hier.</seg></tuv></tu>
<tu><tuv xml:lang="de"><seg>Nur</seg></tuv><tuv xml:lang="fr"><seg>Que ça</seg></tuv></tu>
</body></tmx>
"""


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    path = tmp_path / "in.tmx"
    path.write_text(MEMORY, encoding="utf-8")
    return path


def squeezed(text: str) -> str:
    """Without what a writer may choose: line ends and indents between elements."""
    return re.sub(r">\s+<", "><", text)


@pytest.mark.parametrize("out", ["a.xlf", "a.xliff", "a.csv", "a.po", "a.jsonl", "a.xlsx", None])
def test_what_a_memory_says_beside_its_pairs_is_told_where_it_stays_behind(
    memory: Path, tmp_path: Path, out: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    asked = Conversion(source_lang="en", target_lang="fr")
    if out is None:
        gather(memory, asked)
    else:
        convert(memory, tmp_path / out, asked)
    assert [message.removeprefix(f"{memory}: ") for message in caplog.messages] == [
        "unit without both languages, passed over (1)",
        "inline codes, left out (1 unit)",
        "further languages, left out (1 unit)",
        "props of other programs, left out (1 unit)",
        "props and notes of one language, left out (1 unit)",
    ]


def test_a_memory_that_keeps_all_is_told_nothing(
    memory: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    convert(memory, tmp_path / "out.tmx", Conversion())
    bitext = Bitext.of_texts([("Yes.", "Oui.")], "en", "fr")
    formats.write(bitext, tmp_path / "plain.tmx")
    convert(tmp_path / "plain.tmx", tmp_path / "plain.xlf", Conversion())
    convert(tmp_path / "plain.xlf", tmp_path / "plain.csv", Conversion())
    assert caplog.messages == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a.xlf",
            '<xliff version="1.2"><file source-language="en" target-language="fr"><body>'
            '<trans-unit id="1"><source>A <g id="1">b</g></source><target>C</target></trans-unit>'
            '<trans-unit id="2"><source>A <mrk mtype="term">b</mrk></source><target>C</target></trans-unit>'
            '<trans-unit id="3"><source>A</source><target>B<x id="1"/></target></trans-unit>'
            '<trans-unit id="4" translate="no"><source>A<x id="1"/></source></trans-unit></body></file></xliff>',
        ),
        (
            "a.xliff",
            '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr"><file id="f">'
            '<unit id="1"><segment><source>A <pc id="1">b</pc></source></segment></unit>'
            '<unit id="2"><segment><source>A <sm id="m"/>b<cp hex="0001"/></source></segment></unit>'
            '<unit id="3"><segment><source>A<ph id="1"/></source><target>B<ph id="1"/></target></segment></unit>'
            "</file></xliff>",
        ),
    ],
)
def test_inline_codes_of_xliff_that_stay_behind_are_told(
    tmp_path: Path, name: str, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    convert(path, tmp_path / "out.jsonl", Conversion())
    assert f"{path}: inline codes, left out (2 units)" in caplog.messages


ODD = """<tmx version="1.4">
<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="xml"/>
<body>
<tu usagecount="many" vendor="z"><tuv xml:lang="en"><seg>a <bpt i="1" vendor="q">[</bpt>c</seg></tuv>
<tuv xml:lang="fr" changedate="2020-01-01"><seg>b</seg></tuv></tu>
<tu segtype="verse"><tuv xml:lang="en" usagecount="3"><seg>a <bpt i="1">[</bpt>c<ept i="1">]</ept></seg></tuv>
<tuv xml:lang="fr"><seg>b</seg></tuv></tu>
</body></tmx>
"""


def test_what_tmx_does_not_allow_in_a_unit_is_told_where_it_is_written_anew(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "odd.tmx"
    path.write_text(ODD, encoding="utf-8")
    convert(path, tmp_path / "out.tmx", Conversion())
    assert sorted(message.removeprefix(f"{path}: ") for message in caplog.messages) == [
        "<bpt> and <ept> that do not pair up, kept; `alignpost validate` tells where (1)",
        "attributes or values that TMX 1.4 does not have, left out (2)",
        "dates or counts of another form than TMX 1.4 has, kept; `alignpost validate` tells where (1)",
        "inline codes with attributes that TMX 1.4 does not have, these left out (1)",
    ]
    written = (tmp_path / "out.tmx").read_text(encoding="utf-8")
    assert 'usagecount="many"' in written
    assert 'changedate="2020-01-01"' in written
    assert '<bpt i="1">[</bpt>c<' in written
    caplog.clear()
    convert(path, tmp_path / "plain.tmx", Conversion(level=1))
    assert not any("codes" in message or "<bpt>" in message for message in caplog.messages)


def test_a_memory_keeps_all_that_its_units_have(memory: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.tmx"
    written = convert(memory, out, Conversion())
    assert (written.units, written.left_out) == (2, 0)
    text = squeezed(out.read_text(encoding="utf-8"))
    for part in (
        'segtype="phrase" o-tmf="y" adminlang="de" srclang="*all*" datatype="html" creationdate="20200101T000000Z" creationid="ada"',
        '<note>All of it.</note><prop type="domain">politics</prop></header>',
        '<tu tuid="t1" usagecount="3" creationdate="20200101T000000Z" creationid="ada" changedate="20210101T000000Z">',
        '<note xml:lang="en">Once.</note><prop type="domain">news</prop><prop type="domain">war</prop>',
        '<tuv xml:lang="en" changeid="bo"><prop type="p">q</prop><seg>Click <bpt i="1" x="1">&lt;b&gt;</bpt>here',
        '<ph x="2" assoc="p">[<sub>a &amp; b</sub>]</ph>, <hi type="h">now</hi><it pos="begin">{</it><ut>u</ut>.\u00a0</seg>',
        '<tuv xml:lang="de"><seg>Hier.</seg></tuv></tu><tu><tuv xml:lang="de">',
    ):
        assert part in text
    again = tmp_path / "again.tmx"
    convert(out, again, Conversion())
    assert again.read_bytes() == out.read_bytes()


def test_a_memory_may_be_utf_16_and_of_level_one(memory: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.tmx"
    convert(memory, out, Conversion(encoding="UTF-16", level=1))
    text = out.read_bytes().decode("utf-16")
    assert text.startswith('<?xml version="1.0" encoding="UTF-16"?>')
    assert "<bpt" not in text
    assert [pair.target for pair in formats.read(out, "en", "fr").pairs] == ["Cliquez ici."]


def test_two_languages_of_a_memory_of_several(memory: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.tmx"
    written = convert(memory, out, Conversion(source_lang="en", target_lang="fr"))
    assert (written.units, written.one_sided) == (1, 1)
    assert "Hier." not in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["a.tmx", "a.xlf", "a.xliff", "a.po", "a.csv", "a.xlsx", "a.tsv", "a.jsonl"])
def test_every_format_becomes_every_other(tmp_path: Path, sample: Bitext, name: str) -> None:
    formats.write(sample, tmp_path / "in.jsonl")
    convert(tmp_path / "in.jsonl", tmp_path / name, Conversion())
    back = tmp_path / "back.jsonl"
    written = convert(tmp_path / name, back, Conversion(fallback=("en", "fr")))
    expected = {pair.id: (pair.source, pair.target, pair.status) for pair in sample.pairs}
    pairs = formats.read(back).pairs
    assert len(pairs) == written.units
    assert all(expected[pair.id] == (pair.source, pair.target, pair.status) for pair in pairs)
    assert formats.read(back).target.lang == "fr"


@pytest.mark.parametrize(
    ("choice", "ids", "summary"),
    [
        (Choice(statuses=frozenset({Status.ACCEPTED})), [1], "1 unit written; 6 left out: 6 not chosen"),
        (Choice(min_fidelity=70), [1], "6 not chosen"),
        (Choice(max_fidelity=70), [3], "6 not chosen"),
        (Choice(only_kept=True), [1, 2, 3, 4, 5, 6], "1 not kept"),
        (Choice(), [1, 2, 3, 4, 5, 6, 7], "7 units written"),
    ],
)
def test_pairs_are_chosen_and_keep_their_ids(
    tmp_path: Path, sample: Bitext, choice: Choice, ids: list[int], summary: str
) -> None:
    out = tmp_path / "out.jsonl"
    written = export(sample, out, Conversion(choice=choice))
    assert [pair.id for pair in formats.read(out).pairs] == ids
    assert summary in written.summary()


def test_the_same_texts_are_taken_once(tmp_path: Path) -> None:
    bitext = Bitext.of_texts([("a", "b"), ("a", "c"), ("a", "b")], "en", "fr")
    written = export(bitext, tmp_path / "a.tsv", Conversion(choice=Choice(dedupe=True)))
    assert (written.units, written.repeated) == (2, 1)
    export(bitext, tmp_path / "a.tmx", Conversion())
    written = convert(tmp_path / "a.tmx", tmp_path / "b.tmx", Conversion(choice=Choice(dedupe=True)))
    assert (written.units, written.repeated) == (2, 1)


@pytest.mark.parametrize("status", ["rejected\tyes", "accepted\tno"])
def test_a_pair_that_was_decided_against_stands_for_no_other(tmp_path: Path, status: str) -> None:
    rows = f"1\tA.\tB.\t{status}\n2\tA.\tB.\taccepted\tyes\n3\tA.\tB.\taccepted\tyes\n"
    (tmp_path / "a.tsv").write_text(f"id\tsource\ttarget\tstatus\tkeep\n{rows}", encoding="utf-8")
    how = Conversion(source_lang="en", target_lang="fr", choice=Choice(dedupe=True))
    convert(tmp_path / "a.tsv", tmp_path / "a.tmx", how)
    assert [pair.id for pair in formats.read(tmp_path / "a.tmx").pairs] == [2]


def test_lines_are_joined_on_request_and_no_break_spaces_stay(tmp_path: Path) -> None:
    bitext = Bitext.of_texts([("a\n b\u00a0\u2028c", "d\r\ne")], "en", "fr")
    how = Conversion(to_format="moses", choice=Choice(join_lines=True))
    export(bitext, tmp_path / "m", how)
    assert (tmp_path / "m.en").read_text(encoding="utf-8") == "a b\u00a0 c\n"
    back = tmp_path / "b.tsv"
    convert(tmp_path / "m", back, Conversion(from_format="moses", source_lang="en", target_lang="fr"))
    assert formats.read(back, "en", "fr").pairs[0].target == "d e"


def test_links_become_links_and_with_texts_pairs(tmp_path: Path) -> None:
    links = tmp_path / "a.links"
    links.write_text("[0, 1]:[0]\n[]:[1]\n", encoding="utf-8")
    convert(links, tmp_path / "a.ladder", Conversion())
    assert (tmp_path / "a.ladder").read_text(encoding="utf-8") == "0\t0\n2\t1\n2\t2\n"
    texts = (tmp_path / "s.txt", tmp_path / "t.txt")
    texts[0].write_text("A.\nB.\n", encoding="utf-8")
    texts[1].write_text("C.\nD.\n", encoding="utf-8")
    convert(links, tmp_path / "a.jsonl", Conversion(texts=texts, source_lang="en", target_lang="fr"))
    assert [(pair.source, pair.target) for pair in formats.read(tmp_path / "a.jsonl").pairs] == [
        ("A.\nB.", "C."),
        ("", "D."),
    ]
    texts[0].write_text("A.\n", encoding="utf-8")
    with pytest.raises(UsageError, match="names the source segment 1, but its text has 1"):
        convert(links, tmp_path / "b.jsonl", Conversion(texts=texts))


@pytest.mark.parametrize("suffix", ["jsonl", "tsv", "csv", "xlsx", "xlf", "xliff"])
def test_pairs_that_name_their_segments_become_links(tmp_path: Path, sample: Bitext, suffix: str) -> None:
    formats.write(sample, tmp_path / "expected.links")
    formats.write(sample, tmp_path / f"a.{suffix}")
    convert(tmp_path / f"a.{suffix}", tmp_path / "a.links", Conversion())
    assert (tmp_path / "a.links").read_bytes() == (tmp_path / "expected.links").read_bytes()


def test_what_does_not_fit_together_is_said(tmp_path: Path, sample: Bitext) -> None:
    formats.write(sample, tmp_path / "a.links")
    formats.write(sample, tmp_path / "a.jsonl")
    (tmp_path / "bare.tsv").write_text("A.\tB.\n", encoding="utf-8")
    row = '{"source": "A.", "target": "B.", "source_ids": [0], "target_ids": [0]}\n'
    (tmp_path / "twice.jsonl").write_text(row * 2, encoding="utf-8")
    for source, target, words in (
        ("a.links", "b.tmx", "give these with --texts"),
        ("bare.tsv", "b.links", "do not say which segments they hold"),
        ("twice.jsonl", "b.links", "do not say which segments they hold"),
        ("a.jsonl", "b.doc", "unknown"),
    ):
        with pytest.raises(UsageError, match=words):
            convert(tmp_path / source, tmp_path / target, Conversion())
    with pytest.raises(UsageError, match="no format “x”"):
        convert(tmp_path / "a.jsonl", tmp_path / "b", Conversion(to_format="x"))
    with pytest.raises(UsageError, match="takes all beads"):
        export(sample, tmp_path / "b.links", Conversion(choice=Choice(dedupe=True)))


def test_a_broken_input_leaves_no_output(tmp_path: Path, sample: Bitext) -> None:
    formats.write(sample, tmp_path / "a.jsonl")
    broken = (tmp_path / "a.jsonl").read_text(encoding="utf-8") + "{"
    (tmp_path / "a.jsonl").write_text(broken, encoding="utf-8")
    with pytest.raises(FormatError, match="is not JSON"):
        convert(tmp_path / "a.jsonl", tmp_path / "b.tmx", Conversion())
    assert not (tmp_path / "b.tmx").exists()


def test_notes_by_another_hand_survive_the_way_through_xliff(tmp_path: Path, sample: Bitext) -> None:
    export(replace(sample, pairs=sample.pairs[2:3]), tmp_path / "a.xlf", Conversion())
    text = (tmp_path / "a.xlf").read_text(encoding="utf-8")
    text = text.replace("</trans-unit>", '<note from="Cy">Better.</note></trans-unit>')
    (tmp_path / "a.xlf").write_text(
        text.replace('state="needs-translation"', 'state="final"'), encoding="utf-8"
    )
    (pair,) = formats.read(tmp_path / "a.xlf").pairs
    assert (pair.notes[2].author, pair.notes[2].text) == ("Cy", "Better.")
    assert pair.status is Status.ACCEPTED  # what another program set says more than our own word


def test_for_a_review_a_figure_without_its_reasons_is_made_anew(tmp_path: Path) -> None:
    plain = Bitext.of_texts([("One.", "Un."), ("Two.", "Deux."), ("Three.", "Trois.")], "en", "fr")
    scores = (Score(90.0, (Part("adequacy", 90.0, "close"),)), Score(80.0), None)
    pairs = tuple(replace(pair, score=score) for pair, score in zip(plain.pairs, scores, strict=True))
    path = tmp_path / "a.jsonl"
    formats.write(replace(plain, pairs=pairs), path)
    bitext, written = gather(path, Conversion())
    assert ([pair.score for pair in bitext.pairs], written.units) == ([scores[0], None, None], 3)


def test_for_a_review_a_sorted_table_is_numbered_anew(tmp_path: Path) -> None:
    """A reviewer joins and splits what stands side by side."""
    plain = Bitext.of_texts([("One.", "Un."), ("Two.", "Deux."), ("Three.", "Trois.")], "en", "fr")
    path = tmp_path / "a.jsonl"
    formats.write(plain, path)
    path.write_text(
        "".join(reversed(path.read_text(encoding="utf-8").splitlines(keepends=True))), encoding="utf-8"
    )
    bitext, _ = gather(path, Conversion())
    assert [segment.text for segment in bitext.source.segments] == ["Three.", "Two.", "One."]
    assert [pair.bead.source for pair in bitext.pairs] == [(0,), (1,), (2,)]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (Conversion(source_lang="de"), "--source-lang is de, but the pairs are en → fr"),
        (Conversion(source_lang="en-GB", target_lang="de"), "--target-lang is de, but the pairs are en → fr"),
    ],
)
def test_pairs_of_other_languages_than_asked_for_are_not_exported(
    tmp_path: Path, asked: Conversion, told: str
) -> None:
    pairs, out = tmp_path / "in.jsonl", tmp_path / "out.tmx"
    pairs.write_text(
        '{"source": "Yes.", "target": "Oui.", "source_lang": "en", "target_lang": "fr"}\n', "utf-8"
    )
    bitext, _ = gather(pairs, Conversion())
    with pytest.raises(UsageError, match=told):
        export(bitext, out, asked)
    assert not out.exists()
    assert export(bitext, out, Conversion(source_lang="en-GB", target_lang="fr")).units == 1


def test_pairs_without_numbers_are_called_by_their_place_in_the_whole_file(tmp_path: Path) -> None:
    table = tmp_path / "a.tsv"
    table.write_text("One.\tUn.\nOne.\tUn.\nTwo.\tDeux.\n", encoding="utf-8")
    convert(table, tmp_path / "a.jsonl", Conversion(choice=Choice(dedupe=True)))
    assert [pair.id for pair in formats.read(tmp_path / "a.jsonl").pairs] == [1, 3]


@pytest.mark.parametrize("side", ["source", "target"])
def test_segments_of_one_side_alone_make_no_bead(tmp_path: Path, side: str) -> None:
    rows, memory = tmp_path / "a.jsonl", tmp_path / "a.tmx"
    rows.write_text(f'{{"source": "One.", "target": "Un.", "{side}_ids": [3]}}\n', encoding="utf-8")
    convert(rows, memory, Conversion(source_lang="en", target_lang="fr"))
    assert "x-alignpost-bead" not in memory.read_text(encoding="utf-8")


def test_joined_lines_say_no_longer_where_their_segments_stand(tmp_path: Path) -> None:
    rows = tmp_path / "a.jsonl"
    rows.write_text(
        '{"source": "One.\\r\\nTwo.", "target": "Un. Deux.", "source_lang": "en", "target_lang": "fr", '
        '"source_ids": [0, 1], "source_segments": [[0, 4], [6, 10]]}\n',
        encoding="utf-8",
    )
    convert(rows, tmp_path / "b.jsonl", Conversion(choice=Choice(join_lines=True)))
    written = (tmp_path / "b.jsonl").read_text(encoding="utf-8")
    assert '"source": "One. Two."' in written
    assert "source_segments" not in written
