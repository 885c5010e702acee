"""Table `structure`: how programmes, calls, labels and organisations hang together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.clauses import Telling, tellings
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.reading import Reading
from graph_builder.extract.syntax import Slot, mention_of
from graph_builder.model import Kind, Name, Relation, Structure

_SCHEMES = "CF"
_BRACKET = r"(?: ?\([^()]*\))?"
_OF = r"(?:de la |de l'|du |des |de |d')"
_SCHEME = re.compile(r"(?:PEPR|Programme|AMI|AAP|Appel|Plan|Stratégie)\b")
_NOBODY = Name("", Kind.PHRASE)
_SPOKEN_OF = {Kind.CALL, Kind.PROGRAMME, Kind.PROJECT}
_SOURCE = re.compile(r"\b(?:par|de|du|sur|via)(?: l[ae'])?(?: \w+(?:ieme|ier))? ?$")  # whose money it is
_COMMON = re.compile(
    r"(?:\b(?:l[ae]|cette|ce|cet|un|une) |\bl')(?:<N\d+> )?(?:edition|vague|saison|session|appel|concours|prix)"
    r"(?: a \w+| national| annuel)?(?: <[ND]\d+>)?(?: \w+)?,? (?:egalement |aussi )?$"
)
_PARENT_KINDS = {
    Relation.PART_OF: {
        Kind.PROGRAMME,
        Kind.CALL,
        Kind.PHRASE,
        Kind.PROJECT,
        Kind.ORGANISATION,
    },
    Relation.FUNDED_BY: {Kind.PROGRAMME, Kind.ORGANISATION, Kind.PHRASE},
    Relation.OPERATED_BY: {Kind.ORGANISATION, Kind.PHRASE},
    Relation.FOLLOWS: {Kind.PROGRAMME, Kind.CALL, Kind.PROJECT, Kind.PHRASE},
    Relation.LABELLED: {
        Kind.CALL,
        Kind.PROGRAMME,
        Kind.PHRASE,
        Kind.PROJECT,
        Kind.ORGANISATION,
    },
    Relation.MEMBER_OF: {Kind.ORGANISATION, Kind.PHRASE, Kind.PROJECT},
}


@dataclass(frozen=True, slots=True)
class Link:
    """Children and parents of one relation in one sentence."""

    children: Sequence[Name]
    relation: Relation
    parents: Sequence[Name]
    rule: str
    at: tuple[int, int]


@dataclass(frozen=True)
class Page:
    """One sentence and what the document calls by a common and by a proper name."""

    telling: Telling
    proper: dict[Name, Name]  # «le fonds régional» → the fund named right after it

    def names(self, found: Sequence[Slot]) -> list[Name]:
        """What slots name, in their most telling form."""
        told = (self.telling.name(slot) for slot in found)
        return [self.proper.get(name, name) for name in told if name]

    def link(
        self,
        children: Sequence[Slot] | Sequence[Name],
        relation: Relation,
        parents: Sequence[Slot],
        at: tuple[int, int],
        rule: str = "",
    ) -> Iterator[Link]:
        """A link, where both ends are told."""
        who = [c for c in children if isinstance(c, Name)] or self.names(
            [c for c in children if isinstance(c, Slot)]
        )
        over = [n for n in self.names(parents) if n.kind in _PARENT_KINDS[relation]]
        if who and over:
            yield Link(
                who, relation, over, rule or relation.value.replace("-", "_"), at
            )

    def spoken_of(self, position: int) -> list[Name]:
        """The call or programme the text is speaking of at a position."""
        offset = self.telling.abstract.position(position)
        block = self.telling.reading.context.blocks[self.telling.sentence.block]
        before = self.telling.reading.analysis.within(block.start, offset)
        told = [m for m in before if m.name and m.name.kind in _SPOKEN_OF]
        if told and told[-1].name and told[-1].name.kind is Kind.PROJECT:
            return []
        folded = self.telling.reading.analysis.folded
        sources = {m.name for m in told if _SOURCE.search(folded[m.start - 24 : m.start])}
        named = [
            m.name
            for m in told
            if m.name and m.name.kind is not Kind.PROJECT and m.name not in sources
        ]
        if named:
            return [self.proper.get(named[-1], named[-1])]
        context = self.telling.reading.context
        found = context.call_at(offset) or context.at(Kind.PROGRAMME, offset)
        return [found] if found else []


@cache
def _cue(table: str, name: str, before: str = "", after: str = "") -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-]){before}(?:{load('structure')[table][name]}){after}(?![\w-])"
    )


# --- participles: «opéré par», «financé par», «doté de 5 M€ par» ----------------------------


def _fused(page: Page) -> Iterator[Link]:
    """«L'école et l'IUT s'y fondront»: they become part of what was just named."""
    telling = page.telling
    match = re.search(
        r"\b(?:s'y fond|y ser(?:a|ont) (?:integre|rattache|fondu))\w*", telling.text
    )
    last = telling.previous() if match else None
    over = [s for s in last.slots if s.code == "O" and not s.depth][-1:] if last else []
    if match and last and over:
        who = telling.subjects(match.start(), "OX", several=True)
        parents = [n for s in over if (n := last.name(s))]
        yield Link(page.names(who), Relation.PART_OF, parents, "fused", match.span())


