"""Answers kept by content: same text, model and prompt, same facts."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from graph_builder.errors import UsageError
from graph_builder.extract.llm.asking import VERSION


def answer_file(folder: Path, model: str, message: str) -> Path:
    """Where the answer of a model to a message is kept; the prompt's version counts."""
    asked = json.dumps([VERSION, model, message], ensure_ascii=True)
    return folder / f"{hashlib.sha256(asked.encode()).hexdigest()}.json"


def kept(file: Path) -> dict[str, Any] | None:
    """The answer kept in a file; None where there is none that can be read."""
    try:
        answer = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def keep(file: Path, answer: dict[str, Any]) -> None:
    """Keep an answer, whole or not at all.

    Raises:
        UsageError: the folder cannot be written to.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".answer-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as opened:
                json.dump(answer, opened, ensure_ascii=True, indent=1)
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        what = f"answers cannot be kept there: {error.strerror or error}"
        hint = "name another folder with --cache"
        raise UsageError(what, where=str(file.parent), hint=hint) from error
