"""Words before and after a proper name that tell what kind of thing it names."""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import NamedTuple

from graph_builder.extract.lexicon import load
from graph_builder.model import Kind

_ADJ = r"(?: (?:de recherche|d'etablissement|d'excellence|doctoral|laureat|national|regional|europeen|collaboratif|pilote|francais|structurant|interne|commun|de master|[a-z]+ais|[a-z]+ois|[a-z]+ain|[a-z]+ien)e?s?)?"
_APPOSED = (  # «Lauréats : X, Y» lists who won, no call
    r"(?:(?<!laureat)(?<!laureats)(?<!laureate)(?<!laureates)(?:,| :| est))?"
)
KINDS = {
    "project": Kind.PROJECT,
    "call": Kind.CALL,
    "programme": Kind.PROGRAMME,
    "organisation": Kind.ORGANISATION,
}


class _Cue(NamedTuple):
    """Words before a name that tell its kind, and what spares the search for them.

    Attributes:
        pattern: the words, up to the name.
        kind: what they tell.
        weight: how much that counts.
        starts: first letters of the words of which one must stand there; empty: any.
        ends: of which one must stand right before the name; empty: any.
    """

    pattern: re.Pattern[str]
    kind: Kind
    weight: int
    starts: frozenset[str] = frozenset()
    ends: tuple[str, ...] = ()


_FIRST = 3  # letters of a word that are compared
_WORD = re.compile(r"[a-z]+")


@cache
def _before() -> tuple[_Cue, ...]:
    patterns = []
    for name, nouns in load("names")["before"].items():
        choice = "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))
        pattern = re.compile(rf"(?:^|[\s'(\[\"«])(?:{choice}){_ADJ}{_APPOSED}$")
        starts = frozenset(_WORD.findall(noun)[0][:_FIRST] for noun in nouns)
        patterns.append(_Cue(pattern, KINDS[name], 4, starts))
        if name != "programme":
            apposed = re.compile(
                rf"(?:^|[\s'])(?:une?|l[ae]|l'|son|sa|leur|cette|cet?|d'une?|du|nouvelle|nouveau) ?(?:{choice})(?: [a-z'-]+){{1,6}}, (?:l[ae] |l')?$".replace(
                    " (?:l[ae] |l')?$", "$"
                )
            )
            patterns.append(_Cue(apposed, KINDS[name], 2, ends=(",",)))
    carried = "|".join(load("names")["after"]["carried"])
    par = rf"(?:{carried})(?: \w+ment)? par(?: l[ae']?| les)?$"
    patterns += itertools.starmap(_Cue, [
        (re.compile(par), Kind.ORGANISATION, 4),
        (re.compile(rf"(?:{carried}) par (?:l[ae']? ?|les )?[^,;.]{{3,70}}, l(?:[ae]s?|')?$"), Kind.PROJECT, 3),
        (re.compile(r"(?:€|euros|eur) (?:de plus |supplementaires )?(?:pour|a)(?: l[ae'] ?)?$"), Kind.PROJECT, 2),
        (re.compile(r"(?:dotation|budget|cout|enveloppe|label|laureat|laureate|directeur|directrice|ambition|objectif) (?:de |d')$|(?:dotation|budget|cout) de$"), Kind.PROJECT, 1),
        (re.compile(r"(?:echoue|convaincu|candidatait|candidate|tente sa chance|postule|gagne|remporte|decroche|l'emporte|brille|reussi)(?: \w+){0,3},? avec$"), Kind.PROJECT, 3),
        (re.compile(r"(?:^|\n)(?:\d+[.)] )?$"), Kind.PROJECT, 0),
        (re.compile(r"\b(?:pilotera|coordonnera|portera|conduira|dirigera|pilote|coordonne|porte|conduit)$"), Kind.PROJECT, 2),
        (re.compile(r"(?:^|\s)chez$"), Kind.ORGANISATION, 4),
        (re.compile(r"(?:^|[\s'])(?:salon|forum|congres|colloque|festival|sommet)(?: [a-z]+)?$"), Kind.EVENT, 5),
        (re.compile(r"(?:opere|gere|finance|cofinance|soutenu|epaule|accompagne|appuye|seconde|verse|apporte)(?:e|s|es)? par(?: l[ae']?| les)?$"), Kind.ORGANISATION, 3),
        (re.compile(r"(?:associee?s?|confiee?s?) (?:a|au|aux|a la|a l')$"), Kind.ORGANISATION, 3),
        (re.compile(r"(?:en partenariat|en collaboration|en lien) avec(?: l[ae']?| les)?$"), Kind.ORGANISATION, 2),
        (re.compile(r"(?:pilote|porteur|chef de file) est(?: l[ae']?)?$"), Kind.ORGANISATION, 3),
        (re.compile(r"(?:^|\s)(?:situee?|base[es]*|installee?s?|siege) a$"), Kind.PLACE, 4),
    ])  # fmt: skip
    return tuple(patterns)


