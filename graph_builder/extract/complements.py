"""The names around an amount, by their place in its clause: who may get it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from graph_builder.extract.domain import is_funder
from graph_builder.extract.frame import Frame
from graph_builder.extract.givers import favoured
from graph_builder.extract.mention import Mention
from graph_builder.extract.syntax import HEADED, Slot
from graph_builder.model import Kind

# Prepositions that lead to who gets money.
TO = {"a", "au", "aux", "pour", "dans", "sur", "en", "vers"}
OF = {"de", "du", "des", "d'"}
THINGS = "OPXCFG"  # placeholders of what can be given money
_BESIDE = re.compile(
    r"\)?(?:,? ?(?:[a-z' -]{0,30}|<[DN]\d+>|\([^()]{0,30}\))){0,3},? ?"
)
_LED_BY = re.compile(
    r"(?:^|[ '])(?:(?:l[ae]|ce|cette|cet|son|un|une) |l')(?:[a-z-]+ ){1,4}"
    r"(?:porte|conduit|mene|emmene|pilote|coordonne|dirige|depose|presente|defendu)e? "
    r"par (?:l[ae] |l')?(?:[a-z-]+ )?$"
    r"|(?:^|, )(?:l[ae] |l'|ce |cette )(?:projet|dossier|pole|candidature|chaire|cluster|consortium"
    r"|proposition|laboratoire commun|demonstrateur|plateforme)(?: [a-z]+)? (?:de la |de l'|du |de |d'"
    r"|(?:que |qu')(?:conduit|porte|coordonne|pilote|mene|dirige|presente|emmene) (?:la |l')?)(?:[a-z-]+ )?$"
)
_OBJECT = re.compile(
    r"(?: sur <N\d+> ans)? (?:(?:le |l'|la )(?:budget|financement|enveloppe|dotation|cout"
    r"|projet|programme|plan de financement)(?: global| total)? (?:de la |de l'|du |de |d'))?"
    r"(?:la |le |l')?(?:projet |chaire |plateforme |programme |consortium |cluster )?"
)
_WINNER_OF = re.compile(
    r"<[PXO]\d+>,? (?:laureate?|retenue?|selectionnee?|primee?|prime) "
    r"(?:(?:de|du|a|au|dans le cadre de|dans le cadre du|au titre de|au titre du|par) ?)(?:l[ae] |l')?(?:[a-z' -]{0,30} )?$"
)
_APPOSED_COST = re.compile(
    r"(?<=>)(?P<cost>,? d'un (?:cout|montant|budget)(?: [a-z]+){0,2} (?:de |d')[a-z' ]{0,15})$"
)
_OF_AFTER = re.compile(
    r"(?: supplementaires?)? (?:de la |de l'|du |d'|de )(?:[a-z]+(?: a [a-z]+)? )?"
)
_AT_FRONT = re.compile(r" ?(?:a|au) (?:la |l')?(?:[a-z-]+ )?")
_MAIN = re.compile(r", (?:l[ae]s? |l')?(?:[a-z-]+ )?$")
_RELATIVE = re.compile(r",? (?:que |qui |dont |qu')")
_APPOSITION = re.compile(
    r"(?<=>)(?P<noun>, (?:l[ae] |l'|une? )?[a-z-]{4,}(?: [a-z-]+){0,3} (?:de la |de l'|du |de |d')"
    r"(?:[a-z-]+ )?)$"
)
_OBTAINED_BY = re.compile(
    r"\b(?:obtenu|recu|percu|decroche|remporte)e?s? par (?:l[ae] |l')?(?:[a-z-]+ )?$"
)
_TO_AMOUNT = re.compile(r"<M\d+>(?: [a-z ]{0,30}| sur <N\d+> ans)?, $")
_AND = re.compile(r"\bet $")
_TO_WHICH = re.compile(r"\b(?:auquel|a laquelle|auxquel(?:le)?s|a qui)\b")
_ALL_OF = re.compile(
    r"pour (?:l'ensemble|la totalite|chacun|les autres) d(?:es |e |u |')$"
)


def subject_mentions(frame: Frame) -> list[Mention]:
    """The names that are the subject of the verb."""
    return [m for _, m in frame.named(frame.subjects)]


def led_subject(frame: Frame) -> list[Mention]:
    """«Le consortium emmené par X reçoit M»: X."""
    text, verb = frame.abstract.text, frame.verb[0]
    return [
        m
        for s, m in frame.named(frame.preceding)
        if s.code in "OX"
        and s.depth == 0
        and (s.prep == "par" or not is_funder(m))
        and _LED_BY.search(text[frame.clause[0] : s.start])
        and _BESIDE.fullmatch(text[s.end : verb])
    ][:1]


def complements(
    frame: Frame,
    prepositions: Collection[str],
    codes: str,
    pool: Sequence[Slot] | None = None,
) -> list[Mention]:
    """Names after the amount that one of the prepositions leads to."""
    return [
        m
        for s, m in frame.named(frame.after if pool is None else pool)
        if (s.prep in prepositions or ("pour" in prepositions and favoured(frame, s)))
        and s.code in codes
        and s.depth == 0
    ]


def owners(frame: Frame, codes: str, after: int = -1) -> list[Mention]:
    """«la dotation de X»: X."""
    return [
        m
        for s, m in frame.named(frame.before)
        if s.prep in OF and s.code in codes and s.depth == 0 and s.start > after
    ]


def direct(frame: Frame) -> list[Mention]:
    """«dote X de M», «verse à X M»; of a second amount in a row its own X, if any."""
    found = [
        (s.start, m)
        for s, m in frame.named(frame.before)
        if s.code in THINGS
        and (s.prep in TO or (not s.prep and not _paid_before(frame, s, m)))
    ]
    last = frame.abstract.text.rfind("<M", frame.verb[1], frame.at.start)
    own = complements(frame, {"a", "au", "aux"}, THINGS) if last > 0 else []
    own = own or [m for start, m in found if start > last]
    if frame.money.money.per == "each":  # «soutient A et B à hauteur de M chacun»
        found += [
            (s.start, m)
            for s, m in frame.named(frame.after)
            if s.code in "PX" and not s.prep and not s.depth
        ]
        return [m for m in own or [m for _, m in found] if not is_funder(m)]
    return own[:1] or [m for _, m in found][:1]


def topic(frame: Frame) -> list[Mention]:
    """«l'appel X bénéficie d'une enveloppe de M», «P, d'un montant de M»: X, P."""
    return [
        m
        for s, m in frame.named(frame.before)
        if s.code in "CFP"
        and not s.depth
        and (_headed(frame, s) or not (s.prep or s.relative))
    ][:1]


