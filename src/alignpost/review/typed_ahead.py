"""Keys typed faster than they are obeyed: each waits until what the one before has opened is there to take it.

Textual hands every key to the widget that has the focus when the key is read; the action of the key before may not
have run by then, and what was meant for the line it opens would be obeyed as commands.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

from alignpost.review.typed_spaces import typed_no_break

__all__ = ["Typed", "TypedAhead"]

Typed = events.Key | events.Paste

_ROUNDS = 4
"""How often it is waited until all that a key has caused so far is done: the key, what its widget tells of it, what the
bar around the widget makes of that, and the focus that moves."""


class TypedAhead:
    """Delivers what is typed, in order and each once.

    Args:
        app: has the focus.
        deliver: hands an event on; True where all that it causes is done with that.
    """

    def __init__(self, app: App[Any], deliver: Callable[[Typed], Awaitable[bool]]) -> None:
        self._app = app
        self._deliver = deliver
        self._waiting: deque[Typed] = deque()
        self._busy = False

    async def take(self, event: Typed) -> None:
        """Deliver an event, or keep it until those before it are done with."""
        self._waiting.append(event)
        await self._go_on()

    async def _go_on(self) -> None:
        while self._waiting and not self._busy:
            event, target = self._waiting.popleft(), self._app.focused or self._app.screen
            self._busy = True  # also while it is being delivered: whatever that waits for, nobody overtakes
            done = await self._deliver(event) or (
                is_letter(event) and getattr(target, "takes_letters", False)
            )
            if done:
                self._busy = False
            else:
                self._follow(target, _ROUNDS)

    def _follow(self, node: MessagePump, rounds: int) -> None:
        """Go the way that messages of a node go, behind them, up to the app; nodes that are closed are passed over."""
        while node is not self._app:
            parent = node._parent or self._app
            if node.call_later(self._follow, parent, rounds):
                return
            node = parent
        self._app.call_later(self._arrived, rounds)

    async def _arrived(self, rounds: int) -> None:
        if rounds > 1:
            self._follow(self._app.focused or self._app.screen, rounds - 1)
        else:
            self._busy = False
            await self._go_on()


def is_letter(event: Typed) -> bool:
    """Whether an event does no more in a field than to put characters there."""
    return isinstance(event, events.Paste) or event.is_printable or typed_no_break(event) is not None
