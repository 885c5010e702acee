"""Every format says the same graph to every reader, in the same bytes every time."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from graph_builder import export, store
from graph_builder.errors import InputError, UsageError
from graph_builder.vocabulary import Quad

RDFLIB = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nq": "nquads",
    ".nt": "nt",
    ".jsonld": "json-ld",
    ".rdf": "xml",
}
NAMED = (".trig", ".nq", ".jsonld")
XSD = "http://www.w3.org/2001/XMLSchema#"
AWKWARD: list[Quad] = [
    (s, p, o, g)
    for g in ("", "<x:g>", "<https://w3id.org/funding-graph/id/document/a>")
    for s, p, o in (
        ("<x:s>", "<x:p>", r'"quote \" back \\ tab \t"'),
        ("<x:s>", "<x:p>", r'"\"\"\"\"\nends in three \"\"\""'),
        ("<x:s>", "<x:p>", r'"ends in a back\\\nslash \\"'),
        ("<x:s>", "<x:p>", r'"\r\n bell \u0007"'),
        ("<x:s>", "<x:p>", r'"\r\n no bell"'),
        ("<x:s>", "<x:p>", '"<script>&amp;]]>"'),
        ("<x:s>", "<x:p>", '"texte"@fr'),
        ("<x:s>", "<x:p>", '"text"@en-GB'),
        ("<x:s>", "<x:p>", f'"1.50"^^<{XSD}decimal>'),
        ("<x:s>", "<x:p>", f'"75"^^<{XSD}decimal>'),
        ("<x:s>", "<x:p>", f'"007"^^<{XSD}integer>'),
        ("<x:s>", "<x:p>", f'"-0"^^<{XSD}integer>'),
        ("<x:s>", "<x:p>", f'"+5"^^<{XSD}integer>'),
        ("<x:s>", "<x:p>", f'"0"^^<{XSD}integer>'),
        ("<x:s>", "<x:p>", f'"-0.5"^^<{XSD}decimal>'),
        ("<x:s>", "<x:p>", f'"0.0000001"^^<{XSD}decimal>'),
        ("<x:s>", "<x:p>", f'"-7"^^<{XSD}integer>'),
        ("<x:s>", "<x:p>", f'"1"^^<{XSD}boolean>'),
        ("<x:s>", "<x:p>", f'"true"^^<{XSD}boolean>'),
        ("<x:s>", "<x:p>", '"true"'),
        ("<x:s>", "<x:p>", f'"1.0E0"^^<{XSD}double>'),
        ("<x:s>", "<x:p>", '"x"^^<x:own>'),
        ("<x:s>", "<x:p>", '""'),
        ("<x:s>", "<x:p>", "_:b1"),
        ("_:b1", "<x:p>", "<x:s>"),
        ("<x:s>", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", "<x:C>"),
        ("<x:s>", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", "<x:D/E>"),
        ("<x:s>", "<http://schema.org/name>", '"n"'),
        ("<x:s>", "<http://schema.org/a-b.c>", "<http://schema.org/a/b>"),
        ("<x:s>", "<http://schema.org/n1>", "<http://schema.org/1n>"),
        ("<https://w3id.org/funding-graph/id/>", "<x:ns#é>", '"n"'),
        ("<https://w3id.org/funding-graph/id/../up>", "<x:ns#q>", '"n"'),
        ("<https://w3id.org/funding-graph/id/a/./b>", "<x:ns#q>", '"n"'),
        ("<https://w3id.org/funding-graph/id/a//b>", "<x:ns#q>", '"n"'),
        ("<https://w3id.org/funding-graph/id/a:b>", "<x:ns#q>", '"n"'),
        ("<https://w3id.org/funding-graph/id/a?b#char=1,2>", "<x:ns#q>", '"n"'),
        ("<https://w3id.org/funding-graph/id/a#char=1,2>", "<x:ns#q>", '"n"'),
        ("<https://w3id.org/funding-graph/id/a#>", "<x:ns#q>", '"n"'),
    )
]


@pytest.fixture(params=["announcement", "awkward"])
def quads(request: pytest.FixtureRequest, sample_quads: list[Quad]) -> list[Quad]:
    return sample_quads if request.param == "announcement" else AWKWARD


def writable(quads: list[Quad], suffix: str) -> list[Quad]:
    """The quads that a format can hold at all; `x:p` has no namespace for XML."""
    if suffix != ".rdf":
        return quads
    kept = [q for q in quads if "\\u0007" not in q[2] and "\u00e9" not in q[1]]
    spelt = {"<x:p>": "<x:ns#p>", "<http://schema.org/a-b.c>": "<x:ns#c>"}
    return [(s, spelt.get(p, p), o, g) for s, p, o, g in kept]


def canonical(quads: list[Quad], *, merged: bool) -> list[str]:
    """Sorted N-Quads with canonical blank nodes and escapes."""
    lines = {f"{s} {p} {o} {'' if merged else g} .\n" for s, p, o, g in quads}
    return canonical_bytes("".join(sorted(lines)).encode(), ox.RdfFormat.N_QUADS)


def canonical_bytes(data: bytes, form: ox.RdfFormat) -> list[str]:
    dataset = ox.Dataset(ox.parse(data, format=form, base_iri="http://base.example/"))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, dataset))


@pytest.mark.parametrize("suffix", export.FORMATS)
def test_oxigraph_reads_the_same_graph(quads: list[Quad], suffix: str) -> None:
    kept = writable(quads, suffix)
    data = export.serialize(kept, suffix).encode()
    form = store.FORMATS[suffix]
    wanted = canonical(kept, merged=suffix not in NAMED)
    assert canonical_bytes(data, form) == wanted


# rdflib's own parsers and writers still call what its Dataset deprecates.
@pytest.mark.filterwarnings("ignore:(Dataset|Conjunctive):DeprecationWarning")
@pytest.mark.parametrize("suffix", export.FORMATS)
def test_rdflib_reads_the_same_graph(
    quads: list[Quad], suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    monkeypatch.setattr("rdflib.term.rdflib.NORMALIZE_LITERALS", False)
    kept = writable(quads, suffix)
    text = export.serialize(kept, suffix)
    dataset = rdflib.Dataset()
    target = dataset if suffix in NAMED else dataset.default_graph
    target.parse(data=text, format=RDFLIB[suffix], publicID="http://base.example/")
    read = dataset.serialize(format="nquads").encode()
    wanted = canonical(kept, merged=suffix not in NAMED)
    assert canonical_bytes(read, ox.RdfFormat.N_QUADS) == wanted


@pytest.mark.parametrize("suffix", export.FORMATS)
def test_order_and_repetition_of_quads_do_not_show(
    quads: list[Quad], suffix: str
) -> None:
    kept = writable(quads, suffix)
    text = export.serialize(kept, suffix)
    assert export.serialize([*reversed(kept), *kept], suffix) == text
    assert text.endswith("\n")


@pytest.mark.parametrize("suffix", NAMED)
def test_a_file_written_again_is_the_same_file(
    tmp_path: Path, sample_quads: list[Quad], suffix: str
) -> None:
    path = tmp_path / f"a{suffix}"
    export.write_graph(sample_quads, path)
    again = tmp_path / f"b{suffix}"
    export.write_graph(store.open_graph(path).quads(), again)
    assert again.read_bytes() == path.read_bytes()


SCRIPT = """
import hashlib, sys
from pathlib import Path
from graph_builder import export, store, views
view = store.open_graph(Path(sys.argv[1]))
quads = list(view.quads())
data = [export.serialize(quads, suffix).encode() for suffix in export.FORMATS]
for make in views.VIEWS.values():
    graph = make(view)
    # PNG is drawn from the same scene as SVG; matplotlib takes seconds to start.
    data += [views.render(graph, s) for s in views.SUFFIXES if s != ".png"]
