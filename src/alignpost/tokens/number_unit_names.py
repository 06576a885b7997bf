"""Symbols and words of units of measurement, as data for `alignpost.tokens.number_units`."""

from __future__ import annotations

__all__ = ["FULL_PREFIXES", "HAS_NO_SYMBOL", "PREFIXES", "SYMBOLS", "WORDS"]

PREFIXES = {
    "n": -9, "μ": -6, "m": -3, "c": -2, "d": -1, "h": 2, "k": 3, "K": 3, "M": 6, "G": 9, "T": 12, "P": 15,
}  # fmt: skip
FULL_PREFIXES = {
    "nano": -9, "micro": -6, "micró": -6, "mikro": -6, "milli": -3, "mili": -3, "milí": -3, "centi": -2,
    "centí": -2, "zenti": -2, "hecto": 2, "hekto": 2, "kilo": 3, "kiló": 3, "chilo": 3, "quilo": 3, "quiló": 3,
    "quilô": 3, "mega": 6, "méga": 6, "giga": 9, "tera": 12, "téra": 12,
}  # fmt: skip
SYMBOLS: dict[str, tuple[str, str, str]] = {
    "m": ("length", "1", "nμmcdkK"),
    "KM": ("length", "1000", ""),
    "kmh": ("length", "1000", ""),
    "kph": ("length", "1000", ""),
    "mi": ("length", "1609", ""),
    "mph": ("length", "1609", ""),
    "ft": ("length", "0.3048", ""),
    "yd": ("length", "0.9144", ""),
    "yds": ("length", "0.9144", ""),
    "in": ("length", "0.0254", ""),
    "ha": ("length²", "10000", ""),
    "acre": ("length²", "4047", ""),
    "l": ("length³", "0.001", "μmcdh"),
    "L": ("length³", "0.001", "μmd"),
    "cc": ("length³", "0.000001", ""),
    "gal": ("length³", "0.003785", ""),
    "pint": ("length³", "0.000473", ""),
    "qt": ("length³", "0.000946", ""),
    "cup": ("length³", "0.00024", ""),
    "g": ("mass", "1", "nμmkK"),
    "ug": ("mass", "0.000001", ""),
    "mcg": ("mass", "0.000001", ""),
    "KG": ("mass", "1000", ""),
    "t": ("mass", "1000000", ""),
    "lb": ("mass", "453.6", ""),
    "lbs": ("mass", "453.6", ""),
    "oz": ("mass", "28.35", ""),
    "stone": ("mass", "6350", ""),
    "s": ("time", "1", "nμm"),
    "min": ("time", "60", ""),
    "h": ("time", "3600", ""),
    "hr": ("time", "3600", ""),
    "hrs": ("time", "3600", ""),
    "day": ("time", "86400", ""),
    "week": ("time", "604800", ""),
    "month": ("time", "2629800", ""),
    "year": ("time", "31557600", ""),
    "decade": ("time", "315576000", ""),
    "century": ("time", "3155760000", ""),
    "tsp": ("length³", "0.000005", ""),
    "tbsp": ("length³", "0.000015", ""),
    "W": ("power", "1", "mkMGT"),
    "Wh": ("energy", "3600", "kMGT"),
    "J": ("energy", "1", "kMG"),
    "kcal": ("energy", "4184", ""),
    "V": ("voltage", "1", "mk"),
    "A": ("current", "1", "m"),
    "Hz": ("frequency", "1", "kMGT"),
    "Pa": ("pressure", "1", "hkM"),
    "bar": ("pressure", "100000", "m"),
    "B": ("data", "8", "kKMGTP"),
    "bit": ("data", "1", "kKMG"),
    "bps": ("data", "1", "kKMG"),
    "C": ("temperature", "1", ""),
    "F": ("temperature", "5/9", ""),
}
"""Symbol: what it measures, its size, its prefixes. English words stand for what has no symbol."""
HAS_NO_SYMBOL = ("stone", "acre", "pint", "cup", "day", "week", "month", "year", "decade", "century")
WORDS = {
    "en": """
    m metre metres meter meters/g gram grams gramme grammes/l litre litres liter liters/s second seconds sec secs
    W watt watts/V volt volts/A ampere amperes amp amps/Hz hertz/J joule joules/Pa pascal pascals/B byte bytes/bit bits
    t ton tons tonne tonnes/KG kilo kilos/lb pound pounds/oz ounce ounces/stone/mi mile miles/ft foot feet/yd yard yards
    in inch inches/acre acres/ha hectare hectares/gal gallon gallons/pint pints/min minute minutes mins/h hour hours
    day days/week weeks/month months/year years/qt quart quarts/cup cups/decade decades/century centuries
    tsp tsps teaspoon teaspoons/tbsp tbsps tablespoon tablespoons/C celsius centigrade/F fahrenheit""",
    "fr": """
    m mètre mètres/g gramme grammes/l litre litres/s seconde secondes/W watt watts/V volt volts/A ampère ampères
    Hz hertz/J joule joules/Pa pascal pascals/B octet octets/bit bits/t tonne tonnes/KG kilo kilos/lb livre livres
    Wh wattheure wattheures/oz once onces/mi mile miles mille milles/ft pied pieds/yd yard yards verge verges
    in pouce pouces/acre acres/ha hectare hectares/gal gallon gallons/pint pinte pintes/min minute minutes mn/h heure heures
    day jour jours journée journées/week semaine semaines/month mois/year an ans année années
    cup tasse tasses/decade décennie décennies/century siècle siècles/C celsius/F fahrenheit""",
    "de": """
    m meter metern/g gramm/l liter litern/s sekunde sekunden/W watt/V volt/A ampere/Hz hertz/J joule/Pa pascal/B byte bytes
    Wh wattstunde wattstunden/t tonne tonnen/KG kilo kilos/lb pfund/oz unze unzen/mi meile meilen/ft fuß/yd yard yards
    in zoll/acre acres/ha hektar/gal gallone gallonen/pint pint pints/min minute minuten/h stunde stunden std
    day tag tage tagen/week woche wochen/month monat monate monaten/year jahr jahre jahren/C celsius/F fahrenheit""",
    "es": """
    m metro metros/g gramo gramos/l litro litros/s segundo segundos/W vatio vatios/V voltio voltios/A amperio amperios
    Hz hercio hercios/B byte bytes/t tonelada toneladas/KG kilo kilos/lb libra libras/oz onza onzas/mi milla millas
    ft pie pies/yd yarda yardas/in pulgada pulgadas/acre acres/ha hectárea hectáreas/gal galón galones/min minuto minutos
    h hora horas/day día días/week semana semanas/month mes meses/year año años/C celsius centígrados/F fahrenheit""",
    "it": """
    m metro metri/g grammo grammi/l litro litri/s secondo secondi/W watt/V volt/A ampere/B byte/t tonnellata tonnellate
    KG chilo chili/lb libbra libbre/oz oncia once/mi miglio miglia/ft piede piedi/yd iarda iarde/in pollice pollici
    acre acro acri/ha ettaro ettari/gal gallone galloni/min minuto minuti/h ora ore/day giorno giorni
    week settimana settimane/month mese mesi/year anno anni/C celsius/F fahrenheit""",
    "pt": """
    m metro metros/g grama gramas/l litro litros/s segundo segundos/W watt watts/V volt volts/A ampere amperes/B byte bytes
    t tonelada toneladas/KG quilo quilos/lb libra libras/oz onça onças/mi milha milhas/ft pé pés/yd jarda jardas
    in polegada polegadas/acre acres/ha hectare hectares/gal galão galões/min minuto minutos/h hora horas/day dia dias
    week semana semanas/month mês meses/year ano anos/C celsius/F fahrenheit""",
    "nl": """
    m meter meters/g gram/l liter liters/s seconde seconden/W watt/V volt/A ampère/B byte bytes/t ton/KG kilo kilo’s
    lb pond/oz ons/mi mijl mijlen/ft voet/yd yard yards/in inch duim/ha hectare/min minuut minuten/h uur uren
    day dag dagen/week weken/month maand maanden/year jaar jaren/C celsius/F fahrenheit""",
}
"""By language, between slashes: a symbol of the table above and the words that mean it."""
