"""The dataset's own description: VoID, DCAT and PROV, without a clock.

It says what made the graph, with which options, from which documents, and how much is
in it; the same graph has the same description on any day and any machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph_builder.assemble import terms
from graph_builder.assemble.naming import checked_base
from graph_builder.vocabulary import (
    DC,
    DCAT,
    FG,
    FG_NAMESPACE,
    ID_NAMESPACE,
    ONTOLOGY_VERSION,
    PROV,
    RDF,
    SCHEMA,
    VOID,
    Quad,
)

DATASET = "graph/dataset"
"""The end of the IRI of the graph that describes the dataset."""

Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Content:
    """What a dataset holds, its own description left out.

    Attributes:
        documents: their IRIs, as terms.
        nodes: how many there are of each class of ours.
        quads: how many there are, a triple in two graphs being two.
    """

    documents: tuple[str, ...]
    nodes: Mapping[str, int]
    quads: int


def content(quads: Iterable[Quad], *, namespace: str = FG_NAMESPACE) -> Content:
    """What quads hold; an earlier description and duplicates do not count."""
    told = {quad for quad in quads if not quad[3].endswith(f"{DATASET}>")}
    types = {(s, o) for s, p, o, _ in told if p == RDF.type}
    nodes = Counter(o for _, o in types if o.startswith(f"<{namespace}"))
    class_ = FG.Document.replace(FG_NAMESPACE, namespace)
    documents = sorted(s for s, o in types if o == class_)
    return Content(tuple(documents), nodes, len(told))


def describe(
    held: Content,
    *,
    version: str,
    options: Mapping[str, str] | None = None,
    base: str = ID_NAMESPACE,
    namespace: str = FG_NAMESPACE,
) -> list[Quad]:
    """The quads that describe a dataset, sorted; `held` and they are counted together.

    Args:
        held: what is in the dataset.
        version: of the builder.
        options: that the build was run with and that change the graph.
        base: the start of the IRIs of things.
        namespace: the start of the ontology's IRIs.

    Raises:
        UsageError: `base` is no start of an IRI.
    """
    graph = f"<{checked_base(base)}{DATASET}>"
    described = {
        *_dataset(base, namespace, held.documents),
        *_partitions(base, held.nodes),
        *_activity(base, version, held.documents, options or {}),
    }
    quads = held.quads + len(described) + 1  # and the one that tells
    described.add((f"<{base}dataset>", VOID.triples, terms.integer(quads)))
    return [(*triple, graph) for triple in sorted(described)]


def _dataset(base: str, namespace: str, documents: Sequence[str]) -> Iterator[Triple]:
    node = f"<{base}dataset>"
    yield (node, RDF.type, VOID.Dataset)
    yield (node, RDF.type, DCAT.Dataset)
    yield (node, DC.conformsTo, f"<{ONTOLOGY_VERSION}>")
    yield (node, VOID.vocabulary, f"<{namespace}>")
    yield (node, VOID.uriSpace, terms.text(base))
    yield (node, VOID.documents, terms.integer(len(documents)))
    yield (node, PROV.wasGeneratedBy, f"<{base}build>")


def _partitions(base: str, counts: Mapping[str, int]) -> Iterator[Triple]:
    for class_, count in counts.items():
        name = class_.rstrip(">").rpartition("#")[2].rpartition("/")[2]
        part = f"<{base}dataset/{name}>"
        yield (f"<{base}dataset>", VOID.classPartition, part)
        yield (part, VOID.Class, class_)
        yield (part, VOID.entities, terms.integer(count))


def _activity(
    base: str, version: str, documents: Sequence[str], options: Mapping[str, str]
) -> Iterator[Triple]:
    build, agent = f"<{base}build>", f"<{base}agent/graph-builder>"
    yield (build, RDF.type, PROV.Activity)
    yield (build, PROV.wasAssociatedWith, agent)
    yield (agent, RDF.type, PROV.SoftwareAgent)
    yield (agent, SCHEMA.name, terms.text("graph-builder"))
    yield (agent, SCHEMA.softwareVersion, terms.text(version))
    for document in documents:
        yield (build, PROV.used, document)
    for name, value in options.items():
        option = f"<{base}option/{terms.slug(name)}>"
        yield (build, SCHEMA.additionalProperty, option)
        yield (option, RDF.type, SCHEMA.PropertyValue)
        yield (option, SCHEMA.name, terms.text(name))
        yield (option, SCHEMA.value, terms.text(value))