def apposed(frame: Frame) -> list[Mention]:
    """«le financement de la halle X, d'un coût total de M»: X."""
    match = _APPOSED_COST.search(frame.abstract.text, 0, frame.at.start)
    slots = [s for s in frame.slots if match and s.end == match.start("cost")]
    return [m for s, m in frame.named(slots) if s.code in "PX"]


def whole_after(frame: Frame) -> list[Mention]:
    """«une enveloppe de M de l'appel X»: X."""
    text, end = frame.abstract.text, frame.at.end
    return [
        m
        for s, m in frame.named(frame.after)
        if s.code in "CP" and _OF_AFTER.fullmatch(text, end, s.start)
    ]


def _headed(frame: Frame, slot: Slot) -> bool:
    """«la feuille de route X», «la deuxième vague de l'appel X»: X opens the clause."""
    return bool(HEADED.fullmatch(frame.abstract.text, frame.clause[0], slot.start))


def beside(frame: Frame) -> list[Mention]:
    """The name right before a participle: «l'appel X (AX), doté de 5 M€»."""
    text, verb = frame.abstract.text, frame.verb[0]
    named = frame.named(frame.preceding)
    found = [
        (s, m)
        for s, m in named
        if s.code in THINGS and _BESIDE.fullmatch(text[s.end : verb])
    ]
    won = _WINNER_OF.search(text[: found[-1][0].start]) if found else None
    if won:  # «P, lauréat de l'appel C et doté de M»
        return [m for s, m in named if s.start == won.start()]
    if found and (head := _apposed_to(frame, found[-1][0])):
        return head
    return [m for _, m in found[-1:]]


