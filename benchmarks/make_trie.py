"""Writes the tree of the shipped model's pieces, which spares a short text the loading of sentencepiece.

    python -m benchmarks.make_trie

It follows from the pieces alone, and a model that is trained anew is saved without it.
"""

from __future__ import annotations

from alignpost.encode import SHIPPED_MODEL
from alignpost.encode.model_folder import add_trie

if __name__ == "__main__":
    add_trie(SHIPPED_MODEL)
