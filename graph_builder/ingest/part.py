"""A document that is not read yet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph_builder.errors import GraphBuilderError, InputError
from graph_builder.ingest.front import Front
from graph_builder.ingest.sources import MARKDOWN, PLAIN, WEB, Skipped

_TAGS = re.compile(
    r"</(?:p|div|h[1-6]|li|ul|ol|table|blockquote|section|article|strong|em|b|i|a|span"
    r"|body|html)\s*>|<(?:br|p|hr)\b[^<>]{0,200}>",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"^#{1,6} |^\|.*\|[ \t]*$|\*\*[^*\n]+\*\*|\]\(https?://|^[*+-] ", re.MULTILINE
)
_LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a file, as bytes.

    Attributes:
        name: its name: `a.md`, `feed.xml#id`, `archive.zip!/a.md`.
        place: the same with the folders it stands in.
        data: its bytes.
        kind: its media type, "" where its content tells.
        head: what its source says of it.
        url: where it was published, "" where that is not told.
    """

    name: str
    place: str
    data: bytes = field(repr=False)
    kind: str = ""
    head: Front = field(default_factory=Front)
    url: str = ""


Found = Part | Skipped | GraphBuilderError
"""What comes out of a file: a document, what is left out, or what is wrong."""


class Keys:
    """What the documents of one file are called, no two alike."""

    def __init__(self, name: str, place: str) -> None:
        self._name, self._place = name, place
        self._known: dict[str, str] = {}

    def take(self, key: str, otherwise: str) -> tuple[str, str]:
        """Name and place of a document.

        Args:
            key: how its source calls it, "" where it does not.
            otherwise: where it stands there.

        Raises:
            InputError: another one is called so.
        """
        visible = "".join(c if c.isprintable() else " " for c in key)
        key = " ".join(visible.split())[:_LONGEST_KEY] or otherwise
        before = self._known.setdefault(key, otherwise)
        if before is not otherwise:
            what = f"a second document with the id {key}, that of {before}"
            where = f"{self._place}#{otherwise}"
            raise InputError(what, where=where, hint="give it an id of its own")
        return f"{self._name}#{key}", f"{self._place}#{key}"


def kind_of_text(text: str) -> str:
    """Media type of a text that came without a name: HTML, Markdown or plain."""
    if _TAGS.search(text):
        return WEB
    return MARKDOWN if _MARKS.search(text) else PLAIN
