"""Joins screens of a terminal into one animated SVG that holds what they share once.

Every rectangle and run of text of a screen is one element. An element is drawn once, however many frames show it, and
belongs to the group of those that come and go together; CSS turns the groups on and off. Where nothing is animated
(a printer, a reader who asked for less motion) the first frame stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

__all__ = ["DARK", "LIGHT", "Frame", "Palette", "animated"]

CELL, LINE = 12.2, 24.4
"""Width and height of a character in textual's pictures."""
FONTS = 'ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace'
WORDS = "system-ui,-apple-system,Segoe UI,Helvetica,Arial,sans-serif"
BAR, FOOT, EDGE = 40.0, 78.0, 9.0
"""Heights of the window's bar and of the caption below it, and the margin of the screen, in units of the picture."""
_RULE = re.compile(r"\.terminal-\d+-(r\d+) \{ ([^}]*) \}")
_BOX = re.compile(r'<rect fill="([^"]+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" shape')
_TEXT = re.compile(
    r'<text class="terminal-\d+-(r\d+)" x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"[^>]*>([^<]*)</text>'
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One screen as textual exports it, and what is told below it."""

    svg: str
    keys: str
    words: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of what is around the screen."""

    ground: str
    raised: str
    line: str
    text: str
    faint: str
    key: str


DARK = Palette("#10141a", "#1d242e", "#414b59", "#d9dee6", "#8490a0", "#5fb3c8")
LIGHT = Palette("#f4f1ea", "#e8e3d8", "#c5bdae", "#1d242e", "#6b6a66", "#1b7288")


@dataclass(frozen=True, slots=True)
class _Element:
    """A piece of markup; `{}` in it stands for the class of its style."""

    markup: str
    style: str
    layer: int
    """0 for boxes, 1 for text, which no box may cover."""


def animated(frames: Sequence[Frame], columns: int, lines: int, title: str, palette: Palette = DARK) -> str:
    """The picture, as the text of an SVG file; equal frames give equal pictures, to the byte."""
    shown: dict[_Element, list[int]] = {}
    for number, frame in enumerate(frames):
        for element in dict.fromkeys((*_screen(frame.svg), *_caption(frame, lines, palette))):
            shown.setdefault(element, []).append(number)
    groups: dict[tuple[int, tuple[int, ...]], list[_Element]] = {}
    for element, numbers in shown.items():
        groups.setdefault((element.layer, tuple(numbers)), []).append(element)
    ordered = sorted(groups)
    classes = {style: f"s{number}" for number, style in enumerate(sorted({one.style for one in shown}))}
    css = [f".{name}{{{style}}}" for style, name in classes.items()]
    css += _timing([numbers for _, numbers in ordered], [frame.seconds for frame in frames])
    width, height = columns * CELL + 2 * EDGE, lines * LINE + BAR + FOOT + EDGE
    body = [
        f'<g class="g{number}">{"".join(one.markup.replace("{}", classes[one.style], 1) for one in groups[group])}</g>'
        for number, group in enumerate(ordered)
    ]
    return "\n".join((*_head(title, width, height, css, palette), *body, "</g></svg>", ""))


def _head(title: str, width: float, height: float, css: Iterable[str], palette: Palette) -> tuple[str, ...]:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>text{{font:20px {FONTS};white-space:pre}}.w{{font:22px {WORDS}}}rect{{shape-rendering:crispEdges}}rect[rx]{{shape-rendering:auto}}{''.join(css)}</style>",
        f'<rect width="{width:g}" height="{height:g}" rx="12" fill="{palette.ground}"/>',
        f'<rect width="{width:g}" height="{BAR}" rx="12" fill="{palette.raised}"/>',
        *(
            f'<circle cx="{26 + 22 * at}" cy="20" r="6.5" fill="{colour}"/>'
            for at, colour in enumerate(("#ff5f57", "#febc2e", "#28c840"))
        ),
        f'<text class="w" x="{width / 2:g}" y="27" text-anchor="middle" fill="{palette.faint}">{escape(title)}</text>',
        f'<g transform="translate({EDGE:g},{BAR:g})">',
    )


def _screen(svg: str) -> Iterator[_Element]:
    """What one screen is drawn from: boxes with their colours, and text with its style."""
    rules = {rule: re.sub(r";+\s*", ";", style.rstrip("; ")) for rule, style in _RULE.findall(svg)}
    for fill, x, y, width, height in _BOX.findall(svg):
        markup = f'<rect class="{{}}" x="{x}" y="{y}" width="{width}" height="{height}"/>'
        yield _Element(markup, f"fill:{fill}", 0)
    for rule, x, y, length, text in _TEXT.findall(svg):
        cells = text.replace("&#160;", "\xa0").strip("\n")
        words = cells.strip("\xa0")
        if words:
            left = float(x) + CELL * (len(cells) - len(cells.lstrip("\xa0")))
            wide = float(length) - CELL * (len(cells) - len(words))
            markup = f'<text class="{{}}" x="{left:g}" y="{y}" textLength="{wide:g}">{words}</text>'
            yield _Element(markup, rules[rule], 1)


def _caption(frame: Frame, lines: int, palette: Palette) -> Iterator[_Element]:
    """The keys pressed, each on a cap of its own, and what they do."""
    x, y = CELL, lines * LINE + 20
    for key in frame.keys.split():
        wide = 22 + CELL * len(key)
        box = f'<rect class="{{}}" x="{x:g}" y="{y:g}" width="{wide:g}" height="38" rx="7"/>'
        yield _Element(box, f"fill:{palette.raised};stroke:{palette.line};stroke-width:1.5", 0)
        name = f'<text class="{{}}" x="{x + wide / 2:g}" y="{y + 26:g}" text-anchor="middle">{escape(key)}</text>'
        yield _Element(name, f"fill:{palette.key};font-weight:bold", 1)
        x += wide + 10
    words = f'<text class="w {{}}" x="{x + 6:g}" y="{y + 26:g}">{escape(frame.words)}</text>'
    yield _Element(words, f"fill:{palette.text}", 1)


def _timing(groups: Sequence[tuple[int, ...]], seconds: Sequence[float]) -> list[str]:
    """Rules that show each group in its frames; a group of all frames needs none."""
    whole = sum(seconds)
    starts = [100 * sum(seconds[:number]) / whole for number in range(len(seconds))]
    css = []
    for number, frames in enumerate(groups):
        if len(frames) == len(seconds):
            continue
        states = ["visible" if frame in frames else "hidden" for frame in range(len(seconds))]
        steps = "".join(
            f"{start:.4g}%{{visibility:{state}}}"
            for at, (start, state) in enumerate(zip(starts, states, strict=True))
            if at == 0 or state != states[at - 1]
        )
        css.append(f"@keyframes k{number}{{{steps}}}")
        css.append(f".g{number}{{visibility:{states[0]};animation:k{number} {whole:g}s step-end infinite}}")
    return [*css, "@media (prefers-reduced-motion:reduce){g{animation:none!important}}"]
