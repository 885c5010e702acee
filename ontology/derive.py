# noqa: INP001 - a script beside its data, no package
"""Writes what follows from funding.ttl: the JSON-LD context and the diagram.

Run it after a change of the ontology: `python ontology/derive.py`. A test fails while
the two files are out of date.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef

HERE = Path(__file__).resolve().parent
FG = Namespace("https://w3id.org/funding-graph/ontology#")
SCHEMA = Namespace("http://schema.org/")

PREFIXES = {
    "fg": str(FG),
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
BORROWED = {
    "id": "@id",
    "type": "@type",
    "label": "rdfs:label",
    "prefLabel": "skos:prefLabel",
    "altLabel": "skos:altLabel",
    "evidence": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "start": {"@id": "oa:start", "@type": "xsd:integer"},
    "end": {"@id": "oa:end", "@type": "xsd:integer"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "title": "dcterms:title",
    "issued": {"@id": "dcterms:issued", "@type": "xsd:date"},
    "publisher": "dc:publisher",
    "text": "schema:text",
    "name": "schema:name",
    "alternateName": "schema:alternateName",
    "sha256": "schema:sha256",
    "encodingFormat": "schema:encodingFormat",
    "exactMatch": {"@id": "skos:exactMatch", "@type": "@id"},
    "closeMatch": {"@id": "skos:closeMatch", "@type": "@id"},
}

WIDTH, CARD, LINE, GAP, COLUMNS = 1180, 216, 17, 20, 5
FACT_COLOUR, THING_COLOUR, SOURCE_COLOUR = "#1f4e79", "#2e7d5b", "#7a4b8c"
INK, BOLD = "#222222", ' font-weight="bold"'
EVIDENCE = ["oa:start", "oa:end", "oa:exact", "oa:prefix", "oa:suffix"]
STORED = [
    "schema:text",
    "schema:name",
    "schema:sha256",
    "dcterms:title",
    "dcterms:issued",
]
TIP = (
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" '
    'markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#555555"/>'
    "</marker></defs>"
)


def context(ontology: Graph) -> str:
    """The JSON-LD context: a short name for each term, with its type."""
    terms: dict[str, object] = {**PREFIXES, **BORROWED}
    for class_ in declared(ontology, OWL.Class):
        terms[name(class_)] = f"fg:{name(class_)}"
    for kind in (OWL.DatatypeProperty, OWL.ObjectProperty):
        for property_ in declared(ontology, kind):
            terms[name(property_)] = typed(ontology, property_)
    written = json.dumps({"@context": terms}, ensure_ascii=False, indent=2)
    return written + "\n"


def declared(ontology: Graph, kind: URIRef) -> list[URIRef]:
    """The terms of a kind, by name."""
    terms = ontology.subjects(RDF.type, kind)
    return sorted(term for term in terms if isinstance(term, URIRef))


def typed(ontology: Graph, property_: URIRef) -> object:
    """A property in the context: a bare name where its values are plain strings."""
    short = f"fg:{name(property_)}"
    if (property_, RDF.type, OWL.ObjectProperty) in ontology:
        return {"@id": short, "@type": "@id"}
    range_ = str(ontology.value(property_, RDFS.range) or "")
    datatype = range_.removeprefix(PREFIXES["xsd"])
    return (
        short
        if datatype in {"", "string"}
        else {"@id": short, "@type": f"xsd:{datatype}"}
    )


def name(term: object) -> str:
    """The local name of one of our terms."""
    return str(term).removeprefix(str(FG))


def cells(ontology: Graph, class_: URIRef) -> list[tuple[str, str, bool]]:
    """The properties of a class: name, range, and whether it leads to a thing."""
    owned = {*ontology.subjects(RDFS.domain, class_)}
    owned |= {*ontology.subjects(SCHEMA.domainIncludes, class_)}
    found = []
    for property_ in owned:
        leads = (property_, RDF.type, OWL.ObjectProperty) in ontology
        range_ = str(ontology.value(property_, RDFS.range) or "")
        fallback = "thing" if leads else "date"
        found.append((name(property_), range_.rpartition("#")[2] or fallback, leads))
    return sorted(found, key=lambda cell: (not cell[2], cell[0]))


def diagram(ontology: Graph) -> str:
    """The diagram: a card for each fact type, the things, and where facts come from."""
    facts = [c for c in declared(ontology, OWL.Class) if is_fact(ontology, c)]
    facts.sort(key=lambda c: -len(cells(ontology, c)))
    body, bottom = list(chain(ontology)), 210
    for row in range(0, len(facts), COLUMNS):
        cards = [(c, cells(ontology, c)) for c in facts[row : row + COLUMNS]]
        for place, (class_, lines) in enumerate(cards):
            x = GAP + place * (CARD + GAP)
            body += card(x, bottom, title(ontology, class_), lines)
        bottom += max(len(lines) for _, lines in cards) * LINE + 34 + GAP
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH + GAP} {bottom}" '
        f'width="{WIDTH + GAP}" height="{bottom}" font-family="DejaVu Sans, Arial, '
        'sans-serif" font-size="12">\n'
        "<title>The funding-graph ontology</title>\n"
        '<rect width="100%" height="100%" fill="white"/>\n'
    )
    return head + "\n".join(body) + "\n</svg>\n"


def title(ontology: Graph, class_: URIRef) -> str:
    """A class's name and its French label."""
    labels = [o for o in ontology.objects(class_, RDFS.label) if isinstance(o, Literal)]
    return f"{name(class_)} · {next(o for o in labels if o.language == 'fr')}"


