"""How a score was made, in one line that travels with it, in the manner of sacrebleu's signatures."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from alignpost.score.blend import shipped_blend
from alignpost.score.check import Check, Context
from alignpost.version import __version__

__all__ = ["signature"]


def signature(context: Context, checks: Sequence[Check], profile: str) -> str:
    """`alignpost|v:0.1.0|lang:en-fr|profile:default|checks:1f2e3d4c|glossary:none|model:lexicon-9a8b7c6d+blend-5e4f3a2b`.

    Two scores may be compared only if their signatures are equal.
    """
    ids = hashlib.sha256("\n".join(f"{check.id}\t{check.mqm}" for check in checks).encode()).hexdigest()[:8]
    fields = {
        "v": __version__,
        "lang": f"{context.source_lang}-{context.target_lang}",
        "profile": profile,
        "checks": ids,
        "glossary": context.glossary.signature if context.glossary else "none",
        "model": f"{context.lexicon.signature}+{shipped_blend().signature}" if context.lexicon else "none",
    }
    return "|".join(["alignpost", *(f"{key}:{value}" for key, value in fields.items())])
