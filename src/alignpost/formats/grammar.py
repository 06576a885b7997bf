"""What may stand where in an XML format: elements, their order, their attributes.

The tables are written after the specifications (TMX 1.4b, LISA OSCAR 2005; XLIFF 1.2, OASIS 2008; XLIFF 2.1, OASIS
2018). They hold what a reader can trip over, not every attribute.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["TMX", "XLIFF_1", "XLIFF_2", "Element", "Grammar"]

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element."""

    stages: tuple[str, ...] = ()
    """Names of the children that may stand in each stage; the stages follow each other."""
    needs: str = ""
    """Children of which there must be at least one each."""
    single: str = ""
    """Children of which there may be one at most."""
    required: str = ""
    """Attributes that must be there."""
    values: Mapping[str, Pattern] = field(default_factory=dict)
    """What an attribute's value must match, where it is there."""
    text: bool = False
    """Whether character data may stand in it."""
    closed: bool = True
    """Whether other elements than those of the stages are an error."""


Grammar = Mapping[str, Element]

_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_TAG_OR_ALL = re.compile(rf"\*all\*|{_TAG.pattern}")
_DATE = re.compile("[0-9]{4}(0[1-9]|1[0-2])([0-2][0-9]|3[01])T([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]Z")
_NUMBER = re.compile("[0-9]+")
_YES_NO = re.compile("yes|no")
_SPACE = re.compile("default|preserve")
_NMTOKEN = re.compile(r"[\w.:\-·]+")
_INLINE = "bpt ept ph it hi ut"
_SEGTYPE = re.compile("block|paragraph|sentence|phrase")
_TMX_DATES = {
    "creationdate": _DATE,
    "changedate": _DATE,
    "lastusagedate": _DATE,
    "usagecount": _NUMBER,
    "segtype": _SEGTYPE,
}

TMX: Grammar = {
    "tmx": Element(
        stages=("header", "body"),
        needs="header body",
        single="header body",
        required="version",
        values={"version": re.compile(r"1\.[1-4]")},
    ),
    "header": Element(
        stages=("note prop ude",),
        required="creationtool creationtoolversion segtype o-tmf adminlang srclang datatype",
        values={**_TMX_DATES, "srclang": _TAG_OR_ALL, "adminlang": _TAG},
    ),
    "ude": Element(stages=("map",), needs="map", required="name"),
    "map": Element(required="unicode"),
    "body": Element(stages=("tu",)),
    "tu": Element(stages=("note prop", "tuv"), needs="tuv", values={**_TMX_DATES, "srclang": _TAG_OR_ALL}),
    "tuv": Element(
        stages=("note prop", "seg"),
        needs="seg",
        single="seg",
        required="xml:lang",
        values={**_TMX_DATES, "xml:lang": _TAG},
    ),
    "note": Element(text=True, values={"xml:lang": _TAG}),
    "prop": Element(text=True, required="type", values={"xml:lang": _TAG}),
    "seg": Element(stages=(_INLINE,), text=True),
    "hi": Element(stages=(_INLINE,), text=True, values={"x": _NUMBER}),
    "bpt": Element(stages=("sub",), text=True, required="i", values={"i": _NUMBER, "x": _NUMBER}),
    "ept": Element(stages=("sub",), text=True, required="i", values={"i": _NUMBER}),
    "ph": Element(stages=("sub",), text=True, values={"x": _NUMBER, "assoc": re.compile("[pfb]")}),
    "it": Element(
        stages=("sub",),
        text=True,
        required="pos",
        values={"pos": re.compile("begin|end"), "x": _NUMBER},
    ),
    "ut": Element(stages=("sub",), text=True, values={"x": _NUMBER}),
    "sub": Element(stages=(_INLINE,), text=True),
}

_STATE_1 = re.compile(
    "new|needs-(translation|adaptation|l10n|review-(translation|adaptation|l10n))|translated|signed-off|final|x-.+"
)
_QUALIFIER = re.compile(
    "(exact|fuzzy|id)-match|leveraged-(glossary|inherited|mt|repository|tm)|(mt|tm)-suggestion"
    "|rejected-(grammar|inaccurate|length|spelling)|x-.+"
)
_CODES_1 = "g x bx ex bpt ept ph it mrk"
_TEXT_1 = Element(stages=(_CODES_1,), text=True)
_CODE_1 = Element(stages=("sub",), text=True, required="id")

