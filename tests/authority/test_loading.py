"""Authority files of users, in their real formats, hostile ones included."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from graph_builder.authority import opening
from graph_builder.authority.loaded import Loaded
from graph_builder.authority.loading import load, named
from graph_builder.authority.record import Record
from graph_builder.errors import GraphBuilderError, InputError, LimitError, UsageError

DATA = Path(__file__).parent / "data"
ROR = DATA / "v9.9-2025-05-06-ror-data_schema_v2.json"
WIKIDATA, SKOS = DATA / "extrait.json", DATA / "themes.ttl"
TABLE = f"{DATA / 'annuaire.csv'}:{DATA / 'annuaire.toml'}"


def read(given: Path | str) -> Loaded:
    return load(named(str(given)))


def by_label(loaded: Loaded) -> dict[str, Record]:
    return {record.label: record for record in loaded.records}


def test_ror_names_identifiers_years_and_relations() -> None:
    loaded = read(ROR)
    told = by_label(loaded)["Institut des vents marins"]
    assert told.aliases == ("IVM", "Institute of Sea Winds")
    assert told.identifiers == {
        "ror": "https://ror.org/0aaaaaa11",
        "wikidata": "Q900000001",
    }
    assert (told.key, told.kind) == ("ror-0aaaaaa11", "research-organisation")
    assert (told.city, told.since) == ("Brumeval", "2024")
    (before,) = told.successions
    assert before.predecessor == "Laboratoire des brises"
    assert before.earlier == "https://ror.org/0bbbbbb22"
    assert (loaded.dataset.version, loaded.dataset.date) == ("v9.9", "2025-05-06")


def test_ror_rows_of_no_use_are_told() -> None:
    loaded = read(ROR)
    assert len(loaded.records) == 2
    assert loaded.left == [
        "record 3: withdrawn",
        "record 4: no name",
        "record 5: no ROR record",
        "record 6: no ROR record",
    ]
    assert "2 records, 4 left out (record 3: withdrawn; " in loaded.told()


def test_ror_in_the_zip_of_its_dump(tmp_path: Path) -> None:
    place = tmp_path / "v9.9-2025-05-06-ror-data.zip"
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(ROR, "v9.9-2025-05-06-ror-data_schema_v2.json")
        archive.writestr("v9.9-2025-05-06-ror-data.json", "[]")
        archive.writestr("v9.9-2025-05-06-ror-data.csv", "id\n")
    assert [r.key for r in read(place).records] == [r.key for r in read(ROR).records]


def test_ror_a_record_a_line_and_gzipped(tmp_path: Path) -> None:
    records = [r for r in json.loads(ROR.read_bytes()) if isinstance(r, dict)]
    text = "\n".join(json.dumps(r) for r in records)
    place = tmp_path / "ror.jsonl.gz"
    place.write_bytes(gzip.compress(text.encode()))
    assert len(read(place).records) == 2


def test_wikidata_names_years_identifiers_and_successors() -> None:
    told = by_label(read(WIKIDATA))["Agence des Marées"]
    assert told.aliases == ("Tide Agency", "AdM")
    assert told.identifiers == {
        "wikidata": "Q900000007",
        "ror": "https://ror.org/0fffffff6",
        "siren": "123456789",
    }
    assert (told.kind, told.since, told.until) == ("agency", "2019-06-01", "2023")
    (after,) = told.successions
    assert (after.successor, after.date) == ("Q900000008", "2023-05-01")
    assert after.later == "http://www.wikidata.org/entity/Q900000008"


def test_wikidata_places_people_and_broken_lines() -> None:
    loaded = read(WIKIDATA)
    place = by_label(loaded)["Port-Brume"]
    assert (place.source, place.identifiers["insee"]) == ("cities", "29999")
    assert loaded.left == [
        "line 3: a person",
        "line 4: no French or English label",
        "line 6: no item of Wikidata",
    ]
    assert loaded.dataset.date == "2025-03-04"


def test_skos_labels_notations_and_matches(tmp_path: Path) -> None:
    mapping = tmp_path / "plans.toml"
    mapping.write_text('name = "Plans"\nkind = "programme"\n')
    loaded = read(f"{SKOS}:{mapping}")
    told = by_label(loaded)["Plan Littoral"]
    assert told.aliases == ("Coast Plan", "Littoral 2040", "PL40")
    assert told.source == "programmes"
    assert told.identifiers == {
        "Plans": "https://example.org/plans/littoral",
        "wikidata": "Q900000020",
        "data.example.net": "https://data.example.net/x/1",
        "notation": "PL40",
    }
    assert by_label(loaded)["Volet Houle"].parent == told.key
    assert loaded.left == ["https://example.org/plans/rien: no skos:prefLabel"]
    assert (str(loaded.dataset), loaded.dataset.date) == ("Plans 3.1", "2025-02-03")


def test_a_table_is_read_as_its_mapping_says() -> None:
    loaded = read(TABLE)
    school, first, second, day = loaded.records
    assert school.key == "Annuaire du Ponant-A1"
    assert school.aliases == ("LdM", "École du Sel")
    assert school.identifiers == {"ror": "https://ror.org/0aaaaaa99"}
    assert (first.until, second.since) == ("2021", "2022")
    assert first.identifiers == {"Annuaire du Ponant": "A2"}
    assert day.since == "2020-09-01"
    assert str(loaded.dataset) == "Annuaire du Ponant 12"
    assert loaded.dataset.date == "2025-01-15"
    assert loaded.left == [
        "line 5: no label",
        "line 6: the key Annuaire du Ponant-A1 comes twice",
        "line 7: a date is no year, month or day",
    ]


HOSTILE = {
    "empty.json": b"",
    "html.json": b"<html><body>404</body></html>",
    "cut.json": b'[\n  {"id": "https://ror.org/0aaaaaa11", "names": [',
    "ends.json": b'[\n  {"id": "https://ror.org/0aaaaaa11", "names": []},',
    "deep.json": b"[\n " + b"[" * 200_000,
    "deep.jsonl": b'{"id":' + b"[" * 200_000,
    "latin.json": '[\n "é"]'.encode("latin-1"),
    "other.json": b'[\n {"a": 1}\n]',
    "none.json": b"[]",
    "v1.json": b'[\n {"id": "https://ror.org/0aaaaaa11", "name": "A"}]',
    "no.zip": b"PK\x03\x04 not quite",
    "no.gz": b"\x1f\x8b no",
    "bad.ttl": b"<a> <b> .",
    "nothing.ttl": b"<a:a> <a:b> <a:c> .",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_file_is_one_clear_error(tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    place.write_bytes(HOSTILE[name])
    with pytest.raises(InputError) as caught:
        read(place)
    assert name in caught.value.line()
    assert len(caught.value.line()) < 400


def test_a_zip_that_never_ends_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MAX_BYTES", 1 << 20)
    place = tmp_path / "bomb.zip"
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.json", b"[" + b" " * (2 << 20))
    with pytest.raises(LimitError, match="unpacks to more"):
        read(place)


def test_a_zip_of_two_files_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "two.zip"
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr("a.json", b"[]")
        archive.writestr("b.json", b"[]")
    with pytest.raises(InputError, match="2 JSON files"):
        read(place)


@pytest.mark.parametrize(
    ("mapping", "what"),
    [
        ("name = ", "is not TOML"),
        ('colunms = {a = "b"}', "did you mean columns"),
        ('[columns]\nlabel = "nom"\nville = "v"', "columns.ville means nothing"),
        ('[columns]\nlabel = "absent"', "no column 'absent'"),
        ('kind = "ship"', "kind = ship means nothing"),
        ('[columns]\nkey = "code"', "no column is its label"),
        ('[csv]\ndelimiter = ";;"', "not one character"),
        ("[columns]\nlabel = 3", "no table of texts"),
        ("columns = 3", "no table of texts"),
    ],
)
def test_a_mapping_that_does_not_fit(tmp_path: Path, mapping: str, what: str) -> None:
    place = tmp_path / "m.toml"
    place.write_text(mapping)
    with pytest.raises(UsageError, match=what):
        read(f"{DATA / 'annuaire.csv'}:{place}")


@pytest.mark.parametrize(
    "mapping", ['encoding = "ascii"', 'encoding = "no such"', 'delimiter = "\\r"']
)
def test_a_table_in_another_encoding(tmp_path: Path, mapping: str) -> None:
    place = tmp_path / "m.toml"
    place.write_text(f'[columns]\nlabel = "nom"\n[csv]\n{mapping}')
    with pytest.raises(GraphBuilderError):
        read(f"{DATA / 'annuaire.csv'}:{place}")


@pytest.mark.parametrize("given", ["nowhere.json", "nowhere.csv:nowhere.toml"])
def test_what_is_missing_is_told_at_once(given: str) -> None:
    with pytest.raises(InputError, match=r"nowhere\.(json|csv): no such file"):
        named(given)


def test_another_suffix_is_no_authority() -> None:
    with pytest.raises(UsageError, match=r"no authority is read from \.docx"):
        named("x.docx")


def test_the_digest_follows_both_files(tmp_path: Path) -> None:
    file, mapping = tmp_path / "a.csv", tmp_path / "a.toml"
    digests = set()
    for one, two in (("a", "b"), ("a", "c"), ("d", "c")):
        file.write_text(one)
        mapping.write_text(two)
        digests.add(named(f"{file}:{mapping}").digest)
    assert len(digests) == 3


def test_a_large_array_is_read_piece_by_piece(tmp_path: Path) -> None:
    one = {"id": "https://ror.org/0aaaaaa11", "names": [{"value": "é" * 3000}]}
    place = tmp_path / "large.json"
    place.write_text(json.dumps([one] * 2000, indent=1, ensure_ascii=False))
    assert len(read(place).records) == 2000
