import pytest

from alignpost.errors import Cancelled, UsageError
from alignpost.model import Bitext, Severity
from alignpost.score import BUILT_IN, PROFILES, Glossary, Term, mean_fidelity, score_bitext, score_pairs
from alignpost.score.blend import shipped_blend
from alignpost.version import __version__

PAIRS = [("We agreed.", "Nous avons convenu."), ("No more war!", "Plus de guerre."), ("Gone.", "")]


def test_one_score_a_pair_and_the_weighted_mean() -> None:
    scores = score_pairs(PAIRS, "en", "fr")
    first, second, third = (score.fidelity for score in scores.pairs)
    assert third == 0
    assert scores.fidelity == pytest.approx((3 * first + 3 * second + third) / 7)


def test_no_pairs_score_100() -> None:
    assert (score_pairs([], "en", "fr").pairs, score_pairs([], "en", "fr").fidelity) == ((), 100.0)


def test_the_signature_says_how() -> None:
    fields = score_pairs(PAIRS, "en", "fr-CA", profile="strict").signature.split("|")
    assert fields[:4] == ["alignpost", f"v:{__version__}", "lang:en-fr-CA", "profile:strict"]
    assert [field.partition(":")[0] for field in fields[4:]] == ["checks", "glossary", "model"]


def test_the_signature_knows_glossary_and_model() -> None:
    glossary = Glossary((Term("war", ("guerre",)),))
    with_both = score_pairs([], "en", "fr", glossary=glossary).signature
    assert f"|glossary:{glossary.signature}|model:lexicon-" in with_both
    weights = shipped_blend().signature
    assert score_pairs([], "de", "fr").signature.endswith(f"|glossary:none|model:{weights}")


def test_a_bitext_keeps_everything_but_its_scores() -> None:
    bitext = Bitext.of_texts(PAIRS, "en", "fr")
    scored = score_bitext(bitext)
    assert [(p.id, p.bead, p.source, p.target, p.status) for p in scored.pairs] == [
        (p.id, p.bead, p.source, p.target, p.status) for p in bitext.pairs
    ]
    scores = score_pairs(PAIRS, "en", "fr")
    assert tuple(pair.score for pair in scored.pairs) == scores.pairs
    assert scored.signature == scores.signature
    assert mean_fidelity(scored.pairs) == pytest.approx(scores.fidelity)


def test_profiles_change_severities_only() -> None:
    pair = [("Thank you all!", "Merci à tous.")]
    severities = {
        name: score_pairs(pair, "en", "fr", profile=name).pairs[0].findings[0].severity for name in PROFILES
    }
    assert severities == {"default": Severity.MINOR, "strict": Severity.MAJOR, "social": Severity.MINOR}


def test_an_unknown_profile_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="default, social, strict"):
        score_pairs(PAIRS, "en", "fr", profile="lax")


def test_progress_is_told_and_may_cancel() -> None:
    told: list[float] = []
    score_pairs(PAIRS, "en", "fr", progress=lambda stage, done: told.append(done))
    assert told == [0.0, 1.0]

    def stop(stage: str, done: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        score_pairs(PAIRS, "en", "fr", progress=stop)


def test_checks_have_ids_and_types_of_their_own() -> None:
    ids = [check.id for check in BUILT_IN]
    assert len(ids) == len(set(ids))
    assert all("/" in check.mqm for check in BUILT_IN)
