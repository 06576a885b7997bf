"""CometKiwi, or any reference-free model of unbabel-comet, as a Scorer (Rei et al. 2022, *CometKiwi*)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from alignpost.errors import UsageError
from alignpost.score.adapters.requirements import cannot_load, required

__all__ = ["CometKiwi"]

_WHAT = "CometKiwi"
_HUB_NAME = "Unbabel/wmt22-cometkiwi-da"


class CometKiwi:
    """A `Scorer` over a checkpoint of unbabel-comet."""

    id = "comet-kiwi"

    def __init__(self, model: str | Path = _HUB_NAME, *, batch_size: int = 8, gpus: int = 0) -> None:
        """Load the checkpoint.

        Args:
            model: a checkpoint file, a folder that holds one (`checkpoints/model.ckpt`), or a name on the hub.
            batch_size: pairs that go through the model at once.
            gpus: how many to use; 0 for the processor.

        Raises:
            UsageError: unbabel-comet is not installed, or the model asks for references.
            InputError: the library cannot load the model.
        """
        library = required("comet", "comet", _WHAT)
        try:
            path = _checkpoint(Path(model)) or library.download_model(str(model))
            self._model: Any = library.load_from_checkpoint(str(path))
        except Exception as error:
            # The library raises whatever its parts raise: OSError, KeyError, errors of the hub.
            raise cannot_load(_WHAT, model, error) from error
        if self._model.requires_references():
            raise UsageError(
                f"{model} needs references; give a model for quality estimation, such as {_HUB_NAME}"
            )
        self._batch_size, self._gpus = batch_size, gpus
        self._name = Path(str(model)).name

    @property
    def signature(self) -> str:
        """`comet:1f2e3d4c` over the model's name."""
        return f"comet:{hashlib.sha256(self._name.encode()).hexdigest()[:8]}"

    def score(self, pairs: Sequence[tuple[str, str]], source_lang: str, target_lang: str) -> list[float]:
        """The model's scores, higher is better; its languages are its own business."""
        del source_lang, target_lang
        if not pairs:
            return []
        samples = [{"src": source, "mt": target} for source, target in pairs]
        made = self._model.predict(
            samples, batch_size=self._batch_size, gpus=self._gpus, progress_bar=False, num_workers=1
        )
        return [float(value) for value in made.scores]


def _checkpoint(path: Path) -> Path | None:
    """The checkpoint that a local path means, None where it is a name on the hub."""
    if path.is_file():
        return path
    if not path.is_dir():
        return None
    return next(iter(sorted(path.rglob("*.ckpt"))), path)
