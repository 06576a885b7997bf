"""Tables of words and of beginnings of words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alignpost.score.beginnings import Beginnings

_forms = st.lists(
    st.text("ab", min_size=1, max_size=3).flatmap(lambda form: st.sampled_from([form, form + "*"]))
)


@given(_forms, st.text("ab", max_size=5))
def test_a_word_has_the_entries_of_itself_and_of_what_it_begins_with(forms: list[str], word: str) -> None:
    table: Beginnings[int] = Beginnings()
    for number, form in enumerate(forms):
        table.add(form, number)
    whole = [number for number, form in enumerate(forms) if form == word]
    begun = [
        (len(form), number)
        for number, form in enumerate(forms)
        if form.endswith("*") and word.startswith(form[:-1])
    ]
    assert table.of(word) == whole + [number for _, number in sorted(begun)]
