"""What is fuzzed, family by family: an input is made, all that a user might do with it is done, promises are asserted.

A failure is anything but success or an `AlignPostError`; an `AssertionError` is a promise that was broken.
"""

from __future__ import annotations

import contextlib
import json
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.fuzz_cells import make_project
from benchmarks.fuzz_mutations import mutated, mutated_text
from benchmarks.fuzz_seeds import seeds, texts

from alignpost import api
from alignpost.configuration import read_configuration
from alignpost.documents import document_of_text
from alignpost.errors import AlignPostError
from alignpost.formats import FORMATS, format_of, read_links, write
from alignpost.formats.assembly import bitext_of_records
from alignpost.formats.validation import validate
from alignpost.model import Bitext, Span, Status
from alignpost.score import Glossary, Term, read_glossary, score_pairs
from alignpost.segment import RuleSegmenter, SrxSegmenter, read_abbreviations
from alignpost.store import (
    AddNote,
    EditText,
    MergePairs,
    Project,
    SetStatus,
    journal_json,
    merge,
    replay,
)

__all__ = ["FAMILIES", "Family"]

Random = random.Random
Make = Callable[[Path, list[bytes], Random], None]
Take = Callable[[Path, Random], None]

AGAIN = 10
"""One bitext in so many is written and read again, in one of the formats for pairs."""
PAIRS = 4
LONGEST_SIDE = 3_000


@dataclass(frozen=True, slots=True)
class Family:
    """Inputs of one kind: how they are made out of seeds, and what is done with them."""

    suffixes: tuple[str, ...]
    take: Take
    make: Make

    def seeds(self, data: Path) -> dict[str, list[bytes]]:
        """By suffix; `data` is a folder of other programs' files."""
        return {suffix: seeds(suffix, data) for suffix in self.suffixes}


def make_file(path: Path, known: list[bytes], random_: Random) -> None:
    path.write_bytes(mutated(known, random_))


def make_two_sides(path: Path, known: list[bytes], random_: Random) -> None:
    """Moses pairs: the stem is given, the sides stand beside it."""
    path.touch()
    for lang in ("en", "fr"):
        Path(f"{path}.{lang}").write_bytes(mutated(known, random_))


def make_text(path: Path, _known: list[bytes], random_: Random) -> None:
    text = mutated_text(texts(), random_)
    path.write_bytes(text[: random_.choice((100, 2_000, 20_000))].encode())


def make_pairs(path: Path, _known: list[bytes], random_: Random) -> None:
    lines = [line for text in texts() for line in text.splitlines() if line]
    sides = [mutated_text(lines, random_)[:LONGEST_SIDE].replace("\0", "") for _ in range(2 * PAIRS)]
    path.write_bytes("\0".join(sides).encode())


def take_pairs(path: Path, random_: Random) -> None:
    """Checked, read, and now and then written in another format and read again."""
    if path.suffix == ".corpus":
        with FORMATS["moses"].records(path, "en", "fr") as records:  # type: ignore[attr-defined]
            bitext = bitext_of_records(records)
    else:
        take_checked(path)
        bitext = format_of(path).read(path, "en", "fr")
    if random_.randrange(AGAIN) == 0:
        write_again(bitext, path.parent, random_)


def take_checked(path: Path) -> None:
    """`alignpost validate`: every problem has words that fit in a line."""
    for problem in validate(path):
        assert "\n" not in str(problem), "a problem of several lines"


def write_again(bitext: Bitext, folder: Path, random_: Random) -> None:
    """What was read can be written, or is refused; what was written can be read."""
    name = random_.choice(("tmx", "tsv", "jsonl", "xliff12", "xliff21", "po", "csv", "xlsx"))
    path = folder / f"again{FORMATS[name].suffixes[0]}"
    try:
        write(bitext, path, FORMATS[name])
    except AlignPostError:
        return
    if not any(pair.source.strip() and pair.target.strip() for pair in bitext.pairs):
        return  # formats may refuse a file without pairs
    try:
        FORMATS[name].read(path, None, None)
    except AlignPostError as error:
        raise AssertionError(f"writes {name} that it does not read: {error}") from error


def take_links(path: Path, _random: Random) -> None:
    take_checked(path)
    for bead in read_links(path):
        assert min((*bead.source, *bead.target), default=0) >= 0


def take_document(path: Path, _random: Random) -> None:
    sides = api.read_text(path, "en")
    covered(sides.document.text, [segment.span for segment in sides.segments])


def take_rules(path: Path, _random: Random) -> None:
    """SRX rules that are good enough to be read are good enough to segment by, without end or not."""
    take_checked(path)
    segmenter = SrxSegmenter(path, "en")
    text = texts()[-2]
    segments = segmenter.segment(document_of_text(text, "en")).segments
    covered(text, [segment.span for segment in segments])


def take_terms(path: Path, _random: Random) -> None:
    if path.suffix == ".txt":
        read_abbreviations(path)
        return
    if path.suffix == ".toml":
        read_configuration(path)
        return
    if path.suffix == ".tbx":
        take_checked(path)
    glossary = read_glossary(path, "en", "fr")
    score_pairs([("A ceasefire deal.", "Un accord de paix.")], "en", "fr", glossary=glossary)


