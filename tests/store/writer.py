"""A process that records as fast as it can and says on its output what was acknowledged.

`python -m tests.store.writer DSN NAME THREADS EACH`: lines of position, stream.
"""

import sys
from concurrent.futures import ThreadPoolExecutor

from ledger.store.append import Recorded
from ledger.store.committer import GroupCommitter
from tests.store.requests import request


def main(dsn: str, name: str, threads: int, each: int) -> None:
    committer = GroupCommitter(dsn)

    def write(thread: int) -> None:
        for number in range(each):
            stream = f"{name}/{thread}/{number}"
            [verdict] = committer.submit((request(stream, id=stream, actor=name),)).result()
            if isinstance(verdict, Recorded):
                sys.stdout.write(f"{verdict.position} {stream}\n")
                sys.stdout.flush()

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(write, range(threads)))
    committer.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
