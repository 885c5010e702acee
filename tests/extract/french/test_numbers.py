"""Numbers in annotated French sentences: what counts, and what only looks so."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_builder.extract.french.numbers import Number, find_numbers

NBSP, NARROW, THIN = "\u00a0", "\u202f", "\u2009"


def values(text: str) -> list[str]:
    return [str(n.value) for n in find_numbers(text)]


def only(text: str) -> Number:
    (number,) = find_numbers(text)
    return number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le jury a reçu 84 dossiers.", ["84"]),
        ("Il ouvrira 400 000 places.", ["400000"]),
        (f"Il ouvrira 400{NBSP}000 places.", ["400000"]),
        (f"Il ouvrira 400{NARROW}000 places.", ["400000"]),
        (f"Il ouvrira 1{THIN}400{NBSP}000 places.", ["1400000"]),
        ("On compte 3 474 inscrits.", ["3474"]),
        ("On compte 1.200.000 lecteurs.", ["1200000"]),
        ("On compte 1'200'000 lecteurs.", ["1200000"]),
        ("A budget of 1,200,000 exactly.", ["1200000"]),
        ("Un taux de 1,5 point.", ["1.5"]),
        ("Un taux de 2.6 points.", ["2.6"]),
        ("Former 2,6 millions de personnes.", ["2600000"]),
        ("Former 2,6\nmillions de personnes.", ["2600000"]),
        ("Près de 1.250 millions de litres.", ["1250000"]),
        ("Il faut 3 millions et demi de tonnes.", ["3500000"]),
        ("Il faut 1 million 200 000 briques.", ["1200000"]),
        ("Une flotte de 20 mille vélos.", ["20000"]),
        ("Il y a 7 milliards d'habitants.", ["7000000000"]),
        ("Vingt-six équipes ont concouru.", ["26"]),
        ("Vingt et une équipes ont concouru.", ["21"]),
        ("Trente-et-un lycées sont équipés.", ["31"]),
        ("soixante et onze communes", ["71"]),
        ("soixante-dix-sept communes", ["77"]),
        ("quatre-vingts communes", ["80"]),
        ("quatre-vingt-dix-sept communes", ["97"]),
        ("quatre-vingt-un vergers", ["81"]),
        ("septante-deux communes belges", ["72"]),
        ("nonante et un élèves suisses", ["91"]),
        ("huitante élèves suisses", ["80"]),
        ("deux cents chaises", ["200"]),
        ("deux cent trois chaises", ["203"]),
        ("mille neuf cent quatre-vingt-quatre pages", ["1984"]),
        ("trente-deux mille cinq cents arbres", ["32500"]),
        ("deux millions d'arbres", ["2000000"]),
        ("deux milliards cinq cents millions de graines", ["2500000000"]),
        ("un million de graines", ["1000000"]),
        ("un demi-million de graines", ["500000"]),
        ("une demi-douzaine de bancs", ["6"]),
        ("deux millions et demi de graines", ["2500000"]),
        ("six, sept ou huit thèses", ["6", "7", "8"]),
        ("deux et trois millions de vis", ["2", "3000000"]),
        ("les trois premiers", ["3", "1"]),
        ("neuf chaires ouvriront", ["9"]),
        ("Ces deux-là resteront.", ["2"]),
        ("un ticket à un euro", ["1"]),
        ("Entre 12 et 25 stages.", ["12", "25"]),
        ("Le solde est de -5 %.", ["-5"]),
        ("Le solde est de \u22123,2 points.", ["-3.2"]),
        ("En 2024 300 thèses ont débuté.", ["2024", "300"]),
        ("Il y a 2 027 élèves en 2027.", ["2027", "2027"]),
        ("Les 12 IHU se réunissent.", ["12"]),
        ("L'ANR 14 projets", ["14"]),
        ("QUATRE-VINGT ÉLÈVES", ["80"]),
        ("une machine payée 10-15 % de plus", ["10", "15"]),
        ("un élève de 16 ans suit 20 heures de cours", ["16", "20"]),
        ("la moitié des 38000 élèves", ["38000"]),
        ("Choisir trois des dix sites.", ["3", "10"]),
        ("cent pour cent des élèves", ["100"]),
    ],
)
def test_values(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Le PIA4 s'achève.",
        "L'appel IHU 3 est clos.",
        "La 3IA et la L3 ouvrent.",
        "une imprimante 3D, un réseau 5G",
        "Les 19-25 vont bien : 19-25.",
        "Tél. 04 76 12 34 56",
        "Tél. +33 4 76 12 34 56",
        "Tél. 04.76.12.34.56",
        "La dépêche n° 112 et la dépêche n°71204",
        "75005 Paris",
        "Victoire 3–1 hier, puis 2-0.",
        "Rendez-vous à 16 heures, ou à 16h, ou à 16 h 30.",
        "Rendez-vous à 9:30.",
        "Les articles 3 et 4 sont abrogés.",
        "La vague 3 et l'axe 2",
        "un diplôme de niveau bac+3 ou bac + 5",
        "Rennes 2 pilote le tout avec Lyon 1.",
        "Le 21/05/2024, le 10.07.2023 et le 2024-05-21.",
        "le 3 juillet, le 1er janvier, du 12 au 14 juin",
        "Un étudiant sur deux vote.",
        "Une élève sur trois vote.",
        "les deux tiers et les trois quarts du total",
        "un bâtiment neuf, remis à neuf, du matériel neuf de qualité",
        "La Première ministre arrive.",
        "Une seconde, s'il vous plaît.",
        "les Deux-Sèvres et un deux-roues",
        "Une équipe et un jury.",
        "Des dizaines, des centaines, des millions de fois.",
        "Voir http://exemple.fr/2024/12 ou x_12@exemple.fr",
        "l'industrie 4.0",
        "1. Le cadre\n2) Le lieu",
        "Voir la note [12].",
        "9" * 60,
        "",
    ],
)
def test_no_number(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("La troisième vague", "3"),
        ("La 4e édition", "4"),
        ("Le 1er lot", "1"),
        ("La 1re fois", "1"),
        ("Les premières assises", "1"),
        ("Le vingt-deuxième prix", "22"),
        ("Le vingt et unième prix", "21"),
        ("Le second appel", "2"),
        ("La 23ème session", "23"),
    ],
)
def test_ordinals(text: str, value: str) -> None:
    number = only(text)
    assert (number.ordinal, str(number.value)) == (True, value)


@pytest.mark.parametrize(
    ("text", "approximate", "bound"),
    [
        ("exactement 40 stages", False, ""),
        ("près de 40 stages", True, ""),
        ("près d’une tonne, soit 40 sacs", False, ""),
        ("plus de 40 stages", True, ""),
        ("environ quarante stages", True, ""),
        ("quelque 40 stages", True, ""),
        ("40 stages environ", False, ""),
        ("une quarantaine de stages", True, ""),
        ("un millier de stages", True, ""),
        ("jusqu’à 40 stages", True, "ceiling"),
        ("40 au plus", True, "ceiling"),
        ("40 % maximum", True, "ceiling"),
        ("au moins 40 stages", True, "floor"),
        ("40 au minimum", True, "floor"),
        ("pas moins de 40 stages", True, "floor"),
        ("40 et plus de bruit", False, ""),
        ("un total de 40 stages", False, ""),
        ("près d'un total de 40 stages", True, ""),
    ],
)
def test_hedges(text: str, *, approximate: bool, bound: str) -> None:
    number = only(text)
    assert (number.approximate, number.bound) == (approximate, bound)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Soit 30 % des voix", "30 %"),
        (f"Soit 30{NBSP}% des voix", f"30{NBSP}%"),
        ("Soit trente pour cent des voix", "trente pour cent"),
        ("Soit 12,5% des voix", "12,5%"),
    ],
)
def test_percent(text: str, span: str) -> None:
    number = only(text)
    assert number.percent
    assert number.text == text[number.start : number.end] == span


def test_scale_and_words_are_told() -> None:
    digits, words = find_numbers("3 millions ou quatre millions de vis")
    assert (digits.scale, digits.in_words) == (6, False)
    assert (words.scale, words.in_words) == (6, True)


@given(st.integers(0, 10**15), st.sampled_from([" ", NBSP, NARROW, THIN]))
def test_grouped_digits_come_back(value: int, space: str) -> None:
    text = f"On compte {value:,} unités.".replace(",", space)
    assert [n.value for n in find_numbers(text)] == [Decimal(value)]


@given(st.decimals(0, 10**9, places=3, allow_nan=False))
def test_decimals_come_back(value: Decimal) -> None:
    text = f"un taux de {value} unités".replace(".", ",")
    if value != 0:
        assert [n.value for n in find_numbers(text)] == [value]


_UNITS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}


def spell(value: int) -> str:
    """The value below a million in words."""
    if value < 17:
        return _UNITS[value]
    if value < 20:
        return f"dix-{_UNITS[value - 10]}"
    if value < 80:
        ten = min(value // 10 * 10, 60)
        rest = value - ten
        link = " et " if rest in {1, 11} else "-"
        return _TENS[ten] if rest == 0 else f"{_TENS[ten]}{link}{spell(rest)}"
    if value < 100:
        return "quatre-vingts" if value == 80 else f"quatre-vingt-{spell(value - 80)}"
    if value < 1000:
        head = "cent" if value < 200 else f"{_UNITS[value // 100]} cent"
        return head if value % 100 == 0 else f"{head} {spell(value % 100)}"
    head = "mille" if value < 2000 else f"{spell(value // 1000)} mille"
    return head if value % 1000 == 0 else f"{head} {spell(value % 1000)}"


@given(st.integers(2, 999_999))
def test_words_come_back(value: int) -> None:
    assert [n.value for n in find_numbers(f"On voit {spell(value)} arbres.")] == [
        Decimal(value)
    ]


@given(st.text(alphabet="0123456789 ,.-–/€%undeuxcentvingt\n\u00a0İ'’", max_size=80))
def test_any_text_gives_ordered_spans(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert text[number.start : number.end] == number.text
        end = number.end
