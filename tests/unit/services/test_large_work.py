"""What is large does not keep the event loop from other calls."""

import asyncio
import subprocess
import sys
import threading

import pytest

from services.large_work import LargeWork


async def test_the_event_loop_goes_on_while_large_work_is_done() -> None:
    told = threading.Event()
    doing = asyncio.create_task(LargeWork(items_max=3).do(4, lambda: told.wait(10)))
    await asyncio.sleep(0)
    told.set()
    assert await doing


async def test_all_large_work_is_done_by_one_thread_and_never_by_that_of_the_loop() -> None:
    large = LargeWork(items_max=3)
    threads = set(await asyncio.gather(*(large.do(4, threading.get_ident) for _ in range(20))))
    assert len(threads - {threading.get_ident()}) == len(threads) == 1


async def test_little_is_done_at_once() -> None:
    assert await LargeWork(items_max=3).do(3, threading.current_thread) is threading.main_thread()


async def test_what_nobody_waits_for_any_more_is_left_out() -> None:
    large, begun, told = LargeWork(items_max=0), threading.Event(), threading.Event()
    done: list[str] = []

    def first() -> None:
        begun.set()
        told.wait(10)

    under_way = asyncio.create_task(large.do(1, first))
    given_up = asyncio.create_task(large.do(1, lambda: done.append("given up")))
    await asyncio.to_thread(begun.wait, 10)
    given_up.cancel()
    await asyncio.sleep(0)
    told.set()
    await under_way
    await large.do(1, lambda: done.append("last"))
    assert done == ["last"]


async def test_what_goes_wrong_is_told_to_who_asked() -> None:
    with pytest.raises(ZeroDivisionError):
        await LargeWork(items_max=0).do(1, lambda: 1 // 0)


def test_what_is_under_way_does_not_keep_the_process_from_its_end() -> None:
    program = """
import asyncio, threading
from services.large_work import LargeWork
async def main():
    doing = asyncio.ensure_future(LargeWork(items_max=0).do(1, threading.Event().wait))
    await asyncio.sleep(0)
asyncio.run(main())
"""
    ended = subprocess.run([sys.executable, "-c", program], timeout=30, check=False)
    assert ended.returncode == 0