print([hashlib.sha256(d).hexdigest() for d in data])
"""


def test_the_hash_seed_does_not_show(tmp_path: Path, sample_quads: list[Quad]) -> None:
    path = tmp_path / "a.nq"
    export.write_graph(sample_quads, path)
    root = str(Path(export.__file__).parents[2])
    hashes = {
        subprocess.run(  # noqa: S603 - our own script
            [sys.executable, "-c", SCRIPT, str(path)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": root},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(hashes) == 1


def test_turtle_is_for_people(sample_quads: list[Quad]) -> None:
    text = export.serialize(sample_quads, ".ttl")
    assert "\n<organisation/universite-de-valmer> a fg:Organisation ;\n" in text
    assert "    fg:approximate false ;\n" in text
    assert '"75"' not in text
    assert 'schema:text """# Littoral 2035 : 60 M€' in text
    headings = re.findall(r"# --- (\S+) ---", text)
    assert headings[:3] == ["fg:Document", "fg:Award", "fg:Envelope"]
    assert len(headings) == len(set(headings))
    used = set(re.findall(r"(?m)^@prefix (\w+):", text))
    body = text.split("\n\n", 1)[1]
    assert all(re.search(rf"\b{prefix}:", body) for prefix in used)


def test_rdfxml_is_well_formed_and_typed(sample_quads: list[Quad]) -> None:
    root = ET.fromstring(export.serialize(sample_quads, ".rdf"))  # noqa: S314 - ours
    tags = [child.tag.rpartition("}")[2] for child in root]
    assert tags.count("Award") == 6
    assert tags[0] == "Document"


BAD = {
    "U\\+0007": ("<x:s>", "<x:ns#p>", r'"a \u0007"', ""),
    "ends in no name": ("<x:s>", "<x:ns#1>", '"a"', ""),
    "U\\+FFFE": ("<x:s>", "<x:ns#p>", '"a \ufffe"', ""),
}


@pytest.mark.parametrize("told", BAD)
def test_what_xml_cannot_hold_is_told_and_not_written(
    tmp_path: Path, told: str
) -> None:
    path = tmp_path / "a.rdf"
    with pytest.raises(UsageError, match=told):
        export.write_graph([BAD[told]], path)
    assert not path.exists()


def test_jsonld_fetches_nothing_and_says_money_exactly(
    sample_quads: list[Quad],
) -> None:
    document = json.loads(export.serialize(sample_quads, ".jsonld"))
    assert isinstance(document["@context"], dict)
    assert '"20500000"' in export.serialize(sample_quads, ".jsonld")
    graphs = [node["@id"] for node in document["@graph"]]
    assert all(a < b for a, b in pairwise(graphs))


def test_refusals(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"known are \.ttl"):
        export.write_graph([], tmp_path / "a.docx")
    with pytest.raises(InputError, match="cannot be written"):
        export.write_graph([], tmp_path / "none" / "a.ttl")


@pytest.mark.parametrize("suffix", export.FORMATS)
def test_an_empty_graph_is_a_file_too(suffix: str) -> None:
    data = export.serialize([], suffix).encode()
    assert canonical_bytes(data, store.FORMATS[suffix]) == []
