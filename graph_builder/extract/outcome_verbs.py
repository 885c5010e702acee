"""Verbs that tell an outcome, read with what precedes them.

«a été» makes the subject the candidate, «a» the object, a comma the name that it qualifies;
a denial turns what is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph_builder.extract.outcome_words import (
    ADVERBS,
    Form,
    Word,
    pattern,
    told,
    words,
)
from graph_builder.extract.outcomes import Side, Told
from graph_builder.extract.pattern import Abstract
from graph_builder.model import Outcome

_WORD = re.compile(r"(?<![<\w-])[a-z]+(?:-selectionn[a-z]+)?")
_TAIL = 90  # characters before a word that may hold its auxiliary
_NE = r"(?<!\w)(?P<ne>n(?:e |'))?"
_CLITIC = r"(?:y |en |lui |leur )?(?P<se>s'|se )?(?P<object>l'|les |le |la )?"
_HAVE = r"(?<![\w-])(?:a|ont|avait|avaient|aura|auront|ayant|avons)"
_BE = (
    rf"(?<![\w-])(?:est|sont|sera|seront|etaient|etait|fut|furent|{_HAVE} {ADVERBS}(?:pu etre|ete)"
    r"|(?<=ne )(?:peut|peuvent|pourra|pourront) etre|(?:vient|viennent|venait|venaient) (?:juste |tout juste )?d'etre|reste|restent|voi(?:t|ent)"
    r"|(?:est|sont) vue?s?|(?:est|sont) fait|f(?:ait|ont)|etant|demeurent?)"
)
_PASSIVE = re.compile(rf"{_NE}{_CLITIC}{_BE} (?P<adverbs>{ADVERBS})$")
_ACTIVE = re.compile(rf"{_NE}{_CLITIC}{_HAVE} (?P<adverbs>{ADVERBS})$")
_ESSERE = re.compile(
    rf"{_NE}{_CLITIC}(?<![\w-])(?:est|sont|etait|etaient|sera|seront) (?P<adverbs>{ADVERBS})$"
)
_SIMPLE = re.compile(rf"{_NE}{_CLITIC}(?P<adverbs>)$")
_MANAGES = re.compile(
    rf"{_NE}(?P<se>)(?:(?:vien(?:t|nent)|vena(?:it|ient)) (?:juste |tout juste )?(?:de |d')"
    rf"|{_HAVE} (?P<adverbs>{ADVERBS})(?:su |pu |reussi a |fini par |decide de |choisi de |fait le choix de |pris la decision de |juge (?:utile|bon|opportun|necessaire) de )(?:faire )?"
    r"|avant (?:de |d')|(?<=\d> )a "
    rf"|(?:parvien(?:t|nent)|reussi(?:t|ssent)|fini(?:t|ssent)) (?:pas )?(?:a |par ))"
    r"(?P<not>ne pas )?(?:en )?(?P<own>s'|se )?(?P<object>l'|les )?$"
)
_NOT = re.compile(r"\b(?:pas|jamais|point|guere|plus|aucune?|rien|ni)\b")
_PENDING = re.compile(r"\b(?:pas encore|encore pas|toujours pas)\b")
_MERELY = re.compile(r"\b(?:seulement|uniquement|que)\b")
_NO_MORE = re.compile(r"\bplus\b|\bjamais\b")
_SINCE = re.compile(r"[^.;:]{0,60}? (?:depuis|jusqu'(?:a|alors|ici)|auparavant)\b")
_UNLESS = re.compile(r"[^.;:<]{0,30}? qu(?:e si|'a condition|e lorsqu|e sous)")
_ONLY = re.compile(r"[^.;:<]{0,40}?\bqu[e']")
_AS_NOUN = re.compile(
    rf"\b(?:{told('people.things')})(?: <[FCX]\d+>| (?!sont|est\b|ont|etai|ser|furent|ete|avai|a\b)[a-z-]+)?(?: <[CF]\d+>)? $"
)
_THAT = re.compile(r"(?:<[A-Z]\d+>|\)),? (?:que|qu')(?P<who>[^,;:()]{0,60})$")
_SEEN = re.compile(
    r"\b(?:voi(?:t|ent)|(?:a|ont|avait|avaient) (?:\w+ment |aussi )?vu|verr(?:a|ont)|voyai(?:t|ent)|(?:vien(?:t|nent)) de voir)"
    r" [^.;:]{2,80}$"
)
_COORDINATED = re.compile(
    r"(?: et|,|, puis| puis|, et|, mais| mais| ou) (?:\w+ment |aussi |donc )*$"
)
_APPOSED = re.compile(
    rf"(?:^|[>)],?|,|[;:–—-]|\.) ?(?:et |puis |mais )?{ADVERBS}(?P<non>non[ -])?$"
)
_COMPLEMENT = re.compile(
    r" ?(?:[,;.:!)]|$)| (?:par|parmi|dans|au|aux|a|en|lors|avec|comme|pour|des|apres|il y a|cette|hier"
    r"|sur|entre|ce|de (?:justesse|peu)|<[DC])"
)
_PROJECT = re.compile(r" (?:l[ae]s? |l')?(?:projets? |chaires? |consortium )?<P\d+>")
_COULD_NOT = re.compile(
    r"\bn(?:'a|'ont|'avait|e peut|e peuvent|e pourra) (?:pu )?etre $"
)
_BY_CALL = re.compile(
    r"[^.;:]{0,60}?(?:au titre|dans le cadre|par le jury|par la commission|a l'issue|<C\d+>|laureat|"
    r"l'appel|parmi)"
)


@dataclass(frozen=True, slots=True)
class _At:
    """A word in its sentence, in one of its ways."""

    text: str
    start: int
    end: int
    way: Word

    @property
    def left(self) -> str:
        return self.text[max(0, self.start - _TAIL) : self.start]

    def tells(self, side: Side, led: re.Match[str] | None, end: int = 0) -> Told | None:
        """The outcome, turned where it is denied; None where it is still open."""
        end = end or self.end
        start = self.start - (len(led[0]) if led else 0)
        outcome = (
            _turned(self.way.outcome, led, self.text, self.end)
            if led
            else self.way.outcome
        )
        if outcome is None or (self.way.denied_only and outcome is self.way.outcome):
            return None
        return Told(outcome, start, end, side, self.text[start:end])


def verbs(text: Abstract, written: str, *, speaks: bool) -> Iterator[Told]:
    """The outcomes that verbs of a sentence tell.

    `written` is the document, `speaks` tells whether it is about candidates.
    """
    known, before = words(), None
    for match in _WORD.finditer(text.text):
        for way in known.get(match[0].replace("-", ""), ()):
            if (way.common and not speaks) or not way.spelt(_raw(text, match, written)):
                continue
            read = _read(_At(text.text, match.start(), match.end(), way), before)
            if read:
                yield read
                before = read


def _raw(text: Abstract, match: re.Match[str], written: str) -> str:
    """A word as the document writes it."""
    last = text.position(match.end(), end=True)
    return written[text.position(match.start()) : last]


def _read(at: _At, before: Told | None) -> Told | None:
    way = at.way
    if way.after is not None:
        return _state(at, way.after)
    unfunded = way.funding and not _funded(at)
    if unfunded or pattern("counter.after").match(at.text, at.end):
        return None
    if way.form is Form.PARTICIPLE:
        return _participle(at, before)
    led = (_MANAGES if way.form is Form.INFINITIVE else _SIMPLE).search(at.left)
    own = led is None or led["se"] or (led.re is _MANAGES and led["own"])
    return (
        None
        if led is None or own or way.passive
        else at.tells(_object_side(at, led), led)
    )


def _funded(at: _At) -> bool:
    """«financé dans le cadre de C», «n'a pas été financé»; «finance X» tells nothing."""
    if at.way.form is not Form.PARTICIPLE or _ACTIVE.search(at.left):
        return "<C" in at.text and _PROJECT.match(at.text, at.end) is not None
    denied = _NOT.search(at.left[-12:]) or _COULD_NOT.search(at.left)
    return bool(_BY_CALL.match(at.text, at.end) or denied)


