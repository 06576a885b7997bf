"""Every figure of fidelity on the development sets, beside the trivial control that knows only the lengths.

Usage: python -m benchmarks.fidelity [DATA] [--rows ROW,ROW]

DATA (default: $ALIGNPOST_DATA, else ../shared/data) holds fidelity/score.py and fidelity/dev. Correlations, areas
and minimal pairs come from that program itself, asked through `fidelity_scorer`; the rows that need findings are
counted here. Calibration is that of pairs that no weight was learnt on: `learn_fidelity_weights.py` prints it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import simplemma
from benchmarks.data import DATA

from alignpost.model import Finding, Severity
from alignpost.score import Glossary, Term, score_pairs

Row = dict[str, Any]
_NUMERIC_KINDS = ("number_digit", "number_magnitude")


def rows(folder: Path, name: str) -> list[Row]:
    text = (folder / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = loaded
    spec.loader.exec_module(loaded)
    return loaded


def told(finding: Finding) -> bool:
    return finding.severity is not Severity.NEUTRAL


def share(hits: int, total: int) -> float:
    return hits / total if total else float("nan")


def of_program(official: ModuleType, task: str) -> None:
    scorer = module(Path(__file__).with_name("fidelity_scorer.py"))
    needs = {"spans": scorer.uncovered, "words": scorer.word_links}
    values = getattr(official, task)(needs.get(task, scorer.score))
    control = {} if task in needs else getattr(official, task)(official.length_control)
    if task == "sts":
        values["Spearman of adequacy alone"] = official.sts(scorer.similarity)["Spearman"]
    if task == "docqe":
        of_scorer = official.docqe(scorer.machine_errors)
        values |= {
            f"{name.removeprefix('document ')} of machine-errors": value for name, value in of_scorer.items()
        }
    for name, value in values.items():
        beside = f"   lengths alone {control[name]:.3f}" if name in control else ""
        print(f"  {name:42} {value:6.3f}{beside}")


def untranslated(folder: Path) -> None:
    """Words of the machine translations that people marked as untranslated, by word."""
    for part in ("dev0", "dev"):
        hit = found = wanted = 0
        for document in rows(folder, f"docqe.2019.{part}.en-fr.jsonl"):
            scores = score_pairs(list(zip(document["src"], document["mt"], strict=True)), "en", "fr").pairs
            for number, (text, score) in enumerate(zip(document["mt"], scores, strict=True)):
                gold = marked(document, number)
                spans = [s for f in score.findings if f.check == "untranslated" for s in f.target_spans]
                ours = {(s.start, s.end) for s in spans}
                words = _word_spans(text)
                theirs = {w for w in words if any(a < w[1] and w[0] < b for a, b in gold)}
                mine = {w for w in words if any(a < w[1] and w[0] < b for a, b in ours)}
                hit, found, wanted = hit + len(theirs & mine), found + len(mine), wanted + len(theirs)
        print(
            f"  {part}: precision {share(hit, found):.3f}, recall {share(hit, wanted):.3f} of {wanted} words"
        )


def marked(document: Row, number: int) -> set[tuple[int, int]]:
    return {
        (start, start + length)
        for error in document["ann"]
        if error["cat"] == "Untranslated"
        for segment, start, length in zip(error["seg"], error["start"], error["len"], strict=True)
        if segment == number
    }


def _word_spans(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for piece in text.split(" "):
        if any(c.isalpha() for c in piece):
            spans.append((start, start + len(piece)))
        start += len(piece) + 1
    return spans


def terminology(folder: Path) -> None:
    """Alarms on translations that hold a term and on those that lack it, human and machine ones, term by term.

    A term is there when one of its renderings is, in any inflected form, as `simplemma` reads forms: the program
    under test has a grammar of its own.
    """
    hit = missing = alarms = kept = 0
    for row in rows(folder, "terminology.en-fr.jsonl"):
        for entry in row["terms"]:
            glossary = Glossary((Term(entry["src"], tuple(entry["tgt"])),))
            for text in (row["fr"], row["fairseq_mt"]):
                (score,) = score_pairs([(row["en"], text)], "en", "fr", glossary=glossary).pairs
                alarm = any(finding.check == "terms" and told(finding) for finding in score.findings)
                if any(_stands(target, text) for target in entry["tgt"]):
                    alarms, kept = alarms + alarm, kept + 1
                else:
                    hit, missing = hit + alarm, missing + 1
    print(f"  terms missing and told: {share(hit, missing):.3f} of {missing}")
    print(f"  terms there and an alarm: {share(alarms, kept):.3f} of {kept}")


_SMALL = {"le", "la", "les", "l", "de", "du", "des", "d", "un", "une", "se", "s", "à", "au", "aux", "être"}


def _stands(term: str, text: str) -> bool:
    """Whether the words of `term`, small ones aside, stand in a row in `text`, as forms of the same words."""
    wanted, found = _lemmas(term), _lemmas(text)
    return any(found[i : i + len(wanted)] == wanted for i in range(len(found)))


def _lemmas(text: str) -> list[str]:
    words = re.findall(r"[\w-]+", text.lower())
    found = [simplemma.lemmatize(word, lang="fr", greedy=True).lower() for word in words]
    return [lemma for lemma in found if lemma not in _SMALL]


def professional(folder: Path) -> None:
    """Alarms on professional translations, and the number check's recall on changed numbers."""
    pairs = [(row["en"], row["fr"]) for row in rows(folder, "professional.en-fr.jsonl")]
    score_pairs(pairs[:50], "en", "fr")  # loads the models
    start = time.process_time()
    scores = score_pairs(pairs, "en", "fr").pairs
    seconds = time.process_time() - start
    print(f"  pairs a second of CPU, all signals: {len(pairs) / seconds:.0f}")
    for name, bar in (("warning, minor or above", 1), ("finding, major or above", 2)):
        noisy = sum(any(f.severity.rank >= bar for f in score.findings) for score in scores)
        print(f"  any {name}: {share(noisy, len(pairs)):.3f} of {len(pairs)}")
    digits = [i for i, pair in enumerate(pairs) if any(c.isdigit() for side in pair for c in side)]
    noisy = sum(any(f.check == "numbers" and told(f) for f in scores[i].findings) for i in digits)
    print(f"  number check, pairs with digits: {share(noisy, len(digits)):.3f} of {len(digits)}")
    changed = [r for r in rows(folder, "minimal-pairs.en-fr.jsonl") if r["kind"] in _NUMERIC_KINDS]
    after = score_pairs([(row["en"], row["bad"]) for row in changed], "en", "fr").pairs
    hit = sum(any(f.check == "numbers" and told(f) for f in score.findings) for score in after)
    print(f"  number check, recall on changed numbers: {share(hit, len(changed)):.3f} of {len(changed)}")
    print(f"  mean fidelity: {sum(score.fidelity for score in scores) / len(scores):.1f}")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    official = ("minimal", "confidence", "spans", "docqe", "sts", "biomqm", "words")
    ours: dict[str, Callable[[Path], None]] = {
        "untranslated": untranslated,
        "terminology": terminology,
        "professional": professional,
    }
    parser.add_argument("--rows", default=",".join([*official, *ours]), help="comma-separated (default: all)")
    options = parser.parse_args(arguments)
    folder = options.data / "fidelity"
    program = module(folder / "score.py")
    for row in options.rows.split(","):
        print(row)
        if row in ours:
            ours[row](folder / "dev")
        else:
            of_program(program, row)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