def _apposed_to(frame: Frame, owner: Slot) -> list[Mention]:
    """«P, le spectromètre de X, doté de M»: P."""
    match = _APPOSITION.search(frame.abstract.text, 0, owner.start)
    return [
        m
        for s, m in frame.named(frame.preceding)
        if match and s.code in "PX" and s.end == match.start("noun")
    ]


def fronted_of(frame: Frame) -> list[Mention]:
    """«Soutenu à hauteur de M par A et B, X démarre»: the first name that gives nothing."""
    text, end = frame.abstract.text, frame.at.end
    return [
        m
        for s, m in frame.named(frame.after)
        if s.code in THINGS
        and _MAIN.search(text[end : s.start])
        and (not is_funder(m) or (s.code in "CF" and frame.cue.startswith("dot")))
    ][:1]


def addressed(frame: Frame) -> list[Mention]:
    """«le plan X, auquel l'État consacre M»: X."""
    match = _TO_WHICH.search(frame.lead_in)
    if not match:
        return _fronted_to(frame)
    if _TO_AMOUNT.search(frame.lead_in[: match.start()]):
        return []  # «M, auxquels la Région ajoute N»
    relative = (
        _RELATIVE.search(frame.lead_in)
        if _AND.search(frame.lead_in[: match.start()])
        else None
    )
    limit = frame.clause[0] + (relative or match).start()
    return [
        m
        for s, m in frame.named(frame.preceding or frame.before)
        if s.end <= limit and s.code in THINGS
    ][-1:]


def _fronted_to(frame: Frame) -> list[Mention]:
    """«À X, l'État consacre M»: X."""
    text = frame.abstract.text
    return [
        m
        for s, m in frame.named(frame.preceding)
        if s.prep in {"a", "au"}
        and s.code in THINGS
        and _AT_FRONT.fullmatch(text[frame.clause[0] : s.start])
        and text.startswith(", ", s.end)
    ]


def dative(frame: Frame) -> list[Mention]:
    """«À X reviennent M», «est accordée à X une aide de M», «X, auquel reviennent M»: X."""
    if frame.verb[0] >= frame.at.start:
        return []
    text = frame.abstract.text
    near = [
        (s, m)
        for s, m in frame.named([*frame.preceding, *frame.before])
        if s.code in "OXPL"
    ]
    which = _TO_WHICH.search(text, frame.clause[0], frame.verb[0])
    if which:
        named = [m for s, m in near if s.end <= which.start() and s.code != "L"]
        return named[-1:]
    led = [m for s, m in near if s.prep in {"a", "au", "aux"} and s.depth == 0]
    return led[-1:]


def obtained(frame: Frame) -> list[Mention]:
    """«le financement obtenu par X au titre de P atteint M»: X."""
    text = frame.abstract.text
    return [
        m
        for s, m in frame.named(frame.before)
        if s.prep == "par" and s.code in "OX" and _OBTAINED_BY.search(text[: s.start])
    ][:1]


def project_first(frame: Frame, named: Sequence[Mention]) -> list[Mention]:
    """«Arcadie : M pour l'Université de X»: the project named, then who gets it."""
    to = complements(frame, {"pour", "a", "au"}, "O")
    mute = not any(m.name and m.name.kind is Kind.ORGANISATION for m in named)
    return [m for m in to if mute and not is_funder(m)][:1]


def object_named(frame: Frame) -> Mention | None:
    """«complète de M le budget du projet P», «finance à hauteur de M P»: P."""
    text, end = frame.abstract.text, frame.at.end
    return next(
        (
            m
            for s, m in frame.named(frame.after)
            if s.code in "PXO" and _OBJECT.fullmatch(text[end : s.start])
        ),
        None,
    )


def all_of(frame: Frame) -> list[Mention]:
    """«une enveloppe de M pour l'ensemble des X»."""
    text = frame.abstract.text
    return [
        m
        for s, m in frame.named(frame.after)
        if s.code in "CFG" and _ALL_OF.search(text[: s.start])
    ][:1]


def _paid_before(frame: Frame, slot: Slot, mention: Mention) -> bool:
    """«La Région A apporte 2 M€, B 1 M€»: A, before the second giver, gets nothing."""
    return slot.start < frame.verb[0] and is_funder(mention)
