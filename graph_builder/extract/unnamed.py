"""Amounts whose getter is not named beside them: what was told before says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_builder.extract.awards import award, award_again, carrier_after
from graph_builder.extract.case import Case
from graph_builder.extract.complements import object_named
from graph_builder.extract.domain import cue
from graph_builder.extract.envelopes import envelope, envelope_of_group
from graph_builder.extract.financed import financed_subject
from graph_builder.extract.frame import Hold
from graph_builder.extract.ordinals import name_of, sharer
from graph_builder.extract.purposes import (
    common_subject,
    direct_object,
    fronted_purpose,
    purpose,
)
from graph_builder.extract.sharers import itself, sharers
from graph_builder.extract.spoken import speaking_body
from graph_builder.extract.things import (
    is_public,
    plural_subject,
    thing_before_verb,
)
from graph_builder.extract.told import is_whole
from graph_builder.model import Award, Envelope, Kind, Name

Funding = Award | Envelope
_PRONOUN = re.compile(
    r"\b(?:ils?|elles?|qui|celui-ci|celle-ci|ce dernier|cette derniere|lequel|laquelle)"
    r"(?: \w+)? ?$|^ ?$|^,? ?(?:et |puis )?$"
)
_SHARING = re.compile(r"(?:[a-z' -]*, )?<N(\d+)> ")
_IN_ALL = re.compile(r"\bune? [a-z]+ (?:total|global|cumule)e? d")
_THERE = re.compile(r"\b(?:y|lui)\b")
_TO_THEM = re.compile(r"\b(?:lui|leur)\b")
_THE_LATTER = re.compile(r"(?:a|au) (?:ce dernier|cette derniere|celui-ci|celle-ci)\b")
_ALL_IN_ALL = ("au total", "en tout", "au bout du compte", "a ce jour", "depuis ")
_TOGETHER = {Kind.CALL, Kind.PROGRAMME, Kind.GROUP, Kind.PHRASE}
_BESIDES = re.compile(
    r"\b(?:par ailleurs|de son cote|en outre|de plus|en complement|pour sa part)\b"
)
_OWNERS = {Kind.ORGANISATION, Kind.PROJECT}
_MORE = re.compile(r"\b(?:r?ajout|complet|abond|rallong|joi(?:nt|gn))")
_THAT_MAKES = re.compile(
    r", soit (?:au total )?(?:une?|l[ae]s?|l'|des) ?[a-z]+ [^<;.]{0,20}$"
)
_FORESEES = re.compile(
    r"\b(?:prevoi|mobilis|injecte|programm|engage|inscri|comport|tabl)"
)
_IN_ALL_OF_IT = re.compile(
    r"(?: (?:au total|en tout))?(?: (?:sur|en|pendant) <N\d+> ans)?(?: (?:d'ici(?: a)?|jusqu'en) <D\d+>)?"
    r"(?: ?[.;:]|,? dont |$)"
)
_BODY = re.compile(
    r"\b(?:la|le|cette|cet|l')(?: (?:jeune))? ?(?:pousse|societe|entreprise|start-up|startup|pme|biotech"
    r"|medtech|universite|etablissement|ecole|laureate?|laboratoire|institut|spin-off)"
    r"(?: [a-z]+)?,? (?:[a-z]+ )?(?:de )?$"
)
_OWN_GRANT = re.compile(
    r"\W*(?:son|sa|leur) (?:[a-z]+ )?(?:financement|soutien|bourse|allocation|aide|dotation)\b"
)
_GRANTS = {"aide", "dotation", "subvention", "montant"}
_APPOSED = re.compile(r"dotee?s? (?:de|d'un)")


def without_getter(case: Case) -> Iterator[Funding]:
    """What an amount may be whose getter is not named beside it, best reading first."""
    hold = case.frame.hold
    if hold in {Hold.GIVE, Hold.GIVEN} and case.stakes.givers:
        yield from _given_by(case)
    elif hold is Hold.GIVE and is_public(case.frame):
        yield from _for_purpose(case)
    if hold is Hold.GIVEN:
        yield from _given(case)
    if hold in {Hold.FOR, Hold.GIVEN}:
        yield from _to_ordinal(case)
        yield from _for_purpose(case)
    if hold is Hold.GIVE:
        yield from _of_plan(case)
    if hold in {Hold.RECEIVE, Hold.ENDOWED, Hold.GRANT}:
        yield from _of_subject(case)


def _of_plan(case: Case) -> Iterator[Funding]:
    """«Le contrat de plan prévoit M», «la loi injecte M sur dix ans»: the money of the plan."""
    if _IN_ALL_OF_IT.match(case.frame.tail):
        thing = itself(case) or thing_before_verb(
            case.reading, case.frame, "part_thing"
        )
        if thing:
            yield envelope(case, thing)


def _given_by(case: Case) -> Iterator[Funding]:
    """«L'État y consacre 5 M€», «lui verse 5 M€», «finance à hauteur de 5 M€ le toit»."""
    frame = case.frame
    giver = name_of(case.stakes.givers[0])
    yield from _of_giver(case, giver)
    yield from _to_ordinal(case)
    yield from _to_pronoun(case)
    if _BESIDES.search(frame.text) and (project := case.told.project(frame)):
        yield award(case, project)
    yield from _for_thing(case)
    if frame.lead_in.startswith(_ALL_IN_ALL):
        return  # «Au total, l'Agence engage M dans cette opération»
    last = case.told.last_fact(frame)
    if _THE_LATTER.match(frame.lead_in) or _of_another(case, last):
        last = None
    if isinstance(last, Award) and (last.programme or _MORE.search(frame.cue)):
        yield award_again(case, last)
    if isinstance(last, Envelope) and last.object.kind in _OWNERS:
        yield award(case, last.object, in_call=False)
    if _THERE.search(frame.cue) and (there := _collective_before(case)):
        yield envelope(case, there)
    if project := case.told.project(frame):
        yield award(case, project)


