"""Who made public what the text reports, when and around which event; table `announcements`."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph_builder.extract.announced import announced_event, day_of
from graph_builder.extract.french.offices import Office
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.extract.office_cells import squeezed
from graph_builder.extract.quotes import find_quotes
from graph_builder.extract.reading import Reading
from graph_builder.extract.sentences import Sentence
from graph_builder.extract.speakers import Speakers
from graph_builder.model import Announcement, BlockKind, Factuality, Kind, Name

_AGENTS = {Kind.PERSON, Kind.ORGANISATION, Kind.BODY, Kind.PHRASE}
_ADVERB = r"(?:\w+ment|aussi|egalement|ensuite|enfin|donc|hier|ce matin|ce jour|a son tour|en outre|par ailleurs|ainsi|deja|elle-meme|lui-meme)"
_AUX = rf"(?:\b(?:l'|en |les |y |lui |nous )*(?:a|ont|vient d'|viennent d'|vient de|viennent de)(?: {_ADVERB},?)* ?)"
_REACH = 130  # characters after a verb in which its object stands
_NOUN_BEFORE = re.compile(r"(?:\bl'|\bd'|\b(?:une?|la|cette|son|sa|leur|des|les|ces|de|du|en|par|et) )$")
_NEGATED = re.compile(r"\b(?:n'|ne )[^.;]{0,30}$")
_JOINT = re.compile(r"(?:,|,? et|,? ainsi que|,? avec)(?: (?:l[ae]s?|l'|son|sa|leur|du|de la))? ?(?:l')?$")


@dataclass(frozen=True, slots=True)
class _Hit:
    """A verb of making public: its span, its stem or "", whether it is in the past, passive."""

    start: int
    verb: int
    end: int
    stem: str
    past: bool
    passive: bool


@cache
def _pattern() -> re.Pattern[str]:
    data = load("announcements")
    stems = "|".join(sorted(data["verbs"], key=len, reverse=True))
    turns, now = "|".join(data["turns"]["participles"]), "|".join(data["turns"]["presents"])
    return re.compile(
        rf"(?P<aux>{_AUX})?\b(?:(?P<turn>{turns})\b|(?P<stem>{stems})(?P<form>ent|e|ees?|es|era|it)\b|(?P<now>{now})\b)"
    )


@cache
def _objects(name: str) -> re.Pattern[str]:
    words = "|".join(load("announcements")["objects"][name].split())
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")


def _hits(reading: Reading) -> Iterator[_Hit]:
    text, folded = reading.analysis.text, reading.analysis.folded
    for match in _pattern().finditer(folded):
        raw = text[match.start("stem") : match.end()].rstrip("se") if match["stem"] else ""
        participle = raw.endswith("é") or bool(match["turn"])
        if match["form"] in {"era", "it"} or _NEGATED.search(folded, max(0, match.start() - 40), match.start()):
            continue
        verb = match.start("stem") if match["stem"] else match.start("turn") if match["turn"] else match.start("now")
        if participle:
            before = folded[max(0, match.start() - 8) : verb]
            passive = not match["aux"] or bool(re.search(r"\bete $", before))
            yield _Hit(match.start(), verb, match.end(), match["stem"] or "", past=True, passive=passive)
        elif not match["aux"] and not _NOUN_BEFORE.search(folded, max(0, verb - 7), verb):
            yield _Hit(verb, verb, match.end(), match["stem"] or "", past=False, passive=False)


class _Announcers:
    """Reads who announces, from the clause of a verb."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.analysis = reading, reading.analysis
        self.folded = self.analysis.folded
        self.speakers: Speakers = reading.speakers
        self.offices = {o.begin: o for o in reading.links.offices}
        beside = (h for h in reading.holdings if h.rule != "roles.described")
        self.linked = {h.office.start for h in beside if h.office}
        self.begins = sorted(self.offices)

    def of(self, hit: _Hit, sentence: Sentence) -> list[Name]:
        """Who announces by a verb; [] where nobody is named."""
        if hit.passive:
            return self._by(hit, sentence)
        if self._turned(hit, sentence):
            return self._chain(self._start_after(hit.end), sentence.end)
        subjects = self._subjects(hit, sentence) or self._meant(hit, sentence)
        return subjects + self._with(hit, sentence) if subjects else []

    def _turned(self, hit: _Hit, sentence: Sentence) -> bool:
        """«…, a annoncé mardi la ministre»: the subject after the verb."""
        if not self.folded[sentence.start : hit.start].rstrip().endswith((",", "»", '"')):
            return False
        start = self._start_after(hit.end)
        return bool(self._agent_at(start))

    def _start_after(self, position: int) -> int:
        """Past adverbs and dates that stand between a verb and its subject."""
        dates = {d.start: d.end for d in self.analysis.dates}
        while True:
            skip = re.compile(rf" (?:{_ADVERB},? |le |ce |cette |conjointement,? )*").match(self.folded, position)
            after = skip.end() if skip else position
            if after in dates:
                position = dates[after]
                continue
            article = re.compile(r" ").match(self.folded, position)
            return article.end() if article else position

    def _agent_at(self, position: int) -> tuple[Name, int] | None:
        """Who is named right at a position, and where the naming ends."""
        if position in self.offices:
            return self._office(self.offices[position])
        det = re.compile(r"(?:l[ae]s? |l'|m\. |mme )?").match(self.folded, position)
        at = det.end() if det else position
        found = self.analysis.within(at, at + 1)
        if found and found[0].name and found[0].name.kind in _AGENTS:
            return found[0].name, found[0].end
        return None

    def _office(self, office: Office) -> tuple[Name, int] | None:
        """The holder of an office, or the office itself where nobody is named."""
        if office.plural:
            return None
        for holding in self.reading.holdings:
            if holding.office and holding.office.start == office.start:
                return holding.person, max(holding.end, office.end)
        if office.det not in {"le", "la", "l'", "son", "sa"}:
            return None
        known = self.speakers.known(office)
        label = squeezed(self.analysis.text[office.kept : office.end])
        return known or Name(label, Kind.PERSON), office.end

    def _chain(self, position: int, limit: int) -> list[Name]:
        """The agents coordinated from a position on."""
        found: list[Name] = []
        while position < limit and (agent := self._agent_at(position)):
            found.append(agent[0])
            joint = re.compile(r"(?: ?\([^()]*\))?(?:,[^,.;]{1,90})?(?:,? et|, ainsi que|,? avec|,)(?: le| la| les| par)? ?").match(
                self.folded, agent[1], limit
            )
            if not joint:
                break
            position = joint.end()
            articles = re.compile(r"\b(?:le|la|l') ?$").search(self.folded, agent[1], position)
            position = articles.start() if articles and articles.start() in self.offices else position
        return found

    def _by(self, hit: _Hit, sentence: Sentence) -> list[Name]:
        for link in (r"[^.;:]{0,90}?\bpar ", r"[^.;:]{0,40}?\bentre "):
            par = re.compile(link).match(self.folded, hit.end, sentence.end)
            between = self.analysis.text[hit.end : par.end()] if par else ""
            if par and not re.search(r"\bet\b|é(?:e|s|es)?\b", between):
                return self._chain(par.end(), sentence.end)
        return []

    def _subjects(self, hit: _Hit, sentence: Sentence) -> list[Name]:
        """Agents free of a preposition between the start of the clause and the verb."""
        low = self._clause(sentence.start, hit.start)
        found: list[tuple[int, Name]] = []
        position = low
        for start, name in self._free(low, hit.start):
            if start >= position:
                found.append((start, name))
        plural = bool(re.search(r"(?:ont|nnent de|nnent d'|nt)\b", self.folded[hit.start : hit.end]))
        names = list(dict.fromkeys(name for _, name in found))
        if plural:
            return names
        return self._single(found)

    def _meant(self, hit: _Hit, sentence: Sentence) -> list[Name]:
        """«La biotech de Nancy a annoncé…»: what the sentence before is about."""
        nouns = "|".join(load("reference")["nouns"]["organisation"])
        opening = re.compile(rf"(?:l[ae] |l')(?:jeune )?(?:{nouns})\b[^,;:]{{0,60}}$")
        if not opening.match(self.folded[sentence.start : hit.start].rstrip()):
            return []
        earlier = [s for s in self.analysis.sentences if s.block == sentence.block and s.end <= sentence.start]
        near = self.analysis.within(earlier[-1].start, earlier[-1].end) if earlier else []
        names = [m.name for m in near if m.name and m.name.kind in {*_AGENTS, Kind.PROJECT} - {Kind.PERSON}]
        return names[:1]

    @staticmethod
    def _single(found: Sequence[tuple[int, Name]]) -> list[Name]:
        """Of several subjects of a verb in the singular: the person, else the first."""
        people = [name for _, name in found if name.kind is Kind.PERSON]
        return people[:1] or [name for _, name in found[:1]]

    def _clause(self, low: int, high: int) -> int:
        cuts = [m.end() for m in re.finditer(r"[;:] | : |, (?:mais|puis|alors que|tandis que) | - ", self.folded[low:high])]
        return low + cuts[-1] if cuts else low

    def _free(self, low: int, high: int) -> Iterator[tuple[int, Name]]:
        for mention in self.analysis.within(low, high):
            if mention.name and mention.name.kind in _AGENTS and self._subject_like(low, mention):
                yield mention.start, mention.name
        for begin in self.begins[bisect.bisect_left(self.begins, low) : bisect.bisect_left(self.begins, high)]:
            office = self.offices[begin]
            if office.start not in self.linked and self._stands_first(low, begin) and (agent := self._office(office)):
                yield begin, agent[0]

    def _stands_first(self, low: int, begin: int) -> bool:
        return self.folded[low:begin].rstrip()[-1:] in {"", ","}

    def _subject_like(self, low: int, mention: Mention) -> bool:
        """Whether nothing governs a mention: it begins a clause, or follows a comma, «et», «que»."""
        before = self.folded[low : mention.start]
        before = re.sub(r"(?:\b(?:l[ae]s?|m\.|mme|monsieur|madame|son|sa) |\bl')$", "", before).rstrip(" «\"*")
        if self._in_brackets(before):
            return False
        if not before or before.endswith((",", " et", " que", "qu'", ")", "-", "–")):
            return mention.name is not None and mention.name.kind is not Kind.PHRASE or not before
        return mention.name is not None and mention.name.kind is Kind.PERSON and not re.search(
            r"\b(?:de|d'|du|par|avec|chez|a|pour|contre|entre|selon)$", before
        )

    @staticmethod
    def _in_brackets(before: str) -> bool:
        return before.count("(") > before.count(")")

    def _with(self, hit: _Hit, sentence: Sentence) -> list[Name]:
        """«annonce avec …»: who announces besides."""
        avec = re.compile(r"(?: [^,.;:]{0,25})? (?:avec|aux cotes de) ").match(self.folded, hit.end, sentence.end)
        agent = self._agent_at(avec.end()) if avec else None
        return [agent[0]] if agent else []


