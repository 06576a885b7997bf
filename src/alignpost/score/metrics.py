"""Scores against a reference translation, all computed by sacrebleu: BLEU, chrF, chrF++ and TER."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import Any, NamedTuple

from alignpost.errors import UsageError
from alignpost.tokens import base_language

__all__ = ["Metric", "Metrics", "metric_set", "metrics", "require_references"]


class Metric(NamedTuple):
    """One metric over the whole corpus."""

    name: str
    """`BLEU`, `chrF`, `chrF++`, `TER`, or that of a scorer."""
    score: float
    """In full; sacrebleu's command prints it rounded."""
    signature: str

    @property
    def shown(self) -> str:
        """The score rounded: to a tenth, or to a thousandth where it is a share."""
        return f"{self.score:.3f}" if abs(self.score) < 1 else f"{self.score:.1f}"


class Metrics(NamedTuple):
    """All metrics, for the corpus and for every pair."""

    corpus: tuple[Metric, ...]
    pairs: tuple[dict[str, float], ...]
    """For each pair its scores by metric name; BLEU with effective order, as sacrebleu's `--sentence-level`."""

    @property
    def scores(self) -> dict[str, float]:
        """Those of the corpus by metric name."""
        return {metric.name: metric.score for metric in self.corpus}

    def of_pair(self, index: int) -> dict[str, float]:
        """Scores of one pair by metric name, counted from 0."""
        return self.pairs[index]

    def beside(self, other: Metrics) -> Metrics:
        """These and others of the same pairs."""
        pairs = tuple({**ours, **theirs} for ours, theirs in zip(self.pairs, other.pairs, strict=True))
        return Metrics((*self.corpus, *other.corpus), pairs)


def metrics(
    hypotheses: Sequence[str],
    references: Sequence[str],
    target_lang: str,
    counted: Sequence[bool] | None = None,
) -> Metrics:
    """Compare translations with one reference each, by sacrebleu's metric classes in their default settings.

    Score and signature equal those of `python -m sacrebleu REFERENCES -i HYPOTHESES -m bleu chrf ter` (chrF++ by
    `--chrf-word-order 2`).

    Args:
        hypotheses: the translations.
        references: one reference for each.
        target_lang: BCP 47 tag; sacrebleu chooses BLEU's tokenizer by it for Chinese, Japanese and Korean.
        counted: of each translation whether the corpus counts it; None counts all.

    Raises:
        UsageError: no translations, not as many references, or a tokenizer for Japanese or Korean that is not
            installed.
    """
    require_references(hypotheses, references)
    whole = metric_set(target_lang)
    single = {**whole, "BLEU": _bleu(target_lang, effective_order=True)}
    taken = counted or [True] * len(hypotheses)
    together = list(compress(hypotheses, taken)), list(compress(references, taken))
    corpus = tuple(_corpus(name, metric, *together) for name, metric in whole.items())
    pairs = tuple(
        {name: float(metric.sentence_score(text, [reference]).score) for name, metric in single.items()}
        for text, reference in zip(hypotheses, references, strict=True)
    )
    return Metrics(corpus, pairs)


def require_references(hypotheses: Sequence[str], references: Sequence[str]) -> None:
    """Refuse what cannot be compared.

    Raises:
        UsageError: no translations, or not as many references.
    """
    if not hypotheses:
        raise UsageError("there is no translation to compare with a reference")
    if len(hypotheses) != len(references):
        raise UsageError(
            f"{len(hypotheses)} translations, but {len(references)} references; give one for each"
        )


def metric_set(target_lang: str) -> dict[str, Any]:
    """The metrics of sacrebleu by our names, in their default settings.

    Raises:
        UsageError: a tokenizer for Japanese or Korean that is not installed.
    """
    # Imported here: it takes 150 ms, which only those who bring references should wait.
    from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415
    from sacrebleu.metrics.ter import TER  # noqa: PLC0415

    return {"BLEU": _bleu(target_lang), "chrF": CHRF(), "chrF++": CHRF(word_order=2), "TER": TER()}


def _bleu(target_lang: str, *, effective_order: bool = False) -> Any:
    """BLEU with the tokenizer of its language, which for Japanese and Korean is a program of its own."""
    from sacrebleu.metrics.bleu import BLEU  # noqa: PLC0415

    lang = base_language(target_lang)
    try:
        return BLEU(trg_lang=lang if lang in ("zh", "ja", "ko") else "", effective_order=effective_order)
    except (RuntimeError, ImportError) as error:
        extra = f"sacrebleu[{lang}]"
        raise UsageError(
            f"BLEU cannot cut {lang!r} into words: its tokenizer is not installed; "
            f"install it with: python -m pip install '{extra}'"
        ) from error


def _corpus(name: str, metric: Any, hypotheses: list[str], references: list[str]) -> Metric:
    score = metric.corpus_score(hypotheses, [references])
    return Metric(name, float(score.score), metric.get_signature().format())
