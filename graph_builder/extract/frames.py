"""Money frames: which verb or noun an amount hangs on, who gives, who gets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from graph_builder.extract.french.money import MoneyMention
from graph_builder.extract.lexicon import load
from graph_builder.extract.pattern import Abstract
from graph_builder.extract.reading import Reading
from graph_builder.extract.sentences import Sentence
from graph_builder.extract.syntax import Slot, slots

_CUT = re.compile(
    r";| - (?!<M)|, (?:mais|tandis qu[e']|alors qu[e']|puis|en revanche) |[.!?] "
)
_NEAR = 90
_YEARS = re.compile(
    r"(?:sur|en|pendant|pour|durant|duree de|periode de)(?: une (?:duree|periode) de)? <N(\d+)> (?:ans|annees)"
)


@dataclass(slots=True)
class Frame:
    """One amount in its sentence.

    Attributes:
        kind: "receive", "give", "given", "endowed" by verb; "whole", "grant", "other" by
            noun; "for" («M pour X»), "from" («M de X»), "" none.
        cue: the words that tell.
        subjects: slots that are the subject of the verb.
        before: slots between verb and amount.
        preceding: slots of the clause before the verb.
        after: slots after the amount, up to the next amount or clause end.
        clause: start and end in the abstract text.
    """

    sentence: Sentence
    abstract: Abstract
    money: MoneyMention
    at: Slot
    kind: str = ""
    cue: str = ""
    verb: tuple[int, int] = (0, 0)
    subjects: list[Slot] = field(default_factory=list)
    before: list[Slot] = field(default_factory=list)
    after: list[Slot] = field(default_factory=list)
    preceding: list[Slot] = field(default_factory=list)
    clause: tuple[int, int] = (0, 0)
    years: int | None = None

    @property
    def text(self) -> str:
        """The clause, abstracted."""
        return self.abstract.text[self.clause[0] : self.clause[1]]

    def lead_in(self) -> str:
        """The words of the clause before the amount."""
        return self.abstract.text[self.clause[0] : self.at.start]

    def tail(self) -> str:
        """The words of the clause after the amount."""
        return self.abstract.text[self.at.end : self.clause[1]]


@cache
def _verbs(kind: str) -> re.Pattern[str]:
    forms = sorted(load("funding")["verbs"][kind], key=len, reverse=True)
    return re.compile(
        rf"(?<![\w'-])(?:n'|ne |y |lui |leur |en |l'|s')?(?:{'|'.join(forms)})(?![\w-])"
    )


@cache
def _nouns(kind: str) -> re.Pattern[str]:
    forms = sorted(load("funding")["nouns"][kind], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w-])")


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    left, right = 0, len(text)
    for cut in _CUT.finditer(text):
        if cut.end() <= start:
            left = cut.end()
        elif cut.start() >= end:
            right = cut.start()
            break
    return left, right


def _last(
    pattern: re.Pattern[str], text: str, low: int, high: int
) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text, low, high):
        found = match
    return found


def _governor(frame: Frame) -> None:
    """Set kind, cue and verb from the nearest funding verb."""
    text = frame.abstract.text
    low = frame.clause[0]
    given = _verbs("given").search(
        text, frame.at.end, min(frame.clause[1], frame.at.end + 60)
    )
    direct = given and not re.search(
        r"[,;:<]", re.sub(r"\([^)]*\)", "", text[frame.at.end : given.start()])
    )
    if given and direct:
        frame.kind, frame.cue, frame.verb = "given", given[0], given.span()
        return
    best: tuple[int, str, re.Match[str]] | None = None
    for kind in ("receive", "give", "endowed"):
        match = _last(_verbs(kind), text, low, frame.at.start)
        if (
            match
            and kind == "endowed"
            and _nominal(text, match)
        ):
            continue
        if match and (
            best is None
            or match.end() > best[0]
            or (kind == "endowed" and match.end() == best[0])
        ):
            best = match.end(), kind, match
    if best and _reaches(text, best[2].end(), frame.at.start):
        frame.kind, frame.cue, frame.verb = best[1], best[2][0], best[2].span()


_ARTICLE_BEFORE = re.compile(
    r"(?:\bune?|\bcette|\bcet|\bson|\bsa|\bd'une?|\bl'|\bleur|\bd[eu]) ?$"
)


def _nominal(text: str, match: re.Match[str]) -> bool:
    """Whether a would-be participle is a noun: «une aide de», «l'aide de»."""
    return match[0].startswith("l'") or bool(_ARTICLE_BEFORE.search(text[: match.start()]))


_OTHER_GIVER = re.compile(
    r"<M\d+>.*(?:, |\bet )(?:l[ae]s? |l')?(?:[a-z-]+ )?<[OXFP]\d+>,? $"
)


def _reaches(text: str, verb_end: int, money: int) -> bool:
    """Whether a verb governs an amount: nothing but its own complements stands between."""
    between = text[verb_end:money]
    if len(between) > _NEAR * 2 or _OTHER_GIVER.search(between):
        return False
    return not re.search(
        r"\b(?:pour un (?:cout|budget|montant)|qui|car|afin)\b", between
    )


