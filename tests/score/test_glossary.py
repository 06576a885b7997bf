from pathlib import Path

import pytest

from alignpost.errors import FormatError, InputError
from alignpost.model import Finding, Severity
from alignpost.score import Glossary, Term, read_glossary, score_pairs


def _read(folder: Path, text: str) -> Glossary:
    path = folder / "terms.tsv"
    path.write_text(text, encoding="utf-8")
    return read_glossary(path)


def _terms(en: str, fr: str, *terms: Term) -> list[Finding]:
    score = score_pairs([(en, fr)], "en", "fr", glossary=Glossary(terms)).pairs[0]
    return [finding for finding in score.findings if finding.check == "terms"]


def test_a_term_of_two_lines_is_told_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"third column: combat\|conflit$"):
        _read(tmp_path, "war\tguerre\tcombat\nwar\tconflit\n")


@pytest.mark.parametrize("header", ["fr\tde", "FR-ca\tde-AT", "Source\tZiel", "Term\tBenennung"])
def test_a_first_line_that_names_the_columns_is_no_term(tmp_path: Path, header: str) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text(f"{header}\nguerre\tKrieg\nfr\tde\n", encoding="utf-8")
    read = read_glossary(path, "fr-FR", "de")
    assert [term.source for term in read.terms] == ["guerre", "fr"]


def test_header_comments_alternatives_and_notes(tmp_path: Path) -> None:
    glossary = _read(
        tmp_path,
        "source\ttarget\n# a remark\n\nmotto\tdevise\tslogan|mot d’ordre\tof a campaign\nwar\tguerre\n",
    )
    assert glossary.terms == (
        Term("motto", ("devise", "slogan", "mot d’ordre"), "of a campaign"),
        Term("war", ("guerre",)),
    )


def test_clashing_entries_name_both_lines_and_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="renders “Motto” as “slogan”, line 1 as “devise”") as caught:
        _read(tmp_path, "motto\tdevise\nwar\tguerre\nMotto\tslogan\n")
    assert caught.value.line == 3


def test_the_same_entry_twice_is_no_clash(tmp_path: Path) -> None:
    assert _read(tmp_path, "motto\tdevise\nMotto\tdevise\n").terms == (Term("motto", ("devise",)),)


_CONCEPT = """<{entry} id="c1">
  <{lang} xml:lang="en-US"><{term}><term>war  crime</term></{term}></{lang}>
  <{lang} xml:lang="fr"><{term}><term>crime martial</term>
    <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></{term}>
    <{term}><term>forfait</term></{term}>
    <{term}><term>crime de <hi>guerre</hi></term>
    <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></{term}></{lang}>
</{entry}>"""


@pytest.mark.parametrize(
    ("root", "names"),
    [
        ("martif", {"entry": "termEntry", "lang": "langSet", "term": "tig"}),
        ("tbx", {"entry": "conceptEntry", "lang": "langSec", "term": "termSec"}),
    ],
)
def test_tbx_of_both_versions(tmp_path: Path, root: str, names: dict[str, str]) -> None:
    path = tmp_path / "terms.tbx"
    path.write_text(
        f"<{root}><text><body>{_CONCEPT.format(**names)}</body></text></{root}>", encoding="utf-8"
    )
    assert read_glossary(path).terms == (Term("war crime", ("crime de guerre", "forfait")),)
    with pytest.raises(InputError, match="both fr and de; its languages are en, fr"):
        read_glossary(path, "fr", "de")


@pytest.mark.parametrize(
    ("body", "words", "line"),
    [
        ("<langSet><tig><term>war</term></tig></langSet>", "does not say its language", 3),
        (
            f'<langSet xml:lang="en"><tig><term>{"war " * 200}</term></tig></langSet>',
            "more than 500 characters",
            3,
        ),
        ('<langSet xml:lang="en"><tig><term>war</tig></langSet>', "mismatched tag", 3),
    ],
)
def test_what_is_wrong_in_a_tbx_is_told_with_its_line(
    tmp_path: Path, body: str, words: str, line: int
) -> None:
    path = tmp_path / "terms.tbx"
    path.write_text(f"<martif>\n<text><body><termEntry>\n{body}</termEntry></body></text></martif>")
    with pytest.raises(FormatError, match=words) as failure:
        read_glossary(path)
    assert failure.value.line == line


