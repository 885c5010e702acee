"""Who says quoted words, and whether anyone does."""

from __future__ import annotations

import re

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.quoted_places import Place
from graph_builder.extract.saying import (
    AFTER,
    LEAD_AFTER,
    LEADS_BEFORE,
    REACTION,
    WHEREABOUTS,
    forms,
    spoken,
    subject_start,
)
from graph_builder.extract.speakers import Speakers
from graph_builder.model import BlockKind, Kind, Name

Attributed = tuple[Name, str, float]  # who, by which rule, how surely
_NAMED_AFTER = re.compile(r"[\s.,]*[-(]?\s*")
_FORMULA = re.compile(
    r"\b(?:formule|mots?|phrase|paroles?|propos|conseil|adage|maxime|boutade)"
    r" (?P<of>(?:de |d'))[^:«»]{3,60}: $"
)
_RESUMED = re.compile(r"[»”\"](?P<said>,? [^«»“”\".;:!?]{4,90}), $")
_CALLS_ONESELF = re.compile(
    r"\b(?:se|s') ?(?:dit|disent|declare(?:nt)?|juge(?:nt)?|sent(?:ent)?|montre(?:nt)?|disait"
    r"|est dite?|sont dite?s|avoue(?:nt)?) $"
)
_CALLS = re.compile(
    r"\b(?:(?:juge|qualifi|estim|considere|salu|denonc|regrett|fustig|vant|deplor|critiqu)\w*"
    r"|trouve(?:nt)?|decri(?:t|vent)|parle(?:nt)? d[e'])(?: [a-z']+){1,3}(?: d[e']| comme)? ?$"
)
_STOP = re.compile(r"\s*(?:[,.)(\n]|-|$)")
_GOVERNED = re.compile(r"[.!?;]|\b(?:de|d'|avec|pour|chez|contre) $")
_WORDS_OF = re.compile(
    r"\s*(?:la|le|l'|ce|cette|ces) ?(?:phrase|mots?|formule|constat|aveu|cri|propos|credo)"
    r" (?:est|sont|vient)(?: signee?s?)? (?:de |d')(?:m\. |mme )?$"
)
_HEADS = {BlockKind.HEADING, BlockKind.TITLE}
_UNHEARD = 4  # letters of the shortest verb taken for one without a list
_INSIDE = 60  # characters between a verb of saying inside a quote and its subject
_GAP = 5  # characters between a quote and the name after it
_NEXT = 60  # characters after words that stand alone, in which their speaker is named
_AFTER_COLON = 2  # words that suffice after «X répond :»
_SAYING_WORDS = 5  # words from which a fragment inside a sentence says something
_LONG = 8  # words from which a fragment may stand alone


def _resumed(prefix: str) -> bool:
    """«Ce n'est», insiste Hugo Lantier, «qu'un début»: one sentence, parted."""
    cut = _RESUMED.search(prefix)
    verb = AFTER.match(cut["said"]) if cut else None
    if cut is None or verb is None:
        return False
    return subject_start(cut["said"], verb, len(cut["said"])) > 0


