"""Which files a caller means: files, folders and globs → paths in order.

What stands in a folder and is not read is told, too, with the reason.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from graph_builder.errors import InputError

PLAIN, MARKDOWN, WEB = "text/plain", "text/markdown", "text/html"
PDF = "application/pdf"
LINES, FEED, ARCHIVE = "application/x-ndjson", "application/rss+xml", "application/zip"
CONTAINERS = frozenset({LINES, FEED, ARCHIVE})
"""Media types of files that hold several documents."""
_MEDIA_TYPES = {
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": WEB,
    ".htm": WEB,
    ".xhtml": WEB,
    ".pdf": PDF,
    ".jsonl": LINES,
    ".ndjson": LINES,
    ".rss": FEED,
    ".atom": FEED,
    ".xml": FEED,
    ".zip": ARCHIVE,
}
_HINTS = {
    ".docx": "save it as text or HTML first",
    ".odt": "save it as text or HTML first",
    ".doc": "save it as text or HTML first",
}
_MISSING = "no such file or folder"
_READ = "we read .txt .md .html .pdf .jsonl .rss .atom .xml .zip"
_HIDDEN, _LINK = "a hidden entry", "a link to a folder"


@dataclass(frozen=True, slots=True)
class Skipped:
    """What stands in a folder or an archive and is not to be read, and why."""

    source: str
    reason: str


def media_type(name: str) -> str:
    """Media type of a document called `name`, "" for a suffix we do not read."""
    return _MEDIA_TYPES.get(PurePath(name).suffix.lower(), "")


def unknown_suffix(where: str) -> InputError:
    """The error for a document whose suffix we do not read."""
    suffix = PurePath(where).suffix
    what = f"documents in {suffix} are not read" if suffix else "a name without suffix"
    return InputError(what, where=where, hint=_HINTS.get(suffix.lower(), _READ))


def not_read(name: str) -> str:
    """Why a file called so is left out where others are read; "" for one that is read.

    Args:
        name: its name, without the folder it stands in.
    """
    if name.startswith("."):
        return _HIDDEN
    return "" if media_type(name) else unknown_suffix(name).what


def expand(sources: Sequence[str]) -> list[Path]:
    """The documents that `sources` mean, each once, in the order given.

    A source is a file, a folder (read to the bottom, by name, hidden entries and
    suffixes we do not read left out, links to folders not followed) or a glob. Folders
    that cannot be listed stand for themselves, so that reading them tells why.

    Raises:
        InputError: a source that is missing, holds no document, or is of another kind.
    """
    return [found for found in survey(sources) if isinstance(found, Path)]


def survey(sources: Sequence[str]) -> list[Path | Skipped]:
    """As `expand`, and what was left out of the folders.

    Raises:
        InputError: as `expand`.
    """
    return list(dict.fromkeys(found for source in sources for found in _one(source)))


def _one(source: str) -> list[Path | Skipped]:
    if not source:  # as of a shell variable that is not set
        what, hint = "a source without a name", "name a file, a folder or a glob"
        raise InputError(what, where="sources", hint=hint)
    path = Path(source)
    if _exists(path, source):
        if path.is_dir():
            return _some(_folder(path), source, "a folder without documents")
        if not media_type(path.name):
            raise unknown_suffix(source)
        return [path]
    if not glob.has_magic(source):
        raise InputError(_MISSING, where=source, hint="check the path")
    return _some(_matches(source), source, "no document matches")


def _exists(path: Path, source: str) -> bool:
    """Whether something stands at `path`, be it a link to nowhere."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(reason.lower(), where=source, hint="check the path") from error
    return True


def _some(
    paths: Iterable[Path | Skipped], source: str, otherwise: str
) -> list[Path | Skipped]:
    found = list(paths)
    if not any(isinstance(one, Path) for one in found):
        raise InputError(otherwise, where=source, hint=_READ)
    return found


def _matches(pattern: str) -> Iterator[Path | Skipped]:
    for name in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207 - pathlib refuses absolute patterns
        path = Path(name)
        if path.is_dir():
            yield from _folder(path)
        elif reason := not_read(path.name):
            yield Skipped(str(path), reason)
        else:
            yield path


def _folder(top: Path) -> Iterator[Path | Skipped]:
    refused: list[OSError] = []
    for folder, folders, files in os.walk(top, onerror=refused.append):
        for name in sorted(folders):
            if reason := _not_entered(folder, name):
                yield Skipped(str(Path(folder, name)), reason)
        folders[:] = sorted(n for n in folders if not _not_entered(folder, n))
        for name in sorted(files):
            path = Path(folder, name)
            reason = not_read(name)
            yield Skipped(str(path), reason) if reason else path
    yield from (Path(error.filename) for error in refused)


def _not_entered(folder: str, name: str) -> str:
    """Why a folder in a folder is not read, "" for one that is."""
    if name.startswith("."):
        return _HIDDEN
    return _LINK if Path(folder, name).is_symlink() else ""