def _subjects(frame: Frame, everything: Sequence[Slot]) -> list[Slot]:
    low, high = frame.clause[0], frame.verb[0]
    free = [
        s
        for s in everything
        if low <= s.start < high
        and s.depth == 0
        and not s.prep
        and not s.relative
        and s.code in "OPXCFGHLB"
    ]
    if not free:
        return []
    text = frame.abstract.text
    who = _relative_subject(text, frame, everything)
    if who:
        return [who]
    if re.fullmatch(
        r"(?:,? ?(?:elle|lui|eux|elles|aussi|egalement|ainsi|y|donc|par ailleurs|de son cote),?)* ?",
        text[free[-1].end : high],
    ):
        adjacent = free[-1]
        if _singular(frame.cue) and adjacent.code in "OPXCFHB":
            return [adjacent]
    if _singular(frame.cue):
        return [_first(free)]
    named = [s for s in free if s.code in "OPXL"]
    return named or free[:1]


def _singular(cue: str) -> bool:
    return re.search(r"(?:ent|ont|aient)\b", cue) is None


def _first(free: Sequence[Slot]) -> Slot:
    named = [s for s in free if s.code in "OPXCF"]
    return named[0] if named else free[0]


def _relative_subject(
    text: str, frame: Frame, everything: Sequence[Slot]
) -> Slot | None:
    """In «confié à X, qui recevra M» the subject is X."""
    before = text[frame.clause[0] : frame.verb[0]]
    if not re.search(r"\bqui (?:\w+ )?$", before):
        return None
    near = [
        s
        for s in everything
        if s.end <= frame.verb[0] and s.code in "OPXG" and s.depth == 0
    ]
    return near[-1] if near else None


def _noun_kind(frame: Frame) -> None:
    """Where no verb of giving governs the amount: the noun it hangs on."""
    if _bracketed(frame):
        return
    lead = frame.lead_in()[-_NEAR:]
    near = re.split(r"[,;]", lead)[-1]
    if _worth(frame):
        return
    thing = _THING.search(lead)
    if thing and _nouns("thing").fullmatch(thing[1]):
        frame.kind, frame.cue = "thing", thing[1]
        return
    for kind in ("other", "whole", "grant"):
        match = _last(_nouns(kind), near, 0, len(near))
        if match:
            frame.kind, frame.cue = kind, match[0]
            return
    tail = frame.tail()
    if re.match(
        r"(?: supplementaires?| publics?| de plus)? (?:pour|a destination de|en faveur de)\b",
        tail,
    ):
        frame.kind, frame.cue = "for", "pour"
    elif re.match(
        r"(?:,? (?:sur|en) <N\d+> ans)?,? (?:supplementaires? )?(?:issus? |venus? |apportes? |verses? |finances? |venant |provenant )?(?:d[eu]s?|d'|par|de la part d[eu])(?: |(?<='))",
        tail,
    ):
        frame.kind, frame.cue = "from", "de"


_THING = re.compile(
    r"(?:une?|l[ae]|cette|cet?|son|sa|du|au|l') ?([a-z-]+)(?: [a-z'-]+){0,5} (?:de|a|d'un montant de|d'un cout de|estimee? a|evaluee? a|chiffree? a) (?:pres de |environ |quelque |plus de )?$"
)


def _worth(frame: Frame) -> bool:
    """«le plan pèse M»: a name, a verb of worth, the amount."""
    text = frame.abstract.text
    match = _last(_verbs("worth"), text, frame.clause[0], frame.at.start)
    if not match or not re.fullmatch(
        r" (?:d'environ |environ |pres de |quelque |plus de |ainsi |au total |deja )*",
        text[match.end() : frame.at.start],
    ):
        return False
    if (
        _nouns("grant").search(text, frame.clause[0], match.start())
        or _nouns("whole").search(text, frame.clause[0], match.start())
        or _nouns("other").search(text, frame.clause[0], match.start())
    ):
        return False
    frame.kind, frame.cue, frame.verb = "worth", match[0], match.span()
    return True


def _years(frame: Frame) -> int | None:
    text = frame.abstract.text[frame.clause[0] :]
    match = _YEARS.search(text)
    if not match:
        return None
    value = getattr(frame.abstract.items[int(match[1])], "value", None)
    return int(value) if value and value == int(value) else None


def sentence_frames(
    reading: Reading, sentence: Sentence, text: Abstract
) -> list[Frame]:
    """The frames of one sentence, in order."""
    raw = reading.analysis.text[sentence.start : sentence.end]
    everything = slots(text, raw)
    amounts = [s for s in everything if s.code == "M"]
    frames = []
    for number, slot in enumerate(amounts):
        money = text.items[slot.index]
        if not isinstance(money, MoneyMention):
            continue
        frame = Frame(sentence, text, money, slot)
        frame.clause = _clause(text.text, slot.start, slot.end)
        if not _bracketed(frame):
            _governor(frame)
        if not frame.kind or _blocked(frame) or _whole(frame):
            frame.kind, frame.verb = "", (0, 0)
            _noun_kind(frame)
        frame.years = _years(frame)
        stop = (
            amounts[number + 1].start if number + 1 < len(amounts) else frame.clause[1]
        )
        low = (
            frame.verb[1]
            if frame.verb[1] and frame.verb[1] <= slot.start
            else frame.clause[0]
        )
        frame.preceding = [
            s for s in everything if frame.clause[0] <= s.start < frame.verb[0]
        ]
        _ellipsis(frame, frames)
        _financer(frame)
        _record(frame)
        frame.before = [
            s for s in everything if low <= s.start < slot.start and s.code != "M"
        ]
        frame.after = [
            s for s in everything if slot.end <= s.start < min(stop, frame.clause[1])
        ]
        if frame.kind in {"receive", "give", "endowed", "worth"} and not frame.subjects:
            frame.subjects = _subjects(frame, everything)
        frames.append(frame)
    return frames


