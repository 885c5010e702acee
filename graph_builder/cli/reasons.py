"""Why a thing is one, what else it may be, and the ruling that would say otherwise."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping

from graph_builder.cli.console import Words, shown
from graph_builder.evaluate import fold
from graph_builder.query import Value, run, saved
from graph_builder.store import View

_CUTOFF = 0.85
_MOST = 3
_TOLD = {"same": "one with", "different": "not", "candidate": "perhaps"}


def reasons(
    view: View, iri: str, label: str, others: Mapping[str, Iterable[str]]
) -> Iterator[Words]:
    """The decisions on a thing, then things that are merely spelt alike.

    Args:
        view: the graph.
        iri: the thing.
        label: what it is called.
        others: by label, the spellings of the other things of its kind.
    """
    yield Words("")
    yield Words(
        "Why", "  the names that it goes by, and those that it does not", strong=True
    )
    rows = list(run(view, saved("decisions"), {"thing": iri}).dicts())
    for row in rows:
        yield from _decision(row)
    decided = {str(row[side]) for row in rows for side in ("left", "right")}
    for other in _alike(label, others):
        if other not in decided:
            yield Words("", f"  perhaps « {other} » — merely spelt alike")
            yield Words(
                "", f"    to join them: {_ruling('same', label, other)}", faint=True
            )
    if not rows:
        yield Words("", "  no decision: all documents call it alike")


def _decision(row: Mapping[str, Value]) -> Iterator[Words]:
    left, right, verdict = (str(row[key]) for key in ("left", "right", "verdict"))
    pair = f"« {left} » {_TOLD[verdict]} « {right} »"
    yield Words("", f"  {pair} — {row['reason']} ({shown(row['score'])}, {row['by']})")
    if row["by"] == "ruling":
        yield Words(
            "", "    to change it: take the ruling out of identity.toml", faint=True
        )
    elif verdict == "same":
        told = _ruling("different", left, right)
        yield Words("", f"    to part them: {told}", faint=True)
    else:
        yield Words("", f"    to join them: {_ruling('same', left, right)}", faint=True)


def _ruling(table: str, *names: str) -> str:
    told = ", ".join(json.dumps(name, ensure_ascii=False) for name in names)
    return f"[[{table}]] names = [{told}]"


def _alike(label: str, others: Mapping[str, Iterable[str]]) -> list[str]:
    """The other things that one of their spellings brings near."""
    spelt = {fold(text): other for other, texts in others.items() for text in texts}
    near = difflib.get_close_matches(fold(label), spelt, n=_MOST, cutoff=_CUTOFF)
    return list(dict.fromkeys(spelt[text] for text in near))
