"""Prefixes, and the order in which things are written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from graph_builder.terms import XSD
from graph_builder.vocabulary import FG_NAMESPACE, RDF, Quad

PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "fg": FG_NAMESPACE,
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": XSD,
}
"""The prefixes we write; a file declares those it uses."""

_SPLIT = re.compile(r"<(.*[#/])([A-Za-z_][\w-]*)>", re.ASCII)
_SECTIONS = (
    "Document",
    *("Award", "Envelope", "Target", "Selection", "Count", "Role"),
    *("Announcement", "Location", "Partner", "Structure", "Measure", "Theme"),
    *("Statement", "Discrepancy", "Check"),
    *("Programme", "Call", "Project", "Organisation", "Person", "Body"),
    *("Group", "Place", "Event", "Phrase", "AuthorityLink"),
    "IdentityDecision",
    *("AuthorityCandidate", "Succession"),
)
_RANK = {f"<{FG_NAMESPACE}{name}>": rank for rank, name in enumerate(_SECTIONS)}
_LAST = len(_SECTIONS)

Properties = dict[str, list[str]]
"""Objects by predicate, both sorted, `rdf:type` first."""


@lru_cache(maxsize=65536)
def split(term: str) -> tuple[str, str] | None:
    """The namespace and the local name of `<iri>`, where it has a plain one."""
    match = _SPLIT.fullmatch(term)
    return (match[1], match[2]) if match else None


def described(quads: Iterable[Quad]) -> dict[str, Properties]:
    """Properties by subject, each triple once, in an order for readers.

    Documents come first, then facts by type, things by kind, and the rest.
    """
    subjects: dict[str, Properties] = {}
    for s, p, o in sorted({(s, p, o) for s, p, o, _ in quads}):
        subjects.setdefault(s, {}).setdefault(p, []).append(o)
    for properties in subjects.values():
        if types := properties.pop(RDF.type, None):
            rest = dict(properties)
            properties.clear()
            properties.update({RDF.type: types, **rest})
    ordered = sorted(subjects, key=lambda s: (section(subjects[s]), s))
    return {subject: subjects[subject] for subject in ordered}


def section(properties: Properties) -> tuple[int, str]:
    """Where a subject stands in a file, and the class that puts it there."""
    types = properties.get(RDF.type, [""])
    return min((_RANK.get(t, _LAST if t else _LAST + 1), t) for t in types)


def by_graph(quads: Iterable[Quad]) -> dict[str, list[Quad]]:
    """Quads by graph, the default one ("") first."""
    graphs: dict[str, list[Quad]] = {}
    for quad in quads:
        graphs.setdefault(quad[3], []).append(quad)
    return {name: graphs[name] for name in sorted(graphs)}