def find_announcements(reading: Reading) -> list[Announcement]:
    """Who made public what the text reports, one fact for each announcer."""
    from graph_builder.extract.announced import special  # noqa: PLC0415

    announcers = _Announcers(reading)
    quotes = [(q.opening, q.closing) for q in find_quotes(reading.analysis.document)]
    said = [(e.start, e.end) for s in reading.utterances for e in s.evidence]
    found: list[Announcement] = []
    for hit in _hits(reading):
        sentence = reading.sentence_at(hit.start)
        inside = any(low <= hit.verb < high for low, high in (*quotes, *said))
        if sentence is None or inside or sentence.kind in {BlockKind.TITLE, BlockKind.HEADING}:
            continue
        if not _worth(reading, hit, sentence):
            continue
        names = announcers.of(hit, sentence)
        found += [_fact(reading, hit, sentence, name, found) for name in names]
    return _distinct(found + special(reading, found))


def _worth(reading: Reading, hit: _Hit, sentence: Sentence) -> bool:
    """Whether the clause asserts, and the verb has an object that is news."""
    if hit.passive and not _dated(reading, sentence):
        return False  # «lancé dans le cadre de…», «annoncé par la mairie pour la rentrée»
    factuality, _ = reading.modality(sentence, hit.verb, hit.end)
    if factuality is not Factuality.ASSERTED:
        return False
    wanted = load("announcements")["verbs"].get(hit.stem, "any")
    if wanted == "any":
        return True
    folded = reading.analysis.folded
    after = folded[hit.end : min(sentence.end, hit.end + _REACH)]
    before = folded[max(sentence.start, hit.start - _REACH) : hit.start]
    return bool(_objects(wanted).search(after) or _objects(wanted).search(before))


def _dated(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence names a day."""
    return any(
        sentence.start <= d.start < sentence.end and len(d.iso) in {0, 10} for d in reading.analysis.dates
    )


def _fact(
    reading: Reading, hit: _Hit, sentence: Sentence, name: Name, earlier: Sequence[Announcement]
) -> Announcement:
    return Announcement(
        announcer=name,
        date=day_of(reading, sentence, hit.verb, earlier, past=hit.past),
        event=announced_event(reading, sentence, hit.stem, hit.end),
        evidence=reading.evidence(sentence.start, sentence.end),
        rule="announcements.by" if hit.passive else "announcements.verb",
        cues=(reading.analysis.text[hit.verb : hit.end],),
        confidence=0.85,
    )


def _distinct(found: Sequence[Announcement]) -> list[Announcement]:
    """One fact for each announcer and day; the one with an event first."""
    kept: dict[tuple[str, str], Announcement] = {}
    for fact in found:
        key = (plain(fact.announcer.label), fact.date)
        if key not in kept or (fact.event and not kept[key].event):
            kept[key] = fact
    return list(kept.values())
