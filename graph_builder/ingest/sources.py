"""Which files a caller means: files, folders and globs → paths in order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from graph_builder.errors import InputError

PLAIN, MARKDOWN, WEB = "text/plain", "text/markdown", "text/html"
_MEDIA_TYPES = {
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": WEB,
    ".htm": WEB,
    ".xhtml": WEB,
}
_HINTS = {
    ".pdf": "extract its text first: pdftotext FILE",
    ".docx": "save it as text or HTML first",
    ".odt": "save it as text or HTML first",
    ".doc": "save it as text or HTML first",
}
_MISSING = "no such file or folder"
_READ = "we read .txt, .md and .html"


def media_type(name: str) -> str:
    """Media type of a document called `name`, "" for a suffix we do not read."""
    return _MEDIA_TYPES.get(PurePath(name).suffix.lower(), "")


def unknown_suffix(where: str) -> InputError:
    """The error for a document whose suffix we do not read."""
    suffix = PurePath(where).suffix
    what = f"documents in {suffix} are not read" if suffix else "a name without suffix"
    return InputError(what, where=where, hint=_HINTS.get(suffix.lower(), _READ))


def expand(sources: Sequence[str]) -> list[Path]:
    """The documents that `sources` mean, each once, in the order given.

    A source is a file, a folder (read to the bottom, by name, hidden entries and
    suffixes we do not read left out, links to folders not followed) or a glob. Folders
    that cannot be listed stand for themselves, so that reading them tells why.

    Raises:
        InputError: a source that is missing, holds no document, or is of another kind.
    """
    found = (path for source in sources for path in _one(source))
    return list(dict.fromkeys(found))


def _one(source: str) -> list[Path]:
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


def _some(paths: Iterable[Path], source: str, otherwise: str) -> list[Path]:
    found = list(paths)
    if not found:
        raise InputError(otherwise, where=source, hint=_READ)
    return found


def _matches(pattern: str) -> Iterator[Path]:
    for name in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207 - pathlib refuses absolute patterns
        path = Path(name)
        if path.is_dir():
            yield from _folder(path)
        elif media_type(path.name):
            yield path


def _folder(top: Path) -> Iterator[Path]:
    refused: list[OSError] = []
    for folder, folders, files in os.walk(top, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if media_type(name) and not name.startswith("."):
                yield Path(folder, name)
    yield from (Path(error.filename) for error in refused)
