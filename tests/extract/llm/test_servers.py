"""The proposer and servers that are bad, slow or malicious; and its cache."""

from __future__ import annotations

import dataclasses
import gzip
import json
import sys
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, Protocol

import pytest

from graph_builder.errors import UsageError
from graph_builder.extract.llm import Endpoint, Reason, propose
from graph_builder.model import Document

KEY = "sk-very-secret-0001"
AWARD = {
    "quote": "l'Université de Brévin, qui recevra 12,5 M€ sur quatre ans.",
    "recipient": "Université de Brévin",
    "amount": "12,5 M€",
}


class Server(Protocol):
    url: str
    replies: list[Any]
    asked: list[dict[str, Any]]
    headers: list[dict[str, str]]

    def say(self, *answers: object) -> None: ...


def drip(handler: BaseHTTPRequestHandler) -> None:
    """A body that goes on for ever, a byte at a time."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.02)


def flood(handler: BaseHTTPRequestHandler) -> None:
    """A body that goes on for ever, as fast as it can."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 65_536)


def cut(handler: BaseHTTPRequestHandler) -> None:
    """Half a body."""
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.close_connection = True


def slow(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(0.5)
    handler.send_response(200)
    handler.end_headers()


# --- bad, slow and malicious servers -----------------------------------------------

UNUSABLE = [
    ("no JSON", (200, b"<html>busy</html>"), "not the JSON"),
    ("no choice", (200, b'{"choices": []}'), "not the JSON"),
    ("an array", (200, b"[1, 2]"), "not the JSON"),
    ("bad UTF-8", (200, b'{"choices": "\xff\xfe"}'), "not the JSON"),
    (
        "gzip bomb",
        (200, gzip.compress(b"0" * 10_000_000), {"Content-Encoding": "gzip"}),
        "not the JSON",
    ),
    ("huge", (200, b" " * 300_000), "more than 200000 bytes"),
    ("endless", flood, "more than 200000 bytes"),
    ("error", (500, b'{"error": {"message": "sk-very-secret-0001"}}'), "status 500"),
    ("busy", (429, b"{}"), "status 429"),
    ("huge error", (500, b" " * 300_000), "more than 200000 bytes"),
    ("moved", (307, b"", {"Location": "http://example.invalid/"}), "status 307"),
    ("cut", cut, "connection broke"),
]


@pytest.mark.parametrize(
    ("reply", "told"), [u[1:] for u in UNUSABLE], ids=[u[0] for u in UNUSABLE]
)
def test_no_usable_answer_is_told_and_stops_nothing(
    server: Server, endpoint: Endpoint, document: Document, reply: object, told: str
) -> None:
    server.replies = [reply]
    limited = dataclasses.replace(endpoint, max_bytes=200_000, retries=1)
    proposal = propose(document, (), limited)
    assert proposal.facts == ()
    assert told in proposal.failure
    assert KEY not in proposal.failure


WORDS = {
    "null": "null",
    "prose": "Je ne peux pas répondre.",
    "cut": '{"awards": [{"quote": "x"',
    "deep": '{"awards":' * 50_000 + "}",
}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_words_that_are_no_json(
    server: Server, endpoint: Endpoint, document: Document, words: str
) -> None:
    server.say(words)
    assert "not the JSON" in propose(document, (), endpoint).failure


@pytest.mark.parametrize("reply", [drip, slow])
def test_late_answers_are_given_up(
    server: Server, endpoint: Endpoint, document: Document, reply: object
) -> None:
    server.replies = [reply]
    hurried = dataclasses.replace(endpoint, timeout_s=0.15, retries=0)
    began = time.monotonic()
    assert propose(document, (), hurried).failure == "no answer within 0.15 s"
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    "first",
    [(429, b"{}"), (500, b"{}"), (503, b"{}"), cut],
    ids=["429", "500", "503", "cut"],
)
def test_it_asks_again(
    server: Server, endpoint: Endpoint, document: Document, first: object
) -> None:
    server.replies = [first]
    server.say({"awards": [AWARD]})
    assert len(propose(document, (), endpoint).facts) == 1
    assert len(server.asked) == 2


def test_it_does_without_structured_output(
    server: Server, endpoint: Endpoint, document: Document
) -> None:
    fenced = f"Voici :\n```json\n{json.dumps({'awards': [AWARD]})}\n```"
    server.replies = [(400, b'{"error": "response_format"}')]
    server.say(fenced)
    assert len(propose(document, (), endpoint).facts) == 1
    assert "response_format" not in server.asked[1]


