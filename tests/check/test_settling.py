"""An award told with two amounts answers once, and nothing of it is lost."""

from graph_builder.check import check
from graph_builder.check.settling import settled
from graph_builder.extract import extract
from graph_builder.ingest import read_bytes
from graph_builder.model import Award, Discrepancy, Fact, Factuality

TORN = """L'Université de Lorraine reçoit 12 M€ pour le projet Cap Voile.

Le projet Cap Voile, porté par l'Université de Lorraine, est doté de 15 M€ au total.

| Projet | Porteur | Montant |
| --- | --- | --- |
| Cap Voile | Université de Lorraine | 15 M€ |
"""


def told(text: str) -> tuple[list[Fact], list[Fact]]:
    document = read_bytes(text.encode(), "annonce.md")
    facts = extract(document)
    return facts, list(check(facts, document))


def test_the_first_of_two_amounts_answers_and_the_other_stays() -> None:
    facts, found = told(TORN)
    assert any(isinstance(one, Discrepancy) for one in found)
    awards = [fact for fact in settled(facts, found) if isinstance(fact, Award)]
    vouched = {
        fact.amount.amount: fact.factuality
        for fact in sorted(awards, key=lambda fact: fact.evidence)
    }
    assert vouched == {
        12_000_000: Factuality.ASSERTED,
        15_000_000: Factuality.CONTRADICTED,
    }


def test_without_a_conflict_nothing_changes() -> None:
    facts, found = told(TORN.replace("15", "12"))
    assert settled(facts, found) == facts
