"""Reading segmentation rules of the SRX 2.0 standard (LISA/GALA, 2008) from a file.

The file is the user's and is not trusted: entities are not resolved, nothing is fetched, and every rule that is used
is compiled before the first text is cut, so that a broken one is named and not met later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

import regex
from lxml import etree

from alignpost.documents.files import read_again
from alignpost.errors import FormatError
from alignpost.model import UNDETERMINED
from alignpost.segment.java_pattern import translate

__all__ = ["SrxRule", "check_srx", "read_srx"]

_NAMESPACE: Final = "http://www.lisa.org/srx20"
_MOST_BYTES: Final = 1 << 22
_LONGEST_PATTERN: Final = 20_000
"""Characters, and those of all language patterns together; the longest in public rule files has six hundred, and
compiling takes time for each."""
_MOST_PATTERNS: Final = 200_000
"""Characters of all patterns for one language."""
_ENTITY_HINT: Final = "write the character itself, or as &#x…;"
_NO_PATTERN: Final = (regex.error, ValueError, OverflowError, RecursionError)
"""What compiling says of a pattern that is none, counts too far, or is nested too deeply."""


@dataclass(frozen=True, slots=True)
class SrxRule:
    """One rule: what stands before and after a place, and whether a segment ends there."""

    breaks: bool
    before: str
    """Pattern in the dialect of `regex` that matches up to the place."""
    after: str
    """Pattern that matches from the place on."""
    name: str
    """`rule 3 of “English”`."""
    line: int


def read_srx(path: Path, lang: str) -> tuple[SrxRule, ...]:
    """The rules of the file at `path` that hold for `lang`, in the order in which they are asked.

    Language maps are matched against `lang` in file order, letter case aside; with `cascade="yes"` the rules of
    all maps that match apply, otherwise those of the first.

    Raises:
        InputError: the file cannot be read.
        FormatError: it is no XML, no SRX 2.0, has a broken rule or none for `lang`.
    """
    root = _root(path)
    rule_sets = {rules.get("languagerulename", ""): rules for rules in root.iter(_tag("languagerule"))}
    header = root.find(_tag("header"))
    cascade = header is not None and header.get("cascade", "no") == "yes"
    found: list[SrxRule] = []
    matching = _matching(root, lang, path)
    for map_ in matching if cascade else matching[:1]:
        name = map_.get("languagerulename", "")
        if name not in rule_sets:
            raise FormatError(
                f"the language map “{map_.get('languagepattern')}” names the rules “{name}”, which are not there",
                path=path,
                line=_line(map_),
            )
        found.extend(_rules(rule_sets[name], name, path))
    if sum(len(rule.before) + len(rule.after) for rule in found) > _MOST_PATTERNS:
        message = (
            f"has more than {_MOST_PATTERNS:,} characters of patterns for “{lang}”; leave some rules out"
        )
        raise FormatError(message, path=path)
    return tuple(found)


def check_srx(path: Path) -> None:
    """Read the file at `path` for its own sake: every pattern of every language must compile, every map find its rules.

    Raises:
        InputError: the file cannot be read.
        FormatError: it is no XML, no SRX 2.0, or has a broken pattern; names the line.
    """
    root = _root(path)
    names = set()
    for rule_set in root.iter(_tag("languagerule")):
        names.add(rule_set.get("languagerulename", ""))
        _rules(rule_set, rule_set.get("languagerulename", ""), path)
    for map_ in _maps(root, path):
        name = map_.get("languagerulename", "")
        if name not in names:
            raise FormatError(f"names the rules “{name}”, which are not there", path=path, line=_line(map_))
        _is_for(UNDETERMINED, map_, path)


def _root(path: Path) -> etree._Element:
    content = read_again(path, _MOST_BYTES)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        what = (error.msg or "").partition(", line ")[0].rstrip()
        message = f"is not well-formed XML: {what} (column {column})"
        raise FormatError(message, path=path, line=line or None) from None
    except ValueError as error:
        raise FormatError(f"is not XML that can be read: {error}", path=path) from None
    _check_root(root, path)
    return root


def _check_root(root: etree._Element, path: Path) -> None:
    name = etree.QName(root)
    if name.localname != "srx":
        raise FormatError(
            f"is not an SRX file: its root element is <{name.localname}>", path=path, line=_line(root)
        )
    version = root.get("version", "")
    if version.startswith("1."):
        message = f"SRX {version} is not supported; save the rules as SRX 2.0 (rule editors convert them)"
        raise FormatError(message, path=path, line=_line(root))
    if name.namespace != _NAMESPACE or version != "2.0":
        message = f'is not SRX 2.0: <srx> must have version="2.0" and the namespace {_NAMESPACE}'
        raise FormatError(message, path=path, line=_line(root))


def _maps(root: etree._Element, path: Path) -> Iterator[etree._Element]:
    """The language maps in file order, as many as may be looked at."""
    characters = 0
    for map_ in root.iter(_tag("languagemap")):
        characters += len(map_.get("languagepattern", ""))
        if characters > _LONGEST_PATTERN:
            message = f"has more than {_LONGEST_PATTERN:,} characters of language patterns; leave some out"
            raise FormatError(message, path=path, line=_line(map_))
        yield map_


def _matching(root: etree._Element, lang: str, path: Path) -> list[etree._Element]:
    found = [map_ for map_ in _maps(root, path) if _is_for(lang, map_, path)]
    if not found:
        raise FormatError(f"no language map matches “{lang}”, so there are no rules for this text", path=path)
    return found


def _is_for(lang: str, map_: etree._Element, path: Path) -> bool:
    pattern = map_.get("languagepattern", "")
    try:
        found = regex.fullmatch(translate(pattern), lang, regex.IGNORECASE | regex.VERSION1, timeout=1.0)
    except _NO_PATTERN as error:
        raise FormatError(
            f"the language pattern “{pattern}” is broken: {error}", path=path, line=_line(map_)
        ) from None
    except TimeoutError:
        raise FormatError(
            f"the language pattern “{pattern}” takes too long", path=path, line=_line(map_)
        ) from None
    return found is not None


def _rules(rule_set: etree._Element, set_name: str, path: Path) -> list[SrxRule]:
    found: list[SrxRule] = []
    for number, element in enumerate(rule_set.iter(_tag("rule")), 1):
        name, line = f"rule {number} of “{set_name}”", _line(element)
        breaks = element.get("break", "yes")
        if breaks not in {"yes", "no"}:
            raise FormatError(f"{name}: break must be yes or no, not “{breaks}”", path=path, line=line)
        before, after = (_pattern(element, part, name, path) for part in ("beforebreak", "afterbreak"))
        found.append(SrxRule(breaks == "yes", before, after, name, line or 0))
    return found


def _pattern(rule: etree._Element, part: str, name: str, path: Path) -> str:
    element = rule.find(_tag(part))
    if element is None:
        return ""
    line = _line(element)
    if any(isinstance(child, etree._Entity) for child in element.iter()):
        raise FormatError(f"{name}: <{part}> uses an entity; {_ENTITY_HINT}", path=path, line=line)
    source = "".join(str(piece) for piece in element.itertext(element.tag))
    if len(source) > _LONGEST_PATTERN:
        message = f"{name}: <{part}> has more than {_LONGEST_PATTERN:,} characters; make several rules of it"
        raise FormatError(message, path=path, line=line)
    try:
        pattern = translate(source)
        regex.compile(pattern, regex.VERSION1)
    except _NO_PATTERN as error:
        message = f"{name}: <{part}> is no regular expression: {error}; it reads “{source[:80]}”"
        raise FormatError(message, path=path, line=line) from None
    return pattern


def _tag(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"


def _line(element: etree._Element) -> int | None:
    # the parser always knows the line of an element; the stubs say that it might not
    return cast("int | None", element.sourceline)
