"""Quotation marks, and facts that stand inside quoted words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.quotes import attribute, find_quotes, quoted_spans
from graph_builder.extract.reading import Reading
from graph_builder.extract.roles import find_roles
from graph_builder.extract.statements import find_statements
from graph_builder.model import Factuality

Read = Callable[..., Reading]

QUOTED: list[tuple[str, list[str]]] = [
    ("Il dit « oui » et « non ».", ["oui", "non"]),
    ("Il dit « oui « peut-être » non ».", ["oui « peut-être » non"]),
    ('Il dit « le label "Vert" existe ».', ['le label "Vert" existe']),
    ('Un écran de 12" et un mot "juste".', ["juste"]),
    ("Le mot “juste” et “vrai”.", ["juste", "vrai"]),
    ("« Un.\n\nDeux. » Fin.", ["Un.\n\nDeux."]),
    ("« Un.\n\n« Deux. » Fin.", ["Un.\n\n« Deux."]),
    ("« Selon elle, « c'est faux » dit-on.", ["c'est faux"]),
    ("Un signe « sans fin.\n\n## Titre\n\nRien.", []),
    ("« » et «  »", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), QUOTED)
def test_what_stands_in_marks(read: Read, text: str, quotes: list[str]) -> None:
    document = read(text).analysis.document
    found = [document.text[q.start : q.end] for q in find_quotes(document)]
    assert found == quotes


def test_facts_inside_quoted_words_are_quoted(read: Read) -> None:
    reading = read(
        "« Anne Morvan, directrice du port, a tout fait », assure Paul Kerr, maire de Vire."
    )
    statements = find_statements(reading)
    roles = attribute([*find_roles(reading), *statements], quoted_spans(statements))
    told = {r.rule: (r.factuality, r.speaker and r.speaker.label) for r in roles}
    by_person = [
        (r.factuality, r.speaker.label if r.speaker else "")
        for r in roles
        if r.rule == "roles.after_name"
    ]
    assert sorted(by_person) == [
        (Factuality.ASSERTED, ""),
        (Factuality.QUOTED, "Paul Kerr"),
    ]
    assert told["statements.after"] == (Factuality.ASSERTED, "Paul Kerr")
