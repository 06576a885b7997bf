"""The running example: the published translation passes, the draft's deliberate errors are found on their words."""

from pathlib import Path

import pytest

from alignpost.model import Finding, Score, Severity
from alignpost.score import Glossary, read_glossary, score_pairs
from alignpost.segment import segment_text

CORPUS = Path(__file__).parents[2] / "corpora" / "truth-social-2025-02-12"
CHECK_OF_KIND = {
    "wrong number": "numbers",
    "wrong name": "names",
    "omission": "omission",
    "addition": "addition",
    "untranslated": "untranslated",
    "lost negation": "negation",
    "lost emphasis": "emphasis",
    "lost exclamation": "exclamation",
}


def _sentences(name: str, lang: str) -> list[str]:
    return [segment.text for segment in segment_text((CORPUS / name).read_text(encoding="utf-8"), lang)]


def _pairs(name: str) -> list[tuple[str, str]]:
    return list(zip(_sentences("post.en.txt", "en"), _sentences(name, "fr"), strict=True))


def _errors() -> list[tuple[int, str, str, str]]:
    lines = (CORPUS / "draft.errors.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = [line.split("\t") for line in lines]
    return [(int(number), kind, source, target) for number, kind, source, target, _ in cells]


def _glossary(wanted: bool) -> Glossary | None:
    return read_glossary(CORPUS / "glossary.tsv") if wanted else None


def _scores(name: str, glossary: bool) -> tuple[Score, ...]:
    return score_pairs(_pairs(name), "en", "fr", glossary=_glossary(glossary)).pairs


def _grave(score: Score) -> list[Finding]:
    return [finding for finding in score.findings if finding.severity.rank >= Severity.MAJOR.rank]


def _touches(spans: tuple[object, ...], text: str, words: str) -> bool:
    start = text.rindex(words) if words in ".!" else text.index(words)
    return any(s.start < start + len(words) and start < s.end for s in spans)  # type: ignore[attr-defined]


@pytest.mark.parametrize("glossary", [False, True])
def test_the_published_translation_has_nothing_above_a_remark(glossary: bool) -> None:
    findings = [finding for score in _scores("post.fr.txt", glossary) for finding in score.findings]
    assert [f.message for f in findings if f.severity is not Severity.NEUTRAL] == []


@pytest.mark.parametrize(("number", "kind", "source", "target"), _errors())
def test_every_deliberate_error_is_found_on_its_words(
    number: int, kind: str, source: str, target: str
) -> None:
    en, fr = _pairs("draft.fr.txt")[number - 1]
    findings = [
        f for f in _scores("draft.fr.txt", False)[number - 1].findings if f.check == CHECK_OF_KIND[kind]
    ]
    assert any(
        (not source or _touches(finding.source_spans, en, source))
        and (not target or _touches(finding.target_spans, fr, target))
        for finding in findings
    )


@pytest.mark.parametrize("glossary", [False, True])
def test_the_rest_of_the_draft_has_nothing_grave(glossary: bool) -> None:
    wrong = {number for number, *_ in _errors()}
    scores = _scores("draft.fr.txt", glossary)
    assert [f.message for number, s in enumerate(scores, 1) if number not in wrong for f in _grave(s)] == []


def test_the_published_translation_scores_higher_than_the_draft() -> None:
    published = score_pairs(_pairs("post.fr.txt"), "en", "fr").fidelity
    draft = score_pairs(_pairs("draft.fr.txt"), "en", "fr").fidelity
    assert published > 95
    assert draft < 80


def test_capitalised_nouns_stay_visible_as_remarks() -> None:
    remarks = [f for score in _scores("post.fr.txt", False) for f in score.findings if f.check == "capitals"]
    assert {f.severity for f in remarks} == {Severity.NEUTRAL}
    assert any("War" in f.message for f in remarks)
