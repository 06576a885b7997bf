"""Many files at once: each scored by itself, on local processes or a Dask cluster, resumable."""

from alignpost.batch.items import Item, items_of
from alignpost.batch.running import run_batch
from alignpost.batch.task import Result, Settings

__all__ = ["Item", "Result", "Settings", "items_of", "run_batch"]
