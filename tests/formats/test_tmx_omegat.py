"""OmegaT, the free translation program, loads our TMX and translates with it.

Debian's package `omegat` gives the launcher. OmegaT's exit code says nothing about a memory that failed to load;
its log and the translated file do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from alignpost import formats
from alignpost.model import Bitext, Note, Status

JAR = Path("/usr/share/omegat/OmegaT.jar")

PAIRS = [
    ("I just had a long phone call.", "Je viens d’avoir un long entretien téléphonique."),
    (
        "We discussed energy & the power of the dollar.",
        "Nous avons discuté d’énergie & de la puissance du dollar.",
    ),
    ("We lost so many!", "Nous en avons perdu tant\u202f!"),
    ("First, we agreed: peace.", "D’abord, nous en avons convenu\u00a0: la paix."),
    ("He used my motto, “COMMON SENSE.”", "Il a utilisé ma devise, «\u00a0LE BON SENS\u00a0»."),
    ("a < b and c > d", "a < b et c > d"),
    ('We both believe in it. "Very strongly" even.', 'Nous y croyons tous deux. "Très fortement" même.'),
    ("Ukraine 🇺🇦 and the rocket 🚀", "L’Ukraine 🇺🇦 et la fusée 🚀"),
    ("It costs 1,000.50 dollars.", "Cela coûte 1\u202f000,50 dollars."),
    ("Not one more life should be lost.", "Plus aucune vie ne doit être perdue."),
    ("Who would have thought so?", "Qui l’eût cru\u202f?"),
    ("Café, naïve, œuvre.", "Café, naïf, œuvre."),
    ("Yesterday, in Munich…", "Hier, à Munich…"),
    ("Hopefully soon!", "Bientôt, je l’espère\u00a0!"),
]

PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>EN</source_lang><target_lang>FR</target_lang>
<source_tok>org.omegat.tokenizer.DefaultTokenizer</source_tok>
<target_tok>org.omegat.tokenizer.DefaultTokenizer</target_tok>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags>
</project></omegat>
"""


def _command() -> list[str] | None:
    if JAR.exists() and (java := shutil.which("java")):
        return [java, "-Djava.awt.headless=true", "-jar", str(JAR)]
    launcher = shutil.which("omegat")
    return [launcher] if launcher else None


def _project(root: Path) -> Path:
    for folder in ("source", "target", "tm/auto", "omegat", "glossary", "dictionary"):
        (root / folder).mkdir(parents=True)
    (root / "omegat.project").write_text(PROJECT, encoding="utf-8")
    # The text filter of OmegaT takes what stands between blank lines for a segment.
    (root / "source" / "post.txt").write_text(
        "\n\n".join(source for source, _ in PAIRS) + "\n", encoding="utf-8"
    )
    return root


@pytest.mark.omegat
@pytest.mark.skipif(_command() is None, reason="OmegaT is not installed; CONTRIBUTING says how to")
def test_omegat_translates_a_post_from_our_memory(tmp_path: Path) -> None:
    command = _command()
    assert command is not None
    root = _project(tmp_path / "project")
    bitext = Bitext.of_texts(PAIRS, "en", "fr")
    notes = (Note(1, "Ada", "2025-02-12T18:22:05Z", "Seen & approved."),)
    pairs = tuple(replace(pair, status=Status.ACCEPTED, notes=notes) for pair in bitext.pairs)
    written = formats.write(replace(bitext, pairs=pairs), root / "tm" / "auto" / "memory.tmx")
    assert written.units == 14

    done = subprocess.run(
        [*command, str(root), "--mode=console-translate", f"--config-dir={tmp_path / 'config'}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env=os.environ | {"HOME": str(tmp_path)},
    )
    logs = "".join(log.read_text("utf-8") for log in tmp_path.rglob("OmegaT*.log"))
    said = "\n".join(line for line in f"{done.stdout}{done.stderr}{logs}".split("\n") if "PLUGIN" not in line)
    assert "TF_TM_LOAD_ERROR" not in said
    translated = (root / "target" / "post.txt").read_text(encoding="utf-8").removeprefix("\ufeff")
    assert [line for line in translated.split("\n") if line] == [target for _, target in PAIRS], said
