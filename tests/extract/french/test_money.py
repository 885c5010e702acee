"""Amounts of money in annotated French sentences."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_builder.extract.french.money import MoneyMention, find_money
from graph_builder.extract.french.numbers import find_numbers

NBSP, NARROW = "\u00a0", "\u202f"


def amounts(text: str) -> list[tuple[str, str]]:
    return [(str(m.money.amount), m.money.currency) for m in find_money(text)]


def euros(text: str) -> list[str]:
    return [a for a, currency in amounts(text) if currency == "EUR"]


def only(text: str) -> MoneyMention:
    (mention,) = find_money(text)
    return mention


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Elle touche 75 M€.", ["75000000"]),
        (f"Elle touche 75{NBSP}M€.", ["75000000"]),
        (f"Elle touche 75{NARROW}M{NBSP}€.", ["75000000"]),
        ("Elle touche 75M€.", ["75000000"]),
        ("Elle touche 12 M EUR.", ["12000000"]),
        ("Elle touche 12 MEUR.", ["12000000"]),
        ("Elle touche 12 M d'euros.", ["12000000"]),
        ("Elle touche 300 k€.", ["300000"]),
        ("Elle touche 300 K€.", ["300000"]),
        ("Elle touche 1,5 Md€.", ["1500000000"]),
        ("Elle touche 2 Mds€, puis 3 Mrd €.", ["2000000000", "3000000000"]),
        ("Elle touche 1 200,50 EUR.", ["1200.50"]),
        ("Elle touche 9,40 €.", ["9.40"]),
        ("Elle touche 4 500 000 €.", ["4500000"]),
        ("Elle touche 4.500.000 €.", ["4500000"]),
        (f"Elle touche 4{NARROW}500{NARROW}000{NBSP}€.", ["4500000"]),
        ("Elle touche 2027 €.", ["2027"]),
        ("Elle touche 154 millions d’euros.", ["154000000"]),
        ("Elle touche 154 millions\nd'euros.", ["154000000"]),
        ("Elle touche 8 millions €.", ["8000000"]),
        ("Elle touche 2,5 milliards d'euros.", ["2500000000"]),
        ("Quatre millions d'euros iront au lycée.", ["4000000"]),
        ("Quarante millions d'euros", ["40000000"]),
        ("deux cent mille euros", ["200000"]),
        ("un million d'euros", ["1000000"]),
        ("un million et demi d'euros", ["1500000"]),
        ("un demi-million d'euros", ["500000"]),
        ("une dizaine de millions d'euros", ["10000000"]),
        ("une centaine d'euros", ["100"]),
        ("1 million 200 000 euros", ["1200000"]),
        ("un ticket à un euro", ["1"]),
        ("un ticket à 1€", ["1"]),
        ("€12m for the lab", ["12000000"]),
        ("€ 1,5 million", ["1500000"]),
        ("EUR 300 pour tous", ["300"]),
        ("Budget : M€ 12 pour la halle", ["12000000"]),
        ("Un solde de -3 M€.", ["-3000000"]),
        # a list ends in its unit
        ("Ils touchent respectivement 11 et 9 M€.", ["11000000", "9000000"]),
        ("Ils touchent 11, 9 et 7 M€.", ["11000000", "9000000", "7000000"]),
        ("Ils touchent 1,35 puis 0,9 M€.", ["1350000", "900000"]),
        ("deux ou trois millions d'euros", ["2000000", "3000000"]),
        ("75 000 et 80 000 €", ["75000", "80000"]),
        ("2 millions et 3 millions d'euros", ["2000000", "3000000"]),
        ("2 millions puis 3,5 millions d'euros", ["2000000", "3500000"]),
        # what is left out on the right
        ("Elle coûte 7,8 M€ et non plus 7,5.", ["7800000", "7500000"]),
        ("Elle coûte 7,8 M€ au lieu de 7,5.", ["7800000", "7500000"]),
        ("Elle coûte 7,8 M€, contre 7,5 en 2019.", ["7800000", "7500000"]),
        ("Elle coûte 12 M€, dont 7 pour la halle.", ["12000000", "7000000"]),
        ("Elle coûte 12 M€, dont 7 apportés par la ville.", ["12000000", "7000000"]),
        ("Il y a 12 M€, dont 7 projets déjà payés.", ["12000000"]),
        # change is no range
        ("Le budget passe de 7 à 9 M€.", ["7000000", "9000000"]),
        ("Le fonds, porté de 10 à 15 M€, croît.", ["10000000", "15000000"]),
        ("L'aide est ramenée de 14 à 11 M€.", ["14000000", "11000000"]),
        ("Le ticket, passé de 1 € à 1,50 €", ["1", "1.50"]),
        # euros understood
        ("Un budget de 2,5 milliards sur dix ans.", ["2500000000"]),
        ("La halle, dotée de près de 40 millions, ouvre.", ["40000000"]),
        ("La firme boucle un tour à 23 millions.", ["23000000"]),
        (
            "On a 3 milliards d'euros : un milliard pour nous.",
            ["3000000000", "1000000000"],
        ),
        ("Un million d'euros et demi va au lycée.", ["1500000"]),
        ("trois quarts de million d'euros", ["750000"]),
        ("une centaine de milliers d'euros", ["100000"]),
        ("Elle reçoit 13,6 et non 12 M€.", ["13600000", "12000000"]),
        (
            "Le plan vaut 310 millions d'euros. Sur ces 310 millions, l'État en met 128.",
            ["310000000", "310000000", "128000000"],
        ),
        (
            "L'État apporte 8,2 millions d'euros, la Région 4,1 et la Ville 1,5.",
            ["8200000", "4100000", "1500000"],
        ),
        ("8 M€ iront à la recherche, 3 à la formation.", ["8000000", "3000000"]),
        (
            "Elle reçoit 10 millions d'euros pour la halle, 5 pour le toit et 3 pour le parc.",
            ["10000000", "5000000", "3000000"],
        ),
        ("La Région débloque 3 millions pour ses lycées.", ["3000000"]),
        ("Au total, 450 millions seront engagés.", ["450000000"]),
        ("Elle coûte 12 M€ et touchera 3 millions d'élèves.", ["12000000"]),
        ("Elle donne 12 M€ pour 5 projets, 3 à Lyon et 2 à Brest.", ["12000000"]),
        ("Elle verse 2 M€ aux lauréats, 40 pour cent d'abord.", ["2000000"]),
        # beside other numbers
        ("12 lauréats, 9 M€", ["9000000"]),
        ("En 2024, 9 M€ ont été versés.", ["9000000"]),
        ("En 2024 et 9 M€ plus tard", ["9000000"]),
        ("15 dossiers sur 22 et 9 M€", ["9000000"]),
        ("La vague 3 et 9 M€", ["9000000"]),
        ("30 % et 9 M€", ["9000000"]),
        ("la troisième et 9 M€", ["9000000"]),
        ("Projet Arc (3 M€), projet Bois (2 M€)", ["3000000", "2000000"]),
        ("| Arc | 3 M€ |\n| Bois | 450 k€ |", ["3000000", "450000"]),
    ],
)
def test_euros(text: str, expected: list[str]) -> None:
    assert [Decimal(a) for a in euros(text)] == [Decimal(e) for e in expected]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("une amende de 10 000 francs", "10000", "FRF"),
        ("une amende de 10 000 francs suisses", "10000", "CHF"),
        ("18 milliards de dollars", "18000000000", "USD"),
        ("un prêt de $5m", "5000000", "USD"),
        ("un prêt de 3 USD", "3", "USD"),
        ("un prêt de 12 M$", "12000000", "USD"),
        ("trois livres sterling", "3", "GBP"),
        ("£40 de frais", "40", "GBP"),
        ("500 000 F CFA", "500000", "XOF"),
        ("2 millions de francs CFA", "2000000", "XOF"),
        ("5 millions de dollars canadiens", "5000000", "CAD"),
    ],
)
def test_other_currencies_stay(text: str, amount: str, currency: str) -> None:
    assert amounts(text) == [(amount, currency)]


@pytest.mark.parametrize(
    "text",
    [
        "50 millions d'arbres",
        "Il viserait trois millions, dit-on.",
        "une cinquantaine de millions",
        "un milliard pour",
        "12 lauréats et 30 dossiers",
        "12 m de haut, 3 km plus loin",
        "Le budget (en M€) : voir tableau",
        "des millions d'euros",
        "plusieurs milliers d'euros",
        "France 2030",
        "des livres par dizaines",
        "les 27 États de la zone euro",
        "9" * 400 + " €",
        "10^400 €",
        "",
    ],
)
def test_no_money(text: str) -> None:
    assert amounts(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("entre 15 et 25 M€", "15000000", "25000000"),
        ("de 15 à 25 M€", "15000000", "25000000"),
        ("Comptez 10 000 à 50 000 €.", "10000", "50000"),
        ("entre 10 000 € et 50 000 €", "10000", "50000"),
        ("10-15 M€", "10000000", "15000000"),
        ("10–15 M€", "10000000", "15000000"),
        ("entre deux et trois millions d'euros", "2000000", "3000000"),
        ("de 500 000 à 2 millions d'euros", "500000", "2000000"),
        ("des places de 9 à 48 €", "9", "48"),
    ],
)
def test_ranges(text: str, low: str, high: str) -> None:
    money = only(text).money
    assert (str(money.amount), str(money.high), money.bound) == (low, high, "range")


@pytest.mark.parametrize(
    ("text", "approximate", "bound"),
    [
        ("exactement 3 M€", False, ""),
        ("près de 3 M€", True, ""),
        ("près d’un million d’euros", True, ""),
        ("environ 3 M€", True, ""),
        ("quelque 3 M€", True, ""),
        ("plus de 3 M€", True, ""),
        ("un peu moins de 3 M€", True, ""),
        ("autour de 3 M€", True, ""),
        ("de l'ordre de 3 M€", True, ""),
        ("Le coût avoisine 3 M€", True, ""),
        ("Le coût frôle 3 M€", True, ""),
        ("presque 3 M€", True, ""),
        ("~3 M€", True, ""),
        ("3 M€ environ", True, ""),
        ("près d'un montant de 3 M€", True, ""),
        ("un montant de près de 3 M€", True, ""),
        ("une dizaine de millions d'euros", True, ""),
        ("jusqu’à 3 M€", True, "ceiling"),
        ("une aide plafonnée à 3 M€", True, "ceiling"),
        ("au maximum 3 M€", True, "ceiling"),
        ("3 M€ au plus", True, "ceiling"),
        ("3 M€ maximum", True, "ceiling"),
        ("au moins 3 M€", True, "floor"),
        ("3 M€ au minimum", True, "floor"),
    ],
)
def test_hedges(text: str, *, approximate: bool, bound: str) -> None:
    money = only(text).money
    assert (money.approximate, money.bound) == (approximate, bound)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("9 M€ en tout", ""),
        ("9 M€ par an", "year"),
        ("9 M€/an", "year"),
        ("9 M€ annuels", "year"),
        ("9 M€ chaque année", "year"),
        ("9 M€ supplémentaires par an", "year"),
        ("75 000 € brut par an", "year"),
        ("500 € par mois", "month"),
        ("500 € mensuels", "month"),
        ("600 000 € par projet", "project"),
        ("30 000 € au plus par entrepreneur", "project"),
        ("2 M€ par campus", "project"),
        ("2 M€ par établissement lauréat", "project"),
        ("1 000 € par étudiant", "person"),
        ("1 000 € par doctorante", "person"),
        ("Ils touchent 20 M€ chacun", "each"),
        ("Elles touchent 2,4 M€ chacune", "each"),
        ("Six lauréats reçoivent chacun 300 k€", "each"),
        ("Chaque projet reçoit 300 k€", "project"),
        ("5 M€ par l'État", ""),
        ("5 M€ par la Région", ""),
        ("5 M€ par France 2030", ""),
    ],
)
def test_counted_by(text: str, per: str) -> None:
    assert only(text).money.per == per


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Soit près de 3 M€ par an.", "3 M€"),
        ("Soit un million d’euros.", "un million d’euros"),
        ("Soit entre 15 et 25 M€.", "15 et 25 M€"),
        ("Soit €12m net.", "€12m"),
        ("Soit 7,8\u00a0M€.", "7,8\u00a0M€"),
    ],
)
def test_span_is_number_and_unit(text: str, span: str) -> None:
    mention = only(text)
    assert text[mention.start : mention.end] == mention.money.text == span


def test_numbers_at_hand_give_the_same() -> None:
    text = "Ils touchent respectivement 11 et 9 M€, puis 300 k€ par an."
    assert find_money(text, find_numbers(text)) == find_money(text)


_UNIT = {"€": 0, "euros": 0, "k€": 3, "M€": 6, "Md€": 9, "millions d'euros": 6}


@given(st.decimals(1, 999, places=2, allow_nan=False), st.sampled_from(sorted(_UNIT)))
def test_formatted_amounts_come_back(value: Decimal, unit: str) -> None:
    text = f"Elle touche {value} {unit} ici.".replace(".", ",", 1)
    assert [m.money.amount for m in find_money(text)] == [value.scaleb(_UNIT[unit])]


@given(st.integers(1, 10**15))
def test_grouped_amounts_come_back(value: int) -> None:
    text = f"Elle touche {value:,} € ici.".replace(",", NARROW)
    assert [m.money.amount for m in find_money(text)] == [Decimal(value)]


@given(st.text(alphabet="0123456789 ,.-–k€M%etàdunmillions'’\n\u00a0", max_size=80))
def test_any_text_gives_ordered_spans(text: str) -> None:
    end = 0
    for mention in find_money(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.money.text
        end = mention.end
