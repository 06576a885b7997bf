"""Languages that the names of two texts say: `post.en.txt` and `post.fr.txt`, `speech.pt-BR.md`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from alignpost.tokens.words import base_language

__all__ = ["named_languages"]

_TAG: Final = re.compile(
    r"\.(?P<tag>(?:bg|cs|da|de|el|en|es|fi|fr|hu|it|nl|pl|pt|ro|ru|sv|tr|uk)(?:[-_][A-Z]{2})?)\.[^.]+$"
)
"""Two letters stand in names for other things as well, `notes.no.txt`, `page.is.html`; none of these is a word or an
ending that one often meets there."""
_USUAL: Final = ("en", "fr")


def named_languages(
    source: Path, target: Path, source_lang: str | None, target_lang: str | None
) -> tuple[str, str]:
    """The languages of two texts: what was said of them, else what their names say, else English and French.

    A name counts only where the other side is known as well, by what was said or by its own name, and is in another
    language: `draft.de.txt` beside `post.txt` may be called so for any reason.

    Args:
        source: path of the source.
        target: path of the target.
        source_lang: BCP 47 tag that was given for the source; None where none was.
        target_lang: likewise.
    """
    langs = (source_lang or _language_in(source.name), target_lang or _language_in(target.name))
    if langs[0] and langs[1] and base_language(langs[0]) != base_language(langs[1]):
        return langs[0], langs[1]
    return source_lang or _USUAL[0], target_lang or _USUAL[1]


def _language_in(name: str) -> str | None:
    found = _TAG.search(name)
    return None if found is None else found["tag"].replace("_", "-")
