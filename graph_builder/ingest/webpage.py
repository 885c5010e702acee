"""HTML → pieces: the page's main text, its headings, lists, captions and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_builder.ingest import webmeta, webtable
from graph_builder.ingest.boilerplate import is_beside, teasers
from graph_builder.ingest.decode import clean
from graph_builder.ingest.flow import ends_sentence, one_line
from graph_builder.ingest.htmltree import INLINE, Node, Tree, names, parse
from graph_builder.ingest.limits import MAX_PARTS, too_many
from graph_builder.ingest.pieces import Draft, Piece
from graph_builder.model import BlockKind

_KINDS = {
    "li": BlockKind.ITEM,
    "dt": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
}
_RELATED = re.compile(
    r"(?:à|a) lire (?:aussi|également|ensuite)|lire (?:aussi|également)|voir aussi"
    r"|sur le même (?:sujet|thème)|dans la même (?:rubrique|catégorie)"
    r"|articles? (?:liés?|similaires?|associés?)|ces articles|nos derniers articles"
    r"|(?:les )?(?:autres|dernières) actualités|partager|suivez-nous"
    r"|pour aller plus loin",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"(?:aller au (?:contenu|menu)|partager|imprimer|télécharger le pdf|haut de page"
    r"|retour (?:à|en|aux?) |lire la suite|en savoir plus|temps de lecture|menu$"
    r"|fermer$|rechercher$|publicité$|s[’']abonner|tweeter|accueil\s*[>\u203a»/]"
    r"|tous droits réservés|ce site utilise des cookies|nous utilisons des cookies)",
    re.IGNORECASE,
)
_UNSEEN = names("script style template noscript svg")  # break no line either
_LONGEST_NOISE = 150
_LONGEST_MENU_ENTRY, _MENU = 60, 3
_LINKED_SHARE = 0.8  # of a piece's text, for it to be but links
_CALL_SHARE = 0.4  # of the text of a call to read on
_MAIN_SHARE = 0.6  # of the text, for an article to be all of it
_FOOTNOTE = re.compile(r"\W*\d{0,2}\W*$")
_UNIT = re.compile(r"(?:^|[\s\d\u00a0\u202f])[kcdm]?m$|\b10$")
_WHITE = re.compile(r"[ \t\n\r\f]+")
Found = list[tuple[Piece, float]]
"""Pieces, each with the share of its text that stands in links."""
_TOP = 3  # paragraphs from the top among which a time is the day of publication


def read(text: str) -> Draft:
    """What a page says of itself, and the pieces of its main text."""
    tree = parse(text)
    meta = webmeta.fields(tree)
    title, site = webmeta.title(tree, meta)
    start, end, whole = _root(tree)
    walker = _Walker(tree)
    walker.walk(start, end)
    pieces = list(_own_text(walker.found, whole=whole))
    published = webmeta.published(tree, meta, walker.times)
    return Draft(pieces, _main_heading(pieces) or title, site, published)


def _main_heading(pieces: list[Piece]) -> str:
    """The page's first heading of level 1, "" without one."""
    top = (p for p in pieces if p.kind is BlockKind.HEADING and p.level == 1)
    return next((piece.text for piece in top), "")


def _root(tree: Tree) -> tuple[int, int, bool]:
    """Where the main text begins and ends; whether that is but the whole page."""
    mains = [p for p in tree.places("main") if tree.length(p)]
    roles = [p for p, n in enumerate(tree.nodes) if n.attributes.get("role") == "main"]
    place = next(iter(mains + roles), -1)
    inside = tree.length(place) if place >= 0 else tree.total
    start, end = (place, tree.nodes[place].end) if place >= 0 else (0, len(tree.nodes))
    articles = [p for p in tree.places("article") if start <= p < end]
    longest = max(articles, key=tree.length, default=-1)
    if longest >= 0 and tree.length(longest) > _MAIN_SHARE * inside:
        return longest, tree.nodes[longest].end, False
    return start, end, place < 0


def _own_text(found: Found, *, whole: bool) -> Iterator[Piece]:
    """Pieces without calls to share or to read on; of a whole page, without menus."""
    related = False
    menus = set(_menus(found)) if whole else set()
    for place, (piece, share) in enumerate(found):
        linked = share > _LINKED_SHARE
        follows = place + 1 < len(found) and found[place + 1][1] > _LINKED_SHARE
        if _RELATED.match(piece.text) and len(piece.text) <= _LONGEST_NOISE:
            related = share > _CALL_SHARE or follows
        elif not linked:
            related = False
        if not (related or place in menus or _is_noise(piece, linked=linked)):
            yield piece


def _menus(found: Found) -> Iterator[int]:
    """Places of pieces in runs of short ones that are links and nothing else."""
    run: list[int] = []
    for place, (piece, share) in enumerate(found):
        if share > _LINKED_SHARE and len(piece.text) <= _LONGEST_MENU_ENTRY:
            run.append(place)
            continue
        yield from run if len(run) >= _MENU else ()
        run = []
    yield from run if len(run) >= _MENU else ()