def _state(at: _At, following: re.Pattern[str]) -> Told | None:
    """A deed of the candidate: «échoue», «n'a pas franchi le cap»."""
    after = following.match(at.text, at.end)
    led = _led(at) if after else None
    if after is None and at.way.over and at.way.over.match(at.text, at.end):
        active = _ACTIVE.search(at.left)
        return at.tells(Side.OBJECT, active) if active else None
    if after is None or led is None:
        return None
    reflexive = led["se"] or (led.re is _MANAGES and led["own"])
    if bool(reflexive) != (at.way.clitic == "se"):
        return None
    if at.way.clitic == "l'" and led["object"] != "l'":
        return None
    if at.way.over and led.re is _ACTIVE:
        side = Side.TAKEN_UP if led["object"] else Side.OBJECT
        return at.tells(side, led, after.end())
    return at.tells(Side.SUBJECT, led, after.end())


def _led(at: _At) -> re.Match[str] | None:
    """What stands before a verb: its denial, its pronoun, its auxiliary."""
    left = at.left
    if at.way.form is Form.FINITE:
        return _SIMPLE.search(left)
    if at.way.form is Form.INFINITIVE:
        return _MANAGES.search(left)
    return _ACTIVE.search(left) or _ESSERE.search(left) or _PASSIVE.search(left)


