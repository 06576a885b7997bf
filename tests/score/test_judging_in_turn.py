"""One check after the other judges a batch of pairs; what each pair is told does not depend on that."""

from alignpost.score.check import Context, PairText
from alignpost.score.checks import all_checks
from alignpost.score.lexicon import lexicon_for
from alignpost.score.scoring import judge

_PAIRS = [
    ("The deal cost 40 million dollars.", "L’accord a coûté 14 millions de dollars."),
    ("", "Rien n’a été dit."),
    ("He did not leave Paris on Monday.", "Il a quitté Paris mardi."),
    ("Nothing was said.", "Rien n’a été dit."),
]


def test_pairs_are_told_the_same_one_by_one_and_together() -> None:
    context = Context("en", "fr", None, lexicon_for("en", "fr"))
    together = judge([PairText(*pair, context) for pair in _PAIRS], all_checks())
    assert together == [judge([PairText(*pair, context)], all_checks())[0] for pair in _PAIRS]
    assert [finding.check for finding in together[1]] == ["surplus"]
    assert "numbers" in {finding.check for finding in together[0]}
