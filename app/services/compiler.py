"""The compiled loop for a running server: made ready in the background, then handed to whoever trains."""

import logging
from pathlib import Path
from threading import Thread
from time import perf_counter

from app.engine.arithmetic import Workshop
from app.services.warming import CannotCompileError, StoppedError, Warming, folder_in, why_not

log = logging.getLogger("ravine")


class Compiler:
    """Gets the loop for a workshop. Until it is there, and where it cannot be, NumPy trains."""

    def __init__(self, workshop: Workshop, cache: Path, processes: int) -> None:
        self._workshop = workshop
        self._cache, self._processes = cache, processes
        self._warming: Warming | None = None
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin; one line in the log says so where there is nothing to begin with."""
        if reason := why_not():
            log.warning("%s: training runs on NumPy alone, many times slower", reason)
            return
        self._workshop.coming = True
        self._warming = Warming(folder_in(self._cache), self._processes)
        self._thread = Thread(target=self._run, args=(self._warming,), name="compiler", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End it, wherever it is."""
        if self._warming:
            self._warming.stop()
        if self._thread:
            self._thread.join()

    def wait(self) -> None:
        """Until it is there, or known not to come."""
        if self._thread:
            self._thread.join()

    def _run(self, warming: Warming) -> None:
        begun = perf_counter()
        try:
            self._workshop.compiled = warming.load()
            warming.note_use()
            log.info("the compiled loop is ready after %.1f s", perf_counter() - begun)
        except StoppedError:
            self._workshop.coming = False
        except CannotCompileError as error:
            self._give_up(str(error))
        except Exception:
            log.exception("unexpected error while compiling")
            self._give_up("an unexpected error")

    def _give_up(self, reason: str) -> None:
        self._workshop.coming = False
        log.warning("the training loop could not be compiled (%s): training runs on NumPy alone", reason)
