"""Threads that score side by side find what one alone finds: the screen does so after every edit."""

from __future__ import annotations

import subprocess
import sys

TEXTS = """
The minister never agreed to both proposals.|Le ministre n’a jamais accepté les deux propositions.
All of them could leave before noon.|Tous pouvaient partir avant midi.
Some roads were closed last winter.|Certaines routes ont été fermées l’hiver dernier.
She must sell her small house next week.|Elle doit vendre sa petite maison la semaine prochaine.
He will always remember that first day.|Il se souviendra toujours de ce premier jour.
Nobody bought more than ten tickets.|Personne n’a acheté plus de dix billets.
It was much colder in the north.|Il faisait beaucoup plus froid dans le nord.
They had won every match until June.|Ils avaient gagné tous les matchs jusqu’en juin.
"""

PROGRAM = f"""
import sys
from concurrent.futures import ThreadPoolExecutor
from alignpost.score import score_pairs

sys.setswitchinterval(1e-5)
pairs = [tuple(line.split("|")) for line in {TEXTS!r}.strip().splitlines()]

def scored(pair):
    return score_pairs([pair], "en", "fr").pairs[0]

with ThreadPoolExecutor(4) as threads:
    side_by_side = list(threads.map(scored, pairs))
assert side_by_side == list(map(scored, pairs))
"""


def test_threads_find_what_one_alone_finds() -> None:
    """In a process of its own, where no word has been met before."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120, check=False
    )

    assert done.returncode == 0, done.stderr
