"""From the words of a command line to a scored bitext."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from alignpost.model import Bitext
from alignpost.progress import Progress

__all__ = ["Texts"]


@dataclass(frozen=True, slots=True)
class Texts:
    """Two texts on disk, and how they are to be read."""

    source: Path
    target: Path
    source_lang: str = "en"
    target_lang: str = "fr"
    segmented: bool = False
    srx: Path | None = None
    profile: str = "default"
    abbreviations: Path | None = None
    glossary: Path | None = None

    def bitext(self, progress: Progress, *, scored: bool = True) -> Bitext:
        """Segment, align and (where `scored`) judge them."""
        from alignpost import api
        from alignpost.score import read_glossary, score_bitext

        glossary = read_glossary(self.glossary) if self.glossary else None
        source, target = (
            api.read_text(
                path,
                lang,
                segmented=self.segmented,
                srx=self.srx,
                profile=self.profile,
                abbreviations=self.abbreviations,
            )
            for path, lang in ((self.source, self.source_lang), (self.target, self.target_lang))
        )
        bitext = api.align(source, target, progress=progress)
        return score_bitext(bitext, glossary=glossary, progress=progress) if scored else bitext