def _by(page: Page) -> Iterator[Link]:
    text = page.telling.text
    if " par " not in text and "confie" not in text:
        return
    for relation in (Relation.OPERATED_BY, Relation.FUNDED_BY):
        cue = _cue(
            "by",
            relation.value,
            "",
            r"(?: (?:\w+ment|en commun|a parite|a parts egales))?(?: de <M\d+>[^,;<]{0,30}(?:<N\d+>[^,;<]{0,12})?| a hauteur de <M\d+>)?,? par",
        )
        for match in cue.finditer(text):
            yield from _agent(page, relation, match, match.end())
    for match in re.finditer(r"\bconfiee?s? (?=a |au |aux )", text):
        yield from _agent(page, Relation.OPERATED_BY, match, match.end() - 1)


def _agent(
    page: Page, relation: Relation, match: re.Match[str], at: int
) -> Iterator[Link]:
    """The agent of a participle and what the participle is said of."""
    telling = page.telling
    who = telling.listed(at, "OX" if relation is Relation.OPERATED_BY else "OFX")
    if not who:
        return
    several = match[0].split()[0].endswith("s")
    start, after = match.start(), who[-1].end
    near = telling.said_of(start, after, "PXCFGEO", several=several)
    children = _schemes(
        page, near, relation, carried=_CARRIED.match(match[0]) is not None
    )
    common = _COMMON.search(telling.text[:start])
    taken_up = telling.opens(start) and telling.takes_up(after)
    if not near and (common or taken_up) and not _CARRIED.match(match[0]):
        children = page.spoken_of(start)
    if not near and relation is Relation.FUNDED_BY:
        children = children or _paid(page, start)
    if relation is Relation.FUNDED_BY:
        yield from _under(page, children, who[-1])
        if re.match(_TITLE, telling.text[after:]) and any(c.kind is Kind.PROJECT for c in children):
            return
    yield from page.link(children, relation, who, match.span())


_TITLE = rf"{_BRACKET} (?:au titre|dans le cadre) {_OF}(?:<N\d+> )?(<[FX]\d+>)"
_UNION = {"ue", "union europeenne", "europe", "commission europeenne"}


def _under(page: Page, children: Sequence[Name], payer: Slot) -> Iterator[Link]:
    """«financé par l'UE au titre du Feder»: the scheme pays, and the Union pays the scheme."""
    telling = page.telling
    match = re.match(_TITLE, telling.text[payer.end :])
    scheme = telling.at(payer.end + match.start(1)) if match else None
    name = telling.name(payer)
    if scheme and match and name:
        at = payer.start, scheme.end
        yield from page.link(children, Relation.FUNDED_BY, [scheme], at, "under")
        if {plain(f) for f in (name.label, *name.aliases)} & _UNION:
            yield from page.link([scheme], Relation.FUNDED_BY, [payer], at, "under")


_CARRIED = re.compile(r"port|coordonn|condui|men|dirig")


def _paid(page: Page, start: int) -> list[Name]:
    """«la stratégie S, dotée de 9 M€, dont 5 versés par l'État»: what has the money."""
    telling = page.telling
    low, _ = telling.clause(start)
    if not re.search(r"<[MN]\d+>(?: \w+)? $", telling.text[low:start]):
        return []
    near = [
        s
        for s in telling.slots
        if low <= s.start < start and s.code in "CFPO" and not s.depth
    ]
    return page.names(near[-1:]) if near and near[-1].code in _SCHEMES else []


