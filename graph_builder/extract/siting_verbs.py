"""The verbs by which texts put things somewhere, and what may stand between them and the place."""

from __future__ import annotations

import re
from functools import cache

from graph_builder.extract.french.verbs import (
    any_form,
    futures,
    imperfects,
    infinitives,
    participles,
    presents,
)
from graph_builder.extract.lexicon import load
from graph_builder.extract.spots import NEAR

# What may stand between a verb and the place: days, adverbs, the agent.
GAP = (
    r"(?:,? (?:\w+ment|aussi|egalement|enfin|hier|desormais|depuis|en|les?|ce|cette|du|au|jusqu'au|fin|debut|mi|courant|avant"
    r"|apres|des|d'ici(?: a)?|a l'horizon|au printemps|a l'automne|a l'ete|l'ete|l'an|matin|soir|prochaine?|derniere?"
    r"|annee|semaine|a la rentree|il y a|a partir de|sur|pendant|et|ans?|hectares|<[DNM]\d+>"
    r"|par (?:l[ae]s? |l')?<[OHXG]\d+>)){0,6}"
)
# «sur le campus de X, à L»: L is the place.
INSIDE = r"(?:,? en presence d[^;:.()<]{1,60}(?:<[A-Z]\d+>[^;:.()<]{0,40}){0,2},)?(?:,? (?:sur|dans|au sein|au coeur|au|a la|a l')[^,;:.()<]{1,40}(?:<[A-Z]\d+>)?,)?"
_PLACE = rf"{GAP}{INSIDE},? {NEAR}(?P<place><[LX]\d+>)"


@cache
def sited_verbs() -> re.Pattern[str]:
    """Verbs whose subject is where the place is."""
    verbs = load("locations")["verbs"]
    passive = any_form(participles(verbs["sited"]))
    self_ = verbs["reflexive"]
    reflexive = any_form([*presents(self_), *futures(self_), *infinitives(self_)])
    neutral = verbs["neutral"]
    plain = any_form([*presents(neutral), *futures(neutral), *participles(neutral)])
    turns = "|".join(verbs["turns"])
    return re.compile(
        rf"(?<![\w-])(?:(?:{passive})|(?:s'|se )(?:{reflexive})|(?:{plain})(?: ses portes)?|{turns}){_PLACE}"
    )


@cache
def build_verbs() -> re.Pattern[str]:
    """Verbs and nouns of action whose object is where the place is."""
    verbs = load("locations")["verbs"]
    build = verbs["build"]
    finite = any_form(
        [*presents(build), *futures(build), *infinitives(build), *imperfects(build)]
    )
    done = any_form(participles(build))
    nouns = "|".join(verbs["nouns"])
    return re.compile(
        rf"(?<![\w-])(?:(?<!')(?P<finite>{finite}|(?:a|ont|avoir|ayant|avait) (?:\w+ment |deja )?(?:{done})|{'|'.join(verbs['first_stone'])})|(?P<noun>{nouns}))(?![\w-])"
    )


@cache
def host_verbs() -> re.Pattern[str]:
    """Places that are subjects: «L accueillera»."""
    verbs = load("locations")["verbs"]["hosts"]
    finite = any_form([*presents(verbs), *futures(verbs), *infinitives(verbs)])
    done = any_form(participles(verbs))
    return re.compile(
        rf"(?P<place><L\d+>)(?:,[^,;:.]{{0,60}},)?(?: (?:va|a ete (?:choisie?|retenue?) pour))? (?:(?:a|ont) (?:{done})|{finite})(?![\w-])"
    )


@cache
def neutral_verbs() -> re.Pattern[str]:
    """Participles of verbs without object."""
    neutral = any_form(participles(load("locations")["verbs"]["neutral"]))
    turns = "|".join(load("locations")["verbs"]["turns"])
    return re.compile(rf"(?:{neutral}|{turns})(?![\w-])")


@cache
def any_verbs() -> re.Pattern[str]:
    """Any of these verbs."""
    verbs = load("locations")["verbs"]
    lemmas = [*verbs["sited"], *verbs["build"], *verbs["neutral"], *verbs["reflexive"]]
    forms = [*presents(lemmas), *futures(lemmas), *participles(lemmas)]
    return re.compile(
        rf"(?<![\w-])(?:{any_form(forms)}|{'|'.join(verbs['turns'])})(?![\w-])"
    )