def take_project(path: Path, _random: Random) -> None:
    """A project from a stranger: looked at, edited, exported, undone."""
    with Project.open(path, author="fuzz") as project:
        bitext = project.bitext()
        list(project.history())
        for pair in bitext.pairs[:2]:
            project.past(pair.id)
        ids = [pair.id for pair in bitext.pairs[:2]]
        for command in (
            *(SetStatus(ids, Status.ACCEPTED), MergePairs(ids), AddNote(ids[0] if ids else 1, "Why?")),
            EditText(ids[-1] if ids else 1, "target", "Autre chose."),
        ):
            with contextlib.suppress(AlignPostError):
                project.apply(command)
        while project.undo() is not None:
            pass
        write(project.bitext(), path.with_suffix(".jsonl"))


def take_history(path: Path, random_: random.Random) -> None:
    """A project from a stranger: everything of its journal is asked for, done again and merged."""
    steps: tuple[Callable[[], None], ...] = (
        lambda: take_project(path, random_),
        lambda: _told(path),
        lambda: _merged(path),
    )
    errors: list[AlignPostError] = []
    for step in steps:
        try:
            step()
        except AlignPostError as error:
            errors.append(error)
    if errors:
        raise errors[0]


def _told(path: Path) -> None:
    with Project.open(path, author="fuzz") as project:
        told = path.with_suffix(".json")
        told.write_text(json.dumps(journal_json(project)), encoding="utf-8")
        assert len(project.documents()) == 2
        for pair in project.pairs():
            project.segments(pair.id, "source")
    original = path.with_name("original.alignpost")
    replay(path, original)
    replay(told, original)


def _merged(path: Path) -> None:
    other, out = path.with_name("other.alignpost"), path.with_name("merged.alignpost")
    shutil.copy(path, other)
    with Project.open(other, author="Bob") as project:
        project.apply(SetStatus([1], Status.REJECTED))
    merge(path, other, out)


def take_text(path: Path, random_: Random) -> None:
    text = path.read_bytes().decode()
    lang = random_.choice(("en", "fr", "de", "zh", "und"))
    segmenter = RuleSegmenter(lang, random_.choice(("default", "social")), ())
    segments = segmenter.segment(document_of_text(text, lang)).segments
    covered(text, [segment.span for segment in segments])


def covered(text: str, spans: list[Span]) -> None:
    """Segments stand in order, apart, and leave out nothing but white space (no-break spaces between them too)."""
    end = 0
    for span in spans:
        assert end <= span.start <= span.end <= len(text), "segments overlap"
        left_out = text[end : span.start]
        assert not left_out or left_out.isspace(), f"{left_out!r} is in no segment"
        end = span.end
    assert not text[end:] or text[end:].isspace(), f"{text[end:]!r} is in no segment"


def take_scores(path: Path, random_: Random) -> None:
    sides = path.read_bytes().decode().split("\0")
    given = list(zip(sides[::2], sides[1::2], strict=True))
    languages = random_.choice((("en", "fr"), ("en", "fr"), ("fr", "en"), ("en", "de"), ("und", "ja")))
    terms = Glossary((Term("peace", ("paix",)), Term(given[0][0][:30].strip() or "war", ("guerre", "…"))))
    for (source, target), score in zip(
        given, score_pairs(given, *languages, glossary=terms).pairs, strict=True
    ):
        assert 0 <= score.fidelity <= 100, "a fidelity outside 0 to 100"
        assert abs(sum(part.points for part in score.parts) - score.fidelity) < 0.01, (
            "parts that do not add up"
        )
        for finding in score.findings:
            for text, spans in ((source, finding.source_spans), (target, finding.target_spans)):
                assert all(0 <= span.start <= span.end <= len(text) for span in spans), finding.check


FAMILIES = {
    "tmx": Family((".tmx",), take_pairs, make_file),
    "xliff": Family((".xlf", ".xliff", ".sdlxliff"), take_pairs, make_file),
    "tbx": Family((".tbx", ".tsv", ".txt", ".toml"), take_terms, make_file),
    "srx": Family((".srx",), take_rules, make_file),
    "po": Family((".po",), take_pairs, make_file),
    "tables": Family((".tsv", ".csv", ".jsonl"), take_pairs, make_file),
    "moses": Family((".corpus",), take_pairs, make_two_sides),
    "links": Family((".links", ".ladder", ".ces", ".alignment", ".gold"), take_links, make_file),
    "docx": Family((".docx",), take_document, make_file),
    "html": Family((".html", ".json"), take_document, make_file),
    "markdown": Family((".md", ".txt"), take_document, make_file),
    "xlsx": Family((".xlsx",), take_pairs, make_file),
    "project": Family((".alignpost",), take_project, make_file),
    "history": Family((".alignpost",), take_history, make_project),
    "segmenter": Family((".txt",), take_text, make_text),
    "checks": Family((".txt",), take_scores, make_pairs),
}
"""By the names that the command line takes."""
