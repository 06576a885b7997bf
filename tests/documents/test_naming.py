"""Which languages the names of two texts say."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignpost.documents import named_languages


@pytest.mark.parametrize(
    ("source", "target", "said", "langs"),
    [
        ("post.fr.txt", "post.en.txt", (None, None), ("fr", "en")),
        ("post.en.txt", "post.fr.txt", (None, None), ("en", "fr")),
        ("a/fr.d/rede.de.md", "b/discours.fr-CA.html", (None, None), ("de", "fr-CA")),
        ("fala.pt_BR.txt", "2025-02-12.es.txt", (None, None), ("pt-BR", "es")),
        # said, and not only one of both
        ("post.fr.txt", "post.en.txt", ("de", "it"), ("de", "it")),
        ("post.txt", "post.en.txt", ("fr", None), ("fr", "en")),
        ("post.de.txt", "draft.txt", (None, "en"), ("de", "en")),
        # nothing to go by
        ("a.txt", "b.txt", (None, None), ("en", "fr")),
        ("a.txt", "b.txt", (None, "de"), ("en", "de")),
        ("-", "-", (None, None), ("en", "fr")),
        ("post.txt", "draft.de.txt", (None, None), ("en", "fr")),
        ("post.fr.txt", "draft.fr.txt", (None, None), ("en", "fr")),
        ("post.fr.txt", "draft.fr-CA.txt", (None, None), ("en", "fr")),
        ("notes.no.txt", "notes.en.txt", (None, None), ("en", "fr")),
        ("post.fr", "post.en", (None, None), ("en", "fr")),
        ("postfr.txt", "post-en.txt", (None, None), ("en", "fr")),
        ("post.FR.txt", "post.EN.txt", (None, None), ("en", "fr")),
    ],
)
def test_what_names_say(
    source: str, target: str, said: tuple[str | None, str | None], langs: tuple[str, str]
) -> None:
    assert named_languages(Path(source), Path(target), *said) == langs
