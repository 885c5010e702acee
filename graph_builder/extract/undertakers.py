"""Who is to do something, and by when: agents, subjects and dates of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_builder.extract.figures import Day, FigureText
from graph_builder.extract.french.text import plain
from graph_builder.extract.measure_cues import pattern, words
from graph_builder.extract.mention import Mention
from graph_builder.extract.nounphrase import Phrase, noun_phrase, words_of
from graph_builder.model import Kind, Name

_ACTING = {Kind.ORGANISATION, Kind.PERSON, Kind.BODY, Kind.PROJECT}
_CUT = re.compile(r"; |: ")
_STOP = re.compile(r"[;:]")
_BY = re.compile(r" par (?=l'|la |le |les |<|son |sa |une? )")
_ARTICLE = re.compile(r"(?:l'|la |le |les |l |chaque |son |sa |leur |notre )?")
_GOVERNED = re.compile(
    r"(?:d[eu']|des|de la|de l'|par|avec|a|au|aux|pour|en|dans|via|selon|chez)"
    r"(?: la| l'| le| les)? ?$"
)
_SUBJECT = re.compile(r"(?:[^,]*<D\d+>,? )?(?P<det>les? |la |l'|une? |chaque |chacun )")
_LOOSE = {"son", "sa", "leur", "ses", "leurs", "chaque", "le", "la", "les"}
_BEYOND = {"a", "au", "aux", "pour", "en", "dans", "par", "avec", "sur"}
_INFINITIVE = re.compile(r"\w{3,}(?:er|ir|ndre|ttre)")
_TODAY = re.compile(r"aujourd'hui|ce jour|ce matin")
_LEAD = re.compile(r" ?: ")  # «Octobre 2024 : lancement d'un appel»
_LONGEST_BODY = 8


@dataclass(frozen=True, slots=True)
class Undertakers:
    """Finds agents and dates in one sentence."""

    figures: FigureText

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause around a stretch of the text."""
        text = self.figures.text
        low = max((m.end() for m in _CUT.finditer(text, 0, start)), default=0)
        cut = _CUT.search(text, end)
        return low, cut.start() if cut else len(text)

    def stop(self, start: int) -> int:
        """Where the clause ends that a place is in."""
        cut = _STOP.search(self.figures.text, start)
        return cut.start() if cut else len(self.figures.text)

    # --- who ------------------------------------------------------------------------

    def at(self, place: int) -> Name | None:
        """The name that stands at a place, article skipped, else the noun phrase."""
        article = _ARTICLE.match(self.figures.text, place)
        start = self.figures.abstract.position(article.end() if article else place)
        for mention in self.figures.analysis.within(start, start + 2):
            if _acts(mention):
                return mention.name
        return self._body(noun_phrase(self.figures.text, place))

    def _body(self, phrase: Phrase) -> Name | None:
        """What acts and is no name: «les préfectures», «chaque recteur»."""
        kept = list(phrase.words)
        for index, word in enumerate(kept):
            infinitive = word.form in {"de", "d'"} and index + 1 < len(kept)
            if word.form in _BEYOND or (
                infinitive and _INFINITIVE.fullmatch(kept[index + 1].form)
            ):
                kept = kept[:index]
                break
        while kept and kept[0].form in _LOOSE:
            kept.pop(0)
        if not kept:
            return None
        return Name(words_of(self.figures, kept[:_LONGEST_BODY]), Kind.BODY)

    def agent(self, start: int, end: int) -> Name | None:
        """Who something is entrusted to, or done by, after a place."""
        text = self.figures.text
        cue = words("agent").search(text, start, end) or _BY.search(text, start, end)
        return self.at(cue.end()) if cue else self._carrier(start, end)

    def aside(self, start: int, end: int) -> Name | None:
        """The same, in an aside between subject and verb: «par» alone does not do."""
        cue = words("agent").search(self.figures.text, start, end)
        return self.at(cue.end()) if cue else self._carrier(start, end)

    def _carrier(self, start: int, end: int) -> Name | None:
        """«que le Crous animera»."""
        who = pattern("carried").search(self.figures.text, start, end)
        return self.at(who.start("who")) if who else None

    def owner(self, end: int) -> Name | None:
        """The subject of a verb: the last free name before it, else a noun phrase."""
        low, _ = self.clause(end, end)
        start = self.figures.abstract.position(low)
        stop = self.figures.abstract.position(end)
        free = [m for m in self.figures.analysis.within(start, stop) if self._free(m)]
        if free:
            return self._first_of(free).name
        text = self.figures.text
        subject = _SUBJECT.match(text[low:end])
        if subject is None:
            return self._opening(start, stop)
        return self._body(noun_phrase(text[:end], low + subject.end("det")))

    def _opening(self, start: int, stop: int) -> Name | None:
        """A name of no known kind that opens the clause: who acts."""
        found = self.figures.analysis.within(start, start + 2)
        unknown = found and found[0].name and found[0].name.kind is Kind.PHRASE
        return found[0].name if unknown and found[0].end <= stop else None

    def _free(self, mention: Mention) -> bool:
        """No preposition governs it."""
        folded = self.figures.analysis.folded
        before = folded[
            max(self.figures.sentence.start, mention.start - 12) : mention.start
        ]
        return _acts(mention) and not _GOVERNED.search(before)

    def _first_of(self, free: list[Mention]) -> Mention:
        """The last name, or the first of two joined by «et»."""
        if len(free) > 1:
            between = self.figures.analysis.folded[free[-2].end : free[-1].start]
            if re.fullmatch(r" et (?:l'|la |le |les )?", between):
                return free[-2]
        return free[-1]

    def after(self, start: int) -> Name | None:
        """The first name after a place, else what stands in brackets."""
        low = self.figures.abstract.position(start)
        named = self.figures.analysis.within(low, self.figures.sentence.end)
        for mention in named:
            if _acts(mention):
                return mention.name
        inside = re.search(
            r"\((?:le |la |l')?(?P<who>[a-z][^(),<]+)", self.figures.text
        )
        if inside is None:
            return None
        return Name(self.figures.words(*inside.span("who")), Kind.BODY)

    # --- when -----------------------------------------------------------------------

    def dated(self, start: int) -> bool:
        """Whether a date ahead follows in the clause."""
        stop = self.stop(start)
        days = self.figures.dates
        return any(start <= d.start < stop and self._ahead(d) for d in days)

    def deadline(self, start: int, end: int, verb: int) -> str:
        """The date nearest to a verb: after it, else before, else in the next clause."""
        low, high = self.clause(start, end)
        days = [d for d in self.figures.dates if self._ahead(d)]
        inside = [d for d in days if low <= d.start < high]
        stop = re.compile(r",? et (?:une?|des|l[ae]s?) ").search(
            self.figures.text, end, high
        )
        near = [d for d in inside if verb <= d.start < (stop.start() if stop else high)]
        before = [d for d in inside if d.start < verb]
        late = [d for d in days if d.start >= high]
        lead = [d for d in days if _LEAD.fullmatch(self.figures.text, d.end, low)]
        best = near[:1] or before[-1:] or inside[:1] or lead or late[:1]
        return _iso(best[0]) if best else ""

    def _ahead(self, day: Day) -> bool:
        date = day.date
        if not date.iso or (date.end_iso and not date.deadline):
            return False
        published = self.figures.analysis.document.published
        today = published.isoformat() if published else ""
        return date.iso >= today[: len(date.iso)] and not _TODAY.match(plain(date.text))


def _acts(mention: Mention) -> bool:
    return mention.name is not None and mention.name.kind in _ACTING


def _iso(day: Day) -> str:
    """The year; the day where the text gives one to finish by."""
    date = day.date
    exact = date.kind == "day" and date.deadline and any(map(str.isdigit, date.text))
    return date.iso if exact else (date.end_iso or date.iso)[:4]
