"""The records that names may mean, those of users' authority files among them."""

from __future__ import annotations

from functools import lru_cache

from graph_builder.authority.loaded import Loaded
from graph_builder.authority.loading import Authority, load
from graph_builder.resolve import Index, shipped


def index_of(authorities: tuple[Authority, ...]) -> Index:
    """The index of the shipped lists and of some files, kept for the next document.

    Raises:
        InputError: a file cannot be read.
        UsageError: a mapping does not fit its file.
    """
    return _index(authorities) if authorities else shipped()


@lru_cache(maxsize=1)
def _index(authorities: tuple[Authority, ...]) -> Index:
    return Index(record for one in map(_loaded, authorities) for record in one.records)


@lru_cache(maxsize=8)
def _loaded(authority: Authority) -> Loaded:
    return load(authority)


def read_from(authorities: tuple[Authority, ...]) -> tuple[str, ...]:
    """One line a file: how many records it has, and what was left out.

    Raises:
        InputError: a file cannot be read.
        UsageError: a mapping does not fit its file.
    """
    return tuple(_loaded(authority).told() for authority in authorities)
