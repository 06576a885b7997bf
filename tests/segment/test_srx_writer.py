"""Rules written as SRX are read again and cut texts nearly as our own do."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from alignpost.errors import UsageError
from alignpost.model import Document
from alignpost.segment import RuleSegmenter, SrxSegmenter
from alignpost.segment.srx_file import check_srx
from alignpost.segment.srx_writer import write_srx

POST = Path(__file__).parents[2] / "corpora" / "truth-social-2025-02-12"


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("srx") / "own.srx"
    with path.open("wb") as stream:
        write_srx(["en", "fr-CA"], stream, ["flot.", "C++"])
    return path


def test_the_file_is_sound_and_the_same_every_time(rules: Path) -> None:
    check_srx(rules)
    again = io.BytesIO()
    write_srx(["en", "fr"], again, ["flot", "C++"])
    assert again.getvalue() == rules.read_bytes()


@pytest.mark.parametrize(
    ("lang", "text", "sentences"),
    [
        ("en", "Mr. Smith met J. Doe. He left!", 2),
        ("en-GB", "See p. 5 of it, etc. and no. 7. So?", 2),
        ("fr", "M. Dupont a lu l’art. 5. Il est parti\u00a0! «\u00a0Oui\u00a0», dit-il.", 3),
        ("fr", "La flot. Rouge et C++. Java.", 1),
        ("de", "Eins. Zwei.", 2),
        ("en", "He has a new PS. It works.", 2),
    ],
)
def test_abbreviations_hold(rules: Path, lang: str, text: str, sentences: int) -> None:
    found = SrxSegmenter(rules, lang).segment(Document(text, lang)).texts()
    assert len(found) == sentences, found


@pytest.mark.parametrize(("lang", "name"), [("en", "post.en.txt"), ("fr", "post.fr.txt")])
def test_the_post_is_cut_as_by_our_own_rules(rules: Path, lang: str, name: str) -> None:
    document = Document((POST / name).read_text(encoding="utf-8"), lang)
    ours = {segment.end for segment in RuleSegmenter(lang).segment(document).segments}
    theirs = {segment.end for segment in SrxSegmenter(rules, lang).segment(document).segments}
    assert len(ours & theirs) >= 0.85 * len(ours | theirs)


def test_what_is_no_abbreviation_is_refused() -> None:
    with pytest.raises(UsageError, match="cannot be an abbreviation"):
        write_srx(["en"], io.BytesIO(), ["two words"])
