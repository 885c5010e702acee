"""Facts become quads: identity, evidence, determinism."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import os
import subprocess
import sys
import unicodedata
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_builder.assemble import Quad, assemble, content, describe, nquads, terms
from graph_builder.assemble.cells import SPECS
from graph_builder.errors import UsageError
from graph_builder.model import (
    Announcement,
    Award,
    Check,
    Count,
    Discrepancy,
    DiscrepancyKind,
    Document,
    Entity,
    Evidence,
    Fact,
    Factuality,
    Kind,
    Link,
    Location,
    Measure,
    Money,
    Name,
    Part,
    Partner,
    Relation,
    Stage,
    Statement,
    Structure,
    Target,
    Verdict,
)
from graph_builder.vocabulary import FG, ID_NAMESPACE, OA, PROV, RDF, SCHEMA, SKOS, XSD

TEXT = (
    "Le projet Mistral, porté par l’université de Valmont, recevra 2,5 M€.\n\n"
    "« Nous y croyons », dit Ada Roche. Le projet Mistral obtient bien 2,5 M€."
)
DOCUMENT = Document(
    "valmont.txt",
    TEXT,
    (),
    title="Mistral",
    publisher="Le Fil",
    published=dt.date(2024, 3, 5),
)
VALMONT = Name("université de Valmont", Kind.ORGANISATION, ("UV",))
MISTRAL = Name("Mistral", Kind.PROJECT)
ADA = Name("Ada Roche", Kind.PERSON)
BOREE = Name("AAP Borée", Kind.CALL)
TOWN = Name("Valmont", Kind.PLACE)
MONEY = Money(Decimal("2500000.0"), "EUR", "2,5 M€")


def words(exact: str, nth: int = 0) -> Evidence:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(exact, start + 1)
    return Evidence(start, start + len(exact), exact)


AWARD = Award(
    evidence=(words("Le projet Mistral"),),
    recipient=VALMONT,
    project=MISTRAL,
    amount=MONEY,
    rule="awards.recevra",
    cues=("recevra",),
    confidence=0.9,
)
CHECK = Check(
    evidence=(words("2,5 M€"),),
    kind="sum-of-awards",
    subject=BOREE,
    expected=Decimal(2500000),
    found=Decimal(2500000),
    verdict=Verdict.HOLDS,
    expression="2,5 = 2,5",
    inputs=(AWARD,),
)
STATEMENT = Statement(
    evidence=(words("Nous y croyons"),), quote="Nous y croyons", speaker=ADA
)


def objects(quads: list[Quad], predicate: str, subject: str | None = None) -> list[str]:
    return [o for s, p, o, _ in quads if p == predicate and subject in {None, s}]


def nodes(quads: list[Quad], class_: str) -> list[str]:
    return [s for s, p, o, _ in quads if p == RDF.type and o == class_]


def build(*facts: Fact, entities: tuple[Entity, ...] = ()) -> list[Quad]:
    return assemble(DOCUMENT, facts, entities)


def test_quads_are_sorted_within_graphs_unique_and_free_of_blank_nodes() -> None:
    quads = build(AWARD, CHECK, STATEMENT)
    assert len(set(quads)) == len(quads)
    assert [q[:3] for q in quads] == [
        q[:3]
        for graph in dict.fromkeys(q[3] for q in quads)
        for q in sorted(quads)
        if q[3] == graph
    ]
    assert not [term for quad in quads for term in quad if term.startswith("_:")]


def test_output_parses_and_survives_a_store_byte_for_byte() -> None:
    data = nquads(build(AWARD, CHECK, STATEMENT))
    parsed = ox.parse(data, format=ox.RdfFormat.N_QUADS)
    written = ox.serialize(parsed, format=ox.RdfFormat.N_QUADS)
    assert written == data


def test_every_selector_relocates_from_the_graph_alone() -> None:
    quads = build(AWARD, CHECK, STATEMENT)
    store = ox.Store()
    store.extend(ox.parse(nquads(quads), format=ox.RdfFormat.N_QUADS))
    query = f"""SELECT ?text ?start ?end ?exact ?prefix ?suffix WHERE {{ GRAPH ?g {{
      ?e {OA.hasSource}/{SCHEMA.text} ?text ; {OA.hasSelector} ?p, ?q .
      ?p {OA.start} ?start ; {OA.end} ?end .
      ?q {OA.exact} ?exact ; {OA.prefix} ?prefix ; {OA.suffix} ?suffix }} }}"""
    rows = [[str(term.value) for term in row] for row in store.query(query)]  # type: ignore[union-attr]
    assert len(rows) == 3
    for text, start, end, exact, prefix, suffix in rows:
        assert text == TEXT
        assert text[int(start) : int(end)] == exact
        assert text[: int(start)].endswith(prefix)
        assert text[int(end) :].startswith(suffix)


def test_an_award_has_its_cells_and_its_money() -> None:
    quads = build(AWARD)
    (award,) = nodes(quads, FG.Award)
    assert award.startswith(
        f"<{ID_NAMESPACE}award/universite-de-valmont-mistral-2500000-eur"
    )
    assert objects(quads, FG.amount, award) == [f'"2500000"^^{XSD.decimal}']
    assert objects(quads, FG.amountAsWritten, award) == ['"2,5 M€"']
    assert objects(quads, FG.currency, award) == ['"EUR"']
    assert objects(quads, FG.approximate, award) == [f'"false"^^{XSD.boolean}']
    assert objects(quads, FG.recipient, award) == [
        f"<{ID_NAMESPACE}organisation/universite-de-valmont>"
    ]
    assert objects(quads, FG.bound, award) == []
    assert objects(quads, FG.confidence, award) == [f'"0.9"^^{XSD.decimal}']


def test_a_fact_told_twice_is_one_node_with_both_evidences() -> None:
    again = replace(AWARD, evidence=(words("Le projet Mistral", 1),), call=BOREE)
    quads = build(AWARD, again)
    (award,) = nodes(quads, FG.Award)
    assert len(objects(quads, PROV.wasDerivedFrom, award)) == 2
    assert len(objects(quads, FG.call, award)) == 1
    assert len(objects(quads, FG.rule, award)) == 1


def test_the_order_of_facts_does_not_show() -> None:
    again = replace(AWARD, evidence=(words("Le projet Mistral", 1),), call=BOREE)
    quoted = replace(AWARD, factuality=Factuality.QUOTED, speaker=ADA)
    facts: list[Fact] = [AWARD, again, quoted, CHECK, STATEMENT]
    expected = build(*facts)
    for order in itertools.permutations(facts):
        assert build(*order) == expected


def test_asserted_and_denied_are_two_facts_asserted_and_quoted_are_one() -> None:
    denied = replace(AWARD, factuality=Factuality.DENIED)
    quoted = replace(AWARD, factuality=Factuality.QUOTED, speaker=ADA)
    assert len(nodes(build(AWARD, denied), FG.Award)) == 2
    quads = build(quoted, AWARD)
    assert len(nodes(quads, FG.Award)) == 1
    assert '"asserted"' in objects(quads, FG.factuality)


def test_the_same_fact_in_two_documents_is_one_iri_in_two_graphs() -> None:
    other = replace(DOCUMENT, text=TEXT + " Fin.")
    first, second = build(AWARD), assemble(other, [AWARD], ())
    assert nodes(first, FG.Award) == nodes(second, FG.Award)
    assert first[0][3] != second[0][3]


@pytest.mark.parametrize(
    "fact",
    [
        Count(evidence=AWARD.evidence, stage=Stage.SELECTED, count=9),
        Announcement(evidence=AWARD.evidence, announcer=ADA),
        Discrepancy(
            evidence=AWARD.evidence,
            kind=DiscrepancyKind.VALUE_CONFLICT,
            subject="Mistral",
            values=("2 M€", "3 M€"),
        ),
    ],
)
def test_a_fact_about_nothing_named_belongs_to_its_document(fact: Fact) -> None:
    spec = SPECS[type(fact)]
    other = replace(DOCUMENT, text=TEXT + " Fin.")
    here, there = build(fact), assemble(other, [fact], ())
    assert nodes(here, spec.type) != nodes(there, spec.type)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("places d’accueil à l’école", "places d'accueil\u00a0à l'École"),
        ("co-financements d'ici-là", "co\u2011financements d’ici\u2010là"),
    ],
)
def test_a_goal_is_the_same_however_it_is_spelt(one: str, two: str) -> None:
    goal = Target(evidence=AWARD.evidence, indicator=one, value=Decimal(40))
    measure = Measure(evidence=AWARD.evidence, measure=one)
    other = replace(DOCUMENT, text=TEXT + " Fin.")
    again = [replace(goal, indicator=two), replace(measure, measure=two)]
    here, there = build(goal, measure), assemble(other, again, ())
    for class_ in (FG.Target, FG.Measure):
        assert nodes(here, class_) == nodes(there, class_)


@pytest.mark.parametrize(
    "fact",
    [
        Location(evidence=AWARD.evidence, entity=TOWN, place=TOWN),
        Location(evidence=AWARD.evidence, entity=MISTRAL, place=ADA),
        Partner(evidence=AWARD.evidence, project=VALMONT, organisation=VALMONT, part=Part.LEAD),
        Structure(evidence=AWARD.evidence, child=BOREE, relation=Relation.FOLLOWS, parent=BOREE),
        replace(AWARD, recipient=BOREE, project=ADA),
        replace(CHECK, inputs=(replace(AWARD, recipient=None, project=ADA),)),
        replace(CHECK, inputs=(AWARD, replace(AWARD, call=BOREE))),
    ],
)  # fmt: skip
def test_what_cannot_be_is_not_told(fact: Fact) -> None:
    assert nodes(build(fact), SPECS[type(fact)].type) == []
    assert "organisation/mistral" not in nquads(build(fact)).decode()


def test_a_name_of_the_wrong_kind_goes_alone_where_the_fact_stands_without_it() -> None:
    quads = build(replace(AWARD, programme=MISTRAL, project=BOREE, speaker=BOREE))
    (award,) = nodes(quads, FG.Award)
    assert objects(quads, FG.recipient, award)
    for predicate in (FG.programme, FG.project, FG.speaker):
        assert objects(quads, predicate) == []
    assert nodes(quads, FG.Call) == nodes(quads, FG.Project) == []


def test_groups_mean_something_else_in_each_document() -> None:
    fact = replace(AWARD, recipient=Name("les lauréats", Kind.GROUP), project=None)
    other = replace(DOCUMENT, text=TEXT + " Fin.")
    assert nodes(build(fact), FG.Group) != nodes(assemble(other, [fact], ()), FG.Group)


def test_a_check_names_its_inputs_and_tells_them() -> None:
    quads = build(CHECK)
    assert objects(quads, FG.input) == nodes(quads, FG.Award)
    assert objects(quads, FG.verdict) == ['"holds"']


def test_zero_is_written_and_nothing_is_not() -> None:
    zero = Count(evidence=AWARD.evidence, stage=Stage.REJECTED, count=0)
    quads = build(zero)
    assert objects(quads, FG.count) == [f'"0"^^{XSD.integer}']
    assert objects(quads, FG.call) == []


def test_entities_carry_labels_aliases_and_reasoned_links() -> None:
    link = Link("ror", "https://ror.org/000", 0.97, "exact name", "authority/x.csv")
    entity = Entity(
        "valmont",
        "Université de Valmont",
        VALMONT.kind,
        ("UV", "Valmont"),
        (VALMONT,),
        (link,),
    )
    quads = build(AWARD, entities=(entity,))
    node = f"<{ID_NAMESPACE}organisation/valmont>"
    shared = [q for q in quads if q[3].endswith("graph/entities>")]
    assert objects(shared, SKOS.prefLabel, node) == ['"Université de Valmont"']
    assert objects(shared, SKOS.altLabel, node) == ['"UV"', '"Valmont"']
    assert objects(shared, FG.score) == [f'"0.97"^^{XSD.decimal}']
    assert objects(shared, FG.reason) == ['"exact name"']
    own = [q for q in quads if not q[3].endswith("graph/entities>")]
    assert objects(own, RDF.label, node) == ['"université de Valmont"']
    assert objects(own, SCHEMA.alternateName, node) == ['"UV"']
    assert objects(own, SKOS.altLabel, node) == []


def test_an_entity_that_the_document_does_not_name_is_left_out() -> None:
    stranger = Entity("x", "Étrangère", Kind.ORGANISATION)
    assert build(AWARD, entities=(stranger,)) == build(AWARD)


def test_two_spellings_of_one_thing_give_one_preferred_label() -> None:
    shouted = Name("UNIVERSITÉ DE VALMONT", Kind.ORGANISATION)
    quads = build(AWARD, replace(AWARD, recipient=shouted, project=None))
    node = f"<{ID_NAMESPACE}organisation/universite-de-valmont>"
    assert len(objects(quads, SKOS.prefLabel, node)) == 1
    assert len(objects(quads, RDF.label, node)) == 2


@pytest.mark.parametrize(
    ("authority", "identifier", "score", "link", "predicate"),
    [
        ("ror", "https://ror.org/000", 0.95, "ror-000", SKOS.exactMatch),
        ("wikidata", "http://www.wikidata.org/entity/Q7", 0.87, "wikidata-q7", SKOS.closeMatch),
        ("insee", "53", 1.0, "insee-53", None),
    ],
)  # fmt: skip
def test_a_record_with_an_address_can_be_followed(
    authority: str, identifier: str, score: float, link: str, predicate: str | None
) -> None:
    record = Link(authority, identifier, score, "alias")
    entity = Entity("valmont", "Valmont", VALMONT.kind, (), (VALMONT,), (record,))
    quads = build(AWARD, entities=(entity,))
    assert nodes(quads, FG.AuthorityLink) == [
        f"<{ID_NAMESPACE}link/organisation/valmont/{link}>"
    ]
    for match in (SKOS.exactMatch, SKOS.closeMatch):
        told = [f"<{identifier}>"] if match == predicate else []
        assert objects(quads, match) == told


@pytest.mark.parametrize(
    "label",
    [
        "a> <b> . <evil", 'guill"emets', "back\\slash", "tab\tnew\nline", "<script>",
        "\u202eenvers", "Ελλάδα", "東京", "…", "  ", "é" * 5000, "\ud800", "a/../b?c#d%00",
    ],
)  # fmt: skip
def test_hostile_names_break_no_iri_and_no_literal(label: str) -> None:
    name = Name(label, Kind.ORGANISATION, (label,))
    data = nquads(build(replace(AWARD, recipient=name)))
    quads = list(ox.parse(data, format=ox.RdfFormat.N_QUADS))
    assert len(quads) == data.count(b"\n")


def test_source_is_told_only_where_it_is_an_address() -> None:
    local = replace(DOCUMENT, source="/home/x/valmont.txt")
    remote = replace(DOCUMENT, source="https://example.org/valmont")
    assert assemble(local, [], ()) == build()
    assert len(assemble(remote, [], ())) == len(build()) + 1


def test_both_bases_are_options() -> None:
    base, namespace = "https://kg.example/r/", "https://kg.example/o#"
    quads = assemble(DOCUMENT, [AWARD], (), base=base, namespace=namespace)
    quads += describe(
        content(quads, namespace=namespace), version="1", base=base, namespace=namespace
    )
    data = nquads(quads).replace(b"w3id.org/funding-graph/ontology/0", b"")
    assert b"w3id.org/funding-graph" not in data
    assert len(nodes(quads, "<https://kg.example/o#Award>")) == 1
    assert objects(quads, "<http://rdfs.org/ns/void#documents>") == [
        f'"1"^^{XSD.integer}'
    ]


@pytest.mark.parametrize(
    "base", ["", "id/", "https://x.org", "https://x.org/a b/", "x:<>/"]
)
def test_a_base_that_cannot_start_iris_is_refused(base: str) -> None:
    with pytest.raises(UsageError):
        assemble(DOCUMENT, [], (), base=base)
    with pytest.raises(UsageError):
        assemble(DOCUMENT, [], (), namespace=base)


def test_iris_of_things_cannot_stand_behind_a_hash() -> None:
    with pytest.raises(UsageError, match="start of IRIs"):
        assemble(DOCUMENT, [], (), base="https://kg.example/id#")
    with pytest.raises(UsageError, match="start of IRIs"):
        describe(content([]), version="1", base="https://kg.example/id#")


def test_the_description_counts_and_is_stable() -> None:
    quads = build(AWARD, CHECK)
    described = describe(content(quads), version="0.1.0", options={"lang": "fr"})
    again = content([*described, *reversed(quads)])
    assert describe(again, version="0.1.0", options={"lang": "fr"}) == described
    triples = objects(described, "<http://rdfs.org/ns/void#triples>")
    count = len({*quads, *described})
    assert triples == [f'"{count}"^^{XSD.integer}']
    assert f"<{ID_NAMESPACE}dataset/Award>" in objects(
        described, "<http://rdfs.org/ns/void#classPartition>"
    )
    assert '"fr"' in objects(described, SCHEMA.value)


@given(
    st.decimals(
        allow_nan=False,
        allow_infinity=False,
        min_value=-(10**15),
        max_value=10**15,
        places=4,
    )
)
def test_decimals_are_canonical_and_exact(value: Decimal) -> None:
    written = terms.digits(value)
    assert Decimal(written) == value
    literal = f'<a:s> <a:p> "{written}"^^{XSD.decimal} .'.encode()
    kept = ox.serialize(
        ox.parse(literal, format=ox.RdfFormat.N_TRIPLES), format=ox.RdfFormat.N_TRIPLES
    )
    assert kept is not None
    assert kept.strip() == literal


@given(st.text(max_size=40))
def test_composed_and_decomposed_names_have_one_slug(name: str) -> None:
    composed = unicodedata.normalize("NFC", name)
    decomposed = unicodedata.normalize("NFD", name)
    if terms.fold(composed):
        assert terms.slug(composed) == terms.slug(decomposed)
    assert terms.slug(name)
    assert "/" not in terms.slug(name)


@given(st.text(max_size=60))
def test_any_text_comes_back_from_its_literal(value: str) -> None:
    line = f"<a:s> <a:p> {terms.text(value)} .".encode()
    (triple,) = ox.parse(line, format=ox.RdfFormat.N_TRIPLES)
    assert isinstance(triple.object, ox.Literal)
    assert triple.object.value == value


@pytest.mark.parametrize(
    ("value", "datatype"),
    [("2027", XSD.gYear), ("2027-09", XSD.gYearMonth), ("2027-09-01", XSD.date)],
)
def test_dates_bear_their_precision(value: str, datatype: str) -> None:
    assert terms.date(value) == f'"{value}"^^{datatype}'
    assert terms.date(value + "?") == f'"{value}?"'


_SCRIPT = """
import sys
sys.path[:0] = [{here!r}, {root!r}]
import test_assemble as t
from graph_builder.assemble import nquads
sys.stdout.buffer.write(nquads(t.build(t.AWARD, t.CHECK, t.STATEMENT)))
"""


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    here = Path(__file__).resolve().parent
    script = _SCRIPT.format(here=str(here), root=str(here.parent.parent))
    digests = set()
    for seed in ("0", "1", "4242"):
        run = subprocess.run(  # noqa: S603 - our own interpreter, our own script
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        digests.add(hashlib.sha256(run.stdout).hexdigest())
    assert digests == {
        hashlib.sha256(nquads(build(AWARD, CHECK, STATEMENT))).hexdigest()
    }
