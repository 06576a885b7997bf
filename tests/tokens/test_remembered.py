import pytest

from alignpost.tokens import remembered
from alignpost.tokens.remembered import Remembered


def test_each_word_is_looked_at_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    known = Remembered(length)
    assert list(map(known.__getitem__, ["a", "bc", "a", "bc"])) == [1, 2, 1, 2]
    assert asked == ["a", "bc"]


def test_no_more_is_kept_than_a_text_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_MOST", 3)
    known = Remembered(len)
    assert [known["a" * size] for size in range(10)] == list(range(10))
    assert len(known) <= 3


def test_a_word_of_megabytes_is_answered_and_not_kept() -> None:
    known = Remembered(len)
    assert [known["a" * size] for size in (64, 65, 100_000)] == [64, 65, 100_000]
    assert list(known) == ["a" * 64]
