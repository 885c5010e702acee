"""Who operates or funds a call: «opéré par», «financé par», «X, qui l'opère»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_builder.extract.agents import BEHALF, behalf_end, misread, more_agents
from graph_builder.extract.charges import charges
from graph_builder.extract.clauses import Telling
from graph_builder.extract.common_schemes import part_ahead, subject_meant
from graph_builder.extract.french.text import plain
from graph_builder.extract.links import (
    BRACKET,
    OF,
    SCHEMES,
    Link,
    Page,
    is_plan,
    is_union,
    lexicon_cue,
    schemes,
)
from graph_builder.extract.rolenouns import held
from graph_builder.extract.syntax import Slot
from graph_builder.model import Kind, Name, Relation

_COMMON = re.compile(
    r"(?:\b(?:l[ae]|cette|ce|cet|un|une) |\bl')(?:<N\d+> )?(?:edition|vague|saison|session|appel|concours|prix)"
    r"(?: a \w+| national| annuel)?(?: <[ND]\d+>)?(?: \w+)?,? (?:egalement |aussi )?$"
)


_PRONOUN = re.compile(
    r"(?:^|[;:,] |\bet )(?:il|elle|celui-ci|celle-ci|ce dernier|cette derniere)"
    r" (?:est|sera|etait|a ete) (?:\w+ment )?$"
)


def fused(page: Page) -> Iterator[Link]:
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


_MONEY = r"(?: de <M\d+>[^,;<]{0,30}(?:<N\d+>[^,;<]{0,12})?| a hauteur de <M\d+>| pour (?:moitie|partie|l'essentiel|un tiers|une large part))?"


def by(page: Page) -> Iterator[Link]:
    """«C, opéré par X», «financé par F», «confié à X»."""
    telling = page.telling
    if " par " not in telling.text and "confie" not in telling.text:
        return
    for relation in (Relation.OPERATED_BY, Relation.FUNDED_BY):
        cue = lexicon_cue(
            "by",
            relation.value,
            "",
            rf"{_MONEY}(?:(?: (?!(?:par|et|est|sont|qui|que|mais|pour|dont|ou)\b)[a-z'-]+| <[LDNX]\d+>){{0,5}}?{BEHALF}?),? par",
        )
        for match in telling.matches(cue):
            yield from _agent(page, relation, match, match.end())
    for match in telling.matches(r"\bconfiee?s? (?=a |au |aux )"):
        yield from _agent(page, Relation.OPERATED_BY, match, match.end() - 1)


def _agent(
    page: Page, relation: Relation, match: re.Match[str], at: int
) -> Iterator[Link]:
    """The agent of a participle and what the participle is said of."""
    telling = page.telling
    who = telling.listed(at, "OX" if relation is Relation.OPERATED_BY else "OFX")
    if not who or _other_task(telling, match):
        return
    after = behalf_end(telling, who[-1].end)
    children = _said_of(page, relation, match, who[-1].end)
    if relation is Relation.FUNDED_BY:
        yield from _under(page, children, who[-1])
        if re.match(_TITLE, telling.text[after:]) and any(
            c.kind is Kind.PROJECT for c in children
        ):
            return
    also = more_agents(telling, relation, who[-1].end)
    yield from page.link(children, relation, [*who, *also], match.span())


def _said_of(
    page: Page, relation: Relation, match: re.Match[str], after: int
) -> list[Name]:
    """What a participle is said of: named beside it, or spoken of."""
    telling, start = page.telling, match.start()
    several = match[0].split()[0].endswith("s")
    near = telling.said_of(start, after, "PXCFGEO", several=several)
    near = [s for s in near if not misread(telling, s, match[0])]
    if relation is Relation.OPERATED_BY:
        near = [_within(page, s) for s in near]
    if not near:
        return _spoken_of(page, relation, match, behalf_end(telling, after))
    behalf = telling.text.startswith(" pour le compte d", after)
    carried = _CARRIED.match(match[0]) is not None and not behalf
    children = schemes(page, near, relation, carried=carried)
    if relation is Relation.OPERATED_BY and _RUN.match(match[0]):
        children = children or page.names([s for s in near if s.code == "P"])
    return children


def _within(page: Page, slot: Slot) -> Slot:
    """In «l'appel C du PIA 4, opéré par X» the call, not the plan that it is of."""
    telling = page.telling
    last = next((s for s in reversed(telling.slots) if s.end < slot.start), None)
    plan = any(map(is_plan, page.names([slot])))
    if last is None or last.code not in SCHEMES or not plan:
        return slot
    return last if _OF_IT.fullmatch(telling.text, last.end, slot.start) else slot


_OF_IT = re.compile(rf" {OF}(?:plan |programme )?")


