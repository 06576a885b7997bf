"""`alignpost explain`: why one pair has the score it has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alignpost.cli import options
from alignpost.cli.judging import Judging, judging
from alignpost.cli.output import json_data, words
from alignpost.cli.pipeline import refuse_lone_text
from alignpost.errors import UsageError

if TYPE_CHECKING:
    from alignpost.model import Bitext, Pair, Span
    from alignpost.score.explaining import Explanation

__all__ = ["command"]


@click.command(name="explain")
@click.argument("file", type=options.input_path, metavar="INPUT")
@click.option("--pair", "number", type=int, required=True, metavar="N", help="Number of the pair.")
@options.choice_of_languages
@judging
@options.json_flag
def command(
    *,
    file: Path,
    number: int,
    source_lang: str | None,
    target_lang: str | None,
    judging: Judging,
    as_json: bool,
) -> None:
    """Say all that is known about pair N of INPUT, a project or any file of pairs: why it has its score.

    The score is made anew, as `alignpost score` makes it.
    Shown are both texts, how sure the alignment is, what every part takes from the score, every finding with its
    words and what would be better, what was dismissed, what people noted, and which word renders which.
    """
    from alignpost import api
    from alignpost.score.explaining import explanation, in_words

    refuse_lone_text(file)
    standard = judging.in_project(file).standard
    bitext = api.read(file, source_lang=source_lang, target_lang=target_lang)
    bitext = api.with_languages(bitext, source_lang or "en", target_lang or "fr")
    pair = standard.scored_pair(bitext, _pair(bitext, number, file))
    told = explanation(pair, bitext.source.lang, bitext.target.lang)
    if as_json:
        json_data(_as_json(told))
    else:
        words(in_words(told))


def _pair(bitext: Bitext, number: int, path: Path) -> Pair:
    found = next((pair for pair in bitext.pairs if pair.id == number), None)
    if found is not None:
        return found
    if not bitext.pairs:
        raise UsageError("holds no pair", path=path)
    first, last = bitext.pairs[0].id, max(pair.id for pair in bitext.pairs)
    raise UsageError(f"has no pair {number}; the numbers go from {first} to {last}", path=path)


def _as_json(told: Explanation) -> dict[str, Any]:
    from alignpost.formats.plain import note_object
    from alignpost.report.json import pair_row

    pair = told.pair
    return {
        **pair_row(pair),
        "human_score": pair.human_score,
        "links": [
            {
                "source": _words(link.source, pair.source),
                "target": _words(link.target, pair.target),
                "sureness": round(link.sureness, 3),
            }
            for link in told.links
        ],
        "uncovered_source": [_words(span, pair.source) for span in told.uncovered_source],
        "uncovered_target": [_words(span, pair.target) for span in told.uncovered_target],
        "dismissed": [
            {"check": finding.check, "message": finding.message, "reason": said.reason, "author": said.author}
            for finding, said in told.dismissed
        ],
        "notes": [note_object(note) for note in pair.notes],
    }


def _words(span: Span, text: str) -> dict[str, Any]:
    return {"span": [span.start, span.end], "text": span.of(text)}
