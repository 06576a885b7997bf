"""Closed classes of languages: articles, pronouns, prepositions, conjunctions, auxiliaries, common adverbs."""

from __future__ import annotations

from functools import cache
from importlib import import_module

__all__ = ["ENGLISH", "FRENCH", "function_words", "listed"]


def listed(text: str) -> frozenset[str]:
    """The words of `text`, which blanks part."""
    return frozenset(text.split())


ENGLISH = listed(
    """
    a about above across after again against ago all almost along already also although always am among an and any
    anyone anything are aren’t around as at away back be became because become been before behind being below beneath
    beside between beyond both but by can can’t cannot could couldn’t did didn’t do does doesn’t doing done don’t down
    during each either else enough even ever every everyone everything few first for from further get gets getting
    go goes going gone got had hadn’t has hasn’t have haven’t having he he’d he’ll her here hers herself him himself
    his how however i i’d i’ll i’m i’ve if in indeed inside instead into is isn’t it it’ll its itself just last later
    least less let like many may maybe me meanwhile might mine more moreover most much must my myself n’t near nearly
    neither never nevertheless next no nobody none nor not nothing now of off often on once one only onto or other
    others otherwise our ours ourselves out outside over own per perhaps quite rather really same several shall she
    she’d she’ll should shouldn’t since so some someone something sometimes soon still such than that that’ll the
    their theirs them themselves then there therefore these they they’d they’ll they’re they’ve this those though
    through throughout thus to together too toward towards under until up upon us very was wasn’t we we’d we’ll we’re
    we’ve well were weren’t what whatever when where whether which while who whole whom whose why will with within
    without won’t would wouldn’t yes yet you you’d you’ll you’re you’ve your yours yourself yourselves
    """
)

FRENCH = listed(
    """
    a à afin ai aient ainsi ait alors après as assez au aucun aucune aujourd’hui auparavant auprès auquel aura aurai
    auraient aurait auras aurez aurons auront aussi aussitôt autant autre autres autrui aux auxquelles auxquels avaient
    avais avait avant avec avez avions avoir avons ayant beaucoup bien bientôt c’ ça car ce ceci cela celle celles
    celui cependant certain certaine certaines certains ces cet cette ceux chacun chacune chaque chez ci comme comment
    contre d’ dans de dehors déjà depuis derrière des dès desquelles desquels dessous dessus devant doit doivent donc
    dont du duquel durant elle elles en encore enfin ensuite entre envers es est et étaient étais était étant été êtes
    être eu eurent eut eux fait faire fais faisait font fut furent guère hier hors ici il ils j’ jamais je jusqu’
    jusque l’ la là laquelle le lequel les lesquelles lesquels leur leurs loin lors lorsqu’ lorsque lui m’ ma mais
    malgré me même mêmes mes mien mienne mieux moi moins mon n’ ne néanmoins ni non nos notre nôtre nous nul on ont ou
    où outre par parce parfois parmi pas pendant personne peu peut peuvent peut-être plus plusieurs plutôt pour
    pourquoi pourrait pourtant près presque puis puisqu’ puisque qu’ quand quant que quel quelle quelles quelqu’
    quelque quelques quels qui quoi quoique rien s’ sa sans sauf se selon sera serai seraient serait seront ses seul
    seule seulement si sien sienne soi soient sois soit sommes son sont sous souvent suis sur t’ ta tandis tant te tel
    telle telles tels tes toi ton toujours tous tout toute toutefois toutes très trop tu un une vers voici voilà vos
    votre vous va vont y -t-il -t-elle -t-on -il -elle -ils -elles -nous -vous -je -ce
    """
)


_OTHERS = {
    "de": ("germanic", "GERMAN"),
    "nl": ("germanic", "DUTCH"),
    "es": ("romance", "SPANISH"),
    "it": ("romance", "ITALIAN"),
    "pt": ("romance", "PORTUGUESE"),
}
"""Tables of other languages, which few texts need: each in a module that is loaded when it is asked for."""


@cache
def function_words(lang: str) -> frozenset[str]:
    """Function words of a primary language subtag, lower case with U+2019; empty for a language without a table."""
    if lang in _OTHERS:
        module, name = _OTHERS[lang]
        table = getattr(import_module(f"alignpost.tokens.function_words_{module}"), name)
        assert isinstance(table, frozenset)
        return table
    return {"en": ENGLISH, "fr": FRENCH}.get(lang, frozenset())
