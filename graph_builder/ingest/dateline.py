"""What the first lines of a text say of it: when it was published, and by whom."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from graph_builder.ingest.pieces import Piece
from graph_builder.model import BlockKind

_LINES = 10  # where a dateline may stand, in blocks from the top
_REACH = 300  # characters of a block in which it may stand
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("janvier", "janv", "jan"),
            ("février", "fevrier", "févr", "fév", "fev"),
            ("mars",),
            ("avril", "avr"),
            ("mai",),
            ("juin",),
            ("juillet", "juil"),
            ("août", "aout"),
            ("septembre", "sept", "sep"),
            ("octobre", "oct"),
            ("novembre", "nov"),
            ("décembre", "decembre", "déc", "dec"),
        ),
        start=1,
    )
    for name in names
}
_DASH = r"[-\u2010-\u2013]"
_SPACE = r"[ \u00a0\u202f\u2009]*"
_DATE_PATTERN = (
    rf"(?:(?P<iso>\d{{4}}{_DASH}\d\d{_DASH}\d\d)(?!\d)"
    rf"|(?P<d>\d{{1,2}})[/.](?P<m>\d{{1,2}})[/.](?P<y>\d{{4}})(?!\d)"
    rf"|(?P<day>\d{{1,2}})(?:er)?{_SPACE}"
    rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?{_SPACE}"
    rf"(?P<year>\d{{4}})(?!\d))"
)
_WEEKDAY = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),?\s+)?"
_PLACE = (
    r"[A-ZÀ-ÖØ-ÞŒ][\w’'-]*"
    r"(?:\s(?:[A-ZÀ-ÖØ-ÞŒ][\w’'-]*|de|du|des|la|le|les|sur|en|sous)){0,5}"
)
_PUBLISHED = re.compile(
    r"(?:\b(?:publiée?|mise?\s+en\s+ligne|diffusée?|postée?|parue?|mise?\s+à\s+jour)"
    rf"\s*(?::\s*)?|^date\s*:\s*)(?:le\s+)?{_WEEKDAY}{_DATE_PATTERN}",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    rf"(?:^|[–—:|-]\s|\n)(?:{_PLACE},\s+)?(?:[Ll]e\s+)?(?i:{_WEEKDAY}{_DATE_PATTERN})"
    r"\s*(?:$|[–—|]|-\s|\.?\s*\(|(?<=\d)\.\s)"
)
_DISPATCH = re.compile(
    r"(?P<agency>[^\n]{2,60}?)\s+[-–—]\s+"
    r"(?:actualité|dépêche|brève|analyse|interview|entretien|article|alerte|essentiel)"
    r"\s+n\s?°\s*\d+",
    re.IGNORECASE,
)
_BUREAU = re.compile(
    r"\s(?:[-–—]\s)?(?:Paris|Lyon|Marseille|Lille|Toulouse|Bordeaux|Nantes|Rennes|Strasbourg|Nice"
    r"|Montpellier|Grenoble|Rouen|Dijon|Nancy|Metz|Tours|Orléans|Bruxelles)$"
)
_AGENCY = re.compile(r"^[^\n]{2,60}\((AFP|AEF|APMnews|Reuters|AP|ATS|Belga)\)\s*[-–—]")


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines say."""

    publisher: str = ""
    published: dt.date | None = None


def read(pieces: Iterable[Piece]) -> Head:
    """Publisher and day of publication, as the first lines of a text give them."""
    publisher, published = "", None
    for piece in islice(pieces, _LINES):
        if piece.kind is BlockKind.TABLE:
            continue
        text = piece.text
        publisher = publisher or _agency(text)
        published = published or _day_of(text)
    return Head(publisher, published)


def is_dispatch_line(line: str) -> bool:
    """Whether a line is the header that an agency puts over its dispatches."""
    return _DISPATCH.match(line) is not None


def is_dateline(line: str) -> bool:
    """Whether a line says when, or where and when, the text was published."""
    return _day_of(line) is not None


def parse_day(text: str) -> dt.date | None:
    """The first date in `text` that has day, month and year, None without one."""
    for match in _DATE.finditer(text):
        if day := _day(match):
            return day
    return None


_DATE = re.compile(_DATE_PATTERN, re.IGNORECASE)


def _day_of(text: str) -> dt.date | None:
    text = text[:_REACH]
    match = _PUBLISHED.search(text) or _DATELINE.search(text)
    return parse_day(match[0]) if match else None


def _day(match: re.Match[str]) -> dt.date | None:
    try:
        if match["iso"]:
            return dt.date(*map(int, re.split(_DASH, match["iso"])))
        if match["m"]:
            return dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
        month = _MONTHS[match["month"].lower()]
        return dt.date(int(match["year"]), month, int(match["day"]))
    except ValueError:  # 31 février
        return None


def _agency(text: str) -> str:
    if match := _DISPATCH.match(text):
        return _BUREAU.sub("", match["agency"])
    match = _AGENCY.match(text)
    return match[1] if match else ""
