"""Options that name the reports of a run, and writing them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alignpost.cli import options
from alignpost.cli.output import commands, data
from alignpost.errors import OutputError, UsageError

if TYPE_CHECKING:
    from alignpost.report.assessment import Assessment, Unscored

__all__ = ["ReportingCommand", "check_places", "joint_reports", "reports", "write_reports"]

_STANDARD_OUTPUT = "-"
_FILES = {
    "junit": "JUnit XML, for build servers.",
    "sarif": "SARIF 2.1.0, for code scanning.",
    "gitlab": "GitLab's code quality report.",
    "markdown": "Markdown.",
    "html": "One page of HTML.",
}


class ReportingCommand(click.Command):
    """A command whose `--json` may stand alone.

    The word behind it is its file only when it ends in `.json`, so that `score --json pairs.tsv` cannot
    overwrite the pairs. `--json=FILE` takes any name.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, after a lone `--json` was told to mean standard output.

        Raises:
            UsageError: the word behind it is neither a file of JSON nor an input.
        """
        words = []
        for word, after in zip(args, [*args, ""][1:], strict=True):
            alone = word == "--json" and not (after == _STANDARD_OUTPUT or after.lower().endswith(".json"))
            if alone and after and not after.startswith("-") and not Path(after).exists():
                raise UsageError(
                    f"--json {after}: there is no such input, and the name of a report that --json takes without "
                    f"= ends in .json; write --json={after} if it shall be called so"
                )
            words.append(f"--json={_STANDARD_OUTPUT}" if alone else word)
        return super().parse_args(ctx, words)


def reports(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--json [FILE]`, `--junit FILE` … and `--github`, handed to the command as one dictionary `reports`."""
    return click.option(
        "--json",
        "json_report",
        type=options.text_path,
        metavar="[FILE]",
        help="JSON; without a FILE that ends in .json, to standard output. --json=FILE takes any name.",
    )(_collecting(function, _FILES, ("json", *_FILES, "github")))


def joint_reports(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same without `--json` and `--html`: reports that several files can share."""
    joint = {name: words for name, words in _FILES.items() if name != "html"}
    return _collecting(function, joint, (*joint, "github"))


def _collecting(
    function: Callable[..., Any], files: Mapping[str, str], names: Sequence[str]
) -> Callable[..., Any]:
    @wraps(function)
    def collected(**words: Any) -> Any:
        return function(reports={name: words.pop(f"{name}_report") for name in names}, **words)

    decorated: Callable[..., Any] = click.option(
        "--github", "github_report", is_flag=True, help="Annotations and the step summary of GitHub Actions."
    )(collected)
    for name, words in reversed(list(files.items())):
        decorated = click.option(
            f"--{name}", f"{name}_report", type=options.text_path, metavar="FILE", help=words
        )(decorated)
    return decorated


def check_places(reports: Mapping[str, Any], inputs: Iterable[Path | None]) -> None:
    """Refuse places that cannot be written before long work is done for them.

    Args:
        reports: what is to be written, by the options that name the places.
        inputs: every file that is read; None stands for one that was not given.

    Raises:
        UsageError: a report would overwrite an input, or two have one place.
        OutputError: a place cannot be written.
    """
    from alignpost.atomic import check_place

    # Past links and detours: what is written through one is lost all the same.
    taken = {os.path.realpath(path): "an input" for path in inputs if path is not None and path.is_file()}
    for name, path in reports.items():
        if not isinstance(path, Path) or str(path) == _STANDARD_OUTPUT:
            continue
        check_place(path)
        place = os.path.realpath(path)
        if place in taken:
            raise UsageError(f"--{name} would overwrite {path}, which is {taken[place]}")
        taken[place] = f"the place of --{name}"


def write_reports(
    assessments: Sequence[Assessment],
    reports: dict[str, Any],
    unscored: Sequence[Unscored] = (),
    *,
    taken: bool = False,
) -> bool:
    """Write what was asked for; return whether standard output is taken by it.

    Args:
        assessments: of one file, or of several where the reports asked for can tell of several.
        reports: their places by their names.
        unscored: files that are to be told of beside.
        taken: whether standard output is taken already.

    Raises:
        OutputError: a place cannot be written.
    """
    for name, path in reports.items():
        if name == "github" or path is None:
            continue
        made = _made(name, assessments, unscored)
        if str(path) == _STANDARD_OUTPUT:
            data(made.removesuffix("\n"))
            taken = True
        else:
            _write(path, made)
    if reports["github"]:
        from alignpost.report.github import github_annotations

        lines = "\n".join(github_annotations(*assessments, unscored=unscored))
        if lines:
            (commands if taken else data)(lines)
        _append_summary(assessments, unscored)
    return taken


def _made(name: str, assessments: Sequence[Assessment], unscored: Sequence[Unscored]) -> str:
    """The report of a name, whose module is loaded now."""
    module = import_module(f"alignpost.report.{name}")
    function = getattr(module, "score_report" if name == "json" else f"{name}_report")
    report = function(*assessments, **({"unscored": unscored} if unscored else {}))
    return report if isinstance(report, str) else _json(report)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _write(path: Path, text: str) -> None:
    from alignpost.atomic import replacing

    with replacing(path) as stream:
        stream.write(text.encode("utf-8", "backslashreplace"))


def _append_summary(assessments: Sequence[Assessment], unscored: Sequence[Unscored]) -> None:
    """Add to the step summary where GitHub Actions gives it a file; several runs of one step share it."""
    from alignpost.report.markdown import SUMMARY_BYTES, markdown_report

    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if not place:
        return
    try:
        with Path(place).open("a", encoding="utf-8", errors="backslashreplace") as stream:
            room = max(0, SUMMARY_BYTES - stream.tell())
            stream.write(markdown_report(*assessments, unscored=unscored, most_bytes=room))
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", path=place) from error
