"""What imperial units are in metric ones, by the names of both, as data for `alignpost.score.conversions`."""

from __future__ import annotations

from fractions import Fraction

from alignpost.tokens.function_words import listed

__all__ = ["CONVERSIONS", "DRY", "GRAMS", "SQUARES"]

CONVERSIONS = tuple(
    (listed(imperial), listed(metric), Fraction(factor))
    for imperial, metric, factor in (
        (
            "mile miles mi mph",
            "kilomètre kilomètres km km/h borne bornes kilometre kilometres kilometer kilometers",
            "1.609",
        ),
        ("foot feet ft", "mètre mètres m metre metres meter meters", "0.3048"),
        ("foot feet ft", "centimètre centimètres cm", "30.48"),
        ("inch inches in pouce pouces", "centimètre centimètres cm", "2.54"),
        ("inch inches in pouce pouces", "millimètre millimètres mm", "25.4"),
        ("yard yards yd", "mètre mètres m metre metres meter meters", "0.9144"),
        ("pound pounds lb lbs", "kilogramme kilogrammes kg kilo kilos", "0.4536"),
        ("pound pounds lb lbs livre livres", "gramme grammes g gram grams", "453.6"),
        ("ounce ounces oz once onces", "gramme grammes g gram grams", "28.35"),
        ("acre acres", "hectare hectares ha", "0.4047"),
        ("horsepower hp", "kw kilowatt kilowatts", "0.7457"),
        ("horsepower hp", "ch cv chevaux", "1.014"),
        ("psi", "bar bars", "0.06895"),
        ("stick sticks", "gramme grammes g gram grams", "113"),
        ("gallon gallons gal", "litre litres l liter liters", "3.785"),
        ("quart quarts qt", "litre litres l liter liters", "0.946"),
        ("cup cups tasse tasses", "litre litres l liter liters", "0.24"),
        ("cup cups tasse tasses", "centilitre centilitres cl", "24"),
        ("cup cups tasse tasses", "millilitre millilitres ml", "240"),
        ("tablespoon tablespoons tbsp tbsps soupe", "centilitre centilitres cl", "1.5"),
        ("tablespoon tablespoons tbsp tbsps soupe", "millilitre millilitres ml", "15"),
        ("teaspoon teaspoons tsp tsps café", "millilitre millilitres ml", "5"),
        ("stone", "kilogramme kilogrammes kg kilo kilos", "6.35"),
        ("mile miles mi", "mètre mètres m metre metres meter meters", "1609"),
        ("pint pints", "litre litres l", "0.52"),
        ("ounce ounces oz", "millilitre millilitres ml", "29"),
        ("ounce ounces oz", "centilitre centilitres cl", "2.9"),
        ("pint pints", "centilitre centilitres cl", "52"),
        ("square-foot", "square-metre m²", "0.0929"),
        ("square-mile", "square-kilometre km²", "2.59"),
        ("square-inch", "square-centimetre cm²", "6.452"),
        ("square-yard", "square-metre m²", "0.8361"),
    )
)
DRY = tuple(
    (listed(spoon), (Fraction(least), Fraction(most)))
    for spoon, least, most in (
        ("cup cups tasse tasses", 80, 350),
        ("tablespoon tablespoons tbsp tbsps soupe", 5, 22),
        ("teaspoon teaspoons tsp tsps café", 2, 7),
    )
)
"""What holds liquids and dry things alike, and how many grams of them: a cup of oats, of sugar, of honey."""
GRAMS = listed("gramme grammes g gram grams")
SQUARES = {
    plain: f"square-{one.split(' ')[0]}"
    for one in (
        "foot feet ft", "mile miles mi", "inch inches in", "yard yards yd", "metre mètre mètres m metres meter meters",
        "kilometre kilomètre kilomètres km kilometres kilometer kilometers",
        "centimetre centimètre centimètres cm centimetres centimeter centimeters",
    )
    for plain in one.split(" ")
}  # fmt: skip
"""What each unit of length is called where it is squared: square feet are no feet."""
