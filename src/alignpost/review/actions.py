"""THE table of actions: bindings, help, command palette and docs/keys.md are all made from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["ACTIONS", "Action", "Group", "by_id"]


class Group(StrEnum):
    """The headings of the help screen, in order."""

    DECIDE = "Decide"
    REGROUP = "Regroup"
    WORDS = "Words and texts"
    NOTE = "Notes"
    MOVE = "Move"
    LOOK = "Find and filter"
    PROJECT = "Project"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a reviewer can do.

    Attributes:
        group: heading in the help.
        id: name of the action; `action_<id>` of the review screen does it.
        keys: Textual's names of the keys, the first is the one that is advertised.
        label: two or three words, for the palette and the help.
        tooltip: one sentence.
        edits: whether it changes the project, and so is refused on one that is read only.
    """

    group: Group
    id: str
    keys: tuple[str, ...]
    label: str
    tooltip: str
    edits: bool = False


def _group(group: Group, *rows: tuple[str, str, str, str], edits: bool = False) -> tuple[Action, ...]:
    return tuple(
        Action(group, name, tuple(keys.split()), label, tooltip, edits) for name, keys, label, tooltip in rows
    )


ACTIONS: tuple[Action, ...] = (
    *_group(
        Group.DECIDE,
        ("accept", "a", "Accept", "Mark the pair as a faithful translation and go on to the next."),
        ("needs_work", "r", "Needs work", "Send the pair back; a note says why (Esc leaves it out). Then go on."),
        ("reject", "X", "Reject", "Mark the pair as wrong (not a translation of each other) and go on."),
        ("clear", "c", "Clear the mark", "Make the pair unreviewed again."),
        ("keep", "x", "Keep or leave out", "Leave the pair out of exports, or take it in again; its mark stays."),
        ("lock", "l", "Lock or unlock", "Protect the pair: no edit and no realignment touches a locked pair."),
        ("human_score", "h", "Score by hand", "Give the pair 0 to 100 points of your own, after its notes."),
        ("confirm", "y", "Confirm a finding", "The machine is right: make a note of the finding marked ▸."),
        ("dismiss_finding", "minus", "Dismiss a finding", "The finding marked ▸ is no error; done to a dismissed one, it counts again."),
        ("dismiss_why", "underscore", "Dismiss and say why", "Dismiss the finding marked ▸ and write down the reason."),
        ("batch", "A", "All of them", "Do one thing to all pairs shown, or to the chosen range; one step to undo."),
        ("undo", "z ctrl+z", "Undo", "Take back the last edit, also one from before a restart."),
        ("redo", "Z ctrl+y", "Redo", "Do again what was taken back."),
        edits=True,
    ),
    *_group(
        Group.REGROUP,
        ("move_up", "u", "First sentence up", "Move the first sentence of this side to the end of the pair above."),
        ("move_down", "d", "Last sentence down", "Move the last sentence of this side to the start of the pair below."),
        ("shift_up", "U", "Shift the column up", "Move this side of this pair, and of all below, one pair up; right after D, take that back."),
        ("shift_down", "D", "Shift the column down", "Leave this side empty here, and move it and all below one pair down."),
        ("merge", "m", "Merge", "Make one pair of this one and the next, or of the chosen range."),
        ("split", "s", "Split", "Cut the pair, or the sentence, before the word under the cursor."),
        ("join", "J", "Join sentences", "Make one sentence of this one and the next of the same side."),
        ("insert_pair", "i insert", "Insert a pair", "Put an empty pair above this one."),
        ("delete_pair", "delete backspace", "Delete an empty pair", "Take away a pair that has no sentence on either side."),
        ("swap", "T", "Swap", "Let this pair and the next change places on this side."),
        ("pin", "space", "Pin", "Take this side; on the other side of another pair, pin both together."),
        ("realign", "R", "Realign", "Align the chosen range again, or around the pins, or from here; accepted and locked pairs stay."),
        edits=True,
    ),
    *_group(
        Group.REGROUP,
        ("range_down", "shift+down", "Choose downwards", "Choose a range of pairs, one further down."),
        ("range_up", "shift+up", "Choose upwards", "Choose a range of pairs, one further up."),
    ),
    *_group(
        Group.WORDS,
        ("word_right", "right", "Next word", "Walk along the words; the counterpart of the word lights up."),
        ("word_left", "left", "Previous word", "Walk back along the words."),
        ("select_right", "shift+right", "Choose words", "Choose words for a note, one more to the right."),
        ("select_left", "shift+left", "Choose words leftwards", "Choose words for a note, one more to the left."),
        ("other_side", "t", "The other side", "Go to the other text, to the counterpart of the word; chosen words stay chosen."),
    ),
    *_group(
        Group.WORDS,
        ("edit_text", "e f2", "Edit the text", "Change the translation; what it was is kept and shown."),
        ("source_switch", "f8", "Source editing", "Allow or forbid editing the source as well."),
        ("take_suggestion", "Y", "Take the suggestion", "Put what the finding marked ▸ suggests (→) into the translation; what it was is kept."),
        ("replace", "C", "Change words", "Find and replace; in the preview, Space leaves a change out. One step to undo."),
        edits=True,
    ),
    *_group(
        Group.WORDS,
        ("words", "W", "Word marks", "Mark numbers, names and words without counterpart: here, everywhere, nowhere."),
        ("spaces", "w", "Show no-break spaces", "Mark no-break spaces: ° for the wide one, · for the narrow one."),
        ("copy", "ctrl+c", "Copy", "Copy the chosen words, or the pair, to the clipboard."),
    ),
    *_group(
        Group.NOTE,
        ("add_note", "o", "Add a note", "Write a remark on the pair or on the chosen words."),
        ("notes", "O enter", "Notes of the pair", "Read, answer, change, settle and delete notes."),
        edits=True,
    ),
    *_group(
        Group.NOTE,
        ("next_noted", "right_square_bracket", "Next with a note", "Go to the next pair that has notes."),
        ("previous_noted", "left_square_bracket", "Previous with a note", "Go to the previous pair that has notes."),
        ("next_finding", "semicolon", "Next finding", "Move the mark ▸ to the next finding of the pair."),
        ("history", "H", "History", "What was done to this pair, by whom and when; Enter puts an older translation back."),
    ),
    *_group(
        Group.MOVE,
        ("down", "down j", "Next pair", "Go down one pair, or one page inside a very long one."),
        ("up", "up k", "Previous pair", "Go up one pair, or one page inside a very long one."),
        ("page_down", "pagedown", "Page down", "Go down one screen."),
        ("page_up", "pageup", "Page up", "Go up one screen."),
        ("first", "home g", "First pair", "Go to the top of the list."),
        ("last", "end G", "Last pair", "Go to the end of the list."),
        ("go_to_pair", "number_sign colon", "Go to a pair", "Go to the pair of a number, or to the one nearest to it that is shown."),
        ("next_suspicious", "n", "Next suspicious", "Go to the next pair that the machine doubts and nobody has decided."),
        ("previous_suspicious", "p", "Previous suspicious", "Go to the previous pair that the machine doubts and nobody has decided."),
        ("next_unreviewed", "N", "Next unreviewed", "Go to the next pair without a mark."),
        ("previous_unreviewed", "P", "Previous unreviewed", "Go to the previous pair without a mark."),
        ("next_uneven", "right_curly_bracket", "Next not 1:1", "Go to the next pair that is not one sentence to one."),
        ("previous_uneven", "left_curly_bracket", "Previous not 1:1", "Go to the previous pair that is not one sentence to one."),
        ("bookmark", "b", "Bookmark", "Set a bookmark on the pair, or take it away."),
        ("next_bookmark", "B", "Next bookmark", "Go to the next pair with a bookmark."),
    ),
    *_group(
        Group.LOOK,
        ("find", "slash ctrl+f", "Find", "Find words, or by a regular expression, in one text or both; matches light up."),
        ("next_match", "full_stop f3", "Next match", "Go to the next pair that holds the words."),
        ("previous_match", "comma", "Previous match", "Go to the previous pair that holds the words."),
        ("filter", "f", "Filter", "Show only some pairs: by mark, score, findings, notes, shape."),
        ("rerun_filter", "f5", "Run the filter again", "Let go of pairs that no longer match the filter."),
        ("show_all", "F", "Show all", "Take the filter away."),
        ("order", "v", "Change the order", "Reading order, or the most suspicious pairs first."),
        ("detail", "tab", "Detail and back", "Go to the pane with score, findings and notes, and back."),
        ("escape", "escape", "Let go", "Leave the chosen words, the range, the pins, the search, the detail pane."),
    ),
    *_group(
        Group.PROJECT,
        ("statistics", "S", "Statistics", "Progress, scores, your pace, and the MQM scorecard."),
        ("export", "E", "Export", "Write TMX, TSV, JSONL or links; the suffix decides."),
        ("help", "question_mark f1", "Help", "Show all keys."),
        ("palette", "ctrl+p", "Commands", "Find any action by its name."),
        ("quit", "q ctrl+q", "Quit", "Leave; everything is saved already."),
    ),
)  # fmt: skip

_BY_ID = {action.id: action for action in ACTIONS}


def by_id(action_id: str) -> Action:
    """The action of that id.

    Raises:
        KeyError: there is none.
    """
    return _BY_ID[action_id]
