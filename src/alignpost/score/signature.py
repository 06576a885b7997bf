"""How a score was made, in one line that travels with it, in the manner of sacrebleu's signatures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from alignpost.score.blend import shipped_blend
from alignpost.score.check import Check, Context
from alignpost.score.loose_words import shipped_loose_words
from alignpost.score.shipped import DATA, mapped, short_digest
from alignpost.version import __version__

__all__ = ["signature"]


def signature(context: Context, checks: Sequence[Check], profile: str) -> str:
    """`alignpost|v:0.1.0|lang:en-fr|profile:default|checks:1f2e3d4c|glossary:none|model:lexicon-9a8b7c6d+loose-6c7d8e9f+tables-1a2b3c4d+blend-5e4f3a2b`.

    Two scores may be compared only if their signatures are equal.
    """
    ids = short_digest("\n".join(f"{check.id}\t{check.mqm}" for check in checks).encode())
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
    """Everything learnt or listed that a score rests on: the lexicon, what finds loose words, all other tables, the weights.

    Without a lexicon it rests on the weights alone.
    """
    if context.lexicon is None:
        return shipped_blend().signature
    parts = (
        context.lexicon.signature,
        shipped_loose_words().signature,
        _tables(),
        shipped_blend().signature,
    )
    return "+".join(parts)


_SIGNED = ("lexicon.", "loose-words.", "blend.", "bank.", "machine-errors.")
"""Files that have a part of their own, that of the bank, which follows from others, and that of another scorer."""


@cache
def _tables() -> str:
    """A digest of all other tables: contrasting words, negations, swapped names, exonyms, phrases, opposites and others."""
    files = sorted(file for file in DATA.iterdir() if file.is_file() and not file.name.startswith(_SIGNED))
    return f"tables-{short_digest(*(part for file in files for part in (file.name.encode(), mapped(file))))}"
