"""Dates in annotated French sentences, published on Tuesday 21 May 2024 unless said."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_builder.extract.french.dates import DateMention, find_dates

PUBLISHED = dt.date(2024, 5, 21)


def only(text: str, published: dt.date | None = PUBLISHED) -> DateMention:
    (mention,) = find_dates(text, published)
    return mention


@pytest.mark.parametrize(
    ("text", "iso", "kind"),
    [
        ("signé le 21/05/2024 à Metz", "2024-05-21", "day"),
        ("signé le 10.07.2023", "2023-07-10", "day"),
        ("signé le 10/07/23", "2023-07-10", "day"),
        ("signé le 2024-02-29", "2024-02-29", "day"),
        ("signé le 3 juillet dernier", "2023-07-03", "day"),
        ("jeudi 31 août 2023", "2023-08-31", "day"),
        ("JEUDI 31 AOÛT 2023", "2023-08-31", "day"),
        ("Le 1er janvier 2025", "2025-01-01", "day"),
        ("Le premier janvier 2025", "2025-01-01", "day"),
        ("Le 3\u00a0juillet\u00a02023", "2023-07-03", "day"),
        ("le 12 avril, la halle a brûlé", "2024-04-12", "day"),
        ("Le 10 juin, la halle sera close.", "2024-06-10", "day"),
        ("La halle ouvrira le 12 novembre", "2024-11-12", "day"),
        ("La halle a ouvert le 12 novembre", "2023-11-12", "day"),
        ("ouvert jusqu'au 30 septembre", "2024-09-30", "day"),
        ("à partir du 4 mars", "2025-03-04", "day"),
        ("le 12 mai prochain", "2025-05-12", "day"),
        ("le 29 février", "2024-02-29", "day"),
        ("samedi 12 octobre", "2024-10-12", "day"),
        ("a été signé vendredi", "2024-05-17", "day"),
        ("a été signé mardi", "2024-05-21", "day"),
        ("a été signé ce mardi", "2024-05-21", "day"),
        ("a été signé mardi dernier", "2024-05-14", "day"),
        ("aura lieu jeudi prochain", "2024-05-23", "day"),
        ("Le jury rendra vendredi son avis", "2024-05-24", "day"),
        ("Le jury, qui recevra tout le monde, a dit lundi", "2024-05-20", "day"),
        ("lundi soir", "2024-05-20", "day"),
        ("dès lundi", "2024-05-27", "day"),
        ("hier à Metz", "2024-05-20", "relative"),
        ("avant-hier à Metz", "2024-05-19", "relative"),
        ("aujourd’hui à Metz", "2024-05-21", "relative"),
        ("ce matin à Metz", "2024-05-21", "relative"),
        ("demain à Metz", "2024-05-22", "relative"),
        ("la semaine dernière", "2024-05", "relative"),
        ("le mois dernier", "2024-04", "relative"),
        ("le mois prochain", "2024-06", "relative"),
        ("l'an dernier", "2023", "relative"),
        ("l’an prochain", "2025", "relative"),
        ("l'année dernière", "2023", "relative"),
        ("cette année", "2024", "relative"),
        ("en fin d'année", "2024", "relative"),
        ("il y a trois ans", "2021", "relative"),
        ("dans deux ans", "2026", "relative"),
        ("dans six mois", "2024-11", "relative"),
        ("en mars", "2024-03", "month"),
        ("mi-mars", "2024-03", "month"),
        ("fin juin", "2024-06", "month"),
        ("en mars 2022", "2022-03", "month"),
        ("en septembre, ils avaient gagné", "2023-09", "month"),
        ("elle sera ouverte en février", "2025-02", "month"),
        ("réponse en juillet", "2024-07", "month"),
        ("voté en juin", "2023-06", "month"),
        ("depuis septembre", "2023-09", "month"),
        ("au 1er trimestre 2025", "2025", "quarter"),
        ("au premier trimestre 2022", "2022", "quarter"),
        ("au second semestre", "2024", "quarter"),
        ("T3 2025", "2025", "quarter"),
        ("cet été", "2024", "season"),
        ("l'été dernier", "2023", "season"),
        ("l'été prochain", "2024", "season"),
        ("à l'automne", "2024", "season"),
        ("au printemps 2025", "2025", "season"),
        ("en 2018", "2018", "year"),
        ("depuis 2022, les élèves", "2022", "year"),
        ("fin 2024", "2024", "year"),
        ("fin de 2024", "2024", "year"),
        ("début 2025", "2025", "year"),
        ("mi-2025", "2025", "year"),
        ("En 2018 plusieurs projets", "2018", "year"),
        ("L'exercice 2021", "2021", "year"),
        ("à la rentrée 2023", "2023", "schoolyear"),
        ("à la rentrée universitaire 2023", "2023", "schoolyear"),
        ("à la rentrée de septembre 2023", "2023", "schoolyear"),
        ("à la rentrée", "2024", "schoolyear"),
        ("à la rentrée dernière", "2023", "schoolyear"),
    ],
)
def test_resolved(text: str, iso: str, kind: str) -> None:
    mention = only(text)
    assert (mention.iso, mention.kind) == (iso, kind)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("d'ici 2030", "2030"),
        ("d’ici à 2030", "2030"),
        ("d'ici à la fin 2025", "2025"),
        ("d'ici fin 2025", "2025"),
        ("avant 2027", "2027"),
        ("avant fin 2024", "2024"),
        ("avant la fin de l'année", "2024"),
        ("avant la fin de l'année 2026", "2026"),
        ("avant le 31 mars 2025", "2025-03-31"),
        ("avant l'été", "2024"),
        ("avant l'été 2025", "2025"),
        ("avant Noël", "2024-12-25"),
        ("à l'horizon 2030", "2030"),
        ("à horizon 2034", "2034"),
        ("au plus tard le 30 juin 2025", "2025-06-30"),
        ("le 30 juin 2025 au plus tard", "2025-06-30"),
        ("d'ici au 30 juin 2025", "2025-06-30"),
        ("pour 2030", "2030"),
        ("pour la rentrée 2025", "2025"),
        ("d'ici juin", "2024-06"),
        ("d'ici cinq ans", "2029"),
        ("d'ici à 10 ans", "2034"),
        ("dans les dix prochaines années", "2034"),
        ("d'ici un an", "2025"),
    ],
)
def test_deadlines(text: str, iso: str) -> None:
    mention = only(text)
    assert (mention.iso, mention.deadline) == (iso, True)


@pytest.mark.parametrize(
    "text",
    ["en 2030", "avant 2019", "depuis 2022", "le 3 juin 2025", "pour 2022", "fin 2027"],
)
def test_no_deadline(text: str) -> None:
    assert not only(text).deadline


@pytest.mark.parametrize(
    ("text", "iso", "end_iso", "kind"),
    [
        ("le plan 2021-2027", "2021", "2027", "year"),
        ("le plan 2021–2027", "2021", "2027", "year"),
        ("de 2021 à 2027", "2021", "2027", "year"),
        ("entre 2021 et 2027", "2021", "2027", "year"),
        ("l'année universitaire 2024-2025", "2024", "2025", "schoolyear"),
        ("l'année 2024/2025", "2024", "2025", "schoolyear"),
        ("l'année 2024-25", "2024", "2025", "schoolyear"),
        ("du 12 au 14 juin 2024", "2024-06-12", "2024-06-14", "day"),
        ("les 21 et 22 août 2023", "2023-08-21", "2023-08-22", "day"),
        ("du 30 juin au 2 juillet 2024", "2024-06-30", "2024-07-02", "day"),
    ],
)
def test_spans_of_time(text: str, iso: str, end_iso: str, kind: str) -> None:
    mention = only(text)
    assert (mention.iso, mention.end_iso, mention.kind) == (iso, end_iso, kind)


@pytest.mark.parametrize(
    "text",
    [
        "le 31 février",
        "le 31 février 2024",
        "le 30/02/2024",
        "le 2023-02-29",
        "le 45 mars 2024",
        "2 027 étudiants",
        "1 900 places",
        "1950 places",
        "près de 2000 élèves",
        "2000 euros",
        "2000 €",
        "2025 M€",
        "la loi n°2020",
        "France 2030",
        "un soutien de France\u00a02030",
        "le programme Horizon 2020",
        "le code PIA-2024",
        "en l'an 3024",
        "le mardi et les lundis",
        "chaque vendredi",
        "il a été prévu",
        "la planète Mars",
        "elle est rentrée tard",
        "il y a mai",
        "l'emploi de demain",
        "la semaine de quatre jours",
        "le tram T2",
        "score 12.05",
        "",
    ],
)
def test_no_date(text: str) -> None:
    assert find_dates(text, PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("mardi", ""),
        ("hier", ""),
        ("le 19 juin", ""),
        ("en mars", ""),
        ("à la rentrée", ""),
        ("avant la fin de l'année", ""),
        ("d'ici cinq ans", ""),
        ("à l'automne", ""),
        ("l'an dernier", ""),
        ("avant Noël", ""),
        ("au premier semestre", ""),
        ("le 19 juin 2024", "2024-06-19"),
        ("d'ici 2030", "2030"),
    ],
)
def test_without_publication(text: str, iso: str) -> None:
    assert only(text, None).iso == iso


@pytest.mark.parametrize(
    ("published", "text", "iso"),
    [
        (dt.date(2023, 12, 13), "le 1er janvier", "2024-01-01"),
        (dt.date(2021, 1, 14), "le 18 décembre dernier", "2020-12-18"),
        (dt.date(2022, 11, 24), "à la rentrée", "2023"),
        (dt.date(2018, 11, 6), "au printemps", "2019"),
        (dt.date(2018, 8, 6), "l'été dernier", "2017"),
        (dt.date(2024, 1, 10), "le mois dernier", "2023-12"),
        (dt.date(2024, 12, 10), "le mois prochain", "2025-01"),
        (dt.date(1, 1, 1), "avant-hier", "0001-01-01"),
    ],
)
def test_other_publication_days(published: dt.date, text: str, iso: str) -> None:
    assert only(text, published).iso == iso


def test_several_in_order() -> None:
    text = "Lancé en 2019, clos le 3 mai 2023, il revient d'ici à 2026."
    assert [m.iso for m in find_dates(text, PUBLISHED)] == [
        "2019",
        "2023-05-03",
        "2026",
    ]


def test_span_leaves_article_out() -> None:
    text = "Signé le jeudi 31 août 2023 à Metz."
    mention = only(text)
    assert text[mention.start : mention.end] == mention.text == "jeudi 31 août 2023"


_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.integers(0, 3))
def test_formatted_dates_come_back(day: dt.date, form: int) -> None:
    text = (
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        day.isoformat(),
        f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
    )[form]
    assert only(f"signé le {text} à Metz").iso == day.isoformat()


@given(
    st.text(alphabet="0123456789/.- 'aàdefhijlmnprstuvé1er", max_size=60),
    st.dates() | st.none(),
)
def test_any_text_gives_ordered_spans(text: str, published: dt.date | None) -> None:
    end = 0
    for mention in find_dates(text, published):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end


@given(
    st.lists(st.sampled_from(["hier", "fin", "2024", "d'ici", "dix", "ans", "été", "l'an",
                              "prochain", "dernier", "mardi", "31", "mars", "à", "rentrée"])),
    st.dates(),
)  # fmt: skip
def test_any_words_at_any_publication(words: list[str], published: dt.date) -> None:
    find_dates(" ".join(words), published)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Le jury s'est réuni lundi 13, à Brest.", "2024-05-13"),
        ("Le jury s'est réuni le mardi 7 au soir.", "2024-05-07"),
        ("Le jury se réunira vendredi 31.", "2024-05-31"),
        ("Le jury a retenu lundi 13 projets.", "2024-05-20"),
        ("Le jury a réparti lundi 11,5 millions.", "2024-05-20"),
    ],
)
def test_weekdays_with_a_number(text: str, iso: str) -> None:
    assert only(text).iso == iso
