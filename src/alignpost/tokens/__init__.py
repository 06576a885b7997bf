"""What the aligner and the checks both read in a sentence: words, numbers and names, each with its span."""

from __future__ import annotations

from alignpost.tokens.names import Name, names
from alignpost.tokens.numbers import Number, NumberKind, numbers
from alignpost.tokens.words import Word, base_language, words

__all__ = ["Name", "Number", "NumberKind", "Word", "base_language", "names", "numbers", "words"]
