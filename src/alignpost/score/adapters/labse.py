"""LaBSE, or any model of sentence-transformers, as an Encoder.

After Feng et al. 2022, *Language-agnostic BERT Sentence Embedding*. The model's vectors have no length of their own, while those of our encoders grow with the text. So each is scaled to
the number of words: the vector of two sentences together is then near the sum of theirs, though not equal to it as the
`Encoder` protocol asks of models that sum pieces. The aligner takes it; coverage keeps its own encoder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alignpost.score.adapters.requirements import cannot_load, required
from alignpost.tokens import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Labse"]

_WHAT = "LaBSE"
_HUB_NAME = "sentence-transformers/LaBSE"


class Labse:
    """An `Encoder` over a sentence-transformers model."""

    def __init__(
        self, model: str | Path = _HUB_NAME, *, batch_size: int = 32, device: str | None = None
    ) -> None:
        """Load the model.

        Args:
            model: a local folder, or a name on the hub, which the library downloads.
            batch_size: texts that go through the model at once.
            device: `cpu`, `cuda` …; None lets the library choose.

        Raises:
            UsageError: sentence-transformers is not installed.
            InputError: the library cannot load the model.
        """
        library = required("sentence_transformers", "labse", _WHAT)
        try:
            self._model: Any = library.SentenceTransformer(str(model), device=device)
        except Exception as error:
            # The library raises whatever its parts raise: OSError, ValueError, errors of the hub.
            raise cannot_load(_WHAT, model, error) from error
        self._batch_size = batch_size
        self._name = str(model)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        # Version 5 of the library renamed it.
        newer = getattr(self._model, "get_embedding_dimension", None)
        return int(newer() if newer else self._model.get_sentence_embedding_dimension())

    @property
    def signature(self) -> str:
        """`sentence-transformers:1f2e3d4c` over the model's name and dimension."""
        digest = hashlib.sha256(f"{Path(self._name).name}\t{self.dimension}".encode()).hexdigest()[:8]
        return f"sentence-transformers:{digest}"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of `texts`, of shape (len(texts), dimension), as long as their texts have words."""
        import numpy as np  # noqa: PLC0415 - loaded with the model

        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        counts = [len(words(text)) for text in texts]
        filled = [i for i, count in enumerate(counts) if count]
        if filled:
            made = self._model.encode(
                [texts[i] for i in filled],
                batch_size=self._batch_size,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
            vectors[filled] = made * np.array([counts[i] for i in filled], dtype=np.float32)[:, None]
        return vectors
