"""What kind of thing a proper name names: the words around it vote, over the whole document."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from graph_builder.extract.french.gazetteer import is_numbered_call
from graph_builder.extract.french.text import plain
from graph_builder.extract.kind_cues import KINDS, told_after, told_before
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.extract.place_cues import place_votes
from graph_builder.model import Kind

_WINDOW = 70
_WEAK = 2  # a vote that needs others
_LISTED = re.compile(  # «les projets A, B et C»: all of them are projects
    r"[Pp]rojets(?: lauréats| retenus| sélectionnés)?(?: :)? (?:[«\"]\s?)?"
    r"(?:[A-ZÀ-Þ0-9][\w'’+.-]*(?:\s?[»\"])?(?:,| et)\s(?:[«\"]\s?)?)+$"
)
_LIST = Kind.PROJECT, 4
_FUND = re.compile(
    r"Fonds (?:européen|national|régional|d['’]investissement|social|de cohésion)"
)
_NUMBERED_UNIVERSITY = re.compile(
    r"(?:Paris|Lyon|Lille|Toulouse|Montpellier|Bordeaux|Strasbourg|Grenoble|Aix-Marseille|Nancy|Rennes|Nice)[ -](?:I{1,3}|IV|V|[1-9]|1[0-3])$"
)


_DOCTORAL = re.compile(r"programme (?:doctoral|de master|de formation)$")
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
                KINDS[name],
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
    told = told_before(before)
    if told:  # the longest noun phrase tells: «appel à projets» over «projets»
        _, kind, weight = min(told, key=lambda t: (t[0], t[1]))
        if _DOCTORAL.search(before):
            kind = Kind.PROJECT
        yield kind, weight
    elif mention.source == "quoted" and (entitled := _entitled(before)):
        yield entitled, 3
    for pattern, kind, weight in told_after():
        if pattern.match(after):
            yield kind, weight
    yield from _shape(raw, mention)
    for weight in place_votes(folded, raw, mention, before):
        yield Kind.PLACE, weight


def _shape(raw: str, mention: Mention) -> Iterable[tuple[Kind, int]]:
    """What the form of a name tells, and the sign or list it stands in."""
    sign = raw[mention.start - 1 : mention.start]
    told = (
        (_LISTED.search(raw, max(0, mention.start - _WINDOW), mention.start), _LIST),
        (_NUMBERED_UNIVERSITY.match(mention.text), (Kind.ORGANISATION, 4)),
        (sign == "@", (Kind.ORGANISATION, 4)),
        (sign == "#", (Kind.PROJECT, 1)),
        (_FUND.match(mention.text), (Kind.PROGRAMME, 5)),
        (is_numbered_call(mention.text), (Kind.CALL, 4)),
        (_LABELLED.match(mention.text), (Kind.PROJECT, 3)),
    )
    return [vote for found, vote in told if found]


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
            and weight > _WEAK
            and pattern.match(folded[m.end : m.end + _WINDOW])
            for pattern, kind, weight in told_after()
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
    word = text.split("@", maxsplit=1)[0].split("-", maxsplit=1)[0]
    return " " not in text and len(word) > 4 and bool(_COINED.match(word))  # noqa: PLR2004
