"""Documents from files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignpost.documents import document_of_text, read_document, read_segmented
from alignpost.errors import FormatError, InputError
from alignpost.model import Span

STATUS = {
    "id": "113",
    "language": "en",
    "spoiler_text": "",
    "content": "<p>First.</p><p>Second&nbsp;line<br>third</p>",
    "reblog": None,
}


def saved(folder: Path, value: object, name: str = "status.json") -> Path:
    path = folder / name
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


def test_a_text_file_is_kept_to_the_code_point(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffA\u00a0b.\r\n\r\nC\u2028d.\r\n".encode())
    document = read_document(path, "en")
    assert document.text == "A\u00a0b.\r\n\r\nC\u2028d.\r\n"
    assert (document.lang, document.name) == ("en", "a.txt")
    assert document.paragraphs == (Span(0, 4), Span(8, 12))


def test_a_status(tmp_path: Path) -> None:
    document = read_document(saved(tmp_path, STATUS), "en")
    assert document.text == "First.\n\nSecond\u00a0line\nthird"
    assert [span.of(document.text) for span in document.paragraphs] == ["First.", "Second\u00a0line\nthird"]


@pytest.mark.parametrize("wrap", [lambda s: s, lambda s: {"statuses": s}])
def test_several_statuses(tmp_path: Path, wrap: object) -> None:
    assert callable(wrap)
    statuses = [{"content": "<p>One</p>"}, {"content": ""}, {"content": "<p>Two</p>"}]
    assert read_document(saved(tmp_path, wrap(statuses)), "en").text == "One\n\nTwo"


def test_a_content_warning_comes_first(tmp_path: Path) -> None:
    status = STATUS | {"spoiler_text": "War", "content": "<p>Text</p>"}
    assert read_document(saved(tmp_path, status), "en").text == "War\n\nText"


def test_a_reblog_gives_what_it_repeats(tmp_path: Path) -> None:
    status = STATUS | {"content": "<p>RT …</p>", "reblog": {"content": "<p>Whole</p>"}}
    assert read_document(saved(tmp_path, status), "en").text == "Whole"


@pytest.mark.parametrize(
    ("value", "line", "words"),
    [
        ('{"content":\n "<p>x</p>"\n]', 3, "is not JSON"),
        ("[1, 2]", None, "entry 1 is no status"),
        ("{}", None, "no 'content'"),
        ('{"content": 5}', None, "no 'content'"),
        ('"text"', None, "no status"),
        ("[" * 100_000, None, "nested too deeply"),
    ],
)
def test_broken_statuses(tmp_path: Path, value: str, line: int | None, words: str) -> None:
    path = saved(tmp_path, value)
    with pytest.raises(FormatError, match=words) as caught:
        read_document(path, "en")
    assert (caught.value.path, caught.value.line) == (str(path), line)


@pytest.mark.parametrize("value", ["[]", '{"content": "<p></p>"}', '{"statuses": []}'])
def test_posts_without_text(tmp_path: Path, value: str) -> None:
    with pytest.raises(InputError, match="is empty"):
        read_document(saved(tmp_path, value), "en")


@pytest.mark.parametrize(
    ("value", "line", "words"),
    [
        ('{"content": "a \\ud83d b"}', 1, r"half a surrogate pair, U\+D83D.*column 16"),
        (
            '[{"content": "\\ud83d\\ude00"},\n {"content":\n"\\ud83d\\ude00\\\\ud83d\\uDE00"}]',
            3,
            "U\\+DE00.*column 21",
        ),
        ('{"content": "a\\\\u0000"}', None, ""),
        ('{"display_name": "\\u0000",\n "content": "a\\u0000"}', 2, r"is binary.*\\u0000.*column 15"),
        ('{"content": "",\n "spoiler_text": "\\u0000"}', 2, "is binary.*column 19"),
        ('{"reblog":\n{"content": "\\u0000"}}', 2, "is binary.*column 14"),
        ('{"display_name": "\\u0000", "content": "a"}', None, ""),
    ],
)
def test_what_no_text_can_hold_is_refused_with_its_place(
    tmp_path: Path, value: str, line: int | None, words: str
) -> None:
    path = saved(tmp_path, value)
    if line is None:
        assert "a" in read_document(path, "en").text
        return
    with pytest.raises(InputError, match=words) as caught:
        read_document(path, "en")
    assert (caught.value.path, caught.value.line) == (str(path), line)


def test_half_a_surrogate_pair_in_a_text_is_refused() -> None:
    with pytest.raises(InputError, match="half a surrogate pair"):
        document_of_text("a \ud83d b", "en")


def test_numbers_of_any_length_do_not_matter(tmp_path: Path) -> None:
    value = f'{{"id": {"9" * 6000}, "content": "<p>x</p>"}}'
    assert read_document(saved(tmp_path, value), "en").text == "x"


def test_one_segment_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(" one\u2028x\r\n\r\n  \ntwo\ry\u0085z\n".encode())
    segmented = read_segmented(path, "en")
    assert segmented.texts() == [" one\u2028x", "", "", "two\ry\u0085z"]
    assert segmented.text_of((0, 1)) == " one\u2028x\r\n"
    assert segmented.document.paragraphs == (segmented.segments[0].span, segmented.segments[3].span)


lines = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n\ufeff")).filter(
    lambda line: not line.startswith(("%PDF-", "{\\rtf", "PK\x03\x04", "\x1f"))
)


@settings(deadline=None)
@given(st.lists(lines, min_size=1).filter(lambda texts: not "".join([*texts, " "]).isspace()), st.booleans())
def test_line_numbers_are_segment_ids(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], crlf: bool
) -> None:
    path = tmp_path_factory.mktemp("lines") / "a.txt"
    end = "\r\n" if crlf else "\n"
    path.write_bytes("".join(f"{text}{end}" for text in texts).encode())
    segmented = read_segmented(path, "en")
    assert segmented.texts() == ["" if text.isspace() else text for text in texts]
    assert all(segment.span.of(segmented.document.text) == segment.text for segment in segmented.segments)
