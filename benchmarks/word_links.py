"""Word links beside those of eflomal, on the same sentences by the same measure.

    python -m benchmarks.word_links [DATA] [--pairs 250000]

eflomal (Östling and Tiedemann 2016) is asked where its command `eflomal-align` is found on the PATH. It is trained on
the first PAIRS lines of the debates of the Canadian and as many of the European parliament, below `parallel/en-fr` of
DATA (ALIGNPOST_DATA, else ../shared/data), together with the sentences that it is then judged by. AlignPost is not
trained. Judged are sure links alone: a link that people called possible counts as wrong, so 1 − F1 is higher than an
alignment error rate that knows both kinds, for everybody.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path

from benchmarks.data import DATA
from benchmarks.own_memory import pairs_of

from alignpost.score import word_links

Links = set[tuple[int, int]]
Tokens = tuple[list[str], list[str]]

SETS = ("hansards-dev37", "epps100")
CORPORA = ("hansard-restored", "europarl")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+['’]|\w+|[^\w\s]")
_MOST_TOKENS = 60


def of_alignpost(pairs: Sequence[Tokens]) -> list[Links]:
    texts = [(" ".join(source), " ".join(target)) for source, target in pairs]
    return [set(links) for links in word_links(texts, "en", "fr")]


def training_pairs(folder: Path, most: int) -> list[Tokens]:
    """The first lines of every corpus, cut into tokens as the gold sentences are, without the longest."""
    lines = chain.from_iterable(pairs_of(folder / f"{name}.tsv.xz", most) for name in CORPORA)
    cut = ((_TOKEN.findall(source), _TOKEN.findall(target)) for source, target in lines)
    return [pair for pair in cut if all(0 < len(side) <= _MOST_TOKENS for side in pair)]


def of_eflomal(command: str, pairs: Sequence[Tokens], training: Iterable[Tokens]) -> tuple[list[Links], ...]:
    """Links of `pairs` in both directions, the training pairs aligned with them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        both, ahead, back = (folder / part for part in ("both", "ahead", "back"))
        with both.open("w", encoding="utf-8") as stream:
            stream.writelines(
                f"{' '.join(source)} ||| {' '.join(target)}\n".lower()
                for source, target in chain(pairs, training)
            )
        subprocess.run([command, "-i", both, "-f", ahead, "-r", back, "-m", "3", "--overwrite"], check=True)
        return tuple(links_of(path, len(pairs)) for path in (ahead, back))


def links_of(path: Path, count: int) -> list[Links]:
    with path.open(encoding="utf-8") as stream:
        rows = (
            [link.split("-") for link in line.split()] for line, _ in zip(stream, range(count), strict=False)
        )
        return [{(int(source), int(target)) for source, target in row} for row in rows]


def grown(ahead: Links, back: Links) -> Links:
    """Links of both directions, grown into those of either (grow-diag-final-and, Koehn et al. 2005)."""
    links, either = ahead & back, ahead | back
    neighbours = [(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j]
    growing = True
    while growing:
        growing = False
        for link in sorted({(i + di, j + dj) for i, j in links for di, dj in neighbours} & either - links):
            if free(link, links, any):
                links, growing = links | {link}, True
    for link in sorted(either - links):
        if free(link, links, all):
            links = links | {link}
    return links


def free(link: tuple[int, int], links: Links, how: Callable[[Iterable[bool]], bool]) -> bool:
    """Whether any, or all, of the link's two words have no link yet."""
    return how((link[side] not in {other[side] for other in links}) for side in (0, 1))


def told(name: str, found: Sequence[Links], gold: Sequence[Links]) -> None:
    right = sum(len(ours & sure) for ours, sure in zip(found, gold, strict=True))
    ours, wanted = (sum(map(len, links)) for links in (found, gold))
    print(
        f"  {name:32} precision {right / ours:.3f}  recall {right / wanted:.3f}"
        f"  1 - F1 {1 - 2 * right / (ours + wanted):.3f}"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, nargs="?", default=DATA)
    parser.add_argument("--pairs", type=int, default=250_000)
    options = parser.parse_args(arguments)
    texts = [
        (options.data / "fidelity" / "dev" / f"word-alignment.{name}.jsonl").read_text(encoding="utf-8")
        for name in SETS
    ]
    sets = [[json.loads(line) for line in text.splitlines()] for text in texts]
    pairs = [(row["en"], row["fr"]) for rows in sets for row in rows]
    found = {"alignpost": of_alignpost(pairs)}
    if command := shutil.which("eflomal-align"):
        training = training_pairs(options.data / "parallel" / "en-fr", options.pairs)
        ahead, back = of_eflomal(command, pairs, training)
        directions = list(zip(ahead, back, strict=True))
        found["eflomal, both directions agree"] = [one & other for one, other in directions]
        found["eflomal, grown"] = [grown(one, other) for one, other in directions]
        print(f"eflomal trained on {len(training):,} pairs")
    else:
        print("eflomal-align is not on the PATH")
    first = 0
    for name, rows in zip(SETS, sets, strict=True):
        print(f"{name}: {len(rows)} sentences")
        gold = [{(source, target) for source, target in row["sure"]} for row in rows]
        for who, links in found.items():
            told(who, links[first : first + len(rows)], gold)
        first += len(rows)


if __name__ == "__main__":
    main()
