"""What a sentence says will be set up, kept, changed or entrusted to somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph_builder.extract.figures import FigureText
from graph_builder.extract.measure_cues import (
    deeds,
    gate,
    never,
    part,
    pattern,
    policy,
    words,
)
from graph_builder.extract.nounphrase import Phrase, noun_phrase, words_of
from graph_builder.extract.undertakers import Undertakers
from graph_builder.model import Kind, Name

_SUBJECT = re.compile(rf"(?:^|[,:;] |[(-] ?|\bet )(?P<det>{part('DET').pattern})")
_DETERMINER = re.compile(r"(?<=[\s'])(?:une? |le |la |l'|son |sa |d'une? )")
_MONEY_OF = re.compile(r"^ (?:de |d'un montant de )?<M\d+>$")
_PAST = re.compile(r"(?:^|[\s'])(?:a|ont|avait|avaient|est|sont|ete) (?:\w+ )?$")
_BRACKETS = re.compile(r"\([^()]*\)")
_TRANSITIVE = re.compile(r"(?:,? [^;.<]{0,30}(?:<D\d+>)?,?)? (?:une?|des) ")
_LINKS = {
    "les ": "des ",
    "le ": "du ",
    "la ": "de la ",
    "l'": "de l'",
    "chaque ": "de chaque ",
    "ses ": "des ",
    "leurs ": "des ",
}
_INDEFINITE = ("un", "des", "de", "<")
_ARTICLES = {
    "charger",
    "imputer",
    "autoriser",
    "attribuer",
    "approuver",
    "allouer",
    "donner",
}
_FARTHEST, _NEAR = 140, 40
_MOST_COMMAS = 4


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A measure in its sentence.

    Attributes:
        words: a short noun phrase, as written.
        rule: how it is said.
        cue: the words that say it.
        start: where it begins in the text, `end` where it ends.
        verb: where the verb is.
        responsible: who is to do it.
        sure: what public bodies set up; others need a date.
    """

    words: str
    rule: str
    cue: str
    start: int
    end: int
    verb: int
    responsible: Name | None
    sure: bool


