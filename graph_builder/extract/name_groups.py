"""Spellings of names brought together: which printed forms mean one thing."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_builder.extract.kinds import key_of
from graph_builder.extract.mention import Mention

_ARTICLE = re.compile(r"^(?:l[ae]s?|l'|d[eu]s?|d'|un|une) (?=\w)|^[ld] (?=\w)")


class NameGroups:
    """Union-find over name keys."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}
        self.shared: set[str] = set()  # roots of more than one key

    def root(self, key: str) -> str:
        """The key that stands for all that a key is joined to."""
        parent = self.parent
        while (above := parent.get(key, key)) != key:
            key = above
        return key

    def joined(self, key: str) -> bool:
        """Whether a key has been joined to another."""
        return self.root(key) in self.shared

    def join(self, one: str, two: str) -> None:
        """Make two keys, and all joined to them, one thing."""
        first, second = sorted((self.root(one), self.root(two)))
        if first != second:
            self.parent[second] = first
            self.shared.add(first)


@lru_cache(maxsize=1 << 14)
def _bare_key(text: str) -> str:
    return _ARTICLE.sub("", key_of(text))


def name_key(mention: Mention) -> str:
    """Folded printed form without article."""
    return _bare_key(mention.label or mention.text)