XLIFF_1: Grammar = {
    "xliff": Element(
        stages=("file",),
        needs="file",
        required="version",
        values={"version": re.compile(r"1\.[0-2]")},
    ),
    "file": Element(
        stages=("header", "body"),
        needs="body",
        single="header body",
        required="original source-language datatype",
        values={"source-language": _TAG, "target-language": _TAG},
    ),
    "header": Element(closed=False),
    "body": Element(stages=("group trans-unit bin-unit",)),
    "group": Element(
        stages=("context-group", "count-group", "prop-group", "note", "group trans-unit bin-unit"),
        closed=False,
    ),
    "trans-unit": Element(
        stages=("source", "seg-source", "target", "context-group count-group prop-group note alt-trans"),
        needs="source",
        single="source seg-source target",
        required="id",
        values={"approved": _YES_NO, "translate": _YES_NO, "xml:space": _SPACE},
    ),
    "bin-unit": Element(closed=False, required="id mime-type"),
    "source": _TEXT_1,
    "seg-source": _TEXT_1,
    "target": Element(
        stages=(_CODES_1,), text=True, values={"state": _STATE_1, "state-qualifier": _QUALIFIER}
    ),
    "alt-trans": Element(closed=False),
    "note": Element(
        text=True,
        values={"priority": re.compile("[1-9]|10"), "annotates": re.compile("source|target|general")},
    ),
    "context-group": Element(stages=("context",), needs="context"),
    "context": Element(text=True, required="context-type"),
    "g": Element(stages=(_CODES_1,), text=True, required="id"),
    "mrk": Element(stages=(_CODES_1,), text=True, required="mtype"),
    "x": Element(required="id"),
    "bx": Element(required="id"),
    "ex": Element(required="id"),
    "bpt": _CODE_1,
    "ept": _CODE_1,
    "ph": _CODE_1,
    "it": Element(stages=("sub",), text=True, required="id pos", values={"pos": re.compile("open|close")}),
    "sub": _TEXT_1,
    "prop-group": Element(closed=False),
    "count-group": Element(closed=False),
}

_CODES_2 = "cp ph pc sc ec mrk sm em"
_TEXT_2 = Element(stages=(_CODES_2,), text=True)

XLIFF_2: Grammar = {
    "xliff": Element(
        stages=("file",),
        needs="file",
        required="version srcLang",
        values={"version": re.compile(r"2\.[0-2]"), "srcLang": _TAG, "trgLang": _TAG},
    ),
    "file": Element(
        stages=("skeleton", "notes", "unit group"),
        required="id",
        values={"id": _NMTOKEN},
        single="skeleton notes",
    ),
    "skeleton": Element(closed=False, text=True),
    "group": Element(stages=("notes", "unit group"), required="id", single="notes", values={"id": _NMTOKEN}),
    "unit": Element(
        stages=("notes", "originalData", "segment ignorable"),
        needs="segment",
        single="notes originalData",
        required="id",
        values={"id": _NMTOKEN, "translate": _YES_NO, "canResegment": _YES_NO, "xml:space": _SPACE},
    ),
    "notes": Element(stages=("note",), needs="note"),
    "note": Element(
        text=True, values={"priority": re.compile("[1-9]|10"), "appliesTo": re.compile("source|target")}
    ),
    "originalData": Element(stages=("data",), needs="data"),
    "data": Element(stages=("cp",), text=True, required="id"),
    "segment": Element(
        stages=("source", "target"),
        needs="source",
        single="source target",
        values={
            "id": _NMTOKEN,
            "state": re.compile("initial|translated|reviewed|final"),
            "subState": re.compile("[^:]+:.+"),
        },
    ),
    "ignorable": Element(stages=("source", "target"), needs="source", single="source target"),
    "source": _TEXT_2,
    "target": _TEXT_2,
    "cp": Element(required="hex", values={"hex": re.compile("[0-9A-Fa-f]{4,6}")}),
    "ph": Element(required="id"),
    "pc": Element(stages=(_CODES_2,), text=True, required="id"),
    "sc": Element(),
    "ec": Element(),
    "mrk": Element(stages=(_CODES_2,), text=True, required="id"),
    "sm": Element(required="id"),
    "em": Element(required="startRef"),
}
