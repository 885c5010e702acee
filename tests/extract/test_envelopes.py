"""Envelopes told in sentences: money of a call, a plan, a group, a thing as a whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.funding import find_funding
from graph_builder.extract.reading import Reading
from graph_builder.model import Envelope, Factuality

_VOUCHED = {Factuality.ASSERTED, Factuality.QUOTED}
_DOMAIN = "\n\nLa recherche, l'innovation et la formation des étudiants y gagnent."

# Words of the object, euros, beneficiaries, years.
Row = tuple[str, int, int | None, int | None]


def _found(reading: Reading) -> list[Envelope]:
    return [
        fact
        for fact in find_funding(reading)
        if isinstance(fact, Envelope) and fact.factuality in _VOUCHED
    ]


_CALLS: list[tuple[str, list[Row]]] = [
    ("L'appel à projets « Lumière » est doté de 40 M€.", [("Lumière", 40, None, None)]),
    (
        "L'appel à projets « Lumière », doté de 40 M€, est ouvert.",
        [("Lumière", 40, None, None)],
    ),
    (
        (
            "L'appel à projets « Lumière » relève du plan « Horizon vert », dont la deuxième "
            "phase, ouverte en 2021, est dotée de 40 M€."
        ),
        [("Horizon vert", 40, None, None)],
    ),
    (
        (
            "Les lauréats de l'appel à projets « Lumière » sont connus. L'enveloppe atteint "
            "40 M€ sur cinq ans."
        ),
        [("Lumière", 40, None, 5)],
    ),
    ("Doté de 40 M€, l'appel « Lumière » est ouvert.", [("Lumière", 40, None, None)]),
    (
        "L'État consacre 40 M€ à l'appel à projets « Lumière ».",
        [("Lumière", 40, None, None)],
    ),
    (
        "40 M€ sont consacrés à l'appel à projets « Lumière ».",
        [("Lumière", 40, None, None)],
    ),
    (
        "L'appel à projets « Lumière » mobilise 40 M€ sur cinq ans.",
        [("Lumière", 40, None, 5)],
    ),
    (
        "L'enveloppe de l'appel à projets « Lumière » atteint 40 M€.",
        [("Lumière", 40, None, None)],
    ),
    (
        "Une enveloppe de 40 M€ est prévue pour l'appel à projets « Lumière ».",
        [("Lumière", 40, None, None)],
    ),
    (
        "L'appel à projets « Lumière » bénéficie d'une enveloppe de 40 M€.",
        [("Lumière", 40, None, None)],
    ),
    ("L'appel à projets « Lumière » pèse 40 M€.", [("Lumière", 40, None, None)]),
    (
        "France 2030 est doté de 54 milliards d'euros.",
        [("France 2030", 54_000, None, None)],
    ),
    (
        "Le plan France 2030, qui représente 54 Md€, se poursuit.",
        [("France 2030", 54_000, None, None)],
    ),
]
_FOR_GROUPS: list[tuple[str, list[Row]]] = [
    (
        "L'agence a retenu six projets de recherche, pour près de 40 M€.",
        [("six projets", 40, 6, None)],
    ),
    (
        "Le ministre annonce deux nouveaux lauréats de l'appel « Lumière », pour 12 M€.",
        [("Lumière", 12, 2, None)],
    ),
    ("L'agence a reçu six projets, pour la plupart bretons, le 12 mai.", []),
]
_WHOLES: list[tuple[str, list[Row]]] = [
    ("Le budget du projet Solea est de 12 M€.", [("Solea", 12, None, None)]),
    ("Le coût total du projet Solea s'élève à 12 M€.", [("Solea", 12, None, None)]),
    ("Le projet Solea coûtera 12 M€.", [("Solea", 12, None, None)]),
    (
        "Le projet Solea représente un investissement de 12 M€.",
        [("Solea", 12, None, None)],
    ),
    ("Le projet Solea est estimé à 12 M€.", [("Solea", 12, None, None)]),
    ("Le projet Solea dispose d'un budget de 12 M€.", [("Solea", 12, None, None)]),
    ("Le budget de Solea, 12 M€, est bouclé.", [("Solea", 12, None, None)]),
    (
        "Le projet Solea, d'un montant de 12 M€, démarre.",
        [("Solea", 12, None, None)],
    ),
    ("Pour Solea, l'investissement atteint 12 M€.", [("Solea", 12, None, None)]),
]
_GROUPS: list[tuple[str, list[Row]]] = [
    ("Neuf projets se partagent 30 M€.", [("projets", 30, 9, None)]),
    (
        "Les douze lauréats se partageront 30 M€ sur quatre ans.",
        [("lauréats", 30, 12, 4)],
    ),
    ("30 M€ pour neuf projets.", [("projets", 30, 9, None)]),
    ("Neuf projets reçoivent 30 M€ en tout.", [("projets", 30, 9, None)]),
    (
        "Neuf projets sont retenus pour un montant total de 30 M€.",
        [("projets", 30, 9, None)],
    ),
    ("L'État accorde 30 M€ à neuf projets.", [("projets", 30, 9, None)]),
    ("30 M€ ont été attribués aux neuf lauréats.", [("lauréats", 30, 9, None)]),
    (
        "Neuf projets lauréats, pour un financement global de 30 M€.",
        [("projets", 30, 9, None)],
    ),
]
_THINGS: list[tuple[str, list[Row]]] = [
    (
        "L'État consacre 5 M€ à la recherche biomédicale.",
        [("recherche biomédicale", 5, None, None)],
    ),
    (
        "L'État consacrera 5 M€ par an à la mobilité des doctorants.",
        [("mobilité des doctorants", 5, None, None)],
    ),
    (
        "5 M€ sont réservés à la rénovation des bibliothèques.",
        [("rénovation des bibliothèques", 5, None, None)],
    ),
    (
        "Une deuxième phase, dotée de 5 M€, suivra.",
        [("deuxième phase", 5, None, None)],
    ),
    (
        "Un nouveau bâtiment de physique, de 49 M€, sortira de terre.",
        [("bâtiment de physique", 49, None, None)],
    ),
    ("Un plan de 5 M€ pour la recherche est lancé.", [("plan", 5, None, None)]),
]


@pytest.mark.parametrize(
    ("text", "expected"), [*_CALLS, *_FOR_GROUPS, *_WHOLES, *_GROUPS, *_THINGS]
)
def test_envelope(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    found = _found(read(text + _DOMAIN))
    assert [
        (int(e.amount.amount) // 10**6, e.beneficiaries, e.years) for e in found
    ] == [row[1:] for row in expected]
    for envelope, (words, *_) in zip(found, expected, strict=True):
        assert words in envelope.object.label


@pytest.mark.parametrize(
    "text",
    [
        "L'Université de Valcourt reçoit 12 M€.",
        "L'appel à projets « Lumière » serait doté de 40 M€.",
        "L'appel à projets « Lumière » pourrait être doté de 40 M€.",
        "L'appel à projets « Lumière » n'est pas doté de 40 M€.",
        "Le précédent appel à projets « Lumière » était doté de 40 M€.",
        "Chaque projet peut recevoir jusqu'à 2 M€.",
        "L'aide va de 1 à 3 M€ par projet.",
        "Les lauréats recevront entre 1 et 3 M€.",
        "Le chiffre d'affaires du groupe est de 40 M€.",
        "Le marché mondial de la photonique atteint 600 milliards d'euros.",
        "Le loyer d'une chambre est de 400 euros.",
        "Le repas à un euro coûte 1 euro aux étudiants.",
        "Le salaire moyen d'un doctorant atteint 2 100 euros par mois.",
        "L'amende s'élève à 4 M€.",
        "La dette du groupe pèse 3 Md€.",
        "L'Université de Valcourt (12 M€) arrive en tête.",
        "Les dégâts sont estimés à 4 M€.",
        "On attendait 40 M€ pour l'appel « Lumière ».",
    ],
)
def test_no_envelope(read: Callable[..., Reading], text: str) -> None:
    assert _found(read(text + _DOMAIN)) == []


@pytest.mark.parametrize(
    ("text", "approximate"),
    [
        ("L'appel à projets « Lumière » est doté de près de 40 M€.", True),
        ("L'appel à projets « Lumière » est doté d'environ 40 M€.", True),
        ("L'appel à projets « Lumière » est doté de plus de 40 M€.", True),
        ("L'appel à projets « Lumière » est doté de 40 M€.", False),
    ],
)
def test_approximate(
    read: Callable[..., Reading], text: str, *, approximate: bool
) -> None:
    (envelope,) = _found(read(text + _DOMAIN))
    assert envelope.amount.approximate is approximate


def test_groups_told_before_by_their_order(read: Callable[..., Reading]) -> None:
    text = (
        "Dix laboratoires et vingt écoles sont retenus. "
        "L'État verse 300 M€ aux premiers et 400 M€ aux secondes."
    )
    found = _found(read(text + _DOMAIN))
    assert [(int(e.amount.amount) // 10**6, e.beneficiaries) for e in found] == [
        (300, 10),
        (400, 20),
    ]


def test_laureates_give_way_to_their_call(read: Callable[..., Reading]) -> None:
    text = (
        "L'appel à projets « Lumière » a désigné neuf lauréats. "
        "Ces neuf projets se partagent 30 M€."
    )
    (envelope,) = _found(read(text + _DOMAIN))
    assert "Lumière" in envelope.object.label
    assert envelope.beneficiaries == 9


def test_conditional_is_kept_apart(read: Callable[..., Reading]) -> None:
    text = "L'appel à projets « Lumière » serait doté de 40 M€."
    (fact,) = find_funding(read(text + _DOMAIN))
    assert fact.factuality is Factuality.CONDITIONAL


def test_evidence_and_rule(read: Callable[..., Reading]) -> None:
    (envelope,) = _found(
        read("L'appel à projets « Lumière » est doté de 40 M€." + _DOMAIN)
    )
    assert envelope.rule == "envelopes.endowed"
    assert "40 M€" in envelope.evidence[0].exact
