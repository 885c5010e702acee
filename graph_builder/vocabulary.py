"""The terms that code writes and reads, as SPARQL and N-Quads spell them: `<iri>`.

A test holds `FG` against `ontology/funding.ttl`: each term is declared there, and each
declared term is used.
"""

from __future__ import annotations

from graph_builder.model import Kind

FG_NAMESPACE = "https://w3id.org/funding-graph/ontology#"
ID_NAMESPACE = "https://w3id.org/funding-graph/id/"
ONTOLOGY_VERSION = "https://w3id.org/funding-graph/ontology/0.1.0"

Triple = tuple[str, str, str]

Quad = tuple[str, str, str, str]
"""Subject, predicate, object and graph, each a term as N-Quads spells it."""

_OWL = "http://www.w3.org/2002/07/owl#"
_DC = "http://purl.org/dc/elements/1.1/"
_DCTERMS = "http://purl.org/dc/terms/"
_OA = "http://www.w3.org/ns/oa#"
_PROV = "http://www.w3.org/ns/prov#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SCHEMA = "http://schema.org/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_VOID = "http://rdfs.org/ns/void#"
_XSD = "http://www.w3.org/2001/XMLSchema#"


class FG:
    """Our own terms: classes, then properties."""

    Fact = f"<{FG_NAMESPACE}Fact>"
    Award = f"<{FG_NAMESPACE}Award>"
    Envelope = f"<{FG_NAMESPACE}Envelope>"
    Target = f"<{FG_NAMESPACE}Target>"
    Selection = f"<{FG_NAMESPACE}Selection>"
    Count = f"<{FG_NAMESPACE}Count>"
    Role = f"<{FG_NAMESPACE}Role>"
    Announcement = f"<{FG_NAMESPACE}Announcement>"
    Location = f"<{FG_NAMESPACE}Location>"
    Partner = f"<{FG_NAMESPACE}Partner>"
    Structure = f"<{FG_NAMESPACE}Structure>"
    Measure = f"<{FG_NAMESPACE}Measure>"
    Theme = f"<{FG_NAMESPACE}Theme>"
    Statement = f"<{FG_NAMESPACE}Statement>"
    Discrepancy = f"<{FG_NAMESPACE}Discrepancy>"
    Check = f"<{FG_NAMESPACE}Check>"
    Organisation = f"<{FG_NAMESPACE}Organisation>"
    Person = f"<{FG_NAMESPACE}Person>"
    Project = f"<{FG_NAMESPACE}Project>"
    Call = f"<{FG_NAMESPACE}Call>"
    Programme = f"<{FG_NAMESPACE}Programme>"
    Place = f"<{FG_NAMESPACE}Place>"
    Event = f"<{FG_NAMESPACE}Event>"
    Body = f"<{FG_NAMESPACE}Body>"
    Group = f"<{FG_NAMESPACE}Group>"
    Phrase = f"<{FG_NAMESPACE}Phrase>"
    Document = f"<{FG_NAMESPACE}Document>"
    AuthorityLink = f"<{FG_NAMESPACE}AuthorityLink>"
    IdentityDecision = f"<{FG_NAMESPACE}IdentityDecision>"
    AuthorityCandidate = f"<{FG_NAMESPACE}AuthorityCandidate>"
    Succession = f"<{FG_NAMESPACE}Succession>"

    factuality = f"<{FG_NAMESPACE}factuality>"
    speaker = f"<{FG_NAMESPACE}speaker>"
    rule = f"<{FG_NAMESPACE}rule>"
    cue = f"<{FG_NAMESPACE}cue>"
    confidence = f"<{FG_NAMESPACE}confidence>"
    amount = f"<{FG_NAMESPACE}amount>"
    currency = f"<{FG_NAMESPACE}currency>"
    amountAsWritten = f"<{FG_NAMESPACE}amountAsWritten>"
    approximate = f"<{FG_NAMESPACE}approximate>"
    between = f"<{FG_NAMESPACE}between>"
    bound = f"<{FG_NAMESPACE}bound>"
    high = f"<{FG_NAMESPACE}high>"
    per = f"<{FG_NAMESPACE}per>"
    recipient = f"<{FG_NAMESPACE}recipient>"
    project = f"<{FG_NAMESPACE}project>"
    call = f"<{FG_NAMESPACE}call>"
    programme = f"<{FG_NAMESPACE}programme>"
    object = f"<{FG_NAMESPACE}object>"
    beneficiaries = f"<{FG_NAMESPACE}beneficiaries>"
    years = f"<{FG_NAMESPACE}years>"
    indicator = f"<{FG_NAMESPACE}indicator>"
    value = f"<{FG_NAMESPACE}value>"
    unit = f"<{FG_NAMESPACE}unit>"
    deadline = f"<{FG_NAMESPACE}deadline>"
    baseline = f"<{FG_NAMESPACE}baseline>"
    candidate = f"<{FG_NAMESPACE}candidate>"
    outcome = f"<{FG_NAMESPACE}outcome>"
    stage = f"<{FG_NAMESPACE}stage>"
    count = f"<{FG_NAMESPACE}count>"
    person = f"<{FG_NAMESPACE}person>"
    role = f"<{FG_NAMESPACE}role>"
    organisation = f"<{FG_NAMESPACE}organisation>"
    announcer = f"<{FG_NAMESPACE}announcer>"
    date = f"<{FG_NAMESPACE}date>"
    event = f"<{FG_NAMESPACE}event>"
    entity = f"<{FG_NAMESPACE}entity>"
    place = f"<{FG_NAMESPACE}place>"
    part = f"<{FG_NAMESPACE}part>"
    child = f"<{FG_NAMESPACE}child>"
    relation = f"<{FG_NAMESPACE}relation>"
    parent = f"<{FG_NAMESPACE}parent>"
    measure = f"<{FG_NAMESPACE}measure>"
    responsible = f"<{FG_NAMESPACE}responsible>"
    subject = f"<{FG_NAMESPACE}subject>"
    theme = f"<{FG_NAMESPACE}theme>"
    quote = f"<{FG_NAMESPACE}quote>"
    kind = f"<{FG_NAMESPACE}kind>"
    subjectName = f"<{FG_NAMESPACE}subjectName>"
    values = f"<{FG_NAMESPACE}values>"
    input = f"<{FG_NAMESPACE}input>"
    expected = f"<{FG_NAMESPACE}expected>"
    found = f"<{FG_NAMESPACE}found>"
    verdict = f"<{FG_NAMESPACE}verdict>"
    expression = f"<{FG_NAMESPACE}expression>"
    link = f"<{FG_NAMESPACE}link>"
    authority = f"<{FG_NAMESPACE}authority>"
    identifier = f"<{FG_NAMESPACE}identifier>"
    score = f"<{FG_NAMESPACE}score>"
    reason = f"<{FG_NAMESPACE}reason>"
    decision = f"<{FG_NAMESPACE}decision>"
    left = f"<{FG_NAMESPACE}left>"
    right = f"<{FG_NAMESPACE}right>"
    decidedBy = f"<{FG_NAMESPACE}decidedBy>"
    possibleLink = f"<{FG_NAMESPACE}possibleLink>"
    succession = f"<{FG_NAMESPACE}succession>"
    change = f"<{FG_NAMESPACE}change>"
    predecessor = f"<{FG_NAMESPACE}predecessor>"
    successor = f"<{FG_NAMESPACE}successor>"


