"""From gold tables and a build to scores, and the figures kept of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_builder.errors import InputError
from graph_builder.evaluate.answering import in_own_words
from graph_builder.evaluate.gold import Gold
from graph_builder.evaluate.grounding import Grounding, grounding
from graph_builder.evaluate.scoring import Score, Tally, score
from graph_builder.model import Document
from graph_builder.pipeline import Build
from graph_builder.query import tables

Figures = dict[str, dict[str, dict[str, float]]]
"""By set of documents and by table (and core, soft): precision, recall and f1."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How well documents were read, and how well the graph holds to their text.

    Attributes:
        score: tables said against tables wanted.
        grounding: Text2KGBench's measures.
        documents: what was read, by the name of its gold.
    """

    score: Score
    grounding: Grounding
    documents: Mapping[str, Document]


def evaluate_build(golds: Sequence[Gold], build: Build) -> Evaluation:
    """Score the documents of a build; one that it left out says nothing.

    Args:
        golds: the wanted tables; each document was built from its path.
        build: made from these documents, and perhaps others.
    """
    readings = {reading.document.source: reading for reading in build.readings}
    said, held, documents = {}, Grounding(), {}
    for gold in golds:
        reading = readings.get(str(gold.document))
        if reading is not None:
            documents[gold.name] = reading.document
            view = in_own_words(reading)
            said[gold.name] = tables(view)
            held += grounding(reading, said[gold.name], view)
    return Evaluation(score(golds, said), held, documents)


def figures(reached: Score) -> dict[str, dict[str, float]]:
    """The rates of each table that is annotated, of core and of soft, to 4 places."""
    tallies = {t: tally for t, tally in reached.tables.items() if tally.wanted}
    return {
        t: _rates(n)
        for t, n in {**tallies, "core": reached.core, "soft": reached.soft}.items()
    }


def _rates(tally: Tally) -> dict[str, float]:
    return {
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
    }


def read_figures(file: Path) -> Figures:
    """Figures kept in a file; none where there is no such file.

    Raises:
        InputError: the file holds something else.
    """
    try:
        kept: Figures = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        message = f"holds no figures: {error}"
        raise InputError(message, where=str(file)) from error
    return kept


def with_figures(kept: Figures, fresh: Mapping[str, Score]) -> str:
    """The file of figures (JSON) with those of some sets put in place of the old."""
    new = kept | {name: figures(reached) for name, reached in fresh.items()}
    return json.dumps(dict(sorted(new.items())), ensure_ascii=False, indent=1) + "\n"


def dropped(
    kept: Mapping[str, Mapping[str, float]],
    reached: Mapping[str, Mapping[str, float]],
    tolerance: float,
) -> Iterable[str]:
    """What is lower than it was, a line each: table, rate, before and now."""
    for table, rates in kept.items():
        for rate, before in rates.items():
            now = reached.get(table, {}).get(rate, 0.0)
            if now < before - tolerance:
                yield f"{table} {rate}: {before:.3f} → {now:.3f}"
