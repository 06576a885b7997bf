"""`alignpost completion`: the script that makes a shell complete our commands and options."""

from __future__ import annotations

import click

from alignpost.cli.output import data

__all__ = ["command"]


@click.command(name="completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script for SHELL.

    For bash, put `eval "$(alignpost completion bash)"` into ~/.bashrc.
    """
    from click.shell_completion import get_completion_class

    from alignpost.cli.commands import alignpost

    completion = get_completion_class(shell)
    assert completion is not None
    # The script alone is wanted; `source()` would first run the shell to ask for its version.
    instance = completion(alignpost, {}, "alignpost", "_ALIGNPOST_COMPLETE")
    data(instance.source_template % instance.source_vars())
