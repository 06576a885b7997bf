"""False alarms on professional translations and recall on minimal pairs, per check and per kind.

Usage: python -m benchmarks.findings [DATA] [--examples CHECK] [--missed KIND]

DATA (default: $ALIGNPOST_DATA, else ../shared/data) holds fidelity/dev/professional.en-fr.jsonl (rows with `en` and
`fr`) and fidelity/dev/minimal-pairs.en-fr.jsonl (rows with `en`, `fr`, `bad` and `kind`).
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.data import DATA

from alignpost.model import Finding, Score, Severity
from alignpost.score import score_pairs
from alignpost.score.checks import known_checks


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def score(pairs: Sequence[tuple[str, str]]) -> tuple[Score, ...]:
    return score_pairs(pairs, "en", "fr").pairs


def grave(finding: Finding) -> bool:
    return finding.severity.rank >= Severity.MAJOR.rank


def level_of(finding: Finding) -> str:
    return "major" if grave(finding) else finding.severity.value


def false_alarms(data: Path, examples: str | None) -> None:
    pairs = [(row["en"], row["fr"]) for row in rows(data / "professional.en-fr.jsonl")]
    start = time.perf_counter()
    scores = score(pairs)
    seconds = time.perf_counter() - start
    said = {check: Counter[str]() for check in sorted(known_checks())}
    for (en, fr), result in zip(pairs, scores, strict=True):
        for check, level in {(finding.check, level_of(finding)) for finding in result.findings}:
            said[check][level] += 1
        for finding in result.findings:
            if finding.check == examples and finding.severity is not Severity.NEUTRAL:
                print(f"[{finding.severity}] {finding.message}\n   {en}\n   {fr}")
    digits = [i for i, pair in enumerate(pairs) if any(c.isdigit() for side in pair for c in side)]
    noisy = sum(any(f.check == "numbers" and grave(f) for f in scores[i].findings) for i in digits)
    print(f"professional translations: {len(pairs)} pairs, {len(pairs) / seconds:.0f} pairs/s")
    print(f"  {'check':14} {'major+':>7} {'minor':>7} {'neutral':>7}   % of pairs")
    for check, levels in said.items():
        shares = (f"{100 * levels[level] / len(pairs):7.2f}" for level in ("major", "minor", "neutral"))
        print(f"  {check:14} {' '.join(shares)}")
    for name, bar in (("major or above", Severity.MAJOR), ("minor or above", Severity.MINOR)):
        share = sum(any(f.severity.rank >= bar.rank for f in s.findings) for s in scores) / len(pairs)
        print(f"  any finding {name}: {share:.2%}")
    print(f"  numbers on pairs with digits: {noisy / len(digits):.2%} of {len(digits)}")
    print(f"  mean fidelity: {sum(s.fidelity for s in scores) / len(scores):.1f}")


def recall(data: Path, missed: str | None) -> None:
    items = rows(data / "minimal-pairs.en-fr.jsonl")
    good = score([(row["en"], row["fr"]) for row in items])
    bad = score([(row["en"], row["bad"]) for row in items])
    seen: dict[str, list[tuple[float, bool, bool]]] = defaultdict(list)
    for row, before, after in zip(items, good, bad, strict=True):
        better = (
            1.0 if before.fidelity > after.fidelity else 0.5 if before.fidelity == after.fidelity else 0.0
        )
        known = {(f.check, f.severity, f.message) for f in before.findings}
        new = [f for f in after.findings if (f.check, f.severity, f.message) not in known]
        told = any(f.severity is not Severity.NEUTRAL for f in new)
        seen[row["kind"]].append((better, told, any(grave(f) for f in new)))
        if row["kind"] == missed and not told:
            print(f"   {row['en']}\n   {row['fr']}\n   {row['bad']}\n")
    print(f"\nminimal pairs: {len(items)}\n  {'kind':18} {'n':>4} {'better':>7} {'found':>7} {'major+':>7}")
    means = []
    for kind, results in sorted(seen.items()):
        columns = [sum(column) / len(results) for column in zip(*results, strict=True)]
        means.append(columns)
        print(f"  {kind:18} {len(results):4} " + " ".join(f"{value:7.3f}" for value in columns))
    totals = [sum(column) / len(means) for column in zip(*means, strict=True)]
    print(f"  {'MEAN':18} {'':4} " + " ".join(f"{value:7.3f}" for value in totals))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--examples", metavar="CHECK", help="print every false alarm of one check")
    parser.add_argument(
        "--missed", metavar="KIND", help="print every minimal pair of a kind that no finding tells"
    )
    options = parser.parse_args()
    folder = options.data / "fidelity" / "dev"
    false_alarms(folder, options.examples)
    recall(folder, options.missed)


if __name__ == "__main__":
    main()
