"""Which key does what: the table's keys, and those that the user's settings put in their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from alignpost.review.actions import ACTIONS

__all__ = ["DEFAULT", "Keymap", "key_label", "key_named"]

_LABELS = {
    "backspace": "Backspace",
    "colon": ":",
    "comma": ",",
    "delete": "Del",
    "down": "↓",
    "end": "End",
    "enter": "Enter",
    "escape": "Esc",
    "full_stop": ".",
    "home": "Home",
    "insert": "Ins",
    "left": "←",
    "left_curly_bracket": "{",
    "left_square_bracket": "[",
    "minus": "-",
    "number_sign": "#",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "question_mark": "?",
    "right": "→",
    "right_curly_bracket": "}",
    "right_square_bracket": "]",
    "semicolon": ";",
    "slash": "/",
    "space": "Space",
    "tab": "Tab",
    "underscore": "_",
    "up": "↑",
}
_NAMES = {label: name for name, label in _LABELS.items() if len(label) == 1 and label.isascii()}


def key_label(key: str) -> str:
    """What stands on the key: `Ctrl+Z`, `Shift+↓`, `?`, `F1`."""
    if key in _LABELS:
        return _LABELS[key]
    if key.startswith("shift+"):
        return "Shift+" + key_label(key.removeprefix("shift+"))
    if key.startswith("ctrl+"):
        return "Ctrl+" + key.removeprefix("ctrl+").upper()
    if len(key) > 1 and key[0] == "f" and key[1:].isdigit():
        return key.upper()
    return key


def key_named(written: str) -> str:
    """Textual's name of a key that may be written as it stands on the keyboard: `?` is `question_mark`."""
    return _NAMES.get(written, written)


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys of every action, by its id; those not named have the table's.

    Attributes:
        changed: other keys for some actions, in Textual's names; no keys leave an action to the palette.
    """

    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def keys(self, action_id: str) -> tuple[str, ...]:
        """The keys of an action, the advertised one first; a default key that another action took is left out."""
        if action_id in self.changed:
            return self.changed[action_id]
        taken = {key for keys in self.changed.values() for key in keys}
        return tuple(key for key in _TABLE[action_id] if key not in taken)

    def label(self, action_id: str) -> str:
        """What stands on the advertised key; empty where there is none."""
        keys = self.keys(action_id)
        return key_label(keys[0]) if keys else ""

    def labels(self, action_id: str) -> tuple[str, ...]:
        """What stands on all of its keys."""
        return tuple(key_label(key) for key in self.keys(action_id))


_TABLE = {action.id: action.keys for action in ACTIONS}
DEFAULT = Keymap()
"""The table's keys."""
