"""XML from strangers: events in order, and one clear refusal for each way in which it might do harm."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from alignpost.documents.xml_stream import MAX_ATTRIBUTE, MAX_DEPTH, XmlStream
from alignpost.errors import InputError


def events(data: bytes, *, prefixes: bool = False) -> list[str]:
    """What the handlers hear, one word an event."""
    heard: list[str] = []
    stream = XmlStream(
        io.BytesIO(data),
        Path("a.xml"),
        start=lambda name, attributes: heard.append(f"<{name}{''.join(sorted(attributes.values()))}>"),
        end=lambda name: heard.append(f"</{name}>"),
        characters=heard.append,
        prefixes=prefixes,
    )
    for _ in stream:
        pass
    assert stream.stack == []
    return heard


def test_names_come_without_their_prefix_unless_it_is_wanted() -> None:
    data = b'<x:a xmlns:x="u"><x:b y="1">c &amp; d</x:b></x:a>'
    assert events(data) == ["<au>", "<b1>", "c & d", "</b>", "</a>"]
    assert events(data, prefixes=True) == ["<x:au>", "<x:b1>", "c & d", "</x:b>", "</x:a>"]


def test_an_entity_that_stands_for_plain_text_is_that_text() -> None:
    assert events(b'<!DOCTYPE a [<!ENTITY x "y &amp; z">]><a>&x;</a>') == ["<a>", "y & z", "</a>"]


@pytest.mark.parametrize(
    ("data", "words", "line"),
    [
        (b"\n<a><b></a>", "not well-formed XML at column", 2),
        (b"<a>", "cut short", 1),
        (b"", "cut short, or is no XML", 1),
        (b"<a/><b/>", "there is something after </a>", 1),
        (b"<a>&#0;</a>", "a character that XML cannot hold", 1),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "unknown", 1),
        (b"<a>" * (MAX_DEPTH + 1), "elements inside one another", 1),
        (b'<a b="' + b"c" * (MAX_ATTRIBUTE + 1) + b'"/>', "an attribute of more than", 1),
        (b'<!DOCTYPE a [\n<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "nothing is fetched", 2),
        (b'<!DOCTYPE a [<!ENTITY % x "y">]><a/>', "nothing is fetched", 1),
        (b'<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><a>&z;</a>', "'z', which grows", 1),
        (b'<!DOCTYPE a [<!ENTITY x "' + b"y" * 1001 + b'">]><a/>', "'x', which grows", 1),
        (b'<!DOCTYPE a SYSTEM "a.dtd"><a>&x;</a>', "which nothing defines", 1),
        (b"PK\x03\x04", "is binary", None),
    ],
)
def test_what_is_refused_is_named_with_its_line(data: bytes, words: str, line: int | None) -> None:
    with pytest.raises(InputError, match=words) as caught:
        events(data)
    assert caught.value.line == line


def test_a_token_without_an_end_is_not_scanned_anew_with_every_piece() -> None:
    class Pieces:
        left = b"<?xml version=" + b" " * 50_000

        def read(self, _size: int, /) -> bytes:
            piece, self.left = self.left[:10], self.left[10:]
            return piece

    stream = XmlStream(Pieces(), "endless.xml", start=lambda _name, _attributes: None)
    scanned: list[int] = []
    with pytest.raises(InputError, match="cut short"):
        scanned.extend(1 for _ in stream)
    assert len(scanned) < 20


def test_more_names_than_any_format_has_are_refused_before_they_fill_memory() -> None:
    few = "".join(f"<a{number}/>" for number in range(9_000))
    many = few + "".join(f'<a b{number}=""/>' for number in range(40_000))
    assert len(events(f"<x>{few}</x>".encode())) == 18_002
    with pytest.raises(InputError, match="more than 10,000 different names"):
        events(f"<x>{many}</x>".encode())


def test_an_entity_may_stand_for_a_thousand_characters() -> None:
    text = "y" * 1000
    assert events(f'<!DOCTYPE a [<!ENTITY x "{text}">]><a>&x;</a>'.encode()) == ["<a>", text, "</a>"]


def test_a_handler_refuses_the_file_at_its_event() -> None:
    def refuse(name: str, _attributes: dict[str, str]) -> None:
        if name == "b":
            stream.fail("has no use for b")

    stream = XmlStream(io.BytesIO(b"<a>\n  <b/></a>"), "a.xml", start=refuse)
    with pytest.raises(InputError, match=r"has no use for b \(column 3\)") as caught:
        list(stream)
    assert caught.value.line == 2