def told_before(before: str) -> list[tuple[int, Kind, int]]:
    """Where the cues of a kind begin, with the kind and its weight."""
    begun = {word[:_FIRST] for word in _WORD.findall(before)}
    return [
        (hit.start(), cue.kind, cue.weight)
        for cue in _before()
        if not (cue.ends and not before.endswith(cue.ends))
        and not (cue.starts and cue.starts.isdisjoint(begun))
        and (hit := cue.pattern.search(before))
    ]


@cache
def told_after() -> tuple[tuple[re.Pattern[str], Kind, int], ...]:
    """Patterns of what follows a name of a kind, with the weight of that."""
    carried = "|".join(load("names")["after"]["carried"])
    opening = r"^ ?[»\"]?(?: ?\([^)]{1,40}\))?,?(?: a [\w-]+,?| en [\w-]+,?)?"
    carriers = r"(?:porte|pilote|conduit|coordonne|mene|dirige|presente|defend|deposait|portait|avait depose|consacre)"
    return (
        (re.compile(rf"{opening} ?(?:qui (?:est|sera) |est |sera |a ete )?(?:{carried})(?: \w+ment)?,? par\b"), Kind.PROJECT, 4),
        (re.compile(rf"{opening} (?:que |qu')(?:[^,.;\n]{{2,50}} )?(?:{carriers})"), Kind.PROJECT, 4),
        (re.compile(rf"{opening} (?:ne |n')(?:decroche|recoit|obtient|beneficie|figure|est pas retenu|a pas ete)"), Kind.PROJECT, 1),
        (re.compile(rf"{opening},? sous la (?:responsabilite|direction|houlette|coordination|conduite) d"), Kind.PROJECT, 3),
        (re.compile(rf"{opening},? dont .{{2,60}} (?:est|sera) (?:le )?(?:chef de file|coordinateur|porteur|pilote)"), Kind.PROJECT, 4),
        (re.compile(r"^ ?[»\"]?, (?:(?:l')?une? des (?:\w+ ){0,2}(?:laureat|projet|pole|cluster|dossier)|laureate? d|projet |(?:son|sa|leur) (?:futur |future )?(?:projet|demonstrateur|plateforme|robot|programme|solution)|c'est (?:son|le) nom)"), Kind.PROJECT, 3),
        (re.compile(r"^ ?[»\"]? \((?!l[ae'] ?)[a-z][a-z' -]{3,40}\)"), Kind.PROJECT, 2),
        (re.compile(r"^ ?[»\"]?, (?:un |le |ce |une |cette )?(?:projet|dispositif|programme|plateforme|consortium|chaire|labcom|laboratoire commun|cohorte|infrastructure|equipement|supercalculateur|parcours|master|voue|vouee|consacre|consacree|dedie|dediee|destine|destinee|tourne|tournee|axe|axee|centre|centree|laureat|retenu|retenue|baptise|sur l[ae'])"), Kind.PROJECT, 2),
        (re.compile(r"^ ?[»\"]?,? (?:obtient|recoit|decroche|beneficie|recevra|percevra|touchera|est dotee?|sera dotee?|est financee?|traite|etudie|etudiera|developpera|portera|mise sur|formera|s'attaque|explore|explorera|prepare|doit|propose|proposera|observera|decrira|est dedie|est consacre|est tourne|est voue|se verra|se voit|n'a pas (?:ete )?(?:retenu|convaincu|obtenu))"), Kind.PROJECT, 1),
        (re.compile(r"^ ?[»\"]?, (?:une? |la |le |l')?(?:jeune |petite )?(?:start-up|startup|jeune pousse|societe|entreprise|pme|eti|biotech|medtech|spin-off|editeur|fabricant|specialiste|filiale|leader|industriel|equipementier|laboratoire|cabinet|cooperative)"), Kind.ORGANISATION, 4),
        (re.compile(r"^ ?[»\"]? (?:associe|reunit|rassemble|federe|regroupe|etudiera|portera sur|porte sur|vise|s'interesse|traite|se consacre|se consacrera|doit permettre|a pour (?:objectif|chef|ambition))"), Kind.PROJECT, 2),
        (re.compile(r"^ ?[»\"]? (?:porte|coordonne|pilote|conduit|recrute|investit|emploie|fabrique|commercialise) "), Kind.ORGANISATION, 1),
    )  # fmt: skip
