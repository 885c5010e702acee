"""What a person or a pipe sees: data on stdout, words on stderr."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from graph_builder.errors import InputError, UsageError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

STDOUT = "-"
_RATE = re.compile(r"\d+(?:\.\d+)?%?")


class ClosedPipeError(Exception):
    """Whoever read our output has stopped reading."""


@dataclass(frozen=True, slots=True)
class Words:
    """A line for a person: a name that may be strong, and what is said of it."""

    name: str
    rest: str = ""
    strong: bool = False
    faint: bool = False

    def __rich__(self) -> Text:
        """The line as Rich draws it; a line that is too long keeps its indent."""
        from rich.text import Text  # noqa: PLC0415 - not for pipes and help

        return Text.assemble(
            (self.name, "bold" if self.strong else ""),
            (self.rest, "dim" if self.faint else ""),
        )


def say(words: str) -> None:
    """One line to the person, on stderr; odd characters never stop it."""
    printable = "".join(c if c.isprintable() else " " for c in words)
    stream = sys.stderr
    data = printable.encode(stream.encoding or "utf-8", "backslashreplace")
    try:
        stream.write(data.decode(stream.encoding or "utf-8") + "\n")
        stream.flush()
    except OSError:  # nobody listens
        return


def put(data: str | bytes, target: str = STDOUT) -> None:
    """Data to stdout, or to a file that is there whole or not at all.

    Raises:
        ClosedPipeError: nobody reads stdout any more.
        UsageError: the file cannot be written.
    """
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "replace")
    if target == STDOUT:
        _to_stdout(raw)
    else:
        _to_file(raw, Path(target))


def _to_stdout(data: bytes) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ClosedPipeError from error
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise UsageError(what, where="stdout", hint="send it elsewhere") from error


def _to_file(data: bytes, path: Path) -> None:
    from graph_builder.store import write_whole  # noqa: PLC0415 - loads an engine

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    except (OSError, InputError) as error:
        what = getattr(error, "strerror", None) or getattr(error, "what", str(error))
        hint = "name a file that can be written"
        raise UsageError(str(what).lower(), where=str(path), hint=hint) from error


def on_terminal() -> bool:
    """Whether a person reads stdout."""
    return sys.stdout.isatty()


def printed(*parts: object) -> str:
    """Text and Rich tables as they stand on this terminal, or plain in a pipe."""
    console = _console()
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return "\n".join(line.rstrip() for line in capture.get().split("\n"))


def _console() -> Console:
    from rich.console import Console  # noqa: PLC0415 - not for pipes and help

    colour = on_terminal() and not os.environ.get("NO_COLOR")
    return Console(
        file=sys.stdout,
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=not on_terminal(),
        width=None if on_terminal() else 100,
    )


def table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Table:
    """A table for a terminal; numbers stand to the right."""
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    drawn = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for index, column in enumerate(columns):
        cells = [row[index] for row in rows if row[index] is not None]
        numeric = bool(cells) and all(_to_the_right(cell) for cell in cells)
        side: Literal["left", "right"] = "right" if numeric else "left"
        drawn.add_column(column, justify=side, no_wrap=numeric, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(shown(cell)) for cell in row))
    return drawn


def shown(cell: object) -> str:
    """A value for a person: French thousands, «oui», «non», nothing for none."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if _is_number(cell):
        return f"{cell:,}".replace(",", "\u202f").replace(".", ",")
    return str(cell)


def _is_number(cell: object) -> bool:
    from decimal import Decimal  # noqa: PLC0415

    return isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)


def _to_the_right(cell: object) -> bool:
    """Whether a cell is a number, or a rate that is already written out."""
    return _is_number(cell) or bool(isinstance(cell, str) and _RATE.fullmatch(cell))


def counted(number: int, what: str) -> str:
    """«1 document», «2 documents»."""
    return f"{shown(number)} {what}{'' if number == 1 else 's'}"


@contextmanager
def progress(what: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on a terminal's stderr: a function to call with done and all."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    console = Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")))
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def side_by_side(title: str, texts: Sequence[str], marked: Sequence[str]) -> Table:
    """Texts in columns of one width under a title, some words in them marked."""
    from rich import box  # noqa: PLC0415 - as above
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    columns = [Text(text) for text in texts]
    for column in columns:
        column.highlight_words(marked, "bold reverse")
    drawn = Table(
        title=Text(title, style="bold"),
        title_justify="left",
        box=box.SIMPLE,
        show_header=False,
        pad_edge=False,
    )
    for _ in columns:
        drawn.add_column(ratio=1)
    drawn.add_row(*columns)
    return drawn
