"""RSS and Atom → parts: one document an entry, told as soon as it is read.

Expat as it is, with no entity of a DTD known and nothing fetched: a feed that declares
entities is refused.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import BinaryIO, Never
from xml.parsers import expat

from graph_builder.errors import GraphBuilderError, InputError
from graph_builder.ingest.dateline import parse_day
from graph_builder.ingest.front import Front
from graph_builder.ingest.limits import MAX_BYTES, MAX_CONTAINER, too_full, too_large
from graph_builder.ingest.part import Found, Keys, Part, kind_of_text

_CHUNK = 65_536
_ROOTS = frozenset({"rss", "feed", "RDF"})
_ENTRIES = frozenset({"item", "entry"})
_CONTENT = ("encoded", "content", "description", "summary")  # the fullest first
_DAYS = ("pubDate", "published", "date", "issued", "updated", "modified")
_OTHERS = ("http://search.yahoo.com/mrss/", "http://www.itunes.com/")  # pictures, sound
_TAG = re.compile(r"<[^<>]*>")
_ENTITIES = "an XML file that declares entities"
_NO_FEED = "an XML file that is neither RSS nor Atom"


def read(file: BinaryIO, name: str, place: str) -> Iterator[Found]:
    """The entries of a feed.

    Raises:
        InputError: not well-formed, no feed, or with entities of its own; entries told
            before that stay.
        LimitError: it holds more than is read.
    """
    reader = _Reader()
    keys = Keys(name, place)
    taken = number = 0
    while chunk := file.read(_CHUNK):
        taken += len(chunk)
        if taken > MAX_CONTAINER:
            raise too_full(place)
        reader.feed(chunk)
        for entry in reader.take():
            number += 1
            yield _found(entry, reader.publisher, keys, f"entry-{number}", place)
    reader.feed(b"", last=True)
    for entry in reader.take():
        number += 1
        yield _found(entry, reader.publisher, keys, f"entry-{number}", place)


def _found(
    entry: Mapping[str, str], publisher: str, keys: Keys, otherwise: str, place: str
) -> Found:
    try:
        return _part(entry, publisher, keys, otherwise)
    except GraphBuilderError as error:
        where = f"{place}#{otherwise}"
        return type(error)(error.what, where=where, hint=error.hint)


def _part(entry: Mapping[str, str], publisher: str, keys: Keys, otherwise: str) -> Part:
    text = next((entry[key] for key in _CONTENT if entry.get(key, "").strip()), "")
    if not text:
        what = "an entry without text"
        raise InputError(what, hint="nothing to read")
    url = _line(entry.get("link", ""))
    key = _line(entry.get("guid") or entry.get("id") or "") or url
    name, place = keys.take(key, otherwise)
    head = Front(_line(_plain(entry.get("title", ""))), publisher, _day(entry))
    if not url and key.startswith(("http://", "https://")):
        url = key
    return Part(name, place, text.encode(), kind_of_text(text), head, url)


def _day(entry: Mapping[str, str]) -> dt.date | None:
    for key in _DAYS:
        told = _line(entry.get(key, ""))
        try:
            return parsedate_to_datetime(told).date()
        except (ValueError, IndexError, OverflowError):
            if day := parse_day(told):
                return day
    return None


def _plain(text: str) -> str:
    """A title without the markup that some feeds put in it."""
    return html.unescape(_TAG.sub("", text))


def _line(text: str) -> str:
    return " ".join(text.split())


class _Reader:
    """Gathers the entries of a feed while it is parsed."""

    def __init__(self) -> None:
        self.publisher = ""
        self._done: list[dict[str, str]] = []
        self._entry: dict[str, str] | None = None
        self._open: list[str] = []
        self._field = 0  # how deep the element stands whose text is gathered
        self._text: list[str] = []
        self._size = 0
        self._marked = False  # whether elements in it are its text, too
        self._parser = self._made()

    def _made(self) -> expat.XMLParserType:
        made = expat.ParserCreate(namespace_separator=" ")
        made.buffer_text = True
        made.StartElementHandler = self._start
        made.EndElementHandler = self._end
        made.CharacterDataHandler = self._add
        made.EntityDeclHandler = _refuse
        return made

    def feed(self, data: bytes, *, last: bool = False) -> None:
        """Parse what comes next.

        Raises:
            InputError: not well-formed, no feed, or with entities of its own.
        """
        try:
            self._parser.Parse(data, last)
        except (expat.ExpatError, ValueError, LookupError) as error:
            line = self._parser.ErrorLineNumber
            what = f"not well-formed XML at line {line}"
            raise InputError(what, hint="download the feed again") from error

    def take(self) -> list[dict[str, str]]:
        """The entries that are whole by now."""
        done, self._done = self._done, []
        return done

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        space, _, tag = qualified.rpartition(" ")
        if not self._open and tag not in _ROOTS:
            raise InputError(_NO_FEED, hint="leave it out")
        self._open.append(tag)
        if self._field:
            self._add_markup(f"<{tag}>")
        elif tag in _ENTRIES:
            self._entry = {}
        elif not space.startswith(_OTHERS):
            self._begin(tag, attributes)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        """Gather the text of an element that is a field of something."""
        if tag == "link" and self._entry is not None and "href" in attributes:
            if attributes.get("rel", "alternate") == "alternate":
                self._entry.setdefault("link", attributes["href"])
            return
        parent = self._open[-2] if len(self._open) > 1 else ""
        channel = tag == "title" and parent in {"channel", "feed"}
        if channel or (self._entry is not None and parent in _ENTRIES):
            self._field = len(self._open)
            self._marked = attributes.get("type") == "xhtml"

    def _end(self, _qualified: str) -> None:
        tag = self._open[-1]
        if self._field == len(self._open):
            text = "".join(self._text)
            if self._entry is None:
                self.publisher = self.publisher or _line(_plain(text))
            elif text.strip():
                self._entry.setdefault(tag, text)
            self._field = self._size = 0
            self._text.clear()
        elif self._field:
            self._add_markup(f"</{tag}>")
        elif tag in _ENTRIES and self._entry is not None:
            self._done.append(self._entry)
            self._entry = None
        self._open.pop()

    def _add(self, text: str) -> None:
        if self._field:
            self._size += len(text)
            if self._size > MAX_BYTES:
                raise too_large(self._size)
            self._text.append(html.escape(text, quote=False) if self._marked else text)

    def _add_markup(self, tag: str) -> None:
        if self._marked:
            self._text.append(tag)


def _refuse(*_declaration: object) -> Never:
    raise InputError(_ENTITIES, hint="download the feed again")
