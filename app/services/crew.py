"""Several small jobs of one session, done by whichever threads are free."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, wait
from typing import Any, TypeVar

T = TypeVar("T")


class Crew:
    """The threads that train, some of which may have nothing to do."""

    def __init__(self, threads: Executor, size: int) -> None:
        self._threads, self._size = threads, size

    def together(self, jobs: Sequence[Callable[[], T]]) -> list[T]:
        """Do the jobs, in this thread, which is one of the crew, and in others that come to help.

        Each takes the next job that nobody has taken; who comes too late finds none. So nobody ever waits for a thread
        that is not at work, and jobs of one session cannot lock up the threads of all.
        """
        waiting = deque(enumerate(jobs))
        done: dict[int, T] = {}
        helpers = [self._threads.submit(_work, waiting, done) for _ in range(min(self._size, len(jobs)) - 1)]
        try:
            _work(waiting, done)
        finally:
            _part(helpers)
        return [done[i] for i in range(len(jobs))]


def _work(waiting: deque[tuple[int, Callable[[], T]]], done: dict[int, T]) -> None:
    while waiting:
        try:
            i, job = waiting.popleft()
        except IndexError:  # somebody was faster
            return
        done[i] = job()


def _part(helpers: list[Future[Any]]) -> None:
    """Send those away that have not begun, and wait for the others to finish their last job; then tell of trouble."""
    at_work = [helper for helper in helpers if not helper.cancel()]
    wait(at_work)
    for helper in at_work:
        helper.result()
