"""One Name per thing: spellings, acronyms and surnames of a document brought together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import islice, pairwise

from rapidfuzz import fuzz

from graph_builder import authority
from graph_builder.extract.french.acronyms import is_acronym_of
from graph_builder.extract.mention import Mention
from graph_builder.extract.name_groups import NameGroups, name_key
from graph_builder.model import Kind, Name

_SMALL = {
    "de",
    "du",
    "des",
    "d",
    "la",
    "le",
    "l",
    "les",
    "et",
    "en",
    "pour",
    "a",
    "au",
    "aux",
    "sur",
}
_CALLED = re.compile(r"^(?:ami|aap|appel|appel a projets|concours) ")
_FEW = 5  # characters up to which a call's name is too short to be extended
_TITLE = 30  # characters that «, qui est baptisé « » takes
_GENERIC = {
    "universite",
    "ecole",
    "institut",
    "centre",
    "national",
    "nationale",
    "superieure",
    "chu",
    "ministere",
    "agence",
}
_VARIANT = 84  # rapidfuzz ratio from which two project names are one misspelt name
_LONG_FIRST = {Kind.ORGANISATION, Kind.PERSON, Kind.PLACE, Kind.BODY}


_BRACKET = re.compile(r"\s?[»\"”]?\s?\(")


def bracketed_pairs(
    text: str, mentions: Sequence[Mention]
) -> Iterable[tuple[Mention, Mention]]:
    """(long form, acronym) where the acronym stands in brackets right after."""
    by_start = {m.start: m for m in mentions}
    for mention in mentions:
        after = text[mention.end : mention.end + 4]
        bracket = _BRACKET.match(after)
        if not bracket:
            continue
        inner = by_start.get(mention.end + bracket.end())
        if inner and text[inner.end : inner.end + 1] == ")":
            yield mention, inner


def _acronym_pair(long: Mention, short: Mention) -> bool:
    if short.kind is Kind.PERSON or long.kind is Kind.PERSON:
        return False
    if is_acronym_of(short.text, long.text):
        return True
    same = short.kind == long.kind or None in {short.kind, long.kind}
    single = " " not in short.text and sum(c.isupper() for c in short.text) > 1
    carrier = short.kind in {Kind.ORGANISATION, Kind.PLACE}
    return same and single and not carrier and " " in long.text


def _join_acronyms(text: str, mentions: Sequence[Mention], groups: NameGroups) -> None:
    for long, short in bracketed_pairs(text, mentions):
        if _acronym_pair(long, short):
            groups.join(name_key(long), name_key(short))
            kind = long.kind or short.kind
            long.kind = short.kind = kind


_CALLED_ALSO = re.compile(
    r",? (?:(?:qui est|est|a été) )?(?:baptisé|dénommé|surnommé|rebaptisé|intitulé)e?s?(?: «)? $"
)


def _join_titles(text: str, mentions: Sequence[Mention], groups: NameGroups) -> None:
    """«le PUI de Rennes, baptisé C-NOVA»: two names of one project."""
    projects = [m for m in mentions if m.kind is Kind.PROJECT]
    for one, two in pairwise(projects):
        if two.start - one.end <= _TITLE and _CALLED_ALSO.match(
            text[one.end : two.start].replace("\u00a0", " ").replace("\u202f", " ")
        ):
            groups.join(name_key(one), name_key(two))


@lru_cache(maxsize=1 << 14)
def _alike(one: str, two: str, *, place: bool = False) -> bool:
    """Whether two forms of one authority record look like one name, not a successor's.

    A town and the land it stands for are told apart: «Champs-sur-Marne», «Marne-la-Vallée».
    """
    if place:
        words = set(one.split()), set(two.split())
        return words[0] <= words[1] or words[1] <= words[0]
    if is_acronym_of(one, two) or is_acronym_of(two, one):
        return True
    shared = set(one.split()) & set(two.split()) - _SMALL - _GENERIC
    single = " " not in one or " " not in two
    return bool(shared) or single


def _join_authority(mentions: Sequence[Mention], groups: NameGroups) -> None:
    """Join forms of one record, unless brackets already tell two things apart in them."""
    by_record: dict[tuple[Kind | None, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.key:
            by_record[mention.kind, mention.key].append(mention)
    for group in by_record.values():
        first = name_key(max(group, key=lambda m: len(m.text)))
        paired = {groups.root(name_key(m)) for m in group if groups.joined(name_key(m))}
        for mention in group:
            key = name_key(mention)
            apart = len(paired) > 1 and groups.joined(key)
            if not apart and _alike(first, key, place=mention.kind is Kind.PLACE):
                groups.join(first, key)


@cache
def _parents() -> dict[str, str]:
    return {record.key: record.parent for record in authority.programmes()}


def _join_labels(mentions: Sequence[Mention], groups: NameGroups) -> None:
    """A label and the call that awards it are one thing in a document («IA-Cluster»)."""
    parents = _parents()
    named = {m.key: name_key(m) for m in mentions if m.kind is Kind.CALL and m.key}
    for key, name in named.items():
        parent = parents.get(key, "")
        if parent in named and set(name.split()) & set(named[parent].split()):
            groups.join(name, named[parent])


def _join_heads(mentions: Sequence[Mention], groups: NameGroups) -> None:
    """«le CHRU» is the only CHRU the document names."""
    full: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        words = name_key(mention).split()
        if mention.kind is Kind.ORGANISATION and len(words) > 1:
            full[words[0]].add(name_key(mention))
    for mention in mentions:
        known = full.get(name_key(mention))
        if known and len({groups.root(k) for k in known}) == 1:
            groups.join(next(iter(sorted(known))), name_key(mention))


def _join_surnames(mentions: Iterable[Mention], groups: NameGroups) -> None:
    full: dict[str, str] = {}
    for mention in mentions:
        if mention.kind is Kind.PERSON:
            words = name_key(mention).split()
            surname = " ".join(words[1:]) if len(words) > 1 else words[0]
            initial = len(words[0]) == 1
            known = full.setdefault(surname, name_key(mention))
            if known != name_key(mention):
                same = known[0] == words[0][0] or len(words) == 1
                if same and (initial or len(words) == 1 or len(known.split()[0]) == 1):
                    groups.join(known, name_key(mention))


_DIGITS = re.compile(r"\d+")
_SHORTEST = 5  # letters from which two names may be one misspelt name


def _misspelt(one: str, two: str) -> bool:
    return fuzz.ratio(one, two, score_cutoff=_VARIANT) > 0 or one.replace(
        " ", ""
    ) == two.replace(" ", "")


def _join_variants(mentions: Iterable[Mention], groups: NameGroups) -> None:
    """Join misspelt names of projects; places, organisations and persons stay apart."""
    projects = dict.fromkeys(name_key(m) for m in mentions if m.kind is Kind.PROJECT)
    unknown = dict.fromkeys(name_key(m) for m in mentions if m.kind is None)
    by_digits: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key in (*projects, *unknown):
        if len(key) >= _SHORTEST:
            by_digits[tuple(_DIGITS.findall(key))].append(key)
    for candidates in by_digits.values():
        for i, one in enumerate(candidates):
            for two in candidates[i + 1 :]:
                if _misspelt(one, two):
                    groups.join(one, two)


def _join_extensions(mentions: Sequence[Mention], groups: NameGroups) -> None:
    """«ExcellencES» and «ExcellencES sous toutes ses formes» are one call."""
    keys = sorted({name_key(m) for m in mentions if m.kind is Kind.CALL})
    for short in keys:
        for long in islice(keys, bisect_left(keys, f"{short} "), None):
            if not long.startswith(f"{short} "):
                break
            tail = long[len(short) :].split()
            if len(short) > _FEW and tail[0] in {"sous", "pour", "de", "en", "vers"}:
                groups.join(short, long)
    for long in keys:
        bare = _CALLED.sub("", long)
        if bare != long and bare in keys:
            groups.join(bare, long)


def _members(
    mentions: Iterable[Mention], groups: NameGroups
) -> dict[tuple[str, Kind | None], list[Mention]]:
    members: dict[tuple[str, Kind | None], list[Mention]] = defaultdict(list)
    for mention in mentions:
        members[groups.root(name_key(mention)), mention.kind].append(mention)
    return members


def _label(group: Sequence[Mention]) -> str:
    forms = Counter(" ".join((m.label or m.text).split()) for m in group)
    order = list(forms)
    if group[0].kind in _LONG_FIRST:
        return max(order, key=lambda f: (len(f), -order.index(f)))
    return max(order, key=lambda f: (forms[f], -order.index(f)))


def _spread_kinds(mentions: Sequence[Mention], groups: NameGroups) -> None:
    """Give names without a kind the kind of the other spellings of the same thing."""
    kinds: dict[str, Kind] = {}
    for mention in mentions:
        if mention.kind:
            kinds.setdefault(groups.root(name_key(mention)), mention.kind)
    for mention in mentions:
        if mention.kind is None:
            mention.kind = kinds.get(groups.root(name_key(mention)))


def unite(text: str, mentions: Sequence[Mention]) -> None:
    """Fill `name` of every mention; equal Names mean the same thing in this document.

    A name whose kind stays unknown is given Kind.PHRASE; the rules that use it decide.
    """
    groups = NameGroups()
    _join_acronyms(text, mentions, groups)
    _join_titles(text, mentions, groups)
    _join_authority(mentions, groups)
    _join_labels(mentions, groups)
    _join_heads(mentions, groups)
    _join_surnames(mentions, groups)
    _join_variants(mentions, groups)
    _join_extensions(mentions, groups)
    _spread_kinds(mentions, groups)
    for group in _members(mentions, groups).values():
        spellings = dict.fromkeys(" ".join((m.label or m.text).split()) for m in group)
        name = Name(_label(group), group[0].kind or Kind.PHRASE, tuple(spellings))
        for mention in group:
            mention.name = name
