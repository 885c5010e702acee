"""The proposer in a build, from the command line to the graph."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

import pytest

from graph_builder.cli.app import run
from graph_builder.cli.verb import Session
from graph_builder.extract.llm import Endpoint
from graph_builder.model import Document, Theme
from graph_builder.pipeline import Options, build

ROW = {
    "quote": "Le projet Ressac associe l'Institut des marées.",
    "subject": "Ressac",
    "theme": "marées",
}
KEY = "sk-very-secret-0001"


class Server(Protocol):
    url: str
    replies: list[Any]
    asked: list[dict[str, Any]]
    headers: list[dict[str, str]]

    def say(self, *answers: object) -> None: ...


def test_a_proposed_fact_is_one_among_others(
    server: Server, endpoint: Endpoint, document: Document
) -> None:
    server.say({"themes": [ROW]})
    plain, more = (
        build([document], options=Options(proposer=proposer))
        for proposer in (None, endpoint)
    )
    (added,) = [fact for fact in more.facts if fact not in plain.facts]
    assert isinstance(added, Theme)
    assert set(plain.facts) < set(more.facts)
    assert more.report.conforms
    quads = "\n".join(map(" ".join, more.quads))
    assert "llm.themes" in quads
    assert "petit-modele" in quads
    assert KEY not in quads


def test_a_proposed_fact_is_less_sure_than_the_grammar(
    server: Server, endpoint: Endpoint, document: Document
) -> None:
    server.say({"themes": [ROW]})
    surer = Options(proposer=endpoint, min_confidence=0.6)
    built = build([document], options=surer)
    assert not [fact for fact in built.facts if fact.rule.startswith("llm.")]
    assert built.readings[0].proposal


@pytest.fixture
def source(document: Document, tmp_path: Path) -> Path:
    file = tmp_path / document.name
    file.write_text(document.text, encoding="utf-8")
    return file


@pytest.fixture
def arguments(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """A build that proposes; endpoint and model are left to the environment."""
    for name in ("ENDPOINT", "MODEL", "API_KEY"):
        monkeypatch.delenv(f"GRAPH_BUILDER_{name}", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return ["build", str(source), "-o", str(tmp_path / "graph.nq"), "--propose"]


def test_the_command_line_tells_what_was_proposed(
    server: Server,
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    for name, value in (("ENDPOINT", server.url), ("MODEL", "m"), ("API_KEY", KEY)):
        monkeypatch.setenv(f"GRAPH_BUILDER_{name}", value)
    server.say({"themes": [ROW, ROW | {"theme": "pêche"}]}, {})
    assert run(Session(), arguments) == 0
    first = (tmp_path / "graph.nq").read_bytes()
    told = capfd.readouterr().err
    assert "proposed       2, kept: 1, dropped: cell not in its quote 1" in told
    assert KEY not in told
    assert server.headers[0]["authorization"] == f"Bearer {KEY}"
    assert run(Session(), arguments) == 0
    assert (tmp_path / "graph.nq").read_bytes() == first
    assert len(server.asked) == 1


def test_a_late_endpoint_stops_no_build(
    server: Server, arguments: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    server.replies = [(500, b"{}")]
    more = ["--endpoint", server.url, "--model", "m"]
    assert run(Session(), [*arguments, *more]) == 0
    told = capfd.readouterr().err
    assert "not all proposed: brevin.txt: the server answers with status 500" in told
    assert "proposed       0, kept: 0" in told


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ([], "GRAPH_BUILDER_ENDPOINT"),
        (["--endpoint", "http://127.0.0.1:9/v1"], "GRAPH_BUILDER_MODEL"),
        (["--endpoint", "http://127.0.0.1:9/v1", "--model", "m"], "cannot be reached"),
    ],
)
def test_what_is_missing_is_told(
    arguments: list[str],
    more: list[str],
    told: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert run(Session(), [*arguments, *more]) == 2
    said = capfd.readouterr().err
    assert told in said
    assert "Traceback" not in said
