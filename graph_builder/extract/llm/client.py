"""The only door to the `openai` package: one question, one answer in JSON.

The package brings the protocol, retries with backoff and time-outs between bytes. Ours
are a limit on the size of a body and one on the time until it is whole, since a server
may drip for ever, and errors that quote nothing the server says: it may echo the key.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import httpx2
import openai

from graph_builder.errors import UsageError
from graph_builder.extract.llm.asking import SCHEMA, SYSTEM
from graph_builder.extract.llm.endpoint import Endpoint
from graph_builder.extract.llm.proposal import NoAnswerError

_STRICT: dict[str, Any] = {
    "temperature": 0,
    "response_format": {
        "type": "json_schema",
        "json_schema": {"name": "facts", "strict": True, "schema": SCHEMA},
    },
}
_PLAIN: dict[str, Any] = {}  # for servers and models that refuse one of these
_NO_KEY = "none"  # the package insists on one, local servers ignore it
_REFUSED = {
    400: "check --model",
    401: "set GRAPH_BUILDER_API_KEY",
    403: "check GRAPH_BUILDER_API_KEY and --model",
    404: "check --endpoint, which often ends in /v1, and --model",
    422: "check --model",
}


class _TooLargeError(openai.OpenAIError):
    """A body larger than allowed; of the package's tree, so that nothing is retried."""


class _Bounded(httpx2.SyncByteStream):
    """A body that ends by an error where it is too large or too slow."""

    def __init__(self, stream: httpx2.SyncByteStream, endpoint: Endpoint) -> None:
        self._stream, self._endpoint = stream, endpoint

    def __iter__(self) -> Iterator[bytes]:
        size, until = 0, time.monotonic() + self._endpoint.timeout_s
        for part in self._stream:
            size += len(part)
            if size > self._endpoint.max_bytes:
                raise _TooLargeError
            if time.monotonic() > until:
                message = "the answer is not whole in time"
                raise httpx2.ReadTimeout(message)
            yield part

    def close(self) -> None:
        self._stream.close()


def ask(endpoint: Endpoint, message: str) -> dict[str, Any]:
    """The answer of the model to one message, an object as its JSON says.

    Raises:
        UsageError: the endpoint cannot be reached or refuses such questions.
        NoAnswerError: too late, too large, an error of the server, or no JSON.
    """
    try:
        with _client(endpoint) as client:
            return _content(_asked(client, endpoint.model, message))
    except openai.APITimeoutError:
        late = f"no answer within {endpoint.timeout_s:g} s"
        raise NoAnswerError(late) from None
    except openai.APIConnectionError as error:
        raise _cut(endpoint, error.__cause__) from None
    except openai.APIStatusError as error:
        raise _refused(endpoint, error.status_code) from None
    except _TooLargeError:
        large = f"an answer of more than {endpoint.max_bytes} bytes"
        raise NoAnswerError(large) from None


def _client(endpoint: Endpoint) -> openai.OpenAI:
    def bound(response: httpx2.Response) -> None:
        if isinstance(response.stream, httpx2.SyncByteStream):
            response.stream = _Bounded(response.stream, endpoint)
        response.headers.pop("content-encoding", None)  # asked for none: no bombs

    return openai.OpenAI(
        base_url=endpoint.url,
        api_key=endpoint.key or _NO_KEY,
        max_retries=endpoint.retries,
        timeout=endpoint.timeout_s,
        default_headers={"Accept-Encoding": "identity"},
        http_client=openai.DefaultHttpxClient(
            follow_redirects=False, event_hooks={"response": [bound]}
        ),
    )


def _asked(client: openai.OpenAI, model: str, message: str) -> bytes:
    """The body of the answer, with structured output where the server knows it."""
    try:
        return _posted(client, model, message, _STRICT)
    except (openai.BadRequestError, openai.UnprocessableEntityError):
        return _posted(client, model, message, _PLAIN)


def _posted(
    client: openai.OpenAI, model: str, message: str, extras: dict[str, Any]
) -> bytes:
    answer = client.chat.completions.with_raw_response.create(
        model=model,
        messages=[
            {"role": "system", "content": SYSTEM},
            {"role": "user", "content": message},
        ],
        **extras,
    )
    return answer.http_response.content


def _content(body: bytes) -> dict[str, Any]:
    """The object in the first choice; models put words or a fence around it."""
    try:
        words = json.loads(body)["choices"][0]["message"]["content"]
        answer = json.loads(words[words.index("{") : words.rindex("}") + 1])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        message = "an answer that is not the JSON asked for"
        raise NoAnswerError(message) from None
    return dict(answer)


def _cut(endpoint: Endpoint, cause: BaseException | None) -> Exception:
    if isinstance(cause, httpx2.ConnectError | httpx2.UnsupportedProtocol):
        hint = "start it, check --endpoint, or leave --propose out"
        return UsageError("cannot be reached", where=endpoint.shown, hint=hint)
    return NoAnswerError("the connection broke")


def _refused(endpoint: Endpoint, status: int) -> Exception:
    if status in _REFUSED:
        what = f"refuses the question with status {status}"
        return UsageError(what, where=endpoint.shown, hint=_REFUSED[status])
    return NoAnswerError(f"the server answers with status {status}")
