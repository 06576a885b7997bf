"""How a score was made, in one line that travels with it, in the manner of sacrebleu's signatures."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from alignpost.score.blend import shipped_blend
from alignpost.score.check import Check, Context
from alignpost.score.contrasts import weights_file
from alignpost.score.loose_words import shipped_loose_words
from alignpost.version import __version__

__all__ = ["signature"]

_DIGITS = 8


def signature(context: Context, checks: Sequence[Check], profile: str) -> str:
    """`alignpost|v:0.1.0|lang:en-fr|profile:default|checks:1f2e3d4c|glossary:none|model:lexicon-9a8b7c6d+loose-6c7d8e9f+contrasts-1a2b3c4d+blend-5e4f3a2b`.

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
    """Everything learnt that a score rests on: the lexicon, what finds loose words, contrasting words, the weights."""
    if context.lexicon is None:
        return "none"
    parts = (
        context.lexicon.signature,
        shipped_loose_words().signature,
        _contrasts(*context.languages),
        shipped_blend().signature,
    )
    return "+".join(part for part in parts if part)


@cache
def _contrasts(source: str, target: str) -> str:
    """A hash of the sets of contrasting words and of their weights; empty for languages without."""
    data = resources.files("alignpost.score") / "data"
    files = [data / f"contrasts.{target}.txt", data / weights_file(source, target)]
    if not all(file.is_file() for file in files):
        return ""
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    return f"contrasts-{digest[:_DIGITS]}"