def _spoken_of(
    page: Page, relation: Relation, match: re.Match[str], after: int
) -> list[Name]:
    """The scheme that a pronoun or a common noun before a participle means."""
    telling, start = page.telling, match.start()
    before = telling.text[:start]
    found: list[Name] = []
    if _PRONOUN.search(before):
        found = page.pointed_at(start)
    if not _CARRIED.match(match[0]):
        taken_up = telling.opens(start) and telling.takes_up(after)
        if taken_up or _COMMON.search(before):
            found = page.spoken_of(start)
        found = found or subject_meant(page, start) or part_ahead(page, start, after)
    if relation is Relation.FUNDED_BY:
        found = found or _paid(page, start)
    return found


_TITLE = rf"{BRACKET} (?:au titre|dans le cadre) {OF}(?:<N\d+> )?(<[FX]\d+>)"


def _under(page: Page, children: Sequence[Name], payer: Slot) -> Iterator[Link]:
    """«financé par l'UE au titre du Feder»: the scheme pays, and the Union pays the scheme."""
    telling = page.telling
    match = re.match(_TITLE, telling.text[payer.end :])
    scheme = telling.at(payer.end + match.start(1)) if match else None
    name = telling.name(payer)
    if scheme and match and name:
        at = payer.start, scheme.end
        yield from page.link(children, Relation.FUNDED_BY, [scheme], at, "under")
        if is_union(name):
            yield from page.link([scheme], Relation.FUNDED_BY, [payer], at, "under")


_COVERS = ("assur", "pris en charge", "couvert")  # of a budget, else of any task
_BUDGET = re.compile(r"\b(?:budget|financement|cout|enveloppe|dotation)\b")


def _other_task(telling: Telling, match: re.Match[str]) -> bool:
    """Whether «assuré par» is said of no budget."""
    low, _ = telling.clause(match.start())
    budget = _BUDGET.search(telling.text, low, match.start())
    return match[0].startswith(_COVERS) and not budget


_RUN = re.compile(r"(?:co-?)?(?:oper|ger|administr)")  # «la plateforme P, gérée par X»
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
    return page.names(near[-1:]) if near and near[-1].code in SCHEMES else []


def heads(page: Page) -> Iterator[Link]:
    """«l'ANR, opérateur du concours C», «C, dont la gestion est confiée à l'ANR»."""
    telling = page.telling
    for name, relation in (
        ("head", Relation.OPERATED_BY),
        ("financer", Relation.FUNDED_BY),
    ):
        for part in held(telling, lexicon_cue("active", name), SCHEMES):
            what = page.names(part.things) or _acted_on(page, part.at)
            yield from page.link(what, relation, part.holders, part.at, name)
    for part in charges(telling, SCHEMES):
        what = page.names(part.things)
        if not what and not _OF_WHICH.search(telling.text[: part.at[0]]):
            what = page.pointed_at(part.at[0])
        yield from page.link(
            what, Relation.OPERATED_BY, part.holders, part.at, "charge"
        )


_OF_WHICH = re.compile(r"\bdont [^;:]{0,60}$")


def signed(page: Page) -> Iterator[Link]:
    """«A et B ont signé le contrat de plan F»: both pay for it."""
    telling = page.telling
    for match in telling.matches(lexicon_cue("phrases", "signs")):
        what = telling.listed(match.end(), "F")[:1]
        named = page.names(what)
        if named and _CONTRACT.match(plain(named[0].label)):
            who = telling.subjects(match.start(), "OHXPCFG", several=True)
            payers = [s for s in who if s.code == "O"]
            yield from page.link(
                what, Relation.FUNDED_BY, payers, match.span(), "signed"
            )


_CONTRACT = re.compile(r"contrats? |cper\b|conventions? |pactes? ")


_ACTION = re.compile(
    rf" {OF}(?:l'|ce |cet |cette |ces |les )?(?:action|appel|concours|dispositif|programme|operation)s?\b"
)


def _acted_on(page: Page, at: tuple[int, int]) -> list[Name]:
    """«opérateur de l'appel», «les opérateurs, A et B»: the call in force."""
    text = page.telling.text
    if _ACTION.match(text, at[1]):
        return _call(page, at[1])
    if text.startswith("operat", at[0]) and _BARE.match(text, at[1]):
        return _call(page, at[1])
    definite = re.search(r"(?:^|\b(?:les|l'|le|ses|son) ?)$", text[: at[0]])
    operates = text.startswith("operat", at[0])
    return page.spoken_of(at[0]) if definite and operates else []


# «l'ANR, opérateur,», «l'ANR, opérateur de l'État»
_BARE = re.compile(
    rf"(?: (?:pour (?:le compte )?|au nom )?(?:{OF}|l'|la )?<O\d+>)?(?=[,;.)]|$)"
)


def _call(page: Page, position: int) -> list[Name]:
    """The call in force, whatever else was named since."""
    telling = page.telling
    found = telling.reading.context.call_at(telling.abstract.position(position))
    return [found] if found else []
