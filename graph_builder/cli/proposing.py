"""The options of the proposer, and what a person is told of it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from graph_builder.cli.console import say, shown
from graph_builder.extract.llm import Endpoint, Proposal, Reason

KEY = "GRAPH_BUILDER_API_KEY"
"""The variable that holds the key; no option does, since others can read options."""


def proposer_options(command: Callable[..., object]) -> Callable[..., object]:
    """Adds `--propose` and what goes with it; the command gets an Endpoint or None."""

    @wraps(command)
    def with_proposer(
        *args: object,
        propose: bool,
        endpoint: str,
        model: str,
        cache: Path | None,
        **given: object,
    ) -> object:
        asked = None
        if propose:
            key = os.environ.get(KEY, "")
            asked = Endpoint(endpoint, model, key, cache or _user_cache())
        return command(*args, proposer=asked, **given)

    wrapped: Callable[..., Any] = with_proposer
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


_OPTIONS = (
    click.option(
        "--propose",
        is_flag=True,
        help="Ask a language model for more; kept is what the text says word for word.",
    ),
    click.option(
        "--endpoint",
        metavar="URL",
        default="",
        envvar="GRAPH_BUILDER_ENDPOINT",
        help="OpenAI-compatible endpoint to ask.  [env: GRAPH_BUILDER_ENDPOINT]",
    ),
    click.option(
        "--model",
        metavar="NAME",
        default="",
        envvar="GRAPH_BUILDER_MODEL",
        help="Model to ask there.  [env: GRAPH_BUILDER_MODEL]",
    ),
    click.option(
        "--cache",
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        help="Where its answers are kept.  [default: the user's cache folder]",
    ),
)


def _user_cache() -> Path:
    given = os.environ.get("XDG_CACHE_HOME", "")
    home = Path(given) if given else Path("~/.cache").expanduser()
    return home / "graph-builder" / "answers"


def tell_proposals(proposals: Sequence[tuple[str, Proposal]]) -> None:
    """How much was proposed, kept and dropped, and what was not asked or answered."""
    for name, proposal in proposals:
        if proposal.failure:
            say(f"not all proposed: {name}: {proposal.failure}")
    if proposals:
        say(f"proposed       {_counted([proposal for _, proposal in proposals])}")


def _counted(proposals: Sequence[Proposal]) -> str:
    dropped = sum((Counter(p.dropped) for p in proposals), Counter[Reason]())
    kept = sum(len(p.facts) for p in proposals)
    reasons = [f"{reason} {shown(n)}" for reason, n in dropped.most_common()]
    why = f", dropped: {', '.join(reasons)}" if reasons else ""
    return f"{shown(kept + dropped.total())}, kept: {shown(kept)}{why}"
