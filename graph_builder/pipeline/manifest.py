"""What became of each source of a build: read, skipped or refused, and why."""

from __future__ import annotations

import json
from collections.abc import Iterable

from graph_builder import __version__
from graph_builder.ingest import Skipped
from graph_builder.pipeline.reading import Outcome, Refusal


class Manifest:
    """Gathers what became of the sources; equal for equal sources, in any order."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, str], dict[str, str]] = {}

    def skip(self, skipped: Skipped) -> None:
        """What stands in a folder or an archive and is not read."""
        self._put(skipped.source, "skipped", reason=skipped.reason)

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """What was read, and what was refused."""
        for outcome in outcomes:
            if isinstance(outcome, Refusal):
                error = outcome.error
                self._put(
                    outcome.source, "refused", reason=error.what, remedy=error.hint
                )
                continue
            document = outcome.document
            day = document.published.isoformat() if document.published else ""
            self._put(
                outcome.place,
                "read",
                media_type=document.media_type,
                sha256=document.sha256,
                title=document.title,
                publisher=document.publisher,
                published=day,
                url=document.source if "://" in document.source else "",
            )

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self._entries)

    def json(self) -> str:
        """All of it, sorted by source."""
        told = [self._entries[key] for key in sorted(self._entries)]
        counts = {
            status: sum(entry["status"] == status for entry in told)
            for status in ("read", "skipped", "refused")
        }
        whole = {"version": __version__, "counts": counts, "sources": told}
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"

    def _put(self, source: str, status: str, **fields: str) -> None:
        known = {key: value for key, value in fields.items() if value}
        entry = {"source": source, "status": status, **known}
        self._entries[source, status] = entry
