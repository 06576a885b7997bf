"""Letters of words that no count holds."""

from __future__ import annotations

import pytest

from alignpost.score.checks.letters import counted, letters_of, letters_text
from alignpost.score.lexicon import Lexicon, lexicon_for


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    found = lexicon_for("en", "fr")
    assert found is not None
    return found


def test_stored_counts_are_those_of_the_shipped_lexicon(lexicon: Lexicon) -> None:
    stored, now = letters_of(lexicon), counted(lexicon)
    assert (stored.ours, stored.theirs) == (now.ours, now.theirs)
    assert type(stored.ours) is dict  # read, not counted
    assert letters_text(lexicon).startswith(lexicon.signature)


def test_letters_tell_the_language(lexicon: Lexicon) -> None:
    letters = letters_of(lexicon)
    assert letters.says("thoughtfully") > 4
    assert letters.says("ébouriffée") < -4


def test_the_other_direction_says_the_opposite(lexicon: Lexicon) -> None:
    back = letters_of(lexicon.reversed())
    assert back.says("thoughtfully") == pytest.approx(-letters_of(lexicon).says("thoughtfully"))
