"""What of a page is not its text: menus, feet, banners, forms, hidden and related."""

from __future__ import annotations

import re

from graph_builder.ingest.htmltree import Node, Tree, names

_NEVER = names(
    "script style noscript template head title nav select datalist "
    "textarea svg math iframe object canvas audio video dialog menu xmp "
    "noframes map input label"
)
_ROLES = names(
    "navigation contentinfo search complementary dialog alertdialog menu "
    "menubar toolbar tablist tooltip banner"
)
_WORDS = names(
    "cookie cookies consent rgpd gdpr tarteaucitron axeptio breadcrumb "
    "breadcrumbs ariane fil skip skiplink skiplinks nav navbar navigation menu "
    "sidebar footer pager share sharing partage partager social socials related "
    "newsletter comments commentaires pagination advert ads publicite popup "
    "modal toolbar recommandations evitement "
    "comment respond tags taglist etiquettes sharedaddy addtoany a2a relatedposts "
    "outbrain taboola didomi sponsored ad inread subscribe paywall follow download "
    "embed"
)
_NAMES = re.compile(
    r"(?:a-)?lire[-_](?:aussi|egalement)|(?:sur|dans)[-_]le[-_]meme", re.IGNORECASE
)
_HIDING = re.compile(
    r"(?:^|\s)(?:hidden|sr-only|visually-?hidden|screen-reader-text|d-none|invisible"
    r"|fr-sr-only|element-invisible|u-hidden|is-hidden)(?:\s|$)"
)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])"
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SEPARATORS = re.compile(r"[\s_-]+")
_TEXT_HOLDERS = frozenset({"html", "body", "main", "article"})
_LONG_FORM = 400  # characters in a form that make it the page's frame
_MEANT_TO_BE_READ = 60  # characters of an aside that says something


def is_hidden(node: Node) -> bool:
    """Whether a reader of the page does not see the element."""
    known = node.attributes
    if not known:
        return False
    return (
        ("hidden" in known and known["hidden"].lower() != "until-found")
        or known.get("aria-hidden", "").lower() == "true"
        or _HIDING.search(known.get("class", "")) is not None
        or _HIDDEN_STYLE.search(known.get("style", "").lower()) is not None
    )


def is_beside(tree: Tree, place: int) -> bool:
    """Whether the element at `place` stands beside the page's text."""
    node = tree.nodes[place]
    if node.tag in _NEVER or is_hidden(node) or _is_button(tree, node):
        return True
    if node.tag in _TEXT_HOLDERS:
        return False
    if node.tag == "form":
        return tree.length(place) < _LONG_FORM and not tree.holds(place, "h1")
    if node.tag == "aside":
        return _is_about_others(tree, place)
    if node.tag == "footer":
        return tree.nodes[node.parent].tag not in {"blockquote", "figure"}
    return bool(node.attributes) and _is_called_so(tree, place)


def _is_button(tree: Tree, node: Node) -> bool:
    """Whether it is one, but for those in headings, which fold the text below them."""
    if node.tag != "button":
        return False
    return node.parent < 0 or tree.nodes[node.parent].tag not in _HEADINGS


def teasers(tree: Tree) -> frozenset[int]:
    """Articles that but announce another page, beside the text of this one.

    Their heading is a link. Where most of a page is made of such, they are its text.
    """
    found = [place for place in tree.places("article") if _is_teaser(tree, place)]
    length = sum(tree.length(place) for place in found)
    return frozenset(found if 2 * length <= tree.total else ())


def _is_teaser(tree: Tree, place: int) -> bool:
    if tree.holds(place, "h1") or tree.holds(place, "article"):
        return False
    heads = [head for tag in _HEADINGS for head in tree.below(place, tag)]
    first = min(heads, default=-1)
    return first >= 0 and 0 < tree.length(first) == tree.linked(first)


def _is_called_so(tree: Tree, place: int) -> bool:
    """Whether role, class or id say that it is no text, and nothing there denies it."""
    known = tree.nodes[place].attributes
    names = f"{known.get('class', '')} {known.get('id', '')}".lower()
    if not (
        known.get("role", "").lower() in _ROLES
        or (names != " " and not _WORDS.isdisjoint(_SEPARATORS.split(names)))
        or _NAMES.search(names)
    ):
        return False
    holds_text = any(tree.holds(place, tag) for tag in ("h1", "main", "article"))
    return not holds_text and 2 * tree.length(place) <= tree.total


def _is_about_others(tree: Tree, place: int) -> bool:
    """Whether an aside links to other pages rather than telling something itself."""
    length = tree.length(place)
    if length < _MEANT_TO_BE_READ or 3 * tree.linked(place) > length:
        return True
    return _is_called_so(tree, place)
