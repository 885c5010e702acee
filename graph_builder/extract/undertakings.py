"""Measures as subject or object of a verb: «un comité sera créé», «la Région ouvrira»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph_builder.extract.measure_cues import deeds, never, part, pattern, words
from graph_builder.extract.nounphrase import Phrase, noun_phrase
from graph_builder.extract.undertaking import Teller, Undertaking
from graph_builder.model import Kind, Name

_SUBJECT = re.compile(rf"(?:^|[,:;] |[(-] ?|\bet )(?P<det>{part('DET').pattern})")
_PAST = re.compile(r"(?:^|[\s'])(?:a|ont|avait|avaient|est|sont|ete) (?:\w+ )?$")
_BRACKETS = re.compile(r"\([^()]*\)")
_BROKEN = re.compile(r"[;:]|(?<!\w)(?:qui|et) [a-z]+(?:ra|ront)\b")
_TRANSITIVE = re.compile(r"(?:,? [^;.<]{0,30}(?:<D\d+>)?,?)? (?:une?|des) ")
_INDEFINITE = ("un", "des", "de", "<")
_FARTHEST, _NEAR = 140, 40
_MOST_COMMAS = 4
_PAIR_WITHIN = 60
_FAR_BACK = 400


class VerbTeller(Teller):
    """Finds the measures that a verb of making, keeping or announcing tells."""

    def undertakings(self) -> Iterator[Undertaking]:
        """Every reading of the sentence, the surest first."""
        yield from self._passive()
        yield from self._happening()
        yield from self._inverted()
        yield from self._objects()
        yield from self._announced()

    # --- the measure is the subject ------------------------------------------------------

    def _passive(self) -> Iterator[Undertaking]:
        """«un comité de suivi sera créé», «le dispositif est reconduit»."""
        for cue in self.figures.worded.matches(pattern("passive")):
            if cue["now"]:
                yield from self._made_now(cue)
                continue
            yield from self._made(cue, cue["done"] or cue["kept"])
            also = pattern("also").search(
                self.text, cue.end(), self.who.stop(cue.end())
            )
            if also:
                phrase = noun_phrase(self.text[: also.start("done")], also.start("np"))
                said = self.deed(phrase, also["done"], also["det"])
                yield self.of(phrase, "passive", also, None, named=said)

    def _made(self, cue: re.Match[str], done: str) -> Iterator[Undertaking]:
        det, phrase = self._subject(cue.start())
        if not phrase.words or never().match(self.text, phrase.words[0].start):
            return
        who = self.who.agent(cue.end(), self.who.stop(cue.end()))
        low, _ = self.who.clause(cue.start(), cue.end())
        who = who or self.who.aside(phrase.end, cue.start())
        who = who or self.who.aside(low, phrase.words[0].start)
        if done in deeds():
            if cue["done"] or self.known(phrase):
                said = self.deed(phrase, done, det)
                yield self.of(phrase, "passive", cue, who, named=said)
        elif det.startswith(_INDEFINITE) or (
            self.known(phrase) and self.who.dated(cue.end())
        ):
            yield self.of(phrase, "passive", cue, who)

    def _made_now(self, cue: re.Match[str]) -> Iterator[Undertaking]:
        """«un comité de suivi est créé»."""
        det, phrase = self._subject(cue.start())
        new = det.startswith(("un", "de nouve")) and phrase.words
        if not new or not self.known(phrase) or "depuis" in self.text[cue.end() :]:
            return
        who = self.who.agent(cue.end(), self.who.stop(cue.end()))
        yield self.of(phrase, "passive", cue, who)

    def _inverted(self) -> Iterator[Undertaking]:
        """«en janvier sera lancé un appel»: the subject follows its verb."""
        for cue in self.cues("inverted"):
            phrase = noun_phrase(self.text, cue.end())
            if self._subject(cue.start())[1].words or not phrase.words:
                continue
            if not never().match(self.text, phrase.words[0].start):
                who = self.who.agent(phrase.end, self.who.stop(phrase.end))
                yield self.of(phrase, "inverted", cue, who)

    def _happening(self) -> Iterator[Undertaking]:
        """«un guichet ouvrira en janvier»."""
        for cue in self.figures.worded.matches(words("happens")):
            det, phrase = self._subject(cue.start())
            if not phrase.words or never().match(self.text, phrase.words[0].start):
                continue
            transitive = _TRANSITIVE.match(self.text, cue.end())
            if transitive and not cue[0].startswith("remplac"):
                continue
            if self.known(phrase) or det.startswith(_INDEFINITE):
                who = self.who.agent(cue.end(), self.who.stop(cue.end()))
                who = who or self.who.aside(phrase.end, cue.start())
                yield self.of(phrase, "happens", cue, who)
                more = pattern("pair").search(self.text, cue.end())
                if more:
                    yield from self._second(cue, more.end(), "happens", who)

    def _subject(self, end: int) -> tuple[str, Phrase]:
        """The noun phrase that is the subject of the verb at a place; empty if none."""
        low, _ = self.who.clause(end, end)
        for match in _SUBJECT.finditer(
            self.text, max(low - 2, end - _FAR_BACK, 0), end
        ):
            phrase = noun_phrase(self.text[:end], match.end())
            if phrase.words and self._reaches(phrase, end):
                return match["det"], phrase
        return "", Phrase((), end)

    def _reaches(self, phrase: Phrase, end: int) -> bool:
        """Nothing but asides, dates and numbers between the subject and its verb."""
        between = _BRACKETS.sub("", self.text[phrase.words[-1].end : end])
        if _BROKEN.search(between):
            return False
        commas = between.count(",")
        if commas == 1 or commas > _MOST_COMMAS:
            return False
        return len(between) < (_FARTHEST if commas else _NEAR)

    # --- the measure is the object -------------------------------------------------------

    def _objects(self) -> Iterator[Undertaking]:
        """«la Région ouvrira en janvier un guichet unique»."""
        for name in ("active", "decided", "purpose"):
            for cue in self.cues(name):
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
        if form in deeds() and not det.startswith(("un", "des", "de ", "d'")):
            said = self.deed(phrase, form, det)
            who = self.who.owner(cue.start())
            if self.known(phrase) or who:  # other things need a date
                sure = self.known(phrase)
                told = self.of(phrase, rule, cue, who, named=said)
                yield replace(told, sure=sure)
        elif self._new(phrase, det, rule):
            yield from self._with_second(phrase, cue, rule)

    def _new(self, phrase: Phrase, det: str, rule: str) -> bool:
        """Something new by its article, or of a kind that is named before it is."""
        at = phrase.words[0].start
        indefinite = det.startswith((*_INDEFINITE, "d'"))
        known = rule == "active" or self.known(phrase)
        if rule == "purpose" and not self.who.dated(phrase.words[0].start - 40):
            return False
        new = indefinite or part("DEFINITE").match(self.text, at)
        return bool(new) and known and phrase.words[-1].form != "eux"

    def _with_second(
        self, phrase: Phrase, cue: re.Match[str], rule: str
    ) -> Iterator[Undertaking]:
        """The object, and another one joined to it by «puis» or «et»."""
        owner = self.who.owner(cue.start())
        more = pattern("pair").search(self.text, phrase.end)
        more = more if more and more.start() < phrase.end + _PAIR_WITHIN else None
        stop = more.start() if more else self.who.stop(phrase.end)
        yield self.of(phrase, rule, cue, self.who.agent(phrase.end, stop) or owner)
        if more:
            yield from self._second(cue, more.end(), rule, owner)

    def _second(
        self, cue: re.Match[str], start: int, rule: str, owner: Name | None
    ) -> Iterator[Undertaking]:
        """«un inventaire, puis un observatoire confié à l'École»."""
        phrase = noun_phrase(self.text, start)
        if phrase.words and self.known(phrase):
            agent = self.who.agent(phrase.end, self.who.stop(phrase.end))
            yield self.of(phrase, rule, cue, agent or owner)

    def _announced(self) -> Iterator[Undertaking]:
        """«crée un fonds», «annonce la création d'un comité», «promet un observatoire»."""
        for cue in self.figures.worded.matches(words("present")):
            opening = pattern("announced").match(self.text, cue.end())
            if opening is None or self.text[: cue.start()].startswith(" depuis"):
                continue
            past = _PAST.search(self.text, 0, cue.start()) and not opening["deverbal"]
            if past and not self.who.dated(cue.end()):
                continue
            phrase = noun_phrase(self.text, opening.end())
            owner = self.who.owner(cue.start())
            acts = owner is not None and owner.kind is not Kind.PROJECT
            if phrase.words and self.known(phrase) and acts:
                agent = self.who.agent(phrase.end, self.who.stop(phrase.end))
                yield self.of(phrase, "announced", cue, agent or owner)