class UndertakingFinder:
    """Finds the measures of one sentence; `listed` where it is one of a list of them."""

    def __init__(self, figures: FigureText, *, listed: bool) -> None:
        self.figures = figures
        self.text = figures.text
        self.listed = listed
        self.who = Undertakers(figures)

    def undertakings(self) -> Iterator[Undertaking]:
        """Every reading of the sentence, the surest first."""
        yield from self._given()
        yield from self._items()
        yield from self._passive()
        yield from self._happening()
        yield from self._objects()
        yield from self._announced()
        yield from self._scheduled()
        yield from self._described()

    def _cues(self, name: str) -> Iterator[re.Match[str]]:
        """The places where a pattern holds; none where its gate is shut."""
        if gate(name).search(self.text):
            yield from pattern(name).finditer(self.text)

    def _known(self, phrase: Phrase) -> bool:
        """Whether a phrase is something that public bodies set up."""
        at = phrase.words[0].start
        return bool(policy().match(self.text, at)) and not never().match(self.text, at)

    def _of(
        self,
        phrase: Phrase,
        rule: str,
        cue: re.Match[str],
        who: Name | None,
        *,
        named: str = "",
    ) -> Undertaking:
        sure = bool(named) or self._known(phrase)
        said = named or self._words(phrase)
        start = min(phrase.words[0].start, cue.start())
        end = max(phrase.end, cue.end())
        return Undertaking(
            said, rule, cue[0].strip(" ,"), start, end, cue.start(), who, sure
        )

    def _words(self, phrase: Phrase) -> str:
        """The words of a phrase, with what it is for or kept for."""
        said = words_of(self.figures, phrase.words)
        quality = part("QUALITY").match(self.text, phrase.end)
        if quality:
            return f"{said} {self.figures.words(*quality.span('words'))}"
        tail = part("TAIL").match(self.text, phrase.words[-1].end)
        if tail and len(phrase.words) == 1:
            what = noun_phrase(self.text, tail.end())
            return f"{said} {self.figures.words(tail.start('what'), what.end).strip()}"
        return said

    def _deed(self, phrase: Phrase, form: str, det: str) -> str:
        """«gel des loyers»: the doing, and what it is done to."""
        return f"{deeds()[form]} {_LINKS.get(det, 'de ')}{words_of(self.figures, phrase.words)}"

    # --- the measure is the subject ------------------------------------------------------

    def _passive(self) -> Iterator[Undertaking]:
        """«un comité de suivi sera créé», «le dispositif est reconduit»."""
        for cue in pattern("passive").finditer(self.text):
            yield from self._made(cue, cue["done"] or cue["kept"])
            also = pattern("also").search(
                self.text, cue.end(), self.who.stop(cue.end())
            )
            if also:
                phrase = noun_phrase(self.text[: also.start("done")], also.start("np"))
                said = self._deed(phrase, also["done"], also["det"])
                yield self._of(phrase, "passive", also, None, named=said)

    def _made(self, cue: re.Match[str], done: str) -> Iterator[Undertaking]:
        det, phrase = self._subject(cue.start())
        if not phrase.words or never().match(self.text, phrase.words[0].start):
            return
        who = self.who.agent(cue.end(), self.who.stop(cue.end()))
        who = who or self.who.aside(phrase.end, cue.start())
        if done in deeds():
            if cue["done"] or self._known(phrase):
                said = self._deed(phrase, done, det)
                yield self._of(phrase, "passive", cue, who, named=said)
        elif det.startswith(_INDEFINITE) or (
            self._known(phrase) and self.who.dated(cue.end())
        ):
            yield self._of(phrase, "passive", cue, who)

    def _happening(self) -> Iterator[Undertaking]:
        """«un guichet ouvrira en janvier»."""
        for cue in words("happens").finditer(self.text):
            det, phrase = self._subject(cue.start())
            if not phrase.words or never().match(self.text, phrase.words[0].start):
                continue
            transitive = _TRANSITIVE.match(self.text, cue.end())
            if transitive and not cue[0].startswith("remplac"):
                continue
            if self._known(phrase) or det.startswith(_INDEFINITE):
                who = self.who.agent(cue.end(), self.who.stop(cue.end()))
                who = who or self.who.aside(phrase.end, cue.start())
                yield self._of(phrase, "happens", cue, who)

    def _subject(self, end: int) -> tuple[str, Phrase]:
        """The noun phrase that is the subject of the verb at a place; empty if none."""
        low, _ = self.who.clause(end, end)
        for match in _SUBJECT.finditer(self.text, max(low - 2, 0), end):
            phrase = noun_phrase(self.text[:end], match.end())
            if phrase.words and self._reaches(phrase, end):
                return match["det"], phrase
        return "", Phrase((), end)

    def _reaches(self, phrase: Phrase, end: int) -> bool:
        """Nothing but asides, dates and numbers between the subject and its verb."""
        between = _BRACKETS.sub("", self.text[phrase.words[-1].end : end])
        if re.search(r"[;:]|(?<!\w)(?:qui|et) [a-z]+(?:ra|ront)\b", between):
            return False
        commas = between.count(",")
        if commas == 1 or commas > _MOST_COMMAS:
            return False
        return len(between) < (_FARTHEST if commas else _NEAR)

    # --- the measure is the object -------------------------------------------------------

    def _objects(self) -> Iterator[Undertaking]:
        """«la Région ouvrira en janvier un guichet unique»."""
        for name in ("active", "decided"):
            for cue in self._cues(name):
                opening = pattern("opening").match(self.text, cue.end())
                if opening:
                    form = cue["inf"] or cue.groupdict().get("future") or ""
                    yield from self._object(cue, opening, form, name)

    def _object(
        self, cue: re.Match[str], opening: re.Match[str], form: str, rule: str
    ) -> Iterator[Undertaking]:
        phrase = noun_phrase(self.text, opening.end())
        det = opening["det"]
        if not phrase.words or never().match(self.text, phrase.words[0].start):
            return
        owner = self.who.owner(cue.start())
        if form in deeds() and not det.startswith(_INDEFINITE):
            if self._known(phrase):
                said = self._deed(phrase, form, det)
                yield self._of(phrase, rule, cue, owner, named=said)
            return
        definite = not det.startswith((*_INDEFINITE, "d'"))
        if definite and not part("DEFINITE").match(self.text, phrase.words[0].start):
            return
        if phrase.words[-1].form == "eux" or (
            rule == "decided" and not self._known(phrase)
        ):
            return
        more = pattern("pair").search(self.text, phrase.end)
        more = more if more and more.start() < phrase.end + 60 else None
        stop = more.start() if more else self.who.stop(phrase.end)
        yield self._of(phrase, rule, cue, self.who.agent(phrase.end, stop) or owner)
        if more:
            yield from self._second(cue, more.end(), rule, owner)

    def _second(
        self, cue: re.Match[str], start: int, rule: str, owner: Name | None
    ) -> Iterator[Undertaking]:
        """«un inventaire, puis un observatoire confié à l'École»."""
        phrase = noun_phrase(self.text, start)
        if phrase.words and self._known(phrase):
            agent = self.who.agent(phrase.end, self.who.stop(phrase.end))
            yield self._of(phrase, rule, cue, agent or owner)

    def _announced(self) -> Iterator[Undertaking]:
        """«crée un fonds», «annonce la création d'un comité», «promet un observatoire»."""
        for cue in words("present").finditer(self.text):
            opening = pattern("announced").match(self.text, cue.end())
            if opening is None or self.text[: cue.start()].startswith(" depuis"):
                continue
            past = _PAST.search(self.text, 0, cue.start()) and not opening["deverbal"]
            if past and not self.who.dated(cue.end()):
                continue
            phrase = noun_phrase(self.text, opening.end())
            owner = self.who.owner(cue.start())
            acts = owner is not None and owner.kind is not Kind.PROJECT
            if phrase.words and self._known(phrase) and acts:
                agent = self.who.agent(phrase.end, self.who.stop(phrase.end))
                yield self._of(phrase, "announced", cue, agent or owner)

    # --- other ways ------------------------------------------------------------------------

    def _phrase(
        self, cue: re.Match[str], start: int, rule: str, who: Name | None
    ) -> Iterator[Undertaking]:
        phrase = noun_phrase(self.text, start)
        if phrase.words and self._known(phrase):
            yield self._of(phrase, rule, cue, who)

    def _scheduled(self) -> Iterator[Undertaking]:
        """«la création d'un campus est prévue», «travaille à la mise en place d'un …»."""
        for cue in self._cues("scheduled"):
            who = self.who.agent(cue.end(), self.who.stop(cue.end()))
            yield from self._phrase(cue, cue.start("np"), "scheduled", who)
        for name in ("planned", "working"):
            for cue in self._cues(name):
                who = self.who.aside(cue.end(), self.who.stop(cue.end()))
                who = who or self.who.owner(cue.start())
                yield from self._phrase(cue, cue.end("det"), name, who)

    def _described(self) -> Iterator[Undertaking]:
        """What is new, what people will have, what becomes of something."""
        for cue in self._cues("new"):
            if self.who.dated(cue.end()):
                who = self.who.agent(cue.end(), self.who.stop(cue.end()))
                yield from self._phrase(cue, cue.start("np"), "new", who)
        for cue in self._cues("relative"):
            who = self.who.at(cue.start("who"))
            yield from self._phrase(cue, self._antecedent(cue), "relative", who)
        for name in ("first", "benefit", "listed"):
            for cue in self._cues(name):
                who = self.who.aside(cue.end(), self.who.stop(cue.end()))
                yield from self._phrase(cue, cue.end("det"), name, who)
        for cue in self._cues("enabled"):
            who = self.who.at(cue.start("who"))
            yield from self._phrase(cue, cue.end("det"), "enabled", who)
        yield from self._changed()

    def _antecedent(self, cue: re.Match[str]) -> int:
        """Where the noun phrase begins that «, que» follows."""
        end = cue.end("np")
        for match in _DETERMINER.finditer(self.text, cue.start(), end):
            phrase = noun_phrase(self.text[:end], match.end())
            rest = self.text[phrase.words[-1].end : end] if phrase.words else "?"
            if not _MONEY_OF.sub("", rest):
                return match.end()
        return cue.start("np")

    def _changed(self) -> Iterator[Undertaking]:
        """«le dispositif, prolongé jusqu'en 2026», «A devient B»."""
        for cue in self._cues("done_deed"):
            phrase = noun_phrase(self.text[: cue.start("done")], cue.start("np"))
            if phrase.words and self._known(phrase):
                said = self._deed(phrase, cue["done"], cue["det"])
                yield self._of(phrase, "deed", cue, None, named=said)
        for cue in self._cues("become"):
            old = noun_phrase(self.text[: cue.end("np")], cue.start("np"))
            new = noun_phrase(self.text, cue.end())
            if old.words and new.words and self._known(old) and self._known(new):
                link = _LINKS[cue["det"]]
                said = f"transformation {link}{self._words(old)} en {self._words(new)}"
                yield self._of(old, "become", cue, None, named=said)

    def _given(self) -> Iterator[Undertaking]:
        """«je confie à X une mission», «charger X de présenter un bilan»."""
        for cue in pattern("given").finditer(self.text):
            opening = pattern("mission").match(self.text, cue.end())
            if opening is None:
                continue
            phrase = noun_phrase(self.text, opening.end())
            yield self._of(phrase, "entrusted", cue, self.who.at(cue.end()))

    def _items(self) -> Iterator[Undertaking]:
        """«confier le suivi à un interlocuteur unique»: an item of a list of measures."""
        opening = pattern("item").match(self.text) if self.listed else None
        if opening is None or opening["verb"] in _ARTICLES:
            return
        end = pattern("item_end").search(self.text, opening.end())
        stop = end.start() if end else len(self.text)
        start = opening.start("verb")
        said = self.figures.words(start, stop)
        who = self.who.after(stop)
        yield Undertaking(said, "item", opening["verb"], start, stop, 0, who, sure=True)
