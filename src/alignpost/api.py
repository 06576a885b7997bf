"""The public functions, and the one way from two texts to a scored bitext that the command line and screen share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from alignpost.atomic import check_place
from alignpost.configuration import Table
from alignpost.errors import InputError, OutputError, UsageError
from alignpost.model import UNDETERMINED, Bitext, Document, Segment, SegmentedDocument, language
from alignpost.progress import Progress, silent

if TYPE_CHECKING:
    from alignpost.encode import Encoder
    from alignpost.formats import Written
    from alignpost.score import Glossary, Metrics, Scores
    from alignpost.score.standard import Standard
    from alignpost.segment import Segmenter

__all__ = [
    "PROJECT_SUFFIX",
    "align",
    "check_output",
    "is_project",
    "load_encoder",
    "metrics",
    "read",
    "read_text",
    "score",
    "segment",
    "standard_of",
    "with_languages",
    "write",
]

PROJECT_SUFFIX = ".alignpost"


def is_project(path: Path) -> bool:
    """Whether a file is a project by its name."""
    return path.suffix.lower() == PROJECT_SUFFIX


def segment(
    text: str,
    lang: str,
    *,
    profile: str = "default",
    abbreviations: Path | Iterable[str] = (),
    srx: Path | None = None,
) -> tuple[Segment, ...]:
    """Cut `text` into sentences.

    Args:
        text: any text; it is not altered.
        lang: BCP 47 tag; English and French have the best rules.
        profile: `default`, or `social` for posts, where every line end is a boundary.
        abbreviations: further words after whose full stop a sentence goes on, or a file of them, one a line.
        srx: SRX 2.0 rules to go by instead of our own.

    Returns:
        Segments in order, disjoint, together covering every character of `text` that is not white space.

    Raises:
        UsageError: a language tag or profile that is none, or options that exclude each other.
        InputError: the file of abbreviations or rules cannot be read or is broken.
    """
    from alignpost.documents import document_of_text

    segmenter = _segmenter(lang, profile, abbreviations, srx)
    return segmenter.segment(document_of_text(text, lang)).segments


def _segmenter(lang: str, profile: str, abbreviations: Path | Iterable[str], srx: Path | None) -> Segmenter:
    language(lang)
    if isinstance(abbreviations, Path):
        from alignpost.segment import read_abbreviations

        abbreviations = read_abbreviations(abbreviations)
    abbreviations = tuple(abbreviations)
    if srx is None:
        from alignpost.segment import RuleSegmenter

        return RuleSegmenter(lang, profile, abbreviations)
    from alignpost.segment import SrxSegmenter

    if abbreviations:
        raise UsageError("SRX rules bring their own abbreviations; leave out --abbreviations or --srx")
    return SrxSegmenter(srx, lang)


def read_text(
    path: Path,
    lang: str,
    *,
    segmented: bool = False,
    profile: str = "default",
    abbreviations: Path | Iterable[str] = (),
    srx: Path | None = None,
) -> SegmentedDocument:
    """Read one text (plain, Markdown, HTML, DOCX or status JSON) and cut it into segments.

    Args:
        path: UTF-8, or UTF-16 with a byte-order mark.
        lang: its language, BCP 47.
        segmented: one segment a line, taken as it is.
        profile: see `segment`, as for `abbreviations` and `srx`.
        abbreviations: see there.
        srx: see there.

    Raises:
        InputError: the file cannot be read, is empty or in another encoding.
        UsageError: options that exclude each other.
    """
    from alignpost.documents import read_document, read_segmented

    if not segmented:
        return _segmenter(lang, profile, abbreviations, srx).segment(read_document(path, lang))
    if srx or abbreviations != ():
        raise UsageError("--segmented texts are not segmented again; leave out --srx and --abbreviations")
    return read_segmented(path, language(lang))


def align(
    source: str | Path | SegmentedDocument,
    target: str | Path | SegmentedDocument,
    *,
    source_lang: str = "en",
    target_lang: str = "fr",
    segmented: bool = False,
    profile: str = "default",
    abbreviations: Path | Iterable[str] = (),
    srx: Path | None = None,
    encoder: Encoder | None = None,
    progress: Progress = silent,
) -> Bitext:
    """Find which sentences of `target` render which of `source`.

    Args:
        source: a text, the path of one, or a document that is segmented already.
        target: likewise.
        source_lang: language of `source`, BCP 47; a segmented document brings its own.
        target_lang: language of `target`.
        segmented: the files hold one segment a line.
        profile: see `segment`, as for `abbreviations` and `srx`.
        abbreviations: see there.
        srx: see there.
        encoder: vectors to align by; by default the shipped model where it knows both languages, else a table
            learnt from the two texts themselves.
        progress: called now and then; may raise `Cancelled`.

    Returns:
        Unreviewed, unscored pairs in reading order; every segment stands in exactly one of them.

    Raises:
        InputError: a file cannot be read, is empty or in another encoding.
        UsageError: as `segment`, or an encoder that does not know a language.
        Cancelled: from `progress`.
    """
    from alignpost.align import align as align_documents
    from alignpost.encode import encoder_for

    def side(text: str | Path | SegmentedDocument, lang: str) -> SegmentedDocument:
        if isinstance(text, SegmentedDocument):
            return text
        if isinstance(text, Path):
            return read_text(
                text, lang, segmented=segmented, profile=profile, abbreviations=abbreviations, srx=srx
            )
        segments = segment(text, lang, profile=profile, abbreviations=abbreviations, srx=srx)
        return SegmentedDocument(Document(text, lang), segments)

    left, right = side(source, source_lang), side(target, target_lang)
    encoder = encoder or encoder_for(left.lang, right.lang)
    beads = align_documents(left, right, encoder=encoder, progress=progress)
    return Bitext.of_beads(left, right, beads)


def score(
    pairs: Bitext | Path | Sequence[tuple[str, str]],
    *,
    source_lang: str = "en",
    target_lang: str = "fr",
    profile: str = "default",
    checks: Mapping[str, str] = MappingProxyType({}),
    glossary: Path | Glossary | None = None,
    progress: Progress = silent,
) -> Scores:
    """Judge how faithful each target is to its source, without a reference, as `alignpost score` does.

    Args:
        pairs: a bitext, the path of a file of pairs, or (source, target) texts. A project is judged by its own
            settings, which come before `profile`, `checks` and a file in `glossary`; no configuration file is looked for.
        source_lang: language of the sources where `pairs` do not bring their own.
        target_lang: language of the targets.
        profile: `default`, `strict` or `social`.
        checks: for ids of checks `off` or the severity of all that they find.
        glossary: terms whose translation is laid down, or a TSV or TBX file of them.
        progress: called now and then; may raise `Cancelled`.

    Returns:
        One score (0–100, with its findings) a pair, the mean, and the signature that makes them comparable.

    Raises:
        InputError: a file cannot be read.
        ProjectError: `pairs` is a project that is damaged or in use.
        UsageError: a profile, a check or a glossary that makes no sense.
        Cancelled: from `progress`.
    """
    from alignpost.score import Scores, mean_fidelity
    from alignpost.score.standard import Standard

    file, terms = (glossary, None) if isinstance(glossary, Path) else (None, glossary)
    standard = Standard(profile, Table(checks, name="checks"), file)
    if isinstance(pairs, Path):
        standard = standard_of(pairs, standard)
        pairs = read(pairs)
    elif not isinstance(pairs, Bitext):
        pairs = Bitext.of_texts(pairs, source_lang, target_lang)
    scored = standard.scored(with_languages(pairs, source_lang, target_lang), progress, terms=terms)
    scores = tuple(pair.score for pair in scored.pairs if pair.score is not None)
    return Scores(scores, mean_fidelity(scored.pairs), scored.signature or "")


def standard_of(path: Path, standard: Standard) -> Standard:
    """By what the pairs in the file `path` are judged: where it is a project, by its own settings before `standard`.

    Raises:
        ProjectError: it is damaged or in use.
        UsageError: it has a setting that is none.
    """
    if not is_project(path):
        return standard
    from alignpost.store import Project

    with Project.open(path) as project:
        return standard.in_project(project.settings)


def metrics(hypotheses: Sequence[str], references: Sequence[str], *, target_lang: str = "fr") -> Metrics:
    """Compare translations with one reference each: BLEU, chrF, chrF++ and TER, for all together and each pair.

    Scores and signatures are those of sacrebleu's own command in its default settings.
    """
    from alignpost.score import metrics as compare

    return compare(hypotheses, references, target_lang)


def with_languages(bitext: Bitext, source_lang: str, target_lang: str) -> Bitext:
    """`bitext` with these languages where it does not know its own, as after reading a bare TSV."""
    return replace(
        bitext,
        source=_in_language(bitext.source, source_lang),
        target=_in_language(bitext.target, target_lang),
    )


def _in_language(side: SegmentedDocument, lang: str) -> SegmentedDocument:
    return side if side.lang != UNDETERMINED else replace(side, document=replace(side.document, lang=lang))


def load_encoder(path: Path | None = None) -> Encoder:
    """The shipped model, or the one in the folder `path`; `.encode(texts)` gives an array of (len(texts), dimension).

    Raises:
        InputError: there is no model there, or it is damaged or of another version.
    """
    from alignpost import encode

    return encode.load_encoder(path)


def read(path: Path | str, *, source_lang: str | None = None, target_lang: str | None = None) -> Bitext:
    """Read pairs from a project or any file of pairs (docs/formats.md lists them); the suffix decides.

    Args:
        path: the file.
        source_lang: which language to take as source where the file holds several or does not say.
        target_lang: likewise for the target.

    Raises:
        InputError: the file cannot be read, or is not what its suffix says (`FormatError`).
        ProjectError: it is a project that is damaged or in use.
        UsageError: no format has this suffix.
    """
    from alignpost import formats, store

    path = Path(path)
    if is_project(path):
        with store.Project.open(path) as project:
            return project.bitext()
    if path.is_dir():
        raise InputError("is a folder; name a file in it", path=path)
    return formats.format_of(path, PROJECT_SUFFIX).read(path, source_lang, target_lang)


def check_output(path: Path) -> None:
    """Refuse an output that `write` would refuse, before long work is done for it.

    Raises:
        UsageError: no format has this suffix.
        OutputError: the place is read-only or missing, or a project stands there already.
    """
    from alignpost import formats

    if is_project(path):
        if path.exists():
            raise OutputError(
                "exists and may hold decisions; remove it first or give another name", path=path
            )
    else:
        formats.format_of(path, PROJECT_SUFFIX)
    check_place(path)


def write(bitext: Bitext, path: Path | str, *, settings: Mapping[str, str] = MappingProxyType({})) -> Written:
    """Write pairs to a project, a file of pairs or a file of links (docs/formats.md lists them); the suffix decides.

    An output appears whole or not at all. A project that exists already is never replaced, since it may hold
    somebody's decisions.

    Args:
        bitext: the pairs.
        path: the file.
        settings: how the pairs were judged, for a project to remember; other formats have no place for it.

    Returns:
        How many pairs were written, and how many the format could not take.

    Raises:
        UsageError: no format has this suffix.
        OutputError: the place cannot be written, or a project stands there already.
    """
    from alignpost import formats, store

    path = Path(path)
    if is_project(path):
        store.Project.create(path, bitext, settings).close()
        return formats.Written(len(bitext.pairs), name="pair")
    return formats.write(bitext, path, formats.format_of(path, PROJECT_SUFFIX))
