"""What is written to XML can be read from it again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from alignpost.errors import OutputError
from alignpost.formats import read, write
from alignpost.formats.xml_text import MAX_TEXT
from alignpost.model import Bitext


def _long(sample: Bitext, length: int) -> Bitext:
    return replace(sample, pairs=(replace(sample.pairs[0], source="a" * length),))


@pytest.mark.parametrize("suffix", [".tmx", ".xlf", ".xliff"])
def test_a_text_too_long_to_be_read_again_is_not_written(suffix: str, sample: Bitext, tmp_path: Path) -> None:
    path = tmp_path / f"long{suffix}"
    with pytest.raises(OutputError, match="more than 1,000,000 characters"):
        write(_long(sample, MAX_TEXT + 1), path)
    assert not path.exists()
    write(_long(sample, MAX_TEXT), path)
    assert len(read(path, "en", "fr").pairs[0].source) == MAX_TEXT
