"""What a common noun of schemes means: «l'appel», «ce dispositif», «l'AMI»."""

from __future__ import annotations

import re

from graph_builder.extract.links import Page
from graph_builder.model import Kind, Name

_CALL = (
    r"(?:appel(?: a (?:projets|manifestations? d'interets?|candidatures|propositions|idees))?"
    r"|ami|aap|concours|guichet|competition|vague|edition|saison|session|releve)"
)
_SCHEME = r"(?:programme|dispositif|fonds|mecanisme|plan|strategie|initiative|mesure|label|prix|action)"
_NOUN = rf"(?:(?:nouve(?:au|l|lle)|meme|present|premiere?|deuxieme|second|seconde) )?(?:(?P<call>{_CALL})|{_SCHEME})\b"
_DETERMINER = r"(?:l[ae] |l'|ce |cet |cette )"
_SUBJECT = re.compile(
    rf"(?:^|, |\bet )(?:{_DETERMINER}){_NOUN}(?! a )(?! ?(?:(?!(?:est|sont|sera|a|qui|que|doted?)\b)[a-z']+ ){{0,2}}<)(?! d[eu])(?P<rest>[^;:]*)$"
)
_OBJECT = re.compile(
    rf"(?:,? pour le compte (?:de la |de l'|du |de )<O\d+>,?)? {_DETERMINER}{_NOUN}(?! ?(?:[a-z]+ ){{0,3}}(?:<|a |d[eu] |d'))"
)
_FREE = set("PXCFGOH")


def subject_meant(page: Page, verb: int) -> list[Name]:
    """The scheme that «l'appel», «ce dispositif» before a verb or participle means."""
    telling = page.telling
    low, _ = telling.clause(verb)
    match = _SUBJECT.search(telling.text[low:verb])
    if match is None:
        return plan_part(page, low, verb)
    free = any(
        low + match.start() <= s.start < verb
        and s.code in _FREE
        and not s.prep
        and not s.depth
        for s in telling.slots
    )
    return [] if free else page.meant(low + match.start(), call=bool(match["call"]))


_PART = r"(?:le |ce )(volet [a-z][a-z' -]{2,40}? (?:de la |de l'|du |de |d')<F\d+>)"
_AHEAD = re.compile(rf",? {_PART}")
_PLAN_PART = re.compile(rf"(?:^|, |(?<=[.:;] )){_PART}(?: ?\([^()]*\))?[^<;:]*$")


def plan_part(page: Page, low: int, verb: int) -> list[Name]:
    """«le volet régionalisé de F est financé par …»: a part without a name of its own."""
    telling = page.telling
    match = _PLAN_PART.search(telling.text, low, verb)
    return _part(page, match) if match else []


def part_ahead(page: Page, start: int, after: int) -> list[Name]:
    """«Cofinancé par X, le volet régionalisé de F …»: the part that follows."""
    match = _AHEAD.match(page.telling.text, after)
    return _part(page, match) if match and page.telling.opens(start) else []


def _part(page: Page, match: re.Match[str]) -> list[Name]:
    telling = page.telling
    start = telling.abstract.position(match.start(1))
    end = telling.abstract.position(match.end(1), end=True)
    label = " ".join(telling.reading.analysis.text[start:end].split())
    return [Name(label, Kind.PROGRAMME, (label,))]


def object_meant(page: Page, after: int) -> list[Name]:
    """The scheme that «l'appel» after a verb means: «X, qui opère l'AMI»."""
    match = _OBJECT.match(page.telling.text, after)
    return page.meant(after, call=bool(match["call"])) if match else []
