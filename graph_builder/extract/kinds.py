"""What kind of thing a proper name names: the words around it vote, over the whole document."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from graph_builder.extract.french.acronyms import is_acronym_of
from graph_builder.extract.french.text import plain
from graph_builder.extract.kind_appositions import described_next, told_by_apposition
from graph_builder.extract.kind_cues import told_after, told_before
from graph_builder.extract.kind_lists import (
    chains,
    items_told,
    kind_of_list,
    told_of_list,
)
from graph_builder.extract.kind_phrases import KINDS
from graph_builder.extract.kind_rows import Span, told_by_place
from graph_builder.extract.kind_shapes import told_by_shape
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.extract.place_cues import place_votes
from graph_builder.model import Kind

_WINDOW = 70
_LISTED = 4  # votes of the noun before a list
_WEAK = 2  # a vote that needs others
_DOCTORAL = re.compile(r"programme (?:doctoral|de master|de formation)$")
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


_TOWN = re.compile(r"[ »\"]{0,2} \([A-ZÀ-Þ][^()\n]{1,40}\)")
# «Avec son robot X, la PME lyonnaise Y»: the noun goes with Y
_THE_FIRM = re.compile(
    r"[ »\"]{0,2}, l(?:[ae] |['’])[\w-]+(?: [a-zà-ÿ-]+){0,3} [«\"]?\s?[A-ZÀ-Þ]"
)


def _signals(folded: str, raw: str, mention: Mention) -> Iterable[tuple[Kind, int]]:
    before = folded[max(0, mention.start - _WINDOW) : mention.start].rstrip(' «"')
    before = before.rsplit("\n", 1)[-1]
    after = folded[mention.end : mention.end + _WINDOW]
    if _TOWN.match(raw, mention.end):  # «X (Lyon), …»: the bracket glosses nothing
        after = after[after.find(")") + 1 :]
    told = told_before(before)
    if told:  # the longest noun phrase tells: «appel à projets» over «projets»
        _, kind, weight = min(told, key=lambda t: (t[0], t[1]))
        if _DOCTORAL.search(before):
            kind = Kind.PROJECT
        yield kind, weight
    elif mention.source == "quoted" and (entitled := _entitled(before)):
        yield entitled, 3
    firm = not _THE_FIRM.match(raw, mention.end)
    for pattern, kind, weight in told_after():
        if pattern.match(after) and (firm or kind is not Kind.ORGANISATION):
            yield kind, weight
    yield from told_by_apposition(folded, raw, mention.start, mention.end)
    yield from told_by_shape(raw, mention)
    for weight in place_votes(folded, raw, mention, before):
        yield Kind.PLACE, weight


_PROJECT_LIKE = {
    "ecole",
    "institut",
    *("maison", "campus", "cite", "pole"),
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
        thing = mention.source == "head" and _THING.match(mention.text)
        school = mention.source == "head" and _SCHOOL_OF.fullmatch(plain(mention.text))
        if thing or school or key_of(mention.text) in carried:
            mention.kind = Kind.PROJECT


# «le laboratoire commun X», «le campus X»: set up by others, not bodies of their own
_THING = re.compile(
    r"[Ll]aboratoires? communs? |[Cc]ampus connecté |campus [A-ZÀ-Þ][a-zà-ÿ]+[A-ZÀ-Þ]"
)


# «l'École de la batterie»: a school for one craft, announced as a project
_SCHOOL_OF = re.compile(
    r"(?:ecole|maison|cite) (?:de la |de l'|du |des )(?!(?:sciences|arts|musique|congres|hautes|mines|affaires|beaux-arts|avocats|metiers|ponts)\b)[a-z-]+(?: d(?:e|u|es) [a-z-]+| d'[a-z-]+)?"
)


def vote(
    text: str,
    folded: str,
    mentions: Sequence[Mention],
    runs: Sequence[Sequence[Span]] = (),
) -> None:
    """Give a kind to the mentions that have none, where the document tells it.

    `runs` are its lists, each with the spans of its entries.
    """
    _carried_things(folded, mentions)
    open_mentions = [m for m in mentions if m.kind is None]
    lists = list(chains(text, folded, mentions))
    votes = _ballots(text, folded, mentions, lists, runs)
    for mention in open_mentions:
        ballot = votes.get(key_of(mention.text))
        if ballot and max(ballot.values()):
            mention.kind = max(ballot, key=lambda k: (ballot[k], k))
    _spread(lists)
    for mention in [m for m in open_mentions if m.kind is None]:
        mention.kind = _guessed(folded, mentions, mention)


def _ballots(
    text: str,
    folded: str,
    mentions: Sequence[Mention],
    lists: Sequence[Sequence[Mention]],
    runs: Sequence[Sequence[Span]],
) -> dict[str, dict[Kind, int]]:
    """What speaks for each kind, by the folded form of the name."""
    votes: dict[str, dict[Kind, int]] = defaultdict(lambda: defaultdict(int))
    for mention in [m for m in mentions if m.kind is None]:
        for kind, weight in _signals(folded, text, mention):
            votes[key_of(mention.text)][kind] += weight
    for owned in _with_carriers(folded, mentions):
        votes[key_of(owned.text)][Kind.PROJECT] += 2
    for chain in lists:
        if told := told_of_list(folded, chain[0]):
            for mention in chain:
                votes[key_of(mention.text)][told] += _LISTED
    for mention, told in (
        *items_told(folded, mentions),
        *told_by_place(text, folded, mentions, runs),
    ):
        votes[key_of(mention.text)][told] += _LISTED
    return votes


_CARRIED = re.compile(
    r"[»\"]?(?: \((?:l[ae] |l')?| ?, ?(?:de l[ae] ?|de l'|du |de |d'|par l[ae] |par l'|par )"
    r"(?:societe |start-up |entreprise |pme |association |jeune pousse )?)"
)


def _with_carriers(folded: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Names with an organisation apposed: «X, de l'université de Y, …», «X (université de Y)»."""
    for one, two in pairwise(mentions):
        if (
            one.kind is None
            and two.kind is Kind.ORGANISATION
            and _CARRIED.fullmatch(folded, one.end, two.start)
            and not is_acronym_of(two.text, one.text)
        ):
            yield one


