"""The public functions, of the same power as the command line."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import alignpost
from alignpost import api
from alignpost.errors import InputError, UsageError
from alignpost.model import Bitext, Document, Status

SOURCE = "I just had a call with President Putin. It went well! We lost 12 men."
TARGET = "Je viens d’avoir un appel avec le président Poutine. Cela s’est bien passé\u202f! Nous avons perdu 21 hommes."


def test_from_two_texts_to_a_memory(tmp_path: Path) -> None:
    bitext = alignpost.align(SOURCE, TARGET)
    assert [pair.bead.kind for pair in bitext.pairs] == ["1:1", "1:1", "1:1"]
    scores = alignpost.score(bitext)
    assert [[finding.check for finding in score.findings] for score in scores.pairs] == [[], [], ["numbers"]]
    assert scores == alignpost.score([(pair.source, pair.target) for pair in bitext.pairs])
    written = alignpost.write(bitext, tmp_path / "call.tmx")
    assert (written.units, written.left_out) == (3, 0)
    back = alignpost.read(tmp_path / "call.tmx")
    assert [pair.target for pair in back.pairs] == [pair.target for pair in bitext.pairs]


def test_texts_paths_and_segmented_documents_are_taken(tmp_path: Path) -> None:
    source, target = tmp_path / "s.txt", tmp_path / "t.txt"
    source.write_text(SOURCE, encoding="utf-8")
    target.write_text(TARGET, encoding="utf-8")
    beads = alignpost.align(SOURCE, TARGET).beads
    assert alignpost.align(source, target).beads == beads
    read = alignpost.align(source, target)
    assert alignpost.align(read.source, read.target).beads == beads
    assert [pair.bead.kind for pair in alignpost.align(source, target, segmented=True).pairs] == ["1:1"]


def test_segmentation_takes_the_users_habits(tmp_path: Path) -> None:
    text = "He met Xyz. Smith there."
    assert len(alignpost.segment(text, "en")) == 2
    assert len(alignpost.segment(text, "en", abbreviations=["Xyz."])) == 1
    assert len(alignpost.align(text, text, abbreviations=["Xyz."]).pairs) == 1
    with pytest.raises(UsageError, match="profile"):
        alignpost.segment(text, "en", profile="novel")
    with pytest.raises(UsageError, match="language tag"):
        alignpost.segment(text, "not a language")


def test_projects_are_read_and_written_like_any_format(tmp_path: Path) -> None:
    path = tmp_path / "call.alignpost"
    bitext = alignpost.align(SOURCE, TARGET)
    assert alignpost.write(bitext, path).units == 3
    assert alignpost.read(path) == bitext
    assert {pair.status for pair in alignpost.read(path).pairs} == {Status.UNREVIEWED}


def test_the_shipped_encoder_brings_translations_together() -> None:
    encoder = alignpost.load_encoder()
    vectors = encoder.encode(
        ["The dog sleeps in the garden.", "Le chien dort dans le jardin.", "Il a perdu les élections."]
    )
    assert vectors.shape == (3, encoder.dimension)
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    assert unit[0] @ unit[1] > 0.3 + unit[0] @ unit[2]


def test_metrics_of_equal_texts_are_perfect() -> None:
    measured = alignpost.metrics(["Un chat dort ici."], ["Un chat dort ici."])
    assert {metric.name: round(metric.score) for metric in measured.corpus} == {
        "BLEU": 100,
        "chrF": 100,
        "chrF++": 100,
        "TER": 0,
    }


def test_a_bitext_without_a_language_takes_the_one_given() -> None:
    bare = Bitext.of_texts([("We lost 12 men.", "Nous avons perdu 12 hommes.")], "und", "und")
    assert "lang:en-fr" in alignpost.score(bare).signature
    assert "lang:en-de" in alignpost.score(bare, target_lang="de").signature
    assert bare.source.document == Document("We lost 12 men.", "und", "", bare.source.document.paragraphs)


def test_options_that_exclude_each_other_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Yes.\n", encoding="utf-8")
    with pytest.raises(UsageError, match="are not segmented again"):
        api.read_text(path, "en", segmented=True, srx=path)
    with pytest.raises(UsageError, match="bring their own abbreviations"):
        api.read_text(path, "en", abbreviations=["Foo"], srx=path)


def test_the_encoder_given_is_the_one_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    given = alignpost.load_encoder()
    monkeypatch.setattr("alignpost.encode.encoder_for", None)
    assert len(alignpost.align(SOURCE, TARGET, encoder=given).pairs) == 3


def test_a_language_that_is_known_stays() -> None:
    bitext = Bitext.of_texts([("Ja.", "Oui.")], "de", "und")
    told = api.with_languages(bitext, "en", "fr")
    assert (told.source.lang, told.target.lang) == ("de", "fr")


def test_a_folder_holds_no_pairs(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder; name a file in it"):
        alignpost.read(tmp_path)
