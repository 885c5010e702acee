"""Reads a query before an engine does, and refuses what an engine cannot survive.

A deeply nested query overflows the engine's stack and ends the process; SERVICE makes
it call other machines, FROM and LOAD make some engines open files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_builder.errors import LimitError, UsageError

MAX_LENGTH = 65_536  # characters
MAX_DEPTH = 128  # brackets open at once, or signs of negation in a row
MAX_GROUPS = 2_000  # brackets in all
_FORBIDDEN = ("service", "load", "from")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_TOKEN = re.compile(
    r"""
      (?P<skip> <[^<>"{}|^`\\\x00-\x20]*>                         # IRI
        | \#[^\n\r]*                                              # comment
        | \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*+\"{3}
        | '{3}(?:'{0,2}(?:[^'\\]|\\.))*+'{3}
        | "(?:[^"\\\n\r]|\\.)*+" | '(?:[^'\\\n\r]|\\.)*+'
        | [?$@]\w[\w-]*                                           # variable, language
        | \d+(?:\.\d*)?(?:[eE][+-]?\d+)? )
    | (?P<name> (?P<prefix>[\w.-]*):(?:[\w:%.-]|\\.)* )
    | (?P<word> [^\W\d]\w* )
    | (?P<open> [(\[{] ) | (?P<close> [)\]}] )
    | (?P<not> !(?:\s*!)* )
    """,
    re.VERBOSE | re.DOTALL,
)


def check_query(text: str) -> None:
    """Refuse a query that an engine should not be given.

    Args:
        text: SPARQL as somebody typed it.

    Raises:
        UsageError: it uses SERVICE, FROM or LOAD.
        LimitError: it is too long, too deep, or of too many parts.
    """
    if len(text) > MAX_LENGTH:
        msg = f"is longer than {MAX_LENGTH} characters"
        raise LimitError(msg, where="query")
    depth = groups = 0
    for token in tokens(_unescape(text)):
        kind = token.lastgroup
        if kind in ("word", "name", "prefix"):
            _refuse_word(token)
        depth += (kind == "open") - (kind == "close")
        groups += kind == "open"
        if depth > MAX_DEPTH or (
            kind == "not" and token.group().count("!") > MAX_DEPTH
        ):
            msg = f"is nested deeper than {MAX_DEPTH}"
            raise LimitError(msg, where="query", hint="split or flatten it")
    if groups > MAX_GROUPS:
        msg = f"has more than {MAX_GROUPS} brackets"
        raise LimitError(msg, where="query")


def tokens(text: str) -> Iterator[re.Match[str]]:
    """The tokens of a query that matter here, by the groups of `_TOKEN`."""
    return _TOKEN.finditer(text)


def _refuse_word(token: re.Match[str]) -> None:
    # An engine may read ASKFROM<…> as two words, and SERVICE:x as one more.
    word = token["word"] or token["prefix"] or ""
    end = word.casefold()
    bad = next((f for f in _FORBIDDEN if f in end), None)
    if bad and (token["word"] or end.endswith(bad)):
        line = token.string.count("\n", 0, token.start()) + 1
        msg = f"{bad.upper()} is not answered here"
        raise UsageError(
            msg,
            where=f"query, line {line}",
            hint="the query sees every graph; GRAPH picks one",
        )


def _unescape(text: str) -> str:
    """Undo escapes of code points, which SPARQL allows anywhere, keywords included."""
    return _ESCAPE.sub(lambda m: _character(m[1] or m[2]), text)


def _character(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number <= 0x10FFFF else " "  # noqa: PLR2004 - Unicode ends here
