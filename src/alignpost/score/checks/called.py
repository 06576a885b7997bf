"""What people are called by instead of their names: kin, courtesies and offices, which are translated."""

from __future__ import annotations

from alignpost.tokens.function_words import listed

__all__ = ["CALLED"]

CALLED = listed(
    """
    mum mom mummy mommy dad daddy papa maman grandma grandpa granny gran nan mamie papi mémé pépé tonton tata nounou uncle
    aunt auntie mother father sister brother père mère sœur frère god dieu lord seigneur sir madam monsieur madame
    mademoiselle messieurs mesdames majesty majesté excellency excellence captain capitaine doctor docteur professor
    professeur president président chief chef boss patron officer coach ladies gentlemen
    ambassador ambassadeur chairman chairwoman chairperson commissioner commissaire députée député députés governor
    gouverneur judge juge king roi maire mayor minister ministers ministre ministres pape pope prince princess princesse
    queen reine secretary secrétaire senator senators sénateur sénateurs sénatrice speaker
    """
)
"""In English and French, small letters; no name, whatever stands for it on the other side."""
