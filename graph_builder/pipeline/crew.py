"""Worker processes over which documents are spread."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from graph_builder.errors import InternalError
from graph_builder.pipeline.reading import Item, Outcome

Work = Callable[[Item], Outcome]
Spread = Callable[[Work, Sequence[Item]], Iterable[Outcome]]

_CHUNKS_PER_WORKER = 8  # few enough to travel well, many enough to share the work


@contextmanager
def crew(workers: int) -> Iterator[Spread]:
    """What spreads work over processes; they leave Ctrl-C to us and stop with us."""
    if workers <= 1:
        yield map
        return
    pool = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),
    )

    def spread(work: Work, todo: Sequence[Item]) -> Iterator[Outcome]:
        size = max(1, len(todo) // (workers * _CHUNKS_PER_WORKER))
        return pool.map(work, todo, chunksize=size)

    try:
        yield spread
    except BrokenProcessPool as error:
        what, hint = "a worker process died", "try again with --workers 1"
        raise InternalError(what, where="build", hint=hint) from error
    finally:
        pool.shutdown(cancel_futures=True)
