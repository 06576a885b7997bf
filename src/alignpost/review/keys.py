"""The page docs/keys.md, made from the table of actions.

`python -m alignpost.review.keys > docs/keys.md` writes it; a test keeps the two equal.
"""

from __future__ import annotations

import sys

from alignpost.review.actions import ACTIONS, Group
from alignpost.review.keymap import key_label

__all__ = ["markdown"]

_MORE = (
    "## Words and spans",
    "",
    "← and → walk along the words of the pair, through the source into the translation; the word that the machine takes",
    "for the counterpart lights up. With Shift they choose words, and so does the mouse. `t` goes over to the other text",
    "and keeps what was chosen, so that a note can point at both sides. Esc lets go.",
    "",
    "The side that `u`, `d`, `U`, `D`, `T`, `J`, Space and `e` work on is the one whose name has ▾ above the pairs.",
    "Where a text may not be written (the source is protected, the pair is locked), a box says why and what F8 does about it;",
    "letters typed meanwhile do nothing.",
    "",
    "## What one looks for",
    "",
    "Words are found in any case; accents, kinds of space, apostrophe and hyphen matter only where one types them. While one",
    "types, F2 chooses the sides (both texts, the translation, the source), F3 a regular expression instead of words.",
    "",
    "## In the note editor",
    "",
    "F2 chooses the MQM type from a list, F3 the severity, by Enter or by its digit: `F3 3` is major. A click on the line",
    "does the same. Tab goes to the suggested translation. Enter saves, Ctrl+N begins a new line, Esc leaves it.",
    "",
    "## In the editor of a text",
    "",
    "The chosen words, or those of the finding marked ▸, are selected; on a word the cursor waits before it, otherwise at the",
    "end of the text. Enter saves, F4 brings back what the text was in the document. Ctrl+Home and Ctrl+End go to the start",
    "and the end of the text, Ctrl+A selects all of it, Ctrl+Z takes back what was typed. Both editors ask before words that",
    "were typed are lost.",
    "",
    "## Where words are changed",
    "",
    "Tab goes from what is found to what is put there, and on to the changes. There ↑ and ↓ walk, Space leaves the change",
    "under the cursor out or takes it in again, and Enter makes those that are left. F2 chooses the sides, F3 a regular",
    "expression (`\\1` is its first group), F4 whether case matters.",
    "",
    "## In the history of a pair",
    "",
    "The newest edit stands first, and below each that changed the translation how it then read. ↑ and ↓ walk, Enter puts the",
    "translation of that moment back as a new edit. One of other sentences, from before a merge or a split, stays where it is.",
    "",
    "## Keys of your own",
    "",
    "The file `alignpost/review.toml` in your configuration folder (`$XDG_CONFIG_HOME`, usually `~/.config`) may change them:",
    "",
    "```toml",
    'theme = "alignpost-light"   # or alignpost-dark, ansi-dark, ansi-light, or any theme of Ctrl+P',
    'word_marks = "everywhere"   # here, everywhere or nowhere',
    "no_break_spaces = true",
    "edit_source = true",
    "",
    "[keys]",
    'accept = "enter"            # a key, or a list of keys; an empty list leaves the action to Ctrl+P',
    'notes = ["O"]',
    "",
    "[filters]",
    'urgent = ["unreviewed", "score_low", "findings"]',
    "```",
    "",
    "The names of the actions are those of the last column. An action that takes a key takes it from the table's owner; two",
    "actions of the file with one key, an unknown action, key or value are refused with the file's name and the key.",
    "",
    "## While typing",
    "",
    "No-break spaces (U+00A0, U+202F and their sisters) may be typed or pasted into notes, texts, searches and paths; they",
    "are kept as they are. What cannot be written comes back as it was typed, with the reason.",
    "",
    "## Without colour",
    "",
    "With the environment variable `NO_COLOR` set, the screen is drawn in shades of grey: terminals are sent no hue, and",
    "nothing depends on one. Decisions and findings have shapes (● ◐ ✕ ○, △ ▲ ◆), what a finding points at is",
    "underlined, and the pair under the cursor is shown reversed.",
    "",
    "## With little room",
    "",
    "In a narrow terminal the translation stands below its source, and what matters least is left out first. Below 60 columns",
    "or 15 lines the screen says that it is too small, and no key but `q` does anything.",
    "",
    "## Without a screen",
    "",
    "`alignpost review --plain` asks about one pair at a time, in lines that a screen reader or a pipe can take.",
    "The letters are those of the screen, and `?` lists them; what a dialogue would ask stands behind the letter:",
    "`h 85`, `o two words missing`. `H` tells the history of the pair, a numbered line for each edit, and `H 3` puts",
    "back the translation of the third line.",
)


def markdown() -> str:
    """The page, whole."""
    lines = [
        "# Keys of the review screen",
        "",
        "Made from the table in `src/alignpost/review/actions.py` by `python -m alignpost.review.keys`.",
        "The same table makes the bindings, the help screen (`?`) and the command palette (`Ctrl+P`).",
    ]
    for group in Group:
        lines += ["", f"## {group}", "", "| key | action | what it does | name |", "|---|---|---|---|"]
        for action in ACTIONS:
            if action.group is group:
                keys = " ".join(f"`{key_label(key)}`" for key in action.keys)
                lines.append(f"| {keys} | {action.label} | {action.tooltip} | `{action.id}` |")
    return "\n".join([*lines, "", *_MORE]) + "\n"


if __name__ == "__main__":
    sys.stdout.write(markdown())
