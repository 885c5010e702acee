"""The stages in order: documents → facts → entities → quads → checked graph.

    build(["annonces/"]).report.conforms
    update(Path("kg"), ["annonces/"]).documents

No logic of its own: what a stage does is in the stage.
"""

from graph_builder.authority.loading import Authority, named
from graph_builder.pipeline.authorities import read_from
from graph_builder.pipeline.building import Build, build
from graph_builder.pipeline.manifest import Manifest
from graph_builder.pipeline.reading import Options, Reading, Refusal, Source
from graph_builder.pipeline.updating import Update, update

__all__ = [
    "Authority",
    "Build",
    "Manifest",
    "Options",
    "Reading",
    "Refusal",
    "Source",
    "Update",
    "build",
    "named",
    "read_from",
    "update",
]
