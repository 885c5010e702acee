"""The subject of a verb of funding."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph_builder.extract.cuts import opens
from graph_builder.extract.frame import Amount, Governor
from graph_builder.extract.syntax import HEADED, Slot

_NAMES = "OPXCF"
_CODES = "OPXCFGHLB"
_BETWEEN = re.compile(
    r"(?:,? ?(?:elle|lui|eux|elles|aussi|egalement|ainsi|y|donc|par ailleurs"
    r"|de son cote|vien(?:t|nent)(?: de)?|va|vont|doi(?:t|vent)|pourra|a decide de),?)* ?"
)
_WHO = re.compile(r"\bqui (?:\w+ )?$")
_WHOSE = re.compile(r"\bdont (?:l[ae] |l')?(?:[a-z-]+ ){0,2}$")
_EACH_OF = re.compile(r"\bchacune? (?:de|des|d') ?")
_TO_WHICH = re.compile(
    r"(?:\b(?:pour|avec|dans|grace|a|sur) ?(?:a )?(?:lequel|laquelle|lesquel(?:le)?s|qui)"
    r"|\b(?:auquel|auxquel(?:le)?s|que|qu'))(?: (?:l[ae]s? |l')?| ?)(?:[a-z-]+ )?$"
)
_LEAD = 45  # characters that hold «pour lequel» and the words of a name
_PART = re.compile(
    r"(?<=>),? dont (?:l[ae] |l')(?:[^<>;.:]|<[DN]\d+>){3,80} $"  # «la deuxième phase, …»
)
_NEW_SUBJECT = re.compile(r" : (?:l[ae]s? |l'|une? |ce |cette )[a-z]")
_PLURAL = re.compile(r"(?:ent|ont|aient)\b")


def subjects(amount: Amount, verb: Governor) -> Sequence[Slot]:
    """The slots that are the subject of the verb an amount hangs on."""
    if verb.subject:
        return (verb.subject,)
    told = _whose(amount, verb) or _part_of(amount, verb) or _in_relative(amount, verb)
    if told:
        return (told,)
    if relative := _relative(amount, verb):
        several = [s for s in _free(amount, verb) if s.code in "OPX"]
        all_of_them = _PLURAL.search(verb.cue) and len(several) > 1
        return several if all_of_them and relative.code != "G" else (relative,)
    free = _after_colon(amount, verb, _free(amount, verb))
    if not free:
        return ()
    each = _EACH_OF.search(amount.lead_in)
    if each or _PLURAL.search(verb.cue):
        return [s for s in free if s.code in "OPXL"] or free[:1]
    return (_singular(amount, verb, free),)


def _free(amount: Amount, verb: Governor) -> list[Slot]:
    """The slots before the verb that no preposition governs."""
    return [
        s
        for s in amount.slots
        if amount.clause[0] <= s.start < verb.verb[0]
        and s.depth == 0
        and s.code in _CODES
        and (
            opens(amount.abstract.text, amount.clause[0], s.start)
            or not (s.prep or s.relative)
            or (
                s.code in "CFP"
                and HEADED.fullmatch(amount.abstract.text, amount.clause[0], s.start)
            )
        )
    ]


def _after_colon(amount: Amount, verb: Governor, free: list[Slot]) -> list[Slot]:
    """In «A : l'agence B disposera de M» A is what is spoken of, no subject."""
    text, low = amount.abstract.text, amount.clause[0]
    colon = text.rfind(" : ", low, verb.verb[0])
    if colon < 0 or not _NEW_SUBJECT.match(text, colon):
        return free
    return [s for s in free if s.start > colon]


def _whose(amount: Amount, verb: Governor) -> Slot | None:
    """In «X, dont le projet P reçoit M» the subject is P."""
    for slot in amount.slots:
        lead = amount.abstract.text[: slot.start]
        beside = amount.abstract.text[slot.end : verb.verb[0]]
        if slot.code in "PX" and beside.strip() == "" and _WHOSE.search(lead):
            return slot
    return None


def _in_relative(amount: Amount, verb: Governor) -> Slot | None:
    """In «P, pour lequel X a obtenu M» the subject is X."""
    text = amount.abstract.text
    for slot in amount.slots:
        beside = text[slot.end : verb.verb[0]]
        led = _TO_WHICH.search(text[max(0, slot.start - _LEAD) : slot.start])
        if slot.end > verb.verb[0]:
            return None
        if slot.code in "OXF" and led and _BETWEEN.fullmatch(beside):
            return slot
    return None


def _part_of(amount: Amount, verb: Governor) -> Slot | None:
    """In «la stratégie X, dont la deuxième phase reçoit M» the subject is X."""
    part = _PART.search(amount.abstract.text[: verb.verb[0]])
    whole = [s for s in amount.slots if part and s.end == part.start()]
    return whole[0] if whole and whole[0].code in "CF" else None


def _singular(amount: Amount, verb: Governor, free: Sequence[Slot]) -> Slot:
    """The name right before the verb, else the first one."""
    last = free[-1]
    beside = amount.abstract.text[last.end : verb.verb[0]]
    if last.code in f"{_NAMES}HB" and _BETWEEN.fullmatch(beside):
        return last
    return next((s for s in free if s.code in _NAMES), free[0])


def _relative(amount: Amount, verb: Governor) -> Slot | None:
    """In «confié à X, qui recevra M» the subject is X."""
    if not _WHO.search(amount.abstract.text[amount.clause[0] : verb.verb[0]]):
        return None
    text = amount.abstract.text
    near = [
        s
        for s in amount.slots
        if s.end <= verb.verb[0]
        and (
            s.code in "OPXG"
            or (s.code in "CF" and text.startswith((", qui ", " qui "), s.end))
        )
        and s.depth == 0
    ]
    return near[-1] if near else None