FACT_CLASSES = (
    FG.Award,
    FG.Envelope,
    FG.Target,
    FG.Selection,
    FG.Count,
    FG.Role,
    FG.Announcement,
    FG.Location,
    FG.Partner,
    FG.Structure,
    FG.Measure,
    FG.Theme,
    FG.Statement,
    FG.Discrepancy,
    FG.Check,
)
"""The classes of facts."""

ENTITY_CLASS = {kind: f"<{FG_NAMESPACE}{kind.capitalize()}>" for kind in Kind}
"""The class of each kind of named thing."""


class RDF:
    """RDF and RDF Schema."""

    type = f"<{_RDF}type>"
    label = f"<{_RDFS}label>"


class XSD:
    """Datatypes."""

    boolean = f"<{_XSD}boolean>"
    date = f"<{_XSD}date>"
    decimal = f"<{_XSD}decimal>"
    gYear = f"<{_XSD}gYear>"
    gYearMonth = f"<{_XSD}gYearMonth>"
    integer = f"<{_XSD}integer>"


class OWL:
    """What is one thing."""

    sameAs = f"<{_OWL}sameAs>"


class SKOS:
    """Labels, and records of the same thing elsewhere."""

    altLabel = f"<{_SKOS}altLabel>"
    closeMatch = f"<{_SKOS}closeMatch>"
    exactMatch = f"<{_SKOS}exactMatch>"
    prefLabel = f"<{_SKOS}prefLabel>"


