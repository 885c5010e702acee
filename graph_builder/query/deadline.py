"""Calls that can be ended: in a process of their own, killed when their time is up."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

from graph_builder.errors import GraphBuilderError, InternalError, LimitError

Answer = TypeVar("Answer")


def within(seconds: float, call: Callable[[], Answer]) -> Answer:
    """What `call` returns, if it does so in time.

    No thread can be ended inside the engine, a process can. It is forked, so the graph
    is shared and not copied; only the answer travels.

    Raises:
        LimitError: the time is up; the process is gone when this is raised.
        GraphBuilderError: what `call` raised.
        InternalError: the process died without an answer.
    """
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    worker = context.Process(target=_work, args=(there, call), daemon=True)
    worker.start()
    there.close()
    try:
        if not here.poll(seconds):
            hint = "narrow the query or give it more time"
            msg = f"took over {seconds:g} s"
            raise LimitError(msg, where="query", hint=hint)
        answer = here.recv()
    except EOFError:
        msg = "died without an answer"
        raise InternalError(msg, where="query") from None
    finally:
        worker.kill()
        worker.join()
        here.close()
    if isinstance(answer, GraphBuilderError):
        raise answer
    return answer  # type: ignore[no-any-return]  # the pipe carries what `call` gave


def _work(pipe: Connection, call: Callable[[], Answer]) -> None:
    try:
        pipe.send(call())
    except GraphBuilderError as error:
        pipe.send(error)
