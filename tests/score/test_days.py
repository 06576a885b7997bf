"""Days told from today, and noon and midnight: every phrase, both ways, and how the right word is written."""

from __future__ import annotations

import pytest

from alignpost.model import Finding, Severity
from alignpost.score import Context, PairText
from alignpost.score.checks.days import changed_days, changed_noons, days
from alignpost.score.side import Side


def _told(source: str, target: str, source_lang: str = "en", target_lang: str = "fr") -> list[Finding]:
    pair = PairText(source, target, Context(source_lang, target_lang))
    return [
        *changed_days(pair, "numbers", "accuracy/mistranslation"),
        *changed_noons(pair, "numbers", "accuracy/mistranslation"),
    ]


@pytest.mark.parametrize(
    ("lang", "text", "offsets"),
    [
        ("en", "He left the day before yesterday.", (-2,)),
        ("en", "He leaves the\u00a0day after tomorrow.", (2,)),
        ("en", "He left yesterday.", (-1,)),
        ("en", "He leaves tomorrow.", (1,)),
        ("en", "Today he leaves.", (0,)),
        ("en", "He leaves tonight.", (0,)),
        ("en", "He left this morning.", (0,)),
        ("en", "He leaves this afternoon.", (0,)),
        ("en", "He leaves this evening.", (0,)),
        ("en", "He left last night.", (-1, 0)),
        ("fr", "Il est parti avant-hier.", (-2,)),
        ("fr", "Il part après-demain.", (2,)),
        ("fr", "Il est parti hier.", (-1,)),
        ("fr", "Il part demain.", (1,)),
        ("fr", "Aujourd’hui il part.", (0,)),
        ("fr", "Il part ce\u202fmatin.", (0,)),
        ("fr", "Il part ce soir.", (0,)),
        ("fr", "Il part ce midi.", (0,)),
        ("fr", "Il part cet après-midi.", (0,)),
        ("fr", "Il part cette après-midi.", (0,)),
        ("fr", "Il est parti cette nuit.", (-1, 0)),
    ],
)
def test_every_phrase_is_read(lang: str, text: str, offsets: tuple[int, ...]) -> None:
    assert [day.offsets for day in days(Side(text, lang))] == [offsets]


def test_words_around_a_phrase_tell_no_day() -> None:
    assert days(Side("This is the night-train of the day.", "en")) == []
    assert days(Side("Er kam yesterday.", "de")) == []


@pytest.mark.parametrize(
    ("source", "target", "better"),
    [
        ("Yesterday he left for Rome.", "Demain il est parti pour Rome.", "Hier"),
        ("He left for Rome yesterday.", "Il est parti demain pour Rome.", "hier"),
        ("HE LEFT YESTERDAY.", "IL EST PARTI DEMAIN.", "HIER"),
        ("At noon he left.", "Minuit, il partit.", "Midi"),
        ("He left at noon.", "Il partit à minuit.", "midi"),
    ],
)
def test_the_right_day_is_written_like_the_wrong_one(source: str, target: str, better: str) -> None:
    (finding,) = _told(source, target)
    assert finding.severity is Severity.CRITICAL
    assert finding.suggestion == better


def test_both_directions_are_read() -> None:
    (finding,) = _told("Il part demain.", "He leaves the day after tomorrow.", "fr", "en")
    assert finding.suggestion == "tomorrow"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("He left last night.", "Il est parti hier."),
        ("He left last night.", "Il est parti cette nuit."),
        ("He leaves today.", "Il part."),
        ("He leaves.", "Il part aujourd’hui."),
        ("He left yesterday.", "Il est parti lundi."),
        ("He left the next day.", "Il est parti demain."),
        ("He left yesterday.", "Il est parti la veille."),
        ("He left at noon and came at midnight.", "Il est parti à minuit et venu à midi."),
    ],
)
def test_a_day_told_otherwise_is_no_other_day(source: str, target: str) -> None:
    assert _told(source, target) == []


def test_a_day_on_one_side_alone_is_lost_or_new() -> None:
    (lost,) = _told("He left yesterday.", "Il est parti.")
    assert (lost.mqm, lost.severity) == ("accuracy/omission", Severity.MINOR)
    (new,) = _told("He left.", "Il est parti hier.")
    assert (new.mqm, new.severity) == ("accuracy/addition", Severity.MINOR)
