"""The list of sub-commands, each loaded when it is named."""

from __future__ import annotations

from importlib import import_module

import click

from alignpost.version import __version__

__all__ = ["alignpost"]

COMMANDS = (
    "align",
    "review",
    "score",
    "explain",
    "batch",
    "export",
    "convert",
    "validate",
    "log",
    "replay",
    "merge",
    "segment",
    "evaluate",
    "train",
    "completion",
)


class LazyGroup(click.Group):
    """A group whose commands live in modules of their own names."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All names, in the order of a user's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command called `cmd_name`, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"alignpost.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="alignpost", message="%(prog)s %(version)s")
def alignpost() -> None:
    """Align a text with its translation, see how faithful it is, and repair it.

    Data goes to standard output, everything else to standard error.
    Exit codes: 0 pass, 1 gate failed, 2 usage, 3 unreadable or unwritable file, 4 project in use or damaged,
    130 interrupted.
    """
