"""Plug-ins as third parties bring them: a throw-away distribution on the path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from alignpost.errors import UsageError
from alignpost.score import score_pairs
from alignpost.score.plug_ins import plugged_checks

GOOD = '''
from alignpost.model import Finding, Severity, Span

class Shouting:
    """Finds targets that shout."""
    id = "shouting"
    mqm = "style/language-register"

    def __call__(self, pair, context):
        if pair.target.text.isupper():
            yield Finding(self.id, self.mqm, Severity.MINOR, (), (Span(0, len(pair.target.text)),), "It shouts.")
'''


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    plugged_checks.cache_clear()
    yield
    plugged_checks.cache_clear()


def _install(
    folder: Path, monkeypatch: pytest.MonkeyPatch, code: str, module: str, thing: str = "Shouting"
) -> None:
    (folder / f"{module}.py").write_text(code, encoding="utf-8")
    info = folder / "house_style-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: house-style\nVersion: 1.0\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(
        f"[alignpost.checks]\nhouse = {module}:{thing}\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(folder))


def test_a_check_of_a_third_party_speaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _install(tmp_path, monkeypatch, GOOD, "house_good")
    pair = [("We agreed.", "NOUS AVONS CONVENU.")]
    (finding,) = (f for f in score_pairs(pair, "en", "fr").pairs[0].findings if f.check == "shouting")
    assert finding.message == "It shouts."
    off = score_pairs(pair, "en", "fr", checks={"shouting": "off"}).pairs[0]
    assert not [f for f in off.findings if f.check == "shouting"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import no_such_module_anywhere", "cannot be loaded .ModuleNotFoundError"),
        ("class Other: pass", "cannot be loaded .AttributeError"),
        ("class Shouting:\n    def __init__(self): raise RuntimeError('no licence\\nbuy one')", "RuntimeError: no licence.; correct"),
        ("class Shouting:\n    mqm = 'a/b'\n    def __call__(self, pair, context): return []", "is no check: it needs an id"),
        (GOOD.replace('"shouting"', '"numbers"'), "brings a check called numbers, which exists already"),
    ],
)  # fmt: skip
def test_a_broken_plug_in_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, said: str, request: pytest.FixtureRequest
) -> None:
    _install(tmp_path, monkeypatch, code, f"house_broken_{abs(hash(request.node.name))}")
    with pytest.raises(UsageError, match=said) as caught:
        score_pairs([("a", "b")], "en", "fr")
    assert str(caught.value).startswith("the plug-in “house” of house-style ")
    assert "\n" not in str(caught.value)


def test_a_plug_in_that_fails_on_a_pair_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(tmp_path, monkeypatch, GOOD.replace("pair.target.text.isupper()", "1 / 0"), "house_failing")
    with pytest.raises(
        UsageError, match=r"of house-style failed on a pair .ZeroDivisionError: division by zero"
    ):
        score_pairs([("a", "b")], "en", "fr")


def test_a_plug_in_that_finds_something_else_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "class Shouting:\n    id, mqm = 'shouting', 'a/b'\n    def __call__(self, pair, context): return ['loud']"
    _install(tmp_path, monkeypatch, code, "house_strange")
    with pytest.raises(UsageError, match=r"of house-style found a str, which is no Finding; correct"):
        score_pairs([("a", "b")], "en", "fr")