@pytest.mark.parametrize(
    "rows",
    [{"awards": AWARD}, {"awards": "rien"}, {"awards": {"0": {}}}, {"awards": 3}],
)
def test_an_answer_of_another_schema_gives_no_fact(
    server: Server, endpoint: Endpoint, document: Document, rows: dict[str, Any]
) -> None:
    server.say(rows)
    proposal = propose(document, (), endpoint)
    assert len(proposal.facts) + sum(proposal.dropped.values()) <= 1
    assert not proposal.failure


@pytest.mark.parametrize(
    ("status", "hint"),
    [(400, "--model"), (401, "GRAPH_BUILDER_API_KEY"), (403, "API_KEY"), (404, "/v1")],
)
def test_a_refusal_says_what_to_set(
    server: Server, endpoint: Endpoint, document: Document, status: int, hint: str
) -> None:
    server.replies = [(status, f'{{"error": {{"message": "{KEY}"}}}}'.encode())]
    with pytest.raises(UsageError, match=hint) as caught:
        propose(document, (), endpoint)
    assert KEY not in caught.value.line()
    assert caught.value.__suppress_context__


def test_nobody_there(endpoint: Endpoint, document: Document) -> None:
    nowhere = dataclasses.replace(endpoint, url="http://127.0.0.1:9/v1", retries=0)
    with pytest.raises(UsageError, match="cannot be reached") as caught:
        propose(document, (), nowhere)
    assert KEY not in caught.value.line()


def test_the_key_is_not_logged(
    server: Server,
    endpoint: Endpoint,
    document: Document,
    caplog: pytest.LogCaptureFixture,
) -> None:
    server.replies = [(500, b"{}")]
    server.say({})
    with caplog.at_level("DEBUG"):
        propose(document, (), endpoint)
    assert KEY not in caplog.text


def test_without_the_package_it_says_what_to_install(
    endpoint: Endpoint, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openai", None)
    monkeypatch.delitem(sys.modules, "graph_builder.extract.llm.client", raising=False)
    with pytest.raises(UsageError, match=r"pip install 'graph-builder\[llm\]'"):
        propose(document, (), endpoint)


# --- the cache -----------------------------------------------------------------------


def test_a_rerun_asks_nothing_and_says_the_same(
    server: Server, endpoint: Endpoint, document: Document, tmp_path: Path
) -> None:
    cached = dataclasses.replace(endpoint, cache=tmp_path / "answers")
    server.say({"awards": [AWARD]}, {})
    first = propose(document, (), cached)
    assert propose(document, (), cached) == first
    assert len(server.asked) == 1
    propose(document, (), dataclasses.replace(cached, model="grand-modele"))
    assert len(server.asked) == 2
    (one, _) = sorted((tmp_path / "answers").iterdir())
    assert KEY not in one.read_text(encoding="utf-8")


def test_a_kept_answer_is_checked_like_a_fresh_one(
    server: Server, endpoint: Endpoint, document: Document, tmp_path: Path
) -> None:
    cached = dataclasses.replace(endpoint, cache=tmp_path)
    server.say({"awards": [AWARD]})
    propose(document, (), cached)
    (file,) = tmp_path.iterdir()
    forged = {"awards": [AWARD | {"amount": "900 M€"}]}
    file.write_text(json.dumps(forged), encoding="utf-8")
    assert propose(document, (), cached).dropped == {Reason.CELL: 1}
    for broken in ("", "[]", '{"awards": [', '{"a":' * 99_999):
        file.write_text(broken, encoding="utf-8")
        assert len(propose(document, (), cached).facts) == 1


def test_a_failure_is_not_kept(
    server: Server, endpoint: Endpoint, document: Document, tmp_path: Path
) -> None:
    cached = dataclasses.replace(endpoint, cache=tmp_path, retries=0)
    server.replies = [(500, b"{}")]
    server.say({"awards": [AWARD]})
    assert propose(document, (), cached).failure
    assert len(propose(document, (), cached).facts) == 1


def test_a_cache_that_cannot_be_written(
    server: Server, endpoint: Endpoint, document: Document, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    cached = dataclasses.replace(endpoint, cache=tmp_path / "file" / "answers")
    server.say({})
    with pytest.raises(UsageError, match="--cache"):
        propose(document, (), cached)
