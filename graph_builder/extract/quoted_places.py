"""A quote in its sentence: what stands before and after it, and how its words look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_builder.extract.analysis import Analysis
from graph_builder.extract.quotes import Quote
from graph_builder.extract.saying import words_of
from graph_builder.model import BlockKind

_BOUNDARY = re.compile(
    r"[.!?…][\"»”)\]]*\s+(?=[A-ZÀ-Þ«“\"(–—-])|[»”\"]\s+(?=[A-ZÀ-Þ])|\n"
)
_VERBAL = re.compile(
    r"\b(?:est|sont|etait|sera|a|ont|avait|avons|avez|ai|c'est|n'est|nous|je|j'ai|on|ils?|elles?"
    r"|vous|faut|va|vont|peut|doit|fait|sait|veut|suis|sommes|allons|devons|pouvons|voulons|avais)\b"
)
_MARKS = re.compile(r"[:;,.»)]\s*$")
_FINITE = frozenset(
    [
        "est",
        "sont",
        "sera",
        "seront",
        "etait",
        "a",
        "ont",
        "avait",
        "aura",
        "doit",
        "peut",
        "va",
    ]
)
_CALLED = re.compile(
    r"\b(?:intitule|baptise|nomme|appele|denomme|surnomme|dit|labellise|titre)e?s? (?:le |la |les )?$"
)
_ONESELF = re.compile(r"\b(?:se dit|se disent|s'est dite?|se sont dite?s) $")
_NAMES = re.compile(
    r"\b(?:appelle(?:nt)?|nomme(?:nt)?|surnomme(?:nt)?|baptise(?:nt)?) $"
)
_TITLED = 4  # words before a quote among which a noun that bears a name stands
_TITLED_REACH = 60
_NAMING = {"quoted", "authority", "head"}
_NOTHING = " *-–—•("


@dataclass(frozen=True, slots=True)
class Place:
    """A quote in its sentence [low, high).

    Attributes:
        quote: the quote.
        low: where its sentence begins.
        high: where its sentence ends.
        kind: of its block.
        words: how many it has.
        verbal: whether it holds a verb or a pronoun.
        lower: whether it begins without a capital.
        called: whether a verb of naming stands right before it: «ce qu'il appelle».
        titled: whether a noun that bears a name stands right before it.
        named: whether its words are known to name something.
        alone: whether nothing stands before it in its sentence.
        whole: whether a full stop or the like ends it.
    """

    quote: Quote
    low: int
    high: int
    kind: BlockKind
    words: int
    verbal: bool
    lower: bool
    called: bool
    titled: bool
    named: bool
    alone: bool
    whole: bool


class Places:
    """Places the quotes of one document."""

    def __init__(self, analysis: Analysis, quotes: Sequence[Quote]) -> None:
        self.analysis = analysis
        self.masked = self._masked(quotes)

    def _masked(self, quotes: Sequence[Quote]) -> str:
        """The text with quoted words blanked out, offsets and final marks kept."""
        text, parts, at = self.analysis.text, [], 0
        for quote in quotes:
            inner = text[quote.opening + 1 : quote.closing]
            last = inner.rstrip()[-1:]
            keep = last if last and last in ".!?…" else "x"
            parts += [
                text[at : quote.opening + 1],
                ("x" * len(inner))[:-1] + keep[: len(inner)],
            ]
            at = quote.closing
        return "".join([*parts, text[at:]])

    def of(self, quote: Quote) -> Place:
        """A quote in its sentence."""
        low, high = self._sentence(quote)
        inner = self.analysis.folded[quote.start : quote.end]
        return Place(
            quote=quote,
            low=low,
            high=high,
            kind=self.analysis.document.blocks[quote.block].kind,
            words=len(inner.split()),
            verbal=bool(_VERBAL.search(inner)),
            lower=not self.analysis.text[quote.start].isupper(),
            called=bool(_NAMES.search(self.analysis.folded, low, quote.opening)),
            titled=self._titled(low, quote.opening),
            named=self._named(quote),
            alone=not self.analysis.folded[low : quote.opening].strip(_NOTHING),
            whole=self.analysis.text[quote.end - 1] in ".!?…",
        )

    def _sentence(self, quote: Quote) -> tuple[int, int]:
        block = self.analysis.document.blocks[quote.block]
        last = (b.end for b in self.analysis.document.blocks if b.end > quote.closing)
        low, high = block.start, next(last, quote.closing + 1)
        for cut in _BOUNDARY.finditer(self.masked, block.start, high):
            if cut.end() <= quote.opening:
                low = cut.end()
            elif cut.start() > quote.closing or cut.start() == quote.closing:
                return low, max(cut.start(), quote.closing + 1)
        return low, high

    def _titled(self, low: int, opening: int) -> bool:
        before = self.analysis.folded[max(low, opening - _TITLED_REACH) : opening]
        if _MARKS.search(before) or _ONESELF.search(before):
            return False
        last = [w.strip("(),.'").split("'")[-1] for w in before.split()[-_TITLED:]]
        nouns = [i for i, w in enumerate(last) if w in words_of("titled")]
        told = nouns and _FINITE.intersection(last[nouns[-1] :])
        return bool(nouns) and (not told or bool(_CALLED.search(before)))

    def _named(self, quote: Quote) -> bool:
        if not self.analysis.text[quote.start].isupper():
            return False
        return any(
            m.start <= quote.start + 1
            and m.end >= quote.end - 1
            and m.source in _NAMING
            for m in self.analysis.within(quote.start, quote.end)
        )
