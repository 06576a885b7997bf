"""How a score was made, in one line that travels with it, in the manner of sacrebleu's signatures."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from alignpost.score.blend import shipped_blend
from alignpost.score.check import Check, Context
from alignpost.score.loose_words import shipped_loose_words
from alignpost.version import __version__

__all__ = ["signature"]

_DIGITS = 8


def signature(context: Context, checks: Sequence[Check], profile: str) -> str:
    """`alignpost|v:0.1.0|lang:en-fr|profile:default|checks:1f2e3d4c|glossary:none|model:lexicon-9a8b7c6d+loose-6c7d8e9f+tables-1a2b3c4d+blend-5e4f3a2b`.

    Two scores may be compared only if their signatures are equal.
    """
    ids = hashlib.sha256("\n".join(f"{check.id}\t{check.mqm}" for check in checks).encode()).hexdigest()[
        :_DIGITS
    ]
    fields = {
        "v": __version__,
        "lang": f"{context.source_lang}-{context.target_lang}",
        "profile": profile,
        "checks": ids,
        "glossary": context.glossary.signature if context.glossary else "none",
        "model": _model(context),
    }
    return "|".join(["alignpost", *(f"{key}:{value}" for key, value in fields.items())])


def _model(context: Context) -> str:
    """Everything learnt or listed that a score rests on: the lexicon, what finds loose words, all other tables, the weights."""
    if context.lexicon is None:
        return "none"
    parts = (
        context.lexicon.signature,
        shipped_loose_words().signature,
        _tables(),
        shipped_blend().signature,
    )
    return "+".join(parts)


_SIGNED = ("lexicon.", "loose-words.", "blend.")
"""Files that have a part of their own."""


@cache
def _tables() -> str:
    """A hash of all other tables: contrasting words, negations, swapped names, exonyms, opposites, loanwords, signs."""
    data = resources.files("alignpost.score") / "data"
    files = sorted((file for file in data.iterdir() if file.is_file()), key=lambda file: file.name)
    digest = hashlib.sha256()
    for file in files:
        if not file.name.startswith(_SIGNED):
            digest.update(file.name.encode() + file.read_bytes())
    return f"tables-{digest.hexdigest()[:_DIGITS]}"
