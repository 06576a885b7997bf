"""Emphasis and code by Markdown: **strong**, *weak*, `code`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from alignpost.lazily import later
from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.waking import Marks

__all__ = ["Markdown"]

_MARKED = later(
    re.compile,
    r"""
      (?P<code>`[^`\n]{1,300}`)
    | (?P<strong>\*\*(?=\S)[^*\n]{1,300}(?<=\S)\*\*|(?<!\w)__(?=\S)[^_\n]{1,300}(?<=\S)__(?!\w))
    | (?P<weak>(?<![\w*])\*(?=[^\s*])[^*\n]{1,300}(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\s_])[^_\n]{1,300}(?<=[^\s_])_(?!\w))
    | (?P<link>\[[^\]\n]{1,300}\]\([^)\s]{1,300}\))
    """,
    re.VERBOSE,
)
_NAMES = {
    "code": "code marks (`…`)",
    "strong": "strong emphasis (**…**)",
    "weak": "emphasis (*…*)",
    "link": "a link",
}


class Markdown:
    """Finds Markdown emphasis, code and links that the target has lost or added."""

    id = "markdown"
    mqm = "style/emphasis"
    wakes = Marks("*_`[")

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """Compare how many of each kind both sides have; code must be the same."""
        source, target = pair.source.text, pair.target.text
        ours, theirs = _marked(source), _marked(target)
        for kind, name in _NAMES.items():
            here, there = ours.get(kind, []), theirs.get(kind, [])
            if kind == "code":
                written = {span.of(target) for span in there}
                for span, code in ((span, span.of(source)) for span in here):
                    if code not in written:
                        place = pair.rendering(span) or pair.opposite(span)
                        yield Finding(
                            self.id, "accuracy/do-not-translate", Severity.MINOR, (span,), (place,),
                            f"The code {code} is not in the target.", code,
                        )  # fmt: skip
            elif len(here) > len(there):
                places = tuple(pair.rendering(span) or pair.opposite(span) for span in here)
                yield self._finding(tuple(here), places, f"The source has {name}, the target has less of it.")
            elif len(there) > len(here):
                places = tuple(pair.rendered_by(span) or pair.opposite_in_source(span) for span in there)
                yield self._finding(
                    places, tuple(there), f"The target has {name} that the source does not have."
                )

    def _finding(self, source: tuple[Span, ...], target: tuple[Span, ...], message: str) -> Finding:
        return Finding(self.id, self.mqm, Severity.MINOR, source, target, message)


def _marked(text: str) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for match in _MARKED.finditer(text):
        found.setdefault(match.lastgroup or "", []).append(Span(*match.span()))
    return found
