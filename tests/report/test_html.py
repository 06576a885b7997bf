"""The page of HTML: what is marked, where a place is empty, what is dropped, blamed or not asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from alignpost.gate import Judgement, Outcome, Verdict
from alignpost.model import Bitext, Finding, Score, Severity, Span, Status
from alignpost.report.assessment import Assessment
from alignpost.report.html import html_report
from alignpost.report.markdown import markdown_report
from alignpost.report.places import Files
from alignpost.report.table import table

TARGET = "Nous avons perdu 21 hommes."


def finding(check: str, severity: Severity, *target: tuple[int, int]) -> Finding:
    return Finding(check, "accuracy", severity, (), tuple(Span(*one) for one in target), f"Of {check}.")


def page(findings: Sequence[Finding], *, keep: bool = True, verdict: Verdict | None = None) -> str:
    bitext = Bitext.of_texts([("We lost 12 men.", TARGET)], "en", "fr")
    pair = replace(bitext.pairs[0], score=Score(61.4, (), tuple(findings)), keep=keep)
    bitext = replace(bitext, pairs=(pair,))
    return html_report(Assessment(bitext, Files(Path("a.tsv"), Path("a.tsv"), bitext), verdict or Verdict()))


def test_a_fidelity_just_below_a_limit_does_not_read_as_the_limit() -> None:
    bitext = Bitext.of_texts([("We lost 12 men.", TARGET)], "en", "fr")
    bitext = replace(bitext, pairs=(replace(bitext.pairs[0], score=Score(69.97, (), ())),))
    told = Assessment(bitext, Files(Path("a.tsv"), Path("a.tsv"), bitext), Verdict())
    assert "<b>69</b>" in html_report(told)
    assert "<dd>69.9</dd>" in html_report(told)
    assert re.search(r"^   1 ○   69 ", table(bitext), re.MULTILINE)
    assert "fidelity 69.9" in table(bitext)
    assert "**69.9**" in markdown_report(told)


def target_cell(told: str) -> str:
    found = re.search('<td lang="fr">(.*?)</td>', told)
    assert found is not None
    return found[1]


def test_where_findings_overlap_the_gravest_gives_the_colour_and_all_are_told() -> None:
    told = target_cell(
        page([finding("terms", Severity.MINOR, (11, 19)), finding("numbers", Severity.CRITICAL, (17, 26))])
    )
    assert told == (
        'Nous avons <mark class="minor" title="Of terms.">perdu </mark>'
        '<mark class="critical" title="Of terms.; Of numbers.">21</mark>'
        '<mark class="critical" title="Of numbers."> hommes</mark>.'
    )


def test_an_empty_place_is_shown_at_either_end_and_inside() -> None:
    end = len(TARGET)
    told = target_cell(page([finding("omission", Severity.MAJOR, (0, 0), (10, 10), (end, end))]))
    gap = '<mark class="major gap" title="Of omission.">‸</mark>'
    assert told == f"{gap}{TARGET[:10]}{gap}{TARGET[10:]}{gap}"


def test_a_pair_says_its_gravest_finding_and_whether_a_limit_or_a_reviewer_points_at_it() -> None:
    found = [finding("a", Severity.MINOR, (0, 4)), finding("b", Severity.MAJOR, (5, 10))]
    failed = Verdict((Judgement("max-major", Outcome.FAIL, "1 finding", 1, 0, (1,)),))
    assert '<tr id="pair-1" data-severity="major">' in page(found)
    assert '<tr id="pair-1" data-severity="major" class="dropped">' in page(found, keep=False)
    blamed = page(found, verdict=failed)
    assert '<tr id="pair-1" data-severity="major" data-blamed>' in blamed
    assert '<a href="#pair-1">1</a>' in blamed


def test_without_a_limit_nothing_has_passed() -> None:
    passed = Verdict((Judgement("max-major", Outcome.PASS, "0 findings", 0, 0),))
    assert '<p class="verdict">passed</p>' in page([], verdict=passed)
    assert '<p class="verdict">measured, no limit was set</p>' in page([])


def test_the_meter_turns_where_findings_hold_a_score_down() -> None:
    assert '<b>61</b><meter min="0" max="100" low="60" high="85"' in page([])


def test_the_checks_that_are_silent_are_named() -> None:
    bitext = Bitext.of_texts([("Zwölf.", "Douze.")], "de", "fr")
    told = html_report(Assessment(bitext, Files(Path("a.tsv"), Path("a.tsv"), bitext), Verdict()))
    assert '<p class="silence">Checks that are silent from de to fr: ' in told
    assert 'class="silence"' not in page([])


def test_two_findings_of_one_empty_place_are_both_told_in_the_colour_of_the_graver() -> None:
    found = [finding("omission", Severity.MAJOR, (4, 4)), finding("quotes", Severity.NEUTRAL, (4, 4), (4, 4))]
    told = target_cell(page(found))
    assert told.count("‸") == 1
    assert '<mark class="major gap" title="Of omission.; Of quotes.">‸</mark>' in told


def test_what_a_reviewer_decided_and_how_sure_the_alignment_is_stand_beside_the_pair() -> None:
    bitext = Bitext.of_texts([("One.", "Un."), ("Two.", "Deux.")], "en", "fr")
    first, second = bitext.pairs
    second = replace(
        second,
        status=Status.NEEDS_WORK,
        bead=replace(second.bead, confidence=0.4567),
        score=Score(80, (), ()),
    )
    bitext = replace(bitext, pairs=(first, second))
    told = html_report(Assessment(bitext, Files(Path("a.tsv"), Path("a.tsv"), bitext), Verdict()))
    assert '<th scope="row">1</th><td>–</td>' in told.replace("\n", "")
    assert '<th scope="row">2 <span class="status" role="img" aria-label="needs work"' in told
    assert '<td title="confidence of the alignment: 0.45"><b>80</b>' in told


def test_a_translation_in_a_file_of_its_own_names_its_source() -> None:
    bitext = Bitext.of_texts([("One.", "Un.")], "en", "fr")
    told = html_report(Assessment(bitext, Files(Path("a<b>.txt"), Path("b.txt"), bitext), Verdict()))
    assert "<h1>b.txt</h1>" in told
    assert '<p class="of">translation of a&lt;b&gt;.txt</p>' in told
    assert 'class="of"' not in page([])


def test_a_limit_links_to_the_first_of_many_pairs_and_counts_the_others() -> None:
    bitext = Bitext.of_texts([("One.", "Un.")] * 30, "en", "fr")
    limits = [
        Judgement("max-minor", Outcome.FAIL, "x", 30, 0, tuple(range(1, 31))),
        Judgement("max-major", Outcome.FAIL, "y", 20, 0, tuple(range(1, 21))),
    ]
    verdict = Verdict(tuple(limits))
    told = html_report(Assessment(bitext, Files(Path("a.tsv"), Path("a.tsv"), bitext), verdict))
    assert told.count('<a href="#pair-') == 40
    assert '<a href="#pair-20">20</a> and 10 more</td>' in told
    assert '<a href="#pair-20">20</a></td>' in told


def test_of_very_many_pairs_the_worst_are_shown_in_their_order_and_the_others_counted() -> None:
    bitext = Bitext.of_texts([("One.", "Un.")] * 2003, "en", "fr")
    # the first two and the last are the best; one of them has a finding
    scores = {1: 99.0, 2: 98.0, 2003: 97.0}
    pairs = tuple(
        replace(pair, score=Score(scores.get(pair.id, 40.0 + pair.id % 50), (), ())) for pair in bitext.pairs
    )
    pairs = (replace(pairs[0], score=Score(99, (), (finding("a", Severity.MINOR, (0, 1)),))), *pairs[1:])
    bitext = replace(bitext, pairs=pairs)
    verdict = Verdict((Judgement("max-minor", Outcome.FAIL, "x", 1, 0, (1, 3)),))
    told = html_report(Assessment(bitext, Files(Path("a.tsv"), Path("a.tsv"), bitext), verdict))
    assert re.findall('<tr id="pair-([0-9]+)"', told) == [str(number) for number in range(3, 2003)]
    assert "2,000 pairs of lowest fidelity; 3 other pairs: 1 minor, 2 without a finding." in told
    assert '<td><a href="#pair-3">3</a> and 1 more</td>' in told
    assert 'class="others"' not in page([])
