"""What a page says of itself: its title, its site, its day of publication."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from graph_builder.ingest.dateline import parse_day
from graph_builder.ingest.decode import clean
from graph_builder.ingest.flow import one_line
from graph_builder.ingest.htmltree import Tree

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dcterms.date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
)
_PUBLISHER = ("og:site_name", "publisher", "dc.publisher", "application-name")
_TITLE = ("og:title", "dc.title", "twitter:title")
_LINKED_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_SITE = re.compile(r"\s+(?:\||–|—|-|•|·|::)\s+(?=(?:(?!\s(?:\||–|—|-|•|·|::)\s).)*$)")
_LONGEST_SITE = 80
_LETTERS = re.compile(r"\W+")


def fields(tree: Tree) -> dict[str, str]:
    """Contents of the page's `meta` elements by lower-case name, the first of each."""
    found: dict[str, str] = {}
    for place in tree.places("meta"):
        meta = tree.nodes[place].attributes
        content = one_line(clean(meta.get("content", "")))
        for key in ("property", "name", "itemprop"):
            if content and key in meta:
                found.setdefault(meta[key].strip().lower(), content)
    return found


def title(tree: Tree, meta: dict[str, str]) -> tuple[str, str]:
    """The page's title and the name of its site, as its head gives them."""
    site = _first(meta, _PUBLISHER)
    whole = next(map(one_line, _texts(tree, "title")), "")
    parts = _SITE.split(whole, maxsplit=1) if len(whole) < 1000 else [whole]  # noqa: PLR2004 - no title is longer
    own = _first(meta, _TITLE)
    if len(parts) == 2 and _is_site(parts, own, site):  # noqa: PLR2004 - title and site
        return own or parts[0], site or parts[1]
    return own or whole, site


def published(tree: Tree, meta: dict[str, str], times: Iterable[str]) -> dt.date | None:
    """The day of publication: of `meta`, of linked data, of `times` near the top."""
    for name in _PUBLISHED:
        if day := parse_day(meta.get(name, "")):
            return day
    for place in tree.places("time"):
        time = tree.nodes[place].attributes
        told = "pubdate" in time or time.get("itemprop", "").lower() == "datepublished"
        if told and (day := parse_day(time.get("datetime", ""))):
            return day
    for text in _texts(tree, "script"):
        match = _LINKED_DATE.search(text)
        if match and (day := parse_day(match[1])):
            return day
    return next(filter(None, map(parse_day, times)), None)


def _is_site(parts: list[str], own: str, site: str) -> bool:
    """Whether the end of a page's title names its site."""
    if len(parts[1]) > _LONGEST_SITE:
        return False
    if site or own:
        return _fold(parts[1]) == _fold(site) or _fold(parts[0]) == _fold(own)
    return True


def _first(meta: dict[str, str], names: Iterable[str]) -> str:
    return next((meta[name] for name in names if name in meta), "")


def _texts(tree: Tree, tag: str) -> Iterable[str]:
    for place in tree.places(tag):
        inside = tree.nodes[place + 1 : tree.nodes[place].end]
        yield clean("".join(node.text for node in inside))


def _fold(text: str) -> str:
    return _LETTERS.sub(" ", text.casefold()).strip()
