"""Each shape passes the good graph and speaks up once its rule is broken."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pyoxigraph as ox
import pytest
from rdflib import SH, URIRef
from rdflib.collection import Collection

from graph_builder import resources
from graph_builder.assemble.cells import SPECS, Cell
from graph_builder.validate import Engine, Report, Severity, shapes, validate
from graph_builder.vocabulary import (
    DC,
    ENTITY_CLASS,
    FG,
    OA,
    PROV,
    RDF,
    SCHEMA,
    SKOS,
    XSD,
    Quad,
)

SHAPES = "https://w3id.org/funding-graph/shapes#"
IRI, NOWHERE = "<https://example.org/x>", '""'
OTHER = '"autre chose"'
Broken = Callable[[list[Quad]], list[Quad]]
Build = Callable[..., list[Quad]]


@dataclass(frozen=True)
class Break:
    """Takes a property from one node of a class, and may put something in its place."""

    type: str
    predicate: str
    value: str = ""
    keep: bool = False

    def __call__(self, quads: list[Quad]) -> list[Quad]:
        node, graph = next(
            (s, g) for s, p, o, g in quads if (p, o) == (RDF.type, self.type)
        )
        kept = [q for q in quads if self.keep or q[:2] != (node, self.predicate)]
        put = [(node, self.predicate, self.value, graph)] if self.value else []
        assert len(kept) < len(quads) or put
        return kept + put


def integer(value: int) -> str:
    return f'"{value}"^^{XSD.integer}'


def decimal(value: str) -> str:
    return f'"{value}"^^{XSD.decimal}'


def twice(type_: str, predicate: str) -> Break:
    return Break(type_, predicate, IRI, keep=True)


AL, ID = FG.AuthorityLink, FG.IdentityDecision
QUOTE, POSITION = OA.TextQuoteSelector, OA.TextPositionSelector
CASES: dict[str, Broken] = {
    "AmountAsWrittenShape": Break(FG.Award, FG.amount, decimal("13000000")),
    "AmountInEvidenceShape": Break(FG.Award, FG.amountAsWritten, '"80 M€"'),
    "AnnouncementAnnouncer": Break(FG.Announcement, FG.announcer),
    "AnnouncementDate": Break(FG.Announcement, FG.date, OTHER),
    "AnnouncementDateSilence": Break(FG.Announcement, FG.date),
    "AnnouncementEvent": Break(FG.Announcement, FG.event, NOWHERE),
    "AnnouncementOrderShape": Break(FG.Announcement, FG.date, f'"2024-01-01"^^{XSD.date}'),
    "AuthorityCandidateScore": Break(FG.AuthorityCandidate, FG.score, decimal("0.9")),
    "AuthorityDate": Break(AL, DC.date, OTHER),
    "AuthorityLinkAuthority": Break(AL, FG.authority),
    "AuthorityLinkIdentifier": Break(AL, FG.identifier, NOWHERE),
    "AuthorityLinkReason": Break(AL, FG.reason),
    "AuthorityLinkScore": Break(AL, FG.score, decimal("1.2")),
    "IdentityDecisionDecidedBy": Break(ID, FG.decidedBy, OTHER),
    "IdentityDecisionLeft": Break(ID, FG.left),
    "IdentityDecisionReason": Break(ID, FG.reason, NOWHERE),
    "IdentityDecisionRight": Break(ID, FG.right),
    "IdentityDecisionScore": Break(ID, FG.score, decimal("1.2")),
    "IdentityDecisionVerdict": Break(ID, FG.verdict, OTHER),
    "AwardCall": twice(FG.Award, FG.call),
    "AwardProgramme": Break(FG.Award, FG.programme, OTHER),
    "AwardProject": twice(FG.Award, FG.project),
    "AwardRecipient": twice(FG.Award, FG.recipient),
    "CheckExpected": Break(FG.Check, FG.expected),
    "CheckExpectedShape": Break(FG.Check, FG.expected, decimal("13000000")),
    "CheckFailsShape": Break(FG.Check, FG.verdict, '"fails"'),
    "CheckHoldsShape": Break(FG.Check, FG.expected, decimal("13000000")),
    "CheckSumShape": Break(FG.Award, FG.amount, decimal("13000000")),
    "CheckExpression": Break(FG.Check, FG.expression, NOWHERE),
    "CheckFound": Break(FG.Check, FG.found, integer(3)),
    "CheckFoundShape": Break(FG.Check, FG.found),
    "CheckInput": Break(FG.Check, FG.input),
    "CheckInputFactuality": Break(FG.Check, FG.input, IRI),
    "CheckKind": Break(FG.Check, FG.kind, OTHER),
    "CheckSubject": Break(FG.Check, FG.subject),
    "CheckVerdict": Break(FG.Check, FG.verdict, OTHER),
    "CheckVerdictWarning": Break(FG.Check, FG.verdict, '"fails"'),
    "CountCall": twice(FG.Count, FG.call),
    "CountCount": Break(FG.Count, FG.count, integer(-1)),
    "CountStage": Break(FG.Count, FG.stage, OTHER),
    "DocumentEncodingFormat": Break(FG.Document, SCHEMA.encodingFormat),
    "DocumentIssued": Break(FG.Document, DC.issued, '"hier"'),
    "DocumentIssuedSilence": Break(FG.Document, DC.issued),
    "DocumentName": Break(FG.Document, SCHEMA.name),
    "DocumentPublisher": Break(FG.Document, DC.publisher, NOWHERE),
    "DocumentSha256": Break(FG.Document, SCHEMA.sha256, '"abc"'),
    "DocumentText": Break(FG.Document, SCHEMA.text),
    "DocumentTitle": Break(FG.Document, DC.title, NOWHERE),
    "EntityAltLabel": Break(FG.Organisation, SKOS.altLabel, NOWHERE),
    "EntityDecision": Break(FG.Organisation, FG.decision, IRI),
    "EntityLink": Break(FG.Organisation, FG.link, IRI),
    "EntityPossibleLink": Break(FG.Organisation, FG.possibleLink, IRI),
    "EntitySuccession": Break(FG.Organisation, FG.succession, IRI),
    "EntityPrefLabel": Break(FG.Project, SKOS.prefLabel),
    "EnvelopeBeneficiaries": Break(FG.Envelope, FG.beneficiaries, integer(0)),
    "EnvelopeObject": Break(FG.Envelope, FG.object),
    "EnvelopeYears": Break(FG.Envelope, FG.years, '"cinq"'),
    "EnvelopeYearsSilence": Break(FG.Envelope, FG.years),
    "EvidenceExact": Break(QUOTE, OA.exact),
    "EvidenceHasSelector": Break(OA.SpecificResource, OA.hasSelector, OTHER, keep=True),
    "EvidenceHasSource": Break(OA.SpecificResource, OA.hasSource, IRI),
    "EvidenceStart": Break(POSITION, OA.start),
    "FactConfidence": Break(FG.Role, FG.confidence, decimal("7")),
    "FactCue": Break(FG.Award, FG.cue, NOWHERE),
    "FactFactuality": Break(FG.Theme, FG.factuality),
    "FactRule": Break(FG.Award, FG.rule),
    "FactSpeaker": Break(FG.Statement, FG.speaker, OTHER),
    "EvidenceType": Break(OA.SpecificResource, RDF.type, IRI),
    "FactType": Break(FG.Award, RDF.type),
    "PositionType": Break(POSITION, RDF.type),
    "QuoteType": Break(QUOTE, RDF.type),
    "FactWasDerivedFrom": Break(FG.Award, PROV.wasDerivedFrom),
    "LocationEntity": Break(FG.Location, FG.entity),
    "LocationPlace": Break(FG.Location, FG.place, IRI),
    "MeasureOrderShape": Break(FG.Measure, FG.deadline, f'"1850"^^{XSD.gYear}'),
    "MeasureDeadline": Break(FG.Measure, FG.deadline, '"bientôt"'),
    "MeasureDeadlineSilence": Break(FG.Measure, FG.deadline),
    "MeasureMeasure": Break(FG.Measure, FG.measure),
    "MeasureResponsible": Break(FG.Measure, FG.responsible, OTHER),
    "MeasureResponsibleSilence": Break(FG.Measure, FG.responsible),
    "MoneyAmount": Break(FG.Award, FG.amount, decimal("-12000000")),
    "MoneyAmountAsWritten": Break(FG.Award, FG.amountAsWritten),
    "MoneyAmountOrder": Break(FG.Award, FG.high, decimal("1")),
    "MoneyApproximate": Break(FG.Envelope, FG.approximate, '"oui"'),
    "MoneyBound": Break(FG.Award, FG.bound, OTHER),
    "MoneyCurrency": Break(FG.Award, FG.currency, '"€"'),
    "MoneyCurrencySilence": Break(FG.Award, FG.currency),
    "MoneyHigh": Break(FG.Award, FG.high, OTHER),
    "MoneyPer": Break(FG.Envelope, FG.per, NOWHERE),
    "NamedLabel": Break(FG.Award, FG.recipient, IRI),
    "NamedType": Break(FG.Structure, FG.parent, IRI),
    "PartnerOrganisation": Break(FG.Partner, FG.organisation),
    "PartnerPart": Break(FG.Partner, FG.part, OTHER),
    "PartnerProject": Break(FG.Partner, FG.project),
    "PositionEnd": Break(POSITION, OA.end, OTHER),
    "PositionStart": Break(POSITION, OA.start, integer(100000)),
    "QuoteExact": Break(QUOTE, OA.exact, NOWHERE),
    "QuotePrefix": Break(QUOTE, OA.prefix),
    "QuoteSuffix": Break(QUOTE, OA.suffix, f'"{"x" * 33}"'),
    "RelocationShape": Break(QUOTE, OA.exact, OTHER),
    "RoleOrganisation": twice(FG.Role, FG.organisation),
    "RolePerson": Break(FG.Role, FG.person, IRI),
    "RoleRole": Break(FG.Role, FG.role),
    "SelectionCall": Break(FG.Selection, FG.call, OTHER),
    "SelectionCandidate": Break(FG.Selection, FG.candidate),
    "SelectionOutcome": Break(FG.Selection, FG.outcome, '"lauréat"'),
    "SuccessionChange": Break(FG.Succession, FG.change, OTHER),
    "SuccessionPredecessor": Break(FG.Succession, FG.predecessor),
    "SuccessionSuccessor": Break(FG.Succession, FG.successor, NOWHERE),
    "StatementQuote": Break(FG.Statement, FG.quote),
    "StatementSpeakerSilence": Break(FG.Statement, FG.speaker),
    "StatementTextShape": Break(FG.Statement, FG.quote, OTHER),
    "StructureChild": Break(FG.Structure, FG.child),
    "StructureParent": Break(FG.Structure, FG.parent),
    "StructureRelation": Break(FG.Structure, FG.relation, OTHER),
    "TargetBaseline": Break(FG.Target, FG.baseline, OTHER),
    "TargetBaselineSilence": Break(FG.Target, FG.baseline),
    "TargetDeadline": Break(FG.Target, FG.deadline, '"un jour"'),
    "TargetDeadlineSilence": Break(FG.Target, FG.deadline),
    "TargetIndicator": Break(FG.Target, FG.indicator, NOWHERE),
    "TargetOrderShape": Break(FG.Target, FG.deadline, f'"1850"^^{XSD.gYear}'),
    "TargetValueWarning": Break(FG.Target, FG.value, decimal("-5")),
    "UndeclaredShape": Break(FG.Theme, FG.theme.replace("theme", "foo"), OTHER, keep=True),
    "TargetUnit": Break(FG.Target, FG.unit, NOWHERE),
    "TargetValue": Break(FG.Target, FG.value),
    "ThemeSubject": Break(FG.Theme, FG.subject),
    "ThemeTheme": Break(FG.Theme, FG.theme),
}  # fmt: skip


def both(*breaks: Break) -> Broken:
    def broken(quads: list[Quad]) -> list[Quad]:
        for one in breaks:
            quads = one(quads)
        return quads

    return broken


def same(type_: str, predicate: str, other: str) -> Broken:
    """Makes two cells of a fact equal."""

    def broken(quads: list[Quad]) -> list[Quad]:
        node = next(s for s, p, o, _ in quads if (p, o) == (RDF.type, type_))
        value = next(o for s, p, o, _ in quads if (s, p) == (node, other))
        return Break(type_, predicate, value)(quads)

    return broken


CASES |= {
    "AwardBeneficiary": both(
        Break(FG.Award, FG.recipient), Break(FG.Award, FG.project)
    ),
    "AwardSourceSilence": both(Break(FG.Award, FG.call), Break(FG.Award, FG.programme)),
    "LocationEntityOrder": same(FG.Location, FG.place, FG.entity),
    "PartnerProjectOrder": same(FG.Partner, FG.project, FG.organisation),
    "StructureChildOrder": same(FG.Structure, FG.child, FG.parent),
}

TOLD = {
    "AwardsSumShape",
    "DiscrepancyValuesWarning",
    "LaureateAmountShape",
    "LaureatesShape",
    "LeadShape",
    "PayerShape",
    "RejectedShape",
    "ShortlistShape",
    "TwoAmountsShape",
}
"""Rules across facts: facts told besides, in conftest.py, make them speak."""

CASES |= {
    "DiscrepancyTextShape": Break(FG.Discrepancy, FG.values, '"a | b"'),
    "DiscrepancyBetween": twice(FG.Discrepancy, FG.between),
    "DiscrepancyKind": Break(FG.Discrepancy, FG.kind, OTHER),
    "DiscrepancySubjectName": Break(FG.Discrepancy, FG.subjectName),
    "DiscrepancyValues": Break(FG.Discrepancy, FG.values, '"une seule"'),
}


def judged(quads: list[Quad]) -> Report:
    """The report, which the reference must give word for word."""
    report = validate(quads)
    assert report == validate(quads, engine=Engine.PYSHACL)
    return report


def shapes_of(quads: list[Quad]) -> set[str]:
    return {r.shape.removeprefix(SHAPES) for r in judged(quads).results}


def declared() -> set[str]:
    kinds = {"NodeShape", "PropertyShape"}
    return {
        q.subject.value.removeprefix(SHAPES)
        for path in resources.files("shapes")
        for q in ox.parse(path=str(path))
        if isinstance(q.subject, ox.NamedNode)
        and isinstance(q.object, ox.NamedNode)
        and q.object.value.partition("#")[2] in kinds
    }


def test_the_good_graph_has_nothing_to_object_to(build: Build) -> None:
    assert judged(build()).results == ()


def test_every_shape_is_tested() -> None:
    assert declared() == set(CASES) | TOLD


@pytest.mark.parametrize("shape", sorted(declared()))
def test_each_shape_speaks_as_loud_as_it_should(shape: str, build: Build) -> None:
    """A contradiction is a warning, a silence an information, all else a violation."""
    broken = CASES.get(shape, list)(build(shape))
    found = {r.severity for r in judged(broken).results if r.shape == SHAPES + shape}
    silences = {"LaureateAmountShape", "LeadShape", "PayerShape", "RejectedShape"}
    warnings = {
        "AmountAsWrittenShape",
        "AmountInEvidenceShape",
        "AwardsSumShape",
        "DiscrepancyTextShape",
        "LaureatesShape",
        "MeasureOrderShape",
        "ShortlistShape",
        "StatementTextShape",
        "TargetOrderShape",
        "TwoAmountsShape",
    }
    if shape.endswith("Silence") or shape in silences:
        assert found == {Severity.INFO}
    elif shape.endswith("Warning") or shape in warnings:
        assert found == {Severity.WARNING}
    else:
        assert found == {Severity.VIOLATION}


NAMED = [
    (spec.type, cell)
    for spec in SPECS.values()
    for cell in spec.cells
    if cell.kinds and spec.type != FG.Discrepancy
]


@pytest.mark.parametrize(
    ("type_", "cell"), NAMED, ids=lambda v: getattr(v, "attribute", None)
)
def test_a_thing_of_another_class_is_noticed(
    type_: str, cell: Cell, build: Build
) -> None:
    quads = build()
    classes = {s: o for s, p, o, _ in quads if p == RDF.type}
    allowed = {ENTITY_CLASS[kind] for kind in cell.kinds}
    others = set(ENTITY_CLASS.values()) - allowed
    wrong = next(s for s, class_ in sorted(classes.items()) if class_ in others)
    report = validate(Break(type_, cell.predicate, wrong)(quads))
    assert cell.predicate[1:-1] in {r.path for r in report.at_least(Severity.VIOLATION)}


def test_shapes_and_assembly_agree_on_classes() -> None:
    """What a cell can hold is listed in each shape and in `assemble`."""
    graph = shapes.ours()
    for type_, cell in NAMED:
        (shape,) = (
            s
            for s in graph.subjects(SH.targetClass, URIRef(type_[1:-1]))
            if (s, SH.path, URIRef(cell.predicate[1:-1])) in graph
            and (s, SH.nodeKind, SH.IRI) in graph
        )
        (classes,) = graph.objects(shape, SH.node / SH.property / SH["in"])
        listed = {f"<{c}>" for c in Collection(graph, classes)}
        assert listed == {ENTITY_CLASS[kind] for kind in cell.kinds}, shape


def test_the_list_of_properties_is_the_ontology_s() -> None:
    (rule,) = shapes.ours().objects(
        URIRef(SHAPES + "UndeclaredShape"), SH.sparql / SH.select
    )
    listed = set(re.findall(r"fg:(\w+)", str(rule)))
    assert listed == {k for k in vars(FG) if k[0].islower()}


@pytest.mark.parametrize("quote", ["Le vent\\nse lève", "Le vent\\u00a0se lève"])
def test_a_quotation_may_run_over_lines(quote: str, build: Build) -> None:
    broken = Break(FG.Statement, FG.quote, f'"{quote}"')(build())
    assert validate(broken).results == ()


@pytest.mark.parametrize(
    ("verdict", "found", "expression", "told"),
    [
        ("holds", "12100000", "12,1 ≈ 12", False),
        ("holds", "16000000", "16 ≈ 12", True),
        ("holds", "9000000", "9 ≤ 12", False),
        ("cannot-tell", "", "9 ? 12", False),
        ("cannot-tell", "9000000", "9 ? 12", True),
    ],
)
def test_a_verdict_fits_its_figures(
    verdict: str, found: str, expression: str, *, told: bool, build: Build
) -> None:
    quads = both(
        Break(FG.Check, FG.verdict, f'"{verdict}"'),
        Break(FG.Check, FG.found, decimal(found) if found else ""),
        Break(FG.Check, FG.expression, f'"{expression}"'),
    )(build())
    found_shapes = shapes_of(quads) & {"CheckHoldsShape", "CheckFoundShape"}
    assert bool(found_shapes) is told


@pytest.mark.parametrize(
    "type_", sorted(v for k, v in vars(FG).items() if k[0].isupper())
)
def test_dropping_any_triple_of_evidence_is_noticed(type_: str, build: Build) -> None:
    quads = build("DiscrepancyKind")
    facts = {s for s, p, o, _ in quads if (p, o) == (RDF.type, type_)}
    for quad in [q for q in quads if q[0] in facts and q[1] == PROV.wasDerivedFrom][:1]:
        assert not judged([q for q in quads if q != quad]).conforms


@pytest.mark.parametrize(
    ("scenario", "shape", "told"),
    [
        ("awards below their envelope", "AwardsSumShape", True),
        ("a rounded envelope near the sum", "AwardsSumShape", False),
        ("an exact envelope near the sum", "AwardsSumShape", True),
        ("a rounded envelope far from the sum", "AwardsSumShape", True),
        ("an award that is only possible", "AwardsSumShape", False),
        ("fewer laureates named than counted", "LaureatesShape", False),
        ("awards that a check has weighed", "AwardsSumShape", False),
        ("a shortlist that a check has weighed", "ShortlistShape", False),
        ("more rejected than preselected", "ShortlistShape", False),
    ],
)
def test_rules_across_facts_know_their_limits(
    scenario: str, shape: str, *, told: bool, build: Build
) -> None:
    assert (shape in shapes_of(build(scenario))) is told
