"""Records of a SKOS vocabulary in any RDF format."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox

from graph_builder.authority.loaded import Loaded, others, text
from graph_builder.authority.mapping import FAMILIES, Layout
from graph_builder.authority.record import Record
from graph_builder.errors import InputError

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_VERSION = "http://www.w3.org/2002/07/owl#versionInfo"
_DATES = tuple(
    f"http://purl.org/dc/terms/{n}" for n in ("modified", "issued", "created")
)
_SAME = (f"{_SKOS}exactMatch", "http://www.w3.org/2002/07/owl#sameAs")
_LANGUAGES = ("fr", "", "mul", "en")
_WIKIDATA, _ROR = "http://www.wikidata.org/entity/", "https://ror.org/"
FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}

_Values = dict[str, list[ox.NamedNode | ox.Literal]]


def read_skos(path: Path, layout: Layout, into: Loaded) -> Loaded:
    """Records of the concepts of a vocabulary: what has a skos:prefLabel.

    Raises:
        InputError: it is missing, or not RDF in the format of its suffix.
    """
    told = _parsed(path)
    for iri in sorted(told):
        if not told[iri].get(f"{_SKOS}prefLabel"):
            if f"{_SKOS}Concept" in _texts(told[iri], _TYPE):
                into.leave(iri, "no skos:prefLabel")
            continue
        into.records.append(_record(iri, told, layout, into.dataset.name))
    scheme = next((v for _, v in sorted(told.items()) if _is_scheme(v)), {})
    version = next(iter(_texts(scheme, _VERSION)), into.dataset.version)
    dates = [d[:10] for p in _DATES for d in _texts(scheme, p)]
    dataset = replace(into.dataset, version=version, date=max(dates, default=""))
    return into.known_as(layout.named(dataset))


def _parsed(path: Path) -> dict[str, _Values]:
    """The values of each named subject, by property."""
    told: dict[str, _Values] = defaultdict(lambda: defaultdict(list))
    form = FORMATS[path.suffix.lower()]
    try:
        for quad in ox.parse(path=str(path), format=form):
            subject, value = quad.subject, quad.object
            named = isinstance(subject, ox.NamedNode)
            if named and isinstance(value, ox.NamedNode | ox.Literal):
                told[subject.value][quad.predicate.value].append(value)
    except (SyntaxError, ValueError) as error:
        what = f"is no {form.name}: {error}"
        raise InputError(what, where=str(path), hint="repair the file") from error
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise InputError(what, where=str(path), hint="check --authority") from error
    return told


def _is_scheme(values: _Values) -> bool:
    return f"{_SKOS}ConceptScheme" in _texts(values, _TYPE)


def _texts(values: _Values, property_: str) -> list[str]:
    return sorted(value.value for value in values.get(property_, ()))


def _spelt(values: _Values, name: str) -> list[str]:
    """The values of a label, French first, those of foreign languages left out."""
    told = (v for v in values.get(_SKOS + name, ()) if isinstance(v, ox.Literal))
    short = [((v.language or "").split("-")[0], text(v.value)) for v in told]
    kept = [(_LANGUAGES.index(lang), n) for lang, n in short if lang in _LANGUAGES]
    return [name for _, name in sorted(kept)] or sorted(name for _, name in short)


def _record(iri: str, told: dict[str, _Values], layout: Layout, name: str) -> Record:
    values = told[iri]
    names = [*_spelt(values, "prefLabel"), *_spelt(values, "altLabel")]
    source, kind = FAMILIES[layout.kind]
    broader = next((b for b in _texts(values, f"{_SKOS}broader") if b in told), "")
    notation = next(iter(_texts(values, f"{_SKOS}notation")), "")
    same = (one for p in _SAME for one in _texts(values, p))
    identifiers = {layout.dataset.get("name", name): iri} | _identifiers(same)
    if notation:
        identifiers["notation"] = notation
    return Record(
        key=iri,
        label=names[0],
        aliases=others(names[0], [*names, notation]),
        source=source,
        kind=kind,
        identifiers=identifiers,
        parent=broader,
    )


def _identifiers(iris: Iterable[str]) -> dict[str, str]:
    """By scheme: Wikidata and ROR by name, others by the host of their IRI."""
    found = {}
    for iri in iris:
        if iri.startswith(_WIKIDATA):
            found["wikidata"] = iri.removeprefix(_WIKIDATA)
        elif iri.startswith(_ROR):
            found["ror"] = iri
        else:
            found[urlsplit(iri).hostname or "same"] = iri
    return found
