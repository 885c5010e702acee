"""The cells an office gives: a short noun phrase for the role, and where it is held."""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.french.office_words import word_set
from graph_builder.extract.french.offices import Complement, Office
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
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
    "jury chaire programme projet comite commission equipe unite service cluster plateforme departement"
    " conseil consortium reseau pole centre laboratoire mission cabinet campus chantier bureau".split()
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


def _place_of_office(complement: Complement) -> bool:
    return complement.prep in {"de", "du", "des", "d'"}


def _held_in(analysis: Analysis, complement: Complement) -> Name | None:
    """What a complement names as the place of the office, if it does."""
    noun = _noun(analysis, complement)
    mention = _name_in(analysis, complement)
    body = noun in word_set("bodies") or noun + "s" in word_set("bodies")
    label = squeezed(analysis.text[complement.noun : complement.end])
    if mention and mention.name:
        weak = mention.name.kind in {Kind.PLACE, Kind.PHRASE}
        if weak and mention.start > complement.noun and body:
            return Name(label, Kind.ORGANISATION)
        if weak and mention.start > complement.noun:
            return None
        if mention.name.kind is Kind.PLACE and not _place_of_office(complement):
            return None
        return mention.name
    if body and (complement.definite or complement.prep in {"chez", "a", "au"}):
        return Name(label, Kind.ORGANISATION)
    if complement.prep == "aupres":
        return Name(label, Kind.ORGANISATION)
    return None


def _keeps(analysis: Analysis, complement: Complement, held: Name | None) -> bool:
    """Whether a complement belongs to the printed role."""
    if held is None or complement.prep == "aupres":
        return True
    return _noun(analysis, complement) in _TELLING and held.kind is not Kind.BODY


def _best(found: Sequence[tuple[Complement, Name]]) -> Name | None:
    named = [name for _, name in found if name.kind in _NAMED and name.aliases]
    return named[0] if named else (found[0][1] if found else None)


def _ministry(analysis: Analysis, office: Office) -> Name | None:
    """«ministre de la Mer» is held in the «ministère de la Mer»."""
    role = squeezed(analysis.text[office.kept : office.end])
    folded = plain(role)
    for opening, body in load("roles")["state"].items():
        if folded == opening:
            return Name(body, Kind.ORGANISATION) if " " in opening else None
        if folded.startswith(f"{opening} d") and " pour " not in opening:
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
    parts, found, passed = [text[office.kept : office.title_end]], [], 0
    for complement in office.complements:
        if complement.start < passed:
            continue  # «… de Nantes» inside a name begun before
        held = None if complement.charged else _held_in(analysis, complement)
        if held:
            found.append((complement, held))
            mention = _name_in(analysis, complement)
            passed = max(complement.end, mention.end if mention else 0)
        if _keeps(analysis, complement, held):
            parts.append(text[complement.start : complement.end])
    return squeezed(" ".join(parts)), _best(found)
