"""Document → facts with evidence, by a grammar of French funding announcements."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from graph_builder.extract.analysis import analyse
from graph_builder.extract.announcements import find_announcements
from graph_builder.extract.counts import find_counts
from graph_builder.extract.funding import find_funding
from graph_builder.extract.halves import without_halves
from graph_builder.extract.locations import apart, find_locations
from graph_builder.extract.measures import find_measures
from graph_builder.extract.merge import merged
from graph_builder.extract.outcome_numbers import of_counts, with_calls
from graph_builder.extract.pairing import paired
from graph_builder.extract.partners import carriers_of, find_partners, leads
from graph_builder.extract.quotes import attribute, quoted_spans
from graph_builder.extract.reading import Reading
from graph_builder.extract.records import find_records
from graph_builder.extract.roles import find_roles
from graph_builder.extract.selections import find_selections, from_awards
from graph_builder.extract.statements import find_statements
from graph_builder.extract.structure import find_structure, funders_of
from graph_builder.extract.targets import find_targets
from graph_builder.extract.themes import find_themes
from graph_builder.model import Award, Document, Fact, Partner, Structure

_FINDERS: tuple[Callable[[Reading], Iterable[Fact]], ...] = (
    find_partners,
    find_funding,
    find_selections,
    find_records,
    find_counts,
    find_targets,
    find_measures,
    find_structure,
    find_locations,
    find_themes,
    find_roles,
    find_statements,
    find_announcements,
)


def extract(document: Document) -> list[Fact]:
    """All facts a document says, duplicates joined, each with its evidence."""
    reading = Reading(analyse(document))
    facts = [fact for find in _FINDERS for fact in find(reading)]
    awards = [f for f in facts if isinstance(f, Award)]
    awards = paired(reading, awards)
    facts = [f for f in facts if not isinstance(f, Award)]
    facts += without_halves(reading, awards)
    facts += from_awards(with_calls(reading, awards, facts), facts)
    facts += list(of_counts(reading, facts))
    facts += funders_of(reading, awards, [f for f in facts if isinstance(f, Structure)])
    facts += carriers_of(awards, [f for f in facts if isinstance(f, Partner)])
    facts = attribute(facts, quoted_spans(facts))
    led = leads([f for f in facts if isinstance(f, Partner)])
    return merged(apart(facts, led), led)
