"""The one place that holds the version number, free of imports so that `--version` is instant."""

__version__ = "0.1.0"
