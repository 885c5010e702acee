"""Cues and counter-cues as data: one TOML file per subject, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of `NAME.toml` in this directory.

    The dictionary is shared between callers: read it, never change it.
    """
    source = files(__name__).joinpath(f"{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
