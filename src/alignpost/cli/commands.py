"""The list of sub-commands, each loaded when it is named, and how their help is set."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from importlib import import_module
from typing import Any

import click

from alignpost.cli.manual import EXIT_CODES, GROUPS, MANUAL, Entry
from alignpost.cli.output import say
from alignpost.logs import tell_warnings
from alignpost.version import __version__

__all__ = ["COMMANDS", "alignpost"]

COMMANDS = tuple(MANUAL)
"""Each is the name of a module in this package that holds `command`."""


class LazyGroup(click.Group):
    """A group whose commands live in modules of their own names."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All names, in the order of a user's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command called `cmd_name`, imported now, with its entry of the manual."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"alignpost.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        # Here rather than in a class, so that a command's module need not know of the manual.
        command.format_epilog = partial(_write_entry, MANUAL[cmd_name])  # type: ignore[method-assign]
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """As click does, after warnings were given their way to the user."""
        tell_warnings(say)
        return super().invoke(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; a mistyped name hears which one it may have been meant to be."""
        name = args[0]
        if name not in COMMANDS and not ctx.resilient_parsing:
            from difflib import get_close_matches

            likely = get_close_matches(name, COMMANDS, 1)
            if likely:
                ctx.fail(f"No such command '{name}'. Did you mean {likely[0]}?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The purposes by groups, from the manual: no command is imported for this."""
        width = max(map(len, COMMANDS))
        for title, entries in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(width), entry.purpose) for name, entry in entries.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The exit codes, and where the examples are."""
        _write_codes(EXIT_CODES, formatter)
        formatter.write_paragraph()
        formatter.write_text("`alignpost COMMAND --help` has examples and the options of a command.")


def _write_entry(entry: Entry, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG001 - click's signature
    with formatter.section("Examples"):
        for example in entry.examples:
            indent = " " * formatter.current_indent
            formatter.write(f"{indent}# {example.purpose}\n{indent}alignpost {example.words}\n")
    _write_codes(entry.exit_codes, formatter)


def _write_codes(codes: Mapping[int, str], formatter: click.HelpFormatter) -> None:
    with formatter.section("Exit codes"):
        formatter.write_dl([(str(code), words) for code, words in codes.items()])


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="alignpost", message="%(prog)s %(version)s")
def alignpost() -> None:
    """Align a text with its translation, see how faithful it is, and repair it.

    Data goes to standard output, everything else to standard error.
    """
