"""What kind of thing a proper name names: the words around it vote, over the whole document."""

from __future__ import annotations

import bisect
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from graph_builder.extract.french.gazetteer import is_numbered_call
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind

_ADJ = r"(?: (?:de recherche|d'etablissement|d'excellence|doctoral|laureat|national|regional|europeen|collaboratif|pilote|francais|structurant|interne|commun|de master|[a-z]+ais|[a-z]+ois|[a-z]+ain|[a-z]+ien)e?s?)?"
_APPOSED = (  # «Lauréats : X, Y» lists who won, no call
    r"(?:(?<!laureat)(?<!laureats)(?<!laureate)(?<!laureates)(?:,| :| est))?"
)
_WINDOW = 70
_KINDS = {
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
        patterns.append(_Cue(pattern, _KINDS[name], 4, starts))
        if name != "programme":
            apposed = re.compile(
                rf"(?:^|[\s'])(?:une?|l[ae]|l'|son|sa|leur|cette|cet?|d'une?|du|nouvelle|nouveau) ?(?:{choice})(?: [a-z'-]+){{1,6}}, (?:l[ae] |l')?$".replace(
                    " (?:l[ae] |l')?$", "$"
                )
            )
            patterns.append(_Cue(apposed, _KINDS[name], 2, ends=(",",)))
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


def _told_before(before: str) -> list[tuple[int, Kind, int]]:
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
def _after() -> tuple[tuple[re.Pattern[str], Kind, int], ...]:
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


_LISTED = re.compile(  # «les projets A, B et C»: all of them are projects
    r"[Pp]rojets(?: lauréats| retenus| sélectionnés)?(?: :)? (?:[«\"]\s?)?"
    r"(?:[A-ZÀ-Þ0-9][\w'’+.-]*(?:\s?[»\"])?(?:,| et)\s(?:[«\"]\s?)?)+$"
)
_FUND = re.compile(
    r"Fonds (?:européen|national|régional|d['’]investissement|social|de cohésion)"
)
_NUMBERED_UNIVERSITY = re.compile(
    r"(?:Paris|Lyon|Lille|Toulouse|Montpellier|Bordeaux|Strasbourg|Grenoble|Aix-Marseille|Nancy|Rennes|Nice)[ -](?:I{1,3}|IV|V|[1-9]|1[0-3])$"
)


_DOCTORAL = re.compile(r"programme (?:doctoral|de master|de formation)$")
_DATIVE = re.compile(  # «à» that tells of no place
    r"(?:quant|grace|face|associee?s?|confiee?s?|accordee?s?|attribuee?s?|allouee?s?|destinee?s?|consacree?s?|revien(?:t|nent)|va|vont|ira|iront|euros|€|rapport|candidate?s?|participe(?:nt)?|contribue(?:nt)?|dediee?s?|s'ajoute(?:nt)?) a$"
)
_LABELLED = re.compile(  # a project named by its kind of label and its site: «PUI Picardie»
    r"(?:PUI|IHU|RHU|Labex|LabEx|Equipex|ÉquipEx|EUR|Idex|I-[Ss]ite|PEPR|CMQE?|IRT|ITE|Carnot) [A-ZÀ-Þ]"
)


_BETWEEN = re.compile(r"[^\w+&@]+")


@lru_cache(maxsize=1 << 14)
def key_of(text: str) -> str:
    """Folded form by which two spellings of one name are compared."""
    return _BETWEEN.sub(" ", plain(text)).strip()


@cache
def _titles() -> tuple[tuple[re.Pattern[str], Kind], ...]:
    """Nouns with their adjectives right before a quoted name, per kind."""
    found = []
    for name in ("call", "programme", "project", "organisation"):
        nouns = sorted(load("names")["before"][name], key=len, reverse=True)
        choice = "|".join(map(re.escape, nouns))
        found.append(
            (
                re.compile(rf"(?:^|[\s'(])(?:{choice})(?: [a-z'-]+){{1,4}}$"),
                _KINDS[name],
            )
        )
    return tuple(found)


def _entitled(before: str) -> Kind | None:
    """«le programme prioritaire « X »»: what a quoted title is the title of."""
    hits = [(p.search(before), kind) for p, kind in _titles()]
    told = [(hit.start(), kind) for hit, kind in hits if hit]
    return min(told, key=lambda t: t[0])[1] if told else None


def _signals(folded: str, raw: str, mention: Mention) -> Iterable[tuple[Kind, int]]:
    before = folded[max(0, mention.start - _WINDOW) : mention.start].rstrip(' «"')
    before = before.rsplit("\n", 1)[-1]
    after = folded[mention.end : mention.end + _WINDOW]
    told = _told_before(before)
    if told:  # the longest noun phrase tells: «appel à projets» over «projets»
        _, kind, weight = min(told, key=lambda t: (t[0], t[1]))
        if _DOCTORAL.search(before):
            kind = Kind.PROJECT
        yield kind, weight
    elif mention.source == "quoted" and (entitled := _entitled(before)):
        yield entitled, 3
    for pattern, kind, weight in _after():
        if pattern.match(after):
            yield kind, weight
    if _LISTED.search(raw, max(0, mention.start - _WINDOW), mention.start):
        yield Kind.PROJECT, 4
    if _NUMBERED_UNIVERSITY.match(mention.text):
        yield Kind.ORGANISATION, 4
    if raw[mention.start - 1 : mention.start] == "@":
        yield Kind.ORGANISATION, 4
    if raw[mention.start - 1 : mention.start] == "#":
        yield Kind.PROJECT, 1
    if _FUND.match(mention.text):
        yield Kind.PROGRAMME, 5
    if is_numbered_call(mention.text):
        yield Kind.CALL, 4
    at = raw[max(0, mention.start - 2) : mention.start].lower() in {"à ", "à\u00a0"}
    if at and not _DATIVE.search(before):
        yield Kind.PLACE, 3
    if _LABELLED.match(mention.text):
        yield Kind.PROJECT, 3


_PROJECT_LIKE = {
    "ecole",
    "institut",
    "maison",
    "campus",
    "cite",
    "pole",
    "observatoire",
    "centre",
    "plateforme",
    "station",
    "parc",
}


def _carried_things(folded: str, mentions: Iterable[Mention]) -> None:
    """«l'École de la batterie, que porte l'Insa» is a project, not an organisation."""
    carried = {
        key_of(m.text)
        for m in mentions
        if m.source == "head"
        and m.head in _PROJECT_LIKE
        and any(
            kind is Kind.PROJECT
            and weight > 2
            and pattern.match(folded[m.end : m.end + _WINDOW])  # noqa: PLR2004
            for pattern, kind, weight in _after()
        )
    }
    for mention in mentions:
        school = mention.source == "head" and _SCHOOL_OF.fullmatch(plain(mention.text))
        if school or key_of(mention.text) in carried:
            mention.kind = Kind.PROJECT


# «l'École de la batterie»: a school for one craft, announced as a project
_SCHOOL_OF = re.compile(
    r"(?:ecole|maison|cite) (?:de la |de l'|du |des )(?!sciences$|arts$|musique$|congres$)[a-z-]+"
)


def vote(text: str, folded: str, mentions: Sequence[Mention]) -> None:
    """Give a kind to the mentions that have none, where the document tells it."""
    _carried_things(folded, mentions)
    open_mentions = [m for m in mentions if m.kind is None]
    votes: dict[str, dict[Kind, int]] = defaultdict(lambda: defaultdict(int))
    for mention in open_mentions:
        for kind, weight in _signals(folded, text, mention):
            votes[key_of(mention.text)][kind] += weight
    for mention in open_mentions:
        ballot = votes.get(key_of(mention.text))
        if ballot and max(ballot.values()):
            mention.kind = max(ballot, key=lambda k: (ballot[k], k))
        elif beside := _beside(folded, mentions, mention):
            mention.kind = beside
        elif _among_firms(folded, mention):
            mention.kind = Kind.ORGANISATION
        elif _coined(mention.text):
            mention.kind = Kind.PROJECT


_OWNED = re.compile(  # «…, et PRJ, de l'université»: another project with its carrier
    r"[»\"]?(?: ?\([^()]*\))?,? (?:par |de l|du |de la |que |qu'|porte|\()"
)
_JOINED = re.compile(
    r"[»\"]?,? (?:et|ainsi que) (?:l[ae] |l'|d'|de |a )?[«\"]? ?|, (?:l[ae] |l')[«\"]? ?"
)


def _beside(folded: str, mentions: Sequence[Mention], mention: Mention) -> Kind | None:
    """The kind of the name it is coordinated with: «les projets A et B»."""
    at = bisect.bisect_left(mentions, mention.start, key=lambda m: m.start)
    last = mentions[at - 1] if at else None
    if last is None or last.kind not in {Kind.PROJECT, Kind.ORGANISATION}:
        return None
    if _OWNED.match(folded, mention.end):
        return None
    return last.kind if _JOINED.fullmatch(folded, last.end, mention.start) else None


_FIRMS = re.compile(
    r"\b(?:start-ups?|startups?|jeunes? pousses?|societes?|pme|eti|biotechs?|medtechs?|levee de fonds|tour de table|i-lab|i-nov|i-phd|eic accelerator|french tech|entreprises? (?:laureates?|primees?|retenues?))\b"
)


_CONTESTS = re.compile(
    r"\b(?:i-lab|i-nov|i-phd|eic accelerator|french tech|levee de fonds|tour de table)\b"
)


def _among_firms(folded: str, mention: Mention) -> bool:
    """Whether the paragraph of a name speaks of firms and their funding."""
    start = folded.rfind("\n\n", 0, mention.start) + 1
    end = folded.find("\n\n", mention.end)
    paragraph = folded[start : end if end > 0 else len(folded)]
    if _CONTESTS.search(paragraph):
        return True
    return bool(_FIRMS.search(paragraph)) and not re.search(
        r"\b(?:projets?|laboratoires?|consortiums?)\b", paragraph
    )


_COINED = re.compile(
    r"[A-ZÀ-Þ]?[a-zà-ÿ]+(?:[A-ZÀ-Þ][a-zà-ÿ]*|\d+[A-Za-z]*)+$|[A-ZÀ-Þ][a-zà-ÿ]+[A-ZÀ-Þ]+$|[A-ZÀ-Þ]+[a-zà-ÿ]+[A-ZÀ-Þ]+"
)


def _coined(text: str) -> bool:
    """Whether a word is coined as names of projects are: «NanoPyr», «QuanTalents»."""
    word = text.split("@")[0].split("-")[0]
    return " " not in text and len(word) > 4 and bool(_COINED.match(word))  # noqa: PLR2004
