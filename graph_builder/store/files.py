"""RDF files read into a view."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox

from graph_builder.errors import InputError, LimitError
from graph_builder.store.base import View, spelt
from graph_builder.store.folder import open_folder
from graph_builder.store.memory import MemoryView

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
MAX_DEPTH = 256
_ENTITY_IN_ENTITY = re.compile(rb"<!ENTITY[^>]*?(\"[^\"]*&|'[^']*&)")
_JSON_STRUCTURE = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)


def open_graph(path: Path) -> View:
    """Open a store folder, or read an RDF file; its format goes by its suffix.

    Raises:
        InputError: the file is missing, of a suffix we do not read, or does not parse;
            the message has the line.
        LimitError: it is nested or defined so deeply that a parser would fall over it.
    """
    if path.is_dir():
        return open_folder(path)
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        msg = "is no graph by its suffix"
        raise InputError(
            msg,
            where=str(path),
            hint=f"known are {' '.join(FORMATS)}",
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise InputError(what, where=str(path), hint="check the path") from error
    return parse_graph(data, form, where=str(path), base=path.resolve().as_uri())


def parse_graph(data: bytes, form: ox.RdfFormat, *, where: str, base: str) -> View:
    """Read RDF from bytes.

    Args:
        data: the document.
        form: its format.
        where: what to call it in a message.
        base: IRI against which relative ones are resolved.

    Raises:
        InputError: it does not parse.
        LimitError: it is nested too deeply.
    """
    _refuse_bombs(data, form, where)
    try:
        parsed = ox.parse(data, format=form, base_iri=base)
        return MemoryView(spelt(quad) for quad in parsed)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        place = f"{where}, line {line}" if line else where
        message = getattr(error, "msg", None) or str(error)
        what = f"is not {form.name}: {message}"
        raise InputError(what, where=place, hint="repair the file") from error


def _refuse_bombs(data: bytes, form: ox.RdfFormat, where: str) -> None:
    # Both end the whole process inside the parser, where Python cannot catch it.
    if form == ox.RdfFormat.RDF_XML and _ENTITY_IN_ENTITY.search(data):
        msg = "has XML entities made of entities"
        raise LimitError(msg, where=where)
    if form == ox.RdfFormat.JSON_LD and _json_depth(data) > MAX_DEPTH:
        msg = f"is nested deeper than {MAX_DEPTH}"
        raise LimitError(msg, where=where)


def _json_depth(data: bytes) -> int:
    depth = deepest = 0
    for token in _JSON_STRUCTURE.finditer(data):
        first = token.group()[:1]
        depth += (first in b"[{") - (first in b"]}")
        deepest = max(deepest, depth)
    return deepest
