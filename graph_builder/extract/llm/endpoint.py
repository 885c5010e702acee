"""Where the proposer asks, and how patient it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from graph_builder.errors import UsageError


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible endpoint with one of its models.

    Attributes:
        url: base of its API, as «http://localhost:11434/v1».
        model: name of the model there.
        key: its API key, where it wants one; never shown, logged or stored.
        cache: folder that keeps answers by content, so that a rerun is the same; None
            for no cache.
        timeout_s: seconds within which an answer must be there whole.
        retries: how often to ask again after 429, 5xx, a cut or a late answer.
        max_bytes: size at which an answer is given up.

    Raises:
        UsageError: the URL, the model or the key is of no use.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    cache: Path | None = None
    timeout_s: float = 60.0
    retries: int = 2
    max_bytes: int = 1_000_000

    def __post_init__(self) -> None:
        if not self.url:
            what, hint = (
                "no endpoint to ask",
                "set --endpoint or GRAPH_BUILDER_ENDPOINT",
            )
            raise UsageError(what, where="--propose", hint=hint)
        if not self.model:
            what, hint = "no model to ask", "set --model or GRAPH_BUILDER_MODEL"
            raise UsageError(what, where="--propose", hint=hint)
        self._check_url()
        self._check_key()

    def _check_key(self) -> None:
        if not self.key.isascii() or not self.key.isprintable() or " " in self.key:
            what = "the key holds characters that no key holds"
            raise UsageError(what, where="GRAPH_BUILDER_API_KEY", hint="copy it again")

    def _check_url(self) -> None:
        parts = _split(self.url)
        if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
            what, hint = "no web address", "give its base, as http://localhost:11434/v1"
            raise UsageError(what, where="--endpoint", hint=hint)
        if parts.username is not None:
            what, hint = "holds a password", "set GRAPH_BUILDER_API_KEY instead"
            raise UsageError(what, where="--endpoint", hint=hint)

    @property
    def shown(self) -> str:
        """The URL as it may be printed: without a query, which may hold a secret."""
        return self.url.partition("?")[0].partition("#")[0]


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port  # read, so that a bad one is found here
    except ValueError:
        return None
    return parts
