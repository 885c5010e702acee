"""What «le projet», «l'établissement», «Il» or «la Région» mean: the nearest thing they fit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, islice

from graph_builder.extract.description_nouns import GENERIC, fits
from graph_builder.extract.french.inhabitants import place_of
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind, Name

_KINDS = {
    "project": Kind.PROJECT,
    "organisation": Kind.ORGANISATION,
    "call": Kind.CALL,
    "programme": Kind.PROGRAMME,
}
_NAMED_AFTER = re.compile(
    r" ?(?:[A-ZÀ-Þ0-9«“\"]|d(?:e|u|es) |d['’]|pour |interne|(?:r[ée]gional|national|europ[ée]en|d[ée]partemental|m[ée]tropolitain|mondial)e?s? |, baptis|, intitul|[a-zà-ÿ-]*(?:ais|ois|ain|ien|éen|and|in|al)(?:e|ne)? [A-ZÀ-Þ]|,? (?:baptis|intitul|d[ée]nomm|appel)[ée]|,? (?:port|men|emmen|d[ée]pos|pr[ée]sent|pilot|coordonn|dirig|mont)[ée]e?s? par )"
)
_ADJECTIVE = re.compile(r" (?P<adj>[a-zà-ÿ-]+) [«“\"]?\s?[A-ZÀ-Þ]")
# «son projet, Ambrose, …»: the name that follows is what the noun means.
_APPOSED_AFTER = re.compile(r", (?:l[ea] |l['’])?[«“\"]?\s?[A-ZÀ-Þ0-9]")
_OWN = {"son", "sa", "leur", "notre"}
_PUBLIC = {
    "region",
    "departement",
    "metropole",
    "agglomeration",
    "ville",
    "agence",
    "ministere",
    "etat",
    "gouvernement",
    "union",
    "commission",
    "banque",
    "secretariat",
    "europe",
    "bruxelles",
    "matignon",
    "conseil",
    "communaute",
}
_SCHOOLS = {
    "etablissement",
    "universite",
    "ecole",
    "institut",
    "entreprise",
    "societe",
    "start-up",
    "organisme",
}
# What comes before the name of a label that stands for those who hold it.
SEVERAL = re.compile(
    r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|\d+|ces)(?: [a-z]+)? $"
)


@cache
def _descriptions() -> re.Pattern[str]:
    nouns = {noun for kind in load("reference")["nouns"].values() for noun in kind}
    choice = "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))
    articles = "|".join(map(re.escape, load("reference")["words"]["determiners"]))
    return re.compile(
        rf"(?<![\w'])(?P<det>{articles})\s?(?:nouvel(?:le)? |nouveau |seul |futur |jeune )?(?P<noun>{choice})\b(?!-)"
    )


@cache
def _noun_kinds() -> dict[str, tuple[Kind, ...]]:
    kinds: dict[str, tuple[Kind, ...]] = {}
    for name, nouns in load("reference")["nouns"].items():
        for noun in nouns:
            kinds[noun] = (*kinds.get(noun, ()), _KINDS[name])
    return kinds


@cache
def _bodies() -> re.Pattern[str]:
    words = sorted(load("reference")["bodies"]["organisation"], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])")


def find_bodies(text: str) -> list[Mention]:
    """Public bodies named by one noun («l'État», «la Région»)."""
    return [
        Mention(m.start(), m.end(), m[0], Kind.ORGANISATION, "body", head=plain(m[0]))
        for m in _bodies().finditer(text)
    ]


def _inhabits(text: str, end: int) -> bool:
    """«l'entreprise corrézienne Kelvar»: a demonym and a name follow the noun."""
    match = _ADJECTIVE.match(text, end)
    return match is not None and bool(place_of(plain(match["adj"])))


def _head_fits(noun: str, mention: Mention) -> bool:
    name = mention.name
    forms = (*name.aliases, name.label) if name else (mention.text,)
    return mention.head == noun or any(plain(f).startswith(noun) for f in forms)


def _public(mention: Mention, noun: str) -> bool:
    """Whether a mention is a public authority where the noun speaks of a school or firm."""
    if (
        noun not in _SCHOOLS
        or not mention.name
        or mention.name.kind is not Kind.ORGANISATION
    ):
        return False
    return mention.source == "body" or plain(mention.name.label).split()[0] in _PUBLIC


_NEAR = 12  # how many fitting mentions back a description reaches


def antecedent(
    before: Iterable[Mention], noun: str, kinds: tuple[Kind, ...]
) -> Name | None:
    """The nearest earlier thing a noun fits: same head noun first, then the same kind.

    `before` are the mentions before the noun, the nearest first.
    """
    fitting = (
        m
        for m in before
        if m.name and m.name.kind in kinds and not _public(m, noun) and fits(noun, m)
    )
    near = list(islice(fitting, _NEAR))
    for mention in near:
        if _head_fits(noun, mention):
            return mention.name
    generic = noun in GENERIC
    return _salient(near) if near and generic else None


def _salient(near: Sequence[Mention]) -> Name | None:
    """The most spoken-of of the last few names; the nearest on a tie."""
    close = near[:4]
    times = Counter(m.name for m in near)
    return max(close, key=lambda m: (times[m.name], -close.index(m))).name


def _held(folded: str, mention: Mention) -> bool:
    """Whether a label's name is counted: it stands for those who hold it."""
    return bool(SEVERAL.search(folded, max(0, mention.start - 24), mention.start))


def find_descriptions(
    text: str, folded: str, mentions: Sequence[Mention]
) -> list[Mention]:
    """Definite descriptions that stand for something named before; spans of the noun."""
    taken = sorted((m.start, m.end) for m in mentions)
    starts = [first for first, _ in taken]
    begins = [m.start for m in mentions]
    reach = list(accumulate((last for _, last in taken), max))
    found: list[Mention] = []
    for match in _descriptions().finditer(folded):
        start, end = match.span("noun")
        ahead = bisect_left(starts, end)
        if ahead and match.start() < reach[ahead - 1]:
            continue
        maker = match["noun"] in {"fabricant", "laureat", "laureate"}
        if (
            not maker
            and (_NAMED_AFTER.match(text, end) or _inhabits(text, end))
            and match["det"] not in {"ce", "cet", "cette"}
        ):
            continue
        if match["det"] in _OWN and _APPOSED_AFTER.match(text, end):
            continue
        before = (
            m
            for m in map(
                mentions.__getitem__, range(bisect_left(begins, start) - 1, -1, -1)
            )
            if m.end <= start and not (m.kind is Kind.CALL and _held(folded, m))
        )
        name = antecedent(before, match["noun"], _noun_kinds()[match["noun"]])
        if name:
            found.append(
                Mention(
                    start,
                    end,
                    text[start:end],
                    name.kind,
                    "anaphor",
                    head=match["noun"],
                    name=name,
                )
            )
    return found


_BODIES_OF = {  # what «la Région», «l'agglomération» may be called in full
    "region": re.compile(r"(?:region|conseil regional) "),
    "departement": re.compile(r"(?:departement|conseil departemental) "),
    "agglomeration": re.compile(r"(?:agglo|communaute d'agglomeration)"),
}


_SHORTENED = {"region", "departement", "metropole", "fondation", "agglomeration"}


def _full_region(head: str, mentions: Sequence[Mention]) -> Name | None:
    """«la Région» → the one region the document speaks of, if there is one."""
    meant = _BODIES_OF.get(head)
    names = {
        m.name.label: m.name
        for m in mentions
        if m.name
        and m.source != "body"
        and (m.head == head or (meant and meant.match(plain(m.name.label))))
    }
    return next(iter(names.values())) if len(names) == 1 else None


def settle_bodies(mentions: Sequence[Mention]) -> None:
    """Make «la Région» mean «la Région Bretagne» where only one region is named."""
    bodies = [m for m in mentions if m.source == "body" and m.head in _SHORTENED]
    full = {h: _full_region(h, mentions) for h in dict.fromkeys(m.head for m in bodies)}
    for body in bodies:
        body.name = full[body.head] or body.name
