"""A small service for tests to run and kill: PostgreSQL on a data directory until stdin ends.

Says one line of JSON: the processes and DSNs, or the error's name and sentence. A second argument
makes it another user first (`uid=…`), or a root that may make no user namespaces (`confined`).
"""

import ctypes
import json
import os
import sys
from pathlib import Path

from services.postgres.cluster import Cluster
from services.postgres.errors import PostgresError

_CLONE_NEWUSER = 0x10000000


def become(whom: str) -> None:
    if whom == "confined":
        confine()
    if whom.startswith("uid="):
        uid = int(whom.removeprefix("uid="))
        os.setgroups([])
        os.setgid(uid)
        os.setuid(uid)


def confine() -> None:
    # The limit belongs to the namespace we make here, so the machine's own stays as it is. Its
    # users are the machine's, which only our parent can say.
    if ctypes.CDLL(None, use_errno=True).unshare(_CLONE_NEWUSER) != 0:
        raise OSError(ctypes.get_errno(), "unshare")
    tell({"unmapped": os.getpid()})
    sys.stdin.readline()
    Path("/proc/sys/user/max_user_namespaces").write_text("0")


def tell(what: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main(data_dir: str, whom: str = "") -> None:
    become(whom)
    cluster = Cluster(Path(data_dir))
    try:
        with cluster:
            cluster.supervise(lambda _: None)
            dsns = {"owner_dsn": cluster.owner_dsn(), "service_dsn": cluster.service_dsn()}
            tell({"postmaster": cluster.pid, "how": cluster.identity.how, **dsns})
            sys.stdin.read()
    except PostgresError as error:
        tell({"error": type(error).__name__, "sentence": str(error)})


if __name__ == "__main__":
    main(*sys.argv[1:])