def test_what_is_no_tbx_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "terms.tbx"
    path.write_text("<tmx/>", encoding="utf-8")
    with pytest.raises(FormatError, match="is no TBX"):
        read_glossary(path)


def test_no_break_spaces_are_kept_and_crlf_is_read(tmp_path: Path) -> None:
    assert _read(tmp_path, "yes\t«\u00a0oui\u00a0»\r\n").terms[0].targets == ("«\u00a0oui\u00a0»",)


@pytest.mark.parametrize(
    ("line", "words"),
    [("only", "has 1 column;"), ("a\tb\tc\td\te", "5 columns"), ("\tb", "source"), ("a\t", "target")],
)
def test_bad_columns_name_the_line(tmp_path: Path, line: str, words: str) -> None:
    with pytest.raises(FormatError, match=words) as caught:
        _read(tmp_path, f"war\tguerre\n{line}\n")
    assert caught.value.line == 2


def test_other_encodings_name_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "latin.tsv"
    path.write_bytes(b"summer\t\xe9t\xe9\n")
    with pytest.raises(InputError) as caught:
        read_glossary(path)
    assert caught.value.byte == 7


@pytest.mark.parametrize("name", ["none.tsv", ".", "/dev/zero"])
def test_what_is_no_readable_file_is_an_input_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"no such file|is a folder|is not a file"):
        read_glossary(tmp_path / name)


def test_a_term_rendered_otherwise_is_found_with_its_suggestion() -> None:
    term = Term("Special Envoy", ("envoyé spécial",))
    (finding,) = _terms("The Special Envoy left.", "Le délégué particulier est parti.", term)
    assert finding.source_spans[0].of("The Special Envoy left.") == "Special Envoy"
    assert finding.suggestion == "envoyé spécial"


@pytest.mark.parametrize(
    ("en", "fr", "source", "target"),
    [
        ("The Special Envoys left.", "Les envoyés spéciaux sont partis.", "Special Envoy", "envoyé spécial"),
        ("Our ambassadors met.", "Nos ambassadrices se sont vues.", "ambassador", "ambassadrice"),
        (
            "The State Department said so.",
            "Le département d’État l’a dit.",
            "State Department",
            "département d’État",
        ),
        ("They negotiated.", "Ils ont négocié.", "negotiate", "négocier"),
    ],
)
def test_inflected_terms_are_accepted(en: str, fr: str, source: str, target: str) -> None:
    assert _terms(en, fr, Term(source, (target,))) == []


def test_a_term_inside_a_longer_one_is_not_asked_for_twice() -> None:
    terms = (
        Term("advisor", ("expert",)),
        Term("National Security Advisor", ("conseiller à la sécurité nationale",)),
    )
    assert (
        _terms(
            "The National Security Advisor spoke.", "Le conseiller à la sécurité nationale a parlé.", *terms
        )
        == []
    )


def test_signatures_differ_with_the_terms() -> None:
    assert Glossary((Term("a", ("b",)),)).signature != Glossary((Term("a", ("c",)),)).signature


@pytest.mark.parametrize(
    ("en", "fr", "term", "severity"),
    [
        (
            "They agreed on a phone call.",
            "Ils ont convenu d’un appel par téléphone.",
            Term("phone call", ("entretien téléphonique",)),
            Severity.MINOR,
        ),
        (
            "The Special Envoy left.",
            "L’homme est parti.",
            Term("Special Envoy", ("envoyé spécial",)),
            Severity.MAJOR,
        ),
    ],
)
def test_another_wording_weighs_less_than_a_lost_term(
    en: str, fr: str, term: Term, severity: Severity
) -> None:
    assert [finding.severity for finding in _terms(en, fr, term)] == [severity]


def test_terms_without_a_word_are_looked_for_by_their_characters() -> None:
    assert _terms("Peace now…", "La paix…", Term("…", ("…",))) == []
    assert _terms("One percent.", "1 %.", Term("percent", ("%",))) == []
    assert [
        finding.check for finding in _terms("One percent.", "Un pour cent.", Term("percent", ("%",)))
    ] == ["terms"]
