"""What an endpoint must look like, and what is never shown of it."""

from __future__ import annotations

import pytest

from graph_builder.errors import UsageError
from graph_builder.extract.llm import Endpoint

GOOD = "http://localhost:11434/v1"


@pytest.mark.parametrize(
    ("url", "model", "key", "told"),
    [
        ("", "m", "", "GRAPH_BUILDER_ENDPOINT"),
        (GOOD, "", "", "GRAPH_BUILDER_MODEL"),
        ("localhost:11434", "m", "", "no web address"),
        ("ftp://host/v1", "m", "", "no web address"),
        ("http://", "m", "", "no web address"),
        ("http://host:port/v1", "m", "", "no web address"),
        ("http://[::1/v1", "m", "", "no web address"),
        ("file:///etc/passwd", "m", "", "no web address"),
        ("https://me:hush@host/v1", "m", "", "GRAPH_BUILDER_API_KEY"),
        (GOOD, "m", "sk-é", "GRAPH_BUILDER_API_KEY"),
        (GOOD, "m", "sk-1\nHost: evil", "GRAPH_BUILDER_API_KEY"),
    ],
)
def test_useless_settings_are_told(url: str, model: str, key: str, told: str) -> None:
    with pytest.raises(UsageError, match=told) as caught:
        Endpoint(url, model, key)
    assert "hush" not in caught.value.line()
    assert not key or key not in caught.value.line()


def test_the_key_is_not_shown() -> None:
    endpoint = Endpoint(f"{GOOD}?api-key=hidden#too", "m", "sk-secret")
    assert "sk-secret" not in repr(endpoint)
    assert endpoint.shown == GOOD