def card(
    x: int, y: int, head: str, lines: list[tuple[str, str, bool]]
) -> Iterator[str]:
    """A fact type: its name, then its cells; those that lead to things in green."""
    height = 34 + len(lines) * LINE
    yield box(x, y, CARD, height, FACT_COLOUR)
    yield text(x + 10, y + 17, head, "white", BOLD)
    for number, (cell, range_, leads) in enumerate(lines):
        line = y + 42 + number * LINE
        yield text(x + 10, line, cell, THING_COLOUR if leads else INK)
        yield text(x + CARD - 10, line, range_, "#777777", ' text-anchor="end"')


def box(x: int, y: int, width: int, height: int, colour: str) -> str:
    """A card's frame with its coloured head."""
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="5" '
        f'fill="#fbfbfb" stroke="{colour}"/><path d="M{x} {y + 25}v-20q0 -5 5 -5'
        f'h{width - 10}q5 0 5 5v20z" fill="{colour}"/>'
    )


def text(x: int, y: int, words: str, colour: str, style: str = "") -> str:
    """A line of text; `style` holds more attributes."""
    return f'<text x="{x}" y="{y}" fill="{colour}"{style}>{escape(words)}</text>'


def chain(ontology: Graph) -> Iterator[str]:
    """The top: things ← fact → evidence → document, and what every fact carries."""
    yield TIP
    classes = declared(ontology, OWL.Class)
    things = [name(c) for c in classes if is_thing(ontology, c)]
    half = (len(things) + 1) // 2
    yield from panel(20, 280, THING_COLOUR, "Things · entités nommées", things[:half])
    for number, thing in enumerate(things[half:]):
        yield text(165, 75 + number * LINE, thing, INK)
    common = [cell for cell, _, _ in cells(ontology, FG.Fact)]
    yield from panel(400, 220, FACT_COLOUR, "Fact · fait", common)
    yield from panel(760, 170, SOURCE_COLOUR, "oa:SpecificResource", EVIDENCE)
    yield from panel(1030, 150, SOURCE_COLOUR, "Document", STORED)
    yield from arrow(400, 300, "cells")
    yield from arrow(620, 760, "prov:wasDerivedFrom")
    yield from arrow(930, 1030, "oa:hasSource")
    yield text(20, 195, "Fact types · types de faits", FACT_COLOUR, BOLD)


def is_fact(ontology: Graph, class_: URIRef) -> bool:
    """Whether a class is a fact type."""
    return (class_, RDFS.subClassOf, FG.Fact) in ontology


def is_thing(ontology: Graph, class_: URIRef) -> bool:
    """Whether a class is of things that texts name: no fact, no source, no link."""
    others = {FG.Fact, FG.Document, FG.AuthorityLink, FG.IdentityDecision}
    return class_ not in others and not is_fact(ontology, class_)


def panel(
    x: int, width: int, colour: str, head: str, lines: list[str]
) -> Iterator[str]:
    """One of the large boxes at the top."""
    yield box(x, 30, width, 130, colour)
    yield text(x + 10, 47, head, "white", BOLD)
    for number, line in enumerate(lines):
        yield text(x + 10, 75 + number * LINE, line, INK)


def arrow(start: int, end: int, words: str) -> Iterator[str]:
    """An arrow between two boxes, with its property above."""
    style = ' font-size="11" text-anchor="middle"'
    yield f'<path d="M{start} 95H{end}" stroke="#555555" marker-end="url(#tip)"/>'
    yield text((start + end) // 2, 88, words, "#555555", style)


def main() -> None:
    """Write both files."""
    ontology = Graph().parse(HERE / "funding.ttl")
    (HERE / "context.jsonld").write_text(context(ontology), encoding="utf-8")
    (HERE / "diagram.svg").write_text(diagram(ontology), encoding="utf-8")


if __name__ == "__main__":
    main()