class Attribution:
    """Attributes the quotes of one document, in order."""

    def __init__(self, analysis: Analysis, speakers: Speakers) -> None:
        self.text, self.folded = analysis.text, analysis.folded
        self.blocks = analysis.document.blocks
        self.speakers = speakers

    def of(self, place: Place) -> Attributed | None:
        """Who says a quote; None where it is a name, a title, or nobody's."""
        if place.called or (place.titled and not self._no_title(place)):
            return None
        short = place.words < _SAYING_WORDS and not place.whole
        if place.named and not place.alone and short:
            return None
        if self._by_nobody(place):
            return None
        for rule, find, confidence in (
            ("after", self._after, 0.95),
            ("before", self._before, 0.9),
            ("inside", self._inside, 0.85),
        ):
            if name := find(place):
                return name, rule, confidence
        return self._context(place) if place.alone else None

    @staticmethod
    def _no_title(place: Place) -> bool:
        """Words that no name would have: a clause, or many without a capital."""
        if place.verbal and place.words > _SAYING_WORDS:
            return True
        return place.lower and place.words >= _SAYING_WORDS

    # --- words after the quote ---------------------------------------------------------

    def _by_nobody(self, place: Place) -> bool:
        """«dit-on» without a word of where: nobody to name."""
        match = AFTER.match(self.folded, place.quote.closing + 1, place.high)
        anonymous = match and (match["turned"] or "").endswith("-on")
        return bool(anonymous) and self._after(place) is None

    def _after(self, place: Place) -> Name | None:
        end = place.quote.closing + 1
        match = AFTER.match(self.folded, end, place.high)
        if match:
            at = subject_start(self.folded, match, place.high)
            if at or self._unheard(match, place.high):
                return self._subject_after(match, at or match.end(), place.high)
        if lead := LEAD_AFTER.match(self.folded, end, place.high):
            return self.speakers.at(lead.end(), place.high)
        return None if place.lower else self._nominal(place)

    def _unheard(self, match: re.Match[str], high: int) -> bool:
        """A verb no list knows, a person right after it: «ronchonne Paul Roux»."""
        verb, end = match["verb"], match.end()
        if len(verb) < _UNHEARD or not verb.endswith(("e", "t", "d")):
            return False
        if not self.text[end : end + 1].isspace():
            return False
        who = self.speakers.at(end, high)
        named = self.text[end + 1 : end + 2].isupper()
        return who is not None and (named or who.kind is Kind.PERSON)

    def _subject_after(self, match: re.Match[str], at: int, high: int) -> Name | None:
        turned = (match["turned"] or "").rsplit("-", 1)[-1]
        if turned in {"il", "elle"}:
            return self.speakers.pronoun(match.start(), female=turned == "elle")
        if turned != "on":
            return self.speakers.near(at, high)
        where = WHEREABOUTS.match(self.folded, at, high)
        return self.speakers.body(where.end(), high) if where else None

    def _nominal(self, place: Place) -> Name | None:
        """««…» Paul Roux, président du club»: a name right after words that stand alone."""
        end, low = place.quote.closing + 1, place.low
        if self.folded[low : place.quote.opening].rstrip().endswith(":"):
            return None  # «Anne Rey : «…»», and the next speaker
        gap = REACTION.match(self.folded, end) or _NAMED_AFTER.match(self.folded, end)
        start = gap.end() if gap else end
        people = [p for p in self.speakers.people if start <= p.start <= start + _GAP]
        stops = people and _STOP.match(self.folded, people[0].end)
        return people[0].name if stops else None

    # --- words before the quote --------------------------------------------------------

    def _before(self, place: Place) -> Name | None:
        low, opening = place.low, place.quote.opening
        prefix = self.folded[low:opening]
        if place.alone:
            return None
        if _resumed(prefix):
            return self.speakers.still(opening)
        if (led := self._led(place, prefix)) is not None:
            return led if self._says(place, led=True) else None
        if not self._opened(place, prefix):
            return None
        return self.speakers.subject(low, opening) or self._going_on(place)

    def _led(self, place: Place, prefix: str) -> Name | None:
        """Who stands after «selon», or after «la formule de … :»."""
        low, opening = place.low, place.quote.opening
        if (author := _FORMULA.search(prefix)) and self._says(place, colon=True):
            return self.speakers.at(low + author.end("of"), opening)
        leads = list(LEADS_BEFORE.finditer(prefix))
        return self._lead(low + leads[-1].end(), opening) if leads else None

    def _lead(self, start: int, opening: int) -> Name | None:
        """Who stands right after «selon», «aux yeux du»."""
        found = self.speakers.at(start, opening)
        bare = self.folded[:start].endswith((" du ", " des "))
        return found or (self.speakers.body(start, opening) if bare else None)

    def _opened(self, place: Place, prefix: str) -> bool:
        """Whether the words before tell that someone says what follows."""
        if _CALLS_ONESELF.search(prefix) and place.lower and place.words > 1:
            return True
        if _CALLS.search(prefix) and place.lower and place.words > 1:
            return place.words > _AFTER_COLON or not place.named
        colon = prefix.rstrip().endswith(":")
        fragment = place.lower and place.words >= _SAYING_WORDS and not place.named
        told = colon or fragment or spoken(prefix)
        return told and self._says(place, colon=colon)

    @staticmethod
    def _says(place: Place, *, colon: bool = False, led: bool = False) -> bool:
        """Whether the words are enough to say something, and no name.

        `led`: «selon», «pour» stand before them.
        """
        if led and place.lower and place.words > _AFTER_COLON:
            return True
        if colon and place.words >= _AFTER_COLON and not place.titled:
            return not place.named or place.whole
        enough = place.words >= _SAYING_WORDS or place.verbal
        return enough and (place.verbal or not place.named)

    # --- words inside, words elsewhere -------------------------------------------------

    def _inside(self, place: Place) -> Name | None:
        """Words cut by their speaker: «Nous avons gagné, se réjouit Anne Rey, et bien»."""
        start, end = place.quote.start, place.quote.end
        for comma in re.finditer(r", ", self.folded[start:end]):
            match = AFTER.match(self.folded, start + comma.start(), end)
            if not match or match["verb"] not in forms() or match["turned"]:
                continue
            people = [
                p for p in self.speakers.people if 0 <= p.start - match.end() < _INSIDE
            ]
            if (
                people
                and people[0].end <= end
                and "," in self.folded[people[0].end : end]
            ):
                return people[0].name
        return None

    def _context(self, place: Place) -> Attributed | None:
        """Words that stand alone: whoever spoke, or was spoken of, last."""
        if place.kind in _HEADS or not (place.verbal or place.words > _SAYING_WORDS):
            return None
        if (place.lower and place.words < _LONG) or (place.named and not place.verbal):
            return None
        name = self._going_on(place)
        return (name, "context", 0.75) if name else None

    def _going_on(self, place: Place) -> Name | None:
        block, opening = self.blocks[place.quote.block], place.quote.opening
        people = [p for p in self.speakers.people if block.start <= p.start < opening]
        if people:
            return people[-1].name
        return (
            self._ahead(place, block.end)
            or self.speakers.still(opening)
            or self.speakers.pronoun(opening, female=None)
        )

    def _ahead(self, place: Place, end: int) -> Name | None:
        """««…» Ce constat, Anne Rey le dresse…»: whom the next sentence begins with."""
        start = place.quote.closing + 1
        limit = min(start + _NEXT, end)
        near = [p for p in self.speakers.people if start <= p.start < limit]
        before = self.folded[start : near[0].start] if near else "."
        if _WORDS_OF.fullmatch(before):
            return near[0].name
        return None if _GOVERNED.search(before) else near[0].name
