"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from graph_builder.errors import InputError


def write_whole(path: Path, data: bytes) -> None:
    """Write a file by way of a temporary one beside it and a rename.

    Args:
        path: where to; an older file there is replaced, its mode kept by the umask.
        data: all of it.

    Raises:
        InputError: the folder is missing or not writable, or the disk is full; what
            was there before is still there then.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".graph-builder-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        what = f"cannot be written: {error.strerror or error}"
        hint = "check that the folder is there and writable"
        raise InputError(what, where=str(path), hint=hint) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
