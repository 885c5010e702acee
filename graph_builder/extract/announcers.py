"""Who announces: the subject of a verb of making public, before it, after it, after «par»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from graph_builder.extract.announcing import ADVERB, Telling
from graph_builder.extract.french.offices import Office
from graph_builder.extract.french.text import plain
from graph_builder.extract.mention import Mention
from graph_builder.extract.office_cells import squeezed
from graph_builder.extract.reading import Reading
from graph_builder.extract.sentences import Sentence
from graph_builder.model import Kind, Name

_AGENTS = {Kind.PERSON, Kind.ORGANISATION, Kind.BODY, Kind.PHRASE}
_TOPICS = {Kind.ORGANISATION, Kind.BODY, Kind.PHRASE, Kind.PROJECT}
_SUBJECT_OPENING = re.compile(
    r"(?:[^.;:]*, )?(?:l[ae] |l'|une? |notre |la jeune )(?:(?!(?:d[eu]s?|par|pour|avec|a|aux?) )[a-z-]+ ){1,2}$"
)
_COMMON = re.compile(
    r"(?:[^.;:]*, )?(?:l[ae] |l')(?:jeune )?(?P<noun>ministere|agence|region|universite|etablissement"
    r"|biotech|medtech|entreprise|societe|start-up|jeune pousse|groupe|club|association|fondation"
    r"|metropole|ville|departement|collectivite|organisme|institut|rectorat|prefecture|ecole"
    r"|fabricant|industriel|(?P<assembly>commission|conseil|assemblee|comite|college|bureau|jury))\b[^,;:]{0,70}(?:,[^,;:]{1,40},)?$"
)
_INVERTED = re.compile(r"(?:\bque|\bqu'|\bcomme|\bcomme l'|\bcomme le|\bce que)$")
_QUI = re.compile(r",? qui (?:les? |la |l'|en )?$")
_IT_IS = re.compile(r"\b(?:c'est|ce sont) [^,;:]{0,80}$")
_WHICH = re.compile(r"[^,] qui (?:les? |la |l'|en |y )?$")
_INNER = re.compile(r", (?:dont |ou |que |qu')(?=[^,;:]{0,60}$)")
_TITLE_END = re.compile(r",| (?:preside|reuni|qui )|$")
_BETWEEN = re.compile(rf" (?:{ADVERB},? |le |ce |cette |conjointement,? )*")
_ARTICLE = re.compile(r"(?:l[ae]s? |l'|m\. |mme )?")
_LAST_ARTICLE = re.compile(r"\b(?:le|la|l') ?$")
_JOINT = re.compile(
    r"(?: ?\([^()]*\))?(?:,[^,.;]{1,90})?(?:,? et|, ainsi que|,? avec|,)(?: le| la| les| par)? ?"
)
_BY = (re.compile(r"[^.;:]{0,90}?\bpar "), re.compile(r"[^.;:]{0,90}?\bentre "))
_OTHER_VERB = re.compile(r"\bet\b|é(?:e|s|es)?\b")
_WITH = re.compile(r"(?: [^,.;:]{0,25})? (?:avec|aux cotes de) ")
_BESIDE = re.compile(
    r", (?:en compagnie d|aux cotes d|accompagnee?s? d|entouree?s? d|flanquee?s? d)(?:e |u |')(?=[a-z])"
)
_CLAUSE = re.compile(r"[;:] | : |, (?:mais|puis|alors que|tandis que) | - ")
_PLURAL = re.compile(r"(?:ont|nnent de|nnent d'|nt)\b")
_DETERMINER = re.compile(r"(?:\b(?:l[ae]s?|m\.|mme|monsieur|madame|son|sa) |\bl')$")
_GOVERNED = re.compile(r"\b(?:de|d'|du|par|avec|chez|a|pour|contre|entre|selon)$")
_FREE_AFTER = (",", " et", " que", "qu'", ")", "-", "–")
_HELD = {"le", "la", "l'", "son", "sa"}


class Announcers:
    """Reads who announces, from the clauses of one document."""

    def __init__(self, reading: Reading) -> None:
        self.analysis, self.folded = reading.analysis, reading.analysis.folded
        self.speakers = reading.speakers
        self.offices = {o.begin: o for o in reading.links.offices}
        self.begins = sorted(self.offices)
        self.holders = {h.office.start: h for h in reading.holdings if h.office}
        self.dates = {d.start: d.end for d in reading.analysis.dates}

    def of(self, told: Telling, sentence: Sentence) -> list[Name]:
        """Who announces by a verb; [] where nobody is named."""
        if told.passive:
            return self._by(told, sentence)
        if self._turned(told, sentence):
            return self._chain(self._start_after(told.end), sentence.end)
        if (relative := _QUI.search(self.folded, sentence.start, told.start)) and (
            name := self._ending_at(relative.start(), sentence.start)
        ):
            return [name]
        which = _WHICH.search(self.folded, sentence.start, told.start)
        if which and not self._cleft(which.start(), sentence.start):
            return []  # «la convention qui lance le chantier»
        subjects = self._subjects(told, sentence) or self._meant(told, sentence)
        return subjects + self._with(told, sentence) if subjects else []

    # --- after the verb ------------------------------------------------------------------

    def _by(self, told: Telling, sentence: Sentence) -> list[Name]:
        for link in _BY:
            par = link.match(self.folded, told.end, sentence.end)
            if par and not _OTHER_VERB.search(self.analysis.text[told.end : par.end()]):
                return self._chain(par.end(), sentence.end)
        return []

    def _turned(self, told: Telling, sentence: Sentence) -> bool:
        """«…, a annoncé mardi la ministre»: the subject after the verb."""
        before = self.folded[sentence.start : told.start].rstrip()
        if not before.endswith((",", "»", '"')) and not _INVERTED.search(before):
            return False
        return self._agent_at(self._start_after(told.end)) is not None

    def _start_after(self, position: int) -> int:
        """Past the adverbs and dates that stand between a verb and its subject."""
        while (
            skip := _BETWEEN.match(self.folded, position)
        ) and skip.end() in self.dates:
            position = self.dates[skip.end()]
        return position + self.folded.startswith(" ", position)

    def _agent_at(self, position: int) -> tuple[Name, int] | None:
        """Who is named right at a position, and where the naming ends."""
        if position in self.offices:
            return self._office(self.offices[position])
        article = _ARTICLE.match(self.folded, position)
        at = article.end() if article else position
        found = self.analysis.within(at, at + 1)
        if found and found[0].name and found[0].name.kind in _AGENTS:
            return found[0].name, found[0].end
        return None

    def _office(self, office: Office) -> tuple[Name, int] | None:
        """The holder of an office, or the office itself where nobody is named."""
        if office.plural:
            return None
        if office.start in self.holders:
            held = self.holders[office.start]
            return held.person, max(held.end, office.end)
        if office.det not in _HELD:
            return None
        label = squeezed(self.analysis.text[office.kept : office.end])
        return self.speakers.known(office) or Name(label, Kind.PERSON), office.end

    def _chain(self, position: int, limit: int) -> list[Name]:
        """The agents coordinated from a position on."""
        found: list[Name] = []
        while position < limit and (agent := self._agent_at(position)):
            found.append(agent[0])
            joint = _JOINT.match(self.folded, agent[1], limit)
            if not joint:
                break
            position = joint.end()
            article = _LAST_ARTICLE.search(self.folded, agent[1], position)
            if article and article.start() in self.offices:
                position = article.start()
        return found

    def _with(self, told: Telling, sentence: Sentence) -> list[Name]:
        """«annonce avec …»: who announces besides."""
        avec = _WITH.match(self.folded, told.end, sentence.end)
        avec = avec or _BESIDE.search(self.folded, told.end, sentence.end)
        at = avec.end() if avec else -1
        contracted = at - len("du ") in self.offices  # «en compagnie du préfet»
        agent = self._agent_at(at - len("du ") if contracted else at) if avec else None
        return [agent[0]] if agent else []

    # --- before the verb -----------------------------------------------------------------

    def _subjects(self, told: Telling, sentence: Sentence) -> list[Name]:
        """Agents free of a preposition between the start of the clause and the verb."""
        inner = _INNER.search(self.folded, sentence.start, told.start)
        found = list(self._free(inner.end(), told.start)) if inner else []
        low = self._clause(sentence.start, told.start)
        found = found or list(self._free(low, told.start))
        names = list(dict.fromkeys(found))
        if _PLURAL.search(self.folded, told.start, told.end):
            return names
        return [n for n in names if n.kind is Kind.PERSON][:1] or names[:1]

    def _cleft(self, position: int, low: int) -> bool:
        """Whether «C'est» opens the clause: «C'est Anne Rey qui l'a annoncé»."""
        return _IT_IS.search(self.folded, low, position) is not None

    def _ending_at(self, position: int, low: int) -> Name | None:
        """The organisation named right before a relative clause."""
        near = [
            m
            for m in self.analysis.within(low, position)
            if m.name and m.name.kind is Kind.ORGANISATION
        ]
        end = (
            self.folded.rfind("(", low, position)
            if self.folded[position - 1] == ")"
            else position
        )
        return next((m.name for m in near if m.end in {position, end - 1}), None)

    def _clause(self, low: int, high: int) -> int:
        cuts = [m.end() for m in _CLAUSE.finditer(self.folded[low:high])]
        return low + cuts[-1] if cuts else low

    def _free(self, low: int, high: int) -> Iterator[Name]:
        for mention in self.analysis.within(low, high):
            if mention.name and self._subject_like(low, mention):
                yield mention.name
        first, last = bisect_left(self.begins, low), bisect_left(self.begins, high)
        for begin in self.begins[first:last]:
            office = self.offices[begin]
            stands_first = self.folded[low:begin].rstrip()[-1:] in {"", ","}
            apart = stands_first and not self._named_beside(office)
            if apart and (agent := self._office(office)):
                yield agent[0]

    def _named_beside(self, office: Office) -> bool:
        held = self.holders.get(office.start)
        return held is not None and held.rule != "roles.described"

    def _subject_like(self, low: int, mention: Mention) -> bool:
        """Whether a mention is governed by nothing: it opens the clause, follows «,» or «et»."""
        kind = mention.name.kind if mention.name else None
        if kind not in _AGENTS:
            return False
        before = self.folded[low : mention.start]
        if _SUBJECT_OPENING.fullmatch(before):
            return True
        before = _DETERMINER.sub("", before).rstrip(' «"*')
        if before.count("(") > before.count(")"):
            return False
        if not before:
            return True
        if before.endswith(_FREE_AFTER):
            return kind is not Kind.PHRASE
        return kind is Kind.PERSON and not _GOVERNED.search(before)

    def _meant(self, told: Telling, sentence: Sentence) -> list[Name]:
        """«La biotech de Nancy a annoncé…», «le ministère a publié…»: a body by its noun."""
        low = self._clause(sentence.start, told.start)
        opening = _COMMON.match(self.folded[low : told.start].rstrip())
        if not opening:
            return []
        same = self._headed(opening["noun"])
        start, end = opening.span("noun")
        if opening["assembly"]:  # «la commission permanente de la Région»
            cut = _TITLE_END.search(opening[0], start)
            end = cut.start() if cut else end
            whole = squeezed(self.analysis.text[low + start : low + end])
            return [Name(whole, Kind.ORGANISATION)]
        noun = self.analysis.text[low + start : low + end]
        return same or self._topic(sentence) or [Name(noun, Kind.ORGANISATION)]

    def _headed(self, noun: str) -> list[Name]:
        """The one organisation of the text whose name a noun begins."""
        named = dict.fromkeys(
            m.name
            for m in self.analysis.mentions
            if m.name
            and m.name.kind is Kind.ORGANISATION
            and plain(m.name.label).startswith(f"{noun} ")
        )
        return list(named) if len(named) == 1 else []

    def _topic(self, sentence: Sentence) -> list[Name]:
        """What the sentence before is about."""
        earlier: Sequence[Sentence] = [
            s
            for s in self.analysis.sentences
            if s.block == sentence.block and s.end <= sentence.start
        ]
        if not earlier:
            return []
        near = self.analysis.within(earlier[-1].start, earlier[-1].end)
        return [m.name for m in near if m.name and m.name.kind in _TOPICS][:1]