def _of_giver(case: Case, giver: Name) -> Iterator[Envelope]:
    """«Le contrat de plan X prévoit M», «l'appel X consacre M»: the money of what gives."""
    whole = _IN_ALL_OF_IT.match(case.frame.tail) and is_whole(giver)
    foreseen = whole and _FORESEES.search(case.frame.cue)
    if foreseen or (giver.kind is Kind.CALL and not _THERE.search(case.frame.cue)):
        yield envelope(case, giver)


def _of_another(case: Case, last: Funding | None) -> bool:
    """Whether the sentence itself names another project than the fact before."""
    known = last.object if isinstance(last, Envelope) else last and last.project
    start, end = case.frame.sentence.start, case.frame.money.start
    named = {
        m.name
        for m in case.reading.analysis.within(start, end)
        if m.name and m.name.kind is Kind.PROJECT and m.source != "anaphor"
    }
    return bool(known and named and known not in named)


def _collective_before(case: Case) -> Name | None:
    """«L'appel X est ouvert. La Région y met M»: X."""
    thing = case.told.thing(case.frame)
    return thing if thing and thing.kind in _TOGETHER else None


def _to_pronoun(case: Case) -> Iterator[Funding]:
    """«lui verse M»: who got something just before, else who is spoken of."""
    if not case.frame.cue.startswith(("lui ", "leur ")):
        return
    if shared := sharers(case):
        yield envelope(case, shared, as_told=True)
    last = case.told.last_award(case.frame)
    if last and not _of_another(case, last):
        yield award_again(case, last)
    project = case.told.project(case.frame)
    here = project and case.told.named_before(case.frame, project)
    if not here and (body := case.told.body(case.frame)):
        yield award(case, body)


def _for_thing(case: Case) -> Iterator[Funding]:
    """«Pour la rénovation de X, la Région verse M», «complète de M le budget de P»."""
    frame = case.frame
    if phrase := fronted_purpose(case.reading, frame):
        yield award(case, phrase)
    if named := object_named(frame):
        yield award(case, name_of(named))
    direct = direct_object(case.reading, frame)
    if direct and frame.hold is Hold.GIVE:
        yield award(case, direct, carrier=carrier_after(frame))
    if not _THERE.search(frame.cue):
        yield from _share_of_purpose(case)
        yield from _for_purpose(case)
        if subject := financed_subject(case.reading, frame.abstract):
            yield award(case, subject)


def _share_of_purpose(case: Case) -> Iterator[Award]:
    """«La Région participe pour 9 M€ à la requalification du campus»."""
    aim = purpose(case.reading, case.frame)
    if aim and cue("takes_part").search(case.frame.cue):
        yield award(case, aim)


