"""Which call a sentence speaks of, also where it is named as a programme or a prize."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from functools import cache

from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.extract.reading import Reading
from graph_builder.extract.sentences import Sentence
from graph_builder.model import BlockKind, Kind, Name

_NAMED_SO = {Kind.PROGRAMME, Kind.PHRASE, Kind.PROJECT, Kind.ORGANISATION}
_HEADINGS = {BlockKind.HEADING, BlockKind.TITLE}
_CALL_HEADING = re.compile(
    r"(?:appel|ami|aap|concours|prix|label|fonds)\b[^:;.]{4,70}$"
)
_LAUREATE = re.compile(r"\b(?:laureat|candidat|finaliste)e?s?, $")
_JOINED = re.compile(r"[A-Z][\w-]*/$")
_BEFORE = 45
_WORDS = 5


@cache
def _scheme(group: str) -> re.Pattern[str]:
    words = load("counts")[group]
    return re.compile(
        rf"\b(?:{words})s?(?: [a-z-]+){{0,2}}(?:, ?)? ?(?:de la |de l'|du |des |de |d'|l'|la |le )?[«\" ]*$"
        rf"|\b(?:appels?|ami|aap)\b[^,;.()]{{0,40}}\($"
    )


@cache
def _source() -> re.Pattern[str]:
    return re.compile(load("counts")["sources"])


@dataclass
class CallFinder:
    """Finds the call of a sentence; remembers the one last spoken of."""

    reading: Reading
    _named: list[Mention] = field(default_factory=list)
    _last: tuple[Name, int] | None = None

    def __post_init__(self) -> None:
        mentions = self.reading.analysis.mentions
        self._named = [m for m in mentions if m.name and self._is_call(m)]

    def _is_call(self, mention: Mention) -> bool:
        """A call by its kind, or what stands after «vague de», «palmarès de»."""
        kind = mention.name.kind if mention.name else None
        folded = self.reading.analysis.folded
        before = folded[max(0, mention.start - _BEFORE) : mention.start]
        if kind is Kind.CALL:
            return not _LAUREATE.search(before)
        if kind not in _NAMED_SO or mention.source == "anaphor" or mention.name is None:
            return False
        if _source().match(plain(mention.name.label)):
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
        starts = [m.start for m in self._named]
        low, high = bisect.bisect_left(starts, start), bisect.bisect_left(starts, end)
        return self._named[low:high]

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
            self._last = name, sentence.block
        return name

    def _around(self, position: int, sentence: Sentence) -> Name | None:
        """The call last counted in this block, named in it, above it, or before."""
        if self._last and self._last[1] == sentence.block:
            return self._last[0]
        blocks = self.reading.analysis.document.blocks
        block = blocks[sentence.block]
        before = self._in(block.start, position)
        if before:
            return self._name(before[-1])
        above = self._section(sentence.block)
        after = self._in(position, block.end)
        if above or after:
            return above or self._name(after[0])
        return self._last[0] if self._last else self._main()

    def _section(self, index: int) -> Name | None:
        """The call of the blocks above, up to the heading; a heading may be its name."""
        blocks = self.reading.analysis.document.blocks
        for above in range(index - 1, -1, -1):
            block = blocks[above]
            named = self._in(block.start, block.end)
            if named:
                return self._name(named[0 if block.kind in _HEADINGS else -1])
            if block.kind in _HEADINGS:
                words = self.reading.analysis.text[block.start : block.end].strip()
                return self._titled(words) if above else None
        return None

    def _titled(self, words: str) -> Name | None:
        """A heading that names a call, by its first word or as the title lists it."""
        title = self.reading.analysis.document.title
        listed = words in title and "," in title and "appel" in plain(title)
        short = len(words.split()) <= _WORDS
        if _CALL_HEADING.match(plain(words)) or (listed and short):
            return Name(words, Kind.CALL)
        return None

    def _main(self) -> Name | None:
        name = self.reading.context.main(Kind.CALL)
        known = [m.name for m in self._named if m.name and m.name.kind is Kind.CALL]
        return name or (known[0] if known else None)


def _rank(mention: Mention) -> int:
    """Known calls first, then what has a capital letter."""
    if mention.name and mention.name.kind is Kind.CALL:
        return 0
    return 1 if mention.text != mention.text.lower() else 2
