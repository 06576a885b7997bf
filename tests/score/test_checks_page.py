"""docs/checks.md and docs/configuration.md say what the program does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from alignpost.configuration import TOP_KEYS, Configuration
from alignpost.score import BUILT_IN
from alignpost.score.checks import OF_DOCUMENTS, known_checks
from alignpost.score.contrasts import contrast_sets
from alignpost.score.profiles import LEVELS, judging

DOCS = Path(__file__).parents[2] / "docs"
CHECKS = (DOCS / "checks.md").read_text(encoding="utf-8")
CONFIGURATION = (DOCS / "configuration.md").read_text(encoding="utf-8")


def test_the_table_lists_every_check_in_order() -> None:
    rows = re.findall(
        r"^\| `([a-z-]+)` \| ([a-z-]+/[a-z-]+) \| [^|]+ \| [^|]+ \| [^|]+ \|$", CHECKS, re.MULTILINE
    )
    assert rows == [(check.id, check.mqm) for check in BUILT_IN]


def test_findings_of_documents_are_listed() -> None:
    assert [f"| `{name}` |" in CHECKS for name in OF_DOCUMENTS] == [True] * len(OF_DOCUMENTS)


def test_the_families_of_contrasts_are_those_of_the_sets() -> None:
    assert {one.check for one in contrast_sets("fr")} <= {check.id for check in BUILT_IN}


def test_the_configuration_shown_is_a_right_one() -> None:
    (shown,) = re.findall(r"```toml\n# alignpost\.toml\n(.*?)```", CONFIGURATION, re.DOTALL)
    configuration = Configuration.of(tomllib.loads(shown))
    judging(configuration.text("profile") or "default", configuration.table("checks"), known_checks())


def test_every_key_and_level_is_described() -> None:
    assert all(f"`{key}`" in CONFIGURATION or f"`[{key}]`" in CONFIGURATION for key in TOP_KEYS)
    assert all(f'`"{level}"`' in CONFIGURATION for level in LEVELS)


def test_the_plug_in_shown_works() -> None:
    (code,) = (
        block for block in re.findall(r"```python\n(.*?)```", CHECKS, re.DOTALL) if "class NoEtc" in block
    )
    names: dict[str, type] = {}
    exec(code, names)  # our own page
    from alignpost.score import Context, PairText

    pair = PairText("and so on", "etc.", Context("en", "fr"))
    assert [finding.check for finding in names["NoEtc"]()(pair, pair.context)] == ["no-etc"]
