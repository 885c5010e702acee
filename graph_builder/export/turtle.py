"""Turtle and TriG for people: sorted, grouped, short names, long texts as they read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph_builder.export.order import (
    PREFIXES,
    Properties,
    by_graph,
    described,
    section,
    split,
)
from graph_builder.terms import XSD, XSD_STRING, Literal, literal
from graph_builder.vocabulary import ID_NAMESPACE, RDF, Quad

_NAMES = {namespace: prefix for prefix, namespace in PREFIXES.items()}
# Numbers stand bare only where no reader would spell them otherwise (007, 1E-7).
_BARE = {
    XSD + "integer": re.compile(r"0|-?[1-9][0-9]*"),
    XSD + "decimal": re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]{0,5}[1-9]"),
    XSD + "boolean": re.compile(r"true|false"),
}
# A path that resolves against the base to itself: no dot segments, no scheme.
_BELOW_BASE = re.compile(
    rf"<{re.escape(ID_NAMESPACE)}((?!\.)[\w.~-]+(?:/(?!\.)[\w.~%-]+)*(?:#[\w=,.-]+)?)>",
    re.ASCII,
)
_WORTH_KEEPING = 80  # numbers and dates come again, texts do not
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def turtle(quads: Iterable[Quad]) -> str:
    """One Turtle document of all graphs together."""
    writer = _Writer()
    body = "\n".join(writer.blocks(quads))
    return writer.head() + body


def trig(quads: Iterable[Quad]) -> str:
    """One TriG document, the default graph first, then the named ones by name."""
    writer = _Writer()
    parts: list[str] = []
    for graph, members in by_graph(quads).items():
        blocks = "\n".join(writer.blocks(members))
        parts.append(f"{writer.name(graph)} {{\n\n{blocks}\n}}\n" if graph else blocks)
    body = "\n".join(parts)
    return writer.head() + body


class _Writer:
    """Writes subjects and remembers which prefixes that took."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._short: dict[str, str] = {RDF.type: "a"}
        self._based = False

    def head(self) -> str:
        """The declarations; to be asked for when all is written."""
        base = [f"@base <{ID_NAMESPACE}> ."] if self._based else []
        names = [f"@prefix {p}: <{PREFIXES[p]}> ." for p in sorted(self._used)]
        lines = base + names
        return "\n".join(lines) + "\n\n" if lines else ""

    def blocks(self, quads: Iterable[Quad]) -> Iterator[str]:
        """One block of text a subject, with a heading where a new class begins."""
        last = ""
        for subject, properties in described(quads).items():
            _, class_ = section(properties)
            heading = self.name(class_) if class_ else ""
            if heading and heading != last:
                yield f"# --- {heading} ---\n"
            last = heading
            yield self._block(subject, properties)

    def _block(self, subject: str, properties: Properties) -> str:
        pairs = [
            f"{self.name(predicate)} {' , '.join(map(self._object, objects))}"
            for predicate, objects in properties.items()
        ]
        listed = " ;\n    ".join(pairs)
        return f"{self.name(subject)} {listed} .\n"

    def _object(self, term: str) -> str:
        if not term.startswith('"'):
            return self.name(term)
        if term.endswith('"') and "\\" not in term:
            return term
        short = self._short.get(term)
        if short is None:
            short = self._literal(literal(term))
            if len(short) < _WORTH_KEEPING:
                self._short[term] = short
        return short

    def _literal(self, parts: Literal) -> str:
        bare = _BARE.get(parts.datatype)
        if bare and bare.fullmatch(parts.value):
            return parts.value
        text = _quoted(parts.value)
        if parts.language:
            return f"{text}@{parts.language}"
        if parts.datatype == XSD_STRING:
            return text
        return f"{text}^^{self.name(f'<{parts.datatype}>')}"

    def name(self, term: str) -> str:
        """An IRI as short as the prefixes and the base allow; a blank node as it is."""
        short = self._short.get(term)
        if short is None:
            short = self._short[term] = self._shorten(term)
        return short

    def _shorten(self, term: str) -> str:
        parts = split(term)
        if parts and (prefix := _NAMES.get(parts[0])):
            self._used.add(prefix)
            return f"{prefix}:{parts[1]}"
        below = _BELOW_BASE.fullmatch(term)
        if below:
            self._based = True
            return f"<{below[1]}>"
        return term


def _quoted(value: str) -> str:
    """A string in the quotes that keep it readable: long ones for several lines."""
    if "\n" not in value:
        text = value.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
        return f'"{_CONTROL.sub(_escape, text)}"'
    last = '\\"' if value.endswith('"') else ""  # three more follow it
    text = value.removesuffix('"').replace("\\", "\\\\")
    text = text.replace('"""', '\\"\\"\\"') + last
    return f'"""{_CONTROL.sub(_escape, text)}"""'


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04X}"
