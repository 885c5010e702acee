"""Words before and after a proper name that tell what kind of thing it names."""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import NamedTuple

from graph_builder import authority
from graph_builder.extract.french.text import plain
from graph_builder.extract.kind_phrases import KINDS, phrase_before
from graph_builder.extract.lexicon import load
from graph_builder.model import Kind

_APPOSED = re.compile(r"(?:,| :| est)(?: la| le| l')?$")
_UNSURE = {  # nouns said of projects and of what finances them alike
    "programme", "dispositif", "plan", "initiative", "mission", "etude", "pilote", "label",
    "labels", "laureat", "laureate", "laureats", "laureates", "prix", "reseau", "fonds",
}  # fmt: skip
_SURE, _TOLD = 6, 4  # weights of a noun right before the name


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


# «un appel à projets, baptisé X», «le programme dit X»: the noun tells, not the participle.
_TITLED = re.compile(
    r"(?<=[a-z)]),? (?:baptis|intitul|denomm|nomm|surnomm|appel)ee?s?$|(?<=[a-z]) dit(?:e|s|es)?$"
)


@cache
def _of_plan() -> re.Pattern[str]:
    """«l'appel à projets France 2030 X»: the plan between the noun and the name."""
    forms = {
        plain(form)
        for record in authority.programmes()
        if record.kind in {"plan", "strategy"}
        for form in record.forms()
    }
    choice = "|".join(map(re.escape, sorted(forms, key=lambda f: (-len(f), f))))
    return re.compile(rf" (?:de la |de l'|du |de |d')?(?:{choice})$")


@cache
def _before() -> tuple[_Cue, ...]:
    patterns = []
    for name, nouns in load("names")["before"].items():
        if name in {"programme", "place"}:
            continue
        choice = "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))
        apposed = re.compile(
            rf"(?:^|[\s'])(?:une?|l[ae]|l'|son|sa|leur|cette|cet?|d'une?|du|nouvelle|nouveau) ?(?:{choice})(?: (?!(?:est|sont|a|ont|qui|que|avec|sera|seront|dont)\b)[a-z'-]+){{1,6}},$"
        )
        patterns.append(_Cue(apposed, KINDS[name], 2, ends=(",",)))
    carried = "|".join(load("names")["after"]["carried"])
    par = rf"(?:{carried})(?: \w+ment)? par(?: l[ae']?| les)?$"
    patterns += itertools.starmap(_Cue, [
        (re.compile(par), Kind.ORGANISATION, 4),
        (re.compile(rf"(?:{carried}) par (?:l[ae']? ?|les )?[^,;.]{{3,70}}, l(?:[ae]s?|')?$"), Kind.PROJECT, 3),
        (re.compile(r"(?:€|euros|eur) (?:de plus |supplementaires )?(?:pour|a)(?: l[ae'] ?)?$"), Kind.PROJECT, 2),
        (re.compile(r"(?:dotation|budget|cout|enveloppe|label|laureat|laureate|directeur|directrice|ambition|objectif) (?:de |d')$|(?:dotation|budget|cout) de$"), Kind.PROJECT, 1),
        (re.compile(r"(?:suit|echoue|convaincu|candidatait|candidate|tente sa chance|postule|gagne|remporte|decroche|l'emporte|brille|reussi)(?: \w+){0,3},? avec$"), Kind.PROJECT, 3),
        (re.compile(r"(?:^|\n)(?:\d+[.)] )?$"), Kind.PROJECT, 0),
        (re.compile(r"\b(?:pilotera|coordonnera|portera|conduira|dirigera|pilote|coordonne|porte|conduit)$"), Kind.PROJECT, 2),
        (re.compile(r"(?:^|\s)chez$"), Kind.ORGANISATION, 4),
        (re.compile(r"(?:^|[\s'])(?:salon|forum|congres|colloque|festival|sommet)(?: [a-z]+)?$"), Kind.EVENT, 5),
        (re.compile(r"(?:opere|gere|finance|cofinance|soutenu|epaule|accompagne|appuye|seconde|verse|apporte)(?:e|s|es)? par(?: l[ae']?| les)?$"), Kind.ORGANISATION, 3),
        (re.compile(r"(?:associee?s?|confiee?s?) (?:a|au|aux|a la|a l')$"), Kind.ORGANISATION, 3),
        (re.compile(r"(?:en partenariat|en collaboration|en lien) avec(?: l[ae']?| les)?$"), Kind.ORGANISATION, 2),
        (re.compile(r"(?:pilote|porteur|chef de file) est(?: l[ae']?)?$"), Kind.ORGANISATION, 3),
        (re.compile(r"\b(?:s'associe|associee?s?|collabor|cooper|travaill|sign|conclu|nou|partag|partenariat|s'alli|alliance|concert|lien|men|condui|pilot|porte|cree|developp|mont|condui|deploy)[a-z]*(?: [a-z-]+){0,3} avec(?: l[ae]s?| l')?$"), Kind.ORGANISATION, 2),
        (re.compile(r"\b(?:professeure?|chercheu(?:r|se)|maitre(?:sse)? de conferences|enseignante?|doctorante?|ingenieure?|post-doctorante?|directrice de recherche|directeur de recherche|chargee? de recherche)s?(?: (?:de |d'|en )[a-z-]+){0,2} (?:a l[ae] ?|a l'|au |du |de l[ae] ?|de l'|chez )$"), Kind.ORGANISATION, 3),
        (re.compile(r"(?:^|[\s'])(?:son|sa)$"), Kind.PROJECT, 1),
        (re.compile(r"(?:^|[.!?:;»] )avec$"), Kind.PROJECT, 2),
        (re.compile(r"\b(?:venue?s?|se presentait|se presentaient|revenue?s?|partie?s?) avec$"), Kind.PROJECT, 2),
        (re.compile(r"(?:^|[.!?:;»] )pour$"), Kind.PROJECT, 1),
        (re.compile(r"(?:^|[\s'])(?:aux cotes d'|aux cotes de|aupres de|aupres d'|rejointe?s? par|soutien de|soutien d'|appui de|appui d'|concours de)(?: l[ae]s? | l')?$"), Kind.ORGANISATION, 1),
        (re.compile(r"(?:filiale|rachat|fondat(?:eur|rice)|cofondat(?:eur|rice)|pdg|patron(?:ne)?|dirigeante?s?|salarie[es]*|directeur general|directrice generale|dg|actionnaires?|clients?|usine|locaux) (?:de |d')(?:chez )?$"), Kind.ORGANISATION, 3),
        (re.compile(r"\b(?:pren(?:d|nent|dra|dront)|prenant) part a$|\b(?:particip|contribu|collabor)(?:e|ent|era|eront|ant) (?:aussi |egalement )?a$"), Kind.PROJECT, 4),
        (re.compile(r"\b(?:associ|reuniss|rassembl|regroup|feder|impliqu)ant (?:l[ae]s? |l')?$"), Kind.ORGANISATION, 3),
        (re.compile(r"\b(?:associe|reunit|rassemble|federe|regroupe|implique)(?:nt|ra|ront)? (?:aussi |egalement |notamment )?(?:l[ae] |l')?$"), Kind.ORGANISATION, 3),
        (re.compile(r"\b(?:(?:faire|fait|vu|voir|voit) (?:retenir|labelliser|financer|valider|recompenser|retenu)|depos(?:e|ent|ait|aient|era|er)|soumet(?:tent|tait)?|soumis|present(?:ent|ait|era|er)|defend(?:ent|ait|u)?|candidat[es]* avec|concour(?:t|ait|ir) avec|lanc(?:e|ent|era|er))(?: l[ae]| l')? ?$"), Kind.PROJECT, 1),
        (re.compile(r"(?:^|\s)(?:situee?|base[es]*|installee?s?|siege) a$"), Kind.PLACE, 4),
    ])  # fmt: skip
    return tuple(patterns)


