"""A check that is not asked about a pair would have found nothing in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.score.test_every_check import ROWS

from alignpost.score.check import Context, PairText, SleepingCheck
from alignpost.score.checks import BUILT_IN
from alignpost.score.lexicon import lexicon_for
from alignpost.score.scoring import judge

SLEEPING = [check for check in BUILT_IN if hasattr(check, "wakes")]
PIECES = st.sampled_from(
    [
        *"?!.,:;()[]{}<>%$&#@/*_`\"'’‘“”«»„‹›¡¿‽？！؟‼ÂÃâ€™ð",
        *(" ", "\u00a0", " a ", " WHO ", " VERY GOOD ", "l’", "don’t", "’s", "Ã©", "â€™", "%s", "{x}", "&amp;", "<b>", "**"),
        *("www.a.org", "WWW.A.ORG", "a@b.org", "#Tag", "m²", "e\u0301", " 8) ", " il dit ", " he said "),
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=12).map(lambda pieces: "Un " + "".join(pieces))
CONTEXT = Context("en", "fr", None, lexicon_for("en", "fr"))


@given(TEXTS, TEXTS)
def test_a_check_that_sleeps_would_have_found_nothing(source: str, target: str) -> None:
    pair = PairText(source, target, CONTEXT)
    for check in SLEEPING:
        if not check.wakes(pair):
            assert list(check(pair, CONTEXT)) == [], check.id


@pytest.mark.parametrize("check", SLEEPING, ids=lambda check: check.id)
def test_what_a_check_finds_wakes_it(check: SleepingCheck) -> None:
    texts = [(source, target) for id_, source, target, *_ in ROWS if id_ == check.id]
    (told,) = judge([PairText(*one, CONTEXT) for one in texts], [check])
    assert [finding.check for finding in told] == [check.id]
    assert not check.wakes(PairText("The rain is over.", "La pluie a cessé.", CONTEXT))