def _given(case: Case) -> Iterator[Funding]:
    """«M leur sont attribués», «M sont mobilisés»."""
    if _TO_THEM.search(case.frame.cue):
        if shared := sharers(case):
            yield envelope(case, shared, as_told=True)
        project = case.told.project(case.frame)
        if project:
            yield award(case, project)
        return
    call = case.told.call_near(case.frame)
    if call and cue("available").search(case.frame.cue):
        yield envelope(case, call)


def _to_ordinal(case: Case) -> Iterator[Funding]:
    """«300 M€ aux premiers et 400 M€ aux seconds», «9 M€ pour la première»."""
    if single := sharer(case.frame, case.reading.analysis):
        yield award(case, name_of(single))
    if group := case.told.ordinal(case.frame):
        yield envelope(case, name_of(group), case.told.count(group), as_told=True)


def _for_purpose(case: Case) -> Iterator[Funding]:
    """«consacre 5 M€ à la recherche biomédicale»."""
    if phrase := purpose(case.reading, case.frame):
        yield envelope(case, phrase)


def _of_subject(case: Case) -> Iterator[Funding]:
    """«Nous avons M pour P», «Il recevra M», «une phase dotée de M», «une aide de M»."""
    frame = case.frame
    if frame.hold is Hold.RECEIVE:
        yield from _of_speaker(case)
    if thing := _collective_subject(case):
        yield envelope(case, thing)
    granted = frame.hold is Hold.GRANT
    if granted and (_IN_ALL.search(frame.lead_in) or _THAT_MAKES.search(frame.lead_in)):
        yield from envelope_of_group(case)
    if granted and not (frame.cue in _GRANTS or _OWN_GRANT.match(frame.text)):
        return
    if _BODY.search(frame.subject_words) and (body := case.told.body(frame)):
        yield award(case, body)
    if granted or _PRONOUN.search(frame.subject_words):
        yield from _of_spoken_of(case)


def _of_spoken_of(case: Case) -> Iterator[Funding]:
    """What the project, or for «Montant : M» the plan, that is spoken of gets."""
    frame = case.frame
    thing = case.told.thing(frame) if frame.cue == "montant" else None
    if thing and thing.kind is not Kind.PROJECT:
        yield envelope(case, thing)
    elif project := case.told.project(frame):
        yield (envelope if is_budget(case) else award)(case, project)


def _of_speaker(case: Case) -> Iterator[Award]:
    """«Nous avons obtenu M pour P», says the head of X."""
    if body := speaking_body(case.frame):
        yield award(case, body)
    if case.stakes.purposes:
        yield award(case, name_of(case.stakes.purposes[0]))


def _collective_subject(case: Case) -> Name | None:
    """«l'ensemble mobilise M», «neuf se partagent M», «une phase, dotée de M»."""
    frame = case.frame
    if (shared := sharers(case) or itself(case)) is not None:
        return shared
    sharing = "partag" in frame.cue and _SHARING.match(frame.subject_words)
    if sharing or cue("together", r"\b", r"\b[^<]*$").search(frame.subject_words):
        return case.told.call_near(frame)
    if frame.hold is Hold.ENDOWED:
        return common_subject(case.reading, frame)
    told = thing_before_verb(case.reading, frame, "part_thing") or thing_before_verb(
        case.reading, frame, "spending"
    )
    return told or plural_subject(case.reading, frame)


def is_budget(case: Case) -> bool:
    """«est doté de M», «chiffré à M» without a giver: the money of the thing itself."""
    if case.stakes.givers or _is_apposed(case) or _is_won(case):
        return False
    return bool(cue("budget", r"\b").search(case.frame.cue))


def _is_won(case: Case) -> bool:
    """«P est doté de M», where the text tells of the winners of a call."""
    getters = case.stakes.getters
    project = bool(getters) and name_of(getters[0]).kind is Kind.PROJECT
    endowed = _APPOSED.search(case.frame.cue) and case.told.call_in_force(case.frame)
    return project and bool(endowed)


def _is_apposed(case: Case) -> bool:
    """«X portera P, doté de M»: what a led project gets, told in passing."""
    getters = case.stakes.getters
    led = bool(getters) and getters[0].name in case.told.leads
    return led and bool(_APPOSED.match(case.frame.cue))
