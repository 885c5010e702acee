"""`show`: one thing, its facts, and the sentences that say them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import click

from graph_builder.cli.common import open_view
from graph_builder.cli.console import Words, printed, put, shown
from graph_builder.cli.reasons import reasons
from graph_builder.cli.verb import verb
from graph_builder.cli.wording import Wording
from graph_builder.errors import UsageError
from graph_builder.evaluate import fold
from graph_builder.query import Value, run, saved
from graph_builder.store import View

_VOUCHING = frozenset(("factuality", "confidence", "rule", "cue", "speaker"))
_MONEY = frozenset(("amount", "currency", "approximate", "bound", "high", "per"))
_FIRST = ("amountAsWritten",)
_PLAIN = "asserted"


@dataclass
class Thing:
    """A named thing of the graph and all its spellings."""

    iri: str
    kind: str
    label: str
    aliases: list[str] = field(default_factory=list)

    @property
    def spellings(self) -> list[str]:
        """The label and the aliases."""
        return [self.label, *self.aliases]


@dataclass
class Told:
    """A fact: its cells, and where it is said."""

    iri: str
    type: str
    cells: dict[str, list[Value]]
    places: list[tuple[str, int, int]] = field(default_factory=list)  # IRI, start, end
    history: str = ""  # by whom it was told first and last, where several tell it


@verb()
@click.argument("graph")
@click.argument("name")
@click.option("--why", is_flag=True, help="Why its names are one thing's, not facts.")
def show(*, graph: str, name: str, why: bool) -> None:
    """One entity: its facts, each with the sentence that says it.

    NAME is any spelling of it in the documents, a part of one, or its IRI. Below each
    fact: where the words stand, the rule that read them, its cues and its confidence.
    With --why: which of its names were joined and why, which were not, and the ruling
    for `build --identity` that would change it.
    """
    view = open_view(graph)
    things = _called(view, name)
    put(printed(*(_why(view, things) if why else _page(view, things))))


def _called(view: View, name: str) -> list[Thing]:
    """The things of that name, or the one thing with that part of a name.

    Raises:
        UsageError: none, or several; the message names those that come near.
    """
    wanted = fold(name)
    things = list(_things(view))
    exact = [t for t in things if t.iri == name or wanted in map(fold, t.spellings)]
    part = [t for t in things if any(wanted in fold(s) for s in t.spellings)]
    if exact or len(part) == 1:
        return exact or part
    labels = sorted({t.label for t in part}) or _near(wanted, things)
    hint = f"did you mean {' or '.join(labels[:4])}?" if labels else "see query things"
    what = f"{'several things go' if part else 'nothing goes'} by the name {name!r}"
    raise UsageError(what, where="show", hint=hint)


def _near(wanted: str, things: Iterable[Thing]) -> list[str]:
    spelt = {fold(s): t.label for t in things for s in t.spellings}
    near = difflib.get_close_matches(wanted, spelt, n=3)
    return list(dict.fromkeys(spelt[s] for s in near))


def _things(view: View) -> Iterator[Thing]:
    rows = run(view, saved("things")).rows
    for (iri, kind), group in groupby(rows, key=lambda row: (row[0], row[1])):
        told = list(group)
        label = str(told[0][2])
        aliases = dict.fromkeys(str(row[3]) for row in told if row[3] is not None)
        aliases.pop(label, None)
        yield Thing(str(iri), str(kind), label, list(aliases))


def _facts(view: View, thing: Thing) -> list[Told]:
    """The facts that name a thing, by type, with the places that say them."""
    facts: dict[str, Told] = {}
    for fact, kind, cell, value in run(view, saved("facts"), {"thing": thing.iri}).rows:
        told = facts.setdefault(str(fact), Told(str(fact), str(kind), {}))
        told.cells.setdefault(str(cell), []).append(value)
    for row in run(view, saved("evidence"), {"name": thing.label}).dicts():
        if told_here := facts.get(str(row["fact"])):
            place = str(row["source"]), int(str(row["start"])), int(str(row["end"]))
            told_here.places.append(place)
    for row in run(view, saved("history"), {"thing": thing.iri}).dicts():
        if row["documents"] != 1:
            facts[str(row["fact"])].history = _history(row)
    return sorted(facts.values(), key=lambda fact: (fact.type, fact.places, fact.iri))


def _history(row: Mapping[str, Value]) -> str:
    first = f"first said on {row['first']} by {row['first_by']}"
    last = f"last on {row['last']} by {row['last_by']}"
    return f"{first}, {last}, in {shown(row['documents'])} documents"


def _page(view: View, things: Sequence[Thing]) -> Iterator[object]:
    wording = Wording(view)
    for thing in things:
        yield from _head(view, thing)
        for fact in _facts(view, thing):
            yield from _fact(fact, wording)


def _why(view: View, things: Sequence[Thing]) -> Iterator[Words]:
    every = list(_things(view))
    for thing in things:
        alike = [t for t in every if t.kind == thing.kind and t.iri != thing.iri]
        others = {other.label: other.spellings for other in alike}
        yield from _head(view, thing)
        yield from reasons(view, thing.iri, thing.label, others)


def _head(view: View, thing: Thing) -> Iterator[Words]:
    yield Words(thing.label, f" — {thing.kind.lower()}", strong=True)
    if thing.aliases:
        yield Words("", f"also called: {' · '.join(thing.aliases)}")
    yield from _authorities(view, thing)


def _authorities(view: View, thing: Thing) -> Iterator[Words]:
    """Its links, the candidates for one, and what came before and after it."""
    for query, start in (("authorities", ""), ("candidates", "perhaps ")):
        for row in run(view, saved(query)).dicts():
            if row["label"] == thing.label:
                yield Words("", start + _record(row))
    for row in run(view, saved("successions")).dicts():
        if row["label"] == thing.label:
            when = f" ({shown(row['date'])})" if row["date"] else ""
            told = f"{row['predecessor']} → {row['successor']}"
            yield Words("", f"{row['change']}: {told}{when}")


def _record(row: Mapping[str, Value]) -> str:
    """A record of an authority: why it was linked, how surely, and where it stands."""
    record = f"{row['authority']} {row['identifier']}"
    source = f", {row['source']}" if row["source"] else ""
    return f"{record} — {row['reason']} ({shown(row['score'])}{source})"


def _fact(fact: Told, wording: Wording) -> Iterator[object]:
    yield Words("")
    yield Words(fact.type, f"  {_cells(fact.cells)}", strong=True)
    for sentence, places in groupby(fact.places, key=lambda at: wording.sentence(*at)):
        told = list(places)
        spans = ", ".join(f"{start}–{end}" for _, start, end in told)
        yield Words("", f"  « {sentence} »")
        yield Words("", f"    {wording.name(told[0][0])}, {spans}", faint=True)
    if fact.history:
        yield Words("", f"    {fact.history}", faint=True)
    yield Words("", f"    {_vouching(fact.cells)}", faint=True)


def _cells(cells: Mapping[str, Sequence[Value]]) -> str:
    """The cells of a fact; money as it is written, then the rest."""
    hidden = _VOUCHING | _MONEY if "amountAsWritten" in cells else _VOUCHING
    names = [c for c in _FIRST if c in cells]
    names += [c for c in cells if c not in hidden and c not in _FIRST]
    told = ((name, ", ".join(map(shown, cells[name]))) for name in names)
    return " · ".join(v if name in _FIRST else f"{name}: {v}" for name, v in told)


def _vouching(cells: Mapping[str, Sequence[Value]]) -> str:
    """How the fact is vouched for: who says it, which rule read it, how surely."""
    said = [str(v) for v in cells.get("factuality", ()) if v != _PLAIN]
    told = [*said, *(f"says {v}" for v in cells.get("speaker", ()))]
    told += [f"rule {v}" for v in cells.get("rule", ())]
    if cues := cells.get("cue"):
        told.append(f"cues {', '.join(f'« {cue} »' for cue in cues)}")
    told += [f"confidence {v}" for v in cells.get("confidence", ())]
    return " · ".join(told)