def _spread(lists: Sequence[Sequence[Mention]]) -> None:
    """Give the names of a list the kind of those whose kind is known."""
    for chain in lists:
        shared = kind_of_list(chain)
        for mention in chain:
            mention.kind = mention.kind or shared


def _guessed(folded: str, mentions: Sequence[Mention], mention: Mention) -> Kind | None:
    """The kind that the paragraph or the mere form of a name makes likely."""
    if beside := _beside(folded, mentions, mention):
        return beside
    if told := described_next(folded, mentions, mention):
        return told
    if _among_firms(folded, mention):
        return Kind.ORGANISATION
    titled = mention.source == "titled"
    coined = titled or _coined(mention.text) or _bare(folded, mention)
    return Kind.PROJECT if coined else None


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
_LONE = re.compile(  # nothing of a form that words or acronyms of bodies have
    r"[A-ZÀ-Þ][a-zà-ÿ]{4,}|[A-ZÀ-Þ]{6,}|[A-ZÀ-Þ][a-zà-ÿ]+[-+\dA-ZÀ-Þ][\w+-]*"
)
_ARTICLE = re.compile(  # or company, or where sentences, brackets and cells begin
    r"\b(?:(?:l[ae]s?|une?|d[eu]s?|aux?|ces?|cette|s(?:on|a|es)|leurs?|en|avec|par|chez) |[ld]')$|(?:[.(\n\t:] ?|^)$"
)
_ACTS = re.compile(  # what firms do and projects do not; a site in brackets
    r" \(| (?:y |en |s'y |lui )?(?:bati|constru|emplo|fabriqu|invest|recrut|commercialis"
    r"|accueill|abrit|vend|achet|embauch|produi|livr|salari|implant|install|s'implant|s'install)[a-z]+\b"
)
_REACH = 8  # characters an article before a name may take


def _bare(folded: str, mention: Mention) -> bool:
    """Whether a word that nothing explains stands alone, as names of projects do."""
    if mention.source not in {"shape", "quoted"} or not _LONE.fullmatch(mention.text):
        return False
    before = folded[max(0, mention.start - _REACH) : mention.start]
    return not (_ARTICLE.search(before) or _ACTS.match(folded, mention.end))


def _coined(text: str) -> bool:
    """Whether a word is coined as names of projects are: «NanoVel», «QuanTeams»."""
    word = text.split("@", maxsplit=1)[0].split("-", maxsplit=1)[0]
    return " " not in text and len(word) > 4 and bool(_COINED.match(word))  # noqa: PLR2004
