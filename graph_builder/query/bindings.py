"""Puts values into a query as a VALUES row, which every engine understands.

Oxigraph's own substitutions only reach variables that are selected.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph_builder.errors import UsageError
from graph_builder.query.guard import tokens
from graph_builder.store import Term


def bind(text: str, values: Mapping[str, Term]) -> str:
    """The query with some variables restricted to a value each.

    Args:
        text: SPARQL. Where it has `VALUES ?name { UNDEF }`, the value goes there; else
            a row of its own opens the outermost pattern.
        values: terms by variable, without `?`; they are written with their escapes, so
            no value can end the literal it stands in.

    Raises:
        UsageError: the query has no pattern to put a row in.
    """
    for name, term in values.items():
        row = f"VALUES ?{name} {{ {term} }}"
        unset = re.compile(rf"VALUES\s+[?$]{name}\s*\{{\s*UNDEF\s*\}}")
        text, found = unset.subn(row.replace("\\", r"\\"), text)
        if not found:
            place = _pattern_start(text)
            text = f"{text[:place]} {row} {text[place:]}"
    return text


def _pattern_start(text: str) -> int:
    """The offset just inside the outermost pattern."""
    words: list[str] = []
    depth = 0
    for token in tokens(text):
        opens_pattern = words[-1:] == ["WHERE"] or not (
            {"CONSTRUCT", "DESCRIBE"} & set(words)
        )
        if token.group() == "{" and not depth and opens_pattern:
            return token.end()
        depth += (token.lastgroup == "open") - (token.lastgroup == "close")
        if token["word"] and not depth:
            words.append(token["word"].upper())
    what = "has no pattern to set a parameter in"
    raise UsageError(what, where="query", hint="write WHERE { … }")
