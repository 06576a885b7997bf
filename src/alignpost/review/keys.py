"""THE table of actions: bindings, help, command palette and docs/keys.md are all made from it.

`python -m alignpost.review.keys > docs/keys.md` writes the page; a test keeps the two equal.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["ACTIONS", "TYPING", "Action", "Group", "Hint", "by_id", "hints", "key_label", "markdown"]


class Group(StrEnum):
    """The headings of the help screen, in order."""

    DECIDE = "Decide"
    NOTE = "Notes"
    MOVE = "Move"
    LOOK = "Find and filter"
    PROJECT = "Project"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a reviewer can do.

    Attributes:
        id: name of the action; `action_<id>` of the review screen does it.
        keys: Textual's names of the keys, the first is the one that is advertised.
        label: two or three words, for the palette and the help.
        tooltip: one sentence.
        group: heading in the help.
        edits: whether it changes the project, and so is refused on one that is read only.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    tooltip: str
    group: Group
    edits: bool = False


ACTIONS: tuple[Action, ...] = (
    Action(
        "accept",
        ("a",),
        "Accept",
        "Mark the pair as a faithful translation and go on to the next.",
        Group.DECIDE,
        edits=True,
    ),
    Action(
        "needs_work",
        ("r",),
        "Needs work",
        "Send the pair back; a note says why (Esc leaves it out). Then go on.",
        Group.DECIDE,
        edits=True,
    ),
    Action(
        "reject",
        ("d",),
        "Reject",
        "Mark the pair as wrong (not a translation of each other) and go on.",
        Group.DECIDE,
        edits=True,
    ),
    Action("clear", ("c",), "Clear the mark", "Make the pair unreviewed again.", Group.DECIDE, edits=True),
    Action(
        "keep",
        ("x",),
        "Keep or leave out",
        "Leave the pair out of exports, or take it in again; its mark stays.",
        Group.DECIDE,
        edits=True,
    ),
    Action(
        "undo",
        ("z", "ctrl+z"),
        "Undo",
        "Take back the last edit, also one from before a restart.",
        Group.DECIDE,
    ),
    Action("redo", ("Z", "ctrl+y"), "Redo", "Do again what was taken back.", Group.DECIDE),
    Action("add_note", ("o",), "Add a note", "Write a remark on the pair.", Group.NOTE, edits=True),
    Action(
        "edit_note",
        ("O", "enter"),
        "Edit a note",
        "Change the pair's latest note; saved empty, it is deleted.",
        Group.NOTE,
        edits=True,
    ),
    Action(
        "next_noted",
        ("right_square_bracket",),
        "Next with a note",
        "Go to the next pair that has notes.",
        Group.NOTE,
    ),
    Action(
        "previous_noted",
        ("left_square_bracket",),
        "Previous with a note",
        "Go to the previous pair that has notes.",
        Group.NOTE,
    ),
    Action(
        "down",
        ("down", "j"),
        "Next pair",
        "Go down one pair, or one page inside a very long one.",
        Group.MOVE,
    ),
    Action(
        "up", ("up", "k"), "Previous pair", "Go up one pair, or one page inside a very long one.", Group.MOVE
    ),
    Action("page_down", ("pagedown", "space"), "Page down", "Go down one screen.", Group.MOVE),
    Action("page_up", ("pageup",), "Page up", "Go up one screen.", Group.MOVE),
    Action("first", ("home", "g"), "First pair", "Go to the top of the list.", Group.MOVE),
    Action("last", ("end", "G"), "Last pair", "Go to the end of the list.", Group.MOVE),
    Action(
        "next_suspicious",
        ("n",),
        "Next suspicious",
        "Go to the next pair that the machine doubts and nobody has decided.",
        Group.MOVE,
    ),
    Action(
        "previous_suspicious",
        ("p",),
        "Previous suspicious",
        "Go to the previous pair that the machine doubts and nobody has decided.",
        Group.MOVE,
    ),
    Action("next_unreviewed", ("N",), "Next unreviewed", "Go to the next pair without a mark.", Group.MOVE),
    Action(
        "previous_unreviewed",
        ("P",),
        "Previous unreviewed",
        "Go to the previous pair without a mark.",
        Group.MOVE,
    ),
    Action("find", ("slash", "ctrl+f"), "Find", "Find words in both texts; matches light up.", Group.LOOK),
    Action(
        "next_match",
        ("full_stop", "f3"),
        "Next match",
        "Go to the next pair that holds the words.",
        Group.LOOK,
    ),
    Action(
        "previous_match",
        ("comma",),
        "Previous match",
        "Go to the previous pair that holds the words.",
        Group.LOOK,
    ),
    Action(
        "filter", ("f",), "Filter", "Show only pairs of some statuses, with findings, with notes.", Group.LOOK
    ),
    Action(
        "rerun_filter",
        ("f5",),
        "Run the filter again",
        "Let go of pairs that no longer match the filter.",
        Group.LOOK,
    ),
    Action("show_all", ("F",), "Show all", "Take the filter away.", Group.LOOK),
    Action(
        "order", ("v",), "Change the order", "Reading order, or the most suspicious pairs first.", Group.LOOK
    ),
    Action(
        "spaces",
        ("w",),
        "Show no-break spaces",
        "Mark no-break spaces: ° for the wide one, · for the narrow one.",
        Group.LOOK,
    ),
    Action(
        "detail",
        ("tab",),
        "Detail and back",
        "Go to the pane with score, findings and notes, and back.",
        Group.LOOK,
    ),
    Action("escape", ("escape",), "Let go", "Leave the search, then the detail pane.", Group.LOOK),
    Action("export", ("E",), "Export", "Write TMX, TSV, JSONL or links; the suffix decides.", Group.PROJECT),
    Action("help", ("question_mark", "f1"), "Help", "Show all keys.", Group.PROJECT),
    Action("palette", ("ctrl+p",), "Commands", "Find any action by its name.", Group.PROJECT),
    Action("quit", ("q", "ctrl+q"), "Quit", "Leave; everything is saved already.", Group.PROJECT),
)

_BY_ID = {action.id: action for action in ACTIONS}

_KEY_LABELS = {
    "comma": ",",
    "down": "↓",
    "end": "End",
    "enter": "Enter",
    "escape": "Esc",
    "full_stop": ".",
    "home": "Home",
    "left_square_bracket": "[",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "question_mark": "?",
    "right_square_bracket": "]",
    "slash": "/",
    "space": "Space",
    "tab": "Tab",
    "up": "↑",
}


def by_id(action_id: str) -> Action:
    """The action of that id.

    Raises:
        KeyError: there is none.
    """
    return _BY_ID[action_id]


def key_label(key: str) -> str:
    """What stands on the key: `Ctrl+Z`, `↓`, `?`, `F1`."""
    if key in _KEY_LABELS:
        return _KEY_LABELS[key]
    if key.startswith("ctrl+"):
        return "Ctrl+" + key.removeprefix("ctrl+").upper()
    if len(key) > 1 and key[0] == "f" and key[1:].isdigit():
        return key.upper()
    return key


@dataclass(frozen=True, slots=True)
class Hint:
    """One entry of the last line: what to press and what it does."""

    key: str
    word: str
    action: str


TYPING = (Hint("Enter", "go to the first match", "settle"), Hint("Esc", "end the search", "escape"))
"""What matters while one types what to find."""


def hints(*, reading_only: bool = False, searching: bool = False, filtered: bool = False) -> tuple[Hint, ...]:
    """The five keys that matter now, the one that lists all among them."""
    if searching:
        wanted = [("next_match", "next match"), ("previous_match", "previous"), ("escape", "end the search")]
    elif reading_only:
        wanted = [("find", "find"), ("filter", "filter"), ("export", "export")]
    else:
        wanted = [("accept", "accept"), ("needs_work", "needs work"), ("add_note", "note")]
    if filtered and not searching:
        wanted.append(("show_all", "show all"))
    elif not searching:
        wanted.append(("next_suspicious", "next doubt"))
    if searching:
        wanted.append(("accept", "accept") if not reading_only else ("find", "find"))
    wanted.append(("help", "all keys"))
    return tuple(Hint(key_label(by_id(name).keys[0]), word, name) for name, word in wanted)


_MORE = (
    "## While typing",
    "",
    "No-break spaces (U+00A0, U+202F and their sisters) may be typed or pasted into notes, searches and paths; they are",
    "kept as they are. A note or an export that cannot be written comes back as it was typed, with the reason.",
    "",
    "## Without colour",
    "",
    "With the environment variable `NO_COLOR` set, the screen is drawn in shades of grey: terminals are sent no hue, and",
    "nothing depends on one. Decisions and findings have shapes (● ◐ ✕ ○, △ ▲ ◆), what a finding points at is",
    "underlined, and the pair under the cursor is shown reversed.",
)


def markdown() -> str:
    """The page docs/keys.md, whole."""
    lines = [
        "# Keys of the review screen",
        "",
        "Made from the table in `src/alignpost/review/keys.py` by `python -m alignpost.review.keys`.",
        "The same table makes the bindings, the help screen (`?`) and the command palette (`Ctrl+P`).",
    ]
    for group in Group:
        lines += ["", f"## {group}", "", "| key | action | what it does |", "|---|---|---|"]
        for action in ACTIONS:
            if action.group is group:
                keys = " ".join(f"`{key_label(key)}`" for key in action.keys)
                lines.append(f"| {keys} | {action.label} | {action.tooltip} |")
    return "\n".join([*lines, "", *_MORE]) + "\n"


if __name__ == "__main__":
    sys.stdout.write(markdown())
