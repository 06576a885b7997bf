"""Segmenting by a user's SRX rules."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from alignpost.errors import FormatError
from alignpost.model import Document, Span
from alignpost.segment import SrxSegmenter, srx

RULES = """<?xml version="1.0"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
  <header segmentsubflows="yes" cascade="{cascade}"/>
  <body>
    <languagerules>
      <languagerule languagerulename="English">{english}</languagerule>
      <languagerule languagerulename="Default">{default}</languagerule>
    </languagerules>
    <maprules>
      <languagemap languagepattern="EN.*" languagerulename="English"/>
      <languagemap languagepattern=".*" languagerulename="Default"/>
    </maprules>
  </body>
</srx>
"""
STOP = r'<rule break="yes"><beforebreak>[.!?]+</beforebreak><afterbreak>\s</afterbreak></rule>'
TITLE = r'<rule break="no"><beforebreak>\bMr\.</beforebreak><afterbreak>\s</afterbreak></rule>'


def _write(folder: Path, english: str = "", default: str = STOP, cascade: str = "yes") -> Path:
    path = folder / "own.srx"
    path.write_text(RULES.format(english=english, default=default, cascade=cascade), encoding="utf-8")
    return path


def _texts(path: Path, text: str, lang: str = "en", paragraphs: Sequence[Span] = ()) -> list[str]:
    return SrxSegmenter(path, lang).segment(Document(text, lang, paragraphs=tuple(paragraphs))).texts()


def test_the_first_rule_that_matches_decides(tmp_path: Path) -> None:
    assert _texts(_write(tmp_path, TITLE), "Mr. Moss left. He ran.") == ["Mr. Moss left.", "He ran."]
    assert _texts(_write(tmp_path, STOP + TITLE), "Mr. Moss left. He ran.") == [
        "Mr.",
        "Moss left.",
        "He ran.",
    ]


def test_cascading_asks_all_language_maps_that_match(tmp_path: Path) -> None:
    text = "Mr. Moss left. He ran."
    assert _texts(_write(tmp_path, TITLE), text, "en-GB") == ["Mr. Moss left.", "He ran."]
    assert _texts(_write(tmp_path, TITLE), text, "fr") == ["Mr.", "Moss left.", "He ran."]
    assert _texts(_write(tmp_path, TITLE, cascade="no"), text) == [text]


def test_candidates_overlap(tmp_path: Path) -> None:
    # the exception covers the first place that the breaking rule finds; the second lies inside that match
    rule = "<rule><beforebreak>a.</beforebreak></rule>"
    forbidding = '<rule break="no"><beforebreak>ab</beforebreak></rule>'
    assert _texts(_write(tmp_path, "", forbidding + rule), "aaab ab", "fr") == ["aa", "a", "b ab"]


def test_no_break_spaces_are_no_white_space_to_java(tmp_path: Path) -> None:
    assert _texts(_write(tmp_path), "« Oui !\u00a0» dit-il. Bon.", "fr") == ["« Oui !\u00a0» dit-il.", "Bon."]


def test_flags_and_missing_parts(tmp_path: Path) -> None:
    rules = "<rule><beforebreak>(?i)stop</beforebreak></rule><rule><afterbreak>#</afterbreak></rule>"
    assert _texts(_write(tmp_path, "", rules), "STOP here #one#two", "fr") == ["STOP", "here", "#one", "#two"]


def test_references_to_groups_work_in_exceptions(tmp_path: Path) -> None:
    forbidding = r'<rule break="no"><beforebreak>([!?])\1</beforebreak></rule>'
    for padding in ("", r'<rule break="no"><beforebreak>(x)y</beforebreak></rule>'):
        path = _write(tmp_path, "", padding + forbidding + STOP)
        assert _texts(path, "No!! Yes? Well.", "fr") == ["No!! Yes?", "Well."]


def test_rules_run_inside_paragraphs_and_lines(tmp_path: Path) -> None:
    everything = "<rule><beforebreak>One</beforebreak><afterbreak>.*Two</afterbreak></rule>"
    assert _texts(_write(tmp_path, "", everything), "One\n\n- Two\n- Three", "fr") == [
        "One",
        "- Two",
        "- Three",
    ]
    assert _texts(_write(tmp_path), "One. Two", "fr", [Span(0, 8)]) == ["One.", "Two"]


def test_reasons(tmp_path: Path) -> None:
    segments = SrxSegmenter(_write(tmp_path), "fr").segment(Document("Un. Deux.", "fr")).segments
    assert [segment.reason for segment in segments] == ["srx", "paragraph"]


def test_a_rule_that_takes_too_long_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(srx, "_SECONDS", 0.0)
    monkeypatch.setattr(srx, "_SECONDS_PER_CHARACTER", 1e-9)
    path = _write(tmp_path, "", "<rule><beforebreak>(a|a|aa)+$x</beforebreak></rule>")
    with pytest.raises(FormatError, match=r"own\.srx, line 7: rule 1 of “Default”, .* takes too long"):
        SrxSegmenter(path, "fr").segment(Document("a" * 5_000 + " b", "fr"))


TEXTS = st.text(st.sampled_from([*"ab.!? \u00a0\n\u0301😀\u200d\u0600"]), max_size=30)


@given(TEXTS)
def test_segments_cover_all_but_white_space_and_part_no_grapheme(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    every = "<rule/>"
    path = _write(tmp_path_factory.mktemp("srx"), "", every)
    segments = SrxSegmenter(path, "fr").segment(Document(text, "fr")).segments
    assert all(segment.text == text[segment.start : segment.end] for segment in segments)
    ends = [0, *(offset for s in segments for offset in (s.start, s.end)), len(text)]
    assert ends == sorted(ends)
    gaps = [text[a:b] for a, b in zip(ends[::2], ends[1::2], strict=True)]
    assert "".join(gaps).strip() == ""


def test_exceptions_hold_for_the_rules_behind_them_only(tmp_path: Path) -> None:
    comma = r'<rule break="yes"><beforebreak>,</beforebreak><afterbreak>\s</afterbreak></rule>'
    no_comma = r'<rule break="no"><beforebreak>Moss,</beforebreak><afterbreak>\s</afterbreak></rule>'
    text = "Mr. Moss, he ran, fell. Oh."
    assert _texts(_write(tmp_path, TITLE + STOP + no_comma + comma), text) == [
        "Mr. Moss, he ran,",
        "fell.",
        "Oh.",
    ]
    assert _texts(_write(tmp_path, STOP + TITLE + comma + no_comma), text) == [
        "Mr.",
        "Moss,",
        "he ran,",
        "fell.",
        "Oh.",
    ]


def test_each_exception_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []

    def counting(pattern: str, flags: int = 0) -> regex.Pattern[str]:
        compiled.append(pattern)
        return real(pattern, flags)

    real = regex.compile
    monkeypatch.setattr(regex, "compile", counting)
    SrxSegmenter(_write(tmp_path, (TITLE + STOP) * 50), "en")
    assert sum(pattern.count("Mr") for pattern in compiled) <= 3 * 50
