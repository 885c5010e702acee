"""The scorer: row by row, and beside the script it follows."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from graph_builder.errors import InputError
from graph_builder.evaluate import (
    KEYS,
    Gold,
    Grounding,
    Tally,
    bearing_sentence,
    dropped,
    evaluate_build,
    figures,
    fold,
    read_figures,
    read_gold,
    score,
    with_figures,
)
from graph_builder.evaluate.matching import pair, row_matches
from graph_builder.ingest import read_bytes
from graph_builder.pipeline import build

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT.parent / "shared" / "evaluation" / "score.py"


def award(recipient: object, amount: object, **more: object) -> dict[str, object]:
    return {"recipient": recipient, "project": None, "amount_eur": amount, **more}


@pytest.mark.parametrize(
    ("table", "gold", "said", "same"),
    [
        ("awards", award("Université de Nantes", 8e6), award("UNIVERSITE DE NANTES", 8e6), True),
        ("awards", award("Nantes", 8e6), award("Brest", 8e6), False),
        ("awards", award(["Nantes", "l'École"], 8e6), award("École", 8_010_000), True),
        ("awards", award("Nantes", 8e6), award("Nantes", 8_100_000), False),
        ("awards", award("Nantes", 8e6), award("Nantes", None), False),
        ("awards", award("Nantes", 8e6), award("Nantes", "beaucoup"), False),
        ("targets", {"indicator": "places", "value": 5, "deadline": 2030},
         {"indicator": "places ouvertes", "value": 5, "deadline": "2030"}, True),
        ("targets", {"indicator": "places", "value": 5, "deadline": "2030"},
         {"indicator": "places", "value": 5, "deadline": "2030-06-01"}, True),
        ("targets", {"indicator": "places", "value": 5, "deadline": 2030},
         {"indicator": "places", "value": 5, "deadline": "2031"}, False),
        ("counts", {"call": "Cap Voile", "stage": "selected", "count": 3},
         {"call": "Cap Voile, vague 2", "stage": "selected", "count": 3}, True),
        ("partners", {"project": "Alizé", "organisation": "IRD", "part": "member"},
         {"project": "Alizé", "organisation": "IRD", "part": "partner"}, True),
        ("partners", {"project": "Alizé", "organisation": "IRD", "part": "lead"},
         {"project": "Alizé", "organisation": "IRD", "part": "partner"}, False),
        ("statements", {"speaker": "Anne Roc", "quote": "La mer monte vite"},
         {"speaker": "Anne Roc", "quote": "La mer monte vite !"}, True),
        ("discrepancies", {"kind": "name-variant", "subject": "Alizé", "values": "A | B"},
         {"kind": "name-variant", "subject": "Alizé", "values": "B | A"}, True),
        ("roles", {"person": "Anne Roc", "role": "la présidente"},
         {"person": "Anne Roc", "role": "présidente"}, True),
        ("measures", {"measure": ""}, {"measure": ""}, False),
    ],
)  # fmt: skip
def test_when_rows_match(
    table: str, gold: dict[str, object], said: dict[str, object], *, same: bool
) -> None:
    assert row_matches(table, gold, said) is same


def test_pairs_take_the_row_with_more_cells_right() -> None:
    golds = [award("Nantes", 8e6, call="Cap Voile")]
    rows = [award("Nantes", 8e6, call="Autre"), award("Nantes", 8e6, call="Cap Voile")]
    assert pair("awards", golds, rows) == [(0, 1)]


def gold(**tables: tuple[dict[str, object], ...]) -> Gold:
    optional = {"awards": (award("Quimper", 1e6),)}
    return Gold("doc", Path("doc.md"), tables, optional)


def test_a_score_counts_found_missed_invented_and_optional() -> None:
    wanted = gold(awards=(award("Nantes", 8e6), award("Brest", 4e6)), themes=())
    said = [award("Nantes", 8e6), award("Quimper", 1e6), award("Lorient", 2e6)]
    reached = score([wanted], {"doc": {"awards": said, "roles": [{"person": "X"}]}})
    assert reached.tables["awards"] == Tally(1, 2, 2)
    assert reached.tables["roles"] == Tally()
    assert (reached.core.precision, reached.core.recall) == (0.5, 0.5)
    assert reached.soft.f1 == 1.0
    told = [(miss.invented, miss.row["recipient"]) for miss in reached.misses]
    assert told == [(False, "Brest"), (True, "Lorient")]
    assert reached.worst() == [("doc", 0.5)]


def test_a_document_that_was_not_read_says_nothing() -> None:
    reached = score([gold(awards=(award("Nantes", 8e6),))], {})
    assert reached.core == Tally(0, 0, 1)
    assert reached.core.f1 == 0.0


def test_folding() -> None:
    assert fold("L'École  de la Mer") == "ecole de la mer"


GOLD = """\
tables:
  awards:
    - {recipient: [Université de Valmer], project: Alizé, amount_eur: 8000000}
"""
TEXT = """\
Le projet Alizé est lauréat de l'appel à projets « Cap Voile ». L'Université de Valmer
reçoit 8 M€ de France 2030 pour le projet Alizé. Il fait beau.
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "doc.yaml").write_text(GOLD)
    (tmp_path / "doc.txt").write_text(TEXT)
    return tmp_path


def test_gold_finds_its_document(corpus: Path) -> None:
    (one,) = read_gold([corpus])
    assert (one.name, one.document.name) == ("doc", "doc.txt")
    (corpus / "doc.yaml").write_text("document: other.md\n" + GOLD)
    with pytest.raises(InputError, match=r"other\.md is not in"):
        read_gold([corpus])
    elsewhere = corpus / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "other.md").write_text(TEXT)
    assert read_gold([corpus], elsewhere)[0].document.parent == elsewhere


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("tables: [", "cannot be read"),
        ("- a", "no gold tables"),
        ("tables: {grants: []}", "no table called grants"),
    ],
)
def test_bad_gold_is_told(corpus: Path, content: str, message: str) -> None:
    (corpus / "doc.yaml").write_text(content)
    with pytest.raises(InputError, match=message):
        read_gold([corpus])


