"""Terms as N-Quads spells them, taken apart."""

from __future__ import annotations

import re
from typing import NamedTuple

XSD = "http://www.w3.org/2001/XMLSchema#"
XSD_STRING = XSD + "string"

_LITERAL = re.compile(r'"(.*)"(?:@([A-Za-z0-9-]+)|\^\^<(.*)>)?', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


class Literal(NamedTuple):
    """A literal taken apart; `datatype` is an IRI, `language` may be ""."""

    value: str
    datatype: str
    language: str


def literal(term: str) -> Literal:
    """The parts of a literal that N-Quads spells.

    >>> literal('"75"^^<http://www.w3.org/2001/XMLSchema#decimal>').value
    '75'
    """
    match = _LITERAL.fullmatch(term)
    if not match:
        raise ValueError(term)
    value, language, datatype = match.groups()
    if "\\" in value:
        value = _ESCAPE.sub(_unescape, value)
    return Literal(value, datatype or XSD_STRING, language or "")


def text(term: str) -> str:
    """The characters of a literal, an IRI without its brackets, a blank node."""
    if term[0] == '"':
        return literal(term).value
    return term[1:-1] if term[0] == "<" else term


def _unescape(match: re.Match[str]) -> str:
    short, long, control = match.groups()
    if control:
        return _CONTROLS.get(control, control)
    return chr(int(short or long, 16))
