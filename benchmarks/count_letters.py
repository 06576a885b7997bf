"""Keep the counts of three letters in a row of the shipped lexicon: `data/letters.SOURCE-TARGET.tsv`.

    python benchmarks/count_letters.py

To be run whenever the lexicon is learnt anew; until then its letters are counted when they are first asked for.
"""

from __future__ import annotations

from pathlib import Path

from alignpost.score.checks.letters import letters_text
from alignpost.score.lexicon import lexicon_for

_DATA = Path(__file__).parent.parent / "src" / "alignpost" / "score" / "data"
_LANGUAGES = "en", "fr"

if __name__ == "__main__":
    lexicon = lexicon_for(*_LANGUAGES)
    if lexicon is None:
        raise SystemExit("there is no lexicon")
    path = _DATA / f"letters.{'-'.join(_LANGUAGES)}.tsv"
    path.write_text(letters_text(lexicon), encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size:,} bytes")
