"""The saved queries, each a `.rq` file that says in its head what it answers.

The head is lines of comment: `# title-fr:`, `# title-en:`, `# about:`, `# kind:`, and
`# param: name type, what it means` once a parameter. The text is plain SPARQL 1.1 that
runs as it stands; a parameter `call` is its variable `?param_call`.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from graph_builder.errors import InternalError, UsageError

TABLES = (
    "awards",
    "envelopes",
    "targets",
    "selections",
    "counts",
    "roles",
    "announcements",
    "locations",
    "partners",
    "structure",
    "measures",
    "themes",
    "statements",
    "discrepancies",
)
_HEAD = re.compile(r"# (title-fr|title-en|about|kind|param): (.+)")
_PARAM = re.compile(r"(\w+) (string|iri|integer|decimal|date|boolean), (.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a saved query lets its caller set; unset, it restricts nothing."""

    name: str
    type: str
    about: str


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query with a name.

    Attributes:
        name: the file's name without suffix.
        kind: "table" (an answer table), "question", or "view" (edges for `views`).
        title_fr: the question it answers, in French.
        title_en: the same in English.
        about: one line on its rows.
        parameters: what can be set.
        text: the whole file.
    """

    name: str
    kind: str
    title_fr: str
    title_en: str
    about: str
    parameters: tuple[Parameter, ...]
    text: str


@cache
def list_queries() -> tuple[SavedQuery, ...]:
    """Every saved query: the answer tables in their order, then the others by name."""
    folder = resources.files("graph_builder") / "queries"
    files = [f for f in folder.iterdir() if f.name.endswith(".rq")]
    queries = [_parse(f.name[:-3], f.read_text(encoding="utf-8")) for f in files]
    return tuple(sorted(queries, key=_rank))


def saved(name: str) -> SavedQuery:
    """The saved query of that name.

    Raises:
        UsageError: there is none; the message names those that come near.
    """
    known = {query.name: query for query in list_queries()}
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name.lower(), known, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "see query --list"
    msg = f"no saved query is called {name!r}"
    raise UsageError(msg, where="query", hint=hint)


def _rank(query: SavedQuery) -> tuple[int, str]:
    index = TABLES.index(query.name) if query.name in TABLES else len(TABLES)
    return index, query.name


def _parse(name: str, text: str) -> SavedQuery:
    head: dict[str, list[str]] = {}
    for key, value in _HEAD.findall(text):
        head.setdefault(key, []).append(value)
    try:
        return SavedQuery(
            name,
            head["kind"][0],
            head["title-fr"][0],
            head["title-en"][0],
            head["about"][0],
            tuple(_parameter(line) for line in head.get("param", ())),
            text,
        )
    except (KeyError, ValueError) as error:
        msg = f"bad head: {error}"
        raise InternalError(msg, where=f"{name}.rq") from error


def _parameter(line: str) -> Parameter:
    match = _PARAM.fullmatch(line)
    if not match:
        raise ValueError(line)
    return Parameter(*match.groups())
