"""Which names a describing noun may stand for: «l'hôpital» a CHU, «l'entreprise» no university."""

from __future__ import annotations

import re
from functools import cache

from graph_builder.extract.french.text import plain
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind

#: nouns that stand for the last thing of their kind, whatever it is called
GENERIC = frozenset(
    [
        "projet", "cluster", "consortium", "alliance", "etablissement", "dossier", "laureat",
        "laureate", "organisme", "entreprise", "start-up", "startup", "jeune pousse", "societe",
        "pme", "candidature", "programme", "dispositif", "appel", "concours", "ami", "aap",
        "appel a projets", "appel a propositions", "appel a candidatures",
        "appel a manifestation d'interet", "biotech", "medtech", "chantier", "operation",
        "initiative", "chaire", "plateforme", "fabricant", "hopital", "chu", "infrastructure",
        "demonstrateur", "laboratoire",
    ]
)  # fmt: skip
_FIRM = frozenset(
    ["entreprise", "start-up", "startup", "jeune pousse", "societe", "pme", "biotech", "medtech"]
)  # fmt: skip
_HOSPITAL = re.compile(r"chr?u?\b|hopita|hospices|centre hospitalier|ap-|assistance publique|clinique|institut g|gustave")  # fmt: skip
_BODY = re.compile(
    r"(?:.*universite|bureau|conference|alliance|reseau|groupement|gip|ecole|institut|insa|ens|chr?u?|hopita|hospices|centre|lycee|college|agence|ministere|region|departement|metropole|ville|communaute|conseil|rectorat|academie|fondation|association|cnrs|inserm|inrae|inria|cea|ifremer|cirad|ird|anr|ademe|bpifrance|pole|satt|crous|federation|syndicat|observatoire|museum|laboratoire|cour|caisse|banque|chambre|cci|iut|imt|mines|polytech|office|commission|union|etat|europe)(?![\w-])"
)
_NEEDED = {"hopital": _HOSPITAL, "chu": _HOSPITAL, "laboratoire": re.compile(r"(?:laboratoire|unite|umr|institut|centre|[a-z]+$)")}  # fmt: skip


@cache
def _fits(noun: str, label: str) -> bool:
    if noun in _FIRM:
        return not _BODY.match(label)
    needed = _NEEDED.get(noun)
    return needed is None or bool(needed.match(label))


def fits(noun: str, mention: Mention) -> bool:
    """Whether a noun may describe what a mention names."""
    name = mention.name
    if name is None or name.kind is not Kind.ORGANISATION:
        return True
    forms = (*name.aliases, name.label)
    if noun in _FIRM:
        return all(_fits(noun, plain(form)) for form in forms)
    return any(_fits(noun, plain(form)) for form in forms)
