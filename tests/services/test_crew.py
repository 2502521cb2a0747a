"""Jobs done together. Whoever waits here for something that never comes gives up, and the test fails."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from time import sleep

import pytest

from app.services.crew import Crew

PATIENCE = 20


@pytest.fixture(params=[1, 2, 4])
def crew(request):
    """A crew of this size; the test is its first member, as whoever calls is in a thread of the pool."""
    with ThreadPoolExecutor(request.param) as threads:
        yield Crew(threads, request.param)


class Idle:
    """Threads that never come: what is submitted waits for ever."""

    def __init__(self):
        self.submitted = []

    def submit(self, *_):
        self.submitted.append(Future())
        return self.submitted[-1]


def numbered(count, done=None):
    """Jobs that answer their number, the first the slowest."""

    def job(i):
        sleep(0.001 * (i == 0))
        if done is not None:
            done.append(i)
        return i

    return [lambda i=i: job(i) for i in range(count)]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 50])
def test_every_job_is_done_once_and_answers_come_in_order(crew, count):
    done = []
    assert crew.together(numbered(count, done)) == list(range(count))
    assert sorted(done) == list(range(count))


def test_jobs_are_done_at_the_same_time():
    """Two that meet: one after the other they would wait for ever."""
    meeting = threading.Barrier(2, timeout=PATIENCE)
    with ThreadPoolExecutor(2) as threads:
        assert sorted(Crew(threads, 2).together([meeting.wait, meeting.wait])) == [0, 1]


def test_who_calls_works_too():
    with ThreadPoolExecutor(1) as threads:
        names = Crew(threads, 1).together([lambda: threading.current_thread().name] * 5)
    assert set(names) == {threading.current_thread().name}


def test_helpers_that_never_come_are_not_waited_for():
    idle = Idle()
    assert Crew(idle, 4).together(numbered(10)) == list(range(10))
    assert len(idle.submitted) == 3
    assert all(helper.cancelled() for helper in idle.submitted)


@pytest.mark.parametrize(("size", "jobs", "helpers"), [(1, 5, 0), (4, 1, 0), (4, 2, 1), (4, 9, 3)])
def test_it_calls_no_more_helpers_than_can_have_something_to_do(size, jobs, helpers):
    idle = Idle()
    Crew(idle, size).together(numbered(jobs))
    assert len(idle.submitted) == helpers


@pytest.mark.parametrize("broken", [0, 1, 7])
def test_an_error_reaches_the_caller(crew, broken):
    def fail():
        raise ValueError("broken")

    jobs = numbered(8)
    jobs[broken] = fail
    with pytest.raises(ValueError, match="broken"):
        crew.together(jobs)
    assert crew.together(numbered(8)) == list(range(8))  # and the crew goes on


def test_an_error_waits_for_what_others_have_begun():
    """Nobody works on behind the back of who was told of an end."""
    begun, finished = threading.Event(), []

    def fail():
        assert begun.wait(PATIENCE)
        raise ValueError("broken")

    def slow():
        begun.set()
        sleep(0.05)
        finished.append(True)

    with ThreadPoolExecutor(2) as threads:
        with pytest.raises(ValueError, match="broken"):
            Crew(threads, 2).together([fail, slow])
        assert finished == [True]


def test_when_all_threads_of_a_pool_call_at_once_nobody_waits_for_ever():
    size, calls = 2, 12
    with ThreadPoolExecutor(size) as threads:
        crew, together = Crew(threads, size), threading.Barrier(size, timeout=PATIENCE)

        def call(k):
            if k < size:
                together.wait()
            return crew.together(numbered(60))

        answers = [threads.submit(call, k) for k in range(calls)]
        assert [answer.result(PATIENCE) for answer in answers] == [list(range(60))] * calls
