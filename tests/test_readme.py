"""What README and docs promise: commands give what is pasted, links lead somewhere."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from graph_builder import __version__
from graph_builder.cli.app import VERBS

ROOT = Path(__file__).resolve().parent.parent
_LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs/refresh.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["refresh"] = module
    spec.loader.exec_module(module)
    return module


refresh = _load()
PAGES = [path.relative_to(ROOT).as_posix() for path in refresh.PAGES]


@pytest.mark.parametrize("page", PAGES)
def test_commands_give_what_is_pasted(page: str) -> None:
    """When this fails, `python docs/refresh.py` puts the new output there."""
    told = (ROOT / page).read_text("utf-8")
    assert refresh.refreshed(told) == told


def test_the_picture_is_that_of_the_example() -> None:
    assert refresh.PICTURE.read_bytes() == refresh.picture()


@pytest.mark.parametrize("page", [*PAGES, "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_somewhere(page: str) -> None:
    place = ROOT / page
    for target in _LINK.findall(place.read_text("utf-8")):
        if "://" not in target:
            assert (place.parent / target).exists(), target


def test_every_verb_is_shown_in_the_pages() -> None:
    told = "".join(path.read_text("utf-8") for path in refresh.PAGES)
    for verb in VERBS:
        assert f"graph-builder {verb} " in told, verb


def test_a_failing_command_is_told() -> None:
    with pytest.raises(RuntimeError, match="nowhere"):
        refresh.refreshed("```console\n$ graph-builder stats nowhere.ttl\n```\n")


def test_the_changelog_knows_the_version() -> None:
    told = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"## {__version__}" in told or "## Unreleased" in told


def test_what_is_shipped_names_no_mirror() -> None:
    for name in ("constraints.txt", "constraints-dev.txt"):
        told = (ROOT / name).read_text("utf-8")
        assert "--hash=sha256:" in told
        assert "://" not in told