def test_no_gold_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="without gold"):
        read_gold([tmp_path])
    with pytest.raises(InputError, match="no such file"):
        read_gold([tmp_path / "nowhere"])


def test_a_build_is_evaluated(corpus: Path) -> None:
    golds = read_gold([corpus])
    reached = evaluate_build(golds, build([golds[0].document]))
    assert reached.score.tables["awards"] == Tally(1, 1, 1)
    assert reached.documents["doc"].text.startswith("Le projet")
    rates = reached.grounding.rates()
    assert rates["ontology conformance"] == 1.0
    assert rates["subject hallucination"] == rates["object hallucination"] == 0.0


def test_a_cell_that_is_not_in_the_text_is_hallucinated(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lie(*_: object) -> dict[str, list[dict[str, object]]]:
        said = award("Université de Brest", 7_000_000, call="Université de Valmer")
        return {table: [said] if table == "awards" else [] for table in KEYS}

    monkeypatch.setattr("graph_builder.evaluate.running.tables", lie)
    golds = read_gold([corpus])
    held = evaluate_build(golds, build([golds[0].document])).grounding
    assert (held.subjects, held.subjects_lost) == (1, 1)
    assert (held.objects, held.objects_lost) == (2, 1)


def test_undeclared_properties_do_not_conform() -> None:
    held = Grounding(triples=4, undeclared=1, misfits=1)
    assert held.rates()["ontology conformance"] == 0.5
    assert held.rates()["relation hallucination"] == 0.25


def test_the_sentence_that_bears_on_a_row() -> None:
    document = read_bytes(
        b"Il pleut. Alizy recoit 8 M\xe2\x82\xac.\n\nNom\tSomme\nBora\t5\nFin\t6\n",
        "a.txt",
    )
    told = bearing_sentence({"project": ["Alizy"], "amount_eur": 8_000_000}, document)
    assert told == "Alizy recoit 8 M€."
    assert bearing_sentence({"project": "Bora", "count": 5}, document) == "Bora 5"
    assert bearing_sentence({"project": "Zéphyr", "call": None}, document) == ""


def test_figures_are_kept_and_held(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    assert read_figures(file) == {}
    reached = score(
        [gold(awards=(award("Nantes", 8e6),))],
        {"doc": {"awards": [award("Nantes", 8e6)]}},
    )
    file.write_text(with_figures({"old": {}}, {"new": reached}))
    kept = read_figures(file)
    assert sorted(kept) == ["new", "old"]
    assert kept["new"]["awards"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    worse = figures(score([gold(awards=(award("Nantes", 8e6),))], {}))
    assert next(iter(dropped(kept["new"], worse, 0.005))) == (
        "awards precision: 1.000 → 0.000"
    )
    assert not list(dropped(kept["new"], figures(reached), 0.005))
    file.write_text("[")
    with pytest.raises(InputError, match="no figures"):
        read_figures(file)


# --- beside the script -----------------------------------------------------------


def disturbed(rows: list[dict[str, Any]], shift: int) -> list[dict[str, Any]]:
    """Rows with some lost, some doubled and some cells changed, the same each time."""
    kept: list[dict[str, Any]] = []
    for index, row in enumerate(rows):
        turn = (index + shift) % 5
        said = {c: v[-1] if isinstance(v, list) else v for c, v in row.items()}
        if turn == 0:
            continue
        if turn == 1:
            said = {
                c: f"{v} autre" if isinstance(v, str) else v for c, v in said.items()
            }
        kept += [said, said] if turn == 2 else [said]
    return kept


@pytest.mark.skipif(
    not SCRIPT.exists(), reason="the script lies beside a checkout only"
)
@pytest.mark.parametrize("half", ["development", "tuned"])
def test_the_numbers_are_those_of_the_script(tmp_path: Path, half: str) -> None:
    golds = read_gold([ROOT / "tests" / "corpus" / half])
    said: Mapping[str, Any] = {
        g.name: {
            t: disturbed(list(map(dict, rows)), len(t)) for t, rows in g.tables.items()
        }
        for g in golds
    }
    predictions = tmp_path / "said.json"
    predictions.write_text(json.dumps(said))
    command = [sys.executable, str(SCRIPT), str(ROOT / "tests/corpus" / half)]
    ran = subprocess.run(  # noqa: S603 - our own program
        [*command, "--predictions", str(predictions), "--json"],
        capture_output=True,
        check=True,
        text=True,
    )
    theirs, ours = json.loads(ran.stdout), score(golds, said)
    named = {**ours.tables, "core": ours.core, "soft": ours.soft}
    for table, rates in theirs["tables"].items():
        tally = named[table]
        assert [tally.precision, tally.recall, tally.f1] == pytest.approx(rates), table
    cells = [
        sum(t.right for t in ours.tables.values()),
        sum(t.scored for t in ours.tables.values()),
    ]
    assert cells == theirs["cells"]
    assert {n: t.f1 for n, t in ours.documents.items()} == pytest.approx(
        {name: rates[2] for name, rates in theirs["documents"].items()}
    )


def test_the_script_and_we_score_the_same_columns() -> None:
    if not SCRIPT.exists():
        pytest.skip("the script lies beside a checkout only")
    spec = importlib.util.spec_from_file_location("their_score", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.KEYS == KEYS
