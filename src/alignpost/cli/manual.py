"""What the parsers do not say of the commands: whom they serve, their purpose in a line, examples, exit codes.

`--help` and docs/cli.md are made from this table and the parsers, and every example is run by a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

__all__ = ["ENVIRONMENT", "EXIT_CODES", "FILES", "GROUPS", "MANUAL", "Entry", "Example"]

EXIT_CODES: Mapping[int, str] = MappingProxyType(
    {
        0: "all is well",
        1: "done, and not as it should be: a limit is not kept, a file has errors, two versions are at odds",
        2: "the command or its configuration does not make sense",
        3: "a file cannot be read or written",
        4: "a project is damaged or in use",
        130: "interrupted",
    }
)
"""What every command's exit code means, except where its entry says otherwise."""

FILES: Mapping[str, str] = MappingProxyType(
    {
        "NAME.alignpost": "a project: texts, pairs, decisions and their history ([the project file](project-file.md))",
        "alignpost.toml": "limits, checks and glossary for the files below its folder ([configuration](configuration.md))",
        "pyproject.toml": "the same, in the table `[tool.alignpost]`, where there is no `alignpost.toml`",
        "~/.config/alignpost/review.toml": "your keys and filters of the screen ([keys](keys.md#keys-of-your-own))",
    }
)
"""The files that are read without being named; values are Markdown, seen from docs/."""

ENVIRONMENT: Mapping[str, str] = MappingProxyType(
    {
        "ALIGNPOST_AUTHOR": "the name under which decisions and notes are kept, where it is not that of your account",
        "ALIGNPOST_DEBUG": "anything: a mistake of AlignPost itself is shown with its traceback",
        "NO_COLOR": "anything: the screen is drawn without colours",
        "XDG_CONFIG_HOME": "where `alignpost/review.toml` is, instead of `~/.config`",
        "GITHUB_STEP_SUMMARY": "where `score --github` and `batch --github` write their summary; GitHub Actions sets it",
    }
)
"""The variables of the environment that are heeded."""


class Example(NamedTuple):
    """A command line that can be run as it stands, and what it is for."""

    words: str
    purpose: str
    code: int = 0
    """The exit code with the texts of the documents."""


class Entry(NamedTuple):
    """One command."""

    purpose: str
    examples: tuple[Example, ...]
    exits: Mapping[int, str] = MappingProxyType({})
    """Exit codes beside 0, 2, 3 and 130, and those that mean something of their own."""

    @property
    def exit_codes(self) -> dict[int, str]:
        """Every exit code of the command with its meaning, in order."""
        ordinary = {code: EXIT_CODES[code] for code in (0, 2, 3, 130)}
        return dict(sorted({**ordinary, **self.exits}.items()))


_PROJECT = {4: EXIT_CODES[4]}
_GATE = {0: "every limit is kept, or is to be looked at", 1: "a limit is not kept", 4: EXIT_CODES[4]}

