"""Quoted words, told from names and titles, and who says them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.french.text import plain
from graph_builder.extract.interviews import Answer, answers
from graph_builder.extract.lexicon import load
from graph_builder.extract.office_cells import squeezed
from graph_builder.extract.quotes import Quote, find_quotes
from graph_builder.extract.speakers import Speakers, words_of
from graph_builder.model import BlockKind, Name, Statement

_CLITICS = r"(?:(?:s'|se |lui |leur |nous |me |m'|y |en |l'|n'en |ne )*)"
_AFTER = re.compile(
    rf"[\s,.!?…*_]*{_CLITICS}(?P<verb>[a-z]+)(?P<turned>(?:-t)?-(?:ils?|elles?|on))?(?=[\s,.;:!?]|$)"
)
_ADVERBS = r"(?:aussi|egalement|ainsi|alors|encore|ensuite|enfin|notamment|d'ailleurs|toutefois|cependant|meme|hier|deja|\w+ment)"
_PARTICIPLE = re.compile(rf",? (?:{_ADVERBS} )*(?P<part>[a-z]+)\b")
_AUXILIARIES = {
    "a",
    "ont",
    "avait",
    "avaient",
    "aura",
    "aurait",
    "est",
    "sont",
    "s'est",
}
_LEAD = re.compile(
    r"[\s,.]*\(?(?:selon|d'apres|dixit|de l'avis de|aux yeux de|a en croire) |, pour "
)
_LEADS = re.compile(
    r"(?:^|[,;] |\b(?:et|mais|car) )(?:selon|d'apres|pour|de l'avis de|aux yeux de|a en croire|aux dires de) "
)
_NAMED_AFTER = re.compile(r"[\s.,]*[-(]?\s*")
_BOUNDARY = re.compile(
    r"[.!?…][\"»”)\]]*\s+(?=[A-ZÀ-Þ«“\"(–—-])|[»”\"]\s+(?=[A-ZÀ-Þ])|\n"
)
_VERBAL = re.compile(
    r"\b(?:est|sont|etait|sera|a|ont|avait|avons|avez|ai|c'est|n'est|nous|je|j'ai|on|il|elle|ils|elles|vous|faut|va|vont|peut|doit|fait|sait|veut|suis|sommes|allons|devons|pouvons|voulons|avais)\b"
)
_TITLED_REACH = 4
_LONG = 8  # words from which a fragment may stand alone
_SAYING_WORDS = 5  # words from which a fragment inside a sentence says something


@cache
def saying_forms() -> frozenset[str]:
    """Verbs of saying in the third person, all tenses built from the present."""
    forms = set(words_of("present")) | words_of("others")
    for verb in words_of("present"):
        if verb.endswith("e"):
            stem = verb if verb.endswith("ge") else verb[:-1]
            forms |= {
                f"{verb}nt",
                f"{stem}ait",
                f"{stem}aient",
                f"{verb}ra",
                f"{verb}ront",
                f"{stem}a",
            }
        elif verb.endswith("d"):
            forms |= {f"{verb}ent", f"{verb}ait", f"{verb}aient", f"{verb}ra"}
    return frozenset(forms)


@dataclass(frozen=True, slots=True)
class _Place:
    """A quote in its sentence: offsets of the words before and after it."""

    quote: Quote
    low: int
    high: int
    kind: BlockKind
    words: int
    verbal: bool
    lower: bool
    titled: bool
    named: bool


class _Reader:
    """Reads the quotes of one document in order."""

    def __init__(
        self, analysis: Analysis, speakers: Speakers, said: list[Answer]
    ) -> None:
        self.analysis = analysis
        self.text, self.folded = self.analysis.text, self.analysis.folded
        self.blocks = self.analysis.document.blocks
        self.speakers, self.said = speakers, said
        self.quotes = find_quotes(self.analysis.document)
        self.masked = self._masked()

    def _masked(self) -> str:
        """The text with quoted words blanked out, offsets kept."""
        parts, at = [], 0
        for quote in self.quotes:
            inner = self.text[quote.opening + 1 : quote.closing]
            last = inner.rstrip()[-1:]
            keep = last if last in ".!?…" else "x"
            parts += [
                self.text[at : quote.opening + 1],
                "x" * (len(inner) - 1) + keep if inner else "",
            ]
            at = quote.closing
        return "".join([*parts, self.text[at:]])

    def all(self) -> Iterator[tuple[Quote, Name, str, float]]:
        """Each statement: its quote, who says it, the rule, its confidence."""
        for quote in self.quotes:
            if any(a.start <= quote.start < a.end for a in self.said):
                continue
            found = self._read(self._place(quote))
            if found:
                self.speakers.last = (quote.start, found[0])
                yield quote, *found

    def _place(self, quote: Quote) -> _Place:
        block = self.blocks[quote.block]
        low, high = block.start, max(block.end, quote.closing + 1)
        for cut in _BOUNDARY.finditer(self.masked, block.start, high):
            if cut.end() <= quote.opening:
                low = cut.end()
            elif cut.start() > quote.closing:
                high = cut.start()
                break
        inner = self.folded[quote.start : quote.end]
        return _Place(
            quote=quote,
            low=low,
            high=high,
            kind=block.kind,
            words=len(inner.split()),
            verbal=bool(_VERBAL.search(inner)),
            lower=not self.text[quote.start].isupper(),
            titled=self._titled(low, quote.opening),
            named=self._named(quote),
        )

    def _titled(self, low: int, opening: int) -> bool:
        """Whether a noun that bears a name stands right before the quote."""
        before = self.folded[max(low, opening - 60) : opening]
        if re.search(r"[:;,.»)]\s*$", before):
            return False
        return any(
            w.strip("(),.'").split("'")[-1] in words_of("titled")
            for w in before.split()[-_TITLED_REACH:]
        )

    def _named(self, quote: Quote) -> bool:
        """Whether the quoted words are known to name something."""
        return any(
            m.start <= quote.start + 1
            and m.end >= quote.end - 1
            and m.source in {"quoted", "authority", "head"}
            for m in self.analysis.within(quote.start, quote.end)
        )

    # --- decide ------------------------------------------------------------------------------

    def _read(self, place: _Place) -> tuple[Name, str, float] | None:
        if place.titled and not (place.verbal and place.words > _SAYING_WORDS):
            return None
        alone = not self.folded[place.low : place.quote.opening].strip(" *-–—•(")
        if (place.named and not alone) and place.words < _SAYING_WORDS:
            return None
        for rule, find, confidence in (
            ("after", self._after, 0.95),
            ("before", self._before, 0.9),
            ("inside", self._inside, 0.85),
        ):
            if name := find(place):
                return name, rule, confidence
        return self._context(place) if alone else None

    def _after(self, place: _Place) -> Name | None:
        end = place.quote.closing + 1
        match = _AFTER.match(self.folded, end, place.high)
        if match and (at := self._saying(match, place.high)):
            return self._subject_after(match, at, place.high)
        if lead := _LEAD.match(self.folded, end, place.high):
            return self.speakers.at(lead.end(), place.high)
        return self._nominal(end, place)

    def _saying(self, match: re.Match[str], high: int) -> int:
        """Where the subject of a verb of saying begins; 0 where the word is none."""
        verb, at = match["verb"], match.end()
        if verb in _AUXILIARIES:
            part = _PARTICIPLE.match(self.folded, at, high)
            return part.end() if part and part["part"] in words_of("participles") else 0
        helpers = load("statements")["helpers"].get(verb)
        if helpers is not None:
            follows = re.match(
                rf" ?(?:{'|'.join(helpers)})\b" if helpers else "", self.folded[at:high]
            )
            if follows:
                return at + follows.end()
        if verb in saying_forms():
            return at
        return at if self._unheard(match, high) else 0

    def _unheard(self, match: re.Match[str], high: int) -> bool:
        """A verb no list knows, a person right after it: «ronchonne Paul Roux»."""
        verb = match["verb"]
        person = (
            self.speakers.at(match.end(), high)
            if len(verb) > 3 and verb.endswith(("e", "t", "d"))
            else None
        )  # noqa: PLR2004
        follows = self.folded[match.end() : match.end() + 1] == " "
        return (
            bool(person)
            and follows
            and self.text[match.end() + 1 : match.end() + 2].isupper()
        )

    def _subject_after(self, match: re.Match[str], at: int, high: int) -> Name | None:
        turned = (match["turned"] or "").rsplit("-", 1)[-1]
        if turned in {"il", "elle"}:
            return self.speakers.pronoun(match.start(), female=turned == "elle")
        if turned == "on":
            return self._whereabouts(at, high)
        return self.speakers.near(at, high)

    def _whereabouts(self, at: int, high: int) -> Name | None:
        """«dit-on à l'ANR», «fait-on valoir dans l'entourage du ministre»."""
        where = re.compile(
            r"[^.;:«»]{0,30}?\b(?:dans|a|au|chez|du cote d[eu]|cote) "
        ).match(self.folded, at, high)
        return self.speakers.at(where.end(), high) if where else None

    def _nominal(self, end: int, place: _Place) -> Name | None:
        """««…» Paul Roux, président du club»: a name right after words that stand alone."""
        gap = _NAMED_AFTER.match(self.folded, end)
        start = gap.end() if gap else end
        people = [p for p in self.speakers.people if start <= p.start <= start + 5]
        if not people or place.lower:
            return None
        after = self.folded[people[0].end : people[0].end + 1]
        return (
            people[0].name
            if after in {",", ".", ")", "", "\n", " "} and self._stops(people[0].end)
            else None
        )

    def _stops(self, end: int) -> bool:
        return bool(re.match(r"\s*(?:[,.)(\n]|-|$)", self.folded[end : end + 3] or ""))

    def _before(self, place: _Place) -> Name | None:
        low, opening = place.low, place.quote.opening
        prefix = self.folded[low:opening]
        if not prefix.strip(" *-–—•("):
            return None
        leads = list(_LEADS.finditer(prefix))
        if leads and (name := self.speakers.at(low + leads[-1].end(), opening)):
            return name if self._says(place) else None
        colon = prefix.rstrip().endswith(":")
        if not (colon or self._spoken(prefix)) and not self._fragment(place):
            return None
        if not self._says(place):
            return None
        return self.speakers.subject(low, opening) or (
            self._going_on(place)
            if colon or self._spoken(prefix) or self._fragment(place)
            else None
        )

    @staticmethod
    def _says(place: _Place) -> bool:
        """Whether the words are enough to say something, and no name."""
        if place.words >= _SAYING_WORDS or place.verbal:
            return not (place.named and not place.verbal)
        return False

    @staticmethod
    def _fragment(place: _Place) -> bool:
        """Words that go on with the sentence around them."""
        return place.lower and place.words >= _SAYING_WORDS and not place.named

    @staticmethod
    def _spoken(prefix: str) -> bool:
        words = re.findall(r"[a-z]+", prefix)[-14:]
        return any(w in saying_forms() or w in words_of("participles") for w in words)

    def _inside(self, place: _Place) -> Name | None:
        """«Nous avons gagné, se réjouit Anne Rey, et bien gagné.»"""
        start, end = place.quote.start, place.quote.end
        for comma in re.finditer(r", ", self.folded[start:end]):
            match = _AFTER.match(self.folded, start + comma.start(), end)
            if match and match["verb"] in saying_forms() and not match["turned"]:
                people = [
                    p
                    for p in self.speakers.people
                    if match.end() <= p.start < match.end() + 60
                ]
                if (
                    people
                    and people[0].end <= end
                    and "," in self.folded[people[0].end : end]
                ):
                    return people[0].name
        return None

    def _context(self, place: _Place) -> tuple[Name, str, float] | None:
        """Words that stand alone: whoever spoke, or was spoken of, last."""
        enough = place.verbal or place.words > _SAYING_WORDS
        if place.kind in {BlockKind.HEADING, BlockKind.TITLE} or not enough:
            return None
        if place.lower and place.words < _LONG:
            return None
        if place.named and not place.verbal:
            return None
        name = self._going_on(place)
        return (name, "context", 0.75) if name else None

    def _going_on(self, place: _Place) -> Name | None:
        block = self.blocks[place.quote.block]
        people = [
            p
            for p in self.speakers.people
            if block.start <= p.start < place.quote.opening
        ]
        if people:
            return people[-1].name
        return self.speakers.still(place.quote.opening) or self.speakers.pronoun(
            place.quote.opening, female=None
        )


def utterances(analysis: Analysis, speakers: Speakers) -> list[Statement]:
    """Quoted words with who says them, and the answers of an interview, in text order."""
    said = answers(analysis, speakers.people)
    found = [
        _statement(analysis, quote.start, quote.end, name, rule, confidence)
        for quote, name, rule, confidence in _Reader(analysis, speakers, said).all()
    ]
    found += [
        _statement(analysis, a.start, a.end, a.speaker, a.rule, 0.9) for a in said
    ]
    return _distinct(found)


def _statement(
    analysis: Analysis,
    start: int,
    end: int,
    speaker: Name,
    rule: str,
    confidence: float,
) -> Statement:
    return Statement(
        quote=squeezed(analysis.text[start:end]),
        speaker=speaker,
        evidence=(analysis.evidence(start, end),),
        rule=f"statements.{rule}",
        confidence=confidence,
    )


def _distinct(found: list[Statement]) -> list[Statement]:
    """Without those repeated in a longer one: a headline quotes what the text quotes."""
    folded = [re.sub(r"\W+", " ", plain(s.quote)).strip() for s in found]
    kept = []
    for index, statement in enumerate(found):
        repeated = any(
            folded[index] in other and (len(other) > len(folded[index]) or i < index)
            for i, other in enumerate(folded)
            if i != index
        )
        if not repeated:
            kept.append(statement)
    return sorted(kept, key=lambda s: s.evidence[0].start)
