"""Number words of Spanish, Italian and Portuguese, as data for `alignpost.tokens.numbers`."""

from __future__ import annotations

from alignpost.tokens.number_words import NumberWords, numbered

__all__ = ["ITALIAN", "PORTUGUESE", "SPANISH"]


def _of_tens(names: str) -> dict[str, int]:
    return {name: 10 * value for name, value in numbered(names, 3).items()}


def _of_hundreds(names: str) -> dict[str, int]:
    """Two hundred and up, in both genders where the name ends in -os."""
    found = {name: 100 * value for name, value in numbered(names, 2).items()}
    return found | {name[:-2] + "as": value for name, value in found.items() if name.endswith("os")}


def _of_order(names: str, endings: str = "o a os as", start: int = 1) -> dict[str, int]:
    """Ordinals from `start` on, by their stems."""
    return {stem + end: value for stem, value in numbered(names, start).items() for end in endings.split()}


def _of_tenth(names: str) -> dict[str, int]:
    """Ordinals of the tens from twenty on."""
    return {name: 10 * (value + 1) for name, value in _of_order(names).items()}


SPANISH = NumberWords(
    units={
        **numbered(
            "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
            "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco "
            "veintiséis veintisiete veintiocho veintinueve",
            0,
        ),
        "un": 1, "una": 1, "veintiún": 21, "veintiuna": 21,
        **_of_hundreds(
            "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
        ),
    },
    tens=_of_tens("treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
    hundreds=frozenset({"cien", "ciento"}),
    scales={"mil": 10**3, "millón": 10**6, "millones": 10**6, "billón": 10**12, "billones": 10**12},
    groups={"docena": 12, "docenas": 10, "decenas": 10, "centenar": 100, "centenares": 100, "millares": 10**3, "miles": 10**3},
    ordinals={
        **_of_order("primer segund tercer cuart quint sext séptim octav noven décim"), "primer": 1, "tercer": 3,
        **_of_order("undécim duodécim", start=11), **_of_order("decimoprimer decimosegund", start=11),
        **_of_order("decimotercer decimocuart decimoquint decimosext decimoséptim decimoctav decimonoven", start=13),
        **_of_tenth("vigésim trigésim cuadragésim quincuagésim sexagésim septuagésim octogésim nonagésim"),
    },
    joiner="y",
    articles=frozenset({"un", "una"}),
    of=frozenset({"de"}),
    half=frozenset({"medio"}),
    parts=numbered("tercios cuartos quintos sextos séptimos octavos novenos décimos", 3),
    months={**numbered("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"), "setiembre": 9},
    weekdays=numbered("lunes martes miércoles jueves viernes sábado domingo"),
)  # fmt: skip
PORTUGUESE = NumberWords(
    units={
        **numbered(
            "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete "
            "dezoito dezenove",
            0,
        ),
        "uma": 1, "duas": 2, "quatorze": 14, "dezasseis": 16, "dezassete": 17, "dezanove": 19,
        **_of_hundreds("duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"),
    },
    tens={"vinte": 20, **_of_tens("trinta quarenta cinquenta sessenta setenta oitenta noventa")},
    hundreds=frozenset({"cem", "cento"}),
    scales={
        "mil": 10**3, "milhão": 10**6, "milhões": 10**6, "bilhão": 10**9, "bilhões": 10**9, "trilhão": 10**12,
        "trilhões": 10**12, "bilião": 10**12, "biliões": 10**12,
    },
    groups={"dúzia": 12, "dúzias": 10, "dezenas": 10, "dezena": 10, "centena": 100, "centenas": 100, "milhares": 10**3},
    ordinals={
        **_of_order("primeir segund terceir quart quint sext sétim oitav non décim"),
        **_of_tenth("vigésim trigésim quadragésim quinquagésim sexagésim septuagésim octogésim nonagésim"),
    },
    joiner="e",
    articles=frozenset({"um", "uma"}),
    of=frozenset({"de"}),
    half=frozenset({"meio"}),
    parts=numbered("terços quartos quintos sextos sétimos oitavos nonos décimos", 3),
    months=numbered("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    weekdays=numbered("segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo"),
)  # fmt: skip

_ITALIAN_UNITS = numbered(
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette diciotto diciannove",
    0,
)
_ITALIAN_TENS = {"venti": 20, **_of_tens("trenta quaranta cinquanta sessanta settanta ottanta novanta")}


def _italian_words() -> dict[str, int]:
    """What Italian writes in one word: below a thousand, thousands, and years."""
    small = dict(_ITALIAN_UNITS)
    for ten, value in _ITALIAN_TENS.items():
        small[ten] = value
        for unit, more in list(_ITALIAN_UNITS.items())[1:10]:
            small[(ten[:-1] if unit[0] in "uo" else ten) + unit] = value + more
    small |= {name[:-1] + "é": value for name, value in small.items() if name.endswith("tre")}
    small |= {name[:-1]: value for name, value in small.items() if value > 20 and name.endswith("uno")}
    found = dict(small)
    for digit in range(1, 10):
        hundred = ("" if digit == 1 else list(_ITALIAN_UNITS)[digit]) + "cento"
        found[hundred] = 100 * digit
        for name, value in small.items():
            if value:
                found[hundred + name] = 100 * digit + value
                if name.startswith("o"):
                    found[hundred[:-1] + name] = 100 * digit + value
    years = {
        start + name: base + value
        for start, base in (("mille", 1000), ("duemila", 2000))
        for name, value in found.items()
        if value
    }
    return found | {name + "mila": 1000 * value for name, value in found.items() if value > 1} | years


def _before_vowels(tens: dict[str, int]) -> dict[str, int]:
    """`vent’anni`: tens without their last letter."""
    return {name[:-1] + mark: value for name, value in tens.items() for mark in ("", "\u2019")}


def _italian_ordinals() -> dict[str, int]:
    """From eleventh on: the number without its last vowel, and -esimo."""
    found: dict[str, int] = {}
    for name, value in _ITALIAN_WORDS.items():
        if 10 < value < 1000:
            stem = name[:-1] if name[-1] in "aeioé" and not name.endswith(("tré", "tre", "sei")) else name
            found |= {stem.replace("é", "e") + "esim" + end: value for end in "oaie"}
    return found


_ITALIAN_WORDS = _italian_words()
ITALIAN = NumberWords(
    units={**_ITALIAN_WORDS, **_before_vowels(_ITALIAN_TENS), "un": 1, "una": 1},
    tens={},
    hundreds=frozenset(),
    scales={
        "mille": 10**3, "milione": 10**6, "milioni": 10**6, "miliardo": 10**9, "miliardi": 10**9, "bilione": 10**12,
    },
    groups={"dozzina": 12, "dozzine": 10, "decina": 10, "decine": 10, "centinaio": 100, "centinaia": 100, "migliaio": 10**3, "migliaia": 10**3},
    ordinals={
        **_of_order("prim second terz quart quint sest settim ottav non decim", "o a i e"), **_italian_ordinals(),
    },
    joiner="e",
    articles=frozenset({"un", "una"}),
    of=frozenset({"di"}),
    half=frozenset({"mezzo"}),
    parts=numbered("terzi quarti quinti sesti settimi ottavi noni decimi", 3),
    months=numbered(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
    ),
    weekdays=numbered("lunedì martedì mercoledì giovedì venerdì sabato domenica"),
)  # fmt: skip
