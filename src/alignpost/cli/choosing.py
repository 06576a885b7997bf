"""What `export` and `convert` share: the options that choose pairs, the way from file to file, the report."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alignpost.errors import InputError, UsageError
from alignpost.model import Status

if TYPE_CHECKING:
    from alignpost.formats.choice import Choice
    from alignpost.formats.conversion import Conversion
    from alignpost.formats.format import Written

__all__ = ["choosing", "report", "written"]

_OPTIONS = (
    click.option(
        "--status",
        "statuses",
        multiple=True,
        type=click.Choice([status.value for status in Status]),
        help="Take pairs of this status alone; may be given several times.",
    ),
    click.option(
        "--min-fidelity",
        type=click.FloatRange(0, 100),
        metavar="X",
        help="Take pairs with a fidelity of at least X.",
    ),
    click.option(
        "--max-fidelity",
        type=click.FloatRange(0, 100),
        metavar="X",
        help="Take pairs with a fidelity of at most X.",
    ),
    click.option("--only-kept", is_flag=True, help="Leave out pairs that a reviewer dropped."),
    click.option(
        "--dedupe",
        is_flag=True,
        help="Of pairs with the same two texts take the first alone (one that is rejected or not kept stands for no other).",
    ),
    click.option("--join-lines", is_flag=True, help="Replace line breaks inside texts by spaces."),
)


def choosing(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose pairs, handed to a command as one `choice`."""

    @wraps(function)
    def collected(
        *,
        statuses: tuple[str, ...],
        min_fidelity: float | None,
        max_fidelity: float | None,
        only_kept: bool,
        dedupe: bool,
        join_lines: bool,
        **words: Any,
    ) -> Any:
        from alignpost.formats.choice import Choice

        for name, value in (("min", min_fidelity), ("max", max_fidelity)):
            if value is not None and math.isnan(value):  # which click takes for a number in any range
                raise UsageError(f"--{name}-fidelity must be a number, not nan")
        choice: Choice = Choice(
            statuses=frozenset(map(Status, statuses)),
            min_fidelity=min_fidelity,
            max_fidelity=max_fidelity,
            only_kept=only_kept,
            dedupe=dedupe,
            join_lines=join_lines,
        )
        return function(choice=choice, **words)

    decorated: Callable[..., Any] = collected
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def written(source: Path, out: Path, how: Conversion) -> Written:
    """Turn a project or a file of pairs into the file `out`, and tell what of it stays behind.

    Raises:
        UsageError: OUT is a file that is read, or the input has a suffix that no format has.
        AlignPostError: as for `conversion.convert`.
    """
    from alignpost import api
    from alignpost.cli.languages import MOST_PAIRS, say_of_pairs
    from alignpost.formats.conversion import convert, export, sample
    from alignpost.formats.registry import format_of

    for path, what in ((source, "IN"), *((text, "a text of --texts") for text in how.texts or ())):
        if out.exists() and path.exists() and out.samefile(path):
            raise UsageError(f"is {what} and OUT at once; give OUT another name", path=out)
    if how.from_format is None:
        if source.is_dir():
            raise InputError("is a folder; name a file in it", path=source)
        if api.is_project(source):
            return export(api.read(source), out, how)
        format_of(source, api.PROJECT_SUFFIX)
    if source.is_file():  # what comes through a pipe comes once
        say_of_pairs(*sample(source, how, MOST_PAIRS))
    return convert(source, out, how)


def report(out: Path, written: Written, as_json: bool) -> None:
    """Say what was written; for programs as JSON, too."""
    from alignpost.cli.output import json_data, say

    say(f"{out}: {written.summary()}")
    if as_json:
        json_data({"output": str(out), "units": written.units, "left_out": written.left_out})
