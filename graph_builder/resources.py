"""Finds the files that ship beside the code: `ontology/` and `shapes/`.

In a wheel they lie in `graph_builder/_resources/`, in a checkout beside the package.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graph_builder.errors import InternalError

_PACKAGE = Path(__file__).resolve().parent
_ROOTS = (_PACKAGE / "_resources", _PACKAGE.parent)


@cache
def folder(name: str) -> Path:
    """The folder `name` ("ontology" or "shapes").

    Raises:
        InternalError: the installation lacks it.
    """
    for root in _ROOTS:
        if (root / name).is_dir():
            return root / name
    message = f"the folder {name}/ is missing from this installation"
    raise InternalError(message, hint="reinstall graph-builder")


def files(name: str, suffix: str = ".ttl") -> tuple[Path, ...]:
    """The files of a folder that end in `suffix`, by name."""
    return tuple(sorted(folder(name).glob(f"*{suffix}")))
