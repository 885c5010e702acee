"""Awards told in sentences: who gets how much, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.extract.funding import find_funding
from graph_builder.extract.reading import Reading
from graph_builder.model import Award, Factuality

_VOUCHED = {Factuality.ASSERTED, Factuality.QUOTED}
# What makes a text one about public funding, without a name.
_DOMAIN = "\n\nLa recherche, l'innovation et la formation des étudiants y gagnent."

Row = tuple[str | None, str | None, int]


@pytest.fixture
def rows(read: Callable[..., Reading]) -> Callable[[str], list[Row]]:
    """`rows(text)`: recipient, project and euros of the awards that are vouched for."""

    def told(text: str) -> list[Row]:
        return [
            (
                fact.recipient.label if fact.recipient else None,
                fact.project.label if fact.project else None,
                int(fact.amount.amount),
            )
            for fact in find_funding(read(text + _DOMAIN))
            if isinstance(fact, Award) and fact.factuality in _VOUCHED
        ]

    return told


# --- verbs: X gets, Y gives, M are given ------------------------------------------------

_ACTIVE: list[tuple[str, list[Row]]] = [
    (
        "L'Université de Valcourt reçoit 12 M€.",
        [("Université de Valcourt", None, 12_000_000)],
    ),
    (
        "L'Université de Valcourt recevra 12 millions d'euros pour le projet Solea.",
        [("Université de Valcourt", "Solea", 12_000_000)],
    ),
    (
        "Le projet Solea a obtenu 4,5 M€.",
        [(None, "Solea", 4_500_000)],
    ),
    (
        "Le projet Solea, porté par l'Université de Valcourt, décroche 4,5 M€.",
        [("Université de Valcourt", "Solea", 4_500_000)],
    ),
    (
        "Avec 8 M€, c'est l'Université de Valcourt qui est la mieux dotée.",
        [("Université de Valcourt", None, 8_000_000)],
    ),
    (
        "L'École centrale de Brionne a ainsi déjà touché 750 000 euros.",
        [("École centrale de Brionne", None, 750_000)],
    ),
    (
        "L'Université de Valcourt se voit attribuer 3 M€ sur quatre ans.",
        [("Université de Valcourt", None, 3_000_000)],
    ),
    (
        "L'Université de Valcourt s'est vu également accorder 3 M€.",
        [("Université de Valcourt", None, 3_000_000)],
    ),
    (
        "La Région Bretagne verse 2 M€ à l'Université de Valcourt.",
        [("Université de Valcourt", None, 2_000_000)],
    ),
    (
        "L'État accorde à l'Université de Valcourt 2 M€ pour le projet Solea.",
        [("Université de Valcourt", "Solea", 2_000_000)],
    ),
    (
        "La Région Bretagne finance le projet Solea à hauteur de 900 000 €.",
        [(None, "Solea", 900_000)],
    ),
    (
        "L'État dote l'Université de Valcourt de 6 M€.",
        [("Université de Valcourt", None, 6_000_000)],
    ),
    (
        "Bpifrance a investi 5 M€ dans la start-up Nuagia.",
        [("Nuagia", None, 5_000_000)],
    ),
]
_PASSIVE: list[tuple[str, list[Row]]] = [
    (
        "2 M€ ont été attribués à l'Université de Valcourt.",
        [("Université de Valcourt", None, 2_000_000)],
    ),
    (
        "Sur cette enveloppe, 2 M€ iront à l'Université de Valcourt.",
        [("Université de Valcourt", None, 2_000_000)],
    ),
    (
        "Quelque 800 000 euros reviennent à l'École centrale de Brionne.",
        [("École centrale de Brionne", None, 800_000)],
    ),
    (
        "Le projet Solea est financé par la Région Bretagne à hauteur de 3 M€.",
        [(None, "Solea", 3_000_000)],
    ),
    (
        "L'Université de Valcourt a été gratifiée d'une aide de 1,2 M€.",
        [("Université de Valcourt", None, 1_200_000)],
    ),
    (
        "Soutenue à hauteur de 3 M€ par l'ANR, l'Université de Valcourt recrute.",
        [("Université de Valcourt", None, 3_000_000)],
    ),
    (
        "Une subvention de 400 000 € a été votée en faveur de l'Université de Valcourt.",
        [("Université de Valcourt", None, 400_000)],
    ),
]
_NOMINAL: list[tuple[str, list[Row]]] = [
    (
        "2 M€ pour l'Université de Valcourt",
        [("Université de Valcourt", None, 2_000_000)],
    ),
    (
        "# L'Université de Valcourt décroche 15 M€\n\nUn record.",
        [("Université de Valcourt", None, 15_000_000)],
    ),
    (
        "Université de Valcourt : 15 M€.",
        [("Université de Valcourt", None, 15_000_000)],
    ),
    (
        "La subvention de la Région Bretagne à l'Université de Valcourt atteint 2 M€.",
        [("Université de Valcourt", None, 2_000_000)],
    ),
    (
        "Une aide de 150 000 euros à l'Université de Valcourt complète le tout.",
        [("Université de Valcourt", None, 150_000)],
    ),
    (
        "La dotation de l'Université de Valcourt, 7 M€, est stable.",
        [("Université de Valcourt", None, 7_000_000)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*_ACTIVE, *_PASSIVE, *_NOMINAL])
def test_clause(
    rows: Callable[[str], list[Row]], text: str, expected: list[Row]
) -> None:
    assert rows(text) == expected


# --- several at once ----------------------------------------------------------------------

_SEVERAL: list[tuple[str, list[Row]]] = [
    (
        "L'Université de Valcourt reçoit 3 M€, l'École centrale de Brionne 2 M€.",
        [
            ("Université de Valcourt", None, 3_000_000),
            ("École centrale de Brionne", None, 2_000_000),
        ],
    ),
    (
        (
            "La Région Bretagne verse 3 M€ à l'Université de Valcourt et 2 M€ à l'École "
            "centrale de Brionne."
        ),
        [
            ("Université de Valcourt", None, 3_000_000),
            ("École centrale de Brionne", None, 2_000_000),
        ],
    ),
    (
        (
            "L'Université de Valcourt et l'École centrale de Brionne reçoivent "
            "respectivement 3 et 2 M€."
        ),
        [
            ("Université de Valcourt", None, 3_000_000),
            ("École centrale de Brionne", None, 2_000_000),
        ],
    ),
    (
        "L'Université de Valcourt et l'École centrale de Brionne reçoivent chacune 2 M€.",
        [
            ("Université de Valcourt", None, 2_000_000),
            ("École centrale de Brionne", None, 2_000_000),
        ],
    ),
    (
        "L'Université de Valcourt et l'École centrale de Brionne reçoivent 2 M€ chacune.",
        [
            ("Université de Valcourt", None, 2_000_000),
            ("École centrale de Brionne", None, 2_000_000),
        ],
    ),
    (
        "L'Université de Valcourt et l'École centrale de Brionne se partagent 5 M€.",
        [],  # nobody is told a sum of their own
    ),
    (
        (
            "L'Université de Valcourt obtient 3 M€ ; l'École centrale de Brionne, elle, "
            "reçoit 2 M€."
        ),
        [
            ("Université de Valcourt", None, 3_000_000),
            ("École centrale de Brionne", None, 2_000_000),
        ],
    ),
    (
        "L'Université de Valcourt (3 M€) et l'École centrale de Brionne (2 M€) gagnent.",
        [],  # amounts in brackets are records
    ),
]


@pytest.mark.parametrize(("text", "expected"), _SEVERAL)
def test_several(
    rows: Callable[[str], list[Row]], text: str, expected: list[Row]
) -> None:
    assert rows(text) == expected


# --- what was told before -----------------------------------------------------------------

_TOLD: list[tuple[str, list[Row]]] = [
    (
        "Le projet Solea est porté par l'Université de Valcourt. Il recevra 4 M€.",
        [("Université de Valcourt", "Solea", 4_000_000)],
    ),
    (
        "Le projet Solea démarre. La Région Bretagne y consacre 2 M€.",
        [(None, "Solea", 2_000_000)],
    ),
    (
        "L'Université de Valcourt reçoit 5 M€, dont 2 M€ de la Région Bretagne.",
        [
            ("Université de Valcourt", None, 5_000_000),
            ("Université de Valcourt", None, 2_000_000),
        ],
    ),
    (
        "La gestion est confiée à l'Université de Valcourt, qui recevra 4 M€.",
        [("Université de Valcourt", None, 4_000_000)],
    ),
    (
        "Solea, projet que porte l'Université de Valcourt, bénéficie de 4 M€.",
        [("Université de Valcourt", "Solea", 4_000_000)],
    ),
    (
        "Le projet Solea reçoit 4 M€. La Région Bretagne lui apporte aussi 1 M€.",
        [(None, "Solea", 4_000_000), (None, "Solea", 1_000_000)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), _TOLD)
def test_told_before(
    rows: Callable[[str], list[Row]], text: str, expected: list[Row]
) -> None:
    assert rows(text) == expected


# --- no awards ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "L'Université de Valcourt vend l'immeuble au prix de 3 M€.",
        "L'entreprise Nuagia réalise un chiffre d'affaires de 12 M€.",
        "Le président de l'Université de Valcourt touche un salaire de 90 000 euros.",
        "Les droits d'inscription à l'Université de Valcourt sont de 300 euros.",
        "Le déficit de l'Université de Valcourt atteint 2 M€.",
        "L'Université de Valcourt espère recevoir 12 M€.",
        "L'Université de Valcourt avait demandé 12 M€.",
        "L'Université de Valcourt pourrait recevoir 12 M€.",
        "L'Université de Valcourt recevrait 12 M€.",
        "Si elle est retenue, l'Université de Valcourt recevra 12 M€.",
        "L'Université de Valcourt n'a pas obtenu 12 M€.",
        "L'Université de Valcourt ne recevra aucun des 12 M€ promis.",
        "L'Université de Valcourt avait reçu 12 M€ lors du précédent appel.",
        "Chaque lauréat reçoit jusqu'à 600 000 euros par projet.",
        "L'ANR verse entre 3 et 5 M€ à l'Université de Valcourt.",
        "Les étudiants de l'Université de Valcourt paient 250 euros par mois.",
        "L'Université de Valcourt a payé une amende de 80 000 euros.",
        "Le budget de l'Université de Valcourt est de 200 M€.",
        "L'appel à projets Lumière est doté de 40 M€.",
        "Vingt lauréats se partagent 40 M€.",
    ],
)
def test_no_award(rows: Callable[[str], list[Row]], text: str) -> None:
    assert rows(text) == []


def test_text_of_another_domain(read: Callable[..., Reading]) -> None:
    assert find_funding(read("Le club de Valcourt reçoit 12 M€ pour son stade.")) == []


# --- the other cells ---------------------------------------------------------------------


def _only(reading: Reading) -> Award:
    (award,) = find_funding(reading)
    assert isinstance(award, Award)
    return award


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "L'Université de Valcourt reçoit 3 M€ de la Région Bretagne.",
            "Région Bretagne",
        ),
        (
            "La Région Bretagne verse 3 M€ à l'Université de Valcourt.",
            "Région Bretagne",
        ),
        ("L'Université de Valcourt reçoit 3 M€ de France 2030.", "France 2030"),
        ("L'Université de Valcourt obtient 3 M€ via le Feder.", "Feder"),
        ("L'Université de Valcourt obtient 3 M€.", None),
    ],
)
def test_source_of_money(
    read: Callable[..., Reading], text: str, source: str | None
) -> None:
    programme = _only(read(text + _DOMAIN)).programme
    assert (programme.label if programme else None) == source


def test_call_in_force(read: Callable[..., Reading]) -> None:
    text = (
        "L'appel à projets « Lumière » a désigné ses lauréats.\n\n"
        "L'Université de Valcourt reçoit 3 M€."
    )
    call = _only(read(text + _DOMAIN)).call
    assert call is not None
    assert "Lumière" in call.label


def test_money_of_a_region_leaves_the_call(read: Callable[..., Reading]) -> None:
    text = (
        "L'appel à projets « Lumière » a désigné ses lauréats.\n\n"
        "L'Université de Valcourt reçoit 3 M€ de la Région Bretagne."
    )
    assert _only(read(text + _DOMAIN)).call is None


def test_evidence_is_the_clause(read: Callable[..., Reading]) -> None:
    text = "L'Université de Valcourt reçoit 3 M€ ; d'autres attendent."
    (evidence,) = _only(read(text + _DOMAIN)).evidence
    assert evidence.exact.strip() == "L'Université de Valcourt reçoit 3 M€"


def test_money_of_long_ago_is_former(read: Callable[..., Reading]) -> None:
    text = (
        "---\npublished: 2024-03-04\n---\n"
        "L'Université de Valcourt a perçu 75 000 € en 2016."
    )
    award = _only(read(text + _DOMAIN))
    assert award.factuality is Factuality.FORMER


# --- more ways to say it ------------------------------------------------------------------

_MORE: list[tuple[str, list[Row]]] = [
    (
        "À l'Université de Valcourt, l'État consacrera 5 M€.",
        [("Université de Valcourt", None, 5_000_000)],
    ),
    (
        "La somme de 2 M€ est destinée à l'Université de Valcourt.",
        [("Université de Valcourt", None, 2_000_000)],
    ),
    (
        "L'Université de Valcourt bénéficiera d'un financement de 2 M€ sur cinq ans.",
        [("Université de Valcourt", None, 2_000_000)],
    ),
    (
        "L'Université de Valcourt s'adjuge 2 M€.",
        [("Université de Valcourt", None, 2_000_000)],
    ),
    (
        "L'Université de Valcourt repart avec 2 M€.",
        [("Université de Valcourt", None, 2_000_000)],
    ),
    (
        "L'Université de Valcourt peut compter sur 2 M€ de l'État.",
        [("Université de Valcourt", None, 2_000_000)],
    ),
    (
        "L'Université de Valcourt, qui a obtenu 2 M€, recrute dix chercheurs.",
        [("Université de Valcourt", None, 2_000_000)],
    ),
    (
        "L'Université de Valcourt reçoit 500 000 euros par an pendant quatre ans.",
        [("Université de Valcourt", None, 500_000)],
    ),
    (
        "La start-up Nuagia a levé 6 M€ auprès de fonds privés.",
        [("Nuagia", None, 6_000_000)],
    ),
    (
        "La start-up Nuagia obtient un prêt de 1,5 M€ de Bpifrance.",
        [("Nuagia", None, 1_500_000)],
    ),
    (
        "Le projet Solea décroche près de 4 M€, le projet Orlane un peu plus de 3 M€.",
        [(None, "Solea", 4_000_000), (None, "Orlane", 3_000_000)],
    ),
    (
        "Le projet Solea reçoit 4 M€ tandis que le projet Orlane en obtient 3 M€.",
        [(None, "Solea", 4_000_000), (None, "Orlane", 3_000_000)],
    ),
    (
        "3 M€ pour le projet Solea, 2 M€ pour le projet Orlane.",
        [(None, "Solea", 3_000_000), (None, "Orlane", 2_000_000)],
    ),
    (
        "Les projets Solea et Orlane reçoivent 3 M€ chacun.",
        [(None, "Solea", 3_000_000), (None, "Orlane", 3_000_000)],
    ),
    (
        "Les projets Solea et Orlane reçoivent respectivement 3 M€ et 2 M€.",
        [(None, "Solea", 3_000_000), (None, "Orlane", 2_000_000)],
    ),
    (
        "Le conseil régional a voté une subvention de 300 000 euros au lycée Marcel-Aubin.",
        [("lycée Marcel-Aubin", None, 300_000)],
    ),
    (
        "Le CHU de Valcourt percevra 1,8 million d'euros au titre du projet Solea.",
        [("CHU de Valcourt", "Solea", 1_800_000)],
    ),
    (
        "Porté par l'Université de Valcourt, le projet Solea obtient 4 M€.",
        [("Université de Valcourt", "Solea", 4_000_000)],
    ),
    (
        (
            "Le projet Solea est financé par l'État pour 2 M€ et par la Région Bretagne pour "
            "1 M€."
        ),
        [(None, "Solea", 2_000_000), (None, "Solea", 1_000_000)],
    ),
    (
        "Lauréate, l'Université de Valcourt empoche 9 M€.",
        [("Université de Valcourt", None, 9_000_000)],
    ),
    (
        "Il s'agit de verser 2 M€ à l'Université de Valcourt.",
        [("Université de Valcourt", None, 2_000_000)],
    ),
    (
        "« Nous avons obtenu 2 M€ pour le projet Solea », se réjouit la présidente.",
        [(None, "Solea", 2_000_000)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), _MORE)
def test_more(rows: Callable[[str], list[Row]], text: str, expected: list[Row]) -> None:
    assert rows(text) == expected
