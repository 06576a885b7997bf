"""Placeholders, inline tags and shortcuts: what a program fills in, what marks up the text, what is pressed stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from alignpost.lazily import later
from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.checks.shortcuts import exchanged_shortcuts
from alignpost.score.waking import Marks

__all__ = ["Placeholders"]

_KEPT = later(
    re.compile,
    r"""
      \{\{?[\w.:!\#/ -]{0,60}\}\}?                                     # {name} {0} {{ variable }}
    | \$\{[\w.]{1,60}\}                                              # ${name}
    | (?<![\w%])%(?:\(\w{1,60}\)|\d+\$)?[-+\#0]*\d*(?:\.\d+)?[sdiouxXeEfgGcr@](?!\w)   # %s %(name)d %1$s
    | </?[A-Za-z][\w:-]{0,40}(?:\s[^<>]{0,300})?/?>                  # <b> </b> <br/> <g id="1">
    | &(?:[A-Za-z]{2,10}|\#\d{1,6}|\#x[0-9A-Fa-f]{1,5});             # &nbsp;
    """,
    re.VERBOSE,
)
_TAG = later(re.compile, r"<(/?[A-Za-z][\w:-]*)")
_MOST = 200


class Placeholders:
    """Finds placeholders and tags that were lost, altered or added, and shortcuts that became others."""

    id = "placeholders"
    mqm = "accuracy/do-not-translate"
    wakes = Marks("{<%$&+")

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """Compare how often each stands on both sides; of tags the names, since attributes may be translated."""
        ours, theirs = _kept(pair.source.text), _kept(pair.target.text)
        for key, spans in ours.items():
            for span in spans[len(theirs.get(key, ())) :][:_MOST]:
                words = span.of(pair.source.text)
                yield Finding(
                    self.id, self.mqm, Severity.MAJOR, (span,), (pair.opposite(span),), f"“{words}” is missing.", words
                )  # fmt: skip
        for key, spans in theirs.items():
            for span in spans[len(ours.get(key, ())) :][:_MOST]:
                words = span.of(pair.target.text)
                message = f"“{words}” does not stand in the source."
                yield Finding(
                    self.id, self.mqm, Severity.MAJOR, (pair.opposite_in_source(span),), (span,), message, ""
                )
        for here, there in exchanged_shortcuts(pair.source, pair.target):
            message = f"“{there.of(pair.target.text)}” stands for “{here.of(pair.source.text)}”."
            # Programs in another language may have other shortcuts.
            yield Finding(self.id, self.mqm, Severity.MINOR, (here,), (there,), message)


def _kept(text: str) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for match in _KEPT.finditer(text):
        tag = _TAG.match(match.group())
        key = f"<{tag[1].lower()}>" if tag else match.group().replace(" ", "")
        found.setdefault(key, []).append(Span(*match.span()))
    return found
