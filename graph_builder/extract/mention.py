"""A mention: a stretch of the text that names, counts or dates something."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph_builder.model import Kind, Name


@dataclass(slots=True, eq=False)
class Mention:
    """A name found in the text.

    Attributes:
        start: first character in `Document.text`.
        end: one past the last.
        text: the characters between.
        kind: what it names; None for a proper name whose kind is not known yet.
        source: how it was found: authority, head, shape, quoted, titled (common
            words after the noun they name), cell (a project's
            in a table), listed (another name in a typed column), anaphor.
        key: key of the authority record it matched, or "".
        head: its head noun, folded («projet», «universite»), or "".
        label: the name to print, where it is not the text itself («les universités
            de X et d'Y»), or "".
        count: how many a group counts («neuf projets»), or None.
        name: the thing it means in this document; filled by `entities`.
    """

    start: int
    end: int
    text: str
    kind: Kind | None
    source: str = "shape"
    key: str = ""
    head: str = ""
    label: str = ""
    count: int | None = None
    name: Name | None = None

    def overlaps(self, other: Mention) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Drop what overlaps a longer mention (the earlier one on a tie); text order."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if kept and kept[-1].end > mention.start:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept
