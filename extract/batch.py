"""Many documents read one after the other or side by side; an error in one costs no other."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

from extract.errors import ChitieuError
from extract.link.linking import linker
from extract.link.observations import codes_of
from extract.sources import Source
from extract.write.rows import Rows, failed, rows

Read = Callable[[Source], Rows]
AHEAD = 4
"""Documents that wait for each worker: enough to keep it busy, few enough to keep memory flat."""


def read_all(sources: tuple[Source, ...], workers: int, own: Path | None = None) -> Iterator[Rows]:
    """The rows of each document in the order of ``sources``, whatever the number of workers.

    ``own`` is the folder of a user's own indicators, laid over the catalogue.
    """
    read = partial(read_one, own=own)
    return map(read, sources) if workers == 1 else _side_by_side(sources, workers, read)


def default_workers(documents: int) -> int:
    """One a processor that may be used, but no more than there are documents."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(min(processors, documents), 1)


def read_one(source: Source, own: Path | None = None) -> Rows:
    """The rows of one document, or its failed row; with ``CHITIEU_DEBUG=1`` an unforeseen error is raised instead."""
    try:
        from extract.pipeline import extract_document

        extraction = extract_document(source.path, source.name)
        return rows(extraction, codes_of(extraction, linker(own)))
    except ChitieuError as error:
        return failed(source.name, one_line(source.name, str(error)))
    except Exception as error:
        if os.environ.get("CHITIEU_DEBUG"):
            raise
        return failed(source.name, one_line(source.name, unforeseen(error)))


def unforeseen(error: BaseException) -> str:
    """What a user is told of an error in the program itself.

    >>> unforeseen(KeyError("plan"))
    "an error in the program (KeyError: 'plan'); please report it with the document, CHITIEU_DEBUG=1 shows where it is"
    """
    what = f"{type(error).__name__}: {error}".splitlines()[0][:200].rstrip(": ")
    return f"an error in the program ({what}); please report it with the document, CHITIEU_DEBUG=1 shows where it is"


def one_line(name: str, message: str) -> str:
    """A message in one line that begins with the document it speaks of."""
    text = " ".join(message.split())
    return text if text.startswith(name) else f"{name}: {text}"


def _side_by_side(sources: tuple[Source, ...], workers: int, read: Read) -> Iterator[Rows]:
    """As many documents at a time as there are workers.

    A document that kills its worker (memory, a fault in a PDF library) breaks the pool: the first one without a result
    is read alone, to see whether it is to blame, and the rest go on in a new pool.
    """
    left = deque(sources)
    while left:
        for result in _until_broken(tuple(left), workers, read):
            left.popleft()
            yield result
        if left:
            yield _alone(left.popleft(), read)


def _until_broken(sources: tuple[Source, ...], workers: int, read: Read) -> Iterator[Rows]:
    waiting: deque[Future[Rows]] = deque()
    coming = iter(sources)
    with _pool(min(workers, len(sources))) as pool:
        try:
            while True:
                for source in coming:
                    waiting.append(pool.submit(read, source))
                    if len(waiting) >= workers * AHEAD:
                        break
                if not waiting:
                    return
                yield waiting.popleft().result()
        except BrokenProcessPool:
            return
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _alone(source: Source, read: Read) -> Rows:
    try:
        with _pool(1) as pool:
            return pool.submit(read, source).result()
    except BrokenProcessPool:
        message = "reading it ended the process (out of memory, or a damaged file); read it alone or convert it"
        return failed(source.name, f"{source.name}: {message}")


def _pool(workers: int) -> ProcessPoolExecutor:
    """Fresh processes rather than forks, since the libraries in use start threads."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
