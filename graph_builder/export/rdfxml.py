"""RDF/XML: one element a subject, named by its class."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from graph_builder.errors import UsageError
from graph_builder.export.order import PREFIXES, Properties, described, split
from graph_builder.terms import XSD_STRING, literal
from graph_builder.vocabulary import RDF, Quad

_NAMES = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AS_CODES = {"\r": "&#13;"}
_IN_ATTRIBUTES = {**_AS_CODES, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}


def rdfxml(quads: Iterable[Quad]) -> str:
    """One RDF/XML document of all graphs together.

    Raises:
        UsageError: XML cannot hold a character of a literal, or a predicate that has no
            local name; the message says which.
    """
    names = _Names()
    body = "".join(
        _element(subject, properties, names)
        for subject, properties in described(quads).items()
    )
    spaces = "".join(f'\n    xmlns:{p}="{_attribute(n)}"' for p, n in names.used())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n{body}</rdf:RDF>\n'
    )


class _Names:
    """Qualified names for XML, and the namespaces they took."""

    def __init__(self) -> None:
        self._prefixes = {PREFIXES["rdf"]: "rdf"}

    def used(self) -> list[tuple[str, str]]:
        """Prefix and namespace, sorted."""
        return sorted((p, n) for n, p in self._prefixes.items())

    def qualified(self, term: str) -> str | None:
        """`prefix:name`; None where the IRI ends in no XML name."""
        parts = split(term)
        if not parts:
            return None
        space, name = parts
        if space not in self._prefixes:
            self._prefixes[space] = _NAMES.get(space) or f"ns{len(self._prefixes)}"
        return f"{self._prefixes[space]}:{name}"


def _element(subject: str, properties: Properties, names: _Names) -> str:
    types = properties.get(RDF.type, [])
    tag = (names.qualified(types[0]) if types else None) or "rdf:Description"
    typed = tag != "rdf:Description"
    inner = "".join(
        _property(subject, predicate, value, names)
        for predicate, values in properties.items()
        for value in (values[1:] if typed and predicate == RDF.type else values)
    )
    return f"  <{tag} {_node(subject, 'rdf:about')}>\n{inner}  </{tag}>\n"


def _property(subject: str, predicate: str, value: str, names: _Names) -> str:
    tag = names.qualified(predicate)
    if tag is None:
        what = f"the predicate {predicate} ends in no name"
        raise _unwritable(what, subject)
    if not value.startswith('"'):
        return f"    <{tag} {_node(value, 'rdf:resource')}/>\n"
    text, datatype, language = literal(value)
    bad = _ILLEGAL.search(text)
    if bad:
        what = f"the character U+{ord(bad[0]):04X} of {predicate} is none of XML's"
        raise _unwritable(what, subject)
    attributes = "".join(_typing(datatype, language))
    return f"    <{tag}{attributes}>{escape(text, _AS_CODES)}</{tag}>\n"


def _typing(datatype: str, language: str) -> Iterator[str]:
    if language:
        yield f' xml:lang="{language}"'
    elif datatype != XSD_STRING:
        yield f' rdf:datatype="{_attribute(datatype)}"'


def _node(term: str, attribute: str) -> str:
    if term.startswith("_:"):
        return f'rdf:nodeID="{term[2:]}"'
    return f'{attribute}="{_attribute(term[1:-1])}"'


def _attribute(text: str) -> str:
    return escape(text, _IN_ATTRIBUTES)


def _unwritable(what: str, subject: str) -> UsageError:
    hint = "write .ttl, .nq or .jsonld instead"
    return UsageError(f"RDF/XML cannot hold it: {what}", where=subject, hint=hint)
