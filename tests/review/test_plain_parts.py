"""The parts of the screen that are plain Python: words, pins, rows, diffs, replacing, settings, pace, the scorecard."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.align import realign
from alignpost.encode import Encoder
from alignpost.errors import FormatError, UsageError
from alignpost.model import Bead, Bitext, Note, Severity, Span, Status
from alignpost.progress import silent
from alignpost.review.clipboard import clipboard_tool, copy_with_tool
from alignpost.review.diff import told_diff, word_diff
from alignpost.review.filters import Facet
from alignpost.review.focus import Focus
from alignpost.review.keymap import Keymap
from alignpost.review.pace import pace
from alignpost.review.pins import Pins
from alignpost.review.realigning import plan_around_pins, plan_of_range
from alignpost.review.replacing import Replacement, Where, proposals
from alignpost.review.rows import Splice, splice_between
from alignpost.review.scorecard import scorecard
from alignpost.review.settings import WordMarks, read_settings, settings_path
from alignpost.review.spot import Spot
from alignpost.review.turns import Portion, Turns
from alignpost.review.wording import WordReader
from alignpost.tokens import words

WORDS = (
    [Span(0, 3), Span(4, 7), Span(8, 12)],
    [Span(0, 2), Span(3, 9)],
)


def test_words_are_walked_through_both_sides_and_not_beyond() -> None:
    spot, way = Spot(0), []
    for _ in range(7):
        spot = spot.walk(+1, WORDS)
        way.append((spot.side, spot.word))
    assert way == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 1), (1, 1)]
    assert Spot(1).walk(-1, WORDS) == Spot(1, 1)
    assert Spot(0, 0).walk(-1, WORDS) == Spot(0, 0)
    assert Spot().walk(+1, ((), ())).at_rest


def test_chosen_words_stay_chosen_on_the_other_side() -> None:
    spot = Spot(0, 0).choose(+1, WORDS).over(WORDS, 1)
    assert (spot.side, spot.word) == (1, 1)
    assert spot.spans(WORDS) == ((Span(0, 7),), ())
    assert spot.choose(-1, WORDS).spans(WORDS) == ((Span(0, 7),), (Span(0, 9),))
    assert Spot(0, 2).spans(WORDS) == ((Span(8, 12),), ())


def test_words_are_chosen_within_one_side_and_not_beyond() -> None:
    left = Spot(0, 1)
    for _ in range(3):
        left = left.choose(-1, WORDS)
    assert left.spans(WORDS) == ((Span(0, 7),), ())
    right = Spot(0, 1)
    for _ in range(3):
        right = right.choose(+1, WORDS)
    assert right.spans(WORDS) == ((Span(4, 12),), ())


def test_an_editor_selects_chosen_words_and_never_a_whole_text() -> None:
    pair = Bitext.of_texts([("One two four", "Un quatres")], "en", "fr").pairs[0]
    focus = Focus()
    focus.spot = Spot(0, 0, anchor=1)
    assert focus.to_edit(pair, WORDS) == Span(0, 7)
    focus.spot = Spot(0, 0, anchor=2)
    assert focus.to_edit(pair, WORDS) == Span(0, 0)
    focus.spot = Spot(0, 2)
    assert focus.to_edit(pair, WORDS) == Span(8, 8)
    focus.spot = Spot(0)
    assert focus.to_edit(pair, WORDS) is None


@pytest.mark.parametrize(
    ("splice", "places"),
    [
        (Splice(2, 3, 1), [0, 1, 2, 2, 2, 3, 4]),
        (Splice(2, 3, 2), [0, 1, 2, 3, 3, 4, 5]),
        (Splice(2, 1, 3), [0, 1, 2, 5, 6, 7, 8]),
        (Splice(2, 2, 0), [0, 1, 2, 2, 2, 3, 4]),
    ],
)
def test_what_was_replaced_has_its_place_among_what_came(splice: Splice, places: list[int]) -> None:
    assert [splice.place(place) for place in range(7)] == places


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_diff_tells_both_texts(before: str, after: str) -> None:
    changes = word_diff(before, after)
    assert "".join(each.text for each in changes if each.kind != "new") == before
    assert "".join(each.text for each in changes if each.kind != "gone") == after


def test_a_diff_is_read_without_colour() -> None:
    told = told_diff("une bibliothèque ici même", "une médiathèque ici")
    assert "".join(text for text, _ in told) == "une [bibliothèque → médiathèque] ici[−  même]"
    assert "".join(text for text, _ in told_diff("un chat", "un gros chat")) == "un [+ gros ]chat"


@given(st.lists(st.integers(0, 5), max_size=12), st.integers(0, 12), st.integers(0, 12), st.integers(0, 4))
def test_a_splice_tells_where_everything_went(old: list[int], at: int, gone: int, came: int) -> None:
    things: list[object] = [object() for _ in old]
    first, last = sorted((min(at, len(things)), min(gone, len(things))))
    fresh = [*things[:first], *(object() for _ in range(came)), *things[last:]]
    splice = splice_between(things, fresh)
    rows = splice.rows(range(len(things)), everything=True)
    assert sorted(rows) == list(range(len(fresh)))
    for place, thing in enumerate(things):
        if thing in fresh:
            assert fresh[splice.place(place)] is thing


def test_pins_join_two_sides_and_do_not_cross() -> None:
    pins = Pins()
    assert "other side" in pins.take(0, (3,), 4)
    assert pins.take(0, (3,), 4) == "pin taken back"
    pins.take(1, (5,), 6)
    pins.take(0, (3,), 4)
    assert pins.beads == [Bead((3,), (5,))]
    assert pins.has(4)
    pins.take(0, (2,), 3)
    with pytest.raises(UsageError, match="cross"):
        pins.take(1, (7,), 8)
    with pytest.raises(UsageError, match="no sentence"):
        pins.take(1, (), 8)


def test_plans_keep_what_is_decided() -> None:
    pairs = list(Bitext.of_texts([(str(i), str(i)) for i in range(8)], "en", "fr").pairs)
    pairs[1] = replace(pairs[1], status=Status.ACCEPTED)
    pairs[6] = replace(pairs[6], locked=True)
    plan = plan_of_range(pairs, 0, 4)
    assert (plan.first, plan.last, plan.anchors) == (0, 4, (pairs[1].bead,))
    with pytest.raises(UsageError, match="nothing is left"):
        plan_of_range(pairs, 6, 6)
    pairs[3] = replace(pairs[3], target_original="as it was")
    assert plan_of_range(pairs, 2, 5).anchors == (pairs[3].bead,)
    pairs[3] = replace(pairs[3], target_original=None)
    pins = Pins()
    pins.take(0, (3,), 4)
    pins.take(1, (4,), 5)
    around = plan_around_pins(pairs, pins)
    assert (around.first, around.last, around.anchors) == (2, 5, (Bead((3,), (4,)),))
    pins.take(0, (6,), 7)
    pins.take(1, (7,), 8)
    with pytest.raises(UsageError, match="pair 7 is locked"):
        plan_around_pins(pairs, pins)


def test_a_range_is_aligned_again_with_the_shipped_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    known: list[Encoder | None] = []

    def look(*arguments: Any, encoder: Encoder | None, **options: Any) -> tuple[Bead, ...]:
        known.append(encoder)
        return realign(*arguments, encoder=encoder, **options)

    monkeypatch.setattr(import_module("alignpost.align"), "realign", look)
    for target_lang in ("fr", "cy"):
        bitext = Bitext.of_texts([("One.", "Un."), ("Two.", "Deux.")], "en", target_lang)
        found = plan_of_range(bitext.pairs, 0, 1).run((bitext.source, bitext.target), silent)
        assert [bead.source for bead in found.beads] == [(0,), (1,)]
    assert known[0] is not None
    assert known[1] is None


def test_replacing_is_shown_before_it_is_done() -> None:
    pairs = Bitext.of_texts([("A 12 b", "Un 12 b"), ("x", "L'été 34"), ("x", "12")], "en", "fr").pairs
    pairs = (*pairs[:2], replace(pairs[2], locked=True))
    both = proposals(Replacement(r"(\d)(\d)", r"\2\1", regular=True, where=Where.BOTH), pairs)
    assert [(each.pair_id, each.side, each.after) for each in both] == [
        (1, 0, "A 21 b"),
        (1, 1, "Un 21 b"),
        (2, 1, "L'été 43"),
    ]
    assert [each.after for each in proposals(Replacement("l’ÉTÉ", "\\1"), pairs)] == ["\\1 34"]
    assert proposals(Replacement("l’ÉTÉ", "", match_case=True), pairs) == []
    with pytest.raises(UsageError, match="no regular expression"):
        proposals(Replacement("(", "", regular=True), pairs)
    with pytest.raises(UsageError, match="cannot be put in"):
        proposals(Replacement("x|u", r"\3", regular=True), pairs)
    with pytest.raises(UsageError, match=r"control character U\+0008"):
        proposals(Replacement("u", r"\b", regular=True), pairs)


def test_a_search_that_would_not_end_is_given_up() -> None:
    pairs = Bitext.of_texts([("a", ",".join(map(str, range(100))))], "en", "fr").pairs
    with pytest.raises(UsageError, match="takes too long"):
        proposals(Replacement("^(.*?,){11,}P", "", regular=True), pairs)


def test_control_characters_that_stand_there_may_stay() -> None:
    pairs = Bitext.of_texts([("a", "un\x0bdeux")], "en", "fr").pairs
    (proposal,) = proposals(Replacement("u(n)", r"\n\1", regular=True), pairs)
    assert proposal.after == "\nn\x0bdeux"


def write(folder: Path, text: str) -> Path:
    path = folder / "review.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_settings_are_read(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        'theme = "nord"\nword_marks = "everywhere"\nedit_source = true\n'
        '[keys]\naccept = ["enter", "?"]\nnotes = "O"\n[filters]\nurgent = ["unreviewed", "findings"]\n',
    )
    settings = read_settings(path)
    assert (settings.theme, settings.word_marks, settings.edit_source) == ("nord", WordMarks.EVERYWHERE, True)
    assert settings.keymap.keys("accept") == ("enter", "question_mark")
    assert settings.keymap.keys("help") == ("f1",)
    assert settings.keymap.keys("reject") == ("X",)
    assert settings.filters["urgent"].facets == {Facet.UNREVIEWED, Facet.FINDINGS}
    assert settings.filters["urgent"].name == "urgent"
    assert read_settings(tmp_path / "none.toml").keymap == Keymap()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[keys]\nacept = 'a'", "keys.acept is no action .did you mean accept"),
        ("[keys]\naccept = 'q'\nreject = 'q'", "keys.reject wants the key q, which accept has already"),
        ("[keys]\naccept = 3", "keys.accept"),
        ("[keys]\naccept = 'a b'", "keys.accept has “a b”"),
        ("[filters]\nx = ['doubtful']", "filters.x knows no “doubtful”"),
        ("word_marks = 'yes'", "word_marks must be one of here"),
        ("colour = 1", "colour is no key"),
    ],
)
def test_settings_name_the_file_and_the_key(tmp_path: Path, text: str, words: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(UsageError, match=words) as raised:
        read_settings(path)
    assert raised.value.path == str(path)


def test_settings_that_are_no_toml(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="no TOML"):
        read_settings(write(tmp_path, "keys = ["))


def test_settings_live_where_the_system_wants_them(tmp_path: Path) -> None:
    assert (
        settings_path({"XDG_CONFIG_HOME": str(tmp_path)}, "linux") == tmp_path / "alignpost" / "review.toml"
    )
    assert settings_path({}, "linux") == Path.home() / ".config" / "alignpost" / "review.toml"
    assert settings_path({"XDG_CONFIG_HOME": "relative"}, "linux") == settings_path({}, "linux")


def test_the_clipboard_tool_is_that_of_the_system() -> None:
    def find(name: str) -> str | None:
        return None if name == "wl-copy" else f"/bin/{name}"

    assert clipboard_tool({}, "darwin", find) == ("pbcopy",)
    assert clipboard_tool({}, "win32", find) == ("clip",)
    both = {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}
    assert clipboard_tool(both, "linux", find) == ("xclip", "-selection", "clipboard")
    assert clipboard_tool({}, "linux", find) is None
    assert not copy_with_tool("text", None)
    assert not copy_with_tool("text", ("no-such-program",))
    assert copy_with_tool("text", ("cat",))


def test_the_pace_leaves_pauses_and_batches_out() -> None:
    times = ["10:00", "10:01", "10:02", "10:30", "10:31", "10:32"]
    found = pace((f"2025-02-12T{time}:00Z", 1) for time in times)
    assert found.pairs == 6
    assert found.hours == pytest.approx(4 / 60)
    assert pace([("2025-02-12T10:00:00Z", 90)]).per_hour is None
    assert pace([("no date", 1), ("2025-02-12T10:00:00", 1), ("2025-02-12T10:01:00Z", 1)]).pairs == 2


def test_the_scorecard_follows_the_formula_of_mqm() -> None:
    text = "word " * 500
    (pair,) = Bitext.of_texts([(text, "mot")], "en", "fr").pairs
    notes = (
        Note(1, "ada", "", "", "accuracy/omission", Severity.MAJOR),
        Note(2, "ada", "", "a remark"),
        Note(3, "ada", "", "", "style/register", Severity.MINOR),
        Note(4, "bob", "", "not that bad", "accuracy/omission", Severity.MINOR, reply_to=1),
    )
    card = scorecard([replace(pair, notes=notes)])
    assert (card.penalty, card.words, card.per_thousand) == (6, 500, 12.0)
    assert card.score == pytest.approx(100 - 12 * 10 / 15)
    assert card.passes is True
    assert scorecard([pair]).score is None
    few = scorecard([replace(pair, source="two words", status=Status.ACCEPTED)])
    assert (few.score, few.passes) == (100.0, None)


def test_somebody_is_sent_to_score_whenever_nobody_does() -> None:
    one, other = Bitext.of_texts([("One.", "Un."), ("Two.", "Deux.")], "en", "fr").pairs
    turns = Turns()
    assert turns.add([one], joined=True)
    assert not turns.add([other], joined=False)
    portions = [turns.next(), turns.next(), turns.next()]
    assert portions == [Portion((one,), True), Portion((other,), False), None]
    assert turns.add([one], joined=True)
    assert not turns.add([replace(one, target="Une.")], joined=True)
    assert turns.next() == Portion((replace(one, target="Une."),), True)
    assert turns.next() is None


def test_words_are_read_once_it_is_learnt() -> None:
    (pair,) = Bitext.of_texts([("We met 12 people in Paris.", "Nous avons vu Paris.")], "en", "fr").pairs
    reader = WordReader(("en", "fr"))
    assert reader.read(pair) is None
    assert reader.words(pair)[0] == tuple(word.span for word in words(pair.source))
    reader.load([pair])
    wording = reader.read(pair)
    assert wording is not None
    assert [span.of(pair.source) for span in wording.names[0]] == ["Paris"]
    assert "people" in [span.of(pair.source) for span in wording.uncovered[0]]
    paris = len(wording.words[0]) - 1
    assert [span.of(pair.target) for span in wording.counterparts(0, paris)] == ["Paris"]
