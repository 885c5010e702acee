"""Shallow syntax of an abstracted sentence: prepositions, subjects, coordinations."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from graph_builder.extract.mention import Mention
from graph_builder.extract.pattern import Abstract

_MARK = re.compile(r"<([A-Z])(\d+)>")
_PREPOSITIONS = re.compile(
    r"(?:^|[\s(,'])(de|du|des|d'|a|au|aux|par|avec|pour|dans|en|sur|chez|selon|via|sous|contre|entre|parmi|dont|que|qu'|hors|vers|aupres|hormis|outre|comme|lors|depuis|jusqu'a|sans)(?=[\s']|$)"
)
_BREAKS = ",;:()>"
_OTHER = re.compile(r"(?:^|\s)(?:et|ou|est|sont|a|ont)(?:\s|$)")
_RELATIVE = re.compile(
    r"(?:^|[\s,])(?:que|qu'|dont|ou|lequel|laquelle|auquel|auxquels|auxquelles)\s?(?:l[ae]s?|l'|son|sa|ses)?\s?[a-z' -]{0,25}$"
)
# A head noun with its complements before a name, where a clause begins.
HEADED = re.compile(
    r"(?:et |mais |or |ainsi )?(?:l[ae] |l'|cette |ce |cet )(?:[a-z]+ |<N\d+> )?"
    r"(?:feuille de route|contrat de plan|appel(?: a [a-z]+)?|ami"
    r"|(?:vague|edition|phase|saison|campagne|session|tranche|volet|releve)"
    r" (?:de la |de l'|du |d')(?:appel(?: a [a-z]+)?|programme|plan|dispositif|concours|label|strategie)?) ?"
)
_NEAR_WORDS = 5
_COMPOUND = re.compile(
    r"(?<=appel )a(?= (?:projets|propositions|candidatures|manifestation|idees|initiatives|programmes))|(?<=appels )a(?= )"
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder in its sentence: where it stands and what leads to it.

    `prep` is the preposition that governs it ("" where none does: a subject or direct
    object), `depth` how many brackets it is in, `relative` whether «que» or «dont»
    opens a clause right before it.
    """

    code: str
    index: int
    start: int
    end: int
    prep: str
    depth: int
    relative: bool


def _is_preposition(abstract: Abstract, word: str, at: int, raw: str) -> bool:
    """«a» is a preposition only where the text writes «à»."""
    if word != "a":
        return True
    offset = abstract.position(at) - abstract.start
    return raw[offset : offset + 1] in "àÀ"


def _governing(abstract: Abstract, start: int, raw: str) -> tuple[str, bool]:
    low = max(0, start - 60)
    base = max(low, *(abstract.text.rfind(c, low, start) + 1 for c in _BREAKS))
    tail = abstract.text[base:start]
    if not tail or tail == " ":
        return "", False
    if "appel" in tail:
        tail = _COMPOUND.sub("-", tail)  # «appel à projets» is one noun
    relative = bool(_RELATIVE.search(tail))
    for match in reversed(list(_PREPOSITIONS.finditer(tail))):
        after = tail[match.end() :]
        if len(after.split()) > _NEAR_WORDS:
            break
        if _OTHER.search(after):
            continue
        if _is_preposition(abstract, match[1], base + match.start(1), raw):
            return match[1], relative
    return "", relative


def slots(abstract: Abstract, raw: str) -> list[Slot]:
    """All placeholders of a sentence in order; `raw` is the sentence as written."""
    found = []
    text = abstract.text
    depth = at = 0
    for match in _MARK.finditer(text):
        prep, relative = _governing(abstract, match.start(), raw)
        depth += text.count("(", at, match.start()) - text.count(")", at, match.start())
        at = match.start()
        found.append(
            Slot(
                code=match[1],
                index=int(match[2]),
                start=match.start(),
                end=match.end(),
                prep=prep,
                depth=depth,
                relative=relative,
            )
        )
    return _spread_prepositions(text, found)


_FRONTED = re.compile(r"(?:a|au|aux|pour|avec) ?(?:l[ae]s? |l')?(?:[a-z-]+ )?")
_JOINT = re.compile(
    r"^\s?(?:\([^()]*\)\s?)?(?:,|et|,? ainsi que|ou)\s?(?:l[ae]s? |l'|du |de la |de l'|de |d'|des |aux? |a la |a l')?$"
)


_SPREAD = {"avec", "par", "a", "au", "aux", "pour", "de"}
_ASIDE = re.compile(r">, [a-z]+e?s? par (?:l[ae]s? |l')?$")
_LISTED = re.compile(r"(?P<et>,? (?:et|ou) )(?:l[ae]s? |l')?|, (?:l[ae]s? |l')?")


def _spread_prepositions(text: str, found: list[Slot]) -> list[Slot]:
    """In «par A, B et C» the preposition of A governs B and C too.

    A list ends with its «et»: in «à A et à B, C …» it governs C no more, nor in «Avec A, B …».
    """
    spread: list[Slot] = []
    closed = False
    for slot in found:
        last = spread[-1] if spread else None
        between = text[last.end : slot.start] if last else ""
        joint = _LISTED.fullmatch(between)
        over = closed or bool(last and _FRONTED.fullmatch(text, 0, last.start))
        aside = between == ", et " and bool(
            last and _ASIDE.search(text, 0, last.start)
        )  # «X, porté par A, et Y»: the comma ends what is told of X
        joins = joint and not aside and (joint["et"] or not over)
        if last and joins and _governed(last, slot):
            told = replace(slot, prep=last.prep)
        else:
            told = slot
        closed = " et " in between
        spread.append(told)
    return spread


def _governed(last: Slot, slot: Slot) -> bool:
    """Whether the preposition of a name may govern the next one."""
    same = last.depth == slot.depth and last.code == slot.code
    return same and not slot.prep and last.prep in _SPREAD


def mention_of(abstract: Abstract, slot: Slot) -> Mention | None:
    """The mention in a slot; None for money, numbers and dates."""
    item = abstract.items[slot.index]
    return item if isinstance(item, Mention) else None
