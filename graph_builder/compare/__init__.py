"""Two graphs → what changed between them: facts for people, quads for machines.

difference = compare(open_graph(Path("lundi.nq")), open_graph(Path("mardi.nq")))
[fact.words for fact in difference.added]
"""

from graph_builder.compare.changes import Change, Difference, compare
from graph_builder.compare.facts import Cell, Fact
from graph_builder.compare.patch import patch

__all__ = ["Cell", "Change", "Difference", "Fact", "compare", "patch"]