def _turned(
    outcome: Outcome, led: re.Match[str], text: str, end: int
) -> Outcome | None:
    """The outcome after a denial: not selected is rejected, not rejected is open."""
    groups = led.groupdict()
    denied = groups.get("not")
    if groups["ne"]:
        near = f"{led[0]} {text[end : end + 16]}"
        if _PENDING.search(near) or _UNLESS.match(text, end):
            return None
        if _NO_MORE.search(near) and _SINCE.match(text, end):
            return None
        said = _NOT.search(near)
        denied = (said and not _MERELY.search(near[said.end() : said.end() + 14])) or (
            not said and not _ONLY.match(text, end)
        )
    if not denied:
        return outcome
    return None if outcome is Outcome.REJECTED else Outcome.REJECTED


# --- verbs whose object is the candidate --------------------------------------------------


def _participle(at: _At, before: Told | None) -> Told | None:
    passive, active = _PASSIVE.search(at.left), _ACTIVE.search(at.left)
    if passive and not passive["object"] and _makes_passive(passive):
        return at.tells(Side.SUBJECT, passive)
    if at.way.passive and not (active and active["ne"]):
        return None  # «n'a pas été suivi», «n'a pas suivi X»
    if active:
        return None if active["se"] else at.tells(_object_side(at, active), active)
    if _SEEN.search(at.left):
        return at.tells(Side.SUBJECT, None)
    return None if _AS_NOUN.search(at.left) else _coordinated(at, before)


def _makes_passive(led: re.Match[str]) -> bool:
    """Whether «se» stands before a verb of seeing or making, if at all."""
    return not led["se"] or any(verb in led[0] for verb in ("vu", "voi", "fai", "font"))


def _coordinated(at: _At, before: Told | None) -> Told | None:
    """«a retenu X et écarté Y», «a été présélectionné puis écarté»; or what is apposed."""
    if before and before.side is not Side.LISTED and _COORDINATED.search(at.left):
        named = "<" in at.text[before.end : at.start]
        if not named or before.side is Side.OBJECT:
            return at.tells(before.side, None)
    return _apposed(at)


def _apposed(at: _At) -> Told | None:
    """«X, retenu en mai, …», «Retenu par le jury, X …», «Non retenu, …»."""
    near = _APPOSED.search(at.left)
    if near is None or not _COMPLEMENT.match(at.text, at.end):
        return None
    if at.way.common and not _BY_CALL.match(at.text, at.end):
        return None
    if not near["non"]:
        return at.tells(Side.APPOSED, None)
    start = at.start - len(near["non"])
    cue = at.text[start : at.end]
    return Told(Outcome.REJECTED, start, at.end, Side.APPOSED, cue)


def _object_side(at: _At, led: re.Match[str]) -> Side:
    """Where the object of a verb stands: after it, before «que», in a pronoun."""
    if led["object"]:
        return Side.TAKEN_UP
    before = at.text[max(0, at.start - len(led[0]) - _TAIL) : at.start - len(led[0])]
    return Side.RELATIVE if _THAT.search(before) else Side.OBJECT