def _schemes(
    page: Page, near: Sequence[Slot], relation: Relation, *, carried: bool = False
) -> list[Name]:
    """Calls and programmes among slots; projects where they are funded.

    What is `carried` is a programme: calls are operated.
    """
    codes = "F" if carried else _SCHEMES
    if relation is Relation.FUNDED_BY:
        codes = "CFP"
    named = [_named(page.telling, s) for s in near]
    return page.names([s for s in named if s.code in codes or _headed(page.telling, s)])


def _headed(telling: Telling, slot: Slot) -> bool:
    """Whether a name is a programme's by the noun before it: «le PEPR « X »»."""
    return slot.code in "PX" and bool(
        re.search(r"<[CF]\d+>(?: ?\([^()]*\))? $", telling.text[: slot.start])
        or _SCHEME.match((telling.name(slot) or _NOBODY).label)
    )


def _named(telling: Telling, slot: Slot) -> Slot:
    """In «PRG, le programme que …» the name, not the noun that explains it."""
    mention = mention_of(telling.abstract, slot)
    before = next((s for s in reversed(telling.slots) if s.end < slot.start), None)
    apposed = before and re.fullmatch(
        r", l[ae'] ?", telling.text[before.end : slot.start]
    )
    if (
        mention
        and before
        and apposed
        and before.code in _SCHEMES
        and mention.text[0].islower()
    ):
        return before
    return slot


# --- phrases: «s'inscrit dans», «prend la suite de», «labellisé» -----------------------------


def _phrases(page: Page) -> Iterator[Link]:
    telling = page.telling
    for relation, codes in (
        (Relation.PART_OF, "CFXPO"),
        (Relation.FOLLOWS, "CFXP"),
        (Relation.LABELLED, "CFXPO"),
    ):
        for match in _cue("phrases", relation.value).finditer(telling.text):
            over = telling.listed(match.end(), codes, first=r"(?:[a-z]+ ){0,4}")[:1]
            if over:
                over = _specific(telling, over[0])
                children = _child(page, match, relation)
                if over[0].code in "PO" and relation is Relation.PART_OF:
                    children = [c for c in children if c.kind is not Kind.PHRASE]
                yield from page.link(children, relation, over, match.span())
    yield from _nouns(page)
    yield from _membership(page)
    yield from _given_label(page)
    yield from _precedent(page)


def _given_label(page: Page) -> Iterator[Link]:
    """«X a accordé le label L à A et à B.»"""
    telling = page.telling
    for match in re.finditer(
        r"\b(?:accord|attribu|decern|delivr|octroy)\w* (?:egalement )?le label (<\w\d+>) (?=a |au |aux )",
        telling.text,
    ):
        label = telling.at(match.start(1))
        who = telling.listed(match.end() - 1, "OPXL")
        yield from page.link(
            who, Relation.LABELLED, [label] if label else [], match.span()
        )


def _precedent(page: Page) -> Iterator[Link]:
    """«La précédente chaire, « X », s'est éteinte»: the present one follows it."""
    telling = page.telling
    for match in re.finditer(
        r"\b(?:l[ae] precedente?|l'ancien(?:ne)?) [a-z]+,? (<[PCF]\d+>)", telling.text
    ):
        slot = telling.at(match.start(1))
        name = telling.name(slot) if slot else None
        now = telling.reading.context.main(name.kind) if name else None
        if slot and now and now != name:
            yield from page.link(
                [now], Relation.FOLLOWS, [slot], match.span(), "precedent"
            )


def _specific(telling: Telling, slot: Slot) -> list[Slot]:
    """«la stratégie nationale « X »»: the name in quotes is the telling one."""
    after = next((s for s in telling.slots if s.start >= slot.end), None)
    named = (
        after and telling.text[slot.end : after.start] == " " and after.code in "CFXP"
    )
    return [after] if after and named else [slot]


