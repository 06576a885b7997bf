"""Training a model of one's own, in numpy and scipy (extra `train`)."""

from __future__ import annotations

from alignpost.errors import UsageError

try:
    from alignpost.encode.training.needs import TrainingNeeds, training_needs
    from alignpost.encode.training.run import train, work_folder
except ModuleNotFoundError as error:
    if error.name is None or not error.name.startswith("scipy"):
        raise
    raise UsageError("training needs scipy; install it with: pip install 'alignpost[train]'") from error

from alignpost.encode.training.settings import PairSource, TrainingSettings

__all__ = ["PairSource", "TrainingNeeds", "TrainingSettings", "train", "training_needs", "work_folder"]
