"""The page docs/cli.md, made from the parsers and the manual.

`python -m alignpost.cli.page > docs/cli.md` writes it (`make docs`); a test keeps the two equal.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from inspect import cleandoc

import click

from alignpost.cli.commands import alignpost
from alignpost.cli.manual import ENVIRONMENT, EXIT_CODES, FILES, GROUPS, Entry

__all__ = ["markdown"]

_HEAD = (
    "# Commands",
    "",
    "Made from the parsers and the table in `src/alignpost/cli/manual.py` by `make docs`.",
    "`alignpost COMMAND --help` says the same in the terminal.",
)


def markdown() -> str:
    """The page, whole."""
    context = _context(alignpost, None)
    lines = [*_HEAD, "", *_whole(context)]
    for title, entries in GROUPS.items():
        lines += ["", f"## {title}"]
        for name, entry in entries.items():
            command = alignpost.get_command(context, name)
            assert command is not None
            lines += ["", *_command(name, command, _context(command, context), entry)]
    return "\n".join(lines) + "\n"


def _context(command: click.Command, parent: click.Context | None) -> click.Context:
    return click.Context(command, parent=parent, info_name=command.name, **command.context_settings)


def _whole(context: click.Context) -> Iterator[str]:
    """What holds for every command."""
    yield from _text(alignpost)
    for title, entries in GROUPS.items():
        rows = [(f"[`{name}`](#alignpost-{name})", entry.purpose) for name, entry in entries.items()]
        yield from ("", *_table((title.lower(), "purpose"), rows))
    yield from ("", *_options(alignpost, context), "", "## Files", "", *_named("file", FILES))
    yield from ("", "## Environment", "", *_named("variable", ENVIRONMENT))
    yield from ("", "## Exit codes", "", *_codes(EXIT_CODES))


def _command(name: str, command: click.Command, context: click.Context, entry: Entry) -> Iterator[str]:
    usage = command.collect_usage_pieces(context)
    yield from (f"### alignpost {name}", "", *_text(command))
    yield from ("", "```text", " ".join((context.command_path, *usage)), "```")
    yield from ("", *_options(command, context))
    width = max(len(example.words) for example in entry.examples)
    examples = [f"alignpost {example.words:<{width}}  # {example.purpose}" for example in entry.examples]
    yield from ("", "```sh", *examples, "```", "", *_codes(entry.exit_codes))


def _text(command: click.Command) -> list[str]:
    """The words of a command, a paragraph a line."""
    paragraphs = cleandoc(command.help or "").split("\n\n")
    return [line for paragraph in paragraphs for line in (paragraph.replace("\n", " "), "")][:-1]


def _options(command: click.Command, context: click.Context) -> list[str]:
    records = (parameter.get_help_record(context) for parameter in command.get_params(context))
    rows = [(f"`{names}`", words.replace("  [", " [")) for names, words in filter(None, records) if words]
    return _table(("option", "meaning"), rows)


def _codes(codes: Mapping[int, str]) -> list[str]:
    return _table(("exit code", "meaning"), [(str(code), words) for code, words in codes.items()])


def _named(kind: str, words: Mapping[str, str]) -> list[str]:
    return _table((kind, "meaning"), [(f"`{name}`", meaning) for name, meaning in words.items()])


def _table(head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> list[str]:
    cells = [(left.replace("|", "\\|"), right.replace("|", "\\|")) for left, right in rows]
    return [f"| {left} | {right} |" for left, right in (head, ("---", "---"), *cells)]


if __name__ == "__main__":
    sys.stdout.write(markdown())
