"""What is large does not keep the event loop from other calls."""

import asyncio
import threading

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
