"""Worker processes over which documents are spread."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from graph_builder.errors import InternalError
from graph_builder.pipeline.reading import Item, Outcome

Work = Callable[[Item], Outcome]
Spread = Callable[[Work, Iterable[Item]], Iterable[Outcome]]

_AHEAD = 8  # documents a worker that wait for it: enough to keep it busy, few in memory


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

    def spread(work: Work, todo: Iterable[Item]) -> Iterator[Outcome]:
        waiting: deque[Future[Outcome]] = deque()
        for item in todo:
            waiting.append(pool.submit(work, item))
            if len(waiting) > workers * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    try:
        yield spread
    except BrokenProcessPool as error:
        what, hint = "a worker process died", "try again with --workers 1"
        raise InternalError(what, where="build", hint=hint) from error
    finally:
        pool.shutdown(cancel_futures=True)
