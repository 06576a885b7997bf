"""Inflected forms: whether two words of English or French may be forms of one, by the endings of its grammar.

`pandémies` and `pandémie` are forms of one word, `pandémique` is another, whatever letters they share. Irregular forms
without a common stem (`aller`, `irait`) are not known.
"""

from __future__ import annotations

from functools import lru_cache

from alignpost.score.cognates import bare
from alignpost.tokens import base_language

__all__ = ["inflected"]


def _endings(text: str) -> frozenset[str]:
    return frozenset("" if ending == "-" else ending for ending in text.split())


_PARADIGMS: dict[str, tuple[tuple[int, frozenset[str]], ...]] = {
    "fr": (
        (2, _endings("- s x e es")),
        (1, _endings("al ale als ales aux")),
        (2, _endings("ail ails aux")),
        (2, _endings("eux euse euses")),
        (2, _endings("eur eurs euse euses rice rices")),
        (2, _endings("if ifs ive ives ef efs eve eves")),
        (2, _endings("er ers ere eres")),
        (1, _endings("el els elle elles eau eaux")),
        (2, _endings("et ets ette ettes")),
        (2, _endings("il ils ille illes")),
        (2, _endings("c cs que ques che ches")),
        (2, _endings("s sse sses")),
        (2, _endings("g gs gue gues")),
        (2, _endings("n ns nne nnes")),
        (2, _endings("f fs ve ves")),
        (
            2,
            _endings(
                "rir re res rent rons rez rais rait raient rant ert erts erte ertes rira riront rirait riraient"
            ),
        ),
        (
            2,
            _endings(
                "vre s t vons vez vent vais vait vaient vant ve vi vie vis vies vit vra vront vrait vraient"
            ),
        ),
        (2, _endings("ou ous ol olle olles")),
        (
            2,
            _endings(
                """er e es ons ez ent ais ait ions iez aient ai as a ames ates erent ee ees ant ants ante antes
                erai eras era erons erez eront erais erait erions eriez eraient eons eais eait eaient eai ea eant
                eants eante eantes asse asses at assions assiez assent"""
            ),
        ),
        (
            2,
            _endings(
                """ir is it issons issez issent issais issait issions issiez issaient issant isse isses i ie ies
                irai iras ira irons irez iront irais irait iraient imes ites irent issants issante issantes
                s t ons ez ent ais ait ions iez aient ant e es u ue us ues ert erts erte ertes"""
            ),
        ),
        (
            2,
            _endings(
                """re s - t ons ez ent ais ait ions iez aient ant e es u ue us ues is it imes irent rai ras ra rons
                rez ront rais rait rions riez raient"""
            ),
        ),
        (
            2,
            _endings(
                """ire is it ite ise ises ites its isons isez isent isais isait isaient isant isants irai ira iront irait
                iraient isit isirent vons vez vent vait vaient vant vit virent"""
            ),
        ),
        (
            1,
            _endings(
                """indre ins int inte ints intes ignons ignez ignent ignais ignait ignaient ignant ignit ignirent
                indra indrai indront indrait indraient"""
            ),
        ),
        (
            2,
            _endings(
                """aitre ais ait aissons aissez aissent aissait aissaient aissant aisse u ue us ues ut urent aitra
                aitront aitrait aitraient"""
            ),
        ),
        (
            1,
            _endings(
                """enir iens ient enons enez iennent enais enait enaient enant enu enue enus enues iendrai iendras iendra iendrez iendront
                iendrait iendraient int inrent ienne"""
            ),
        ),
        (
            1,
            _endings(
                """rendre rends rend renons renez rennent renais renait renaient renant ris rise rises rit rirent
                rendra rendront rendrait rendraient renne"""
            ),
        ),
        (
            2,
            _endings(
                """ettre ets et ettons ettez ettent ettais ettait ettaient ettant is ise ises it irent ettra
                ettront ettrait ettraient ette"""
            ),
        ),
        (
            2,
            _endings(
                """evoir ois oit evons evez oivent evais evait evaient evant u ue us ues ut urent evra evront
                evrait evraient oive"""
            ),
        ),
        (
            2,
            _endings(
                "yer ie ies ient yons yez yait yaient yant ye yes yent yee yees iera ieront ierait ieraient ya yerent"
            ),
        ),
        (
            1,
            _endings(
                "eler elle elles ellent elons elez elait elaient elant ele elee eles elees ellera elleront"
            ),
        ),
        (
            1,
            _endings(
                "eter ette ettes ettent etons etez etait etaient etant ete etee etes etees ettera etteront"
            ),
        ),
    ),
    "en": (
        (2, _endings("- s es ed d ing")),
        (2, _endings("e es ed ing")),
        (2, _endings("y ies ied ying")),
        (2, _endings("man men")),
        (2, _endings("f fe ves")),
        (2, _endings("is es")),
    ),
}
"""For every kind of word the letters that its stem has at least, and its endings without accents."""
_LONGEST = max(len(ending) for kinds in _PARADIGMS.values() for _, endings in kinds for ending in endings)


@lru_cache(maxsize=65_536)
def _readings(word: str, lang: str) -> frozenset[tuple[int, str]]:
    """Every paradigm that may hold a word, with the stem that it would have."""
    return frozenset(
        (number, word[: len(word) - length])
        for number, (least, endings) in enumerate(_PARADIGMS[lang])
        for length in range(min(_LONGEST, len(word) - least) + 1)
        if word[len(word) - length :] in endings
    )


def inflected(one: str, other: str, lang: str) -> bool:
    """Whether two words (small letters) may be forms of one word; in languages without a grammar here, nearly alike."""
    if "-" in one and one.count("-") == other.count("-"):
        return _compounds(one, other, lang)
    one, other = bare(one), bare(other)
    if one == other:
        return True
    lang = base_language(lang)
    if min(len(one), len(other)) < 3:
        return False
    if lang not in _PARADIGMS:
        return _alike(one, other)
    if not _readings(one, lang).isdisjoint(_readings(other, lang)):
        return True
    return lang == "en" and _doubled(*sorted((one, other), key=len))


def _compounds(one: str, other: str, lang: str) -> bool:
    """`sage-femme` and `sages-femmes`: every part of words with equally many hyphens may change on its own."""
    return all(inflected(*parts, lang) for parts in zip(one.split("-"), other.split("-"), strict=True))


def _doubled(plain: str, form: str) -> bool:
    """`stop` and `stopped`, `stopping`."""
    return form.startswith(plain + plain[-1]) and form[len(plain) + 1 :] in ("ed", "ing")


def _alike(one: str, other: str) -> bool:
    """Whether two words differ by a few letters at their ends alone."""
    if min(len(one), len(other)) < 4:
        return one.removesuffix("s") == other.removesuffix("s") and len(one) > 1
    common = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        common += 1
    return common >= max(3, len(one) - 3, len(other) - 4) and abs(len(one) - len(other)) <= 4
