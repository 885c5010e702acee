"""Agents of participles: on whose behalf they act, and what a participle is not said of."""

from __future__ import annotations

import re

from graph_builder.extract.clauses import Telling
from graph_builder.extract.links import SCHEMES
from graph_builder.extract.syntax import Slot
from graph_builder.model import Relation

# «géré, pour le compte de l'État, par X»
BEHALF = r"(?:,? (?:pour le compte|au nom|sous la tutelle|sous l'autorite|sous l'egide) (?:de la |de l'|du |d')<O\d+>(?: ?\([^()]*\))?)"


_ON_BEHALF = re.compile(rf"(?: ?\([^()]*\))?{BEHALF}")


def behalf_end(telling: Telling, after: int) -> int:
    """Where «, pour le compte de l'État» after an agent ends."""
    match = _ON_BEHALF.match(telling.text, after)
    return match.end() if match else after


# Participles that are said of papers and meetings too: the scheme must be their noun.
_WEAK = re.compile(
    r"(?:publi|propos|suiv|organis|anim|tenu|present|decern|delivr|attribu)"
)
_MASCULINE = re.compile(
    r"\b(?:appel(?: a [a-z' ]+)?|programme|dispositif|fonds|plan|concours|ami|aap|prix|label|pepr) $"
)
_EDITION = re.compile(
    r"\b(?:releve|vague|edition|saison|session|phase|campagne)(?: [a-z]+)? d(?:e l'|e la |u |e )[a-z' ]*$"
)
_FEMININE = re.compile(
    r"\b(?:strategie|initiative|mesure|action|loi|feuille de route) $"
)


def misread(telling: Telling, slot: Slot, participle: str) -> bool:
    """Whether a participle is said of the noun that a scheme only qualifies."""
    if slot.code not in SCHEMES or not _governed(telling, slot):
        return False
    if _EDITION.search(telling.text[: slot.start]):
        return False  # «une relève de l'appel C, gérée par»
    word, before = participle.split(maxsplit=1)[0], telling.text[: slot.start]
    wrong = _MASCULINE if word.endswith(("ee", "ees", "uite", "ise")) else _FEMININE
    return bool(_WEAK.match(word) or wrong.search(before))


def _governed(telling: Telling, slot: Slot) -> bool:
    """Whether a preposition leads to a name, or to the one it is joined to."""
    last = next((s for s in reversed(telling.slots) if s.end < slot.start), None)
    joined = last and telling.text[last.end : slot.start] in {" et ", " et l'", ", "}
    return bool(slot.prep or (joined and last and last.prep))


_ELLIPTIC = re.compile(r"(?: ?\([^()]*\))?(?:,| et) <[MN]\d+>(?: [a-z]+)? par(?= )")
_WITH = re.compile(r"(?: ?\([^()]*\))?,? (?:avec|en lien avec|conjointement avec)(?= )")


def more_agents(telling: Telling, relation: Relation, after: int) -> list[Slot]:
    """«… apportés par A et 84 par B», «opéré par A avec B»."""
    cue = _WITH if relation is Relation.OPERATED_BY else _ELLIPTIC
    match = cue.match(telling.text, after)
    return telling.listed(match.end(), "O") if match else []
