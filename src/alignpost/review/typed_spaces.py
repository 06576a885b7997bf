"""Fields in which a no-break space can be typed: Textual's own insert only what `str.isprintable` allows."""

from __future__ import annotations

import unicodedata

from textual import events
from textual.widgets import Input

from alignpost.tokens.spaces import NO_BREAK

__all__ = ["TextInput", "typed_no_break"]

_BY_KEY = {unicodedata.name(space).lower().translate({0x20: "_", 0x2D: "_"}): space for space in NO_BREAK}
"""A terminal that reports keys by number (the Kitty protocol) gives a key's name and no character."""


def typed_no_break(event: events.Key) -> str | None:
    """The no-break space that a key stands for, None where it is any other key."""
    if event.character is not None and event.character in NO_BREAK:
        return event.character
    return _BY_KEY.get(event.key)


class TextInput(Input):
    """One line of text, no-break spaces included."""

    takes_letters = True
    """A letter does nothing but stand here, and the next need not wait for it."""

    async def _on_key(self, event: events.Key) -> None:
        space = typed_no_break(event)
        if space is None:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        self.replace(space, *self.selection)
