"""Awards that tell too little of who gets the money: withheld."""

from __future__ import annotations

from collections.abc import Iterable

from graph_builder.extract.domain import is_funder
from graph_builder.extract.reading import Reading
from graph_builder.model import Award, Kind

_IN_SENTENCES = {
    f"awards.{hold}"
    for hold in ("receive", "endowed", "given", "grant", "for", "give", "from")
} | {"awards.bracket_project", "awards.segment", "awards.gap_receive"}


def without_halves(reading: Reading, awards: Iterable[Award]) -> list[Award]:
    """Awards without those whose words leave open who gets the money."""
    return [award for award in awards if not _is_half(reading, award)]


def _is_half(reading: Reading, award: Award) -> bool:
    """Whether a sentence tells a project alone, and that may not be all it tells.

    A name of unknown kind alone may be a firm or a project. A project alone, without
    who gives, beside a body that may be its carrier, is told by halves.
    """
    name = award.project
    if award.recipient or name is None or award.rule not in _IN_SENTENCES:
        return False
    unknown = name.kind is Kind.PHRASE and name.label[:1].isupper()
    return unknown or (award.programme is None and _names_a_body(reading, award))


def _names_a_body(reading: Reading, award: Award) -> bool:
    """Whether the block of an award names a body that is none that pays."""
    context = reading.context
    block = context.blocks[context.block_at(award.evidence[-1].start)]
    return any(
        m.name and m.name.kind is Kind.ORGANISATION and not is_funder(m)
        for m in reading.analysis.within(block.start, block.end)
    )
