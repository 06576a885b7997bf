"""Learns which source words call for a negation in the target; writes score/data/negations.SOURCE-TARGET.tsv.

Usage: python benchmarks/learn_negations.py PARALLEL [--most N] [-o FILE]

PARALLEL holds NAME.tsv.xz files of sentence pairs, source and target in two columns; prose is read. The number of
negations of a target is explained as the sum of what its source's words call for, by expectation and maximisation.
Two words in a row are listed where they call for something else than each word alone: `not only`.
"""

from __future__ import annotations

import argparse
import lzma
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from alignpost.score.checks.denials import denials
from alignpost.score.checks.negation_shares import EVERY_WORD, UN_ED, kind_of
from alignpost.score.checks.polarity import said_by_denying
from alignpost.score.lexicon import Lexicon, lexicon_for
from alignpost.score.side import Side
from alignpost.tokens import words
from alignpost.tokens.words import fold_apostrophes

DATA = Path(__file__).parents[1] / "src" / "alignpost" / "score" / "data"
PROSE = ("europarl", "tatoeba", "cds-digital-canada", "debian-web")
FEWEST = 40
LONGEST = 60
ROUNDS = 30
LEAST = 0.06
"""Share from which a word is listed."""

Example = tuple[list[str], int]


def examples(path: Path, most: int, lexicon: Lexicon, target_lang: str) -> list[Example]:
    """Words of the source and the number of the target's negations, for `most` pairs evenly spread.

    Words that the target renders by one that denies, `refused` – `refusé`, are left out: they call for no negation.
    """
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    found = []
    for row in rows[:: max(1, len(rows) // most)]:
        if len(row) > 1 and row[0].count(" ") < LONGEST and 0.5 < (len(row[1]) + 9) / (len(row[0]) + 9) < 2.5:
            keys, target = [fold_apostrophes(word.text) for word in words(row[0])], Side(row[1], target_lang)
            said = said_by_denying(keys, target, lexicon)
            called = [("" if place in said else key) for place, key in enumerate(keys)]
            found.append((called, min(4, len(denials(target)))))
    return found


def cut(keys: Sequence[str], known: frozenset[str]) -> list[str]:
    """The words and listed pairs of words that a source is made of."""
    found, place = [], 0
    while place < len(keys):
        two = " ".join(keys[place : place + 2])
        if two in known or keys[place]:
            found.append(two if two in known else keys[place])
        place += 2 if two in known else 1
    return found


def learn(rows: Iterable[Example], known: frozenset[str]) -> tuple[dict[str, float], Counter[str]]:
    """For every word the share of its places that call for a negation, and its count."""
    read = [(cut(keys, known), count) for keys, count in rows]
    counts = Counter(name for names, _ in read for name in names)
    names_of = [([n if counts[n] >= FEWEST else kind_of(n) for n in names], count) for names, count in read]
    totals = Counter(name for names, _ in names_of for name in names)
    share = dict.fromkeys(totals, 0.05)
    for _ in range(ROUNDS):
        called: Counter[str] = Counter()
        for names, count in names_of:
            if not count:
                continue
            scale = count / (sum(share[name] for name in names) or 1.0)
            for name in names:
                called[name] += share[name] * scale  # type: ignore[assignment]
        share = {name: min(1.0, called[name] / total) for name, total in totals.items()}
    return share, totals


def pairs_worth_listing(rows: Sequence[Example], share: dict[str, float]) -> frozenset[str]:
    """Frequent pairs of words of which one calls for a negation now and then."""
    twos: Counter[str] = Counter()
    for keys, _ in rows:
        for one, other in pairwise(keys):
            if max(share.get(one, 0.0), share.get(other, 0.0)) >= LEAST:
                twos[f"{one} {other}"] += 1
    return frozenset(two for two, count in twos.items() if count >= 2 * FEWEST)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parallel", type=Path)
    parser.add_argument("--most", type=int, default=80_000, help="pairs of one corpus")
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    source, target = options.parallel.name.split("-")
    lexicon = lexicon_for(source, target)
    assert lexicon is not None
    rows = [
        row
        for name in PROSE
        for row in examples(options.parallel / f"{name}.tsv.xz", options.most, lexicon, target)
    ]
    print(f"{len(rows)} pairs, {sum(count > 0 for _, count in rows)} with negations", flush=True)
    alone, _ = learn(rows, frozenset())
    share, totals = learn(rows, pairs_worth_listing(rows, alone))
    listed = {name: value for name, value in share.items() if _worth(name, share)}
    rest = [name for name in share if name not in listed and name != UN_ED]
    usual = sum(share[name] * totals[name] for name in rest) / sum(totals[name] for name in rest)
    lines = ["# Share of the places of a word that call for a negation: benchmarks/learn_negations.py."]
    lines.append(f"{EVERY_WORD}\t{usual:.4f}")
    lines += [f"{name}\t{value:.2f}" for name, value in sorted(listed.items()) if name != EVERY_WORD]
    output = options.output or DATA / f"negations.{source}-{target}.tsv"
    output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{output}: {len(lines)} lines")


def _worth(name: str, share: dict[str, float]) -> bool:
    """Whether a word calls for negations, or two words in a row for more or fewer than the likelier of them alone."""
    if " " not in name:
        return share[name] >= LEAST or kind_of(name) == UN_ED
    return abs(max(share.get(word, 0.0) for word in name.split(" ")) - share[name]) >= 2 * LEAST


if __name__ == "__main__":
    main()