def told_before(before: str) -> list[tuple[int, Kind, int]]:
    """Where the cues of a kind begin, with the kind and its weight."""
    if told := _told_by_noun(before):
        return told
    begun = {word[:_FIRST] for word in _WORD.findall(before)}
    return [
        (hit.start(), cue.kind, cue.weight)
        for cue in _before()
        if not (cue.ends and not before.endswith(cue.ends))
        and not (cue.starts and cue.starts.isdisjoint(begun))
        and (hit := cue.pattern.search(before))
    ]


def _told_by_noun(before: str) -> list[tuple[int, Kind, int]]:
    """The noun phrase right before a name, or one it is apposed to: «le projet : X»."""
    before = _TITLED.sub("", before)
    phrase = phrase_before(before) or phrase_before(_of_plan().sub("", before))
    if phrase and phrase.single:
        sure = not phrase.gap and phrase.noun not in _UNSURE
        return [(0, phrase.kind, _SURE if sure else _TOLD)]
    apposed = _APPOSED.search(before)
    phrase = phrase_before(before[: apposed.start()]) if apposed else None
    if (
        phrase
        and phrase.single
        and not phrase.gap
        and not phrase.noun.startswith("laureat")
    ):
        return [(0, phrase.kind, _TOLD)]
    return []


# «PRJ (maladies du foie)», written small
_GLOSS = re.compile(r"^ ?[»\"]? \((?!l[ae'] ?)[a-z][a-z' -]{3,40}\)")
_ASIDE = r"(?:, (?:lui|elle|enfin|quant a (?:lui|elle)|pour sa part|de son cote|egalement|aussi|a [a-z-]+|en [a-z-]+),)?"


