"""Options that several sub-commands share, described once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from alignpost.errors import UsageError
from alignpost.model import language

__all__ = [
    "STANDARD_INPUT",
    "choice_of_languages",
    "glossary",
    "input_path",
    "json_flag",
    "languages",
    "model",
    "one_language",
    "output_path",
    "profile",
    "scorers",
    "segmentation",
    "segmentation_rules",
    "text_path",
]

_F = TypeVar("_F", bound=Callable[..., Any])

STANDARD_INPUT: Final = "/dev/stdin"
_STANDARD_OUTPUT: Final = "/dev/stdout"


class _FileOrStream(click.Path):
    """A path; `-` is a stream by its name as a file, so that whoever reads or writes it need know of no other way.

    Existence is checked where the file is read, so that every complaint has one form and one exit code.
    """

    def __init__(self, stream: str = "-") -> None:
        super().__init__(path_type=Path, readable=False)
        self._stream = stream

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """As click does.

        Raises:
            UsageError: standard input is named a second time.
        """
        path = super().convert(self._stream if value == "-" else value, param, ctx)
        if str(path) == STANDARD_INPUT and ctx is not None:
            if ctx.meta.get(STANDARD_INPUT):
                raise UsageError(
                    "standard input is named twice and comes but once; name a file for one of the two"
                )
            ctx.meta[STANDARD_INPUT] = True
        return path


text_path = _FileOrStream()
"""A file; `-` is one of that name."""
input_path = _FileOrStream(STANDARD_INPUT)
"""As `text_path`; `-` is standard input."""
output_path = _FileOrStream(_STANDARD_OUTPUT)
"""As `text_path`; `-` is standard output."""

json_flag = click.option("--json", "as_json", is_flag=True, help="Print JSON to standard output.")
glossary = click.option(
    "--glossary",
    type=input_path,
    metavar="FILE",
    help="Terms to check: TSV, source term and target term, or TBX.",
)
model = click.option(
    "--model",
    type=text_path,
    metavar="FOLDER",
    help="Align by this model of `alignpost train` instead of the one that ships.",
)
profile = click.option(
    "--profile",
    type=click.Choice(["default", "social"]),
    default="default",
    show_default=True,
    help="Kind of text; social ends a sentence at every line end, as posts do.",
)


scorers = click.option(
    "--scorer",
    "scorers",
    multiple=True,
    metavar="NAME[=MODEL]",
    help="Let a scorer judge the pairs, too: machine-errors, comet-kiwi, or one of a plug-in, with its checkpoint where "
    "it takes one. May be repeated.",
)


def _tag(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001 - click's signature
    return None if value is None else language(value)


def languages(function: _F) -> _F:
    """`--source-lang` and `--target-lang` for two texts, whose names may say their languages."""
    for name, lang in (("target", "fr"), ("source", "en")):
        function = click.option(
            f"--{name}-lang",
            metavar="TAG",
            callback=_tag,
            help=f"Language of the {name}, BCP 47; by default what the names of both files say (post.{lang}.txt), "
            f"else {lang}.",
        )(function)
    return function


def one_language(function: _F) -> _F:
    """`--lang`."""
    return click.option(
        "--lang",
        default="en",
        show_default=True,
        metavar="TAG",
        callback=_tag,
        help="Language of the text, BCP 47.",
    )(function)


def choice_of_languages(function: _F) -> _F:
    """`--source-lang` and `--target-lang` for files that may say their languages themselves."""
    for name, lang in (("target", "fr"), ("source", "en")):
        function = click.option(
            f"--{name}-lang",
            metavar="TAG",
            callback=_tag,
            help=f"Language to take as {name}; by default what the file says, else {lang}.",
        )(function)
    return function


def segmentation(function: _F) -> _F:
    """How texts become segments."""
    function = click.option(
        "--segmented", is_flag=True, help="The texts hold one segment a line; never split or join them."
    )(function)
    return segmentation_rules(function)


def segmentation_rules(function: _F) -> _F:
    """`--srx` and `--abbreviations`: what is known beside our own rules, or instead of them."""
    function = click.option(
        "--abbreviations",
        type=text_path,
        metavar="FILE",
        help="More abbreviations that end no sentence, one a line.",
    )(function)
    return click.option(
        "--srx", type=text_path, metavar="FILE", help="Segment by these SRX 2.0 rules instead."
    )(function)