def _is_noise(piece: Piece, *, linked: bool) -> bool:
    """Whether a piece tells how to use the page."""
    if not _NOISE.match(piece.text):
        return False
    return len(piece.text) <= (_LONGEST_NOISE if linked else _LONGEST_MENU_ENTRY)


class _Walker:
    """Goes over a page's nodes once and makes pieces of what is to be read."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.teasers = teasers(tree)
        self.found: Found = []
        self.times: list[str] = []
        self.parts: list[str] = []
        self.linked = self.length = 0
        self.open: list[tuple[int, BlockKind, int, str]] = []
        self.depth = 0  # of lists

    def walk(self, start: int, end: int) -> None:
        place = start
        while place < end:
            if len(self.found) > MAX_PARTS:
                parts = "blocks"
                raise too_many(parts, MAX_PARTS)
            while self.open and self.open[-1][0] <= place:
                self._leave()
            node = self.tree.nodes[place]
            place = self._enter(place, node) if node.tag else self._text(place, node)
        while self.open:
            self._leave()
        self._flush()

    def _text(self, place: int, node: Node) -> int:
        self.parts.append(_WHITE.sub(" ", node.text))
        length = len(node.text.strip())
        self.length += length
        self.linked += length * node.linked
        return place + 1

    def _enter(self, place: int, node: Node) -> int:
        """Begin an element; returns the place of the node to look at next."""
        tag = node.tag
        if self._is_left_out(place, tag):
            if tag not in INLINE and tag not in _UNSEEN:
                self._flush()
            return node.end
        if tag == "br":
            self.parts.append("\n")
        elif tag not in INLINE:
            return self._enter_block(place, node)
        elif tag == "time" and len(self.found) <= _TOP:
            self.times.append(node.attributes.get("datetime", ""))
        elif tag == "q":
            self.parts.append("«\u00a0")
            self.open.append((node.end, *self._kind(), tag))
        return place + 1

    def _is_left_out(self, place: int, tag: str) -> bool:
        if place in self.teasers:
            self._flush()
            self._drop_headings()
            return True
        if is_beside(self.tree, place):
            return True
        return tag == "sup" and self._is_footnote(place)

    def _drop_headings(self) -> None:
        """Forget headings of what is left out, not that of the page."""
        while self.found:
            last = self.found[-1][0]
            if last.kind is not BlockKind.HEADING or last.level == 1:
                break
            self.found.pop()

    def _enter_block(self, place: int, node: Node) -> int:
        self._flush()
        if node.tag == "table" and (rows := webtable.rows(self.tree, place)):
            if caption := webtable.caption(self.tree, place):
                self.found.append((Piece(BlockKind.CAPTION, caption), 0))
            self.found.append((Piece(BlockKind.TABLE, rows=rows), 0))
            return node.end
        self.depth += node.tag in {"ul", "ol"}
        self.open.append((node.end, *self._kind(node.tag), node.tag))
        return place + 1

    def _kind(self, tag: str = "") -> tuple[BlockKind, int]:
        """Kind and level of text in an element called so."""
        kind = _KINDS.get(tag)
        if kind is None:
            return self.open[-1][1:3] if self.open else (BlockKind.PARAGRAPH, 0)
        if kind is BlockKind.HEADING:
            return kind, int(tag[1])
        return kind, self.depth if kind is BlockKind.ITEM else 0

    def _leave(self) -> None:
        tag = self.open[-1][3]
        if tag == "q":
            self.parts.append("\u00a0»")
        else:
            self._flush()
            self.depth -= tag in {"ul", "ol"}
        self.open.pop()

    def _flush(self) -> None:
        """Make pieces of the text since the last one."""
        if self.length:
            kind, level = self._kind()
            linked = self.linked / self.length
            text = clean("".join(self.parts))
            for line in _lines(text, joined=kind is BlockKind.HEADING):
                self.found.append((Piece(kind, line, level), linked))
        self.parts.clear()
        self.linked = self.length = 0

    def _is_footnote(self, place: int) -> bool:
        """Whether raised digits refer to a note rather than to a unit or power."""
        end = min(self.tree.nodes[place].end, place + 8)
        text = "".join(node.text for node in self.tree.nodes[place:end])
        before = "".join(self.parts[-2:])
        return bool(_FOOTNOTE.match(text)) and not _UNIT.search(before[-4:])


def _lines(text: str, *, joined: bool) -> Iterator[str]:
    """Lines that breaks make of a text; a sentence goes on over a break."""
    if "\n" not in text or joined:
        text = one_line(text)
        yield from (text,) if text else ()
        return
    made: list[str] = []
    for line in filter(None, map(one_line, text.split("\n"))):
        if made and not (line[:1].islower() and not ends_sentence(made[-1])):
            yield " ".join(made)
            made = []
        made.append(line)
    yield from (" ".join(made),) if made else ()
