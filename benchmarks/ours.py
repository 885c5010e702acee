"""Worker: from file to quads over some documents, once; figures as JSON on stdout.

python ours.py FILES.json          # FILES.json: a list of paths
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from graph_builder.assemble import assemble
from graph_builder.check import check
from graph_builder.extract import extract
from graph_builder.ingest import read
from graph_builder.resolve import resolve

WARM = Path(__file__).resolve().parent.parent / "examples" / "neuf-clusters-ia.md"


class Clock:
    """Processor seconds by stage."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = {}

    def run(self, stage: str, work: Callable[..., Any], *given: object) -> Any:  # noqa: ANN401 - whatever the stage gives
        """The result of one stage, its time counted."""
        began = time.process_time()
        result = work(*given)
        spent = time.process_time() - began
        self.stages[stage] = self.stages.get(stage, 0.0) + spent
        return result


def through(path: Path, clock: Clock) -> tuple[int, int]:
    """One document through the stages; its words and quads."""
    document = clock.run("ingest", read, path)
    facts = clock.run("extract", extract, document)
    facts = [*facts, *clock.run("check", check, facts, document)]
    entities = clock.run("resolve", resolve, facts, document)
    quads = clock.run("assemble", assemble, document, facts, entities)
    return len(document.text.split()), len(quads)


def main() -> None:
    """Start up on another document, then measure one pass."""
    paths = [Path(name) for name in json.loads(Path(sys.argv[1]).read_text("utf-8"))]
    through(WARM, Clock())
    clock, wall = Clock(), time.perf_counter()
    counted = [through(path, clock) for path in paths]
    figures = {
        "wall": time.perf_counter() - wall,
        "cpu": sum(clock.stages.values()),
        "words": sum(words for words, _ in counted),
        "quads": sum(quads for _, quads in counted),
        "stages": clock.stages,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    json.dump(figures, sys.stdout)


if __name__ == "__main__":
    main()
