"""What a document tells its reader to run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "corpora").rglob("*.md")),
]
SHELL = {"", "sh", "bash", "console"}
_FENCE = re.compile(r"^(`{3,})([a-z]*)\n(.*?)^\1$", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(
    r"(?:\$ (?=.)|(?=(?:alignpost|python|pip|make|git|cp|cd|\.|source|apt-get) ))(.*?)(?: +# .*)?"
)
_ASSIGNED = re.compile(r"(?:\$ )?([A-Z_]+=\S+ )+")
_SPAN = re.compile(r"`((?:alignpost|python|make) [^`]+|[A-Z_]+=\S+ (?:alignpost|python|make) [^`]+)`")


@dataclass(frozen=True)
class Block:
    """A fenced block."""

    language: str
    text: str

    def commands(self) -> list[str]:
        """What is typed, without prompt and remark; what is printed is left out.

        A line is a command; a block that says it is a shell's and has lines of another kind, as of a loop, is one
        command, whole.
        """
        if self.language not in SHELL:
            return []
        lines = [_ASSIGNED.sub("", line) for line in self.text.splitlines() if not line.startswith("#")]
        found = [match[1] for match in map(_COMMAND.fullmatch, lines) if match]
        script = self.language in {"sh", "bash"} and len(found) < len([line for line in lines if line])
        return [self.text] if script else found


def blocks(document: Path) -> Iterator[Block]:
    """The fenced blocks of a document, in order."""
    for _, language, text in _FENCE.findall(document.read_text(encoding="utf-8")):
        yield Block(language, text)


def spans(document: Path) -> list[str]:
    """Commands named inside sentences; variables set before them are left out."""
    text = _FENCE.sub("", document.read_text(encoding="utf-8"))
    return [_ASSIGNED.sub("", span) for span in _SPAN.findall(text)]
