"""Two themes of our own: slate for the night, paper for the day; one accent, three colours with meaning."""

from __future__ import annotations

from textual.theme import Theme

__all__ = ["DARK", "LIGHT", "VARIABLES"]

DARK = Theme(
    name="alignpost-dark",
    primary="#5fb3c8",
    secondary="#7d8ea3",
    accent="#5fb3c8",
    success="#8cc085",
    warning="#e0b062",
    error="#e5786d",
    foreground="#d9dee6",
    background="#12161c",
    surface="#171c24",
    panel="#1d242e",
    dark=True,
    variables={
        "ap-faint": "#414b59",
        "ap-muted": "#8490a0",
        "ap-cursor": "#203441",
        "ap-shade": "#191f28",
        "ap-chosen": "#1b2a34",
        "ap-major-ground": "#4a2626",
        "ap-critical-ground": "#8c2f2c",
        "ap-critical-ink": "#ffffff",
        "ap-match-ground": "#d9b44a",
        "ap-match-ink": "#14181e",
        "ap-word-ink": "#0c1216",
        "ap-counterpart": "#2c5666",
        "ap-number": "#9fc7d8",
        "ap-uncovered": "#d3a6c8",
    },
)

LIGHT = Theme(
    name="alignpost-light",
    primary="#0f6f84",
    secondary="#5d6977",
    accent="#0f6f84",
    success="#3f7a35",
    warning="#9a6200",
    error="#b3362b",
    foreground="#262b33",
    background="#fbfaf6",
    surface="#f5f3ec",
    panel="#ebe8df",
    dark=False,
    variables={
        "ap-faint": "#cbc7ba",
        "ap-muted": "#6c7580",
        "ap-cursor": "#dcebee",
        "ap-shade": "#f1eee5",
        "ap-chosen": "#e8f1f1",
        "ap-major-ground": "#f7d9d3",
        "ap-critical-ground": "#b3362b",
        "ap-critical-ink": "#ffffff",
        "ap-match-ground": "#f2cf63",
        "ap-match-ink": "#262b33",
        "ap-word-ink": "#ffffff",
        "ap-counterpart": "#b4d7de",
        "ap-number": "#0f5a72",
        "ap-uncovered": "#8a3f7c",
    },
)

VARIABLES = {
    # For themes that are not ours: the same roles in colours that every theme has.
    "ap-faint": "#808080 50%",
    "ap-muted": "#8a8a8a",
    "ap-cursor": "#808080 25%",
    "ap-shade": "#808080 6%",
    "ap-chosen": "#808080 15%",
    "ap-major-ground": "#c04040 30%",
    "ap-critical-ground": "#b02a2a",
    "ap-critical-ink": "#ffffff",
    "ap-match-ground": "#d9b44a",
    "ap-match-ink": "#14181e",
    "ap-word-ink": "#0c1216",
    "ap-counterpart": "#5fb3c8 35%",
    "ap-number": "#5f9ea0",
    "ap-uncovered": "#b279a2",
}
