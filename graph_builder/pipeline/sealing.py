"""What the documents of a store say together, made again where documents changed."""

from __future__ import annotations

from graph_builder import __version__
from graph_builder.assemble import Content, describe, describe_settled, nquads
from graph_builder.pipeline.reading import Options
from graph_builder.reconcile import settle
from graph_builder.store import Shared
from graph_builder.vocabulary import Quad


def settled(shared: Shared, *, options: Options) -> None:
    """Describe again what the changed documents touch, and the dataset."""
    touched = shared.touched()
    parts = dict.fromkeys((f"entities/{thing}" for thing in touched), "")
    for one in settle(shared, touched, options.rulings):
        parts |= {f"entities/{member}": "" for member in one.members}
        quads = describe_settled([one], base=options.base)
        parts[f"entities/{one.identifier}"] = nquads(quads).decode()
    shared.replace({**parts, "dataset": ""})
    shared.replace({"dataset": nquads(_description(shared, options)).decode()})


def _description(shared: Shared, options: Options) -> list[Quad]:
    documents = tuple(f"<{options.base}{one}>" for one in shared.documents())
    held = Content(documents, shared.classes(), shared.count())
    told = options.told()
    return describe(held, version=__version__, options=told, base=options.base)
