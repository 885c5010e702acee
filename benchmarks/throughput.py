"""From file to quads against `fr_core_news_md` alone, side by side in one run.

    python benchmarks/throughput.py --peer PYTHON [--rounds N]

PYTHON is an interpreter that has spaCy and the model (`benchmarks/run` makes one). Each
measurement is a process of its own, one worker, rounds interleaved, medians told.
Times are processor time, as the machine may be shared; the ratio of wall times is told
too.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from graph_builder.ingest import read

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "benchmarks"
SETS = ("development", "tuned")  # never the untouched half
ONE = ROOT / "tests" / "corpus" / "development" / "01-depeche-cma-numerique.md"
_TIMES, _BUILD_S, _PEAK_MB = 10, 1, 400  # what has to be reached
_PAGE = 500  # words of the document that rates are told for
_SUFFIXES = {".md", ".txt", ".html"}
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

Figures = dict[str, Any]


def documents() -> list[Path]:
    """The documents of the corpus that may be looked at."""
    folders = [ROOT / "tests" / "corpus" / name for name in SETS]
    return [p for f in folders for p in sorted(f.iterdir()) if p.suffix in _SUFFIXES]


def worker(python: str, script: str, given: Path) -> Figures:
    """The figures that a worker prints."""
    command = [python, str(HERE / script), str(given)]
    done = subprocess.run(  # noqa: S603 - our own scripts
        command, stdout=subprocess.PIPE, check=True, env=os.environ | _ONE_THREAD
    )
    figures: Figures = json.loads(done.stdout)
    return figures


def build_once(folder: Path) -> Figures:
    """Processor seconds and peak memory of `build` of one document, all included."""
    program = "from graph_builder.cli import main; main()"
    given = ["build", str(ONE), "-o", str(folder / "one.nq"), "-q"]
    command = [sys.executable, "-c", program, *given]
    child = subprocess.Popen(command)  # noqa: S603 - our own program
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(child.returncode)
    return {"cpu": used.ru_utime + used.ru_stime, "peak_mb": used.ru_maxrss / 1024}


def measure(peer: str, rounds: int) -> dict[str, list[Figures]]:
    """Figures by competitor, a list of rounds each."""
    paths = documents()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files, texts = folder / "files.json", folder / "texts.json"
        files.write_text(json.dumps([str(path) for path in paths]), "utf-8")
        texts.write_text(json.dumps([read(path).text for path in paths]), "utf-8")
        taken: dict[str, list[Figures]] = {"ours": [], "peer": [], "build": []}
        for number in range(rounds):
            print(f"round {number + 1} of {rounds}", file=sys.stderr)
            taken["ours"].append(worker(sys.executable, "ours.py", files))
            taken["peer"].append(worker(peer, "peer.py", texts))
            taken["build"].append(build_once(folder))
    return taken


def middle(rounds: list[Figures], *keys: str) -> float:
    """The median of one figure."""
    values = []
    for figures in rounds:
        value: Any = figures
        for key in keys:
            value = value[key]
        values.append(float(value))
    return median(values)


def table(taken: dict[str, list[Figures]]) -> str:
    """What was measured, as Markdown."""
    ours, peer, build = taken["ours"], taken["peer"], taken["build"]
    words = ours[0]["words"]

    def line(name: str, rounds: list[Figures]) -> str:
        cpu = middle(rounds, "cpu")
        page = 1000 * cpu * _PAGE / words
        rate = words / _PAGE / cpu
        times = middle(peer, "cpu") / cpu
        walls = middle(peer, "wall") / middle(rounds, "wall")
        peak = middle(rounds, "peak_mb")
        cells = (f"{rate:.1f}", f"{page:.2f}", f"{times:.1f}", f"{walls:.1f}")
        return f"| {name} | {' | '.join(cells)} | {peak:.0f} |"

    stages = ours[0]["stages"]
    spent = [
        f"| {s} | {1000 * middle(ours, 'stages', s) * _PAGE / words:.2f} |"
        for s in stages
    ]
    build_words = len(read(ONE).text.split())
    lines = [
        f"| | {_PAGE}-word documents/s | ms each | times | in wall time | peak MB |",
        "|---|--:|--:|--:|--:|--:|",
        line("graph-builder, file to quads", ours),
        line("`fr_core_news_md` alone", peer),
        "",
        f"| stage | ms per {_PAGE} words |",
        "|---|--:|",
        *spent,
        "",
        f"`build` is of one document of {build_words} words, start-up and validation",
        "included; memory is the larger of that and of the run above.",
        "",
        *limits(ours, peer, build),
    ]
    return "\n".join(lines)


def limits(ours: list[Figures], peer: list[Figures], build: list[Figures]) -> list[str]:
    """What has to be reached, what was, and whether that does."""
    times = middle(peer, "cpu") / middle(ours, "cpu")
    seconds = middle(build, "cpu")
    peak = max(middle(ours, "peak_mb"), middle(build, "peak_mb"))
    rows = [
        (
            "rate, times the peer's",
            f"{_TIMES} or more",
            f"{times:.1f}",
            times >= _TIMES,
        ),
        (
            "`build`, processor time",
            f"under {_BUILD_S} s",
            f"{seconds:.2f} s",
            seconds < _BUILD_S,
        ),
        ("memory", f"under {_PEAK_MB} MB", f"{peak:.0f} MB", peak < _PEAK_MB),
    ]
    return [
        "| limit | wanted | reached | |",
        "|---|--:|--:|---|",
        *(
            f"| {what} | {wanted} | {reached} | {'held' if held else '**missed**'} |"
            for what, wanted, reached, held in rows
        ),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", required=True, help="Python that has the model")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    taken = measure(given.peer, given.rounds)
    words = taken["ours"][0]["words"]
    print(
        f"{len(documents())} documents, {words} words, {taken['ours'][0]['quads']} "
        f"quads; {given.rounds} rounds; Python {platform.python_version()}, "
        f"{taken['peer'][0]['versions']}, {os.cpu_count()} cores.\n"
    )
    print(table(taken))


if __name__ == "__main__":
    main()
