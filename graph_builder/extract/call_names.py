"""Whether a name may be that of a call, by its words and what stands before it."""

from __future__ import annotations

import re
from functools import cache

from graph_builder.extract.domain import is_funder
from graph_builder.extract.french.text import plain
from graph_builder.extract.lexicon import load
from graph_builder.extract.mention import Mention
from graph_builder.model import Kind

_BY = re.compile(r"\bpar (?:l[ae]s? |l')?[«\" ]*$")
_SCHEME_HEAD = re.compile(
    r"accelerateur|programme|fonds|incubateur|concours|prix|label"
)
_APPOSED = re.compile(r", (?:l[ae]s? |l')?$")
_BARE = {"ami", "aap", "appel", "appels", "label", "concours"}


@cache
def _source() -> re.Pattern[str]:
    return re.compile(load("counts")["sources"])


def may_name(mention: Mention, before: str) -> bool:
    """Whether a name may be that of a call: no source of money, nobody who chose."""
    name = mention.name
    if name is None or mention.source == "anaphor" or plain(name.label) in _BARE:
        return False
    chose = name.kind is Kind.ORGANISATION and (
        _chose(before, mention) or _APPOSED.search(before)
    )
    return not chose and not _source().match(plain(name.label))


def _chose(before: str, mention: Mention) -> bool:
    """Whether a funder is told as who chose: «sélectionné par l'Agence X»."""
    scheme = _SCHEME_HEAD.match(plain(mention.text))
    return bool(_BY.search(before)) and not scheme and is_funder(mention)
