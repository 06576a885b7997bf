"""A sentencepiece model from the words of a text, in memory and without a word on standard error."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import sentencepiece

from alignpost.encode.folding import fold
from alignpost.encode.vocabulary import Vocabulary

__all__ = ["count_words", "train_vocabulary"]

_LONGEST_WORD = 500
"""Characters; longer runs without white space (CJK text, data) are cut for the trainer only."""

_SILENT = 10
"""Log level above all that sentencepiece says."""


def count_words(texts: Iterable[str], *, accents: bool = False) -> Counter[str]:
    """How often each folded word stands in `texts`; the number of distinct words decides the memory used."""
    raw: Counter[str] = Counter()
    for text in texts:
        raw.update(text.split())  # all of Unicode's spaces: no-break ones separate words for an encoder
    folded: Counter[str] = Counter()
    for word, count in raw.items():
        for part in fold(word, accents=accents).split():
            folded[part] += count
    return folded


def train_vocabulary(
    counts: Mapping[str, int],
    size: int,
    *,
    accents: bool = False,
    threads: int = 1,
    occurrences: int = 3_000_000,
) -> Vocabulary:
    """The unigram model (Kudo 2018) of the words, with at most `size` pieces, fewer where the text gives fewer.

    Where there is too little text for a unigram model, or `size` is below the number of characters, the pieces
    are characters. The same counts and the same number of threads give the same model.

    Args:
        counts: how often each folded word stands in the text.
        size: most pieces.
        accents: whether the words were folded with their accents.
        threads: of the trainer.
        occurrences: larger totals are scaled down to this; sentencepiece writes every occurrence of a word out
            when it looks for candidates, at 100 bytes and 4 µs each.
    """
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0])) or [("0", 1)]
    rows = _scaled(rows, occurrences)
    alphabet = len(set().union(*(word for word, _ in rows)))
    try:
        proto = _train(rows, "unigram", max(size, alphabet + 4), threads)
    except RuntimeError:  # sentencepiece refuses text in which it finds no piece longer than a character
        proto = _train(rows, "char", alphabet + 4, threads)
    return Vocabulary(proto, accents=accents)


def _scaled(rows: list[tuple[str, int]], occurrences: int) -> list[tuple[str, int]]:
    factor = occurrences / max(1, sum(count for _, count in rows))
    return rows if factor >= 1.0 else [(word, max(1, round(factor * count))) for word, count in rows]


def _train(rows: list[tuple[str, int]], kind: str, size: int, threads: int) -> bytes:
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=_lines(rows),
        input_format="tsv",
        model_writer=model,
        model_type=kind,
        vocab_size=size,
        hard_vocab_limit=False,
        character_coverage=0.9999,
        normalization_rule_name="identity",
        max_sentence_length=4 * _LONGEST_WORD + 100,
        bos_id=-1,
        eos_id=-1,
        num_threads=threads,
        minloglevel=_SILENT,
    )
    return model.getvalue()


def _lines(rows: list[tuple[str, int]]) -> Iterator[str]:
    for word, count in rows:
        for first in range(0, len(word), _LONGEST_WORD):
            yield f"{word[first : first + _LONGEST_WORD]}\t{count}"