class OA:
    """Web annotation: where in a text."""

    SpecificResource = f"<{_OA}SpecificResource>"
    TextPositionSelector = f"<{_OA}TextPositionSelector>"
    TextQuoteSelector = f"<{_OA}TextQuoteSelector>"
    end = f"<{_OA}end>"
    exact = f"<{_OA}exact>"
    hasSelector = f"<{_OA}hasSelector>"
    hasSource = f"<{_OA}hasSource>"
    prefix = f"<{_OA}prefix>"
    start = f"<{_OA}start>"
    suffix = f"<{_OA}suffix>"


class PROV:
    """Provenance."""

    Activity = f"<{_PROV}Activity>"
    SoftwareAgent = f"<{_PROV}SoftwareAgent>"
    used = f"<{_PROV}used>"
    wasAssociatedWith = f"<{_PROV}wasAssociatedWith>"
    wasDerivedFrom = f"<{_PROV}wasDerivedFrom>"
    wasGeneratedBy = f"<{_PROV}wasGeneratedBy>"


class DC:
    """Dublin Core, literal values and terms."""

    conformsTo = f"<{_DCTERMS}conformsTo>"
    date = f"<{_DCTERMS}date>"
    issued = f"<{_DCTERMS}issued>"
    publisher = f"<{_DC}publisher>"
    source = f"<{_DC}source>"
    title = f"<{_DCTERMS}title>"


class SCHEMA:
    """schema.org."""

    PropertyValue = f"<{_SCHEMA}PropertyValue>"
    additionalProperty = f"<{_SCHEMA}additionalProperty>"
    alternateName = f"<{_SCHEMA}alternateName>"
    encodingFormat = f"<{_SCHEMA}encodingFormat>"
    name = f"<{_SCHEMA}name>"
    sha256 = f"<{_SCHEMA}sha256>"
    softwareVersion = f"<{_SCHEMA}softwareVersion>"
    text = f"<{_SCHEMA}text>"
    value = f"<{_SCHEMA}value>"


class VOID:
    """Descriptions of datasets."""

    Class = f"<{_VOID}class>"
    Dataset = f"<{_VOID}Dataset>"
    classPartition = f"<{_VOID}classPartition>"
    documents = f"<{_VOID}documents>"
    entities = f"<{_VOID}entities>"
    triples = f"<{_VOID}triples>"
    uriSpace = f"<{_VOID}uriSpace>"
    vocabulary = f"<{_VOID}vocabulary>"


class ORG:
    """The organization ontology of W3C: what took the place of what."""

    originalOrganization = "<http://www.w3.org/ns/org#originalOrganization>"
    resultingOrganization = "<http://www.w3.org/ns/org#resultingOrganization>"


class DCAT:
    """Catalogues."""

    Dataset = "<http://www.w3.org/ns/dcat#Dataset>"