def _child(page: Page, match: re.Match[str], relation: Relation) -> list[Name]:
    """What a phrase is said of: its subject, or the thing spoken of."""
    telling = page.telling
    verb = re.match(r"(?:s'|[a-z]+(?:ent|ait|e|t|d|a)\b)", match[0]) is not None
    near = telling.subjects(match.start(), "CFPXOGH", several=True) if verb else []
    near = near or telling.said_of(match.start(), match.end(), "CFPXOGH")
    allowed = _CHILDREN[relation]
    if near:
        named = [_named(telling, s) for s in near]
        return page.names([s for s in named if s.code in allowed])
    generic = re.search(
        r"\b(?:il|elle|ces credits|cette enveloppe|cet appel|l'appel|l'ensemble|cette initiative|ce dispositif|ces montants) (?:\w+ )?$",
        telling.text[: match.start()],
    )
    return page.spoken_of(match.start()) if generic else []


_CHILDREN = {
    Relation.PART_OF: "CFX",
    Relation.FOLLOWS: "CFP",
    Relation.LABELLED: "PXOL",
}


def _nouns(page: Page) -> Iterator[Link]:
    """«l'un des volets de», «, autre composante de», «Déclinaison de F, celui-ci»."""
    telling = page.telling
    for match in _cue("phrases", "noun").finditer(telling.text):
        over = telling.listed(match.end(), "FCPXO", first=r"(?:[a-z]+ ){0,3}")[:1]
        if not over:
            continue
        start = match.start()
        near = telling.subjects(start, "CFPXOGH") or telling.said_of(
            start, over[0].end, "CFPXOG"
        )
        children = page.names([s for s in near if s.code in "CFO"])
        if not near and telling.takes_up(over[0].end):
            children = _before(page)
        yield from page.link(children, Relation.PART_OF, over, match.span(), "noun")


def _before(page: Page) -> list[Name]:
    """The last programme or call of the sentence before."""
    last = page.telling.previous()
    told = [s for s in last.slots if s.code in _SCHEMES] if last else []
    return [n for s in told[-1:] if last and (n := last.name(s))]


def _membership(page: Page) -> Iterator[Link]:
    telling = page.telling
    for match in _cue("phrases", Relation.MEMBER_OF.value).finditer(telling.text):
        of = re.match(rf" ?(?:{_OF}|l[ae] |l'|a )", telling.text[match.end() :])
        if not of:
            continue
        over = telling.listed(match.end(), "OX")[:1]
        near = telling.antecedents(match.start(), "OX") or telling.subjects(
            match.start(), "OXH"
        )
        yield from page.link(
            [s for s in near if s.code == "O"], Relation.MEMBER_OF, over, match.span()
        )


# --- active: «X opère C», «qui l'opère», «opérateur de C» -------------------------------------


def _active(page: Page) -> Iterator[Link]:
    telling = page.telling
    for relation in (Relation.OPERATED_BY, Relation.FUNDED_BY):
        for match in _cue("active", relation.value).finditer(telling.text):
            yield from _verb(page, relation, match)
    for match in _cue("active", "assures").finditer(telling.text):
        who = telling.subjects(match.start(), "OX", several=True)
        yield from page.link(
            page.spoken_of(match.start()), Relation.OPERATED_BY, who, match.span()
        )
    for match in _cue("active", "entrusts").finditer(telling.text):
        who = telling.listed(match.end() - 1, "O")
        near = telling.antecedents(match.start(), "CFPXO")
        yield from page.link(
            [s for s in near if s.code in _SCHEMES],
            Relation.OPERATED_BY,
            who,
            match.span(),
        )


_QUE = re.compile(
    r",? (?:que|qu') ?(?:(?:l[ae]s? |l')?<O\d+>(?:[^,;:<]{0,12}<O\d+>)*)?(?: ?\([^()]*\))?(?: (?:ont|a|\w+ment))* ?$"
)


def _verb(page: Page, relation: Relation, match: re.Match[str]) -> Iterator[Link]:
    telling, text = page.telling, page.telling.text
    relative = _QUE.search(text[: match.start()])
    if relative:
        inside = [
            s for s in telling.slots if relative.start() <= s.start < match.start()
        ]
        who = [s for s in inside if s.code == "O"] or telling.listed(match.end(), "O")
        near = telling.antecedents(relative.start(), "CFPXGEO")
        yield from page.link(
            _schemes(page, near, Relation.OPERATED_BY), relation, who, match.span()
        )
        return
    who = [
        s
        for s in telling.subjects(match.start(), "OPXCFHG", several=True)
        if s.code == "O"
    ]
    what: Sequence[Slot] | list[Name] = telling.listed(
        match.end(),
        _SCHEMES,
        first=r"(?:\w+ment |par ailleurs |[a-z' ]{0,60}?(?:appel|fonds|concours|programme)[^,;<]{0,30},? )?",
    )
    if not what and re.search(
        r"\b(?:qui|<O\d+>) (?:l[ae] |l')$", text[: match.start()]
    ):
        what = page.spoken_of(match.start())
    yield from page.link(what, relation, who, match.span())


