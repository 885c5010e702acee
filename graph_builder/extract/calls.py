"""Which call a sentence speaks of, also where it is named as a programme or a prize."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property

from graph_builder.extract.call_names import may_name
from graph_builder.extract.call_owners import opening, owner
from graph_builder.extract.domain import is_funder
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.extract.reading import Reading
from graph_builder.extract.sentences import Sentence
from graph_builder.extract.stretches import inside
from graph_builder.model import BlockKind, Kind, Name

_NAMED_SO = {Kind.PROGRAMME, Kind.PHRASE, Kind.PROJECT, Kind.ORGANISATION}
_HEADINGS = {BlockKind.HEADING, BlockKind.TITLE}
_CALL_HEADING = re.compile(
    r"(?:appel|ami|aap|concours|prix|label|fonds)\b[^:;.]{4,70}$"
)
_LAUREATE = re.compile(r"\b(?:laureat|candidat|finaliste)e?s?, $")
_RESULTS = re.compile(
    r"([^:,]{3,60}?)(?:, (?:edition|vague|saison|session) [^:,]{1,12})? ?[:,-] "
    r"(?:l[ae]s? |nos |des |\d+ |[a-z]+ ){0,3}?(?:laureate?s?|resultats|palmares|recales|finalistes"
    r"|(?:projets|dossiers|candidats|equipes|[a-z]{4,}s) (?:retenu|finance|selectionne|ecarte|laureat)e?s)"
)
_NUMBERED = re.compile(r"^\s*(?:\d+|[IVX]+)[.)] ")
_JOINED = re.compile(r"[A-Z][\w-]*/$")
_WAVE = re.compile(
    r"\b(?:cette|la|sa|leur|ladite) ((?:[a-z]+ieme |premiere |seconde |derniere |nouvelle )?"
    r"(?:vague|edition|session|saison|releve|cuvee|promotion|generation))\b"
)
_ORDER = re.compile(
    r"(?:l[ae] |pour l[ae] )(premiere?|seconde?|deuxieme|troisieme|derniere?)(?:,| [a-z]*(?:a|e|i|t|ont)\b(?! [a-z]*(?:vague|edition)))"
)
_OF_FUNDER = re.compile(r"\bappels? [a-z ]{0,40}(?:de l'|de la |du |des )$")
_BEFORE = 45
_WORDS = 5


@cache
def _scheme(group: str) -> re.Pattern[str]:
    words = load("counts")[group]
    return re.compile(
        rf"\b(?:{words})s?(?: [a-z0-9-]+){{0,2}}(?:, ?)? ?(?:de la |de l'|du |des |de |d'|l'|la |le )?[«\" ]*$"
        rf"|\b(?:appels?|ami|aap)\b[^,;.()]{{0,40}}\($"
    )


@dataclass
class CallFinder:
    """Finds the call of a sentence; remembers the one last spoken of."""

    reading: Reading
    _named: list[Mention] = field(default_factory=list)
    _last: tuple[Name, int, int] | None = None

    def __post_init__(self) -> None:
        mentions, holders = self.reading.analysis.mentions, self.reading.context.holders
        self._named = [
            m
            for m in mentions
            if m.name and m.start not in holders and self._is_call(m)
        ]

    def _is_call(self, mention: Mention) -> bool:
        """A call by its kind, or what stands after «vague de», «palmarès de»."""
        kind = mention.name.kind if mention.name else None
        folded = self.reading.analysis.folded
        before = folded[max(0, mention.start - _BEFORE) : mention.start]
        if kind is Kind.CALL:
            return not _LAUREATE.search(before)
        if kind not in _NAMED_SO or not may_name(mention, before):
            return False
        funder = kind is Kind.ORGANISATION and is_funder(mention)
        if funder and _OF_FUNDER.search(before):
            return False
        if _scheme("schemes").search(before):
            return kind is not Kind.PROJECT or "," not in before[-20:]
        if kind in {Kind.PROJECT, Kind.ORGANISATION}:
            return False
        heads = mention.head in {"fonds", "prix", "concours"}
        said = _scheme("programmes").search(before)
        return bool(heads or (said and "," not in said[0]))

    def _name(self, mention: Mention) -> Name | None:
        """The name of a call; its words where they mean an organisation elsewhere.

        In «IdEx/I-Site» the two are one call.
        """
        text = self.reading.analysis.text
        joined = _JOINED.search(text, max(0, mention.start - _BEFORE), mention.start)
        if joined:
            return Name(text[joined.start() : mention.end], Kind.CALL)
        if mention.name and mention.name.kind is Kind.ORGANISATION:
            return Name(mention.text, Kind.CALL)
        return mention.name

    def _in(self, start: int, end: int) -> list[Mention]:
        return list(inside(self._named, start, end))

    def of(self, position: int, sentence: Sentence) -> tuple[Name | None, bool]:
        """The call a count at a position belongs to, and whether its sentence names it."""
        inside = self._in(sentence.start, sentence.end)
        if inside:
            near = min(
                inside, key=lambda m: (_rank(m), abs(m.start - position), m.start)
            )
            name = self._counted(position, sentence) or self._name(near)
            return self._remember(name, sentence), True
        name = self._around(position, sentence)
        return (self._remember(name, sentence) if name else None), False

    def _counted(self, position: int, sentence: Sentence) -> Name | None:
        """The call whose name is the noun counted: «quatre bioclusters»."""
        folded = self.reading.analysis.folded[position : sentence.end]
        for mention in self._named:
            name = plain(mention.text)
            if mention.name and re.match(
                rf"\S+(?: [a-z]+)? {re.escape(name)}\b", folded
            ):
                return mention.name
        return None

    def _remember(self, name: Name | None, sentence: Sentence) -> Name | None:
        if name:
            self._last = name, sentence.block, sentence.end
        return name

    def _around(self, position: int, sentence: Sentence) -> Name | None:
        """The call last spoken of in this block, else that of its wave, section or text."""
        blocks = self.reading.analysis.document.blocks
        block = blocks[sentence.block]
        told = (
            self._by_order(sentence)
            or self._below(sentence.block)
            or opening(self.reading, self._named, sentence)
        )
        if told:
            return told
        since = self._last[2] if self._last else -1
        before = self._in(max(block.start, since), position)
        if before and not self._within_last(before[-1]):
            return self._name(before[-1])
        if self._last and self._last[1] == sentence.block:
            return self._last[0]
        told = self._of_wave(sentence) or owner(self.reading, block.start, sentence)
        told = told or self._of_project(block.start, sentence)
        above = told or self._section(sentence.block)
        after = self._in(position, block.end)
        if above or after:
            return above or self._name(after[0])
        return self._elsewhere(sentence.block)

    def _below(self, heading: int) -> Name | None:
        """The call that the first paragraph under a heading (no title) tells of."""
        blocks = self.reading.analysis.document.blocks
        if blocks[heading].kind is not BlockKind.HEADING or heading + 1 >= len(blocks):
            return None
        below = blocks[heading + 1]
        named = self._in(below.start, below.end)
        return self._name(named[0]) if named else None

    def _by_order(self, sentence: Sentence) -> Name | None:
        """«Le premier a reçu 33 dossiers»: of the calls that the sentence before names."""
        folded = self.reading.analysis.folded
        said = _ORDER.match(folded, sentence.start)
        block = self.reading.analysis.document.blocks[sentence.block]
        before = self._in(block.start, sentence.start) if said else []
        names = list(dict.fromkeys(m.name for m in before))
        if said is None or len(names) < 2:  # noqa: PLR2004 # one call has no order
            return None
        place = {"premi": 0, "secon": 1, "deuxi": 1, "derni": -1, "trois": 2}[
            said[1][:5]
        ]
        return names[place] if place < len(names) else None

    def _within_last(self, mention: Mention) -> bool:
        """Whether a name is but a part of the one last counted: «ERC», «ERC Starting»."""
        last = plain(self._last[0].label).split() if self._last else []
        return bool(last) and set(plain(mention.text).split()) <= set(last)

    def _elsewhere(self, block: int) -> Name | None:
        """The call last counted, or that of the document; none of another section's."""
        section = self.reading.context.section_of
        if self._last and section(self._last[1]) == section(block):
            return self._last[0]
        names = {m.name for m in self._named if m.name and m.name.kind is Kind.CALL}
        last = self._last[0] if self._last else None
        if not self._named:
            title = self.reading.analysis.document.title
            return last or self._main() or self._titled(title)
        return (last or self._main()) if len(names) <= 1 else self._main_named()

    def _of_wave(self, sentence: Sentence) -> Name | None:
        """«cette première vague»: the call of which that wave was told."""
        folded = self.reading.analysis.folded
        said = _WAVE.search(folded, sentence.start, sentence.end)
        if said is None:
            return None
        for mention in reversed(self._in(0, sentence.start)):
            near = folded[max(0, mention.start - _BEFORE) : mention.end + _BEFORE]
            if said[1] in near:
                return self._name(mention)
        return None

    def _of_project(self, start: int, sentence: Sentence) -> Name | None:
        """The call in which the project last named in a block was told of."""
        within = self.reading.analysis.within(start, sentence.end)
        projects = [m.name for m in within if m.name and m.name.kind is Kind.PROJECT]
        return self._calls_of_projects.get(projects[-1]) if projects else None

    @cached_property
    def _calls_of_projects(self) -> dict[Name, Name]:
        """For each project the only call of the first sentence that names one with it."""
        found: dict[Name, Name] = {}
        for sentence in self.reading.analysis.sentences:
            calls = self._in(sentence.start, sentence.end)
            name = self._name(calls[0]) if len({c.name for c in calls}) == 1 else None
            for mention in self.reading.analysis.within(sentence.start, sentence.end):
                if name and mention.name and mention.name.kind is Kind.PROJECT:
                    found.setdefault(mention.name, name)
        return found

    def _section(self, index: int) -> Name | None:
        """The call of the blocks above, up to the heading; a heading may be its name."""
        blocks = self.reading.analysis.document.blocks
        for above in range(index - 1, -1, -1):
            block = blocks[above]
            named = self._in(block.start, block.end)
            if named:
                return self._name(named[0 if block.kind in _HEADINGS else -1])
            if block.kind in _HEADINGS:
                return self._headed(above)
        return None

    def _headed(self, heading: int) -> Name | None:
        """The call that a heading names, or one that it stands under, but for the title."""
        text, blocks = self.reading.analysis.text, self.reading.analysis.document.blocks
        while heading > 0:
            block = blocks[heading]
            named = self._in(block.start, block.end)
            name = self._name(named[0]) if named else None
            name = name or self._titled(
                _NUMBERED.sub("", text[block.start : block.end]).strip()
            )
            if name:
                return name
            heading = self.reading.context.section_of(heading)
        return None

    def _titled(self, words: str) -> Name | None:
        """A heading that names a call, by its first word or as the title lists it."""
        said = _RESULTS.match(plain(words))
        if said and len(said[1].split()) <= _WORDS:
            return Name(words[: said.end(1)].strip(" «»"), Kind.CALL)
        title = self.reading.analysis.document.title
        listed = words in title and "," in title and "appel" in plain(title)
        short = len(words.split()) <= _WORDS
        if _CALL_HEADING.match(plain(words)) or (listed and short):
            return Name(words, Kind.CALL)
        return None

    def _main_named(self) -> Name | None:
        """The call that the title names, as it was last told."""
        title = self._in(0, self.reading.analysis.document.blocks[0].end)
        if self._last and any(self._within_last(mention) for mention in title):
            return self._last[0]
        return self._name(title[0]) if title else None

    def _main(self) -> Name | None:
        name = self.reading.context.main(Kind.CALL)
        known = [m.name for m in self._named if m.name and m.name.kind is Kind.CALL]
        schemes = {m.name for m in self._named}
        only = self._named[0].name if len(schemes) == 1 else None
        return name or (known[0] if known else only)


def _rank(mention: Mention) -> int:
    """Known calls first, then what has a capital letter."""
    if mention.name and mention.name.kind is Kind.CALL:
        return 0
    return 1 if mention.text != mention.text.lower() else 2
