"""Questions to a graph: saved ones by name, others as text; answers as plain values.

run(view, saved("awards"), {"call": "IA-Cluster"}).rows
tables(view)["awards"]
"""

from graph_builder.query.answers import Result, Value, construct, run, select, tables
from graph_builder.query.guard import check_query
from graph_builder.query.saved import (
    TABLES,
    Parameter,
    SavedQuery,
    list_queries,
    saved,
)

__all__ = [
    "TABLES",
    "Parameter",
    "Result",
    "SavedQuery",
    "Value",
    "check_query",
    "construct",
    "list_queries",
    "run",
    "saved",
    "select",
    "tables",
]
