"""The benchmarks still fit what they measure; figures are for `benchmarks/run`."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
BENCHMARKS = ROOT / "benchmarks"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ablation, throughput, paste = load("ablation"), load("throughput"), load("paste")
PARTS = [part for part in ablation.PARTS if "spaCy" not in part]


@pytest.mark.parametrize("part", PARTS)
def test_each_part_can_still_be_taken_out(part: str) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import ablation\n"
        "ablation.PARTS[sys.argv[2]]('')\n"
        "from graph_builder.extract import extract\n"
        "from graph_builder.ingest import read_bytes\n"
        "text = 'Le projet Ressac, porté par le CNRS, reçoit 2 M€. Il est à Brest.'\n"
        "extract(read_bytes(text.encode(), 'a.txt'))\n"
    )
    command = [sys.executable, "-c", script, str(BENCHMARKS), part]
    subprocess.run(command, check=True)  # noqa: S603 - our own program


def test_a_part_that_is_gone_is_told() -> None:
    with pytest.raises(AttributeError):
        ablation.replace("graph_builder.extract", "no_such_part", None)


def test_half_of_a_lexicon() -> None:
    whole = {"verbs": {"give": ["a", "b", "c", "d", "e"], "few": ["a", "b"]}, "n": 3}
    assert ablation.halved(whole) == {
        "verbs": {"give": ["a", "c", "e"], "few": ["a", "b"]},
        "n": 3,
    }


def test_the_ablation_table_gives_differences() -> None:
    good = dict.fromkeys(ablation.COLUMNS, 0.9)
    bad = dict.fromkeys(ablation.COLUMNS, 0.5) | {"core": 0.875}
    sets = {
        part: dict.fromkeys(ablation.SETS, f)
        for part, f in (("as it is", good), ("x", bad))
    }
    assert "| x | 0.875 | -2.5 | 0.500 | 0.500 | 0.500 | 0.500 |" in ablation.table(
        sets
    )


def test_the_worker_goes_from_file_to_quads(tmp_path: Path) -> None:
    paths = tmp_path / "files.json"
    paths.write_text(json.dumps([str(ROOT / "examples" / "neuf-clusters-ia.md")]))
    figures = throughput.worker(sys.executable, "ours.py", paths)
    assert set(figures["stages"]) == {
        "ingest",
        "extract",
        "check",
        "resolve",
        "assemble",
    }
    assert figures["quads"] > 100
    assert 10 < figures["peak_mb"] < 400


def test_the_throughput_table_gives_medians_and_ratios() -> None:
    ours = [
        {
            "cpu": cpu,
            "wall": cpu,
            "words": 1000,
            "peak_mb": 50,
            "stages": {"ingest": cpu},
        }
        for cpu in (0.01, 0.02, 0.9)
    ]
    peer = [{"cpu": 0.4, "wall": 0.8, "words": 1000, "peak_mb": 600}]
    build = [{"cpu": 0.5, "peak_mb": 90}]
    told = throughput.table({"ours": ours, "peer": peer, "build": build})
    assert "| graph-builder, file to quads | 100.0 | 10.00 | 20.0 | 40.0 | 50 |" in told
    assert "| `fr_core_news_md` alone | 5.0 | 200.00 | 1.0 | 1.0 | 600 |" in told
    assert "| ingest | 10.00 |" in told
    assert "| rate, times the peer's | 10 or more | 20.0 | held |" in told
    assert "| memory | under 400 MB | 90 MB | held |" in told
    slow = throughput.limits(ours, ours, [{"cpu": 2, "peak_mb": 90}])
    assert "| `build`, processor time | under 1 s | 2.00 s | **missed** |" in slow


def test_figures_go_between_the_marks() -> None:
    page = "# P\n<!-- measured -->\nold\n<!-- /measured -->\nrest\n"
    told = paste.pasted(page, "| new |\n", "Today.")
    assert told == (
        "# P\n<!-- measured -->\n\nToday.\n\n| new |\n\n<!-- /measured -->\nrest\n"
    )
    assert paste.pasted(told, "| new |", "Today.") == told
    for empty in (("# P\n", "| new |"), (page, " \n")):
        with pytest.raises(ValueError, match="no figures"):
            paste.pasted(*empty, "Today.")


@pytest.mark.parametrize("name", ["performance", "ablation"])
def test_the_pages_have_a_place_for_figures(name: str) -> None:
    page = (ROOT / "docs" / f"{name}.md").read_text("utf-8")
    assert paste.pasted(page, "| new |", "Today.").count("| new |") == 1


def test_the_untouched_half_is_left_alone() -> None:
    assert "untouched" not in (*ablation.SETS, *throughput.SETS)
    assert not [path for path in throughput.documents() if "untouched" in path.parts]
