"""The cells an office gives: a short noun phrase for the role, and where it is held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.french.office_walk import Complement
from graph_builder.extract.french.office_words import word_set
from graph_builder.extract.french.offices import Office
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.extract.stretches import inside
from graph_builder.model import Kind, Name

_HELD_IN = {
    Kind.ORGANISATION,
    Kind.PROJECT,
    Kind.CALL,
    Kind.PROGRAMME,
    Kind.BODY,
    Kind.PLACE,
    Kind.PHRASE,
    Kind.EVENT,
}
_NAMED = {Kind.ORGANISATION, Kind.PROJECT, Kind.CALL, Kind.PROGRAMME}
# Bodies that say what the office is, so that they stay in the role: «présidente du jury».
_TELLING = frozenset(
    [
        "jury",
        "chaire",
        "programme",
        "projet",
        "comite",
        "commission",
        "equipe",
        "unite",
        "service",
        "cluster",
        "plateforme",
        "departement",
        "conseil",
        "consortium",
        "reseau",
        "pole",
        "centre",
        "laboratoire",
        "mission",
        "cabinet",
        "campus",
        "chantier",
        "bureau",
    ]
)


def squeezed(text: str) -> str:
    """White space made single blanks."""
    return " ".join(text.split())


def office_end(analysis: Analysis, office: Office) -> int:
    """Where an office ends, names that begin inside it included."""
    inside = analysis.within(office.title_end, office.end)
    return max([office.end, *(m.end for m in inside if m.source != "person")])


def _name_in(analysis: Analysis, complement: Complement) -> Mention | None:
    return next(
        (
            m
            for m in analysis.within(complement.start, complement.end)
            if m.name and m.name.kind in _HELD_IN
        ),
        None,
    )


def _noun(analysis: Analysis, complement: Complement) -> str:
    """The first word of the noun, folded and in the singular."""
    words = plain(analysis.text[complement.noun : complement.end]).strip("«» ").split()
    return words[0].removesuffix("s") if words else ""


def _bodily(analysis: Analysis, complement: Complement) -> bool:
    """Whether a complement names a body by a common noun."""
    noun = _noun(analysis, complement)
    return noun in word_set("bodies") or noun + "s" in word_set("bodies")


def _place_of_office(complement: Complement) -> bool:
    return complement.prep in {"de", "du", "des", "d'"}


def _held_in(analysis: Analysis, complement: Complement) -> Name | None:
    """What a complement names as the place of the office, if it does."""
    if complement.prep == "aupres":
        return Name(
            squeezed(analysis.text[complement.noun : complement.end]), Kind.ORGANISATION
        )
    mention = _name_in(analysis, complement)
    if mention and mention.name:
        return _named(analysis, complement, mention, mention.name)
    if complement.prep == "des":
        return None  # «professeur des universités»
    label = squeezed(analysis.text[complement.noun : complement.end])
    definite = complement.definite or complement.prep in {"chez", "a", "au"}
    body = definite and _bodily(analysis, complement)
    proper = label[:1].isupper() and _place_of_office(complement)
    return Name(label, Kind.ORGANISATION) if body or proper else None


def _named(
    analysis: Analysis, complement: Complement, mention: Mention, name: Name
) -> Name | None:
    """A complement with a name in it: the name, or «centre de Nantes» for a place in a body."""
    weak = name.kind in {Kind.PLACE, Kind.PHRASE}
    if weak and mention.start > complement.noun:
        label = squeezed(analysis.text[complement.noun : complement.end])
        return Name(label, Kind.ORGANISATION) if _bodily(analysis, complement) else None
    elsewhere = name.kind is Kind.PLACE and not _place_of_office(complement)
    return None if elsewhere else name


def _keeps(
    analysis: Analysis, office: Office, complement: Complement, held: Name | None
) -> bool:
    """Whether a complement belongs to the printed role."""
    if held and any(c.charged for c in office.complements):
        return False  # «vice-président du conseil délégué aux sports»
    if held is None or complement.prep == "aupres":
        return True
    mention = _name_in(analysis, complement)
    if mention and mention.source != "anaphor" and mention.start == complement.noun:
        return False  # the body has a name of its own
    return _noun(analysis, complement) in _TELLING


def _best(found: Sequence[tuple[Complement, Name]]) -> Name | None:
    """An organisation the text names before a project, both before a common noun."""
    names = [name for _, name in found]
    ranked = [[n for n in names if n.kind is Kind.ORGANISATION and n.aliases]]
    ranked += [[n for n in names if n.kind in _NAMED and n.aliases], names]
    return next((rank[0] for rank in ranked if rank), None)


def _with_tail(office: Office, index: int) -> Complement:
    """«du campus» with the «des métiers» that goes on with its name."""
    complement = office.complements[index]
    for later in office.complements[index + 1 :]:
        if (
            later.charged
            or later.prep not in {"d'", "de", "des"}
            or later.definite != (later.prep == "des")
        ):
            break
        complement = replace(complement, end=later.end)
    return complement


def _ministry(analysis: Analysis, office: Office) -> Name | None:
    """«ministre de la Mer» is held in the «ministère de la Mer»."""
    role = squeezed(analysis.text[office.kept : office.end])
    folded = plain(role)
    for opening, body in load("roles")["state"].items():
        if folded == opening:
            return Name(body, Kind.ORGANISATION) if " " in opening else None
        if re.match(rf"{opening} d(?:es? |u |')", folded) and " pour " not in opening:
            return Name(body + role[len(opening) :], Kind.ORGANISATION)
    return None


def of_state(analysis: Analysis, office: Office) -> bool:
    """Whether the complement of an office is what it is for, as a minister's is."""
    text = plain(analysis.text[office.kept : office.end])
    return office.state or text.startswith(tuple(load("roles")["state"]))


def cells(analysis: Analysis, office: Office) -> tuple[str, Name | None]:
    """The role as a short noun phrase, and the organisation it is held in, if told."""
    text = analysis.text
    if of_state(analysis, office):
        return squeezed(text[office.kept : office.end]), _ministry(analysis, office)
    parts, found, passed = [_title(text, office)], [], 0
    for index, short in enumerate(office.complements):
        if short.start < passed:
            continue  # «… de Nantes» inside a name begun before
        complement = _with_tail(office, index) if _bodily(analysis, short) else short
        held = None if complement.charged else _held_in(analysis, complement)
        if held:
            found.append((complement, held))
            mention = _name_in(analysis, complement)
            passed = max(complement.end, mention.end if mention else 0)
        if _keeps(analysis, office, complement, held):
            parts.append(text[complement.start : complement.end])
    return _lowered(analysis, office, squeezed(" ".join(parts))), _best(found)


def _title(text: str, office: Office) -> str:
    """The title, in the singular."""
    title = text[office.kept : office.title_end]
    if not office.plural:
        return title
    return " ".join(w.removesuffix("s") for w in title.split())


def _lowered(analysis: Analysis, office: Office, role: str) -> str:
    """«Rectrice de…» at the start of a sentence is a «rectrice»."""
    starts = bool(inside(analysis.sentences, office.start, office.start + 1))
    acronym = role[1:2].isupper()
    return role[0].lower() + role[1:] if starts and role and not acronym else role
