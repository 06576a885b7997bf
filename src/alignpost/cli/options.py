"""Options that several sub-commands share, described once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

__all__ = ["glossary", "json_flag", "languages", "profile", "segmentation", "text_path"]

_F = TypeVar("_F", bound=Callable[..., Any])

text_path = click.Path(path_type=Path)
"""Existence is checked where the file is read, so that every complaint has one form and one exit code."""

json_flag = click.option("--json", "as_json", is_flag=True, help="Print JSON to standard output.")
glossary = click.option(
    "--glossary", type=text_path, metavar="FILE", help="Terms to check: TSV, source term and target term."
)
profile = click.option(
    "--profile",
    type=click.Choice(["default", "social"]),
    default="default",
    show_default=True,
    help="Segmentation habits of the texts.",
)


def languages(function: _F) -> _F:
    """`--source-lang` and `--target-lang`."""
    for name, lang, side in (("target", "fr", "target"), ("source", "en", "source")):
        function = click.option(
            f"--{name}-lang",
            default=lang,
            show_default=True,
            metavar="TAG",
            help=f"Language of the {side}, BCP 47.",
        )(function)
    return function


def segmentation(function: _F) -> _F:
    """How texts become segments."""
    function = click.option(
        "--segmented", is_flag=True, help="The texts hold one segment a line; never split or join them."
    )(function)
    function = click.option(
        "--abbreviations",
        type=text_path,
        metavar="FILE",
        help="More abbreviations that end no sentence, one a line.",
    )(function)
    function = click.option(
        "--srx", type=text_path, metavar="FILE", help="Segment by these SRX 2.0 rules instead."
    )(function)
    return profile(function)
