"""What an amount is meant for: the projects its clause names beside who gets it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph_builder.extract.complements import complements
from graph_builder.extract.domain import is_funder
from graph_builder.extract.frame import Frame
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind

_WHAT_FOR = re.compile(
    r"(?:au titre d[eu]|dans le cadre d[eu]|avec (?:son|sa|le|la|l')|via|a travers"
    r"|grace a(?: son| sa|u| la)?)\b[^<,;]{0,25}$"
)
_IN_BRACKETS = re.compile(r",? ?\((?:pour |avec )?(?:le |la |l'|son |sa )?(?:projet )?")
_IN_ORDER_TO = re.compile(
    r"\b(?:afin de|pour|en vue de|afin d')(?: bien)? ?[a-z-]+(?:er|ir|re)(?: [a-z'-]+){0,4} ?$"
)
_WITH = re.compile(
    r" ?(?:(?:deja |egalement |aussi )?(?:laureate?|[a-z]{3,}ee?)s? (?:[^,;<]|<[CFDL]\d+>){0,60}?)?"
    r"\b(?:avec|grace a|au titre de|via|pour)(?: son| sa| leurs?| le| la| l'| un| une)? ?"
    r"(?:[a-z-]+ ){0,2}"
)


def what_for(frame: Frame) -> Sequence[Mention]:
    """«X reçoit M pour P», «… au titre de P», «Avec P, X …»: P."""
    found = (
        complements(frame, {"pour", "dans"}, "PX")
        or entitled(frame)
        or bracketed(frame)
        or carried_out(frame)
        or fronted(frame)
    )
    return [m for m in found if not is_funder(m)]


def bracketed(frame: Frame) -> list[Mention]:
    """«X obtient M (projet P)»."""
    text = frame.abstract.text
    return [
        m
        for s, m in frame.named(frame.after)
        if s.code in "PX" and _IN_BRACKETS.fullmatch(text[frame.at.end : s.start])
    ][:1]


def carried_out(frame: Frame) -> list[Mention]:
    """«X reçoit M afin de mener à bien P»."""
    text = frame.abstract.text
    return [
        m
        for s, m in frame.named(frame.after)
        if s.code in "PX" and _IN_ORDER_TO.search(text[frame.at.end : s.start])
    ][:1]


def fronted(frame: Frame) -> list[Mention]:
    """«Avec P, X décroche M»."""
    text = frame.abstract.text
    return [
        m
        for s, m in frame.named(frame.preceding)
        if s.code in "PX"
        and _WITH.fullmatch(text[frame.clause[0] : s.start])
        and text[s.end : s.end + 1] == ","
    ][:1]


def entitled(frame: Frame) -> list[Mention]:
    """«reçoit M au titre de X», «avec son projet X»."""
    text = frame.abstract.text
    return [
        m
        for s, m in frame.named(frame.after)
        if s.code in "PX" and _WHAT_FOR.search(text[: s.start])
    ][:1]


def for_school(frame: Frame, getters: Sequence[Mention]) -> list[Mention]:
    """«La Région obtient M pour l'École X»: the school is the project."""
    got = [m.name for m in getters]
    schools = complements(frame, {"pour"}, "O")
    return [m for m in schools if m.name not in got and not is_funder(m)][:1]


def further(to: Sequence[Mention]) -> list[Mention]:
    """«à X pour le projet P»: P."""
    return [m for m in to[1:] if m.name and m.name.kind in {Kind.PROJECT, Kind.PHRASE}]
