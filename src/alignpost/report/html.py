"""One HTML page that needs nothing but itself: verdict, figures and every pair with its words marked.

Reads in light and dark, prints, and filters without a network: style and script stand in the page, and its
content security policy lets nothing else run, so that no text of a translation can.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Set
from html import escape
from importlib import resources
from itertools import pairwise
from typing import Final

from alignpost.gate import Judgement, Measures
from alignpost.model import Finding, Pair, Severity, Span, Status
from alignpost.report.assessment import Assessment
from alignpost.report.words import OUTCOME_WORDS, STATUS_MARKS, gravest, said, silence
from alignpost.report.worst import said_of_others, worst_first
from alignpost.score.dismissals import standing_of
from alignpost.visible import counted, figure, visible

__all__ = ["html_report"]

_LINKED: Final = 20
"""Pairs that a limit links to; the filter shows all that fail one."""
_SHOWN: Final = 2000
"""Pairs of a page: browsers take seconds to lay out ten thousand. Of more the worst are shown, in their order."""


def html_report(assessment: Assessment) -> str:
    """The whole page; the same assessment gives the same text."""
    return "\n".join(_page(assessment)) + "\n"


def _page(assessment: Assessment) -> Iterator[str]:
    bitext, verdict = assessment.bitext, assessment.verdict
    name = _text(assessment.files.name)
    script, style = _resource("page.js"), _resource("page.css")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'\">"
    )
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{name}: fidelity</title>\n<style>{style}</style>\n</head>\n<body>"
    yield f'<header class="{verdict.outcome.value}">\n<h1>{name}</h1>'
    asked = OUTCOME_WORDS[verdict.outcome] if verdict.judgements else "measured, no limit was set"
    yield f'<p class="verdict">{asked}</p>'
    if assessment.files.source != assessment.files.target:
        yield f'<p class="of">translation of {_text(assessment.files.source.as_posix())}</p>'
    yield "</header>\n<main>"
    yield from _figures(assessment)
    worst, others = worst_first(bitext, _SHOWN) if len(bitext.pairs) > _SHOWN else (bitext.pairs, ())
    shown = {pair.id for pair in worst}
    yield from _judgements(verdict.judgements, shown)
    yield _FILTER
    yield from _pairs(assessment, shown)
    yield "</main>"
    if others:
        beside = f"{counted(len(worst), 'pair')} of lowest fidelity; {said_of_others(others)}."
        yield f'<p class="others">{_text(beside)}</p>'
    if told := silence(bitext):
        yield f'<p class="silence">{_text(told)}</p>'
    yield f"<footer>{_text(bitext.signature or '')}</footer>"
    yield f"<script>{script}</script>\n</body>\n</html>"


_FILTER = (
    '<form class="filter" hidden><label>Show <select name="severity"><option value="">all pairs</option>'
    '<option value="any">pairs with findings</option><option value="major">major and critical</option>'
    '<option value="critical">critical</option><option value="blamed">pairs that fail a limit</option></select>'
    '</label> <label>with the words <input name="words" type="search"></label> <output></output></form>'
)


def _figures(assessment: Assessment) -> Iterator[str]:
    measures = Measures(assessment.bitext)
    figures = [
        ("fidelity", figure(measures.mean, 1)),
        ("pairs", str(len(measures.pairs))),
        ("words in unaligned sentences", f"{measures.unaligned_share:.1%}"),
    ]
    for severity in reversed(Severity):
        count = sum(finding.severity is severity for _, finding in assessment.findings())
        figures += [(severity.value, str(count))] if count else []
    figures += [(m.name, m.shown) for m in assessment.metrics.corpus] if assessment.metrics else []
    yield '<dl class="figures">'
    for what, measured in figures:
        yield f"<div><dt>{escape(what)}</dt><dd>{measured}</dd></div>"
    yield "</dl>"


def _judgements(judgements: tuple[Judgement, ...], shown: Set[int]) -> Iterator[str]:
    if not judgements:
        return
    yield '<table class="limits">\n<tbody>'
    for judgement in judgements:
        linked = [number for number in judgement.pairs if number in shown][:_LINKED]
        links = ", ".join(f'<a href="#pair-{number}">{number}</a>' for number in linked)
        if len(judgement.pairs) > len(linked):
            links += f" and {len(judgement.pairs) - len(linked):,} more"
        yield (
            f'<tr class="{judgement.outcome.value}"><th scope="row">{_text(judgement.rule)}</th>'
            f"<td>{judgement.outcome.value}</td><td>{_text(judgement.message)}</td><td>{links}</td></tr>"
        )
    yield "</tbody>\n</table>"


def _pairs(assessment: Assessment, shown: Set[int]) -> Iterator[str]:
    bitext, blamed = assessment.bitext, assessment.verdict.blamed
    source, target = escape(bitext.source.lang), escape(bitext.target.lang)
    yield '<table class="pairs">\n<thead><tr><th scope="col">pair</th><th scope="col">fidelity</th>'
    yield f'<th scope="col">{source}</th><th scope="col">{target}</th></tr></thead>\n<tbody>'
    for pair in bitext.pairs:
        if pair.id in shown:
            yield from _pair(pair, source, target, pair.id in blamed)
    yield "</tbody>\n</table>"


def _pair(pair: Pair, source: str, target: str, blamed: bool) -> Iterator[str]:
    findings = tuple(standing_of(pair))
    worst = gravest(findings)
    marks = f'data-severity="{worst.severity.value if worst else ""}"' + (" data-blamed" if blamed else "")
    dropped = ' class="dropped"' if not pair.keep else ""
    yield f'<tr id="pair-{pair.id}" {marks}{dropped}><th scope="row">{pair.id}{_status(pair)}</th>'
    yield f"<td{_confidence(pair)}>{_meter(pair)}</td>"
    for lang, text, spans in (
        (source, pair.source, [(f, f.source_spans) for f in findings]),
        (target, pair.target, [(f, f.target_spans) for f in findings]),
    ):
        yield f'<td lang="{lang}">{_marked(text, spans)}</td>'
    yield "</tr>"
    if findings:
        items = "".join(
            f'<li class="{finding.severity.value}"><b>{finding.severity.value} {_text(finding.check)}</b> '
            f"{escape(said(finding))}</li>"
            for finding in findings
        )
        yield f'<tr class="why"><td></td><td colspan="3"><ul>{items}</ul></td></tr>'


def _status(pair: Pair) -> str:
    """What a reviewer decided; nothing where nobody has, as in every fresh alignment."""
    if pair.status is Status.UNREVIEWED:
        return ""
    word = pair.status.value.replace("_", " ")
    return f' <span class="status" role="img" aria-label="{word}" title="{word}">{STATUS_MARKS[pair.status]}</span>'


def _confidence(pair: Pair) -> str:
    sure = pair.bead.confidence
    return "" if sure is None else f' title="confidence of the alignment: {figure(sure, 2)}"'


def _meter(pair: Pair) -> str:
    if pair.score is None:
        return "–"
    points = figure(pair.score.fidelity, 0)
    return f'<b>{points}</b><meter min="0" max="100" low="60" high="85" optimum="100" value="{points}">{points}</meter>'


def _marked(text: str, findings: list[tuple[Finding, tuple[Span, ...]]]) -> str:
    """`text` with each stretch that findings cover in a `<mark>`, the worst one's colour on top."""
    cuts = {0, len(text)} | {
        place for _, spans in findings for span in spans for place in (span.start, span.end)
    }
    places = sorted(place for place in cuts if 0 <= place <= len(text))
    gaps: dict[int, list[Finding]] = {}
    for finding, spans in findings:
        for place in {span.start for span in spans if span.start == span.end}:
            gaps.setdefault(place, []).append(finding)
    pieces = [_stretch("‸", gaps[0], " gap")] if 0 in gaps else []
    for start, end in pairwise(places):
        covering = [f for f, spans in findings if any(s.start <= start and end <= s.end for s in spans)]
        pieces.append(_stretch(_text(text[start:end]), covering))
        if end in gaps:
            pieces.append(_stretch("‸", gaps[end], " gap"))
    return "".join(pieces)


def _stretch(shown: str, covering: list[Finding], kind: str = "") -> str:
    worst = gravest(covering)
    if worst is None:
        return shown
    titles = escape("; ".join(said(finding) for finding in covering))
    return f'<mark class="{worst.severity.value}{kind}" title="{titles}">{shown}</mark>'


def _text(text: str) -> str:
    return escape(visible(text))


def _resource(name: str) -> str:
    return (resources.files("alignpost.report") / name).read_text(encoding="utf-8")
