"""Settings from a file: a table a verb, a key an option.

[build]
workers = 2
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Collection
from pathlib import Path

from graph_builder.errors import InputError, UsageError

FILE = Path("graph-builder.toml")


def read_settings(given: str | None, verbs: Collection[str]) -> dict[str, object]:
    """Defaults by verb and option; none where no file is named and none is here.

    Raises:
        InputError: the named file cannot be read.
        UsageError: it is not TOML, or sets what no verb has.
    """
    if given is None and not FILE.is_file():
        return {}
    path = Path(given) if given is not None else FILE
    settings = _parsed(path)
    for verb, table in settings.items():
        if verb not in verbs or not isinstance(table, dict):
            raise _unknown(path, verb, verbs)
    return {verb: _options(table) for verb, table in settings.items()}


def _parsed(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise InputError(what, where=str(path), hint="check --settings") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        what = f"is not TOML: {error}"
        raise UsageError(what, where=str(path), hint="repair the file") from error


def _options(table: object) -> dict[str, object]:
    """Options as click names them: `min-confidence` is `min_confidence`."""
    given = table if isinstance(table, dict) else {}
    return {str(key).replace("-", "_"): value for key, value in given.items()}


def _unknown(path: Path, name: str, verbs: Collection[str]) -> UsageError:
    near = difflib.get_close_matches(name, verbs, n=1)
    hint = f"did you mean [{near[0]}]?" if near else f"known: {', '.join(verbs)}"
    return UsageError(f"no verb is called {name!r}", where=str(path), hint=hint)