def _heads(page: Page) -> Iterator[Link]:
    """«l'ANR, opérateur du concours C», «gestionnaire de l'appel»."""
    telling = page.telling
    for name, relation in (
        ("head", Relation.OPERATED_BY),
        ("financer", Relation.FUNDED_BY),
    ):
        for match in _cue("active", name, "", r"(?= d)").finditer(telling.text):
            near = telling.antecedents(match.start(), "OX") or telling.subjects(
                match.start(), "O"
            )
            of = telling.listed(match.end(), _SCHEMES)[:1]
            action = re.match(
                rf" {_OF}(?:action|appel|concours|dispositif|programme|operation)\b",
                telling.text[match.end() :],
            )
            what = page.names(of) or (page.spoken_of(match.start()) if action else [])
            yield from page.link(
                what, relation, [s for s in near if s.code == "O"], match.span(), name
            )


# --- complements: «l'appel C de F», «son appel C», «un volet C» --------------------------------


def _complements(page: Page) -> Iterator[Link]:
    telling, text = page.telling, page.telling.text
    pattern = rf"(<C\d+>)(?: ?\([^()]*\))?,? (?:(?:l[ae] |l'|un )?(?:appel a projets|appel a candidatures|appel a manifestation d'interet|appel|concours|programme|dispositif|action) )?(?:au titre |dans le cadre )?(?:de la |de l'|du |de |d')@?(<[FO]\d+>)"
    for match in re.finditer(pattern, text):
        child, parent = telling.at(match.start(1)), telling.at(match.start(2))
        if child and parent:
            relation = Relation.PART_OF if parent.code == "F" else Relation.OPERATED_BY
            yield from page.link([child], relation, [parent], match.span(), "of")
    for match in re.finditer(
        r"\b(?:son|sa|ses|leurs?) (?:[a-z' ]{0,30})?(appel|programme|concours|fonds|plan|prix|volet|antenne|direction|dispositif)\b[^;<]{0,60}(<[CFXPO]\d+>)",
        text,
    ):
        yield from _possessed(page, match)
    for match in re.finditer(
        rf"(<[FC]\d+>)(?: ?\([^()]*\))?(?: <D\d+>)? (?:comporte|comprend|inclut|contient|prevoit) un(?:e)? (?:volet|axe|action|appel)[^,;<]{{0,50}}(<[CFXP]\d+>)",
        text,
    ):
        parent, child = telling.at(match.start(1)), telling.at(match.start(2))
        if child and parent:
            yield from page.link(
                [child], Relation.PART_OF, [parent], match.span(), "volet"
            )
    for match in re.finditer(
        r"\b(?:antenne|filiale|direction|laboratoire|departement|lab|site|campus) (<[PXO]\d+>) (?:de la |de l'|du )(<[OP]\d+>)",
        text,
    ):
        child, parent = telling.at(match.start(1)), telling.at(match.start(2))
        if child and parent:
            yield from page.link(
                [child], Relation.PART_OF, [parent], match.span(), "of"
            )


def _schemes_of(page: Page) -> Iterator[Link]:
    """«C (F)», «F, dont C est un volet», «le volet C de F», «Dans le cadre de F, … C»."""
    telling, text = page.telling, page.telling.text
    for pattern, child_first in (
        (r"(<C\d+>) ?\((<F\d+>)\)", True),
        (rf"\b(?:volet|axe|action|mesure|brique) (<[CFXP]\d+>) {_OF}(<[FC]\d+>)", True),
        (rf"(<[CF]\d+>){_BRACKET} (?:est|constitue|sont) (?:un |une |l'un des |l'une des |le |la )?(?:[a-z]+ ){{1,3}}?{_OF}(<F\d+>)", True),
        (r"(<F\d+>)[^;.<]{0,30}, dont (?:l[ae] |l')?(<C\d+>) (?:est|constitue)", False),
        (rf"^(?:dans le cadre|au titre) {_OF}(<F\d+>){_BRACKET},[^;]*?(?:appel|nouve\w+|concours) (<C\d+>)", False),
    ):
        for match in re.finditer(pattern, text):
            one, two = telling.at(match.start(1)), telling.at(match.start(2))
            if one and two:
                child, parent = (one, two) if child_first else (two, one)
                yield from page.link([child], Relation.PART_OF, [parent], match.span(), "of")


