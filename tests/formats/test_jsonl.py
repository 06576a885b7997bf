"""JSON Lines: what others write, and what is broken."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from alignpost import formats
from alignpost.errors import FormatError, InputError
from alignpost.formats.jsonl import one_line
from alignpost.model import Bitext, Span, Status


def read(folder: Path, content: str) -> Bitext:
    path = folder / "a.jsonl"
    path.write_bytes(content.encode())
    return formats.read(path)


def test_source_and_target_are_enough(tmp_path: Path) -> None:
    bitext = read(
        tmp_path, '{"source": "a", "target": "b"}\r\n\n{"target": "d", "source": "", "more": [1]}\n'
    )
    assert [(pair.id, pair.source, pair.target, pair.status) for pair in bitext.pairs] == [
        (1, "a", "b", Status.UNREVIEWED),
        (2, "", "d", Status.UNREVIEWED),
    ]
    assert [pair.bead.kind for pair in bitext.pairs] == ["1:1", "0:1"]
    assert bitext.source.lang == "und"


def test_rows_carry_the_status_that_scripts_read(tmp_path: Path, sample: Bitext) -> None:
    path = tmp_path / "a.jsonl"
    formats.write(sample, path)
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    expected = ["accepted", "unreviewed", "needs_work", "unreviewed", "unreviewed", "rejected", "unreviewed"]
    assert [row["status"] for row in rows] == expected
    assert {"id", "source_ids", "target_ids", "keep", "confidence", "fidelity", "findings", "notes"} <= rows[
        0
    ].keys()


def test_one_line_stays_one_line() -> None:
    text = "a\n\u2028\u2029\u0085\x0b\x0c\x1c\u00a0"
    line = one_line({"t": text})
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"t": text}
    assert "\u00a0" in line


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{", "is not JSON"),
        ("[]", "must be an object"),
        ('{"source": "a"}', "'target' is missing"),
        ('{"source": "a", "target": 5}', "'target' must be a string"),
        ('{"source": "a", "target": "b", "status": "done"}', "'status' must be one of"),
        ('{"source": "a", "target": "b", "fidelity": 101}', "'fidelity' must be a number from 0 to 100"),
        ('{"source": "a", "target": "b", "fidelity": NaN}', "NaN is no JSON number"),
        ('{"source": "a", "target": "b", "fidelity": 1e999}', "'fidelity' must be"),
        ('{"source": "a", "target": "b", "fidelity": true}', "'fidelity' must be"),
        ('{"source": "a", "target": "b", "keep": 1}', "'keep' must be true or false"),
        ('{"source": "a", "target": "b", "id": 1.5}', "'id' must hold whole numbers"),
        ('{"source": "a", "target": "b", "id": -1}', "'id' must hold whole numbers"),
        ('{"source": "a", "target": "b", "id": ' + "9" * 5000 + "}", "thousands of digits"),
        ('{"source": "a", "target": "b", "source_ids": [1, 0]}', "'source_ids' must ascend"),
        ('{"source": "a", "target": "b", "source_ids": [1, 1]}', "'source_ids' must ascend"),
        ('{"source": "a", "target": "b", "source_ids": 1}', "'source_ids' must be a list"),
        ('{"source": "a", "target": "b", "findings": [1]}', "'findings' must be a list of objects"),
        ('{"source": "a", "target": "b", "findings": [{"check": "x"}]}', "'mqm' is missing"),
        (
            '{"source": "a", "target": "b", "notes": [{"text": "x", "source_spans": [[2, 1]]}]}',
            "ends before it starts",
        ),
        (
            '{"source": "a", "target": "b", "notes": [{"text": "x", "severity": "dire"}]}',
            "'severity' must be one of",
        ),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_broken_rows_name_their_line(tmp_path: Path, row: str, words: str) -> None:
    with pytest.raises(FormatError, match=words) as caught:
        read(tmp_path, '{"source": "a", "target": "b"}\n' + row + "\n")
    assert caught.value.line == 2


@pytest.mark.parametrize("key", ["target", "signature"])
def test_half_a_surrogate_pair_is_refused(tmp_path: Path, key: str) -> None:
    row = json.dumps({"source": "a", "target": "b", key: "\ud83d"})
    with pytest.raises(InputError, match="half a surrogate pair") as caught:
        read(tmp_path, f'{{"source": "a", "target": "b"}}\n{row}\n')
    assert caught.value.line == 2


def test_what_is_no_word_is_no_language_and_no_signature(tmp_path: Path) -> None:
    bitext = read(
        tmp_path, '{"source": "a", "target": "b", "source_lang": 5, "target_lang": "", "signature": ["x"]}'
    )
    assert (bitext.source.lang, bitext.target.lang, bitext.signature) == ("und", "und", None)


@pytest.mark.parametrize("side", ["source", "target"])
def test_a_pair_that_a_reviewer_emptied_is_not_lost(tmp_path: Path, side: str) -> None:
    bitext = Bitext.of_texts([("Kept.", "Gardé."), ("", "")], "en", "fr")
    original: dict[str, str] = {f"{side}_original": "Not needed."}
    emptied = replace(bitext.pairs[1], **original)  # type: ignore[arg-type] # one of two fields
    formats.write(replace(bitext, pairs=(bitext.pairs[0], emptied)), tmp_path / "a.jsonl")
    assert getattr(formats.read(tmp_path / "a.jsonl").pairs[1], f"{side}_original") == "Not needed."


def test_a_whole_pair_in_escapes_is_a_character(tmp_path: Path) -> None:
    assert read(tmp_path, '{"source": "a", "target": "\\ud83d\\ude80"}\n').pairs[0].target == "🚀"


def test_segment_places_that_do_not_fit_are_passed_over(tmp_path: Path) -> None:
    row = '{"source": "ab", "target": "c", "source_ids": [0, 1], "target_ids": [0], "source_segments": [[0, 1], [1, 9]]}'
    bitext = read(tmp_path, row)
    assert bitext.source.texts() == ["ab", ""]
    assert bitext.source.text_of((0, 1)) == "ab"


def test_numbers_that_nobody_names_get_empty_segments(tmp_path: Path) -> None:
    rows = [{"source": "a", "target": "b", "source_ids": [2], "target_ids": [1]}]
    rows.append({"source": "c d", "target": "e", "source_ids": [4, 5], "target_ids": [0]})
    bitext = read(tmp_path, "\n".join(map(json.dumps, rows)))
    assert bitext.source.texts() == ["", "", "a", "", "c d", ""]
    assert bitext.target.texts() == ["e", "b"]
    assert bitext.source.document.paragraphs == (Span(0, 1), Span(2, 5))


def test_absurd_numbers_are_given_anew(tmp_path: Path) -> None:
    bitext = read(tmp_path, '{"source": "a", "target": "b", "source_ids": [900000000], "target_ids": [0]}')
    assert bitext.pairs[0].bead.source == (0,)
