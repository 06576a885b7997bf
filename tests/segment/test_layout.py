"""Blocks: what line feeds mean."""

from __future__ import annotations

import pytest

from alignpost.model import Span
from alignpost.segment.layout import blocks
from alignpost.segment.profiles import Profile
from alignpost.segment.reasons import Reason
from alignpost.segment.rules import segment_text

PROSE = (
    "It was a bright cold morning, and the clocks of the town were all\n"
    "striking nine when the door of the small shop at the corner opened\n"
    "and a man in a grey coat came out. Nobody looked up from the paper\n"
    "that lay on the counter."
)
VERSE = (
    "The river runs below the hill,\n"
    "And takes the light away,\n"
    "While all the birds are standing still\n"
    "To watch the end of day,"
)


def _blocks(text: str, profile: Profile = Profile.DEFAULT) -> list[tuple[str, Reason]]:
    found = blocks(text, [Span(0, len(text))], profile)
    return [(text[block.start : block.end], block.reason) for block in found]


@pytest.mark.parametrize("feed", ["\n", "\r\n", "\r", "\u2028"])
def test_hard_wrapped_prose_is_one_block(feed: str) -> None:
    text = PROSE.replace("\n", feed)
    (block,) = blocks(text, [Span(0, len(text))], Profile.DEFAULT)
    assert (block.start, block.end, block.reason, len(block.wraps)) == (0, len(text), Reason.PARAGRAPH, 3)


def test_lines_that_do_not_fill_the_width_are_items() -> None:
    assert _blocks("Big sale\nOpen from nine to five\nCome early") == [
        ("Big sale", Reason.HEADING),
        ("Open from nine to five", Reason.LINE),
        ("Come early", Reason.PARAGRAPH),
    ]


def test_a_column_too_narrow_for_prose_is_a_list() -> None:
    goods = ["two eggs", "some flour", "more milk", "warm water", "fine sugar"]
    assert [text for text, _ in _blocks("\n".join(goods))] == goods


def test_verse_keeps_its_lines() -> None:
    assert [reason for _, reason in _blocks(VERSE)] == [Reason.VERSE] * 3 + [Reason.PARAGRAPH]


def test_lines_of_which_most_end_sentences_are_no_verse() -> None:
    text = "She came home late,\nThe house was dark.\nNobody spoke.\nThe clock struck ten."
    assert [reason for _, reason in _blocks(text)] == [
        *(Reason.HEADING, Reason.LINE, Reason.LINE, Reason.PARAGRAPH)
    ]


def test_lines_above_a_list_are_no_verse() -> None:
    text = "For the long walk,\nfrom the bridge,\nplease bring\n- warm socks\n- a torch"
    assert [reason for _, reason in _blocks(text)] == [
        *(Reason.HEADING, Reason.LINE, Reason.ITEM, Reason.ITEM, Reason.PARAGRAPH)
    ]


def test_list_items_open_blocks_even_in_wrapped_prose() -> None:
    text = f"{PROSE}\n- one thing\n- another thing\n1. a third"
    assert [text for text, _ in _blocks(text)][1:] == ["- one thing", "- another thing", "1. a third"]
    assert [reason for _, reason in _blocks(text)] == [Reason.ITEM] * 3 + [Reason.PARAGRAPH]


WRAPPED_NUMBER = (
    "The bill passed the lower house on Tuesday evening by a majority of\n"
    "412. The upper house, which has until the end of the month to amend\n"
    "it, will vote in a fortnight."
)


@pytest.mark.parametrize("lines", [2, 3])
def test_a_number_that_wrapping_puts_first_opens_no_item(lines: int) -> None:
    text = "\n".join(WRAPPED_NUMBER.split("\n")[:lines])
    assert len(_blocks(text)) == 1
    paragraphs = f"{text}\n\nNo date was given."
    assert segment_text(paragraphs, "en")[0].text.endswith("a majority of\n412.")


@pytest.mark.parametrize(
    "other",
    [
        WRAPPED_NUMBER.replace("412.", "1. ").replace("it, will", "2. it"),
        WRAPPED_NUMBER.replace("it, will", "413. it"),
        WRAPPED_NUMBER.replace("majority of", "majority."),
        WRAPPED_NUMBER.replace("majority of", "majority:"),
        WRAPPED_NUMBER.replace(" by a majority of", ""),
    ],
)
def test_a_number_that_counts_or_follows_an_end_opens_an_item(other: str) -> None:
    assert len(_blocks(other)) > 1


def test_turns_of_a_dialogue_open_blocks() -> None:
    assert _blocks("— Tu viens ?\n— Non, je reste.") == [
        ("— Tu viens ?", Reason.DIALOGUE),
        ("— Non, je reste.", Reason.PARAGRAPH),
    ]


def test_a_dash_in_wrapped_prose_is_no_turn() -> None:
    text = (
        "Il partit au petit matin, sans bruit et sans dire adieu à personne\n"
        "– c’était l’aube – en fermant la porte derrière lui comme toujours\n"
        "il le faisait."
    )
    assert len(_blocks(text)) == 1


def test_an_inverted_verb_belongs_to_the_line_before() -> None:
    assert len(_blocks("« Quoi ? » demanda\n-t-il.")) == 1


def test_a_heading_above_wrapped_prose() -> None:
    assert _blocks(f"The Shop\n{PROSE}")[0] == ("The Shop", Reason.HEADING)


def test_every_line_of_a_post_is_a_block() -> None:
    assert [reason for _, reason in _blocks(PROSE, Profile.SOCIAL)] == [Reason.POST] * 3 + [Reason.PARAGRAPH]


def test_blank_lines_inside_a_paragraph_end_blocks() -> None:
    assert [text for text, _ in _blocks("One\n \nTwo")] == ["One", "Two"]


def test_items_in_one_line_are_blocks() -> None:
    assert _blocks("1) Wash it 2) Dry it") == [
        ("1) Wash it", Reason.INLINE_ITEM),
        ("2) Dry it", Reason.PARAGRAPH),
    ]


def test_white_space_makes_no_block() -> None:
    assert _blocks("\u00a0 \n\t\n") == []


@pytest.mark.parametrize("width", [40, 60, 72])
def test_prose_wrapped_by_bytes_is_wrapped_prose(width: int) -> None:
    prose = (
        "Où étaient-ils passés, les écoliers d’août ? Là-haut, près du chêne brûlé, à l’écart ; la maîtresse "
        * 4
    )
    wrapped, line = [], ""
    for word in prose.split(" "):
        if line and len(f"{line} {word}".encode()) > width:
            wrapped.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    text = "\n".join([*wrapped, line])
    assert [block.reason for block in blocks(text, [Span(0, len(text))], Profile.DEFAULT)] == [
        Reason.PARAGRAPH
    ]


def test_a_wrapped_line_keeps_what_no_break_spaces_hold_together() -> None:
    text = (
        "Ce que la ville a dépensé en deux ans pour les livres et les rayons.\n"
        "Économie faite sur les murs, comme promis au conseil de la ville\u202f:\n"
        "310\u202f000\u202f£, et les habitants ont payé le reste à la sortie du culte."
    )
    assert len(list(blocks(text, [Span(0, len(text))], Profile.DEFAULT))) == 1