_ELLIPTIC = re.compile(
    r"(?:, |et |; )(?:l[ae]s? |l')?(?:[a-z-]+ )?(<[OXFPL](\d+)>),? (?:pres de |environ |quelque )?$"
)


def _ellipsis(frame: Frame, earlier: Sequence[Frame]) -> None:
    """«A verse 3 M€, B 2 M€»: the second amount takes the verb of the first."""
    model = earlier[-1] if earlier else None
    text = frame.abstract.text
    match = _ELLIPTIC.search(text, 0, frame.at.start)
    if (
        frame.kind
        or not match
        or model is None
        or model.kind not in {"receive", "give"}
    ):
        return
    index = int(match[2])
    frame.kind, frame.cue, frame.verb = model.kind, model.cue, (match.end(1), match.end(1))
    frame.subjects = [
        Slot(match[1][1], index, match.start(1), match.end(1), "", 0, relative=False)
    ]


_FINANCER = re.compile(
    r"par (?:l[ae]s? |l')?(?:[a-z-]+ )?(<[OFX](\d+)>)(?: <L\d+>)?,? (?:pour|a hauteur de|a concurrence de) ?(?:pres de |environ |quelque )?$"
)
_RECORD = re.compile(
    r"^(?:l[ae]s? |l')?(<[OPXG](\d+)>)(?: \(<[OPX]\d+>\))?(?:,| :| -)? $"
)


_SPOKEN = re.compile(r"(<[PX](\d+)>)[^<;.]{0,40}\b(?:c'est|ce sera|ce seront) (?:pres de |environ )?$")


def _as_subject(frame: Frame, match: re.Match[str], kind: str, cue: str) -> None:
    frame.kind, frame.cue, frame.verb = kind, cue, (match.end(1), match.end(1))
    frame.subjects = [
        Slot(
            match[1][1],
            int(match[2]),
            match.start(1),
            match.end(1),
            "",
            0,
            relative=False,
        )
    ]


def _financer(frame: Frame) -> None:
    """«financé par la Région X pour 2 M€, par l'État pour 1 M€»."""
    text = frame.abstract.text
    match = _FINANCER.search(text, frame.clause[0], frame.at.start)
    if match and re.search(
        r"financ|subventionn|soutenu|abond|support|pris en charge|partag",
        text[: match.start()],
    ):
        _as_subject(frame, match, "give", "par")


def _record(frame: Frame) -> None:
    """«l'Université X, 2 M€ pour …»: a name, then its amount."""
    lead = frame.abstract.text[: frame.at.start]
    match = _RECORD.match(lead) or _SPOKEN.search(lead)
    if match and frame.kind in {"", "for", "worth"}:
        _as_subject(frame, match, "receive", ",")


def _bracketed(frame: Frame) -> bool:
    """Whether an amount stands in brackets that no verb enters: «X (5 M€)»."""
    opening = frame.abstract.text.rfind("(", 0, frame.at.start)
    closing = frame.abstract.text.rfind(")", 0, frame.at.start)
    return opening > closing and frame.at.start - opening < _NEAR


def _blocked(frame: Frame) -> bool:
    """Whether a noun of price, wage or turnover stands between verb and amount."""
    between = frame.abstract.text[frame.verb[1] : frame.at.start]
    return bool(_nouns("other").search(between))


_WHOLE = re.compile(
    r"(?:budget|cout|investissement|montant|enveloppe|total|ensemble)s?(?: (?:total|global|cumule|previsionnel|estime|initial|annuel|complet)\w*)*(?: (?:de la |de l'|du |d'|de )(?:[a-z-]+ )?(?:<[A-Z]\d+>|[a-z-]+))?(?: (?:de|a|avoisine|atteint|est de|s'eleve a|estime a|evalue a|superieur a)| d'environ)?(?: pres| plus| environ| quelque)?(?: de)? $"
)


def _whole(frame: Frame) -> bool:
    """Whether a noun for the whole stands right before the amount («pour un coût total de»)."""
    lead = frame.abstract.text[frame.verb[1] : frame.at.start]
    return bool(frame.verb[1]) and frame.kind != "given" and bool(_WHOLE.search(lead))


def frames(reading: Reading) -> Iterator[Frame]:
    """All money frames of a document's sentences."""
    for sentence, text in reading.sentences:
        if "<M" in text.text:
            yield from sentence_frames(reading, sentence, text)
