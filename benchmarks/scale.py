"""A store that grows: time of each half, of one more document, and memory.

    python benchmarks/scale.py [--documents N] [--workers N]

Generated announcements (`announcements.py`) go into a store in two halves, each a build
of its own; then one more goes into it and one into an empty store. Wall times, as
several processes work; every build is a process of its own.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median

from announcements import announcements

_HALVES, _ONE_MORE, _MEMORY_MB = 1.15, 3.0, 2000  # what has to be reached
_ROUNDS = 3  # of one more document
_TICK_S = 0.5


def main() -> None:
    """Measure, and print a page's part in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        print(measured(Path(name), given.documents, given.workers))


def measured(folder: Path, count: int, workers: int) -> str:
    """The figures of one run, as Markdown."""
    texts = announcements(count + 2 * _ROUNDS, seed=1)
    kg, peak = folder / "kg", 0.0
    halves = []
    for half in ("first", "second"):
        _write(folder / half, islice(texts, count // 2))
        took, memory = build(folder / half, kg, workers)
        halves.append(took)
        peak = max(peak, memory)
    alone, added = [], []
    for number in range(_ROUNDS):
        for store, times in ((folder / f"empty-{number}", alone), (kg, added)):
            _write(folder / f"one-{store.name}-{number}", islice(texts, 1))
            took, _ = build(folder / f"one-{store.name}-{number}", store, 1)
            times.append(took)
    one = (median(alone), median(added))
    run = f"{count} generated announcements, {workers} workers, {_size(kg)} MB of store"
    return _page(run, count, halves, one, peak)


def _size(folder: Path) -> int:
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) // 1_000_000


def _write(folder: Path, texts: Iterator[object]) -> None:
    folder.mkdir()
    for one in texts:
        (folder / one.name).write_text(one.text, encoding="utf-8")  # type: ignore[attr-defined]


def build(folder: Path, store: Path, workers: int) -> tuple[float, float]:
    """Seconds of one build, and the most memory (MB) of all its processes."""
    command = [sys.executable, "-m", "graph_builder", "build", str(folder)]
    command += ["-o", str(store), "-q", "--workers", str(workers)]
    began = time.monotonic()
    process = subprocess.Popen(command)  # noqa: S603 - our own program
    most = [0.0]
    watcher = threading.Thread(target=_watch, args=(process, most), daemon=True)
    watcher.start()
    if process.wait():
        raise SystemExit(process.returncode)
    took = time.monotonic() - began
    watcher.join()
    return took, most[0]


def _watch(process: subprocess.Popen[bytes], most: list[float]) -> None:
    while process.poll() is None:
        most[0] = max(most[0], _memory(process.pid))
        time.sleep(_TICK_S)


def _memory(pid: int) -> float:
    """Proportional share of memory (MB) of a process and its children."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return 0.0
    own = next(int(line.split()[1]) for line in told.splitlines() if "Pss:" in line)
    return own / 1024 + sum(_memory(int(child)) for child in children.split())


def _page(
    run: str, count: int, halves: list[float], one: tuple[float, float], peak: float
) -> str:
    first, (alone, added) = halves[0], one
    rows = [
        (f"second half to first ({first:.0f} s)", _HALVES, halves[1] / first, "times"),
        (f"one more to one alone ({alone:.2f} s)", _ONE_MORE, added / alone, "times"),
        ("memory of all processes", _MEMORY_MB, peak, "MB"),
    ]
    rate = f"{count / sum(halves):.0f} documents a second, each validated"
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores"
    lines = [
        f"{run}; {rate}; {machine}.",
        "",
        "| | wanted, at most | reached | |",
        "|---|--:|--:|---|",
    ]
    for what, limit, reached, unit in rows:
        held = "held" if reached <= limit else "**missed**"
        lines.append(f"| {what} | {limit:g} {unit} | {reached:.2f} {unit} | {held} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
