"""From the words of a command line to a scored bitext."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alignpost.cli import options
from alignpost.cli.judging import Judging, judging
from alignpost.cli.output import json_data, lines, say
from alignpost.errors import UsageError
from alignpost.model import Bitext
from alignpost.progress import Progress
from alignpost.visible import one_line

if TYPE_CHECKING:
    from alignpost.encode import Encoder
    from alignpost.store import AlignmentModel

__all__ = [
    "Reading",
    "encoder_in",
    "languages_of",
    "model_in",
    "print_pairs",
    "reading",
    "refuse_lone_text",
    "refuse_pairs",
    "say_if_unrelated",
]

_OF_TEXTS = frozenset(["", ".txt", ".md", ".html", ".docx", ".json"])
"""The usual suffixes of texts, for which no format need be loaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How two texts on disk are to be read and judged."""

    source_lang: str
    target_lang: str
    segmented: bool
    srx: Path | None
    abbreviations: Path | None
    model: Path | None
    judging: Judging

    @property
    def files(self) -> tuple[Path | None, ...]:
        """What is read beside the two texts."""
        return (self.srx, self.abbreviations, *self.judging.files)

    def bitext(self, source: Path, target: Path, progress: Progress, *, scored: bool = True) -> Bitext:
        """Segment, align and (where `scored`) judge them; what they are to be judged by is looked at first."""
        from alignpost import api

        refuse_pairs(source, target)
        if scored:
            self.judging.standard.refuse_mistakes((self.source_lang, self.target_lang))
        bitext = api.align(
            source,
            target,
            source_lang=self.source_lang,
            target_lang=self.target_lang,
            segmented=self.segmented,
            profile=self.judging.standard.segmentation,
            abbreviations=self.abbreviations or (),
            srx=self.srx,
            encoder=encoder_in(self.model, self.source_lang, self.target_lang),
            progress=progress,
        )
        return self.judging.standard.scored(bitext, progress) if scored else bitext

    @property
    def remembered(self) -> dict[str, str]:
        """What a project made now is to remember: how to judge and segment, and the model by which to align again."""
        from alignpost.cli.segmenting import Segmenting

        model = model_in(self.model, self.source_lang, self.target_lang)
        return {
            **self.judging.standard.remembered,
            **Segmenting(self.segmented, self.srx, self.abbreviations).remembered,
            **(model.as_dict() if model else {}),
        }


@lru_cache(maxsize=1)  # a project is aligned by it, and remembers it
def encoder_in(model: Path | None, *langs: str) -> Encoder | None:
    """The encoder in the folder `model`; None where none is named, which lets the aligner choose.

    Raises:
        InputError, FormatError: the folder holds no model, or a damaged one.
        UsageError: the model does not know a language.
    """
    from alignpost.encode import load_encoder

    return None if model is None else load_encoder(model, languages=langs)


def model_in(model: Path | None, *langs: str) -> AlignmentModel | None:
    """The model in the folder `model` by its place and digest, for whoever is to load it again.

    Raises:
        As `encoder_in`.
    """
    encoder = encoder_in(model, *langs)
    if model is None or encoder is None:
        return None
    from alignpost.store import AlignmentModel

    return AlignmentModel.of(model, encoder)


def refuse_pairs(*texts: Path) -> None:
    """Refuse files of pairs where texts belong: their lines would be taken for sentences.

    Raises:
        UsageError: one is such a file by its suffix.
    """
    unsure = [path for path in texts if path.suffix.lower() not in _OF_TEXTS]
    if not unsure:
        return
    from alignpost.formats import suffixes

    for path in unsure:
        if path.is_file() and path.name.lower().endswith(suffixes()):
            raise UsageError(
                "holds pairs and is no text to be aligned; `alignpost score` takes one such file at a time, "
                "`alignpost batch` many",
                path=path,
            )


def refuse_lone_text(path: Path) -> None:
    """Refuse a text where a file of pairs belongs.

    Raises:
        UsageError: it is one by its suffix, or standard input, where pairs do not say their format.
    """
    if str(path) == options.STANDARD_INPUT:
        raise UsageError(
            "pairs on standard input do not say their format; make a file of them first: "
            "`alignpost convert - pairs.tsv --from FORMAT`"
        )
    if path.suffix and path.suffix.lower() in _OF_TEXTS:
        raise UsageError("is a text by its name; give its translation as well, or a file of pairs", path=path)


def print_pairs(bitext: Bitext, files: tuple[Path, Path], as_json: bool) -> None:
    """Print the pairs with their scores to standard output, for programs or for people."""
    if as_json:
        from alignpost.gate import Verdict
        from alignpost.report.assessment import Assessment
        from alignpost.report.json import score_report
        from alignpost.report.places import Files

        json_data(score_report(Assessment(bitext, Files(*files, bitext), Verdict())))
    else:
        from alignpost.report.table import table

        lines(table(bitext))


def languages_of(texts: Sequence[Path], source_lang: str | None, target_lang: str | None) -> tuple[str, str]:
    """The languages of what is named on a command line; told where they are neither said nor the usual ones."""
    usual = source_lang or "en", target_lang or "fr"
    if len(texts) != 2:
        return usual
    from alignpost.documents import named_languages

    source, target = texts
    langs = named_languages(source, target, source_lang, target_lang)
    if langs != usual:
        say(f"{one_line(source.name)} → {one_line(target.name)}: {langs[0]} → {langs[1]}, by their names")
    return langs


def say_if_unrelated(bitext: Bitext) -> None:
    """Tell on standard error when nothing of two texts could be aligned."""
    from alignpost.align import unrelated

    if unrelated(bitext.beads):
        say(
            "the two texts seem to have nothing to do with each other, or stand in another order; nothing was aligned"
        )


def reading(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that takes two texts, as `source` and `target` or as `files`, handed to it as one `reading`."""
    names = [field.name for field in fields(Reading)]

    @wraps(function)
    def collected(**words: Any) -> Any:
        texts = words["files"] if "files" in words else (words["source"], words["target"])
        said = (words["source_lang"], words["target_lang"])
        words["source_lang"], words["target_lang"] = languages_of(texts, *said)
        return function(reading=Reading(**{name: words.pop(name) for name in names}), **words)

    return options.languages(options.segmentation(options.model(judging(collected))))
