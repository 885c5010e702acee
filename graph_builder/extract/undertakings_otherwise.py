"""Other ways of telling a measure: planned, entrusted, changed, an item of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph_builder.extract.figures import FigureText
from graph_builder.extract.measure_cues import pattern
from graph_builder.extract.nounphrase import Phrase, noun_phrase, words_of
from graph_builder.extract.undertaking import LINKS, Teller, Undertaking

_DETERMINER = re.compile(r"(?<=[\s'])(?:une? |le |la |l'|son |sa |d'une? )")
_MONEY_OF = re.compile(r"^ (?:de |d'un montant de )?<M\d+>$")
_PLAIN_SUBJECT = re.compile(r" ?(?:les? |la |l'|ces |ce |cette |chaque )")
_FINITE = re.compile(
    r"\b(?:est|sont|ont|sera|seront|avait|etait|doi(?:t|vent)|permet|reste|va|vont)\b"
)
_MAKING = {
    "creation", "ouverture", "lancement", "mise en place", "installation", "construction",
    "constitution", "institution", "mise en ligne", "remise", "publication", "livraison",
}  # fmt: skip
_NO_MEASURE = {
    "charger",
    "imputer",
    "autoriser",
    "attribuer",
    "approuver",
    "allouer",
    "donner",
}


class GivenTeller(Teller):
    """Finds what is entrusted, and the items of a list of measures."""

    def __init__(self, figures: FigureText, *, listed: bool) -> None:
        super().__init__(figures)
        self.listed = listed

    def undertakings(self) -> Iterator[Undertaking]:
        """Every reading of the sentence, the surest first."""
        yield from self._given()
        yield from self._items()

    def _given(self) -> Iterator[Undertaking]:
        """«je confie à X une mission», «charger X de présenter un bilan»."""
        for cue in self.figures.worded.matches(pattern("given")):
            opening = pattern("mission").match(self.text, cue.end())
            if opening is None:
                continue
            phrase = noun_phrase(self.text, opening.end())
            yield self.of(phrase, "entrusted", cue, self.who.at(cue.end()))

    def _items(self) -> Iterator[Undertaking]:
        """«confier le suivi à un interlocuteur unique»: an item of a list of measures."""
        opening = pattern("item").match(self.text) if self.listed else None
        if opening is None or opening["verb"] in _NO_MEASURE:
            return
        end = pattern("item_end").search(self.text, opening.end())
        stop = end.start() if end else len(self.text)
        start = opening.start("verb")
        said = self.figures.words(start, stop)
        who = self.who.after(stop)
        yield Undertaking(said, "item", opening["verb"], start, stop, 0, who, sure=True)


class PlanTeller(Teller):
    """Finds what is planned, new, of use to people, or changed."""

    def undertakings(self) -> Iterator[Undertaking]:
        """Every reading of the sentence, the surest first."""
        yield from self._scheduled()
        yield from self._described()
        yield from self._changed()
        yield from self._nominal()
        yield from self._henceforth()

    def _scheduled(self) -> Iterator[Undertaking]:
        """«la création d'un campus est prévue», «travaille à la mise en place d'un …»."""
        for cue in self.cues("scheduled"):
            who = self.who.agent(cue.end(), self.who.stop(cue.end()))
            yield from self.phrase(cue, cue.start("np"), "scheduled", who)
        for name in ("planned", "working", "voted", "endow"):
            for cue in self.cues(name):
                who = self.who.aside(cue.end(), self.who.stop(cue.end()))
                who = who or self.who.owner(cue.start())
                yield from self.phrase(cue, cue.end("det"), name, who)

    def _described(self) -> Iterator[Undertaking]:
        """What is new, what people will have, what becomes of something."""
        for cue in self.cues("new"):
            if self.who.dated(cue.end()):
                who = self.who.agent(cue.end(), self.who.stop(cue.end()))
                yield from self.phrase(cue, cue.start("np"), "new", who)
        for cue in self.cues("relative"):
            who = self.who.at(cue.start("who"))
            yield from self.phrase(cue, self._antecedent(cue), "relative", who)
        for name in ("first", "benefit", "listed"):
            for cue in self.cues(name):
                who = self.who.aside(cue.end(), self.who.stop(cue.end()))
                yield from self.phrase(cue, cue.end("det"), name, who)
        for cue in self.cues("enabled"):
            who = self.who.at(cue.start("who"))
            yield from self.phrase(cue, cue.end("det"), "enabled", who)

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
        for cue in self.cues("done_deed"):
            phrase = noun_phrase(self.text[: cue.start("done")], cue.start("np"))
            if phrase.words and self.known(phrase):
                said = self.deed(phrase, cue["done"], cue["det"])
                yield self.of(phrase, "deed", cue, None, named=said)
        for cue in self.cues("become"):
            old = noun_phrase(self.text[: cue.end("np")], cue.start("np"))
            new = noun_phrase(self.text, cue.end())
            if old.words and new.words and self.known(old) and self.known(new):
                link = LINKS[cue["det"]]
                said = (
                    f"transformation {link}{self.words_of(old)} en {self.words_of(new)}"
                )
                yield self.of(old, "become", cue, None, named=said)

    def _nominal(self) -> Iterator[Undertaking]:
        """«mise en ligne par le Cnous d'un simulateur d'aides», without a verb."""
        for cue in self.cues("nominal"):
            phrase = noun_phrase(self.text, cue.end())
            if not phrase.words or _FINITE.search(self.text, cue.end()):
                continue
            deed = cue["deed"]
            named = "" if deed in _MAKING else self._doing(cue, phrase)
            who = self.who.at(cue.start("who")) if cue["who"] else None
            who = who or self.who.agent(phrase.end, self.who.stop(phrase.end))
            known = self.known(phrase)
            told = self.of(phrase, "nominal", cue, who, named=named)
            yield replace(told, sure=known)

    def _doing(self, cue: re.Match[str], phrase: Phrase) -> str:
        """«évaluation de la réforme», what stands between left out."""
        said = self.figures.words(*cue.span("deed")).lower()
        det = self.figures.words(*cue.span("det"))
        blank = "" if det.endswith(("'", "’")) else " "
        return f"{said} {det.strip()}{blank}{words_of(self.figures, phrase.words)}"

    def _henceforth(self) -> Iterator[Undertaking]:
        """«les dotations seront désormais versées dans le contrat»."""
        for cue in self.cues("henceforth"):
            low, _ = self.who.clause(cue.start(), cue.start())
            subject = _PLAIN_SUBJECT.match(self.text, low, cue.start())
            if subject is None:
                continue
            phrase = noun_phrase(self.text[: cue.start()], subject.end())
            done = "done" if cue["done"] else "done2"
            rest = noun_phrase(self.text, cue.end())
            if (
                phrase.words
                and not self.text[phrase.words[-1].end : cue.start()].strip()
            ):
                end = rest.words[-1].end if rest.words else cue.end()
                said = self.figures.words(cue.start(done), end)
                named = f"{words_of(self.figures, phrase.words)} {said}"
                yield self.of(phrase, "henceforth", cue, None, named=named)