@cache
def told_after() -> tuple[tuple[re.Pattern[str], Kind, int], ...]:
    """Patterns of what follows a name of a kind, with the weight of that."""
    carried = "|".join(load("names")["after"]["carried"])
    opening = r"^ ?[»\"]?(?: ?\([^)]{1,40}\))?(?:, (?:enfin|lui|elle|quant a (?:lui|elle)|pour sa part|de son cote|egalement|aussi)(?=,))?,?(?: a [\w-]+,?| en [\w-]+,?)?"
    carriers = r"(?:porte|pilote|conduit|coordonne|mene|dirige|presente|defend|deposait|portait|avait depose|consacre)"
    return (
        (re.compile(rf"{opening} ?(?:qui (?:est|sera) |est |sera |a ete )?(?:{carried})(?: \w+ment)?,? par\b"), Kind.PROJECT, 4),
        (re.compile(rf"{opening},? ?confiee?s? (?:a|au|aux) "), Kind.PROJECT, 3),
        (re.compile(rf"{opening} (?:que |qu')(?:[^,.;\n]{{2,50}} )?(?:{carriers})"), Kind.PROJECT, 4),
        (re.compile(rf"{opening} (?:ne |n')(?:decroche|recoit|obtient|beneficie|figure|est pas retenu|a pas ete)"), Kind.PROJECT, 1),
        (re.compile(rf"{opening},? sous la (?:responsabilite|direction|houlette|coordination|conduite) d"), Kind.PROJECT, 3),
        (re.compile(rf"{opening},? dont .{{2,60}} (?:est|sera) (?:le )?(?:chef de file|coordinateur|porteur|pilote)"), Kind.PROJECT, 4),
        (re.compile(r"^ ?[»\"]?, (?:(?:l')?une? des (?:\w+ ){0,2}(?:laureat|projet|pole|cluster|dossier)|laureate? d|projet |(?:son|sa|leur) (?:futur |future )?(?:projet|demonstrateur|plateforme|robot|programme|solution)|c'est (?:son|le) nom)"), Kind.PROJECT, 3),
        (_GLOSS, Kind.PROJECT, 2),
        (re.compile(r"^ ?[»\"]?, (?:un |le |ce |une |cette )?(?:projet|dispositif|programme|plateforme|consortium|chaire|labcom|laboratoire commun|cohorte|infrastructure|equipement|supercalculateur|parcours|master|voue|vouee|consacre|consacree|dedie|dediee|destine|destinee|tourne|tournee|axe|axee|centre|centree|laureat|retenu|retenue|baptise|sur l[ae'])"), Kind.PROJECT, 2),
        (re.compile(r"^ ?[»\"]?,? (?:obtient|recoit|decroche|beneficie|recevra|percevra|touchera|est dotee?|sera dotee?|est financee?|traite|etudie|etudiera|developpera|portera|mise sur|formera|s'attaque|explore|explorera|prepare|doit|propose|proposera|observera|decrira|est dedie|est consacre|est tourne|est voue|se verra|se voit|n'a pas (?:ete )?(?:retenu|convaincu|obtenu))"), Kind.PROJECT, 1),
        (re.compile(r"^ ?[»\"]?, (?:une? |la |le |l')?(?:jeune |petite )?(?:start-up|startup|jeune pousse|societe|entreprise|pme|eti|biotech|medtech|spin-off|editeur|fabricant|specialiste|filiale|leader|industriel|equipementier|laboratoire|cabinet|cooperative)"), Kind.ORGANISATION, 4),
        (re.compile(r"^ ?[»\"]? (?:aussi |egalement )?(?:associe|reunit|rassemble|federe|regroupe|implique|comprend|etudiera|portera sur|porte sur|vise|s'interesse|traite|se consacre|se consacrera|doit permettre|a pour (?:objectif|chef|ambition))"), Kind.PROJECT, 2),
        (re.compile(r"^ ?[»\"]? (?:porte|coordonne|pilote|conduit) "), Kind.ORGANISATION, 1),
        (re.compile(rf"{opening}{_ASIDE} ?(?:qui )?(?:(?:a |vient de |vient d')?(?:leve[r]?|embauche[r]?|recrute[r]?|commercialise[r]?|rachete[r]?|acquerir|acquis) |boucle(?:r)? (?:un|une|son|sa) |emploie|fabrique |conçoit |concoit |s'implante|s'installe a|exploite )"), Kind.ORGANISATION, 3),
        (re.compile(rf"{opening},? (?:une? )?(?:fondee?s? (?:en|par|il y a)|cree[e]?s? en|nee? (?:en|d'un|d'une|dans|au|a)|issue?s? (?:de|du|des|d')|implantee?s? |basee?s? |installee?s? |filiale |coteee? en|dirigee? par|employant|forte? de <|specialisee?s? dans|specialiste d)"), Kind.ORGANISATION, 2),
        (re.compile(rf"{opening}{_ASIDE},? (?:(?:relatif|relative) (?:a|aux?) |qui (?:traite|porte sur|etudie|s'interesse|explore|ambitionne|consiste|s'appuie|associe|reunit|rassemble|federe|vise|prevoit|doit permettre|permettra|mobilise))"), Kind.PROJECT, 2),
        (re.compile(rf"{opening}{_ASIDE},? ?(?:a ete|ont ete|a ainsi ete|est|sera|seront|n'a pas ete|n'est pas) (?:retenu|selectionne|labellise|inscrit|recale|ecarte|dote|finance|depose|soumis|confie|prolonge|reconduit|presente|preselectionne|juge)"), Kind.PROJECT, 1),
    )  # fmt: skip