def _families(page: Page) -> Iterator[Link]:
    """«son Agence X», «l'appel C1 « C2 »», «trois appels de F»."""
    telling, text = page.telling, page.telling.text
    for match in re.finditer(r"\b(?:son|sa) (<O\d+>)", text):
        child = telling.at(match.start(1))
        owner = [s for s in telling.slots if s.end <= match.start() and s.code in "OH"][
            :1
        ]
        mention = mention_of(telling.abstract, child) if child else None
        site = mention is not None and mention.head in {"campus", "site", "batiment"}
        if child and not site and owner and owner[0].code == "O" and not owner[0].prep:
            yield from page.link([child], Relation.PART_OF, owner, match.span(), "own")
    for match in re.finditer(r"(<C\d+>) (<C\d+>)", text):
        parent, child = telling.at(match.start(1)), telling.at(match.start(2))
        over = telling.name(parent) if parent else None
        if parent and child and over and re.search(r"[ \d]", over.label):
            yield from page.link(
                [child], Relation.PART_OF, [parent], match.span(), "of"
            )
    for match in re.finditer(
        r"\b(?:<N\d+>|plusieurs|nouveaux|premiers) (?:nouveaux |premiers )?appels(?: a [a-z]+)?(?: d[eu] )(<F\d+>)",
        text,
    ):
        over = telling.at(match.start(1))
        calls = {
            m.name
            for m in telling.reading.analysis.mentions
            if m.name and m.name.kind is Kind.CALL
        }
        named = sorted(calls, key=lambda n: n.label)
        yield from page.link(
            named, Relation.PART_OF, [over] if over else [], match.span(), "all"
        )
    for match in re.finditer(rf"\ba la charge {_OF}(?=<O)", text):
        near = telling.subjects(match.start(), "FCPO")
        who = [s for s in telling.slots if s.start == match.end()]
        yield from page.link(
            [s for s in near if s.code in _SCHEMES],
            Relation.FUNDED_BY,
            who,
            match.span(),
            "charge",
        )


def _possessed(page: Page, match: re.Match[str]) -> Iterator[Link]:
    """«Le Conseil a dévoilé les résultats de son appel C»: whose call it is."""
    telling = page.telling
    child = telling.at(match.start(2))
    owner = telling.subjects(match.start(), "OCFHPXG")
    owner = (
        owner
        or [s for s in telling.slots if s.end <= match.start() and s.code in "OF"][:1]
    )
    if child and match[1] == "volet" and not owner and telling.opens(match.start()):
        over = _before(page)
        yield from (
            Link(page.names([child]), Relation.PART_OF, over, "own", match.span()),
        )
    if child is None or not owner:
        return
    if match[1] in {"volet", "antenne", "direction"}:
        relation = Relation.PART_OF
    elif owner[0].code == "O" and child.code in "CF":
        relation = Relation.OPERATED_BY
    else:
        return
    yield from page.link([child], relation, owner, match.span(), "own")


# --- money: where a call's money comes from ------------------------------------------------------


def _money(page: Page) -> Iterator[Link]:
    telling, text = page.telling, page.telling.text
    if "<M" not in text:
        return
    pattern = rf"<M\d+>[^,;:<]{{0,40}}(?:(?:,? (?:sur|en|pendant) <N\d+> ans,?))? ?(?:(?:issus?|prelev\w+ sur|finances? par|apportes? par|au titre|dans le cadre|par|provenant)? ?(?:les <M\d+> )?{_OF}?(?:<N\d+> )?)(?=<F)"
    for match in re.finditer(pattern, text):
        parent = telling.at(match.end())
        if parent and re.search(
            r"\b(?:de|du|d'|des|la|par|le|sur|les) ?(?:l')?(?:<N\d+> )?$",
            text[: match.end()],
        ):
            yield from page.link(
                _endowed(page, match),
                Relation.FUNDED_BY,
                [parent],
                match.span(),
                "money",
            )
    for match in re.finditer(
        r"(?<![\w'])(?:le |la |l')?(<[FO]\d+>) (?:leur |y |lui )?{}(?: <M\d+>)(?: [^,;<]{{0,20}})?(?: (?:a|au|aux) (?:l'ensemble des |l[ae]s? |l')?(<[CF]\d+>))?".format(
            load("structure")["active"]["consecrates"]
        ),
        text,
    ):
        yield from _consecrated(page, match)


