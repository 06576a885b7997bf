"""How long work over many pairs shares the thread that obeys keys: in slices, with pauses between them."""

from __future__ import annotations

__all__ = ["BETWEEN_SLICES_S", "SLICE_S", "UNTIL_PAINTED_S"]

SLICE_S = 0.006
"""How long pairs are gone through before the next key is heard: a fifth of what a key may take."""

BETWEEN_SLICES_S = 0.002
"""How long keys are then listened to: long enough for one to find its way through what it has to wait for."""

UNTIL_PAINTED_S = 0.03
"""What counts or looks for something leaves the processor to the frame that answers the key: two frames."""
