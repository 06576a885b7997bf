"""Language tags."""

from __future__ import annotations

import pytest

from alignpost.formats.languages import canonical, chosen


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "en"),
        ("EN_us", "en-US"),
        ("FR-fr", "fr-FR"),
        ("zh-HANT-tw", "zh-Hant-TW"),
        ("sr_latn", "sr-Latn"),
        ("es-419", "es-419"),
        ("de-CH-1996", "de-CH-1996"),
        ("en-x-US", "en-x-us"),
        ("X-Klingon", "x-klingon"),
        ("", "und"),
        (" fr ", "fr"),
        ("en-a-US-X-US", "en-a-us-x-us"),
        ("en" + "-US" * 200_000, "en" + "-US" * 200_000),  # takes minutes where work grows with the square
    ],
)
def test_canonical(tag: str, expected: str) -> None:
    assert canonical(tag) == expected
    assert canonical(expected) == expected


@pytest.mark.parametrize(
    ("asked", "found", "place"),
    [
        ("fr", ["en", "fr"], 1),
        ("fr", ["fr-CA", "fr"], 1),
        ("fr", ["fr-CA", "fr-BE"], 0),
        ("fr-BE", ["fr-CA", "fr"], 0),
        ("fr-ca", ["fr", "FR_CA"], 1),
        ("fr", ["fro", "frr"], None),
        ("de", [], None),
    ],
)
def test_the_best_answer(asked: str, found: list[str], place: int | None) -> None:
    assert chosen(asked, found) == place