def _endowed(page: Page, match: re.Match[str]) -> list[Name]:
    """The call whose laureates, or which itself, the sentence endows."""
    telling = page.telling
    low, _ = telling.clause(match.start())
    near = [s for s in telling.slots if low <= s.start < match.start() and not s.depth]
    schemes = [s for s in near if s.code == "C" or (s.code == "F" and not s.prep)]
    if any(s.code in "PHO" for s in near if not s.prep):
        return []
    if schemes:
        return page.names(schemes[-1:])
    group = any(s.code == "G" for s in near) or re.search(
        r"\b(?:l'ensemble|ils|elles|l'enveloppe|une enveloppe|le label|le budget|laureats)\b",
        telling.text[low : match.start()],
    )
    call = telling.reading.context.call_at(telling.abstract.position(match.start()))
    return [call] if group and call else []


def _consecrated(page: Page, match: re.Match[str]) -> Iterator[Link]:
    telling = page.telling
    parent = telling.at(match.start(1))
    child = telling.at(match.start(2)) if match[2] else None
    what = page.names([child]) if child else []
    if not what and " leur " in match[0]:
        last = telling.previous()
        told = [s for s in last.slots if s.code == "C"] if last else []
        what = [n for s in told[-1:] if last and (n := last.name(s))]
    if parent:
        yield from page.link(what, Relation.FUNDED_BY, [parent], match.span(), "money")


_RULES: tuple[Callable[[Page], Iterator[Link]], ...] = (
    _by,
    _fused,
    _phrases,
    _active,
    _heads,
    _complements,
    _schemes_of,
    _families,
    _money,
)
_CONFIDENCE = {"money": 0.75, "all": 0.8, "own": 0.8, "of": 0.85, "noun": 0.85}


def _facts(page: Page) -> Iterator[Structure]:
    telling = page.telling
    for rule in _RULES:
        for link in rule(page):
            vouched = telling.vouched(link.at[0])
            for child in link.children:
                for parent in link.parents:
                    if child != parent:
                        yield Structure(
                            child=child,
                            relation=link.relation,
                            parent=parent,
                            evidence=telling.evidence(),
                            rule=f"structure.{link.rule}",
                            cues=(telling.text[link.at[0] : link.at[1]].strip(),),
                            confidence=_CONFIDENCE.get(link.rule, 0.9),
                            factuality=vouched,
                        )


def _proper_names(reading: Reading) -> dict[Name, Name]:
    """Common names of schemes that stand right before a proper one."""
    found: dict[Name, Name] = {}
    for telling in tellings(reading):
        for match in re.finditer(r"(<F\d+>) (?=<F)", telling.text):
            one, two = telling.at(match.start()), telling.at(match.end())
            if one and two:
                names = telling.name(one), telling.name(two)
                if names[0] and names[1] and names[0].label[0].islower():
                    found.setdefault(names[0], names[1])
        for match in re.finditer(r"(<F\d+>), l[ae] (?=<F)", telling.text):
            one, two = telling.at(match.start()), telling.at(match.end())
            if one and two:
                names = telling.name(two), telling.name(one)
                if names[0] and names[1] and names[0].label[0].islower():
                    found.setdefault(names[0], names[1])
    return found


def find_structure(reading: Reading) -> list[Structure]:
    """Links told in sentences; one a pair, the most explicit relation first."""
    proper = _proper_names(reading)
    found: dict[tuple[Name, Name], Structure] = {}
    weak: list[Structure] = []
    for telling in tellings(reading):
        if "<C" in telling.text or "<F" in telling.text or "<O" in telling.text:
            for fact in _facts(Page(telling, proper)):
                if fact.rule == "structure.money":
                    weak.append(fact)
                else:
                    found.setdefault((fact.child, fact.parent), fact)
    for fact in weak:
        found.setdefault((fact.child, fact.parent), fact)
    return list(found.values())