GROUPS: Mapping[str, Mapping[str, Entry]] = MappingProxyType(
    {
        "For the translator": {
            "align": Entry(
                "align two texts and score the pairs",
                (
                    Example("align post.en.txt post.fr.txt", "print the pairs as a table"),
                    Example("align post.en.txt post.fr.txt -o post.alignpost", "keep them as a project"),
                    Example(
                        "align post.en.txt post.fr.txt --glossary terms.tsv -o post.tsv", "and check terms"
                    ),
                    Example("align --segmented en.txt fr.txt -o memory.tmx", "texts of a sentence a line"),
                ),
                _PROJECT,
            ),
            "review": Entry(
                "repair and judge the pairs on the screen",
                (
                    Example("review post.en.txt post.fr.txt", "align two texts and review them"),
                    Example("review post.alignpost", "go on where you stopped"),
                    Example("review post.alignpost --plain", "line by line, for screen readers and pipes"),
                    Example("review post.alignpost --web", "in a browser on this machine"),
                ),
                _PROJECT,
            ),
            "revise": Entry(
                "go on with a review when its texts were revised",
                (
                    Example(
                        "revise draft.alignpost --target post.fr.txt --dry-run", "what would become of it"
                    ),
                    Example("revise draft.alignpost --target post.fr.txt", "take the new version in"),
                    Example("revise draft.alignpost", "read the files anew that it was made from"),
                ),
                {1: "done, and edits of yours are at odds with the file", **_PROJECT},
            ),
            "explain": Entry(
                "say why a pair has its score",
                (
                    Example("explain post.alignpost --pair 6", "in words"),
                    Example("explain draft.tsv --pair 2 --json", "for a program, from any file of pairs"),
                ),
                _PROJECT,
            ),
            "log": Entry(
                "tell who did what in a project, and when",
                (
                    Example("log post.alignpost", "every edit, oldest first"),
                    Example("log post.alignpost --pair 3", "of one pair"),
                    Example("log post.alignpost --json > journal.json", "what `replay` takes"),
                ),
                _PROJECT,
            ),
            "replay": Entry(
                "do the edits of a journal again on a copy",
                (
                    Example("replay journal.json copy.alignpost", "the edits that the copy does not have"),
                    Example("replay post.alignpost again.alignpost", "from the state before the first edit"),
                ),
                _PROJECT,
            ),
            "merge": Entry(
                "make two copies of a project one again",
                (Example("merge mine.alignpost hers.alignpost -o ours.alignpost", "what both did"),),
                {1: "merged, with conflicts left as notes", **_PROJECT},
            ),
        },
        "For the build server": {
            "score": Entry(
                "score a translation and hold it against limits",
                (
                    Example("score post.en.txt post.fr.txt --min-fidelity 85", "fail below a mean of 85"),
                    Example("score draft.tsv --max-critical 0", "fail at a critical finding", 1),
                    Example("score draft.tsv --junit junit.xml --html draft.html", "and write reports"),
                    Example(
                        "score post.alignpost --baseline baseline.json --update-baseline", "keep what is now"
                    ),
                    Example("score post.alignpost --baseline baseline.json", "nothing may become worse"),
                    Example("score draft.tsv --reference reference.fr.txt", "BLEU, chrF, chrF++, TER"),
                    Example("score draft.tsv --scorer machine-errors", "is it a good machine translation?"),
                ),
                _GATE,
            ),
            "batch": Entry(
                "score many files, with one verdict",
                (
                    Example("batch 'draft*.tsv' -o reports", "a report for each file"),
                    Example(
                        "batch translations.manifest -o reports --min-fidelity 60", "the files of a list"
                    ),
                    Example("batch translations.manifest -o reports --junit junit.xml", "one report on all"),
                ),
                _GATE,
            ),
        },
        "For the owner of translation memories": {
            "export": Entry(
                "write the pairs of a project as TMX, XLIFF, a table …",
                (
                    Example("export post.alignpost post.tmx", "kept, not rejected, both sides filled"),
                    Example("export post.alignpost good.tmx --min-fidelity 80 --dedupe", "a choice of them"),
                    Example("export post.alignpost post.jsonl", "all, with findings and notes"),
                ),
                _PROJECT,
            ),
            "convert": Entry(
                "turn one format of pairs into another",
                (
                    Example("convert memory.tmx sheet.xlsx", "a sheet that people may edit"),
                    Example("convert sheet.xlsx back.tmx", "and back again"),
                    Example("convert memory.tmx memory.alignpost", "a project, for `alignpost review`"),
                    Example(
                        "convert memory.tmx memory.xlf --source-lang en --target-lang fr",
                        "two of its languages",
                    ),
                ),
                _PROJECT,
            ),
            "validate": Entry(
                "check the structure of files",
                (
                    Example("validate memory.tmx", "one line a problem"),
                    Example("validate memory.tmx post.tsv --strict", "warnings count"),
                ),
                {1: "a file has errors"},
            ),
        },
        "For people who measure": {
            "segment": Entry(
                "cut a text into sentences",
                (
                    Example("segment post.en.txt", "one a line"),
                    Example("segment post.fr.txt --lang fr --json", "with offsets and reasons"),
                ),
            ),
            "evaluate": Entry(
                "compare links with links made by hand",
                (
                    Example("evaluate gold.links test.links", "precision, recall and F1"),
                    Example("evaluate gold.links test.links --json", "for a program"),
                ),
            ),
            "train": Entry(
                "train an encoder on sentence pairs of your own",
                (
                    Example(
                        "train memory.tmx --start shipped --out my-model --dry-run", "what it would need"
                    ),
                    Example("train memory.tmx --start shipped --out my-model", "go on from ours"),
                ),
            ),
        },
        "For your shell": {
            "completion": Entry(
                "print a script that completes commands and options",
                (
                    Example("completion bash > completion.bash", "for `source` in ~/.bashrc"),
                    Example("completion fish", "for ~/.config/fish/completions/alignpost.fish"),
                ),
            ),
        },
    }
)
"""Every command, in the order of a user's work, by whom it serves."""

MANUAL: Mapping[str, Entry] = MappingProxyType(
    {name: entry for entries in GROUPS.values() for name, entry in entries.items()}
)
"""The entries by the names of their commands."""
